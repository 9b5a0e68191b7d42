//! The band table: the bands stay in sight, the figures scroll sideways where they do not fit.

use eframe::egui::{
    Align, Color32, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::table::{TableRowView, TableView};
use crate::app::action::Selection;
use crate::app::theme::{TextKind, palette, size, space};
use crate::model::Band;

const HEADER: f32 = 40.0;
const NARROWEST: f32 = 48.0;
const DOT: f32 = 18.0;
/// Between two columns.
const GAP: f32 = 12.0;

/// The table; a click on a row selects its band.
pub(super) fn table_ui(ui: &mut Ui, view: &TableView) -> Option<Selection> {
    let labels = view.rows.iter().map(|row| text_width(ui, &row.label, TextKind::Strong));
    let label_width = labels.fold(text_width(ui, &view.corner, TextKind::Column), f32::max) + DOT + space::MEDIUM;
    let height = line_of(Rect::ZERO, view.rows.len()).top();
    let edges = column_edges(ui, view, ui.available_width() - label_width);
    let width = edges.last().copied().unwrap_or_default();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.horizontal_top(|ui| {
            let (labels, _) = ui.allocate_exact_size(vec2(label_width, height), Sense::hover());
            let by_label = labels_ui(ui, labels, view);
            let by_figure = ScrollArea::horizontal()
                .id_salt("band table")
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(width, height + space::SMALL), Sense::hover());
                    figures_ui(ui, rect.with_max_y(rect.top() + height), view, &edges)
                })
                .inner;
            by_label.or(by_figure)
        })
        .inner
    })
    .inner
}

fn labels_ui(ui: &mut Ui, rect: Rect, view: &TableView) -> Option<Selection> {
    let colors = palette(ui);
    let corner = rect.with_max_y(rect.top() + HEADER - 6.0);
    put(ui, corner.with_min_x(rect.left() + DOT), (&view.corner, TextKind::Column), Align::LEFT, colors.muted);
    hairline(ui, rect, HEADER);
    let mut clicked = None;
    for (at, row) in view.rows.iter().enumerate() {
        let line = line_of(rect, at);
        clicked = row_ui(ui, line, (row, "label"), Some(&spoken(view, row))).or(clicked);
        if row.is_sweet_spot {
            let center = pos2(line.left() + size::DOT_RADIUS + 2.0, line.center().y);
            ui.painter().circle_filled(center, size::DOT_RADIUS, colors.amber);
        }
        put(ui, line.with_min_x(line.left() + DOT), (&row.label, kind(row)), Align::LEFT, ink(ui, row));
    }
    clicked
}

