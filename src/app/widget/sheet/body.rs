//! What is in sight of a sheet below its titles: grounds and hairlines in one mesh, then words, then outlines.

use eframe::egui::emath::GuiRounding;
use eframe::egui::{
    Align2, Color32, Mesh, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::frame::{Frame, Part};
use super::galleys::Galleys;
use super::{Align, Click, Ground, Ink, Mark, Picks, SheetAsked, SheetCell, SheetRow, SheetState, Skin, Tint};
use crate::app::theme::{Palette, TextKind, palette, size, space};
use crate::app::widget::{choice, mark, words};

/// The bar at the left edge of what stays of a row.
const BAR: f32 = 3.0;
/// The room of the words beside a picture in a cell.
const FIGURE_WORDS: f32 = 48.0;
/// From the dot's side of a cell to its words.
const DOT: f32 = 14.0;

/// A row in sight, by its position, and what it answers where rows are picked.
type RowInSight = (usize, SheetRow, Option<Response>);

/// Draws the rows in sight; what is asked for is added to `asked`.
pub(super) fn body_ui(ui: &mut Ui, state: &SheetState, frame: &Frame<'_, '_>, asked: &mut Vec<SheetAsked>) {
    let outer = ui.clip_rect();
    ui.set_clip_rect(outer.intersect(frame.body()));
    let pointed = if frame.sheet.picks == Picks::Cells { pointed_ui(ui, frame, asked) } else { None };
    let mut ground = Mesh::default();
    let mut rows = Vec::new();
    for index in frame.rows() {
        let row = (frame.sheet.row)(index);
        let response = match frame.sheet.picks {
            Picks::Cells => None,
            Picks::Row | Picks::Rows => Some(row_ui(ui, frame, (index, &row), asked)),
        };
        let is_hovered = response.as_ref().is_some_and(Response::hovered);
        row_ground(palette(ui), &mut ground, frame, (index, &row), (state, is_hovered));
        rows.push((index, row, response));
    }
    ui.painter().add(Shape::mesh(ground));
    for part in Part::ALL {
        part_ui(ui, state, frame, (part, &rows), asked);
    }
    for (index, row, response) in rows {
        finish_row(ui, state, frame, (index, &row, response), asked);
    }
    edges(ui, frame);
    ui.set_clip_rect(outer.intersect(frame.cells.expand(size::HEAT_GAP)));
    cell_outlines(ui, state, frame);
    if let Some((response, text)) = pointed.filter(|(_, text)| !text.is_empty()) {
        response.on_hover_text_at_pointer(text);
    }
    ui.set_clip_rect(outer);
}

/// The cell under the pointer, one area for all of them, and what it explains. A widget per cell costs as much as all the
/// painting, so those are made only where something listens, a screen reader or a test.
fn pointed_ui(ui: &Ui, frame: &Frame<'_, '_>, asked: &mut Vec<SheetAsked>) -> Option<(Response, String)> {
    let area = ui.interact(frame.cells, frame.id.with("area"), Sense::CLICK);
    let (row, column) = frame.at(area.interact_pointer_pos().or(area.hover_pos())?)?;
    if !frame.place.middle().contains(&column) {
        return None;
    }
    if area.clicked() {
        asked.push(SheetAsked::Cell(row, column));
    }
    if frame.sheet.skin == Skin::Heat {
        return Some((area, (frame.sheet.spoken)(row, Some(column))));
    }
    let text = (frame.sheet.cell)(row, column).text.into_owned();
    let room = frame.cell(row, column).width() - 2.0 * space::SMALL;
    let is_cut = text.contains('\n') || words::line(ui.painter(), &text, TextKind::Body, room).elided;
    Some((area, if is_cut { text } else { String::new() }))
}

/// The whole of a row, to click.
fn row_ui(ui: &Ui, frame: &Frame<'_, '_>, (index, row): (usize, &SheetRow), asked: &mut Vec<SheetAsked>) -> Response {
    let visible = frame.row(index).intersect(frame.body());
    let response = ui.interact(visible, row_id(frame, (index, row)), Sense::CLICK);
    let role = if frame.sheet.picks == Picks::Rows { Role::ListBoxOption } else { Role::Row };
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(role, ui.is_enabled(), row.is_picked, &row.name);
        let said = (frame.sheet.spoken)(index, None);
        info.current_text_value = (!said.is_empty()).then_some(said);
        info
    });
    if response.clicked() {
        asked.push(SheetAsked::Row(index, Click::with(ui.input(|input| input.modifiers), false)));
    }
    response
}

