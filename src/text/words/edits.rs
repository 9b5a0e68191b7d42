//! The words of edits: what undo would take back, and why an edit cannot be made.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{criterion, people, tier_rule, value_component};
use crate::model::{BandBy, EdgesError, Edit, EditError, OfferingChange, Project, TierError};
use crate::say;
use crate::text::Text;

/// What an edit does, in lower case, as it stands after "Undo": "tag 12 clients".
#[must_use]
pub fn edit_label(text: &Text, edit: &Edit) -> String {
    match edit {
        Edit::Tag { clients, .. } => {
            say!(text, "edit-tag", count = clients.len(), shown = text.integer(clients.len()))
        }
        Edit::Untag { clients, .. } => {
            say!(text, "edit-untag", count = clients.len(), shown = text.integer(clients.len()))
        }
        Edit::SetDetail { .. } => say!(text, "edit-detail"),
        Edit::SetUsers { .. } => say!(text, "edit-users"),
        Edit::SetStatus { clients, .. } => {
            say!(text, "edit-status", count = clients.len(), shown = text.integer(clients.len()))
        }
        Edit::AddDimension { name, .. } => say!(text, "edit-add-dimension", name = name.as_str()),
        Edit::RenameValue { name, .. } => say!(text, "edit-rename-value", name = name.as_str()),
        Edit::DeleteValue { .. } => say!(text, "edit-delete-value"),
        Edit::SetBands(_) => say!(text, "edit-bands"),
        Edit::SetBandBy(BandBy::Users) => say!(text, "edit-band-by-users"),
        Edit::SetBandBy(BandBy::Employees) => say!(text, "edit-band-by-employees"),
        Edit::SetBandBy(BandBy::Revenue) => say!(text, "edit-band-by-revenue"),
        Edit::SetWeight { criterion: changed, .. } => {
            say!(text, "edit-weight", criterion = criterion(text, *changed))
        }
        Edit::SetThreshold(_) => say!(text, "edit-threshold"),
        Edit::SetBroadFrom(_) => say!(text, "edit-broad-from"),
        Edit::SetRecurringOnly(true) => say!(text, "edit-recurring-only"),
        Edit::SetRecurringOnly(false) => say!(text, "edit-recurring-and-one-off"),
        Edit::SetValueWeight { .. }
        | Edit::SetTierRule(_)
        | Edit::SetTierNames(_)
        | Edit::SetTierCutoffs { .. }
        | Edit::SetPromise { .. }
        | Edit::SetHours(_) => tier_label(text, edit),
        Edit::SetWhiteSpace(_) => say!(text, "edit-white-space"),
        Edit::BlockCell { .. } => say!(text, "edit-block"),
        Edit::UnblockCell { .. } => say!(text, "edit-unblock"),
        Edit::SetWantedShare(_) => say!(text, "edit-wanted-share"),
        Edit::ForgetPeriod(_) => say!(text, "edit-forget-period"),
        Edit::ShowPeriod(_) => say!(text, "edit-show-period"),
        Edit::ResetWhatCounts => say!(text, "sweet-reset-label"),
        Edit::SetOverlap(_) => say!(text, "edit-overlap"),
        Edit::PinProfile(Some(_)) => say!(text, "edit-pin-profile"),
        Edit::PinProfile(None) => say!(text, "edit-unpin-profile"),
        Edit::ChangeOfferings { .. }
        | Edit::MergeOfferings { .. }
        | Edit::MergeClients { .. }
        | Edit::KeepApart { .. }
        | Edit::SameClient { .. }
        | Edit::SetPrimary { .. } => names_label(text, edit),
        Edit::ChangeClients(changes) => {
            let clients: BTreeSet<_> = changes.iter().map(|change| change.client).collect();
            say!(text, "edit-clients", count = clients.len(), shown = text.integer(clients.len()))
        }
        Edit::People(edit) => people::label(text, edit),
        Edit::RenameProject(_) => say!(text, "edit-rename-project"),
        Edit::Import { name, .. } => say!(text, "edit-import", name = name.as_str()),
    }
}

fn names_label(text: &Text, edit: &Edit) -> String {
    let count = |others: usize| -> usize { others + 1 };
    match edit {
        Edit::ChangeOfferings { offerings, change } => {
            let (count, shown) = (offerings.len(), text.integer(offerings.len()));
            match change {
                OfferingChange::Kind(_) => say!(text, "edit-offering-kind", count = count, shown = shown),
                OfferingChange::Group(_) => say!(text, "edit-offering-group", count = count, shown = shown),
                OfferingChange::PerUser(_) => say!(text, "edit-offering-per-user", count = count, shown = shown),
                OfferingChange::LowersRisk(_) => say!(text, "edit-offering-risk", count = count, shown = shown),
            }
        }
        Edit::MergeOfferings { others, name, .. } if others.is_empty() => {
            say!(text, "edit-rename-offering", name = name.as_str())
        }
        Edit::MergeOfferings { others, name, .. } => {
            say!(text, "edit-merge-offerings", count = count(others.len()), name = name.as_str())
        }
        Edit::MergeClients { others, .. } => say!(text, "edit-merge-clients", count = count(others.len())),
        Edit::KeepApart { .. } => say!(text, "edit-keep-apart"),
        Edit::SameClient { .. } => say!(text, "edit-same-client"),
        _ => say!(text, "edit-primary"),
    }
}

