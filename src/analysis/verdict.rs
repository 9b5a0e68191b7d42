//! Which band is the sweet spot (METHOD.md §5).

use super::contest::{Contender, Contest, beats, highest};
use super::stats::{count, ratio};
use super::{BandRow, Basis, CriterionResult, UnknownSize, Verdict};
use crate::model::{Band, Criterion, Settings, neumaier_sum};

/// The verdict over `rows`, the band table: the eligible band with the highest weighted score wins.
pub(super) fn verdict(settings: &Settings, basis: &Basis, rows: &[BandRow]) -> Verdict {
    let contenders: Vec<Contender> = rows.iter().filter(|row| row.band != Band::Unknown).map(contender).collect();
    let contest = Contest::of(&contenders, settings.minimum_clients);
    let scores = contest.scores(&settings.weights);
    Verdict {
        winners: highest(scores.of_band.iter().copied()).collect(),
        enough_clients: contest.enough_clients,
        criteria: Criterion::ALL.iter().map(|&c| criterion_result(c, &contenders, &contest)).collect(),
        eligible: contest.eligible,
        scores: scores.of_band,
        by_sum: scores.by_sum,
        spread: spread(rows),
        unknown: unknown_size(basis, rows),
    }
}

/// The six criteria of a band: n_b(K), A_b, K_b, N_b, R_b/R, Σ R_i/Σ u_i over the clients of known users.
fn contender(row: &BandRow) -> Contender {
    Contender {
        clients: row.clients.len(),
        values: [
            Some(count(row.broad_clients)),
            row.average_per_client,
            row.breadth,
            Some(count(row.pairs)),
            row.share,
            row.revenue_per_user_band,
        ],
    }
}

/// A criterion's winners over the eligible bands, and the bands with clients, but too few of them, that lie above it. A
/// criterion that is not alive has no winner; one that some eligible band has no value of is no contest at all.
fn criterion_result(criterion: Criterion, contenders: &[Contender], contest: &Contest) -> CriterionResult {
    let values: Vec<Option<f64>> =
        contenders.iter().map(|contender| contender.values.get(criterion.index()).copied().flatten()).collect();
    let value = |band: usize| values.get(band).copied().flatten();
    let eligible = &contest.eligible;
    let known: Option<Vec<f64>> = eligible.iter().map(|&band| value(band)).collect();
    let best = known.and_then(|known| known.into_iter().reduce(f64::max));
    let is_alive = contest.is_alive.get(criterion.index()) == Some(&true);
    let winners = eligible.iter().copied().filter(|&band| match (value(band), best) {
        (Some(value), Some(best)) => is_alive && !beats(best, value),
        _ => false,
    });
    let too_small = contenders.iter().enumerate().filter(|(band, contender)| match (value(*band), best) {
        (Some(value), Some(best)) => contender.clients > 0 && !eligible.contains(band) && beats(value, best.max(0.0)),
        _ => false,
    });
    CriterionResult {
        criterion,
        winners: winners.collect(),
        too_small: too_small.map(|(band, _)| band).collect(),
        values: values.clone(),
    }
}

/// Effective number of bands, (Σ r_b)² / Σ r_b² with r_b = max(0, R_b) over the known bands (METHOD.md §5); `None` when no
/// band is above 0.
fn spread(rows: &[BandRow]) -> Option<f64> {
    let known = rows.iter().filter(|row| row.band != Band::Unknown);
    let revenues: Vec<f64> = known.map(|row| row.revenue.max(0.0)).collect();
    let largest = revenues.iter().copied().fold(0.0, f64::max);
    let parts: Vec<f64> = revenues.iter().filter_map(|revenue| ratio(*revenue, largest)).collect();
    let sum = neumaier_sum(parts.iter().copied());
    ratio(sum * sum, neumaier_sum(parts.iter().map(|part| part * part)))
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