fn row_id(frame: &Frame<'_, '_>, (index, row): (usize, &SheetRow)) -> eframe::egui::Id {
    row.key.map_or_else(|| frame.id.with(("row", index)), |key| frame.id.with(("row of", key)))
}

/// What a row stands on, and the hairlines around it.
fn row_ground(
    colors: &Palette,
    ground: &mut Mesh,
    frame: &Frame<'_, '_>,
    (index, row): (usize, &SheetRow),
    (state, is_hovered): (&SheetState, bool),
) {
    let rect = frame.row(index);
    let is_marked = state.marked.is_some_and(|(marked, _)| marked == index);
    match frame.sheet.skin {
        Skin::Heat => {}
        Skin::List | Skin::Workbook => {
            let fill = match (row.is_picked || (is_marked && frame.sheet.skin == Skin::Workbook), is_hovered) {
                (true, _) => Some(colors.selection),
                (false, true) => Some(colors.hover),
                (false, false) => None,
            };
            if let Some(fill) = fill {
                ground.add_colored_rect(rect, fill);
            }
            let is_last = index + 1 == frame.sheet.rows && frame.sheet.picks == Picks::Row;
            if !is_last {
                ground.add_colored_rect(rect.with_min_y(rect.bottom() - size::LINE), colors.line);
            }
        }
    }
}

/// The cells of one part of the sheet.
fn part_ui(
    ui: &mut Ui,
    state: &SheetState,
    frame: &Frame<'_, '_>,
    (part, rows): (Part, &[RowInSight]),
    asked: &mut Vec<SheetAsked>,
) {
    let columns = frame.columns(part);
    if columns.is_empty() {
        return;
    }
    let outer = ui.clip_rect();
    ui.set_clip_rect(outer.intersect(Rect::from_x_y_ranges(frame.part_range(part), frame.body().y_range())));
    let is_head = part == Part::Left && frame.sheet.picks == Picks::Cells;
    let mut layers = Layers::default();
    let speaks = frame.sheet.picks == Picks::Cells && part == Part::Middle && ui.ctx().has_accesskit_node(frame.id);
    for (index, row, response) in rows {
        if is_head {
            head_ui(ui, state, frame, (*index, row), asked);
        }
        for column in columns.clone() {
            let rect = frame.cell(*index, column);
            let cell = (frame.sheet.cell)(*index, column);
            let is_cut = layers.cell(ui, frame, (rect, column), &cell);
            if speaks && cell_clicked(ui, frame, (*index, column), rect) {
                asked.push(SheetAsked::Cell(*index, column));
            }
            if let (true, Some(response)) = (is_cut, response)
                && response.hover_pos().is_some_and(|at| rect.intersect(ui.clip_rect()).contains(at))
            {
                response.clone().on_hover_text_at_pointer(cell.text.as_ref());
            }
        }
    }
    if frame.sheet.skin == Skin::Workbook {
        rulings(ui, frame, part, &mut layers.ground);
    }
    ui.painter().add(Shape::mesh(layers.ground));
    ui.painter().extend(layers.above);
    ui.set_clip_rect(outer);
}

fn cell_clicked(ui: &Ui, frame: &Frame<'_, '_>, (row, column): (usize, usize), rect: Rect) -> bool {
    let name = (frame.sheet.spoken)(row, Some(column));
    let response = ui.interact(rect, frame.id.with((row, column)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, ui.is_enabled(), &name));
    if frame.sheet.skin == Skin::Heat && response.hovered() {
        response.clone().on_hover_text_at_pointer(name);
    }
    response.clicked()
}

