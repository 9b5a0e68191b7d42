//! How far work is: a bar that fills, or one that only says that something goes on.

use eframe::egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::theme::{palette, size};

/// How high the bar is, in points.
const HEIGHT: f32 = 6.0;
/// How much of the bar the piece takes that goes to and fro.
const PIECE: f32 = 0.3;
/// How long the piece takes from one end to the other, in seconds.
const SECONDS: f64 = 1.2;

/// A bar of `width` points, filled up to `fraction`; where that is unknown, a piece of it goes to and fro and never
/// looks like a share. `name` is what a screen reader speaks.
pub fn progress(ui: &mut Ui, width: f32, fraction: Option<f32>, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let colors = palette(ui);
    let (from, to) = fraction.map_or_else(|| piece(ui), |fraction| (0.0, fraction.clamp(0.0, 1.0)));
    let at = |share: f32| rect.left() + share * rect.width();
    let filled = Rect::from_min_max(pos2(at(from), rect.top()), pos2(at(to), rect.bottom()));
    ui.painter().rect_filled(rect, size::CONTROL_RADIUS, colors.line);
    ui.painter().rect_filled(filled, size::CONTROL_RADIUS, colors.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    response.on_hover_text(name);
}

/// Where the piece is now; in the middle where nothing moves.
fn piece(ui: &Ui) -> (f32, f32) {
    let moves = ui.style().animation_time > 0.0;
    let turn = if moves { (ui.input(|input| input.time) / SECONDS).rem_euclid(2.0) } else { 0.5 };
    #[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
    let place = (1.0 - (turn - 1.0).abs()) as f32;
    let from = place * (1.0 - PIECE);
    if moves {
        ui.ctx().request_repaint();
    }
    (from, from + PIECE)
}
