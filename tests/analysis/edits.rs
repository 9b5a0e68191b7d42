//! After an edit: what is shared with the outcome before equals what is computed anew.

use std::sync::Arc;

use proptest::prelude::*;
use sweetspot::analysis::{Outcome, Overlap, analyse, analyse_now, doubt, has_same_doubt, overlap, reanalyse};
use sweetspot::model::{
    BandBy, BandScheme, Best, Block, Cancel, ClientId, ClientStatus, Criterion, DimensionId, Edit, Offering,
    OfferingChange, OfferingId, OfferingKind, OverlapSettings, Progress, Project, Target, TierRule, ValueComponent,
    ValueWeights, WhiteSpaceSettings,
};

use crate::projects::worked_example;

/// Any edit of the worked example that can change a number, and some that cannot.
fn edits() -> impl Strategy<Value = Edit> {
    let client = (0u32..8).prop_map(ClientId);
    let dimension = (0u32..3).prop_map(|at| DimensionId::at(at as usize));
    let value = prop::sample::select(vec!["Care", "Retail", "Owner"]);
    let users = prop::sample::select(vec![None, Some(3.0), Some(40.0), Some(90.0), Some(700.0)]);
    let by = prop::sample::select(vec![BandBy::Users, BandBy::Revenue, BandBy::Employees]);
    let status = prop::sample::select(vec![ClientStatus::Client, ClientStatus::Prospect, ClientStatus::ExClient]);
    let kind = prop::sample::select(vec![None, Some(OfferingKind::Recurring), Some(OfferingKind::OneOff)]);
    let share = prop::sample::select(vec![0.0, 4_800.0, -1.0, 1e9]);
    prop_oneof![
        (client.clone(), dimension, value).prop_map(|(client, dimension, value)| Edit::Tag {
            clients: vec![client],
            dimension,
            value: value.to_owned()
        }),
        (client.clone(), users).prop_map(|(client, users)| Edit::SetUsers { client, users }),
        (client, status).prop_map(|(client, status)| Edit::SetStatus { clients: vec![client], status }),
        by.prop_map(Edit::SetBandBy),
        Just(Edit::SetBands(BandScheme::new(BandBy::Users, vec![50.0]).expect("an edge"))),
        (0usize..6, 0u8..3)
            .prop_map(|(at, weight)| Edit::SetWeight { criterion: Criterion::ALL[at], weight: weight.into() }),
        (0usize..6, 0u8..3).prop_map(|(at, weight)| Edit::SetValueWeight {
            component: ValueComponent::ALL[at],
            weight: weight.into()
        }),
        share.prop_map(Edit::SetThreshold),
        prop::option::of(0usize..5).prop_map(Edit::SetBroadFrom),
        any::<bool>().prop_map(Edit::SetRecurringOnly),
        (0u32..5, kind).prop_map(|(at, kind)| Edit::ChangeOfferings {
            offerings: vec![OfferingId(at)],
            change: OfferingChange::Kind(kind)
        }),
        (0usize..3).prop_map(|at| Edit::SetTierRule(TierRule::ALL[at])),
        prop::sample::select(vec!["Top Rest", "A B C D", "1 2 3 4 5"])
            .prop_map(|names| Edit::SetTierNames(names.split(' ').map(str::to_owned).collect())),
        prop::sample::select(vec![Best::FirstTier, Best::All]).prop_map(|best| Edit::SetOverlap(OverlapSettings {
            best,
            permutations: 5,
            ..OverlapSettings::default()
        })),
        (0usize..6, 0u8..3, 0usize..3).prop_map(|(target, exponent, minimum)| Edit::SetOverlap(OverlapSettings {
            target: Target::ALL[target],
            exponent: f64::from(exponent) / 2.0,
            minimum: [None, Some(1), Some(2)][minimum],
            permutations: 5,
            all: exponent == 1,
            ..OverlapSettings::default()
        })),
        (0u32..8, 0u32..4).prop_map(|(client, offering)| Edit::BlockCell {
            client: ClientId(client),
            offering: OfferingId(offering),
            block: Block::default()
        }),
        (1usize..4).prop_map(|minimum_buyers| Edit::SetWhiteSpace(WhiteSpaceSettings {
            minimum_buyers,
            adoption: 0.2,
            ..WhiteSpaceSettings::default()
        })),
        Just(Edit::RenameProject("Another".to_owned())),
        Just(Edit::Import { name: "Again".to_owned(), data: started().data }),
    ]
}

