//! Goal and periods (METHOD.md §13), by hand.

use std::sync::Arc;

use jiff::civil::{Date, date};
use sweetspot::analysis::{Change, Comparison, KeyFigure, Needed, analyse_now, compare, goal, needed, target_clients};
use sweetspot::model::{Block, ClientId, Dataset, DimensionId, Edit, OfferingId, Profile, Project, ValueId};

use crate::projects::{Row, WORKED_OFFERINGS, WORKED_ROWS, project, worked_example};

fn compared(before: &Project, after: &Project) -> Comparison {
    compare((before, &analyse_now(before)), (after, &analyse_now(after)))
}

fn change(comparison: &Comparison, figure: KeyFigure) -> Change {
    *comparison.figures.iter().find(|change| change.figure == figure).expect("every figure is there")
}

#[test]
fn eighty_clients_with_thirty_two_inside_need_forty_for_sixty_percent() {
    assert_eq!(needed(80, 32, 0.60), Some(Needed::Clients(40)));
    let project = worked_example();
    let outcome = analyse_now(&project);
    let inside = target_clients(&project, &outcome);
    assert_eq!(inside.len(), 3, "26–100 wins");
    let found = goal(&project, &outcome);
    // (0.6 · 8 − 3) / 0.4 = 4.5.
    assert_eq!((found.clients, found.inside, found.share), (8, 3, Some(0.375)));
    assert_eq!((found.wanted, found.needed), (0.6, Some(Needed::Clients(5))));
    let sure = project.edited(&Edit::SetWantedShare(0.25)).expect("a fraction");
    assert_eq!(goal(&sure, &outcome).needed, Some(Needed::Met));
    assert!(project.edited(&Edit::SetWantedShare(1.5)).is_err());
    let pinned =
        project.edited(&Edit::PinProfile(Some(Profile { band: Some(2), conditions: vec![] }))).expect("a band");
    let found = goal(&pinned, &outcome);
    // (0.6 · 8 − 2) / 0.4 = 7.
    assert_eq!((found.inside, found.needed), (2, Some(Needed::Clients(7))), "F and G");
}

#[test]
fn a_pinned_profile_is_followed_into_a_period_that_knows_its_values() {
    let care = Edit::Tag { clients: vec![ClientId(0), ClientId(3)], dimension: DimensionId(0), value: "Care".into() };
    let then = worked_example().edited(&care).expect("they are there");
    // The import of the next year knows Retail first, so that Care has another place in the vocabulary.
    let mut data = worked_example().data;
    let industries = &mut Arc::make_mut(&mut data.dimensions)[0];
    let (retail, value) = (industries.intern("Retail").expect("a name"), industries.intern("Care").expect("a name"));
    Arc::make_mut(&mut data.clients)[0].tags.add(DimensionId(0), value, false);
    Arc::make_mut(&mut data.clients)[1].tags.add(DimensionId(0), retail, false);
    let next = then.edited(&Edit::Import { name: "Next".into(), data }).expect("a name");
    let inside = |conditions: Vec<(DimensionId, ValueId)>| {
        let pin = Edit::PinProfile(Some(Profile { band: None, conditions }));
        let pinned = next.edited(&pin).expect("the value is there");
        let earlier = pinned.in_period(&pinned.periods[0]);
        let target = change(&compared(&earlier, &pinned), KeyFigure::TargetClients);
        (target.before, target.after)
    };
    assert_eq!(inside(vec![(DimensionId(0), value)]), (Some(2.0), Some(2.0)), "A and D, as they were tagged by hand");
    assert_eq!(inside(vec![(DimensionId(0), retail)]), (None, Some(1.0)), "nobody said Retail then");
}

/// The year after §14: A left, D grew from 60 to 150 users, H is known to have 30, I and J are new.
fn year_after() -> Project {
    let mut rows: Vec<Row<'_>> = WORKED_ROWS[1..].to_vec();
    rows[2] = ("  d ", Some(150.0), WORKED_ROWS[3].2);
    rows[6] = ("H", Some(30.0), WORKED_ROWS[7].2);
    rows.push(("I", Some(10.0), &[1_000.0, 0.0, 0.0, 0.0]));
    rows.push(("J", None, &[0.0, 500.0, 0.0, 0.0]));
    project(&WORKED_OFFERINGS, &rows)
}

