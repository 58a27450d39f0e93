//! One connection, request by request.

use std::net::TcpStream;
use std::time::Duration;

use socket2::SockRef;

use super::api::{Body, Place, Refusal, accept, refuse_head};
use super::deliver::{Delivery, End};
use super::fault::{Fault, Injection};
use super::http::{Context, Head, ReadFailure, Reader, write};
use super::{FAULT_HEADER, RequestHead, Shared};

pub(super) fn serve(stream: &TcpStream, shared: &Shared) {
    // Without them it still works, less exactly.
    let _ = stream.set_nodelay(true);
    let _ = stream.set_write_timeout(Some(shared.timeout));
    let mut reader = Reader::new(stream, shared.timeout);
    while !shared.stop.is_set() {
        match exchange(stream, &mut reader, shared) {
            End::Next => {}
            End::Close => return reader.farewell(),
            End::Leave => return,
            End::Reset => {
                // To close it with a linger time of nothing is to reset it.
                let _ = SockRef::from(stream).set_linger(Some(Duration::ZERO));
                return;
            }
        }
    }
}

fn exchange(stream: &TcpStream, reader: &mut Reader<'_>, shared: &Shared) -> End {
    if reader.begin().is_err() {
        return End::Leave;
    }
    let sequence = shared.book.open();
    let mut context = Context { to_head: false, last: false };
    let head = reader.head();
    if let Ok(head) = &head {
        context = Context { to_head: &*head.method == "HEAD", last: !head.keeps_alive() };
    }
    let read = head.and_then(|head| read(stream, reader, shared, sequence, head));
    let delivery = Delivery { stream, reader, shared, sequence, context };
    let request = match read {
        Ok(Read::Whole(request)) => request,
        Ok(Read::Refused(refusal)) => return delivery.last(&refusal),
        Ok(Read::Reset) => return End::Reset,
        Err(ReadFailure::Gone) => return End::Leave,
        Err(ReadFailure::Late) => return delivery.last(&Refusal::of(408)),
        Err(ReadFailure::Refused(status)) => return delivery.last(&Refusal::of(status)),
    };
    let body = Body::read(&request.body);
    shared.book.complete(sequence, body.order_id().as_deref(), shared.keep(&request.body));
    let now = shared.now();
    let accepted = request.verdict.and_then(|()| accept(&request.head, &request.body, &body, now));
    let usual = || match &accepted {
        Err(refusal) => refusal.answer(&shared.ids),
        Ok(accepted) => {
            let place = Place { base_url: &shared.base_url, book: &shared.book, ids: &shared.ids, now };
            accepted.answer(sequence, &place)
        }
    };
    match request.injection {
        None => delivery.answer(&usual()),
        Some(injection) => delivery.faulty(injection, usual),
    }
}

/// What came of reading a request.
enum Read {
    Whole(Request),
    /// It was refused before its body was read.
    Refused(Refusal),
    /// It is to be reset before its body is read.
    Reset,
}

/// A request that was read to its end.
struct Request {
    head: Head,
    body: Vec<u8>,
    /// Whether the head alone is a reason to refuse it.
    verdict: Result<(), Refusal>,
    injection: Option<Injection>,
}

fn read(
    stream: &TcpStream,
    reader: &mut Reader<'_>,
    shared: &Shared,
    sequence: u64,
    head: Head,
) -> Result<Read, ReadFailure> {
    let public = RequestHead {
        sequence,
        method: head.method.as_ref().into(),
        target: head.target.as_ref().into(),
        headers: head.headers.clone(),
    };
    shared.book.head(&public);
    let injection = match head.headers.get(FAULT_HEADER).map(str::parse::<Injection>) {
        None => Ok(shared.injection(&public)),
        Some(asked) => asked.map(Some).map_err(|error| Refusal::of_fault(error.to_string())),
    };
    let (injection, fault_verdict) = match injection {
        Ok(injection) => (injection, Ok(())),
        Err(refusal) => (None, Err(refusal)),
    };
    if injection.as_ref().is_some_and(|injection| *injection.fault() == Fault::ResetUnread) {
        return Ok(Read::Reset);
    }
    let verdict = fault_verdict.and_then(|()| refuse_head(&head));
    let framing = head.framing().map_err(ReadFailure::Refused)?;
    if head.expects_continue() {
        if let Err(refusal) = verdict {
            return Ok(Read::Refused(refusal));
        }
        if !write(stream, b"HTTP/1.1 100 Continue\r\n\r\n") {
            return Err(ReadFailure::Gone);
        }
    }
    let body = reader.body(framing)?;
    Ok(Read::Whole(Request { head, body, verdict, injection }))
}
