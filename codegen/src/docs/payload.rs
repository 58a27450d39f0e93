//! The keys of a sample: of JSON, or of the request body that a snippet of some language makes.

use serde_json::Value;

/// More is no body that somebody has written.
const MOST_KEYS: usize = 100;
const LONGEST_KEY: usize = 64;
const DEEPEST: usize = 64;

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
    let mut keys = match &json {
        Some(json) => json.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default(),
        None => keys(code),
    };
    keys.retain(|key: &String| key.len() <= LONGEST_KEY);
    keys.truncate(MOST_KEYS);
    keys.sort();
    Payload { keys, json }
}

/// The first arguments of `.put("key", …)`, or the keys of the object that has the most of them.
fn keys(code: &str) -> Vec<String> {
    let put = |piece: &str| {
        let (key, after) = piece.trim_start().strip_prefix('"')?.split_once(['"', '\n'])?;
        after.trim_start().starts_with(',').then(|| key.to_owned())
    };
    let mut keys: Vec<String> = code.split(".put(").skip(1).filter_map(put).collect();
    if keys.is_empty() {
        keys = object_keys(code);
    }
    keys
}

/// The keys of the object with the most keys: text in double quotes before a colon, whatever is around it.
fn object_keys(code: &str) -> Vec<String> {
    let mut most: Vec<String> = Vec::new();
    let mut open: Vec<Vec<String>> = Vec::new();
    let mut too_deep = 0_usize;
    let mut close = |object: Option<Vec<String>>| {
        if let Some(object) = object.filter(|object| object.len() > most.len()) {
            most = object;
        }
    };
    let mut rest = code;
    while let Some(start) = rest.find(['{', '}', '"']) {
        let (sign, inside) = rest.get(start..).unwrap_or_default().split_at(1);
        rest = inside;
        match sign {
            "{" if open.len() < DEEPEST => open.push(Vec::new()),
            "{" => too_deep += 1,
            "}" if too_deep > 0 => too_deep -= 1,
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
                    && object.len() < MOST_KEYS
                    && !object.iter().any(|key| key == text)
                {
                    object.push(text.to_owned());
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
    fn what_holds_no_keys_has_none() {
        for code in ["", "}}}}\"", "{\"", "{\"a", "\"a\": 1", "[1, 2]", "null", ".put(\"", ".put(\"a\")"] {
            assert_eq!(read(code).keys, [""; 0], "{code}");
        }
    }
}