/// The right edge of each column: as wide as its widest figure or word, with what is left shared out.
fn column_edges(ui: &Ui, view: &TableView, room: f32) -> Vec<f32> {
    let wanted = |at: usize, title: &str| {
        let figures = view.rows.iter().filter_map(|row| row.figures.get(at));
        let figures = figures.map(|figure| text_width(ui, figure, TextKind::Strong));
        let words = title.split_whitespace().map(|word| text_width(ui, word, TextKind::Column));
        figures.chain(words).fold(NARROWEST, f32::max).ceil() + GAP
    };
    let widths: Vec<f32> = view.columns.iter().enumerate().map(|(at, (title, _))| wanted(at, title)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a number of columns")]
    let spare = ((room - widths.iter().sum::<f32>()) / widths.len().max(1) as f32).floor().max(0.0);
    let edges = widths.iter().scan(0.0, |edge, width| {
        *edge += width + spare;
        Some(*edge)
    });
    edges.collect()
}

fn figures_ui(ui: &mut Ui, rect: Rect, view: &TableView, edges: &[f32]) -> Option<Selection> {
    let colors = palette(ui);
    let column = |at: usize, line: Rect| {
        let edge = |at: Option<usize>| rect.left() + at.and_then(|at| edges.get(at)).copied().unwrap_or_default();
        Rect::from_x_y_ranges(edge(at.checked_sub(1)) + GAP..=edge(Some(at)), line.y_range())
    };
    for (at, (title, hint)) in view.columns.iter().enumerate() {
        let place = column(at, rect.with_max_y(rect.top() + HEADER));
        put(ui, place.with_max_y(place.bottom() - 6.0), (title, TextKind::Column), Align::RIGHT, colors.muted);
        let response = ui.interact(place, ui.scope_id().with(("title", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), format!("{title}: {hint}")));
        response.on_hover_text(hint);
    }
    hairline(ui, rect, HEADER);
    let mut clicked = None;
    for (at, row) in view.rows.iter().enumerate() {
        let line = line_of(rect, at);
        clicked = row_ui(ui, line, (row, "figures"), None).or(clicked);
        for (at, figure) in row.figures.iter().enumerate() {
            put(ui, column(at, line), (figure, kind(row)), Align::RIGHT, ink(ui, row));
        }
    }
    clicked
}

/// The ground of a row, the line under it, and what makes it clickable. Only one of its two parts is spoken and
/// reached by Tab.
fn row_ui(ui: &Ui, line: Rect, (row, part): (&TableRowView, &str), spoken: Option<&str>) -> Option<Selection> {
    let sense = if spoken.is_some() && row.band.is_some() { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(line, ui.scope_id().with((part, &row.label)), sense);
    let colors = palette(ui);
    if row.band.is_some() && response.hovered() {
        ui.painter().rect_filled(line, 0, colors.hover);
    }
    hairline(ui, line, size::ROW);
    if let Some(spoken) = spoken {
        response.widget_info(|| WidgetInfo::labeled(Role::Row, ui.is_enabled(), spoken));
        if response.has_focus() {
            let stroke = Stroke::new(size::FOCUS, colors.accent);
            ui.painter().rect_stroke(line, 3, stroke, eframe::egui::StrokeKind::Inside);
        }
    }
    row.band.filter(|_| response.clicked()).map(Selection::Band)
}

/// A row as a screen reader speaks it.
fn spoken(view: &TableView, row: &TableRowView) -> String {
    let figures = view.columns.iter().zip(&row.figures).map(|((title, _), figure)| format!("{title} {figure}"));
    format!("{}: {}", row.label, figures.collect::<Vec<_>>().join(", "))
}

fn line_of(rect: Rect, at: usize) -> Rect {
    #[expect(clippy::cast_precision_loss, reason = "a number of bands")]
    let top = rect.top() + HEADER + at as f32 * size::ROW;
    Rect::from_x_y_ranges(rect.x_range(), top..=top + size::ROW)
}

fn hairline(ui: &Ui, rect: Rect, below: f32) {
    let stroke = Stroke::new(size::LINE, palette(ui).line);
    ui.painter().hline(rect.x_range(), rect.top() + below - 0.5, stroke);
}

fn kind(row: &TableRowView) -> TextKind {
    if row.is_sweet_spot || row.band.is_none() { TextKind::Strong } else { TextKind::Body }
}

fn ink(ui: &Ui, row: &TableRowView) -> Color32 {
    if row.band == Some(Band::Unknown) { palette(ui).muted } else { palette(ui).text }
}

/// Words in a place: titles at the bottom in two lines, anything else in one, in the middle.
fn put(ui: &Ui, place: Rect, (text, kind): (&str, TextKind), align: Align, color: Color32) {
    let is_title = kind == TextKind::Column;
    let mut job = LayoutJob::simple(text.to_owned(), kind.font(), color, place.width());
    job.wrap = TextWrapping { max_rows: if is_title { 2 } else { 1 }, max_width: place.width(), ..job.wrap };
    job.halign = align;
    let galley = ui.painter().layout_job(job);
    let x = if align == Align::RIGHT { place.right() } else { place.left() };
    let y = if is_title { place.bottom() - galley.size().y } else { place.center().y - galley.size().y / 2.0 };
    ui.painter().galley(pos2(x, y), galley, color);
}

fn text_width(ui: &Ui, text: &str, kind: TextKind) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), kind.font(), Color32::PLACEHOLDER).size().x
}
