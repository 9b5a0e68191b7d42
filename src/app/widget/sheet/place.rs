//! Where the rows and columns of a sheet are, before scrolling.

use std::ops::Range;

use eframe::egui::{Rangef, Vec2, vec2};

use super::{Heights, Sheet, SheetColumn, Skin};
use crate::app::theme::size;

/// The height of the menus and titles over the columns of a workbook.
pub(super) const WORKBOOK_HEAD: f32 = 50.0;

/// Widths and heights in points.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    /// The height of the titles.
    pub(super) head: f32,
    heights: Heights<'a>,
    rows: usize,
    frozen: (usize, usize),
    /// The left of each column, and the right of the last.
    lefts: Vec<f32>,
}

impl<'a> Place<'a> {
    /// Shares `room` among the columns.
    pub(super) fn new(sheet: &Sheet<'a>, room: f32) -> Self {
        let head = match sheet.skin {
            Skin::List => size::ROW,
            Skin::Heat => 40.0,
            Skin::Workbook => WORKBOOK_HEAD,
        };
        let mut left = 0.0;
        let rights = widths(sheet.columns, room).into_iter().map(|width| {
            left += width;
            left
        });
        let lefts = std::iter::once(0.0).chain(rights).collect();
        let heights = sheet.heights;
        Self { head, heights, rows: sheet.rows, frozen: sheet.frozen, lefts }
    }

    pub(super) fn size(&self) -> Vec2 {
        vec2(self.width(), self.head + self.top(self.rows, 0.0))
    }

    pub(super) fn width(&self) -> f32 {
        self.lefts.last().copied().unwrap_or(0.0)
    }

    /// The widths of the columns that stay, left and right.
    pub(super) fn edges(&self) -> (f32, f32) {
        let right = self.lefts.get(self.columns() - self.frozen.1.min(self.columns())).copied().unwrap_or(0.0);
        (self.lefts.get(self.frozen.0).copied().unwrap_or(0.0), self.width() - right)
    }

    pub(super) fn columns(&self) -> usize {
        self.lefts.len().saturating_sub(1)
    }

    /// The columns that scroll.
    pub(super) fn middle(&self) -> Range<usize> {
        let end = self.columns().saturating_sub(self.frozen.1);
        self.frozen.0.min(end)..end
    }

    pub(super) fn first_cell(&self) -> (usize, usize) {
        (0, self.middle().start)
    }

    /// The last row and scrolling column; `None` where there are none.
    pub(super) fn last_cell(&self) -> Option<(usize, usize)> {
        let middle = self.middle();
        Some((self.rows.checked_sub(1)?, middle.end.checked_sub(1).filter(|last| *last >= middle.start)?))
    }

    /// The left and right of a column.
    pub(super) fn column(&self, column: usize) -> Rangef {
        let at = |index: usize| self.lefts.get(index).copied().unwrap_or(0.0);
        Rangef::new(at(column), at(column + 1))
    }

