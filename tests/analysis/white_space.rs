//! White space (METHOD.md §9), by hand.

use std::sync::Arc;

use sweetspot::analysis::{Gap, WhiteSpace, analyse_now, white_space};
use sweetspot::model::{BandBy, BandScheme, Block, ClientId, DimensionId, Edit, OfferingId, Project};

use crate::projects::{Row, project, worked_example};

const INDUSTRY: DimensionId = DimensionId(0);

/// Backup is 2, 4 and 1 a user at A, B and C; Managed is 10 a user wherever it is bought.
const ROWS: [Row<'static>; 8] = [
    ("A", Some(50.0), &[500.0, 100.0]),
    ("B", Some(40.0), &[400.0, 160.0]),
    ("C", Some(80.0), &[800.0, 80.0]),
    ("D", Some(30.0), &[300.0, 0.0]),
    ("E", Some(60.0), &[600.0, 0.0]),
    ("F", Some(100.0), &[0.0, 0.0]),
    ("Elsewhere", Some(300.0), &[3_000.0, 0.0]),
    ("Unknown", None, &[70.0, 0.0]),
];

fn found(project: &Project) -> WhiteSpace {
    white_space(project, &analyse_now(project).basis)
}

/// Every gap: "client offering: expected, buyers of peers, per user".
fn said(project: &Project, space: &WhiteSpace) -> Vec<String> {
    let gap = |gap: &Gap| {
        let name = &project.client(gap.client).expect("there").name;
        let offering = &project.offering(gap.offering).expect("there").name;
        let blocked = if gap.is_blocked { ", blocked" } else { "" };
        format!("{name} {offering}: {} {} of {}, {}{blocked}", gap.missing, gap.buyers, gap.peers, gap.per_user)
    };
    space.gaps.iter().map(gap).collect()
}

#[test]
fn what_peers_buy_is_expected_at_their_median_per_user() {
    let project = project(&["Managed", "Backup"], &ROWS);
    let space = found(&project);
    let expected =
        ["D Backup: 60 3 of 5, 2", "E Backup: 120 3 of 5, 2", "F Managed: 1000 5 of 5, 10", "F Backup: 200 3 of 5, 2"];
    assert_eq!(said(&project, &space), expected);
    assert_eq!(space.of_client[..4], [Some(0.0), Some(0.0), Some(0.0), Some(60.0)]);
    assert_eq!(space.of_client[4..], [Some(120.0), Some(1_200.0), Some(0.0), None], "no size, no estimate");
    let offerings: Vec<_> = space.offerings.iter().map(|one| (one.missing, one.clients)).collect();
    assert_eq!((offerings, space.total), (vec![(1_000.0, 1), (380.0, 3)], 1_380.0));
    assert_eq!((space.over, space.unknown), (7, 1));
    let number = |count: usize| f64::from(u32::try_from(count).expect("few"));
    let likely: f64 = space.gaps.iter().map(|gap| gap.missing * number(gap.buyers) / number(gap.peers)).sum();
    assert!((space.likely - likely).abs() < 1e-9 && space.likely < space.total, "{}", space.likely);
    let largest: Vec<_> = space.ranked(&project).iter().map(|gap| gap.missing).collect();
    assert_eq!(largest, [1_000.0, 200.0, 120.0, 60.0]);
}

#[test]
fn three_buyers_and_two_fifths_of_the_peers_make_it_usual() {
    // Buyers and others beside the client itself.
    let cases = [(2, 0, false), (3, 0, true), (3, 4, true), (3, 5, false), (4, 6, true), (4, 7, false), (40, 60, true)];
    for (buyers, others, usual) in cases {
        let rows: Vec<Row<'_>> = (0..buyers)
            .map(|_| ("Buyer", Some(10.0), &[20.0][..]))
            .chain((0..=others).map(|_| ("Other", Some(10.0), &[0.0][..])))
            .collect();
        let space = found(&project(&["Backup"], &rows));
        let expected = if usual { others + 1 } else { 0 };
        assert_eq!(space.gaps.len(), expected, "{buyers} of {}", buyers + others);
        assert!(space.gaps.iter().all(|gap| (gap.peers, gap.buyers) == (buyers + others, buyers)));
        assert!(space.gaps.iter().all(|gap| gap.among.len() == gap.peers + 1 && gap.among.contains(&gap.client)));
    }
}

#[test]
fn what_is_bought_a_little_lacks_only_the_rest() {
    // D's 30 users make 60 expected.
    let cases = [
        (0.0, 0.0, Some(60.0)),
        (50.0, 50.0, Some(10.0)),
        (60.0, 75.0, None),
        (-20.0, 0.0, Some(80.0)),
        (50.0, 0.0, None),
    ];
    for (revenue, threshold, missing) in cases {
        let amounts = [300.0, revenue];
        let mut rows = ROWS;
        rows[3] = ("D", Some(30.0), &amounts);
        let mut project = project(&["Managed", "Backup"], &rows);
        project.settings.threshold = threshold;
        let gap = found(&project).gaps.into_iter().find(|gap| gap.client == ClientId(3));
        assert_eq!(gap.map(|gap| gap.missing), missing, "{revenue} {threshold}");
    }
}

