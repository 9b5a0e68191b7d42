//! The Excel report of a finished [`Outcome`]: amounts and tags as data, everything else as live formulas over them with
//! the results cached; the empty template workbook; and the tagging workbook.

mod addresses;
mod bands;
mod capped;
mod charts;
mod clients;
mod data;
mod facts;
mod heatmap;
mod live;
mod members;
mod method;
mod overlap;
mod save;
mod styles;
mod summary;
mod tagging;
mod template;
mod workbook;

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use crate::analysis::{Outcome, Overlap};
use crate::beside::NotWritable;
use crate::model::{Cancelled, ClientId, Progress, Project};
use crate::text::Text;

/// What a report is about: a project with everything computed of it.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its figures.
    pub outcome: &'a Outcome,
    /// What its good clients have in common.
    pub overlap: &'a Overlap,
}

/// What a report is written with besides what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportOptions {
    /// The moment it is made; an input, so that the same project gives the same file.
    pub created: DateTime,
    /// Client names are replaced by "Client 1", "Client 2", ….
    pub anonymise: bool,
}

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The file cannot be put where it was to be.
    #[error("cannot write {path}: {why}")]
    NotWritable {
        /// The file that was to be written.
        path: PathBuf,
        /// What stands against it.
        #[source]
        why: NotWritable,
    },
    /// A limit of Excel's was hit.
    #[error("Excel cannot hold this: {0}")]
    Excel(#[from] rust_xlsxwriter::XlsxError),
    /// The user stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Refuses a path to which no workbook can be written, before there is one.
///
/// # Errors
/// [`ReportError::NotWritable`].
pub fn check_target(path: &Path) -> Result<(), ReportError> {
    save::target(path).map(drop)
}

/// Writes the report of `found` to `path`, beside it first and then renamed, so that nothing half-written stays.
///
/// # Errors
/// [`ReportError`] when the file cannot be written; an older file at `path` is then untouched.
pub fn write(
    found: Reported,
    text: &Text,
    options: &ReportOptions,
    target: (&Path, &Progress),
) -> Result<(), ReportError> {
    let (path, progress) = target;
    let facts = facts::Facts::new(found, text, options);
    let mut workbook = workbook::build(&facts, progress)?;
    save::save(&mut workbook, path, || Ok(progress.cancel.check()?))?;
    progress.set_done(workbook::STEPS);
    Ok(())
}

/// The report of `found` as the bytes of its file.
///
/// # Errors
/// [`ReportError`] when Excel could not hold it, or it was stopped.
pub fn bytes(
    found: Reported,
    text: &Text,
    options: &ReportOptions,
    progress: &Progress,
) -> Result<Vec<u8>, ReportError> {
    let facts = facts::Facts::new(found, text, options);
    let bytes = workbook::build(&facts, progress)?.save_to_buffer()?;
    progress.cancel.check()?;
    progress.set_done(workbook::STEPS);
    Ok(bytes)
}

/// Writes the empty workbook to fill in, with drop-downs, to `path`.
///
/// # Errors
/// [`ReportError`] when the file cannot be written.
pub fn write_template(text: &Text, path: &Path) -> Result<(), ReportError> {
    save::save(&mut template::build(text)?, path, || Ok(()))
}

/// Writes the workbook in which others fill in what they know of `clients`, in that order, to `path`. It is read back with
/// `import::read_tagging`, in any language. Its structure is protected without a password; Excel filters a protected sheet, but
/// sorts it only once the protection is taken off. The "how" of problems is not in it.
///
/// # Errors
/// [`ReportError`] when the file cannot be written.
pub fn write_tagging(project: &Project, text: &Text, clients: &[ClientId], path: &Path) -> Result<(), ReportError> {
    save::save(&mut tagging::build(project, text, clients)?, path, || Ok(()))
}

/// The empty workbook to fill in, as the bytes of its file.
///
/// # Errors
/// [`ReportError`] when Excel could not hold it.
pub fn template_bytes(text: &Text) -> Result<Vec<u8>, ReportError> {
    Ok(template::build(text)?.save_to_buffer()?)
}
