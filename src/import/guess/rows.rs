//! What each row is (IMPORT.md §3). A total needs two signs: a word, and that it equals the sum of rows above it.

use std::collections::HashMap;

use rayon::prelude::*;

use super::groups::Groups;
use super::header::Header;
use super::titles::{TotalWord, is_subtotal, total_word};
use super::totals::CENT;
use crate::import::values::Values;
use crate::import::{Cell, Column, ColumnRole, Grid, Recipe, RowClass};

/// A row with a total's word and without its arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct RowDoubt {
    /// The row of the sheet.
    pub(in super::super) row: usize,
    /// What stands in it.
    pub(in super::super) label: String,
    /// Whether it is read as a total, and would without an answer.
    pub(in super::super) total: bool,
}

/// What is known of a row before it is compared with others.
#[derive(Clone, Copy, Debug)]
struct Fact {
    /// Filled cells.
    filled: usize,
    /// Whether it names a client.
    client: bool,
    word: Option<TotalWord>,
}

/// Sums per slot over some rows.
#[derive(Clone, Debug)]
struct Sums {
    by_slot: Vec<f64>,
    rows: usize,
}

impl Sums {
    fn none(width: usize) -> Self {
        Self { by_slot: vec![0.0; width], rows: 0 }
    }

    fn add(&mut self, amounts: &[f64], sign: f64) {
        for (sum, amount) in self.by_slot.iter_mut().zip(amounts).filter(|(_, amount)| !amount.is_nan()) {
            *sum += sign * amount;
        }
        self.rows += 1;
    }

    /// Whether `amounts` are these sums, each to the cent per row; at least one of them is not zero.
    fn equal(&self, amounts: &[f64]) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "at most a million rows")]
        let tolerance = CENT * self.rows.max(1) as f64;
        let mut pairs = self.by_slot.iter().zip(amounts).filter(|(_, amount)| !amount.is_nan());
        let same = |(sum, amount): (&f64, &f64)| (sum - amount).abs() <= tolerance + 1e-9 * amount.abs();
        self.rows > 0 && pairs.clone().any(|(_, amount)| *amount != 0.0) && pairs.all(same)
    }
}

/// The classes of all rows of a sheet, and the rows in doubt.
#[derive(Debug)]
pub(in super::super) struct Classified {
    pub(in super::super) classes: Vec<RowClass>,
    pub(in super::super) doubts: Vec<RowDoubt>,
    /// The first row of another table below this one's total, which is left out.
    pub(in super::super) second: Option<usize>,
    /// The headings above each row.
    #[expect(dead_code, reason = "the reader of invoice lines is what asks for headings")]
    pub(in super::super) groups: Groups,
}

/// Classifies every row of `grid`.
pub(in super::super) fn classify(
    grid: &Grid,
    header: Option<Header>,
    columns: &[Column],
    values: &Values,
    recipe: &Recipe,
) -> Classified {
    let client = columns.iter().find(|column| column.role == ColumnRole::Client).map(|column| column.index);
    let facts: Vec<Fact> = values.sheet_rows().par_iter().map(|&row| fact(grid, row, client)).collect();
    let mut below = Below::new(grid, header, values, recipe);
    for (fact, (row, amounts)) in facts.into_iter().zip(values.rows()) {
        let class = below.class(fact, row, amounts);
        if let Some(slot) = below.classes.get_mut(row) {
            *slot = class;
        }
    }
    below.settle()
}

fn fact(grid: &Grid, row: usize, client: Option<usize>) -> Fact {
    let filled = grid.row(row).filter(|(_, cell)| !cell.is_blank()).count();
    let name = client.map(|client| grid.cell(row, client)).filter(|cell| !cell.is_blank());
    let label = name.map_or_else(|| grid.row(row).find_map(|(_, cell)| cell.text()), Cell::text);
    Fact { filled, client: name.is_some(), word: label.and_then(total_word) }
}

