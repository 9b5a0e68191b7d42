//! A sheet in which no table was understood, as far as it goes: where its titles may stand and what its columns hold, so
//! that a person sees it and can say what was missing.

use std::sync::Arc;

use super::guess::columns::columns;
use super::guess::header::titles;
use super::guess::profile::profiles;
use super::lines::{bare_columns, layout_of};
use super::shape::prepare;
use super::sketch::Sketch;
use super::understand::{candidates, header_of, source_sheets};
use super::{Column, Grid, ImportError, Imported, Layout, Recipe, RowClass, Workbook};
use crate::model::Dataset;

/// What can be shown of `workbook` when [`super::understand`] ended with `reason`: the sheet most like a table, with the
/// layout and the roles that are guessed or that `recipe` gives, and without data. Roles for the client and for amounts
/// make it a table. `None` where the reason is another one than a missing table, or where no sheet holds anything.
#[must_use]
pub fn partial(workbook: &Workbook, recipe: &Recipe, reason: &ImportError) -> Option<Imported> {
    use ImportError as E;
    if !matches!(reason, E::NoTable { .. } | E::NoClientColumn { .. } | E::NoAmounts { .. }) {
        return None;
    }
    let position = *candidates(workbook, recipe).ok()?.first()?;
    let sheet = workbook.sheets.get(position).filter(|sheet| sheet.grid.filled() > 0)?;
    let prepared = prepare(&sheet.grid, recipe);
    let grid = &*prepared.grid;
    let header = header_of(grid, recipe);
    let first = header.map_or(0, |(_, last)| last + 1);
    let (profiles, titles) = (profiles(grid, first), titles(grid, header));
    let sketch = Sketch { grid, header, first, titles: &titles, profiles: &profiles };
    let layout = layout_of(sketch, recipe);
    let columns: Vec<Column> =
        if layout == Layout::Lines { bare_columns(sketch, recipe) } else { columns(&titles, &profiles, recipe) };
    let data = Dataset { sheets: source_sheets(workbook.path_of(sheet), sheet), ..Dataset::default() };
    let known = Imported::plain(position, layout, header, data);
    let rows = (0..grid.rows()).map(|row| class(grid, header, row)).collect();
    let mut imported = Imported { columns, rows, ..known };
    prepared.finish(&mut imported, None, recipe);
    Arc::make_mut(&mut imported.data.issues).clear();
    Some(imported)
}

fn class(grid: &Grid, header: Option<(usize, usize)>, row: usize) -> RowClass {
    let blank = grid.row(row).all(|(_, cell)| cell.is_blank());
    match header {
        _ if blank => RowClass::Blank,
        Some((first, _)) if row < first => RowClass::Title,
        Some((_, last)) if row <= last => RowClass::Header,
        _ => RowClass::Detail,
    }
}
