//! `mock`: the mock API until it is killed.

use std::io::Write as _;

use juspay_session::mock::Mock;
use lexopt::prelude::{Long, ValueExt as _};
use xtask::exit::{Failure, Outcome};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut port = 0;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let mock = Mock::builder().port(port).start();
    let mock = mock.map_err(|error| Failure::new(format_args!("127.0.0.1:{port} cannot be listened on: {error}")))?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", mock.base_url())?;
    // Whoever started it waits for the line.
    out.flush()?;
    drop(out);
    loop {
        std::thread::park();
    }
}
