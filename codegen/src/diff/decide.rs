//! Whether a rule refuses what another model accepts: shown, disproved, or neither.

use super::proof::Claim;
use super::view::{Target, View};
use super::witness::Search;
use crate::ir::{Field, Rule};

/// What can be said of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// There is a body that shows it.
    Yes,
    /// There is no such body.
    No,
    /// Neither was found.
    CannotTell,
}

impl Answer {
    /// Whether one of two claims holds.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::CannotTell,
        }
    }
}

/// Whether some body that one model accepts breaks a target of a field in another. `kept` is advice that it keeps
/// besides.
pub(super) fn refuses<'m>(
    accepting: &View<'m>,
    judging: &View<'m>,
    (key, field): (&str, &'m Field),
    target: Target<'_>,
    kept: &[&Rule],
) -> Answer {
    if (Claim { accepting, judging, key, field, target, kept }).is_proved() {
        return Answer::No;
    }
    let found = Search { accepting, judging, key, field, target, kept, value: None }.succeeds();
    if found { Answer::Yes } else { Answer::CannotTell }
}
