//! What is in sight of a sheet: one mesh of grounds and hairlines, then texts, then heads that stay in sight.

use std::ops::Range;

use eframe::egui::{
    Align2, Id, Mesh, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::{CellsAction, CellsCell, CellsColumn, CellsRow, CellsSource, CellsState, CellsView, Ground, place::Place};
use crate::app::theme::{TextKind, palette, size, space};
use crate::app::widget::{choice, mark, quiet, words};

/// The bar at the left edge of a row head.
const BAR: f32 = 3.0;

/// Where a frame of the sheet is drawn.
pub(super) struct Frame<'a> {
    place: &'a Place,
    id: Id,
    /// The part on screen, heads included.
    whole: Rect,
    /// The part of it that scrolls.
    cells: Rect,
    scrolled: eframe::egui::Vec2,
}

impl<'a> Frame<'a> {
    /// `corner` and `viewport` are where the sheet begins on screen and the part of it in sight.
    pub(super) fn new(ui: &Ui, place: &'a Place, (corner, viewport): (Pos2, Rect), id: Id) -> Self {
        use eframe::egui::emath::GuiRounding;
        let fixed = corner.round_to_pixels(ui.pixels_per_point());
        let whole = Rect::from_min_size(fixed, viewport.size());
        let cells = Rect::from_min_max(fixed + vec2(place.side, place.header), whole.max);
        Self { place, id, whole, cells, scrolled: viewport.min.to_vec2() }
    }

    fn rows(&self) -> Range<usize> {
        self.place.rows_between(self.scrolled.y, self.scrolled.y + self.cells.height())
    }

    fn columns(&self) -> Range<usize> {
        self.place.columns_between(self.scrolled.x, self.scrolled.x + self.cells.width())
    }

    /// The top of a row on screen.
    fn top(&self, row: usize) -> f32 {
        (self.cells.top() + Place::top(row, self.scrolled.y)).round()
    }

    fn left(&self, column: usize) -> f32 {
        (self.cells.left() + self.place.column(column).min - self.scrolled.x).round()
    }

    fn cell(&self, row: usize, column: usize) -> Rect {
        let (left, top) = (self.left(column), self.top(row));
        Rect::from_min_max(pos2(left, top), pos2(self.left(column + 1).max(left), top + size::ROW))
    }

    /// The row and column of a point on screen.
    fn at(&self, point: Pos2) -> Option<(usize, usize)> {
        let from = point - self.cells.min + self.scrolled;
        let row = self.place.rows_between(from.y, from.y + 0.5).next()?;
        let column = self.place.columns_between(from.x, from.x + 0.5).next()?;
        self.cells.contains(point).then_some((row, column))
    }
}

pub(super) fn paint(
    ui: &mut Ui,
    state: &CellsState,
    view: &CellsView<'_>,
    source: &CellsSource<'_>,
    frame: &Frame<'_>,
) -> Option<CellsAction> {
    let outer = ui.clip_rect();
    ui.set_clip_rect(outer.intersect(frame.cells));
    let clicked = cells_ui(ui, state, view, source, frame);
    ui.set_clip_rect(outer.intersect(frame.whole.with_min_y(frame.cells.top())));
    let row = rows_ui(ui, state, view, source, frame);
    ui.set_clip_rect(outer.intersect(frame.whole.with_min_x(frame.cells.left())));
    let column = heads_ui(ui, view, frame);
    ui.set_clip_rect(outer);
    corner(ui, frame);
    row.or(column).or(clicked)
}

