//! What tells one state of the session from another.

use crate::text::Language;

/// A number that is given once in a session. Whatever is taken in gets the next one, so that two things never share
/// theirs, as revisions of two projects or the addresses of two values can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial(u64);

/// What a view was made from: a view is made anew when its stamp differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub(super) figures: Figures,
    pub(super) answers: Serial,
    pub(super) file: Serial,
    pub(super) is_understanding: bool,
    pub(super) is_taken: bool,
}

/// What a view of the project and its numbers was made from, where it shows nothing that jobs compute beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    pub(super) project: Serial,
    pub(super) revision: u64,
    pub(super) outcome: Serial,
    pub(super) language: Language,
}

impl Serial {
    /// The number after this one.
    #[must_use]
    pub(super) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}
