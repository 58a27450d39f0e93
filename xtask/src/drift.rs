//! `drift`: the documentation page against the lock and the model.

use std::ffi::OsStr;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use ::codegen::docs::{Drift, Lock, Page, lock_path};
use lexopt::prelude::{Long, Short, Value, ValueExt as _};
use xtask::exit::{Failure, Outcome};
use xtask::{generated, workspace};

use crate::{fetch, help, print};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let (mut page, mut operation) = (None, None);
    let (mut json, mut accept, mut force) = (false, false, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(value) if page.is_none() => page = Some(value),
            Long("operation") => operation = Some(arguments.value()?.string()?),
            Long("json") => json = true,
            Long("accept") => accept = true,
            Long("force") => force = true,
            Long("help") | Short('h') => return help(),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(page) = page else {
        return Err(Failure::usage("`drift` needs the documentation page: a file, `-` or a URL"));
    };
    if force && !accept {
        return Err(Failure::usage("`--force` needs `--accept`"));
    }
    let root = workspace::find(&std::env::current_dir()?)?;
    let files = workspace::model_files(&root)?;
    let model = workspace::load(&files)?;
    let operation = workspace::operation(&model, operation.as_deref())?;
    if operation.page.is_none() {
        return Err(Failure::new(format_args!(
            "the operation `{}` has no documentation page; give it a `page` at {}",
            operation.name, operation.source
        )));
    }
    let lock_path = lock_path(operation);
    let name = if page == "-" { "standard input".into() } else { page.to_string_lossy() };
    let page = Page::read(&read(&page)?).map_err(|error| Failure::new(format_args!("{name}: {error}")))?;
    let found = locked(&root, &lock_path);
    // A lock that is missing or broken has nothing to say of the page, and is mended by `--accept`.
    page.is_of(operation, found.as_ref().ok()).map_err(|error| Failure::new(format_args!("{name}: {error}")))?;
    let lock = if accept {
        let lock = Lock::of(&page);
        let mut forgotten = Vec::new();
        if let Ok(found) = &found {
            forgotten = found.forgotten_by(&lock);
            let is_truncated = Drift::between(&page, found, &model, operation).is_truncated();
            if !force && (is_truncated || forgotten.len() * MOST_FORGOTTEN > found.items()) {
                return Err(refused(&name, is_truncated, &forgotten, found));
            }
        }
        let told = write(&root, &lock_path, &lock, &forgotten)?;
        if !json {
            print(&told)?;
        } else if !forgotten.is_empty() {
            eprint!("{told}");
        }
        lock
    } else {
        found?
    };
    let drift = Drift::between(&page, &lock, &model, operation);
    print(&if json { drift.to_json() } else { drift.to_text(&page, &model, operation, &files) })?;
    Ok(if drift.is_clean() { Outcome::Clean } else { Outcome::Finding })
}

/// A page may take one in so many of the lock's items away.
const MOST_FORGOTTEN: usize = 5;

/// Why a page is not accepted.
fn refused(name: &str, is_truncated: bool, forgotten: &[String], lock: &Lock) -> Failure {
    let why = if is_truncated { "the page seems truncated" } else { "that is more than a fifth" };
    let (count, items) = (forgotten.len(), lock.items());
    let first = forgotten.iter().take(3).cloned().collect::<Vec<_>>().join("; ");
    Failure::new(format_args!(
        "{name}: the lock would forget {count} of {items} items, and {why}; save the page again, as a whole, or add `--force` if they \
         are gone for good: {first}"
    ))
}

fn read(page: &OsStr) -> Result<Vec<u8>, Failure> {
    if let Some(url) = page.to_str().filter(|page| page.starts_with("https://") || page.starts_with("http://")) {
        return fetch(url);
    }
    if let Some((scheme, _)) = page.to_str().and_then(|page| page.split_once("://")) {
        return Err(Failure::usage(format_args!("a page is fetched over http or https, not `{scheme}`")));
    }
    let mut bytes = Vec::new();
    if page == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = fs::read(page).map_err(|error| Failure::new(format_args!("{}: {error}", page.display())))?;
    }
    Ok(bytes)
}

fn locked(root: &Path, path: &str) -> Result<Lock, Failure> {
    let help = "write it anew with `cargo xtask drift PAGE --accept`, from a page that the model says all of";
    let text = match fs::read_to_string(root.join(path)) {
        Ok(text) => text,
        Err(error) => return Err(Failure::new(format_args!("{path}: {error}; {help}"))),
    };
    Lock::parse(&text).map_err(|error| Failure::new(format_args!("{path}: {error}; {help}")))
}

/// Writes the lock, unless it says the same already; says what was done, and what the lock no longer has.
fn write(root: &Path, path: &str, lock: &Lock, forgotten: &[String]) -> Result<String, Failure> {
    let text = lock.to_text();
    let file = root.join(path);
    if fs::read(&file).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(format!("{path} says already what the page says\n"));
    }
    generated::replace(&file, &text).map_err(|error| Failure::new(format_args!("{path}: {error}")))?;
    let mut told = format!("accepted: {path} now says what the page says\n");
    for item in forgotten {
        told.push_str(&format!("forgotten: {item}\n"));
    }
    Ok(told)
}
