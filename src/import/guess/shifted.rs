//! Names that stand further in by columns: children in the empty column beside their parents (IMPORT.md §3).

use crate::import::values::Values;
use crate::import::{Cell, Column, ColumnRole, Grid, RoleReason, column_letters};

/// The columns that hold the clients' names: the client column, and those without a title right behind it whose texts
/// stand in rows that leave the columns before empty.
pub(in super::super) fn name_columns(grid: &Grid, columns: &[Column], values: &Values) -> Vec<usize> {
    let Some(client) = columns.iter().find(|column| column.role == ColumnRole::Client) else { return Vec::new() };
    let mut names = vec![client.index];
    let untitled = |column: &&Column| {
        let open = column.reason != RoleReason::Corrected && !column.role.is_amount();
        open && column.title == column_letters(column.index)
    };
    for column in columns.iter().filter(|column| column.index > client.index) {
        let next = names.last().is_some_and(|last| last + 1 == column.index);
        if !next || !untitled(&column) || !are_names(grid, &names, column.index, values) {
            break;
        }
        names.push(column.index);
    }
    names
}

/// Whether `column` holds texts, and only in rows that leave `before` empty.
fn are_names(grid: &Grid, before: &[usize], column: usize, values: &Values) -> bool {
    let mut any = false;
    for &row in values.sheet_rows() {
        match grid.cell(row, column) {
            Cell::Blank => {}
            Cell::Text(text) if text.trim().is_empty() => {}
            Cell::Text(_) if before.iter().all(|column| grid.cell(row, *column).is_blank()) => any = true,
            _ => return false,
        }
    }
    any
}
