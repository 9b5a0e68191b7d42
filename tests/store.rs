//! The project file: what is saved comes back, whatever happens in between.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "the helpers of tests fail loudly")]

#[path = "store/damage.rs"]
mod damage;
#[path = "store/edits.rs"]
mod edits;
#[path = "store/faults.rs"]
mod faults;
#[path = "store/kill.rs"]
mod kill;
#[path = "common/projects.rs"]
mod projects;
#[path = "common/skip.rs"]
mod skip;
#[path = "store/version_1.rs"]
mod version_1;

use std::path::Path;

use rusqlite::Connection;
use sweetspot::model::Project;
use sweetspot::store::{self, Access, Opened, Saved};

/// What is saved of a project, with something kept beside it.
fn saved(project: &Project) -> Saved {
    let kept = [("recipe".to_owned(), "{\"columns\":[]}".to_owned())].into();
    Saved { project: project.clone(), kept }
}

fn opened(path: &Path) -> Opened {
    store::open(path).expect("it opens")
}

/// The file as it is on disk, whole and writable.
fn reopened(path: &Path) -> Saved {
    let opened = opened(path);
    assert_eq!((opened.access, opened.missing), (Access::ReadWrite, vec![]), "{}", path.display());
    opened.saved
}

fn integrity(path: &Path) -> String {
    let connection = Connection::open(path).expect("a database");
    connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer")
}
