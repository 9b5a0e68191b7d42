//! The heatmap as text: what each row, column, cell and the legend say.

use super::figure::{Unit, Writer};
use super::tsv::tsv;
use crate::analysis::heat::{Heat, HeatColumn, Level, Normalise, Quantity, Scale, heat};
use crate::analysis::{BandRow, Outcome};
use crate::app::action::Selection;
use crate::model::{Band, BandBy, Project};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// What the heatmap shows and how it is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    /// `None` until someone chooses: penetration, or breadth while no size is known.
    pub(super) quantity: Option<Quantity>,
    /// Which cells are compared.
    pub(super) normalise: Normalise,
    /// How values spread over the colours.
    pub(super) scale: Scale,
}

impl Choice {
    /// The quantity shown.
    pub(super) fn quantity(self, outcome: &Outcome) -> Quantity {
        let is_any_known = outcome.verdict.unknown.clients < outcome.basis.clients.len();
        let unchosen = if is_any_known { Quantity::Penetration } else { Quantity::ClientsByBreadth };
        self.quantity.unwrap_or(unchosen)
    }
}

/// The heatmap, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeatView {
    /// What it shows.
    pub(super) quantity: Quantity,
    /// Above the bands: what is banded.
    pub(super) corner: String,
    /// Above the numbers beside the bands.
    pub(super) clients_title: String,
    /// Above the numbers at the right.
    pub(super) breadth_title: String,
    /// The columns.
    pub(super) columns: Vec<HeatColumnView>,
    /// The bands, the unknown one last.
    pub(super) rows: Vec<HeatRowView>,
    /// The cells, row by row.
    pub(super) cells: Vec<HeatCellView>,
    /// What the lowest colour means, and the highest; `None` when nothing is coloured.
    pub(super) legend: Option<(String, String)>,
    /// The same as text for a spreadsheet.
    pub(super) copied: String,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeatColumnView {
    /// Its title.
    pub(super) title: String,
    /// What a click on the title selects.
    pub(super) select: Selection,
}

/// One band.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeatRowView {
    /// Which.
    pub(super) band: Band,
    /// Its label.
    pub(super) label: String,
    /// How many clients; "–" when there are none.
    pub(super) clients: String,
    /// Their mean breadth.
    pub(super) breadth: String,
    /// Whether it is the sweet spot, or shares it.
    pub(super) is_sweet_spot: bool,
    /// Whether nobody is in it.
    pub(super) is_empty: bool,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeatCellView {
    /// The number in it; empty where there is none.
    pub(super) shown: String,
    /// Where and what, as a screen reader speaks it: `26–100 users, Security: 71.0 %`.
    pub(super) name: String,
    /// Its colour.
    pub(super) level: Level,
    /// What a click selects.
    pub(super) select: Selection,
}

/// What the heatmap says.
pub(super) fn heat_view(text: &Text, project: &Project, outcome: &Outcome, choice: Choice) -> HeatView {
    let quantity = choice.quantity(outcome);
    let heat = heat(outcome, quantity, choice.normalise, choice.scale);
    let source = Source { text, project, outcome, heat: &heat };
    let (columns, rows) = (source.columns(), source.rows());
    let mut view = HeatView {
        quantity,
        corner: corner(text, project.settings.bands.by),
        clients_title: say!(text, "bands-clients"),
        breadth_title: say!(text, "bands-breadth"),
        cells: source.cells(&columns),
        legend: source.legend(choice.normalise),
        copied: String::new(),
        columns,
        rows,
    };
    view.copied = source.copied(&view);
    view
}

/// The name of a quantity, as its menu and the copied table have it.
pub(super) fn quantity_name(text: &Text, quantity: Quantity) -> String {
    match quantity {
        Quantity::Revenue => say!(text, "bands-quantity-revenue"),
        Quantity::AveragePerClient => say!(text, "bands-quantity-average-client"),
        Quantity::AveragePerBuyer => say!(text, "bands-quantity-average-buyer"),
        Quantity::Penetration => say!(text, "bands-quantity-penetration"),
        Quantity::Buyers => say!(text, "bands-quantity-buyers"),
        Quantity::RevenuePerUser => say!(text, "bands-quantity-per-user"),
        Quantity::ClientsByBreadth => say!(text, "bands-quantity-by-breadth"),
    }
}

/// Above the bands: what is banded.
pub(super) fn corner(text: &Text, by: BandBy) -> String {
    match by {
        BandBy::Users => say!(text, "bands-corner-users"),
        BandBy::Revenue => say!(text, "bands-corner-revenue"),
        BandBy::Employees => say!(text, "bands-corner-employees"),
    }
}

struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
    outcome: &'a Outcome,
    heat: &'a Heat,
}

