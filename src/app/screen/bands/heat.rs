//! The heatmap as text: what each row, column, cell and the legend say.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::figure::{Unit, Writer};
use crate::analysis::heat::{Heat, HeatColumn, Level, Normalise, Quantity, Scale, heat};
use crate::analysis::{BandRow, Outcome};
use crate::app::action::Selection;
use crate::app::tsv::tsv;
use crate::app::widget::{GridAction, GridCell, GridColumn, GridRow, GridView, RowKind};
use crate::model::{Band, BandBy, Project};
use crate::say;
use crate::text::verdict::Finding;
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
    /// The bands, the unknown one last, and their cells.
    pub(super) grid: GridView,
    /// The band of each row.
    pub(super) bands: Vec<Band>,
    /// The offering or breadth of each column.
    pub(super) columns: Vec<HeatColumn>,
    /// What the lowest colour means, and the highest; `None` when nothing is coloured.
    pub(super) legend: Option<(String, String)>,
    /// The same as text for a spreadsheet.
    pub(super) copied: String,
}

impl HeatView {
    /// What a click asks the inspector to show.
    pub(super) fn selection(&self, action: GridAction) -> Option<Selection> {
        match action {
            GridAction::Clicked(row, column) => {
                let band = *self.bands.get(row)?;
                Some(match *self.columns.get(column)? {
                    HeatColumn::Offering(offering) => Selection::Cell(band, offering),
                    HeatColumn::Breadth(breadth) => Selection::Breadth(band, breadth),
                })
            }
            GridAction::HeaderClicked(column) => match *self.columns.get(column)? {
                HeatColumn::Offering(offering) => Some(Selection::Offering(offering)),
                HeatColumn::Breadth(_) => None,
            },
            GridAction::RowClicked(row) => self.bands.get(row).copied().map(Selection::Band),
            GridAction::Cleared => Some(Selection::Nothing),
        }
    }

    /// The cell the inspector speaks of, as row and column.
    pub(super) fn selected(&self, selection: &Selection) -> Option<(usize, usize)> {
        let (band, wanted) = match *selection {
            Selection::Cell(band, offering) => (band, HeatColumn::Offering(offering)),
            Selection::Breadth(band, breadth) => (band, HeatColumn::Breadth(breadth)),
            _ => return None,
        };
        let row = self.bands.iter().position(|known| *known == band)?;
        Some((row, self.columns.iter().position(|column| *column == wanted)?))
    }
}

/// What the heatmap says.
pub(super) fn heat_view(text: &Text, found: Finding<'_>, choice: Choice) -> HeatView {
    let Finding { project, outcome, .. } = found;
    let quantity = choice.quantity(outcome);
    let heat = heat(outcome, quantity, choice.normalise, choice.scale);
    let source = Source { text, project, outcome, heat: &heat, sweet_spot: found.sweet_spot() };
    let grid = source.grid();
    HeatView {
        quantity,
        copied: source.copied(&grid),
        grid,
        legend: source.legend(choice),
        bands: heat.rows.clone(),
        columns: heat.columns.clone(),
    }
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
    /// The band painted amber.
    sweet_spot: Option<usize>,
}

