//! A sheet of the workbook found by its keys, wherever its rows and columns were moved.

use std::collections::BTreeMap;

use super::TaggingError;
use crate::import::{Cell, Grid, Workbook};
use crate::model::{CellRef, Dimension, DimensionId, SheetId, TaggingColumn, TaggingKey};

/// The row of keys is looked for in this many rows.
const SEARCHED: usize = 200;

/// Which sheet a row of keys begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    FilledIn,
    Given,
    Newer,
}

/// A sheet with the columns that its keys name.
#[derive(Debug)]
pub(super) struct Table<'w> {
    pub(super) name: &'w str,
    sheet: usize,
    grid: &'w Grid,
    keys: usize,
    mark: Option<Mark>,
    /// Where the marks of rows stand; `None` when that column is gone.
    marks: Option<usize>,
    columns: BTreeMap<TaggingColumn, usize>,
    /// Columns of dimensions that are not there.
    pub(super) lost: Vec<usize>,
}

impl<'w> Table<'w> {
    /// The sheet that was to be filled in; one that people see before a hidden one.
    pub(super) fn filled_in(workbook: &'w Workbook, dimensions: &[Dimension]) -> Result<Self, TaggingError> {
        let path = || workbook.path().to_path_buf();
        let all: Vec<Self> = tables(workbook, dimensions).collect();
        let is_newer = all.iter().any(|table| table.mark == Some(Mark::Newer));
        let mut ours: Vec<Self> =
            all.into_iter().filter(|table| matches!(table.mark, None | Some(Mark::FilledIn))).collect();
        let hidden = |table: &Self| workbook.sheets.get(table.sheet).is_some_and(|sheet| sheet.hidden);
        ours.sort_by_key(hidden);
        match ours.into_iter().next() {
            Some(table) => Ok(table),
            None if is_newer => Err(TaggingError::Newer { path: path() }),
            None => Err(TaggingError::NotTagging { path: path() }),
        }
    }

    /// The sheet that keeps what was given.
    pub(super) fn as_given(workbook: &'w Workbook, dimensions: &[Dimension]) -> Option<Self> {
        tables(workbook, dimensions).find(|table| table.mark == Some(Mark::Given))
    }

    /// Whether a column says who the clients are.
    pub(super) fn names_clients(&self) -> bool {
        [TaggingColumn::Client, TaggingColumn::Code].iter().any(|column| self.columns.contains_key(column))
    }

    /// Whether the rows that say something to people are known; otherwise they look like rows of nobody.
    pub(super) fn has_marks(&self) -> bool {
        self.marks.is_some()
    }

    /// The rows that may be clients.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        let is_no_client = |row: usize| {
            let mark = self.marks.and_then(|column| self.grid.cell(row, column).text());
            row == self.keys || mark == Some(TaggingColumn::NO_CLIENT)
        };
        (0..self.grid.rows()).filter(move |row| !is_no_client(*row))
    }

    /// Where the column stands now.
    pub(super) fn place(&self, column: TaggingColumn) -> Option<usize> {
        self.columns.get(&column).copied()
    }

    /// The columns of a dimension's values that are there, with which value each is for.
    pub(super) fn values_of(&self, dimension: DimensionId) -> impl Iterator<Item = (usize, usize)> {
        let all = TaggingColumn::Value(dimension, 0)..=TaggingColumn::Value(dimension, usize::MAX);
        self.columns.range(all).filter_map(|(column, place)| match column {
            TaggingColumn::Value(_, at) => Some((*at, *place)),
            _ => None,
        })
    }

    /// The columns that are read, from left to right.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.columns.values().copied()
    }

    /// The cell in a place.
    pub(super) fn at(&self, row: usize, place: usize) -> Cell<'w> {
        self.grid.cell(row, place)
    }

    /// The cell in a column; blank where the column is gone.
    pub(super) fn cell(&self, row: usize, column: TaggingColumn) -> Cell<'w> {
        self.place(column).map_or(Cell::Blank, |place| self.at(row, place))
    }

    /// The address of a cell.
    pub(super) fn source(&self, row: usize, place: usize) -> CellRef {
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        CellRef { sheet: SheetId::at(self.sheet), row: number(row), column: number(place) }
    }
}

/// The sheets with a row of keys.
fn tables<'w>(workbook: &'w Workbook, dimensions: &[Dimension]) -> impl Iterator<Item = Table<'w>> {
    let all = workbook.sheets.iter().enumerate();
    all.filter_map(move |(at, sheet)| {
        let searched = 0..sheet.grid.rows().min(SEARCHED);
        let found = searched.into_iter().find_map(|row| keys(&sheet.grid, row, dimensions))?;
        Some(Table { name: &sheet.name, sheet: at, ..found })
    })
}

/// The columns named in `row`, when it is one of keys: by its mark, or by keys that stand nowhere else.
fn keys<'w>(grid: &'w Grid, row: usize, dimensions: &[Dimension]) -> Option<Table<'w>> {
    let columns = BTreeMap::new();
    let mut table = Table { name: "", sheet: 0, grid, keys: row, mark: None, marks: None, columns, lost: Vec::new() };
    for (place, cell) in grid.row(row) {
        let Some(text) = cell.text() else { continue };
        if let Some(mark) = mark_of(text) {
            (table.mark, table.marks) = (Some(mark), Some(place));
        }
        match TaggingColumn::read(text, dimensions) {
            Some(TaggingKey::Column(column)) => {
                table.columns.entry(column).or_insert(place);
            }
            Some(TaggingKey::NoSuchDimension(_)) => table.lost.push(place),
            None => {}
        }
    }
    let has_values = !table.lost.is_empty() || table.columns.keys().any(|key| matches!(key, TaggingColumn::Value(..)));
    (table.mark.is_some() || table.names_clients() && has_values).then_some(table)
}

fn mark_of(text: &str) -> Option<Mark> {
    match text {
        TaggingColumn::MARK => Some(Mark::FilledIn),
        TaggingColumn::MARK_GIVEN => Some(Mark::Given),
        other => other.starts_with(TaggingColumn::MARK_ANY).then_some(Mark::Newer),
    }
}
