//! Any file into clients, offerings and lines, with the proof that no amount went missing (IMPORT.md).
//!
//! [`read`] opens a file into grids of cells; [`understand`] finds the table in them, under the corrections of a
//! [`Recipe`]. Guesses can be changed and understood again without reading the file again.

mod amount_columns;
mod attributes;
mod currency;
mod error;
#[cfg(fuzzing)]
pub mod fuzzing;
mod grid;
mod guard;
mod guess;
mod matrix;
mod proof;
mod questions;
mod read;
mod recipe;
mod role;
mod sniff;
mod understand;
mod understood;
mod values;

pub use error::ImportError;
pub use grid::column_letters;
pub use grid::{
    Cell, CellKind, FileKind, Grid, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Merged, NumberFormat, Sheet, SourceFile, Workbook,
};
pub use guess::amount::DecimalMark;
pub use read::{read, read_bytes};
pub use recipe::Recipe;
pub use role::ColumnRole;
pub use understand::understand;
pub use understood::{Choice, Column, Imported, Layout, Question, QuestionAbout, RoleReason, RowClass};
