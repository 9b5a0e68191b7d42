//! Opening a project: is it one, may it be written, what version is it, and is it whole.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::error::StoreError;
use super::lock::{self, Asked};
use super::{Access, Opened, Store, Why, ladder, load};

/// Every SQLite database begins so.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Where its header keeps user_version and application_id.
const VERSION_AT: usize = 60;
const APPLICATION_AT: usize = 68;
const HEADER: usize = 100;
/// "SwSp".
pub(super) const APPLICATION: i64 = 0x5377_5370;
/// The longest text a foreign file may hold, in bytes.
const LONGEST: i32 = 64 << 20;
/// How long a save of another window is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the file at `path` is a project of any version, by its first bytes.
#[must_use]
pub fn is_project(path: &Path) -> bool {
    header(path).is_ok_and(|header| header.is_some_and(|header| header.application == APPLICATION))
}

struct Header {
    application: i64,
    version: i64,
}

/// Whether a file of these bytes is a project of any version.
#[must_use]
pub fn is_project_in(bytes: &[u8]) -> bool {
    header_in(bytes).is_some_and(|header| header.application == APPLICATION)
}

/// `None` where it is no SQLite database.
fn header(path: &Path) -> std::io::Result<Option<Header>> {
    if !std::fs::metadata(path)?.is_file() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(HEADER as u64).read_to_end(&mut bytes)?;
    Ok(header_in(&bytes))
}

fn header_in(bytes: &[u8]) -> Option<Header> {
    let number = |at: usize| {
        let bytes = bytes.get(at..at + 4)?;
        Some(i64::from(u32::from_be_bytes(bytes.try_into().ok()?)))
    };
    if !bytes.starts_with(MAGIC) {
        return None;
    }
    number(APPLICATION_AT).zip(number(VERSION_AT)).map(|(application, version)| Header { application, version })
}

/// Opens the project at `path`.
pub(super) fn open(path: &Path) -> Result<Opened, StoreError> {
    let header = header(path).map_err(|error| StoreError::io(path, error))?;
    let header = header.filter(|header| header.application == APPLICATION);
    let Some(header) = header else { return Err(StoreError::NotAProject { path: path.to_path_buf() }) };
    if header.version > ladder::CURRENT {
        return Err(StoreError::Newer { path: path.to_path_buf(), version: header.version });
    }
    let asked = may_write(path).then(|| lock::ask(path));
    let (lock, why) = match asked {
        Some(Asked::Held(lock)) => (Some(lock), None),
        Some(Asked::Taken) => (None, Some(Why::OpenElsewhere)),
        Some(Asked::NoPlace(_)) | None => (None, Some(Why::NotWritable)),
    };
    let connection = connect(path, lock.is_some())?;
    let is_older = header.version < ladder::CURRENT;
    if is_older && lock.is_none() {
        // It cannot be brought up to date where it is; a copy in memory can.
        return Ok(read_only(ladder::in_memory(path, &connection)?, Why::NotWritable));
    }
    let backup = if is_older { Some(ladder::upgrade(path, &connection, header.version)?) } else { None };
    if let Some(why) = why {
        return Ok(read_only(connection, why));
    }
    let is_ours = ladder::is_ours(&connection).unwrap_or(false);
    let (saved, checks, missing) = load::load(&connection);
    if !missing.is_empty() || !is_ours {
        drop(connection);
        let access = Access::ReadOnly(Why::Damaged);
        return Ok(Opened { store: None, saved, access, missing, backup });
    }
    let store = Store::of((path, connection), lock, (saved.clone(), checks))?;
    Ok(Opened { store: Some(store), saved, access: Access::ReadWrite, missing, backup })
}

fn read_only(connection: Connection, why: Why) -> Opened {
    let (saved, _, missing) = load::load(&connection);
    drop(connection);
    let why = if missing.is_empty() { why } else { Why::Damaged };
    Opened { store: None, saved, access: Access::ReadOnly(why), missing, backup: None }
}

/// Whether the file's own permissions let it be written; who may do everything is bound by them too.
fn may_write(path: &Path) -> bool {
    let is_locked = std::fs::metadata(path).is_ok_and(|found| found.permissions().readonly());
    !is_locked && File::options().write(true).open(path).is_ok()
}

/// A connection to the file, which is foreign: nothing in it is run, and nothing it claims reserves memory.
pub(super) fn connect(path: &Path, writes: bool) -> Result<Connection, StoreError> {
    let access = if writes { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let opened = Connection::open_with_flags(path, flags).and_then(|connection| {
        guard(&connection)?;
        Ok(connection)
    });
    opened.map_err(|error| StoreError::of(path, error))
}

/// How a connection treats what it finds, and how it writes.
pub(super) fn guard(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // A rollback journal: after a save there is one file, and nothing beside it.
    connection.pragma_update(None, "synchronous", "NORMAL")
}

/// Where a copy of an older version is kept: "De Jong (version 1).sweetspot".
pub(super) fn backup_path(path: &Path, version: i64) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let named = |number: usize| match number {
        0 => path.with_file_name(format!("{stem} (version {version}).sweetspot")),
        _ => path.with_file_name(format!("{stem} (version {version}, {number}).sweetspot")),
    };
    (0..1_000).map(named).find(|candidate| !candidate.exists()).unwrap_or_else(|| named(1_000))
}
