//! How bands compete (METHOD.md §5): eligibility, criteria brought to 0–1, weighted scores, ties. The verdict and every
//! resample of its doubt go through this one file.

use super::stats::ratio;
use crate::model::{Criterion, CriterionWeights};

/// Scores nearer than this are a tie (METHOD.md §5).
const TIE: f64 = 1e-9;

/// Criteria values by [`Criterion::index`]; `None` where undefined.
pub(super) type Values = [Option<f64>; Criterion::ALL.len()];

/// A known band as it competes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Contender {
    /// n_b.
    pub(super) clients: usize,
    /// Its criteria.
    pub(super) values: Values,
}

/// The bands that compete: those with at least `minimum` clients (and at least one). When there is none, all bands that
/// have a client, and the flag is false: too few clients.
pub(super) fn eligible(contenders: &[Contender], minimum: usize) -> (Vec<usize>, bool) {
    let with = |least: usize| -> Vec<usize> {
        let all = contenders.iter().enumerate();
        all.filter(|(_, contender)| contender.clients >= least).map(|(band, _)| band).collect()
    };
    let enough = with(minimum.max(1));
    if enough.is_empty() { (with(1), false) } else { (enough, true) }
}

/// x_c(b) = (value − min)/(max − min) over the eligible bands, in their order; all equal → 1; undefined stays `None`.
/// Values that differ by less than 1e-9 of their size are equal: that is rounding, not a difference.
pub(super) fn standardised(contenders: &[Contender], eligible: &[usize]) -> Vec<Values> {
    let values: Vec<Values> = eligible.iter().filter_map(|&band| Some(contenders.get(band)?.values)).collect();
    let mut standardised = values;
    for criterion in 0..Criterion::ALL.len() {
        let column = || standardised.iter().filter_map(|row| row.get(criterion).copied().flatten());
        let (low, high) = column().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
        let equal = high - low <= TIE * high.abs().max(low.abs());
        for slot in standardised.iter_mut().filter_map(|row| row.get_mut(criterion)?.as_mut()) {
            *slot = if equal { 1.0 } else { (*slot - low) / (high - low) };
        }
    }
    standardised
}

/// S_b = Σ w_c x_c / Σ w_c over the criteria defined for the band. Where no defined criterion has weight the score is 0,
/// so with all weights 0 every eligible band ties: nothing was asked, and no band stands out.
pub(super) fn score(values: &Values, weights: &CriterionWeights) -> f64 {
    let (mut sum, mut weight_sum) = (0.0, 0.0);
    for (value, weight) in values.iter().zip(weights.0) {
        let weight = if weight.is_finite() { weight.max(0.0) } else { 0.0 };
        if let Some(value) = value {
            sum += weight * value;
            weight_sum += weight;
        }
    }
    ratio(sum, weight_sum).unwrap_or(0.0)
}

/// The entries whose value is within 1e-9 of the highest.
pub(super) fn highest(scores: impl Iterator<Item = (usize, f64)> + Clone) -> impl Iterator<Item = usize> + Clone {
    let best = scores.clone().fold(f64::NEG_INFINITY, |best, (_, score)| best.max(score));
    scores.filter(move |(_, score)| best - score <= TIE).map(|(band, _)| band)
}

/// The bands with the highest S_b: one, several in a tie, none when no known band has a client.
pub(super) fn winners(contenders: &[Contender], minimum: usize, weights: &CriterionWeights) -> Vec<usize> {
    let (eligible, _) = eligible(contenders, minimum);
    let standardised = standardised(contenders, &eligible);
    let scores = eligible.iter().zip(&standardised).map(|(&band, values)| (band, score(values, weights)));
    highest(scores).collect()
}

/// Whether `value` lies above `best` by more than rounding.
pub(super) fn beats(value: f64, best: f64) -> bool {
    value - best > TIE * value.abs().max(best.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What it shows, the bands, the weights, the winners.
    type Case<'a> = (&'a str, &'a [Contender], [f64; 6], &'a [usize]);

    fn contender(clients: usize, broad: f64, average: f64) -> Contender {
        Contender { clients, values: [Some(broad), Some(average), None, None, None, None] }
    }

    #[test]
    fn highest_weighted_score_wins_among_bands_with_enough_clients() {
        let even = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0];
        let rising = [contender(5, 1.0, 10.0), contender(5, 2.0, 20.0)];
        let split = [contender(5, 1.0, 20.0), contender(5, 2.0, 10.0)];
        let equal = [contender(5, 2.0, 10.0), contender(5, 2.0, 10.0)];
        let small = [contender(5, 1.0, 10.0), contender(2, 9.0, 90.0)];
        let all_small = [contender(1, 1.0, 10.0), contender(2, 9.0, 90.0), contender(0, 0.0, 0.0)];
        let nobody = [contender(0, 0.0, 0.0)];
        let cases: [Case<'_>; 9] = [
            ("best in both", &rising, even, &[1]),
            ("one criterion each", &split, even, &[0, 1]),
            ("the weight decides", &split, [1.0, 1.1, 0.0, 0.0, 0.0, 0.0], &[0]),
            ("no difference", &equal, even, &[0, 1]),
            ("too few clients", &small, even, &[0]),
            ("too few everywhere", &all_small, even, &[1]),
            ("nobody", &nobody, even, &[]),
            ("no weights", &rising, [0.0; 6], &[0, 1]),
            ("only an undefined criterion", &rising, [0.0, 0.0, 1.0, 0.0, 0.0, 0.0], &[0, 1]),
        ];
        for (what, contenders, weights, expected) in cases {
            assert_eq!(winners(contenders, 3, &CriterionWeights(weights)), expected, "{what}");
        }
    }

    #[test]
    fn an_undefined_criterion_neither_helps_nor_harms() {
        let known = [Some(0.5), Some(1.0), None, None, None, None];
        let cases = [([1.0, 1.0, 0.0, 0.0, 0.0, 0.0], 0.75), ([1.0, 1.0, 5.0, 0.0, 0.0, 0.0], 0.75)];
        for (weights, expected) in cases {
            assert!((score(&known, &CriterionWeights(weights)) - expected).abs() < 1e-12, "{weights:?}");
        }
    }

    #[test]
    fn rounding_is_no_difference() {
        let noisy = [contender(5, 1.0, 0.1 + 0.2), contender(5, 1.0, 0.3)];
        let all: Vec<_> = standardised(&noisy, &[0, 1]).iter().map(|row| row[1]).collect();
        assert_eq!(all, [Some(1.0), Some(1.0)]);
    }
}