fn cells_ui(
    ui: &mut Ui,
    state: &CellsState,
    view: &CellsView<'_>,
    source: &CellsSource<'_>,
    frame: &Frame<'_>,
) -> Option<CellsAction> {
    let colors = palette(ui);
    let mut ground = Mesh::default();
    let mut texts = Vec::new();
    let clicked = pointed_ui(ui, source, frame);
    let speaks = ui.ctx().has_accesskit_node(frame.id);
    for row in frame.rows() {
        let line = Rect::from_x_y_ranges(frame.cells.x_range(), frame.top(row)..=frame.top(row) + size::ROW);
        let marked = state.marked.is_some_and(|(marked, _)| marked == row);
        if marked {
            ground.add_colored_rect(line, colors.selection);
        }
        ground.add_colored_rect(line.with_min_y(line.bottom() - size::LINE), colors.line);
        for column in frame.columns() {
            let rect = frame.cell(row, column);
            let cell = (source.cell)(row, column);
            if !cell.text.is_empty() {
                texts.push(text_shape(ui, rect, &cell));
            }
            if speaks {
                let title = view.columns.get(column).map_or("", |column| column.title.as_str());
                speak(ui, frame.id.with((row, column)), rect, &format!("{title} {}: {}", row + 1, cell.text));
            }
        }
    }
    for column in frame.columns() {
        let right = frame.left(column + 1);
        let line = Rect::from_x_y_ranges(right - size::LINE..=right, frame.cells.y_range());
        ground.add_colored_rect(line.with_max_y(frame.top(frame.rows().end).min(frame.cells.bottom())), colors.line);
    }
    ui.painter().add(Shape::mesh(ground));
    ui.painter().extend(texts);
    outlines(ui, state, frame);
    clicked
}

fn text_shape(ui: &Ui, rect: Rect, cell: &CellsCell) -> Shape {
    use eframe::egui::emath::GuiRounding;
    let colors = palette(ui);
    let room = rect.shrink2(vec2(space::SMALL, 0.0));
    let galley = words::line(ui.painter(), &cell.text, TextKind::Body, room.width());
    let align = if cell.right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let at = align.align_size_within_rect(galley.size(), room).min.round_to_pixels(ui.pixels_per_point());
    Shape::galley(at, galley, if cell.faint { colors.faint } else { colors.text })
}

fn speak(ui: &Ui, id: Id, rect: Rect, name: &str) {
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, ui.is_enabled(), name));
}

/// The cell under the pointer: clicked, or in full where it does not fit. One area for all of them.
fn pointed_ui(ui: &Ui, source: &CellsSource<'_>, frame: &Frame<'_>) -> Option<CellsAction> {
    let area = ui.interact(frame.cells, frame.id.with("area"), Sense::CLICK);
    let (row, column) = frame.at(area.interact_pointer_pos().or(area.hover_pos())?)?;
    let clicked = area.clicked();
    let text = (source.cell)(row, column).text;
    let room = frame.cell(row, column).width() - 2.0 * space::SMALL;
    if text.contains('\n') || words::line(ui.painter(), &text, TextKind::Body, room).elided {
        area.on_hover_text_at_pointer(text);
    }
    clicked.then_some(CellsAction::Clicked(row, column))
}

/// The accent around the cell that stands out, the text colour around where the keyboard is.
fn outlines(ui: &Ui, state: &CellsState, frame: &Frame<'_>) {
    let colors = palette(ui);
    let outline = |(row, column), color| {
        let rect = frame.cell(row, column).shrink(1.0);
        ui.painter().rect_stroke(rect, 2, Stroke::new(size::FOCUS, color), StrokeKind::Inside);
    };
    if let Some((row, Some(column))) = state.marked {
        outline((row, column), colors.accent);
    }
    if let Some(cursor) = state.cursor.filter(|_| ui.memory(|memory| memory.has_focus(frame.id))) {
        outline(cursor, colors.text);
    }
}

fn rows_ui(
    ui: &mut Ui,
    state: &CellsState,
    view: &CellsView<'_>,
    source: &CellsSource<'_>,
    frame: &Frame<'_>,
) -> Option<CellsAction> {
    let mut picked = None;
    for index in frame.rows() {
        let row = (source.row)(index);
        let top = frame.top(index);
        let rect = Rect::from_min_max(pos2(frame.whole.left(), top), pos2(frame.cells.left(), top + size::ROW));
        let marked = state.marked.is_some_and(|(marked, _)| marked == index);
        let response = row_ui(ui, frame.id.with(("row", index)), rect, (&row, marked));
        if row.chosen.is_some() {
            if state.opens == Some(index) {
                eframe::egui::Popup::open_id(ui.ctx(), eframe::egui::Popup::default_response_id(&response));
            }
            let options = view.row_menu;
            let chosen = choice::menu_below(&response, &row.name, options, row.chosen);
            picked = picked.or(chosen.map(|chosen| CellsAction::Row(index, chosen)));
        }
    }
    picked
}

