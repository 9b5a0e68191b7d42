//! Every default of the method that a person can see and change.

use super::{BandBy, BandScheme, OverlapSettings, TierSettings, ValueWeights};

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
    /// Revenue per user, whole band.
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
    /// Broad clients, breadth and revenue per user 1, the others 0 (METHOD.md §5).
    fn default() -> Self {
        Self([1.0, 0.0, 1.0, 0.0, 0.0, 1.0])
    }
}

impl CriterionWeights {
    /// w_c; one that is negative or no number counts as 0.
    #[must_use]
    pub fn of(&self, criterion: Criterion) -> f64 {
        let weight = self.0.get(criterion.index()).copied().unwrap_or_default();
        if weight.is_finite() { weight.max(0.0) } else { 0.0 }
    }

    /// Sets w_c; a negative or undefined weight counts as 0.
    pub fn set(&mut self, criterion: Criterion, weight: f64) {
        if let Some(slot) = self.0.get_mut(criterion.index()) {
            *slot = if weight.is_finite() { weight.max(0.0) } else { 0.0 };
        }
    }
}

/// When something counts as missing (METHOD.md §9).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WhiteSpaceSettings {
    /// The share of the peers that must buy an offering, as a fraction.
    pub adoption: f64,
    /// The fewest peers that must buy it.
    pub minimum_buyers: usize,
    /// From this many other clients of the same band and industry, only those are peers.
    pub minimum_industry: usize,
}

impl Default for WhiteSpaceSettings {
    /// 40 % and 3 of the peers; of the industry from 8.
    fn default() -> Self {
        Self { adoption: 0.4, minimum_buyers: 3, minimum_industry: 8 }
    }
}

/// The settings an analysis runs with.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The size bands.
    pub bands: BandScheme,
    /// The schemes by something else that were in use, with their edges: switching back finds them.
    pub other_bands: Vec<BandScheme>,
    /// τ: an offering counts as bought above this revenue, in the project's currency.
    pub threshold: f64,
    /// K: a client is broad from this breadth; `None` means the default of METHOD.md §4.
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
    /// The weights of the value score V.
    pub value_weights: ValueWeights,
    /// The tiers.
    pub tiers: TierSettings,
    /// When something counts as missing.
    pub white_space: WhiteSpaceSettings,
    /// q: the wanted share of clients in the sweet spot (METHOD.md §13), as a fraction; `None` while nobody set a goal.
    pub wanted_share: Option<f64>,
    /// The overlap of all dimensions (§7).
    pub overlap: OverlapSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bands: BandScheme::default(),
            other_bands: Vec::new(),
            threshold: 0.0,
            broad_from: None,
            weights: CriterionWeights::default(),
            recurring_only: false,
            minimum_clients: 3,
            resamples: 2_000,
            weightings: 10_000,
            seed: 0x5EED,
            value_weights: ValueWeights::default(),
            tiers: TierSettings::default(),
            white_space: WhiteSpaceSettings::default(),
            wanted_share: None,
            overlap: OverlapSettings::default(),
        }
    }
}

impl Settings {
    /// The goal that is suggested while nobody set one (METHOD.md §13).
    pub const SUGGESTED_SHARE: f64 = 0.6;

    /// Puts `scheme` in force; one by something else is kept for [`Settings::band_by`].
    pub(super) fn set_bands(&mut self, scheme: BandScheme) {
        self.other_bands.retain(|kept| kept.by != scheme.by);
        let before = std::mem::replace(&mut self.bands, scheme);
        if before.by != self.bands.by {
            self.other_bands.push(before);
        }
    }

    /// Bands by `by`, with the edges it had before, or the shipped ones.
    pub(super) fn band_by(&mut self, by: BandBy) {
        if by != self.bands.by {
            let kept = self.other_bands.iter().find(|kept| kept.by == by).cloned();
            self.set_bands(kept.unwrap_or_else(|| BandScheme::shipped(by)));
        }
    }

    /// Puts the weights, τ, K and recurring-only back to their defaults.
    pub(super) fn reset_what_counts(&mut self) {
        let Self { weights, threshold, broad_from, recurring_only, .. } = Self::default();
        (self.weights, self.threshold) = (weights, threshold);
        (self.broad_from, self.recurring_only) = (broad_from, recurring_only);
    }
}
