//! The currencies of a table. Several are never added up: one counts, and amounts in the others are left out.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::grid::currency_in;
use super::guess::header::Header;
use super::guess::profile::Profile;
use super::understand::is_offering;
use super::values::Values;
use super::{Cell, Choice, Column, ColumnRole, Grid, Question, QuestionAbout, Recipe, RowClass};
use crate::model::{Dataset, LeftOutReason, NeumaierSum};

/// An ISO 4217 code.
type Code = Cow<'static, str>;

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
        let by_title = offerings().filter_map(|column| Some((column.index, currency_in(&column.title)?)));
        let mut found = Self {
            grid: table.grid,
            codes: Vec::new(),
            chosen: 0,
            by_row: by_row.map(|column| column.index),
            by_title: by_title.collect(),
        };
        let by_format = || offerings().filter_map(|column| table.profiles.get(column.index));
        let mut whole: Vec<&str> = by_format().flat_map(|profile| profile.currencies.iter().copied()).collect();
        whole.extend(offerings().filter_map(|column| found.by_title.get(&column.index).copied()));
        whole.sort_unstable();
        whole.dedup();
        if whole.len() > 1 || found.by_row.is_some() || has_texts(table) {
            let sums = found.sums(table);
            found.codes = sums.keys().map(|code| code.clone().into_owned()).collect();
            let most = sums.values().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
            let answer = recipe.answers.get(&key_of(&found.codes)).copied();
            let answer = answer.filter(|answer| *answer < found.codes.len());
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
            || self.code(row, column).is_none_or(|code| Some(&*code) == self.codes.get(self.chosen).map(String::as_str))
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
            let position = code.and_then(|code| self.codes.iter().position(|known| **known == *code));
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
        let rows = table.values.sheet_rows().par_iter().with_min_len(256);
        let details = rows.filter(|row| table.classes.get(**row) == Some(&RowClass::Detail));
        let row_sums = |mut sums: BTreeMap<Code, f64>, row: &usize| {
            let amounts = table.values.amounts_of(*row);
            for &(slot, column) in &slots {
                let amount = amounts.get(slot).copied().filter(|amount| !amount.is_nan());
                if let Some((amount, code)) = amount.and_then(|amount| Some((amount, self.code(*row, column)?))) {
                    *sums.entry(code).or_default() += amount.abs();
                }
            }
            sums
        };
        details.fold(BTreeMap::new, row_sums).reduce(BTreeMap::new, |mut all, part| {
            for (code, sum) in part {
                *all.entry(code).or_default() += sum;
            }
            all
        })
    }

    /// The currency of the amount at `row` and `column`; `None` where nothing names it.
    fn code(&self, row: usize, column: usize) -> Option<Code> {
        if let Some(code) = self.by_row.and_then(|by_row| code_of(self.grid.cell(row, by_row).text()?)) {
            return Some(code);
        }
        let written = self.grid.cell(row, column).text().and_then(sign_of);
        let told = written.or_else(|| self.grid.format(row, column).currency);
        told.or_else(|| self.by_title.get(&column).copied()).map(Cow::Borrowed)
    }
}

/// Whether any amount is written as text, and so may name its currency.
fn has_texts(table: Told<'_>) -> bool {
    let text = |(column, cell): (usize, Cell<'_>)| cell.text().is_some() && table.values.slot(column).is_some();
    table.values.sheet_rows().par_iter().with_min_len(256).any(|row| table.grid.row(*row).any(text))
}

/// The currency that the titles or what stands above them name.
fn above(table: Told<'_>) -> Option<&'static str> {
    let rows = 0..table.header.map_or(0, |(_, last)| last + 1);
    rows.flat_map(|row| table.grid.row(row)).find_map(|(_, cell): (usize, Cell<'_>)| currency_in(cell.text()?))
}

/// The question which of `codes` counts, with the imported total of each.
pub(super) fn question(codes: Vec<String>, totals: impl Iterator<Item = f64>, assumed: usize) -> Question {
    let choices = totals.map(|imported| Choice { key: "currency", imported }).collect();
    let key = key_of(&codes);
    Question::new(QuestionAbout::Currency { codes }, choices, assumed, key)
}

/// The key the answer about several currencies, in the order of the alphabet, is kept under.
pub(super) fn key_of(codes: &[String]) -> String {
    format!("currency:{}", codes.join(","))
}

/// A currency column's text: a code, or a sign.
pub(super) fn code_of(text: &str) -> Option<Code> {
    let text = text.trim();
    let is_code = text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_alphabetic());
    if is_code { Some(Cow::Owned(text.to_ascii_uppercase())) } else { currency_in(text).map(Cow::Borrowed) }
}

/// The currency an amount is written with.
pub(super) fn sign_of(text: &str) -> Option<&'static str> {
    // The last ones are parts of white space that separates thousands, and of no sign.
    let signs =
        |byte| matches!(byte, b'.' | b',' | b'-' | b' ' | b'\'' | b'(' | b')' | 0xC2 | 0xA0 | 0xE2 | 0x80 | 0xAF);
    let plain = |byte: u8| byte.is_ascii_digit() || signs(byte);
    if text.bytes().all(plain) { None } else { currency_in(text) }
}
