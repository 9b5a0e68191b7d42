//! Cards: what belongs together, on the panel colour within a hairline.

use eframe::egui::{
    Color32, CornerRadius, Frame, InnerResponse, Margin, Rect, Shape, Stroke, Ui, epaint::RectShape, pos2, vec2,
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

/// A card without padding, for a table that reaches its borders.
pub fn bare_card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let colors = palette(ui);
    Frame::new().fill(colors.panel).stroke(Stroke::new(size::LINE, colors.line)).corner_radius(size::CARD_RADIUS).show(
        ui,
        |ui| {
            ui.take_available_width();
            contents(ui)
        },
    )
}

/// A card of a given height beside something; its contents get the height inside.
pub fn beside_card<R>(ui: &mut Ui, height: f32, contents: impl FnOnce(&mut Ui, f32) -> R) -> R {
    const PADDING: f32 = 12.0;
    let colors = palette(ui);
    let frame = Frame::new()
        .fill(colors.panel)
        .stroke(Stroke::new(size::LINE, colors.line))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(Margin::symmetric(12, 12));
    let inside = height - 2.0 * PADDING;
    frame
        .show(ui, |ui| {
            ui.take_available_width();
            ui.set_min_height(inside);
            ui.set_max_height(inside);
            ui.vertical(|ui| contents(ui, inside)).inner
        })
        .inner
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

/// The edge, the border right of it, and the panel over both.
fn edged(rect: Rect, edge: Color32, (panel, line): (Color32, Color32)) -> Vec<Shape> {
    let round = |left: u8, right: u8| CornerRadius { nw: left, sw: left, ne: right, se: right };
    let radius = size::CARD_RADIUS;
    let split = rect.left() + f32::from(radius);
    let inner = Rect::from_min_max(
        pos2(rect.left() + size::EDGE, rect.top() + size::LINE),
        rect.max - vec2(size::LINE, size::LINE),
    );
    vec![
        Shape::Rect(RectShape::filled(rect.with_max_x(split), round(radius, 0), edge)),
        Shape::Rect(RectShape::filled(rect.with_min_x(split), round(0, radius), line)),
        Shape::Rect(RectShape::filled(inner, round(5, radius - 1), panel)),
    ]
}
