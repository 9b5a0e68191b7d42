//! The one shape every reader produces: sheets of typed cells at their positions.

use std::path::PathBuf;

/// What kind of file it is, found by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Office Open XML, with or without macros.
    Xlsx,
    /// Excel's binary workbook.
    Xlsb,
    /// Excel 97–2003 and older.
    Xls,
    /// OpenDocument.
    Ods,
    /// Delimited text.
    Csv,
}

/// A cell's value as the file stores it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// Text.
    Text(Box<str>),
    /// A number.
    Number(f64),
    /// A date, as a serial number of days in the workbook's calendar converted to 1900.
    Date(f64),
    /// True or false.
    Bool(bool),
    /// A formula error such as #N/A.
    Error(Box<str>),
}

/// What a cell's number format says about its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Nothing in particular.
    #[default]
    General,
    /// A date.
    Date,
    /// Money.
    Money,
    /// A percentage.
    Percent,
}

/// The cells of one sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// The number of rows up to the last one with a cell.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The number of columns up to the last one with a cell.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// stub
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> String { format!("{:?}", self.cell(row, column)) }
    /// stub
    #[must_use]
    pub fn is_number(&self, row: usize, column: usize) -> bool { matches!(self.cell(row, column), Cell::Number(_)) }

    /// The cell at `row` and `column`, from 0; blank beyond the edge.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&Cell::Blank)
    }
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; empty for files that have none.
    pub name: String,
    /// Its cells.
    pub grid: Grid,
}

/// A file as read, before any guess.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The file, as the user gave it.
    pub path: PathBuf,
    /// What kind of file it is.
    pub kind: FileKind,
    /// Its sheets with cells in them, in file order.
    pub sheets: Vec<Sheet>,
}
