//! Chips: tags and filters.

use eframe::egui::{Align2, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::{mark, words};
use crate::app::theme::{TextKind, palette, space};

const HEIGHT: f32 = 20.0;
const RADIUS: u8 = 10;
const CROSS: f32 = 16.0;

/// What someone did with a chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipAction {
    /// Clicked its words.
    Clicked,
    /// Clicked its ×.
    Removed,
}

/// A tag that is only read or clicked.
pub fn chip(ui: &mut Ui, text: &str) -> Response {
    chip_ui(ui, text, 0.0)
}

/// A tag with an ×; `remove_name` is what the × says ("Remove Logistics").
#[must_use]
pub fn removable_chip(ui: &mut Ui, text: &str, remove_name: &str) -> Option<ChipAction> {
    let whole = chip_ui(ui, text, CROSS);
    let cross = whole.rect.with_min_x(whole.rect.right() - CROSS - space::TINY);
    let response = ui.interact(cross, whole.id.with("remove"), Sense::click());
    let color = if response.hovered() { palette(ui).text } else { palette(ui).muted };
    words::line_in(ui, cross, Align2::CENTER_CENTER, ("×", TextKind::Body), color);
    if response.has_focus() {
        mark::focus_ring(ui, cross, RADIUS);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), remove_name));
    if response.clicked() { Some(ChipAction::Removed) } else { whole.clicked().then_some(ChipAction::Clicked) }
}

fn chip_ui(ui: &mut Ui, text: &str, extra: f32) -> Response {
    let room = (ui.available_width() - 2.0 * space::SMALL - extra).max(HEIGHT);
    let galley = words::line(ui.painter(), text, TextKind::Small, room);
    let elided = galley.elided;
    let wanted = vec2(galley.size().x + 2.0 * space::SMALL + extra, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    ui.painter().rect_filled(rect, RADIUS, palette(ui).accent_tint);
    let words_at = rect.shrink2(vec2(space::SMALL, 0.0));
    words::place(ui.painter(), words_at, Align2::LEFT_CENTER, galley, palette(ui).text);
    if response.has_focus() {
        mark::focus_ring(ui, rect, RADIUS);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    if elided { response.on_hover_text(text) } else { response }
}
