//! The currency of invoice lines. Several are never added: one counts, and lines in others are left out.

use std::collections::HashMap;

use rayon::prelude::*;

use super::plan::Plan;
use crate::import::Cell;
use crate::import::grid::currency_in;

/// The key the answer about several currencies is kept under.
pub(super) const KEY: &str = "currency";

/// The currencies of a table's lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Currencies<'t> {
    /// ISO 4217 codes, most money first once all are counted.
    pub(super) codes: Vec<String>,
    by_text: HashMap<&'t str, Option<usize>>,
    /// Whether rows name one at all.
    by_row: bool,
    /// The one that counts.
    pub(super) chosen: Option<usize>,
}

impl<'t> Currencies<'t> {
    /// The currencies of the rows `amounts`, of which the one with most money counts, or the one answered.
    pub(super) fn of(plan: &Plan<'t>, amounts: impl Iterator<Item = (usize, f64)>, answer: Option<usize>) -> Self {
        let mut all = Self { by_row: plan.currency.is_some() || in_amounts(plan), ..Self::default() };
        if all.by_row {
            let mut sums: Vec<f64> = Vec::new();
            for (row, amount) in amounts {
                let Some(code) = all.of_row(plan, row) else { continue };
                if sums.len() <= code {
                    sums.resize(code + 1, 0.0);
                }
                if let Some(sum) = sums.get_mut(code) {
                    *sum += amount.abs();
                }
            }
            all.sort(&sums);
        }
        all.chosen = (!all.codes.is_empty()).then(|| answer.filter(|one| *one < all.codes.len()).unwrap_or(0));
        all
    }

    /// Most money first; equals by code.
    fn sort(&mut self, sums: &[f64]) {
        let mut order: Vec<usize> = (0..self.codes.len()).collect();
        let sum = |code: usize| sums.get(code).copied().unwrap_or(0.0);
        order.sort_by(|a, b| sum(*b).total_cmp(&sum(*a)).then_with(|| self.codes.get(*a).cmp(&self.codes.get(*b))));
        for number in self.by_text.values_mut().flatten() {
            *number = order.iter().position(|old| old == number).unwrap_or(*number);
        }
        self.codes = order.iter().filter_map(|old| self.codes.get(*old).cloned()).collect();
    }

    /// The number of the currency of `row`; `None` where it names none.
    pub(super) fn of_row(&mut self, plan: &Plan<'t>, row: usize) -> Option<usize> {
        if !self.by_row {
            return None;
        }
        if let Some(column) = plan.currency {
            return match plan.sketch.grid.cell(row, column) {
                Cell::Text(text) => self.of_text(text, code_of),
                _ => None,
            };
        }
        let column = plan.amount?.index;
        if let Cell::Text(text) = plan.sketch.grid.cell(row, column) {
            let code = sign_of(text)?;
            return Some(self.number(code));
        }
        let code = plan.sketch.grid.format(row, column).currency?;
        Some(self.number(code))
    }

    fn of_text(&mut self, text: &'t str, code: fn(&str) -> Option<String>) -> Option<usize> {
        if let Some(&known) = self.by_text.get(text) {
            return known;
        }
        let number = code(text).map(|code| self.number(&code));
        self.by_text.insert(text, number);
        number
    }

    fn number(&mut self, code: &str) -> usize {
        let known = self.codes.iter().position(|other| other == code);
        known.unwrap_or_else(|| {
            self.codes.push(code.to_owned());
            self.codes.len() - 1
        })
    }
}

/// Whether amounts name their currency one by one: in number formats or in their texts.
fn in_amounts(plan: &Plan<'_>) -> bool {
    let Some(column) = plan.amount else { return false };
    let formats = plan.sketch.profiles.get(column.index).map_or(0, |profile| profile.currencies.len());
    let named =
        |row: usize| matches!(plan.sketch.grid.cell(row, column.index), Cell::Text(text) if sign_of(text).is_some());
    formats > 0 || plan.sketch.rows().into_par_iter().with_min_len(4096).any(named)
}

/// A currency column's text: a code, or a sign.
fn code_of(text: &str) -> Option<String> {
    let text = text.trim();
    let is_code = text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_alphabetic());
    if is_code { Some(text.to_ascii_uppercase()) } else { currency_in(text).map(str::to_owned) }
}

/// The currency an amount is written with.
fn sign_of(text: &str) -> Option<&'static str> {
    let plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b' ' | b'\'' | b'(' | b')');
    if text.bytes().all(plain) { None } else { currency_in(text) }
}

/// The currency that the title of the amounts names, or what stands above the titles.
pub(super) fn from_titles(plan: &Plan<'_>) -> Option<String> {
    let title = plan.sketch.titles.get(plan.amount_column()).and_then(|title| currency_in(&title.text));
    let above = || {
        let rows = 0..plan.sketch.header.map_or(0, |(first, _)| first);
        rows.flat_map(|row| plan.sketch.grid.row(row)).find_map(|(_, cell)| currency_in(cell.text()?))
    };
    title.or_else(above).map(str::to_owned)
}
