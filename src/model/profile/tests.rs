use std::sync::Arc;

use super::super::{BandBy, Client, ClientId, Edit, EditError};
use super::*;

const INDUSTRY: DimensionId = DimensionId(0);
const PROBLEM: DimensionId = DimensionId(4);
const OWN: DimensionId = DimensionId(6);

/// Industry Care (0) and Retail (1); an own dimension "Rack" with the values Yes (0) and No (1).
fn project() -> Project {
    let clients = (0..3).map(|i| Client::named(ClientId(i), format!("Client {i}"))).collect();
    let plain = Project::new("Test", Dataset { clients: Arc::new(clients), ..Dataset::default() });
    let tag = |dimension, value: &str| Edit::Tag { clients: vec![ClientId(0)], dimension, value: value.into() };
    let edits = [
        Edit::AddDimension { name: "Rack".into(), multi_valued: true },
        tag(INDUSTRY, "Care"),
        tag(INDUSTRY, "Retail"),
        tag(OWN, "Yes"),
        tag(OWN, "No"),
    ];
    edits.iter().fold(plain, |project, edit| project.edited(edit).expect("the edit is valid"))
}

fn profile(band: Option<usize>, conditions: &[(u32, u32)]) -> Profile {
    Profile { band, conditions: conditions.iter().map(|&(d, v)| (DimensionId(d), ValueId(v))).collect() }
}

fn pinned(profile: Profile) -> Project {
    project().edited(&Edit::PinProfile(Some(profile))).expect("the profile fits")
}

#[test]
fn a_pinned_profile_follows_what_it_names() {
    let scheme = |edges: &[f64]| Edit::SetBands(BandScheme::new(BandBy::Users, edges.to_vec()).expect("edges rise"));
    let by_revenue = BandScheme::shipped(BandBy::Revenue);
    let rename =
        |value, name: &str| Edit::RenameValue { dimension: INDUSTRY, value: ValueId(value), name: name.into() };
    let delete = |value| Edit::DeleteValue { dimension: INDUSTRY, value: ValueId(value) };
    let care = profile(Some(1), &[(0, 0), (6, 0)]);
    let cases = [
        ("renamed", rename(0, "Healthcare"), Some(care.clone())),
        ("merged away", rename(0, "retail"), Some(profile(Some(1), &[(0, 1), (6, 0)]))),
        ("merged into", rename(1, "Care"), Some(care.clone())),
        ("another value deleted", delete(1), Some(care.clone())),
        ("deleted", delete(0), Some(profile(Some(1), &[(6, 0)]))),
        ("an edge moved", scheme(&[25.0, 120.0, 500.0, 1000.0, 3000.0, 10_000.0]), Some(care.clone())),
        ("a band below gone", scheme(&[100.0, 500.0]), Some(profile(None, &[(0, 0), (6, 0)]))),
        ("same edges elsewhere", scheme(&[10.0, 25.0, 100.0]), Some(profile(Some(2), &[(0, 0), (6, 0)]))),
        ("other number banded", Edit::SetBands(by_revenue), Some(profile(None, &[(0, 0), (6, 0)]))),
        ("unpinned", Edit::PinProfile(None), None),
    ];
    for (name, edit, expected) in cases {
        let after = pinned(care.clone()).edited(&edit).expect("the edit is valid");
        assert_eq!(after.pinned, expected, "{name}");
    }
}

#[test]
fn a_profile_without_a_condition_left_is_unpinned() {
    let edits = [
        (profile(None, &[(0, 0)]), Edit::DeleteValue { dimension: INDUSTRY, value: ValueId(0) }),
        (profile(Some(0), &[]), Edit::SetBands(BandScheme::new(BandBy::Users, vec![7.0]).expect("one edge"))),
    ];
    for (profile, edit) in edits {
        assert_eq!(pinned(profile).edited(&edit).expect("the edit is valid").pinned, None, "{edit:?}");
    }
}

#[test]
fn another_import_finds_values_by_name() {
    let mut next = Dataset::default();
    let dimensions = Arc::make_mut(&mut next.dimensions);
    dimensions[0].values = vec![Some("Retail".into()), Some("CARE".into())];
    dimensions.push(Dimension {
        id: OWN,
        kind: super::super::DimensionKind::Own("Other".into()),
        multi_valued: false,
        values: vec![Some("Yes".into())],
    });
    let settings = OverlapSettings {
        literal: Some(vec![Facet::Dimension(OWN), Facet::Band, Facet::Dimension(INDUSTRY)]),
        ..OverlapSettings::default()
    };
    let before = pinned(profile(Some(2), &[(0, 0), (4, 1), (6, 0)]));
    let before = before.edited(&Edit::SetOverlap(settings)).expect("the settings are valid");
    let after = before.edited(&Edit::Import { name: "Next".into(), data: next }).expect("the import is valid");
    // The dimension of one's own is none of the file's, and stays, behind those.
    let own = DimensionId(7);
    assert_eq!(after.pinned, Some(profile(Some(2), &[(0, 1), (PROBLEM.0, 1), (own.0, 0)])));
    let literal = vec![Facet::Dimension(own), Facet::Band, Facet::Dimension(INDUSTRY)];
    assert_eq!(after.settings.overlap.literal, Some(literal));
}

#[test]
fn what_is_no_profile_is_refused() {
    let cases = [
        profile(None, &[]),
        profile(Some(7), &[]),
        profile(None, &[(0, 9)]),
        profile(None, &[(99, 0)]),
        profile(None, &[(0, 0), (0, 1)]),
        profile(Some(0), &[(0, 0), (3, 0), (4, 0), (6, 0)]),
    ];
    for profile in cases {
        let pinned = project().edited(&Edit::PinProfile(Some(profile.clone())));
        assert_eq!(pinned, Err(EditError::NotAProfile), "{profile:?}");
    }
}

#[test]
fn a_profile_and_its_conditions_are_one() {
    let profile = profile(Some(1), &[(0, 0), (6, 1)]);
    let mut conditions = profile.all_conditions();
    conditions.reverse();
    assert_eq!(Profile::of(&conditions), profile);
}
