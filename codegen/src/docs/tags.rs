//! What the tags of a page say, in all their spellings.

/// Returns the presence that tags, or a remark beside the name, speak of: `Mandatory`, `last_name (Conditional)`.
pub(super) fn presence(tags: Option<&str>, remark: &str) -> &'static str {
    let is_required = |tag: &str| matches!(first_word(tag).as_str(), "required" | "mandatory");
    let mut all = tags.unwrap_or_default().split([',', ';', '|']).chain([remark]);
    if all.any(is_required) { "required" } else { "optional" }
}

/// Returns the type of a request field.
pub(super) fn request_type(tags: Option<&str>) -> &'static str {
    // Decimals in a request are text.
    Some(response_type(tags)).filter(|name| *name != "number").unwrap_or("amount")
}

/// Returns the type of a response field.
pub(super) fn response_type(tags: Option<&str>) -> &'static str {
    let mut types = tags.unwrap_or_default().split([',', ';', '|']).filter_map(|tag| {
        Some(match first_word(tag).as_str() {
            "string" | "text" => "text",
            "boolean" | "bool" => "boolean",
            "json" | "object" | "array" | "list" => "json",
            "integer" | "int" | "long" => "integer",
            "double" | "float" | "decimal" | "number" => "number",
            _ => return None,
        })
    });
    types.next().unwrap_or("text")
}

fn first_word(tag: &str) -> String {
    tag.split(|end: char| !end.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase()
}

/// Returns `true` if an example only shows where a value would be.
pub(super) fn is_placeholder(example: &str) -> bool {
    const WORDS: &[&str] = &[
        "", "value", "values", "string", "text", "integer", "boolean", "example", "n/a", "na", "-", "...", "…", "xxx",
    ];
    let example = example.trim().to_lowercase();
    let is_in_brackets =
        |open: char, close: char| example.starts_with(open) && example.ends_with(close) && example.len() > 2;
    WORDS.contains(&example.as_str())
        || is_in_brackets('<', '>')
        || example.starts_with("{{")
        || example.starts_with("your_")
        || example.starts_with("your ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_say_the_type_and_the_presence() {
        for (tags, remark, request, response, is_presence) in [
            (None, "", "text", "text", "optional"),
            (Some("String, required"), "", "text", "text", "required"),
            (Some("Boolean , Required"), "", "boolean", "boolean", "required"),
            (Some("bool"), "", "boolean", "boolean", "optional"),
            (Some("JSON, optional"), "", "json", "json", "optional"),
            (Some("array of strings"), "", "json", "json", "optional"),
            (Some("JSON Array, Mandatory"), "", "json", "json", "required"),
            (Some("required"), "", "text", "text", "required"),
            (Some("Mandatory, Integer"), "", "integer", "integer", "required"),
            (Some("Double, Conditional"), "", "amount", "number", "optional"),
            (Some("String"), "Conditional", "text", "text", "optional"),
            (Some("String"), "Mandatory", "text", "text", "required"),
            (Some("Not required"), "", "text", "text", "optional"),
        ] {
            let said = (request_type(tags), response_type(tags), presence(tags, remark));
            assert_eq!(said, (request, response, is_presence), "{tags:?} {remark}");
        }
    }

    #[test]
    fn a_placeholder_is_no_example() {
        for example in ["", "value", " Value ", "<your_id>", "your_client_id", "string", "{{id}}", "N/A"] {
            assert!(is_placeholder(example), "{example}");
        }
        for example in ["1.00", "<>", "values of all", "yourself", "{}", "true"] {
            assert!(!is_placeholder(example), "{example}");
        }
    }
}
