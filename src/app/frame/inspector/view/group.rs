//! A group of clients: what they have in common, what the search says of it, and who they are.

use super::{InspectorView, Part, Source};
use crate::analysis::{Overlap, profile_members, sort_by_money};
use crate::model::{ClientId, Condition, Profile};
use crate::say;
use crate::text::{ABSENT, words};

/// What the inspector says of it.
pub(super) fn group(source: &Source<'_>, overlap: Option<&Overlap>, conditions: &[Condition]) -> InspectorView {
    let text = source.text;
    let profile = Profile::of(conditions);
    let members = profile_members(source.project, &source.outcome.basis, &profile);
    let mut revenues: Vec<(ClientId, f64)> = source.revenues(&members);
    sort_by_money(source.project, &mut revenues);
    let revenue: f64 = revenues.iter().map(|one| one.1).sum();
    let total = source.outcome.basis.total_revenue;
    let share = if total > 0.0 { text.percent(revenue / total, 1) } else { ABSENT.to_owned() };
    let mut figures = vec![(say!(text, "inspector-revenue"), source.money(revenue))];
    figures.extend(overlap.map(|overlap| measured(source, overlap, &profile)).unwrap_or_default());
    InspectorView {
        eyebrow: say!(text, "inspector-group"),
        title: words::group(text, source.project, conditions),
        subtitle: say!(text, "inspector-band-basis", clients = words::clients(text, members.len()), share = share),
        figures,
        parts: vec![
            Part::Pin {
                conditions: conditions.to_vec(),
                is_pinned: source.project.pinned.as_ref() == Some(&profile),
                saved: saved(source, &profile),
            },
            source.clients(say!(text, "inspector-clients"), &revenues),
        ],
    }
}

/// The name this profile is saved under, with its position.
fn saved(source: &Source<'_>, profile: &Profile) -> Option<(usize, String)> {
    let all = source.project.people.profiles.iter().enumerate();
    all.into_iter().find(|(_, saved)| saved.profile == *profile).map(|(at, saved)| (at, saved.name.clone()))
}

/// The figures of the search, where it lists the group.
fn measured(source: &Source<'_>, overlap: &Overlap, profile: &Profile) -> Vec<(String, String)> {
    let text = source.text;
    let all = overlap.groups.iter().chain(&overlap.pinned);
    let Some(group) = all.into_iter().find(|group| Profile::of(&group.conditions) == *profile) else {
        return Vec::new();
    };
    let amount = |amount: f64| words::target_amount(text, source.project, overlap.target, amount);
    let target = words::target(text, overlap.target);
    let mean = overlap.mean.map_or_else(|| ABSENT.to_owned(), amount);
    let lift = group.lift.map(|lift| say!(text, "overlap-times", lift = text.number(lift, 2)));
    let lift = lift.unwrap_or_else(|| ABSENT.to_owned());
    let quality = say!(
        text,
        "inspector-group-quality",
        clients = text.integer(group.clients.len()),
        all = text.integer(overlap.clients),
        exponent = text.number(overlap.exponent, 2),
        mean = amount(group.mean),
        overall = mean.as_str(),
        quality = text.number(group.quality, 3)
    );
    vec![
        (say!(text, "inspector-group-mean", target = target), amount(group.mean)),
        (say!(text, "inspector-group-overall"), mean),
        (say!(text, "inspector-group-lift"), lift),
        (say!(text, "overlap-deflated"), group.deflated_mean.map_or_else(|| ABSENT.to_owned(), amount)),
        (say!(text, "overlap-shrunk"), amount(group.shrunk_mean)),
        (say!(text, "overlap-chance"), words::chance_of(text, overlap, group)),
        (say!(text, "inspector-group-formula"), quality),
    ]
}
