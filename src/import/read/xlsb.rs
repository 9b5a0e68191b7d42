//! Excel binary workbooks, cell by cell through calamine's streaming reader.

use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};

use super::super::Sheet;
use super::super::grid::GridBuilder;
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
        let mut values = Values::new(is_1904);
        let mut builder = GridBuilder::after(filled);
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(stop)?;
        while let Some(cell) = cells.next_cell().map_err(stop)? {
            let (row, column) = cell.get_position();
            if row % 64 == 0 {
                progress.cancel.check()?;
            }
            if let Some(value) = values.cell(cell.get_value(), &mut builder) {
                builder.push((row as usize, column as usize), value, 0)?;
            }
        }
        let grid = builder.finish();
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
