//! What calamine does not tell of an xlsb workbook: the number format and the indent of each cell.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read, copy, sink};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::super::super::grid::{CellStyle, number_format};
use super::super::parts::target_of;
use super::super::xls::built_in;
use super::super::zipped::{Bytes, names, part_text};

/// The most bytes of a record that are looked at.
const MOST: usize = 4096;

/// The kinds of record that matter here.
const ROW: u16 = 0x00;
const FORMAT: u16 = 0x2C;
const STYLE: u16 = 0x2F;
const SHEET: u16 = 0x9C;
const SHEET_DATA: u16 = 0x91;
const SHEET_DATA_END: u16 = 0x92;
const CELL_STYLES: u16 = 0x269;
const CELL_STYLES_END: u16 = 0x26A;
/// Cells with a value, as calamine gives them.
const CELLS: std::ops::RangeInclusive<u16> = 0x02..=0x0A;

/// The records of a part, one by one.
struct Records<R> {
    part: R,
    /// What the last one holds, as far as it is looked at.
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    fn of(part: R) -> Self {
        Self { part, data: Vec::new() }
    }

    /// The kind of the next record; `None` at the end, and where the part breaks off.
    fn next(&mut self) -> Option<u16> {
        let kind = self.number(2)?;
        let length = usize::try_from(self.number(4)?).ok()?;
        self.data.resize(length.min(MOST), 0);
        self.part.read_exact(&mut self.data).ok()?;
        if length > MOST {
            copy(&mut self.part.by_ref().take((length - MOST) as u64), &mut sink()).ok()?;
        }
        u16::try_from(kind).ok()
    }

    /// A number of at most so many bytes with seven bits each.
    fn number(&mut self, most: u32) -> Option<u32> {
        let mut number = 0;
        for at in 0..most {
            let mut byte = [0];
            self.part.read_exact(&mut byte).ok()?;
            let [byte] = byte;
            number |= u32::from(byte & 0x7F) << (7 * at);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }

    fn u16(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.data.get(at..at + 2)?.try_into().ok()?))
    }

    fn u32(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.data.get(at..at + 4)?.try_into().ok()?))
    }

    /// The text at a byte, and the byte behind it.
    fn text(&self, at: usize) -> Option<(String, usize)> {
        let end = at + 4 + 2 * usize::try_from(self.u32(at)?).ok()?;
        let units = self.data.get(at + 4..end)?.chunks_exact(2);
        let units: Vec<u16> = units.filter_map(|two| Some(u16::from_le_bytes(two.try_into().ok()?))).collect();
        Some((String::from_utf16_lossy(&units), end))
    }
}

/// The formats and indents of the workbook's cell styles, by their numbers; none where they cannot be read.
pub(super) fn cell_styles(bytes: &[u8]) -> Vec<CellStyle> {
    let read = || -> Option<Vec<CellStyle>> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let name = named(&zip, "xl/styles.bin")?;
        Some(styles_of(Records::of(BufReader::new(zip.by_name(&name).ok()?))))
    };
    read().unwrap_or_default()
}

fn styles_of(mut records: Records<impl Read>) -> Vec<CellStyle> {
    // Each format is understood once, however many of each a file declares.
    let (mut formats, mut styles, mut inside) = (HashMap::new(), Vec::new(), false);
    while let Some(kind) = records.next() {
        match kind {
            FORMAT => {
                if let Some((number, (code, _))) = records.u16(0).zip(records.text(2)) {
                    formats.entry(number).or_insert_with(|| number_format(&code));
                }
            }
            CELL_STYLES => inside = true,
            CELL_STYLES_END => break,
            STYLE if inside => {
                let number = records.u16(2).unwrap_or_default();
                let format = *formats.entry(number).or_insert_with(|| number_format(built_in(number)));
                let indent = records.data.get(11).copied().unwrap_or_default();
                styles.push(CellStyle { number: format, indent });
            }
            _ => {}
        }
    }
    styles
}

/// The name in `zip` of the part called `wanted`, whose case may differ.
fn named(zip: &ZipArchive<Bytes<'_>>, wanted: &str) -> Option<String> {
    names(zip).into_iter().find(|name| name.eq_ignore_ascii_case(wanted))
}

/// The name in `zip` of the part with the cells of the sheet called `name`.
pub(super) fn sheet_part(zip: &mut ZipArchive<Bytes<'_>>, name: &str) -> Option<String> {
    let (workbook, relations) = (named(zip, "xl/workbook.bin")?, named(zip, "xl/_rels/workbook.bin.rels")?);
    let relations = part_text(zip, &relations)?;
    let id = {
        let mut records = Records::of(BufReader::new(zip.by_name(&workbook).ok()?));
        loop {
            if records.next()? == SHEET {
                let Some((id, end)) = records.text(8) else { continue };
                if records.text(end).is_some_and(|(other, _)| other == name) {
                    break id;
                }
            }
        }
    };
    let target = target_of(&relations, &id)?;
    named(zip, &format!("xl/{target}"))
}

/// The style of each cell of a sheet, in the order of its cells.
pub(super) struct StylesOfCells<'z, 'b> {
    records: Records<BufReader<ZipFile<'z, Bytes<'b>>>>,
    row: u32,
    inside: bool,
}

impl<'z, 'b> StylesOfCells<'z, 'b> {
    /// Those of the sheet in the part called `name`.
    pub(super) fn of(zip: &'z mut ZipArchive<Bytes<'b>>, name: &str) -> Option<Self> {
        let part = zip.by_name(name).ok()?;
        Some(Self { records: Records::of(BufReader::with_capacity(64 << 10, part)), row: 0, inside: false })
    }

    /// The style of the next cell, by its number, where that cell stands at `position`.
    pub(super) fn next(&mut self, position: (u32, u32)) -> Option<usize> {
        loop {
            match self.records.next()? {
                SHEET_DATA => self.inside = true,
                SHEET_DATA_END => return None,
                ROW if self.inside => self.row = self.records.u32(0)?,
                kind if self.inside && CELLS.contains(&kind) => break,
                _ => {}
            }
        }
        let style = self.records.u32(4)? & 0x00FF_FFFF;
        (position == (self.row, self.records.u32(0)?)).then(|| usize::try_from(style).ok()).flatten()
    }
}