fn row_ui(ui: &Ui, id: Id, rect: Rect, (row, marked): (&CellsRow, bool)) -> Response {
    let colors = palette(ui);
    let response = ui.interact(rect, id, if row.chosen.is_some() { Sense::CLICK } else { Sense::hover() });
    // What counts is plain; the bar alone says that it does.
    let ground = if row.ground == Ground::Offering { Ground::Plain } else { row.ground };
    let fill = if marked { colors.selection } else { ground.fill(colors) };
    let fill = if response.hovered() && row.chosen.is_some() { colors.hover } else { fill };
    ui.painter().rect_filled(rect, 0, fill);
    if let Some(bar) = row.ground.bar(colors) {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + BAR), 0, bar);
    }
    let line = Stroke::new(size::LINE, colors.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
    let room = rect.shrink2(vec2(space::SMALL, 0.0)).with_min_x(rect.left() + BAR + space::SMALL);
    let number = words::line(ui.painter(), &row.number, TextKind::Body, room.width());
    let left = room.left() + number.size().x + space::SMALL;
    words::place(ui.painter(), room, Align2::LEFT_CENTER, number, colors.muted);
    let hovered = response.hovered() && row.chosen.is_some();
    let class = room.with_min_x(left).with_max_x(room.right() - if hovered { space::MEDIUM } else { 0.0 });
    let class_words = words::line(ui.painter(), &row.class, TextKind::Body, class.width());
    words::place(ui.painter(), class, Align2::LEFT_CENTER, class_words, colors.muted);
    if hovered {
        mark::chevron(ui.painter(), pos2(room.right() - 4.0, room.center().y), colors.muted);
    }
    let role = if row.chosen.is_some() { Role::ComboBox } else { Role::RowHeader };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), &row.name));
    if response.has_focus() {
        mark::focus_ring(ui, rect.shrink(2.0), 2);
    }
    if response.hovered() { response.on_hover_text(&row.name) } else { response }
}

fn heads_ui(ui: &mut Ui, view: &CellsView<'_>, frame: &Frame<'_>) -> Option<CellsAction> {
    let mut picked = None;
    let heads = frame.whole.with_min_x(frame.cells.left()).with_max_y(frame.cells.top());
    ui.painter().rect_filled(heads, 0, palette(ui).empty);
    ui.painter().hline(heads.x_range(), heads.bottom() - 0.5, Stroke::new(size::LINE, palette(ui).line));
    for index in frame.columns() {
        let Some(column) = view.columns.get(index) else { continue };
        let x = frame.left(index)..=frame.left(index + 1);
        let rect = Rect::from_x_y_ranges(x, frame.whole.top()..=frame.cells.top());
        let chosen = head_ui(ui, rect, (frame.id.with(("head", index)), column), view.column_menu);
        picked = picked.or(chosen.map(|chosen| CellsAction::Column(index, chosen)));
    }
    picked
}

fn head_ui(ui: &mut Ui, rect: Rect, (id, column): (Id, &CellsColumn), menu: &[String]) -> Option<usize> {
    let colors = palette(ui);
    ui.painter().rect_filled(rect, 0, column.ground.fill(colors));
    let line = Stroke::new(size::LINE, colors.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
    let upper = rect.with_min_y(rect.top() + space::TINY).with_max_y(rect.top() + 26.0);
    let lower = rect.with_min_y(upper.bottom()).shrink2(vec2(space::SMALL, 0.0)).translate(vec2(0.0, -2.0));
    words::line_in(ui, lower, Align2::LEFT_CENTER, (&column.title, TextKind::Body), colors.muted);
    if column.choice.is_empty() {
        return None;
    }
    let clip = ui.clip_rect();
    let mut inside = ui.new_child(UiBuilder::new().scope_id(id).max_rect(upper));
    inside.set_clip_rect(clip);
    quiet::quiet_choice(&mut inside, (&column.name, &column.choice, &column.hint), menu, column.chosen)
}

/// The corner over the row heads, and the hairline under it.
fn corner(ui: &Ui, frame: &Frame<'_>) {
    let colors = palette(ui);
    let rect = Rect::from_min_max(frame.whole.min, frame.cells.min);
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(frame.whole));
    painter.rect_filled(rect, 0, colors.empty);
    let line = Stroke::new(size::LINE, colors.line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    painter.vline(rect.right() - 0.5, rect.y_range(), line);
}
