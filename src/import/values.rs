//! The amounts of a table's amount columns, read once and dense, for everything that adds and compares them.

use rayon::prelude::*;

use super::grid::MAX_CELLS;
use super::guess::amount::{DecimalMark, read_amount};
use super::{Cell, Grid};

/// A column of amounts and how its texts are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AmountColumn {
    /// Its position in the sheet.
    pub(super) index: usize,
    /// The decimal mark of amounts written as text.
    pub(super) mark: DecimalMark,
}

/// Row by row the amounts of some columns; not a number where there is none. A column's place here is its slot.
#[derive(Debug, Default)]
pub(super) struct Values {
    columns: Vec<AmountColumn>,
    /// The rows that hold anything at all, rising.
    rows: Vec<usize>,
    all: Vec<f64>,
    /// The slot of each column of the sheet.
    slots: Vec<Option<usize>>,
}

impl Values {
    /// Reads the amounts of `columns` in the rows of `grid` from `first` on. `None` when there are too many.
    pub(super) fn read(grid: &Grid, first: usize, columns: Vec<AmountColumn>) -> Option<Self> {
        let mut slots = vec![None; grid.columns()];
        for (slot, column) in columns.iter().enumerate() {
            *slots.get_mut(column.index)? = Some(slot);
        }
        let rows: Vec<usize> = (first..grid.rows()).filter(|&row| grid.row(row).next().is_some()).collect();
        let width = columns.len();
        if rows.len().checked_mul(width)? > 4 * MAX_CELLS {
            return None;
        }
        let mut all = vec![f64::NAN; rows.len() * width];
        if width > 0 {
            all.par_chunks_exact_mut(width).zip(rows.par_iter()).with_min_len(256).for_each(|(amounts, &row)| {
                for (column, cell) in grid.row(row) {
                    let Some(slot) = slots.get(column).copied().flatten() else { continue };
                    let mark = columns.get(slot).map_or(DecimalMark::Point, |column| column.mark);
                    if let Some((amount, value)) = amounts.get_mut(slot).zip(amount_of(cell, mark)) {
                        *amount = value;
                    }
                }
            });
        }
        Some(Self { columns, rows, all, slots })
    }

    /// The amounts of the rows of `grid` from `first` on, one each, as `amount` tells them; they count as standing in
    /// `column`.
    pub(super) fn of_rows(
        grid: &Grid,
        first: usize,
        column: AmountColumn,
        amount: impl Fn(usize) -> Option<f64> + Sync,
    ) -> Self {
        let rows: Vec<usize> = (first..grid.rows()).filter(|&row| grid.row(row).next().is_some()).collect();
        let all = rows.par_iter().with_min_len(512).map(|&row| amount(row).unwrap_or(f64::NAN)).collect();
        let mut slots = vec![None; grid.columns()];
        if let Some(slot) = slots.get_mut(column.index) {
            *slot = Some(0);
        }
        Self { columns: vec![column], rows, all, slots }
    }

    /// The number of amount columns.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The number of rows.
    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    /// All amounts, row by row.
    pub(super) fn all(&self) -> &[f64] {
        &self.all
    }

    /// The rows of the sheet that hold anything, with their amounts by slot.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, &[f64])> {
        self.rows_between(0, self.rows.len())
    }

    /// The same from the row at position `start` up to that at `end`, which is none of them.
    pub(super) fn rows_between(&self, start: usize, end: usize) -> impl Iterator<Item = (usize, &[f64])> {
        let width = self.width();
        let amounts = move |at: usize| self.all.get(at * width..(at + 1) * width).unwrap_or(&[]);
        let rows = self.rows.get(start..end).unwrap_or(&[]);
        (start..).zip(rows).map(move |(at, &row)| (row, amounts(at)))
    }

    /// The amounts of the sheet's row `row` by slot; none where it holds nothing.
    pub(super) fn amounts_of(&self, row: usize) -> &[f64] {
        let width = self.width();
        let at = self.rows.binary_search(&row).ok();
        at.and_then(|at| self.all.get(at * width..(at + 1) * width)).unwrap_or(&[])
    }

    /// The rows of the sheet that hold anything, in parallel.
    pub(super) fn sheet_rows(&self) -> &[usize] {
        &self.rows
    }

    /// The slot of the sheet's column `index`.
    pub(super) fn slot(&self, index: usize) -> Option<usize> {
        self.slots.get(index).copied().flatten()
    }

    /// The sheet's column in `slot`.
    pub(super) fn column(&self, slot: usize) -> Option<usize> {
        self.columns.get(slot).map(|column| column.index)
    }
}

/// The amount in `cell`, where it holds one.
pub(super) fn amount_of(cell: Cell<'_>, mark: DecimalMark) -> Option<f64> {
    match cell {
        Cell::Number(value) if value.is_finite() => Some(value),
        Cell::Text(text) => read_amount(text).value(mark),
        _ => None,
    }
}
