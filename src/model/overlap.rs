//! What the search for overlap asks (METHOD.md §7): its settings, the conditions it combines, and the profile a person
//! pins.

use super::{DimensionId, ValueId};

/// What the search raises: the target y.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// V_i (METHOD.md §6).
    #[default]
    Value,
    /// R_i.
    Revenue,
    /// R_i/u_i.
    RevenuePerUser,
    /// k_i.
    Breadth,
    /// M_i.
    Margin,
    /// Whether the client is in the first tier: yes or no.
    TierA,
}

impl Target {
    /// All six, in the order people see them.
    pub const ALL: [Self; 6] =
        [Self::Value, Self::Revenue, Self::RevenuePerUser, Self::Breadth, Self::Margin, Self::TierA];

    /// Whether the search ranks y by prank, and reports means in money: its tail is heavy (METHOD.md §7).
    #[must_use]
    pub fn is_ranked(self) -> bool {
        matches!(self, Self::Revenue | Self::RevenuePerUser)
    }

    /// Whether y is yes or no, so that its mean is a share.
    #[must_use]
    pub fn is_share(self) -> bool {
        self == Self::TierA
    }
}

/// A dimension, derived ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The size band.
    Band,
    /// A dimension of the project.
    Dimension(DimensionId),
}

/// One condition of a group: facet = value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
pub enum Condition {
    /// The size is in the band at this position of the scheme.
    Band(usize),
    /// The client carries this value.
    Value { dimension: DimensionId, value: ValueId },
}

impl Condition {
    /// What the condition is about; a group has at most one condition per facet.
    #[must_use]
    pub fn facet(self) -> Facet {
        match self {
            Self::Band(_) => Facet::Band,
            Self::Value { dimension, .. } => Facet::Dimension(dimension),
        }
    }
}

/// Who the best clients are, for what they have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Best {
    /// The first tier.
    #[default]
    FirstTier,
    /// All counted clients.
    All,
}

/// The settings of METHOD.md §7.
#[derive(Clone, Debug, PartialEq)]
pub struct OverlapSettings {
    /// The target y.
    pub target: Target,
    /// a in (n_g/n)^a · (mean_g − mean), within `[0, 1]`: 0 looks for the highest mean, 1 for the largest total.
    pub exponent: f64,
    /// The most conditions of a group: 1 to [`OverlapSettings::MAX_DEPTH`].
    pub depth: usize,
    /// The fewest clients of a group, at least 1; `None` means max(3, 5 % of n).
    pub minimum: Option<usize>,
    /// How many groups are listed.
    pub top: usize,
    /// List the exact best groups, redundant ones among them.
    pub all: bool,
    /// B: permutations of y behind p; 0 skips it.
    pub permutations: usize,
    /// Who the best clients are, for the greatest common denominator.
    pub best: Best,
    /// What the literal overlap combines, in this order; `None` means every facet that a best client has a value of.
    pub literal: Option<Vec<Facet>>,
}

impl OverlapSettings {
    /// The most conditions a group can have.
    pub const MAX_DEPTH: usize = 4;

    /// n_g must reach this: the set minimum, or max(3, ceil(5 % of `clients`)).
    #[must_use]
    pub fn minimum_of(&self, clients: usize) -> usize {
        self.minimum.map_or_else(|| clients.div_ceil(20).max(3), |minimum| minimum.max(1))
    }

    /// The depth within its range.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.depth.clamp(1, Self::MAX_DEPTH)
    }
}

impl Default for OverlapSettings {
    /// Value, a = 0.5, depth 3, the 20 best groups without redundant ones, 1,000 permutations.
    fn default() -> Self {
        Self {
            target: Target::default(),
            exponent: 0.5,
            depth: 3,
            minimum: None,
            top: 20,
            all: false,
            permutations: 1_000,
            best: Best::default(),
            literal: None,
        }
    }
}
