//! Plots with one row per band: bars and boxes, with the band's label at the left and its number at the right.

use std::sync::Arc;

use eframe::egui::{Align2, Color32, Galley, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, text::LayoutJob, vec2};
use egui_plot::{Bar, BarChart, BoxElem, BoxPlot, BoxSpread, PlotPoint, PlotTransform, PlotUi};

use super::super::plots::{BarsView, BoxesView, Paint, count};
use super::color;
use crate::app::action::Selection;
use crate::app::theme::{TextKind, fade, palette, size, space};
use crate::app::widget::{self, still};
use crate::model::Band;

const ROW: f32 = 24.0;
const THICKNESS: f64 = 0.42;
/// The room for the amounts below boxes.
pub(super) const AXIS: f32 = 16.0;

/// The height of so many rows.
pub(super) fn height(rows: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a number of bands")]
    let rows = rows as f32;
    rows * ROW
}

/// One row: whose it is, what stands beside it, and how far its shape reaches.
struct Row<'a> {
    band: Band,
    label: &'a str,
    shown: &'a str,
    hint: &'a str,
    paint: Paint,
    /// The lowest and the highest value drawn; `None` draws nothing.
    reach: Option<(f64, f64)>,
    /// Whether the shape is hatched.
    is_hatched: bool,
}

/// A bar per band.
pub(super) fn bars_ui(ui: &mut Ui, view: &BarsView) -> Option<Selection> {
    let rows: Vec<Row<'_>> = view
        .bars
        .iter()
        .map(|bar| Row {
            band: bar.band,
            label: &bar.label,
            shown: &bar.shown,
            hint: "",
            paint: bar.paint,
            reach: Some((bar.length.min(0.0), bar.length.max(0.0))),
            is_hatched: bar.paint == Paint::Unknown,
        })
        .collect();
    let colors: Vec<Color32> = rows.iter().map(|row| color(ui, row.paint)).collect();
    let bars = view.bars.iter().zip(colors).enumerate().map(|(at, (bar, color))| {
        Bar::new(argument(at, view.bars.len()), bar.length).width(THICKNESS).fill(color).stroke(Stroke::NONE)
    });
    let chart = BarChart::new(&view.title, bars.collect()).horizontal().allow_hover(false);
    rows_ui(ui, &view.title, (&rows, &[]), |plot| plot.bar_chart(chart))
}

/// A box per band.
pub(super) fn boxes_ui(ui: &mut Ui, view: &BoxesView) -> Option<Selection> {
    let rows: Vec<Row<'_>> = view
        .boxes
        .iter()
        .map(|shown| Row {
            band: shown.band,
            label: &shown.label,
            shown: &shown.shown,
            hint: &shown.hint,
            paint: shown.paint,
            reach: shown.spread.map(|[lowest, .., highest]| (lowest, highest)),
            is_hatched: false,
        })
        .collect();
    let colors: Vec<Color32> = rows.iter().map(|row| color(ui, row.paint)).collect();
    let boxes = view.boxes.iter().zip(colors).enumerate().filter_map(|(at, (shown, color))| {
        let [lowest, lower, median, upper, highest] = shown.spread?;
        let spread = BoxSpread::new(lowest, lower, median, upper, highest);
        let place = argument(at, view.boxes.len());
        let stroke = Stroke::new(1.5, color);
        Some(BoxElem::new(place, spread).fill(fade(color, 0.25)).stroke(stroke).box_width(0.5).whisker_width(0.3))
    });
    let plot = BoxPlot::new(&view.title, boxes.collect()).horizontal().allow_hover(false);
    rows_ui(ui, &view.title, (&rows, &view.amounts), |ui| ui.box_plot(plot))
}

/// The first row is on top.
fn argument(at: usize, rows: usize) -> f64 {
    count(rows.saturating_sub(1 + at))
}

