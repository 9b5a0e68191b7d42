//! Lists of any length: columns of fixed and remaining width, a header that stays, sorting, selection.
//!
//! Only visible rows are asked for, so a list of 100,000 is as fast as one of ten.

use eframe::egui::{
    self, Align2, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column, TableBuilder};

use super::{mark, words};
use crate::app::theme::{TextKind, palette, size, space};

/// How wide a column is, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// Always this.
    Fixed(f32),
    /// What is left, but at least this.
    Rest(f32),
}

/// Words left, numbers right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Numbers.
    Right,
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Smallest first.
    Up,
    /// Largest first.
    Down,
}

/// A column as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct TableColumn {
    /// Its title, with the unit.
    pub title: String,
    /// How wide it is.
    pub width: Width,
    /// Where its texts are.
    pub align: Align,
    /// A click on its title sorts by it.
    pub sortable: bool,
}

/// What is around the rows.
#[derive(Clone, Debug)]
pub struct TableView<'a> {
    /// What the list is, for a screen reader; also its identity on screen.
    pub name: &'a str,
    /// From left to right.
    pub columns: &'a [TableColumn],
    /// How many rows there are.
    pub rows: usize,
    /// The column it is sorted by.
    pub sort: Option<(usize, Sort)>,
    /// The tallest it may be, in points; `None`: what the `Ui` leaves.
    pub max_height: Option<f32>,
}

/// The height of a list of `rows` with its titles: all of them up to `most`, and half of the next where there are more,
/// so that one sees there are.
#[must_use]
pub fn list_height(rows: usize, most: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a height in points")]
    let shown = if rows > most { most as f32 + 0.5 } else { rows as f32 };
    (shown + 1.0) * size::ROW + if rows > most { 0.0 } else { space::SMALL }
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableCell {
    /// Words or a number.
    Text(String),
    /// Words of second rank: "unknown".
    Muted(String),
    /// Words or a number that carry weight.
    Strong(String),
    /// The sweet spot: an amber dot before the words.
    SweetSpot(String),
    /// A tag on a tint.
    Tag(String),
    /// A box that is checked or not; its name.
    Check(bool, String),
    /// Nothing: a dash.
    Nothing,
}

/// One row, made when it comes into sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// The name a screen reader speaks.
    pub name: String,
    /// On the selection tint.
    pub selected: bool,
    /// As many as columns.
    pub cells: Vec<TableCell>,
}

/// What a table remembers.
#[derive(Clone, Debug, Default)]
pub struct TableState {
    /// Set to bring a row into sight; taken when shown.
    pub scroll_to: Option<usize>,
}

/// What someone asked of a table. Rows and columns count from 0, in the order shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableAction {
    /// A sortable title.
    SortBy(usize),
    /// A row, with Shift or Ctrl or neither.
    RowClicked(usize, Modifiers),
    /// A row, twice.
    RowOpened(usize),
    /// A box: row, column.
    Checked(usize, usize),
}

/// Shows a table; `row` makes the rows that are in sight.
pub fn table_ui(
    ui: &mut Ui,
    state: &mut TableState,
    view: &TableView<'_>,
    row: &mut dyn FnMut(usize) -> TableRow,
) -> Option<TableAction> {
    let smallest: f32 = view
        .columns
        .iter()
        .map(|column| match column.width {
            Width::Fixed(width) | Width::Rest(width) => width,
        })
        .sum();
    let wider = smallest > ui.available_width();
    ui.push_id(view.name, |ui| {
        ScrollArea::horizontal()
            .auto_shrink([false, true])
            .hscroll(wider)
            .show(ui, |ui| {
                ui.set_min_width(smallest.max(ui.available_width()));
                ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
                rows_ui(ui, state, view, row)
            })
            .inner
    })
    .inner
}

fn rows_ui(
    ui: &mut Ui,
    state: &mut TableState,
    view: &TableView<'_>,
    row: &mut dyn FnMut(usize) -> TableRow,
) -> Option<TableAction> {
    let height = view.max_height.unwrap_or_else(|| ui.available_height());
    let mut builder = TableBuilder::new(ui)
        .id_salt(view.name)
        .auto_shrink([false, true])
        .sense(Sense::hover())
        .max_scroll_height((height - size::ROW).max(3.0 * size::ROW))
        .min_scrolled_height(3.0 * size::ROW);
    for column in view.columns {
        builder = builder.column(match column.width {
            // Texts end in "…" by themselves, and what is behind a row is wider than its first cell.
            Width::Fixed(width) => Column::exact(width).clip(false),
            Width::Rest(least) => Column::remainder().at_least(least),
        });
    }
    if let Some(index) = state.scroll_to.take() {
        builder = builder.scroll_to_row(index, None);
    }
    let mut asked = None;
    builder
        .header(size::ROW, |mut header| {
            for (index, column) in view.columns.iter().enumerate() {
                header.col(|ui| {
                    if title_clicked(ui, view, index, column) {
                        asked = Some(TableAction::SortBy(index));
                    }
                });
            }
        })
        .body(|body| {
            let width: f32 = body.widths().iter().sum();
            body.rows(size::ROW, view.rows, |mut table_row| {
                let index = table_row.index();
                let shown = row(index);
                for (column, cell) in view.columns.iter().zip(&shown.cells) {
                    let first = table_row.col_index() == 0;
                    let at = table_row.col_index();
                    table_row.col(|ui| {
                        if first {
                            asked = row_behind(ui, width, (index, index + 1 == view.rows), &shown).or(asked);
                        }
                        if cell_ui(ui, column, cell) {
                            asked = Some(TableAction::Checked(index, at));
                        }
                    });
                }
            });
        });
    asked
}

