//! What every plot starts from.

use eframe::egui::{Ui, Vec2};
use egui_plot::Plot;

use crate::app::theme::{TextKind, palette};

/// A plot that only draws: it never zooms, drags or scrolls, and has no gridlines.
pub(in crate::app) fn still<'a>(id: &str, size: Vec2) -> Plot<'a> {
    Plot::new(id.to_owned())
        .width(size.x)
        .height(size.y)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_crosshair(false)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
}

/// How wide `text` is along an axis.
pub(in crate::app) fn axis_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), TextKind::Small.font(), palette(ui).muted).size().x
}
