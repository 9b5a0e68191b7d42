//! Office Open XML workbooks, cell by cell through calamine's streaming reader.

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use super::super::grid::{GridBuilder, number_format};
use super::super::guard::guarded;
use super::super::{Grid, Sheet};
use super::parts::sheet_layout;
use super::value::Values;
use super::{Sheets, Stop};
use crate::model::Progress;

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The worksheets of the workbook in `bytes`.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(stop)?;
    let all = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for (position, sheet) in all.into_iter().enumerate().filter(|(_, sheet)| sheet.typ == SheetType::WorkSheet) {
        // The cell reader tells nothing of merged ranges and hidden rows; a second core looks for them meanwhile.
        let (grid, layout) = rayon::join(
            || guarded(|| read_grid(&mut workbook, &sheet.name, progress)),
            || guarded(|| sheet_layout(bytes, position)),
        );
        let grid = grid.unwrap_or_else(|panic| Err(Stop::Broken(panic)))?;
        let grid = grid.with_layout(layout.ok().flatten().unwrap_or_default());
        sheets.push(Sheet { file: 0, name: sheet.name, hidden: sheet.visible != SheetVisible::Visible, grid });
    }
    Ok(sheets)
}

fn read_grid(workbook: &mut Workbook<'_>, name: &str, progress: &Progress) -> Result<Grid, Stop> {
    let mut values = Values::new(workbook.has_1904_epoch());
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // Sheets of other kinds and sheets listed without a part hold no cells.
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => return Ok(Grid::default()),
        Err(error) => return Err(stop(error)),
    };
    let mut builder = GridBuilder::default();
    let formats = formats(cells.styles(), &mut builder);
    progress.set_total(u64::from(cells.dimensions().end.0) + 1);
    let mut last = (0, 0);
    loop {
        let (position, value, style) = match cells.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let (row, column) = cell.get_position();
                ((row as usize, column as usize), values.cell(cell.get_value(), &mut builder), style)
            }
            Ok(None) => break,
            // One cell that makes no sense; the reader goes on behind it.
            Err(XlsxError::CellError(code)) => ((last.0, last.1 + 1), Some(builder.error(&code)), 0),
            Err(error) => return Err(stop(error)),
        };
        if position.0 != last.0 && position.0 % 64 == 0 {
            progress.cancel.check()?;
            progress.set_done(position.0 as u64);
        }
        last = position;
        if let Some(value) = value {
            builder.push(position, value, formats.get(style).copied().unwrap_or(0))?;
        }
    }
    Ok(builder.finish())
}

fn formats(styles: &[Style], builder: &mut GridBuilder) -> Vec<u8> {
    let codes = styles.iter().map(|style| style.number_format.as_ref().map_or("", |format| &format.format_code));
    codes.map(|code| builder.format(number_format(code))).collect()
}

fn stop(error: XlsxError) -> Stop {
    match error {
        XlsxError::Password => Stop::Password,
        other => Stop::broken(other),
    }
}
