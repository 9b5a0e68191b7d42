//! The list of offerings, on the painter of sheets.

use eframe::egui::{Frame, Label, Stroke, Ui};

use super::focus;
use super::view::{Column, OfferingsView, Row, Sort};
use crate::app::theme::{self, size};
use crate::app::widget::{
    self, Align, Head, Ink, Listens, Picked, Picks, RowKey, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow,
    SheetState, Width,
};
use crate::model::OfferingId;
use crate::say;
use crate::text::{ABSENT, Text};

/// The boxes and the name keep their place while the others scroll.
const FROZEN: usize = 2;
/// The column of the check boxes.
const CHECK: f32 = 36.0;

/// What the list draws from.
pub(super) struct Shown<'a> {
    pub(super) text: &'a Text,
    pub(super) view: &'a OfferingsView,
    pub(super) order: &'a [OfferingId],
    pub(super) sort: Sort,
    /// How many are listed.
    pub(super) said: &'a str,
}

/// What was asked for in the list. Picking is done on the spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListAsk {
    /// The title of this column was clicked.
    Sort(Column),
    /// Changing the picked offerings by keyboard.
    Change,
    /// Nothing is picked, and the way out was asked for.
    Leave,
}

/// Widget memory of the list.
#[derive(Debug, Default)]
pub(super) struct List {
    sheet: SheetState,
    /// Brought into sight in the next frame.
    reveal: Option<OfferingId>,
}

impl List {
    /// Brings the offering into sight in the next frame.
    pub(super) fn reveal(&mut self, offering: OfferingId) {
        self.reveal = Some(offering);
    }

    /// Draws the list in all the room there is.
    #[must_use]
    pub(super) fn show(&mut self, ui: &mut Ui, shown: &Shown<'_>, picked: &mut Picked<OfferingId>) -> Option<ListAsk> {
        let colors = theme::palette(ui);
        let frame = Frame::new()
            .fill(colors.panel)
            .stroke(Stroke::new(size::LINE, colors.line))
            .corner_radius(size::CARD_RADIUS);
        frame.show(ui, |ui| self.sheet_ui(ui, shown, picked)).inner
    }

    fn sheet_ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, picked: &mut Picked<OfferingId>) -> Option<ListAsk> {
        let columns = shown.columns(are_all(shown.order, picked));
        if let Some(row) = self.reveal.take().and_then(|offering| widget::position(shown.order, offering)) {
            self.sheet.reveal(row);
        }
        let sort = if shown.sort.descending { widget::Sort::Down } else { widget::Sort::Up };
        let sorted = Column::ALL.iter().position(|column| *column == shown.sort.column);
        let sheet = Sheet {
            name: &say!(shown.text, "offerings-list"),
            said: shown.said,
            id: Some(focus::list_id()),
            columns: &columns,
            frozen: (FROZEN, 0),
            rows: shown.order.len(),
            sort: sorted.map(|column| (column + 1, sort)),
            picks: Picks::Rows,
            listens: Listens::WhenFree,
            row: &|row| shown.sheet_row(row, picked),
            cell: &|row, column| shown.cell(row, column, picked),
            spoken: &|row, column| shown.spoken(row, column),
            ..Sheet::default()
        };
        let room = ui.available_rect_before_wrap();
        let asked = widget::sheet_ui(ui, &mut self.sheet, &sheet);
        if shown.order.is_empty() {
            let nothing = say!(shown.text, "offerings-nothing-found");
            ui.put(room.shrink(theme::space::HUGE), Label::new(theme::muted(ui, &nothing)));
        }
        asked.into_iter().filter_map(|asked| self.follow(asked, shown, picked)).last()
    }

    fn follow(&mut self, asked: SheetAsked, shown: &Shown<'_>, picked: &mut Picked<OfferingId>) -> Option<ListAsk> {
        match asked {
            SheetAsked::Head(0) if are_all(shown.order, picked) => picked.clear(),
            SheetAsked::Head(0) => picked.all(shown.order),
            SheetAsked::Head(column) => return Some(ListAsk::Sort(*Column::ALL.get(column - 1)?)),
            SheetAsked::Row(row, how) => picked.click(shown.order, *shown.order.get(row)?, how),
            SheetAsked::Key(RowKey::Nobody) if picked.is_empty() => return Some(ListAsk::Leave),
            SheetAsked::Key(key) => {
                let takes = picked.key(shown.order, key);
                self.reveal = picked.cursor().filter(|_| matches!(key, RowKey::Step(..))).or(self.reveal);
                return takes.then_some(ListAsk::Change);
            }
            _ => {}
        }
        None
    }
}

