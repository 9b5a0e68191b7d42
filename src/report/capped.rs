//! The contest with giants counted no more than a large client (METHOD.md §5f), as it stands today.

use super::facts::Facts;
use super::live::number;
use crate::analysis::{BandRow, Contender, Contest, GIANT, Scores, quantile};
use crate::model::{Band, ClientId, Criterion, neumaier_sum};

/// The verdict so read, and what it is made from.
pub(super) struct Capped {
    /// What a large client brings; `None` without a known size.
    pub(super) cap: Option<f64>,
    /// The bands that win.
    pub(super) winners: Vec<usize>,
    contenders: Vec<Contender>,
    contest: Contest,
    scores: Scores,
    weight_sum: f64,
}

impl Capped {
    pub(super) fn of(facts: &Facts) -> Self {
        let cap = cap(facts);
        let known = facts.outcome.bands.iter().filter(|row| row.band != Band::Unknown).enumerate();
        let contenders: Vec<Contender> = known.map(|(band, row)| contender(facts, cap, (band, row))).collect();
        let settings = &facts.project.settings;
        let contest = Contest::of(&contenders, settings.minimum_clients);
        let (scores, winners) = (contest.scores(&settings.weights), contest.winners(&settings.weights));
        let mut capped = Self { cap, winners, contenders, contest, scores, weight_sum: 0.0 };
        let decide = Criterion::ALL.iter().filter(|&&criterion| capped.decides(criterion));
        capped.weight_sum = decide.map(|&criterion| settings.weights.of(criterion)).sum();
        capped
    }

    /// A band's value in one criterion.
    pub(super) fn value(&self, criterion: Criterion, band: usize) -> Option<f64> {
        self.contenders.get(band)?.values.get(criterion.index()).copied().flatten()
    }

    /// The lowest and the highest of it over the bands that compete, where each has one.
    pub(super) fn extremes(&self, criterion: Criterion) -> Option<(f64, f64)> {
        let values: Option<Vec<f64>> = self.contest.eligible.iter().map(|&band| self.value(criterion, band)).collect();
        let pairs = values?.into_iter().map(|value| (value, value));
        pairs.reduce(|(low, high), (value, _)| (low.min(value), high.max(value)))
    }

    /// Whether a criterion has a winner, and so may have weight.
    pub(super) fn decides(&self, criterion: Criterion) -> bool {
        self.contest.is_alive.get(criterion.index()) == Some(&true)
    }

    /// x_c(b), of a criterion that decides and a band that competes.
    pub(super) fn share(&self, criterion: Criterion, band: usize) -> Option<f64> {
        let competes = self.contest.eligible.contains(&band) && self.decides(criterion);
        let (_, highest) = self.extremes(criterion).filter(|_| competes)?;
        Some(self.value(criterion, band)?.max(0.0) / highest)
    }

    /// S_b.
    pub(super) fn score(&self, band: usize) -> Option<f64> {
        self.scores.of_band.iter().find(|(scored, _)| *scored == band).map(|(_, score)| *score)
    }

    pub(super) fn by_sum(&self) -> bool {
        self.scores.by_sum
    }

    /// Σ w over the criteria that decide.
    pub(super) fn weight_sum(&self) -> f64 {
        self.weight_sum
    }

    /// Whether a band has nothing of something that decides.
    pub(super) fn has_zero(&self, facts: &Facts, band: usize) -> bool {
        Criterion::ALL.iter().any(|&criterion| {
            let weighs = facts.project.settings.weights.of(criterion) > 0.0;
            weighs && self.share(criterion, band).is_some_and(|share| share <= 0.0)
        })
    }
}

fn cap(facts: &Facts) -> Option<f64> {
    let known = facts.rows.iter().filter(|&&id| facts.band(id) != Band::Unknown);
    let mut revenues: Vec<f64> = known.map(|&id| facts.revenue(id)).collect();
    revenues.sort_unstable_by(f64::total_cmp);
    quantile(&revenues, GIANT)
}

/// A band as it competes: its two averages made anew, all else as the verdict has it.
fn contender(facts: &Facts, cap: Option<f64>, (band, row): (usize, &BandRow)) -> Contender {
    let counted = |id: &ClientId| facts.revenue(*id).min(cap.unwrap_or(f64::INFINITY));
    let all = neumaier_sum(row.clients.iter().map(counted));
    let with_users = neumaier_sum(row.clients.iter().filter(|&&id| facts.users(id).is_some()).map(counted));
    let value = |criterion: Criterion| match criterion {
        Criterion::AveragePerClient => (!row.clients.is_empty()).then(|| all / number(row.clients.len())),
        Criterion::RevenuePerUser => row.users.filter(|users| *users > 0.0).map(|users| with_users / users),
        _ => facts.outcome.verdict.criteria.get(criterion.index())?.values.get(band).copied().flatten(),
    };
    Contender { clients: row.clients.len(), values: Criterion::ALL.map(value) }
}
