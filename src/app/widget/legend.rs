//! The legend of the heatmap.

use eframe::egui::{Mesh, Rect, Role, Sense, Shape, Ui, WidgetInfo, pos2, vec2};

use super::{mark, words};
use crate::app::theme::{palette, space};

const BAR_WIDTH: f32 = 180.0;
const BAR_HEIGHT: f32 = 10.0;
const STRIPS: u8 = 60;

/// The words of a legend; what does not occur is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct LegendView<'a> {
    /// What the lowest colour means.
    pub lowest: &'a str,
    /// What the highest colour means.
    pub highest: &'a str,
    /// What the dot means.
    pub sweet_spot: &'a str,
    /// What hatching means.
    pub unknown: &'a str,
}

/// One line: the scale with both its ends, the dot, the hatching.
pub fn legend(ui: &mut Ui, view: &LegendView<'_>) {
    words::line_of_words(ui, |ui| {
        words::small(ui, view.lowest);
        scale_ui(ui, view);
        words::small(ui, view.highest);
        if !view.sweet_spot.is_empty() {
            ui.allocate_space(vec2(space::SMALL, 1.0));
            mark::sweet_spot_dot(ui);
            words::small(ui, view.sweet_spot);
        }
        if !view.unknown.is_empty() {
            ui.allocate_space(vec2(space::SMALL, 1.0));
            unknown_ui(ui);
            words::small(ui, view.unknown);
        }
    });
}

fn scale_ui(ui: &mut Ui, view: &LegendView<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(BAR_WIDTH, BAR_HEIGHT), Sense::hover());
    let colors = palette(ui);
    let mut mesh = Mesh::default();
    for strip in 0..STRIPS {
        let [from, to] = [strip, strip + 1].map(|i| f32::from(i) / f32::from(STRIPS));
        let x = |share: f32| rect.left() + share * rect.width();
        let part = Rect::from_min_max(pos2(x(from), rect.top()), pos2(x(to), rect.bottom()));
        mesh.add_colored_rect(part, colors.heat(f32::midpoint(from, to)));
    }
    ui.painter().add(Shape::mesh(mesh));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{} – {}", view.lowest, view.highest)));
}

fn unknown_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 12.0), Sense::hover());
    mark::hatch(ui.painter(), rect, palette(ui).line);
}
