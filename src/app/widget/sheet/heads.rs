//! The titles over the columns of a sheet.

use eframe::egui::{
    Align as Across, Align2, Color32, Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    emath::GuiRounding,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::frame::{Frame, Part};
use super::{Align, Head, SheetAsked, SheetColumn, Skin, Sort};
use crate::app::theme::{TextKind, palette, size, space};
use crate::app::widget::{mark, quiet, words};

/// Draws the titles; what is asked for is added to `asked`.
pub(super) fn heads_ui(ui: &mut Ui, frame: &Frame<'_, '_>, asked: &mut Vec<SheetAsked>) {
    let outer = ui.clip_rect();
    let whole = frame.whole.with_max_y(frame.cells.top());
    if frame.sheet.skin == Skin::Workbook {
        ui.painter().with_clip_rect(outer.intersect(whole)).rect_filled(whole, 0, palette(ui).empty);
    }
    for part in Part::ALL {
        ui.set_clip_rect(outer.intersect(Rect::from_x_y_ranges(frame.part_range(part), whole.y_range())));
        for index in frame.columns(part) {
            let Some(column) = frame.sheet.columns.get(index) else { continue };
            let rect = Rect::from_x_y_ranges(frame.column(index), whole.y_range());
            head_ui(ui, frame, (index, column), (rect, part), asked);
        }
    }
    ui.set_clip_rect(outer.intersect(frame.whole));
    lines(ui, frame);
    ui.set_clip_rect(outer);
}

fn lines(ui: &Ui, frame: &Frame<'_, '_>) {
    let stroke = Stroke::new(size::LINE, palette(ui).line);
    let y = frame.cells.top() - 0.5;
    let painter = ui.painter();
    if frame.sheet.skin != Skin::Heat {
        painter.hline(frame.whole.x_range(), y, stroke);
        return;
    }
    // Over what stays beside a heatmap, and over the cells once they have scrolled.
    painter.hline(frame.whole.left()..=frame.cells.left() - 3.0, y, stroke);
    painter.hline(frame.cells.right()..=frame.whole.right(), y, stroke);
    if frame.scrolled.y > 0.5 {
        painter.hline(frame.cells.x_range(), y, stroke);
    }
}

fn head_ui(
    ui: &mut Ui,
    frame: &Frame<'_, '_>,
    (index, column): (usize, &SheetColumn),
    (rect, part): (Rect, Part),
    asked: &mut Vec<SheetAsked>,
) {
    let id = frame.id.with(("head", index));
    match (&column.head, frame.sheet.skin) {
        (Head::Check(checked), _) => check_ui(ui, (id, rect), column, (*checked, index), asked),
        (_, Skin::Workbook) => {
            let menu = frame.sheet.column_menu;
            if part == Part::Middle {
                asked.extend(menu_ui(ui, (id, rect), column, menu).map(|picked| SheetAsked::ColumnIs(index, picked)));
            }
        }
        (_, Skin::Heat) if part == Part::Middle => high_ui(ui, (id, rect), (index, column), asked),
        (head, skin) => {
            let rect = if skin == Skin::Heat { rect.with_min_y(rect.top() + 8.0) } else { rect };
            let sort = frame.sheet.sort.filter(|(by, _)| *by == index).map(|(_, sort)| sort);
            low_ui(ui, (id, rect), column, (*head == Head::Asks, sort, index), asked);
        }
    }
}

/// A title of one line.
fn low_ui(
    ui: &Ui,
    (id, rect): (Id, Rect),
    column: &SheetColumn,
    (asks, sort, index): (bool, Option<Sort>, usize),
    asked: &mut Vec<SheetAsked>,
) {
    let colors = palette(ui);
    let visible = rect.intersect(ui.clip_rect());
    let response = ui.interact(visible, id, if asks { Sense::click() } else { Sense::hover() });
    let title = match sort {
        Some(Sort::Up) => format!("{} ↑", column.title),
        Some(Sort::Down) => format!("{} ↓", column.title),
        None => column.title.clone(),
    };
    let stands_out = asks && (sort.is_some() || response.hovered());
    let color = if stands_out { colors.text } else { colors.muted };
    let align = if column.align == Align::Left { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
    let inner = rect.shrink2(vec2(space::SMALL, 0.0));
    let galley = words::line(ui.painter(), &title, TextKind::Column, inner.width());
    let is_cut = galley.elided;
    words::place(ui.painter(), inner, align, galley, color);
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, colors.accent);
        ui.painter().rect_stroke(visible.shrink(1.0), 3, stroke, StrokeKind::Inside);
    }
    if column.title.is_empty() {
        return;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), spoken(column)));
    if response.clicked() {
        asked.push(SheetAsked::Head(index));
    }
    let hint = match (column.hint.is_empty(), is_cut) {
        (false, _) => &column.hint,
        (true, true) => &column.title,
        (true, false) => return,
    };
    if response.hovered() {
        response.on_hover_text(hint);
    }
}

