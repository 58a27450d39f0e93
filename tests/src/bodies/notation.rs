//! The many ways to write one body.

use fastrand::Rng;
use serde_json::{Map, Value};

/// Writes a body as JSON: mostly as anyone would, now and then with keys in any order, blanks and escapes anywhere.
pub(super) fn write(rng: &mut Rng, body: &Map<String, Value>) -> String {
    if rng.u8(..16) > 0 {
        return serde_json::to_string(body).expect("an object of JSON values is JSON");
    }
    let mut writer = Writer { rng, json: String::new() };
    writer.object(body);
    writer.json
}

struct Writer<'r> {
    rng: &'r mut Rng,
    json: String,
}

impl Writer<'_> {
    /// Whether a place gets a blank or an escape that it does not need.
    fn is_strange(&mut self) -> bool {
        self.rng.u8(..8) == 0
    }

    fn punctuation(&mut self, character: char) {
        self.blank();
        self.json.push(character);
        self.blank();
    }

    fn blank(&mut self) {
        if self.is_strange() {
            let blank: &&str = super::pick(self.rng, &[" ", "\n", "\r\n", "\t", "  "]);
            self.json.push_str(blank);
        }
    }

    fn object(&mut self, object: &Map<String, Value>) {
        let mut entries: Vec<_> = object.iter().collect();
        self.rng.shuffle(&mut entries);
        self.punctuation('{');
        for (index, (key, value)) in entries.into_iter().enumerate() {
            if index > 0 {
                self.punctuation(',');
            }
            self.text(key);
            self.punctuation(':');
            match value {
                Value::Object(object) => self.object(object),
                Value::String(text) => self.text(text),
                other => self.json.push_str(&other.to_string()),
            }
        }
        self.punctuation('}');
    }

    fn text(&mut self, text: &str) {
        self.json.push('"');
        for character in text.chars() {
            if self.is_strange() {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    self.json.push_str(&format!("\\u{unit:04x}"));
                }
            } else {
                let quoted = Value::from(character.to_string()).to_string();
                self.json.push_str(&quoted[1..quoted.len() - 1]);
            }
        }
        self.json.push('"');
    }
}
