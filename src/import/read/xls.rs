//! Excel workbooks from before 2007, record by record: memory follows the cells that are there, not what the file says.

mod record;
mod sheet;

use encoding_rs::WINDOWS_1252;

use self::record::{Record, Records, TextForm, encoding_of};
use super::super::Sheet;
use super::super::grid::{GridBuilder, NumberFormat, is_date_format, number_format};
use super::compound::{Compound, u16_at, u32_at};
use super::{Sheets, Stop};
use crate::model::Progress;

/// First bytes of sheets of Excel 2, 3, 4 and 5 without a compound file around them.
pub(in super::super) const BARE: [&[u8]; 4] =
    [b"\x09\0\x04\0", b"\x09\x02\x06\0", b"\x09\x04\x06\0", b"\x09\x08\x08\0"];

/// The worksheets of the workbook in `bytes`.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let inside;
    let stream = if BARE.iter().any(|start| bytes.starts_with(start)) {
        bytes
    } else {
        let file = Compound::open(bytes)?;
        let found = file.stream("Workbook")?.map_or_else(|| file.stream("Book"), |stream| Ok(Some(stream)))?;
        inside = found.ok_or_else(|| Stop::broken("no workbook inside"))?;
        &inside
    };
    progress.set_total(stream.len() as u64);
    let mut book = Book::default();
    for record in Records::from(stream, 0) {
        progress.cancel.check()?;
        match record.kind {
            0x0A if !book.sheets.is_empty() => break,
            0x2F => return Err(Stop::Password),
            _ => book.note(&record),
        }
    }
    if book.version == 0 {
        return Err(Stop::broken("no sheet inside"));
    }
    if book.sheets.is_empty() {
        // Before Excel 5 a file was a sheet.
        let grid = sheet::read(&book, Records::from(stream, 0), GridBuilder::default(), progress)?;
        return Ok(vec![Sheet { grid, ..Sheet::default() }]);
    }
    let mut sheets = Vec::new();
    let mut filled = 0;
    for listed in &book.sheets {
        let grid = sheet::read(&book, Records::from(stream, listed.start), GridBuilder::after(filled), progress)?;
        filled += grid.filled();
        sheets.push(Sheet { file: 0, name: listed.name.clone(), hidden: listed.hidden, grid });
    }
    Ok(sheets)
}

/// A worksheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    start: usize,
}

/// What holds for all sheets.
struct Book {
    /// The version of Excel whose records these are: 2, 3, 4, 5 or 8.
    version: u16,
    form: TextForm,
    is_1904: bool,
    texts: Vec<String>,
    sheets: Vec<Listed>,
    /// Number formats by their numbers; and the number each style has, with its indent.
    codes: Vec<(u16, String)>,
    styles: Vec<(u16, u8)>,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            version: 0,
            form: TextForm::Narrow(WINDOWS_1252),
            is_1904: false,
            texts: Vec::new(),
            sheets: Vec::new(),
            codes: Vec::new(),
            styles: Vec::new(),
        }
    }
}

impl Book {
    fn note(&mut self, record: &Record<'_>) {
        let data = record.data;
        match record.kind {
            0x0009 | 0x0209 | 0x0409 | 0x0809 if self.version == 0 => self.begin(record),
            0x22 => self.is_1904 = u16_at(data, 0) == Some(1),
            0x42 if self.version < 8 => {
                self.form = TextForm::Narrow(encoding_of(u16_at(data, 0).unwrap_or_default()));
            }
            0x85 => self.sheets.extend(self.listed(record)),
            0xFC => {
                let mut reader = record.reader(8);
                self.texts.extend(std::iter::from_fn(|| reader.shared_text()));
            }
            0x1E => {
                let number = u16::try_from(self.codes.len()).unwrap_or(u16::MAX);
                let text = record.reader(0).text(self.form, true);
                self.codes.extend(text.map(|text| (number, text)));
            }
            0x041E => {
                let listed = u16::try_from(self.codes.len()).unwrap_or(u16::MAX);
                let number = if self.version < 5 { Some(listed) } else { u16_at(data, 0) };
                let text = record.reader(2).text(self.form, self.version < 8);
                self.codes.extend(number.zip(text));
            }
            0xE0 => {
                let indent = data.get(8).filter(|_| self.version == 8).map_or(0, |bits| bits & 0x0F);
                self.styles.push((u16_at(data, 2).unwrap_or_default(), indent));
            }
            0x0243 | 0x0443 => self.styles.push((data.get(1).copied().unwrap_or_default().into(), 0)),
            _ => {}
        }
    }

