//! What is visible of a grid, painted: one mesh of fills, then texts, outlines, and the frozen edges.

use std::{collections::HashMap, sync::Arc};

use eframe::egui::{
    Align, Align2, Color32, Galley, Id, Mesh, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo,
    emath::GuiRounding,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::{GridAction, GridCell, GridRow, GridState, GridView, RowKind, measure::Place};
use crate::app::{
    theme::{TextKind, palette, size, space},
    widget::{mark, words},
};

/// Where a frame of the grid is drawn.
pub(super) struct Frame<'a> {
    place: &'a Place,
    id: Id,
    /// The part on screen, frozen edges included.
    whole: Rect,
    /// The part of it that scrolls.
    cells: Rect,
    /// Where the first cell would be.
    origin: Pos2,
    /// How far it is scrolled.
    scrolled: eframe::egui::Vec2,
}

impl<'a> Frame<'a> {
    pub(super) fn new(ui: &Ui, place: &'a Place, viewport: Rect, id: Id) -> Self {
        let scrolled = viewport.min.to_vec2();
        let corner = ui.max_rect().min;
        let fixed = (corner + scrolled).round_to_pixels(ui.pixels_per_point());
        let whole = Rect::from_min_size(fixed, viewport.size().min(place.size()));
        let cells = Rect::from_min_max(fixed + vec2(place.left, place.header), whole.max - vec2(place.right, 0.0));
        let origin = (cells.min - scrolled).round_to_pixels(ui.pixels_per_point());
        Self { place, id, whole, cells, origin, scrolled }
    }

    fn rows(&self) -> std::ops::Range<usize> {
        self.place.rows_between(self.scrolled.y, self.scrolled.y + self.cells.height())
    }

    fn columns(&self) -> std::ops::Range<usize> {
        self.place.columns_between(self.scrolled.x, self.scrolled.x + self.cells.width())
    }
}

pub(super) fn paint(ui: &mut Ui, state: &GridState, view: &GridView, frame: &Frame<'_>) -> Option<GridAction> {
    let clicked = cells_ui(ui, state, view, frame);
    let rows = rows_ui(ui, view, frame);
    let header = header_ui(ui, view, frame);
    edges(ui, frame);
    clicked.or(rows).or(header)
}

/// Fills in one mesh, then texts, then outlines, then what can be clicked.
fn cells_ui(ui: &mut Ui, state: &GridState, view: &GridView, frame: &Frame<'_>) -> Option<GridAction> {
    let outer = ui.clip_rect();
    ui.set_clip_rect(outer.intersect(frame.cells.expand(size::HEAT_GAP)));
    let mut mesh = Mesh::default();
    let mut texts = Vec::new();
    let mut galleys = Galleys::default();
    let mut clicked = pointed_ui(ui, view, frame);
    let speaks = ui.ctx().has_accesskit_node(frame.id);
    for index in frame.rows() {
        let Some(row) = view.rows.get(index) else { continue };
        for column in frame.columns() {
            let Some(cell) = row.cells.get(column) else { continue };
            let rect = frame.place.cell(frame.origin, index, column);
            fill_into(ui, &mut mesh, rect, row, cell);
            texts.extend(text_shape(ui, &mut galleys, rect, row, cell));
            if speaks && cell_clicked(ui, frame.id.with((index, column)), rect, cell) {
                clicked = Some(GridAction::Clicked(index, column));
            }
        }
    }
    let painter = ui.painter().with_clip_rect(frame.cells);
    painter.add(Shape::mesh(mesh));
    painter.extend(texts);
    outlines(ui, state, frame);
    ui.set_clip_rect(outer);
    clicked
}

fn fill_into(ui: &Ui, mesh: &mut Mesh, rect: Rect, row: &GridRow, cell: &GridCell) {
    let colors = palette(ui);
    if row.kind == RowKind::Unknown || cell.hatched {
        mark::hatch_into(mesh, rect, colors.line);
        return;
    }
    let fill = if row.kind == RowKind::Empty { None } else { cell.fill };
    mesh.add_colored_rect(rect, fill.map_or(colors.empty, |level| colors.heat(level)));
}

