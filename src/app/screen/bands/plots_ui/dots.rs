//! Size and revenue, one dot per client.

use eframe::egui::{Align2, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{HoverPosition, PlotPoint, PlotResponse, Points, Span};

use super::super::plots::{DotView, DotsView, MARGIN, Paint};
use super::color;
use crate::app::action::Selection;
use crate::app::theme::{TextKind, fade, palette, size, space};
use crate::app::widget::{self, axis_width, still};
use crate::say;
use crate::text::Text;

/// The room for the words below the dots, and for the line below those.
const AXIS: f32 = 20.0;
const CAPTION: f32 = 12.0;
/// How near a click has to be to a dot, in points.
const REACH: f32 = 12.0;

/// The dots with their axes in `height` points; a click on one selects its client.
pub(super) fn dots_ui(ui: &mut Ui, view: &DotsView, (height, text): (f32, &Text)) -> Option<Selection> {
    widget::section(ui, &view.title);
    if view.dots.is_empty() {
        widget::muted(ui, &say!(text, "bands-plot-no-sizes"));
        return None;
    }
    let label_width = view.amounts.iter().map(|mark| axis_width(ui, &mark.1)).fold(0.0, f32::max) + space::SMALL;
    let below = AXIS + if view.left_out.is_some() { CAPTION } else { 0.0 };
    let plot_size = vec2((ui.available_width() - label_width).max(80.0), height - below);
    let shown = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(label_width);
            plot_ui(ui, view, plot_size)
        })
        .inner;
    axes_ui(ui, view, &shown);
    ui.add_space(AXIS - space::SMALL);
    if let Some(left_out) = &view.left_out {
        widget::small(ui, left_out);
    }
    clicked(ui, view, &shown).map(|dot| Selection::Client(dot.client))
}

fn plot_ui(ui: &mut Ui, view: &DotsView, plot_size: eframe::egui::Vec2) -> PlotResponse<()> {
    let groups = [Paint::Plain, Paint::Unknown, Paint::SweetSpot]
        .map(|paint| view.dots.iter().filter(|dot| dot.paint == paint).collect::<Vec<&DotView>>());
    let fills = [Paint::Plain, Paint::Unknown, Paint::SweetSpot].map(|paint| fade(color(ui, paint), 0.7));
    let series: Vec<Points<'_>> = groups
        .iter()
        .zip(fills)
        .enumerate()
        .map(|(at, (dots, fill))| {
            let points: Vec<[f64; 2]> = dots.iter().map(|dot| [dot.log_size, dot.height]).collect();
            Points::new(at.to_string(), points).radius(3.5).color(fill)
        })
        .collect();
    let tint = palette(ui).amber_tint;
    let hint = move |hovered: &HoverPosition<'_>| match hovered {
        HoverPosition::NearDataPoint { plot_name, index, .. } => {
            let group = groups.get(plot_name.parse::<usize>().ok()?)?;
            group.get(*index).map(|dot| dot.hint.clone())
        }
        HoverPosition::Elsewhere { .. } => None,
    };
    let shown = still(&view.title, plot_size).sense(Sense::click()).label_formatter(hint).show(ui, |plot| {
        plot.set_plot_bounds_x(view.sizes.0 - MARGIN..=view.sizes.1 + MARGIN);
        plot.set_plot_bounds_y(view.heights.0..=view.heights.1);
        for &(from, to) in &view.shaded {
            plot.span(Span::new("", from..=to).fill(tint).border_width(0.0));
        }
        for points in series {
            plot.points(points);
        }
    });
    let name = format!("{}: {}", view.title, view.dots.len());
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    shown
}

/// The two axes and the numbers along them.
fn axes_ui(ui: &Ui, view: &DotsView, shown: &PlotResponse<()>) {
    let frame = *shown.transform.frame();
    let colors = palette(ui);
    let painter = ui.painter();
    let line = Stroke::new(size::LINE, colors.line);
    painter.vline(frame.left(), frame.y_range(), line);
    painter.hline(frame.x_range(), frame.bottom(), line);
    let font = TextKind::Small.font();
    for (height, label) in &view.amounts {
        let y = shown.transform.position_from_point(&PlotPoint::new(0.0, *height)).y;
        painter.text(pos2(frame.left() - 6.0, y), Align2::RIGHT_CENTER, label, font.clone(), colors.muted);
    }
    // From the right, because the last one says what is counted.
    let mut free_to = frame.right() + space::TINY;
    for (log_size, label) in view.marks.iter().rev() {
        let half = axis_width(ui, label) / 2.0;
        let middle = shown.transform.position_from_point(&PlotPoint::new(*log_size, 0.0)).x;
        let x = if free_to > frame.right() { middle.min(free_to - half) } else { middle };
        if x + half <= free_to {
            painter.text(pos2(x, frame.bottom() + 4.0), Align2::CENTER_TOP, label, font.clone(), colors.muted);
            free_to = x - half - space::SMALL;
        }
    }
}

fn clicked<'a>(ui: &Ui, view: &'a DotsView, shown: &PlotResponse<()>) -> Option<&'a DotView> {
    let pointer = ui.input(|input| input.pointer.interact_pos()).filter(|_| shown.response.clicked())?;
    let distance = |dot: &DotView| {
        let at = PlotPoint::new(dot.log_size, dot.height);
        shown.transform.position_from_point(&at).distance(pointer)
    };
    let near = view.dots.iter().map(|dot| (distance(dot), dot)).filter(|(distance, _)| *distance <= REACH);
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, dot)| dot)
}
