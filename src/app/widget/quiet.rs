//! A choice without a frame, for the head of a column.

use eframe::egui::{Align2, CursorIcon, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{choice::menu_below, mark, words};
use crate::app::theme::{TextKind, palette, size, space};

const HEIGHT: f32 = 22.0;
const CHEVRON: f32 = 13.0;

/// A choice in Medium words with a chevron. `(name, shown, hint)`: what a screen reader speaks, what is shown, and what
/// hovering explains. Returns the option picked now.
#[must_use]
pub fn quiet_choice(
    ui: &mut Ui,
    (name, shown, hint): (&str, &str, &str),
    options: &[String],
    chosen: Option<usize>,
) -> Option<usize> {
    let room = ui.available_width() - CHEVRON - 2.0 * space::SMALL;
    let galley = words::line(ui.painter(), shown, TextKind::Column, room);
    let wanted = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let colors = palette(ui);
    let inner = rect.shrink2(vec2(space::SMALL, 0.0));
    let chevron = pos2((inner.left() + galley.size().x + CHEVRON).min(inner.right() - 4.0), inner.center().y);
    words::place(ui.painter(), inner, Align2::LEFT_CENTER, galley, colors.text);
    mark::chevron(ui.painter(), chevron, colors.text);
    if response.has_focus() {
        mark::focus_ring(ui, rect.shrink(2.0), size::CONTROL_RADIUS);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name));
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hint);
    menu_below(&response, name, options, chosen)
}
