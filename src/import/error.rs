//! Why a file cannot be used at all. Anything less is an [`crate::model::Issue`].

use std::path::{Path, PathBuf};

use crate::model::Cancelled;

/// A file that cannot be opened or recognised; every variant names the file. The text catalogue says each as what
/// happened, why, and what to do.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are what they are called: the file, the library's own words, the sheets")]
pub enum ImportError {
    /// There is no such file; it was moved or removed, perhaps while it was open here.
    #[error("no such file: {path}")]
    NotFound { path: PathBuf },
    /// The file cannot be read: no permission, a folder, a broken disk. On Windows commonly open in Excel.
    #[error("cannot read {path}: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
    /// The file has no content.
    #[error("empty file: {path}")]
    Empty { path: PathBuf },
    /// Neither a workbook nor text with columns: a picture, a PDF, a program.
    #[error("not a spreadsheet: {path}")]
    NotASpreadsheet { path: PathBuf },
    /// The workbook asks for a password.
    #[error("password-protected: {path}")]
    PasswordProtected { path: PathBuf },
    /// A zip file, but no workbook inside.
    #[error("a zip that is not a workbook: {path}")]
    ZipWithoutWorkbook { path: PathBuf },
    /// A workbook whose inside is damaged.
    #[error("broken workbook {path}: {detail}")]
    Broken { path: PathBuf, detail: String },
    /// The sheet asked for is not there.
    #[error("no sheet {sheet} in {path}")]
    NoSuchSheet { path: PathBuf, sheet: String, sheets: Vec<String> },
    /// No sheet holds a table.
    #[error("no table in {path}")]
    NoTable { path: PathBuf },
    /// No column names the clients.
    #[error("no client column in {path}")]
    NoClientColumn { path: PathBuf },
    /// No column holds amounts.
    #[error("no amounts in {path}")]
    NoAmounts { path: PathBuf },
    /// More bytes than the program reads.
    #[error("too large: {path}")]
    TooLarge { path: PathBuf },
    /// More filled cells than the program reads.
    #[error("too many cells: {path}")]
    TooManyCells { path: PathBuf },
    /// More rows than a sheet can have.
    #[error("too many rows: {path}")]
    TooManyRows { path: PathBuf },
    /// More columns than a sheet can have.
    #[error("too many columns: {path}")]
    TooManyColumns { path: PathBuf },
    /// A small file that unpacks to a huge one, made to fill memory.
    #[error("unpacks to too much: {path}")]
    UnpacksToTooMuch { path: PathBuf },
    /// XML whose entities stand for each other, made to fill memory.
    #[error("declares entities: {path}")]
    Entities { path: PathBuf },
    /// A compound file whose sectors lead in a circle.
    #[error("sectors in a circle: {path}")]
    SectorsInACircle { path: PathBuf },
    /// Reading it got no further for too long.
    #[error("takes too long: {path}")]
    TakesTooLong { path: PathBuf },
    /// The user stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl ImportError {
    /// A broken workbook, in the words of whatever failed on it.
    pub(super) fn broken(path: &Path, detail: &impl ToString) -> Self {
        Self::Broken { path: path.to_path_buf(), detail: detail.to_string() }
    }

    /// What opening the file said.
    pub(super) fn from_io(path: &Path, source: std::io::Error) -> Self {
        let path = path.to_path_buf();
        if source.kind() == std::io::ErrorKind::NotFound {
            return Self::NotFound { path };
        }
        Self::Unreadable { path, source }
    }
}
