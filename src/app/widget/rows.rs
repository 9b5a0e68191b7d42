//! Rows of label and value, for the inspector.

use eframe::egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::words;
use crate::app::theme::{TextKind, palette, size, space};

/// The height of a row with a second line.
pub const SOURCE_ROW: f32 = 44.0;

/// One row: a label left, a value right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyValue {
    /// Words.
    pub label: String,
    /// A number with its unit, or words.
    pub value: String,
    /// The label is a name (a client) and not the name of a number.
    pub is_name: bool,
    /// A click leads somewhere.
    pub leads: bool,
}

/// Rows with hairlines between. Returns the row clicked.
pub fn key_value_rows(ui: &mut Ui, rows: &[KeyValue]) -> Option<usize> {
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, row) in rows.iter().enumerate() {
            if row_ui(ui, row) {
                clicked = Some(index);
            }
        }
    });
    clicked
}

fn row_ui(ui: &mut Ui, row: &KeyValue) -> bool {
    let sense = if row.leads { Sense::click() } else { Sense::hover() };
    let (rect, response) = words::row(ui, size::ROW, sense);
    let colors = palette(ui);
    if row.leads && response.hovered() {
        ui.painter().rect_filled(rect, 0, colors.hover);
    }
    let inner = rect.shrink2(vec2(space::SMALL, 0.0));
    let value = words::line(ui.painter(), &row.value, TextKind::Body, inner.width() * 0.6);
    let label_at = inner.with_max_x(inner.right() - value.size().x - space::SMALL);
    let color = if row.is_name { colors.text } else { colors.muted };
    words::line_in(ui, label_at, Align2::LEFT_CENTER, (&row.label, TextKind::Body), color);
    words::place(ui.painter(), inner, Align2::RIGHT_CENTER, value, colors.text);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, colors.line));
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, colors.accent);
        ui.painter().rect_stroke(rect, 3, stroke, StrokeKind::Inside);
    }
    let role = if row.leads { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), format!("{}: {}", row.label, row.value)));
    response.clicked()
}

/// A label and its value with the cell they were read from as the second line of the row.
pub fn source_row(ui: &mut Ui, label: &str, value: &str, source: &str) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (rect, response) = words::row(ui, SOURCE_ROW, Sense::hover());
    source_words(ui, rect, (label, value, source));
    let spoken = || format!("{label}: {value}, {source}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), spoken()));
}

/// The same row as one to click; `chosen` stands out.
pub fn leading_source_row(ui: &mut Ui, (label, value, source): (&str, &str, &str), chosen: bool) -> Response {
    let (rect, response) = words::row(ui, SOURCE_ROW, Sense::click());
    let colors = palette(ui);
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 0, if chosen { colors.selection } else { colors.hover });
    }
    source_words(ui, rect, (label, value, source));
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, colors.accent);
        ui.painter().rect_stroke(rect, 3, stroke, StrokeKind::Inside);
    }
    let spoken = || [label, value, source].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, ui.is_enabled(), chosen, spoken()));
    response
}

fn source_words(ui: &Ui, rect: Rect, (label, value, source): (&str, &str, &str)) {
    let colors = palette(ui);
    let inner = rect.shrink2(vec2(space::SMALL, space::TINY));
    let (upper, lower) = inner.split_top_bottom_at_fraction(0.5);
    let amount = words::line(ui.painter(), value, TextKind::Body, upper.width() * 0.6);
    let label_at = upper.with_max_x(upper.right() - amount.size().x - space::SMALL);
    words::line_in(ui, label_at, Align2::LEFT_CENTER, (label, TextKind::Body), colors.text);
    words::place(ui.painter(), upper, Align2::RIGHT_CENTER, amount, colors.text);
    words::line_in(ui, lower, Align2::LEFT_CENTER, (source, TextKind::Small), colors.muted);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, colors.line));
}
