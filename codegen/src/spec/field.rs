//! Reads enums, groups, objects, their fields and rules.

use crate::diagnostics::Diagnostics;
use crate::spec::parts::{decisions, named, presence, scalar, sensitivity, versions};
use crate::spec::reader::{At, MapReader, join, wrong_kind};
use crate::spec::shape::{self, Shape};
use crate::spec::sighting::{origin, sighting};
use crate::spec::tree::{Node, Value};
use crate::spec::words::{DATES, Format, Level};
use crate::spec::{Enum, EnumValue, Field, Group, Object, Predicate, Rule, RuleKind, Sighting, Test, default};

pub(super) fn r#enum(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Enum> {
    let map = MapReader::open(node, &shape::ENUM, named(node, "enums", "name", path), diagnostics)?;
    let parent = map.path.clone();
    let shared = sighting(&map, diagnostics);
    Some(Enum {
        position: map.position.clone(),
        name: map.name("name", diagnostics),
        docs: map.text("docs", diagnostics),
        values: map.definitions("values", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::VALUE, named(node, &parent, "wire", path), diagnostics)?;
            let (origin, sighting) = origin(&map, shared.as_ref(), diagnostics);
            Some(EnumValue {
                wire: map.name("wire", diagnostics),
                rust: map.optional_text("rust", diagnostics),
                origin,
                sighting,
                docs: map.text("docs", diagnostics),
            })
        }),
    })
}

