//! Where the titles stand, and what they are (IMPORT.md §2).

use super::amount::{Amount, read_amount};
use super::date::written_date;
use super::titles::{hint, offering_kind};
use crate::import::shape::is_period;
use crate::import::{Cell, Grid};
use crate::model::OfferingKind;

#[cfg(test)]
mod tests;

/// Titles are looked for in this many rows.
const DEPTH: usize = 40;
/// How many rows below say what a column holds.
const BELOW: usize = 60;
/// The most rows of stacked titles.
const STACK: usize = 3;

/// What a cell looks like from afar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Blank,
    Text,
    Number,
    /// A date or a year: as good a title as a value.
    Time,
}

impl Mark {
    fn of(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Blank | Cell::Error(_) => Self::Blank,
            Cell::Date(_) => Self::Time,
            Cell::Number(year) if (1990.0..2100.0).contains(&year) && year.fract() == 0.0 => Self::Time,
            Cell::Number(number) if is_year_month(number) => Self::Time,
            Cell::Number(_) => Self::Number,
            Cell::Bool(_) => Self::Text,
            Cell::Text(text) if text.contains(char::is_numeric) && is_period(text) => Self::Time,
            Cell::Text(text) => match read_amount(text) {
                Amount::Nothing => Self::Blank,
                Amount::Plain(year) if (1990.0..2100.0).contains(&year) && year.fract() == 0.0 => Self::Time,
                amount if amount.is_number() => Self::Number,
                _ if text.starts_with(|first: char| first.is_ascii_digit()) && written_date(text.trim()).is_some() => {
                    Self::Time
                }
                _ => Self::Text,
            },
        }
    }
}

/// Whether `cell` is a date, a year or a month: as good a title as a value.
pub(in super::super) fn is_time(cell: Cell<'_>) -> bool {
    Mark::of(cell) == Mark::Time
}

/// Whether `cell` is a number, or a text that reads as one, and no year or month.
pub(in super::super) fn is_number(cell: Cell<'_>) -> bool {
    Mark::of(cell) == Mark::Number
}

/// Whether `number` is a year and a month, such as 202501.
fn is_year_month(number: f64) -> bool {
    (199_001.0..=209_912.0).contains(&number) && number.fract() == 0.0 && (1.0..=12.0).contains(&(number % 100.0))
}

/// The upper rows of a sheet as marks.
struct Marks {
    rows: Vec<Vec<Mark>>,
}

impl Marks {
    fn of(grid: &Grid) -> Self {
        let rows = (0..grid.rows().min(DEPTH + BELOW + STACK)).map(|row| {
            let mut marks = vec![Mark::Blank; grid.columns()];
            for (column, cell) in grid.row(row) {
                if let Some(mark) = marks.get_mut(column) {
                    *mark = Mark::of(cell);
                }
            }
            marks
        });
        Self { rows: rows.collect() }
    }

    fn row(&self, row: usize) -> impl Iterator<Item = (usize, Mark)> {
        self.rows.get(row).into_iter().flatten().copied().enumerate().filter(|(_, mark)| *mark != Mark::Blank)
    }

    fn is_numeric_below(&self, row: usize, column: usize) -> bool {
        let below = self.rows.iter().skip(row + 1).take(BELOW).filter_map(|marks| marks.get(column));
        let (mut filled, mut numbers) = (0, 0);
        for mark in below.filter(|mark| **mark != Mark::Blank) {
            filled += 1;
            numbers += usize::from(*mark != Mark::Text);
        }
        numbers * 2 > filled
    }

    /// Whether the column holds numbers that are no dates or years.
    fn is_counted_below(&self, row: usize, column: usize) -> bool {
        let below = self.rows.iter().skip(row + 1).take(BELOW).filter_map(|marks| marks.get(column));
        let (mut filled, mut numbers) = (0, 0);
        for mark in below.filter(|mark| **mark != Mark::Blank) {
            filled += 1;
            numbers += usize::from(*mark == Mark::Number);
        }
        numbers * 2 > filled
    }

    fn is_filled_below(&self, row: usize, column: usize) -> bool {
        let mut below = self.rows.iter().skip(row + 1).take(BELOW).filter_map(|marks| marks.get(column));
        below.any(|mark| *mark != Mark::Blank)
    }
}

/// The title rows: first and last.
pub(in super::super) type Header = (usize, usize);

/// The title rows of the table in `grid`, with how convincing they are; `None` when no row looks like titles.
pub(in super::super) fn find(grid: &Grid) -> Option<(Header, f64)> {
    let marks = Marks::of(grid);
    let mut best: Option<(usize, f64)> = None;
    for row in 0..DEPTH.min(grid.rows().saturating_sub(1)) {
        let Some(score) = score(grid, &marks, row) else { continue };
        if best.is_none_or(|(_, other)| score > other + 1e-9) {
            best = Some((row, score));
        }
    }
    let (row, score) = best?;
    let last = lowest(grid, &marks, row);
    Some(((highest(grid, &marks, row, last), last), score))
}

/// The title rows when the user says which one is the last.
pub(in super::super) fn stack_above(grid: &Grid, last: usize) -> Header {
    (highest(grid, &Marks::of(grid), last, last), last)
}

