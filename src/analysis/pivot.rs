//! Any two dimensions against each other (METHOD.md §4's quantities by any pair of dimensions).

use super::basis::{breadth_of, known_users, revenue_of};
use super::stats::{count, mean, median, ratio};
use super::{Basis, Outcome};
use crate::model::{Band, ClientId, DimensionId, Project, ValueId, neumaier_sum};

/// What the rows or columns of a pivot are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// The values of a dimension that a counted client carries.
    Dimension(DimensionId),
    /// The size bands.
    Band,
    /// The tiers in force.
    Tier,
}

/// A row or column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A value of the axis' dimension.
    Value(ValueId),
    /// A band, by its position in the scheme.
    Band(usize),
    /// A tier, by its position.
    Tier(usize),
    /// The clients of whom it is unknown. Always there, last.
    Unknown,
}

/// What the cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PivotQuantity {
    /// The number of clients.
    #[default]
    Clients,
    /// Σ R_i.
    Revenue,
    /// Σ R_i / R.
    Share,
    /// Σ R_i / n.
    AveragePerClient,
    /// The median of R_i.
    MedianPerClient,
    /// The mean of k_i.
    Breadth,
    /// Σ k_i / (n·m).
    Penetration,
    /// The mean of R_i/u_i, over the clients whose users are known.
    RevenuePerUserMean,
    /// Σ R_i / Σ u_i, over the clients whose users are known.
    RevenuePerUserWhole,
    /// The mean of V_i.
    Value,
}

impl PivotQuantity {
    /// All of them, in the order people see them.
    pub const ALL: [Self; 10] = [
        Self::Clients,
        Self::Revenue,
        Self::Share,
        Self::AveragePerClient,
        Self::MedianPerClient,
        Self::Breadth,
        Self::Penetration,
        Self::RevenuePerUserMean,
        Self::RevenuePerUserWhole,
        Self::Value,
    ];
}

/// One cell, or a total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PivotCell {
    /// Its clients, revenue descending, then name.
    pub clients: Vec<ClientId>,
    /// The quantity; `None` where it is undefined.
    pub value: Option<f64>,
    /// Over how many of the clients it is computed.
    pub over: usize,
}

/// A pivot. A client with several values in a dimension is in the row or column of each, so the rows may hold more than
/// all clients together; every total counts a client once.
#[derive(Clone, Debug, PartialEq)]
pub struct Pivot {
    /// The rows; unknown last.
    pub rows: Vec<Key>,
    /// The columns; unknown last.
    pub columns: Vec<Key>,
    /// The cells, row by row: `rows.len() × columns.len()`.
    pub cells: Vec<PivotCell>,
    /// The clients of each row, whatever their column.
    pub row_totals: Vec<PivotCell>,
    /// The clients of each column, whatever their row.
    pub column_totals: Vec<PivotCell>,
    /// All counted clients.
    pub total: PivotCell,
}

impl Pivot {
    /// The cell in this row and column.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&PivotCell> {
        (column < self.columns.len()).then(|| self.cells.get(row * self.columns.len() + column)).flatten()
    }
}

/// `quantity` by `rows` and `columns`. Values stand in the order of the vocabulary, bands and tiers in theirs.
#[must_use]
pub fn pivot(project: &Project, outcome: &Outcome, (rows, columns): (Axis, Axis), quantity: PivotQuantity) -> Pivot {
    let facts = Facts { project, outcome, quantity };
    let (row_keys, column_keys) = (facts.keys(rows), facts.keys(columns));
    let mut cells = vec![Vec::new(); row_keys.len() * column_keys.len()];
    let (mut in_rows, mut in_columns) = (vec![Vec::new(); row_keys.len()], vec![Vec::new(); column_keys.len()]);
    for &id in &outcome.total.clients {
        let at_rows = facts.places(rows, &row_keys, id);
        let at_columns = facts.places(columns, &column_keys, id);
        for &row in &at_rows {
            put(&mut in_rows, row, id);
            for &column in &at_columns {
                put(&mut cells, row * column_keys.len() + column, id);
            }
        }
        for &column in &at_columns {
            put(&mut in_columns, column, id);
        }
    }
    let filled = |members: Vec<Vec<ClientId>>| members.into_iter().map(|clients| facts.cell(clients)).collect();
    Pivot {
        cells: filled(cells),
        row_totals: filled(in_rows),
        column_totals: filled(in_columns),
        total: facts.cell(outcome.total.clients.clone()),
        rows: row_keys,
        columns: column_keys,
    }
}

fn put(members: &mut [Vec<ClientId>], at: usize, id: ClientId) {
    if let Some(clients) = members.get_mut(at) {
        clients.push(id);
    }
}

