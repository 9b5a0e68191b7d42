//! The sheet with roles above its columns and row classes at its side.

use eframe::egui::{Align, Color32, Label, Layout as UiLayout, ScrollArea, Sense, Ui};
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
const HEAD_HEIGHT: f32 = 52.0;
/// How many rows are looked at to find a column's width.
const SAMPLED_ROWS: usize = 60;

/// Draws the preview, `height` high; returns a changed role.
#[must_use]
pub fn preview_ui(ui: &mut Ui, height: f32, view: &ImportView, file: &OpenFile, text: &Text) -> Option<ImportAction> {
    let sheet = file.workbook.sheets.get(file.imported.sheet)?;
    let mut asked = None;
    widget::card(ui, |ui| {
        ScrollArea::horizontal().id_salt("preview").auto_shrink([false, true]).show(ui, |ui| {
            ui.set_max_height(height);
            let mut table = TableBuilder::new(ui)
                .id_salt("preview table")
                .striped(false)
                .auto_shrink([false, true])
                .max_scroll_height(height - HEAD_HEIGHT)
                .sense(Sense::hover())
                .cell_layout(UiLayout::left_to_right(Align::Center))
                .column(TableColumn::exact(SIDE_WIDTH));
            for column in &view.columns {
                table = table.column(TableColumn::exact(column_width(&sheet.grid, column, text)).clip(true));
            }
            let table = table.header(HEAD_HEIGHT, |mut row| {
                row.col(|_| {});
                for column in &view.columns {
                    row.col(|ui| asked = asked.take().or(head_ui(ui, column, view, text)));
                }
            });
            table.body(|body| {
                body.rows(theme::size::ROW, sheet.grid.rows(), |row| row_ui(row, view, file, text));
            });
        });
    });
    asked
}

fn column_width(grid: &Grid, column: &ColumnView, text: &Text) -> f32 {
    let texts =
        (0..grid.rows().min(SAMPLED_ROWS)).map(|row| cell_text(text, grid.cell(row, column.index)).chars().count());
    let longest = texts.max().unwrap_or(0).max(column.title.chars().count()).max(column.role_name.chars().count() + 3);
    #[expect(clippy::cast_precision_loss, reason = "a width in pixels")]
    let width = longest.min(32) as f32 * 7.2 + 20.0;
    width.max(96.0)
}

fn head_ui(ui: &mut Ui, column: &ColumnView, view: &ImportView, text: &Text) -> Option<ImportAction> {
    let palette = theme::palette(ui);
    let tint = match column.kind {
        ColumnKind::Client => palette.accent_tint,
        ColumnKind::Amount => palette.offering_tint,
        ColumnKind::LeftOut => palette.background,
    };
    ui.painter().rect_filled(ui.max_rect(), 0.0, tint);
    let roles = offered_roles(view.layout);
    let names: Vec<String> = roles.iter().map(|role| words::column_role(text, *role)).collect();
    let here = roles.iter().position(|role| *role == column.role);
    let mut asked = None;
    ui.vertical(|ui| {
        ui.add_space(theme::space::TINY);
        ui.push_id(column.index, |ui| {
            let name = format!("{}: {}", column.title, column.role_name);
            let picked = widget::quiet_choice(ui, (&name, &column.role_name, &column.reason), &names, here);
            if let Some(role) = picked.and_then(|picked| roles.get(picked)) {
                asked = Some(ImportAction::Role(column.title.clone(), *role));
            }
        });
        ui.horizontal(|ui| {
            ui.add_space(theme::space::SMALL);
            ui.add(Label::new(theme::muted(ui, &column.title)).truncate());
        });
    });
    asked
}

fn row_ui(mut row: TableRow<'_, '_>, view: &ImportView, file: &OpenFile, text: &Text) {
    let index = row.index();
    let Some(sheet) = file.workbook.sheets.get(file.imported.sheet) else { return };
    let class = file.imported.rows.get(index).copied().unwrap_or(RowClass::Blank);
    row.col(|ui| {
        let label = match class {
            RowClass::Detail | RowClass::Blank => text.integer(index + 1),
            other => format!("{} {}", text.integer(index + 1), words::row_class(text, other)),
        };
        ui.add_space(theme::space::SMALL);
        ui.add(Label::new(theme::faint(ui, &label)).truncate());
    });
    for column in &view.columns {
        row.col(|ui| cell_ui(ui, sheet.grid.cell(index, column.index), column, is_faint(class), text));
    }
}

fn cell_ui(ui: &mut Ui, cell: Cell<'_>, column: &ColumnView, faint: bool, text: &Text) {
    let palette = theme::palette(ui);
    let colour: Color32 = if faint || column.kind == ColumnKind::LeftOut { palette.faint } else { palette.text };
    let value = cell_text(text, cell);
    if value.is_empty() {
        return;
    }
    let is_number = matches!(cell, Cell::Number(_) | Cell::Date(_));
    let layout =
        if is_number { UiLayout::right_to_left(Align::Center) } else { UiLayout::left_to_right(Align::Center) };
    ui.with_layout(layout, |ui| {
        ui.add_space(theme::space::SMALL);
        ui.add(Label::new(theme::plain(&value).color(colour)).truncate());
    });
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
