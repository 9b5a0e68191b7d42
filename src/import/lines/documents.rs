//! Columns under a bare "Number": of the document, of the client, or of the row.

use std::collections::HashMap;

use super::facts::{Facts, ROWS, few};
use super::title::Says;
use crate::import::Cell;
use crate::import::guess::titles::{folded_title, is_word};
use crate::import::sketch::Sketch;

/// Fewer numbers tell nothing.
const FEWEST: usize = 3;

/// Whether the title of `fact` says "number" and no more, and its cells are numbers of documents: whole numbers with one
/// date each, mostly different or coming back in the next row only.
pub(super) fn numbers_documents(sketch: Sketch<'_>, fact: &Facts, facts: &[Facts]) -> bool {
    if !is_word("bare_number", &folded_title(&fact.name)) || fact.filled < FEWEST {
        return false;
    }
    let dated = |fact: &&Facts| fact.is_date() || fact.says == Says::Nothing && fact.dated;
    let Some(date) = facts.iter().find(dated).map(|fact| fact.index) else { return false };
    let mut seen = Seen::default();
    for row in sketch.rows().take(ROWS) {
        let (number, date) = (sketch.grid.cell(row, fact.index), sketch.grid.cell(row, date));
        if !number.is_blank() && !date.is_blank() {
            seen.add(number, date);
        }
    }
    seen.are_documents()
}

/// Numbers met so far.
#[derive(Default)]
struct Seen<'t> {
    filled: usize,
    /// Those that are no whole numbers.
    others: usize,
    /// How often a number is not that of the row before.
    runs: usize,
    /// How often it is one more.
    steps: usize,
    /// By number its date, and whether it has another one too.
    dates: HashMap<u64, (Cell<'t>, bool)>,
    first: Option<u64>,
    last: Option<u64>,
}

impl<'t> Seen<'t> {
    fn add(&mut self, number: Cell<'t>, date: Cell<'t>) {
        self.filled += 1;
        let Some(number) = whole(number) else {
            self.others += 1;
            return;
        };
        let last = self.last.replace(number);
        self.first = self.first.or(Some(number));
        self.runs += usize::from(last != Some(number));
        self.steps += usize::from(last.is_some_and(|last| last.checked_add(1) == Some(number)));
        let (known, other) = self.dates.entry(number).or_insert((date, false));
        *other |= *known != date;
    }

    fn are_documents(&self) -> bool {
        let different = self.dates.len();
        let dated_twice = self.dates.values().filter(|(_, other)| *other).count();
        let counts_rows = self.first.is_some_and(|first| first <= 1) && self.steps + 1 == self.filled;
        let numbers = self.filled >= FEWEST && few(self.others, self.filled) && !counts_rows;
        // A number that comes back further down is that of a client, or of a line inside its document.
        let together = few(self.runs.saturating_sub(different), different);
        numbers && different > 1 && together && few(dated_twice, different)
    }
}

/// The whole number in a cell.
fn whole(cell: Cell<'_>) -> Option<u64> {
    match cell {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and below 2^53")]
        Cell::Number(number) => ((0.0..9e15).contains(&number) && number.fract() == 0.0).then_some(number as u64),
        Cell::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}
