//! Reads the files of a model: the API, and what its operations are.

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostics;
use crate::spec::field::{r#enum, group, object};
use crate::spec::parts::{decisions, named, presence, scalar, sensitivity};
use crate::spec::reader::{MapReader, line};
use crate::spec::response::{left_out, response};
use crate::spec::sighting::{origin, sighting};
use crate::spec::tree::{self, Node};
use crate::spec::words::{DIRECTIONS, Direction, LOCATIONS, SETTINGS};
use crate::spec::{
    Api, Authorization, Endpoint, Evidence, ExtraKey, Folder, Header, HeaderSource, HeaderSourceKind, Host, Mock,
    Operation, Parameter, SeeAlso, Spec, Version, sample, shape,
};

/// The keys of a file that belong to an operation.
const OF_AN_OPERATION: &[&str] = &["operation", "headers", "parameters", "groups", "responses", "samples", "left_out"];

/// Reads all the files of a model, which are given by path.
pub(crate) fn parse(files: &BTreeMap<String, String>, diagnostics: &mut Diagnostics) -> Spec {
    let mut spec = Spec::default();
    for (path, content) in files {
        let folder = folder_of(path);
        if let Some(folder) = folder {
            spec.folders.entry(folder.to_owned()).or_insert_with(|| Folder::new(path));
        }
        let Some(node) = tree::parse(path, content, diagnostics) else { continue };
        let Some(file) = MapReader::open(&node, &shape::FILE, String::new(), diagnostics) else {
            diagnostics.gap();
            continue;
        };
        if file.has_unknown {
            diagnostics.gap();
        }
        spec.enums.extend(file.definitions("enums", diagnostics, r#enum));
        spec.objects.extend(file.definitions("objects", diagnostics, object));
        match folder.and_then(|folder| spec.folders.get_mut(folder)) {
            None => read_top(&file, &mut spec, diagnostics),
            Some(folder) => read_folder(&file, folder, diagnostics),
        }
    }
    spec
}

/// The folder below the model's own that a file lies in, however deep.
fn folder_of(path: &str) -> Option<&str> {
    let (_, below) = path.split_once('/')?;
    below.split_once('/').map(|(folder, _)| folder)
}

/// Reads what a file that lies in no operation's folder has besides enums and objects.
fn read_top(file: &MapReader<'_>, spec: &mut Spec, diagnostics: &mut Diagnostics) {
    for entry in file.entries() {
        if entry.key == "api" {
            if let Some(first) = &spec.api {
                let help = format!("keep one; the first is at {}", first.position);
                diagnostics.push(entry.position, "api", "the model has a second `api`", help);
            } else {
                spec.api = api(entry.node, diagnostics);
            }
        } else if OF_AN_OPERATION.contains(&entry.key) {
            let message = format!("`{}` belongs to an operation", entry.key);
            let help = "move it to a file in the folder of its operation, such as `spec/session/`";
            diagnostics.push(entry.position, entry.key, message, help);
            diagnostics.gap();
        }
    }
}

/// Reads what a file in the folder of an operation has besides enums and objects.
fn read_folder(file: &MapReader<'_>, folder: &mut Folder, diagnostics: &mut Diagnostics) {
    for entry in file.entries() {
        if entry.key == "api" {
            let help = "move it to a file directly in `spec/`";
            diagnostics.push(entry.position, "api", "`api` belongs to all operations", help);
            diagnostics.gap();
        } else if entry.key == "operation" {
            if let Some(first) = &folder.operation {
                let help = format!("keep one, or give it a folder; the first is at {}", first.position);
                diagnostics.push(entry.position, "operation", "this folder has a second `operation`", help);
            } else {
                folder.operation = operation(entry.node, diagnostics);
            }
        }
    }
    folder.headers.extend(file.definitions("headers", diagnostics, header));
    folder.parameters.extend(file.definitions("parameters", diagnostics, parameter));
    folder.groups.extend(file.definitions("groups", diagnostics, group));
    folder.responses.extend(file.definitions("responses", diagnostics, response));
    folder.samples.extend(file.definitions("samples", diagnostics, sample::read));
    folder.left_out.extend(file.definitions("left_out", diagnostics, left_out));
}

fn api(node: &Node, diagnostics: &mut Diagnostics) -> Option<Api> {
    let map = MapReader::open(node, &shape::API, "api".to_owned(), diagnostics).or_else(|| {
        diagnostics.gap();
        None
    })?;
    Some(Api {
        sighting: sighting(&map, diagnostics),
        position: map.position.clone(),
        title: map.text("title", diagnostics),
        docs: map.text("docs", diagnostics),
        operations: map.definitions("operations", diagnostics, line),
        hosts: map.definitions("hosts", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::HOST, path, diagnostics)?;
            let (origin, sighting) = origin(&map, None, diagnostics);
            Some(Host {
                name: map.name("name", diagnostics),
                url: map.text("url", diagnostics),
                docs: map.text("docs", diagnostics),
                origin,
                sighting,
            })
        }),
        authorization: map.get("authorization").and_then(|node| {
            let map = MapReader::open(node, &shape::AUTHORIZATION, map.path_of("authorization"), diagnostics)?;
            Some(Authorization {
                scheme: map.text("scheme", diagnostics),
                tags: map.text("tags", diagnostics),
                docs: map.text("docs", diagnostics),
                sensitivity: sensitivity(&map, diagnostics),
                example: map.optional_text("example", diagnostics),
            })
        }),
        decisions: decisions(&map, diagnostics),
    })
}

fn operation(node: &Node, diagnostics: &mut Diagnostics) -> Option<Operation> {
    let map = MapReader::open(node, &shape::OPERATION, "operation".to_owned(), diagnostics).or_else(|| {
        diagnostics.gap();
        None
    })?;
    let evidence = map.get("evidence").and_then(|node| {
        let map = MapReader::open(node, &shape::EVIDENCE, map.path_of("evidence"), diagnostics)?;
        Some(Evidence { success: map.texts("success", diagnostics), error: map.texts("error", diagnostics) })
    });
    Some(Operation {
        position: map.position.clone(),
        title: map.text("title", diagnostics),
        page: map.optional_text("page", diagnostics),
        docs: map.text("docs", diagnostics),
        versions: map.definitions("versions", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::VERSION, path, diagnostics)?;
            Some(Version {
                name: map.name("name", diagnostics),
                docs: map.text("docs", diagnostics),
                openapi: map.optional_text("openapi", diagnostics),
            })
        }),
        endpoint: map.get("endpoint").and_then(|node| {
            let map = MapReader::open(node, &shape::ENDPOINT, map.path_of("endpoint"), diagnostics)?;
            Some(Endpoint {
                method: map.text("method", diagnostics),
                path: map.text("path", diagnostics),
                content_type: map.optional_text("content_type", diagnostics),
            })
        }),
        groups: map.definitions("groups", diagnostics, line),
        error_body: map.name("error_body", diagnostics),
        sighting: sighting(&map, diagnostics),
        order: map.optional_text("order", diagnostics),
        evidence: evidence.unwrap_or_default(),
        see_also: map.list("see_also", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::SEE_ALSO, path, diagnostics)?;
            Some(SeeAlso { title: map.text("title", diagnostics), url: map.text("url", diagnostics) })
        }),
        extra_keys: map.definitions("extra_keys", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::EXTRA_KEY, named(node, "extra_keys", "key", path), diagnostics)?;
            let sighting = sighting(&map, diagnostics);
            Some(ExtraKey {
                sighting,
                key: map.name("key", diagnostics),
                docs: map.text("docs", diagnostics),
                rust: map.optional_text("rust", diagnostics),
            })
        }),
        mock: map.get("mock").and_then(|node| {
            let map = MapReader::open(node, &shape::MOCK, map.path_of("mock"), diagnostics)?;
            Some(Mock {
                position: map.position.clone(),
                amount: map.optional_text("amount", diagnostics),
                deep_link: map.optional_text("deep_link", diagnostics),
                error_codes: map.text_map("error_codes", diagnostics),
                sdk_keys: map.text_map("sdk_keys", diagnostics),
                sdk_defaults: map.text_map("sdk_defaults", diagnostics),
            })
        }),
        decisions: decisions(&map, diagnostics),
    })
}

