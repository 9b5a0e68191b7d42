//! The words of value, tiers, white space, pivot and periods.

use crate::analysis::{KeyFigure, PivotQuantity, Quadrant};
use crate::model::{TierRule, ValueComponent};
use crate::say;
use crate::text::Text;

/// A component of the value score, as a label: "Lifetime".
#[must_use]
pub fn value_component(text: &Text, component: ValueComponent) -> String {
    match component {
        ValueComponent::Revenue => say!(text, "component-revenue"),
        ValueComponent::Breadth => say!(text, "component-breadth"),
        ValueComponent::Margin => say!(text, "component-margin"),
        ValueComponent::Potential => say!(text, "component-potential"),
        ValueComponent::Lifetime => say!(text, "component-lifetime"),
        ValueComponent::Orders => say!(text, "component-orders"),
    }
}

/// What divides the tiers, as a label: "Cumulative revenue".
#[must_use]
pub fn tier_rule(text: &Text, rule: TierRule) -> String {
    match rule {
        TierRule::CumulativeRevenue => say!(text, "tier-rule-cumulative"),
        TierRule::Count => say!(text, "tier-rule-count"),
        TierRule::Value => say!(text, "tier-rule-value"),
    }
}

/// A quadrant of the revenue × potential map, as a label: what to do with the clients in it.
#[must_use]
pub fn quadrant(text: &Text, quadrant: Quadrant) -> String {
    match quadrant {
        Quadrant::Grow => say!(text, "quadrant-grow"),
        Quadrant::Keep => say!(text, "quadrant-keep"),
        Quadrant::Develop => say!(text, "quadrant-develop"),
        Quadrant::Serve => say!(text, "quadrant-serve"),
    }
}

/// What the cells of a pivot show, as a label.
#[must_use]
pub fn pivot_quantity(text: &Text, quantity: PivotQuantity) -> String {
    match quantity {
        PivotQuantity::Clients => say!(text, "pivot-clients"),
        PivotQuantity::Revenue => say!(text, "pivot-revenue"),
        PivotQuantity::Share => say!(text, "pivot-share"),
        PivotQuantity::AveragePerClient => say!(text, "pivot-average"),
        PivotQuantity::MedianPerClient => say!(text, "pivot-median"),
        PivotQuantity::Breadth => say!(text, "pivot-breadth"),
        PivotQuantity::Penetration => say!(text, "pivot-penetration"),
        PivotQuantity::RevenuePerUserMean => say!(text, "pivot-per-user-mean"),
        PivotQuantity::RevenuePerUserWhole => say!(text, "pivot-per-user-whole"),
        PivotQuantity::Value => say!(text, "pivot-value"),
    }
}

/// A figure followed over periods, as a label.
#[must_use]
pub fn key_figure(text: &Text, figure: KeyFigure) -> String {
    match figure {
        KeyFigure::Clients => say!(text, "figure-clients"),
        KeyFigure::Revenue => say!(text, "figure-revenue"),
        KeyFigure::AveragePerClient => say!(text, "figure-average"),
        KeyFigure::MedianPerClient => say!(text, "figure-median"),
        KeyFigure::RevenuePerUser => say!(text, "figure-per-user"),
        KeyFigure::Breadth => say!(text, "figure-breadth"),
        KeyFigure::Penetration => say!(text, "figure-penetration"),
        KeyFigure::TargetClients => say!(text, "figure-target-clients"),
        KeyFigure::TargetShare => say!(text, "figure-target-share"),
        KeyFigure::TargetRevenueShare => say!(text, "figure-target-revenue-share"),
        KeyFigure::Spread => say!(text, "figure-spread"),
        KeyFigure::TopShare => say!(text, "figure-top-share"),
        KeyFigure::Gini => say!(text, "figure-gini"),
        KeyFigure::UnknownSize => say!(text, "figure-unknown-size"),
    }
}
