//! What has been read of an item: its texts, and the fields that lists below it name.

use crate::docs::heading::{Label, label, names, remark};
use crate::docs::markdown::BULLET;

/// What has been read of an item.
#[derive(Default)]
pub(super) struct Draft {
    /// The names that its heading lists; none for a remark on a section.
    pub(super) names: Vec<String>,
    /// The statuses whose bodies have it.
    pub(super) statuses: Vec<String>,
    /// What its heading says beside the names.
    pub(super) remark: String,
    pub(super) description: String,
    pub(super) value: String,
    pub(super) tags: String,
    pub(super) code: String,
    /// The texts and targets of its links.
    pub(super) links: Vec<(String, String)>,
    /// Whether its heading names a section that is not understood, which is told even if nothing is in it.
    pub(super) is_section: bool,
    fields: Vec<Nested>,
    /// The fields whose lists are still open, from the outside in.
    open: Vec<usize>,
    /// How deep the label of its value is, while that is the last label.
    value_depth: Option<usize>,
}

/// An item of a list that may be a field.
struct Nested {
    /// The field whose list has it.
    parent: Option<usize>,
    depth: usize,
    /// Whether it is a field even if no label follows.
    is_sure: bool,
    is_labelled: bool,
    /// The item as it is, for the text that it is part of if it is not a field.
    whole: String,
    draft: Draft,
}

/// The longest name of a field in a list.
const LONGEST_NAME: usize = 64;

impl Draft {
    /// An item of which only the heading has been read.
    pub(super) fn of(heading: &str) -> Self {
        Self { names: names(heading), remark: remark(heading).to_owned(), ..Self::default() }
    }

    /// All its text.
    pub(super) fn whole(&self) -> String {
        [self.description.as_str(), &self.value, &self.tags, &self.code].concat()
    }

    /// Its description with the remark of its heading and the targets of its links.
    pub(super) fn told(&self) -> String {
        let mut told = String::new();
        if !self.remark.trim().is_empty() {
            told.push_str(self.remark.trim());
            told.push('\n');
        }
        told.push_str(&self.description);
        for (_, target) in &self.links {
            told.push_str(target);
            told.push('\n');
        }
        told
    }

    pub(super) fn is_silent(&self) -> bool {
        [&self.description, &self.value, &self.tags, &self.code].into_iter().all(String::is_empty)
    }

    /// Adds a text. `is_list` says that items that begin in bold are fields, `has_fields` that those below a value can be.
    pub(super) fn text(&mut self, text: &str, depth: usize, lead: Option<&str>, is_list: bool, has_fields: bool) {
        let label = label(text);
        let is_item = text.starts_with(BULLET);
        while let Some(last) = self.open.last().and_then(|last| self.fields.get(*last)) {
            // The labels of a field that a list names may be items of that list.
            let is_own_label = last.is_sure && label.is_some();
            if last.depth < depth || (last.depth == depth && (!is_item || is_own_label)) {
                break;
            }
            self.open.pop();
        }
        let parent = self.open.last().copied();
        let owner = parent.and_then(|parent| self.fields.get(parent));
        let is_in_value = owner.map_or(self.value_depth, |owner| owner.draft.value_depth).is_some_and(|at| depth > at);
        let is_in_list = lead.is_some() && owner.map_or(is_list, |owner| owner.is_sure);
        if label.is_none()
            && is_item
            && has_fields
            && (is_in_value || is_in_list)
            && let Some(draft) = field(text, lead)
        {
            let (is_sure, whole) = (is_in_list, text.to_owned());
            self.open.push(self.fields.len());
            self.fields.push(Nested { parent, depth, is_sure, is_labelled: false, whole, draft });
            return;
        }
        let owner = parent.and_then(|parent| self.fields.get_mut(parent));
        let owner = match owner {
            Some(owner) => {
                owner.is_labelled |= label.is_some();
                &mut owner.draft
            }
            None => self,
        };
        let (target, rest) = match label {
            // The tags of a value are not those of the field.
            Some(_) if is_in_value => (&mut owner.value, text),
            Some((Label::Value, rest)) => (&mut owner.value, rest),
            Some((Label::Tags, rest)) => (&mut owner.tags, rest),
            Some((Label::Description, rest)) => (&mut owner.description, rest),
            None => (&mut owner.description, text),
        };
        target.push_str(rest);
        target.push('\n');
        if let Some((label, _)) = label.filter(|_| !is_in_value) {
            // Below a paragraph there is no list.
            owner.value_depth = (label == Label::Value && is_item).then_some(depth);
        }
    }

