//! The prospects as a list: narrowed by name or status, a row leads to the inspector.

use eframe::egui::Ui;

use super::view::{Next, ProspectsView, Row};
use crate::app::action::{Action, Selection};
use crate::app::theme::space;
use crate::app::widget::{
    self, FieldView, Ink, Mark, Room, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState, Width,
};
use crate::model::{ClientId, fold_name};
use crate::say;
use crate::text::Text;

/// The most rows shown before the list scrolls, and the fewest it keeps the room of.
const ROWS: usize = 12;
const LEAST: usize = 3;

/// Which of them are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    All,
    Prospects,
    Former,
    Fitting,
}

impl Kind {
    const ALL: [Self; 4] = [Self::All, Self::Prospects, Self::Former, Self::Fitting];

    fn name(self, text: &Text) -> String {
        match self {
            Self::All => say!(text, "prospects-all"),
            Self::Prospects => say!(text, "prospects-only"),
            Self::Former => say!(text, "prospects-former"),
            Self::Fitting => say!(text, "prospects-fitting"),
        }
    }

    fn has(self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Prospects => !row.is_former,
            Self::Former => row.is_former,
            Self::Fitting => row.fits,
        }
    }
}

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct ProspectList {
    wanted: String,
    kind: Kind,
    table: SheetState,
}

impl ProspectList {
    /// The filters, in a row with other controls.
    pub(super) fn filters_ui(&mut self, ui: &mut Ui, text: &Text) {
        let name = say!(text, "prospects-find");
        widget::field(ui, &mut self.wanted, &FieldView { name: &name, hint: &name, shortcut: "", width: 180.0 });
        let names = Kind::ALL.map(|kind| kind.name(text));
        let here = Kind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or(0);
        if let Some(kind) =
            widget::choice(ui, &say!(text, "prospects-status"), &names, here).and_then(|at| Kind::ALL.get(at))
        {
            self.kind = *kind;
        }
    }

    /// Those that are listed, in their order.
    pub(super) fn listed<'v>(&self, view: &'v ProspectsView) -> Vec<&'v Row> {
        let wanted = fold_name(&self.wanted);
        let is_named = |row: &&Row| wanted.is_empty() || fold_name(&row.name).contains(&wanted);
        view.rows.iter().filter(is_named).filter(|row| self.kind.has(row)).collect()
    }

    /// Draws the list.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        view: &ProspectsView,
        (text, selected): (&Text, Option<ClientId>),
    ) -> Option<Action> {
        let listed = self.listed(view);
        if listed.is_empty() {
            widget::muted(ui, &say!(text, "prospects-nothing-listed"));
            return None;
        }
        ui.add_space(space::TINY);
        let columns = columns(text);
        let sheet = Sheet {
            name: &say!(text, "prospects-list"),
            columns: &columns,
            frozen: (1, 0),
            rows: listed.len(),
            room: Room::Most(widget::list_height(listed.len().max(LEAST), ROWS)),
            row: &|row| {
                let Some(row) = listed.get(row) else { return SheetRow::default() };
                let is_picked = selected == Some(row.client);
                SheetRow { is_picked, key: Some(u64::from(row.client.0)), ..SheetRow::named(spoken(row)) }
            },
            cell: &|row, column| listed.get(row).map(|row| cell(row, column, text)).unwrap_or_default(),
            ..Sheet::default()
        };
        let table = &mut self.table;
        let asked = widget::bare_card(ui, |ui| widget::sheet_ui(ui, table, &sheet)).inner;
        let row =
            asked.into_iter().find_map(|asked| if let SheetAsked::Row(row, _) = asked { Some(row) } else { None });
        Some(Action::Select(Selection::Client(listed.get(row?)?.client)))
    }
}

fn columns(text: &Text) -> [SheetColumn; 8] {
    [
        SheetColumn::words(say!(text, "prospects-name"), Width::Grows(170.0, 320.0, 2.0)),
        SheetColumn::numbers(say!(text, "prospects-users"), Width::Fixed(64.0)),
        SheetColumn::words(say!(text, "prospects-industry"), Width::Grows(110.0, 200.0, 1.0)),
        SheetColumn::words(say!(text, "prospects-role"), Width::Grows(110.0, 180.0, 1.0)),
        SheetColumn {
            hint: say!(text, "prospects-fit-hint"),
            ..SheetColumn::numbers(say!(text, "prospects-fit"), Width::Fixed(200.0))
        },
        SheetColumn {
            hint: say!(text, "prospects-known-hint"),
            ..SheetColumn::numbers(say!(text, "prospects-known-title"), Width::Fixed(76.0))
        },
        SheetColumn {
            hint: say!(text, "prospects-winnable-hint"),
            ..SheetColumn::words(say!(text, "prospects-winnable"), Width::Fixed(74.0))
        },
        SheetColumn::words(say!(text, "prospects-next"), Width::Rest(150.0)),
    ]
}

fn spoken(row: &Row) -> String {
    format!("{}, {}, {}", row.name, row.fit.0, row.next.0)
}

fn cell<'a>(row: &'a Row, column: usize, text: &Text) -> SheetCell<'a> {
    match column {
        0 if row.is_former => SheetCell::new(say!(text, "prospects-former-name", name = row.name.as_str()))
            .mark(if row.fits { Mark::Dot } else { Mark::NoDot }),
        0 => SheetCell::new(row.name.as_str()).mark(if row.fits { Mark::Dot } else { Mark::NoDot }),
        1 => SheetCell::new(row.users.as_str()),
        2 => SheetCell::new(row.industry.as_str()),
        3 => SheetCell::new(row.role.as_str()),
        4 => SheetCell::new(row.fit.0.as_str()).mark(Mark::Range(row.fit.1)),
        5 => SheetCell::new(row.known.as_str()),
        6 => row.winnable.map_or_else(
            || SheetCell::new(crate::text::ABSENT).ink(Ink::Muted),
            |dots| SheetCell::default().mark(Mark::Dots(dots)),
        ),
        _ => SheetCell::new(row.next.0.as_str()).ink(match row.next.1 {
            Next::Warning => Ink::Bad,
            Next::Ask => Ink::Accent,
            Next::Nothing => Ink::Muted,
        }),
    }
}

/// The list, tab-separated.
pub(super) fn copied(rows: &[&Row], text: &Text) -> String {
    let titles: Vec<String> = columns(text).into_iter().map(|column| column.title).collect();
    let lines = rows.iter().map(|row| {
        let winnable = row.winnable.map(|dots| dots.to_string()).unwrap_or_default();
        let cells = [&row.name, &row.users, &row.industry, &row.role, &row.fit.0, &row.known];
        cells.into_iter().cloned().chain([winnable, row.next.0.clone()]).collect()
    });
    crate::app::tsv::tsv(std::iter::once(titles).chain(lines))
}
