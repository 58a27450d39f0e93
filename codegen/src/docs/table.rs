//! Tables whose rows are fields.

use crate::docs::draft::Draft;

/// The words in the head of a column that has the names of fields.
const NAMES: &[&str] = &[
    "name",
    "field",
    "parameter",
    "key",
    "attribute",
    "header",
    "parameter name",
    "field name",
    "key name",
    "parameters",
    "fields",
];
const TAGS: &[&str] =
    &["tag", "tags", "type", "data type", "datatype", "format", "required", "mandatory", "presence", "required?"];
const VALUES: &[&str] = &["example", "value", "sample", "sample value", "example value"];

/// The fields that a table lists; `None` if it is another table. The first row is its head.
pub(super) fn fields(rows: &[Vec<String>]) -> Option<Vec<Draft>> {
    let (head, rows) = rows.split_first()?;
    let head: Vec<String> = head.iter().map(|cell| cell.trim().trim_end_matches(':').to_lowercase()).collect();
    let is_key = |column: usize| {
        let mut cells = rows.iter().map(|row| row.get(column).map_or("", String::as_str).replace('`', ""));
        cells.all(|cell| cell.contains(['.', '_']) && !cell.contains(' '))
    };
    let by_head = head.iter().position(|cell| NAMES.contains(&cell.as_str()));
    let of_names = by_head.or_else(|| (0..head.len()).find(|column| !rows.is_empty() && is_key(*column)))?;
    let fields = rows.iter().filter_map(|row| {
        let heading = row.get(of_names)?.replace('`', "");
        if heading.trim().is_empty() {
            return None;
        }
        let mut field = Draft::of(&heading);
        for (column, cell) in row.iter().enumerate().filter(|(column, cell)| *column != of_names && !cell.is_empty()) {
            let head = head.get(column).map_or("", String::as_str);
            let (target, separator) = match head {
                tags if TAGS.contains(&tags) && field.tags.is_empty() => (&mut field.tags, ""),
                tags if TAGS.contains(&tags) => (&mut field.tags, ", "),
                value if VALUES.contains(&value) => (&mut field.value, "\n"),
                _ => (&mut field.description, ""),
            };
            target.push_str(separator);
            // Of a column that is only checked off, the head says what is meant.
            let is_checked = TAGS.contains(&head) && matches!(cell.to_lowercase().as_str(), "yes" | "y" | "true" | "✓");
            target.push_str(if is_checked { head } else { cell });
            if separator.is_empty() && !TAGS.contains(&head) {
                target.push('\n');
            }
        }
        Some(field)
    });
    Some(fields.collect())
}

/// The text of a table that lists no fields.
pub(super) fn text(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| format!("{}\n", row.join(" | "))).collect()
}
