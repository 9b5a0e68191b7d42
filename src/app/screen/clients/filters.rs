//! Filters of single columns: from and to for numbers, and which values for tags.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::Ui;

use super::facts::{Column, Numbers};
use super::view::{ClientsView, DimensionView};
use crate::app::theme;
use crate::app::widget::{self, FieldView};
use crate::model::{Client, ValueId};
use crate::say;
use crate::text::Text;

/// The width of a bound.
const BOUND: f32 = 84.0;

/// Which clients a column lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ColumnFilter {
    /// Numbers from the first to the second, both as typed; what is empty or no number is no bound. What is unknown is in
    /// no range.
    Range(String, String),
    /// Clients with one of these values, `None` being those without any. No value at all lets everyone through.
    Values(BTreeSet<Option<ValueId>>),
}

/// The filters by column.
pub(super) type Filters = BTreeMap<Column, ColumnFilter>;

/// The filters ready to be asked about many clients.
pub(super) struct Sieve(Vec<(Column, Test)>);

enum Test {
    Range(Option<f64>, Option<f64>),
    Values(BTreeSet<Option<ValueId>>),
}

impl Sieve {
    pub(super) fn new(text: &Text, filters: &Filters) -> Self {
        let tests = filters.iter().map(|(column, filter)| {
            let passes = match filter {
                ColumnFilter::Range(from, to) => Test::Range(text.read_number(from), text.read_number(to)),
                ColumnFilter::Values(values) => Test::Values(values.clone()),
            };
            (*column, passes)
        });
        Self(tests.collect())
    }

    /// Whether every filter lets the client through.
    pub(super) fn passes(&self, numbers: Numbers<'_>, client: &Client) -> bool {
        self.0.iter().all(|(column, test)| match test {
            Test::Range(None, None) => true,
            Test::Range(from, to) => numbers
                .figure(client, *column)
                .is_some_and(|figure| from.is_none_or(|from| figure >= from) && to.is_none_or(|to| figure <= to)),
            Test::Values(values) if values.is_empty() => true,
            Test::Values(values) => {
                let Column::Tag(dimension) = *column else { return true };
                let tags = client.tags.of(dimension);
                if tags.is_empty() {
                    values.contains(&None)
                } else {
                    tags.iter().any(|tag| values.contains(&Some(tag.value)))
                }
            }
        })
    }
}

/// The menu that adds a filter; the columns filtered already are not in it.
pub(super) fn add_ui(ui: &mut Ui, text: &Text, view: &ClientsView, filters: &mut Filters) {
    let columns: Vec<(Column, &str)> = view
        .columns
        .iter()
        .filter(|column| is_filtered_here(column.column) && !filters.contains_key(&column.column))
        .map(|column| (column.column, column.title.as_str()))
        .collect();
    if columns.is_empty() {
        return;
    }
    let names: Vec<String> = columns.iter().map(|(_, title)| (*title).to_owned()).collect();
    let label = say!(text, "clients-filter-add");
    if let Some((column, _)) =
        widget::short_choice(ui, (&label, &label), &names, names.len()).and_then(|at| columns.get(at))
    {
        let filter = match column {
            Column::Tag(_) => ColumnFilter::Values(BTreeSet::new()),
            _ => ColumnFilter::Range(String::new(), String::new()),
        };
        filters.insert(*column, filter);
    }
}

/// Whether something was typed that is no number, and so no bound.
fn is_no_bound(text: &Text, typed: &str) -> bool {
    !typed.trim().is_empty() && text.read_number(typed).is_none()
}

/// The filters that are set, each to be changed and taken away.
pub(super) fn filters_ui(ui: &mut Ui, text: &Text, view: &ClientsView, filters: &mut Filters) {
    let mut removed = None;
    for (column, filter) in filters.iter_mut() {
        let title = view.columns.iter().find(|known| known.column == *column).map_or("", |known| known.title.as_str());
        ui.push_id(*column, |ui| {
            ui.horizontal(|ui| {
                match filter {
                    ColumnFilter::Range(from, to) => range_ui(ui, text, title, (from, to)),
                    ColumnFilter::Values(values) => {
                        let dimension = view.dimensions.iter().find(|dimension| Column::Tag(dimension.id) == *column);
                        if let Some(dimension) = dimension {
                            values_ui(ui, text, dimension, values);
                        }
                    }
                }
                if widget::close(ui, &say!(text, "clients-filter-remove", column = title)).clicked() {
                    removed = Some(*column);
                }
            });
        });
    }
    if let Some(column) = removed {
        filters.remove(&column);
    }
}

/// Whether a column has a filter here; words are searched, and status, tier and band have choices of their own.
fn is_filtered_here(column: Column) -> bool {
    matches!(column, Column::Users | Column::Revenue | Column::Breadth | Column::Tag(_))
}

fn range_ui(ui: &mut Ui, text: &Text, title: &str, (from, to): (&mut String, &mut String)) {
    widget::muted(ui, title);
    let (name, hint) = (say!(text, "clients-filter-from", column = title), say!(text, "clients-filter-from-hint"));
    widget::field(ui, from, &FieldView { name: &name, hint: &hint, shortcut: "", width: BOUND });
    let (name, hint) = (say!(text, "clients-filter-to", column = title), say!(text, "clients-filter-to-hint"));
    widget::field(ui, to, &FieldView { name: &name, hint: &hint, shortcut: "", width: BOUND });
    if is_no_bound(text, from) || is_no_bound(text, to) {
        ui.label(theme::plain(&say!(text, "clients-filter-no-number")).color(theme::palette(ui).bad));
    }
}

fn values_ui(ui: &mut Ui, text: &Text, dimension: &DimensionView, values: &mut BTreeSet<Option<ValueId>>) {
    let none = say!(text, "clients-filter-none");
    let chosen = dimension.values.iter().filter(|value| values.contains(&Some(value.id))).map(|value| &value.name);
    let chosen: Vec<&str> = chosen.map(String::as_str).chain(values.contains(&None).then_some(none.as_str())).collect();
    let shown = if chosen.is_empty() { say!(text, "clients-filter-any") } else { chosen.join(", ") };
    let label = format!("{}: {shown}", dimension.name);
    let known = dimension.values.iter().map(|value| {
        let (name, count) = (value.name.as_str(), text.integer(value.clients));
        (Some(value.id), say!(text, "clients-chip", value = name, count = count))
    });
    let options: Vec<(Option<ValueId>, String)> = known.chain([(None, none)]).collect();
    let shown: Vec<(String, bool)> =
        options.iter().map(|(value, label)| (label.clone(), values.contains(value))).collect();
    let flipped = widget::choice_of_many(ui, &label, &shown).and_then(|at| options.get(at));
    if let Some((value, _)) = flipped
        && !values.remove(value)
    {
        values.insert(*value);
    }
}