/// Bars start at zero and have their numbers beside them; with `marks` there is an axis below, which starts where it may.
fn rows_ui<'a>(
    ui: &mut Ui,
    title: &str,
    (rows, marks): (&[Row<'_>], &[(f64, String)]),
    draw: impl FnOnce(&mut PlotUi<'a>) + 'a,
) -> Option<Selection> {
    widget::section(ui, title);
    let lay_out = |text: &str| lay_out(ui, text);
    let labels: Vec<_> = rows.iter().map(|row| lay_out(row.label)).collect();
    let numbers: Vec<_> = rows.iter().map(|row| lay_out(row.shown)).collect();
    let label_width = widest(&labels) + space::LARGE;
    let number_width = widest(&numbers) + space::MEDIUM;
    let whole = ui.available_rect_before_wrap();
    let plot_size = vec2((whole.width() - label_width).max(40.0), height(rows.len()));
    let start = if marks.is_empty() { 0.0 } else { f64::INFINITY };
    let (from, to) = bounds(rows, start, (plot_size.x, number_width));
    let top = count(rows.len()) - 0.5;
    let shown = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(label_width);
            still(title, plot_size).sense(Sense::hover()).show(ui, move |plot: &mut PlotUi<'a>| {
                plot.set_plot_bounds_x(from..=to);
                plot.set_plot_bounds_y(-0.5..=top);
                draw(plot);
            })
        })
        .inner;
    marks_ui(ui, &shown.transform, marks);
    ui.add_space(if marks.is_empty() { 0.0 } else { AXIS });
    let mut clicked = None;
    for (at, row) in rows.iter().enumerate() {
        let texts = (labels.get(at).cloned(), numbers.get(at).cloned());
        let y = argument(at, rows.len());
        if row_ui(ui, title, row, texts, (&shown.transform, y, whole.left())) {
            clicked = Some(Selection::Band(row.band));
        }
    }
    clicked
}

/// From `start`, or from what lies below it, to the longest with room for the numbers at its right.
fn bounds(rows: &[Row<'_>], start: f64, (width, number_width): (f32, f32)) -> (f64, f64) {
    let reaches = || rows.iter().filter_map(|row| row.reach);
    let lowest = reaches().map(|reach| reach.0).fold(start, f64::min);
    let lowest = if lowest.is_finite() { lowest } else { 0.0 };
    let highest = reaches().map(|reach| reach.1).fold(lowest, f64::max);
    let span = if highest > lowest { highest - lowest } else { 1.0 };
    let room = f64::from((width - number_width).max(width * 0.2));
    (lowest, lowest + span * f64::from(width) / room)
}

/// The words of a row and what makes it clickable; true when it was clicked.
fn row_ui(
    ui: &Ui,
    title: &str,
    row: &Row<'_>,
    (label, number): (Option<Arc<Galley>>, Option<Arc<Galley>>),
    (transform, y, left): (&PlotTransform, f64, f32),
) -> bool {
    let colors = palette(ui);
    let at = |x: f64, y: f64| transform.position_from_point(&PlotPoint::new(x, y));
    let middle = at(0.0, y).y;
    let rect = Rect::from_min_max(pos2(left, middle - ROW / 2.0), pos2(transform.frame().right(), middle + ROW / 2.0));
    let response = ui.interact(rect, ui.scope_id().with((title, row.label)), Sense::click());
    let name = format!("{title}, {}: {}", row.label, row.shown);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    let start = transform.bounds().min()[0].max(0.0);
    let reach = row.reach.unwrap_or((start, start));
    if row.is_hatched {
        let bar = Rect::from_two_pos(at(reach.0, y - THICKNESS / 2.0), at(reach.1, y + THICKNESS / 2.0));
        widget::hatch(&ui.painter().with_clip_rect(ui.clip_rect()), bar, colors.panel);
    }
    let ink = if row.paint == Paint::Unknown { colors.muted } else { colors.text };
    let places = [(label, left, colors.muted), (number, at(reach.1, y).x + space::SMALL, ink)];
    for (galley, x, color) in places {
        let Some(galley) = galley else { continue };
        let place = Align2::LEFT_CENTER.anchor_size(pos2(x, middle), galley.size()).min;
        ui.painter().galley(place, galley, color);
    }
    if !row.hint.is_empty() {
        response.clone().on_hover_text(row.hint);
    }
    response.clicked()
}

/// Amounts along the axis below, as far as they have room.
fn marks_ui(ui: &Ui, transform: &PlotTransform, marks: &[(f64, String)]) {
    let (colors, frame) = (palette(ui), *transform.frame());
    if marks.is_empty() {
        return;
    }
    ui.painter().hline(frame.x_range(), frame.bottom() + 2.0, Stroke::new(size::LINE, colors.line));
    let mut free_from = frame.left() - space::MEDIUM;
    for (place, label) in marks {
        let galley = ui.painter().layout_no_wrap(label.clone(), TextKind::Small.font(), colors.muted);
        let x = transform.position_from_point(&PlotPoint::new(*place, 0.0)).x - galley.size().x / 2.0;
        if x >= free_from && x + galley.size().x <= frame.right() {
            free_from = x + galley.size().x + space::SMALL;
            ui.painter().galley(pos2(x, frame.bottom() + 5.0), galley, colors.muted);
        }
    }
}

fn lay_out(ui: &Ui, text: &str) -> Arc<Galley> {
    let job = LayoutJob::simple_singleline(text.to_owned(), TextKind::Body.font(), Color32::PLACEHOLDER);
    ui.painter().layout_job(job)
}

fn widest(galleys: &[Arc<Galley>]) -> f32 {
    galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max)
}
