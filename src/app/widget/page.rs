//! The parts every screen is laid out with: the page, its empty state, rows with two sides.

use eframe::egui::{
    Align, Align2, CursorIcon, Frame, Layout, Margin, Response, Role, ScrollArea, Sense, Sides, Stroke, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::{Control, mark, words};
use crate::app::theme::{TextKind, palette, size, space};

/// The side of the square a small cross is clicked in.
const CLOSE: f32 = 24.0;
/// How strong figures of before are while newer ones are computed.
const OLD: f32 = 0.45;

/// The middle of the window: the margin around a screen, scrolling when it is too low.
pub fn page<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Frame::new().inner_margin(Margin::same(24));
    let scrolled = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        margin.show(ui, |ui| {
            ui.take_available_width();
            contents(ui)
        })
    });
    scrolled.inner.inner
}

/// A screen with nothing to show yet: what is missing, and the button that leads there. Returns whether it was pressed.
#[must_use]
pub fn empty_page(ui: &mut Ui, title: &str, lead: &str) -> bool {
    page(ui, |ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.vertical_centered(|ui| {
            words::section(ui, title);
            ui.add_space(space::LARGE);
            ui.add(Control::primary(lead)).clicked()
        })
        .inner
    })
}

/// Choices left, actions right, in one row; what has no room ends in "…".
pub fn split<L, R>(ui: &mut Ui, left: impl FnOnce(&mut Ui) -> L, right: impl FnOnce(&mut Ui) -> R) -> (L, R) {
    Sides::new().shrink_left().truncate().show(ui, left, right)
}

/// Sentences left, which go on in the next line where the room ends, and an action right.
pub fn headed<L, R>(ui: &mut Ui, left: impl FnOnce(&mut Ui) -> L, right: impl FnOnce(&mut Ui) -> R) -> (L, R) {
    Sides::new().shrink_left().wrap().show(ui, left, right)
}

/// A row of controls in the middle of the room there is; its width is known from the frame before.
pub fn centered<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with("centered width");
    let known = ui.data(|data| data.get_temp::<f32>(id));
    let room = ui.available_width();
    let builder = UiBuilder::new().layout(Layout::left_to_right(Align::Center));
    let builder = if known.is_none() { builder.invisible() } else { builder };
    let shown = ui.horizontal(|ui| {
        ui.add_space(((room - known.unwrap_or(room)) / 2.0).max(0.0));
        ui.scope_builder(builder, contents)
    });
    let width = shown.inner.response.rect.width();
    if known != Some(width) {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_discard("a row of controls is centred by its own width");
    }
    shown.inner.inner
}

/// The card a file can be dropped on; its line turns to the accent while one hangs over the window.
pub fn drop_card<R>(ui: &mut Ui, is_hovered: bool, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let colors = palette(ui);
    let (fill, line) = if is_hovered { (colors.accent_tint, colors.accent) } else { (colors.panel, colors.line) };
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(size::LINE, line))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(Margin::same(24))
        .show(ui, |ui| {
            ui.take_available_width();
            contents(ui)
        })
        .inner
}

/// The border of a table that brings its own padding.
pub fn frame<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let colors = palette(ui);
    Frame::new()
        .fill(colors.panel)
        .stroke(Stroke::new(size::LINE, colors.line))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(Margin::same(1))
        .show(ui, contents)
        .inner
}

/// Shows what follows in `ui` as figures of before, while newer ones are computed.
pub fn dimmed_while(ui: &mut Ui, is_computing: bool) {
    if is_computing {
        ui.multiply_opacity(OLD);
    }
}

/// A small cross that closes something; `name` is what a screen reader speaks.
pub fn close(ui: &mut Ui, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(CLOSE, CLOSE), Sense::click());
    let colors = palette(ui);
    if response.hovered() && ui.is_enabled() {
        ui.painter().rect_filled(rect, size::CONTROL_RADIUS, colors.hover);
    }
    let cross = words::line(ui.painter(), "×", TextKind::Section, CLOSE);
    words::place(ui.painter(), rect, Align2::CENTER_CENTER, cross, colors.accent);
    if response.has_focus() {
        mark::focus_ring(ui, rect.shrink(2.0), size::CONTROL_RADIUS);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name)
}

/// The sign of the program: a ring with the sweet spot in it.
pub fn logo(ui: &mut Ui) {
    let side = 22.0;
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let colors = palette(ui);
    ui.painter().circle_filled(rect.center(), side / 2.0, colors.accent);
    ui.painter().circle_filled(rect.center(), side / 2.0 - 3.5, colors.panel);
    ui.painter().circle_filled(rect.center(), size::DOT_RADIUS, colors.amber);
}
