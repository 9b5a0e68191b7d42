//! A weight to slide: name, track, value.

use std::ops::RangeInclusive;

use eframe::egui::{Align2, Rect, Response, Sense, Slider, Stroke, Ui, UiBuilder, pos2, style::HandleShape, vec2};

use super::words;
use crate::app::theme::{TextKind, palette, size, space};

const VALUE_WIDTH: f32 = 34.0;
/// Its radius.
const KNOB: f32 = 6.0;

/// What a slider shows besides its knob.
#[derive(Clone, Debug)]
pub struct SliderView<'a> {
    /// Its name, left.
    pub label: &'a str,
    /// The value with its unit, right.
    pub value_text: &'a str,
    /// What it may be.
    pub range: RangeInclusive<f64>,
    /// The step of the arrow keys and of the knob.
    pub step: f64,
    /// Room for the label, in points.
    pub label_width: f32,
}

/// A row with a slider. The response says `changed`, and `drag_stopped` at the end of a drag: one step to undo.
pub fn slider(ui: &mut Ui, value: &mut f64, view: &SliderView<'_>) -> Response {
    let (rect, _) = words::row(ui, size::CONTROL, Sense::hover());
    let colors = palette(ui);
    let label = rect.with_max_x(rect.left() + view.label_width);
    words::line_in(ui, label, Align2::LEFT_CENTER, (view.label, TextKind::Body), colors.text);
    let right = rect.with_min_x(rect.right() - VALUE_WIDTH);
    words::line_in(ui, right, Align2::RIGHT_CENTER, (view.value_text, TextKind::Body), colors.text);
    let track = rect.with_min_x(label.right() + space::SMALL).with_max_x(right.left() - space::SMALL);
    let track = Rect::from_center_size(track.center(), vec2(track.width(), KNOB * 2.5));
    // A child and not a scope: the row above has taken the room already.
    let mut on_track = ui.new_child(UiBuilder::new().max_rect(track));
    style_for_slider(&mut on_track, track.width());
    let response = on_track
        .add(Slider::new(value, view.range.clone()).step_by(view.step).show_value(false))
        .accessible_name(view.label);
    knob(ui, &response, track, view, *value);
    response
}

/// The knob over egui's, which has but one colour for its rail and its knob.
fn knob(ui: &Ui, response: &Response, track: Rect, view: &SliderView<'_>, value: f64) {
    let colors = palette(ui);
    let (from, to) = (*view.range.start(), *view.range.end());
    #[expect(clippy::cast_possible_truncation, reason = "a share of the track, 0 to 1")]
    let share = if to > from { ((value - from) / (to - from)).clamp(0.0, 1.0) as f32 } else { 0.0 };
    let ends = track.x_range().shrink(KNOB);
    let center = pos2(ends.min + share * ends.span(), track.center().y);
    let held = response.hovered() || response.dragged();
    let stroke = Stroke::new(size::FOCUS, colors.accent);
    ui.painter().circle(center, if held { KNOB + 1.0 } else { KNOB }, colors.panel, stroke);
    if response.has_focus() {
        ui.painter().circle_stroke(center, KNOB + 4.0, stroke);
    }
}

fn style_for_slider(ui: &mut Ui, width: f32) {
    let colors = palette(ui);
    let style = ui.style_mut();
    style.spacing.slider_width = width;
    style.spacing.slider_rail_height = 4.0;
    style.spacing.interact_size = vec2(0.0, KNOB * 2.5);
    let visuals = &mut style.visuals;
    visuals.handle_shape = HandleShape::Circle;
    visuals.slider_trailing_fill = true;
    visuals.selection.bg_fill = colors.accent;
    visuals.widgets.inactive.corner_radius = 2.into();
    for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
        widget.fg_stroke = Stroke::NONE;
        widget.bg_fill = colors.accent;
    }
    visuals.widgets.inactive.bg_fill = colors.line;
}
