//! The groups of the search as a list; a box pins one as the sweet spot.

use eframe::egui::{Ui, vec2};

use super::view::{GroupRow, OverlapView};
use crate::app::action::{Action, Selection};
use crate::app::tsv::tsv;
use crate::app::widget::{self, Align, TableAction, TableCell, TableColumn, TableRow, TableState, TableView, Width};
use crate::model::{Edit, Profile};
use crate::say;
use crate::text::Text;

/// The most rows shown before the list scrolls.
const ROWS: usize = 12;
/// The column with the boxes.
const PIN: usize = 0;

/// The list; a row leads to its clients.
pub(super) fn groups_ui(ui: &mut Ui, state: &mut TableState, view: &OverlapView, text: &Text) -> Option<Action> {
    if view.groups.is_empty() {
        let words = if view.is_computing { say!(text, "overlap-searching") } else { say!(text, "overlap-no-groups") };
        widget::muted(ui, &words);
        return None;
    }
    let column = |title: String, width: Width, align: Align| TableColumn { title, width, align, sortable: false };
    let columns = [
        column(say!(text, "overlap-pin"), Width::Fixed(44.0), Align::Left),
        column(say!(text, "overlap-group"), Width::Rest(160.0), Align::Left),
        column(say!(text, "tiers-clients"), Width::Fixed(60.0), Align::Right),
        column(view.mean_title.clone(), Width::Fixed(172.0), Align::Right),
        column(say!(text, "overlap-lift"), Width::Fixed(62.0), Align::Right),
        column(say!(text, "tiers-share-revenue"), Width::Fixed(116.0), Align::Right),
        column(say!(text, "overlap-chance"), Width::Fixed(172.0), Align::Left),
    ];
    let height = widget::list_height(view.groups.len(), ROWS);
    let name = say!(text, "overlap-groups");
    let table =
        TableView { name: &name, columns: &columns, rows: view.groups.len(), sort: None, max_height: Some(height) };
    let action = widget::sheet(ui, |ui| {
        widget::dimmed_while(ui, view.is_computing);
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            widget::table_ui(ui, state, &table, &mut |row| {
                view.groups.get(row).map(|row| cells(row, text)).unwrap_or_default()
            })
        })
        .inner
    })
    .inner;
    match action? {
        TableAction::Checked(row, _) => {
            let group = view.groups.get(row)?;
            let profile = (!group.is_pinned).then(|| Profile::of(&group.conditions));
            Some(Action::Edit(Edit::PinProfile(profile), None))
        }
        TableAction::RowClicked(row, _) | TableAction::RowOpened(row) => {
            Some(Action::Select(Selection::Group(view.groups.get(row)?.conditions.clone())))
        }
        TableAction::SortBy(_) => None,
    }
}

fn cells(row: &GroupRow, text: &Text) -> TableRow {
    let name = row.name.clone();
    let mut cells = vec![
        if row.is_pinned { TableCell::SweetSpot(name) } else { TableCell::Text(name) },
        TableCell::Text(row.clients.clone()),
        TableCell::Text(row.mean.clone()),
        TableCell::Strong(row.lift.clone()),
        TableCell::Text(row.share.clone()),
        if row.is_sure { TableCell::Text(row.chance.clone()) } else { TableCell::Muted(row.chance.clone()) },
    ];
    cells.insert(PIN, TableCell::Check(row.is_pinned, say!(text, "overlap-pin-group", group = row.name.as_str())));
    TableRow { name: format!("{}: {}, {}", row.name, row.clients, row.lift), selected: false, cells }
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
