//! Combination rules (METHOD.md §8).

use crate::model::{BuiltIn, DimensionKind};

/// A value by the names of its dimension and its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedValue {
    /// The dimension.
    pub dimension: DimensionKind,
    /// The value's name; letter case does not count.
    pub value: String,
}

impl NamedValue {
    /// A value of one of the six dimensions.
    #[must_use]
    pub fn built_in(dimension: BuiltIn, value: impl Into<String>) -> Self {
        Self { dimension: DimensionKind::BuiltIn(dimension), value: value.into() }
    }
}

/// What a rule does to those it fires for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// A combination to look for.
    Good,
    /// A bad combination: said, and nothing else.
    #[default]
    Warn,
    /// A bad combination: fit, low and high × 0.5.
    Halve,
    /// A bad combination: fit, low and high 0, and last in the order.
    Exclude,
}

impl Effect {
    /// All four, in the order people see them.
    pub const ALL: [Self; 4] = [Self::Good, Self::Warn, Self::Halve, Self::Exclude];

    /// Whether the combination is a bad one.
    #[must_use]
    pub fn is_bad(self) -> bool {
        self != Self::Good
    }
}

/// Why a rule is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleReason {
    /// Somebody's own words; empty where none were written.
    Written(String),
    /// Shipped: a human-resources director does not buy more revenue.
    RoleWithoutRevenue,
    /// Shipped: to a project manager the project is delivered before after-sales begins.
    DeliveredAlready,
}

impl Default for RuleReason {
    fn default() -> Self {
        Self::Written(String::new())
    }
}

/// Values that go together badly or well. It fires where every value it names is known and there (METHOD.md §8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Joined by and; a rule without any never fires.
    pub conditions: Vec<NamedValue>,
    /// What it does.
    pub effect: Effect,
    /// Why.
    pub reason: RuleReason,
}

impl Rule {
    /// The two of METHOD.md §8; both warn.
    #[must_use]
    pub fn shipped() -> Vec<Self> {
        let named = NamedValue::built_in;
        vec![
            Self {
                conditions: vec![named(BuiltIn::Problem, "More revenue"), named(BuiltIn::BuyerRole, "HR director")],
                effect: Effect::Warn,
                reason: RuleReason::RoleWithoutRevenue,
            },
            Self {
                conditions: vec![
                    named(BuiltIn::BuyerRole, "Project manager"),
                    named(BuiltIn::Differentiator, "After-sales"),
                ],
                effect: Effect::Warn,
                reason: RuleReason::DeliveredAlready,
            },
        ]
    }
}
