//! The names people read for the nouns of the model and of the import, and for edits.

mod edits;
mod import;
mod missing;
mod overlap;
mod people;
pub mod tagging;
mod value;

use super::Text;
use crate::model::{
    Band, BandBy, BandScheme, BuiltIn, Client, ClientStatus, Criterion, Dimension, DimensionKind, OfferingKind,
    Project, StatusReason, UsersSource,
};
use crate::say;

pub use edits::{edges_error, edit_error, edit_label, replaces};
pub use import::{
    cell_name, choice, choice_of, column_role, file_kind, file_name, issue, layout, left_out, listed, question,
    question_why, role_reason, row_class, shape, shape_reason,
};
pub use missing::missing;
pub use overlap::{
    chance, chance_of, condition, condition_value, conditions, facet, group, overlap, profile, target, target_amount,
};
pub use people::{advice, core_test, effect, fit_dimension, rule_reason, segment_criterion, team_score, winnability};
pub use value::{key_figure, pivot_quantity, quadrant, tier_rule, value_component};

/// A band's label: `26–100`, or "Unknown".
#[must_use]
pub fn band_label(text: &Text, scheme: &BandScheme, band: Band) -> String {
    match band {
        Band::Known(index) => scheme.label(index),
        Band::Unknown => say!(text, "band-unknown"),
    }
}

/// A band of `project` with what it counts: `26–100 users`, `€ 1,000–€ 5,000 in revenue`, "unknown size".
#[must_use]
pub fn band_phrase(text: &Text, project: &Project, band: Band) -> String {
    let scheme = &project.settings.bands;
    let Band::Known(index) = band else { return say!(text, "band-unknown-size") };
    match scheme.by {
        BandBy::Users => say!(text, "band-users", label = scheme.label(index)),
        BandBy::Employees => say!(text, "band-employees", label = scheme.label(index)),
        BandBy::Revenue => revenue_band(text, project, index),
    }
}

/// A band of revenue by its edges: amounts are no whole numbers, so there is no next one to begin at.
fn revenue_band(text: &Text, project: &Project, index: usize) -> String {
    let scheme = &project.settings.bands;
    let amount = |edge: f64| {
        let currency = project.data.currency.as_deref();
        if edge.fract() == 0.0 { text.money_round(edge, currency) } else { text.money(edge, currency) }
    };
    let below = index.checked_sub(1).and_then(|below| scheme.upper(below)).map(amount);
    match (below, scheme.upper(index).map(amount)) {
        (Some(from), Some(to)) => say!(text, "band-revenue-between", from = from, to = to),
        (None, Some(to)) => say!(text, "band-revenue-first", to = to),
        (from, None) => say!(text, "band-revenue-last", from = from.unwrap_or_default()),
    }
}

/// A criterion as a label: "Average per client".
#[must_use]
pub fn criterion(text: &Text, criterion: Criterion) -> String {
    match criterion {
        Criterion::BroadClients => say!(text, "criterion-broad-clients"),
        Criterion::AveragePerClient => say!(text, "criterion-average-per-client"),
        Criterion::Breadth => say!(text, "criterion-breadth"),
        Criterion::Pairs => say!(text, "criterion-pairs"),
        Criterion::Share => say!(text, "criterion-share"),
        Criterion::RevenuePerUser => say!(text, "criterion-revenue-per-user"),
    }
}

/// A dimension's name: the catalogue's for a built-in one, the user's for their own.
#[must_use]
pub fn dimension(text: &Text, dimension: &Dimension) -> String {
    match &dimension.kind {
        DimensionKind::BuiltIn(known) => built_in(text, *known),
        DimensionKind::Own(name) => name.clone(),
    }
}

/// The name of a built-in dimension.
#[must_use]
pub fn built_in(text: &Text, dimension: BuiltIn) -> String {
    match dimension {
        BuiltIn::Industry => say!(text, "dimension-industry"),
        BuiltIn::Geography => say!(text, "dimension-geography"),
        BuiltIn::BuyerRole => say!(text, "dimension-buyer-role"),
        BuiltIn::Adoption => say!(text, "dimension-adoption"),
        BuiltIn::Problem => say!(text, "dimension-problem"),
        BuiltIn::Differentiator => say!(text, "dimension-differentiator"),
    }
}

/// A value of `dimension` as people read it: shipped values are translated, people's own are not.
#[must_use]
pub fn value(text: &Text, dimension: &Dimension, value: &str) -> String {
    let shipped = match dimension.as_built_in() {
        Some(known) if known.vocabulary().contains(&value) => value,
        _ => return value.to_owned(),
    };
    match shipped {
        "Innovator" => say!(text, "value-innovator"),
        "Early adopter" => say!(text, "value-early-adopter"),
        "Early majority" => say!(text, "value-early-majority"),
        "Late majority" => say!(text, "value-late-majority"),
        "Laggard" => say!(text, "value-laggard"),
        "More market share" => say!(text, "value-more-market-share"),
        "Lower cost" => say!(text, "value-lower-cost"),
        "Shorter time-to-market" => say!(text, "value-shorter-time-to-market"),
        "More revenue" => say!(text, "value-more-revenue"),
        other => other.to_owned(),
    }
}

