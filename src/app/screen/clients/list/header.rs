//! The titles over the list: a click sorts.

use eframe::egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::facts::Column;
use super::super::picked::Picked;
use super::super::view::ColumnView;
use super::Shown;
use super::columns::{CHECK, Layout, PAD};
use crate::app::theme::{TextKind, palette, size};
use crate::app::widget;
use crate::say;

/// Draws the titles, scrolled by `offset` but for the name. Returns the column to sort by.
#[must_use]
pub(super) fn header_ui(
    ui: &mut Ui,
    at: (Rect, f32),
    draw: (&Shown<'_>, &Layout),
    picked: &mut Picked,
) -> Option<Column> {
    let (rect, offset) = at;
    let (shown, layout) = draw;
    let fixed = rect.with_max_x((rect.left() + layout.fixed).min(rect.right()));
    let scrolled = rect.with_min_x(fixed.right());
    let mut asked = None;
    for (column, (left, width)) in shown.columns.iter().zip(&layout.columns) {
        let (clip, shift) = if column.column == Column::Name { (fixed, 0.0) } else { (scrolled, offset) };
        let cell = Rect::from_min_size(pos2(rect.left() + left - shift, rect.top()), vec2(*width, rect.height()));
        if clip.intersects(cell) && title_ui(ui, (cell, clip), column, shown) {
            asked = Some(column.column);
        }
    }
    all_ui(ui, rect.with_max_x(rect.left() + CHECK), shown, picked);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, palette(ui).line));
    asked
}

fn title_ui(ui: &mut Ui, at: (Rect, Rect), column: &ColumnView, shown: &Shown<'_>) -> bool {
    let (cell, clip) = at;
    let visible = cell.intersect(clip);
    let id = ui.scope_id().with(("title", column.column));
    let name = say!(shown.facts.text, "clients-sort-by", column = column.title.as_str());
    let response = ui.interact(visible, id, Sense::click());
    let is_sorted = shown.sort.column == column.column;
    let title = match (is_sorted, shown.sort.descending) {
        (true, true) => format!("{} ↓", column.title),
        (true, false) => format!("{} ↑", column.title),
        (false, _) => column.title.clone(),
    };
    let colors = palette(ui);
    let color = if is_sorted || response.hovered() { colors.text } else { colors.muted };
    let inner = cell.shrink2(vec2(PAD, 0.0));
    let align = if column.column.is_numeric() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let painter = ui.painter().with_clip_rect(clip);
    let galley = widget::line(&painter, &title, TextKind::Column, inner.width());
    widget::place(&painter, inner, align, galley, color);
    if response.has_focus() {
        widget::focus_ring(ui, visible.shrink(2.0), 3);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.on_hover_text(name).clicked()
}

fn all_ui(ui: &mut Ui, rect: Rect, shown: &Shown<'_>, picked: &mut Picked) {
    let id = ui.scope_id().with("all");
    let response = ui.interact(rect, id, Sense::click());
    let are_all = !shown.order.is_empty()
        && picked.len() >= shown.order.len()
        && shown.order.iter().all(|client| picked.has(*client));
    widget::check_box(ui, rect.center(), are_all);
    if response.has_focus() {
        widget::focus_ring(ui, rect.shrink(4.0), 3);
    }
    let name = say!(shown.facts.text, "clients-select-all");
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, are_all, &name));
    if response.on_hover_text(name).clicked() {
        if are_all {
            picked.clear();
        } else {
            picked.all(shown.order);
        }
    }
}
