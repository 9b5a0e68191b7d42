//! How concentrated revenue is (METHOD.md §6).

use super::basis::revenue_of;
use super::stats::{cents, count, ratio};
use super::{Basis, Concentration};
use crate::model::{ClientId, NeumaierSum, neumaier_sum};

/// x_i = max(0, R_i): what concentration and tiers add up, so that no share passes 100 % and no Gini 1.
pub(super) fn above_zero(basis: &Basis, id: ClientId) -> f64 {
    revenue_of(basis, id).max(0.0)
}

/// Share of the top ceil(n/10) clients, Gini and Pareto curve over x; all undefined when Σx is 0. `ranked` holds the
/// counted clients, revenue descending.
pub(super) fn concentration(basis: &Basis, ranked: &[ClientId]) -> Concentration {
    let total = neumaier_sum(ranked.iter().map(|&id| above_zero(basis, id)));
    let mut sum = NeumaierSum::default();
    let cumulative = ranked.iter().map(|&id| {
        sum.add(above_zero(basis, id));
        ratio(sum.total(), total)
    });
    let pareto: Vec<f64> = cumulative.collect::<Option<_>>().unwrap_or_default();
    let top_clients = ranked.len().div_ceil(10);
    Concentration {
        top_clients,
        top_10_percent_share: top_clients.checked_sub(1).and_then(|at| pareto.get(at).copied()),
        gini: gini(basis, ranked, total),
        pareto,
        below_zero: ranked.iter().copied().filter(|&id| cents(revenue_of(basis, id)) < 0.0).collect(),
    }
}

/// Gini = 2·Σ_r r·x_(r) / (n·Σx) − (n+1)/n on ascending x, r = 1..=n; `None` when Σx, `total`, is 0.
fn gini(basis: &Basis, ranked: &[ClientId], total: f64) -> Option<f64> {
    let n = count(ranked.len());
    let mut weighted = NeumaierSum::default();
    let ascending = ranked.iter().rev().enumerate();
    weighted.extend(ascending.map(|(before, &id)| count(before + 1) * above_zero(basis, id)));
    let ratio = ratio(2.0 * weighted.total(), n * total)?;
    Some(ratio - (n + 1.0) / n)
}
