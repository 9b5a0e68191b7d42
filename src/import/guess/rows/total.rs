//! Which rows are totals, and what they end.

use std::collections::HashMap;

use super::super::titles::{TotalWord, is_subtotal};
use super::below::Below;
use super::fact::{Fact, Word};
use super::sums::Sums;
use super::{Classified, RowDoubt, answer_key, label_of};
use crate::import::guess::amount::{is_nothing, read_amount};
use crate::import::{Cell, RowClass};
use crate::model::fold_words;

/// That one row is the sum of fewer others may be chance.
const FEW_ROWS: usize = 4;

/// A row with a word whose sum did not match when it came.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unproved {
    row: usize,
    /// What it is if it is a total.
    class: RowClass,
    /// Whether it is read as one.
    total: bool,
}

/// What a sum runs over: the rows since the last heading or subtotal, or those of an open heading, by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    heading: Option<usize>,
    rows: usize,
}

impl Below<'_> {
    /// A row with amounts and a word: a total when its sum matches or, in doubt, when nothing else is likely.
    pub(super) fn total_with(&mut self, word: &Word, row: usize, amounts: &[f64]) -> RowClass {
        let label = label_of(self.grid, row);
        // What has a total of its own is not one, whatever its name says.
        if !word.aside && self.named.ahead(&label).is_some() {
            return RowClass::Detail;
        }
        if let Some((class, end)) = self.proved_total(word, row, amounts) {
            self.stack.close(end);
            if class == RowClass::GrandTotal {
                self.proved = Some(row);
            }
            return class;
        }
        let named = self.stack.named(&word.names).filter(|_| word.kind == TotalWord::Named);
        let events = !self.telling.dates.is_empty();
        if word.aside && named.is_none() && !events {
            return RowClass::Detail;
        }
        let likely = word.kind == TotalWord::Bare || events || named.is_some() && self.is_sparse(row);
        let answer = self.recipe.answers.get(&answer_key(&label)).map(|choice| *choice == 1);
        let total = answer.unwrap_or(likely);
        let inside = !self.stack.is_empty() && (named.is_some() || row != self.last);
        let class = if inside { RowClass::Subtotal } else { RowClass::GrandTotal };
        self.open.push(Unproved { row, class, total });
        if !total {
            self.open_sums.add(amounts, 1.0);
            return RowClass::Detail;
        }
        let innermost = self.stack.upwards().next().map(|(position, _)| position);
        let end = if inside { named.or(innermost) } else { None };
        self.stack.close(end.unwrap_or(0));
        class
    }

    /// The class of a row with both signs of a total, and the outermost heading it ends.
    fn proved_total(&self, word: &Word, row: usize, amounts: &[f64]) -> Option<(RowClass, usize)> {
        let own = self.stack.named(&word.names).filter(|_| word.kind == TotalWord::Named);
        let own = own.filter(|&own| self.is_sum_of(own, amounts, true));
        if let Some(own) = own {
            return Some((RowClass::Subtotal, own));
        }
        // The sum of one row is no sum: "Total Care" may just pay what the client above it pays.
        let enough = |rows: usize| rows > 1 || word.kind == TotalWord::Bare || !self.stack.is_empty();
        let part = self.part(amounts).filter(|part| enough(part.rows));
        let all = self.is_all(amounts) && enough(self.all.rows);
        if let Some(part) = part {
            let smaller = self.all.rows > part.rows || is_subtotal(&label_of(self.grid, row));
            let inside = row != self.last && (word.kind == TotalWord::Named || !self.stack.is_empty());
            if smaller || inside {
                return Some((RowClass::Subtotal, part.heading.unwrap_or(self.stack.len())));
            }
        }
        (part.is_some() || all).then_some((RowClass::GrandTotal, 0))
    }

    /// The innermost part whose sum `amounts` are.
    fn part(&self, amounts: &[f64]) -> Option<Part> {
        let run = self.all.rows_since(&self.mark);
        if self.all.is_since(&self.mark, amounts, (&self.telling.counts, false)) {
            let heading = self.stack.upwards().next().filter(|(_, top)| self.all.rows_since(&top.start) == run);
            return Some(Part { heading: heading.map(|(position, _)| position), rows: run });
        }
        let mut headings = self.stack.upwards();
        let found = headings.find(|(position, _)| self.is_sum_of(*position, amounts, false));
        found.map(|(position, open)| Part { heading: Some(position), rows: self.all.rows_since(&open.start) })
    }

    fn is_sum_of(&self, position: usize, amounts: &[f64], zeros: bool) -> bool {
        let open = self.stack.upwards().find(|(other, _)| *other == position);
        open.is_some_and(|(_, open)| self.all.is_since(&open.start, amounts, (&self.telling.counts, zeros)))
    }

    /// Whether `amounts` are the sums of all rows above, with or without the open ones among them.
    fn is_all(&self, amounts: &[f64]) -> bool {
        let counts = (self.telling.counts.as_slice(), false);
        if self.all.is_since(&self.none, amounts, counts) {
            return true;
        }
        if self.open_sums.rows == 0 {
            return false;
        }
        let mut without = self.all.clone();
        without.add(self.open_sums.by_slot(), -1.0);
        without.is_since(&self.none, amounts, counts)
    }

    /// Totals without a word we know: nobody's amounts that add up, and a row that repeats the name of the heading above
    /// it and adds up its rows.
    pub(super) fn total_without_word(&mut self, fact: &Fact, row: usize, amounts: &[f64]) -> Option<RowClass> {
        let events = !self.telling.dates.is_empty();
        let top = self.stack.upwards().next().filter(|(position, top)| {
            let several = events || self.all.rows_since(&top.start) > 1;
            several && self.is_sum_of(*position, amounts, false) && {
                let label = fold_words(&label_of(self.grid, row));
                label != top.folded && !top.folded.is_empty() && label.contains(&top.folded)
            }
        });
        if let Some(position) = top.map(|(position, _)| position) {
            self.stack.close(position);
            return Some(RowClass::Subtotal);
        }
        if fact.client {
            return None;
        }
        let part = self.part(amounts).filter(|part| part.rows > 1);
        let all = self.is_all(amounts) && self.all.rows > 1;
        if part.is_none() && !all || !self.names_nothing(row) {
            return None;
        }
        match part {
            Some(part) if self.all.rows > part.rows => {
                self.stack.close(part.heading.unwrap_or(self.stack.len()));
                Some(RowClass::Subtotal)
            }
            _ => {
                self.proved = Some(row);
                self.stack.close(0);
                Some(RowClass::GrandTotal)
            }
        }
    }

    /// Whether all cells of `row` are numbers.
    fn names_nothing(&self, row: usize) -> bool {
        self.grid.row(row).all(|(_, cell)| match cell {
            Cell::Text(text) => text.trim().is_empty() || read_amount(text).is_number(),
            Cell::Blank | Cell::Number(_) => true,
            _ => false,
        })
    }

    /// Whether the row has no text beside its label.
    fn is_sparse(&self, row: usize) -> bool {
        let texts = self.grid.row(row).filter_map(|(_, cell)| cell.text());
        texts.filter(|text| !read_amount(text).is_number()).count() <= 1
    }

    /// The first row of another table: below the proven total and an empty row, with titles of its own above its amounts.
    fn second_table(&self) -> Option<usize> {
        let total = self.proved.filter(|total| *total < self.last && self.recipe.rows.is_empty())?;
        let rows = self.values.sheet_rows().iter().copied();
        let mut after = rows.filter(|&row| row > total && self.grid.row(row).any(|(_, cell)| !cell.is_blank()));
        let next = after.next()?;
        (next > total + 1 && !self.telling.has_amount(self.values.amounts_of(next))).then_some(next)
    }

    /// Compares the open rows with the whole table, for totals on top.
    pub(super) fn settle(mut self) -> Classified {
        let second = self.second_table();
        if let Some(second) = second {
            let below = self.classes.iter_mut().skip(second);
            below.filter(|class| **class != RowClass::Blank).for_each(|class| *class = RowClass::Footer);
            self.open.retain(|open| open.row < second);
        }
        let open = std::mem::take(&mut self.open);
        let rows: HashMap<usize, &[f64]> = if open.is_empty() { HashMap::new() } else { self.values.rows().collect() };
        let mut doubts = Vec::new();
        for Unproved { row, class, total } in open {
            let amounts = rows.get(&row).copied().unwrap_or(&[]);
            let label = label_of(self.grid, row);
            let open = !self.recipe.answers.contains_key(&answer_key(&label));
            let proved = open && self.is_rest(amounts, total);
            if let Some(slot) = self.classes.get_mut(row).filter(|_| proved) {
                *slot = RowClass::GrandTotal;
            } else if let Some(slot) = self.classes.get_mut(row) {
                *slot = if total { class } else { RowClass::Detail };
            }
            if !proved {
                doubts.push(RowDoubt { row, label, total });
            }
        }
        self.settle_averages(&mut doubts);
        doubts.extend(self.settle_end(&doubts));
        Classified { classes: self.classes, doubts, second, groups: self.stack.groups }
    }

    /// The last row, where it is the sum of all others in every column whatever its word: asked about. It is read as a
    /// total where that is no coincidence: over some rows in several columns, or over more rows.
    fn settle_end(&mut self, doubts: &[RowDoubt]) -> Option<RowDoubt> {
        let row = self.end.filter(|row| self.classes.get(*row) == Some(&RowClass::Detail))?;
        let amounts = self.values.amounts_of(row);
        let others = self.all.rows_since(&self.none).saturating_sub(1);
        let sums = self.all.by_slot().iter().zip(amounts).zip(&self.telling.counts);
        let whole = sums.filter(|(_, counts)| **counts).all(|((sum, amount), _)| !amount.is_nan() || *sum == 0.0);
        let known = doubts.iter().any(|doubt| doubt.row == row);
        if known || others < 2 || !whole || !self.is_rest(amounts, false) {
            return None;
        }
        let label = label_of(self.grid, row);
        let counted =
            amounts.iter().zip(&self.telling.counts).filter(|(amount, counts)| **counts && amount.abs() > 0.0);
        let likely = (counted.count() > 1 && others > 2 || others >= FEW_ROWS) && !self.is_described(row, &label);
        let total = self.recipe.answers.get(&answer_key(&label)).map_or(likely, |choice| *choice == 1);
        if let Some(slot) = self.classes.get_mut(row).filter(|_| total) {
            *slot = RowClass::GrandTotal;
        }
        Some(RowDoubt { row, label, total })
    }

    /// Whether the row says more in words than its `label`, as rows of clients do, and no row of a total.
    fn is_described(&self, row: usize, label: &str) -> bool {
        let amounts: Vec<usize> = (0..).map_while(|slot| self.values.column(slot)).collect();
        self.grid.row(row).filter(|(column, _)| !amounts.contains(column)).any(|(_, cell)| match cell {
            Cell::Text(text) => text.trim() != label && !read_amount(text).is_number() && !is_nothing(text),
            _ => false,
        })
    }

    /// Whether `amounts` are the sums of all other rows.
    fn is_rest(&self, amounts: &[f64], left_out: bool) -> bool {
        let counts = (self.telling.counts.as_slice(), false);
        if left_out {
            return self.all.is_since(&self.none, amounts, counts);
        }
        let mut others: Sums = self.all.clone();
        others.add(amounts, -1.0);
        others.is_since(&self.none, amounts, counts)
    }
}