    fn begin(&mut self, record: &Record<'_>) {
        self.version = match (record.kind, u16_at(record.data, 0)) {
            (0x0009, _) => 2,
            (0x0209, _) => 3,
            (0x0409, _) => 4,
            (_, Some(0x0500)) => 5,
            _ => 8,
        };
        if self.version == 8 {
            self.form = TextForm::Wide;
        }
    }

    /// The worksheet that a record lists; `None` for charts and macros.
    fn listed(&self, record: &Record<'_>) -> Option<Listed> {
        let start = usize::try_from(u32_at(record.data, 0)?).ok()?;
        let (state, kind) = (*record.data.get(4)?, *record.data.get(5)?);
        let name = record.reader(6).text(self.form, true)?.replace('\0', "");
        (kind == 0).then_some(Listed { name, hidden: state & 3 != 0, start })
    }

    /// Whether the style shows its numbers as dates, and what else its format says.
    fn format(&self, style: usize) -> (bool, NumberFormat) {
        let number = self.styles.get(style).map(|(number, _)| *number).unwrap_or_default();
        let own = self.codes.iter().rev().find(|(other, _)| *other == number).map(|(_, code)| code.as_str());
        let code = own.unwrap_or_else(|| built_in(number));
        (is_date_format(code), number_format(code))
    }
}

/// The codes of the formats every Excel knows by number.
pub(super) fn built_in(number: u16) -> &'static str {
    match number {
        5 | 6 => r"$#,##0_);($#,##0)",
        7 | 8 => r"$#,##0.00_);($#,##0.00)",
        9 => "0%",
        10 => "0.00%",
        14..=17 | 22 | 27..=36 | 50..=58 => "d/m/yyyy",
        42 => r#"_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)"#,
        44 => r#"_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)"#,
        _ => "General",
    }
}

