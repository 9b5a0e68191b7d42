//! A workbook to a file: written beside its target, then renamed, so that nothing half-written stays.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::ReportError;
use crate::beside::{NotWritable, Target};

/// How the name of a workbook ends.
const ENDING: &str = "xlsx";

/// The place `path` leads to, where a workbook can be put there.
pub(super) fn target(path: &Path) -> Result<Target, ReportError> {
    Target::with_ending(path, ENDING).map_err(|why| not_writable(path, why))
}

/// Writes `workbook` to `path`; `last_check` may still stop it before an older file is replaced.
pub(super) fn save(
    workbook: &mut Workbook,
    path: &Path,
    last_check: impl FnOnce() -> Result<(), ReportError>,
) -> Result<(), ReportError> {
    let mut half = target(path)?.half(".xlsx").map_err(|why| not_writable(path, why))?;
    let mut file = FirstFailure { file: half.file(), failed: None };
    let written = workbook.save_to_writer(&mut file);
    if let Some(source) = file.failed {
        return Err(not_writable(path, NotWritable::Io(source)));
    }
    written?;
    last_check()?;
    half.finish().map_err(|why| not_writable(path, why))
}

/// A file of which the first failure is kept, which the library else wraps in errors of its own. After it nothing is
/// written and nothing fails, so that the library has nothing to complain of on standard error.
struct FirstFailure<'a> {
    file: &'a mut File,
    failed: Option<io::Error>,
}

impl FirstFailure<'_> {
    /// What `act` gives, or `otherwise` after a failure.
    fn kept<T>(&mut self, otherwise: T, act: impl FnOnce(&mut File) -> io::Result<T>) -> io::Result<T> {
        if self.failed.is_some() {
            return Ok(otherwise);
        }
        act(self.file).map_err(|error| {
            let kind = error.kind();
            if kind != io::ErrorKind::Interrupted {
                self.failed = Some(error);
            }
            kind.into()
        })
    }
}

impl Write for FirstFailure<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.kept(bytes.len(), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.kept((), File::flush)
    }
}

impl Seek for FirstFailure<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.kept(0, |file| file.seek(to))
    }
}

fn not_writable(path: &Path, why: NotWritable) -> ReportError {
    ReportError::NotWritable { path: path.to_path_buf(), why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_failure_is_the_systems_own() {
        let unwritable = tempfile::NamedTempFile::new().expect("a file of our own");
        let mut opened = File::open(unwritable.path()).expect("it is there");
        let mut file = FirstFailure { file: &mut opened, failed: None };
        let expected = file.file.write(b"x").map_err(|error| error.kind());
        let mut workbook = Workbook::new();
        workbook.add_worksheet();
        assert!(workbook.save_to_writer(&mut file).is_err());
        assert_eq!(file.failed.map(|error| error.kind()), expected.err());
    }
}
