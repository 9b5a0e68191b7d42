//! How concentrated revenue is (METHOD.md §6).

use super::basis::revenue_of;
use super::stats::{count, ratio};
use super::{Basis, Concentration};
use crate::model::{ClientId, NeumaierSum};

/// Share of the top ceil(n/10) clients, Gini and Pareto curve; all undefined unless R is positive. `ranked` holds the
/// counted clients, revenue descending. Credits count: a client below zero lifts the curve above 1 before its end.
pub(super) fn concentration(basis: &Basis, ranked: &[ClientId]) -> Concentration {
    let mut sum = NeumaierSum::default();
    let cumulative = ranked.iter().map(|&id| {
        sum.add(revenue_of(basis, id));
        ratio(sum.total(), basis.total_revenue)
    });
    let pareto: Vec<f64> = cumulative.collect::<Option<_>>().unwrap_or_default();
    let top_clients = ranked.len().div_ceil(10);
    Concentration {
        top_clients,
        top_10_percent_share: top_clients.checked_sub(1).and_then(|at| pareto.get(at).copied()),
        gini: gini(basis, ranked),
        pareto,
    }
}

/// Gini = 2·Σ_r r·x_(r) / (n·Σx) − (n+1)/n on ascending x, r = 1..=n; `None` unless Σx is positive.
/// Negative x are taken as they stand: they can bring it above 1, never below 0.
fn gini(basis: &Basis, ranked: &[ClientId]) -> Option<f64> {
    let n = count(ranked.len());
    let mut weighted = NeumaierSum::default();
    let ascending = ranked.iter().rev().enumerate();
    weighted.extend(ascending.map(|(before, &id)| count(before + 1) * revenue_of(basis, id)));
    let ratio = ratio(2.0 * weighted.total(), n * basis.total_revenue)?;
    Some(ratio - (n + 1.0) / n)
}
