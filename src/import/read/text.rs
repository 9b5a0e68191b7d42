//! Delimited text: quoted fields, blank lines and ragged rows, in parts side by side.

use std::fs::File;
use std::iter::Peekable;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use csv::{ReaderBuilder, StringRecord};
use rayon::prelude::*;

use super::super::grid::{GridBuilder, MAX_CELLS, MAX_ROWS, MAX_TEXT, SheetLayout, TooMany};
use super::super::{FileKind, Sheet};
use super::Stop;
use super::blocks::Blocks;
use super::delimiter::{delimiter_of, said_delimiter};
use super::encoding::decode;
use super::errors::is_error;
use super::quotes;
use crate::model::Progress;

/// The fewest bytes that are worth a thread of their own; few in tests, so that a small text has many parts.
const PART: usize = if cfg!(test) { 512 } else { 1 << 20 };

/// The rows after which a part's cells are reckoned from those there are; a multiple of 64.
const SAMPLE_ROWS: usize = 1024;

/// How many times all threads take up a part of a text.
const WAVES: usize = 8;

/// What a delimited text turns out to be, and its one sheet.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Result<(FileKind, Vec<Sheet>), Stop> {
    let text = decode(bytes);
    progress.set_total(text.len() as u64);
    let (said, text) = said_delimiter(&text);
    let mut rows = Rows::new(said.unwrap_or_else(|| delimiter_of(text)));
    rows.add(text, progress)?;
    Ok(rows.finish())
}

/// The same for a text too large to be held beside its cells: block by block.
pub(super) fn large_sheets(file: &mut File, progress: &Progress) -> Result<(FileKind, Vec<Sheet>), Stop> {
    let mut blocks = Blocks::open(file, progress)?;
    let mut rows: Option<Rows> = None;
    while let Some(block) = blocks.next(progress)? {
        let (said, text) = if rows.is_none() { said_delimiter(&block) } else { (None, block.as_str()) };
        let rows = rows.get_or_insert_with(|| Rows::new(said.unwrap_or_else(|| delimiter_of(text))));
        rows.add(text, progress)?;
    }
    Ok(rows.unwrap_or_else(|| Rows::new(b',')).finish())
}

/// The rows of a text, which may come in several blocks.
struct Rows {
    delimiter: u8,
    builder: GridBuilder,
    layout: SheetLayout,
    row: usize,
    /// Bytes of the blocks before.
    before: u64,
    /// Parts whose rows were taken, for those to come.
    spare: Vec<GridBuilder>,
}

impl Rows {
    fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            builder: GridBuilder::default(),
            layout: SheetLayout::default(),
            row: 0,
            before: 0,
            spare: Vec::new(),
        }
    }

    /// Adds the rows of a block, which ends at the end of one: parts of it side by side.
    fn add(&mut self, block: &str, progress: &Progress) -> Result<(), Stop> {
        let (text, stray) = quotes::closed(block, self.delimiter);
        let threads = rayon::current_num_threads();
        let parts = parts_of(&text, PART.max(text.len() / (WAVES * threads)));
        let shared = Shared::new(progress, self.before, &self.builder);
        let delimiter = self.delimiter;
        let mut stray = stray.into_iter().peekable();
        // As many parts at a time as there are threads: all of them at once would be there twice. Those of the wave before are
        // put behind the others meanwhile.
        let (mut start, mut unread, mut before) = (0, 0, Vec::new());
        for wave in parts.chunks(threads) {
            let kept = self.spare.len().saturating_sub(wave.len());
            let mut builders = self.spare.split_off(kept);
            builders.resize_with(wave.len(), GridBuilder::default);
            let parts = wave.par_iter().zip(builders);
            let read = || parts.map(|(part, builder)| PartRows::read(part, builder, delimiter, &shared)).collect();
            let (found, end) = rayon::join(read, || self.append_all(before, start, &mut stray));
            start = end?;
            let bytes: usize = wave.iter().map(|part| part.len()).sum();
            let is_last = unread + bytes == text.len();
            if let Some(found) = in_order(found, is_last)? {
                (before, unread) = (found, unread + bytes);
                continue;
            }
            let rest = text.get(unread..).unwrap_or_default();
            let shared = Shared::new(progress, self.before + unread as u64, &self.builder);
            before = vec![PartRows::read(rest, GridBuilder::default(), delimiter, &shared)?];
            break;
        }
        self.append_all(before, start, &mut stray)?;
        self.before += block.len() as u64;
        Ok(())
    }

    /// Adds the rows of parts as [`Rows::append`] does; the byte behind them.
    fn append_all(
        &mut self,
        parts: Vec<PartRows>,
        start: usize,
        stray: &mut Peekable<impl Iterator<Item = usize>>,
    ) -> Result<usize, Stop> {
        parts.into_iter().try_fold(start, |start, part| self.append(part, start, stray))
    }

    /// Adds the rows of a part that begins at byte `start` of its text; the byte behind it. `stray` are the bytes where
    /// quotes begin that nothing closes.
    fn append(
        &mut self,
        mut part: PartRows,
        start: usize,
        stray: &mut Peekable<impl Iterator<Item = usize>>,
    ) -> Result<usize, Stop> {
        while self.builder.rows_with_fields() < self.row.min(MAX_ROWS) {
            self.builder.push_fields(0);
        }
        let end = start + part.bytes;
        let here = std::iter::from_fn(|| stray.next_if(|&field| field < end)).map(|field| field - start);
        self.layout.stray_quotes.extend(part.places_of(here).map(|(row, column)| (self.row + row, column)));
        self.builder.append(self.row, &mut part.builder)?;
        self.row += part.row;
        self.spare.push(part.builder);
        Ok(end)
    }

    fn finish(self) -> (FileKind, Vec<Sheet>) {
        let kind = if self.delimiter == b'\t' { FileKind::Tsv } else { FileKind::Csv };
        let grid = self.builder.finish().with_layout(self.layout);
        (kind, vec![Sheet { file: 0, name: String::new(), hidden: false, grid }])
    }
}

