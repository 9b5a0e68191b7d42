//! The target y of the search, per client (METHOD.md §7).

use std::cmp::Ordering;

use super::super::Outcome;
use super::super::basis::{breadth_of, known_users, revenue_of};
use super::super::contest::beats;
use super::super::stats::{cents, count, mean, ratio};
use super::super::value::pranks;
use crate::model::{ClientId, Project, Target, neumaier_sum};

/// The clients that take part, as rows: y descending, then revenue descending, then name, so that the order of the
/// project plays no part.
///
/// The search raises y; people read the figure behind it. They are the same, but for revenue and revenue per user: with
/// their heavy tails a mean says who has the giant, so the search raises prank(y), and figures stay money.
pub(super) struct Population {
    /// The client of each row.
    pub(super) clients: Vec<ClientId>,
    /// What the search raises, of each row, descending; finite.
    pub(super) y: Vec<f64>,
    /// The figure of each row where it is another.
    money: Option<Vec<f64>>,
    /// R_i of each row.
    pub(super) revenue: Vec<f64>,
    /// The mean figure; `None` without clients.
    pub(super) mean: Option<f64>,
    /// mean(y); `None` without clients.
    pub(super) mean_y: Option<f64>,
}

impl Population {
    /// The counted clients of `project` whose `target` is known.
    pub(super) fn of(project: &Project, outcome: &Outcome, target: Target) -> Self {
        let mut rows = y(project, outcome, target);
        rows.retain(|(_, y)| y.is_finite());
        rows.sort_by(|a, b| b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal));
        let revenue = rows.iter().map(|(client, _)| revenue_of(&outcome.basis, *client)).collect();
        let (clients, mut y): (Vec<ClientId>, Vec<f64>) = rows.into_iter().unzip();
        let mut money = None;
        if target.is_ranked() {
            let amounts = clients.iter().map(|&client| money_of(project, outcome, (target, client))).collect();
            y = pranks(&y.into_iter().map(Some).collect::<Vec<_>>()).into_iter().flatten().collect();
            money = Some(amounts);
        }
        let mean_y = mean(&y);
        let mean = money.as_deref().map_or(mean_y, mean);
        Self { clients, y, money, revenue, mean, mean_y }
    }

    /// The figure of each row, in the target's own unit.
    pub(super) fn figures(&self) -> &[f64] {
        self.money.as_deref().unwrap_or(&self.y)
    }

    /// Whether the mean figure at `rows` lies above that of all; always where the search raises the figure itself, and
    /// finds nothing else.
    pub(super) fn is_above(&self, rows: &[u32]) -> bool {
        let Some((money, all)) = self.money.as_deref().zip(self.mean) else { return true };
        let sum = neumaier_sum(rows.iter().filter_map(|&row| money.get(row as usize).copied()));
        ratio(sum, count(rows.len())).is_some_and(|mean| beats(mean, all))
    }
}

/// The money a ranked target stands for: R_i, or R_i/u_i.
fn money_of(project: &Project, outcome: &Outcome, (target, client): (Target, ClientId)) -> f64 {
    let revenue = revenue_of(&outcome.basis, client);
    match target {
        Target::RevenuePerUser => {
            known_users(project, client).and_then(|users| ratio(revenue, users)).unwrap_or_default()
        }
        _ => revenue,
    }
}

/// y_i where it is known, clients by revenue descending, then name: V_i, R_i in cents, that per user, k_i, M_i, or 1 in
/// the first tier and 0 in another.
fn y(project: &Project, outcome: &Outcome, target: Target) -> Vec<(ClientId, f64)> {
    let y = |id: ClientId| y_of(project, outcome, (target, id));
    outcome.total.clients.iter().filter_map(|&id| Some((id, y(id)?))).collect()
}

fn y_of(project: &Project, outcome: &Outcome, (target, id): (Target, ClientId)) -> Option<f64> {
    let basis = &outcome.basis;
    match target {
        Target::Value => outcome.value.of(id),
        Target::Revenue => Some(cents(revenue_of(basis, id))),
        Target::RevenuePerUser => ratio(cents(revenue_of(basis, id)), known_users(project, id)?),
        Target::Breadth => Some(count(breadth_of(basis, id))),
        Target::Margin => project.client(id)?.margin,
        Target::TierA => {
            let tier = (*outcome.tiers.of_client.get(id.index())?)?;
            Some(if tier == 0 { 1.0 } else { 0.0 })
        }
    }
}

/// The figure of a counted client that groups are compared by, in the target's own unit: y_i, in money where the search
/// ranks it (METHOD.md §7). `None` where it is unknown, and the client takes no part.
#[must_use]
pub fn target_figure(project: &Project, outcome: &Outcome, of: (Target, ClientId)) -> Option<f64> {
    let y = y_of(project, outcome, of).filter(|y| y.is_finite())?;
    Some(if of.0.is_ranked() { money_of(project, outcome, of) } else { y })
}
