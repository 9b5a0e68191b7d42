//! What people type about whom to call and what to tell them (METHOD.md §§8, 10–13).
//!
//! Values and dimensions are named, not numbered: what was typed stays when another file is imported, names that nobody
//! uses yet may stand in a rule, and a renamed value takes along what was said of it.

mod card;
mod fit;
mod follow;
mod messages;
mod rule;
mod segments;

pub use card::{CoreCard, CoreTest};
pub use fit::{FitDimension, FitWeights, Winnability, WinnabilityScore};
pub use messages::{Message, MessageCell, Messages};
pub use rule::{Effect, NamedValue, Rule, RuleReason};
pub use segments::{
    Motive, NeedScore, OfferScore, Quote, SegmentCriterion, SegmentKey, SegmentSource, SegmentTyped, SegmentWeights,
    Segments, TeamScore, TypedFigure,
};

use super::{BuiltIn, Dimension, DimensionKind, Profile};

/// A profile kept under a name (METHOD.md §10: segments may be saved profiles).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedProfile {
    /// What it is called; no two are called the same, letter case ignored.
    pub name: String,
    /// Its band and conditions.
    pub profile: Profile,
}

/// All of it. A cheap default: nothing typed, the shipped rules and weights.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// Saved profiles, in the order they were saved.
    pub profiles: Vec<SavedProfile>,
    /// w_d of the fit of prospects (§11).
    pub fit_weights: FitWeights,
    /// The combination rules (§8), in the order people see them.
    pub rules: Vec<Rule>,
    /// What is typed about segments (§10).
    pub segments: Segments,
    /// The message grid (§8).
    pub messages: Messages,
    /// The core clients (§12): at most [`CoreCard::MOST`] count; more are kept and said.
    pub core_cards: Vec<CoreCard>,
}

impl Default for People {
    fn default() -> Self {
        Self {
            profiles: Vec::new(),
            fit_weights: FitWeights::default(),
            rules: Rule::shipped(),
            segments: Segments::default(),
            messages: Messages::default(),
            core_cards: Vec::new(),
        }
    }
}

impl People {
    /// The position of the profile called `name`, letter case and outer spaces ignored.
    #[must_use]
    pub fn profile_named(&self, name: &str) -> Option<usize> {
        self.profiles.iter().position(|saved| is_named(&saved.name, name))
    }
}

/// Whether two names are one, letter case and outer spaces ignored.
#[must_use]
pub fn is_named(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whether two kinds of dimension are one; the user's own go by name, letter case ignored.
#[must_use]
pub fn is_same_dimension(one: &DimensionKind, other: &DimensionKind) -> bool {
    match (one, other) {
        (DimensionKind::Own(one), DimensionKind::Own(other)) => is_named(one, other),
        _ => one == other,
    }
}

/// The dimension of `kind` among `dimensions`.
#[must_use]
pub fn dimension_of<'d>(dimensions: &'d [Dimension], kind: &DimensionKind) -> Option<&'d Dimension> {
    dimensions.iter().find(|dimension| is_same_dimension(&dimension.kind, kind))
}

/// Industry: what segments and the message grid are about until somebody chooses another.
fn industry() -> DimensionKind {
    DimensionKind::BuiltIn(BuiltIn::Industry)
}

#[cfg(test)]
mod tests;
