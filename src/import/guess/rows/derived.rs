//! Rows that are made of the clients and are no sums: averages, and shares of the total.

use super::super::titles::DerivedWord;
use super::below::Below;
use super::{RowDoubt, answer_key, label_of};
use crate::import::{Cell, RowClass};

/// Averages without their arithmetic are asked about among so many rows at the end.
const LAST_ROWS: usize = 5;
/// No share of a total is larger, written as a percentage.
const WHOLE: f64 = 100.0;

impl Below<'_> {
    /// The class of a row whose label says what it is made of, where its numbers bear that out; `None` where they do not.
    pub(super) fn derived(&mut self, word: DerivedWord, row: usize, amounts: &[f64]) -> Option<RowClass> {
        if word == DerivedWord::Share {
            return self.is_share(row, amounts).then_some(RowClass::Derived);
        }
        if !self.telling.has_amount(amounts) {
            return None;
        }
        let answer = self.average_answer(row);
        let run = || self.all.since(&self.mark);
        if answer.is_none() && (self.all.are_means(amounts) || run().are_means(amounts)) {
            return Some(RowClass::Derived);
        }
        self.averages.push(row);
        if answer == Some(true) {
            return Some(RowClass::Derived);
        }
        self.open_sums.add(amounts, 1.0);
        Some(RowClass::Detail)
    }

    /// Whether no number of the row is more than a percentage can be, and what is no number is written as one.
    fn is_share(&self, row: usize, amounts: &[f64]) -> bool {
        let small = amounts.iter().all(|amount| amount.is_nan() || amount.abs() <= WHOLE);
        let others = self.grid.row(row).filter_map(|(column, cell)| {
            let slot = self.values.slot(column)?;
            let read = amounts.get(slot).is_some_and(|amount| !amount.is_nan());
            (!cell.is_blank() && !read).then_some(cell)
        });
        let written: Vec<bool> =
            others.map(|cell| matches!(cell, Cell::Text(text) if text.trim().ends_with('%'))).collect();
        let any = self.telling.has_amount(amounts) || !written.is_empty();
        small && any && written.into_iter().all(|is_percentage| is_percentage)
    }

    /// Whether the user said that the row is none of the clients.
    fn average_answer(&self, row: usize) -> Option<bool> {
        if self.recipe.answers.is_empty() {
            return None;
        }
        self.recipe.answers.get(&answer_key(&label_of(self.grid, row))).map(|choice| *choice == 1)
    }

    /// Averages by the word are that by arithmetic too, or because a total below adds up the others only. With the word
    /// alone they are asked about.
    pub(super) fn settle_averages(&mut self, doubts: &mut Vec<RowDoubt>) {
        let averages = std::mem::take(&mut self.averages);
        if averages.is_empty() {
            return;
        }
        let mut sums = self.none.clone();
        let of_client =
            |row: usize| self.classes.get(row) == Some(&RowClass::Detail) && averages.binary_search(&row).is_err();
        self.values.rows().filter(|(row, _)| of_client(*row)).for_each(|(_, amounts)| sums.add(amounts, 1.0));
        let counts = (self.telling.counts.as_slice(), false);
        let proved = self.proved.filter(|total| sums.is_since(&self.none, self.values.amounts_of(*total), counts));
        let last = self.values.sheet_rows().iter().rev().nth(LAST_ROWS - 1).copied().unwrap_or(0);
        for row in averages {
            let amounts = self.values.amounts_of(row);
            let answer = self.average_answer(row);
            let certain = sums.are_means(amounts) || proved.is_some_and(|total| row < total);
            if let Some(class) = self.classes.get_mut(row).filter(|_| answer.unwrap_or(certain)) {
                *class = RowClass::Derived;
            }
            if !certain && row >= last {
                doubts.push(RowDoubt { row, label: label_of(self.grid, row), total: answer.unwrap_or(false) });
            }
        }
    }
}
