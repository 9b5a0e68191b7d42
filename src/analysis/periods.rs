//! Two periods side by side (METHOD.md §13).

use std::collections::BTreeMap;

use super::basis::revenue_of;
use super::goal::clients_of;
use super::stats::{count, ratio};
use super::{Outcome, profile_members, target_clients};
use crate::model::{Band, ClientId, Project, fold_name, neumaier_sum};

/// A figure followed over periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyFigure {
    /// n.
    Clients,
    /// R, in the project's currency.
    Revenue,
    /// R / n.
    AveragePerClient,
    /// The median of R_i.
    MedianPerClient,
    /// The mean of R_i/u_i.
    RevenuePerUser,
    /// The mean of k_i.
    Breadth,
    /// Σ k_i / (n·m), as a fraction.
    Penetration,
    /// n_T: the clients in the sweet spot of *today*: the pinned profile, or the bands that win.
    TargetClients,
    /// n_T / n, as a fraction.
    TargetShare,
    /// Their share of revenue, as a fraction.
    TargetRevenueShare,
    /// Effective number of bands.
    Spread,
    /// The revenue share of the top ceil(n/10) clients.
    TopShare,
    /// Gini.
    Gini,
    /// The clients of unknown size.
    UnknownSize,
}

/// One figure in both periods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Which.
    pub figure: KeyFigure,
    /// In the earlier period; `None` where it was undefined.
    pub before: Option<f64>,
    /// Now.
    pub after: Option<f64>,
    /// Over how many clients it was computed in the earlier period, and is now.
    pub over: (usize, usize),
}

impl Change {
    /// Now − before; `None` unless both are known.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        self.before.zip(self.after).map(|(before, after)| after - before)
    }

    /// The difference as a fraction of the earlier value; `None` unless that was positive.
    #[must_use]
    pub fn growth(&self) -> Option<f64> {
        ratio(self.difference()?, self.before?)
    }
}

/// How clients moved between bands, or tiers. Positions are those of the scheme, the last one unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Migration {
    /// Clients of both periods by where they were (row) and are (column).
    pub moved: Vec<Vec<usize>>,
    /// New clients by where they are.
    pub entered: Vec<usize>,
    /// Clients that are none any more by where they were.
    pub left: Vec<usize>,
}

/// Two periods compared, both under the settings of today.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Every key figure, in the order people see them.
    pub figures: Vec<Change>,
    /// Bands × bands.
    pub bands: Migration,
    /// Tiers × tiers.
    pub tiers: Migration,
    /// The clients counted now and not before, by today's ids.
    pub entered: Vec<ClientId>,
    /// The clients counted before and not now, by the ids of then.
    pub left: Vec<ClientId>,
    /// The clients counted both times: the id of then, the id of today.
    pub stayed: Vec<(ClientId, ClientId)>,
}

/// What changed from `before` to `after`, each a project with its outcome: [`Project::in_period`] makes the earlier one.
/// Clients are recognised by name, letter case, accents and spaces ignored; of equal names the first answers the first.
#[must_use]
pub fn compare(before: (&Project, &Outcome), after: (&Project, &Outcome)) -> Comparison {
    let (then, now) = targets(before, after);
    let (then, now) = (key_figures(before.1, then.as_deref()), key_figures(after.1, now.as_deref()));
    let figures = then.into_iter().zip(now);
    let mut comparison = matched(before, after);
    comparison.figures = figures
        .map(|((figure, value, over), (_, value_now, over_now))| Change {
            figure,
            before: value,
            after: value_now,
            over: (over, over_now),
        })
        .collect();
    let bands = after.0.settings.bands.count();
    comparison.bands = migration(&comparison, bands, |is_now, id| {
        match if is_now { after.1 } else { before.1 }.basis.band.get(id.index()) {
            Some(Band::Known(band)) => Some(*band),
            _ => None,
        }
    });
    comparison.tiers = migration(&comparison, after.1.tiers.rows.len(), |is_now, id| {
        if is_now { after.1 } else { before.1 }.tiers.of_client.get(id.index()).copied().flatten()
    });
    comparison
}