/// The text of the row's first filled cell.
pub(in super::super) fn label_of(grid: &Grid, row: usize) -> String {
    grid.row(row)
        .find(|(_, cell)| !cell.is_blank())
        .map(|(_, cell)| cell.to_string().trim().to_owned())
        .unwrap_or_default()
}

/// The rows below the titles, one after the other.
struct Below<'t> {
    grid: &'t Grid,
    header: Option<Header>,
    values: &'t Values,
    recipe: &'t Recipe,
    classes: Vec<RowClass>,
    /// The last row with an amount.
    last: usize,
    all: Sums,
    group: Sums,
    /// The last row that is the sum of all above it.
    proved: Option<usize>,
    /// Whether a heading stood above the rows of the group.
    grouped: bool,
    /// Rows with a word whose sum did not match yet: the row, and how it says total.
    open: Vec<(usize, TotalWord)>,
    /// The sums of open rows counted as clients.
    open_sums: Sums,
    groups: Groups,
    /// The number of the heading above the next row.
    heading: u32,
}

impl<'t> Below<'t> {
    fn new(grid: &'t Grid, header: Option<Header>, values: &'t Values, recipe: &'t Recipe) -> Self {
        let mut classes = vec![RowClass::Blank; grid.rows()];
        if let Some((first, last)) = header {
            for (row, class) in classes.iter_mut().enumerate().take(last + 1) {
                let filled = grid.row(row).any(|(_, cell)| !cell.is_blank());
                *class = match row {
                    row if row >= first => RowClass::Header,
                    _ if filled => RowClass::Title,
                    _ => RowClass::Blank,
                };
            }
        }
        let last = values.rows().filter(|(_, amounts)| has_amount(amounts)).last().map_or(0, |(row, _)| row);
        let none = Sums::none(values.width());
        let (all, group) = (none.clone(), none.clone());
        Self {
            grid,
            header,
            values,
            recipe,
            classes,
            last,
            all,
            group,
            grouped: false,
            proved: None,
            open: Vec::new(),
            open_sums: none,
            groups: Groups::default(),
            heading: 0,
        }
    }

    fn class(&mut self, fact: Fact, row: usize, amounts: &[f64]) -> RowClass {
        let said = (!self.recipe.rows.is_empty()).then(|| self.recipe.rows.get(&label_of(self.grid, row))).flatten();
        let class = said.copied().unwrap_or_else(|| self.guess(fact, row, amounts));
        match class {
            RowClass::Detail => {
                self.groups.put(row, self.heading);
                self.all.add(amounts, 1.0);
                self.group.add(amounts, 1.0);
            }
            RowClass::Group | RowClass::Subtotal => {
                self.group = Sums::none(self.values.width());
                self.grouped = class == RowClass::Group;
                self.heading = if self.grouped { self.head(row) } else { 0 };
            }
            _ => {}
        }
        class
    }

    /// Adds the heading in `row` and gives its number.
    fn head(&mut self, row: usize) -> u32 {
        let column = self.grid.row(row).find(|(_, cell)| !cell.is_blank()).map_or(0, |(column, _)| column);
        self.groups.add(label_of(self.grid, row), (row, column), true, 0)
    }

    fn guess(&mut self, fact: Fact, row: usize, amounts: &[f64]) -> RowClass {
        if fact.filled == 0 {
            return RowClass::Blank;
        }
        if !has_amount(amounts) {
            return match fact.filled {
                _ if self.repeats_titles(row) => RowClass::Header,
                _ if row > self.last && (fact.filled == 1 || !fact.client) => RowClass::Footer,
                2 if row > self.last && self.blank_since(row) => RowClass::Footer,
                2.. if fact.client => RowClass::Detail,
                _ => RowClass::Group,
            };
        }
        if self.repeats_titles(row) {
            return RowClass::Header;
        }
        match fact.word {
            Some(word) => self.total_with(word, row, amounts),
            // Nobody's amounts that are the sum of all above need no word.
            None if !fact.client && self.values.width() > 1 && self.is_all(amounts) => {
                self.proved = Some(row);
                RowClass::GrandTotal
            }
            None => RowClass::Detail,
        }
    }