#[cfg(test)]
mod tests {
    use super::super::compound::tests::compound;
    use super::*;
    use crate::import::{Cell, CellKind, Merged};

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).expect("short");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    /// A workbook of one sheet with these records, and with some before it.
    fn workbook(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
        let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let globals: Vec<u8> = [begin(5), globals.concat()].concat();
        let start = globals.len() + 4 + 8 + 5 + 4;
        let start = u32::try_from(start).expect("small").to_le_bytes();
        let listed = record(0x85, &[&start[..], b"\0\0\x05\0Omzet"].concat());
        let stream = [globals, listed, record(0x0A, b""), begin(16), cells.concat(), record(0x0A, b"")].concat();
        compound("Workbook", &stream)
    }

    fn number(at: (u8, u8), style: u8, value: f64) -> Vec<u8> {
        record(0x0203, &[&[at.0, 0, at.1, 0, style, 0][..], &value.to_le_bytes()].concat())
    }

    #[test]
    fn records_become_cells_with_their_formats() {
        let shared = [&b"\x02\0\0\0\x02\0\0\0\x05\0\0Klant\x03\0\x01"[..], b"z\0\x42\x01\x21\0"].concat();
        let style = |format: u8| record(0xE0, &[0, 0, format, 0, 0, 0]);
        let globals = [
            record(0xFC, &shared),
            record(0x041E, b"\xA4\0\x0B\0\x01\x5B\0$\0\xAC\x20-\x004\x001\x003\0]\0 \x000\x00.\x000\0"),
            style(0),
            style(0xA4),
            style(14),
            style(9),
        ];
        let cells = [
            record(0x0200, &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0]),
            record(0x7D, b"\x03\0\x04\0\0\x09\x0F\0\x01\0"),
            record(0x0208, &[1, 0, 0, 0, 5, 0, 255, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
            record(0xFD, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            record(0xFD, &[0, 0, 1, 0, 0, 0, 1, 0, 0, 0]),
            number((1, 0), 1, 12.5),
            number((1, 1), 2, 45_292.0),
            number((1, 2), 3, 0.5),
            record(0xBD, &[2, 0, 0, 0, 0, 0, 0x0A, 0, 0, 0, 0, 0, 0x0B, 0, 0, 0, 1, 0]),
            record(0x06, &[2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0]),
            record(0x0207, b"\x02\0\0ok"),
            record(0x0205, &[2, 0, 3, 0, 0, 0, 0x2A, 1]),
            record(0x0205, &[2, 0, 4, 0, 0, 0, 1, 0]),
            record(0xE5, &[1, 0, 0, 0, 1, 0, 2, 0, 3, 0]),
        ];
        let sheets = sheets(&workbook(&globals, &cells), &Progress::default()).expect("it is read");
        let grid = &sheets[0].grid;
        assert_eq!(sheets[0].name, "Omzet");
        let expected = [
            (0, 0, Cell::Text("Klant"), CellKind::General, None),
            (0, 1, Cell::Text("zł!"), CellKind::General, None),
            (1, 0, Cell::Number(12.5), CellKind::Money, Some("EUR")),
            (1, 1, Cell::Date(45_292.0), CellKind::General, None),
            (1, 2, Cell::Number(0.5), CellKind::Percent, None),
            (2, 0, Cell::Number(2.0), CellKind::General, None),
            (2, 1, Cell::Number(0.02), CellKind::General, None),
            (2, 2, Cell::Text("ok"), CellKind::General, None),
            (2, 3, Cell::Error("#N/A"), CellKind::General, None),
            (2, 4, Cell::Bool(true), CellKind::General, None),
        ];
        for (row, column, cell, kind, currency) in expected {
            assert_eq!(grid.cell(row, column), cell, "{row} {column}");
            let format = grid.format(row, column);
            assert_eq!((format.kind, format.currency), (kind, currency), "{row} {column}");
        }
        assert_eq!(grid.filled(), expected.len());
        assert_eq!(grid.merged(), [Merged { rows: (0, 1), columns: (2, 3) }]);
        assert!(grid.is_row_hidden(1) && grid.is_column_hidden(3) && !grid.is_column_hidden(0));
    }

    #[test]
    fn texts_stand_as_far_in_as_their_style_says() {
        let style = |indent: u8| record(0xE0, &[0, 0, 0, 0, 0, 0, 0, 0, indent, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let label = |row: u8, style: u8| record(0x0204, &[row, 0, 0, 0, style, 0, 1, 0, 0, b'a']);
        let bytes = workbook(&[style(0), style(0x43)], &[label(0, 0), label(1, 1), number((2, 0), 1, 5.0)]);
        let sheets = sheets(&bytes, &Progress::default()).expect("it is read");
        let grid = &sheets[0].grid;
        assert_eq!(grid.cell(1, 0), Cell::Text("a"));
        assert_eq!((0..3).map(|row| grid.indent(row, 0)).collect::<Vec<_>>(), [0, 3, 0]);
    }

    #[test]
    fn dates_count_from_1904_where_the_file_says_so() {
        let globals = [record(0x22, &[1, 0]), record(0xE0, &[0, 0, 14, 0])];
        let bytes = workbook(&globals, &[number((0, 0), 0, 43_830.0)]);
        let sheets = sheets(&bytes, &Progress::default()).expect("it is read");
        assert_eq!(sheets[0].grid.cell(0, 0), Cell::Date(45_292.0));
    }

    #[test]
    fn a_sheet_of_excel_2_needs_no_workbook() {
        let bytes = [
            record(0x09, &[2, 0, 0x10, 0]),
            record(0x04, b"\0\0\0\0\0\0\0\x04Caf\xE9"),
            record(0x02, &[0, 0, 1, 0, 0, 0, 0, 7, 0]),
            record(0x03, &[&[1, 0, 0, 0, 0, 0, 0][..], &2.5_f64.to_le_bytes()].concat()),
            record(0x0A, b""),
        ];
        let sheets = sheets(&bytes.concat(), &Progress::default()).expect("it is read");
        let grid = &sheets[0].grid;
        assert_eq!((grid.cell(0, 0), grid.cell(0, 1)), (Cell::Text("Café"), Cell::Number(7.0)));
        assert_eq!(grid.cell(1, 0), Cell::Number(2.5));
    }

    #[test]
    fn two_corners_of_many_sheets_take_no_room() {
        let corner = |row: u16, column: u16| {
            let at = [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0]].concat();
            record(0x0203, &[&at[..], &1.0_f64.to_le_bytes()].concat())
        };
        let bytes = workbook(&[], &[corner(0, 0), corner(65_535, 255)]);
        let sheets = sheets(&bytes, &Progress::default()).expect("it is read");
        assert_eq!((sheets[0].grid.rows(), sheets[0].grid.filled()), (65_536, 2));
    }
}
