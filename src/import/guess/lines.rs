//! Tables of invoice lines: one row per sale. Read as a matrix, prices and quantities would become offerings.

use std::collections::HashSet;

use super::header::Title;
use super::profile::Profile;
use super::titles::hint;
use crate::import::{Column, ColumnRole, Grid, Layout, Recipe, RoleReason};

/// Whether the titles say that each row is a sale (an offering and an amount, or an offering, a date and a quantity or a
/// price) and clients come back in row after row. `first` is the first row below the titles. What the user said of a
/// column or of the layout goes above it.
pub(in super::super) fn are_invoice_lines(
    (grid, first): (&Grid, usize),
    titles: &[Title],
    profiles: &[Profile],
    columns: &[Column],
    recipe: &Recipe,
) -> bool {
    if recipe.layout == Some(Layout::Matrix) {
        return false;
    }
    let guessed = columns.iter().filter(|column| column.reason != RoleReason::Corrected);
    let known = guessed.filter_map(|column| {
        let whole = hint(&titles.get(column.index)?.text).filter(|hint| hint.whole)?;
        let named = matches!(whole.role, ColumnRole::Offering(_));
        (!named || profiles.get(column.index)?.is_text()).then_some(whole.role)
    });
    let roles: Vec<ColumnRole> = known.collect();
    let has = |wanted: ColumnRole| roles.contains(&wanted);
    let priced = has(ColumnRole::Quantity) || has(ColumnRole::UnitPrice);
    let sale = has(ColumnRole::Amount) || has(ColumnRole::Date) && priced;
    let client = columns.iter().find(|column| column.role == ColumnRole::Client);
    let repeats = |client: &Column| clients_repeat(grid, first, client.index);
    has(ColumnRole::Offering(None)) && sale && client.is_some_and(repeats)
}

/// Whether more than a tenth of the names stand there again.
fn clients_repeat(grid: &Grid, first: usize, client: usize) -> bool {
    let names: Vec<String> = (first..grid.rows())
        .map(|row| grid.cell(row, client))
        .filter(|cell| !cell.is_blank())
        .map(|cell| cell.to_string().trim().to_lowercase())
        .collect();
    let different: HashSet<&String> = names.iter().collect();
    names.len() >= 3 && different.len() * 10 < names.len() * 9
}
