//! Grids made of another one: turned, or with cells dropped or replaced. Apart from turning, positions stay.

use std::collections::BTreeMap;

use super::cell::Packed;
use super::{Cell, Grid, MAX_COLUMNS, Merged, SheetLayout};
use crate::import::guess::amount::read_amount;

/// What becomes of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Change {
    /// It stays.
    Keep,
    /// It goes.
    Drop,
    /// It becomes this number.
    Number(f64),
}

impl Grid {
    /// Rows as columns and columns as rows; `None` where there are more rows than a sheet may have columns.
    pub(in super::super) fn turned(&self) -> Option<Self> {
        if self.rows() > MAX_COLUMNS {
            return None;
        }
        let mut by_column: Vec<Vec<Packed>> = vec![Vec::new(); self.columns];
        for row in 0..self.rows() {
            let column = u16::try_from(row).ok()?;
            for packed in self.row_cells(row) {
                let format = u8::try_from(packed.format()).unwrap_or(0);
                by_column.get_mut(packed.column())?.push(packed.at(column, format));
            }
        }
        let mut turned = Self { columns: self.rows(), ..self.without_cells() };
        for mut cells in by_column {
            turned.cells.append(&mut cells);
            turned.ends.push(turned.cells.len());
        }
        turned.fields = Vec::new();
        Some(turned.with_layout(turned_layout(&self.layout)))
    }

    /// The same grid with each cell as `change` says of its row, column and value.
    pub(in super::super) fn changed(&self, change: impl Fn((usize, usize), Cell<'_>) -> Change) -> Self {
        let mut changed = Self { columns: self.columns, ..self.without_cells() };
        for row in 0..self.rows() {
            for packed in self.row_cells(row) {
                let column = packed.column();
                let number = match change((row, column), packed.view(&self.texts)) {
                    Change::Keep => Some(*packed),
                    Change::Drop => None,
                    Change::Number(number) => u16::try_from(column).ok().map(|at| Packed::number(number).at(at, 0)),
                };
                changed.cells.extend(number);
            }
            changed.ends.push(changed.cells.len());
        }
        changed
    }

    /// The same grid with the texts of merged ranges in every row they reach over, from row `first` on: each client of a
    /// range of four rows is of its industry. Numbers stay where they are, and rows with nothing else stay empty.
    pub(in super::super) fn filled_down(&self, first: usize) -> Option<Self> {
        let mut copies: BTreeMap<usize, Vec<Packed>> = BTreeMap::new();
        for range in self.layout.merged.iter().filter(|range| range.rows.0 >= first && range.rows.1 > range.rows.0) {
            let Some(top) = self.packed(range.rows.0, range.columns.0).copied() else { continue };
            if top.view(&self.texts).text().is_none_or(|text| read_amount(text).is_number()) {
                continue;
            }
            let rows = range.rows.0 + 1..=range.rows.1.min(self.rows().saturating_sub(1));
            for row in rows.filter(|row| !self.row_cells(*row).is_empty()) {
                copies.entry(row).or_default().push(top);
            }
        }
        if copies.is_empty() {
            return None;
        }
        let mut filled = Self { columns: self.columns, ..self.without_cells() };
        for row in 0..self.rows() {
            let own = self.row_cells(row);
            filled.cells.extend_from_slice(own);
            if let Some(more) = copies.get(&row) {
                let start = filled.cells.len() - own.len();
                filled.cells.extend(more.iter().filter(|copy| own.iter().all(|cell| cell.column() != copy.column())));
                if let Some(row) = filled.cells.get_mut(start..) {
                    row.sort_by_key(Packed::column);
                }
            }
            filled.ends.push(filled.cells.len());
        }
        Some(filled)
    }

    fn without_cells(&self) -> Self {
        Self {
            cells: Vec::with_capacity(self.cells.len()),
            ends: Vec::new(),
            columns: 0,
            texts: self.texts.clone(),
            formats: self.formats.clone(),
            fields: self.fields.clone(),
            layout: self.layout.clone(),
            tallest_merge: self.tallest_merge,
        }
    }
}

fn turned_layout(layout: &SheetLayout) -> SheetLayout {
    let swapped = |cells: &[(usize, usize)]| cells.iter().map(|&(row, column)| (column, row)).collect();
    let merged = layout.merged.iter().map(|range| Merged { rows: range.columns, columns: range.rows });
    SheetLayout {
        merged: merged.collect(),
        hidden_rows: layout.hidden_columns.clone(),
        hidden_columns: layout.hidden_rows.clone(),
        unsaved: swapped(&layout.unsaved),
        stray_quotes: swapped(&layout.stray_quotes),
    }
}

#[cfg(test)]
mod tests {
    use super::super::GridBuilder;
    use super::*;

    fn grid() -> Grid {
        let mut builder = GridBuilder::default();
        for (at, value) in [((0, 1), 1.0), ((1, 0), 2.0), ((1, 2), 3.0), ((3, 1), 4.0)] {
            builder.push(at, GridBuilder::number(value), 0).expect("within the limits");
        }
        builder.finish()
    }

    #[test]
    fn a_grid_turned_twice_is_the_same() {
        let (grid, turned) = (grid(), grid().turned().expect("it is small"));
        assert_eq!((turned.rows(), turned.columns()), (3, 4));
        let again = turned.turned().expect("it is small");
        for (row, column) in (0..5).flat_map(|row| (0..5).map(move |column| (row, column))) {
            assert_eq!(grid.cell(row, column), turned.cell(column, row), "{row},{column}");
            assert_eq!(grid.cell(row, column), again.cell(row, column), "{row},{column}");
        }
    }

    #[test]
    fn changed_cells_leave_the_others_where_they_are() {
        let changed = grid().changed(|(row, column), _| match (row, column) {
            (1, 0) => Change::Drop,
            (1, 2) => Change::Number(9.0),
            _ => Change::Keep,
        });
        assert_eq!((changed.rows(), changed.filled()), (4, 3));
        let cells = [changed.cell(0, 1), changed.cell(1, 0), changed.cell(1, 2), changed.cell(3, 1)];
        assert_eq!(cells, [Cell::Number(1.0), Cell::Blank, Cell::Number(9.0), Cell::Number(4.0)]);
    }
}