/// The clients in the sweet spot of today, then and now: of the pinned profile, where every value it names was known then,
/// or of the bands that win today. `None` where there is no sweet spot.
fn targets(
    before: (&Project, &Outcome),
    after: (&Project, &Outcome),
) -> (Option<Vec<ClientId>>, Option<Vec<ClientId>>) {
    if let Some(profile) = &after.0.pinned {
        let same =
            before.0.pinned.as_ref().filter(|then| then.all_conditions().len() == profile.all_conditions().len());
        let then = same.map(|then| profile_members(before.0, &before.1.basis, then));
        return (then, Some(target_clients(after.0, after.1)));
    }
    let winners = &after.1.verdict.winners;
    let of = |outcome| (!winners.is_empty()).then(|| clients_of(outcome, winners));
    (of(before.1), of(after.1))
}

/// Every key figure of `outcome` with the clients it rests on; `target` are the clients in the sweet spot.
fn key_figures(outcome: &Outcome, target: Option<&[ClientId]>) -> Vec<(KeyFigure, Option<f64>, usize)> {
    let (total, n) = (&outcome.total, outcome.basis.clients.len());
    let inside = target.map(|clients| count(clients.len()));
    let revenue = target.map(|clients| neumaier_sum(clients.iter().map(|&id| revenue_of(&outcome.basis, id))));
    let sized = n - outcome.verdict.unknown.clients.min(n);
    vec![
        (KeyFigure::Clients, Some(count(n)), n),
        (KeyFigure::Revenue, Some(outcome.basis.total_revenue), n),
        (KeyFigure::AveragePerClient, total.average_per_client, n),
        (KeyFigure::MedianPerClient, total.median_per_client, n),
        (KeyFigure::RevenuePerUser, total.revenue_per_user_mean, total.with_users),
        (KeyFigure::Breadth, total.breadth, n),
        (KeyFigure::Penetration, total.penetration, n),
        (KeyFigure::TargetClients, inside, n),
        (KeyFigure::TargetShare, inside.and_then(|inside| ratio(inside, count(n))), n),
        (KeyFigure::TargetRevenueShare, revenue.and_then(|part| ratio(part, outcome.basis.total_revenue)), n),
        (KeyFigure::Spread, outcome.verdict.spread, sized),
        (KeyFigure::TopShare, outcome.concentration.top_10_percent_share, n),
        (KeyFigure::Gini, outcome.concentration.gini, n),
        (KeyFigure::UnknownSize, Some(count(outcome.verdict.unknown.clients)), n),
    ]
}

/// Who stayed, entered and left.
fn matched(before: (&Project, &Outcome), after: (&Project, &Outcome)) -> Comparison {
    let mut known: BTreeMap<String, Vec<ClientId>> = BTreeMap::new();
    for &id in before.1.basis.clients.iter().rev() {
        known.entry(folded(before.0, id)).or_default().push(id);
    }
    let mut comparison = Comparison::default();
    for &id in &after.1.basis.clients {
        match known.get_mut(&folded(after.0, id)).and_then(Vec::pop) {
            Some(then) => comparison.stayed.push((then, id)),
            None => comparison.entered.push(id),
        }
    }
    comparison.left = known.into_values().flatten().collect();
    comparison.left.sort_unstable();
    comparison
}

fn folded(project: &Project, id: ClientId) -> String {
    project.client(id).map(|client| fold_name(&client.name)).unwrap_or_default()
}

/// Counts the moves between `places` places and the unknown one; `place` says where a client is now, or was.
fn migration(comparison: &Comparison, places: usize, place: impl Fn(bool, ClientId) -> Option<usize>) -> Migration {
    let at = |is_now: bool, id: ClientId| place(is_now, id).unwrap_or(places).min(places);
    let mut migration = Migration {
        moved: vec![vec![0; places + 1]; places + 1],
        entered: vec![0; places + 1],
        left: vec![0; places + 1],
    };
    for &(then, now) in &comparison.stayed {
        if let Some(cell) = migration.moved.get_mut(at(false, then)).and_then(|row| row.get_mut(at(true, now))) {
            *cell += 1;
        }
    }
    for (clients, is_now, counts) in
        [(&comparison.entered, true, &mut migration.entered), (&comparison.left, false, &mut migration.left)]
    {
        for &id in clients {
            if let Some(slot) = counts.get_mut(at(is_now, id)) {
                *slot += 1;
            }
        }
    }
    migration
}
