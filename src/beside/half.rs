//! A half-written file, removed again unless it is finished, also when the program is interrupted.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

use super::{NotWritable, folder, sweep};

/// The files that are half-written at this moment.
static HALVES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn halves() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    HALVES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes what is half-written, and does `end`. No file is begun or finished any more meanwhile.
pub(crate) fn abandon(end: impl FnOnce()) {
    let halves = halves();
    for path in halves.iter() {
        // It may be finished already; there is nobody to tell.
        fs::remove_file(path).unwrap_or_default();
    }
    end();
}

/// A file that is being written beside its target.
#[derive(Debug)]
pub(crate) struct Half {
    // Dropped before it is forgotten.
    file: NamedTempFile,
    known: Known,
    target: PathBuf,
    replaced: Option<Metadata>,
}

impl Half {
    /// Begins the file that is to be `target`.
    pub(super) fn begin(
        target: PathBuf,
        suffix: &str,
        (replaced, is_private): (Option<Metadata>, bool),
    ) -> Result<Self, NotWritable> {
        let folder = folder(&target);
        sweep::sweep(folder);
        let prefix = sweep::prefix();
        let mut builder = Builder::new();
        builder.prefix(&prefix).suffix(suffix);
        if replaced.is_none() && !is_private {
            for_others(&mut builder);
        }
        let mut halves = halves();
        let file = builder.tempfile_in(folder).map_err(NotWritable::Io)?;
        halves.insert(file.path().to_path_buf());
        drop(halves);
        Ok(Self { known: Known(file.path().to_path_buf()), file, target, replaced })
    }

    /// What is written to.
    pub(crate) fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Where it is until it is finished.
    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Puts the file in its place, with the permissions of the one it replaces.
    ///
    /// # Errors
    /// [`NotWritable`]; what was there before stays.
    pub(crate) fn finish(self) -> Result<(), NotWritable> {
        let Self { file, known, target, replaced } = self;
        file.as_file().sync_all().map_err(NotWritable::Io)?;
        if let Some(replaced) = &replaced {
            keep_permissions(file.as_file(), replaced).map_err(NotWritable::Io)?;
        }
        let halves = halves();
        let put = file.persist(target);
        drop(halves);
        drop(known);
        put.map(drop).map_err(|failed| match replaced {
            Some(_) => NotWritable::InUse(failed.error),
            None => NotWritable::Io(failed.error),
        })
    }
}

/// A temporary file is its owner's alone; the system's usual mask decides instead.
#[cfg(unix)]
fn for_others(builder: &mut Builder<'_, '_>) {
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
}

#[cfg(not(unix))]
fn for_others(_: &mut Builder<'_, '_>) {}

/// A path among those that are half-written, until it is dropped.
#[derive(Debug)]
struct Known(PathBuf);

impl Drop for Known {
    fn drop(&mut self) {
        halves().remove(&self.0);
    }
}

/// Gives `file` the owner, as far as this user may, and the permissions of `replaced`.
#[cfg(unix)]
fn keep_permissions(file: &File, replaced: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    let own = file.metadata()?;
    let mut mode = replaced.mode() & 0o777;
    if (own.uid(), own.gid()) != (replaced.uid(), replaced.gid()) {
        let (owner, group) = (Some(replaced.uid()), Some(replaced.gid()));
        let is_kept = fchown(file, owner, group).or_else(|_| fchown(file, None, group)).is_ok();
        if !is_kept {
            // Another group gets no more than everyone.
            mode = mode & 0o707 | (mode & 0o7) << 3;
        }
    }
    // Some file systems have one mode for all files and refuse any change.
    if own.mode() & 0o777 == mode { Ok(()) } else { file.set_permissions(fs::Permissions::from_mode(mode)) }
}

#[cfg(not(unix))]
fn keep_permissions(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::beside::Target;

    #[test]
    fn a_half_is_known_as_long_as_it_is_there() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let path = folder.path().join("file");
        for is_finished in [true, false] {
            let half = Target::at(&path).and_then(|target| target.half(".half")).expect("it takes a file");
            let beside = half.path().to_path_buf();
            assert!(beside.exists() && halves().contains(&beside));
            if is_finished {
                half.finish().expect("it is put");
            } else {
                drop(half);
            }
            assert!(!beside.exists() && !halves().contains(&beside), "{is_finished}");
        }
        assert_eq!(fs::read_dir(folder.path()).expect("ours").count(), 1);
    }
}