/// Where a number of users is from.
#[must_use]
pub fn users_source(text: &Text, source: UsersSource) -> String {
    match source {
        UsersSource::File => say!(text, "users-source-file"),
        UsersSource::Billed => say!(text, "users-source-billed"),
        UsersSource::Typed => say!(text, "users-source-typed"),
    }
}

/// What a client is to the provider.
#[must_use]
pub fn client_status(text: &Text, status: ClientStatus) -> String {
    match status {
        ClientStatus::Client => say!(text, "status-client"),
        ClientStatus::ExClient => say!(text, "status-ex-client"),
        ClientStatus::Prospect => say!(text, "status-prospect"),
    }
}

/// A client's status with the reason the lines gave for it: "Prospect, first billed after 2025-12-31".
#[must_use]
pub fn status_of(text: &Text, project: &Project, client: &Client) -> String {
    let status = client_status(text, client.status);
    match (client.status_reason, project.data.asof) {
        (Some(StatusReason::FirstBilledAfter), Some(asof)) => {
            say!(text, "status-first-billed-after", status = status, asof = asof.to_string())
        }
        (Some(StatusReason::NothingBilled), _) => say!(text, "status-nothing-billed", status = status),
        _ => status,
    }
}

/// An offering's kind; "not marked" while nobody said so.
#[must_use]
pub fn offering_kind(text: &Text, kind: Option<OfferingKind>) -> String {
    match kind {
        Some(OfferingKind::Recurring) => say!(text, "kind-recurring"),
        Some(OfferingKind::OneOff) => say!(text, "kind-one-off"),
        None => say!(text, "kind-not-marked"),
    }
}

/// A number of clients with its noun: "1 client", "1,234 clients".
#[must_use]
pub fn clients(text: &Text, count: usize) -> String {
    say!(text, "count-clients", count = count, shown = text.integer(count))
}

/// A number of offerings with its noun.
#[must_use]
pub fn offerings(text: &Text, count: usize) -> String {
    say!(text, "count-offerings", count = count, shown = text.integer(count))
}

/// A number of rows with its noun.
#[must_use]
pub fn rows(text: &Text, count: usize) -> String {
    say!(text, "count-rows", count = count, shown = text.integer(count))
}

/// A sentence's first letter in capitals.
#[must_use]
pub fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn english() -> Text {
        Text::new(Language::English)
    }

    #[test]
    fn bands_say_what_they_count() {
        let text = english();
        let banded = |by, edges: &[f64]| {
            let mut project = Project::default();
            project.settings.bands = BandScheme::new(by, edges.to_vec()).expect("the edges rise");
            project.data.currency = Some("EUR".to_owned());
            project
        };
        let users = Project::default();
        let employees = banded(BandBy::Employees, &[9.0, 49.0]);
        let revenue = banded(BandBy::Revenue, &[5000.0, 7500.5]);
        let cases = [
            (&users, Band::Known(1), "26–100", "26–100 users"),
            (&users, Band::Unknown, "Unknown", "unknown size"),
            (&employees, Band::Known(1), "10–49", "10–49 employees"),
            (&revenue, Band::Known(0), "≤ 5000", "up to € 5,000 in revenue"),
            (&revenue, Band::Known(1), "> 5000–7500.5", "€ 5,000–€ 7,500.50 in revenue"),
            (&revenue, Band::Known(2), "> 7500.5", "over € 7,500.50 in revenue"),
        ];
        for (project, band, label, phrase) in cases {
            let spaced = band_phrase(&text, project, band).replace('\u{a0}', " ");
            let found = (band_label(&text, &project.settings.bands, band), spaced);
            assert_eq!(found, (label.to_owned(), phrase.to_owned()));
        }
    }

    #[test]
    fn only_shipped_values_are_translated() {
        let text = english();
        for dimension in Dimension::built_in() {
            for (_, shipped) in dimension.values() {
                assert_eq!(value(&text, &dimension, shipped), shipped, "English shows the canonical word");
            }
            assert_eq!(value(&text, &dimension, "Laggards anonymous"), "Laggards anonymous");
        }
    }

    #[test]
    fn sentences_start_with_a_capital() {
        let cases = [("", ""), ("breadth", "Breadth"), ("26–100", "26–100"), ("ęś", "Ęś")];
        for (sentence, expected) in cases {
            assert_eq!(capitalised(sentence), expected);
        }
    }
}
