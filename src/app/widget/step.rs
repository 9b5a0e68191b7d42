//! One step of the list on the left.

use eframe::egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::app::theme::{TextKind, palette, size};

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// A green dot.
    Done,
    /// An accent dot.
    NeedsYou,
    /// No dot.
    Empty,
}

/// A step as shown.
#[derive(Clone, Copy, Debug)]
pub struct StepView<'a> {
    /// Its number, from 1.
    pub number: u8,
    /// Its name.
    pub name: &'a str,
    /// How far it is.
    pub state: StepState,
    /// The state in words, for a screen reader; may be empty.
    pub state_name: &'a str,
    /// This is where one is.
    pub current: bool,
    /// How high it is, in points.
    pub height: f32,
}

/// What a group of steps begins with: its name, or nothing but room.
pub fn step_heading(ui: &mut Ui, name: &str, height: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    if name.is_empty() {
        return;
    }
    let at = rect.with_min_x(rect.left() + 10.0).with_min_y(rect.top() + 4.0);
    words::line_in(ui, at, Align2::LEFT_CENTER, (name, TextKind::Small), palette(ui).muted);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
}

/// A step; the accessible name is its name, the description its state.
pub fn step_item(ui: &mut Ui, view: &StepView<'_>) -> Response {
    let (rect, response) = words::row(ui, view.height, Sense::click());
    let colors = palette(ui);
    if view.current || response.hovered() {
        let fill = if view.current { colors.accent_tint } else { colors.hover };
        ui.painter().rect_filled(rect, size::CONTROL_RADIUS, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, colors.accent);
        ui.painter().rect_stroke(rect, size::CONTROL_RADIUS, stroke, StrokeKind::Inside);
    }
    let (kind, number, name) = if view.current {
        (TextKind::Strong, colors.accent, colors.text)
    } else {
        (TextKind::Body, colors.faint, colors.muted)
    };
    let number_at = Rect::from_min_max(rect.min, pos2(rect.left() + 26.0, rect.bottom()));
    words::line_in(ui, number_at, Align2::RIGHT_CENTER, (&view.number.to_string(), kind), number);
    let name_at = rect.with_min_x(rect.left() + 36.0).with_max_x(rect.right() - 24.0);
    words::line_in(ui, name_at, Align2::LEFT_CENTER, (view.name, kind), name);
    let dot = match view.state {
        StepState::Done => Some(colors.good),
        StepState::NeedsYou => Some(colors.accent),
        StepState::Empty => None,
    };
    if let Some(color) = dot {
        let center = rect.right_center() - vec2(14.0, 0.0);
        ui.painter().circle_filled(center, size::DOT_RADIUS - 0.5, color);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), view.current, view.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(view.state_name));
    response
}
