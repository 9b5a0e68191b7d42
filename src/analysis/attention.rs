//! Who gets how much attention: the plan, and the map of revenue against room to sell more (METHOD.md §6).

use super::Outcome;
use super::basis::revenue_of;
use super::stats::{count, median_of, ratio};
use crate::model::{ClientId, Project, neumaier_sum};

/// One tier in the attention plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttentionRow {
    /// Its clients.
    pub clients: usize,
    /// Its share of revenue; `None` unless R is positive.
    pub revenue_share: Option<f64>,
    /// Σ room to sell more over its clients of whom it is known.
    pub potential: f64,
    /// How many clients that is.
    pub potential_over: usize,
    /// Its share of the room of all tiers; `None` when there is none.
    pub potential_share: Option<f64>,
    /// Σ E_i in hours over its clients whose effort is known; `None` when nobody's is.
    pub hours_now: Option<f64>,
    /// How many clients that is.
    pub hours_over: usize,
    /// Its share of the hours spent on all tiers now.
    pub share_now: Option<f64>,
    /// w_t / Σ w over the tiers that have clients; `None` for one that has none, and when all weights are 0.
    pub share_planned: Option<f64>,
    /// That share of the hours to divide.
    pub hours_planned: Option<f64>,
    /// The same for one of its clients.
    pub hours_per_client: Option<f64>,
}

/// The attention plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attention {
    /// One per tier, best first.
    pub rows: Vec<AttentionRow>,
    /// Σ E_i over all tiers, in hours; `None` when nobody's effort is known.
    pub hours_now: Option<f64>,
    /// Over how many clients.
    pub hours_over: usize,
    /// The hours divided: those the user set, or those spent now.
    pub hours: Option<f64>,
}

/// The attention plan of the tiers in force: the hours of now, or those set, re-divided in proportion to the tiers'
/// weights (METHOD.md §6). `room` is that of [`super::room`].
#[must_use]
pub fn attention(project: &Project, outcome: &Outcome, room: &[Option<f64>]) -> Attention {
    let settings = &project.settings.tiers;
    let mut rows: Vec<AttentionRow> =
        outcome.tiers.rows.iter().map(|tier| row(project, room, (&tier.clients, tier.share))).collect();
    let potential = neumaier_sum(rows.iter().map(|row| row.potential));
    let hours_over = rows.iter().map(|row| row.hours_over).sum();
    let hours_now = (hours_over > 0).then(|| neumaier_sum(rows.iter().filter_map(|row| row.hours_now)));
    let hours = settings.hours.or(hours_now);
    let weights: Vec<Option<f64>> =
        rows.iter().enumerate().map(|(tier, row)| (row.clients > 0).then(|| settings.weight(tier))).collect();
    let weight_sum = neumaier_sum(weights.iter().flatten().copied());
    for (row, weight) in rows.iter_mut().zip(weights) {
        row.potential_share = ratio(row.potential, potential);
        row.share_now = row.hours_now.zip(hours_now).and_then(|(own, all)| ratio(own, all));
        row.share_planned = weight.and_then(|weight| ratio(weight, weight_sum));
        row.hours_planned = row.share_planned.zip(hours).map(|(share, hours)| share * hours);
        row.hours_per_client = row.hours_planned.and_then(|hours| ratio(hours, count(row.clients)));
    }
    Attention { rows, hours_now, hours_over, hours }
}

fn row(project: &Project, room: &[Option<f64>], (clients, share): (&[ClientId], Option<f64>)) -> AttentionRow {
    let rooms: Vec<f64> = clients.iter().filter_map(|id| room.get(id.index()).copied().flatten()).collect();
    let effort = |&id: &ClientId| project.client(id)?.effort_hours.filter(|hours| hours.is_finite() && *hours >= 0.0);
    let hours: Vec<f64> = clients.iter().filter_map(effort).collect();
    AttentionRow {
        clients: clients.len(),
        revenue_share: share,
        potential: neumaier_sum(rooms.iter().copied()),
        potential_over: rooms.len(),
        hours_now: (!hours.is_empty()).then(|| neumaier_sum(hours.iter().copied())),
        hours_over: hours.len(),
        ..AttentionRow::default()
    }
}

/// A quadrant of the map: what to do with the clients in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// High revenue, much room: grow.
    Grow,
    /// High revenue, little room: keep.
    Keep,
    /// Low revenue, much room: develop.
    Develop,
    /// Low revenue, little room: serve at low cost.
    Serve,
}

impl Quadrant {
    /// All four, in the order people see them.
    pub const ALL: [Self; 4] = [Self::Grow, Self::Keep, Self::Develop, Self::Serve];
}

/// One client on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapPoint {
    /// Who.
    pub client: ClientId,
    /// R_i.
    pub revenue: f64,
    /// The room to sell more.
    pub room: f64,
    /// Where that is.
    pub quadrant: Quadrant,
}

/// The revenue × potential map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PotentialMap {
    /// The clients whose room is known, revenue descending, then name.
    pub points: Vec<MapPoint>,
    /// The median revenue of these; a client is high above it.
    pub revenue_cut: Option<f64>,
    /// Their median room; a client has much above it.
    pub room_cut: Option<f64>,
    /// The counted clients whose room is unknown.
    pub unknown: Vec<ClientId>,
}

impl PotentialMap {
    /// The clients of `quadrant`, revenue descending.
    pub fn of(&self, quadrant: Quadrant) -> impl Iterator<Item = &MapPoint> {
        self.points.iter().filter(move |point| point.quadrant == quadrant)
    }
}

/// Every counted client by revenue and `room`, cut at the medians: half of the clients lie above each, unless they are
/// equal. Above means above: where most clients have no room at all, those that have some have much (METHOD.md §6).
#[must_use]
pub fn potential_map(outcome: &Outcome, room: &[Option<f64>]) -> PotentialMap {
    let known = |&id: &ClientId| Some((id, revenue_of(&outcome.basis, id), room.get(id.index()).copied().flatten()?));
    let placed: Vec<(ClientId, f64, f64)> = outcome.total.clients.iter().filter_map(known).collect();
    let revenue_cut = median_of(&mut placed.iter().map(|point| point.1).collect::<Vec<_>>());
    let room_cut = median_of(&mut placed.iter().map(|point| point.2).collect::<Vec<_>>());
    let above = |amount: f64, cut: Option<f64>| cut.is_some_and(|cut| amount > cut);
    let point = |(client, revenue, room): (ClientId, f64, f64)| {
        let quadrant = match (above(revenue, revenue_cut), above(room, room_cut)) {
            (true, true) => Quadrant::Grow,
            (true, false) => Quadrant::Keep,
            (false, true) => Quadrant::Develop,
            (false, false) => Quadrant::Serve,
        };
        MapPoint { client, revenue, room, quadrant }
    };
    let unknown = outcome.total.clients.iter().copied().filter(|id| room.get(id.index()).copied().flatten().is_none());
    PotentialMap { unknown: unknown.collect(), points: placed.into_iter().map(point).collect(), revenue_cut, room_cut }
}
