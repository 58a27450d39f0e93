//! `spec/README.md` describes the notation as the reader of the model has it.

use codegen::{Kind, Need, SHAPES, Shape};

/// The table of one kind of map.
fn table(shape: &Shape) -> String {
    let mut table = format!("### {}\n\n| key | needed | what it is for |\n|---|---|---|\n", shape.name);
    for key in shape.keys {
        let needed = match key.need {
            Need::Required => "yes",
            Need::Optional => "",
            Need::OneOf => "one of these",
        };
        table.push_str(&format!("| `{}` | {needed} | {} |\n", key.key, key.docs));
    }
    table
}

#[test]
fn the_readme_has_the_table_of_every_kind_of_map() {
    let readme = include_str!("../../spec/README.md");
    let missing: Vec<String> =
        SHAPES.iter().map(|shape| table(shape)).filter(|table| !readme.contains(table.as_str())).collect();
    assert!(missing.is_empty(), "spec/README.md should have\n\n{}", missing.join("\n"));
}

#[test]
fn the_readme_has_no_table_of_a_map_that_is_gone() {
    let readme = include_str!("../../spec/README.md");
    let known: Vec<&str> = SHAPES.iter().map(|shape| shape.name).collect();
    let described: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    assert_eq!(described, known);
}

/// What lists words lists all of them.
#[test]
fn the_words_of_a_key_are_in_its_description() {
    for key in SHAPES.iter().flat_map(|shape| shape.keys) {
        if let Kind::Word(words) = key.kind
            && key.docs.contains('`')
        {
            for word in words() {
                assert!(key.docs.contains(&format!("`{word}`")), "`{word}` is missing: {}", key.docs);
            }
        }
    }
}