fn spoken(column: &SheetColumn) -> &str {
    if column.name.is_empty() { &column.title } else { &column.name }
}

/// A title over cells of heat: centred, at the bottom, in two lines at most.
fn high_ui(ui: &Ui, (id, rect): (Id, Rect), (index, column): (usize, &SheetColumn), asked: &mut Vec<SheetAsked>) {
    let rect = rect.with_max_x(rect.right() - size::HEAT_GAP).with_max_y(rect.bottom() - 5.0);
    title(ui, rect, &column.title, palette(ui).muted);
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), spoken(column)));
    if response.clicked() {
        asked.push(SheetAsked::Head(index));
    }
    if response.hovered() {
        response.on_hover_text(spoken(column));
    }
}

fn title(ui: &Ui, rect: Rect, text: &str, color: Color32) {
    let mut job = LayoutJob::simple(text.to_owned(), TextKind::Tiny.font(), color, rect.width());
    job.halign = Across::Center;
    job.wrap = TextWrapping { max_rows: 2, ..job.wrap };
    let galley = ui.painter().layout_job(job);
    let at = Pos2::new(rect.center().x, rect.bottom() - galley.size().y);
    ui.painter().galley(at.round_to_pixels(ui.pixels_per_point()), galley, color);
}

/// A box in the place of a title.
fn check_ui(
    ui: &Ui,
    (id, rect): (Id, Rect),
    column: &SheetColumn,
    (checked, index): (bool, usize),
    asked: &mut Vec<SheetAsked>,
) {
    let response = ui.interact(rect, id, Sense::click());
    mark::check_box(ui, rect.center(), checked);
    if response.has_focus() {
        mark::focus_ring(ui, rect.shrink(4.0), 3);
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, spoken(column)));
    if response.on_hover_text(spoken(column)).clicked() {
        asked.push(SheetAsked::Head(index));
    }
}

/// A title under the menu that says what its column is.
fn menu_ui(ui: &mut Ui, (id, rect): (Id, Rect), column: &SheetColumn, menu: &[String]) -> Option<usize> {
    let colors = palette(ui);
    ui.painter().rect_filled(rect, 0, column.ground.fill(colors));
    let line = Stroke::new(size::LINE, colors.line);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
    let upper = rect.with_min_y(rect.top() + space::TINY).with_max_y(rect.top() + 26.0);
    let lower = rect.with_min_y(upper.bottom()).shrink2(vec2(space::SMALL, 0.0)).translate(vec2(0.0, -2.0));
    words::line_in(ui, lower, Align2::LEFT_CENTER, (&column.title, TextKind::Body), colors.muted);
    let Head::Menu(choice, chosen) = &column.head else { return None };
    let clip = ui.clip_rect();
    let mut inside = ui.new_child(UiBuilder::new().scope_id(id).max_rect(upper));
    inside.set_clip_rect(clip);
    quiet::quiet_choice(&mut inside, (&column.name, choice, &column.hint), menu, *chosen)
}
