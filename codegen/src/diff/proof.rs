//! Proves that no body that one model accepts breaks a rule of another.
//!
//! The cases are finite: of a field that a condition asks about, only this matters, whether it is absent, has one of
//! the values that the conditions name, or any other. In each case in which the rule holds, what it refuses must be
//! refused by a rule of the accepting model that holds as well. A proof that does not succeed proves nothing: see
//! [`super::witness`].

use std::collections::{BTreeMap, BTreeSet};

use super::body::{self, Body, Json};
use super::view::{Target, View, json, named_keys};
use crate::ir::{Condition, Field, Format, GroupId, Level, Rule, RuleKind, Scalar, Type};

/// How many cases are looked at.
const CASES: usize = 100_000;

/// What a condition can tell of a field that is readable.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Case {
    Absent,
    Value(Scalar),
    /// Given, with a value that no condition names.
    Other,
}

/// The cases of all fields that matter, one of each.
type State = BTreeMap<String, Case>;

/// What is to be proved: that the accepting model accepts no body that breaks the target in the judging one.
pub(super) struct Claim<'c, 'm> {
    pub(super) accepting: &'c View<'m>,
    pub(super) judging: &'c View<'m>,
    pub(super) key: &'c str,
    /// The field of the judging model.
    pub(super) field: &'m Field,
    pub(super) target: Target<'c>,
    /// Advice of the accepting model that the body keeps besides.
    pub(super) kept: &'c [&'c Rule],
}

impl Claim<'_, '_> {
    pub(super) fn is_proved(&self) -> bool {
        match self.target {
            Target::Type => self.types_agree(),
            Target::Rule(rule) => self.is_covered(rule).unwrap_or(false),
        }
    }

    /// Whether every value that the field's type then reads is one that its type now reads.
    fn types_agree(&self) -> bool {
        let Some(then) = self.accepting.field(self.key) else { return true };
        match (then.r#type, self.field.r#type) {
            (_, Type::Json) => true,
            (Type::Json | Type::Boolean, Type::Text | Type::Enum(_)) => false,
            (_, Type::Text | Type::Enum(_)) => true,
            (then, now) => then == now,
        }
    }

