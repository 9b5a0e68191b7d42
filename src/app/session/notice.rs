//! Messages that stay until they are closed.

use std::path::PathBuf;

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something could not be done.
    Error,
}

/// A message that stays until it is closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number, never used twice.
    pub id: u64,
    /// How serious it is.
    pub kind: NoticeKind,
    /// One sentence.
    pub title: String,
    /// Why, and what to do; may be empty.
    pub detail: String,
    /// The file it is about, shown last; a finished file can be shown in its folder.
    pub path: Option<PathBuf>,
    /// The revision it tells of, which can be undone from here as long as the project is at it.
    pub undoes: Option<u64>,
}

impl Notice {
    /// A notice about no file; its number is given when it is added.
    #[must_use]
    pub fn new(kind: NoticeKind, title: String, detail: String) -> Self {
        Self { id: 0, kind, title, detail, path: None, undoes: None }
    }
}
