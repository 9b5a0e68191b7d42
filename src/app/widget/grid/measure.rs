//! How wide and high everything in a heatmap is.

use eframe::egui::{Painter, Ui};

use super::{GridState, GridView, RowKind};
use crate::app::theme::{TextKind, size, space};
use crate::app::widget::sheet::{Align, Head, SheetColumn, Width};
use crate::app::widget::words;

const SMALLEST_PITCH: f32 = 50.0;
const WIDEST_PITCH: f32 = 132.0;
const WIDEST_LABEL: f32 = 260.0;
const EMPTY_ROW: f32 = 28.0;
const MARKER: f32 = 22.0;
/// Of many texts only the longest few are laid out.
const LAID_OUT: usize = 8;

/// When this is unchanged, so are the widths.
pub(super) type Key = (u64, usize, usize, u32);

/// What follows from the texts alone.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    /// The label, the numbers before the cells, the cells, the numbers after them.
    pub(super) columns: Vec<SheetColumn>,
    /// How many columns stand before the cells.
    pub(super) before: usize,
    /// The top of each row, and the bottom of the last.
    pub(super) tops: Vec<f32>,
}

pub(super) fn key(ui: &Ui, view: &GridView) -> Key {
    (view.revision, view.rows.len(), view.columns.len(), ui.pixels_per_point().to_bits())
}

pub(super) fn measured(ui: &Ui, state: &mut GridState, view: &GridView) -> Measured {
    let now = key(ui, view);
    match state.measured.take() {
        Some((then, measured)) if then == now => measured,
        _ => Measured::new(ui.painter(), view),
    }
}

impl Measured {
    fn new(painter: &Painter, view: &GridView) -> Self {
        let label = widest(painter, view.rows.iter().map(|row| row.label.as_str()), TextKind::Strong);
        let title = widest(painter, [view.label_title.as_str()], TextKind::Column);
        // A line that fits to the point is cut all the same.
        let label = label.min(WIDEST_LABEL).max(title) + MARKER + space::SMALL + space::TINY;
        let beside = |titles: &[String], pick: fn(&super::GridRow) -> &Vec<String>| {
            let width = |(index, title): (usize, &String)| {
                let texts = view.rows.iter().filter_map(|row| pick(row).get(index).map(String::as_str));
                let numbers = widest(painter, texts, TextKind::Strong);
                let width = numbers.max(widest(painter, [title.as_str()], TextKind::Column)) + 2.0 * space::SMALL + 2.0;
                SheetColumn::numbers(title, Width::Fixed(width.ceil()))
            };
            titles.iter().enumerate().map(width).collect::<Vec<_>>()
        };
        let texts = view.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.text.as_str()));
        let words = view.columns.iter().flat_map(|column| column.title.split_whitespace());
        let pitch = (widest(painter, texts, TextKind::Strong) + 14.0)
            .max((widest(painter, words, TextKind::Tiny) + 4.0).min(88.0))
            .clamp(SMALLEST_PITCH, WIDEST_PITCH)
            .ceil();
        let cells = view.columns.iter().map(|column| SheetColumn {
            title: column.title.clone(),
            name: column.full_title.clone(),
            width: Width::Grows(pitch, WIDEST_PITCH.max(pitch), 1.0),
            align: Align::Middle,
            head: Head::Asks,
            ..SheetColumn::default()
        });
        let mut columns = vec![SheetColumn::words(&view.label_title, Width::Fixed(label.ceil()))];
        columns.extend(beside(&view.lead_titles, |row| &row.lead));
        let before = columns.len();
        columns.extend(cells);
        columns.extend(beside(&view.trail_titles, |row| &row.trail));
        let mut top = 0.0;
        let bottoms = view.rows.iter().map(|row| {
            top += if row.kind == RowKind::Empty { EMPTY_ROW } else { size::HEAT_ROW };
            top
        });
        Self { columns, before, tops: std::iter::once(0.0).chain(bottoms).collect() }
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
