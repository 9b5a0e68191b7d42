//! Which band is the sweet spot (METHOD.md §5).

use super::contest::{Contender, beats, eligible, highest, score, standardised};
use super::stats::{count, ratio};
use super::{BandRow, Basis, CriterionResult, UnknownSize, Verdict};
use crate::model::{Band, Criterion, NeumaierSum, Settings};

/// The verdict over `rows`, the band table: the eligible band with the highest weighted score wins.
pub(super) fn verdict(settings: &Settings, basis: &Basis, rows: &[BandRow]) -> Verdict {
    let contenders: Vec<Contender> = rows.iter().filter(|row| row.band != Band::Unknown).map(contender).collect();
    let (eligible, enough_clients) = eligible(&contenders, settings.minimum_clients);
    let standardised = standardised(&contenders, &eligible);
    let competing = eligible.iter().zip(&standardised);
    let scores: Vec<(usize, f64)> = competing.map(|(&band, values)| (band, score(values, &settings.weights))).collect();
    Verdict {
        winners: highest(scores.iter().copied()).collect(),
        enough_clients,
        criteria: Criterion::ALL.iter().map(|&c| criterion_result(c, &contenders, &eligible)).collect(),
        eligible,
        scores,
        spread: spread(basis, rows),
        unknown: unknown_size(basis, rows),
    }
}

/// The six criteria of a band: n_b(K), A_b, K_b, N_b, R_b/R, mean of R_i/u_i.
fn contender(row: &BandRow) -> Contender {
    Contender {
        clients: row.clients.len(),
        values: [
            Some(count(row.broad_clients)),
            row.average_per_client,
            row.breadth,
            Some(count(row.pairs)),
            row.share,
            row.revenue_per_user_mean,
        ],
    }
}

/// A criterion's winners over the eligible bands, and the bands with clients, but too few of them, that lie above it.
fn criterion_result(criterion: Criterion, contenders: &[Contender], eligible: &[usize]) -> CriterionResult {
    let values: Vec<Option<f64>> =
        contenders.iter().map(|contender| contender.values.get(criterion.index()).copied().flatten()).collect();
    let value = |band: usize| values.get(band).copied().flatten();
    let best = eligible.iter().filter_map(|&band| value(band)).reduce(f64::max);
    let winners = eligible.iter().copied().filter(|&band| match (value(band), best) {
        (Some(value), Some(best)) => !beats(best, value),
        _ => false,
    });
    let too_small = contenders.iter().enumerate().filter(|(band, contender)| match (value(*band), best) {
        (Some(value), Some(best)) => contender.clients > 0 && !eligible.contains(band) && beats(value, best),
        _ => false,
    });
    CriterionResult {
        criterion,
        winners: winners.collect(),
        too_small: too_small.map(|(band, _)| band).collect(),
        values: values.clone(),
    }
}

/// Effective number of bands, 1 / Σ_b (R_b/R)² over the non-negative revenues of known bands; `None` unless R and one of
/// them are positive.
fn spread(basis: &Basis, rows: &[BandRow]) -> Option<f64> {
    let mut squares = NeumaierSum::default();
    let known = rows.iter().filter(|row| row.band != Band::Unknown && row.revenue >= 0.0);
    squares.extend(known.filter_map(|row| ratio(row.revenue, basis.total_revenue)).map(|share| share * share));
    ratio(1.0, squares.total())
}

/// The clients of unknown size: how many, how much, and their shares (METHOD.md §5d).
fn unknown_size(basis: &Basis, rows: &[BandRow]) -> UnknownSize {
    let row = rows.iter().find(|row| row.band == Band::Unknown);
    let clients = row.map_or(0, |row| row.clients.len());
    let revenue = row.map_or(0.0, |row| row.revenue);
    UnknownSize {
        clients,
        client_share: ratio(count(clients), count(basis.clients.len())),
        revenue,
        revenue_share: ratio(revenue, basis.total_revenue),
    }
}
