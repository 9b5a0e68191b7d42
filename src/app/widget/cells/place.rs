//! Where the rows and columns of a sheet are, before scrolling.

use std::ops::Range;

use eframe::egui::{Rangef, Vec2, vec2};

use super::CellsView;
use crate::app::theme::size;

/// The height of the menus and titles over the columns.
pub(super) const HEADER: f32 = 50.0;

/// Widths and heights in points.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) header: f32,
    pub(super) side: f32,
    rows: usize,
    /// The left of each column right of the row heads, and the right of the last.
    lefts: Vec<f32>,
}

impl Place {
    pub(super) fn new(view: &CellsView<'_>) -> Self {
        let mut lefts = Vec::with_capacity(view.columns.len() + 1);
        let mut left = 0.0;
        lefts.push(left);
        for column in view.columns {
            left += column.width;
            lefts.push(left);
        }
        Self { header: HEADER, side: view.side, rows: view.rows, lefts }
    }

    pub(super) fn size(&self) -> Vec2 {
        #[expect(clippy::cast_precision_loss, reason = "points on screen")]
        let rows = self.rows as f32;
        vec2(self.side + self.lefts.last().copied().unwrap_or(0.0), self.header + rows * size::ROW)
    }

    /// The last row and column; `None` where there are none.
    pub(super) fn last(&self) -> Option<(usize, usize)> {
        Some((self.rows.checked_sub(1)?, self.lefts.len().checked_sub(2)?))
    }

    /// The left and right of a column, right of the row heads.
    pub(super) fn column(&self, column: usize) -> Rangef {
        let at = |index: usize| self.lefts.get(index).copied().unwrap_or(0.0);
        Rangef::new(at(column), at(column + 1))
    }

    /// The top of a row below the titles when scrolled by `scrolled`. Single precision has no single points left in the
    /// rows of a long sheet, so the difference is taken in double.
    pub(super) fn top(row: usize, scrolled: f32) -> f32 {
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "small once scrolled")]
        let top = (row as f64 * f64::from(size::ROW) - f64::from(scrolled)) as f32;
        top
    }

    /// The rows any part of which is between `from` and `to` points below the titles.
    pub(super) fn rows_between(&self, from: f32, to: f32) -> Range<usize> {
        let [from, to] = [from, to].map(|at| f64::from(at.max(0.0)) / f64::from(size::ROW));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, at most the rows")]
        let [first, end] = [from.floor() as usize, to.ceil() as usize];
        let end = end.min(self.rows);
        first.min(end)..end
    }

    /// The columns any part of which is between `from` and `to` points right of the row heads.
    pub(super) fn columns_between(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.lefts.partition_point(|left| *left <= from).saturating_sub(1);
        let end = self.lefts.partition_point(|left| *left < to).min(self.lefts.len().saturating_sub(1));
        first..end.max(first)
    }

    /// The scrolling that shows a row in the middle and a column as it comes, of the `seen` room.
    pub(super) fn centred(&self, scroll: Vec2, seen: Vec2, (row, column): (usize, Option<usize>)) -> Vec2 {
        let room = seen - vec2(self.side, self.header);
        let y = (Self::top(row, 0.0) - (room.y - size::ROW) / 2.0).max(0.0);
        let x = column.map_or(scroll.x, |column| fit(scroll.x, self.column(column), room.x));
        vec2(x, y)
    }

    /// The least scrolling that shows the whole cell.
    pub(super) fn shown(&self, scroll: Vec2, seen: Vec2, (row, column): (usize, usize)) -> Vec2 {
        let room = seen - vec2(self.side, self.header);
        let top = Self::top(row, 0.0);
        vec2(fit(scroll.x, self.column(column), room.x), fit(scroll.y, Rangef::new(top, top + size::ROW), room.y))
    }
}

fn fit(scroll: f32, range: Rangef, room: f32) -> f32 {
    scroll.clamp((range.max - room).min(range.min), range.min).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::super::CellsColumn;
    use super::*;

    fn place(rows: usize) -> Place {
        let columns = [100.0, 50.0, 200.0].map(|width| CellsColumn { width, ..CellsColumn::default() });
        let view = CellsView {
            name: "sheet",
            columns: &columns,
            column_menu: &[],
            row_menu: &[],
            rows,
            side: 80.0,
            height: 400.0,
            is_old: false,
        };
        Place::new(&view)
    }

    #[test]
    fn only_what_is_in_sight_is_asked_for() {
        let place = place(1_000_000);
        assert_eq!(place.rows_between(0.0, 290.0), 0..10);
        assert_eq!(place.rows_between(29.0 * 999_990.0, 29.0 * 1_000_010.0).end, 1_000_000);
        assert_eq!(place.columns_between(0.0, 100.0), 0..1);
        assert_eq!(place.columns_between(99.0, 151.0), 0..3);
        assert_eq!(place.columns_between(120.0, 4000.0), 1..3);
    }

    #[test]
    fn neighbours_stay_a_row_apart_at_the_end_of_a_long_sheet() {
        let scrolled = 29.0 * 999_000.0;
        for row in 999_000..999_030 {
            let gap = Place::top(row + 1, scrolled) - Place::top(row, scrolled);
            assert!((gap - size::ROW).abs() < 1e-3, "row {row}: {gap}");
        }
    }

    #[test]
    fn a_row_is_brought_to_the_middle() {
        let scroll = place(1000).centred(vec2(0.0, 0.0), vec2(400.0, 50.0 + 290.0), (500, Some(2)));
        let rows = place(1000).rows_between(scroll.y, scroll.y + 290.0);
        assert!(rows.contains(&496) && rows.contains(&504), "{rows:?}");
    }
}
