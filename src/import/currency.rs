//! The currencies of a table. Several are never added up: one counts, and amounts in the others are left out.

mod kept;
mod text;

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

pub(super) use kept::{answered, fits, key_of, superseded};
use text::{beside_words, in_title};
pub(super) use text::{code_of, sign_of};

use super::grid::currency_in;
use super::guess::header::Header;
use super::guess::profile::Profile;
use super::understand::is_offering;
use super::values::Values;
use super::{Cell, Choice, Column, ColumnRole, Grid, Question, QuestionAbout, Recipe, RowClass};
use crate::model::{Dataset, LeftOutReason, NeumaierSum};

/// An ISO 4217 code.
type Code = &'static str;

/// Rows whose sums are added at once. The parts are the same on every computer, and so are the sums.
const PART: usize = 4096;

/// A table whose rows are classified, as far as it tells currencies.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    pub(super) grid: &'t Grid,
    pub(super) header: Option<Header>,
    pub(super) columns: &'t [Column],
    pub(super) profiles: &'t [Profile],
    pub(super) values: &'t Values,
    pub(super) classes: &'t [RowClass],
}

/// The currencies of a matrix's amounts: what stands beside an amount or in its row's currency column, its number
/// format, the title of its column, or what stands above the table.
#[derive(Debug)]
pub(super) struct Currencies<'t> {
    grid: &'t Grid,
    /// In the order of the alphabet, so that an answer means the same in next quarter's file.
    codes: Vec<String>,
    /// The one that counts.
    chosen: usize,
    /// The column that names the currency of each row.
    by_row: Option<usize>,
    /// By column, what its title names.
    by_title: HashMap<usize, &'static str>,
}

impl<'t> Currencies<'t> {
    /// Those of `table`. Of several the one with most money counts, or the one answered.
    pub(super) fn of(table: Told<'t>, recipe: &Recipe) -> Self {
        let offerings = || table.columns.iter().filter(|column| is_offering(column));
        let by_row = table.columns.iter().find(|column| column.role == ColumnRole::Currency);
        let mut found = Self {
            grid: table.grid,
            codes: Vec::new(),
            chosen: 0,
            by_row: by_row.map(|column| column.index),
            by_title: HashMap::new(),
        };
        let by_format = || offerings().filter_map(|column| table.profiles.get(column.index));
        let mut whole: Vec<&str> = by_format().flat_map(|profile| profile.currencies.iter().copied()).collect();
        found.by_title = by_title(table, whole.is_empty() && by_row.is_none());
        whole.extend(offerings().filter_map(|column| found.by_title.get(&column.index).copied()));
        whole.sort_unstable();
        whole.dedup();
        if whole.len() > 1 || found.by_row.is_some() || has_texts(table) {
            let sums = found.sums(table);
            found.codes = sums.keys().map(|code| (*code).to_owned()).collect();
            let most = sums.values().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
            let answer = answered(recipe, &found.codes);
            found.chosen = answer.or(most.map(|(position, _)| position)).unwrap_or(0);
        } else {
            found.codes = whole.into_iter().map(str::to_owned).collect();
        }
        if found.codes.is_empty() {
            found.codes.extend(above(table).map(str::to_owned));
        }
        found
    }

    /// The one that counts; `None` where the table names none.
    pub(super) fn chosen(&self) -> Option<String> {
        self.codes.get(self.chosen).cloned()
    }

    /// Whether the amount at `row` and `column` is in the currency that counts, or says nothing else.
    pub(super) fn counts(&self, row: usize, column: usize) -> bool {
        self.codes.len() < 2
            || self.code(row, column).is_none_or(|code| Some(code) == self.codes.get(self.chosen).map(String::as_str))
    }

    /// Which of several currencies counts; each choice with the total of `data` it leads to.
    pub(super) fn question(&self, data: &Dataset) -> Option<Question> {
        if self.codes.len() < 2 {
            return None;
        }
        let (mut sums, mut without) = (vec![NeumaierSum::default(); self.codes.len()], NeumaierSum::default());
        let others = data.left_out.iter().filter(|cell| cell.reason == LeftOutReason::OtherCurrency);
        let cells = others.map(|cell| (cell.source, cell.amount));
        for (cell, amount) in data.lines.iter().map(|line| (line.source, line.amount)).chain(cells) {
            let code = self.code(cell.row as usize, cell.column as usize);
            let position = code.and_then(|code| self.codes.iter().position(|known| known == code));
            match position.and_then(|position| sums.get_mut(position)) {
                Some(sum) => sum.add(amount),
                None => without.add(amount),
            }
        }
        let totals = sums.into_iter().map(|sum| sum.total() + without.total());
        Some(question(self.codes.clone(), totals, self.chosen))
    }

