//! Whether bodies have shown everything that the model can be asked.

use codegen::ir::{Condition, Field, FieldId, Model, Rule, Type, VersionId};

use crate::interpreter::{Answer, Subject};

/// How often each subject of each version was answered, and how.
pub struct Coverage<'m> {
    model: &'m Model,
    /// By version, field and subject, and each by answer: so, not so, open.
    counts: Vec<Vec<Vec<[u32; 3]>>>,
}

impl<'m> Coverage<'m> {
    /// Nothing is noted yet.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        let fields = model.operations[0].request.fields.iter().map(|field| vec![[0; 3]; subjects(field).len()]);
        Self { model, counts: vec![fields.collect(); model.operations[0].versions.len()] }
    }

    /// Takes note of one answer.
    pub fn note(&mut self, version: VersionId, field: FieldId, subject: Subject, answer: Answer) {
        let rules = &self.model.operations[0].request.fields[field.0].rules;
        self.counts[version.0][field.0][place(rules, subject)][match answer {
            Some(true) => 0,
            Some(false) => 1,
            None => 2,
        }] += 1;
    }

    /// Adds what was noted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        let sums = self.counts.iter_mut().flatten().flatten().flatten();
        for (sum, count) in sums.zip(other.counts.iter().flatten().flatten().flatten()) {
            *sum += count;
        }
    }

    /// Every answer that the model allows and that was given less than `least` times, a line for each.
    #[must_use]
    pub fn gaps(&self, least: u32) -> Vec<String> {
        let mut gaps = Vec::new();
        for version in self.model.operations[0].version_ids() {
            let fields = self.model.operations[0].request.fields.iter().zip(&self.counts[version.0]);
            for (field, counts) in fields.filter(|(field, _)| field.versions.contains(version)) {
                for (subject, counts) in subjects(field).into_iter().zip(counts) {
                    let answers = ["so", "not so", "open"].iter().zip(counts).zip(possible(self.model, field, subject));
                    let missing = answers.filter(|((_, count), possible)| *possible && **count < least);
                    gaps.extend(missing.map(|((answer, count), _)| {
                        let version = &self.model.operations[0].versions[version.0].name;
                        format!("{version} {} {subject:?} was found {answer} only {count} times", field.path)
                    }));
                }
            }
        }
        gaps
    }
}

/// Everything that can be asked about a field.
fn subjects(field: &Field) -> Vec<Subject> {
    let mut subjects = vec![Subject::Kind, Subject::Notation];
    for (index, rule) in field.rules.iter().enumerate() {
        subjects.push(Subject::Rule(index));
        subjects.extend((0..rule.conditions.len()).map(|condition| Subject::Condition(index, condition)));
    }
    subjects
}

/// Where a subject stands among those of its field.
fn place(rules: &[Rule], subject: Subject) -> usize {
    let rule = |index: usize| 2 + index + rules[..index].iter().map(|rule| rule.conditions.len()).sum::<usize>();
    match subject {
        Subject::Kind => 0,
        Subject::Notation => 1,
        Subject::Rule(index) => rule(index),
        Subject::Condition(index, condition) => rule(index) + 1 + condition,
    }
}

/// Which answers there can be: so, not so, open.
///
/// Every rule can be kept and broken, and every condition can hold and fail: a rule for which that is not so has no
/// place in the model.
fn possible(model: &Model, field: &Field, subject: Subject) -> [bool; 3] {
    match subject {
        Subject::Kind => [true, true, false],
        // A text, a value of an open enum, a boolean: where the JSON's kind is right, nothing is left to go wrong.
        Subject::Notation => {
            let has_notation = matches!(field.r#type, Type::Amount | Type::EpochSeconds | Type::Integer | Type::Flag);
            [true, has_notation, false]
        }
        Subject::Rule(_) => [true, true, false],
        Subject::Condition(rule, condition) => match field.rules[rule].conditions[condition] {
            // A key is there or it is not, whatever it holds.
            Condition::Group { .. } | Condition::Field { .. } => [true, true, false],
            Condition::Value { field, .. } => {
                [true, true, model.operations[0].request.fields[field.0].r#type != Type::Json]
            }
        },
    }
}
