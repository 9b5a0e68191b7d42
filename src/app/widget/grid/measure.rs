//! How wide and high everything in a grid is.

use eframe::egui::{Painter, Rangef, Rect, Ui, Vec2, pos2, vec2};

use super::{GridState, GridView, RowKind};
use crate::app::{
    theme::{TextKind, size, space},
    widget::words,
};

const SMALLEST_PITCH: f32 = 50.0;
const WIDEST_PITCH: f32 = 132.0;
const WIDEST_LABEL: f32 = 260.0;
const EMPTY_ROW: f32 = 28.0;
const MARKER: f32 = 22.0;
/// Of many texts only the longest few are laid out.
const LAID_OUT: usize = 8;

/// When this is unchanged, so are the widths.
pub(super) type Key = (u64, usize, usize, u32);

/// Widths that follow from the texts alone, in points.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    pub(super) label: f32,
    pub(super) lead: Vec<f32>,
    pub(super) trail: Vec<f32>,
    pub(super) smallest_pitch: f32,
    pub(super) header: f32,
}

/// Where everything is, before scrolling.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) label: f32,
    pub(super) lead: Vec<f32>,
    pub(super) trail: Vec<f32>,
    pub(super) header: f32,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) pitch: f32,
    columns: usize,
    /// The top of each row below the header, and the bottom of the last.
    tops: Vec<f32>,
}

pub(super) fn key(ui: &Ui, view: &GridView) -> Key {
    (view.revision, view.rows.len(), view.columns.len(), ui.pixels_per_point().to_bits())
}

pub(super) fn measured(ui: &Ui, state: &mut GridState, view: &GridView) -> Measure {
    let now = key(ui, view);
    match state.measured.take() {
        Some((then, measure)) if then == now => measure,
        _ => Measure::new(ui.painter(), view),
    }
}

impl Measure {
    fn new(painter: &Painter, view: &GridView) -> Self {
        let label = widest(painter, view.rows.iter().map(|row| row.label.as_str()), TextKind::Strong);
        let title = widest(painter, [view.label_title.as_str()], TextKind::Column);
        let beside = |titles: &[String], pick: fn(&super::GridRow) -> &Vec<String>| {
            let width = |(index, title): (usize, &String)| {
                let texts = view.rows.iter().filter_map(move |row| pick(row).get(index).map(String::as_str));
                let numbers = widest(painter, texts, TextKind::Strong);
                numbers.max(widest(painter, [title.as_str()], TextKind::Column)) + 2.0 * space::SMALL + 2.0
            };
            titles.iter().enumerate().map(width).collect()
        };
        let cells = view.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.text.as_str()));
        let words = view.columns.iter().flat_map(|column| column.title.split_whitespace());
        let pitch = (widest(painter, cells, TextKind::Strong) + 14.0)
            .max((widest(painter, words, TextKind::Tiny) + 4.0).min(88.0))
            .clamp(SMALLEST_PITCH, WIDEST_PITCH);
        Self {
            label: label.min(WIDEST_LABEL).max(title) + MARKER + space::SMALL,
            lead: beside(&view.lead_titles, |row| &row.lead),
            trail: beside(&view.trail_titles, |row| &row.trail),
            smallest_pitch: pitch.ceil(),
            header: 40.0,
        }
    }
}

impl Place {
    /// Spreads the cells over `available` points, or lets them scroll where they do not fit.
    pub(super) fn new(measure: &Measure, view: &GridView, available: f32) -> Self {
        let left = (measure.label + measure.lead.iter().sum::<f32>() + space::TINY).ceil();
        let right = measure.trail.iter().sum::<f32>().ceil();
        #[expect(clippy::cast_precision_loss, reason = "a number of columns")]
        let columns = view.columns.len().max(1) as f32;
        let spread = ((available - left - right) / columns).floor();
        let mut tops = vec![0.0];
        let mut top = 0.0;
        for row in &view.rows {
            top += if row.kind == RowKind::Empty { EMPTY_ROW } else { size::HEAT_ROW };
            tops.push(top);
        }
        Self {
            label: measure.label,
            lead: measure.lead.clone(),
            trail: measure.trail.clone(),
            header: measure.header,
            left,
            right,
            pitch: spread.clamp(measure.smallest_pitch, WIDEST_PITCH.max(measure.smallest_pitch)),
            columns: view.columns.len(),
            tops,
        }
    }

    pub(super) fn size(&self) -> Vec2 {
        vec2(self.left + self.cells().x + self.right, self.header + self.cells().y)
    }

    fn cells(&self) -> Vec2 {
        #[expect(clippy::cast_precision_loss, reason = "a number of columns")]
        let columns = self.columns as f32;
        vec2(self.pitch * columns, self.tops.last().copied().unwrap_or(0.0))
    }

    pub(super) fn row_height(&self, row: usize) -> f32 {
        let range = self.row(row);
        range.max - range.min
    }

    /// The top and bottom of a row below the header.
    pub(super) fn row(&self, row: usize) -> Rangef {
        let at = |index: usize| self.tops.get(index).copied().unwrap_or(0.0);
        Rangef::new(at(row), at(row + 1))
    }

    /// The left and right of a column right of the labels.
    pub(super) fn column(&self, column: usize) -> Rangef {
        #[expect(clippy::cast_precision_loss, reason = "a number of columns")]
        let left = column as f32 * self.pitch;
        Rangef::new(left, left + self.pitch)
    }

    /// The rows any part of which is between `from` and `to` points below the header.
    pub(super) fn rows_between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(1);
        let end = self.tops.partition_point(|top| *top < to).min(self.tops.len().saturating_sub(1));
        first..end.max(first)
    }

    /// The columns any part of which is between `from` and `to` points right of the labels.
    pub(super) fn columns_between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and small")]
        let [first, end] = [(from.max(0.0) / self.pitch).floor() as usize, (to.max(0.0) / self.pitch).ceil() as usize];
        let end = end.min(self.columns);
        first.min(end)..end
    }

    /// The row and column of a point, measured from the first cell.
    pub(super) fn at(&self, point: Vec2) -> Option<(usize, usize)> {
        if point.x < 0.0 || point.y < 0.0 {
            return None;
        }
        let row = self.rows_between(point.y, point.y).start;
        let column = self.columns_between(point.x, point.x + 1.0).start;
        (row + 1 < self.tops.len() && column < self.columns).then_some((row, column))
    }

    /// A cell without the gap after it, with the first cell at `origin`.
    pub(super) fn cell(&self, origin: eframe::egui::Pos2, row: usize, column: usize) -> Rect {
        let (x, y) = (self.column(column), self.row(row));
        Rect::from_min_max(
            pos2(origin.x + x.min, origin.y + y.min),
            pos2(origin.x + x.max - size::HEAT_GAP, origin.y + y.max - size::HEAT_GAP),
        )
    }
}

/// The width of the widest of `texts`; only the longest few are laid out.
fn widest<'a>(painter: &Painter, texts: impl IntoIterator<Item = &'a str>, kind: TextKind) -> f32 {
    let mut longest: Vec<(usize, &str)> = Vec::with_capacity(LAID_OUT + 1);
    for text in texts {
        let count = text.chars().count();
        if longest.len() == LAID_OUT && longest.last().is_some_and(|shortest| shortest.0 >= count) {
            continue;
        }
        let at = longest.partition_point(|other| other.0 >= count);
        longest.insert(at, (count, text));
        longest.truncate(LAID_OUT);
    }
    longest
        .into_iter()
        .map(|(_, text)| words::line(painter, text, kind, f32::INFINITY).size().x)
        .fold(0.0, f32::max)
        .ceil()
}
