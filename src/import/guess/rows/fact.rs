//! What each row says by itself, before it is compared with others.

use std::collections::HashMap;

use rayon::prelude::*;

use super::super::date::written_date;
use super::super::header::Header;
use super::super::titles::{DerivedWord, TotalWord, derived_word, is_word, total_of};
use crate::import::values::Values;
use crate::import::{Cell, Column, ColumnRole, Grid};
use crate::model::fold_words;

/// A total's word in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) kind: TotalWord,
    /// The folded names of what it may be the total of; none when it says none.
    pub(super) names: Vec<String>,
    /// The column it stands in.
    pub(super) column: usize,
    /// Whether the row has a label of its own beside the word.
    pub(super) aside: bool,
}

/// What a row has of a sale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    /// Neither a date nor a price.
    #[default]
    None,
    /// A quantity and a price.
    Priced,
    /// A date, as sales have and totals have not.
    Dated,
}

/// What is known of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Fact {
    /// Filled cells.
    pub(super) filled: u16,
    label: u16,
    /// Whether the client column is filled.
    pub(super) client: bool,
    pub(super) event: Event,
    /// Whether it is the titles again.
    pub(super) titles: bool,
    pub(super) word: Option<Box<Word>>,
    /// What the label says that the row is made of. Sales with a date have none.
    pub(super) derived: Option<DerivedWord>,
}

impl Fact {
    /// The column of the first filled cell.
    pub(super) fn label(&self) -> usize {
        usize::from(self.label)
    }
}

/// The columns that tell what a row is.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling {
    pub(super) client: Option<usize>,
    pub(super) dates: Vec<usize>,
    quantity: Option<usize>,
    price: Option<usize>,
    /// The columns that name clients and offerings.
    names: Vec<usize>,
    /// By slot whether its amounts take part in sums: invoice lines have one amount beside quantities and balances.
    pub(super) counts: Vec<bool>,
}

impl Telling {
    pub(super) fn of(columns: &[Column], values: &Values) -> Self {
        let of = |role: ColumnRole| columns.iter().filter(move |one| one.role == role).map(|one| one.index);
        let amounts: Vec<usize> = of(ColumnRole::Amount).collect();
        let count = |slot: usize| {
            let column = values.column(slot);
            amounts.is_empty() || column.is_some_and(|column| amounts.contains(&column))
        };
        let counts: Vec<bool> = (0..values.width()).map(count).collect();
        // Amount columns that were not read as amounts leave all that were.
        let none = counts.iter().all(|counts| !counts);
        Self {
            client: of(ColumnRole::Client).next(),
            dates: of(ColumnRole::Date).chain(of(ColumnRole::Period)).collect(),
            quantity: of(ColumnRole::Quantity).next(),
            price: of(ColumnRole::UnitPrice).next(),
            names: of(ColumnRole::Client).chain(of(ColumnRole::Offering(None))).collect(),
            counts: if none { vec![true; values.width()] } else { counts },
        }
    }

    /// Whether the row has an amount that counts.
    pub(super) fn has_amount(&self, amounts: &[f64]) -> bool {
        amounts.iter().zip(&self.counts).any(|(amount, counts)| *counts && !amount.is_nan())
    }
}

/// The facts of the rows of `values`, in their order.
pub(super) fn facts(grid: &Grid, header: Option<Header>, telling: &Telling, values: &Values) -> Vec<Fact> {
    let titles = header.map_or(0..0, |(first, last)| first..last + 1);
    let one = |row: usize| {
        let mut fact = fact(grid, row, telling, values);
        fact.titles = titles.clone().any(|title| repeats(grid, row, title));
        fact
    };
    values.sheet_rows().par_iter().with_min_len(512).map(|&row| one(row)).collect()
}

fn fact(grid: &Grid, row: usize, telling: &Telling, values: &Values) -> Fact {
    let mut fact = Fact::default();
    for (column, cell) in grid.row(row).filter(|(_, cell)| !cell.is_blank()) {
        if fact.filled == 0 {
            // A sheet has fewer columns than these bits have numbers.
            fact.label = u16::try_from(column).unwrap_or(u16::MAX);
        }
        fact.filled += 1;
        fact.client |= telling.client == Some(column);
        if telling.dates.contains(&column) && is_date(cell) {
            fact.event = Event::Dated;
        }
    }
    if telling.dates.is_empty() && fact.filled > 1 {
        let client = telling.client.and_then(|client| grid.cell(row, client).text());
        let label = client.or_else(|| grid.cell(row, fact.label()).text());
        fact.derived = label.and_then(derived_word);
    }
    let filled = |column: Option<usize>| column.is_some_and(|column| !grid.cell(row, column).is_blank());
    if filled(telling.quantity) && filled(telling.price) {
        fact.event = fact.event.max(Event::Priced);
    }
    if fact.event != Event::Dated {
        fact.word = word(grid, row, telling, values).map(Box::new);
    }
    fact
}

