//! Which rows of a list are picked, by what they are, so that sorting and filtering leave the choice alone.

use std::collections::HashSet;
use std::hash::Hash;

use super::{Click, RowKey};

/// The rows picked, with the row the keyboard is at.
#[derive(Clone, Debug)]
pub struct Picked<Row> {
    rows: HashSet<Row>,
    /// Where a range begins.
    anchor: Option<Row>,
    /// The row the arrows move.
    cursor: Option<Row>,
    /// Whether the arrows take the choice along: after a plain pick, until rows are picked one by one.
    follows: bool,
    /// Grows with every change, so that what is made from the choice knows when to be made anew.
    generation: u64,
}

impl<Row> Default for Picked<Row> {
    fn default() -> Self {
        Self { rows: HashSet::new(), anchor: None, cursor: None, follows: false, generation: 0 }
    }
}

impl<Row: Copy + Eq + Hash + Ord> Picked<Row> {
    /// Whether the row is picked.
    #[must_use]
    pub fn has(&self, row: Row) -> bool {
        self.rows.contains(&row)
    }

    /// How many are picked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing is picked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The picked row when it is a single one.
    #[must_use]
    pub fn single(&self) -> Option<Row> {
        if self.rows.len() == 1 { self.rows.iter().next().copied() } else { None }
    }

    /// The picked rows in their own order.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self.rows.iter().copied().collect();
        rows.sort_unstable();
        rows
    }

    /// How many of these rows are picked.
    #[must_use]
    pub fn count_in(&self, rows: &[Row]) -> usize {
        if self.rows.is_empty() { 0 } else { rows.iter().filter(|row| self.has(**row)).count() }
    }

    /// The row the keyboard is at.
    #[must_use]
    pub fn cursor(&self) -> Option<Row> {
        self.cursor
    }

    /// A number that differs after every change of the choice.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Picks this row alone.
    pub fn pick(&mut self, row: Row) {
        self.rows.clear();
        self.rows.insert(row);
        self.anchor = Some(row);
        self.cursor = Some(row);
        self.follows = true;
        self.generation += 1;
    }

    /// Adds the row to the choice, or takes it out.
    pub fn toggle(&mut self, row: Row) {
        if !self.rows.remove(&row) {
            self.rows.insert(row);
        }
        self.anchor = Some(row);
        self.cursor = Some(row);
        self.follows = false;
        self.generation += 1;
    }

    /// Picks everything between where the range began and `row`, both included, in the order shown.
    pub fn range(&mut self, order: &[Row], row: Row) {
        let begin = self.anchor.and_then(|anchor| position(order, anchor));
        let (Some(begin), Some(end)) = (begin, position(order, row)) else { return self.pick(row) };
        let range = order.get(begin.min(end)..=begin.max(end)).unwrap_or(&[]);
        self.rows = range.iter().copied().collect();
        self.cursor = Some(row);
        self.generation += 1;
    }

    /// Picks all that are listed.
    pub fn all(&mut self, order: &[Row]) {
        self.rows = order.iter().copied().collect();
        self.follows = false;
        self.generation += 1;
    }

    /// Picks nobody; the keyboard stays where it is.
    pub fn clear(&mut self) {
        if !self.rows.is_empty() {
            self.rows.clear();
            self.generation += 1;
        }
        self.follows = false;
    }

    /// Moves the keyboard's row by `rows`; with `extend` the range grows along.
    pub fn step(&mut self, order: &[Row], rows: isize, extend: bool) {
        let at = self.cursor.and_then(|cursor| position(order, cursor));
        let wanted = match at {
            Some(at) => at.saturating_add_signed(rows),
            None => 0,
        };
        let Some(&row) = order.get(wanted.min(order.len().saturating_sub(1))) else { return };
        if extend {
            self.anchor = self.anchor.or(self.cursor);
            self.range(order, row);
        } else if self.follows {
            self.pick(row);
        } else {
            self.cursor = Some(row);
        }
    }

    /// Picks as a click asks.
    pub fn click(&mut self, order: &[Row], row: Row, how: Click) {
        match how {
            Click::Plain => self.pick(row),
            Click::Toggle => self.toggle(row),
            Click::Range => self.range(order, row),
        }
    }

    /// Picks as a key asks. Returns whether the picked rows, or else the one the keyboard is at, are to be taken.
    pub fn key(&mut self, order: &[Row], key: RowKey) -> bool {
        match (key, self.cursor) {
            (RowKey::Step(rows, extend), _) => self.step(order, rows, extend),
            (RowKey::Toggle, Some(cursor)) => self.toggle(cursor),
            (RowKey::Toggle, None) => {}
            (RowKey::All, _) => self.all(order),
            (RowKey::Nobody, _) => self.clear(),
            (RowKey::Take, cursor) => {
                if let (true, Some(cursor)) = (self.rows.is_empty(), cursor) {
                    self.pick(cursor);
                }
                return !self.rows.is_empty();
            }
        }
        false
    }
}

