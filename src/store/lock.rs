//! One program writes a project at a time: a lock beside the file, held as long as the file is open for writing. The system
//! lets it go when the program ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::beside::led_to;

/// A lock that is held; let go, and its file removed, when it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

/// What came of asking for the lock.
#[derive(Debug)]
pub(super) enum Asked {
    Held(Lock),
    /// Another program, or another window, has it.
    Taken,
    /// The folder takes no file beside the project.
    NoPlace(std::io::Error),
}

/// Asks for the lock of the project at `path`.
pub(super) fn ask(path: &Path) -> Asked {
    let lock = beside(path);
    // A lock let go between opening and locking leaves a file that is no longer there: the next round makes its own.
    for _ in 0..16 {
        let file = match OpenOptions::new().write(true).create(true).truncate(false).open(&lock) {
            Ok(file) => file,
            Err(error) => return Asked::NoPlace(error),
        };
        match file.try_lock() {
            Ok(()) if is_still(&file, &lock) => return Asked::Held(Lock { file, path: lock }),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Asked::Taken,
            // A file system without locks, as some network drives are: one window at a time is the user's care there.
            Err(TryLockError::Error(_)) => return Asked::Held(Lock { file, path: lock }),
        }
    }
    Asked::Taken
}

fn beside(path: &Path) -> PathBuf {
    // Whichever link it is opened by, it is one file.
    let path = led_to(path).unwrap_or_else(|_| path.to_path_buf());
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".lock");
    path.with_file_name(name)
}

#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |one: std::fs::Metadata, other: std::fs::Metadata| (one.dev(), one.ino()) == (other.dev(), other.ino());
    file.metadata().ok().zip(std::fs::metadata(path).ok()).is_some_and(|(one, other)| same(one, other))
}

/// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
fn is_still(_: &File, _: &Path) -> bool {
    true
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still held, so that nobody locks what is about to go.
        std::fs::remove_file(&self.path).unwrap_or_default();
        self.file.unlock().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_once_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("De Jong.sweetspot");
        for _ in 0..3 {
            let first = ask(&path);
            assert!(matches!(first, Asked::Held(_)));
            assert!(matches!(ask(&path), Asked::Taken));
            drop(first);
            assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
        }
        assert!(matches!(ask(&folder.path().join("gone/De Jong.sweetspot")), Asked::NoPlace(_)));
    }

    #[test]
    fn a_lock_file_that_was_left_behind_is_no_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("De Jong.sweetspot");
        std::fs::write(beside(&path), "").expect("written");
        assert!(matches!(ask(&path), Asked::Held(_)));
    }
}
