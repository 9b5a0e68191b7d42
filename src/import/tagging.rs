//! The tagging workbook read back: what others filled in, as changes to accept one by one or all.
//!
//! Only cells that differ from what was given are changes. Where the sheet that keeps what was given is gone, the project
//! says what it was.

mod cells;
mod clients;
mod compare;
mod table;
mod values;

use std::path::PathBuf;

use super::Workbook;
use crate::model::{Becomes, CellRef, ClientChange, ClientId, Edit, Project};
use clients::Clients;
use compare::Comparison;
use table::Table;

/// Why a workbook cannot be read as a tagging workbook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TaggingError {
    /// No sheet has the row of keys.
    #[error("not a tagging workbook: {path}")]
    NotTagging {
        /// The file, as the user gave it.
        path: PathBuf,
    },
    /// A newer version of this program made it.
    #[error("a newer version made {path}")]
    Newer {
        /// The file, as the user gave it.
        path: PathBuf,
    },
    /// Neither the column of names nor that of codes is left.
    #[error("no column says who the clients are in {path}")]
    NoClients {
        /// The file, as the user gave it.
        path: PathBuf,
    },
}

/// What to think about before a change is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A value that is not in the vocabulary yet, and like none that is.
    New(String),
    /// The same, but one of the vocabulary may be meant.
    Near {
        /// The value as it was typed.
        typed: String,
        /// The value that may be meant.
        meant: String,
    },
    /// The project no longer says what was given: somebody changed it meanwhile.
    ChangedMeanwhile,
}

/// A change that a cell asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// Whose.
    pub client: ClientId,
    /// What it becomes.
    pub becomes: Becomes,
    /// What the project says now.
    pub was: Becomes,
    /// The cell that says so, the first where several do. Its sheet is the position in [`Workbook::sheets`].
    pub source: CellRef,
    /// What to think about first; mostly nothing.
    pub doubts: Vec<Doubt>,
}

impl Proposed {
    /// The same change with the vocabulary's values in the place of those that are near to them.
    #[must_use]
    pub fn with_near(&self) -> Self {
        let mut next = self.clone();
        let meant = |value: &mut String| {
            let near = self.doubts.iter().find_map(|doubt| match doubt {
                Doubt::Near { typed, meant } if typed == value => Some(meant.clone()),
                _ => None,
            });
            if let Some(near) = near {
                *value = near;
            }
        };
        match &mut next.becomes {
            Becomes::Values { values, .. } => values.iter_mut().for_each(meant),
            Becomes::Detail { value, .. } => meant(value),
            Becomes::Users(_) | Becomes::Status(_) => {}
        }
        next.doubts.retain(|doubt| !matches!(doubt, Doubt::Near { .. }));
        next
    }

    /// Whether a value is new or near to a known one.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        self.doubts.iter().any(|doubt| *doubt != Doubt::ChangedMeanwhile)
    }
}

/// Why nobody of the project is meant by a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StrangerReason {
    /// No client has its code or name.
    NoSuchClient,
    /// Several have.
    SeveralClients,
    /// Its code is that of one client and its name that of another.
    CodeOfAnother,
}

/// A row that is no client of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// Its name; empty where there is none.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// Its first cell.
    pub source: CellRef,
    /// Why.
    pub reason: StrangerReason,
}

/// A row of a client that stands above it already; only the first is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoubleRow {
    /// Whose.
    pub client: ClientId,
    /// The row that is read.
    pub read: CellRef,
    /// The row that is not.
    pub source: CellRef,
}

/// Why a cell is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotReadReason {
    /// No positive number.
    NotASize,
    /// No status, or one that says nothing of whether it is a client.
    UnknownStatus,
    /// The status was cleared, and nobody is without.
    NoStatus,
    /// Several values where a client has one.
    SeveralValues,
    /// A detail of nothing: the value it belongs to is empty.
    DetailOfNothing,
    /// A formula error.
    ErrorCell,
    /// The project has no such dimension; the cell is the column's first that is filled.
    NoSuchDimension,
}

/// A cell that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// Whose row it is in; `None` for a whole column.
    pub client: Option<ClientId>,
    /// The cell.
    pub source: CellRef,
    /// What it says.
    pub value: String,
    /// Why it is not read.
    pub reason: NotReadReason,
}

/// A tagging workbook as it came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagging {
    /// The sheet that was filled in.
    pub sheet: String,
    /// How many of its rows are clients of the project.
    pub clients: usize,
    /// Whether it still holds what was given; without it, what changed in the project meanwhile looks like a change.
    pub has_given: bool,
    /// What is to be changed, row by row.
    pub changes: Vec<Proposed>,
    /// Rows of nobody.
    pub strangers: Vec<Stranger>,
    /// Rows of clients that stand in it twice.
    pub doubles: Vec<DoubleRow>,
    /// Cells that are not read.
    pub not_read: Vec<NotRead>,
}

impl Tagging {
    /// The edit that accepts `changes`, as one step.
    #[must_use]
    pub fn accept<'c>(changes: impl IntoIterator<Item = &'c Proposed>) -> Edit {
        let change = |change: &Proposed| ClientChange { client: change.client, becomes: change.becomes.clone() };
        Edit::ChangeClients(changes.into_iter().map(change).collect())
    }
}

/// Whether this is a tagging workbook, whoever saved it last.
#[must_use]
pub fn is_tagging(workbook: &Workbook) -> bool {
    Table::filled_in(workbook, &[]).is_ok()
}

/// What `workbook` asks to change in `project`.
///
/// # Errors
/// [`TaggingError`] when it is no tagging workbook, or nothing in it says who the clients are.
pub fn read_tagging(workbook: &Workbook, project: &Project) -> Result<Tagging, TaggingError> {
    let dimensions = &project.data.dimensions;
    let table = Table::filled_in(workbook, dimensions)?;
    if !table.names_clients() {
        return Err(TaggingError::NoClients { path: workbook.path().to_path_buf() });
    }
    let given = Table::as_given(workbook, dimensions);
    let clients = Clients::of(project);
    let mut comparison = Comparison::new(project, &table, given.as_ref(), &clients);
    for (row, found) in clients.rows(&table) {
        comparison.row(row, found);
    }
    Ok(comparison.finish())
}

#[cfg(test)]
mod tests;