#[test]
fn clients_move_between_bands_and_tiers() {
    let found = compared(&worked_example(), &year_after());
    assert_eq!(
        (found.stayed.len(), &found.left, &found.entered),
        (7, &vec![ClientId(0)], &vec![ClientId(7), ClientId(8)])
    );
    let mut moved = vec![vec![0; 8]; 8];
    // B stays in 1–25; C and E in 26–100, D leaves it; F and G stay in 101–500; H becomes known.
    moved[0][0] = 1;
    moved[1][1] = 2;
    moved[1][2] = 1;
    moved[2][2] = 2;
    moved[7][1] = 1;
    assert_eq!(found.bands.moved, moved);
    assert_eq!((found.bands.entered, found.bands.left), (vec![1, 0, 0, 0, 0, 0, 0, 1], vec![1, 0, 0, 0, 0, 0, 0, 0]));
    // Tiers were GF, ED, CB, AH. Now R is 376,100: G 0 %, F 31.9, E 55.8, D 72.4, C 86.8, B 95.4, H 98.2, I 99.6, J 99.9.
    let tiers = vec![vec![2, 0, 0, 0, 0], vec![0, 2, 0, 0, 0], vec![0, 0, 1, 1, 0], vec![0, 0, 0, 1, 0], vec![0; 5]];
    assert_eq!(found.tiers.moved, tiers);
    assert_eq!((found.tiers.entered, found.tiers.left), (vec![0, 0, 0, 2, 0], vec![0, 0, 0, 1, 0]));
}

#[test]
fn every_key_figure_has_its_change() {
    let found = compared(&worked_example(), &year_after());
    let cases = [
        (KeyFigure::Clients, Some(8.0), Some(9.0), (8, 9)),
        (KeyFigure::Revenue, Some(382_100.0), Some(376_100.0), (8, 9)),
        (KeyFigure::AveragePerClient, Some(47_762.5), Some(376_100.0 / 9.0), (8, 9)),
        (KeyFigure::MedianPerClient, Some(43_200.0), Some(32_400.0), (8, 9)),
        (KeyFigure::Breadth, Some(18.0 / 8.0), Some(18.0 / 9.0), (8, 9)),
        (KeyFigure::Penetration, Some(18.0 / 32.0), Some(18.0 / 36.0), (8, 9)),
        (KeyFigure::UnknownSize, Some(1.0), Some(1.0), (8, 9)),
        (KeyFigure::TopShare, Some(120_000.0 / 382_100.0), Some(120_000.0 / 376_100.0), (8, 9)),
    ];
    for (figure, before, after, over) in cases {
        let change = change(&found, figure);
        let near = |found: Option<f64>, expected: Option<f64>| {
            found.zip(expected).is_some_and(|(found, expected)| (found - expected).abs() < 1e-9)
        };
        assert!(near(change.before, before) && near(change.after, after) && change.over == over, "{change:?}");
    }
    assert_eq!(found.figures.len(), 14, "each figure once");
    let per_user = change(&found, KeyFigure::RevenuePerUser);
    assert_eq!(per_user.over, (7, 8), "H was unknown, J is");
    // Today 26–100 holds C, E and H, and 101–500 D, F and G.
    let target = analyse_now(&year_after()).verdict.winners;
    let inside = if target == [1] { (3.0, 3.0) } else { (2.0, 3.0) };
    let target = change(&found, KeyFigure::TargetClients);
    assert_eq!((target.before, target.after), (Some(inside.0), Some(inside.1)));
    let revenue = change(&found, KeyFigure::Revenue);
    assert_eq!((revenue.difference(), revenue.growth()), (Some(-6_000.0), Some(-6_000.0 / 382_100.0)));
}

#[test]
fn nothing_compares_with_everything() {
    let nobody = project(&WORKED_OFFERINGS, &[]);
    let found = compared(&nobody, &worked_example());
    assert_eq!((found.entered.len(), found.left.len(), found.stayed.len()), (8, 0, 0));
    assert_eq!(change(&found, KeyFigure::AveragePerClient).difference(), None);
    assert_eq!(change(&found, KeyFigure::Clients).growth(), None, "from nothing there is no growth");
    let back = compared(&worked_example(), &nobody);
    assert_eq!((back.left.len(), change(&back, KeyFigure::TargetClients).before), (8, None));
    let same = compared(&worked_example(), &worked_example());
    assert!(same.figures.iter().all(|change| change.before == change.after));
    assert_eq!(same.bands.moved.iter().flatten().sum::<usize>(), 8);
}

