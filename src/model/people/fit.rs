//! What the fit of a prospect is made of, and how easily it is won (METHOD.md §11).

use crate::model::BuiltIn;

/// The seven dimensions of the fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FitDimension {
    /// The size band.
    Size,
    /// The industry.
    Industry,
    /// Who buys.
    BuyerRole,
    /// The problem solved.
    Problem,
    /// The adoption profile.
    Adoption,
    /// Where.
    Geography,
    /// What would win it over.
    Differentiator,
}

impl FitDimension {
    /// All seven, in the order of the weights: at a tie the first is asked for.
    pub const ALL: [Self; 7] = [
        Self::Size,
        Self::Industry,
        Self::BuyerRole,
        Self::Problem,
        Self::Adoption,
        Self::Geography,
        Self::Differentiator,
    ];

    /// Its position in [`FitDimension::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// The dimension clients are tagged in; `None` for the size.
    #[must_use]
    pub fn built_in(self) -> Option<BuiltIn> {
        match self {
            Self::Size => None,
            Self::Industry => Some(BuiltIn::Industry),
            Self::BuyerRole => Some(BuiltIn::BuyerRole),
            Self::Problem => Some(BuiltIn::Problem),
            Self::Adoption => Some(BuiltIn::Adoption),
            Self::Geography => Some(BuiltIn::Geography),
            Self::Differentiator => Some(BuiltIn::Differentiator),
        }
    }
}

/// The weights w_d, by [`FitDimension::index`]; non-negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FitWeights(pub [f64; 7]);

impl Default for FitWeights {
    /// Size 3, industry, buyer role and problem 2, adoption, geography and differentiator 1 (METHOD.md §11).
    fn default() -> Self {
        Self([3.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0])
    }
}

impl FitWeights {
    /// w_d; one that is negative or no number counts as 0.
    #[must_use]
    pub fn of(&self, dimension: FitDimension) -> f64 {
        let weight = self.0.get(dimension.index()).copied().unwrap_or_default();
        if weight.is_finite() { weight.max(0.0) } else { 0.0 }
    }

    /// Sets w_d; a negative or undefined weight counts as 0.
    pub fn set(&mut self, dimension: FitDimension, weight: f64) {
        if let Some(slot) = self.0.get_mut(dimension.index()) {
            *slot = if weight.is_finite() { weight.max(0.0) } else { 0.0 };
        }
    }
}

/// What is scored 0–5 of a prospect, apart from its fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WinnabilityScore {
    /// How low the barrier to come in is; 5 is low.
    EntryBarrier,
    /// Access to who decides.
    Access,
    /// Urgency or ambition.
    Urgency,
    /// Lead generation: they came to us.
    LeadGeneration,
}

impl WinnabilityScore {
    /// All four, in the order people see them.
    pub const ALL: [Self; 4] = [Self::EntryBarrier, Self::Access, Self::Urgency, Self::LeadGeneration];

    /// Its stable name, in files and in recipes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::EntryBarrier => "entry_barrier",
            Self::Access => "access",
            Self::Urgency => "urgency",
            Self::LeadGeneration => "lead_generation",
        }
    }

    /// Its position in [`WinnabilityScore::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// The four scores, 0–5, by [`WinnabilityScore::index`]; `None` is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Winnability(pub [Option<f64>; 4]);

impl Winnability {
    /// One of the scores.
    #[must_use]
    pub fn of(&self, score: WinnabilityScore) -> Option<f64> {
        self.0.get(score.index()).copied().flatten()
    }

    /// Sets one of the scores.
    pub fn set(&mut self, score: WinnabilityScore, value: Option<f64>) {
        if let Some(slot) = self.0.get_mut(score.index()) {
            *slot = value;
        }
    }

    /// The mean of those known, 0–5; `None` when none is.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let known: Vec<f64> = self.0.iter().flatten().copied().collect();
        #[expect(clippy::cast_precision_loss, reason = "four at most")]
        let count = known.len() as f64;
        (!known.is_empty()).then(|| known.iter().sum::<f64>() / count)
    }

    /// Whether `score` is one: from 0 to 5.
    #[must_use]
    pub fn takes(score: f64) -> bool {
        (0.0..=5.0).contains(&score)
    }
}
