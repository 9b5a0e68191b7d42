//! Revenue × room to sell more: a dot per client, four quadrants with their names.

use eframe::egui::{Align2, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use egui_plot::{HLine, HoverPosition, PlotPoint, PlotResponse, Points, VLine};

use super::view::{MapView, QuadrantView};
use crate::app::action::{Action, Selection};
use crate::app::theme::{TextKind, fade, palette, size, space};
use crate::app::widget::{self, still};
use crate::say;
use crate::text::Text;

/// How high the map is.
const HEIGHT: f32 = 300.0;
/// How near a click has to be to a dot, in points.
const REACH: f32 = 12.0;
/// The room around the dots, as a share of the axes; above and below enough for the names of the quadrants.
const MARGIN: [f64; 2] = [0.04, 0.12];

/// The card.
pub(super) fn map_ui(ui: &mut Ui, view: &MapView, (is_computing, text): (bool, &Text)) -> Option<Action> {
    widget::section(ui, &view.name);
    if view.dots.is_empty() {
        let words = if is_computing { say!(text, "white-computing") } else { say!(text, "tiers-map-none") };
        widget::muted(ui, &words);
        return None;
    }
    widget::dimmed_while(ui, is_computing);
    widget::small(ui, &view.axes[1]);
    let shown = plot_ui(ui, view);
    axes_ui(ui, view, &shown);
    ui.add_space(space::LARGE);
    for quadrant in &view.quadrants {
        widget::key_value_rows(
            ui,
            &[widget::KeyValue {
                label: quadrant.name.clone(),
                value: quadrant.basis.clone(),
                ..widget::KeyValue::default()
            }],
        );
    }
    let pointer = ui.input(|input| input.pointer.interact_pos()).filter(|_| shown.response.clicked())?;
    let near = view.dots.iter().map(|(client, [x, y], _)| {
        (shown.transform.position_from_point(&PlotPoint::new(*x, *y)).distance(pointer), client)
    });
    let nearest = near.filter(|(distance, _)| *distance <= REACH).min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(Action::Select(Selection::Client(*nearest.1)))
}

fn plot_ui(ui: &mut Ui, view: &MapView) -> PlotResponse<()> {
    let colors = palette(ui);
    let points: Vec<[f64; 2]> = view.dots.iter().map(|dot| dot.1).collect();
    let hints: Vec<String> = view.dots.iter().map(|dot| dot.2.clone()).collect();
    let dots = Points::new("clients", points).radius(3.5).color(fade(colors.accent, 0.7));
    let hint = move |hovered: &HoverPosition<'_>| match hovered {
        HoverPosition::NearDataPoint { index, .. } => hints.get(*index).cloned(),
        HoverPosition::Elsewhere { .. } => None,
    };
    let line = Stroke::new(size::LINE, colors.faint);
    let room = vec2(ui.available_width(), HEIGHT);
    let shown = still(&view.name, room).sense(Sense::click()).label_formatter(hint).show(ui, |plot| {
        plot.set_plot_bounds_x(-MARGIN[0]..=1.0 + MARGIN[0]);
        plot.set_plot_bounds_y(-MARGIN[1]..=1.0 + MARGIN[1]);
        if let Some([x, y]) = view.cuts {
            plot.vline(VLine::new("cut", x).stroke(line).allow_hover(false));
            plot.hline(HLine::new("cut", y).stroke(line).allow_hover(false));
        }
        plot.points(dots);
    });
    let name = format!("{}: {}", view.name, view.dots.len());
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    shown
}

/// The axes' words, and the names of the quadrants in their corners.
fn axes_ui(ui: &Ui, view: &MapView, shown: &PlotResponse<()>) {
    let (frame, colors) = (*shown.transform.frame(), palette(ui));
    let line = Stroke::new(size::LINE, colors.line);
    ui.painter().vline(frame.left(), frame.y_range(), line);
    ui.painter().hline(frame.x_range(), frame.bottom(), line);
    let font = TextKind::Small.font();
    let [right, _] = &view.axes;
    let below = frame.right_bottom() + vec2(0.0, 3.0);
    ui.painter().text(below, Align2::RIGHT_TOP, right, font.clone(), colors.muted);
    for quadrant in &view.quadrants {
        let (at, align) = corner(frame, quadrant);
        let word = quadrant.name.split(':').next().unwrap_or_default();
        let galley = ui.painter().layout_no_wrap(word.to_owned(), font.clone(), colors.muted);
        let rect = align.anchor_size(at, galley.size());
        // A line that cuts the axes does not cut the words.
        ui.painter().rect_filled(rect.expand2(vec2(3.0, 0.0)), 0, colors.panel);
        ui.painter().galley(rect.min, galley, colors.muted);
    }
}

fn corner(frame: eframe::egui::Rect, quadrant: &QuadrantView) -> (eframe::egui::Pos2, Align2) {
    let inside = 6.0;
    match quadrant.corner {
        (true, true) => (frame.right_top() + vec2(-inside, 0.0), Align2::RIGHT_TOP),
        (true, false) => (frame.right_bottom() + vec2(-inside, -inside), Align2::RIGHT_BOTTOM),
        (false, true) => (frame.left_top() + vec2(inside, 0.0), Align2::LEFT_TOP),
        (false, false) => (frame.left_bottom() + vec2(inside, -inside), Align2::LEFT_BOTTOM),
    }
}