/// Where `row` stands in the order shown.
#[must_use]
pub fn position<Row: Copy + Eq>(order: &[Row], row: Row) -> Option<usize> {
    order.iter().position(|listed| *listed == row)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list as sorted.
    const ORDER: [u32; 5] = [4, 2, 0, 1, 3];

    #[test]
    fn a_range_follows_the_order_shown_from_where_it_began() {
        let cases = [((2, 1), vec![0, 1, 2]), ((1, 4), vec![0, 1, 2, 4]), ((3, 3), vec![3])];
        for ((from, to), expected) in cases {
            let mut picked = Picked::<u32>::default();
            picked.pick(from);
            picked.range(&ORDER, to);
            assert_eq!(picked.rows(), expected, "{from} to {to}");
        }
    }

    #[test]
    fn a_second_range_starts_where_the_first_did() {
        let mut picked = Picked::<u32>::default();
        picked.pick(0);
        picked.range(&ORDER, 3);
        picked.range(&ORDER, 4);
        assert_eq!(picked.rows(), [0, 2, 4]);
    }

    #[test]
    fn a_range_whose_beginning_is_filtered_out_is_a_plain_pick() {
        let mut picked = Picked::<u32>::default();
        picked.pick(9);
        picked.range(&ORDER, 2);
        assert_eq!(picked.rows(), [2]);
    }

    #[test]
    fn toggling_picks_one_by_one_and_the_arrows_then_leave_the_choice_alone() {
        let mut picked = Picked::<u32>::default();
        picked.toggle(2);
        picked.step(&ORDER, 1, false);
        picked.toggle(1);
        picked.step(&ORDER, 9, false);
        assert_eq!((picked.rows(), picked.cursor()), (vec![1, 2], Some(3)));
        picked.toggle(2);
        assert_eq!(picked.single(), Some(1));
    }

    #[test]
    fn after_a_plain_pick_the_arrows_take_the_choice_along() {
        let mut picked = Picked::<u32>::default();
        picked.pick(2);
        picked.step(&ORDER, 1, false);
        assert_eq!(picked.single(), Some(0));
        picked.step(&ORDER, -9, false);
        assert_eq!(picked.single(), Some(4));
    }

    #[test]
    fn the_arrows_with_shift_grow_the_range_and_shrink_it() {
        let mut picked = Picked::<u32>::default();
        picked.pick(2);
        for _ in 0..3 {
            picked.step(&ORDER, 1, true);
        }
        picked.step(&ORDER, -1, true);
        assert_eq!(picked.rows(), [0, 1, 2]);
    }

    #[test]
    fn the_keyboard_starts_at_the_first_row_and_stays_in_the_list() {
        let mut picked = Picked::<u32>::default();
        picked.step(&[], 1, false);
        assert_eq!(picked.cursor(), None);
        picked.step(&ORDER, 1, false);
        assert_eq!((picked.cursor(), picked.len()), (Some(4), 0));
    }
}
