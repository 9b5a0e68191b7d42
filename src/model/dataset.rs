//! What an import brings: clients, offerings and lines, each line with the cell it came from, and the proof.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Client, ClientId, Dimension, Issue, LeftOutCell, Offering, OfferingId, Proof, SheetId};

/// A sheet of a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSheet {
    /// The file, as the user gave it.
    pub file: PathBuf,
    /// The sheet's name; empty for files that have none.
    pub sheet: String,
}

/// One cell of a source file. Rows and columns count from 0; people see them counted from 1 and as letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The sheet, in [`Dataset::sheets`].
    pub sheet: SheetId,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

/// One net amount of a client for an offering, with its source cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Who pays.
    pub client: ClientId,
    /// For what.
    pub offering: OfferingId,
    /// Net of tax, in the file's currency; credits are negative.
    pub amount: f64,
    /// The invoice date, where the file has one.
    pub date: Option<Date>,
    /// The quantity, where the file has one.
    pub quantity: Option<f64>,
    /// The cell the amount was read from.
    pub source: CellRef,
}

/// Everything an import brings into a project. The bulk sits behind `Arc`, so a clone is small.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Clients by [`ClientId`].
    pub clients: Arc<Vec<Client>>,
    /// Offerings by [`OfferingId`].
    pub offerings: Arc<Vec<Offering>>,
    /// Dimensions by [`super::DimensionId`]: the six built-in ones first.
    pub dimensions: Arc<Vec<Dimension>>,
    /// The sheets the lines came from, by [`SheetId`].
    pub sheets: Arc<Vec<SourceSheet>>,
    /// The lines inside the window.
    pub lines: Arc<Vec<Line>>,
    /// Amount cells that were left out, with the reason.
    pub left_out: Arc<Vec<LeftOutCell>>,
    /// Cells that could not be used as they stand.
    pub issues: Arc<Vec<Issue>>,
    /// File total = imported + left out.
    pub proof: Proof,
    /// Whether the file holds marks and no amounts: each line is one mark with amount 1, so that breadth is true and every
    /// sum is a number of services.
    pub marks_only: bool,
    /// Whether the lines are the cells of a ready matrix, months across among them: a cell of 0 says nothing then, where an
    /// invoice line of 0 says that something was sold (METHOD.md §1).
    pub ready_matrix: bool,
    /// The ISO 4217 code of the amounts' currency; `None` when the file does not say.
    pub currency: Option<String>,
    /// The last day of the twelve-month window; `None` for a matrix, whose file fixes the period.
    pub asof: Option<Date>,
}

impl Default for Dataset {
    fn default() -> Self {
        Self {
            clients: Arc::default(),
            offerings: Arc::default(),
            dimensions: Arc::new(Dimension::built_in()),
            sheets: Arc::default(),
            lines: Arc::default(),
            left_out: Arc::default(),
            issues: Arc::default(),
            proof: Proof::default(),
            marks_only: false,
            ready_matrix: false,
            currency: None,
            asof: None,
        }
    }
}