fn text_shape<'a>(ui: &Ui, galleys: &mut Galleys<'a>, rect: Rect, row: &GridRow, cell: &'a GridCell) -> Option<Shape> {
    if cell.text.is_empty() {
        return None;
    }
    let colors = palette(ui);
    let unknown = row.kind == RowKind::Unknown || cell.hatched;
    let color = match cell.fill {
        _ if unknown => colors.muted,
        Some(level) => colors.heat_text(level),
        None => colors.muted,
    };
    let galley = galleys.get(ui.painter(), &cell.text, rect.width() - 6.0);
    let at = (rect.center() - galley.size() / 2.0).round_to_pixels(ui.pixels_per_point());
    Some(Shape::galley(at, galley, color))
}

/// The cell under the pointer. One area for all: a widget per cell costs as much as all the painting, so those are made
/// only where something listens, a screen reader or a test.
fn pointed_ui(ui: &Ui, view: &GridView, frame: &Frame<'_>) -> Option<GridAction> {
    let area = ui.interact(frame.cells, frame.id.with("cells"), Sense::CLICK);
    let at = area.interact_pointer_pos().or(area.hover_pos())? - frame.origin;
    let (row, column) = frame.place.at(at)?;
    let cell = view.rows.get(row)?.cells.get(column)?;
    let clicked = area.clicked();
    area.on_hover_text_at_pointer(&cell.name);
    clicked.then_some(GridAction::Clicked(row, column))
}

fn cell_clicked(ui: &Ui, id: Id, rect: Rect, cell: &GridCell) -> bool {
    let response = ui.interact(rect.expand(size::HEAT_GAP / 2.0), id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, ui.is_enabled(), &cell.name));
    let clicked = response.clicked();
    if response.hovered() {
        response.on_hover_text(&cell.name);
    }
    clicked
}

/// The accent around what is selected, and the text colour around where the keyboard is.
fn outlines(ui: &Ui, state: &GridState, frame: &Frame<'_>) {
    let colors = palette(ui);
    let painter = ui.painter().with_clip_rect(frame.cells.expand(size::HEAT_GAP));
    let outline = |(row, column): (usize, usize), color: Color32| {
        let rect = frame.place.cell(frame.origin, row, column);
        let panel = Stroke::new(size::LINE, colors.panel);
        painter.rect_stroke(rect.shrink(1.0), 2, panel, StrokeKind::Inside);
        painter.rect_stroke(rect, 4, Stroke::new(size::FOCUS, color), StrokeKind::Middle);
    };
    if let Some(cell) = state.selected {
        outline(cell, colors.accent);
    }
    if let Some(cell) = state.cursor.filter(|_| ui.memory(|memory| memory.has_focus(frame.id))) {
        outline(cell, if state.selected == Some(cell) { colors.accent } else { colors.text });
    }
}

/// Labels and numbers left and right of the cells.
fn rows_ui(ui: &mut Ui, view: &GridView, frame: &Frame<'_>) -> Option<GridAction> {
    let outer = ui.clip_rect();
    ui.set_clip_rect(outer.intersect(frame.whole.with_min_y(frame.cells.top())));
    let mut clicked = None;
    for index in frame.rows() {
        let Some(row) = view.rows.get(index) else { continue };
        let y = frame.place.row(index);
        let line = Rect::from_x_y_ranges(
            frame.whole.x_range(),
            frame.origin.y + y.min..=frame.origin.y + y.max - size::HEAT_GAP,
        );
        if row_clicked(ui, frame.id.with(("row", index)), line, frame, row) {
            clicked = Some(GridAction::RowClicked(index));
        }
    }
    ui.set_clip_rect(outer);
    clicked
}

fn row_clicked(ui: &Ui, id: Id, line: Rect, frame: &Frame<'_>, row: &GridRow) -> bool {
    let colors = palette(ui);
    let unknown = row.kind == RowKind::Unknown;
    let color = if unknown { colors.muted } else { colors.text };
    let kind = if row.marked { TextKind::Strong } else { TextKind::Body };
    let label = line.with_max_x(line.left() + frame.place.label);
    if row.marked {
        let center = label.left_center() + vec2(size::DOT_RADIUS + space::SMALL, 0.0);
        ui.painter().circle_filled(center, size::DOT_RADIUS, colors.amber);
    }
    let words_at = label.with_min_x(label.left() + 22.0);
    words::line_in(ui, words_at, Align2::LEFT_CENTER, (&row.label, kind), color);
    numbers(ui, label.right(), line, (&frame.place.lead, &row.lead), (kind, color));
    numbers(ui, frame.cells.right(), line, (&frame.place.trail, &row.trail), (kind, color));
    let response = ui.interact(label, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, ui.is_enabled(), &row.label));
    response.clicked()
}

