//! A workbook to a file: written beside its target, then renamed, so that nothing half-written stays.

use std::path::Path;

use rust_xlsxwriter::{Workbook, XlsxError};

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
    workbook.save_to_writer(half.file()).map_err(|error| match error {
        XlsxError::IoError(source) | XlsxError::TempFileError(_, source) => not_writable(path, NotWritable::Io(source)),
        other => ReportError::Excel(other),
    })?;
    last_check()?;
    half.finish().map_err(|why| not_writable(path, why))
}

fn not_writable(path: &Path, why: NotWritable) -> ReportError {
    ReportError::NotWritable { path: path.to_path_buf(), why }
}