    /// The money in each currency, whatever its sign.
    fn sums(&self, table: Told<'t>) -> BTreeMap<Code, f64> {
        let columns = table.columns.iter().filter(|column| is_offering(column));
        let slots: Vec<(usize, usize)> =
            columns.filter_map(|column| Some((table.values.slot(column.index)?, column.index))).collect();
        let row_sums = |sums: &mut BTreeMap<Code, NeumaierSum>, row: usize| {
            let amounts = table.values.amounts_of(row);
            for &(slot, column) in &slots {
                let amount = amounts.get(slot).copied().filter(|amount| !amount.is_nan());
                if let Some((amount, code)) = amount.and_then(|amount| Some((amount, self.code(row, column)?))) {
                    sums.entry(code).or_default().add(amount.abs());
                }
            }
        };
        let part_sums = |rows: &[usize]| {
            let mut sums: BTreeMap<Code, NeumaierSum> = BTreeMap::new();
            let details = rows.iter().filter(|row| table.classes.get(**row) == Some(&RowClass::Detail));
            details.for_each(|row| row_sums(&mut sums, *row));
            sums
        };
        let parts: Vec<_> = table.values.sheet_rows().par_chunks(PART).map(part_sums).collect();
        let mut all: BTreeMap<Code, NeumaierSum> = BTreeMap::new();
        for (code, sum) in parts.into_iter().flatten() {
            all.entry(code).or_default().add_sum(sum);
        }
        all.into_iter().map(|(code, sum)| (code, sum.total())).collect()
    }

    /// The currency of the amount at `row` and `column`; `None` where nothing names it.
    fn code(&self, row: usize, column: usize) -> Option<Code> {
        if let Some(code) = self.by_row.and_then(|by_row| code_of(self.grid.cell(row, by_row).text()?)) {
            return Some(code);
        }
        let written = self.grid.cell(row, column).text().and_then(sign_of);
        let told = written.or_else(|| self.grid.format(row, column).currency);
        told.or_else(|| self.by_title.get(&column).copied())
    }
}

/// Whether any amount is written as text, and so may name its currency.
fn has_texts(table: Told<'_>) -> bool {
    let text = |(column, cell): (usize, Cell<'_>)| cell.text().is_some() && table.values.slot(column).is_some();
    table.values.sheet_rows().par_iter().with_min_len(256).any(|row| table.grid.row(*row).any(text))
}

/// What the titles of the offerings name, by column. A code that merely stands among a title's words may be part of a name:
/// it counts where every title of several has one, and `nothing_else` names a currency.
fn by_title(table: Told<'_>, nothing_else: bool) -> HashMap<usize, Code> {
    let offerings = || table.columns.iter().filter(|column| is_offering(column));
    let named = offerings().filter_map(|column| Some((column.index, in_title(&column.title)?)));
    let named: HashMap<usize, Code> = named.collect();
    if !named.is_empty() || !nothing_else || offerings().nth(1).is_none() {
        return named;
    }
    let all: Option<HashMap<usize, Code>> =
        offerings().map(|column| Some((column.index, beside_words(&column.title)?))).collect();
    all.unwrap_or_default()
}

/// The currency that what stands above the titles names, or the titles do.
fn above(table: Told<'_>) -> Option<Code> {
    let (first, end) = table.header.map_or((0, 0), |(first, last)| (first, last + 1));
    let texts = |rows: std::ops::Range<usize>| {
        rows.flat_map(|row| table.grid.row(row)).filter_map(|(_, cell): (usize, Cell<'_>)| cell.text())
    };
    texts(0..first).find_map(currency_in).or_else(|| texts(first..end).find_map(in_title))
}

/// The question which of `codes` counts, with the imported total of each.
pub(super) fn question(codes: Vec<String>, totals: impl Iterator<Item = f64>, assumed: usize) -> Question {
    let choices = totals.map(|imported| Choice { key: "currency", imported }).collect();
    let key = key_of(&codes);
    Question::new(QuestionAbout::Currency { codes }, choices, assumed, key)
}
