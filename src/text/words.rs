//! The names people read for the nouns of the model and of the import, and for edits.

mod edits;
mod import;
mod value;

use super::Text;
use crate::model::{
    Band, BandBy, BandScheme, BuiltIn, ClientStatus, Criterion, Dimension, DimensionKind, OfferingKind,
};
use crate::say;

pub use edits::{edges_error, edit_error, edit_label};
pub use import::{
    cell_name, choice, column_role, file_kind, file_name, issue, layout, left_out, question, question_why, role_reason,
    row_class,
};

pub use value::{key_figure, pivot_quantity, quadrant, tier_rule, value_component};

/// A band's label: `26–100`, or "Unknown".
#[must_use]
pub fn band_label(text: &Text, scheme: &BandScheme, band: Band) -> String {
    match band {
        Band::Known(index) => scheme.label(index),
        Band::Unknown => say!(text, "band-unknown"),
    }
}

/// A band with what it counts: `26–100 users`, "unknown size".
#[must_use]
pub fn band_phrase(text: &Text, scheme: &BandScheme, band: Band) -> String {
    let Band::Known(index) = band else { return say!(text, "band-unknown-size") };
    let label = scheme.label(index);
    match scheme.by {
        BandBy::Users => say!(text, "band-users", label = label),
        BandBy::Revenue => say!(text, "band-revenue", label = label),
        BandBy::Employees => say!(text, "band-employees", label = label),
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

/// What a client is to the provider.
#[must_use]
pub fn client_status(text: &Text, status: ClientStatus) -> String {
    match status {
        ClientStatus::Client => say!(text, "status-client"),
        ClientStatus::ExClient => say!(text, "status-ex-client"),
        ClientStatus::Prospect => say!(text, "status-prospect"),
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
        let users = BandScheme::default();
        let revenue = BandScheme::new(BandBy::Revenue, vec![5000.0]).expect("the edges rise");
        let cases = [
            (&users, Band::Known(1), "26–100", "26–100 users"),
            (&users, Band::Unknown, "Unknown", "unknown size"),
            (&revenue, Band::Known(1), "5001+", "5001+ in revenue"),
        ];
        for (scheme, band, label, phrase) in cases {
            let found = (band_label(&text, scheme, band), band_phrase(&text, scheme, band));
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
