//! Tiers by cumulative revenue (METHOD.md §6).

use super::basis::revenue_of;
use super::stats::ratio;
use super::{Basis, TierRow, Tiers};
use crate::model::{ClientId, NeumaierSum, TierSettings, neumaier_sum};

/// A share this close below a cut-off has reached it: that is rounding, not revenue.
const ROUNDING: f64 = 1e-12;

/// Clients by revenue descending, name breaking ties (`ranked`): a client is in the first tier whose cut-off lies above
/// the share accumulated *before* it, and in the last tier when none does. Unless R is positive there is no share to
/// accumulate, and no client has a tier.
pub(super) fn tiers(settings: &TierSettings, basis: &Basis, ranked: &[ClientId]) -> Tiers {
    let mut members: Vec<Vec<ClientId>> = vec![Vec::new(); settings.names.len()];
    let mut of_client = vec![None; basis.revenue.len()];
    let mut before = NeumaierSum::default();
    for &id in ranked {
        let Some(share) = ratio(before.total(), basis.total_revenue) else { break };
        let reached = settings.cutoffs.iter().filter(|&&cutoff| share >= cutoff - ROUNDING).count();
        let tier = reached.min(members.len().saturating_sub(1));
        if let Some(clients) = members.get_mut(tier) {
            clients.push(id);
            if let Some(slot) = of_client.get_mut(id.index()) {
                *slot = Some(tier);
            }
        }
        before.add(revenue_of(basis, id));
    }
    Tiers { rows: members.into_iter().map(|clients| row(basis, clients)).collect(), of_client }
}

fn row(basis: &Basis, clients: Vec<ClientId>) -> TierRow {
    let revenue = neumaier_sum(clients.iter().map(|&id| revenue_of(basis, id)));
    TierRow { share: ratio(revenue, basis.total_revenue), revenue, clients }
}