    /// The top of a row below the titles when scrolled by `scrolled`. Single precision has no single points left in the
    /// rows of a long sheet, so the difference is taken in double.
    pub(super) fn top(&self, row: usize, scrolled: f32) -> f32 {
        match self.heights {
            Heights::Tops(tops) => tops.get(row).copied().unwrap_or(0.0) - scrolled,
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "small once scrolled")]
            Heights::Even(height) => (row as f64 * f64::from(height) - f64::from(scrolled)) as f32,
        }
    }

    pub(super) fn row_height(&self, row: usize) -> f32 {
        match self.heights {
            Heights::Tops(_) => self.top(row + 1, 0.0) - self.top(row, 0.0),
            Heights::Even(height) => height,
        }
    }

    /// The rows any part of which is between `from` and `to` points below the titles.
    pub(super) fn rows_between(&self, from: f32, to: f32) -> Range<usize> {
        let (first, end) = match self.heights {
            Heights::Tops(tops) => {
                (tops.partition_point(|top| *top <= from).saturating_sub(1), tops.partition_point(|top| *top < to))
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "not negative, cut to the rows"
            )]
            Heights::Even(height) => {
                let [from, to] = [from, to].map(|at| f64::from(at.max(0.0)) / f64::from(height));
                (from.floor() as usize, to.ceil() as usize)
            }
        };
        let end = end.min(self.rows);
        first.min(end)..end
    }

    /// The scrolling columns any part of which is between `from` and `to` points right of those that stay.
    pub(super) fn columns_between(&self, from: f32, to: f32) -> Range<usize> {
        let middle = self.middle();
        let edge = self.edges().0;
        let first = self.lefts.partition_point(|left| *left <= edge + from).saturating_sub(1);
        let end = self.lefts.partition_point(|left| *left < edge + to).clamp(middle.start, middle.end);
        first.clamp(middle.start, end)..end
    }

    /// The least scrolling that shows a row, and the whole of a cell in it.
    pub(super) fn shown(&self, scroll: Vec2, seen: Vec2, (row, column): (usize, Option<usize>)) -> Vec2 {
        let room = self.room(seen);
        let rows = Rangef::new(self.top(row, 0.0), self.top(row, 0.0) + self.row_height(row));
        vec2(self.across(scroll.x, room.x, column), fit(scroll.y, rows, room.y))
    }

    /// The scrolling that shows a row in the middle and a column as it comes, of the `seen` room.
    pub(super) fn centred(&self, scroll: Vec2, seen: Vec2, (row, column): (usize, Option<usize>)) -> Vec2 {
        let room = self.room(seen);
        let y = (self.top(row, 0.0) - (room.y - self.row_height(row)) / 2.0).max(0.0);
        vec2(self.across(scroll.x, room.x, column), y)
    }

    fn room(&self, seen: Vec2) -> Vec2 {
        let (left, right) = self.edges();
        seen - vec2(left + right, self.head)
    }

    fn across(&self, scroll: f32, room: f32, column: Option<usize>) -> f32 {
        let Some(column) = column.filter(|column| self.middle().contains(column)) else { return scroll };
        let left = self.edges().0;
        let range = self.column(column);
        fit(scroll, Rangef::new(range.min - left, range.max - left), room)
    }
}

fn fit(scroll: f32, range: Rangef, room: f32) -> f32 {
    scroll.clamp((range.max - room).min(range.min), range.min).max(0.0)
}

