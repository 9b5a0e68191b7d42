//! One cell and a rectangle of cells, as formulas, names and charts write them.

use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{ChartRange, ColNum, RowNum};

use super::Page;

/// One cell, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) struct Spot {
    pub(in crate::report) row: RowNum,
    pub(in crate::report) column: ColNum,
}

impl Spot {
    pub(in crate::report) const fn new(row: RowNum, column: ColNum) -> Self {
        Self { row, column }
    }

    pub(in crate::report) fn down(self, rows: usize) -> Self {
        Self { row: self.row.saturating_add(to_row(rows)), ..self }
    }

    pub(in crate::report) fn right(self, columns: usize) -> Self {
        Self { column: self.column.saturating_add(to_column(columns)), ..self }
    }

    /// `C5`: moves with the formula.
    pub(in crate::report) fn moving(self) -> String {
        self.written("", "")
    }

    /// `$C5`: keeps its column.
    pub(in crate::report) fn in_column(self) -> String {
        self.written("$", "")
    }

    /// `C$5`: keeps its row.
    pub(in crate::report) fn in_row(self) -> String {
        self.written("", "$")
    }

    /// `$C$5`: stays.
    pub(in crate::report) fn fixed(self) -> String {
        self.written("$", "$")
    }

    fn written(self, before_column: &str, before_row: &str) -> String {
        let column = column_number_to_name(self.column);
        format!("{before_column}{column}{before_row}{}", u64::from(self.row) + 1)
    }
}

/// A rectangle of cells on one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) struct Area {
    pub(in crate::report) page: Page,
    pub(in crate::report) first: Spot,
    rows: usize,
    columns: usize,
}

impl Area {
    /// `rows` × `columns` cells from `first`; at least one of each, because Excel knows no empty range.
    pub(in crate::report) fn new(page: Page, first: Spot, rows: usize, columns: usize) -> Self {
        Self { page, first, rows: rows.max(1), columns: columns.max(1) }
    }

    /// All cells from `first` to `last`.
    pub(in crate::report) fn between(page: Page, first: Spot, last: Spot) -> Self {
        let rows = last.row.saturating_sub(first.row) as usize + 1;
        Self::new(page, first, rows, usize::from(last.column.saturating_sub(first.column)) + 1)
    }

    pub(in crate::report) fn cell(page: Page, at: Spot) -> Self {
        Self::new(page, at, 1, 1)
    }

    /// The cell `row` and `column` further.
    pub(in crate::report) fn spot(self, row: usize, column: usize) -> Spot {
        self.first.down(row).right(column)
    }

    pub(in crate::report) fn last(self) -> Spot {
        self.spot(self.rows - 1, self.columns - 1)
    }

    /// One column of it.
    pub(in crate::report) fn column(self, column: usize) -> Self {
        Self::new(self.page, self.first.right(column), self.rows, 1)
    }

    /// `$A$1:$B$9`, for formulas on the same page.
    pub(in crate::report) fn fixed(self) -> String {
        format!("{}:{}", self.first.fixed(), self.last().fixed())
    }

    /// What a defined name or a drop-down refers to.
    pub(in crate::report) fn reference(self, sheet_name: &str) -> String {
        let range = if self.first == self.last() { self.first.fixed() } else { self.fixed() };
        format!("={}!{range}", quote_sheet_name(sheet_name))
    }

    /// The range as a chart takes it.
    pub(in crate::report) fn chart(self, sheet_name: &str) -> ChartRange {
        let last = self.last();
        ChartRange::new_from_range(sheet_name, self.first.row, self.first.column, last.row, last.column)
    }
}

fn to_row(rows: usize) -> RowNum {
    RowNum::try_from(rows).unwrap_or(RowNum::MAX)
}

pub(super) fn to_column(columns: usize) -> ColNum {
    ColNum::try_from(columns).unwrap_or(ColNum::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spots_are_written_as_excel_writes_them() {
        let spot = Spot::new(4, 27);
        assert_eq!([spot.moving(), spot.in_column(), spot.in_row(), spot.fixed()], ["AB5", "$AB5", "AB$5", "$AB$5"]);
    }
}