struct Facts<'a> {
    project: &'a Project,
    outcome: &'a Outcome,
    quantity: PivotQuantity,
}

impl Facts<'_> {
    fn basis(&self) -> &Basis {
        &self.outcome.basis
    }

    fn keys(&self, axis: Axis) -> Vec<Key> {
        let mut keys: Vec<Key> = match axis {
            Axis::Band => (0..self.project.settings.bands.count()).map(Key::Band).collect(),
            Axis::Tier => (0..self.outcome.tiers.rows.len()).map(Key::Tier).collect(),
            Axis::Dimension(dimension) => self.carried(dimension).into_iter().map(Key::Value).collect(),
        };
        keys.push(Key::Unknown);
        keys
    }

    /// The values of `dimension` that a counted client carries, in the order of its vocabulary.
    fn carried(&self, dimension: DimensionId) -> Vec<ValueId> {
        let Some(found) = self.project.dimension(dimension) else { return Vec::new() };
        let mut is_carried = vec![false; found.values.len()];
        let clients = self.basis().clients.iter().filter_map(|&id| self.project.client(id));
        for tag in clients.flat_map(|client| client.tags.of(dimension)) {
            if let Some(slot) = is_carried.get_mut(tag.value.index()) {
                *slot = true;
            }
        }
        found.values().map(|(value, _)| value).filter(|value| is_carried.get(value.index()) == Some(&true)).collect()
    }

    /// The rows or columns a client is in: one per value it carries, else the unknown one.
    fn places(&self, axis: Axis, keys: &[Key], id: ClientId) -> Vec<usize> {
        let own: Vec<Key> = match axis {
            Axis::Band => match self.basis().band.get(id.index()) {
                Some(Band::Known(band)) => vec![Key::Band(*band)],
                _ => Vec::new(),
            },
            Axis::Tier => {
                self.outcome.tiers.of_client.get(id.index()).copied().flatten().map(Key::Tier).into_iter().collect()
            }
            Axis::Dimension(dimension) => {
                let tags = self.project.client(id).map_or(&[][..], |client| client.tags.of(dimension));
                tags.iter().map(|tag| Key::Value(tag.value)).collect()
            }
        };
        let places: Vec<usize> = own.iter().filter_map(|key| keys.binary_search(key).ok()).collect();
        if places.is_empty() { vec![keys.len() - 1] } else { places }
    }

    fn cell(&self, clients: Vec<ClientId>) -> PivotCell {
        let (value, over) = self.figure(&clients);
        PivotCell { clients, value, over }
    }

    /// The quantity over `clients`, and how many of them it rests on.
    fn figure(&self, clients: &[ClientId]) -> (Option<f64>, usize) {
        let basis = self.basis();
        let n = count(clients.len());
        let revenue = || neumaier_sum(clients.iter().map(|&id| revenue_of(basis, id)));
        let pairs = || count(clients.iter().map(|&id| breadth_of(basis, id)).sum());
        let all = |value: Option<f64>| (value, clients.len());
        match self.quantity {
            PivotQuantity::Clients => all(Some(n)),
            PivotQuantity::Revenue => all(Some(revenue())),
            PivotQuantity::Share => all(ratio(revenue(), basis.total_revenue)),
            PivotQuantity::AveragePerClient => all(ratio(revenue(), n)),
            PivotQuantity::MedianPerClient => {
                let ascending: Vec<f64> = clients.iter().rev().map(|&id| revenue_of(basis, id)).collect();
                all(median(&ascending))
            }
            PivotQuantity::Breadth => all(ratio(pairs(), n)),
            PivotQuantity::Penetration => all(ratio(pairs(), n * count(basis.offerings.len()))),
            PivotQuantity::RevenuePerUserMean => {
                let ratios: Vec<f64> = self.with_users(clients).map(|(revenue, users)| revenue / users).collect();
                (mean(&ratios), ratios.len())
            }
            PivotQuantity::RevenuePerUserWhole => {
                let revenue = neumaier_sum(self.with_users(clients).map(|pair| pair.0));
                let users = neumaier_sum(self.with_users(clients).map(|pair| pair.1));
                (ratio(revenue, users), self.with_users(clients).count())
            }
            PivotQuantity::Value => {
                let values: Vec<f64> = clients.iter().filter_map(|&id| self.outcome.value.of(id)).collect();
                (mean(&values), values.len())
            }
        }
    }

    /// R_i and u_i of the clients whose users are known.
    fn with_users(&self, clients: &[ClientId]) -> impl Iterator<Item = (f64, f64)> {
        clients.iter().filter_map(|&id| Some((revenue_of(self.basis(), id), known_users(self.project, id)?)))
    }
}
