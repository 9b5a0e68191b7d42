//! The heatmap (METHOD.md §4): any per-cell quantity by band × offering, or band × breadth, with the level each cell is
//! coloured at. One scale for the screen and the report.

mod ramp;

use super::stats::count;
use super::{BandCell, BandRow, Outcome};
use crate::model::{Band, OfferingId};

pub use ramp::{CutPoints, Ramp, Scale};

/// What a cell shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// R_bj, in the project's currency.
    Revenue,
    /// A_bj = R_bj / n_b, in the project's currency.
    #[default]
    AveragePerClient,
    /// R_bj / n_bj, in the project's currency.
    AveragePerBuyer,
    /// P_bj = n_bj / n_b, as a fraction.
    Penetration,
    /// n_bj, in clients.
    Buyers,
    /// R_bj / U_b, in the project's currency.
    RevenuePerUser,
    /// The clients that buy exactly k offerings; its columns are k = 0..=m instead of offerings.
    ClientsByBreadth,
}

impl Quantity {
    /// All of them, in the order people see them.
    pub const ALL: [Self; 7] = [
        Self::Revenue,
        Self::AveragePerClient,
        Self::AveragePerBuyer,
        Self::Penetration,
        Self::Buyers,
        Self::RevenuePerUser,
        Self::ClientsByBreadth,
    ];

    /// Its value in a cell band × offering; `None` where it is undefined, and for [`Self::ClientsByBreadth`].
    #[must_use]
    pub fn of(self, cell: &BandCell) -> Option<f64> {
        match self {
            Self::Revenue => Some(cell.revenue),
            Self::AveragePerClient => cell.average_per_client,
            Self::AveragePerBuyer => cell.average_per_buyer,
            Self::Penetration => cell.penetration,
            Self::Buyers => Some(count(cell.buyers)),
            Self::RevenuePerUser => cell.revenue_per_user,
            Self::ClientsByBreadth => None,
        }
    }
}

/// Which cells a cell is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Normalise {
    /// All of them.
    #[default]
    Table,
    /// Those of its band.
    Row,
    /// Those of its offering.
    Column,
}

/// A column of the heatmap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeatColumn {
    /// An offering.
    Offering(OfferingId),
    /// Clients that buy exactly this many offerings.
    Breadth(usize),
}

/// How a cell is coloured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Level {
    /// Hatched: the clients' sizes are unknown. The cell still has its value.
    Unknown,
    /// Nothing to colour: the band has no clients, or the quantity is undefined here.
    Empty,
    /// From the lowest colour, 0, to the highest, 1.
    At(f32),
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeatCell {
    /// The quantity; `None` where it is undefined.
    pub value: Option<f64>,
    /// Its colour.
    pub level: Level,
}

/// A heatmap, ready to paint. The unknown band is its last row; it takes no part in any scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// What it shows.
    pub quantity: Quantity,
    /// Which cells are compared.
    pub normalise: Normalise,
    /// The bands, in the order of [`Outcome::bands`].
    pub rows: Vec<Band>,
    /// The offerings, or the breadths.
    pub columns: Vec<HeatColumn>,
    /// The cells, row by row: `rows.len() × columns.len()`.
    pub cells: Vec<HeatCell>,
    /// One ramp for the table, or one per row or column.
    ramps: Vec<Option<Ramp>>,
}

impl Heat {
    /// The cell in this row and column.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&HeatCell> {
        (column < self.columns.len()).then(|| self.cells.get(row * self.columns.len() + column)).flatten()
    }

    /// The ramp that colours this cell: the same for all in a table, one per row or column otherwise. `None` when none of
    /// the cells it would compare has a value.
    #[must_use]
    pub fn ramp(&self, row: usize, column: usize) -> Option<&Ramp> {
        let at = match self.normalise {
            Normalise::Table => 0,
            Normalise::Row => row,
            Normalise::Column => column,
        };
        self.ramps.get(at)?.as_ref()
    }

    /// Where a three-colour scale over this cell's ramp has its colours, for a conditional format in the report.
    #[must_use]
    pub fn cut_points(&self, row: usize, column: usize) -> Option<CutPoints> {
        self.ramp(row, column).map(Ramp::cut_points)
    }
}

/// The heatmap of `quantity` over the bands of `outcome`.
#[must_use]
pub fn heat(outcome: &Outcome, quantity: Quantity, normalise: Normalise, scale: Scale) -> Heat {
    let columns = columns(outcome, quantity);
    let values: Vec<Vec<Option<f64>>> = outcome.bands.iter().map(|band| row_values(band, quantity)).collect();
    let mut heat = Heat {
        quantity,
        normalise,
        rows: outcome.bands.iter().map(|row| row.band).collect(),
        ramps: ramps(&outcome.bands, &values, (normalise, columns.len()), scale),
        columns,
        cells: Vec::new(),
    };
    for (row, (band, values)) in outcome.bands.iter().zip(&values).enumerate() {
        for (column, &value) in values.iter().enumerate() {
            let level = level(band, value, heat.ramp(row, column));
            heat.cells.push(HeatCell { value, level });
        }
    }
    heat
}

fn columns(outcome: &Outcome, quantity: Quantity) -> Vec<HeatColumn> {
    let offerings = &outcome.basis.offerings;
    match quantity {
        Quantity::ClientsByBreadth => (0..=offerings.len()).map(HeatColumn::Breadth).collect(),
        _ => offerings.iter().map(|&offering| HeatColumn::Offering(offering)).collect(),
    }
}

/// A band without clients has no values, not zeros.
fn row_values(band: &BandRow, quantity: Quantity) -> Vec<Option<f64>> {
    let known = |value: Option<f64>| value.filter(|_| !band.clients.is_empty());
    match quantity {
        Quantity::ClientsByBreadth => {
            band.breadth_histogram.iter().map(|&clients| known(Some(count(clients)))).collect()
        }
        _ => band.cells.iter().map(|cell| known(quantity.of(cell))).collect(),
    }
}

fn ramps(
    bands: &[BandRow],
    values: &[Vec<Option<f64>>],
    (normalise, columns): (Normalise, usize),
    scale: Scale,
) -> Vec<Option<Ramp>> {
    let known = || bands.iter().zip(values).filter(|(band, _)| band.band != Band::Unknown).map(|(_, row)| row);
    match normalise {
        Normalise::Table => vec![Ramp::over(known().flatten().copied().flatten(), scale)],
        Normalise::Row => known().map(|row| Ramp::over(row.iter().copied().flatten(), scale)).collect(),
        Normalise::Column => (0..columns)
            .map(|column| Ramp::over(known().filter_map(|row| row.get(column).copied().flatten()), scale))
            .collect(),
    }
}

fn level(band: &BandRow, value: Option<f64>, ramp: Option<&Ramp>) -> Level {
    match (band.band, value, ramp) {
        (Band::Unknown, ..) if !band.clients.is_empty() => Level::Unknown,
        (Band::Known(_), Some(value), Some(ramp)) => Level::At(ramp.level(value)),
        _ => Level::Empty,
    }
}
