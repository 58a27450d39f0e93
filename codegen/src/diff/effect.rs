//! What a change does to code that uses the crate, and the version that it asks for.

use std::fmt;

/// What a change does to downstream code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Code that compiled does not compile any more.
    BreaksABuild,
    /// A body that was valid is not any more.
    RejectsWhatPassed,
    /// A body that was not valid is now.
    AcceptsMore,
}

impl Effect {
    /// Every effect, the worst first.
    pub const ALL: &'static [Self] = &[Self::BreaksABuild, Self::RejectsWhatPassed, Self::AcceptsMore];

    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BreaksABuild => "breaks a build",
            Self::RejectsWhatPassed => "rejects what passed",
            Self::AcceptsMore => "accepts more",
        }
    }

    /// The bump that it asks for. A shop whose orders are refused is as broken as one that does not compile.
    pub(super) fn bump(self) -> Bump {
        match self {
            Self::BreaksABuild | Self::RejectsWhatPassed => Bump::Major,
            Self::AcceptsMore => Bump::Minor,
        }
    }
}

/// A bump of the version, in the terms of semantic versioning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// Nothing differs.
    None,
    /// Docs only.
    Patch,
    /// Something is new, or more is accepted.
    Minor,
    /// Something that worked does not any more.
    Major,
}

impl Bump {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The version that follows one. Before 1.0.0 Cargo reads the second number as the first, and the third as the
    /// second. `None` for a version that is not three numbers.
    #[must_use]
    pub fn after(self, version: &str) -> Option<String> {
        let mut numbers = version.splitn(3, '.').map(str::parse::<u64>);
        let (major, minor, patch) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
        let next = match (self, major, minor) {
            (Self::None, ..) => (major, minor, patch),
            // Every 0.0.x is incompatible with the next, and there is nothing smaller.
            (_, 0, 0) => (0, 0, patch.checked_add(1)?),
            (Self::Major, 0, _) => (0, minor.checked_add(1)?, 0),
            (_, 0, _) | (Self::Patch, ..) => (major, minor, patch.checked_add(1)?),
            (Self::Minor, ..) => (major, minor.checked_add(1)?, 0),
            (Self::Major, ..) => (major.checked_add(1)?, 0, 0),
        };
        Some(format!("{}.{}.{}", next.0, next.1, next.2))
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Bump::{self, Major, Minor, None as Same, Patch};

    #[test]
    fn the_next_version_is_the_one_that_cargo_asks_for() {
        let cases: &[(Bump, &str, Option<&str>)] = &[
            (Same, "0.1.0", Some("0.1.0")),
            (Patch, "0.1.0", Some("0.1.1")),
            (Minor, "0.1.7", Some("0.1.8")),
            (Major, "0.1.7", Some("0.2.0")),
            (Major, "0.0.3", Some("0.0.4")),
            (Patch, "1.2.3", Some("1.2.4")),
            (Minor, "1.2.3", Some("1.3.0")),
            (Major, "1.2.3", Some("2.0.0")),
            (Major, "1.2", None),
            (Major, "1.2.3-beta", None),
        ];
        for (bump, version, next) in cases {
            assert_eq!(bump.after(version).as_deref(), *next, "{bump} after {version}");
        }
    }
}
