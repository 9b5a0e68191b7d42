//! The project file `*.sweetspot`: one SQLite database that any SQLite tool reads, written by difference, one transaction
//! a save. Its tables are described in `store/ladder`.

mod cells;
mod error;
mod facts;
mod keys;
mod ladder;
mod load;
mod lock;
mod open;
mod people;
mod rows;
mod save;
mod table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::beside::Target;
use crate::model::Project;
pub use error::StoreError;
use lock::{Asked, Lock};
pub use open::{is_project, is_project_in};
use save::Checks;

/// The ending of a project file.
pub const ENDING: &str = "sweetspot";

/// The name under which the corrections of an import are kept beside the project, as the JSON of a recipe.
pub const RECIPE: &str = "recipe";

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// The project.
    pub project: Project,
    /// What the program keeps beside it, by name: corrections of the import, answers, choices of the window.
    pub kept: BTreeMap<String, String>,
}

/// Why a file can only be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Another window or program has it open.
    OpenElsewhere,
    /// Its permissions, its folder or its medium do not let it be written.
    NotWritable,
    /// Something of it is missing; writing could lose more.
    Damaged,
}

/// What may be done with an open file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It is saved into.
    ReadWrite,
    /// It is not.
    ReadOnly(Why),
}

/// A table that is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its name in the file.
    pub table: &'static str,
    /// How many rows were written.
    pub rows: u64,
    /// How many could be read, changed ones among them.
    pub read: u64,
}

/// A file that was opened.
#[derive(Debug)]
pub struct Opened {
    /// Where it is saved; `None` when it can only be read.
    pub store: Option<Store>,
    /// What it holds; what can be salvaged where it is damaged.
    pub saved: Saved,
    /// Whether it can be saved into.
    pub access: Access,
    /// What is missing of a damaged file.
    pub missing: Vec<Missing>,
    /// Where a copy of the file as it was is kept, when it was brought up to date.
    pub backup: Option<PathBuf>,
}

/// A file that is open for saving. Nobody else can save into it meanwhile.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
    last: Saved,
    checks: Checks,
    identity: Identity,
    _lock: Option<Lock>,
}

/// Opens the project at `path`.
///
/// # Errors
/// [`StoreError`] when nothing can be read of it.
pub fn open(path: &Path) -> Result<Opened, StoreError> {
    open::open(path)
}

/// Opens the project in `bytes`, which came from no file; `path` stands for it in what is said.
///
/// # Errors
/// As for [`open`].
pub fn open_bytes(path: &Path, bytes: &[u8]) -> Result<Opened, StoreError> {
    let io = |error| StoreError::io(path, error);
    let folder = tempfile::tempdir().map_err(io)?;
    let file = folder.path().join("standard input");
    std::fs::write(&file, bytes).map_err(io)?;
    let opened = open::open(&file).map_err(|error| error.at(path))?;
    Ok(Opened { store: None, backup: None, ..opened })
}

/// Writes `saved` into a new file at `path`, in the place of what is there, and keeps it open. It is written beside its
/// place first, so that an older file stays until the new one is whole.
///
/// # Errors
/// [`StoreError`] when it cannot be written, or somebody else has a project open there.
pub fn create(path: &Path, saved: &Saved) -> Result<Store, StoreError> {
    let lock = match lock::ask(path) {
        Asked::Held(lock) => lock,
        Asked::Taken => return Err(StoreError::ReadOnly { path: path.to_path_buf() }),
        Asked::NoPlace(error) => return Err(StoreError::io(path, error)),
    };
    let checks = write_new(path, saved)?;
    let connection = open::connect(path, true)?;
    Store::of((path, connection), Some(lock), (saved.clone(), checks))
}

/// Whether a project can be written at `path`, which ends in [`ENDING`]; said before there is one.
///
/// # Errors
/// [`StoreError::NotWritable`] when it cannot.
pub fn check_target(path: &Path) -> Result<(), StoreError> {
    let checked = Target::with_ending(path, ENDING);
    checked.map(drop).map_err(|why| StoreError::NotWritable { path: path.to_path_buf(), why })
}

/// Writes `saved` into a file of its own at `path`, and leaves it alone.
///
/// # Errors
/// As for [`create`].
pub fn save_copy(path: &Path, saved: &Saved) -> Result<(), StoreError> {
    create(path, saved).map(drop)
}

/// Writes a new file beside `path`, and puts it there.
fn write_new(path: &Path, saved: &Saved) -> Result<Checks, StoreError> {
    let refused = |why| StoreError::not_writable(path, why);
    // A new project is its owner's alone.
    let half = Target::at(path).and_then(|target| target.private().half(".new")).map_err(refused)?;
    let written = Connection::open(half.path()).and_then(|mut connection| {
        open::guard(&connection)?;
        // The file takes its place only when it is whole, so that no journal is needed.
        connection.pragma_update(None, "journal_mode", "OFF")?;
        let transaction = connection.transaction()?;
        ladder::make(&transaction)?;
        let checks = save::write(&transaction, (None, saved), Checks::new())?;
        transaction.commit()?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(checks)
    });
    let checks = written.map_err(|error| StoreError::of(path, error))?;
    half.finish().map_err(refused)?;
    Ok(checks)
}

/// What tells a file from another at the same path.
type Identity = Option<(u64, u64)>;

#[cfg(unix)]
fn identity(path: &Path) -> std::io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    let found = std::fs::metadata(path)?;
    Ok(Some((found.dev(), found.ino())))
}

/// Elsewhere an open file is neither removed nor replaced.
#[cfg(not(unix))]
fn identity(path: &Path) -> std::io::Result<Identity> {
    std::fs::metadata(path).map(|_| None)
}

impl Store {
    fn of(
        (path, connection): (&Path, Connection),
        lock: Option<Lock>,
        (last, checks): (Saved, Checks),
    ) -> Result<Self, StoreError> {
        let identity = identity(path).map_err(|error| StoreError::io(path, error))?;
        Ok(Self { path: path.to_path_buf(), connection, last, checks, identity, _lock: lock })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was saved last.
    #[must_use]
    pub fn last(&self) -> &Saved {
        &self.last
    }

    /// Saves what has changed since the last time, in one transaction: all of it, or nothing.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written; what is on disk is then what was saved before. [`StoreError::Gone`] when
    /// the file was removed or replaced: [`create`] writes it anew.
    pub fn save(&mut self, saved: &Saved) -> Result<(), StoreError> {
        if identity(&self.path).ok() != Some(self.identity) {
            return Err(StoreError::Gone { path: self.path.clone() });
        }
        let failed = |error| StoreError::of(&self.path, error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let written = save::write(&transaction, (Some(&self.last), saved), self.checks.clone())
            .and_then(|checks| transaction.commit().map(|()| checks));
        self.checks = written.map_err(|error| StoreError::of(&self.path, error))?;
        self.last = saved.clone();
        Ok(())
    }
}
