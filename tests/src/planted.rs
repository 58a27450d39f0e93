//! Values that stand for a secret or for a person. None of them may be in anything that is printed.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::{Debug, Write as _};
use std::io::{self, Write as _};
use std::sync::Once;

use codegen::ir::Sensitivity;
use serde_json::Value;
use tracing::field::Field;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt as _};

use crate::fixtures;

/// The API key of the tests.
pub const KEY: &str = "KEYMARK0123";

/// Text, an amount, a time, an integer and a number, all at once.
pub const NUMBER: &str = "9173550042";

/// What the tests have for keys, tokens and people. Each stands for something that must not show, and for nothing else.
pub const MARKERS: &[&str] = &[
    KEY,
    // `KEYMARK0123:`, encoded, without its end.
    "S0VZTUFSSzAxMjM6",
    NUMBER,
    "customermark",
    "emailmark",
    "9123456780",
    "firstmark",
    "returnmark",
    "routingmark",
    "headermark",
    "tokenmark",
    "messagemark",
    "querymark",
];

/// A key that stands nowhere in the program, made from a number, with this before and behind it.
///
/// It is written into memory of its size, so that the text returned is the only copy.
#[must_use]
pub fn key(seed: u64, before: &str, behind: &str) -> String {
    const LENGTH: usize = 39;
    let mut random = fastrand::Rng::with_seed(seed);
    let mut key = String::with_capacity(before.len() + LENGTH + behind.len());
    key.push_str(before);
    for _ in 0..LENGTH {
        key.push(random.alphanumeric());
    }
    key.push_str(behind);
    key
}

/// Printed by a test, so that whoever searches the output of the tests knows that it has all of it.
pub const CANARY: &str = "this line is printed by a test";

/// The values of the fixtures that are personal or secret by the model. Short ones, single words and numbers are left
/// out: they may stand in any output, and the words in a test's name.
///
/// # Panics
///
/// If the model cannot be read, or there are no fixtures.
#[must_use]
pub fn fixture_values() -> BTreeSet<String> {
    fn collect(value: &Value, is_hidden: bool, names: &BTreeSet<&str>, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(entries) => {
                for (key, value) in entries {
                    collect(value, names.contains(key.as_str()), names, found);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| collect(value, is_hidden, names, found)),
            Value::String(text) if is_hidden => {
                let is_word = |line: &str| line.chars().all(|character| character.is_alphabetic() || character == '_');
                // A line's end is no longer one in `Debug`.
                let line = text.lines().next().filter(|line| line.len() >= 8 && !is_word(line));
                found.extend(line.map(str::to_owned));
            }
            _ => {}
        }
    }
    let model = xtask::workspace::model(crate::workspace()).expect("the model has no mistakes");
    let fields =
        model.operations[0].request.fields.iter().chain(model.objects.iter().flat_map(|object| &object.fields));
    let names =
        fields.filter(|field| field.sensitivity != Sensitivity::Public).map(|field| field.wire.as_str()).collect();
    let mut found = BTreeSet::new();
    for folder in ["page/requests", "page/responses", "responses", "errors"] {
        for (_, json) in fixtures::read(folder, "json") {
            // One has numbers that are too large for a `Value`.
            let json = serde_json::from_slice(&json).unwrap_or_default();
            collect(&json, false, &names, &mut found);
        }
    }
    found
}

/// The first marker that a text shows, with the lines that do.
#[must_use]
pub fn shown<'t>(text: &'t str, markers: &[impl AsRef<str>]) -> Option<(String, Vec<&'t str>)> {
    markers.iter().map(AsRef::as_ref).find(|marker| text.contains(marker)).map(|marker| {
        let lines = text.lines().filter(|line| line.contains(marker)).collect();
        (marker.to_owned(), lines)
    })
}

/// Checks that a text shows nothing that was planted.
#[track_caller]
pub fn clean(what: &str, text: &str) {
    if let Some((marker, lines)) = shown(text, MARKERS) {
        panic!("{what} shows {marker}: {}", lines.join("\n"));
    }
}

/// Checks both forms of `Debug`.
#[track_caller]
pub fn clean_debug(what: &str, value: &(impl Debug + ?Sized)) {
    clean(what, &format!("{value:?}"));
    clean(what, &format!("{value:#?}"));
}

/// Checks all forms of an error and of those below it.
#[track_caller]
pub fn clean_error(what: &str, error: &dyn Error) {
    let mut next = Some(error);
    while let Some(error) = next {
        clean(what, &error.to_string());
        clean_debug(what, error);
        next = error.source();
    }
}

/// Hands over each event and each span of every crate at every level as a line, and fields as they are recorded.
pub struct Lines<F>(pub F);

impl<S: Subscriber, F: Fn(&str) + 'static> Layer<S> for Lines<F> {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let mut fields = Fields(format!("span {}", attributes.metadata().name()));
        attributes.record(&mut fields);
        self.0(&fields.0);
    }

    fn on_record(&self, _: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut fields = Fields("record".to_owned());
        values.record(&mut fields);
        self.0(&fields.0);
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut fields = Fields(format!("event {}", event.metadata().target()));
        event.record(&mut fields);
        self.0(&fields.0);
    }
}

struct Fields(String);

impl tracing::field::Visit for Fields {
    fn record_error(&mut self, field: &Field, error: &(dyn Error + 'static)) {
        let mut next = Some(error);
        while let Some(error) = next {
            self.record_debug(field, &format_args!("{error} {error:?}"));
            next = error.source();
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

/// Hands over all that is logged in this process from now on, line by line, by whichever thread, by `tracing` and by
/// `log`. A thread that has a subscriber of its own keeps it.
///
/// # Panics
///
/// If the process has a log already.
pub fn log_to(line: fn(&str)) {
    struct Logger(fn(&str));

    impl log::Log for Logger {
        fn enabled(&self, _: &log::Metadata<'_>) -> bool {
            true
        }

        fn log(&self, record: &log::Record<'_>) {
            self.0(&format!("{} {}", record.target(), record.args()));
        }

        fn flush(&self) {}
    }

    let subscriber = tracing_subscriber::registry().with(Lines(line));
    tracing::subscriber::set_global_default(subscriber).expect("nobody else sets one");
    log::set_boxed_logger(Box::new(Logger(line))).expect("nobody else sets one");
    log::set_max_level(log::LevelFilter::Trace);
}

/// Has an eye on all that is logged in this process from now on.
pub fn watch_logs() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| log_to(watch));
}

/// Ends the process: a panic of some thread of a runtime would fail no test.
fn watch(line: &str) {
    if let Some((marker, _)) = shown(line, MARKERS) {
        let _ = writeln!(io::stderr(), "a log shows {marker}: {line}");
        std::process::exit(1);
    }
}