fn started() -> Project {
    let mut project = worked_example();
    // An offering without a line counts, or not, without a change of any amount.
    let unused = Offering { kind: Some(OfferingKind::OneOff), ..Offering::named(OfferingId(4), "Unused") };
    Arc::make_mut(&mut project.data.offerings).push(unused);
    for (at, client) in Arc::make_mut(&mut project.data.clients).iter_mut().enumerate() {
        client.employees = (at % 3 != 0).then(|| f64::from(u8::try_from(at).expect("few")) * 30.0);
        client.margin = (at % 2 == 0).then_some(100.0);
    }
    project.settings.overlap.permutations = 5;
    project.settings.resamples = 20;
    project.settings.weightings = 20;
    project
}

fn searched(project: &Project, outcome: &Outcome) -> Overlap {
    overlap(project, outcome, &Progress::default()).expect("nobody cancels")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_shared_equals_what_is_computed_anew(edits in prop::collection::vec(edits(), 1..12)) {
        let mut project = started();
        let mut outcome = analyse_now(&project);
        for edit in edits {
            let next = project.edited(&edit).expect("every edit drawn is valid");
            // What this search begins with is kept for the next one where the edit leaves it alone.
            searched(&project, &outcome);
            let shared = reanalyse((&project, &outcome), &next);
            let anew = analyse_now(&next);
            prop_assert_eq!(&shared, &anew, "{:?}", edit);
            prop_assert_eq!(searched(&next, &shared), searched(&next, &anew), "{:?}", edit);
            if has_same_doubt((&project, &outcome), (&next, &shared)) {
                let of = |project, basis| doubt(project, basis, &Cancel::default()).expect("nobody cancels");
                prop_assert_eq!(of(&project, &outcome.basis), of(&next, &shared.basis), "{:?}", edit);
            }
            (project, outcome) = (next, shared);
        }
    }
}

#[test]
fn what_an_edit_leaves_alone_is_shared_and_doubt_survives_a_tag() {
    let project = started();
    let outcome = analyse(&project, &Cancel::default()).expect("nobody cancels");
    let tag = Edit::Tag { clients: vec![ClientId(1)], dimension: DimensionId(0), value: "Care".to_owned() };
    let cases = [
        (tag, true, true),
        (Edit::SetTierRule(TierRule::Count), true, true),
        (Edit::SetUsers { client: ClientId(1), users: Some(90.0) }, true, false),
        (Edit::SetWeight { criterion: Criterion::Pairs, weight: 1.0 }, true, false),
        (Edit::SetStatus { clients: vec![ClientId(1)], status: ClientStatus::Prospect }, false, false),
    ];
    for (edit, amounts, certain) in cases {
        let next = project.edited(&edit).expect("it is valid");
        let found = reanalyse((&project, &outcome), &next);
        assert_eq!(Arc::ptr_eq(&found.basis.matrix, &outcome.basis.matrix), amounts, "{edit:?}");
        assert_eq!(has_same_doubt((&project, &outcome), (&next, &found)), certain, "{edit:?}");
        assert_eq!((found.revision, found.doubt), (next.revision, None));
    }
}

#[test]
fn switching_what_is_banded_finds_the_edges_again() {
    let edges = |project: &Project| (project.settings.bands.by, project.settings.bands.edges().len());
    let steps = [
        (Edit::SetBands(BandScheme::new(BandBy::Users, vec![10.0, 20.0]).expect("edges")), (BandBy::Users, 2)),
        (Edit::SetBandBy(BandBy::Revenue), (BandBy::Revenue, 6)),
        (Edit::SetBands(BandScheme::new(BandBy::Revenue, vec![5.0]).expect("an edge")), (BandBy::Revenue, 1)),
        (Edit::SetBandBy(BandBy::Users), (BandBy::Users, 2)),
        (Edit::SetBandBy(BandBy::Users), (BandBy::Users, 2)),
        (Edit::SetBandBy(BandBy::Employees), (BandBy::Employees, 4)),
        (Edit::SetBandBy(BandBy::Revenue), (BandBy::Revenue, 1)),
    ];
    let mut project = worked_example();
    for (edit, expected) in steps {
        project = project.edited(&edit).expect("it is valid");
        assert_eq!(edges(&project), expected, "{edit:?}");
    }
    assert_eq!(project.settings.value_weights, ValueWeights::default());
}

/// An outcome that is asked about a project other than its own, as scripts do who change a setting between searches.
#[test]
fn what_is_kept_is_not_taken_for_another_project() {
    let mut project = started();
    let outcome = analyse_now(&project);
    searched(&project, &outcome);
    let tag =
        Edit::Tag { clients: vec![ClientId(1), ClientId(2)], dimension: DimensionId(0), value: "Care".to_owned() };
    let next = project.edited(&tag).expect("it is valid");
    assert_eq!(searched(&next, &outcome), searched(&next, &analyse_now(&next)));
    for target in Target::ALL {
        project.settings.overlap =
            OverlapSettings { target, minimum: Some(1), permutations: 5, ..OverlapSettings::default() };
        assert_eq!(searched(&project, &outcome), searched(&project, &analyse_now(&project)), "{target:?}");
    }
}
