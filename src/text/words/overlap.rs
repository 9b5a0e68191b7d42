//! The words of the search for overlap: targets, conditions, and what p says.

use super::{band_label, dimension, value};
use crate::analysis::Chance;
use crate::model::{Band, Condition, Facet, Project, Target};
use crate::say;
use crate::text::{ABSENT, Text};

/// A target as a label: "Revenue per user".
#[must_use]
pub fn target(text: &Text, target: Target) -> String {
    match target {
        Target::Value => say!(text, "target-value"),
        Target::Revenue => say!(text, "target-revenue"),
        Target::RevenuePerUser => say!(text, "target-revenue-per-user"),
        Target::Breadth => say!(text, "target-breadth"),
        Target::Margin => say!(text, "target-margin"),
        Target::TierA => say!(text, "target-tier-a"),
    }
}

/// A dimension's name, derived ones included: "Size band", "Industry".
#[must_use]
pub fn facet(text: &Text, project: &Project, facet: Facet) -> String {
    match facet {
        Facet::Band => say!(text, "dimension-size-band"),
        Facet::Dimension(id) => project.dimension(id).map_or(ABSENT.to_owned(), |found| dimension(text, found)),
    }
}

/// What a condition asks for: "26–100", "Healthcare".
#[must_use]
pub fn condition_value(text: &Text, project: &Project, condition: Condition) -> String {
    match condition {
        Condition::Band(band) => band_label(text, &project.settings.bands, Band::Known(band)),
        Condition::Value { dimension, value: id } => {
            let named = project.dimension(dimension).and_then(|found| Some(value(text, found, found.value(id)?)));
            named.unwrap_or_else(|| ABSENT.to_owned())
        }
    }
}

/// The conditions of a group in one line: "Size band 26–100 · Industry Healthcare".
#[must_use]
pub fn conditions(text: &Text, project: &Project, conditions: &[Condition]) -> String {
    let said = |&condition: &Condition| {
        let (name, value) = (facet(text, project, condition.facet()), condition_value(text, project, condition));
        say!(text, "condition", dimension = name, value = value)
    };
    conditions.iter().map(said).collect::<Vec<_>>().join(" · ")
}

/// What p says: "could be chance". Empty when p was skipped.
#[must_use]
pub fn chance(text: &Text, chance: Chance) -> String {
    match chance {
        Chance::Unlikely => say!(text, "chance-unlikely"),
        Chance::Possible => say!(text, "chance-possible"),
        Chance::TooFew => say!(text, "chance-too-few"),
        Chance::NotTested => String::new(),
    }
}
