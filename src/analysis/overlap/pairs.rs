//! Which pairs of conditions enough clients meet. That hangs on the tags alone, so all permutations share it.

use super::quality::Measure;
use super::space::{Selector, Space};

/// The most pairs that are counted; beyond, counting costs more memory than it saves time.
const MOST: usize = 1 << 22;

/// For every selector and later column, whether some value there is met together often enough.
pub(super) struct Pairs {
    /// The place of each column's first selector.
    first: Vec<usize>,
    columns: usize,
    /// By place of the selector, then column.
    may_meet: Vec<bool>,
    /// By column, whether it is in any pair.
    has_any: Vec<bool>,
}

impl Pairs {
    /// Counts every pair of `space`; `None` when there are too many.
    pub(super) fn count(space: &Space, measure: &Measure) -> Option<Self> {
        let mut first = Vec::with_capacity(space.columns.len());
        let mut selectors = 0_usize;
        for column in &space.columns {
            first.push(selectors);
            selectors += column.codes();
        }
        if selectors.checked_mul(selectors)? > MOST {
            return None;
        }
        let columns = space.columns.len();
        let mut pairs =
            Self { first, columns, may_meet: vec![false; selectors * columns], has_any: vec![false; columns] };
        let mut counts = Vec::new();
        for selector in space.selectors() {
            for (at, column) in space.columns.iter().enumerate().skip(selector.column as usize + 1) {
                counts.clear();
                counts.resize(column.codes() + 1, 0_usize);
                column.codes.each_code(&space.rows(selector), |code| {
                    if let Some(count) = counts.get_mut(code as usize) {
                        *count += 1;
                    }
                });
                let is_enough = counts.iter().take(column.codes()).any(|&count| count >= measure.minimum);
                if is_enough {
                    pairs.set(selector, at);
                }
            }
        }
        Some(pairs)
    }

    /// Whether enough clients meet `selector` and some value of the later column `column`.
    pub(super) fn may_meet(&self, selector: Selector, column: usize) -> bool {
        self.may_meet.get(self.place(selector, column)).copied().unwrap_or(true)
    }

    /// Whether `column` has a value that enough clients meet together with one of another column.
    pub(super) fn has_any(&self, column: usize) -> bool {
        self.has_any.get(column).copied().unwrap_or(true)
    }

    fn set(&mut self, selector: Selector, column: usize) {
        let place = self.place(selector, column);
        if let Some(slot) = self.may_meet.get_mut(place) {
            *slot = true;
        }
        for column in [selector.column as usize, column] {
            if let Some(slot) = self.has_any.get_mut(column) {
                *slot = true;
            }
        }
    }

    fn place(&self, selector: Selector, column: usize) -> usize {
        let first = self.first.get(selector.column as usize).copied().unwrap_or_default();
        (first + selector.code as usize) * self.columns + column
    }
}