#[test]
fn equal_names_answer_each_other_in_order() {
    let two: [Row<'_>; 2] = [("Same", Some(5.0), &[1.0]), ("same ", Some(50.0), &[2.0])];
    let three: [Row<'_>; 3] = [("SAME", Some(5.0), &[1.0]), ("Same", Some(50.0), &[2.0]), ("Same", None, &[3.0])];
    let found = compared(&project(&["Managed"], &two), &project(&["Managed"], &three));
    assert_eq!(found.stayed, [(ClientId(0), ClientId(0)), (ClientId(1), ClientId(1))]);
    assert_eq!(found.entered, [ClientId(2)]);
}

fn dated(asof: Option<Date>, rows: &[Row<'_>]) -> Dataset {
    Dataset { asof, ..project(&WORKED_OFFERINGS, rows).data }
}

/// The project after importing these files one after the other, and the names of its periods.
fn imported(files: &[(&str, Option<Date>)]) -> (Project, Vec<String>) {
    let (first, rest) = files.split_first().expect("at least one");
    let mut project = Project::new(first.0, dated(first.1, &WORKED_ROWS));
    for &(name, asof) in rest {
        project = project.edited(&Edit::Import { name: name.into(), data: dated(asof, &WORKED_ROWS) }).expect("a name");
    }
    let names = project.periods.iter().map(|period| period.name.clone()).collect();
    (project, names)
}

/// Imported files with their last day, and the periods kept.
type Imports<'a> = (&'a [(&'a str, Option<Date>)], &'a [&'a str]);

#[test]
fn an_import_keeps_what_was_there_unless_it_corrects_it() {
    let (q1, q2, q3) = (Some(date(2026, 3, 31)), Some(date(2026, 6, 30)), Some(date(2026, 9, 30)));
    let cases: [Imports<'_>; 9] = [
        (&[("Q1", q1), ("Q2", q2)], &["Q1"]),
        (&[("Q1", q1), ("Q1 corrected", q1)], &[]),
        (&[("Export", q1), ("Export", q2)], &["Export"]),
        (&[("2025", None), ("2026", None)], &["2025"]),
        (&[("2025", None), (" 2025", None)], &[]),
        (&[("2025", None), ("Q1", q1)], &["2025"]),
        (&[("Q1", q1), ("Q3", q3), ("Q2", q2)], &["Q1", "Q3"]),
        (&[("Q1", q1), ("Q2", q2), ("Q1", q1)], &["Q2"]),
        (&[("2025", None), ("Q2", q2), ("Q1", q1), ("Q3", q3)], &["2025", "Q1", "Q2"]),
    ];
    for (files, expected) in cases {
        assert_eq!(imported(files).1, expected, "{files:?}");
    }
}

#[test]
fn a_period_computes_what_it_did_and_follows_the_settings_of_today() {
    let (mut project, _) = imported(&[("Q1", Some(date(2026, 3, 31))), ("Q2", Some(date(2026, 6, 30)))]);
    let earlier = |project: &Project| project.in_period(project.periods.first().expect("kept"));
    let (was, now) = (analyse_now(&worked_example()), analyse_now(&earlier(&project)));
    assert_eq!((was.bands, was.tiers, was.total), (now.bands, now.tiers, now.total));
    project = project.edited(&Edit::SetThreshold(4_800.0)).expect("a number");
    assert_eq!(analyse_now(&earlier(&project)).bands[1].pairs, 7);
    let forgotten = project.edited(&Edit::ForgetPeriod(0)).expect("it is there");
    assert!(forgotten.periods.is_empty() && forgotten.edited(&Edit::ForgetPeriod(0)).is_err());
}

#[test]
fn a_period_keeps_every_line_and_gives_the_figures_it_had() {
    let mut project = worked_example();
    let lines = Arc::make_mut(&mut project.data.lines);
    let cents: Vec<_> =
        lines.iter().flat_map(|line| [0.5, 0.25, 0.25].map(|part| (line, line.amount * part))).collect();
    let split: Vec<_> = cents.into_iter().map(|(line, amount)| sweetspot::model::Line { amount, ..*line }).collect();
    *lines = split;
    let next = project.edited(&Edit::Import { name: "Next".into(), data: Dataset::default() }).expect("a name");
    let kept = &next.periods[0];
    assert_eq!(kept.data, project.data);
    assert_eq!(analyse_now(&next.in_period(kept)).bands, analyse_now(&project).bands);
}

#[test]
fn blocked_cells_follow_their_names_to_the_next_import() {
    let block = Block { reason: "Has its own".into(), review: None };
    let cell = |client, offering| Edit::BlockCell { client, offering, block: block.clone() };
    let mut project = worked_example();
    for edit in [cell(ClientId(3), OfferingId(1)), cell(ClientId(0), OfferingId(1))] {
        project = project.edited(&edit).expect("both are there");
    }
    let next = project.edited(&Edit::Import { name: "Next".into(), data: year_after().data }).expect("a name");
    let kept: Vec<_> = next.blocks.keys().copied().collect();
    assert_eq!(kept, [(ClientId(2), OfferingId(1))], "D is the third now, and A is gone");
}
