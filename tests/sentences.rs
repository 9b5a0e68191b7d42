//! The sentences of the verdict, over small tables.
#![cfg(test)]

#[path = "common/projects.rs"]
mod projects;

use std::sync::Arc;

use jiff::civil::date;
use projects::{Row, project, worked_example};
use sweetspot::analysis::{Outcome, analyse};
use sweetspot::model::{BandBy, BandScheme, Cancel, ClientStatus, CriterionWeights, Project, StatusReason};
use sweetspot::text::verdict::{self, Finding};
use sweetspot::text::{Language, Text};

fn analysed(mut project: Project) -> (Project, Outcome) {
    project.settings.resamples = 200;
    project.settings.weightings = 200;
    let outcome = analyse(&project, &Cancel::default()).expect("nothing cancels it");
    (project, outcome)
}

fn check(project: Project, title: &str, standing: &str) {
    let text = Text::new(Language::English);
    let (project, outcome) = analysed(project);
    let found = Finding::of(&project, &outcome);
    let said = (verdict::title(&text, found), verdict::standing(&text, found));
    assert_eq!((said.0.replace('\u{a0}', " "), said.1.replace('\u{a0}', " ")), (title.into(), standing.into()));
}

/// A client of `users` that buys the first `breadth` of four offerings, `each` for every one.
fn buys(users: u32, breadth: usize, each: f64) -> (Option<f64>, [f64; 4]) {
    let mut amounts = [0.0; 4];
    amounts[..breadth].fill(each);
    (Some(f64::from(users)).filter(|users| *users > 0.0), amounts)
}

fn table(rows: &[(Option<f64>, [f64; 4])]) -> Project {
    let names: Vec<String> = (0..rows.len()).map(|at| format!("Client {at}")).collect();
    let rows: Vec<Row<'_>> = rows.iter().zip(&names).map(|((u, a), name)| (name.as_str(), *u, a.as_slice())).collect();
    project(&["Managed", "Backup", "Security", "Projects"], &rows)
}

/// Every sentence of a project, with plain spaces.
fn sentences(project: Project) -> Vec<String> {
    let (project, outcome) = analysed(project);
    let said = verdict::sentences(&Text::new(Language::English), Finding::of(&project, &outcome));
    said.into_iter().map(|sentence| sentence.replace('\u{a0}', " ")).collect()
}

fn has(project: Project, expected: &str) {
    let said = sentences(project);
    assert!(said.iter().any(|sentence| sentence == expected), "{expected}: {said:#?}");
}

#[test]
fn the_worked_example_reads_as_the_method_says() {
    let said = sentences(worked_example());
    let expected = [
        "Undecided between 26–100, 1–25 and 101–500",
        "Clients with 26–100 users buy the most: 3.3 of 4 offerings on average",
        "3 clients, 39 % of revenue. 1 client (1.3 % of revenue) has no size and is left out of the comparison",
        "All six criteria point to 26–100",
        "Average revenue and the share of revenue point to 101–500 (too few clients to count)",
        "Broad means 2 or more offerings: 6 of your 8 clients",
    ];
    assert_eq!(said[..6], expected);
    assert_eq!(said[8..], ["No single client changes the winner", "Revenue is spread as if over 2.1 equal bands"]);
}

/// Many clients of each of two sizes.
fn two_sizes(number: usize, small: (usize, f64), large: (usize, f64)) -> Project {
    let rows: Vec<_> = (0..number).flat_map(|_| [buys(10, small.0, small.1), buys(50, large.0, large.1)]).collect();
    table(&rows)
}

#[test]
fn the_headline_is_as_sure_as_the_doubt() {
    let cases = [
        (two_sizes(12, (1, 10.0), (4, 100.0)), "26–100 users is your sweet spot"),
        (two_sizes(7, (1, 10.0), (4, 100.0)), "26–100 users leads, on only 7 clients"),
        (two_sizes(9, (2, 100.0), (2, 500.0)), "Undecided between 26–100 and 1–25"),
        (two_sizes(2, (1, 10.0), (4, 100.0)), "Too few clients to say; 26–100 users comes out first"),
        (two_sizes(1, (2, 10.0), (2, 50.0)), "Too few clients to say; 1–25 and 26–100 come out first together"),
    ];
    for (project, expected) in cases {
        assert_eq!(sentences(project)[0], expected);
    }
}