/// Numbers right-aligned in columns that start at `left`.
fn numbers(ui: &Ui, left: f32, line: Rect, (widths, texts): (&[f32], &[String]), (kind, color): (TextKind, Color32)) {
    let mut left = left;
    for (width, text) in widths.iter().zip(texts) {
        let rect = Rect::from_x_y_ranges(left..=left + width - space::SMALL, line.y_range());
        words::line_in(ui, rect, Align2::RIGHT_CENTER, (text, kind), color);
        left += width;
    }
}

/// The titles: columns in two lines above their cells, the others on the line.
fn header_ui(ui: &mut Ui, view: &GridView, frame: &Frame<'_>) -> Option<GridAction> {
    let whole = frame.whole.with_max_y(frame.cells.top());
    let color = palette(ui).muted;
    let low = whole.with_min_y(whole.top() + 8.0);
    let label = low.with_max_x(low.left() + frame.place.label).with_min_x(low.left() + space::SMALL);
    words::line_in(ui, label, Align2::LEFT_CENTER, (&view.label_title, TextKind::Column), color);
    numbers(ui, label.right(), low, (&frame.place.lead, &view.lead_titles), (TextKind::Column, color));
    numbers(ui, frame.cells.right(), low, (&frame.place.trail, &view.trail_titles), (TextKind::Column, color));
    let outer = ui.clip_rect();
    let titles = whole.with_min_x(frame.cells.left()).with_max_x(frame.cells.right());
    ui.set_clip_rect(outer.intersect(titles));
    let mut clicked = None;
    for index in frame.columns() {
        let Some(column) = view.columns.get(index) else { continue };
        let x = frame.place.column(index);
        let rect = Rect::from_x_y_ranges(
            frame.origin.x + x.min..=frame.origin.x + x.max - size::HEAT_GAP,
            whole.top()..=whole.bottom() - 5.0,
        );
        title(ui.painter(), rect, &column.title, color);
        let response = ui.interact(rect, frame.id.with(("title", index)), Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), &column.full_title));
        if response.clicked() {
            clicked = Some(GridAction::HeaderClicked(index));
        }
        if response.hovered() {
            response.on_hover_text(&column.full_title);
        }
    }
    ui.set_clip_rect(outer);
    clicked
}

/// A column's title: centred, at the bottom, in two lines at most.
fn title(painter: &Painter, rect: Rect, text: &str, color: Color32) {
    let mut job = LayoutJob::simple(text.to_owned(), TextKind::Tiny.font(), color, rect.width() + 2.0);
    job.halign = Align::Center;
    job.wrap = TextWrapping { max_rows: 2, ..job.wrap };
    let galley = painter.layout_job(job);
    let at = Pos2::new(rect.center().x, rect.bottom() - galley.size().y);
    painter.galley(at.round_to_pixels(painter.pixels_per_point()), galley, color);
}

/// Hairlines under the titles beside the cells, and where cells have scrolled under a frozen edge.
fn edges(ui: &Ui, frame: &Frame<'_>) {
    let stroke = Stroke::new(size::LINE, palette(ui).line);
    let y = frame.cells.top() - 0.5;
    let painter = ui.painter();
    painter.hline(frame.whole.left()..=frame.cells.left() - 3.0, y, stroke);
    painter.hline(frame.cells.right()..=frame.whole.right(), y, stroke);
    if frame.scrolled.x > 0.5 {
        painter.vline(frame.cells.left() - 1.5, frame.cells.y_range(), stroke);
    }
    if frame.scrolled.x + frame.whole.width() < frame.place.size().x - 0.5 {
        painter.vline(frame.cells.right() + 0.5, frame.cells.y_range(), stroke);
    }
    if frame.scrolled.y > 0.5 {
        painter.hline(frame.cells.x_range(), y, stroke);
    }
}

/// The same few numbers fill a grid, so each is laid out once a frame.
///
/// Not kept longer: a galley points into the glyph atlas, which may be rebuilt between frames.
#[derive(Default)]
struct Galleys<'a>(HashMap<&'a str, Arc<Galley>>);

impl<'a> Galleys<'a> {
    fn get(&mut self, painter: &Painter, text: &'a str, width: f32) -> Arc<Galley> {
        let laid_out = || words::line(painter, text, TextKind::Body, width);
        Arc::clone(self.0.entry(text).or_insert_with(laid_out))
    }
}
