//! Cells by the names they are defined under.

use calamine::Data;

use crate::cells::Cells;

/// A cell by the name it is defined under.
pub(crate) fn named<'a>(cells: &'a Cells, name: &str) -> &'a Data {
    let (_, area) = cells.names.iter().find(|(known, _)| known == name).expect("a name");
    let (sheet, address) = area.split_once('!').expect("a sheet");
    let (column, row) = address.trim_start_matches('$').split_once('$').expect("a cell");
    let column = column.chars().fold(0, |column, letter| column * 26 + letter as u32 - 64) - 1;
    &cells.values[&(sheet.trim_start_matches('$').to_owned(), row.parse::<u32>().expect("a row") - 1, column)]
}