/// Whether all that are listed are picked.
fn are_all(order: &[OfferingId], picked: &Picked<OfferingId>) -> bool {
    !order.is_empty() && order.iter().all(|offering| picked.has(*offering))
}

impl Shown<'_> {
    /// The boxes, then [`Column::ALL`].
    fn columns(&self, are_all: bool) -> Vec<SheetColumn> {
        let boxes = SheetColumn {
            name: say!(self.text, "offerings-select-all"),
            head: Head::Check(are_all),
            ..SheetColumn::boxes("", CHECK)
        };
        let others = Column::ALL.into_iter().zip(&self.view.titles).map(|(column, title)| {
            let name = say!(self.text, "offerings-sort-by", column = title.as_str());
            let is_number = matches!(column, Column::Revenue | Column::Buyers);
            SheetColumn {
                title: title.clone(),
                hint: name.clone(),
                name,
                width: width(column),
                align: if is_number { Align::Right } else { Align::Left },
                head: Head::Asks,
                ..SheetColumn::default()
            }
        });
        std::iter::once(boxes).chain(others).collect()
    }

    fn at(&self, row: usize) -> Option<&Row> {
        self.view.row(*self.order.get(row)?)
    }

    fn sheet_row(&self, row: usize, picked: &Picked<OfferingId>) -> SheetRow {
        let Some(row) = self.at(row) else { return SheetRow::default() };
        SheetRow {
            key: Some(u64::from(row.id.0)),
            is_picked: picked.has(row.id),
            is_cursor: picked.cursor() == Some(row.id),
            ..SheetRow::named(row.name.as_str())
        }
    }

    fn cell<'a>(&self, row: usize, column: usize, picked: &Picked<OfferingId>) -> SheetCell<'a> {
        let Some(row) = self.at(row) else { return SheetCell::default() };
        let Some(words) = column.checked_sub(1).map(|at| row.cells.get(at).cloned().unwrap_or_default()) else {
            return SheetCell::check(picked.has(row.id));
        };
        let ink = if words == ABSENT { Ink::Muted } else { Ink::Plain };
        SheetCell::new(words).ink(ink)
    }

    /// What the box of a row is for, or the row's cells but its name.
    fn spoken(&self, row: usize, column: Option<usize>) -> String {
        let Some(row) = self.at(row) else { return String::new() };
        if column.is_some() {
            return say!(self.text, "offerings-select", offering = row.name.as_str());
        }
        let cells = self.view.titles.iter().zip(&row.cells).skip(1).filter(|(_, cell)| !cell.is_empty());
        cells.map(|(title, cell)| format!("{title} {cell}")).collect::<Vec<_>>().join(", ")
    }
}

/// What is left of the room goes to the name and, less of it, to the group.
fn width(column: Column) -> Width {
    match column {
        Column::Name => Width::Grows(150.0, 460.0, 2.0),
        Column::Group => Width::Rest(88.0),
        Column::Kind => Width::Fixed(84.0),
        Column::PerUser => Width::Fixed(78.0),
        Column::LowersRisk => Width::Fixed(94.0),
        Column::Revenue => Width::Fixed(104.0),
        Column::Buyers => Width::Fixed(72.0),
    }
}
