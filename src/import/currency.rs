//! The currency of a table: number formats first, then titles, then what stands above the table.

use super::grid::currency_in;
use super::guess::profile::Profile;
use super::matrix::Table;
use super::understand::is_offering;

/// How many rows of amounts written as text are looked at.
const SAMPLE: usize = 50;

/// The ISO 4217 code, where the file names one and only one.
///
/// # Errors
/// Where it names several, the first column in another currency than the first one.
pub(super) fn of(table: Table<'_>, profiles: &[Profile]) -> Result<Option<String>, usize> {
    type Found = Vec<(usize, &'static str)>;
    let offerings = || table.columns.iter().filter(|column| is_offering(column));
    let in_cell = |(row, column): (usize, usize)| Some((column, currency_in(table.grid.cell(row, column).text()?)?));
    let by_format = || -> Found {
        let filled = offerings().filter_map(|column| Some((column.index, profiles.get(column.index)?)));
        filled.flat_map(|(index, profile)| profile.currencies.iter().map(move |code| (index, *code))).collect()
    };
    let by_title =
        || -> Found { offerings().filter_map(|column| Some((column.index, currency_in(&column.title)?))).collect() };
    let by_text = || -> Found {
        let rows = || table.values.sheet_rows().iter().take(SAMPLE);
        offerings().flat_map(|column| rows().map(|&row| (row, column.index))).filter_map(in_cell).collect()
    };
    let from_above = || -> Found {
        let rows = 0..table.header.map_or(0, |(_, last)| last + 1);
        rows.flat_map(|row| table.grid.row(row).map(move |(column, _)| (row, column))).filter_map(in_cell).collect()
    };
    let sources: [&dyn Fn() -> Found; 4] = [&by_format, &by_title, &by_text, &from_above];
    let Some(found) = sources.into_iter().map(|source| source()).find(|found| !found.is_empty()) else {
        return Ok(None);
    };
    let first = found.first().map(|(_, code)| *code);
    match found.iter().find(|(_, code)| Some(*code) != first) {
        Some((column, _)) => Err(*column),
        None => Ok(first.map(str::to_owned)),
    }
}
