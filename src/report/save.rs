//! A workbook to a file: written beside its target, then renamed, so that nothing half-written stays.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Workbook, XlsxError};
use tempfile::{Builder, NamedTempFile};

use super::ReportError;

/// Writes `workbook` to `target`; `last_check` may still stop it before an older file is replaced.
pub(super) fn save(
    workbook: &mut Workbook,
    target: &Path,
    last_check: impl FnOnce() -> Result<(), ReportError>,
) -> Result<(), ReportError> {
    if target.is_dir() {
        let source = std::io::Error::from(std::io::ErrorKind::IsADirectory);
        return Err(ReportError::TargetInUse { path: target.to_path_buf(), source });
    }
    let mut file = beside(target).map_err(|source| not_writable(target, source))?;
    workbook.save_to_writer(file.as_file_mut()).map_err(|error| match error {
        XlsxError::IoError(source) | XlsxError::TempFileError(_, source) => not_writable(target, source),
        other => ReportError::Excel(other),
    })?;
    file.as_file().sync_all().map_err(|source| not_writable(target, source))?;
    last_check()?;
    file.persist(target)
        .map_err(|error| ReportError::TargetInUse { path: target.to_path_buf(), source: error.error })?;
    Ok(())
}

fn not_writable(target: &Path, source: std::io::Error) -> ReportError {
    ReportError::FolderNotWritable { path: target.to_path_buf(), source }
}

/// An empty file in the target's folder, removed again unless it is renamed.
fn beside(target: &Path) -> std::io::Result<NamedTempFile> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".sweetspot-").suffix(".xlsx");
    // A temporary file is its owner's alone; a report is readable like any other file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
