//! What a band is held against: the clients of every other known band together.

use super::Outcome;
use super::basis::known_users;
use super::stats::{count, mean, ratio};
use crate::model::{Band, Project};

/// The clients outside a band whose size is known, as if they were one band (METHOD.md §4).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elsewhere {
    /// How many.
    pub clients: usize,
    /// Mean of k_i over them; `None` when there are none.
    pub breadth: Option<f64>,
    /// (1/n) Σ R_i/u_i over those whose users are known; `None` when no one's are.
    pub revenue_per_user_mean: Option<f64>,
}

/// The clients of the known bands other than `bands`, positions in the scheme, as one group.
#[must_use]
pub fn elsewhere(project: &Project, outcome: &Outcome, bands: &[usize]) -> Elsewhere {
    let is_elsewhere = |band: Band| matches!(band, Band::Known(index) if !bands.contains(&index));
    let rows = || outcome.bands.iter().filter(|row| is_elsewhere(row.band));
    let clients = rows().map(|row| row.clients.len()).sum();
    let pairs = rows().map(|row| row.pairs).sum();
    let per_user = rows().flat_map(|row| row.clients.iter()).filter_map(|&id| {
        let revenue = outcome.basis.revenue.get(id.index())?;
        ratio(*revenue, known_users(project, id)?)
    });
    Elsewhere {
        clients,
        breadth: ratio(count(pairs), count(clients)),
        revenue_per_user_mean: mean(&per_user.collect::<Vec<_>>()),
    }
}
