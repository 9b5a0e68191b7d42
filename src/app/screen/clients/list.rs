//! The list: a table painted cell by cell, so that a hundred thousand rows cost what is in sight.

mod columns;
mod header;
mod keys;
mod rows;

use std::rc::Rc;

use eframe::egui::{Frame, Id, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, vec2};

use self::columns::{Layout, natural_widths};
use super::facts::{Column, Facts};
use super::listed::Sort;
use super::picked::{Picked, position};
use super::view::ColumnView;
use super::{Known, focus};
use crate::app::cached::Cached;
use crate::app::theme::{self, size};
use crate::model::ClientId;
use crate::say;

/// What the list draws from.
pub(super) struct Shown<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) columns: &'a [ColumnView],
    pub(super) order: &'a [ClientId],
    pub(super) sort: Sort,
    pub(super) known: Known,
    /// Whether the keyboard may be taken: no dialog is open.
    pub(super) listens: bool,
}

/// What was asked for in the list. Picking is done on the spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListAsk {
    /// The title of this column was clicked.
    Sort(Column),
    /// Tagging the picked clients by keyboard.
    StartTagging,
}

/// Widget memory of the list.
#[derive(Debug, Default)]
pub(super) struct List {
    widths: Cached<Known, Vec<f32>>,
    offset: Vec2,
    height: f32,
    /// Brought into sight in the next frame.
    reveal: Option<ClientId>,
}

impl List {
    /// Brings the client into sight in the next frame.
    pub(super) fn reveal(&mut self, client: ClientId) {
        self.reveal = Some(client);
    }

    /// Draws the list in all the room there is.
    #[must_use]
    pub(super) fn show(&mut self, ui: &mut Ui, shown: &Shown<'_>, picked: &mut Picked) -> Option<ListAsk> {
        let colors = theme::palette(ui);
        let frame = Frame::new()
            .fill(colors.panel)
            .stroke(Stroke::new(size::LINE, colors.line))
            .corner_radius(size::CARD_RADIUS);
        frame.show(ui, |ui| self.table_ui(ui, shown, picked)).inner
    }

    fn table_ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, picked: &mut Picked) -> Option<ListAsk> {
        let whole = ui.available_rect_before_wrap();
        let widths: Rc<Vec<f32>> = self.widths.get(shown.known, || natural_widths(ui, shown.columns));
        let layout = Layout::new(shown.columns, &widths, whole.width());
        let id = focus::list_id();
        let list = ui.interact(whole, id, Sense::focusable_noninteractive());
        rows::describe(&list, shown);
        let keyed = self.keys_ui(ui, shown, picked);
        let header = whole.with_max_y(whole.top() + size::ROW);
        let body = whole.with_min_y(header.bottom());
        self.body_ui(ui, (body, id), (shown, &layout), picked);
        let clicked = header::header_ui(ui, (header, self.offset.x), (shown, &layout), picked);
        keyed.or(clicked.map(ListAsk::Sort))
    }

    fn body_ui(&mut self, ui: &mut Ui, at: (Rect, Id), draw: (&Shown<'_>, &Layout), picked: &mut Picked) {
        let (body, id) = at;
        let (shown, layout) = draw;
        let mut area = ScrollArea::both().id_salt("clients").auto_shrink(false);
        if let Some(offset) = self.revealing(shown.order, body.height()) {
            area = area.vertical_scroll_offset(offset);
        }
        let mut inside = ui.new_child(eframe::egui::UiBuilder::new().max_rect(body));
        let output = area.show_viewport(&mut inside, |ui, viewport| {
            #[expect(clippy::cast_precision_loss, reason = "a height in points")]
            let height = shown.order.len() as f32 * size::ROW;
            ui.set_min_size(vec2(layout.total, height));
            if shown.order.is_empty() {
                let nothing = say!(shown.facts.text, "clients-nothing-found");
                ui.put(body.shrink(theme::space::HUGE), eframe::egui::Label::new(theme::muted(ui, &nothing)));
            }
            let clicked = rows::rows_ui(ui, (body, viewport), draw, picked);
            if let Some((client, how)) = clicked {
                how.apply(picked, shown.order, client);
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        });
        self.offset = output.state.clamped_offset();
        self.height = body.height();
        ui.advance_cursor_after_rect(body);
    }

    /// The scroll offset that shows the row to reveal, when it is out of sight.
    fn revealing(&mut self, order: &[ClientId], height: f32) -> Option<f32> {
        let row = position(order, self.reveal.take()?)?;
        #[expect(clippy::cast_precision_loss, reason = "a place in points")]
        let top = row as f32 * size::ROW;
        if top < self.offset.y {
            Some(top)
        } else if top + size::ROW > self.offset.y + height {
            Some(top + size::ROW - height)
        } else {
            None
        }
    }
}
