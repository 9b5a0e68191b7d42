//! Dimensions and their vocabularies (METHOD.md §1).

use super::{DimensionId, ValueId};

/// The dimensions every project has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BuiltIn {
    /// The client's industry; a tag's detail is the sub-industry.
    Industry,
    /// Where the client is.
    Geography,
    /// Who buys at the client.
    BuyerRole,
    /// Rogers' adoption profile.
    Adoption,
    /// The problem solved; a tag's detail is the "how".
    Problem,
    /// What won the client over.
    Differentiator,
}

impl BuiltIn {
    /// All of them, in the order people see them.
    pub const ALL: [Self; 6] =
        [Self::Industry, Self::Geography, Self::BuyerRole, Self::Adoption, Self::Problem, Self::Differentiator];

    /// The shipped vocabulary, in its natural order; empty where people bring their own. These canonical English words
    /// are translated when shown.
    #[must_use]
    pub fn vocabulary(self) -> &'static [&'static str] {
        match self {
            Self::Adoption => &["Innovator", "Early adopter", "Early majority", "Late majority", "Laggard"],
            Self::Problem => &["More market share", "Lower cost", "Shorter time-to-market", "More revenue"],
            Self::Industry | Self::Geography | Self::BuyerRole | Self::Differentiator => &[],
        }
    }

    /// Whether a client can have several values at once.
    #[must_use]
    pub fn is_multi_valued(self) -> bool {
        matches!(self, Self::BuyerRole | Self::Problem | Self::Differentiator)
    }
}

/// Where a dimension comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DimensionKind {
    /// One of the six; its name comes from the text catalogue.
    BuiltIn(BuiltIn),
    /// The user's own, with the name they gave it.
    Own(String),
}

/// A trait clients are tagged in, with the values in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Its place in the project's list.
    pub id: DimensionId,
    /// Built in, or the user's own.
    pub kind: DimensionKind,
    /// Whether a client can have several values at once; the first is primary.
    pub multi_valued: bool,
    /// The vocabulary by [`ValueId`]. A value merged away or deleted leaves `None`, so that the others keep their ids.
    pub values: Vec<Option<String>>,
}

impl Dimension {
    /// The six built-in dimensions with their shipped vocabularies.
    #[must_use]
    pub fn built_in() -> Vec<Self> {
        let all = BuiltIn::ALL.into_iter().enumerate();
        all.map(|(index, built_in)| Self {
            id: DimensionId::at(index),
            kind: DimensionKind::BuiltIn(built_in),
            multi_valued: built_in.is_multi_valued(),
            values: built_in.vocabulary().iter().map(|&value| Some(value.to_owned())).collect(),
        })
        .collect()
    }

    /// Which of the six this is; `None` for the user's own.
    #[must_use]
    pub fn as_built_in(&self) -> Option<BuiltIn> {
        match self.kind {
            DimensionKind::BuiltIn(built_in) => Some(built_in),
            DimensionKind::Own(_) => None,
        }
    }

    /// The name of `value`; `None` when it was merged away or deleted.
    #[must_use]
    pub fn value(&self, value: ValueId) -> Option<&str> {
        self.values.get(value.index())?.as_deref()
    }

    /// The values in use, with their ids.
    pub fn values(&self) -> impl Iterator<Item = (ValueId, &str)> {
        let all = self.values.iter().enumerate();
        all.filter_map(|(index, value)| Some((ValueId::at(index), value.as_deref()?)))
    }

    /// The value whose name is `name`, letter case and outer spaces ignored.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<ValueId> {
        let wanted = name.trim().to_lowercase();
        self.values().find(|(_, value)| value.to_lowercase() == wanted).map(|(id, _)| id)
    }

    /// The value named `name`, added to the vocabulary when it is new. `None` for an empty name.
    pub fn intern(&mut self, name: &str) -> Option<ValueId> {
        if name.trim().is_empty() {
            return None;
        }
        Some(self.find(name).unwrap_or_else(|| {
            self.values.push(Some(name.trim().to_owned()));
            ValueId::at(self.values.len() - 1)
        }))
    }
}
