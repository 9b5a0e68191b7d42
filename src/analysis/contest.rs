//! How bands compete (METHOD.md §5): eligibility, shares of the best, the weighted product, ties. The verdict and every
//! part of its doubt go through this one file.

use crate::model::{Criterion, CriterionWeights};

/// Scores nearer than this are a tie, and values nearer than this part of the larger are equal (METHOD.md §5).
pub(crate) const TIE: f64 = 1e-9;

/// Criteria values by [`Criterion::index`]; `None` where undefined.
pub(crate) type Values = [Option<f64>; CRITERIA];

const CRITERIA: usize = Criterion::ALL.len();

/// A known band as it competes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Contender {
    /// n_b.
    pub(crate) clients: usize,
    /// Its criteria.
    pub(crate) values: Values,
}

/// The bands that compete, and how good each is at what.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contest {
    /// Those with at least the fewest clients, in order; all that have a client when there is none.
    pub(crate) eligible: Vec<usize>,
    /// False when no band has enough clients and all that have one compete.
    pub(super) enough_clients: bool,
    /// Whether a criterion has a winner and may have weight, by [`Criterion::index`].
    pub(crate) is_alive: [bool; CRITERIA],
    /// x_c(b) of each eligible band, from 0 to 1; nothing for a criterion that is not alive.
    shares: Vec<[f64; CRITERIA]>,
}

/// S_b of every eligible band.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Scores {
    /// The band and its score, in order.
    pub(crate) of_band: Vec<(usize, f64)>,
    /// Whether they are weighted sums, because every band has a 0 somewhere.
    pub(crate) by_sum: bool,
}

impl Contest {
    /// The contest among `contenders`, the known bands in scheme order; a band takes part from `minimum` clients on, and
    /// from one.
    ///
    /// A criterion is alive unless its values are equal over two or more eligible bands, the best is not above 0, or one
    /// of them is undefined.
    pub(crate) fn of(contenders: &[Contender], minimum: usize) -> Self {
        let with = |least: usize| -> Vec<usize> {
            let all = contenders.iter().enumerate();
            all.filter(|(_, contender)| contender.clients >= least).map(|(band, _)| band).collect()
        };
        let (mut eligible, mut enough_clients) = (with(minimum.max(1)), true);
        if eligible.is_empty() {
            (eligible, enough_clients) = (with(1), false);
        }
        let mut contest = Self {
            shares: vec![[0.0; CRITERIA]; eligible.len()],
            eligible,
            enough_clients,
            is_alive: [false; CRITERIA],
        };
        for criterion in Criterion::ALL {
            contest.add(criterion.index(), contenders);
        }
        contest
    }

    fn add(&mut self, criterion: usize, contenders: &[Contender]) {
        let value = |&band: &usize| contenders.get(band)?.values.get(criterion).copied().flatten();
        let values = || self.eligible.iter().map(value);
        let (low, high) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| match value {
            Some(value) => (low.min(value), high.max(value)),
            None => (f64::NAN, high),
        });
        let is_known = values().all(|value| value.is_some());
        let differs = self.eligible.len() < 2 || high - low > TIE * high;
        let is_alive = is_known && high > 0.0 && differs;
        if !is_alive {
            return;
        }
        for (band, shares) in self.eligible.iter().zip(&mut self.shares) {
            if let (Some(value), Some(share)) = (value(band), shares.get_mut(criterion)) {
                *share = value.max(0.0) / high;
            }
        }
        if let Some(slot) = self.is_alive.get_mut(criterion) {
            *slot = true;
        }
    }

    /// S_b = Π x_c(b)^(w_c / Σ w) over the criteria that are alive and have weight; 1 for each band when there is one
    /// only, or no weight is left. If every band has a 0 among them, Σ w x / Σ w.
    pub(crate) fn scores(&self, weights: &CriterionWeights) -> Scores {
        let mut scores = Scores::default();
        self.scores_into(weights, &mut scores);
        scores
    }

    fn scores_into(&self, weights: &CriterionWeights, scores: &mut Scores) {
        let mut counted = [0.0; CRITERIA];
        let mut sum = 0.0;
        for criterion in Criterion::ALL {
            if self.is_alive.get(criterion.index()) == Some(&true)
                && let Some(slot) = counted.get_mut(criterion.index())
            {
                *slot = weights.of(criterion);
                sum += *slot;
            }
        }
        scores.of_band.clear();
        scores.by_sum = false;
        if sum <= 0.0 || self.eligible.len() < 2 {
            scores.of_band.extend(self.eligible.iter().map(|&band| (band, 1.0)));
            return;
        }
        for weight in &mut counted {
            *weight /= sum;
        }
        scores.by_sum = self.shares.iter().all(|shares| has_zero(shares, &counted));
        let score = if scores.by_sum { weighted_sum } else { weighted_product };
        let competing = self.eligible.iter().zip(&self.shares);
        scores.of_band.extend(competing.map(|(&band, shares)| (band, score(shares, &counted))));
    }

    /// The bands with the highest S_b: one, several in a tie, none when no known band has a client.
    pub(crate) fn winners(&self, weights: &CriterionWeights) -> Vec<usize> {
        highest(self.scores(weights).of_band.into_iter()).collect()
    }

    /// The winners under each of `weightings` in turn, given to `each`.
    pub(super) fn each_winners(
        &self,
        weightings: impl Iterator<Item = CriterionWeights>,
        mut each: impl FnMut(&[usize]),
    ) {
        let mut scores = Scores::default();
        let mut found = Vec::new();
        for weights in weightings {
            self.scores_into(&weights, &mut scores);
            found.clear();
            found.extend(highest(scores.of_band.iter().copied()));
            each(&found);
        }
    }
}

fn has_zero(shares: &[f64; CRITERIA], weights: &[f64; CRITERIA]) -> bool {
    shares.iter().zip(weights).any(|(share, weight)| *weight > 0.0 && *share <= 0.0)
}

fn weighted_product(shares: &[f64; CRITERIA], weights: &[f64; CRITERIA]) -> f64 {
    let weighted = shares.iter().zip(weights).filter(|(_, weight)| **weight > 0.0);
    weighted.map(|(share, weight)| if *share < 1.0 { share.powf(*weight) } else { 1.0 }).product()
}

fn weighted_sum(shares: &[f64; CRITERIA], weights: &[f64; CRITERIA]) -> f64 {
    shares.iter().zip(weights).map(|(share, weight)| weight * share).sum()
}

/// The entries whose value is within 1e-9 of the highest.
pub(super) fn highest(scores: impl Iterator<Item = (usize, f64)> + Clone) -> impl Iterator<Item = usize> + Clone {
    let best = scores.clone().fold(f64::NEG_INFINITY, |best, (_, score)| best.max(score));
    scores.filter(move |(_, score)| best - score <= TIE).map(|(band, _)| band)
}

/// Whether `value` lies above `best` by more than rounding.
pub(super) fn beats(value: f64, best: f64) -> bool {
    value - best > TIE * value.abs().max(best.abs())
}

#[cfg(test)]
mod tests;
