//! Any file into clients, offerings and lines, with the proof that no amount went missing (IMPORT.md).
//!
//! [`read`] opens a file into grids of cells; [`understand`] finds the table in them, under the corrections of a
//! [`Recipe`]. Guesses can be changed and understood again without reading the file again.

mod error;
mod grid;
mod guard;
mod read;
mod recipe;
mod sniff;
mod understood;

use crate::model::Progress;

pub use error::ImportError;
pub use grid::column_letters;
pub use grid::{
    Cell, CellKind, FileKind, Grid, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Merged, NumberFormat, Sheet, Workbook,
};
pub use read::{read, read_bytes};
pub use recipe::Recipe;
pub use understood::{Choice, Column, ColumnRole, Imported, Layout, Question, QuestionAbout, RoleReason, RowClass};

/// Finds the table in `workbook` and reads it, with the corrections of `recipe` above every guess.
///
/// # Errors
/// [`ImportError`] when there is no table, no client column or no amount.
pub fn understand(workbook: &Workbook, recipe: &Recipe, progress: &Progress) -> Result<Imported, ImportError> {
    let _ = (recipe, progress);
    Err(ImportError::NoTable { path: workbook.path.clone() })
}