/// The lines between columns of a workbook.
fn rulings(ui: &Ui, frame: &Frame<'_, '_>, part: Part, ground: &mut Mesh) {
    let bottom = frame.top(frame.rows().end).min(frame.cells.bottom());
    let columns = if part == Part::Left {
        frame.place.middle().start.saturating_sub(1)..frame.place.middle().start
    } else {
        frame.columns(part)
    };
    for column in columns {
        let right = frame.column(column).max;
        let line = Rect::from_x_y_ranges(right - size::LINE..=right, frame.cells.top()..=bottom);
        ground.add_colored_rect(line, palette(ui).line);
    }
}

/// What stays of a row of cells: its ground, and a menu or something to click.
fn head_ui(
    ui: &Ui,
    state: &SheetState,
    frame: &Frame<'_, '_>,
    (index, row): (usize, &SheetRow),
    asked: &mut Vec<SheetAsked>,
) {
    let colors = palette(ui);
    let rect = Rect::from_x_y_ranges(frame.part_range(Part::Left), frame.row(index).y_range());
    let has_menu = row.menu.is_some();
    let leads = has_menu || frame.sheet.skin == Skin::Heat;
    let sense = if leads { Sense::CLICK } else { Sense::hover() };
    let response = ui.interact(rect.intersect(frame.body()), row_id(frame, (index, row)), sense);
    if frame.sheet.skin == Skin::Workbook {
        let is_marked = state.marked.is_some_and(|(marked, _)| marked == index);
        // What counts is plain; the bar alone says that it does.
        let ground = if row.ground == Ground::Offering { Ground::Plain } else { row.ground };
        let fill = match (is_marked, has_menu && response.hovered()) {
            (_, true) => colors.hover,
            (true, false) => colors.selection,
            (false, false) => ground.fill(colors),
        };
        ui.painter().rect_filled(rect, 0, fill);
        if let Some(bar) = row.ground.bar(colors) {
            ui.painter().rect_filled(rect.with_max_x(rect.left() + BAR), 0, bar);
        }
        let line = Stroke::new(size::LINE, colors.line);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
        if has_menu && response.hovered() {
            mark::chevron(ui.painter(), pos2(rect.right() - space::MEDIUM, rect.center().y), colors.muted);
        }
    }
    let role = if has_menu { Role::ComboBox } else { Role::RowHeader };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), &row.name));
    if response.clicked() && !has_menu {
        asked.push(SheetAsked::RowHead(index));
    }
    if has_menu {
        if state.opens == Some(index) {
            eframe::egui::Popup::open_id(ui.ctx(), eframe::egui::Popup::default_response_id(&response));
        }
        let picked = choice::menu_below(&response, &row.name, frame.sheet.row_menu, row.menu);
        asked.extend(picked.map(|picked| SheetAsked::RowIs(index, picked)));
    }
    if !row.hint.is_empty() && response.hovered() {
        response.on_hover_text(&row.hint);
    }
}

/// The boxes of a row, and the outline where the keyboard is.
fn finish_row(
    ui: &Ui,
    state: &SheetState,
    frame: &Frame<'_, '_>,
    (index, row, response): (usize, &SheetRow, Option<Response>),
    asked: &mut Vec<SheetAsked>,
) {
    let Some(response) = response else { return };
    let boxes = frame.sheet.columns.iter().enumerate().filter(|(_, column)| column.has_boxes);
    for (column, _) in boxes {
        let rect = frame.cell(index, column).intersect(frame.body());
        let Mark::Check(checked) = (frame.sheet.cell)(index, column).mark else { continue };
        let check = ui.interact(rect, response.id.with(("box", column)), Sense::CLICK);
        let name = || (frame.sheet.spoken)(index, Some(column));
        check.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, name()));
        if check.clicked() {
            asked.push(match frame.sheet.picks {
                Picks::Rows => SheetAsked::Row(index, Click::with(ui.input(|input| input.modifiers), true)),
                _ => SheetAsked::Checked(index, column),
            });
        }
    }
    let has_keyboard = ui.memory(|memory| memory.has_focus(frame.id));
    let at = state.cursor.filter(|(row, _)| *row == index && frame.sheet.picks == Picks::Row);
    let outline = match at {
        Some((_, column)) if frame.sheet.columns.get(column).is_some_and(|column| column.has_boxes) => {
            Some(frame.cell(index, column))
        }
        Some(_) => Some(frame.row(index)),
        None => row.is_cursor.then(|| frame.row(index)),
    };
    if let Some(rect) = outline.filter(|_| has_keyboard) {
        let stroke = Stroke::new(size::FOCUS, palette(ui).accent);
        ui.painter().rect_stroke(rect, 3, stroke, StrokeKind::Inside);
    }
}