impl Source<'_> {
    fn writer(&self) -> Writer<'_> {
        Writer { text: self.text, currency: self.project.data.currency.as_deref() }
    }

    fn grid(&self) -> GridView {
        let columns: Vec<GridColumn> = self.heat.columns.iter().map(|column| self.column(*column)).collect();
        let rows = self.outcome.bands.iter().enumerate().map(|(at, row)| self.row(at, row, &columns)).collect();
        let mut grid = GridView {
            name: say!(self.text, "bands-heatmap", quantity = quantity_name(self.text, self.heat.quantity)),
            revision: 0,
            label_title: corner(self.text, self.project.settings.bands.by),
            columns,
            rows,
            lead_titles: vec![say!(self.text, "bands-clients")],
            trail_titles: vec![say!(self.text, "bands-breadth")],
        };
        grid.revision = fingerprint(&grid);
        grid
    }

    fn column(&self, column: HeatColumn) -> GridColumn {
        match column {
            HeatColumn::Offering(id) => {
                let title = self.project.offering(id).map(|offering| offering.name.clone()).unwrap_or_default();
                GridColumn { full_title: title.clone(), title }
            }
            HeatColumn::Breadth(breadth) => {
                GridColumn { title: self.text.integer(breadth), full_title: words::offerings(self.text, breadth) }
            }
        }
    }

    fn row(&self, at: usize, row: &BandRow, columns: &[GridColumn]) -> GridRow {
        let is_empty = row.clients.is_empty();
        let clients = self.text.integer(row.clients.len());
        let scheme = &self.project.settings.bands;
        let phrase = words::band_phrase(self.text, self.project, row.band);
        let cells = columns.iter().enumerate().map(|(column, view)| self.cell((at, column), &phrase, &view.full_title));
        GridRow {
            label: words::band_label(self.text, scheme, row.band),
            kind: match row.band {
                _ if is_empty => RowKind::Empty,
                Band::Unknown => RowKind::Unknown,
                Band::Known(_) => RowKind::Filled,
            },
            marked: matches!(row.band, Band::Known(index) if self.sweet_spot == Some(index)),
            lead: vec![if is_empty { ABSENT.to_owned() } else { clients }],
            trail: vec![self.writer().full(row.breadth, Unit::Mean)],
            cells: cells.collect(),
        }
    }

    fn cell(&self, (row, column): (usize, usize), band: &str, title: &str) -> GridCell {
        let (writer, unit) = (self.writer(), Unit::of(self.heat.quantity));
        let cell = self.heat.cell(row, column);
        let value = cell.and_then(|cell| cell.value);
        let level = cell.map_or(Level::Empty, |cell| cell.level);
        let full = writer.full(value, unit);
        GridCell {
            text: writer.short(value, unit),
            fill: if let Level::At(level) = level { Some(level) } else { None },
            hatched: level == Level::Unknown,
            name: say!(self.text, "bands-cell", band = band, column = title, value = full),
        }
    }

    /// One colour scale has its ends in the quantity's unit; one per row or column has them in words.
    fn legend(&self, choice: Choice) -> Option<(String, String)> {
        self.heat.cells.iter().find(|cell| matches!(cell.level, Level::At(_)))?;
        let text = self.text;
        let by_rank = choice.scale == Scale::Percentile;
        match choice.normalise {
            Normalise::Table => {
                let cut = self.heat.cut_points(0, 0)?;
                let unit = Unit::of(self.heat.quantity);
                Some((self.end(cut.minimum, unit), self.highest(self.end(cut.maximum, unit))))
            }
            Normalise::Row if by_rank => {
                Some((say!(text, "bands-legend-row-low"), say!(text, "bands-legend-row-high")))
            }
            Normalise::Column if by_rank => {
                Some((say!(text, "bands-legend-column-low"), say!(text, "bands-legend-column-high")))
            }
            Normalise::Row => Some((say!(text, "bands-legend-none"), say!(text, "bands-legend-row-high"))),
            Normalise::Column => Some((say!(text, "bands-legend-none"), say!(text, "bands-legend-column-high"))),
        }
    }

    /// An end of the scale, in the quantity's unit.
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

    fn copied(&self, grid: &GridView) -> String {
        let (writer, unit) = (self.writer(), Unit::of(self.heat.quantity));
        let title = vec![quantity_name(self.text, self.heat.quantity)];
        let beside = std::iter::once(&grid.label_title).chain(&grid.lead_titles);
        let offerings = grid.columns.iter().map(|column| &column.title);
        let titles = beside.chain(offerings).chain(&grid.trail_titles).cloned().collect();
        let body = self.outcome.bands.iter().zip(&grid.rows).enumerate().map(|(at, (row, shown))| {
            let values = (0..grid.columns.len()).map(|column| self.heat.cell(at, column).and_then(|cell| cell.value));
            let mut fields = vec![shown.label.clone(), row.clients.len().to_string()];
            fields.extend(values.map(|value| writer.plain(value, unit)));
            fields.push(writer.plain(row.breadth, Unit::Mean));
            fields
        });
        tsv([title, titles].into_iter().chain(body))
    }
}

/// Differs whenever any text that is measured differs.
fn fingerprint(grid: &GridView) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&grid.name, &grid.label_title, &grid.lead_titles, &grid.trail_titles).hash(&mut hasher);
    for column in &grid.columns {
        column.title.hash(&mut hasher);
    }
    for row in &grid.rows {
        (&row.label, &row.lead, &row.trail).hash(&mut hasher);
        for cell in &row.cells {
            cell.text.hash(&mut hasher);
        }
    }
    hasher.finish()
}
