//! What looks like a search field and opens one.

use eframe::egui::{Align2, CursorIcon, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{mark, words};
use crate::app::theme::{TextKind, palette, size};

const PADDING: f32 = 10.0;

/// A button `width` wide with the looks of a field: the hint left, the keys right. The hint is its accessible name.
pub fn search_button(ui: &mut Ui, hint: &str, keys: &str, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CONTROL), Sense::click());
    let colors = palette(ui);
    let fill = if response.hovered() { colors.hover } else { colors.panel };
    let line = Stroke::new(size::LINE, colors.line);
    ui.painter().rect(rect, size::CONTROL_RADIUS, fill, line, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(PADDING, 0.0));
    let keys = words::line(ui.painter(), keys, TextKind::Small, inner.width() / 2.0);
    let hint_at = inner.with_max_x(inner.right() - keys.size().x - PADDING);
    words::line_in(ui, hint_at, Align2::LEFT_CENTER, (hint, TextKind::Body), colors.muted);
    words::place(ui.painter(), inner, Align2::RIGHT_CENTER, keys, colors.faint);
    if response.has_focus() {
        mark::focus_ring(ui, rect, size::CONTROL_RADIUS);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), hint));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