/// The word for a total in a row: in its client, or in its first text that has one.
fn word(grid: &Grid, row: usize, telling: &Telling, values: &Values) -> Option<Word> {
    let mut label: Option<(usize, &str)> = None;
    if let Some(client) = telling.client
        && let Some(text) = grid.cell(row, client).text()
    {
        label = Some((client, text));
        if let Some((kind, names)) = total_of(text).or_else(|| rollup(text)) {
            return Some(Word { kind, names, column: client, aside: false });
        }
    }
    for (column, cell) in grid.row(row) {
        let Some(text) = cell.text().filter(|_| values.slot(column).is_none()) else { continue };
        let (first, before) = (label.is_none(), label);
        label = label.or_else(|| text.contains(char::is_alphabetic).then_some((column, text)));
        let rolled = || rollup(text).filter(|_| telling.names.contains(&column));
        match total_of(text).or_else(rolled) {
            Some((kind, names)) if first => return Some(Word { kind, names, column, aside: false }),
            // "Acme" in one column and "Total" in another is the total of Acme.
            Some((TotalWord::Bare, _)) => {
                let (column, name) = before?;
                return Some(Word { kind: TotalWord::Named, names: vec![fold_words(name)], column, aside: true });
            }
            Some((kind, names)) => return Some(Word { kind, names, column, aside: true }),
            None => {}
        }
    }
    None
}

/// A name that a query leaves empty where its row adds up others.
fn rollup(text: &str) -> Option<(TotalWord, Vec<String>)> {
    (text.len() <= 8 && is_word("rollup", &fold_words(text))).then_some((TotalWord::Bare, Vec::new()))
}

/// Whether every filled cell of `row` is the title above it; of stacked titles one that says something.
fn repeats(grid: &Grid, row: usize, title: usize) -> bool {
    let mut cells = grid.row(row).filter(|(_, cell)| !cell.is_blank()).peekable();
    cells.peek().is_some() && cells.all(|(column, cell)| cell == grid.cell(title, column))
}

/// The months' first three letters, in the languages whose titles are known.
const MONTHS: [&str; 24] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mrt", "mei", "okt", "maa",
    "dez", "sty", "lut", "kwi", "maj", "cze", "lip", "sie",
];

/// Whether `cell` is a date, however it is written.
fn is_date(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Date(_) | Cell::Number(_) => true,
        Cell::Text(text) => {
            let text = text.trim();
            if text.starts_with(|first: char| first.is_ascii_digit()) {
                let digits = text.bytes().filter(u8::is_ascii_digit).count();
                let words = || text.bytes().all(|byte| byte.is_ascii_graphic()) || text.split_whitespace().count() <= 4;
                return digits >= 4 && text.len() <= 32 && words() || written_date(text).is_some();
            }
            let month = text.get(..3).map(str::to_lowercase).filter(|head| MONTHS.contains(&head.as_str()));
            month.is_some() && text.ends_with(|last: char| last.is_ascii_digit()) && text.len() <= 20
        }
        _ => false,
    }
}

/// The names that rows say to be the total of, each with the number of such rows, and the columns their words stand in.
#[derive(Debug, Default)]
pub(super) struct Named {
    names: HashMap<String, usize>,
    columns: Vec<usize>,
    /// By first letter, so that most labels need not be folded.
    heads: Vec<char>,
}

/// Columns in which the names of totals are looked for.
const MOST_COLUMNS: usize = 4;

impl Named {
    pub(super) fn of(facts: &[Fact]) -> Self {
        let mut named = Self::default();
        for word in facts.iter().filter_map(|fact| fact.word.as_ref()) {
            for name in &word.names {
                *named.names.entry(name.clone()).or_default() += 1;
                let head = name.chars().next().filter(|head| !named.heads.contains(head));
                named.heads.extend(head);
            }
            if !named.columns.contains(&word.column) && named.columns.len() < MOST_COLUMNS {
                named.columns.push(word.column);
            }
        }
        named
    }

    /// Whether no row says to be the total of something.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The folded `label`, when a row to come is its total.
    pub(super) fn ahead(&self, label: &str) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let head = label.chars().find(|letter| letter.is_alphanumeric())?;
        let may = !head.is_ascii() || self.heads.contains(&head.to_ascii_lowercase());
        may.then(|| fold_words(label)).filter(|folded| self.names.get(folded).is_some_and(|left| *left > 0))
    }

    /// Takes away the row with `word`.
    pub(super) fn passed(&mut self, word: &Word) {
        for name in &word.names {
            if let Some(left) = self.names.get_mut(name) {
                *left = left.saturating_sub(1);
            }
        }
    }

    /// The label of a detail row whose total is still to come, folded, with its column.
    pub(super) fn of_row(&self, grid: &Grid, row: usize, client: Option<usize>) -> Option<(String, usize)> {
        if self.is_empty() {
            return None;
        }
        let client = client.filter(|client| !self.columns.contains(client));
        let mut columns = self.columns.iter().copied().chain(client);
        columns.find_map(|column| Some((self.ahead(grid.cell(row, column).text()?)?, column)))
    }
}