    /// `None` if there are too many cases, or some of which nothing is known.
    fn is_covered(&self, rule: &Rule) -> Option<bool> {
        let then = self.accepting.field(self.key);
        let own = then.map(|field| field.rules.as_slice()).unwrap_or_default();
        let covering: Vec<&Rule> =
            own.iter().filter(|rule| rule.level == Level::Must).chain(self.kept.iter().copied()).collect();
        let world = World::new(self, rule, &covering)?;
        for number in 0..world.size().filter(|size| *size <= CASES)? {
            let state = world.state(number);
            if !self.is_possible(&world, &state) || !world.holds(self, self.judging, rule, &state)? {
                continue;
            }
            let mut active = Vec::new();
            for other in &covering {
                if world.holds(self, self.accepting, other, &state)? {
                    active.push(&other.kind);
                }
            }
            if !self.is_refused(state.get(self.key)?, &rule.kind, &active) {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Whether the accepting model lets the fields of a case be there together.
    fn is_possible(&self, world: &World, state: &State) -> bool {
        let is_broken = |rule: &Rule, case: &Case| {
            let breaks = match rule.kind {
                RuleKind::Required => *case == Case::Absent,
                RuleKind::Forbidden => *case != Case::Absent,
                _ => false,
            };
            breaks && rule.level == Level::Must && world.holds(self, self.accepting, rule, state) == Some(true)
        };
        let fields = state.iter().filter_map(|(key, case)| Some((self.accepting.field(key)?, case)));
        !fields.into_iter().any(|(field, case)| field.rules.iter().any(|rule| is_broken(rule, case)))
    }

    /// Whether all that a rule refuses in a case is refused by others that hold in it.
    fn is_refused(&self, case: &Case, kind: &RuleKind, active: &[&RuleKind]) -> bool {
        match (kind, case) {
            (RuleKind::Required, Case::Absent) => return active.contains(&&RuleKind::Required),
            (RuleKind::Required, _) => return true,
            (_, Case::Absent) => return true,
            _ if active.contains(&&RuleKind::Forbidden) => return true,
            _ => {}
        }
        let Some(then) = self.accepting.field(self.key) else { return false };
        if !reads_alike(then.r#type, self.field.r#type) {
            return false;
        }
        if let RuleKind::After(other) | RuleKind::Within { of: other, .. } = kind
            && self.accepting.field(self.judging.key(*other)).is_none()
        {
            // What is not there is not compared with.
            return true;
        }
        if let Some(values) = self.possible_values(then, case, active) {
            return values.iter().all(|value| self.keeps(self.judging, self.field, kind, value) == Some(true));
        }
        let any = |is_stricter: &dyn Fn(&RuleKind) -> bool| active.iter().any(|other| is_stricter(other));
        match kind {
            RuleKind::Length { min, max } => {
                let not_shorter = *min == 0 || any(&|other| least_length(other) >= *min);
                let not_longer = max.is_none_or(|max| {
                    any(&|other| matches!(other, RuleKind::Length { max: Some(other), .. } if *other <= max))
                });
                not_shorter && not_longer
            }
            RuleKind::Charset(set) => {
                let sets = active.iter().filter_map(|other| match other {
                    RuleKind::Charset(set) => Some(set),
                    _ => None,
                });
                let sets: Vec<_> = sets.collect();
                let in_all = |character: &char| sets.iter().all(|set| set.contains(*character));
                !sets.is_empty() && ('\0'..='\u{7f}').filter(in_all).all(|character| set.contains(character))
            }
            RuleKind::Range { min, max } => {
                let lowest = active.iter().filter_map(|other| range(other)).map(|(min, _)| min).max();
                let highest = active.iter().filter_map(|other| range(other)).map(|(_, max)| max).min();
                (*min == i64::MIN || lowest.is_some_and(|lowest| lowest >= *min))
                    && (*max == i64::MAX || highest.is_some_and(|highest| highest <= *max))
            }
            RuleKind::Minimum(least) => any(&|other| matches!(other, RuleKind::Minimum(more) if more >= least)),
            RuleKind::After(other) => {
                let key = self.judging.key(*other);
                self.is_read_alike(key)
                    && any(&|other| matches!(other, RuleKind::After(id) if self.accepting.key(*id) == key))
            }
            RuleKind::Within { days, of } => {
                let key = self.judging.key(*of);
                let is_stricter = |other: &RuleKind| match other {
                    RuleKind::Within { days: fewer, of } => fewer <= days && self.accepting.key(*of) == key,
                    _ => false,
                };
                self.is_read_alike(key) && any(&is_stricter)
            }
            RuleKind::Format(_) | RuleKind::Today => any(&|other| other == kind),
            RuleKind::OneOf(_) | RuleKind::Known | RuleKind::Equals(_) => false,
            RuleKind::Required | RuleKind::Forbidden => false,
        }
    }

    /// Whether both models read a field alike.
    fn is_read_alike(&self, key: &str) -> bool {
        match (self.accepting.field(key), self.judging.field(key)) {
            (Some(one), Some(other)) => reads_alike(one.r#type, other.r#type),
            _ => false,
        }
    }

    /// The values that the field can have in a case, where they are few.
    fn possible_values(&self, then: &Field, case: &Case, active: &[&RuleKind]) -> Option<Vec<Json>> {
        let listed = active.iter().find_map(|kind| match kind {
            RuleKind::OneOf(values) => Some(values),
            _ => None,
        });
        let values: Vec<Json> = match (case, then.r#type) {
            (Case::Value(value), _) => vec![json(value)],
            (_, Type::Boolean) => vec![Json::Truth(true), Json::Truth(false)],
            (_, Type::Enum(_)) => {
                self.accepting.values_of(then.r#type).map(|value| Json::Text(value.to_owned())).collect()
            }
            _ => listed?.iter().map(|value| Json::Text(value.clone())).collect(),
        };
        let keeps =
            |value: &Json| active.iter().all(|kind| self.keeps(self.accepting, then, kind, value) != Some(false));
        Some(values.into_iter().filter(|value| keeps(value)).collect())
    }

    /// Whether a value keeps a rule that is about nothing else.
    fn keeps(&self, view: &View<'_>, field: &Field, kind: &RuleKind, value: &Json) -> Option<bool> {
        let rule =
            Rule { name: String::new(), level: Level::Must, kind: kind.clone(), conditions: Vec::new(), docs: None };
        let body = Body::from([(self.key.to_owned(), value.clone())]);
        view.breaks(self.key, field, Target::Rule(&rule), &body).map(|breaks| !breaks)
    }
}

/// Whether two types read the same values, and as the same. An enum is open: it reads any text.
fn reads_alike(one: Type, other: Type) -> bool {
    let is_text = |r#type: Type| matches!(r#type, Type::Text | Type::Enum(_));
    one == other || is_text(one) && is_text(other)
}

/// The least length of a text that keeps a rule.
fn least_length(kind: &RuleKind) -> u32 {
    match kind {
        RuleKind::Length { min, .. } => *min,
        // a@b
        RuleKind::Format(Format::Email) => 3,
        // https://a
        RuleKind::Format(Format::HttpsUrl) => 9,
        _ => 0,
    }
}

fn range(kind: &RuleKind) -> Option<(i64, i64)> {
    match kind {
        RuleKind::Range { min, max } => Some((*min, *max)),
        _ => None,
    }
}

/// The fields that matter, each with its cases.
struct World {
    cases: Vec<(String, Vec<Case>)>,
    /// Fields that matter only as members of groups: those that are in the same ones are one field.
    classes: Vec<(String, Vec<String>)>,
    /// The groups that conditions ask about, by the keys that the accepting model knows.
    groups: Vec<BTreeSet<String>>,
}

impl World {
    /// `None` if a condition asks for the value of a field whose type is another now.
    fn new(claim: &Claim<'_, '_>, rule: &Rule, covering: &[&Rule]) -> Option<Self> {
        let covering = covering.iter().map(|rule| (claim.accepting, *rule));
        let rules: Vec<(&View<'_>, &Rule)> = std::iter::once((claim.judging, rule)).chain(covering).collect();
        let mut keys = BTreeSet::from([claim.key.to_owned()]);
        let mut named: BTreeMap<String, Vec<&Scalar>> = BTreeMap::new();
        let mut groups: Vec<BTreeSet<String>> = Vec::new();
        for (view, rule) in rules {
            keys.extend(named_keys(view, rule));
            for condition in &rule.conditions {
                match condition {
                    Condition::Group { group, .. } => groups.push(known_members(claim, view, *group)),
                    Condition::Field { .. } => {}
                    Condition::Value { field, values, .. } => {
                        let key = view.key(*field);
                        if claim.accepting.field(key).is_some() && !claim.is_read_alike(key) {
                            return None;
                        }
                        named.entry(key.to_owned()).or_default().extend(values);
                    }
                }
            }
        }
        let of_key = |key: &String| {
            let named = named.get(key).map(Vec::as_slice).unwrap_or_default();
            (key.clone(), cases(claim.accepting, key, named))
        };
        let mut world = Self { cases: keys.iter().map(of_key).collect(), classes: Vec::new(), groups };
        let mut classes: BTreeMap<Vec<bool>, Vec<String>> = BTreeMap::new();
        let members: BTreeSet<&String> = world.groups.iter().flatten().filter(|key| !keys.contains(*key)).collect();
        for key in members {
            let class = world.groups.iter().map(|group| group.contains(key)).collect();
            classes.entry(class).or_default().push(key.clone());
        }
        for members in classes.into_values() {
            let name = members.join(" or ");
            let is_there = members.iter().any(|key| !cases(claim.accepting, key, &[]).contains(&Case::Absent));
            let cases = if is_there { vec![Case::Other] } else { vec![Case::Absent, Case::Other] };
            world.cases.push((name.clone(), cases));
            world.classes.push((name, members));
        }
        Some(world)
    }

    /// How many states there are, if that is a number.
    fn size(&self) -> Option<usize> {
        self.cases.iter().try_fold(1_usize, |size, (_, cases)| size.checked_mul(cases.len()))
    }

    fn state(&self, mut number: usize) -> State {
        let mut state = State::new();
        for (key, cases) in &self.cases {
            let case = number.checked_rem(cases.len()).and_then(|index| cases.get(index));
            number = number.checked_div(cases.len()).unwrap_or(0);
            state.insert(key.clone(), case.cloned().unwrap_or(Case::Absent));
        }
        state
    }

    /// Whether the conditions of a rule hold; `None` if they ask for something that is not among what matters.
    fn holds(&self, claim: &Claim<'_, '_>, view: &View<'_>, rule: &Rule, state: &State) -> Option<bool> {
        let mut holds = true;
        for condition in &rule.conditions {
            holds &= match condition {
                Condition::Group { group, given } => {
                    let members = known_members(claim, view, *group);
                    if !self.groups.contains(&members) {
                        return None;
                    }
                    let is_given = |key: &String| {
                        let class = self.classes.iter().find(|(_, members)| members.contains(key));
                        let case = state.get(class.map_or(key, |(name, _)| name));
                        case.is_some_and(|case| *case != Case::Absent)
                    };
                    members.iter().any(is_given) == *given
                }
                Condition::Field { field, given } => (*state.get(view.key(*field))? != Case::Absent) == *given,
                Condition::Value { field, values, among } => {
                    let value = match state.get(view.key(*field))? {
                        Case::Absent => view.default(*field),
                        Case::Value(value) => Some(value),
                        Case::Other => None,
                    };
                    value.is_some_and(|value| values.contains(value)) == *among
                }
            };
        }
        Some(holds)
    }
}

/// The keys of a group that the bodies in question can have: a key that the accepting model does not know is not spoken
/// of.
fn known_members(claim: &Claim<'_, '_>, view: &View<'_>, group: GroupId) -> BTreeSet<String> {
    view.members(group).filter(|key| claim.accepting.field(key).is_some()).map(str::to_owned).collect()
}

/// What a field can be in a body that the model accepts, as far as conditions can tell.
fn cases(view: &View<'_>, key: &str, named: &[&Scalar]) -> Vec<Case> {
    let Some(field) = view.field(key) else { return vec![Case::Absent] };
    let always = || {
        let rules = field.rules.iter().filter(|rule| rule.level == Level::Must && rule.conditions.is_empty());
        rules.map(|rule| &rule.kind)
    };
    let mut cases = Vec::new();
    if !always().any(|kind| *kind == RuleKind::Required) {
        cases.push(Case::Absent);
    }
    let listed: Option<Vec<Scalar>> = match field.r#type {
        Type::Boolean => Some(vec![Scalar::Boolean(true), Scalar::Boolean(false)]),
        Type::Enum(_) => Some(view.values_of(field.r#type).map(|value| Scalar::Text(value.to_owned())).collect()),
        _ => always().find_map(|kind| match kind {
            RuleKind::OneOf(values) => Some(values.iter().cloned().map(Scalar::Text).collect()),
            _ => None,
        }),
    };
    let is_kept = |value: &Scalar| match value {
        Scalar::Text(text) => always().all(|kind| body::text_keeps(kind, text) != Some(false)),
        Scalar::Boolean(_) => true,
    };
    let is_listed = |value: &Scalar| listed.as_ref().is_none_or(|listed| listed.contains(value));
    for value in named {
        if is_listed(value) && is_kept(value) && !cases.contains(&Case::Value((*value).clone())) {
            cases.push(Case::Value((*value).clone()));
        }
    }
    if listed.is_none_or(|listed| listed.iter().any(|value| !named.contains(&value))) {
        cases.push(Case::Other);
    }
    cases
}

#[cfg(test)]
mod tests {
    use super::super::tests::{model, side};
    use super::*;
    use crate::ir::{EnumId, Model, VersionId};

    fn view(model: &Model) -> View<'_> {
        View::new(side(model), VersionId(0), &BTreeMap::new())
    }

    #[test]
    fn a_field_has_the_cases_that_its_rules_leave() {
        let text = |text: &str| Scalar::Text(text.to_owned());
        let (dark, light) = (text("dark"), text("light"));
        let (yes, no) = (Scalar::Boolean(true), Scalar::Boolean(false));
        let case = |value: &Scalar| Case::Value(value.clone());
        for (field, named, expected) in [
            ("wire: a, type: text, presence: required", vec![], vec![Case::Other]),
            ("wire: a, type: text, should: [{required: true}]", vec![], vec![Case::Absent, Case::Other]),
            ("wire: a, type: text", vec![&dark, &dark], vec![Case::Absent, case(&dark), Case::Other]),
            (
                "wire: a, type: text, must: [{length: {max: 4}}]",
                vec![&dark, &light],
                vec![Case::Absent, case(&dark), Case::Other],
            ),
            (
                "wire: a, type: text, must: [{one_of: [dark, light]}]",
                vec![&dark, &light],
                vec![Case::Absent, case(&dark), case(&light)],
            ),
            (
                "wire: a, type: text, must: [{one_of: [dark, blue]}]",
                vec![&dark, &light],
                vec![Case::Absent, case(&dark), Case::Other],
            ),
            ("wire: a, type: boolean", vec![&yes, &no], vec![Case::Absent, case(&yes), case(&no)]),
            ("wire: a, type: boolean", vec![&yes], vec![Case::Absent, case(&yes), Case::Other]),
            ("wire: a, type: boolean", vec![&dark], vec![Case::Absent, Case::Other]),
        ] {
            assert_eq!(cases(&view(&model(&[field])), "a", &named), expected, "{field}");
        }
    }

    #[test]
    fn texts_and_enums_are_read_alike_and_no_other_types() {
        for (one, other, alike) in [
            (Type::Amount, Type::Amount, true),
            (Type::Text, Type::Enum(EnumId(0)), true),
            (Type::Text, Type::Amount, false),
            (Type::Integer, Type::Text, false),
            (Type::Amount, Type::Integer, false),
        ] {
            assert_eq!(reads_alike(one, other), alike, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_field_of_another_type_is_not_read_alike() {
        let then = model(&["wire: a, type: text", "wire: b, type: boolean"]);
        let now = model(&["wire: a, type: text", "wire: b, type: text", "wire: c, type: text"]);
        let (accepting, judging) = (&view(&then), &view(&now));
        let field = &now.operations[0].request.fields[0];
        let claim = Claim { accepting, judging, key: "a", field, target: Target::Type, kept: &[] };
        for (key, alike) in [("a", true), ("b", false), ("c", false)] {
            assert_eq!(claim.is_read_alike(key), alike, "{key}");
        }
    }

    #[test]
    fn what_is_not_there_has_no_length() {
        let (then, now) =
            (model(&["wire: b, type: text"]), model(&["wire: a, type: text, must: [{length: {min: 2}}]"]));
        let (accepting, judging) = (&view(&then), &view(&now));
        let field = &now.operations[0].request.fields[0];
        let target = Target::Rule(&field.rules[0]);
        assert!(Claim { accepting, judging, key: "a", field, target, kept: &[] }.is_proved());
    }
}
