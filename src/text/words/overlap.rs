//! The words of the search for overlap: targets, conditions, and what p says.

use super::{band_label, band_phrase, capitalised, clients, dimension, value};
use crate::analysis::{Chance, Group, Overlap};
use crate::model::{Band, BuiltIn, Condition, Dimension, Facet, Profile, Project, Target};
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

/// One condition by its name: "Industry: Healthcare".
#[must_use]
pub fn condition(text: &Text, project: &Project, condition: Condition) -> String {
    let name = facet(text, project, condition.facet());
    say!(text, "condition-named", dimension = name, value = condition_value(text, project, condition))
}

/// A group as people say it: "26–100 users, logistics, where the finance director buys".
#[must_use]
pub fn group(text: &Text, project: &Project, conditions: &[Condition]) -> String {
    let said = conditions.iter().map(|&one| {
        let value = condition_value(text, project, one);
        let dimension = match one {
            Condition::Band(band) => return band_phrase(text, project, Band::Known(band)),
            Condition::Value { dimension, .. } => dimension,
        };
        match project.dimension(dimension).and_then(Dimension::as_built_in) {
            Some(BuiltIn::BuyerRole) => say!(text, "condition-buyer", value = value),
            Some(BuiltIn::Problem) => say!(text, "condition-problem", value = value),
            Some(BuiltIn::Differentiator) => say!(text, "condition-differentiator", value = value),
            Some(BuiltIn::Industry | BuiltIn::Geography | BuiltIn::Adoption) => value,
            None => condition(text, project, one),
        }
    });
    capitalised(&said.collect::<Vec<_>>().join(", "))
}

/// A profile as people say it.
#[must_use]
pub fn profile(text: &Text, project: &Project, profile: &Profile) -> String {
    group(text, project, &profile.all_conditions())
}

/// The finding of the search: "26–100 users, logistics: 1.8 times the average value, in 14 clients".
#[must_use]
pub fn overlap(text: &Text, project: &Project, overlap: &Overlap) -> String {
    let best = overlap.groups.iter().find(|group| overlap.chance(group) == Chance::Unlikely);
    let found = match (best, overlap.groups.first()) {
        (None, Some(_)) if overlap.permutations > 0 => return say!(text, "overlap-title-chance"),
        (None, None) => return say!(text, "overlap-title-none"),
        (Some(found), _) | (None, Some(found)) => found,
    };
    let name = group(text, project, &found.conditions);
    let clients = clients(text, found.clients.len());
    let Some(lift) = found.shown_lift() else {
        return say!(text, "overlap-title-plain", group = name, clients = clients);
    };
    let (lift, target) = (text.number(lift, 1), target(text, overlap.target).to_lowercase());
    say!(text, "overlap-title", group = name, lift = lift, target = target, clients = clients)
}

/// An amount of the target, with its unit.
#[must_use]
pub fn target_amount(text: &Text, project: &Project, target: Target, amount: f64) -> String {
    match target {
        Target::Revenue | Target::RevenuePerUser | Target::Margin => {
            text.money_round(amount, project.data.currency.as_deref())
        }
        Target::TierA => text.percent(amount, 0),
        Target::Value => text.number(amount, 2),
        Target::Breadth => text.number(amount, 1),
    }
}

/// What p says of a group, with p: "p = 0.004", "could be chance, p = 0.310".
#[must_use]
pub fn chance_of(text: &Text, overlap: &Overlap, group: &Group) -> String {
    let p = group.p.map(|p| text.number(p, 3)).unwrap_or_default();
    match overlap.chance(group) {
        Chance::Unlikely => say!(text, "chance-p", p = p),
        Chance::Possible => say!(text, "chance-possible-p", p = p),
        Chance::TooFew => say!(text, "chance-too-few"),
        Chance::NotTested => say!(text, "chance-not-tested"),
    }
}
