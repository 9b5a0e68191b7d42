//! Excel binary workbooks, cell by cell through calamine's streaming reader.

use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};

use super::super::Sheet;
use super::super::grid::GridBuilder;
use super::ahead::{Filling, Found};
use super::value::Values;
use super::zipped::Watched;
use super::{Sheets, Stop};
use crate::model::Progress;

/// The worksheets of an Excel binary workbook.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let mut workbook: Xlsb<_> = Xlsb::new(Watched::new(bytes, progress)).map_err(stop)?;
    let is_1904 = workbook.has_1904_epoch();
    let mut sheets = Vec::new();
    let mut filled = 0;
    for sheet in workbook.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(stop)?;
        let (builder, values) = (GridBuilder::after(filled), Values::new(is_1904));
        let grid = Filling { builder, values, formats: &[] }.filled(|| {
            let Some(cell) = cells.next_cell().map_err(stop)? else { return Ok(None) };
            if cell.get_position().0 % 64 == 0 {
                progress.cancel.check()?;
            }
            Ok(Some(Found::Cell(cell, 0)))
        })?;
        filled += grid.filled();
        sheets.push(Sheet { file: 0, name: sheet.name, hidden: sheet.visible != SheetVisible::Visible, grid });
    }
    Ok(sheets)
}

fn stop(error: XlsbError) -> Stop {
    match error {
        XlsbError::Password => Stop::Password,
        other => Stop::broken(other),
    }
}
