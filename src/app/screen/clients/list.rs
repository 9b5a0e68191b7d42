//! The list of clients, on the painter of sheets: a hundred thousand rows cost what is in sight.

mod columns;

use eframe::egui::{Frame, Label, Stroke, Ui};

use super::facts::{Column, Facts};
use super::focus;
use super::listed::Sort;
use super::view::{ColumnView, shown_count};
use crate::app::cached::Cached;
use crate::app::session::Figures as Known;
use crate::app::theme::{self, size};
use crate::app::widget::{
    self, Head, Ink, Listens, Picked, Picks, RowKey, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState,
};
use crate::model::{Band, ClientId};
use crate::say;
use crate::text::{ABSENT, words};

/// The boxes and the name keep their place while the others scroll.
const FROZEN: usize = 2;

/// What the list draws from.
pub(super) struct Shown<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) columns: &'a [ColumnView],
    pub(super) order: &'a [ClientId],
    /// Whether all that are listed are picked.
    pub(super) are_all: bool,
    /// Whether the order is the newest; while it is being made, nothing is brought into sight.
    pub(super) is_settled: bool,
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
    columns: Cached<Known, Vec<SheetColumn>>,
    sheet: SheetState,
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
    pub(super) fn show(&mut self, ui: &mut Ui, shown: &Shown<'_>, picked: &mut Picked<ClientId>) -> Option<ListAsk> {
        let colors = theme::palette(ui);
        let frame = Frame::new()
            .fill(colors.panel)
            .stroke(Stroke::new(size::LINE, colors.line))
            .corner_radius(size::CARD_RADIUS);
        frame.show(ui, |ui| self.sheet_ui(ui, shown, picked)).inner
    }

    fn sheet_ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, picked: &mut Picked<ClientId>) -> Option<ListAsk> {
        let text = shown.facts.text;
        let columns = self.columns.get(shown.known, || columns::sheet_columns(ui, text, shown.columns));
        let mut columns = columns.to_vec();
        if let Some(boxes) = columns.first_mut() {
            boxes.head = Head::Check(shown.are_all);
        }
        if let Some(client) = self.reveal.take_if(|_| shown.is_settled)
            && let Some(row) = widget::position(shown.order, client)
        {
            self.sheet.reveal(row);
        }
        let sort = if shown.sort.descending { widget::Sort::Down } else { widget::Sort::Up };
        let sorted = shown.columns.iter().position(|column| column.column == shown.sort.column);
        let sheet = Sheet {
            name: &say!(text, "clients-list"),
            said: &shown_count(text, shown.order.len(), shown.facts.project.data.clients.len()),
            id: Some(focus::list_id()),
            columns: &columns,
            frozen: (FROZEN, 0),
            rows: shown.order.len(),
            sort: sorted.map(|column| (column + 1, sort)),
            picks: Picks::Rows,
            listens: if shown.listens { Listens::WhenFree } else { Listens::Never },
            row: &|row| shown.row(row, picked),
            cell: &|row, column| shown.cell(row, column, picked),
            spoken: &|row, column| shown.spoken(row, column),
            ..Sheet::default()
        };
        let room = ui.available_rect_before_wrap();
        let asked = widget::sheet_ui(ui, &mut self.sheet, &sheet);
        if shown.order.is_empty() {
            let nothing = say!(text, "clients-nothing-found");
            ui.put(room.shrink(theme::space::HUGE), Label::new(theme::muted(ui, &nothing)));
        }
        asked.into_iter().filter_map(|asked| self.follow(asked, shown, picked)).last()
    }

    fn follow(&mut self, asked: SheetAsked, shown: &Shown<'_>, picked: &mut Picked<ClientId>) -> Option<ListAsk> {
        match asked {
            SheetAsked::Head(0) if shown.are_all => picked.clear(),
            SheetAsked::Head(0) => picked.all(shown.order),
            SheetAsked::Head(column) => return Some(ListAsk::Sort(shown.columns.get(column - 1)?.column)),
            SheetAsked::Row(row, how) => picked.click(shown.order, *shown.order.get(row)?, how),
            SheetAsked::Key(key) => {
                let takes = picked.key(shown.order, key);
                self.reveal = picked.cursor().filter(|_| matches!(key, RowKey::Step(..))).or(self.reveal);
                return takes.then_some(ListAsk::StartTagging);
            }
            _ => {}
        }
        None
    }
}

impl Shown<'_> {
    fn row(&self, row: usize, picked: &Picked<ClientId>) -> SheetRow {
        let Some(&client) = self.order.get(row) else { return SheetRow::default() };
        SheetRow {
            key: Some(u64::from(client.0)),
            is_picked: picked.has(client),
            is_cursor: picked.cursor() == Some(client),
            ..SheetRow::named(self.facts.cell(client, Column::Name).unwrap_or_default())
        }
    }

    fn cell<'a>(&self, row: usize, column: usize, picked: &Picked<ClientId>) -> SheetCell<'a> {
        let Some(&client) = self.order.get(row) else { return SheetCell::default() };
        let Some(column) = column.checked_sub(1).and_then(|at| self.columns.get(at)) else {
            return SheetCell::check(picked.has(client));
        };
        if let Some(known) = self.facts.cell(client, column.column) {
            return SheetCell::new(known);
        }
        let unknown = match column.column {
            Column::Band => words::band_label(self.facts.text, &self.facts.project.settings.bands, Band::Unknown),
            _ => ABSENT.to_owned(),
        };
        SheetCell::new(unknown).ink(Ink::Muted)
    }

    /// What the box of a row is for, or the row's cells but its name.
    fn spoken(&self, row: usize, column: Option<usize>) -> String {
        let Some(&client) = self.order.get(row) else { return String::new() };
        if column.is_some() {
            let name = self.facts.cell(client, Column::Name).unwrap_or_default();
            return say!(self.facts.text, "clients-select", client = name);
        }
        let cells = self.columns.iter().filter(|column| column.column != Column::Name);
        let known = cells.filter_map(|column| {
            let value = self.facts.cell(client, column.column)?;
            Some(format!("{} {value}", column.title))
        });
        known.collect::<Vec<_>>().join(", ")
    }
}
