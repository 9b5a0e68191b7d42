//! The legend of the heatmap.

use eframe::egui::{Align, Layout, Mesh, Rect, Role, Sense, Shape, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{mark, words};
use crate::app::theme::{TextKind, palette, size, space};

const BAR_WIDTH: f32 = 180.0;
const BAR_HEIGHT: f32 = 10.0;
const HATCH_WIDTH: f32 = 20.0;
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
        let gap = ui.spacing().item_spacing.x;
        ui.spacing_mut().item_spacing.x = space::LARGE;
        let ends = [view.lowest, view.highest].map(|words| width(ui, words) + gap).iter().sum::<f32>();
        unbroken(ui, (ends + BAR_WIDTH, gap), |ui| {
            words::small(ui, view.lowest);
            scale_ui(ui, view);
            words::small(ui, view.highest);
        });
        if !view.sweet_spot.is_empty() {
            unbroken(ui, (2.0 * size::DOT_RADIUS + gap + width(ui, view.sweet_spot), gap), |ui| {
                mark::sweet_spot_dot(ui);
                words::small(ui, view.sweet_spot);
            });
        }
        if !view.unknown.is_empty() {
            unbroken(ui, (HATCH_WIDTH + gap + width(ui, view.unknown), gap), |ui| {
                unknown_ui(ui);
                words::small(ui, view.unknown);
            });
        }
    });
}

/// A mark and its words, that go to the next line together.
fn unbroken(ui: &mut Ui, (width, gap): (f32, f32), contents: impl FnOnce(&mut Ui)) {
    let wanted = vec2(width.ceil() + 1.0, ui.spacing().interact_size.y);
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let middle = Layout::left_to_right(Align::Center);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(middle));
    inside.spacing_mut().item_spacing.x = gap;
    contents(&mut inside);
}

fn width(ui: &Ui, text: &str) -> f32 {
    words::line(ui.painter(), text, TextKind::Small, f32::INFINITY).size().x
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
    let (rect, _) = ui.allocate_exact_size(vec2(HATCH_WIDTH, 12.0), Sense::hover());
    mark::hatch(ui.painter(), rect, palette(ui).line);
}
