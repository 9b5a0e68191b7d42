//! Tiers by any of the three rules (METHOD.md §6).

use super::basis::revenue_of;
use super::concentration::above_zero;
use super::stats::{cents, count, ratio};
use super::{Basis, Outcome, TierRow, Tiers, Values};
use crate::model::{ClientId, NeumaierSum, Project, TierRule, TierSettings, neumaier_sum};

/// A share this close below a cut-off has reached it: that is rounding, not revenue.
const ROUNDING: f64 = 1e-12;

/// The tiers of `outcome` as `rule` would divide them, with the names and that rule's cut-offs of the settings: the three
/// presets side by side.
#[must_use]
pub fn tiers_by(project: &Project, outcome: &Outcome, rule: TierRule) -> Tiers {
    tiers((&project.settings.tiers, rule), &outcome.basis, &outcome.total.clients, &outcome.value)
}

/// The tiers of the clients in `ranked`, revenue descending, name breaking ties.
pub(super) fn tiers(
    (settings, rule): (&TierSettings, TierRule),
    basis: &Basis,
    ranked: &[ClientId],
    values: &Values,
) -> Tiers {
    let cutoffs = settings.cutoffs_of(rule);
    let last = settings.names.len().saturating_sub(1);
    let places: Vec<Option<usize>> = match rule {
        TierRule::CumulativeRevenue => by_revenue((cutoffs, last), basis, ranked).into_iter().map(Some).collect(),
        TierRule::Count => by_count(cutoffs, last, ranked.len()).into_iter().map(Some).collect(),
        TierRule::Value => ranked.iter().map(|&id| values.of(id).map(|value| by_value(cutoffs, value))).collect(),
    };
    let mut members: Vec<Vec<ClientId>> = vec![Vec::new(); settings.names.len()];
    let mut of_client = vec![None; basis.revenue.len()];
    for (&id, place) in ranked.iter().zip(places) {
        let Some(tier) = place.map(|place| place.min(last)) else { continue };
        if let (Some(clients), Some(slot)) = (members.get_mut(tier), of_client.get_mut(id.index())) {
            clients.push(id);
            *slot = Some(tier);
        }
    }
    let total = neumaier_sum(ranked.iter().map(|&id| above_zero(basis, id)));
    Tiers { rows: members.into_iter().map(|clients| row(basis, clients, total)).collect(), of_client }
}

/// By cumulative revenue: the first tier whose cut-off lies above the share of Σx accumulated *before* the client, the
/// last one when none does, for a client below zero, and where there is nothing to accumulate.
fn by_revenue((cutoffs, last): (&[f64], usize), basis: &Basis, ranked: &[ClientId]) -> Vec<usize> {
    let total = neumaier_sum(ranked.iter().map(|&id| above_zero(basis, id)));
    let mut before = NeumaierSum::default();
    let place = |&id| {
        let share = ratio(before.total(), total).filter(|_| cents(revenue_of(basis, id)) >= 0.0);
        before.add(above_zero(basis, id));
        share.map_or(last, |share| cutoffs.iter().filter(|&&cutoff| share >= cutoff - ROUNDING).count())
    };
    ranked.iter().map(place).collect()
}

/// A pyramid of `n` clients: tier t ends at the whole number nearest to its cut-off · n (halves upwards), moved so that
/// each tier holds at least one client; fewer clients than tiers fill them from the top.
fn by_count(cutoffs: &[f64], last: usize, n: usize) -> Vec<usize> {
    let mut places = Vec::with_capacity(n);
    for tier in 0..=last {
        let below = last - tier;
        let wanted = cutoffs.get(tier).filter(|_| below > 0).map_or(n, |cutoff| nearest(cutoff * count(n)));
        let most = n.saturating_sub(below).max(places.len() + 1).min(n);
        let end = wanted.clamp(places.len().saturating_add(1).min(most), most);
        places.resize(end, tier);
    }
    places
}

/// The whole number nearest to `size`, halves upwards; a hair below a half is rounding.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of clients, from 0 up to n")]
fn nearest(size: f64) -> usize {
    (size + 0.5 + 1e-9).floor().max(0.0) as usize
}

/// By value: the first tier whose cut-off V reaches, the last one when it reaches none.
fn by_value(cutoffs: &[f64], value: f64) -> usize {
    cutoffs.iter().take_while(|&&cutoff| value < cutoff - ROUNDING).count()
}

/// `total` is Σx over all.
fn row(basis: &Basis, clients: Vec<ClientId>, total: f64) -> TierRow {
    let revenue = neumaier_sum(clients.iter().map(|&id| revenue_of(basis, id)));
    let above_zero = neumaier_sum(clients.iter().map(|&id| above_zero(basis, id)));
    TierRow { share: ratio(above_zero, total), revenue, clients }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pyramid_has_a_client_in_each_tier_and_its_shares_when_there_are_many() {
        let cases: [(usize, &[usize]); 8] = [
            (0, &[0, 0, 0, 0]),
            (1, &[1, 0, 0, 0]),
            (3, &[1, 1, 1, 0]),
            (4, &[1, 1, 1, 1]),
            (8, &[1, 1, 1, 5]),
            (87, &[1, 3, 13, 70]),
            (100, &[1, 4, 15, 80]),
            (1000, &[10, 40, 150, 800]),
        ];
        for (n, sizes) in cases {
            let places = by_count(&[0.01, 0.05, 0.20], 3, n);
            let found: Vec<usize> = (0..4).map(|tier| places.iter().filter(|&&place| place == tier).count()).collect();
            assert_eq!(found, sizes, "{n} clients");
            assert!(places.is_sorted());
        }
        assert_eq!(by_count(&[1.0], 1, 3), [0, 0, 1], "the last tier keeps one");
    }

    #[test]
    fn a_value_is_in_the_first_tier_whose_cutoff_it_reaches() {
        for (value, tier) in [(0.95, 0), (0.8, 0), (0.8 - 1e-15, 0), (0.7, 1), (0.2, 2), (0.1, 3)] {
            assert_eq!(by_value(&[0.8, 0.5, 0.2], value), tier, "{value}");
        }
    }
}
