//! Fills a [`Grid`] cell by cell, as readers deliver them.

use super::cell::{Cell, Packed};
use super::recent::Recent;
use super::{CellStyle, Grid, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, Merged};

/// The bytes of a short number.
const SHORT: usize = 8;

/// The bytes of text from which on a part's texts are looked for among those before it; few in tests.
const MUCH: usize = if cfg!(test) { 4 << 10 } else { 16 << 20 };

/// The most cells that room is made for ahead of them.
const MOST_EXPECTED: usize = 1 << 20;

/// What there is more of than the program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum TooMany {
    /// Filled cells in a file.
    Cells,
    /// Rows in a sheet.
    Rows,
    /// Columns in a sheet.
    Columns,
    /// Bytes of text in a sheet.
    Text,
}

/// A cell to be added: its value, with texts by number.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct NewCell(Packed);

/// A grid in the making. Rows normally come in order; those that do not are sorted in at the end.
#[derive(Debug, Default)]
pub(in super::super) struct GridBuilder {
    grid: Grid,
    /// The row and column that the next cell in order has at least.
    next: (usize, usize),
    late: Vec<(usize, Packed)>,
    recent: Recent,
    /// The cells of the sheets before, in the same file.
    before: usize,
}

impl GridBuilder {
    /// A grid behind sheets of the same file with `before` cells.
    pub(in super::super) fn after(before: usize) -> Self {
        Self { before, ..Self::default() }
    }

    /// A number cell.
    pub(in super::super) fn number(value: f64) -> NewCell {
        NewCell(Packed::number(value))
    }

    /// A date cell by its serial number in the 1900 calendar.
    pub(in super::super) fn date(serial: f64) -> NewCell {
        NewCell(Packed::date(serial))
    }

    /// A truth value.
    pub(in super::super) fn bool(value: bool) -> NewCell {
        NewCell(Packed::bool(value))
    }

    /// A text cell holding the text kept at `place`.
    pub(in super::super) fn shared_text(place: u64) -> NewCell {
        NewCell(Packed::text(place))
    }

    /// A text cell of its own. Short numbers are not looked for among the texts before: that costs more than it saves.
    pub(in super::super) fn text(&mut self, text: &str) -> NewCell {
        NewCell(Packed::text(self.place(text)))
    }

    fn place(&mut self, text: &str) -> u64 {
        let number = text.len() <= SHORT && text.bytes().next().is_some_and(|first| first.is_ascii_digit());
        if number { self.grid.texts.push(text) } else { self.keep(text) }
    }

    /// An error cell.
    pub(in super::super) fn error(&mut self, code: &str) -> NewCell {
        let place = self.keep(code);
        NewCell(Packed::error(place))
    }

    /// Keeps a text and gives its place for [`GridBuilder::shared_text`].
    pub(in super::super) fn keep(&mut self, text: &str) -> u64 {
        self.recent.keep(text, &mut self.grid.texts)
    }

    /// The number of a format for [`GridBuilder::push`]. When there are 256 of them, others count as the same one without
    /// indent where that is known, else as general.
    pub(in super::super) fn format(&mut self, format: impl Into<CellStyle>) -> u8 {
        let format = format.into();
        if self.grid.formats.is_empty() {
            self.grid.formats.push(CellStyle::default());
        }
        let formats = &mut self.grid.formats;
        let number = |formats: &[CellStyle], wanted: CellStyle| formats.iter().position(|other| *other == wanted);
        let known = number(formats, format).or_else(|| {
            if u8::try_from(formats.len()).is_ok() {
                formats.push(format);
                return Some(formats.len() - 1);
            }
            number(formats, CellStyle { indent: 0, ..format })
        });
        known.and_then(|number| u8::try_from(number).ok()).unwrap_or(0)
    }

