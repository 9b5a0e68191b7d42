//! What a band is held against: the clients of every other known band together.

use super::Outcome;
use super::basis::{known_users, revenue_of};
use super::stats::{count, ratio};
use crate::model::{Band, NeumaierSum, Project};

/// The clients outside a band whose size is known, as if they were one band (METHOD.md §4).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elsewhere {
    /// How many.
    pub clients: usize,
    /// Mean of k_i over them; `None` when there are none.
    pub breadth: Option<f64>,
    /// Σ R_i/Σ u_i over those whose users are known; `None` when no one's are.
    pub revenue_per_user: Option<f64>,
}

/// The clients of the known bands other than `bands`, positions in the scheme, as one group.
#[must_use]
pub fn elsewhere(project: &Project, outcome: &Outcome, bands: &[usize]) -> Elsewhere {
    let is_elsewhere = |band: Band| matches!(band, Band::Known(index) if !bands.contains(&index));
    let rows = || outcome.bands.iter().filter(|row| is_elsewhere(row.band));
    let clients = rows().map(|row| row.clients.len()).sum();
    let pairs = rows().map(|row| row.pairs).sum();
    let (mut revenue, mut users) = (NeumaierSum::default(), NeumaierSum::default());
    for &id in rows().flat_map(|row| row.clients.iter()) {
        if let Some(known) = known_users(project, id) {
            revenue.add(revenue_of(&outcome.basis, id));
            users.add(known);
        }
    }
    Elsewhere {
        clients,
        breadth: ratio(count(pairs), count(clients)),
        revenue_per_user: ratio(revenue.total(), users.total()),
    }
}
