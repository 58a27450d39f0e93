//! A second reading of the model: what its rules say of a body.
//!
//! It is written from what the rules mean and works by other means than the crate does, so that a mistake in one is
//! not in the other: it walks the model instead of generated code, reads JSON into a tree, calculates in 128 bits,
//! and leaves hosts to the `url` crate.

mod keys;
pub(crate) mod text;

use std::collections::BTreeSet;

use codegen::ir::{Condition, Field, FieldId, Format, Model, Rule, RuleKind, Scalar, Type, VersionId};
use juspay_session::{Violation, Violations};
use serde_json::{Map, Value};

/// A rule that a body breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The field's key on the wire.
    pub field: String,
    /// The rule's name: the last part of its place.
    pub rule: String,
    /// `must` or `should`.
    pub level: String,
    /// The rule's place in the model.
    pub place: String,
}

/// What the crate finds, sorted; what it finds twice is here twice.
#[must_use]
pub fn found(violations: &Violations) -> Vec<Finding> {
    let finding = |violation: &Violation| Finding {
        field: violation.field().to_owned(),
        rule: violation.rule().to_owned(),
        level: violation.level().to_string(),
        place: violation.place(),
    };
    let mut findings: Vec<_> = violations.iter().map(finding).collect();
    findings.sort();
    findings
}

/// What a body can show about a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Its JSON is of the kind that its type asks for.
    Kind,
    /// Its text is a notation of its type.
    Notation,
    /// It keeps the rule of this index.
    Rule(usize),
    /// The condition of this index holds, of the rule of that index.
    Condition(usize, usize),
}

/// Whether a subject is so. `None` where the body leaves it open.
pub type Answer = Option<bool>;

/// Takes note of every subject that a body settles or leaves open.
pub type Observer<'o> = &'o mut dyn FnMut(FieldId, Subject, Answer);

/// The rules of a version that a body breaks, for a call at a given time.
pub fn findings(
    model: &Model,
    version: VersionId,
    body: &Map<String, Value>,
    now: u64,
    observe: Observer<'_>,
) -> BTreeSet<Finding> {
    let fields = model.operations[0].request.fields.iter();
    let readings =
        fields.map(|field| Reading::of(field, body.get(&field.wire).filter(|_| field.versions.contains(version))));
    let reader = Reader { model, readings: readings.collect(), now };
    let mut findings = BTreeSet::new();
    for (index, field) in model.operations[0].request.fields.iter().enumerate() {
        if field.versions.contains(version) {
            reader.judge(FieldId(index), field, observe, &mut findings);
        }
    }
    let near = body.iter().filter(|(key, value)| keys::is_near_miss(model, version, key, value));
    findings.extend(near.map(|(key, _)| Finding {
        field: key.clone(),
        rule: "near_miss".into(),
        level: "should".into(),
        place: "extra/near_miss".into(),
    }));
    findings
}

/// What a key holds.
enum Reading<'b> {
    Absent,
    WrongKind,
    WrongNotation,
    Value(Meaning<'b>),
}

/// A value of a field.
#[derive(PartialEq)]
enum Meaning<'b> {
    Text(&'b str),
    /// An amount in hundredths, a time in seconds, an integer.
    Number(i128),
    Truth(bool),
    Anything,
}

impl<'b> Reading<'b> {
    fn of(field: &Field, json: Option<&'b Value>) -> Self {
        let Some(json) = json else { return Self::Absent };
        match (field.r#type, json) {
            // `null` says nothing.
            (Type::Json, Value::Null) => Self::WrongKind,
            (Type::Json, _) => Self::Value(Meaning::Anything),
            (Type::Boolean, Value::Bool(truth)) => Self::Value(Meaning::Truth(*truth)),
            (Type::Boolean, _) => Self::WrongKind,
            (of_text, Value::String(text)) => Self::of_text(of_text, text),
            _ => Self::WrongKind,
        }
    }

    fn of_text(r#type: Type, text: &'b str) -> Self {
        let number =
            |number: Option<i128>| number.map_or(Self::WrongNotation, |number| Self::Value(Meaning::Number(number)));
        match r#type {
            Type::Text | Type::Enum(_) => Self::Value(Meaning::Text(text)),
            Type::Flag if ["true", "false"].contains(&text) => Self::Value(Meaning::Text(text)),
            Type::Flag => Self::WrongNotation,
            Type::Amount => number(text::hundredths(text)),
            Type::EpochSeconds => number(text::seconds(text)),
            Type::Integer => number(text::integer(text)),
            Type::Boolean | Type::Json | Type::Number | Type::Object(_) | Type::List(_) | Type::Texts => {
                unreachable!("no request field of this type is read from text")
            }
        }
    }
}

struct Reader<'b> {
    model: &'b Model,
    /// One for each field of the request; what another version has is absent.
    readings: Vec<Reading<'b>>,
    now: u64,
}