fn tier_label(text: &Text, edit: &Edit) -> String {
    match edit {
        Edit::SetValueWeight { component, .. } => {
            say!(text, "edit-weight", criterion = value_component(text, *component))
        }
        Edit::SetTierRule(rule) => say!(text, "edit-tier-rule", rule = tier_rule(text, *rule)),
        Edit::SetTierNames(_) => say!(text, "edit-tier-names"),
        Edit::SetPromise { .. } => say!(text, "edit-promise"),
        Edit::SetHours(_) => say!(text, "edit-hours"),
        _ => say!(text, "edit-tier-cutoffs"),
    }
}

/// What becomes of `before` when data of this name and last day takes its place.
#[must_use]
pub fn replaces(text: &Text, before: &Project, (name, asof): (&str, Option<Date>)) -> String {
    if before.is_same_period(name, asof) {
        say!(text, "import-replaces-same", former = before.name.as_str())
    } else {
        say!(text, "import-replaces-period", former = before.name.as_str())
    }
}

/// Why an edit cannot be made, as a sentence.
#[must_use]
pub fn edit_error(text: &Text, error: EditError) -> String {
    match error {
        EditError::Missing => say!(text, "edit-error-missing"),
        EditError::EmptyName | EditError::Tiers(TierError::EmptyName) => say!(text, "edit-error-empty-name"),
        EditError::NotANumber => say!(text, "edit-error-not-a-number"),
        EditError::NameTaken | EditError::Tiers(TierError::NameTaken) => say!(text, "edit-error-name-taken"),
        EditError::Tiers(TierError::Count) => say!(text, "edit-error-tier-count"),
        EditError::Tiers(TierError::Cutoffs) => say!(text, "edit-error-tier-cutoffs"),
        EditError::NotAScore => say!(text, "edit-error-not-a-score"),
        EditError::NotAProfile => say!(text, "edit-error-not-a-profile"),
    }
}

/// Why band edges cannot be used, as a sentence.
#[must_use]
pub fn edges_error(text: &Text, error: EdgesError) -> String {
    match error {
        EdgesError::Empty => say!(text, "edges-error-empty"),
        EdgesError::NotPositive => say!(text, "edges-error-not-positive"),
        EdgesError::NotRising => say!(text, "edges-error-not-rising"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        BandScheme, Becomes, ClientChange, ClientId, Criterion, DimensionId, TierRule, ValueComponent, ValueId,
    };
    use crate::text::Language;

    #[test]
    fn edits_are_named_after_what_they_change() {
        let text = Text::new(Language::English);
        let some = |count: u32| (0..count).map(ClientId).collect::<Vec<_>>();
        let (dimension, value) = (DimensionId(0), ValueId(0));
        let change = |client| ClientChange { client: ClientId(client), becomes: Becomes::Users(None) };
        let cases = [
            (Edit::Tag { clients: some(12), dimension, value: "Care".into() }, "tag 12 clients"),
            (Edit::Tag { clients: some(1), dimension, value: "Care".into() }, "tag 1 client"),
            (Edit::Untag { clients: some(2), dimension, value: Some(value) }, "untag 2 clients"),
            (Edit::SetBands(BandScheme::default()), "change band edges"),
            (Edit::SetWeight { criterion: Criterion::Pairs, weight: 1.0 }, "change weight: Client–offering pairs"),
            (Edit::SetBandBy(BandBy::Employees), "band by employees"),
            (Edit::SetTierRule(TierRule::Count), "divide tiers by number of clients"),
            (
                Edit::SetValueWeight { component: ValueComponent::Lifetime, weight: 1.0 },
                "change weight: Time as a client",
            ),
            (Edit::SetTierCutoffs { rule: TierRule::Value, cutoffs: Vec::new() }, "change tier cut-offs"),
            (Edit::ChangeClients(vec![change(1), change(4), change(1)]), "change 2 clients"),
            (Edit::AddDimension { name: "Rack".into(), multi_valued: false }, "add dimension “Rack”"),
        ];
        for (edit, expected) in cases {
            assert_eq!(edit_label(&text, &edit), expected);
        }
    }
}