    /// Puts `cell` at `row` and `column`.
    ///
    /// # Errors
    /// [`TooMany`] beyond the limits of a sheet.
    pub(in super::super) fn push(&mut self, at: (usize, usize), cell: NewCell, format: u8) -> Result<(), TooMany> {
        let (row, column) = at;
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(if row >= MAX_ROWS { TooMany::Rows } else { TooMany::Columns });
        }
        if self.before + self.grid.cells.len() + self.late.len() >= MAX_CELLS {
            return Err(TooMany::Cells);
        }
        if self.grid.texts.bytes() > MAX_TEXT {
            return Err(TooMany::Text);
        }
        let packed = cell.0.at(u16::try_from(column).map_err(|_| TooMany::Columns)?, format);
        self.grid.columns = self.grid.columns.max(column + 1);
        if at < self.next {
            self.late.push((row, packed));
            return Ok(());
        }
        self.next = (row, column + 1);
        if row >= self.grid.ends.len() {
            self.grid.ends.resize(row + 1, self.grid.cells.len());
        }
        self.grid.cells.push(packed);
        if let Some(end) = self.grid.ends.last_mut() {
            *end = self.grid.cells.len();
        }
        Ok(())
    }

    /// Adds the rows of `below`, whose first row becomes `row`, behind all there is. It is left empty, with its memory for
    /// other rows.
    ///
    /// # Errors
    /// [`TooMany`] beyond the limits of a sheet.
    pub(in super::super) fn append(&mut self, row: usize, below: &mut Self) -> Result<(), TooMany> {
        below.sort_in();
        self.take_rows(row, &below.grid)?;
        below.clear();
        Ok(())
    }

    fn take_rows(&mut self, row: usize, below: &Grid) -> Result<(), TooMany> {
        let cells = self.before + self.grid.cells.len() + below.cells.len();
        let bytes = self.grid.texts.bytes() + below.texts.bytes();
        for (is_over, what) in [
            (below.rows() > 0 && row + below.rows() > MAX_ROWS, TooMany::Rows),
            (cells > MAX_CELLS, TooMany::Cells),
            (bytes > MAX_TEXT, TooMany::Text),
        ] {
            if is_over {
                return Err(what);
            }
        }
        let grid = &mut self.grid;
        grid.columns = grid.columns.max(below.columns);
        if below.rows() > 0 {
            grid.ends.resize(row, grid.cells.len());
            let before = grid.cells.len();
            grid.ends.extend(below.ends.iter().map(|end| before + end));
            self.next = (grid.ends.len(), 0);
        }
        grid.fields.extend_from_slice(&below.fields);
        if grid.texts.bytes() > MUCH {
            // In a large file equal texts are looked for among those of the parts before too.
            for packed in &below.cells {
                let packed = match packed.view(&below.texts) {
                    Cell::Text(text) => packed.with_text_at(self.place(text)),
                    _ => *packed,
                };
                self.grid.cells.push(packed);
            }
            return Ok(());
        }
        let moved = grid.texts.append(&below.texts);
        grid.cells.extend(below.cells.iter().map(|packed| packed.with_text_moved(moved)));
        Ok(())
    }

    /// Forgets every cell and keeps their memory.
    fn clear(&mut self) {
        let Grid { mut cells, mut ends, mut fields, mut texts, .. } = std::mem::take(&mut self.grid);
        cells.clear();
        ends.clear();
        fields.clear();
        texts.clear();
        let grid = Grid { cells, ends, texts, fields, ..Grid::default() };
        *self = Self { grid, before: self.before, ..Self::default() };
    }

    /// The number of cells so far, and the bytes of their texts.
    pub(in super::super) fn size(&self) -> (usize, usize) {
        (self.grid.cells.len() + self.late.len(), self.grid.texts.bytes())
    }

    /// Makes room for `times` as many cells and rows as there are, so that they need not move as they grow; a wrong guess
    /// costs time alone.
    pub(in super::super) fn expect(&mut self, times: u64) {
        let more = |count: usize| count.saturating_mul(usize::try_from(times).unwrap_or(usize::MAX)).min(MOST_EXPECTED);
        self.grid.cells.reserve_exact(more(self.grid.cells.len()));
        self.grid.ends.reserve_exact(more(self.grid.ends.len()));
        self.grid.fields.reserve_exact(more(self.grid.fields.len()));
    }

    /// The number of rows with a recorded field count.
    pub(in super::super) fn rows_with_fields(&self) -> usize {
        self.grid.fields.len()
    }

    /// Says that the row after the last one with a recorded count has `count` fields.
    pub(in super::super) fn push_fields(&mut self, count: usize) {
        self.grid.fields.push(u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// The finished grid.
    pub(in super::super) fn finish(mut self) -> Grid {
        self.sort_in();
        self.grid.cells.shrink_to_fit();
        self.grid
    }

    /// Builds the rows again with the late cells in place; of two cells at one position the later one stays.
    fn sort_in(&mut self) {
        if self.late.is_empty() {
            return;
        }
        let rows = self.late.iter().map(|(row, _)| row + 1).max().unwrap_or(0).max(self.grid.rows());
        let mut by_row: Vec<Vec<Packed>> = vec![Vec::new(); rows];
        for (row, cells) in by_row.iter_mut().enumerate() {
            cells.extend_from_slice(self.grid.row_cells(row));
        }
        for (row, packed) in self.late.drain(..) {
            if let Some(cells) = by_row.get_mut(row) {
                cells.push(packed);
            }
        }
        self.grid.cells.clear();
        self.grid.ends.clear();
        for mut cells in by_row {
            cells.reverse();
            cells.sort_by_key(Packed::column);
            cells.dedup_by_key(|packed| packed.column());
            self.grid.cells.append(&mut cells);
            self.grid.ends.push(self.grid.cells.len());
        }
    }
}

/// What is known of a sheet beside its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct SheetLayout {
    /// Merged ranges.
    pub(in super::super) merged: Vec<Merged>,
    /// Hidden rows.
    pub(in super::super) hidden_rows: Vec<usize>,
    /// Hidden columns.
    pub(in super::super) hidden_columns: Vec<usize>,
    /// Cells with a formula whose result the file does not hold, as row and column.
    pub(in super::super) unsaved: Vec<(usize, usize)>,
    /// Cells that begin with a quote nothing closes, as row and column.
    pub(in super::super) stray_quotes: Vec<(usize, usize)>,
}

