//! The rows in sight.

use eframe::egui::{
    Align2, Modifiers, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::facts::Column;
use super::super::picked::Picked;
use super::super::view::ColumnView;
use super::super::{focus, view};
use super::Shown;
use super::columns::{CHECK, Layout, PAD};
use crate::app::theme::{TextKind, palette, size};
use crate::app::widget;
use crate::model::{Band, ClientId};
use crate::say;
use crate::text::{ABSENT, words};

/// How a click on a row picks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Click {
    /// It alone.
    Plain,
    /// It too, or no longer.
    Toggle,
    /// Everything up to it.
    Range,
}

impl Click {
    fn with(modifiers: Modifiers, on_box: bool) -> Self {
        if modifiers.shift {
            Self::Range
        } else if modifiers.command || on_box {
            Self::Toggle
        } else {
            Self::Plain
        }
    }

    pub(super) fn apply(self, picked: &mut Picked, order: &[ClientId], client: ClientId) {
        match self {
            Self::Plain => picked.pick(client),
            Self::Toggle => picked.toggle(client),
            Self::Range => picked.range(order, client),
        }
    }
}

/// Says what the list is and how long.
pub(super) fn describe(list: &Response, shown: &Shown<'_>) {
    let text = shown.facts.text;
    let all = shown.facts.project.data.clients.len();
    list.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ListBox, true, say!(text, "clients-list"));
        info.current_text_value = Some(view::shown_count(text, shown.order.len(), all));
        info
    });
}

/// Draws the rows in sight of `body`, scrolled to `viewport`. Returns the row clicked, and how.
#[must_use]
pub(super) fn rows_ui(
    ui: &mut Ui,
    at: (Rect, Rect),
    draw: (&Shown<'_>, &Layout),
    picked: &Picked,
) -> Option<(ClientId, Click)> {
    let (body, viewport) = at;
    let (shown, _) = draw;
    let cursor = picked.cursor().filter(|_| ui.memory(|memory| memory.has_focus(focus::list_id())));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an offset is never negative")]
    let first = (viewport.min.y / size::ROW).max(0.0) as usize;
    let mut clicked = None;
    for (row, client) in shown.order.iter().enumerate().skip(first) {
        // In double precision: a hundred thousand rows are more points than a float holds exactly.
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a place in sight")]
        let top = (row as f64 * f64::from(size::ROW) - f64::from(viewport.min.y)) as f32;
        if top > body.height() {
            break;
        }
        let rect = Rect::from_min_size(pos2(body.left(), body.top() + top), vec2(body.width(), size::ROW));
        let look = Look {
            rect,
            body,
            offset: viewport.min.x,
            is_picked: picked.has(*client),
            is_cursor: cursor == Some(*client),
        };
        clicked = clicked.or(row_ui(ui, look, *client, draw));
    }
    clicked
}

/// Where a row is drawn, and in which state.
#[derive(Clone, Copy, Debug)]
struct Look {
    rect: Rect,
    body: Rect,
    offset: f32,
    is_picked: bool,
    is_cursor: bool,
}

fn row_ui(ui: &mut Ui, look: Look, client: ClientId, draw: (&Shown<'_>, &Layout)) -> Option<(ClientId, Click)> {
    let (shown, _) = draw;
    let visible = look.rect.intersect(look.body);
    let row = ui.interact(visible, focus::row_id(client), Sense::CLICK);
    let box_rect = visible.with_max_x(visible.left() + CHECK);
    let check = ui.interact(box_rect, focus::row_id(client).with("check"), Sense::CLICK);
    let colors = palette(ui);
    let fill = match (look.is_picked, row.hovered() || check.hovered()) {
        (true, _) => colors.selection,
        (false, true) => colors.hover,
        (false, false) => colors.panel,
    };
    let painter = ui.painter().with_clip_rect(look.body);
    painter.rect_filled(look.rect, 0, fill);
    let name = shown.facts.cell(client, Column::Name).unwrap_or_default();
    let cut = cells_ui(&painter, ui, (look, fill), client, draw);
    painter.hline(look.rect.x_range(), look.rect.bottom() - 0.5, Stroke::new(size::LINE, colors.line));
    if look.is_cursor {
        let stroke = Stroke::new(size::FOCUS, colors.accent);
        painter.rect_stroke(look.rect, 3, stroke, StrokeKind::Inside);
    }
    row.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, look.is_picked, &name);
        info.current_text_value = Some(spoken(shown, client));
        info
    });
    let select = || say!(shown.facts.text, "clients-select", client = name.as_str());
    check.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, look.is_picked, select()));
    let modifiers = ui.input(|input| input.modifiers);
    let how = if check.clicked() {
        Some(Click::with(modifiers, true))
    } else {
        row.clicked().then(|| Click::with(modifiers, false))
    };
    if let Some(whole) = cut {
        row.on_hover_text_at_pointer(whole);
    }
    how.map(|how| (client, how))
}

