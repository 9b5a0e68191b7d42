//! What is typed about segments (METHOD.md §10).

use super::industry;
use crate::model::DimensionKind;

/// Where segments come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SegmentSource {
    /// Each value of a dimension is one.
    Dimension(DimensionKind),
    /// Each saved profile is one.
    Profiles,
}

impl Default for SegmentSource {
    fn default() -> Self {
        Self::Dimension(industry())
    }
}

/// One segment by its names: what was typed of it stays when other segments are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentKey {
    /// Where it comes from.
    pub source: SegmentSource,
    /// The name of its value or profile; letter case does not count.
    pub name: String,
}

/// What is weighed in the final score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegmentCriterion {
    /// The provisional rank of the history.
    History,
    /// Needs × offer.
    NeedsOffer,
    /// Motives × our strengths.
    Motives,
    /// Future trends.
    FutureTrends,
    /// Triggers: occasions to buy.
    Triggers,
    /// Competitor success; what they miss is ours.
    CompetitorSuccess,
    /// Accepted reference cases.
    ReferenceCases,
}

impl SegmentCriterion {
    /// All seven, in the order people see them.
    pub const ALL: [Self; 7] = [
        Self::History,
        Self::NeedsOffer,
        Self::Motives,
        Self::FutureTrends,
        Self::Triggers,
        Self::CompetitorSuccess,
        Self::ReferenceCases,
    ];

    /// Its position in [`SegmentCriterion::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// The team's score it is; `None` for the three that are computed.
    #[must_use]
    pub fn team(self) -> Option<TeamScore> {
        match self {
            Self::History | Self::NeedsOffer | Self::Motives => None,
            Self::FutureTrends => Some(TeamScore::FutureTrends),
            Self::Triggers => Some(TeamScore::Triggers),
            Self::CompetitorSuccess => Some(TeamScore::CompetitorSuccess),
            Self::ReferenceCases => Some(TeamScore::ReferenceCases),
        }
    }
}

/// The weights of the final score, by [`SegmentCriterion::index`]; non-negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SegmentWeights(pub [f64; 7]);

impl Default for SegmentWeights {
    /// 1 each (METHOD.md §10).
    fn default() -> Self {
        Self([1.0; 7])
    }
}

impl SegmentWeights {
    /// The weight of `criterion`; one that is negative or no number counts as 0.
    #[must_use]
    pub fn of(&self, criterion: SegmentCriterion) -> f64 {
        let weight = self.0.get(criterion.index()).copied().unwrap_or_default();
        if weight.is_finite() { weight.max(0.0) } else { 0.0 }
    }

    /// Sets a weight; a negative or undefined one counts as 0.
    pub fn set(&mut self, criterion: SegmentCriterion, weight: f64) {
        if let Some(slot) = self.0.get_mut(criterion.index()) {
            *slot = if weight.is_finite() { weight.max(0.0) } else { 0.0 };
        }
    }
}

/// What a team scores a segment on, 0–5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TeamScore {
    /// Future trends.
    FutureTrends,
    /// Triggers.
    Triggers,
    /// Competitor success; high is bad.
    CompetitorSuccess,
    /// Reference cases.
    ReferenceCases,
}

impl TeamScore {
    /// All four, in the order people see them.
    pub const ALL: [Self; 4] = [Self::FutureTrends, Self::Triggers, Self::CompetitorSuccess, Self::ReferenceCases];

    /// Its position in [`TeamScore::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// A number that is typed of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TypedFigure {
    /// The size of its market, in clients; positive.
    Potential,
    /// A score of the team, 0–5.
    Team(TeamScore),
}

/// What is typed of one segment.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentTyped {
    /// Which.
    pub segment: SegmentKey,
    /// The size of its market, in clients.
    pub potential: Option<f64>,
    /// The team's scores, 0–5, by [`TeamScore::index`].
    pub team: [Option<f64>; 4],
}

impl SegmentTyped {
    /// Nothing typed yet.
    #[must_use]
    pub fn of(segment: SegmentKey) -> Self {
        Self { segment, potential: None, team: [None; 4] }
    }

    /// One of the numbers.
    #[must_use]
    pub fn figure(&self, figure: TypedFigure) -> Option<f64> {
        match figure {
            TypedFigure::Potential => self.potential,
            TypedFigure::Team(score) => self.team.get(score.index()).copied().flatten(),
        }
    }
}

/// How much a segment needs something.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedScore {
    /// Which segment.
    pub segment: SegmentKey,
    /// Which need.
    pub need: String,
    /// 0–5.
    pub score: f64,
}

/// How well an offering meets a need.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferScore {
    /// The offering's name.
    pub offering: String,
    /// Which need.
    pub need: String,
    /// 0–5.
    pub score: f64,
}

/// What a segment chooses on, and how strong we are in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Motive {
    /// Which segment.
    pub segment: SegmentKey,
    /// The motive in words.
    pub motive: String,
    /// 0–5.
    pub importance: Option<f64>,
    /// 0–5.
    pub strength: Option<f64>,
}

/// What somebody of a segment's panel said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Which segment.
    pub segment: SegmentKey,
    /// Who said it: a client, a prospect, or nobody named.
    pub who: String,
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
}

/// All that is typed about segments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segments {
    /// Which segments are shown.
    pub source: SegmentSource,
    /// The weights of the final score.
    pub weights: SegmentWeights,
    /// Potentials and team scores.
    pub typed: Vec<SegmentTyped>,
    /// The needs, in the order of their columns.
    pub needs: Vec<String>,
    /// What segments need.
    pub need_scores: Vec<NeedScore>,
    /// What offerings meet.
    pub offer_scores: Vec<OfferScore>,
    /// Motives, in the order they were written.
    pub motives: Vec<Motive>,
    /// What panels said, in the order it was read.
    pub quotes: Vec<Quote>,
}

impl SegmentKey {
    /// Whether the two are one segment, letter case and outer spaces ignored.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        let same_source = match (&self.source, &other.source) {
            (SegmentSource::Dimension(one), SegmentSource::Dimension(other)) => super::is_same_dimension(one, other),
            (one, other) => one == other,
        };
        same_source && super::is_named(&self.name, &other.name)
    }
}

impl Segments {
    /// What is typed of `segment`.
    #[must_use]
    pub fn typed_of(&self, segment: &SegmentKey) -> Option<&SegmentTyped> {
        self.typed.iter().find(|typed| typed.segment.is(segment))
    }

    /// How much `segment` needs `need`; `None` where nobody said.
    #[must_use]
    pub fn need_score(&self, segment: &SegmentKey, need: &str) -> Option<f64> {
        let of = |score: &&NeedScore| score.segment.is(segment) && super::is_named(&score.need, need);
        self.need_scores.iter().find(of).map(|score| score.score)
    }

    /// How well `offering` meets `need`; `None` where nobody said.
    #[must_use]
    pub fn offer_score(&self, offering: &str, need: &str) -> Option<f64> {
        let of = |score: &&OfferScore| super::is_named(&score.offering, offering) && super::is_named(&score.need, need);
        self.offer_scores.iter().find(of).map(|score| score.score)
    }
}
