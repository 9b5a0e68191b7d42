//! Where the parts of the frame are and how large.

use eframe::egui::ViewportBuilder;

/// The width of the step list.
pub const STEPS: f32 = 188.0;
/// The height of the bar on top.
pub const TOP: f32 = 48.0;
/// The height of the status bar.
pub const STATUS: f32 = 28.0;
/// The width of the inspector.
pub const INSPECTOR: f32 = 300.0;
/// The width of a notice.
pub const NOTICE: f32 = 400.0;
/// The width of the command palette.
pub const PALETTE: f32 = 520.0;
/// The widest a column of reading text gets.
pub const READING: f32 = 760.0;

/// The window as it opens: 1440 × 900 points, never below 1024 × 700, with our icon.
#[must_use]
pub fn window() -> ViewportBuilder {
    let builder = ViewportBuilder::default()
        .with_title("Sweetspot")
        .with_app_id("sweetspot")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([900.0, 600.0])
        .with_drag_and_drop(true);
    match eframe::icon_data::from_png_bytes(include_bytes!("../../../assets/icon.png")) {
        Ok(icon) => builder.with_icon(icon),
        Err(_) => builder,
    }
}
