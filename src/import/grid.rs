//! The one shape every reader produces: sheets of typed cells at their positions.

mod builder;
mod cell;
mod change;
mod format;
mod recent;

use std::path::{Path, PathBuf};

pub(super) use builder::{GridBuilder, NewCell, SheetLayout, TooMany};
pub use cell::{Cell, column_letters};
pub(super) use change::Change;
pub use format::{CellKind, NumberFormat};
pub(super) use format::{
    CellStyle, DOLLAR, SIGNS, WORDS, currency_in, is_date_format, number_format, standing_alone, steps_of,
};

pub(super) use recent::text_hash;

use cell::{Packed, Texts};

/// The most columns a sheet may have, as in Excel.
pub const MAX_COLUMNS: usize = 16_384;
/// The most rows a sheet may have, as in Excel.
pub const MAX_ROWS: usize = 1_048_576;
/// The most filled cells a file may have.
pub const MAX_CELLS: usize = 20_000_000;
/// The most bytes of text a sheet may have.
pub(super) const MAX_TEXT: usize = 1 << 30;
/// The most merged ranges of a sheet that are noted.
pub(super) const MOST_MERGED: usize = 100_000;

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
    /// OpenDocument in one piece of XML.
    Fods,
    /// The XML of Excel 2003.
    Xml2003,
    /// A web page with tables.
    Html,
    /// A web archive with tables.
    Mhtml,
    /// Delimited text.
    Csv,
    /// Text delimited by tabs.
    Tsv,
}

impl FileKind {
    /// Its stable name, for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Fods => "fods",
            Self::Xml2003 => "xml2003",
            Self::Html => "html",
            Self::Mhtml => "mhtml",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
        }
    }
}

/// A rectangle of cells merged into one; rows and columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merged {
    /// The first and last row.
    pub rows: (usize, usize),
    /// The first and last column.
    pub columns: (usize, usize),
}

impl Merged {
    /// Whether the cell at `row` and `column` is part of it.
    #[must_use]
    pub fn contains(&self, row: usize, column: usize) -> bool {
        (self.rows.0..=self.rows.1).contains(&row) && (self.columns.0..=self.columns.1).contains(&column)
    }
}

/// The filled cells of one sheet, 16 bytes each, row by row. Memory follows the cells that are there, never the
/// dimension a file claims.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    cells: Vec<Packed>,
    /// The end of each row in `cells`.
    ends: Vec<usize>,
    columns: usize,
    texts: Texts,
    formats: Vec<CellStyle>,
    /// Delimited text only: the number of fields of each row.
    fields: Vec<u32>,
    layout: SheetLayout,
    /// How many rows the tallest merged range spans beyond its first.
    tallest_merge: usize,
}