impl Reader<'_> {
    fn judge(&self, id: FieldId, field: &Field, observe: Observer<'_>, findings: &mut BTreeSet<Finding>) {
        let mut find = |level: &str, name: &str| {
            let place = format!("{}/{name}", field.path);
            findings.insert(Finding { field: field.wire.clone(), rule: name.into(), level: level.into(), place });
        };
        match self.reading(id) {
            Reading::Absent => {}
            Reading::WrongKind => {
                observe(id, Subject::Kind, Some(false));
                find("must", "type");
            }
            Reading::WrongNotation => {
                observe(id, Subject::Kind, Some(true));
                observe(id, Subject::Notation, Some(false));
                find("must", "type");
            }
            Reading::Value(_) => {
                observe(id, Subject::Kind, Some(true));
                observe(id, Subject::Notation, Some(true));
            }
        }
        for (index, rule) in field.rules.iter().enumerate() {
            if !self.applies(id, index, rule, observe) {
                continue;
            }
            let answer = self.keeps(id, field, &rule.kind);
            observe(id, Subject::Rule(index), answer);
            if answer == Some(false) {
                find(rule.level.name(), &rule.name);
            }
        }
    }

    fn reading(&self, id: FieldId) -> &Reading<'_> {
        &self.readings[id.0]
    }

    fn is_given(&self, id: FieldId) -> bool {
        !matches!(self.reading(id), Reading::Absent)
    }

    /// Whether every condition of a rule holds. All of them are looked at, for the observer's sake.
    fn applies(&self, id: FieldId, index: usize, rule: &Rule, observe: Observer<'_>) -> bool {
        let mut applies = true;
        for (position, condition) in rule.conditions.iter().enumerate() {
            let answer = self.holds(condition);
            observe(id, Subject::Condition(index, position), answer);
            applies &= answer == Some(true);
        }
        applies
    }

    /// Three-valued: of what cannot be read nothing is known.
    fn holds(&self, condition: &Condition) -> Answer {
        match condition {
            Condition::Group { group, given } => {
                let members = self.model.operations[0]
                    .request
                    .fields
                    .iter()
                    .enumerate()
                    .filter(|(_, field)| field.group == Some(*group));
                let any = members.map(|(index, _)| FieldId(index)).any(|member| self.is_given(member));
                Some(any == *given)
            }
            Condition::Field { field, given } => Some(self.is_given(*field) == *given),
            Condition::Value { field: id, values, among } => {
                let field = &self.model.operations[0].request.fields[id.0];
                let is_value = |meaning: &Meaning<'_>| values.iter().any(|value| meaning_of(value) == *meaning);
                let is_one = match self.reading(*id) {
                    Reading::Value(Meaning::Text(text)) if self.is_unlisted(field, text) => return None,
                    Reading::Value(meaning) => is_value(meaning),
                    Reading::Absent => field.default.as_ref().is_some_and(|default| is_value(&meaning_of(default))),
                    Reading::WrongKind | Reading::WrongNotation => return None,
                };
                Some(is_one == *among)
            }
        }
    }

    /// A value that the field's enum does not have decides nothing.
    fn is_unlisted(&self, field: &Field, text: &str) -> bool {
        match field.r#type {
            Type::Enum(list) => self.model.enums[list.0].values.iter().all(|value| value.wire != text),
            _ => false,
        }
    }

    /// Whether the field keeps a rule; open if there is nothing to hold it against.
    fn keeps(&self, id: FieldId, field: &Field, kind: &RuleKind) -> Answer {
        match kind {
            RuleKind::Required => return Some(self.is_given(id)),
            RuleKind::Forbidden => return Some(!self.is_given(id)),
            _ => {}
        }
        let Reading::Value(meaning) = self.reading(id) else { return None };
        match (kind, meaning) {
            (RuleKind::Length { min, max }, Meaning::Text(text)) => {
                let length = text::code_points(text);
                Some(length >= *min && max.is_none_or(|max| length <= max))
            }
            (RuleKind::Charset(set), Meaning::Text(text)) => {
                let is_allowed =
                    |character| set.ranges().iter().any(|(first, last)| (*first..=*last).contains(&character));
                Some(text.chars().all(is_allowed))
            }
            (RuleKind::Format(format), Meaning::Text(text)) => Some(match format {
                Format::Email => text::is_email(text),
                Format::HttpsUrl => text::is_https_url(text),
                Format::UrlWithoutQuery => !text::has_query(text),
                Format::UrlWithoutIpHost => !text::has_ip_host(text),
                Format::UrlPublicHost => !text::has_local_host(text),
                Format::UrlWithoutUserInfo => !text::has_user_info(text),
                Format::UrlWithoutFragment => !text::has_fragment(text),
                Format::HeaderValue => text::is_header_value(text),
            }),
            (RuleKind::OneOf(values), Meaning::Text(text)) => Some(values.iter().any(|value| value == text)),
            (RuleKind::Known, Meaning::Text(text)) => {
                let Type::Enum(list) = field.r#type else { unreachable!("only an enum has known values") };
                Some(self.model.enums[list.0].values.iter().any(|value| value.wire == *text))
            }
            (RuleKind::Minimum(least), Meaning::Number(number)) => Some(*number >= i128::from(*least)),
            (RuleKind::Range { min, max }, Meaning::Number(number)) => {
                Some((i128::from(*min)..=i128::from(*max)).contains(number))
            }
            (RuleKind::Equals(wanted), Meaning::Truth(truth)) => Some(truth == wanted),
            (RuleKind::After(other), Meaning::Number(number)) => Some(*number - self.number(*other)? > 0),
            (RuleKind::Within { days, of }, Meaning::Number(number)) => {
                Some(*number - self.number(*of)? <= i128::from(*days) * DAY)
            }
            (RuleKind::Today, Meaning::Number(number)) => {
                let now = i128::from(self.now);
                let midnight = now - now % DAY;
                Some((midnight..midnight + DAY).contains(number))
            }
            (kind, _) => unreachable!("{} has a rule that its type cannot have: {kind:?}", field.path),
        }
    }

    fn number(&self, id: FieldId) -> Option<i128> {
        match self.reading(id) {
            Reading::Value(Meaning::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

/// The seconds of a day.
const DAY: i128 = 24 * 60 * 60;

fn meaning_of(value: &Scalar) -> Meaning<'_> {
    match value {
        Scalar::Text(text) => Meaning::Text(text),
        Scalar::Boolean(truth) => Meaning::Truth(*truth),
    }
}
