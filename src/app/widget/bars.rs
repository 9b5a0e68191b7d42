//! Bars: side by side to compare, thin for coverage, stacked for the proof.

use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Label, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::{mark, words};
use crate::app::theme::{Palette, TextKind, palette, size, space};

const ROW: f32 = 24.0;
const THICK: f32 = 10.0;
const THIN: f32 = 6.0;
const PROOF: f32 = 18.0;
const SHORTEST: f32 = 3.0;

/// What a bar says by its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// One of many.
    #[default]
    Accent,
    /// The sweet spot.
    Amber,
    /// Unknown or left out.
    Grey,
    /// Done, imported.
    Good,
    /// Lost.
    Bad,
    /// No colour of its own: a legend in plain text.
    Plain,
}

impl Tone {
    fn fill(self, colors: &Palette) -> Color32 {
        match self {
            Self::Accent => colors.accent,
            Self::Amber => colors.amber,
            Self::Grey => colors.faint,
            Self::Good => colors.good,
            Self::Bad => colors.bad,
            Self::Plain => colors.line,
        }
    }

    fn text(self, colors: &Palette) -> Color32 {
        match self {
            Self::Good => colors.good,
            Self::Bad => colors.bad,
            _ => colors.text,
        }
    }
}

/// One bar of a few.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Left of it.
    pub label: String,
    /// Right of it.
    pub value: String,
    /// Its length as a share of the longest, 0 to 1; `None` draws no bar at all.
    pub share: Option<f32>,
    /// Its colour.
    pub tone: Tone,
}

/// Bars below each other, labels in `label_width` points. Returns the bar clicked.
pub fn bars(ui: &mut Ui, bars: &[Bar], label_width: f32) -> Option<usize> {
    let widest = bars
        .iter()
        .map(|bar| words::line(ui.painter(), &bar.value, TextKind::Body, f32::INFINITY).size().x)
        .fold(0.0, f32::max);
    let room = (ui.available_width() - label_width - widest - 2.0 * space::SMALL).max(SHORTEST);
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, bar) in bars.iter().enumerate() {
            if bar_ui(ui, bar, label_width, room) {
                clicked = Some(index);
            }
        }
    });
    clicked
}

fn bar_ui(ui: &mut Ui, bar: &Bar, label_width: f32, room: f32) -> bool {
    let (rect, response) = words::row(ui, ROW, Sense::click());
    let colors = palette(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 3, colors.hover);
    }
    let label_at = rect.with_max_x(rect.left() + label_width - space::SMALL);
    words::line_in(ui, label_at, Align2::LEFT_CENTER, (&bar.label, TextKind::Body), colors.muted);
    let start = pos2(rect.left() + label_width, rect.center().y - THICK / 2.0);
    let length = bar.share.map_or(0.0, |share| (share.clamp(0.0, 1.0) * room).max(SHORTEST));
    if length > 0.0 {
        ui.painter().rect_filled(Rect::from_min_size(start, vec2(length, THICK)), 2, bar.tone.fill(colors));
    }
    let value_at = rect.with_min_x(start.x + length + space::SMALL + 2.0);
    words::line_in(ui, value_at, Align2::LEFT_CENTER, (&bar.value, TextKind::Body), colors.text);
    if response.has_focus() {
        mark::focus_ring(ui, rect.shrink(1.0), 3);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {}", bar.label, bar.value)));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// How much of a dimension is known.
#[derive(Clone, Copy, Debug)]
pub struct CoverageView<'a> {
    /// The dimension.
    pub label: &'a str,
    /// "61 of 87 · 92 %".
    pub value: &'a str,
    /// 0 to 1.
    pub share: f32,
    /// Enough of it is known: green instead of the accent.
    pub enough: bool,
}

/// A thin bar under its label and value, as wide as the room there is.
pub fn coverage(ui: &mut Ui, view: &CoverageView<'_>) {
    let (rect, response) = words::row(ui, 30.0, Sense::hover());
    let colors = palette(ui);
    let line = rect.with_max_y(rect.top() + 18.0);
    let value = words::line(ui.painter(), view.value, TextKind::Body, line.width() * 0.7);
    let label_at = line.with_max_x(line.right() - value.size().x - space::SMALL);
    words::line_in(ui, label_at, Align2::LEFT_CENTER, (view.label, TextKind::Body), colors.text);
    words::place(ui.painter(), line, Align2::RIGHT_CENTER, value, colors.muted);
    let track = rect.with_min_y(rect.bottom() - THIN);
    ui.painter().rect_filled(track, 3, colors.line);
    let known = track.with_max_x(track.left() + track.width() * view.share.clamp(0.0, 1.0));
    ui.painter().rect_filled(known, 3, if view.enough { colors.good } else { colors.accent });
    response
        .widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, format!("{}: {}", view.label, view.value)));
}