#[test]
fn until_the_doubt_is_known_the_headline_only_says_who_leads() {
    let text = Text::new(Language::English);
    let (project, mut outcome) = analysed(two_sizes(12, (1, 10.0), (4, 100.0)));
    assert_eq!(Finding::of(&project, &outcome).sweet_spot(), Some(1));
    outcome.doubt = None;
    let found = Finding::of(&project, &outcome);
    assert_eq!((verdict::title(&text, found).as_str(), found.sweet_spot()), ("26–100 users leads", None));
}

#[test]
fn a_tie_says_who_wins_what_who_is_close_and_who_wins_most_weightings() {
    // Users 10, 50 and 200. The first wins breadth alone by as much as the third wins revenue per user.
    let rows: Vec<_> = (0..9).flat_map(|_| [buys(10, 4, 10.0), buys(50, 2, 100.0), buys(200, 2, 800.0)]).collect();
    let mut project = table(&rows);
    project.settings.weights = CriterionWeights([0.0, 0.0, 1.0, 0.0, 0.0, 1.0]);
    let said = sentences(project);
    assert_eq!(said[0], "Undecided between 1–25 and 101–500", "{said:#?}");
    assert!(said[1].starts_with("1–25 wins breadth; 101–500 wins revenue per user; over 200 ways"), "{said:#?}");
}

#[test]
fn a_tie_names_who_is_close_behind_as_a_part_of_the_best() {
    // Breadth 4, 3 and 2; revenue per user 2, 2.56 and 4: the ends share √(1 · ½) = 71 %, the middle has √(¾ · 0.64) = 69 %.
    let rows: Vec<_> = (0..9).flat_map(|_| [buys(10, 4, 5.0), buys(60, 3, 51.2), buys(200, 2, 400.0)]).collect();
    let mut project = table(&rows);
    project.settings.weights = CriterionWeights([0.0, 0.0, 1.0, 0.0, 0.0, 1.0]);
    let said = sentences(project);
    assert!(
        said[1].starts_with("1–25 wins breadth; 101–500 wins revenue per user; 26–100 is close behind, with 69 %"),
        "{said:#?}"
    );
}

#[test]
fn what_decides_nothing_is_said_with_its_reason() {
    let mut nobody = two_sizes(9, (2, 100.0), (2, 900.0));
    nobody.settings.broad_from = Some(3);
    has(
        nobody,
        "Nobody buys 3 or more offerings, so the number of broad clients decides nothing; breadth and the number of \
         client–offering pairs are the same in every band, and decide nothing",
    );
    let mut by_revenue = two_sizes(9, (2, 100.0), (2, 900.0));
    by_revenue.settings.bands = BandScheme::new(BandBy::Revenue, vec![1_000.0]).expect("an edge");
    for client in Arc::make_mut(&mut by_revenue.data.clients).iter_mut().step_by(2) {
        client.users = None;
    }
    let said = sentences(by_revenue);
    assert!(
        said.iter().any(|one| one.contains("1–1000 has no known users, so revenue per user decides nothing")),
        "{said:#?}"
    );
}

#[test]
fn what_is_left_out_is_said_beside_the_verdict() {
    let mut project = two_sizes(9, (1, 10.0), (3, 100.0));
    let clients = Arc::make_mut(&mut project.data.clients);
    (clients[0].status, clients[0].status_reason) = (ClientStatus::Prospect, Some(StatusReason::FirstBilledAfter));
    (clients[2].status, clients[2].status_reason) = (ClientStatus::Prospect, Some(StatusReason::NothingBilled));
    clients[4].status = ClientStatus::ExClient;
    project.data.asof = Some(date(2025, 12, 31));
    let (project, outcome) = analysed(project);
    let standing = verdict::standing(&Text::new(Language::English), Finding::of(&project, &outcome));
    let expected = "1 client first billed after 2025-12-31, not counted; 1 client without anything billed, not counted; 1 \
                    ex-client, not counted. Projects was not sold in these twelve months, and counts nowhere";
    assert!(standing.replace('\u{a0}', " ").ends_with(expected), "{standing}");
}

