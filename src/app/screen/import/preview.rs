//! The sheet with roles above its columns and row classes at its side.

use eframe::egui::{Align, Label, Layout as UiLayout, ScrollArea, Sense, Stroke, Ui};
use egui_extras::{Column as TableColumn, TableBuilder, TableRow};

use super::view::{ColumnKind, ColumnView, ImportView, is_faint, offered_roles};
use crate::app::action::ImportAction;
use crate::app::session::OpenFile;
use crate::app::{theme, widget};
use crate::import::{Cell, Grid, RowClass};
use crate::text::{Text, words};

/// The width of the column with row numbers and classes.
const SIDE_WIDTH: f32 = 92.0;
/// The height of the roles and titles.
const HEAD_HEIGHT: f32 = 50.0;
/// How many rows are looked at to find a column's width.
const SAMPLED_ROWS: usize = 60;
/// The narrowest and the widest a column gets.
const WIDTHS: (f32, f32) = (104.0, 260.0);

/// What the cells are drawn from.
struct Preview<'a> {
    view: &'a ImportView,
    grid: &'a Grid,
    rows: &'a [RowClass],
    text: &'a Text,
}

/// Draws the preview, `height` high; returns a changed role.
#[must_use]
pub fn preview_ui(ui: &mut Ui, height: f32, view: &ImportView, file: &OpenFile, text: &Text) -> Option<ImportAction> {
    let sheet = file.workbook.sheets.get(file.imported.sheet)?;
    let preview = Preview { view, grid: &sheet.grid, rows: &file.imported.rows, text };
    let mut asked = None;
    widget::frame(ui, |ui| {
        ui.spacing_mut().item_spacing = [0.0, 0.0].into();
        ScrollArea::horizontal().id_salt("preview").auto_shrink([false, true]).show(ui, |ui| {
            asked = preview.table_ui(ui, height);
        });
    });
    asked
}

impl Preview<'_> {
    fn table_ui(&self, ui: &mut Ui, height: f32) -> Option<ImportAction> {
        let mut asked = None;
        let mut table = TableBuilder::new(ui)
            .id_salt(("preview table", self.view.sheet))
            .striped(false)
            .auto_shrink([false, true])
            .max_scroll_height(height - HEAD_HEIGHT)
            .sense(Sense::hover())
            .cell_layout(UiLayout::left_to_right(Align::Center))
            .column(TableColumn::exact(SIDE_WIDTH));
        for column in &self.view.columns {
            table = table.column(TableColumn::exact(self.width(column)).clip(true));
        }
        let table = table.header(HEAD_HEIGHT, |mut row| {
            row.col(|ui| edges(ui));
            for column in &self.view.columns {
                row.col(|ui| asked = asked.take().or(self.head_ui(ui, column)));
            }
        });
        table.body(|body| body.rows(theme::size::ROW, self.grid.rows(), |row| self.row_ui(row)));
        asked
    }

    fn width(&self, column: &ColumnView) -> f32 {
        let rows = 0..self.grid.rows().min(SAMPLED_ROWS);
        let is_table = |row: &usize| self.rows.get(*row) != Some(&RowClass::Title);
        let texts = rows.filter(is_table).map(|row| cell_text(self.text, self.grid.cell(row, column.index)));
        let longest = texts.map(|text| text.chars().count()).max().unwrap_or(0);
        let longest = longest.max(column.title.chars().count()).max(column.role_name.chars().count() + 3);
        #[expect(clippy::cast_precision_loss, reason = "a width in points")]
        let width = longest.min(60) as f32 * 6.9 + 2.0 * theme::space::SMALL;
        width.clamp(WIDTHS.0, WIDTHS.1)
    }

    fn head_ui(&self, ui: &mut Ui, column: &ColumnView) -> Option<ImportAction> {
        let palette = theme::palette(ui);
        let tint = match column.kind {
            ColumnKind::Client => palette.accent_tint,
            ColumnKind::Amount => palette.offering_tint,
            ColumnKind::LeftOut => palette.background,
        };
        ui.painter().rect_filled(ui.max_rect(), 0.0, tint);
        edges(ui);
        let roles = offered_roles(self.view.layout);
        let names: Vec<String> = roles.iter().map(|role| words::column_role(self.text, *role)).collect();
        let here = roles.iter().position(|role| *role == column.role);
        ui.push_id(column.index, |ui| {
            ui.vertical(|ui| {
                ui.add_space(theme::space::TINY);
                let name = format!("{}: {}", column.title, column.role_name);
                let picked = widget::quiet_choice(ui, (&name, &column.role_name, &column.reason), &names, here);
                padded(ui, |ui| widget::truncated(ui, &column.title, theme::TextKind::Body, palette.muted));
                let role = picked.and_then(|picked| roles.get(picked));
                role.map(|role| ImportAction::Role(column.title.clone(), *role))
            })
            .inner
        })
        .inner
    }

    fn row_ui(&self, mut row: TableRow<'_, '_>) {
        let index = row.index();
        let class = self.rows.get(index).copied().unwrap_or(RowClass::Blank);
        row.col(|ui| {
            edges(ui);
            let number = self.text.integer(index + 1);
            let label = match class {
                RowClass::Detail | RowClass::Blank => number,
                other => format!("{number} {}", words::row_class(self.text, other)),
            };
            let faint = theme::palette(ui).faint;
            padded(ui, |ui| widget::truncated(ui, &label, theme::TextKind::Body, faint));
        });
        for column in &self.view.columns {
            row.col(|ui| self.cell_ui(ui, index, column, is_faint(class)));
        }
    }

    fn cell_ui(&self, ui: &mut Ui, row: usize, column: &ColumnView, faint: bool) {
        edges(ui);
        let cell = self.grid.cell(row, column.index);
        let shown = cell_text(self.text, cell);
        if shown.is_empty() {
            return;
        }
        let palette = theme::palette(ui);
        let colour = if faint || column.kind == ColumnKind::LeftOut { palette.faint } else { palette.text };
        // A CSV writes its numbers as text; the column's role says that they are numbers.
        let is_number =
            matches!(cell, Cell::Number(_) | Cell::Date(_)) || column.is_numeric && !is_title(self.rows, row);
        let layout =
            if is_number { UiLayout::right_to_left(Align::Center) } else { UiLayout::left_to_right(Align::Center) };
        ui.with_layout(layout, |ui| {
            padded(ui, |ui| ui.add(Label::new(theme::plain(&shown).color(colour)).truncate()));
        });
    }
}

fn is_title(rows: &[RowClass], row: usize) -> bool {
    matches!(rows.get(row), Some(RowClass::Title | RowClass::Header | RowClass::Group))
}

/// The hairlines right of a cell and below it.
fn edges(ui: &Ui) {
    let stroke = Stroke::new(theme::size::LINE, theme::palette(ui).line);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, stroke);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), stroke);
}

/// A cell's contents, away from its edges on both sides.
fn padded<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) {
    let inner = ui.available_rect_before_wrap().shrink2([theme::space::SMALL, 0.0].into());
    let layout = *ui.layout();
    let builder = eframe::egui::UiBuilder::new().max_rect(inner).layout(layout);
    ui.scope_builder(builder, contents);
}

/// A cell as people write it: numbers with the separators of their language, dates as days, the rest as it stands.
fn cell_text(text: &Text, cell: Cell<'_>) -> String {
    match cell {
        Cell::Number(number) if number.fract() == 0.0 => text.number(number, 0),
        Cell::Number(number) => text.number(number, 2),
        Cell::Date(_) => cell.date().map_or_else(|| cell.to_string(), |date| text.date(date)),
        other => other.to_string(),
    }
}
