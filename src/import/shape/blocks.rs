//! Several tables in one sheet: below each other with empty rows between, or side by side with empty columns between.
//! Only a block with titles of its own is a table; what has none belongs to the one above or beside it.

use std::collections::HashSet;
use std::ops::Range;

use crate::import::guess::header::{self, Header};
use crate::import::guess::titles::hint;
use crate::import::{Cell, ColumnRole, Grid};
use crate::model::fold_words;

/// Rows looked at for what stands side by side.
const SAMPLE: usize = 2000;
/// A sheet with more stretches of rows than this has spaces between its rows, not tables.
const MOST_BANDS: usize = 2000;

/// A table's place in its sheet: rows and columns from 0, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) rows: (usize, usize),
    pub(super) columns: (usize, usize),
    /// The title rows.
    pub(super) header: Header,
    /// What is written above it, else its titles.
    pub(super) name: String,
    /// The cells with a number.
    pub(super) numbers: usize,
}

impl Block {
    pub(super) fn contains(&self, (row, column): (usize, usize)) -> bool {
        (self.rows.0..=self.rows.1).contains(&row) && (self.columns.0..=self.columns.1).contains(&column)
    }
}

/// The tables of `grid`, in reading order; none where there is only one, or none that has titles.
pub(super) fn find(grid: &Grid) -> Vec<Block> {
    let bands = bands(grid);
    if bands.len() > MOST_BANDS {
        return Vec::new();
    }
    // One stretch is one table, whatever it holds.
    if bands.len() < 2 && bands.iter().all(|band| side_by_side(grid, *band).len() < 2) {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = Vec::new();
    // Rows whose numbers count for some of the tables.
    let mut counted: Vec<((usize, usize), Range<usize>)> = Vec::new();
    for band in bands {
        let parts = side_by_side(grid, band);
        let found: Vec<Block> = parts.iter().filter_map(|part| block(grid, band, *part)).collect();
        let whole = (0, grid.columns().saturating_sub(1));
        let found = if found.len() < 2 || !are_apart(grid, &found) {
            block(grid, band, whole).into_iter().collect()
        } else {
            found
        };
        if found.is_empty() || found.iter().all(|one| repeats(grid, &blocks, one)) {
            // Rows without titles of their own go on with the tables above.
            counted.push((band, 0..blocks.len()));
            extend(&mut blocks, band.1);
            continue;
        }
        let rows = found.iter().zip(blocks.len()..);
        counted.extend(rows.map(|(block, at)| ((block.header.1 + 1, block.rows.1), at..at + 1)));
        blocks.extend(found);
    }
    // One table is the whole sheet: nobody asks for its numbers.
    if blocks.len() < 2 {
        return Vec::new();
    }
    for (rows, tables) in counted {
        for block in blocks.get_mut(tables).unwrap_or_default() {
            block.numbers += numbers(grid, rows, block.columns);
        }
    }
    blocks
}

/// Lets the lowest tables reach down to `last`.
fn extend(blocks: &mut [Block], last: usize) {
    let lowest = blocks.iter().map(|block| block.rows.0).max();
    for block in blocks.iter_mut().filter(|block| Some(block.rows.0) == lowest) {
        block.rows.1 = last;
    }
}

/// Stretches of rows without an empty one, first and last.
fn bands(grid: &Grid) -> Vec<(usize, usize)> {
    let mut bands: Vec<(usize, usize)> = Vec::new();
    for row in 0..grid.rows() {
        if grid.row(row).all(|(_, cell)| cell.is_blank()) {
            continue;
        }
        match bands.last_mut() {
            Some(band) if band.1 + 1 == row => band.1 = row,
            _ => bands.push((row, row)),
        }
    }
    bands
}

/// The stretches of columns without an empty one, at least two wide and not narrower than what may be a table.
fn side_by_side(grid: &Grid, (first, last): (usize, usize)) -> Vec<(usize, usize)> {
    let mut filled = vec![false; grid.columns()];
    for row in first..=last.min(first + SAMPLE) {
        // A line over the whole table says nothing of its columns.
        let cells: Vec<usize> = grid.row(row).filter(|(_, cell)| !cell.is_blank()).map(|(column, _)| column).collect();
        if cells.len() < 2 {
            continue;
        }
        for column in cells {
            if let Some(filled) = filled.get_mut(column) {
                *filled = true;
            }
        }
    }
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for (column, _) in filled.iter().enumerate().filter(|(_, filled)| **filled) {
        match parts.last_mut() {
            Some(part) if part.1 + 1 == column => part.1 = column,
            _ => parts.push((column, column)),
        }
    }
    parts
}

/// The table in these rows and columns, if they begin with titles over texts and numbers.
fn block(grid: &Grid, rows: (usize, usize), columns: (usize, usize)) -> Option<Block> {
    let cells = |row: usize| {
        grid.row(row).filter(move |(column, cell)| !cell.is_blank() && (columns.0..=columns.1).contains(column))
    };
    // A line or two above the titles name the table.
    let lines = (rows.0..=rows.1).take_while(|&row| cells(row).count() < 2).take(3).count();
    let top = rows.0 + lines;
    let titles: Vec<(usize, String)> = cells(top).map(|(column, cell)| (column, cell.to_string())).collect();
    let is_title = |cell: Cell<'_>| header::is_time(cell) || cell.text().is_some() && !header::is_number(cell);
    if titles.len() < 2 || rows.1 <= top || !cells(top).all(|(_, cell)| is_title(cell)) {
        return None;
    }
    let sample = (top + 1)..=rows.1.min(top + SAMPLE);
    let count =
        |column: usize, is: &dyn Fn(Cell<'_>) -> bool| sample.clone().filter(|&row| is(grid.cell(row, column))).count();
    let number = |cell: Cell<'_>| matches!(cell, Cell::Number(_)) || header::is_number(cell);
    let text = |cell: Cell<'_>| cell.text().is_some() && !header::is_number(cell);
    let mostly =
        |column: usize, is: &dyn Fn(Cell<'_>) -> bool| 2 * count(column, is) > count(column, &|cell| !cell.is_blank());
    let counted = titles.iter().filter(|(column, _)| mostly(*column, &number)).count();
    let named = (columns.0..=columns.1).find(|&column| mostly(column, &text))?;
    let known = titles.iter().any(|(_, title)| hint(title).is_some_and(|hint| hint.whole));
    let client =
        titles.iter().any(|(_, title)| hint(title).is_some_and(|hint| hint.whole && hint.role == ColumnRole::Client));
    let labels: HashSet<String> =
        sample.clone().filter_map(|row| grid.cell(row, named).text().map(fold_words)).collect();
    let different = labels.len() * 10 >= count(named, &text) * 8;
    if counted == 0 || !(client || different && (known || counted >= 2)) {
        return None;
    }
    let said = (rows.0..top).filter_map(|row| cells(row).find_map(|(_, cell)| cell.text())).next_back();
    let joined = || titles.iter().map(|(_, title)| title.trim()).collect::<Vec<_>>().join(", ");
    Some(Block { rows, columns, header: (top, top), name: said.map_or_else(joined, str::to_owned), numbers: 0 })
}

/// Whether tables side by side are no parts of one: each names its clients, or they end in different rows.
fn are_apart(grid: &Grid, found: &[Block]) -> bool {
    let client = |block: &Block| {
        let titles =
            grid.row(block.header.1).filter(|(column, _)| (block.columns.0..=block.columns.1).contains(column));
        titles.filter_map(|(_, cell)| hint(cell.text()?)).any(|hint| hint.whole && hint.role == ColumnRole::Client)
    };
    let end = |block: &Block| {
        let filled = |row: &usize| {
            let mut cells = grid.row(*row).filter(|(_, cell)| !cell.is_blank());
            cells.any(|(column, _)| (block.columns.0..=block.columns.1).contains(&column))
        };
        (block.rows.0..=block.rows.1).rev().find(filled)
    };
    let first = found.first().and_then(end);
    found.iter().skip(1).all(|block| client(block) || end(block) != first)
}

/// Whether `one` only repeats the titles of a table above it, as printed pages do.
fn repeats(grid: &Grid, blocks: &[Block], one: &Block) -> bool {
    let titles = |block: &Block| -> Vec<(usize, String)> {
        let cells = grid.row(block.header.1).filter(|(_, cell)| !cell.is_blank());
        cells.map(|(column, cell)| (column, fold_words(&cell.to_string()))).collect()
    };
    blocks.iter().any(|other| titles(other) == titles(one))
}

fn numbers(grid: &Grid, rows: (usize, usize), columns: (usize, usize)) -> usize {
    let inside = |column: &usize| (columns.0..=columns.1).contains(column);
    let cells = (rows.0..=rows.1).flat_map(|row| grid.row(row));
    cells
        .filter(|(column, cell)| inside(column) && (matches!(cell, Cell::Number(_)) || header::is_number(*cell)))
        .count()
}