/// How much `row` looks like titles: texts over numbers count most, known titles next; `None` when nothing does.
fn score(grid: &Grid, marks: &Marks, row: usize) -> Option<f64> {
    let (mut score, mut strong, mut data) = (0.0, false, false);
    for (column, mark) in marks.row(row) {
        if mark == Mark::Number {
            score -= 0.5;
            continue;
        }
        if mark == Mark::Time {
            // A year or a month over amounts is a title; one over others of its kind is a value.
            let title = marks.is_counted_below(row, column);
            strong |= title;
            score += if title { 1.5 } else { 0.0 };
            continue;
        }
        let known = grid.cell(row, column).text().and_then(hint).is_some_and(|hint| hint.whole);
        let numeric = marks.is_numeric_below(row, column);
        let filled = marks.is_filled_below(row, column);
        data |= filled;
        strong |= known || numeric;
        score += if numeric {
            2.0
        } else if filled {
            0.5
        } else {
            0.25
        };
        score += if known { 1.5 } else { 0.0 };
    }
    (strong && data && score > 0.0).then_some(score)
}

/// The row of the lowest titles: below titles merged over two rows there are more.
fn lowest(grid: &Grid, marks: &Marks, row: usize) -> usize {
    let mut last = row;
    while last + 1 < row + STACK {
        let next = last + 1;
        let mut cells = marks.row(next).peekable();
        let several = cells.peek().is_some() && marks.row(next).count() >= 2;
        let titles = cells.all(|(column, mark)| mark != Mark::Number && marks.is_numeric_below(next, column));
        let open = marks.row(next).any(|(column, _)| grid.cell(last, column).is_blank());
        if !(several && titles && open) {
            break;
        }
        last = next;
    }
    last
}

fn highest(grid: &Grid, marks: &Marks, row: usize, last: usize) -> usize {
    let mut first = row;
    while first > 0 && last + 1 - first < STACK && is_parent(grid, marks, first - 1, last) {
        first -= 1;
    }
    first
}

/// Whether `row` stands over groups of titles: merged over some of them, or by its words.
fn is_parent(grid: &Grid, marks: &Marks, row: usize, last: usize) -> bool {
    if marks.row(row).next().is_none() || marks.row(row).any(|(_, mark)| mark == Mark::Number) {
        return false;
    }
    let titled = marks.row(last).count();
    let Some(first) = marks.row(last).next().map(|(column, _)| column) else { return false };
    let filled: Vec<usize> = marks.row(row).map(|(column, _)| column).collect();
    let mut merged = grid.merged().iter().filter(|range| range.rows.0 == row).peekable();
    if merged.peek().is_some() {
        return merged.any(|range| {
            let width = range.columns.1 - range.columns.0 + 1;
            // One text that begins where the table does is what the paper is called.
            let lone = filled.len() == 1 && range.columns.0 <= first;
            (width >= 2 && width < titled && !lone) || range.rows.1 > row && width == 1
        });
    }
    let texts = || grid.row(row).filter_map(|(column, cell)| Some((column, cell.text()?)));
    // Titles without another one below them, such as that of the clients.
    let own = || texts().filter(|(column, _)| grid.cell(last, *column).is_blank());
    let known = own().next().is_some() && own().all(|(_, text)| hint(text).is_some_and(|hint| hint.whole));
    let beside = filled.iter().all(|column| *column > first) && titled >= 2 * filled.len();
    texts().any(|(_, text)| offering_kind(text).is_some()) || filled.len() >= 2 && (known || beside)
}

/// A column's title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Title {
    /// The titles over each other, joined by " / "; empty when there is none.
    pub(in super::super) text: String,
    /// All but the last of them.
    pub(in super::super) group: Option<String>,
    /// What the title above says about the offering.
    pub(in super::super) kind: Option<OfferingKind>,
}

/// The titles of all columns of `grid`.
pub(in super::super) fn titles(grid: &Grid, header: Option<Header>) -> Vec<Title> {
    (0..grid.columns()).map(|column| title(grid, header, column)).collect()
}

fn title(grid: &Grid, header: Option<Header>, column: usize) -> Title {
    let mut parts: Vec<String> = Vec::new();
    let mut kind = None;
    let (first, last) = header.unwrap_or((1, 0));
    for row in first..=last {
        let text = title_at(grid, (row, column), row < last);
        let part = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let above = row < last;
        if let Some(said) = offering_kind(&part).filter(|_| above) {
            kind = Some(said);
        } else if !part.is_empty() && parts.last() != Some(&part) {
            parts.push(part);
        }
    }
    let text = parts.join(" / ");
    parts.pop();
    Title { text, group: (!parts.is_empty()).then(|| parts.join(" / ")), kind }
}

/// The text of a title cell; of the range it is merged into; or, `above` others, of the nearest cell to its left.
fn title_at(grid: &Grid, at: (usize, usize), above: bool) -> String {
    let (row, column) = at;
    let own = grid.cell(row, column);
    if !own.is_blank() {
        return own.to_string();
    }
    let mut in_row = grid.merged().iter().filter(|range| (range.rows.0..=range.rows.1).contains(&row)).peekable();
    if in_row.peek().is_some() {
        let range = in_row.find(|range| range.contains(row, column));
        return range.map(|range| grid.cell(range.rows.0, range.columns.0).to_string()).unwrap_or_default();
    }
    if !above || grid.cell(row + 1, column).is_blank() {
        return String::new();
    }
    let left = grid.row(row).take_while(|(other, _)| *other < column).filter(|(_, cell)| !cell.is_blank()).last();
    // A title that has nothing below it stands over its own column only.
    let left = left.filter(|(other, _)| !grid.cell(row + 1, *other).is_blank());
    left.map(|(_, cell)| cell.to_string()).unwrap_or_default()
}
