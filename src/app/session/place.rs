//! Where the project is saved, and how far that is.

use std::path::PathBuf;

use jiff::Zoned;

use crate::store::Why;

/// The file of the project that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The project file.
    pub path: PathBuf,
    /// Whether a person chose it; one that nobody named lives in the data folder.
    pub is_named: bool,
    /// The unnamed file this one takes the place of, removed once this one is written.
    pub replaces: Option<PathBuf>,
    /// The revision of the project in it, and when it was written.
    pub saved: Option<(u64, Zoned)>,
    /// Why the last save failed, in words.
    pub problem: Option<String>,
    /// Why it can only be read.
    pub read_only: Option<Why>,
}

impl Place {
    /// A file that nothing was written into yet.
    #[must_use]
    pub fn new(path: PathBuf, is_named: bool) -> Self {
        Self { path, is_named, replaces: None, saved: None, problem: None, read_only: None }
    }

    /// Whether `revision` is in it.
    #[must_use]
    pub fn holds(&self, revision: u64) -> bool {
        self.saved.as_ref().is_some_and(|(saved, _)| *saved == revision)
    }
}
