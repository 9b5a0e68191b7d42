//! Workbooks that calamine reads as a whole (xls), and its streaming reader for xlsb.

use std::io::Cursor;

use calamine::{Data, Dimensions, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError};

use super::super::grid::{GridBuilder, Merged, SheetLayout};
use super::super::{Grid, Sheet};
use super::value::Values;
use super::{Sheets, Stop};
use crate::model::Progress;

/// The worksheets of an Excel binary workbook.
pub(super) fn xlsb_sheets(bytes: &[u8], progress: &Progress) -> Sheets {
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

/// The worksheets of an Excel 97–2003 workbook.
pub(super) fn xls_sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Stop::Password,
        other => Stop::broken(other),
    })?;
    let is_1904 = workbook.has_1904_epoch();
    let mut sheets = Vec::new();
    for sheet in worksheets(workbook.sheets_metadata()) {
        let range = workbook.worksheet_range(&sheet.name).map_err(Stop::broken)?;
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let merged = merged.iter().map(merged_of).collect();
        let grid = dense(&range, is_1904, progress)?;
        sheets.push(named(&sheet, grid.with_layout(SheetLayout { merged, ..SheetLayout::default() })));
    }
    Ok(sheets)
}

fn worksheets(all: &[calamine::Sheet]) -> Vec<calamine::Sheet> {
    all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
}

fn named(sheet: &calamine::Sheet, grid: Grid) -> Sheet {
    Sheet { file: 0, name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible, grid }
}

fn dense(range: &Range<Data>, is_1904: bool, progress: &Progress) -> Result<Grid, Stop> {
    let mut builder = GridBuilder::default();
    let mut values = Values::new(is_1904);
    let Some((first_row, first_column)) = range.start() else { return Ok(builder.finish()) };
    progress.set_total(range.height() as u64);
    for (row, cells) in range.rows().enumerate() {
        if row % 64 == 0 {
            progress.cancel.check()?;
            progress.set_done(row as u64);
        }
        for (column, value) in cells.iter().enumerate() {
            if let Some(value) = values.owned(value, &mut builder) {
                builder.push((first_row as usize + row, first_column as usize + column), value, 0)?;
            }
        }
    }
    Ok(builder.finish())
}

fn merged_of(range: &Dimensions) -> Merged {
    Merged {
        rows: (range.start.0 as usize, range.end.0 as usize),
        columns: (range.start.1 as usize, range.end.1 as usize),
    }
}

fn xlsb_stop(error: XlsbError) -> Stop {
    match error {
        XlsbError::Password => Stop::Password,
        other => Stop::broken(other),
    }
}
