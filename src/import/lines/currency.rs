//! The currency of invoice lines. Several are never added: one counts, and lines in others are left out.

use std::collections::HashMap;

use rayon::prelude::*;

use super::plan::Plan;
use crate::import::currency::{answered, code_of, sign_of};
use crate::import::grid::currency_in;
use crate::import::{Cell, Recipe};
use crate::model::NeumaierSum;

/// The currencies of a table's lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Currencies<'t> {
    /// ISO 4217 codes, in the order of the alphabet once all are counted: an answer means the same in next quarter's
    /// file.
    pub(super) codes: Vec<String>,
    by_text: HashMap<&'t str, Option<usize>>,
    /// Whether rows name one at all.
    by_row: bool,
    /// The one that counts.
    pub(super) chosen: Option<usize>,
}

impl<'t> Currencies<'t> {
    /// The currencies of the rows `amounts`, of which the one with most money counts, or the one answered.
    pub(super) fn of(plan: &Plan<'t>, amounts: impl Iterator<Item = (usize, f64)>, recipe: &Recipe) -> Self {
        let mut all = Self { by_row: plan.currency.is_some() || in_amounts(plan), ..Self::default() };
        let mut sums: Vec<NeumaierSum> = Vec::new();
        if all.by_row {
            for (row, amount) in amounts {
                let Some(code) = all.of_row(plan, row) else { continue };
                if sums.len() <= code {
                    sums.resize(code + 1, NeumaierSum::default());
                }
                if let Some(sum) = sums.get_mut(code) {
                    sum.add(amount.abs());
                }
            }
        }
        let order = all.sort();
        let sum = |position: &usize| order.get(*position).and_then(|old| sums.get(*old)).map_or(0.0, |sum| sum.total());
        let most = (0..all.codes.len()).max_by(|a, b| sum(a).total_cmp(&sum(b)).then(b.cmp(a)));
        all.chosen = answered(recipe, &all.codes).or(most);
        all
    }

    /// By code; gives where each was before.
    fn sort(&mut self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.codes.len()).collect();
        order.sort_by_key(|code| self.codes.get(*code));
        for number in self.by_text.values_mut().flatten() {
            *number = order.iter().position(|old| old == number).unwrap_or(*number);
        }
        self.codes = order.iter().filter_map(|old| self.codes.get(*old).cloned()).collect();
        order
    }

    /// The number of the currency of `row`; `None` where it names none.
    pub(super) fn of_row(&mut self, plan: &Plan<'t>, row: usize) -> Option<usize> {
        if !self.by_row {
            return None;
        }
        if let Some(column) = plan.currency {
            return match plan.sketch.grid.cell(row, column) {
                Cell::Text(text) => self.of_text(text),
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

    fn of_text(&mut self, text: &'t str) -> Option<usize> {
        if let Some(&known) = self.by_text.get(text) {
            return known;
        }
        let number = code_of(text).map(|code| self.number(code));
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

/// The currency that the title of the amounts names, or what stands above the titles.
pub(super) fn from_titles(plan: &Plan<'_>) -> Option<String> {
    let title = plan.sketch.titles.get(plan.amount_column()).and_then(|title| currency_in(&title.text));
    let above = || {
        let rows = 0..plan.sketch.header.map_or(0, |(first, _)| first);
        rows.flat_map(|row| plan.sketch.grid.row(row)).find_map(|(_, cell)| currency_in(cell.text()?))
    };
    title.or_else(above).map(str::to_owned)
}
