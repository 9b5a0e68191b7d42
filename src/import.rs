//! Any file into clients, offerings and lines, with the proof that no amount went missing (IMPORT.md).
//!
//! [`read`] opens a file into grids of cells; [`understand`] finds the table in them, under the corrections of a
//! [`Recipe`]. Guesses can be changed and understood again without reading the file again.

mod error;
mod grid;
mod recipe;
mod understood;

use std::path::Path;

use crate::model::Progress;

pub use error::ImportError;
pub use grid::{Cell, CellKind, FileKind, Grid, Sheet, Workbook};
pub use recipe::Recipe;
pub use understood::{Choice, Column, ColumnRole, Imported, Layout, Question, QuestionAbout, RoleReason, RowClass};

/// Reads every sheet of the file at `path`.
///
/// # Errors
/// [`ImportError`] when the file cannot be opened or is no table of any kind.
pub fn read(path: &Path, progress: &Progress) -> Result<Workbook, ImportError> {
    let _ = progress;
    Err(ImportError::NotFound { path: path.to_path_buf() })
}

/// Finds the table in `workbook` and reads it, with the corrections of `recipe` above every guess.
///
/// # Errors
/// [`ImportError`] when there is no table, no client column or no amount.
pub fn understand(workbook: &Workbook, recipe: &Recipe, progress: &Progress) -> Result<Imported, ImportError> {
    let _ = (recipe, progress);
    Err(ImportError::NoTable { path: workbook.path.clone() })
}

/// Reads a file held in memory.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(name: &str, bytes: &[u8], progress: &Progress) -> Result<Workbook, ImportError> {
    let _ = (bytes, progress);
    Err(ImportError::NotFound { path: name.into() })
}
