//! Cards: what belongs together, on the panel colour within a hairline.

use eframe::egui::{
    Color32, CornerRadius, Frame, InnerResponse, Margin, Rect, Shape, Stroke, StrokeKind, Ui, epaint::RectShape, pos2,
};

use crate::app::theme::{palette, size};

/// What a card's coloured edge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// This asks something.
    Accent,
    /// This is the sweet spot.
    Amber,
    /// Something went wrong.
    Bad,
}

/// A card as wide as the room there is.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let colors = palette(ui);
    Frame::new()
        .fill(colors.panel)
        .stroke(Stroke::new(size::LINE, colors.line))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.take_available_width();
            contents(ui)
        })
}

/// A card with a coloured left edge.
pub fn card_with_edge<R>(ui: &mut Ui, edge: Edge, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let behind = ui.painter().add(Shape::Noop);
    let shown = Frame::new().inner_margin(Margin { left: 22, right: 16, top: 16, bottom: 16 }).show(ui, |ui| {
        ui.take_available_width();
        contents(ui)
    });
    let colors = palette(ui);
    let color = match edge {
        Edge::Accent => colors.accent,
        Edge::Amber => colors.amber,
        Edge::Bad => colors.bad,
    };
    ui.painter().set(behind, Shape::Vec(edged(shown.response.rect, color, (colors.panel, colors.line))));
    shown
}

/// The whole in the edge's colour, the border over it, and the panel over both but for the edge.
fn edged(rect: Rect, edge: Color32, (panel, line): (Color32, Color32)) -> Vec<Shape> {
    let radius = CornerRadius::same(size::CARD_RADIUS);
    let right = Rect::from_min_max(pos2(rect.left() + f32::from(size::CARD_RADIUS), rect.top()), rect.max);
    let inner =
        Rect::from_min_max(pos2(rect.left() + size::EDGE, rect.top()), rect.max).shrink2([0.0, size::LINE].into());
    let inner = inner.with_max_x(rect.right() - size::LINE);
    let round = |left: u8, right: u8| CornerRadius { nw: left, sw: left, ne: right, se: right };
    vec![
        Shape::Rect(RectShape::filled(rect, radius, edge)),
        Shape::Rect(RectShape::new(right, round(0, size::CARD_RADIUS), line, Stroke::NONE, StrokeKind::Inside)),
        Shape::Rect(RectShape::filled(inner, round(4, size::CARD_RADIUS - 1), panel)),
    ]
}
