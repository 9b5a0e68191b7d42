//! Fit × how easily won: a dot with its range per prospect, four quadrants with their names.

use eframe::egui::{Align2, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use egui_plot::{HLine, HoverPosition, Line, PlotPoint, PlotResponse, Points, VLine};

use super::view::{Dot, MIDDLES, ProspectsView};
use crate::app::action::{Action, Selection};
use crate::app::theme::{TextKind, fade, palette, size};
use crate::app::widget::{self, still};
use crate::say;
use crate::text::Text;

/// How high the map is.
const HEIGHT: f32 = 220.0;
/// How near a click has to be to a dot, in points.
const REACH: f32 = 12.0;
/// The room around the dots, as a share of the axes.
const MARGIN: f64 = 0.06;

/// The card.
pub(super) fn map_ui(ui: &mut Ui, view: &ProspectsView, text: &Text) -> Option<Action> {
    let name = say!(text, "prospects-map");
    widget::section(ui, &name);
    if view.dots.is_empty() {
        widget::muted(ui, &say!(text, "prospects-map-none"));
        return None;
    }
    widget::small(ui, &say!(text, "prospects-map-up"));
    let shown = plot_ui(ui, (&name, &view.dots));
    words_ui(ui, &shown, text);
    let pointer = ui.input(|input| input.pointer.interact_pos()).filter(|_| shown.response.clicked())?;
    let near = view.dots.iter().map(|dot| {
        (shown.transform.position_from_point(&PlotPoint::new(dot.at[0], dot.at[1])).distance(pointer), dot.client)
    });
    let nearest = near.filter(|(distance, _)| *distance <= REACH).min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(Action::Select(Selection::Client(nearest.1)))
}

fn plot_ui(ui: &mut Ui, (name, dots): (&str, &[Dot])) -> PlotResponse<()> {
    let colors = palette(ui);
    let hints: Vec<String> = dots.iter().map(|dot| dot.said.clone()).collect();
    let places: Vec<[f64; 2]> = dots.iter().map(|dot| dot.at).collect();
    let fitting: Vec<[f64; 2]> = dots.iter().filter(|dot| dot.fits).map(|dot| dot.at).collect();
    let hint = move |hovered: &HoverPosition<'_>| match hovered {
        HoverPosition::NearDataPoint { index, .. } => hints.get(*index).cloned(),
        HoverPosition::Elsewhere { .. } => None,
    };
    let cut = Stroke::new(size::LINE, colors.faint);
    let room = vec2(ui.available_width(), HEIGHT);
    let shown = still(name, room).sense(Sense::click()).label_formatter(hint).show(ui, |plot| {
        plot.set_plot_bounds_x(-MARGIN..=1.0 + MARGIN);
        plot.set_plot_bounds_y(-2.0 * MARGIN..=1.0 + 2.0 * MARGIN);
        plot.vline(VLine::new("middle", MIDDLES[0]).stroke(cut).allow_hover(false));
        plot.hline(HLine::new("middle", MIDDLES[1]).stroke(cut).allow_hover(false));
        for dot in dots {
            let color = if dot.fits { colors.amber } else { colors.accent };
            let ends = vec![[dot.range[0], dot.at[1]], [dot.range[1], dot.at[1]]];
            plot.line(Line::new("range", ends).stroke(Stroke::new(3.0, fade(color, 0.35))).allow_hover(false));
        }
        plot.points(Points::new("prospects", places).radius(4.5).color(colors.accent));
        plot.points(Points::new("fitting", fitting).radius(4.5).color(colors.amber).allow_hover(false));
    });
    let said = format!("{name}: {}", dots.len());
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    shown
}

/// The names of the quadrants in their corners, and of the axis below.
fn words_ui(ui: &Ui, shown: &PlotResponse<()>, text: &Text) {
    let (frame, colors) = (*shown.transform.frame(), palette(ui));
    let line = Stroke::new(size::LINE, colors.line);
    ui.painter().vline(frame.left(), frame.y_range(), line);
    ui.painter().hline(frame.x_range(), frame.bottom(), line);
    let inside = 6.0;
    let corners = [
        (frame.left_top() + vec2(inside, 0.0), Align2::LEFT_TOP, say!(text, "prospects-map-easy")),
        (frame.right_top() + vec2(-inside, 0.0), Align2::RIGHT_TOP, say!(text, "prospects-map-go")),
        (frame.left_bottom() + vec2(inside, -inside), Align2::LEFT_BOTTOM, say!(text, "prospects-map-leave")),
        (frame.right_bottom() + vec2(-inside, -inside), Align2::RIGHT_BOTTOM, say!(text, "prospects-map-door")),
    ];
    for (at, align, words) in corners {
        let galley = ui.painter().layout_no_wrap(words, TextKind::Small.font(), colors.muted);
        let rect = align.anchor_size(at, galley.size());
        // A line or a range does not cut the words.
        ui.painter().rect_filled(rect.expand2(vec2(3.0, 0.0)), 0, colors.panel);
        ui.painter().galley(rect.min, galley, colors.muted);
    }
}