    fn total_with(&mut self, word: TotalWord, row: usize, amounts: &[f64]) -> RowClass {
        // The sum of one row is no sum: "Total Care" may just pay what the client above it pays.
        let adds = |sums: &Sums| sums.rows > 1 || word == TotalWord::Bare || self.grouped;
        let (all, group) = (self.is_all(amounts) && adds(&self.all), self.group.equal(amounts) && adds(&self.group));
        if group && is_subtotal(&label_of(self.grid, row)) {
            return RowClass::Subtotal;
        }
        if group && self.all.rows > self.group.rows || group && word == TotalWord::Named && row != self.last {
            return RowClass::Subtotal;
        }
        if all || group {
            self.proved = Some(row);
            return RowClass::GrandTotal;
        }
        self.open.push((row, word));
        if word == TotalWord::Bare {
            return RowClass::GrandTotal;
        }
        self.open_sums.add(amounts, 1.0);
        RowClass::Detail
    }

    /// Whether `amounts` are the sums of all rows above, with or without the open ones among them.
    fn is_all(&self, amounts: &[f64]) -> bool {
        if self.all.equal(amounts) {
            return true;
        }
        let mut without = self.all.clone();
        without.add(&self.open_sums.by_slot, -1.0);
        self.open_sums.rows > 0 && without.equal(amounts)
    }

    /// Whether an empty row stands between the last amount and `row`.
    fn blank_since(&self, row: usize) -> bool {
        (self.last + 1..row).any(|between| self.grid.row(between).all(|(_, cell)| cell.is_blank()))
    }

    fn repeats_titles(&self, row: usize) -> bool {
        let Some((_, last)) = self.header else { return false };
        let mut cells = self.grid.row(row).filter(|(_, cell)| !cell.is_blank()).peekable();
        cells.peek().is_some() && cells.all(|(column, cell)| cell == self.grid.cell(last, column))
    }

    /// The first row of another table: below the proven total and an empty row, with titles of its own above its amounts.
    fn second_table(&self) -> Option<usize> {
        let total = self.proved.filter(|total| *total < self.last && self.recipe.rows.is_empty())?;
        let next = self
            .values
            .sheet_rows()
            .iter()
            .copied()
            .find(|&row| row > total && self.grid.row(row).any(|(_, cell)| !cell.is_blank()))?;
        (next > total + 1 && !has_amount(self.values.amounts_of(next))).then_some(next)
    }

    /// Compares the open rows with the whole table, for totals on top, and applies the answers.
    fn settle(mut self) -> Classified {
        let second = self.second_table();
        if let Some(second) = second {
            let below = self.classes.iter_mut().skip(second);
            below.filter(|class| **class != RowClass::Blank).for_each(|class| *class = RowClass::Footer);
            self.open.retain(|(row, _)| *row < second);
        }
        let mut doubts = Vec::new();
        let rows: HashMap<usize, &[f64]> =
            if self.open.is_empty() { HashMap::new() } else { self.values.rows().collect() };
        for (row, word) in std::mem::take(&mut self.open) {
            let amounts = rows.get(&row).copied().unwrap_or(&[]);
            let mut others = self.all.clone();
            if word == TotalWord::Named {
                others.add(amounts, -1.0);
            }
            let label = label_of(self.grid, row);
            let answer = self.recipe.answers.get(&answer_key(&label)).copied();
            let proved = others.equal(amounts) && answer.is_none();
            let total = answer.map_or(word == TotalWord::Bare || proved, |choice| choice == 1);
            if let Some(class) = self.classes.get_mut(row) {
                *class = if total { RowClass::GrandTotal } else { RowClass::Detail };
            }
            if !proved {
                doubts.push(RowDoubt { row, label, total });
            }
        }
        Classified { classes: self.classes, doubts, second, groups: self.groups }
    }
}

/// The key the answer about a row is kept under.
pub(in super::super) fn answer_key(label: &str) -> String {
    format!("total_row:{label}")
}

fn has_amount(amounts: &[f64]) -> bool {
    amounts.iter().any(|amount| !amount.is_nan())
}