#[test]
fn a_blocked_cell_stays_in_sight_and_out_of_the_totals() {
    let project = project(&["Managed", "Backup"], &ROWS);
    let (client, offering) = (ClientId(5), OfferingId(0));
    let block = Block { reason: "Has its own".into(), review: Some(jiff::civil::date(2027, 1, 1)) };
    let blocked = project.edited(&Edit::BlockCell { client, offering, block }).expect("both are there");
    let space = found(&blocked);
    assert!(said(&blocked, &space).contains(&"F Managed: 1000 5 of 5, 10, blocked".to_owned()));
    assert_eq!((space.total, space.of_client[5], space.offerings[0].missing), (380.0, Some(200.0), 0.0));
    assert_eq!(space.ranked(&blocked).len(), 3);
    let free = blocked.edited(&Edit::UnblockCell { client, offering }).expect("it was blocked");
    assert_eq!(found(&free), found(&project));
    assert!(free.edited(&Edit::UnblockCell { client, offering }).is_err(), "nothing is blocked");
    let missing = Edit::BlockCell { client: ClientId(99), offering, block: Block::default() };
    assert!(project.edited(&missing).is_err());
}

#[test]
fn below_a_negative_threshold_only_credits_lack_something() {
    let amounts = [300.0, -20.0];
    let mut rows = ROWS;
    rows[3] = ("D", Some(30.0), &amounts);
    let mut project = project(&["Managed", "Backup"], &rows);
    project.settings.threshold = -1.0;
    let space = found(&project);
    // Everyone else buys Backup, for 2, 4, 1, 0 and 0 a user; the median is 1.
    assert_eq!(said(&project, &space), ["D Backup: 50 5 of 5, 1"]);
    assert_eq!(space.gaps[0].per_user_over, 5);
}

/// Clients of one band: this many of the industry Care that buy at 1 a user, nine others that buy at 10, and one of Care
/// that does not.
fn industries(care: usize) -> Project {
    let mut rows: Vec<Row<'_>> = vec![("Lacks", Some(20.0), &[0.0])];
    rows.extend((0..care).map(|_| ("Care", Some(10.0), &[10.0][..])));
    rows.extend((0..9).map(|_| ("Retail", Some(10.0), &[100.0][..])));
    let mut project = project(&["Backup"], &rows);
    let value = Arc::make_mut(&mut project.data.dimensions)[0].intern("Care").expect("a name");
    for client in &mut Arc::make_mut(&mut project.data.clients)[..=care] {
        client.tags.add(INDUSTRY, value, false);
    }
    project
}

#[test]
fn eight_others_of_the_industry_are_peers_of_their_own() {
    for (care, expected) in [(7, "Lacks Backup: 200 16 of 16, 10"), (8, "Lacks Backup: 20 8 of 8, 1")] {
        let project = industries(care);
        let space = found(&project);
        assert_eq!(said(&project, &space), [expected], "{care}");
        assert_eq!(space.gaps[0].industry.is_some(), care == 8);
    }
    let mut wider = industries(8);
    wider.settings.white_space.minimum_industry = 9;
    assert_eq!(said(&wider, &found(&wider)), ["Lacks Backup: 200 17 of 17, 10"]);
}

#[test]
fn a_buyer_without_users_counts_but_sets_no_price() {
    let rows: [Row<'_>; 5] = [
        ("A", Some(10.0), &[100.0, 30.0]),
        ("B", None, &[100.0, 99.0]),
        ("C", Some(20.0), &[100.0, 20.0]),
        ("D", Some(30.0), &[100.0, 0.0]),
        ("E", None, &[100.0, 0.0]),
    ];
    let mut project = project(&["Managed", "Backup"], &rows);
    project.settings.bands = BandScheme::new(BandBy::Revenue, vec![1_000.0]).expect("an edge");
    let space = found(&project);
    assert_eq!(said(&project, &space), ["D Backup: 60 3 of 4, 2"]);
    assert_eq!((space.gaps[0].per_user_over, space.over, space.unknown), (2, 3, 2));
}

#[test]
fn the_worked_example_lacks_nothing_that_three_peers_buy() {
    let space = found(&worked_example());
    assert_eq!((space.gaps.len(), space.total, space.over, space.unknown), (0, 0.0, 7, 1));
    let nobody = found(&project(&["Managed"], &[]));
    assert_eq!((nobody.gaps.len(), nobody.over, nobody.offerings.len()), (0, 0, 0));
}
