//! A weight to slide: name, track, value.

use std::ops::RangeInclusive;

use eframe::egui::{Align2, Response, Sense, Slider, Stroke, Ui, UiBuilder, style::HandleShape, vec2};

use super::words;
use crate::app::theme::{TextKind, palette, size, space};

const VALUE_WIDTH: f32 = 34.0;

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
    ui.scope_builder(UiBuilder::new().max_rect(track), |ui| {
        style_for_slider(ui, track.width());
        ui.add(Slider::new(value, view.range.clone()).step_by(view.step).show_value(false)).accessible_name(view.label)
    })
    .inner
}

fn style_for_slider(ui: &mut Ui, width: f32) {
    let colors = palette(ui);
    let style = ui.style_mut();
    style.spacing.slider_width = width;
    style.spacing.slider_rail_height = 4.0;
    style.spacing.interact_size = vec2(0.0, 15.0);
    let visuals = &mut style.visuals;
    visuals.handle_shape = HandleShape::Circle;
    visuals.slider_trailing_fill = true;
    visuals.selection.bg_fill = colors.accent;
    visuals.widgets.inactive.corner_radius = 2.into();
    for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
        widget.fg_stroke = Stroke::new(2.0, colors.accent);
        widget.bg_fill = colors.panel;
    }
    visuals.widgets.inactive.bg_fill = colors.line;
    visuals.widgets.hovered.expansion = 1.0;
    visuals.widgets.active.expansion = 1.0;
    visuals.widgets.active.fg_stroke = Stroke::new(3.0, colors.accent);
}
