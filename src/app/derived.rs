//! What jobs compute of a project beside its outcome, once somebody wants to see it.
//!
//! One job more is a variant of [`Derivation`], a field of [`Answers`], and a line in each function that matches on the
//! variants; starting it, keeping it, dimming and dropping it follow from that.

use std::fmt;
use std::sync::Arc;

use super::session::Serial;
use crate::analysis::{self, Doubt, Outcome, Overlap, People, WhiteSpace};
use crate::model::{Cancelled, Progress, Project};
use crate::say;
use crate::text::Text;

/// What a job computes of a project and its outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Derivation {
    /// How sure the verdict is.
    Doubt,
    /// What clients could buy.
    WhiteSpace,
    /// What good clients have in common.
    Overlap,
    /// Segments, prospects and what to tell them.
    People,
}

/// Everything that is computed beside an outcome.
#[derive(Debug, Default)]
pub struct Answers {
    /// How sure the verdict is.
    pub doubt: Derived<Doubt>,
    /// What clients could buy.
    pub white_space: Derived<WhiteSpace>,
    /// What good clients have in common.
    pub overlap: Derived<Overlap>,
    /// Segments, prospects and what to tell them.
    pub people: Derived<People>,
    failed: Vec<(Derivation, u64)>,
    serial: Serial,
}

impl Derivation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Doubt, Self::WhiteSpace, Self::Overlap, Self::People];

    /// What the job does, in words.
    #[must_use]
    pub fn label(self, text: &Text) -> String {
        match self {
            Self::Doubt => say!(text, "window-job-doubt"),
            Self::WhiteSpace => say!(text, "window-job-white-space"),
            Self::Overlap => say!(text, "window-job-overlap"),
            Self::People => say!(text, "window-job-people"),
        }
    }

    /// Computes it: the work of the job.
    #[must_use]
    pub fn compute(self, project: &Project, outcome: &Outcome, progress: &Progress) -> Computed {
        let revision = outcome.revision;
        match self {
            Self::Doubt => {
                let doubt = analysis::doubt(project, &outcome.basis, &progress.cancel);
                Computed::of(revision, doubt, |answers| &mut answers.doubt)
            }
            Self::WhiteSpace => {
                let space = analysis::white_space(project, &outcome.basis);
                Computed::of(revision, Ok(space), |answers| &mut answers.white_space)
            }
            Self::Overlap => {
                let found = analysis::overlap(project, outcome, progress);
                Computed::of(revision, found, |answers| &mut answers.overlap)
            }
            Self::People => {
                let found = analysis::people(project, outcome, &progress.cancel);
                Computed::of(revision, found, |answers| &mut answers.people)
            }
        }
    }

    /// Whether the status bar shows how far it is.
    #[must_use]
    pub fn is_shown(self) -> bool {
        self == Self::Overlap
    }

    /// Whether an edit stops it. Work that does not look whether it was cancelled is let come to its end, or the steps
    /// of a drag would each leave a thread behind.
    #[must_use]
    pub fn ends_with_an_edit(self) -> bool {
        self != Self::WhiteSpace
    }
}

impl Answers {
    /// Whether this answers `revision`.
    #[must_use]
    pub fn is_current(&self, derivation: Derivation, revision: u64) -> bool {
        match derivation {
            Derivation::Doubt => self.doubt.is_current(revision),
            Derivation::WhiteSpace => self.white_space.is_current(revision),
            Derivation::Overlap => self.overlap.is_current(revision),
            Derivation::People => self.people.is_current(revision),
        }
    }

    /// Whether there is no use in computing this for `revision`: it is there, or has failed.
    #[must_use]
    pub fn is_settled(&self, derivation: Derivation, revision: u64) -> bool {
        self.is_current(derivation, revision) || self.failed.contains(&(derivation, revision))
    }

    /// Takes in what a job computed; `serial` is its number in the session.
    pub fn take_in(&mut self, computed: Computed, serial: Serial) {
        (computed.0)(self);
        self.serial = serial;
    }

    /// Remembers that this cannot be computed for `revision`, so that it is not tried again and again.
    pub fn fail(&mut self, derivation: Derivation, revision: u64) {
        self.failed.retain(|(known, _)| *known != derivation);
        self.failed.push((derivation, revision));
    }

    /// The number of what was taken in last.
    #[must_use]
    pub fn serial(&self) -> Serial {
        self.serial
    }
}

/// The newest value a job computed, with the revision it answers; an older one is shown dimmed.
#[derive(Clone, Debug)]
pub struct Derived<T>(Option<(u64, Arc<T>)>);

impl<T> Default for Derived<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Derived<T> {
    /// A value that answers `revision`.
    #[must_use]
    pub fn of(revision: u64, value: T) -> Self {
        Self(Some((revision, Arc::new(value))))
    }

    /// The value, and whether it answers another revision than `revision`.
    #[must_use]
    pub fn at(&self, revision: u64) -> Option<(&T, bool)> {
        self.0.as_ref().map(|(known, value)| (value.as_ref(), *known != revision))
    }

    /// Whether it answers `revision`.
    #[must_use]
    pub fn is_current(&self, revision: u64) -> bool {
        self.at(revision).is_some_and(|(_, is_stale)| !is_stale)
    }

    /// Says that what answers the revision `before` answers `revision` too.
    pub fn carry(&mut self, before: u64, revision: u64) {
        if let Some((known, _)) = self.0.as_mut().filter(|(known, _)| *known == before) {
            *known = revision;
        }
    }
}

/// What a job has computed, on its way to its place. Cancelled work leaves what is there.
pub struct Computed(Box<dyn FnOnce(&mut Answers) + Send>);

impl Computed {
    fn of<T: Send + 'static>(
        revision: u64,
        result: Result<T, Cancelled>,
        place: fn(&mut Answers) -> &mut Derived<T>,
    ) -> Self {
        Self(Box::new(move |answers| {
            if let Ok(value) = result {
                *place(answers) = Derived::of(revision, value);
            }
        }))
    }
}

impl fmt::Debug for Computed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Computed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse_now;

    #[test]
    fn every_job_puts_its_value_in_its_own_place() {
        let project = Project::new("Empty", crate::model::Dataset::default());
        let outcome = analyse_now(&project);
        for derivation in Derivation::ALL {
            let mut answers = Answers::default();
            answers.take_in(derivation.compute(&project, &outcome, &Progress::default()), Serial::default());
            for other in Derivation::ALL {
                let is_current = answers.is_current(other, outcome.revision);
                assert_eq!(is_current, other == derivation, "{other:?} after {derivation:?}");
                assert!(!answers.is_current(other, outcome.revision + 1), "{other:?} is of an older revision");
            }
        }
    }

    #[test]
    fn what_failed_is_settled_for_its_revision_alone() {
        let mut answers = Answers::default();
        answers.fail(Derivation::Overlap, 3);
        answers.fail(Derivation::Doubt, 3);
        let cases =
            [(Derivation::Overlap, 3, true), (Derivation::Overlap, 4, false), (Derivation::WhiteSpace, 3, false)];
        for (derivation, revision, expected) in cases {
            assert_eq!(answers.is_settled(derivation, revision), expected, "{derivation:?} {revision}");
        }
    }

    #[test]
    fn only_the_revision_named_is_carried_over() {
        for (before, expected) in [(1, true), (2, false)] {
            let mut derived = Derived::of(1, ());
            derived.carry(before, 9);
            assert_eq!(derived.is_current(9), expected, "of {before}");
        }
    }
}