fn header(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Header> {
    let map = MapReader::open(node, &shape::HEADER, named(node, "headers", "wire", path), diagnostics)?;
    let (origin, sighting) = origin(&map, None, diagnostics);
    let direction = map.word("direction", DIRECTIONS, diagnostics);
    let from = map.get("from").map(|node| header_source(node, map.path_of("from"), diagnostics));
    if matches!(from, Some(None)) {
        // Whether something fills it cannot be told.
        diagnostics.gap();
    }
    // One that is not readable fits the source.
    let otherwise = if from.is_some() { Direction::Request } else { Direction::Response };
    Some(Header {
        wire: map.name("wire", diagnostics),
        direction: direction.map_or(otherwise, |word| word.value),
        presence: presence(&map, diagnostics),
        origin,
        sighting,
        tags: map.optional_text("tags", diagnostics),
        sensitivity: sensitivity(&map, diagnostics),
        from: from.flatten(),
        docs: map.text("docs", diagnostics),
        example: map.optional_text("example", diagnostics),
        decisions: decisions(&map, diagnostics),
    })
}

fn header_source(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<HeaderSource> {
    let map = MapReader::open(node, &shape::HEADER_SOURCE, path, diagnostics)?;
    let key = map.only_one("name what fills it, such as `{setting: merchant_id}`", diagnostics)?;
    let fallback = map.optional_text("else", diagnostics);
    if let Some(fallback) = fallback.as_ref().filter(|_| key != "field") {
        let help = "leave it out, or name a `field`";
        diagnostics.push(&fallback.position, map.path_of("else"), format!("a {key} has no `else`"), help);
    }
    let kind = match key {
        "setting" => HeaderSourceKind::Setting(map.word(key, SETTINGS, diagnostics)?),
        "constant" => HeaderSourceKind::Constant(map.optional_text(key, diagnostics)?),
        "argument" => HeaderSourceKind::Argument(map.optional_text(key, diagnostics)?),
        _ => HeaderSourceKind::Field { field: map.name("field", diagnostics), fallback },
    };
    Some(HeaderSource { position: map.position.clone(), kind })
}

fn parameter(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Parameter> {
    let map = MapReader::open(node, &shape::PARAMETER, named(node, "parameters", "wire", path), diagnostics)?;
    let (origin, sighting) = origin(&map, None, diagnostics);
    Some(Parameter {
        wire: map.name("wire", diagnostics),
        rust: map.optional_text("rust", diagnostics),
        presence: presence(&map, diagnostics),
        r#type: map.name("type", diagnostics),
        origin,
        sighting,
        tags: map.optional_text("tags", diagnostics),
        sensitivity: sensitivity(&map, diagnostics),
        docs: map.text("docs", diagnostics),
        example: map.get("example").and_then(|node| scalar(node, &map.path_of("example"), diagnostics)),
        decisions: decisions(&map, diagnostics),
        // The last, so that everything else has been read.
        location: map.word("in", LOCATIONS, diagnostics)?.value,
    })
}
