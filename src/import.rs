//! Any file into clients, offerings and lines, with the proof that no amount went missing (IMPORT.md).
//!
//! [`read`] opens a file into grids of cells; [`understand`] finds the table in them, under the corrections of a
//! [`Recipe`]. Guesses can be changed and understood again without reading the file again.

mod amount_columns;
mod append;
mod asked;
mod attributes;
mod currency;
mod error;
mod fingerprint;
mod fit;
#[cfg(fuzzing)]
pub mod fuzzing;
mod grid;
mod guard;
mod guess;
mod join;
mod kept;
mod lines;
mod matrix;
mod memo;
mod mixed;
mod not_counted;
mod outcomes;
mod partial;
mod proof;
mod prospects;
mod questions;
mod read;
mod recipe;
mod role;
mod same;
mod scale;
mod several;
mod shape;
mod sketch;
mod sniff;
mod standing;
mod suggest;
mod tagging;
mod understand;
mod understood;
mod values;
mod window;

pub use error::ImportError;
pub use fingerprint::fingerprint;
pub use fit::{NoLongerFits, RecipeFit, fit, fitted, is_of_another_table};
pub use grid::column_letters;
pub use grid::{
    Cell, CellKind, FileKind, Grid, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Merged, NumberFormat, Sheet, SourceFile, Workbook,
};
pub use guess::amount::DecimalMark;
pub use guess::date::DateOrder;
pub use kept::{load_recipe, save_recipe, write_recipe};
pub use partial::partial;
pub use prospects::{Known as KnownProspect, ListedIssue, ListedReason, ReadProspects, read_prospects};
pub use read::{read, read_bytes};
pub use recipe::Recipe;
pub use role::ColumnRole;
pub use several::{SheetPart, SheetUse, Unmatched, UnmatchedName, read_all};
pub use shape::{Shape, ShapeReason, SheetTable};
pub use suggest::{
    AlikeEarlier, Named, ProposedSize, Suggestion, SuggestionAbout, SuggestionState, alike_clients, alike_earlier,
};
pub use tagging::{
    DoubleRow, Doubt, NotRead, NotReadReason, Proposed, Stranger, StrangerReason, Tagging, TaggingError, is_tagging,
    read_tagging,
};
pub use understand::understand;
pub use understood::{Choice, Column, Imported, Layout, Question, QuestionAbout, RoleReason, RowClass};