/// The parts of a wave, where each ends at the end of a row, or the text with the last of them; `None` where one ends inside
/// a field after all, and the text from there on is to be read in one piece: whatever was found behind it means nothing.
fn in_order(found: Vec<Result<PartRows, Stop>>, is_last: bool) -> Result<Option<Vec<PartRows>>, Stop> {
    let last = if is_last { found.len().saturating_sub(1) } else { found.len() };
    let mut parts = Vec::with_capacity(found.len());
    for (at, part) in found.into_iter().enumerate() {
        let part = part?;
        if part.ends_inside && at < last {
            return Ok(None);
        }
        parts.push(part);
    }
    Ok(Some(parts))
}

/// What the parts of a text tell each other while they are read.
struct Shared<'p> {
    progress: &'p Progress,
    /// The bytes, cells and bytes of text that were read.
    done: AtomicU64,
    cells: AtomicUsize,
    texts: AtomicUsize,
}

impl<'p> Shared<'p> {
    /// Behind `done` bytes, whose cells `builder` has.
    fn new(progress: &'p Progress, done: u64, builder: &GridBuilder) -> Self {
        let (cells, texts) = builder.size();
        Self { progress, done: AtomicU64::new(done), cells: AtomicUsize::new(cells), texts: AtomicUsize::new(texts) }
    }

    /// Takes in so many more bytes, cells and bytes of text; what is too much for all parts together ends the reading.
    fn add(&self, bytes: u64, (cells, texts): (usize, usize)) -> Result<(), Stop> {
        self.progress.cancel.check()?;
        self.progress.set_done(self.done.fetch_add(bytes, Ordering::Relaxed) + bytes);
        if self.cells.fetch_add(cells, Ordering::Relaxed) + cells > MAX_CELLS {
            return Err(TooMany::Cells.into());
        }
        if self.texts.fetch_add(texts, Ordering::Relaxed) + texts > MAX_TEXT {
            return Err(TooMany::Text.into());
        }
        Ok(())
    }
}

