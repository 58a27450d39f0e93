//! The mock API as a program: prints its address and runs until it is killed.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr};
use std::process::ExitCode;
use std::str::FromStr;

use juspay_session::mock::Mock;

const HELP: &str = "\
The mock of Juspay's session call and order status, for tests. Prints its address and runs until it is killed.

  juspay-mock [--host ADDRESS] [--port N] [--api-version default|v1] [--ledger-size N]
              [--waive PLACE]…

  --host ADDRESS      the IP address to listen on; the default is 127.0.0.1
  --port N            the port; the default is any free one
  --api-version V     check every session call against this version; the default depends on the keys of the request
  --ledger-size N     how many orders and requests the ledger keeps; the default is 50000
  --waive PLACE       accept what breaks this rule, such as basic/order_id/length

GET /__mock/ledger and POST /__mock/orders/{order_id}/status, /__mock/late, /__mock/faults and /__mock/clock control it.
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("juspay-mock: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut builder = Mock::builder();
    let mut host = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let mut port = 0;
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        let argument = argument.into_string().map_err(|_| "invalid argument: not UTF-8")?;
        let (flag, value) = argument.split_once('=').map_or((&*argument, None), |(flag, value)| (flag, Some(value)));
        let mut value = || match value {
            Some(value) => Ok(value.to_owned()),
            None => match arguments.next().map(std::ffi::OsString::into_string) {
                Some(Ok(value)) => Ok(value),
                _ => Err(format!("{flag}: missing value")),
            },
        };
        match flag {
            "--help" | "-h" => return print(HELP),
            "--host" => host = read(flag, &value()?, "write an IP address, such as 0.0.0.0")?,
            "--port" => port = read(flag, &value()?, "write a number from 0 to 65535")?,
            "--api-version" => builder = builder.api_version(read(flag, &value()?, "write default or v1")?),
            "--ledger-size" => builder = builder.ledger_size(read(flag, &value()?, "write a number")?),
            "--waive" => {
                let help = "write the place of a rule, such as basic/order_id/length";
                builder = builder.waive(read(flag, &value()?, help)?);
            }
            _ => return Err(format!("unknown argument `{argument}`; see --help")),
        }
    }
    let mock = builder.host(host).port(port).start();
    let mock = mock.map_err(|error| format!("cannot listen on {host}, port {port}: {error}"))?;
    if !host.is_loopback() {
        eprintln!(
            "warning: listening on {host}: everyone who reaches this machine can use the mock and read its ledger"
        );
    }
    print(&format!("{}\n", mock.base_url()))?;
    loop {
        std::thread::park();
    }
}

fn read<T: FromStr>(flag: &str, value: &str, help: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{flag}: invalid value; {help}"))
}

fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| format!("cannot print: {error}"))
}
