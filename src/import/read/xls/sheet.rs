//! One worksheet of an old Excel file.

use super::super::super::Grid;
use super::super::super::grid::{CellStyle, GridBuilder, MOST_MERGED, Merged, NewCell, SheetLayout};
use super::super::Stop;
use super::super::compound::{u16_at, u32_at};
use super::super::value::DAYS_TO_1904;
use super::Book;
use super::record::{Record, Records, f64_at, packed_number};
use crate::model::Progress;

/// Reads the worksheet whose records these are.
pub(super) fn read(
    book: &Book,
    mut records: Records<'_>,
    mut builder: GridBuilder,
    progress: &Progress,
) -> Result<Grid, Stop> {
    let formats = (0..book.styles.len()).map(|style| {
        let (is_date, format) = book.format(style);
        (is_date, builder.format(format))
    });
    let formats = formats.collect();
    let indents = book.styles.iter().map(|(_, indent)| *indent);
    let indents = indents.map(|indent| builder.format(CellStyle { indent, ..CellStyle::default() })).collect();
    let texts = vec![None; book.texts.len()];
    let mut open = Open { book, builder, layout: SheetLayout::default(), formats, indents, texts, formula: None };
    // Charts stand inside sheets as sheets of their own.
    let mut depth = 0;
    let mut count = 0_u32;
    while let Some(record) = records.next() {
        count = count.wrapping_add(1);
        if count.is_multiple_of(1024) {
            progress.cancel.check()?;
            progress.set_done(records.position());
        }
        match record.kind {
            0x0009 | 0x0209 | 0x0409 | 0x0809 => depth += 1,
            0x0A if depth > 1 => depth -= 1,
            0x0A => break,
            _ if depth > 1 => {}
            _ => open.take(&record)?,
        }
    }
    Ok(open.builder.finish().with_layout(open.layout))
}

struct Open<'b> {
    book: &'b Book,
    builder: GridBuilder,
    layout: SheetLayout,
    /// For each style, whether it shows dates, and the number of its format.
    formats: Vec<(bool, u8)>,
    /// For each style, the number of the format of texts that stand as far in.
    indents: Vec<u8>,
    /// The numbers of the shared texts that were met.
    texts: Vec<Option<u64>>,
    /// The cell whose formula gave a text, which the next record holds.
    formula: Option<(usize, usize)>,
}