    /// Adds a field of a table.
    pub(super) fn field(&mut self, draft: Self) {
        let whole = String::new();
        self.fields.push(Nested { parent: None, depth: 0, is_sure: true, is_labelled: true, whole, draft });
    }

    /// Takes its fields, with their whole names: those below a field of this name, or of none.
    pub(super) fn take_fields(&mut self, name: Option<&str>) -> Vec<Self> {
        let nested = std::mem::take(&mut self.fields);
        let mut is_field: Vec<bool> = nested.iter().map(|field| field.is_sure || field.is_labelled).collect();
        for (index, field) in nested.iter().enumerate().rev() {
            if is_field.get(index) == Some(&true)
                && let Some(parent) = field.parent.and_then(|parent| is_field.get_mut(parent))
            {
                *parent = true;
            }
        }
        let mut fields: Vec<Self> = Vec::new();
        // The field that each became, or whose text it is.
        let mut became: Vec<Option<usize>> = Vec::new();
        for (nested, is_field) in nested.into_iter().zip(is_field) {
            let parent = nested.parent.and_then(|parent| became.get(parent).copied().flatten());
            let owner = parent.and_then(|parent| fields.get_mut(parent));
            if !is_field {
                let owner = owner.unwrap_or(self);
                let rest = nested.draft.whole();
                // The first line is the item itself, without its name.
                let more = rest.split_once('\n').map_or("", |(_, more)| more);
                owner.description.push_str(&nested.whole);
                owner.description.push('\n');
                owner.description.push_str(more);
                became.push(parent);
                continue;
            }
            let mut draft = nested.draft;
            let outer = owner.and_then(|owner| owner.names.first().cloned());
            // A row of a table is no part of the field above it.
            let outer = outer.or_else(|| name.filter(|_| !nested.whole.is_empty()).map(str::to_owned));
            if let Some(outer) = outer {
                draft.names = draft.names.iter().map(|name| qualified(&outer, name)).collect();
            }
            became.push(Some(fields.len()));
            fields.push(draft);
        }
        fields
    }
}

/// The name of a field below another, which may be written out in full already.
fn qualified(outer: &str, name: &str) -> String {
    let is_whole = name.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'));
    if is_whole { name.to_owned() } else { format!("{outer}.{name}") }
}

/// The field that an item of a list begins with: `name (remark): what it is`.
fn field(item: &str, lead: Option<&str>) -> Option<Draft> {
    let item = item.trim_start_matches(BULLET).replace('`', "");
    let ends = |(at, _): &(usize, &str)| {
        item.get(at + 1..).is_some_and(|rest| !rest.starts_with(|next: char| !next.is_whitespace()))
    };
    let colon = item.match_indices(':').find(ends).map(|(at, _)| at);
    // A bold name needs its colon, so that a bold sentence is none.
    if lead.is_some() && colon.is_none() {
        return None;
    }
    let (heading, rest) = item.split_at_checked(colon.unwrap_or(item.len()))?;
    let name = heading.split('(').next().unwrap_or_default().trim();
    let is_of_name = |character: char| character.is_alphanumeric() || "_.:-<>[]{}".contains(character);
    if name.is_empty() || name.len() > LONGEST_NAME || !name.chars().all(is_of_name) {
        return None;
    }
    let description = format!("{}\n", rest.trim_start_matches(':').trim());
    let description = if description.trim().is_empty() { String::new() } else { description };
    Some(Draft { description, ..Draft::of(heading) })
}