#[test]
fn the_reason_names_what_the_winner_leads_in() {
    let small = [buys(5, 4, 10.0), buys(6, 4, 10.0), buys(7, 4, 10.0)];
    let large = [buys(50, 1, 900.0), buys(60, 1, 900.0), buys(70, 1, 900.0)];
    let both = table(&[small, large].concat());
    let weighed = |weights: [f64; 6]| {
        let mut project = both.clone();
        project.settings.weights = CriterionWeights(weights);
        sentences(project)[1].clone()
    };
    let cases = [
        ([1.0, 0.0, 1.0, 0.0, 0.0, 0.0], "Clients with 1–25 users buy the most: 4.0 of 4 offerings on average"),
        ([1.0, 0.0, 0.0, 0.0, 0.0, 0.0], "Clients with 1–25 users buy most widely: 3 buy 2 or more of 4 offerings"),
        ([0.0, 1.0, 0.0, 0.0, 0.0, 0.0], "Clients with 26–100 users bring the most: € 900 each on average"),
        ([0.0, 0.0, 0.0, 0.0, 0.0, 1.0], "Clients with 26–100 users pay the most for the work: € 15 per user"),
        ([0.0, 0.0, 0.0, 0.0, 1.0, 0.0], "Clients with 26–100 users pay the most for the work: € 15 per user"),
    ];
    for (weights, expected) in cases {
        assert_eq!(weighed(weights), expected, "{weights:?}");
    }
    let mut nothing_counts = both.clone();
    nothing_counts.settings.weights = CriterionWeights([0.0; 6]);
    check(
        nothing_counts,
        "No criterion has a weight, so no band can win",
        "6 clients buy 2.5 of 4 offerings on average",
    );
}

#[test]
fn too_little_to_judge_is_said_plainly() {
    check(table(&[]), "There is no client to compare", "");
    check(
        table(&[buys(0, 2, 5.0), buys(0, 4, 5.0)]),
        "No client has a known size, so no band can win",
        "2 clients buy 3.0 of 4 offerings on average. Add a column with the number of users to compare sizes",
    );
    check(
        table(&[buys(5, 4, 10.0), buys(50, 1, 10.0)]),
        "Too few clients to say; 1–25 users comes out first",
        "1 client, 80 % of revenue",
    );
}

#[test]
fn criteria_that_disagree_are_named_with_their_bands() {
    let small = [buys(5, 4, 10.0), buys(6, 4, 10.0), buys(7, 4, 10.0)];
    let large = [buys(50, 1, 900.0), buys(60, 1, 900.0), buys(70, 1, 900.0)];
    let (project, outcome) = analysed(table(&[small, large].concat()));
    let criteria = verdict::criteria(&Text::new(Language::English), Finding::of(&project, &outcome));
    assert_eq!(
        criteria.expect("bands compete"),
        "The number of broad clients, breadth and the number of client–offering pairs point to 1–25; average revenue, \
         the share of revenue and revenue per user point to 26–100"
    );
}

#[test]
fn the_doubt_names_the_client_that_carries_the_verdict() {
    let text = Text::new(Language::English);
    let rows = [
        buys(5, 4, 100.0),
        buys(6, 1, 10.0),
        buys(7, 1, 10.0),
        buys(8, 1, 10.0),
        buys(50, 2, 20.0),
        buys(60, 1, 20.0),
        buys(70, 1, 20.0),
        buys(80, 1, 20.0),
    ];
    let (mut project, _) = analysed(table(&rows));
    project.settings.weights = CriterionWeights([0.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
    let (project, outcome) = analysed(project);
    let found = Finding::of(&project, &outcome);
    let leave_one_out = verdict::leave_one_out(&text, found);
    assert_eq!(leave_one_out.as_deref(), Some("Without Client 0 the winner would be 26–100"));
    let resampling = verdict::resampling(&text, found).expect("bands win");
    assert!(resampling.starts_with("In 200 re-draws of the clients, 1–25 wins "), "{resampling}");
    let sentences = verdict::sentences(&text, found);
    assert!(sentences.contains(&resampling), "{sentences:?}");
}
