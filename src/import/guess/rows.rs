//! What each row is (IMPORT.md §3). A total needs two signs: a word, and that it equals the sum of rows above it.

pub(in super::super) mod alone;
mod below;
mod derived;
mod fact;
mod open;
pub(in super::super) mod parents;
mod sums;
#[cfg(test)]
mod tests;
mod total;

use super::groups::Groups;
use super::header::Header;
use crate::import::values::Values;
use crate::import::{Cell, Column, Grid, Recipe, RowClass};
use below::Below;
use fact::{Telling, facts};
use open::Level;

/// A row with a total's word and without its arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct RowDoubt {
    /// The row of the sheet.
    pub(in super::super) row: usize,
    /// What stands in it.
    pub(in super::super) label: String,
    /// Whether it is read as a total, and would without an answer.
    pub(in super::super) total: bool,
}

/// The classes of all rows of a sheet, and the rows in doubt.
#[derive(Debug)]
pub(in super::super) struct Classified {
    pub(in super::super) classes: Vec<RowClass>,
    pub(in super::super) doubts: Vec<RowDoubt>,
    /// The first row of another table below this one's total, which is left out.
    pub(in super::super) second: Option<usize>,
    /// The headings above each row.
    pub(in super::super) groups: Groups,
}

/// Classifies every row of `grid`. Sums are taken over the amount column where one of `columns` is, otherwise over all of
/// `values`. One pass over the rows, so that time follows their number.
pub(in super::super) fn classify(
    grid: &Grid,
    header: Option<Header>,
    columns: &[Column],
    values: &Values,
    recipe: &Recipe,
) -> Classified {
    let telling = Telling::of(columns, values);
    let facts = facts(grid, header, &telling, values);
    let mut below = Below::new((grid, header), values, recipe, telling, &facts);
    for (fact, (row, amounts)) in facts.iter().zip(values.rows()) {
        below.row(fact, row, amounts);
    }
    below.settle()
}

/// The text of the row's first filled cell.
fn label_of(grid: &Grid, row: usize) -> String {
    let first = grid.row(row).find(|(_, cell)| !cell.is_blank());
    first.map(|(_, cell)| cell.to_string().trim().to_owned()).unwrap_or_default()
}

/// How far in the label at `column` of `row` stands.
fn level_of(grid: &Grid, row: usize, column: usize) -> Level {
    let spaces = match grid.cell(row, column) {
        Cell::Text(text) => text.chars().take_while(|letter| letter.is_whitespace()).count(),
        _ => 0,
    };
    Level { column, indent: spaces + grid.indent(row, column), below: true }
}

/// The key the answer about a row is kept under.
pub(in super::super) fn answer_key(label: &str) -> String {
    format!("total_row:{label}")
}