/// A part of the stacked bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Of the whole, 0 to 1.
    pub share: f32,
    /// Its colour.
    pub tone: Tone,
    /// The words that belong to it, by position in the legend.
    pub legend: usize,
}

/// "€ 2,403,730.40 imported" below the stacked bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofLegend {
    /// The amount, in Medium; may be empty.
    pub amount: String,
    /// What it is.
    pub words: String,
    /// The colour of its words.
    pub tone: Tone,
    /// A click leads somewhere.
    pub leads: bool,
}

/// Where every euro went: one bar of all segments, and in words below. Returns the position in the legend of what was
/// clicked, there or in the bar.
pub fn stacked_bar(ui: &mut Ui, segments: &[Segment], legend: &[ProofLegend]) -> Option<usize> {
    let (rect, response) = words::row(ui, PROOF, Sense::CLICK);
    let pointer = response.interact_pointer_pos().or(response.hover_pos());
    let mut picked = None;
    let colors = palette(ui);
    ui.painter().rect_filled(rect, 4, colors.line);
    let mut left = rect.left();
    for segment in segments {
        let width = (segment.share.clamp(0.0, 1.0) * rect.width()).max(if segment.share > 0.0 { 2.0 } else { 0.0 });
        let part = rect.with_min_x(left).with_max_x((left + width).min(rect.right()));
        left = part.right();
        let fill = if segment.tone == Tone::Grey { colors.line } else { segment.tone.fill(colors) };
        ui.painter().rect_filled(part, ends(part, rect), fill);
        let words = legend.get(segment.legend).filter(|_| pointer.is_some_and(|at| part.contains(at)));
        if let Some(words) = words {
            response.clone().on_hover_text(format!("{} {}", words.amount, words.words));
            picked = (response.clicked() && words.leads).then_some(segment.legend);
        }
    }
    // The parts speak for themselves below; the bar is the whole.
    let spoken = || legend.first().map(|whole| format!("{} {}", whole.amount, whole.words)).unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, spoken()));
    words::line_of_words(ui, |ui| {
        // Between the parts and never behind the last, which would widen the page.
        ui.spacing_mut().item_spacing.x = space::HUGE;
        for (index, item) in legend.iter().enumerate() {
            if legend_ui(ui, item) {
                picked = Some(index);
            }
        }
    });
    picked
}

fn legend_ui(ui: &mut Ui, item: &ProofLegend) -> bool {
    let color = item.tone.text(palette(ui));
    let mut job = eframe::egui::text::LayoutJob::default();
    let format = |kind: TextKind| eframe::egui::TextFormat::simple(kind.font(), color);
    if !item.amount.is_empty() {
        job.append(&item.amount, 0.0, format(TextKind::Strong));
        job.append(" ", 0.0, format(TextKind::Body));
    }
    job.append(&item.words, 0.0, format(TextKind::Body));
    if item.leads {
        return leading_ui(ui, job, item);
    }
    // What has no room goes into the next line as a whole.
    ui.add(Label::new(job).extend());
    false
}

/// Words that lead somewhere: underlined under the pointer, a stop of Tab.
fn leading_ui(ui: &mut Ui, job: eframe::egui::text::LayoutJob, item: &ProofLegend) -> bool {
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let colors = palette(ui);
    ui.painter().galley(rect.min, galley, colors.text);
    let color = if response.hovered() { colors.accent } else { colors.line };
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, color));
    if response.has_focus() {
        mark::focus_ring(ui, rect, 2);
    }
    response
        .widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), format!("{} {}", item.amount, item.words)));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Round only at the ends of the whole.
fn ends(part: Rect, whole: Rect) -> CornerRadius {
    let left = if part.left() <= whole.left() + 0.5 { 4 } else { 0 };
    let right = if part.right() >= whole.right() - 0.5 { 4 } else { 0 };
    CornerRadius { nw: left, sw: left, ne: right, se: right }
}