/// `text` in parts of about `size` bytes that end with a line outside quotes, as far as counting quotes tells.
fn parts_of(text: &str, size: usize) -> Vec<&str> {
    let bytes = text.as_bytes();
    let (mut parts, mut start, mut at, mut open) = (Vec::new(), 0, 0, false);
    while bytes.len() - start > size + size / 2 {
        let until = at.max(start + size);
        open ^= memchr::memchr_iter(b'"', bytes.get(at..until).unwrap_or_default()).count() % 2 == 1;
        at = until;
        let mut signs = memchr::memchr2_iter(b'"', b'\n', bytes.get(at..).unwrap_or_default());
        let end = signs.find(|&sign| {
            let quote = bytes.get(at + sign) == Some(&b'"');
            open ^= quote;
            !quote && !open
        });
        let Some(end) = end.map(|end| at + end + 1) else { break };
        parts.extend(text.get(start..end));
        (start, at) = (end, end);
    }
    parts.extend(text.get(start..).filter(|rest| !rest.is_empty() || start == 0));
    parts
}

/// The rows of a part of a text, counted from its own beginning.
struct PartRows {
    builder: GridBuilder,
    row: usize,
    /// Its length.
    bytes: usize,
    /// Where each row with a field that begins with a quote ends, the row, and the column of that field.
    quoted: Vec<(usize, usize, usize)>,
    /// Whether its last field ends with a line: it may go on behind the part.
    ends_inside: bool,
}

impl PartRows {
    /// Reads `text` into `builder`, which is empty.
    fn read(text: &str, builder: GridBuilder, delimiter: u8, shared: &Shared<'_>) -> Result<Self, Stop> {
        let mut part = Self { builder, row: 0, bytes: text.len(), quoted: Vec::new(), ends_inside: false };
        let mut reader = ReaderBuilder::new();
        let reader = reader.delimiter(delimiter).has_headers(false).flexible(true);
        let mut reader = reader.from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        let mut told = (0, (0, 0));
        while reader.read_record(&mut record).map_err(Stop::broken)? {
            let start = record.position().map_or(0, csv::Position::byte);
            part.row += blank_lines(text.as_bytes(), usize::try_from(start).unwrap_or(usize::MAX));
            if part.row.is_multiple_of(64) {
                let (bytes, size) = (reader.position().byte(), part.builder.size());
                shared.add(bytes - told.0, (size.0 - told.1.0, size.1 - told.1.1))?;
                told = (bytes, size);
                if part.row == SAMPLE_ROWS {
                    part.builder.expect(text.len() as u64 / bytes.max(1));
                }
            }
            part.add(&record, reader.position().byte())?;
        }
        // Blank lines at the end count for the rows of the next part.
        let end = record.position().map_or(u64::MAX, csv::Position::byte);
        part.row += blank_lines(text.as_bytes(), usize::try_from(end).unwrap_or(usize::MAX));
        Ok(part)
    }

    fn add(&mut self, record: &StringRecord, end: u64) -> Result<(), Stop> {
        while self.builder.rows_with_fields() < self.row.min(MAX_ROWS) {
            self.builder.push_fields(0);
        }
        self.builder.push_fields(record.len());
        let mut quoted = None;
        for (column, field) in record.iter().enumerate().filter(|(_, field)| !field.is_empty()) {
            let cell = if is_error(field) { self.builder.error(field) } else { self.builder.text(field) };
            self.builder.push((self.row, column), cell, 0)?;
            if quoted.is_none() && field.starts_with('"') {
                quoted = Some(column);
            }
        }
        self.ends_inside = record.iter().next_back().is_some_and(|field| field.ends_with('\n'));
        let end = usize::try_from(end).unwrap_or(usize::MAX);
        self.quoted.extend(quoted.map(|column| (end, self.row, column)));
        self.row += 1;
        Ok(())
    }

    /// The row and column of the fields that begin at the bytes `fields` with a quote.
    fn places_of(&self, fields: impl Iterator<Item = usize>) -> impl Iterator<Item = (usize, usize)> {
        let row_of = |field: usize| self.quoted.get(self.quoted.partition_point(|(end, ..)| *end <= field));
        fields.filter_map(move |field| row_of(field).map(|&(_, row, column)| (row, column)))
    }
}

