//! Excel binary workbooks, cell by cell through calamine's streaming reader.

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};

use super::super::grid::GridBuilder;
use super::super::{Grid, Sheet};
use super::value::Values;
use super::{Sheets, Stop};
use crate::model::Progress;

/// The worksheets of an Excel binary workbook.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let mut workbook: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(xlsb_stop)?;
    let is_1904 = workbook.has_1904_epoch();
    let mut sheets = Vec::new();
    for sheet in worksheets(workbook.sheets_metadata()) {
        let mut values = Values::new(is_1904);
        let mut builder = GridBuilder::default();
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(xlsb_stop)?;
        progress.set_total(u64::from(cells.dimensions().end.0) + 1);
        while let Some(cell) = cells.next_cell().map_err(xlsb_stop)? {
            let (row, column) = cell.get_position();
            if row % 64 == 0 {
                progress.cancel.check()?;
                progress.set_done(u64::from(row));
            }
            if let Some(value) = values.cell(cell.get_value(), &mut builder) {
                builder.push((row as usize, column as usize), value, 0)?;
            }
        }
        sheets.push(named(&sheet, builder.finish()));
    }
    Ok(sheets)
}

fn worksheets(all: &[calamine::Sheet]) -> Vec<calamine::Sheet> {
    all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
}

fn named(sheet: &calamine::Sheet, grid: Grid) -> Sheet {
    Sheet { file: 0, name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible, grid }
}

fn xlsb_stop(error: XlsbError) -> Stop {
    match error {
        XlsbError::Password => Stop::Password,
        other => Stop::broken(other),
    }
}
