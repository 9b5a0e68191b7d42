//! Where a frame of a sheet is on screen.

use std::ops::Range;

use eframe::egui::emath::GuiRounding;
use eframe::egui::{Id, Pos2, Rangef, Rect, Ui, Vec2, pos2, vec2};

use super::{Sheet, Skin, place::Place};
use crate::app::theme::size;

/// The three parts of a sheet: what stays left, what scrolls, what stays right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Left,
    Middle,
    Right,
}

impl Part {
    /// What scrolls first, so that what stays is painted over it.
    pub(super) const ALL: [Self; 3] = [Self::Middle, Self::Left, Self::Right];
}

/// A sheet laid out on screen.
pub(super) struct Frame<'f, 'a> {
    pub(super) sheet: &'f Sheet<'a>,
    pub(super) place: &'f Place<'a>,
    pub(super) id: Id,
    /// The part on screen, titles and what stays included.
    pub(super) whole: Rect,
    /// The part of it that scrolls.
    pub(super) cells: Rect,
    pub(super) scrolled: Vec2,
}

impl<'f, 'a> Frame<'f, 'a> {
    /// `corner` and `viewport` are where the sheet begins on screen and the part of it in sight.
    pub(super) fn new(
        ui: &Ui,
        (sheet, place): (&'f Sheet<'a>, &'f Place<'a>),
        (corner, viewport): (Pos2, Rect),
        id: Id,
    ) -> Self {
        let fixed = corner.round_to_pixels(ui.pixels_per_point());
        let seen = if sheet.skin == Skin::Heat { viewport.size().min(place.size()) } else { viewport.size() };
        let whole = Rect::from_min_size(fixed, seen);
        let (left, right) = place.edges();
        let cells = Rect::from_min_max(fixed + vec2(left, place.head), whole.max - vec2(right, 0.0));
        Self { sheet, place, id, whole, cells, scrolled: viewport.min.to_vec2() }
    }

    /// Below the titles.
    pub(super) fn body(&self) -> Rect {
        self.whole.with_min_y(self.cells.top())
    }

    /// The rows in sight.
    pub(super) fn rows(&self) -> Range<usize> {
        self.place.rows_between(self.scrolled.y, self.scrolled.y + self.cells.height())
    }

    /// The columns of a part in sight.
    pub(super) fn columns(&self, part: Part) -> Range<usize> {
        let middle = self.place.middle();
        match part {
            Part::Left => 0..middle.start,
            Part::Middle => self.place.columns_between(self.scrolled.x, self.scrolled.x + self.cells.width()),
            Part::Right => middle.end..self.place.columns(),
        }
    }

    fn part_of(&self, column: usize) -> Part {
        let middle = self.place.middle();
        match column {
            column if column < middle.start => Part::Left,
            column if column < middle.end => Part::Middle,
            _ => Part::Right,
        }
    }

    /// From left to right, where a part is on screen.
    pub(super) fn part_range(&self, part: Part) -> Rangef {
        match part {
            Part::Left => Rangef::new(self.whole.left(), self.cells.left()),
            Part::Middle => self.cells.x_range(),
            Part::Right => Rangef::new(self.cells.right(), self.whole.right()),
        }
    }

    /// From left to right, where a column is on screen.
    pub(super) fn column(&self, column: usize) -> Rangef {
        let range = self.place.column(column);
        let shift = match self.part_of(column) {
            Part::Left => self.whole.left(),
            Part::Middle => self.whole.left() - self.scrolled.x,
            Part::Right => self.whole.right() - self.place.width(),
        };
        Rangef::new((range.min + shift).round(), (range.max + shift).round())
    }

    /// The top of a row on screen.
    pub(super) fn top(&self, row: usize) -> f32 {
        (self.cells.top() + self.place.top(row, self.scrolled.y)).round()
    }

    /// A row from edge to edge, without the gap after it.
    pub(super) fn row(&self, row: usize) -> Rect {
        let bottom = (self.top(row) + self.place.row_height(row)).round() - self.gap();
        Rect::from_x_y_ranges(self.whole.x_range(), self.top(row)..=bottom)
    }

    /// A cell without the gaps after it.
    pub(super) fn cell(&self, row: usize, column: usize) -> Rect {
        let x = self.column(column);
        let y = self.row(row).y_range();
        Rect::from_min_max(pos2(x.min, y.min), pos2((x.max - self.gap()).max(x.min), y.max))
    }

    /// The row and column of a point on screen.
    pub(super) fn at(&self, point: Pos2) -> Option<(usize, usize)> {
        if !self.body().contains(point) {
            return None;
        }
        let from = point - self.cells.min + self.scrolled;
        let row = self.place.rows_between(from.y, from.y + 0.5).next()?;
        let part = Part::ALL.into_iter().find(|part| self.part_range(*part).contains(point.x))?;
        let column = self.columns(part).find(|column| self.column(*column).contains(point.x))?;
        Some((row, column))
    }

    fn gap(&self) -> f32 {
        if self.sheet.skin == Skin::Heat { size::HEAT_GAP } else { 0.0 }
    }
}