/// The row's other cells, for a screen reader.
fn spoken(shown: &Shown<'_>, client: ClientId) -> String {
    let cells = shown.columns.iter().filter(|column| column.column != Column::Name);
    let known = cells.filter_map(|column| {
        let value = shown.facts.cell(client, column.column)?;
        Some(format!("{} {value}", column.title))
    });
    known.collect::<Vec<_>>().join(", ")
}

/// Paints the cells, the fixed ones over those that scroll below them. Returns the whole text of the cell under the
/// pointer when it was cut.
fn cells_ui(
    painter: &Painter,
    ui: &Ui,
    at: (Look, eframe::egui::Color32),
    client: ClientId,
    draw: (&Shown<'_>, &Layout),
) -> Option<String> {
    let (look, fill) = at;
    let (shown, layout) = draw;
    let under = ui.ctx().pointer_hover_pos().filter(|pos| look.rect.contains(*pos));
    let fixed = look.rect.with_max_x((look.rect.left() + layout.fixed).min(look.rect.right()));
    let scrolled = look.rect.with_min_x(fixed.right());
    let mut cut = None;
    for (column, (left, width)) in shown.columns.iter().zip(&layout.columns) {
        let is_fixed = column.column == Column::Name;
        let (clip, shift) = if is_fixed { (fixed, 0.0) } else { (scrolled, look.offset) };
        let min = pos2(look.rect.left() + left - shift, look.rect.top());
        let cell = Rect::from_min_size(min, vec2(*width, look.rect.height()));
        if !clip.intersects(cell) {
            continue;
        }
        let whole = cell_ui(&painter.with_clip_rect(clip), ui, cell, (shown, column, client));
        if under.is_some_and(|pos| cell.intersect(clip).contains(pos)) {
            cut = whole;
        }
    }
    if look.offset > 0.0 {
        painter.vline(fixed.right(), look.rect.y_range(), Stroke::new(size::LINE, palette(ui).line));
    }
    let box_at = look.rect.with_max_x(look.rect.left() + CHECK);
    painter.rect_filled(box_at, 0, fill);
    widget::check_box_in(painter, palette(ui), box_at.center(), look.is_picked);
    cut
}

/// Paints one cell. Returns its text when it was cut.
fn cell_ui(painter: &Painter, ui: &Ui, cell: Rect, what: (&Shown<'_>, &ColumnView, ClientId)) -> Option<String> {
    let (shown, column, client) = what;
    let colors = palette(ui);
    let known = shown.facts.cell(client, column.column);
    let color = if known.is_some() { colors.text } else { colors.muted };
    let text = known.unwrap_or_else(|| match column.column {
        Column::Band => words::band_label(shown.facts.text, &shown.facts.project.settings.bands, Band::Unknown),
        _ => ABSENT.to_owned(),
    });
    let inner = cell.shrink2(vec2(PAD, 0.0));
    let galley = widget::line(painter, &text, TextKind::Body, inner.width());
    let elided = galley.elided;
    let align = if column.column.is_numeric() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    widget::place(painter, inner, align, galley, color);
    elided.then_some(text)
}
