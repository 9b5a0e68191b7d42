//! What history says of segments, and their ranks by it (METHOD.md §10).

use jiff::civil::Date;

use super::Segment;
use crate::analysis::Outcome;
use crate::analysis::basis::revenue_of;
use crate::analysis::stats::{count, mean, ratio};
use crate::model::{Client, ClientId, NeumaierSum, Project};

/// A year, in days.
const YEAR: f64 = 365.25;
/// Figures nearer than this part of the larger are equal.
const EQUAL: f64 = 1e-9;

/// A figure segments are ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HistoryFigure {
    /// Own clients / market size, as a fraction.
    Penetration,
    /// (M_s/R_s)/(M/R); high is good.
    Margin,
    /// (C_s/R_s)/(C/R); low is good.
    CostOfSale,
    /// (E_s/n_s)/(E/n); low is good.
    Effort,
    /// Mean time as a client, in years of 365.25 days up to asof.
    Lifetime,
    /// Mean revenue of the window per client.
    RevenueAYear,
    /// Mean number of orders per client.
    Orders,
    /// Mean room to sell more per client.
    Room,
}

impl HistoryFigure {
    /// All eight, in the order people see them.
    pub const ALL: [Self; 8] = [
        Self::Penetration,
        Self::Margin,
        Self::CostOfSale,
        Self::Effort,
        Self::Lifetime,
        Self::RevenueAYear,
        Self::Orders,
        Self::Room,
    ];

    /// Its position in [`HistoryFigure::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// Whether the smallest is the best.
    #[must_use]
    pub fn low_is_good(self) -> bool {
        matches!(self, Self::CostOfSale | Self::Effort)
    }
}

/// The figures of one segment, each over the clients of whom it is known, with how many those are.
pub(super) fn figures(
    project: &Project,
    outcome: &Outcome,
    (clients, potential): (&[ClientId], Option<f64>),
    room: &[Option<f64>],
) -> ([Option<f64>; 8], [usize; 8]) {
    let revenue = |id: ClientId| revenue_of(&outcome.basis, id);
    let everyone = &outcome.basis.clients;
    let of = |get: fn(&Client) -> Option<f64>| {
        move |id: ClientId| project.client(id).and_then(get).filter(|figure| figure.is_finite())
    };
    let index = |get: fn(&Client) -> Option<f64>, divisor: &dyn Fn(ClientId) -> f64| {
        let (own, known) = share(clients, of(get), divisor);
        let (all, _) = share(everyone, of(get), divisor);
        (own.zip(all).and_then(|(own, all)| ratio(own, all)), known)
    };
    let average = |get: &dyn Fn(ClientId) -> Option<f64>| {
        let known: Vec<f64> = clients.iter().filter_map(|&id| get(id)).collect();
        (mean(&known), known.len())
    };
    let lifetime = |id: ClientId| Some(years(project.client(id)?.since?, project.data.asof?));
    let found = HistoryFigure::ALL.map(|figure| match figure {
        HistoryFigure::Penetration => {
            (potential.and_then(|potential| ratio(count(clients.len()), potential)), clients.len())
        }
        HistoryFigure::Margin => index(|client| client.margin, &revenue),
        HistoryFigure::CostOfSale => index(|client| client.cost_of_sale, &revenue),
        HistoryFigure::Effort => index(|client| client.effort_hours, &|_| 1.0),
        HistoryFigure::Lifetime => average(&lifetime),
        HistoryFigure::RevenueAYear => average(&|id| Some(revenue(id))),
        HistoryFigure::Orders => average(&of(|client| client.orders)),
        HistoryFigure::Room => average(&|id| room.get(id.index()).copied().flatten()),
    });
    (found.map(|(figure, _)| figure), found.map(|(_, over)| over))
}

/// Σ figure / Σ divisor over the clients whose figure is known, with how many those are.
fn share(
    clients: &[ClientId],
    figure: impl Fn(ClientId) -> Option<f64>,
    divisor: &dyn Fn(ClientId) -> f64,
) -> (Option<f64>, usize) {
    let (mut above, mut below, mut known) = (NeumaierSum::default(), NeumaierSum::default(), 0);
    for &id in clients {
        if let Some(figure) = figure(id) {
            above.add(figure);
            below.add(divisor(id));
            known += 1;
        }
    }
    (ratio(above.total(), below.total()), known)
}

/// Years of 365.25 days from `since` to `asof`.
fn years(since: Date, asof: Date) -> f64 {
    let days = since.until(asof).map_or(0, |span| span.get_days());
    f64::from(days) / YEAR
}

/// Ranks the segments by each figure at least two have, and by the mean of those ranks. Equal ones share the mean of
/// their ranks; where N_k of N have a figure, its ranks are stretched to 1 + (r − 1)(N − 1)/(N_k − 1).
pub(super) fn rank(list: &mut [Segment]) {
    let all = count(list.len());
    for figure in HistoryFigure::ALL {
        let at = figure.index();
        let mut known: Vec<(f64, usize)> = list
            .iter()
            .enumerate()
            .filter_map(|(place, segment)| Some((segment.figures.get(at).copied().flatten()?, place)))
            .collect();
        if known.len() < 2 {
            continue;
        }
        known.sort_by(|a, b| if figure.low_is_good() { a.0.total_cmp(&b.0) } else { b.0.total_cmp(&a.0) });
        let stretch = (all - 1.0) / (count(known.len()) - 1.0);
        let mut before = 0;
        let is_equal = |a: &(f64, usize), b: &(f64, usize)| (a.0 - b.0).abs() <= EQUAL * a.0.abs().max(b.0.abs());
        for tied in known.chunk_by(is_equal) {
            let rank = count(before) + f64::midpoint(1.0, count(tied.len()));
            for &(_, place) in tied {
                if let Some(slot) = list.get_mut(place).and_then(|segment| segment.ranks.get_mut(at)) {
                    *slot = Some(1.0 + (rank - 1.0) * stretch);
                }
            }
            before += tied.len();
        }
    }
    for segment in list {
        let ranks: Vec<f64> = segment.ranks.iter().flatten().copied().collect();
        segment.history = mean(&ranks);
    }
}