pub(super) fn group(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Group> {
    let map = MapReader::open(node, &shape::GROUP, named(node, "", "name", path), diagnostics)?;
    let parent = map.path.clone();
    let shared = sighting(&map, diagnostics);
    Some(Group {
        name: map.name("name", diagnostics),
        title: map.text("title", diagnostics),
        rust: map.optional_text("rust", diagnostics),
        docs: map.text("docs", diagnostics),
        fields: map.definitions("fields", diagnostics, |node, path, diagnostics| {
            field(node, &shape::FIELD, named(node, &parent, "wire", path), shared.as_ref(), diagnostics)
        }),
        decisions: decisions(&map, diagnostics),
    })
}

pub(super) fn object(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Object> {
    let map = MapReader::open(node, &shape::OBJECT, named(node, "", "name", path), diagnostics)?;
    let parent = map.path.clone();
    let shared = sighting(&map, diagnostics);
    Some(Object {
        position: map.position.clone(),
        name: map.name("name", diagnostics),
        keep_raw: map.boolean("keep_raw", diagnostics).is_some_and(|keep| keep.value),
        docs: map.text("docs", diagnostics),
        fields: map.definitions("fields", diagnostics, |node, path, diagnostics| {
            field(node, &shape::OBJECT_FIELD, named(node, &parent, "wire", path), shared.as_ref(), diagnostics)
        }),
    })
}

pub(super) fn field(
    node: &Node,
    shape: &'static Shape,
    path: String,
    shared: Option<&Sighting>,
    diagnostics: &mut Diagnostics,
) -> Option<Field> {
    let map = MapReader::open(node, shape, path, diagnostics)?;
    let (origin, sighting) = origin(&map, shared, diagnostics);
    let mut rules = Vec::new();
    for (key, level) in [("must", Level::Must), ("should", Level::Should)] {
        rules.extend(map.list(key, diagnostics, |node, path, diagnostics| rule(node, level, path, diagnostics)));
    }
    Some(Field {
        position: map.position.clone(),
        wire: map.name("wire", diagnostics),
        rust: map.optional_text("rust", diagnostics),
        versions: versions(&map, diagnostics),
        r#type: map.name("type", diagnostics),
        presence: presence(&map, diagnostics),
        default: map.get("default").and_then(|node| default::read(node, &map.path_of("default"), diagnostics)),
        null_text: map.optional_text("null_text", diagnostics),
        origin,
        sighting,
        tags: map.optional_text("tags", diagnostics),
        sensitivity: sensitivity(&map, diagnostics),
        docs: map.text("docs", diagnostics),
        example: map.get("example").and_then(|node| scalar(node, &map.path_of("example"), diagnostics)),
        rules,
        decisions: decisions(&map, diagnostics),
    })
}

pub(super) fn rule(node: &Node, level: Level, path: String, diagnostics: &mut Diagnostics) -> Option<Rule> {
    let map = MapReader::open(node, &shape::RULE, path, diagnostics)?;
    let (name, docs) = (map.optional_text("name", diagnostics), map.optional_text("docs", diagnostics));
    let (when, unless) = (tests("when", &map, diagnostics), tests("unless", &map, diagnostics));
    let mut kinds = map.entries().filter(|entry| map.is_one_of(entry.key));
    let Some(kind) = kinds.next() else {
        if !map.has_unknown {
            let help = "add its kind, such as `length: {max: 20}`";
            diagnostics.push(&map.position, map.path.clone(), "this rule asks for nothing", help);
        }
        return None;
    };
    for second in kinds {
        let message = format!("a rule asks for one thing, this one for `{}` and `{}`", kind.key, second.key);
        diagnostics.push(second.position, map.path.clone(), message, "write two rules");
    }
    let (key, position) = (kind.key, kind.position.clone());
    let kind = rule_kind(key, &map, diagnostics);
    Some(Rule { position, name, level, key, kind, when, unless, docs })
}

pub(super) fn rule_kind(key: &str, map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Option<RuleKind> {
    Some(match key {
        "length" => {
            let length = MapReader::open(map.get(key)?, &shape::LENGTH, map.path_of(key), diagnostics)?;
            let (min, max) = (length.integer("min", diagnostics), length.integer("max", diagnostics));
            if min.is_none() && max.is_none() {
                if length.entries().next().is_none() && !length.has_unknown {
                    let help = "add `min:`, `max:` or both";
                    diagnostics.push(&length.position, length.path, "this length has no limit", help);
                }
                return None;
            }
            RuleKind::Length { min, max }
        }
        "charset" => RuleKind::Charset(map.optional_text(key, diagnostics)?),
        "minimum" => RuleKind::Minimum(map.optional_text(key, diagnostics)?),
        "format" => RuleKind::Format(map.word(key, Format::ALL, diagnostics)?),
        "one_of" => RuleKind::OneOf(Some(map.texts(key, diagnostics)).filter(|values| !values.is_empty())?),
        "range" => {
            let range = MapReader::open(map.get(key)?, &shape::RANGE, map.path_of(key), diagnostics)?;
            let (min, max) = (range.integer("min", diagnostics), range.integer("max", diagnostics));
            RuleKind::Range { min: min?, max: max? }
        }
        "equals" => RuleKind::Equals(map.boolean(key, diagnostics)?.value),
        "after" => RuleKind::After(map.optional_text(key, diagnostics)?),
        "within" => {
            let within = MapReader::open(map.get(key)?, &shape::WITHIN, map.path_of(key), diagnostics)?;
            RuleKind::Within { days: within.integer("days", diagnostics), of: within.optional_text("of", diagnostics) }
        }
        "date" => {
            map.word(key, DATES, diagnostics)?;
            RuleKind::Today
        }
        "required" | "forbidden" => {
            let value = map.boolean(key, diagnostics)?;
            if !value.value {
                let help = format!("write `{key}: true`, or leave the rule out");
                diagnostics.push(&value.position, map.path_of(key), format!("`{key}: false` says nothing"), help);
                return None;
            }
            if key == "required" { RuleKind::Required } else { RuleKind::Forbidden }
        }
        _ => return None,
    })
}

pub(super) fn tests(key: &str, map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Vec<Test> {
    let Some(node) = map.get(key) else { return Vec::new() };
    let path = map.path_of(key);
    let Value::Map(entries) = &node.value else {
        wrong_kind(node, "a map of fields and values", &path, diagnostics);
        return Vec::new();
    };
    if entries.is_empty() {
        diagnostics.push(&node.position, path.clone(), "this condition is empty", "name a field and its values");
    }
    let mut tests: Vec<Test> = Vec::new();
    for (subject, node) in entries {
        if tests.iter().any(|test| test.subject.value == subject.name) {
            diagnostics.push(
                &subject.position,
                path.clone(),
                format!("the key `{}` is here twice", subject.name),
                "keep one, with all the values",
            );
            continue;
        }
        let path = join(&path, &subject.name);
        let predicate = match &node.value {
            Value::Text(word) if word == "given" => Predicate::Given,
            Value::Text(word) if word == "absent" => Predicate::Absent,
            Value::List(values) if !values.is_empty() => {
                Predicate::OneOf(values.iter().filter_map(|value| scalar(value, &path, diagnostics)).collect())
            }
            _ => {
                diagnostics.push(
                    &node.position,
                    path,
                    "this is no test of a field",
                    "write `given`, `absent` or a list of values",
                );
                continue;
            }
        };
        let subject = At { value: subject.name.clone(), position: subject.position.clone() };
        tests.push(Test { subject, predicate });
    }
    tests
}
