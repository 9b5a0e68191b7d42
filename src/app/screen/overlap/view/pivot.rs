//! Any two dimensions against each other, as a heatmap.

use crate::analysis::{self, Axis, Key, PivotCell, PivotQuantity};
use crate::app::session::Session;
use crate::app::widget::{GridCell, GridColumn, GridRow, GridView, RowKind};
use crate::model::{Band, Condition, Project};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// What the pivot shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) struct PivotChoice {
    /// Down and across.
    pub(in crate::app) axes: (Axis, Axis),
    /// In the cells.
    pub(in crate::app) quantity: PivotQuantity,
}

/// The pivot as a grid.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct PivotView {
    /// The axes to choose from, with their names.
    pub(in crate::app) axes: Vec<(Axis, String)>,
    /// The cells.
    pub(in crate::app) grid: GridView,
    /// What a cell stands for; `None` where a side is unknown or a tier.
    pub(in crate::app) conditions: Vec<Vec<Option<Vec<Condition>>>>,
    /// The lowest and the highest amount, in words; `None` when no cell holds any.
    pub(in crate::app) legend: Option<(String, String)>,
}

/// The pivot of the session's project; `None` until data was imported.
#[must_use]
pub(in crate::app) fn pivot_view(session: &Session, choice: PivotChoice) -> Option<PivotView> {
    let (project, outcome) = session.analysed()?;
    let text = &session.text;
    let pivot = analysis::pivot(project, outcome, choice.axes, choice.quantity);
    let words = Words { text, project, quantity: choice.quantity };
    let values = known_values(&pivot);
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let level = |value: f64| if highest > lowest { (value - lowest) / (highest - lowest) } else { 0.5 };
    let rows = pivot.rows.iter().enumerate().map(|(row, key)| {
        let cells = pivot.columns.iter().enumerate().map(|(column, across)| {
            let cell = pivot.cell(row, column).cloned().unwrap_or_default();
            let name = (words.key(choice.axes.0, *key), words.key(choice.axes.1, *across));
            let is_unknown = [*key, *across].contains(&Key::Unknown);
            words.cell(&cell, &name, (!is_unknown).then_some(&level))
        });
        GridRow {
            label: words.key(choice.axes.0, *key),
            kind: if *key == Key::Unknown { RowKind::Unknown } else { RowKind::Filled },
            trail: vec![words.amount(pivot.row_totals.get(row).and_then(|total| total.value))],
            cells: cells.collect(),
            ..GridRow::default()
        }
    });
    let column = |key: &Key| {
        let title = words.key(choice.axes.1, *key);
        GridColumn { full_title: title.clone(), title }
    };
    Some(PivotView {
        axes: axes(text, project),
        grid: GridView {
            name: say!(text, "overlap-pivot"),
            revision: fingerprint(project.revision, choice),
            label_title: String::new(),
            columns: pivot.columns.iter().map(column).collect(),
            rows: rows.collect(),
            lead_titles: Vec::new(),
            trail_titles: vec![say!(text, "overlap-pivot-total")],
        },
        conditions: pivot
            .rows
            .iter()
            .map(|row| {
                let cell = |column: &Key| Some(both(of(choice.axes.0, *row)?, of(choice.axes.1, *column)?));
                pivot.columns.iter().map(cell).collect()
            })
            .collect(),
        legend: (!values.is_empty()).then(|| (words.amount(Some(lowest)), words.amount(Some(highest)))),
    })
}

/// What the scale spans: the cells that are unknown on neither side.
fn known_values(pivot: &analysis::Pivot) -> Vec<f64> {
    let known = |keys: &[Key]| keys.iter().map(|key| *key != Key::Unknown).collect::<Vec<bool>>();
    let (rows, columns) = (known(&pivot.rows), known(&pivot.columns));
    let cells = rows.iter().enumerate().flat_map(|(row, is_row)| {
        columns.iter().enumerate().filter(|(_, is_column)| *is_row && **is_column).map(move |(column, _)| (row, column))
    });
    cells.filter_map(|(row, column)| pivot.cell(row, column)?.value).collect()
}

fn fingerprint(revision: u64, choice: PivotChoice) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
    BuildHasherDefault::<DefaultHasher>::default().hash_one((revision, choice.axes, choice.quantity))
}

fn both(row: Condition, column: Condition) -> Vec<Condition> {
    if row == column { vec![row] } else { vec![row, column] }
}

fn of(axis: Axis, key: Key) -> Option<Condition> {
    match (axis, key) {
        (Axis::Dimension(dimension), Key::Value(value)) => Some(Condition::Value { dimension, value }),
        (Axis::Band, Key::Band(band)) => Some(Condition::Band(band)),
        _ => None,
    }
}

/// The axes people can choose.
fn axes(text: &Text, project: &Project) -> Vec<(Axis, String)> {
    let dimensions = project.data.dimensions.iter().map(|one| (Axis::Dimension(one.id), words::dimension(text, one)));
    let derived = [(Axis::Band, say!(text, "dimension-size-band")), (Axis::Tier, say!(text, "inspector-tier"))];
    derived.into_iter().chain(dimensions).collect()
}

struct Words<'a> {
    text: &'a Text,
    project: &'a Project,
    quantity: PivotQuantity,
}

impl Words<'_> {
    fn key(&self, axis: Axis, key: Key) -> String {
        match (axis, key) {
            (_, Key::Unknown) => words::band_label(self.text, &self.project.settings.bands, Band::Unknown),
            (_, Key::Band(band)) => self.project.settings.bands.label(band),
            (_, Key::Tier(tier)) => self.project.settings.tiers.names.get(tier).cloned().unwrap_or_default(),
            (Axis::Dimension(dimension), Key::Value(value)) => {
                words::condition_value(self.text, self.project, Condition::Value { dimension, value })
            }
            (_, Key::Value(_)) => ABSENT.to_owned(),
        }
    }

    fn amount(&self, value: Option<f64>) -> String {
        let (text, currency) = (self.text, self.project.data.currency.as_deref());
        let Some(value) = value else { return ABSENT.to_owned() };
        match self.quantity {
            PivotQuantity::Clients => text.number(value, 0),
            PivotQuantity::Share | PivotQuantity::Penetration => text.percent(value, 0),
            PivotQuantity::Breadth => text.number(value, 1),
            PivotQuantity::Value => text.number(value, 2),
            PivotQuantity::Revenue
            | PivotQuantity::AveragePerClient
            | PivotQuantity::MedianPerClient
            | PivotQuantity::RevenuePerUserMean
            | PivotQuantity::RevenuePerUserWhole => text.money_short(value, currency),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a place on the heat scale")]
    /// `level` is the place of a value on the scale; `None` where a side is unknown.
    fn cell(
        &self,
        cell: &PivotCell,
        (row, column): &(String, String),
        level: Option<&impl Fn(f64) -> f64>,
    ) -> GridCell {
        if cell.clients.is_empty() {
            return GridCell {
                name: say!(self.text, "overlap-pivot-nobody", row = row.as_str(), column = column.as_str()),
                hatched: level.is_none(),
                ..GridCell::default()
            };
        }
        let text = self.amount(cell.value);
        let over = words::clients(self.text, cell.over);
        GridCell {
            name: say!(
                self.text,
                "overlap-pivot-cell",
                row = row.as_str(),
                column = column.as_str(),
                amount = text.as_str(),
                clients = over
            ),
            fill: cell.value.zip(level).map(|(value, level)| level(value) as f32),
            hatched: cell.value.is_none() || level.is_none(),
            text,
        }
    }
}
