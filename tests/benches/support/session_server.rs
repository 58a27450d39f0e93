//! A server that is as fast as can be, so that what is measured is its clients: it answers every request with the same
//! session, and looks at none of them.

use std::io;
use std::net::{SocketAddr, TcpListener};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Starts it on a thread of its own, which ends with the program.
pub fn start(body: &str) -> SocketAddr {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
    let answer: &'static [u8] = (head + body).into_bytes().leak();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    listener.set_nonblocking(true).expect("a socket can be polled");
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().expect("a runtime starts");
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener).expect("it is a listener");
            while let Ok((connection, _)) = listener.accept().await {
                // A client that has gone away is no concern of the server's.
                tokio::spawn(async move { serve(connection, answer).await.ok() });
            }
        });
    });
    address
}

async fn serve(mut connection: TcpStream, answer: &[u8]) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let mut request = Vec::with_capacity(1 << 13);
    while connection.read_buf(&mut request).await? > 0 {
        if is_whole(&request) {
            request.clear();
            connection.write_all(answer).await?;
        }
    }
    Ok(())
}

/// Whether a request is there with all of its body. Clients wait for an answer before they send the next.
fn is_whole(request: &[u8]) -> bool {
    const LENGTH: &[u8] = b"\r\ncontent-length: ";
    let Some(head) = request.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let length = request.windows(LENGTH.len()).position(|part| part == LENGTH).expect("all of them say it");
    let digits = request[length + LENGTH.len()..].iter().take_while(|byte| byte.is_ascii_digit());
    let length = digits.fold(0, |length, digit| length * 10 + usize::from(digit - b'0'));
    request.len() == head + 4 + length
}
