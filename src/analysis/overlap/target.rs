//! The target y of the search, per client (METHOD.md §7).

use std::cmp::Ordering;

use super::super::Outcome;
use super::super::basis::{breadth_of, known_users, revenue_of};
use super::super::stats::{count, mean, ratio};
use crate::model::{ClientId, Project, Target};

/// The clients that take part, as rows: y descending, then revenue descending, then name, so that the order of the
/// project plays no part.
pub(super) struct Population {
    /// The client of each row.
    pub(super) clients: Vec<ClientId>,
    /// y of each row, descending; finite.
    pub(super) y: Vec<f64>,
    /// R_i of each row.
    pub(super) revenue: Vec<f64>,
    /// mean(y); `None` without clients.
    pub(super) mean: Option<f64>,
}

impl Population {
    /// The counted clients of `project` whose `target` is known.
    pub(super) fn of(project: &Project, outcome: &Outcome, target: Target) -> Self {
        let mut rows = y(project, outcome, target);
        rows.retain(|(_, y)| y.is_finite());
        rows.sort_by(|a, b| b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal));
        let revenue = rows.iter().map(|(client, _)| revenue_of(&outcome.basis, *client)).collect();
        let (clients, y): (Vec<ClientId>, Vec<f64>) = rows.into_iter().unzip();
        let mean = mean(&y);
        Self { clients, y, revenue, mean }
    }
}

/// y_i where it is known, clients by revenue descending, then name: V_i, R_i, R_i/u_i, k_i, M_i, or 1 in the first tier
/// and 0 in another.
fn y(project: &Project, outcome: &Outcome, target: Target) -> Vec<(ClientId, f64)> {
    let basis = &outcome.basis;
    let y = |id: ClientId| match target {
        Target::Value => outcome.value.of(id),
        Target::Revenue => Some(revenue_of(basis, id)),
        Target::RevenuePerUser => ratio(revenue_of(basis, id), known_users(project, id)?),
        Target::Breadth => Some(count(breadth_of(basis, id))),
        Target::Margin => project.client(id)?.margin,
        Target::TierA => {
            let tier = (*outcome.tiers.of_client.get(id.index())?)?;
            Some(if tier == 0 { 1.0 } else { 0.0 })
        }
    };
    outcome.total.clients.iter().filter_map(|&id| Some((id, y(id)?))).collect()
}
