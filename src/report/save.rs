//! A workbook to a file: written beside its target, then renamed, so that nothing half-written stays.

use std::path::Path;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::ReportError;
use crate::beside::beside;

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
    let mut file = beside(target, ".xlsx").map_err(|source| not_writable(target, source))?;
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
