//! The groups of the search as a list; a box pins one as the sweet spot.

use eframe::egui::Ui;

use super::view::{GroupRow, OverlapView};
use crate::app::action::{Action, Selection};
use crate::app::tsv::tsv;
use crate::app::widget::{
    self, Ink, Mark, Room, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState, Width,
};
use crate::model::{Edit, Profile};
use crate::say;
use crate::text::Text;

/// The most rows shown before the list scrolls.
const ROWS: usize = 12;
/// The column with the boxes.
const PIN: usize = 0;

/// The list; a row leads to its clients.
pub(super) fn groups_ui(ui: &mut Ui, state: &mut SheetState, view: &OverlapView, text: &Text) -> Option<Action> {
    if view.groups.is_empty() {
        let words = if view.is_computing { say!(text, "overlap-searching") } else { say!(text, "overlap-no-groups") };
        widget::muted(ui, &words);
        return None;
    }
    let columns = [
        SheetColumn::boxes(say!(text, "overlap-pin"), 44.0),
        SheetColumn::words(say!(text, "overlap-group"), Width::Rest(160.0)),
        SheetColumn::numbers(say!(text, "tiers-clients"), Width::Fixed(60.0)),
        SheetColumn::numbers(view.mean_title.clone(), Width::Fixed(172.0)),
        SheetColumn::numbers(say!(text, "overlap-lift"), Width::Fixed(62.0)),
        SheetColumn::numbers(say!(text, "tiers-share-revenue"), Width::Fixed(116.0)),
        SheetColumn::words(say!(text, "overlap-chance"), Width::Fixed(172.0)),
    ];
    let sheet = Sheet {
        name: &say!(text, "overlap-groups"),
        columns: &columns,
        rows: view.groups.len(),
        room: Room::Most(widget::list_height(view.groups.len(), ROWS)),
        row: &|row| view.groups.get(row).map(|row| SheetRow::named(spoken(row))).unwrap_or_default(),
        cell: &|row, column| view.groups.get(row).map(|row| cell(row, column)).unwrap_or_default(),
        spoken: &|row, column| {
            let group = column.and(view.groups.get(row));
            group.map(|group| say!(text, "overlap-pin-group", group = group.name.as_str())).unwrap_or_default()
        },
        ..Sheet::default()
    };
    let asked = widget::bare_card(ui, |ui| {
        widget::dimmed_while(ui, view.is_computing);
        widget::sheet_ui(ui, state, &sheet)
    })
    .inner;
    asked.into_iter().find_map(|asked| match asked {
        SheetAsked::Checked(row, _) => {
            let group = view.groups.get(row)?;
            let profile = (!group.is_pinned).then(|| Profile::of(&group.conditions));
            Some(Action::Edit(Edit::PinProfile(profile), None))
        }
        SheetAsked::Row(row, _) => Some(Action::Select(Selection::Group(view.groups.get(row)?.conditions.clone()))),
        _ => None,
    })
}

fn spoken(row: &GroupRow) -> String {
    format!("{}: {}, {}", row.name, row.clients, row.lift)
}

fn cell(row: &GroupRow, column: usize) -> SheetCell<'_> {
    match column {
        PIN => SheetCell::check(row.is_pinned),
        1 => SheetCell::new(row.name.as_str()).mark(if row.is_pinned { Mark::Dot } else { Mark::None }),
        2 => SheetCell::new(row.clients.as_str()),
        3 => SheetCell::new(row.mean.as_str()),
        4 => SheetCell::new(row.lift.as_str()).ink(Ink::Strong),
        5 => SheetCell::new(row.share.as_str()),
        _ => SheetCell::new(row.chance.as_str()).ink(if row.is_sure { Ink::Plain } else { Ink::Muted }),
    }
}

/// The list, tab-separated.
pub(super) fn copied(view: &OverlapView, text: &Text) -> String {
    let titles = vec![
        say!(text, "overlap-group"),
        say!(text, "tiers-clients"),
        view.mean_title.clone(),
        say!(text, "overlap-lift"),
        say!(text, "tiers-share-revenue"),
        say!(text, "overlap-shrunk"),
        say!(text, "overlap-chance"),
    ];
    let rows = view.groups.iter().map(|row| {
        let fields = [&row.name, &row.clients, &row.mean, &row.lift, &row.share, &row.shrunk, &row.chance];
        fields.map(Clone::clone).to_vec()
    });
    tsv(std::iter::once(titles).chain(rows))
}