/// How many blank lines stand before the record that begins at byte `start`. Excel counts them as rows; the reader
/// passes over them without a word.
fn blank_lines(text: &[u8], start: usize) -> usize {
    let (before, mut rest) = text.split_at(start.min(text.len()));
    if before.last() == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    while let Some(behind) = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\r")).or(rest.strip_prefix(b"\n")) {
        lines += 1;
        rest = behind;
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::import::{Cell, Grid};

    fn grid(text: &str) -> Grid {
        let (_, mut sheets) = sheets(text.as_bytes(), &Progress::default()).expect("the text is read");
        sheets.remove(0).grid
    }

    #[test]
    fn rows_are_counted_as_excel_counts_them() {
        let cases = [
            ("a,b\n\n\nc,1\n", 3),
            ("a,b\r\n\r\nc,1\r\n", 2),
            ("a,b\r\"x\ny\",2\rc,1\r", 2),
            ("a,\"b\nb\nb\"\nc,1\n", 1),
            ("\n\na,b\nc,1", 3),
            ("sep=,\r\na,b\r\nc,1\r\n", 1),
        ];
        for (text, expected) in cases {
            let grid = grid(text);
            let row = (0..grid.rows()).find(|&row| grid.cell(row, 0) == Cell::Text("c"));
            assert_eq!(row, Some(expected), "{text:?}");
        }
    }

    #[test]
    fn a_large_text_reads_the_same_block_by_block() {
        let mut text = String::from("sep=;\r\nKlant;Omzet\r\n\r\n");
        for row in 0..20_000 {
            let blank = if row % 7 == 0 { "\r\n" } else { "" };
            text.extend(["Café;\"1,50\r\nop; \"\"rekening\"\"\"\r\n", blank]);
        }
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.clone().into_bytes(), encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(), utf16] {
            let mut file = tempfile::tempfile().expect("a file");
            file.write_all(&bytes).expect("it is written");
            let (_, expected) = sheets(&bytes, &Progress::default()).expect("it is read");
            let (kind, large) = large_sheets(&mut file, &Progress::default()).expect("it is read in blocks");
            assert_eq!(kind, FileKind::Csv);
            let (expected, grid) = (&expected[0].grid, &large[0].grid);
            assert_eq!((grid.rows(), grid.filled()), (expected.rows(), expected.filled()));
            for row in (0..grid.rows()).step_by(977) {
                assert_eq!(grid.row(row).collect::<Vec<_>>(), expected.row(row).collect::<Vec<_>>(), "{row}");
            }
        }
    }

    #[test]
    fn parts_read_side_by_side_are_one_text() {
        // Quotes inside a bare field mislead whoever counts them; fields of several lines stand around them.
        let odd = |at: usize| if at % 97 == 5 { "TV 5\" wide" } else { "TV" };
        let row = |at: usize| format!("Client {at};{};\"two\nlines {at}\";{}\n", odd(at), at * 3);
        let stray = |at: usize| if at % 50 == 9 { "\"never closed;1;2;3\n\n" } else { "" };
        for with_stray in [false, true] {
            let rows = (0..500).map(|at| row(at) + if with_stray { stray(at) } else { "" });
            let text = format!("Name;Thing;Note;Amount\n{}", rows.collect::<String>());
            assert!(parts_of(&text, 512).len() > 5);
            let found = grid(&text);
            let mut one = Rows::new(b';');
            let (closed, stray) = quotes::closed(&text, b';');
            let progress = Progress::default();
            let shared = Shared::new(&progress, 0, &GridBuilder::default());
            let whole = PartRows::read(&closed, GridBuilder::default(), b';', &shared).expect("it is read");
            one.append(whole, 0, &mut stray.into_iter().peekable()).expect("it fits");
            let one = one.finish().1.remove(0).grid;
            assert_eq!((found.rows(), found.columns(), found.filled()), (one.rows(), one.columns(), one.filled()));
            for row in 0..one.rows() {
                assert_eq!(found.row(row).collect::<Vec<_>>(), one.row(row).collect::<Vec<_>>(), "{row}");
                assert_eq!(found.fields(row), one.fields(row), "{row}");
            }
            assert_eq!(found.stray_quotes(), one.stray_quotes());
            assert_eq!(found.stray_quotes().is_empty(), !with_stray);
        }
    }

    #[test]
    fn ragged_rows_and_quoted_fields_are_kept_whole() {
        let grid = grid("sep=;\na;b;c\n\"x;\"\"y\"\"\";1\nz;1;2;3\n");
        assert_eq!(grid.cell(1, 0), Cell::Text("x;\"y\""));
        assert_eq!((0..3).map(|row| grid.fields(row)).collect::<Vec<_>>(), [Some(3), Some(2), Some(4)]);
        assert_eq!(grid.cell(2, 3), Cell::Text("3"));
    }
}