/// The width of each column: its least, and its shares of what is left up to its most.
fn widths(columns: &[SheetColumn], room: f32) -> Vec<f32> {
    let ranges: Vec<(f32, f32, f32)> = columns.iter().map(|column| column.width.range()).collect();
    let mut widths: Vec<f32> = ranges.iter().map(|(least, ..)| *least).collect();
    // A column that has its most leaves its shares to the others, so at most one more round for each.
    for _ in 0..columns.len() {
        let spare = room - widths.iter().sum::<f32>();
        let grows = |(width, range): &(&f32, &(f32, f32, f32))| **width < range.1;
        let shares: f32 = widths.iter().zip(&ranges).filter(grows).map(|(_, range)| range.2).sum();
        if spare < 0.5 || shares <= 0.0 {
            break;
        }
        for (width, (_, most, share)) in widths.iter_mut().zip(&ranges) {
            *width = most.min(*width + spare * share / shares).max(*width);
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::super::Width;
    use super::*;

    fn columns(widths: &[Width]) -> Vec<SheetColumn> {
        widths.iter().map(|width| SheetColumn::words("", *width)).collect()
    }

    /// One column that stays at the left, three that scroll, one that stays at the right.
    fn with_place<T>(heights: Heights<'_>, rows: usize, check: impl FnOnce(Place<'_>) -> T) -> T {
        let columns = columns(&[80.0, 100.0, 50.0, 200.0, 60.0].map(Width::Fixed));
        let sheet = Sheet { columns: &columns, rows, heights, frozen: (1, 1), ..Sheet::default() };
        check(Place::new(&sheet, 400.0))
    }

    #[test]
    fn only_what_is_in_sight_is_asked_for() {
        with_place(Heights::Even(29.0), 1_000_000, |place| {
            assert_eq!(place.rows_between(0.0, 290.0), 0..10);
            assert_eq!(place.rows_between(29.0 * 999_990.0, 29.0 * 1_000_010.0).end, 1_000_000);
            assert_eq!(place.rows_between(29.0 * 1_000_010.0, 29.0 * 1_000_020.0).len(), 0);
            assert_eq!(place.columns_between(0.0, 100.0), 1..2);
            assert_eq!(place.columns_between(99.0, 151.0), 1..4);
            assert_eq!(place.columns_between(120.0, 4000.0), 2..4);
            assert_eq!((place.edges(), place.last_cell()), ((80.0, 60.0), Some((999_999, 3))));
        });
    }

    #[test]
    fn rows_of_their_own_heights_are_found() {
        with_place(Heights::Tops(&[0.0, 38.0, 66.0, 104.0]), 3, |place| {
            let cases = [((0.0, 37.0), 0..1), ((38.0, 39.0), 1..2), ((30.0, 67.0), 0..3), ((104.0, 110.0), 3..3)];
            for ((from, to), rows) in cases {
                assert_eq!(place.rows_between(from, to), rows, "{from} to {to}");
            }
            assert!((place.row_height(1) - 28.0).abs() < 0.01);
        });
    }

    #[test]
    fn neighbours_stay_a_row_apart_at_the_end_of_a_long_sheet() {
        with_place(Heights::Even(29.0), 1_000_000, |place| {
            for row in 999_000..999_030 {
                let gap = place.top(row + 1, 29.0 * 999_000.0) - place.top(row, 29.0 * 999_000.0);
                assert!((gap - 29.0).abs() < 1e-3, "row {row}: {gap}");
            }
        });
    }

    #[test]
    fn a_row_is_brought_to_the_middle_or_just_into_sight() {
        with_place(Heights::Even(29.0), 1000, |place| {
            let seen = vec2(400.0, 29.0 + 290.0);
            let middle = place.centred(Vec2::ZERO, seen, (500, Some(3)));
            let rows = place.rows_between(middle.y, middle.y + 290.0);
            assert!(rows.contains(&496) && rows.contains(&504), "{rows:?}");
            assert!((middle.x - 90.0).abs() < 0.01, "{middle}");
            let cases = [(500, 29.0 * 491.0), (3, 29.0 * 3.0)];
            for (row, top) in cases {
                let from = if row > 400 { 0.0 } else { 29.0 * 100.0 };
                let least = place.shown(vec2(0.0, from), seen, (row, None));
                assert!((least.y - top).abs() < 0.01, "row {row}: {least}");
            }
            assert_eq!(place.shown(vec2(7.0, 29.0), seen, (5, None)), vec2(7.0, 29.0), "it is in sight");
        });
    }

    #[test]
    fn what_is_left_is_shared_and_nothing_is_narrower_than_its_least() {
        use Width::{Fixed, Grows, Rest};
        let cases: [(&[Width], f32, &[f32]); 5] = [
            (&[Fixed(36.0), Rest(100.0), Rest(100.0)], 436.0, &[36.0, 200.0, 200.0]),
            (&[Fixed(36.0), Rest(100.0)], 50.0, &[36.0, 100.0]),
            (&[Grows(170.0, 320.0, 2.0), Rest(100.0), Rest(100.0)], 410.0, &[190.0, 110.0, 110.0]),
            (&[Grows(170.0, 320.0, 2.0), Rest(100.0), Rest(100.0)], 970.0, &[320.0, 325.0, 325.0]),
            (&[Grows(50.0, 132.0, 1.0), Grows(50.0, 132.0, 1.0)], 900.0, &[132.0, 132.0]),
        ];
        for (asked, room, expected) in cases {
            let found = widths(&columns(asked), room);
            let is_close = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.6);
            assert!(is_close && found.len() == expected.len(), "{asked:?} in {room}: {found:?}");
        }
    }
}
