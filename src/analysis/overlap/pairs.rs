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
        let mut pairs = Self { first, columns, may_meet: vec![false; selectors * columns] };
        let mut counts = Vec::new();
        for selector in space.selectors() {
            for (at, column) in space.columns.iter().enumerate().skip(selector.column as usize + 1) {
                counts.clear();
                counts.resize(column.codes() + 1, 0_usize);
                column.codes.each_code(space.rows(selector), |code| {
                    if let Some(count) = counts.get_mut(code as usize) {
                        *count += 1;
                    }
                });
                let is_enough = counts.iter().take(column.codes()).any(|&count| count >= measure.minimum);
                let place = pairs.place(selector, at);
                if let Some(slot) = pairs.may_meet.get_mut(place) {
                    *slot = is_enough;
                }
            }
        }
        Some(pairs)
    }

    /// Whether enough clients meet `selector` and some value of the later column `column`.
    pub(super) fn may_meet(&self, selector: Selector, column: usize) -> bool {
        self.may_meet.get(self.place(selector, column)).copied().unwrap_or(true)
    }

    fn place(&self, selector: Selector, column: usize) -> usize {
        let first = self.first.get(selector.column as usize).copied().unwrap_or_default();
        (first + selector.code as usize) * self.columns + column
    }
}
