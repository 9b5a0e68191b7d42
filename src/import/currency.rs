//! The currency of a table: number formats first, then titles, then what stands above the table.

use super::grid::currency_in;
use super::guess::profile::Profile;
use super::matrix::Table;
use super::understand::is_offering;

/// How many rows of amounts written as text are looked at.
const SAMPLE: usize = 50;

/// The ISO 4217 code, where the file names one and only one.
pub(super) fn of(table: Table<'_>, profiles: &[Profile]) -> Option<String> {
    let offerings = || table.columns.iter().filter(|column| is_offering(column));
    let formats: Vec<&str> = offerings()
        .filter_map(|column| profiles.get(column.index))
        .flat_map(|profile| profile.currencies.iter().copied())
        .collect();
    let titles = || offerings().filter_map(|column| currency_in(&column.title)).collect::<Vec<_>>();
    let texts = || {
        let rows = || table.values.sheet_rows().iter().take(SAMPLE);
        let cells = offerings().flat_map(|column| rows().map(|&row| table.grid.cell(row, column.index)));
        cells.filter_map(|cell| currency_in(cell.text()?)).collect::<Vec<_>>()
    };
    let above = || {
        let rows = 0..table.header.map_or(0, |(_, last)| last + 1);
        rows.flat_map(|row| table.grid.row(row)).filter_map(|(_, cell)| currency_in(cell.text()?)).collect::<Vec<_>>()
    };
    let sources: [&dyn Fn() -> Vec<&'static str>; 3] = [&titles, &texts, &above];
    let mut found = formats;
    for source in sources {
        if found.is_empty() {
            found = source();
        }
    }
    let first = *found.first()?;
    found.iter().all(|other| *other == first).then(|| first.to_owned())
}