/// The accent around the cell that stands out; the text's colour around where the keyboard is.
fn cell_outlines(ui: &Ui, state: &SheetState, frame: &Frame<'_, '_>) {
    if frame.sheet.picks != Picks::Cells {
        return;
    }
    let colors = palette(ui);
    let outline = |cell: (usize, usize), color| {
        let rect = frame.cell(cell.0, cell.1);
        let stroke = Stroke::new(size::FOCUS, color);
        if frame.sheet.skin != Skin::Heat {
            ui.painter().rect_stroke(rect.shrink(1.0), 2, stroke, StrokeKind::Inside);
            return;
        }
        // A light line inside, so that it shows on any colour.
        let light = Stroke::new(size::LINE, colors.panel);
        ui.painter().rect_stroke(rect.shrink(1.0), 2, light, StrokeKind::Inside);
        ui.painter().rect_stroke(rect, 4, stroke, StrokeKind::Middle);
    };
    let marked = state.marked.and_then(|(row, column)| Some((row, column?)));
    if let Some(cell) = marked {
        outline(cell, colors.accent);
    }
    if let Some(cell) = state.cursor.filter(|_| ui.memory(|memory| memory.has_focus(frame.id))) {
        outline(cell, if marked == Some(cell) { colors.accent } else { colors.text });
    }
}

/// Hairlines where cells have scrolled under what stays.
fn edges(ui: &Ui, frame: &Frame<'_, '_>) {
    let stroke = Stroke::new(size::LINE, palette(ui).line);
    let place = frame.place;
    if frame.scrolled.x > 0.5 && place.middle().start > 0 && frame.sheet.skin != Skin::Workbook {
        ui.painter().vline(frame.cells.left() - 0.5, frame.cells.y_range(), stroke);
    }
    if frame.scrolled.x + frame.whole.width() < place.size().x - 0.5 && place.edges().1 > 0.0 {
        ui.painter().vline(frame.cells.right() + 0.5, frame.cells.y_range(), stroke);
    }
}

/// What is painted of a part: grounds in one mesh, and words and marks over them.
#[derive(Default)]
struct Layers {
    ground: Mesh,
    above: Vec<Shape>,
    galleys: Galleys,
}

impl Layers {
    /// Adds a cell; returns whether its words are cut.
    fn cell(&mut self, ui: &Ui, frame: &Frame<'_, '_>, (rect, column): (Rect, usize), cell: &SheetCell<'_>) -> bool {
        let colors = palette(ui);
        match cell.tint {
            Tint::None => {}
            Tint::Heat(level) => self.ground.add_colored_rect(rect, colors.heat(level)),
            Tint::Empty => self.ground.add_colored_rect(rect, colors.empty),
            Tint::Hatched => mark::hatch_into(&mut self.ground, rect, colors.line),
        }
        if let Mark::Check(checked) = cell.mark {
            self.above.extend(mark::check_box_shapes(colors, rect.center(), checked));
            return false;
        }
        let marked = self.figure(colors, rect, cell);
        if cell.text.is_empty() {
            return false;
        }
        let align = cell.align.or_else(|| frame.sheet.columns.get(column).map(|column| column.align));
        let (align, pad) = match align.unwrap_or_default() {
            Align::Left => (Align2::LEFT_CENTER, space::SMALL),
            Align::Right => (Align2::RIGHT_CENTER, space::SMALL),
            Align::Middle => (Align2::CENTER_CENTER, 3.0),
        };
        let kind = match (cell.ink, cell.mark) {
            (Ink::Strong, _) => TextKind::Strong,
            (_, Mark::Tag) => TextKind::Small,
            _ => TextKind::Body,
        };
        let inner = rect.shrink2(vec2(pad, 0.0)).with_min_x((rect.left() + pad).max(marked.unwrap_or_default()));
        let before = match cell.mark {
            Mark::Dot | Mark::NoDot => DOT,
            Mark::Tag => space::SMALL,
            _ => 0.0,
        };
        let room = inner.width() - before - if cell.mark == Mark::Tag { space::SMALL } else { 0.0 };
        let galley = self.galleys.line(ui.painter(), &cell.text, kind, room);
        let words = inner.with_min_x((inner.left() + before).min(inner.right()));
        let at = align.align_size_within_rect(galley.size(), words).min.round_to_pixels(ui.pixels_per_point());
        match cell.mark {
            Mark::Dot => {
                let center = pos2(at.x - DOT + size::DOT_RADIUS, rect.center().y);
                self.above.push(Shape::circle_filled(center, size::DOT_RADIUS, colors.amber));
            }
            Mark::Tag => {
                let chip = Rect::from_min_size(
                    pos2(at.x - space::SMALL, rect.center().y - 10.0),
                    vec2(galley.size().x + 2.0 * space::SMALL, 20.0),
                );
                self.above.push(Shape::rect_filled(chip, 10, colors.accent_tint));
            }
            _ => {}
        }
        let is_cut = galley.elided;
        self.above.push(Shape::galley(at, galley, ink(colors, cell)));
        is_cut
    }
}

