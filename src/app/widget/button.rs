//! Buttons: one primary per screen, normal ones beside it, links in running text.

use eframe::egui::{
    Align2, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2,
};

use super::{mark, words};
use crate::app::theme::{TextKind, palette, size};

const PADDING: f32 = 11.0;
const CHEVRON: f32 = 13.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Primary,
    Normal,
    Link,
}

/// A button to be added: `ui.add_enabled(can_undo, Control::normal("Undo"))`.
#[derive(Clone, Debug)]
#[must_use = "a control shows once it is added to a Ui"]
pub struct Control<'a> {
    text: &'a str,
    name: &'a str,
    kind: Kind,
    opens: bool,
    role: Role,
}

impl<'a> Control<'a> {
    /// The one thing to do next.
    pub fn primary(text: &'a str) -> Self {
        Self { text, name: text, kind: Kind::Primary, opens: false, role: Role::Button }
    }

    /// Any other thing to do.
    pub fn normal(text: &'a str) -> Self {
        Self { kind: Kind::Normal, ..Self::primary(text) }
    }

    /// Words that lead somewhere.
    pub fn link(text: &'a str) -> Self {
        Self { kind: Kind::Link, role: Role::Link, ..Self::primary(text) }
    }

    /// The name a screen reader speaks, where the text is only a sign.
    pub fn named(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// Shows that it opens a list.
    pub fn opens(self) -> Self {
        Self { opens: true, ..self }
    }

    pub(super) fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }
}

impl Widget for Control<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let response = if self.kind == Kind::Link { link_ui(&self, ui) } else { framed_ui(&self, ui) };
        response.widget_info(|| WidgetInfo::labeled(self.role, ui.is_enabled(), self.name));
        if ui.is_enabled() { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }
}

/// A primary button.
pub fn primary(ui: &mut Ui, text: &str) -> Response {
    ui.add(Control::primary(text))
}

/// A normal button.
pub fn normal(ui: &mut Ui, text: &str) -> Response {
    ui.add(Control::normal(text))
}

/// A link in a line of words.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    ui.add(Control::link(text))
}

fn framed_ui(control: &Control<'_>, ui: &mut Ui) -> Response {
    let kind = if control.kind == Kind::Primary { TextKind::Strong } else { TextKind::Body };
    let extra = 2.0 * PADDING + if control.opens { CHEVRON } else { 0.0 };
    let room = (ui.available_width() - extra).max(size::CONTROL);
    let galley = words::line(ui.painter(), control.text, kind, room);
    let elided = galley.elided;
    let wanted = vec2((galley.size().x + extra).ceil(), size::CONTROL);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    if ui.is_rect_visible(rect) {
        frame_ui(control.kind, ui, rect, &response);
        let color = match control.kind {
            Kind::Primary => palette(ui).on_accent,
            _ => palette(ui).text,
        };
        let inner = rect.shrink2(vec2(PADDING, 0.0));
        words::place(ui.painter(), inner, Align2::LEFT_CENTER, galley, color);
        if control.opens {
            mark::chevron(ui.painter(), pos2(inner.right() - 4.0, inner.center().y), color);
        }
    }
    if elided { response.on_hover_text(control.text) } else { response }
}

fn frame_ui(kind: Kind, ui: &Ui, rect: Rect, response: &Response) {
    let colors = palette(ui);
    let under_pointer = response.hovered() && ui.is_enabled();
    let (fill, line) = match (kind, under_pointer) {
        (Kind::Primary, false) => (colors.accent, colors.accent),
        (Kind::Primary, true) => (colors.accent_hover, colors.accent_hover),
        (_, false) => (colors.panel, colors.line),
        (_, true) => (colors.hover, colors.line),
    };
    ui.painter().rect(rect, size::CONTROL_RADIUS, fill, Stroke::new(size::LINE, line), StrokeKind::Inside);
    if response.has_focus() {
        mark::focus_ring(ui, rect, size::CONTROL_RADIUS);
    }
}

fn link_ui(control: &Control<'_>, ui: &mut Ui) -> Response {
    let galley = words::line(ui.painter(), control.text, TextKind::Body, ui.available_width().max(size::CONTROL));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let color = palette(ui).accent;
    words::place(ui.painter(), rect, Align2::LEFT_CENTER, galley, color);
    if response.hovered() && ui.is_enabled() {
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(size::LINE, color));
    }
    if response.has_focus() {
        mark::focus_ring(ui, rect, 2);
    }
    response
}