impl Source<'_> {
    fn writer(&self) -> Writer<'_> {
        Writer { text: self.text, currency: self.project.data.currency.as_deref() }
    }

    fn columns(&self) -> Vec<HeatColumnView> {
        let columns = self.heat.columns.iter().map(|column| match *column {
            HeatColumn::Offering(id) => HeatColumnView {
                title: self.project.offering(id).map(|offering| offering.name.clone()).unwrap_or_default(),
                select: Selection::Offering(id),
            },
            HeatColumn::Breadth(breadth) => {
                HeatColumnView { title: self.text.integer(breadth), select: Selection::Nothing }
            }
        });
        columns.collect()
    }

    fn rows(&self) -> Vec<HeatRowView> {
        self.outcome.bands.iter().map(|row| self.row(row)).collect()
    }

    fn row(&self, row: &BandRow) -> HeatRowView {
        let is_empty = row.clients.is_empty();
        let clients = self.text.integer(row.clients.len());
        let wins = |index| self.outcome.verdict.winners.contains(&index);
        HeatRowView {
            band: row.band,
            label: words::band_label(self.text, &self.project.settings.bands, row.band),
            clients: if is_empty { ABSENT.to_owned() } else { clients },
            breadth: self.writer().full(row.breadth, Unit::Mean),
            is_sweet_spot: matches!(row.band, Band::Known(index) if wins(index)),
            is_empty,
        }
    }

    fn cells(&self, columns: &[HeatColumnView]) -> Vec<HeatCellView> {
        let (writer, unit) = (self.writer(), Unit::of(self.heat.quantity));
        let phrase = |band: &Band| words::band_phrase(self.text, &self.project.settings.bands, *band);
        let phrases: Vec<String> = self.heat.rows.iter().map(phrase).collect();
        let places = self.heat.rows.iter().zip(&phrases).flat_map(|(band, phrase)| {
            columns.iter().zip(&self.heat.columns).map(move |(view, column)| (*band, phrase, *column, view))
        });
        let cells = places.zip(&self.heat.cells).map(|((band, phrase, column, view), cell)| {
            let full = writer.full(cell.value, unit);
            let (column_name, select) = match column {
                HeatColumn::Offering(id) => (view.title.clone(), Selection::Cell(band, id)),
                HeatColumn::Breadth(breadth) => {
                    (words::offerings(self.text, breadth), Selection::Breadth(band, breadth))
                }
            };
            HeatCellView {
                shown: writer.short(cell.value, unit),
                name: say!(self.text, "bands-cell", band = phrase.as_str(), column = column_name, value = full),
                level: cell.level,
                select,
            }
        });
        cells.collect()
    }

    /// One colour scale has its ends in the quantity's unit; one per row or column has them in words.
    fn legend(&self, normalise: Normalise) -> Option<(String, String)> {
        let is_coloured = self.heat.cells.iter().any(|cell| matches!(cell.level, Level::At(_)));
        if !is_coloured {
            return None;
        }
        let text = self.text;
        match normalise {
            Normalise::Table => {
                let cut = self.heat.cut_points(0, 0)?;
                let unit = Unit::of(self.heat.quantity);
                let low = self.end(cut.minimum, unit);
                Some((low, self.highest(self.end(cut.maximum, unit))))
            }
            Normalise::Row => Some((say!(text, "bands-legend-row-low"), say!(text, "bands-legend-row-high"))),
            Normalise::Column => Some((say!(text, "bands-legend-column-low"), say!(text, "bands-legend-column-high"))),
        }
    }

    fn end(&self, value: f64, unit: Unit) -> String {
        match unit {
            Unit::Share => self.text.percent(value, 0),
            Unit::Money | Unit::Rate => self.text.money_short(value, self.project.data.currency.as_deref()),
            other => self.writer().full(Some(value), other),
        }
    }

    fn highest(&self, value: String) -> String {
        let text = self.text;
        match self.heat.quantity {
            Quantity::Revenue => say!(text, "bands-legend-revenue", value = value),
            Quantity::AveragePerClient => say!(text, "bands-legend-average-client", value = value),
            Quantity::AveragePerBuyer => say!(text, "bands-legend-average-buyer", value = value),
            Quantity::Penetration => say!(text, "bands-legend-penetration", value = value),
            Quantity::Buyers => say!(text, "bands-legend-buyers", value = value),
            Quantity::RevenuePerUser => say!(text, "bands-legend-per-user", value = value),
            Quantity::ClientsByBreadth => say!(text, "bands-legend-by-breadth", value = value),
        }
    }

    fn copied(&self, view: &HeatView) -> String {
        let (writer, unit) = (self.writer(), Unit::of(view.quantity));
        let title = vec![quantity_name(self.text, view.quantity)];
        let mut titles = vec![view.corner.clone(), view.clients_title.clone()];
        titles.extend(view.columns.iter().map(|column| column.title.clone()));
        titles.push(view.breadth_title.clone());
        let body = self.outcome.bands.iter().zip(&view.rows).enumerate().map(|(at, (row, shown))| {
            let values = (0..view.columns.len()).map(|column| self.heat.cell(at, column).and_then(|cell| cell.value));
            let mut fields = vec![shown.label.clone(), row.clients.len().to_string()];
            fields.extend(values.map(|value| writer.plain(value, unit)));
            fields.push(writer.plain(row.breadth, Unit::Mean));
            fields
        });
        tsv([title, titles].into_iter().chain(body))
    }
}
