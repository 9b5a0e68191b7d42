//! The cells of the white space as a list: narrowed by client or offering, a row leads to the inspector.

use eframe::egui::Ui;

use super::view::{GapRow, WhiteView};
use crate::app::action::{Action, Selection};
use crate::app::theme::space;
use crate::app::widget::{
    self, FieldView, Ink, Room, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState, Width,
};
use crate::model::{OfferingId, fold_name};
use crate::say;
use crate::text::Text;

/// The most rows shown before the list scrolls, and the fewest it keeps the room of.
const ROWS: usize = 13;
const LEAST: usize = 3;

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct GapList {
    wanted: String,
    offering: Option<OfferingId>,
    with_blocked: bool,
    table: SheetState,
}

impl GapList {
    /// Shows only `offering`; asked once more, everything.
    pub(super) fn only(&mut self, offering: OfferingId) {
        self.offering = if self.offering == Some(offering) { None } else { Some(offering) };
    }

    /// Draws the list.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &WhiteView, text: &Text) -> Option<Action> {
        self.controls_ui(ui, view, text);
        let wanted = fold_name(&self.wanted);
        let listed: Vec<&GapRow> = view.gaps.iter().filter(|gap| self.is_listed(gap, &wanted)).collect();
        if listed.is_empty() {
            widget::muted(ui, &say!(text, "white-nothing-listed"));
            return None;
        }
        self.table_ui(ui, &listed, text)
    }

    fn is_listed(&self, gap: &GapRow, wanted: &str) -> bool {
        let named = || fold_name(&gap.client_name).contains(wanted) || fold_name(&gap.offering_name).contains(wanted);
        self.offering.is_none_or(|offering| offering == gap.offering)
            && (self.with_blocked || gap.blocked.is_none())
            && (wanted.is_empty() || named())
    }

    fn controls_ui(&mut self, ui: &mut Ui, view: &WhiteView, text: &Text) {
        ui.horizontal(|ui| {
            let name = say!(text, "white-find");
            widget::field(ui, &mut self.wanted, &FieldView { name: &name, hint: &name, shortcut: "", width: 220.0 });
            let mut names = vec![say!(text, "white-all-offerings")];
            names.extend(view.offerings.iter().map(|one| one.1.label.clone()));
            let here = self.offering.and_then(|offering| view.offerings.iter().position(|one| one.0 == offering));
            let label = say!(text, "white-offering");
            if let Some(picked) = widget::choice(ui, &label, &names, here.map_or(0, |at| at + 1)) {
                self.offering = picked.checked_sub(1).and_then(|at| view.offerings.get(at)).map(|one| one.0);
            }
            let blocked = view.gaps.iter().filter(|gap| gap.blocked.is_some()).count();
            if blocked > 0 {
                widget::checkbox(ui, &mut self.with_blocked, &say!(text, "white-with-blocked", count = blocked));
            }
        });
        ui.add_space(space::SMALL);
    }

    fn table_ui(&mut self, ui: &mut Ui, listed: &[&GapRow], text: &Text) -> Option<Action> {
        let columns = [
            SheetColumn::words(say!(text, "white-client"), Width::Fixed(230.0)),
            SheetColumn::words(say!(text, "white-offering"), Width::Fixed(150.0)),
            SheetColumn::numbers(say!(text, "white-missing"), Width::Fixed(120.0)),
            SheetColumn::words(say!(text, "white-reason"), Width::Rest(260.0)),
        ];
        let view = Sheet {
            name: &say!(text, "white-list"),
            columns: &columns,
            rows: listed.len(),
            room: Room::Most(widget::list_height(listed.len().max(LEAST), ROWS)),
            row: &|row| listed.get(row).map(|gap| SheetRow::named(spoken(gap))).unwrap_or_default(),
            cell: &|row, column| listed.get(row).map(|gap| cell(gap, column, text)).unwrap_or_default(),
            ..Sheet::default()
        };
        let table = &mut self.table;
        let asked = widget::bare_card(ui, |ui| widget::sheet_ui(ui, table, &view)).inner;
        let row =
            asked.into_iter().find_map(|asked| if let SheetAsked::Row(row, _) = asked { Some(row) } else { None });
        let gap = listed.get(row?)?;
        Some(Action::Select(Selection::Gap(gap.client, gap.offering)))
    }
}

fn spoken(gap: &GapRow) -> String {
    format!("{}, {}: {}", gap.client_name, gap.offering_name, gap.missing)
}

fn cell<'a>(gap: &'a GapRow, column: usize, text: &Text) -> SheetCell<'a> {
    match column {
        0 => SheetCell::new(gap.client_name.as_str()),
        1 => SheetCell::new(gap.offering_name.as_str()),
        2 => SheetCell::new(gap.missing.as_str()).ink(if gap.blocked.is_some() { Ink::Muted } else { Ink::Strong }),
        _ => {
            let why = match &gap.blocked {
                Some(reason) if reason.is_empty() => SheetCell::new(say!(text, "white-set-aside")),
                Some(reason) => SheetCell::new(say!(text, "white-set-aside-because", reason = reason.as_str())),
                None => SheetCell::new(gap.why.as_str()),
            };
            why.ink(Ink::Muted)
        }
    }
}
