//! Every default of the method that a person can see and change.

use super::BandScheme;

/// A criterion of the verdict (METHOD.md §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// n_b(K): clients that buy at least K offerings.
    BroadClients,
    /// A_b: average revenue per client.
    AveragePerClient,
    /// K_b: mean breadth.
    Breadth,
    /// N_b: client–offering pairs.
    Pairs,
    /// R_b / R.
    Share,
    /// Revenue per user, mean of clients.
    RevenuePerUser,
}

impl Criterion {
    /// All six, in the order people see them.
    pub const ALL: [Self; 6] =
        [Self::BroadClients, Self::AveragePerClient, Self::Breadth, Self::Pairs, Self::Share, Self::RevenuePerUser];

    /// Its position in [`Criterion::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// The weights w_c, by [`Criterion::index`]; non-negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CriterionWeights(pub [f64; 6]);

impl Default for CriterionWeights {
    /// Broad clients 1, average per client 1, the others 0.
    fn default() -> Self {
        Self([1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
    }
}

impl CriterionWeights {
    /// w_c.
    #[must_use]
    pub fn of(&self, criterion: Criterion) -> f64 {
        self.0.get(criterion.index()).copied().unwrap_or_default()
    }

    /// Sets w_c; a negative or undefined weight counts as 0.
    pub fn set(&mut self, criterion: Criterion, weight: f64) {
        if let Some(slot) = self.0.get_mut(criterion.index()) {
            *slot = if weight.is_finite() { weight.max(0.0) } else { 0.0 };
        }
    }
}

/// Tiers by cumulative revenue (METHOD.md §6).
#[derive(Clone, Debug, PartialEq)]
pub struct TierSettings {
    /// The names, best first: two to five.
    pub names: Vec<String>,
    /// A client is in tier t while the revenue share accumulated *before* it is below `cutoffs[t]`; one fewer than
    /// there are names, rising, as fractions of 1.
    pub cutoffs: Vec<f64>,
}

impl Default for TierSettings {
    /// A, B, C, D at 50, 80 and 95 %.
    fn default() -> Self {
        Self { names: ["A", "B", "C", "D"].map(str::to_owned).to_vec(), cutoffs: vec![0.50, 0.80, 0.95] }
    }
}

/// The settings an analysis runs with.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The size bands.
    pub bands: BandScheme,
    /// τ: an offering counts as bought above this revenue, in the project's currency.
    pub threshold: f64,
    /// K: a client is broad from this breadth; `None` means ceil(m/2).
    pub broad_from: Option<usize>,
    /// w_c.
    pub weights: CriterionWeights,
    /// Only offerings marked recurring count.
    pub recurring_only: bool,
    /// The fewest clients a band needs to be eligible for the verdict.
    pub minimum_clients: usize,
    /// Bootstrap resamples (§5a).
    pub resamples: usize,
    /// Random weightings (§5c).
    pub weightings: usize,
    /// The seed of everything drawn at random.
    pub seed: u64,
    /// The tiers.
    pub tiers: TierSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bands: BandScheme::default(),
            threshold: 0.0,
            broad_from: None,
            weights: CriterionWeights::default(),
            recurring_only: false,
            minimum_clients: 3,
            resamples: 2_000,
            weightings: 10_000,
            seed: 0x5EED,
            tiers: TierSettings::default(),
        }
    }
}

impl Settings {
    /// Puts the weights, τ, K and recurring-only back to their defaults.
    pub(super) fn reset_what_counts(&mut self) {
        let Self { weights, threshold, broad_from, recurring_only, .. } = Self::default();
        (self.weights, self.threshold) = (weights, threshold);
        (self.broad_from, self.recurring_only) = (broad_from, recurring_only);
    }
}
