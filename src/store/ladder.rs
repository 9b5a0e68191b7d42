//! The versions of the project file: one step of SQL each, taken in order, after a copy of the file as it was.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::error::StoreError;
use super::{open, save, table};

/// The steps: the first makes an empty file, each other brings a file of the version before it up to its own.
const STEPS: [&str; 2] = [include_str!("ladder/0001.sql"), include_str!("ladder/0002.sql")];

/// The version this program writes.
pub(super) const CURRENT: i64 = 2;

/// Makes the tables of an empty database.
pub(super) fn make(connection: &Connection) -> rusqlite::Result<()> {
    climb(connection, &STEPS, 0)?;
    connection.pragma_update(None, "application_id", open::APPLICATION)
}

/// Takes the steps after `from`.
fn climb(connection: &Connection, steps: &[&str], from: i64) -> rusqlite::Result<()> {
    for (version, step) in (1..).zip(steps).filter(|(version, _)| *version > from) {
        connection.execute_batch(step)?;
        connection.pragma_update(None, "user_version", version)?;
    }
    save::legends(connection)
}

/// Brings a file of an older version up to date, all or nothing, after a copy beside it. Returns where the copy is.
pub(super) fn upgrade(path: &Path, connection: &Connection, from: i64) -> Result<PathBuf, StoreError> {
    let backup = open::backup_path(path, from);
    let failed = |error| StoreError::of(path, error);
    let step = |sql: &str| connection.execute_batch(sql).map_err(failed);
    // Under the lock of a reader nobody changes what is being copied.
    step("BEGIN IMMEDIATE")?;
    let copied = std::fs::copy(path, &backup).map_err(|error| StoreError::io(&backup, error));
    let climbed = copied.and_then(|_| climb(connection, &STEPS, from).map_err(failed));
    if let Err(error) = climbed {
        step("ROLLBACK")?;
        return Err(error);
    }
    step("COMMIT")?;
    Ok(backup)
}

/// A copy in memory, brought up to date.
pub(super) fn in_memory(path: &Path, connection: &Connection) -> Result<Connection, StoreError> {
    let failed = |error| StoreError::of(path, error);
    let mut copy = Connection::open_in_memory().map_err(failed)?;
    rusqlite::backup::Backup::new(connection, &mut copy)
        .and_then(|backup| backup.run_to_completion(4_096, std::time::Duration::ZERO, None))
        .map_err(failed)?;
    let from: i64 = copy.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
    climb(&copy, &STEPS, from).map_err(failed)?;
    Ok(copy)
}

/// Whether the file has our tables as we make them, and nothing that acts by itself.
pub(super) fn is_ours(connection: &Connection) -> rusqlite::Result<bool> {
    let fresh = Connection::open_in_memory()?;
    make(&fresh)?;
    let described = |connection: &Connection| -> rusqlite::Result<Vec<(String, String, String)>> {
        let mut statement =
            connection.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")?;
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
    };
    let (expected, found) = (described(&fresh)?, described(connection)?);
    let is_required = |name: &str| table::ALL.iter().any(|table| table.name == name);
    let has_all = expected.iter().filter(|(_, name, _)| is_required(name)).all(|one| found.contains(one));
    Ok(has_all && found.iter().all(|(kind, ..)| matches!(kind.as_str(), "table" | "index")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(connection: &Connection) -> i64 {
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a number")
    }

    #[test]
    fn the_ladder_ends_at_the_version_written() {
        let fresh = Connection::open_in_memory().expect("memory");
        make(&fresh).expect("made");
        assert_eq!((version(&fresh), STEPS.len()), (CURRENT, usize::try_from(CURRENT).expect("small")));
        assert!(is_ours(&fresh).expect("read"));
    }

    #[test]
    fn an_older_file_takes_the_steps_it_lacks_and_no_other() {
        let older = Connection::open_in_memory().expect("memory");
        let steps = [STEPS[0], "ALTER TABLE clients ADD COLUMN sold_by TEXT", "DROP TABLE kept"];
        climb(&older, &steps[..1], 0).expect("made");
        climb(&older, &steps, 1).expect("upgraded");
        assert_eq!(version(&older), 3);
        older.prepare("SELECT sold_by FROM clients").expect("the column is there");
        assert!(older.prepare("SELECT * FROM kept").is_err());
        assert!(!is_ours(&older).expect("read"));
    }

    #[test]
    fn what_acts_by_itself_is_not_ours() {
        for sql in [
            "CREATE TRIGGER more AFTER INSERT ON lines BEGIN DELETE FROM lines; END",
            "CREATE VIEW seen AS SELECT * FROM lines",
            "DROP TABLE lines; CREATE TABLE lines (period INTEGER, amount TEXT)",
        ] {
            let changed = Connection::open_in_memory().expect("memory");
            make(&changed).expect("made");
            changed.execute_batch(sql).expect("valid");
            assert!(!is_ours(&changed).expect("read"), "{sql}");
        }
    }
}