impl Open<'_> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let data = record.data;
        let done = match record.kind {
            0x0203 | 0x0003 => self.value(data, f64_at(data, self.head(record))),
            0x0002 => self.value(data, u16_at(data, self.head(record)).map(f64::from)),
            0x027E => self.value(data, u32_at(data, 6).map(packed_number)),
            0x00BD => self.packed_row(data),
            0x00FD => self.shared(data),
            0x0204 | 0x0004 | 0x00D6 => self.label(record),
            0x0205 | 0x0005 => self.truth_or_error(data, self.head(record)),
            0x0006 | 0x0206 | 0x0406 => self.formula(data, self.head(record)),
            0x0207 | 0x0007 => return self.formula_text(record),
            0x0208 | 0x007D | 0x00E5 => {
                self.layout(record);
                return Ok(());
            }
            _ => return Ok(()),
        };
        done.unwrap_or_else(|| Err(Stop::Broken(format!("a record of kind {:#x} is cut short", record.kind))))
    }

    /// Where the value stands in a cell's record: behind row, column and style.
    fn head(&self, record: &Record<'_>) -> usize {
        if record.kind < 0x10 && self.book.version == 2 { 7 } else { 6 }
    }

    /// Puts a cell where the record says it is. Its style counts for numbers.
    fn put(&mut self, data: &[u8], cell: NewCell, format: u8) -> Option<Result<(), Stop>> {
        let at = (u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
        Some(self.builder.push(at, cell, format).map_err(Stop::from))
    }

    fn value(&mut self, data: &[u8], number: Option<f64>) -> Option<Result<(), Stop>> {
        let (cell, format) = self.number(number?, u16_at(data, 4)?);
        self.put(data, cell, format)
    }

    fn number(&self, number: f64, style: u16) -> (NewCell, u8) {
        let (is_date, format) = self.formats.get(usize::from(style)).copied().unwrap_or_default();
        let days = if self.book.is_1904 { DAYS_TO_1904 } else { 0.0 };
        let cell = if is_date { GridBuilder::date(number + days) } else { GridBuilder::number(number) };
        (cell, format)
    }

    /// Several numbers side by side.
    fn packed_row(&mut self, data: &[u8]) -> Option<Result<(), Stop>> {
        let (row, first) = (u16_at(data, 0)?, u16_at(data, 2)?);
        let cells = data.get(4..data.len().checked_sub(2)?)?;
        for (column, cell) in (usize::from(first)..).zip(cells.chunks_exact(6)) {
            let (new, format) = self.number(packed_number(u32_at(cell, 2)?), u16_at(cell, 0)?);
            if let Err(stop) = self.builder.push((row.into(), column), new, format) {
                return Some(Err(stop.into()));
            }
        }
        Some(Ok(()))
    }

    fn shared(&mut self, data: &[u8]) -> Option<Result<(), Stop>> {
        let number = u32_at(data, 6)? as usize;
        let Some(text) = self.book.texts.get(number) else {
            return Some(Err(Stop::broken("a cell holds a text that is not in the file")));
        };
        if text.is_empty() {
            return Some(Ok(()));
        }
        let kept = self.texts.get_mut(number)?;
        let kept = *kept.get_or_insert_with(|| self.builder.keep(text));
        self.put(data, GridBuilder::shared_text(kept), self.indent(data))
    }

    /// The format of a text whose style the record names.
    fn indent(&self, data: &[u8]) -> u8 {
        let style = u16_at(data, 4).filter(|_| self.book.version >= 5);
        style.and_then(|style| self.indents.get(usize::from(style))).copied().unwrap_or(0)
    }

    fn label(&mut self, record: &Record<'_>) -> Option<Result<(), Stop>> {
        let short = record.kind == 0x0004;
        let text = record.reader(self.head(record)).text(self.book.form, short)?;
        if text.is_empty() {
            return Some(Ok(()));
        }
        let cell = self.builder.text(&text);
        self.put(record.data, cell, self.indent(record.data))
    }

    fn truth_or_error(&mut self, data: &[u8], head: usize) -> Option<Result<(), Stop>> {
        let (value, is_error) = (*data.get(head)?, *data.get(head + 1)?);
        let cell = if is_error == 0 { GridBuilder::bool(value != 0) } else { self.builder.error(error_code(value)) };
        self.put(data, cell, 0)
    }

    /// The saved result of a formula; a text comes in the next record.
    fn formula(&mut self, data: &[u8], head: usize) -> Option<Result<(), Stop>> {
        self.formula = None;
        if u16_at(data, head + 6)? != 0xFFFF {
            return self.value(data, f64_at(data, head));
        }
        let value = *data.get(head + 2)?;
        let cell = match *data.get(head)? {
            0 => {
                self.formula = Some((u16_at(data, 0)?.into(), u16_at(data, 2)?.into()));
                return Some(Ok(()));
            }
            1 => GridBuilder::bool(value != 0),
            2 => self.builder.error(error_code(value)),
            _ => return Some(Ok(())),
        };
        self.put(data, cell, 0)
    }

    fn formula_text(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let Some(at) = self.formula.take() else { return Ok(()) };
        let text = record.reader(0).text(self.book.form, record.kind == 0x0007).unwrap_or_default();
        if text.is_empty() {
            return Ok(());
        }
        let cell = self.builder.text(&text);
        Ok(self.builder.push(at, cell, 0)?)
    }

    /// Hidden rows and columns, and merged ranges.
    fn layout(&mut self, record: &Record<'_>) {
        let field = |at: usize| u16_at(record.data, at).map_or(0, usize::from);
        match record.kind {
            0x0208 if field(12) & 0x20 != 0 => self.layout.hide_rows(field(0), 1),
            0x007D if field(8) & 1 != 0 => {
                self.layout.hide_columns(field(0), (field(2) + 1).saturating_sub(field(0)));
            }
            0x00E5 => {
                let room = MOST_MERGED.saturating_sub(self.layout.merged.len());
                let ranges = record.data.get(2..).unwrap_or_default().chunks_exact(8).take(room);
                let ranges = ranges.filter_map(|range| {
                    let field = |at| u16_at(range, at).map(usize::from);
                    let (rows, columns) = ((field(0)?, field(2)?), (field(4)?, field(6)?));
                    (rows.0 <= rows.1 && columns.0 <= columns.1).then_some(Merged { rows, columns })
                });
                self.layout.merged.extend(ranges);
            }
            _ => {}
        }
    }
}

fn error_code(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
}
