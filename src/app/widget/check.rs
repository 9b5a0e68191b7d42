//! A checkbox with its words.

use eframe::egui::{Align2, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{mark, words};
use crate::app::theme::{TextKind, palette, size, space};

const BOX: f32 = 15.0;

/// A checkbox; a click or Space flips `checked` and marks the response changed.
pub fn checkbox(ui: &mut Ui, checked: &mut bool, text: &str) -> Response {
    let mut state = Some(*checked);
    let response = mixed_checkbox(ui, &mut state, text);
    *checked = state.unwrap_or(*checked);
    response
}

/// A checkbox for several things: `None` where they differ, which a click checks for all.
pub fn mixed_checkbox(ui: &mut Ui, checked: &mut Option<bool>, text: &str) -> Response {
    let room = (ui.available_width() - BOX - space::SMALL).max(BOX);
    let galley = words::line(ui.painter(), text, TextKind::Body, room);
    let wanted = vec2(BOX + space::SMALL + galley.size().x, size::CONTROL);
    let (rect, mut response) = ui.allocate_exact_size(wanted, Sense::click());
    if response.clicked() {
        *checked = Some(!checked.unwrap_or(false));
        response.mark_changed();
    }
    let center = pos2(rect.left() + BOX / 2.0, rect.center().y);
    match *checked {
        Some(checked) => mark::check_box(ui, center, checked),
        None => mark::mixed_box(ui, center),
    }
    let words_at = rect.with_min_x(rect.left() + BOX + space::SMALL);
    words::place(ui.painter(), words_at, Align2::LEFT_CENTER, galley, palette(ui).text);
    if response.has_focus() {
        mark::focus_ring(ui, rect.shrink2(vec2(0.0, 5.0)), 3);
    }
    response.widget_info(|| match *checked {
        Some(checked) => WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, text),
        None => WidgetInfo::labeled(Role::CheckBox, ui.is_enabled(), text),
    });
    response
}
