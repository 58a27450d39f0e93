//! The keys of a sample: of JSON, or of the request body that a snippet of some language makes.

use std::collections::BTreeSet;

use serde_json::Value;

/// More is no body that somebody has written.
const MOST_KEYS: usize = 100;
const LONGEST_KEY: usize = 64;

/// A sample, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Payload {
    /// The keys of its outermost object, sorted: their order means nothing.
    pub(super) keys: Vec<String>,
    /// The whole of it, where it is JSON.
    pub(super) json: Option<Value>,
}

/// Takes a sample apart.
pub(super) fn read(code: &str) -> Payload {
    let json: Option<Value> = serde_json::from_str(code).ok().filter(Value::is_object);
    let keys = match json.as_ref().and_then(Value::as_object) {
        Some(object) => object.keys().map(String::as_str).collect(),
        None => keys(code),
    };
    let keys = keys.into_iter().filter(|key| key.len() <= LONGEST_KEY).take(MOST_KEYS).map(str::to_owned).collect();
    Payload { keys, json }
}

/// The first arguments of `.put("key", …)`, or the keys of the object that has the most of them.
fn keys(code: &str) -> BTreeSet<&str> {
    fn put(piece: &str) -> Option<&str> {
        let (key, after) = piece.trim_start().strip_prefix('"')?.split_once(['"', '\n'])?;
        after.trim_start().starts_with(',').then_some(key)
    }
    let keys: BTreeSet<&str> = code.split(".put(").skip(1).filter_map(put).collect();
    if keys.is_empty() { object_keys(code) } else { keys }
}

/// The keys of the object with the most keys, of several the first that ends: text in double quotes before a colon,
/// whatever is around it.
fn object_keys(code: &str) -> BTreeSet<&str> {
    let mut most = BTreeSet::new();
    let mut open: Vec<BTreeSet<_>> = Vec::new();
    let mut close = |object: Option<BTreeSet<_>>| {
        if let Some(object) = object.filter(|object| object.len() > most.len()) {
            most = object;
        }
    };
    let mut rest = code;
    while let Some(start) = rest.find(['{', '}', '"']) {
        let (sign, inside) = rest.get(start..).unwrap_or_default().split_at(1);
        rest = inside;
        match sign {
            "{" => open.push(BTreeSet::new()),
            "}" => close(open.pop()),
            _ => {
                let Some((text, behind)) = text_end(inside).and_then(|end| inside.split_at_checked(end)) else {
                    rest = inside.split_once('\n').map_or("", |(_, next)| next);
                    continue;
                };
                let behind = behind.get(1..).unwrap_or_default();
                rest = behind;
                if let Some(object) = open.last_mut()
                    && behind.trim_start().starts_with(':')
                {
                    object.insert(text);
                }
            }
        }
    }
    // What was cut off.
    for object in open {
        close(Some(object));
    }
    most
}

/// Where a text in double quotes ends: on its line, if at all.
fn text_end(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' => return None,
            b'"' if !is_escaped => return Some(index),
            _ => is_escaped = byte == b'\\' && !is_escaped,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_in_every_language() {
        for code in [
            r#"{"a": "1", "b.c": {"d": 1, "e": 2, "g": 3, "h": 4}, "f": "}\"{"}"#,
            "curl --header 'x: y' --data-raw '{\n  \"a\": \"1\",\n  \"b.c\": \"2\",\n  \"f\": \"3\"\n}'",
            "var p = JSON.stringify({\n \"a\": a,\n \"b.c\": \"2\",\n \"f\": true\n});\nvar o = {method: 'POST', headers: {'x': 'y'}};",
            "p.put(\"a\", \"1\");\np.put( \"b.c\", id);\nx.put(\"f\", \"2\");\nm.get(\"g\");",
            "$r->setBody('{\\n    \n  \"a\": \"1\",\\n    \n  \"b.c\": \"2\",\\n  \"f\": \"3\"\\n\n}');",
            "headers = {\"x\": \"y\"}\nbody = {\"a\": 1, \"b.c\": [{\"d\": 1}], \"f\": None}",
            "'{ \"a\": 1, \"b.c\": 2, \"f\": 3",
        ] {
            assert_eq!(read(code).keys, ["a", "b.c", "f"], "{code}");
        }
    }

    #[test]
    fn the_object_with_the_most_keys_is_the_one() {
        for (code, keys) in [
            ("f({\"a\": 1}, {\"b\": 2, \"c\": 3}, {\"d\": 4})", "b c"),
            ("f({\"a\": 1}, {\"b\": 2})", "a"),
            ("f({\"a\": {\"b\": 1, \"c\": 2}, \"d\": {\"b\": 3}, \"a\": 4, \"e\": 5})", "a d e"),
            ("f({\"a\": 1, \"a\": 2}, {\"b\": 1, \"c\": 2})", "b c"),
        ] {
            assert_eq!(read(code).keys.join(" "), keys, "{code}");
        }
    }

    #[test]
    fn a_text_ends_at_its_quote_or_with_its_line() {
        for (code, keys) in [
            ("f({\"a\": \"}\\\"{\", \"b\": \"\\\\\", \"c\": 1})", "a b c"),
            ("f({\"a: 1,\n\"b\": 2,\n\"c\": 3})", "b c"),
            ("f({\"a\": 1, \"b", "a"),
        ] {
            assert_eq!(read(code).keys.join(" "), keys, "{code}");
        }
    }

    #[test]
    fn nobody_has_written_more_keys_or_longer_ones() {
        let (longest, longer) = ("k".repeat(LONGEST_KEY), "k".repeat(LONGEST_KEY + 1));
        let object = |keys: &[String]| {
            let entries: Vec<String> = keys.iter().map(|key| format!("\"{key}\": 1")).collect();
            format!("{{{}}}", entries.join(", "))
        };
        let many: Vec<String> = (0..=MOST_KEYS).map(|number| format!("{number:03}")).collect();
        for written in
            [object(&[longest.clone(), longer.clone()]), format!("f({})", object(&[longest.clone(), longer]))]
        {
            assert_eq!(read(&written).keys, [longest.as_str()], "{written}");
        }
        for written in [object(&many), format!("f({})", object(&many))] {
            assert_eq!(read(&written).keys, many[..MOST_KEYS], "{written}");
        }
    }

    #[test]
    fn what_holds_no_keys_has_none() {
        for code in ["", "}}}}\"", "{\"", "{\"a", "\"a\": 1", "[1, 2]", "null", ".put(\"", ".put(\"a\")"] {
            assert_eq!(read(code).keys, [""; 0], "{code}");
        }
    }
}
