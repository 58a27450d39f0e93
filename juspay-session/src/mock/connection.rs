//! A connection, request by request.

use std::net::TcpStream;
use std::time::Duration;

use socket2::SockRef;

use super::answer::Answer;
use super::api::{Operation, Route, check_head};
use super::body::Body;
use super::deliver::{Delivery, End};
use super::fault::{Fault, Injection};
use super::http::{Head, ReadFailure, Reader, write};
use super::refusal::Refusal;
use super::shared::Shared;
use super::{FAULT_HEADER, RequestHead, control, order_status, session};

pub(super) fn serve(stream: &TcpStream, shared: &Shared) {
    // Without these options the mock still works, less exactly.
    let _ = stream.set_nodelay(true);
    let _ = stream.set_write_timeout(Some(shared.timeout.max(Duration::from_millis(1))));
    let mut reader = Reader::new(stream, shared.timeout);
    while !shared.stop.is_set() {
        match exchange(stream, &mut reader, shared) {
            End::Next => {}
            End::Close => return reader.farewell(),
            End::Leave => return,
            End::Reset => {
                // Closing with a linger time of zero resets the connection.
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
    let head = reader.head();
    let is_last = head.as_ref().is_ok_and(Head::is_last);
    let read = head.and_then(|head| read(stream, reader, shared, sequence, head));
    let mut delivery = Delivery { stream, reader, shared, sequence, is_last };
    let request = match read {
        Ok(Read::Whole(request)) => request,
        Ok(Read::Control(answer)) => return delivery.answer(&answer),
        Ok(Read::Refused(refusal)) => return delivery.last(&refusal),
        Ok(Read::Reset) => return End::Reset,
        Err(ReadFailure::Gone) => return End::Leave,
        Err(ReadFailure::Late) => return delivery.last(&Refusal::of(408)),
        Err(ReadFailure::Refused(status)) => return delivery.last(&Refusal::of(status)),
    };
    let body = Body::read(&request.body);
    let (operation, in_path) = match &request.route {
        Some(Route { operation, order_id }) => (Some(*operation), order_id.as_deref()),
        None => (None, None),
    };
    let order_id = in_path.map(str::to_owned).or_else(|| body.order_id());
    shared.book.complete(sequence, order_id.as_deref(), shared.keep(&request.body));
    let accepted = request.verdict.and_then(|operation| match operation {
        Operation::Session => session::accept(&request.head, &request.body, &body, shared).map(Accepted::Session),
        Operation::OrderStatus => order_status::accept(&request.head, in_path).map(Accepted::OrderStatus),
    });
    let usual = || match &accepted {
        Err(refusal) => refusal.answer(&shared.ids),
        Ok(Accepted::Session(request)) => request.answer(sequence, shared),
        Ok(Accepted::OrderStatus(order_id)) => order_status::answer(order_id, shared),
    };
    let of_order = || shared.faults().take_order(operation?, &order_id?);
    match request.injection.or_else(of_order) {
        None => delivery.answer(&usual()),
        Some(injection) => delivery.faulty(injection, usual),
    }
}

/// A request that is accepted.
enum Accepted<'r> {
    Session(session::Accepted<'r>),
    /// The question for the status of this order.
    OrderStatus(String),
}

/// The result of reading a request.
enum Read {
    Whole(Request),
    /// A request to the mock itself, and its response.
    Control(Answer),
    /// A request that is refused before its body is read.
    Refused(Refusal),
    /// A request whose connection is reset before its body is read.
    Reset,
}

/// A request that was read to its end.
struct Request {
    head: Head,
    body: Vec<u8>,
    route: Option<Route>,
    /// The operation, or the refusal of the head.
    verdict: Result<Operation, Refusal>,
    injection: Option<Injection>,
}

fn read(
    stream: &TcpStream,
    reader: &mut Reader<'_>,
    shared: &Shared,
    sequence: u64,
    head: Head,
) -> Result<Read, ReadFailure> {
    if head.path().starts_with(control::PREFIX) {
        shared.book.remove(sequence);
        let body = body(stream, reader, &head)?;
        return Ok(Read::Control(control::answer(&head, &body, shared)));
    }
    let public = RequestHead {
        sequence,
        method: head.method.as_ref().into(),
        target: head.target.as_ref().into(),
        headers: head.headers.clone(),
    };
    let route = Route::of(head.path());
    shared.book.head(&public, route.as_ref().map(|route| route.operation));
    let (injection, fault_verdict) = match head.headers.get(FAULT_HEADER).map(str::parse::<Injection>) {
        None => (shared.injection(&public), Ok(())),
        Some(Ok(injection)) => (Some(injection), Ok(())),
        Some(Err(error)) => (None, Err(Refusal::of_fault(error.to_string()))),
    };
    if injection.as_ref().is_some_and(|injection| *injection.fault() == Fault::ResetUnread) {
        return Ok(Read::Reset);
    }
    let verdict = fault_verdict.and_then(|()| check_head(&head, route.as_ref()));
    if let (Err(refusal), true) = (&verdict, head.expects_continue()) {
        head.framing().map_err(ReadFailure::Refused)?;
        return Ok(Read::Refused(refusal.clone()));
    }
    let body = body(stream, reader, &head)?;
    Ok(Read::Whole(Request { head, body, route, verdict, injection }))
}

fn body(stream: &TcpStream, reader: &mut Reader<'_>, head: &Head) -> Result<Vec<u8>, ReadFailure> {
    let framing = head.framing().map_err(ReadFailure::Refused)?;
    if head.expects_continue() && !write(stream, b"HTTP/1.1 100 Continue\r\n\r\n") {
        return Err(ReadFailure::Gone);
    }
    reader.body(framing)
}