fn title_clicked(ui: &mut Ui, view: &TableView<'_>, index: usize, column: &TableColumn) -> bool {
    let rect = ui.max_rect();
    let colors = palette(ui);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, colors.line));
    let sense = if column.sortable { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with("title"), sense);
    let arrow = match view.sort {
        Some((by, Sort::Up)) if by == index => " ↑",
        Some((by, Sort::Down)) if by == index => " ↓",
        _ => "",
    };
    let color = if column.sortable && response.hovered() { colors.text } else { colors.muted };
    let title = format!("{}{arrow}", column.title);
    words::line_in(ui, padded(rect), aligned(column.align), (&title, TextKind::Column), color);
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, colors.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 3, stroke, StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), &column.title));
    response.clicked()
}

/// The row's ground, its hairline, and the one thing to click and to reach by Tab.
fn row_behind(ui: &Ui, width: f32, (index, last): (usize, bool), row: &TableRow) -> Option<TableAction> {
    let start = ui.max_rect();
    let rect = Rect::from_min_size(start.min, vec2(width, start.height()));
    let response = ui.interact(rect, ui.scope_id().with("row"), Sense::click());
    let colors = palette(ui);
    if row.selected || response.hovered() {
        let fill = if row.selected { colors.selection } else { colors.hover };
        ui.painter().rect_filled(rect, 0, fill);
    }
    if !last {
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, colors.line));
    }
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, colors.accent);
        ui.painter().rect_stroke(rect, 3, stroke, StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), row.selected, &row.name));
    if response.double_clicked() {
        return Some(TableAction::RowOpened(index));
    }
    response.clicked().then(|| TableAction::RowClicked(index, ui.input(|input| input.modifiers)))
}

/// Paints a cell; true when its box was clicked.
fn cell_ui(ui: &mut Ui, column: &TableColumn, cell: &TableCell) -> bool {
    let rect = padded(ui.max_rect());
    let colors = palette(ui);
    let align = aligned(column.align);
    let put = |text: &str, kind: TextKind, color| words::line_in(ui, rect, align, (text, kind), color);
    match cell {
        TableCell::Text(text) => put(text, TextKind::Body, colors.text),
        TableCell::Muted(text) => put(text, TextKind::Body, colors.muted),
        TableCell::Strong(text) => put(text, TextKind::Strong, colors.text),
        TableCell::Nothing => put("–", TextKind::Body, colors.faint),
        TableCell::SweetSpot(text) => sweet_spot_ui(ui, rect, column.align, text),
        TableCell::Tag(text) => tag_ui(ui, rect, text),
        TableCell::Check(checked, name) => return check_clicked(ui, *checked, name),
    }
    false
}

fn sweet_spot_ui(ui: &Ui, rect: Rect, align: Align, text: &str) {
    let colors = palette(ui);
    let room = rect.with_min_x(rect.left() + 14.0);
    let galley = words::line(ui.painter(), text, TextKind::Body, room.width());
    let left = match align {
        Align::Left => rect.left(),
        Align::Right => rect.right() - galley.size().x - 14.0,
    };
    let center = pos2(left + size::DOT_RADIUS, rect.center().y);
    ui.painter().circle_filled(center, size::DOT_RADIUS, colors.amber);
    words::place(ui.painter(), room, aligned(align), galley, colors.text);
}

fn tag_ui(ui: &Ui, rect: Rect, text: &str) {
    let galley = words::line(ui.painter(), text, TextKind::Small, rect.width() - 2.0 * space::SMALL);
    let chip = Rect::from_min_size(
        pos2(rect.left(), rect.center().y - 10.0),
        vec2(galley.size().x + 2.0 * space::SMALL, 20.0),
    );
    ui.painter().rect_filled(chip, 10, palette(ui).accent_tint);
    words::place(ui.painter(), chip, Align2::CENTER_CENTER, galley, palette(ui).text);
}

fn check_clicked(ui: &Ui, checked: bool, name: &str) -> bool {
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.scope_id().with("check"), Sense::click());
    mark::check_box(ui, rect.center(), checked);
    if response.has_focus() {
        mark::focus_ring(ui, Rect::from_center_size(rect.center(), vec2(15.0, 15.0)), 3);
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, name));
    response.clicked()
}

fn padded(rect: Rect) -> Rect {
    rect.shrink2(vec2(space::SMALL, 0.0))
}

fn aligned(align: Align) -> Align2 {
    match align {
        Align::Left => Align2::LEFT_CENTER,
        Align::Right => Align2::RIGHT_CENTER,
    }
}