impl Layers {
    /// Adds the picture in a cell, where there is one. Returns where the words may begin.
    fn figure(&mut self, colors: &Palette, rect: Rect, cell: &SheetCell<'_>) -> Option<f32> {
        let inner = rect.shrink2(vec2(space::SMALL, 0.0));
        let middle = inner.center().y;
        let words = if cell.text.is_empty() { 0.0 } else { FIGURE_WORDS };
        let line = inner.left()..=(inner.right() - words).max(inner.left() + 1.0);
        let at = |share: f32| along(&line, share);
        let thick = |from: f32, to: f32, high: f32| {
            Rect::from_min_max(pos2(from, middle - high / 2.0), pos2(to, middle + high / 2.0))
        };
        match cell.mark {
            Mark::Range(range) => {
                let color = if range.is_target { colors.amber } else { colors.accent };
                self.above.push(Shape::rect_filled(thick(*line.start(), *line.end(), 1.0), 0, colors.line));
                let band = thick(at(range.ends.0), at(range.ends.1).max(at(range.ends.0) + 2.0), 8.0);
                self.above.push(Shape::rect_filled(band, 4, crate::app::theme::fade(color, 0.3)));
                if let Some(dot) = range.at {
                    self.above.push(Shape::circle_filled(pos2(at(dot), middle), 5.0, color));
                }
            }
            Mark::Dots(filled) => {
                let mut x = inner.left() + 4.0;
                for dot in 0..5_u8 {
                    let color = if dot < filled { colors.accent } else { colors.line };
                    self.above.push(Shape::circle_filled(pos2(x, middle), 3.5, color));
                    x += 10.0;
                }
            }
            Mark::Bar(share) => {
                let bar = thick(*line.start(), at(share).max(*line.start() + 1.0), 10.0);
                self.above.push(Shape::rect_filled(bar, 2, colors.accent));
            }
            _ => return None,
        }
        Some(line.end() + space::TINY)
    }
}

/// The place at this share of a line.
fn along(line: &std::ops::RangeInclusive<f32>, share: f32) -> f32 {
    eframe::egui::lerp(line.clone(), share.clamp(0.0, 1.0))
}

fn ink(colors: &Palette, cell: &SheetCell<'_>) -> Color32 {
    match (cell.tint, cell.ink) {
        (Tint::Heat(level), _) => colors.heat_text(level),
        (Tint::Empty | Tint::Hatched, _) | (_, Ink::Muted) => colors.muted,
        (_, Ink::Faint) => colors.faint,
        (_, Ink::Accent) => colors.accent,
        (_, Ink::Bad) => colors.bad,
        (_, Ink::Good) => colors.good,
        (_, Ink::Plain | Ink::Strong) => colors.text,
    }
}
