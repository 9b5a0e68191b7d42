//! Excel binary workbooks, cell by cell through calamine's streaming reader.

mod styles;

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use zip::ZipArchive;

use super::super::Sheet;
use super::super::grid::GridBuilder;
use super::ahead::{Filling, Found};
use super::value::Values;
use super::zipped::Watched;
use super::{Sheets, Stop};
use crate::model::Progress;
use styles::{StylesOfCells, cell_styles, sheet_part};

/// The worksheets of an Excel binary workbook.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let mut workbook: Xlsb<_> = Xlsb::new(Watched::new(bytes, progress)).map_err(stop)?;
    let styles = cell_styles(bytes);
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Stop::broken)?;
    let is_1904 = workbook.has_1904_epoch();
    let mut sheets = Vec::new();
    let mut filled = 0;
    for sheet in workbook.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(stop)?;
        let (mut builder, values) = (GridBuilder::after(filled), Values::new(is_1904));
        let formats: Vec<u8> = styles.iter().map(|style| builder.format(*style)).collect();
        let part = sheet_part(&mut zip, &sheet.name).filter(|_| formats.iter().any(|format| *format != 0));
        let mut of_cells = part.and_then(|part| StylesOfCells::of(&mut zip, &part));
        let grid = Filling { builder, values, formats: &formats }.filled(|| {
            let Some(cell) = cells.next_cell().map_err(stop)? else { return Ok(None) };
            if cell.get_position().0 % 64 == 0 {
                progress.cancel.check()?;
            }
            let style = of_cells.as_mut().and_then(|cells| cells.next(cell.get_position()));
            Ok(Some(Found::Cell(cell, style.unwrap_or(usize::MAX))))
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

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::import::{Cell, CellKind};

    /// Kind and length in groups of seven bits, as they are written.
    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u8::try_from(data.len()).expect("short");
        let [low, high] = [kind & 0x7F, kind >> 7].map(|part| u8::try_from(part).expect("seven bits"));
        let kind = if high > 0 { vec![low | 0x80, high] } else { vec![low] };
        [kind, vec![length & 0x7F | 0x80, length >> 7], data.to_vec()].concat()
    }

    fn wide(text: &str) -> Vec<u8> {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [(u32::try_from(units.len() / 2).expect("short")).to_le_bytes().to_vec(), units].concat()
    }

    fn row(row: u8) -> Vec<u8> {
        record(0x00, &[row, 0, 0, 0, 0, 0, 0, 0])
    }

    fn cell(kind: u16, (column, style): (u8, u8), data: &[u8]) -> Vec<u8> {
        record(kind, &[&[column, 0, 0, 0, style, 0, 0, 0], data].concat())
    }

    /// A workbook of one sheet with these cells.
    fn workbook(styles: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
        let listed = record(0x9C, &[vec![0, 0, 0, 0, 1, 0, 0, 0], wide("rId1"), wide("Omzet")].concat());
        let sheet = [record(0x94, &[0; 16]), record(0x91, b""), cells.concat(), record(0x92, b"")].concat();
        let relations = br#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>"#;
        let parts = [
            ("xl/workbook.bin", [listed, record(0x90, b""), record(0x9D, b"")].concat()),
            ("xl/_rels/workbook.bin.rels", relations.to_vec()),
            ("xl/styles.bin", styles.concat()),
            ("xl/worksheets/sheet1.bin", sheet),
        ];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in parts {
            zip.start_file(name, SimpleFileOptions::default()).expect("a part begins");
            zip.write_all(&part).expect("it is written");
        }
        zip.finish().expect("it is whole").into_inner()
    }

    #[test]
    fn cells_have_the_indent_and_the_format_of_their_style() {
        let style = |format: u8, indent: u8| record(0x2F, &[0, 0, format, 0, 0, 0, 0, 0, 0, 0, 0, indent, 1, 0, 0, 0]);
        let styles = [
            record(0x267, &[1, 0, 0, 0]),
            record(0x2C, &[vec![200, 0], wide("\"€\" #,##0.00")].concat()),
            record(0x268, b""),
            // Styles of styles come first and are no cells'.
            record(0x272, &[1, 0, 0, 0]),
            style(0, 9),
            record(0x273, b""),
            record(0x269, &[4, 0, 0, 0]),
            style(0, 0),
            style(0, 2),
            style(9, 0),
            style(200, 0),
            record(0x26A, b""),
        ];
        let cells = [
            row(0),
            cell(0x06, (0, 0), &wide("Klant")),
            cell(0x06, (2, 0), &wide("Back-up")),
            row(3),
            cell(0x06, (0, 1), &wide("Jansen")),
            cell(0x01, (1, 1), b""),
            cell(0x05, (2, 3), &12.5_f64.to_le_bytes()),
            row(4),
            // What the library passes over.
            cell(0x0B, (0, 1), &[0x2A, 0, 0]),
            cell(0x05, (2, 2), &0.25_f64.to_le_bytes()),
        ];
        let sheets = sheets(&workbook(&styles, &cells), &Progress::default()).expect("it is read");
        let grid = &sheets.first().expect("a sheet").grid;
        assert_eq!((grid.cell(3, 0), grid.cell(4, 2)), (Cell::Text("Jansen"), Cell::Number(0.25)));
        assert_eq!([(0, 0), (3, 0), (3, 2), (4, 2)].map(|(row, column)| grid.indent(row, column)), [0, 2, 0, 0]);
        let kinds = |row: usize| grid.row_with_formats(row).map(|(_, _, format)| format.kind).collect::<Vec<_>>();
        assert_eq!((kinds(3)[1], kinds(4)[0]), (CellKind::Money, CellKind::Percent));
    }

    #[test]
    fn styles_that_are_damaged_or_missing_cost_no_cell() {
        let cells = [row(0), cell(0x06, (0, 7), &wide("Klant"))];
        let bytes = workbook(&[record(0x269, &[0; 4])], &cells);
        let sheets = sheets(&bytes, &Progress::default()).expect("it is read");
        assert_eq!(sheets.first().map(|sheet| sheet.grid.cell(0, 0).to_string()).as_deref(), Some("Klant"));
        for damaged in [vec![record(0x269, &[1, 0, 0, 0]), vec![0x2F, 0x90]], vec![vec![0xFF; 9]], vec![]] {
            assert_eq!(cell_styles(&workbook(&damaged, &cells)).len(), 0, "{damaged:?}");
        }
        assert_eq!(cell_styles(b"no zip").len(), 0);
    }
}