impl Grid {
    /// The number of rows up to the last one with a cell.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.ends.len()
    }

    /// The number of columns up to the last one with a cell.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The number of filled cells.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.cells.len()
    }

    /// The cell at `row` and `column`, from 0; blank where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.packed(row, column).map_or(Cell::Blank, |packed| packed.view(&self.texts))
    }

    /// The cell at `row` and `column`, or of the merged range it is part of: the file keeps a range's value in its first
    /// cell, people see it in all of them.
    #[must_use]
    pub fn shown(&self, row: usize, column: usize) -> Cell<'_> {
        match self.cell(row, column) {
            Cell::Blank => {
                self.merged_at(row, column).map_or(Cell::Blank, |range| self.cell(range.rows.0, range.columns.0))
            }
            cell => cell,
        }
    }

    /// The merged range that the cell at `row` and `column` is part of.
    #[must_use]
    pub fn merged_at(&self, row: usize, column: usize) -> Option<&Merged> {
        let merged = &self.layout.merged;
        let first = merged.partition_point(|range| range.rows.0 < row.saturating_sub(self.tallest_merge));
        let near = merged.get(first..)?.iter().take_while(|range| range.rows.0 <= row);
        near.into_iter().find(|range| range.contains(row, column))
    }

    /// What the number format of the cell at `row` and `column` says; general where there is none.
    #[must_use]
    pub fn format(&self, row: usize, column: usize) -> NumberFormat {
        self.packed(row, column).map_or_else(NumberFormat::default, |packed| self.format_of(*packed))
    }

    /// How many steps the content of the cell at `row` and `column` is indented by its style.
    pub(super) fn indent(&self, row: usize, column: usize) -> usize {
        let style = self.packed(row, column).and_then(|packed| self.formats.get(packed.format()));
        style.map_or(0, |style| usize::from(style.indent))
    }

    /// The filled cells of `row`, from left to right, with their columns.
    pub fn row(&self, row: usize) -> impl Iterator<Item = (usize, Cell<'_>)> {
        self.row_cells(row).iter().map(|packed| (packed.column(), packed.view(&self.texts)))
    }

    /// The filled cells of `row` with their columns and number formats.
    pub(super) fn row_with_formats(&self, row: usize) -> impl Iterator<Item = (usize, Cell<'_>, NumberFormat)> {
        self.row_cells(row).iter().map(|packed| (packed.column(), packed.view(&self.texts), self.format_of(*packed)))
    }

    /// The number of fields `row` has in delimited text; `None` in workbooks.
    #[must_use]
    pub fn fields(&self, row: usize) -> Option<usize> {
        self.fields.get(row).map(|&count| count as usize)
    }

    /// The merged ranges, top to bottom.
    #[must_use]
    pub fn merged(&self) -> &[Merged] {
        &self.layout.merged
    }

    /// Whether the row is hidden in the file.
    #[must_use]
    pub fn is_row_hidden(&self, row: usize) -> bool {
        self.layout.hidden_rows.binary_search(&row).is_ok()
    }

    /// Whether the column is hidden in the file.
    #[must_use]
    pub fn is_column_hidden(&self, column: usize) -> bool {
        self.layout.hidden_columns.binary_search(&column).is_ok()
    }

    /// The cells with a formula whose result the file does not hold, as row and column, top to bottom.
    #[must_use]
    pub fn unsaved_formulas(&self) -> &[(usize, usize)] {
        &self.layout.unsaved
    }

    /// Delimited text: the cells that begin with a quote nothing closes, as row and column, top to bottom.
    #[must_use]
    pub fn stray_quotes(&self) -> &[(usize, usize)] {
        &self.layout.stray_quotes
    }

    fn row_cells(&self, row: usize) -> &[Packed] {
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(row).and_then(|&end| self.cells.get(start..end)).unwrap_or(&[])
    }

    fn packed(&self, row: usize, column: usize) -> Option<&Packed> {
        let cells = self.row_cells(row);
        // Rows are mostly without holes: look where the cell would then be.
        let guess = column.checked_sub(cells.first()?.column())?;
        if let Some(packed) = cells.get(guess).filter(|packed| packed.column() == column) {
            return Some(packed);
        }
        let found = cells.binary_search_by_key(&column, Packed::column).ok()?;
        cells.get(found)
    }

    fn format_of(&self, packed: Packed) -> NumberFormat {
        self.formats.get(packed.format()).map(|style| style.number).unwrap_or_default()
    }
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The file it is in, by position in [`Workbook::files`].
    pub file: usize,
    /// Its name; empty for files that have none.
    pub name: String,
    /// Whether the file hides it.
    pub hidden: bool,
    /// Its cells.
    pub grid: Grid,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The file, as the user gave it.
    pub path: PathBuf,
    /// What kind of file it is.
    pub kind: FileKind,
}

/// One file or several as read, before any guess.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// The files, in the order they were given; at least one.
    pub files: Vec<SourceFile>,
    /// Their worksheets, in file order; empty ones too.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// The first file, as the user gave it: what the import is called after.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.files.first().map_or(Path::new(""), |file| &file.path)
    }

    /// The file that `sheet` is in, as the user gave it.
    #[must_use]
    pub fn path_of(&self, sheet: &Sheet) -> &Path {
        self.files.get(sheet.file).map_or(Path::new(""), |file| &file.path)
    }
}