impl SheetLayout {
    /// Says that `count` rows from `first` are hidden.
    pub(in super::super) fn hide_rows(&mut self, first: usize, count: usize) {
        extend(&mut self.hidden_rows, first, count, MAX_ROWS);
    }

    /// Says that `count` columns from `first` are hidden.
    pub(in super::super) fn hide_columns(&mut self, first: usize, count: usize) {
        extend(&mut self.hidden_columns, first, count, MAX_COLUMNS);
    }
}

/// Adds `count` numbers from `first`, none at `end` or beyond, and never more than that many in all.
fn extend(list: &mut Vec<usize>, first: usize, count: usize, end: usize) {
    let behind = first.saturating_add(count).min(end);
    list.extend((first..behind).take(end.saturating_sub(list.len())));
}

impl Grid {
    /// Adds what is known of the sheet beside its cells.
    pub(in super::super) fn with_layout(mut self, mut layout: SheetLayout) -> Self {
        layout.merged.sort_unstable();
        self.tallest_merge = layout.merged.iter().map(|range| range.rows.1 - range.rows.0).max().unwrap_or(0);
        layout.hidden_rows.sort_unstable();
        layout.hidden_columns.sort_unstable();
        layout.unsaved.sort_unstable();
        self.layout = layout;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CellKind, NumberFormat};
    use super::*;

    fn built(cells: &[(usize, usize, f64)]) -> Grid {
        let mut builder = GridBuilder::default();
        for &(row, column, value) in cells {
            builder.push((row, column), GridBuilder::number(value), 0).expect("within the limits");
        }
        builder.finish()
    }

    #[test]
    fn cells_stand_where_they_were_put_in_whatever_order() {
        let orders: [&[(usize, usize, f64)]; 3] = [
            &[(0, 0, 1.0), (2, 1, 2.0), (2, 5, 3.0)],
            &[(2, 5, 3.0), (2, 1, 2.0), (0, 0, 1.0)],
            &[(0, 0, 1.0), (2, 5, 9.0), (2, 1, 2.0), (2, 5, 3.0)],
        ];
        for order in orders {
            let grid = built(order);
            let row: Vec<_> = grid.row(2).collect();
            assert_eq!(row, [(1, Cell::Number(2.0)), (5, Cell::Number(3.0))], "{order:?}");
            assert_eq!((grid.rows(), grid.columns(), grid.filled()), (3, 6, 3), "{order:?}");
            assert_eq!((grid.cell(0, 0), grid.cell(1, 0)), (Cell::Number(1.0), Cell::Blank), "{order:?}");
            assert_eq!((grid.cell(2, 0), grid.cell(9, 9)), (Cell::Blank, Cell::Blank), "{order:?}");
        }
    }

    #[test]
    fn parts_put_together_keep_their_cells_and_most_texts_once() {
        let part = |from: usize| {
            let mut part = GridBuilder::default();
            for row in 0..200 {
                let text = part.text(&format!("a text that comes back {}", (from + row) % 40));
                part.push((row, 0), text, 0).expect("within the limits");
            }
            part
        };
        let mut all = GridBuilder::default();
        for at in 0..20 {
            all.append(at * 200, &mut part(at)).expect("within the limits");
        }
        all.append(MAX_ROWS + 1, &mut GridBuilder::default()).expect("blank rows are none");
        assert_eq!(all.size().0, 4000);
        assert!(all.size().1 < 2 * MUCH, "{}", all.size().1);
        let grid = all.finish();
        assert_eq!(grid.cell(19 * 200 + 7, 0), Cell::Text("a text that comes back 26"));
    }

    #[test]
    fn an_indent_too_many_leaves_its_number_format() {
        let mut builder = GridBuilder::default();
        let percent = NumberFormat { kind: CellKind::Percent, ..NumberFormat::default() };
        let plain = builder.format(percent);
        let numbers: Vec<u8> = (0..=255).map(|indent| builder.format(CellStyle { number: percent, indent })).collect();
        assert_eq!(numbers.first(), Some(&plain));
        assert_eq!(numbers.last(), Some(&plain));
        assert_eq!(numbers.get(200), Some(&201));
    }

    #[test]
    fn a_cell_outside_the_sheet_is_too_large() {
        for (at, expected) in [((MAX_ROWS, 0), TooMany::Rows), ((0, MAX_COLUMNS), TooMany::Columns)] {
            let pushed = GridBuilder::default().push(at, GridBuilder::number(1.0), 0);
            assert_eq!(pushed, Err(expected), "{at:?}");
        }
    }
}
