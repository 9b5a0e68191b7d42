//! Rows of a matrix with a name and nothing else: clients of whom nothing is known, where they are no headings.

use super::super::titles::{is_page_note, total_word};
use super::{Classified, label_of, level_of};
use crate::import::values::Values;
use crate::import::{Column, ColumnRole, Grid, Recipe, RowClass};

/// A name is not longer than this; what is stands below the table as a remark.
const LONGEST: usize = 60;

/// Makes clients of the rows that hold a name alone. They are headings where totals close them, where rows stand further
/// in below them, or where the table begins with one of several.
pub(in super::super::super) fn settle(
    (grid, columns): (&Grid, &[Column]),
    values: &Values,
    recipe: &Recipe,
    classified: &mut Classified,
) {
    let classes = &mut classified.classes;
    let client = columns.iter().find(|column| column.role == ColumnRole::Client).map(|column| column.index);
    let (Some(client), false) = (client, classes.contains(&RowClass::Subtotal)) else { return };
    let class = |classes: &[RowClass], row: usize| classes.get(row).copied().unwrap_or(RowClass::Blank);
    let rows: Vec<usize> = values.sheet_rows().iter().copied().filter(|row| is_filled(grid, *row)).collect();
    let alone: Vec<usize> = rows.iter().copied().filter(|row| is_alone(grid, *row, client, recipe)).collect();
    let heading = |row: &&usize| class(classes, **row) == RowClass::Group;
    if alone.is_empty() || rows.first() == alone.first() && alone.iter().filter(heading).count() > 1 {
        return;
    }
    for row in alone {
        let at = rows.partition_point(|other| *other < row);
        let after = rows.iter().skip(at + 1).copied().find(|row| class(classes, *row) == RowClass::Detail);
        let level = level_of(grid, row, client);
        // Behind an empty row or a total another part begins.
        let before = row.checked_sub(1).map_or(RowClass::Header, |last| class(classes, last));
        let follows = matches!(before, RowClass::Detail | RowClass::Header);
        let is_client = match class(classes, row) {
            RowClass::Group => follows && after.is_some_and(|next| level_of(grid, next, client) == level),
            // Right below the last client, and not below a total.
            RowClass::Footer => follows && row.checked_sub(1).is_some_and(|last| level_of(grid, last, client) == level),
            _ => false,
        };
        if let Some(class) = classes.get_mut(row).filter(|_| is_client) {
            *class = RowClass::Detail;
        }
    }
}

fn is_filled(grid: &Grid, row: usize) -> bool {
    grid.row(row).any(|(_, cell)| !cell.is_blank())
}

/// Whether `row` holds a name in the column of the clients and nothing else.
fn is_alone(grid: &Grid, row: usize, client: usize, recipe: &Recipe) -> bool {
    let mut cells = grid.row(row).filter(|(_, cell)| !cell.is_blank());
    let (Some((column, cell)), None) = (cells.next(), cells.next()) else { return false };
    let Some(text) = cell.text().map(str::trim).filter(|_| column == client) else { return false };
    // A sentence ends with a point, and so does a legal form: "Acme B.V."
    let legal = text
        .rsplit(' ')
        .next()
        .is_some_and(|end| end.matches('.').count() > 1 || matches!(end, "Inc." | "Ltd." | "Co."));
    let name =
        text.contains(char::is_alphabetic) && text.len() <= LONGEST && (legal || !text.ends_with(['.', ':', '!', '?']));
    let remark = text.contains(": ") || is_page_note(text) || total_word(text).is_some();
    name && !remark && !recipe.rows.contains_key(&label_of(grid, row))
}
