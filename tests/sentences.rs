//! The sentences of the verdict, over small tables.
#![cfg(test)]

#[path = "common/projects.rs"]
mod projects;

use projects::{Row, project, worked_example};
use sweetspot::analysis::{Outcome, analyse};
use sweetspot::model::{Cancel, CriterionWeights, Project};
use sweetspot::text::{Language, Text, verdict};

fn analysed(mut project: Project) -> (Project, Outcome) {
    project.settings.resamples = 200;
    project.settings.weightings = 200;
    let outcome = analyse(&project, &Cancel::default()).expect("nothing cancels it");
    (project, outcome)
}

fn check(project: Project, title: &str, standing: &str) {
    let text = Text::new(Language::English);
    let (project, outcome) = analysed(project);
    let found = (verdict::title(&text, &project, &outcome), verdict::standing(&text, &project, &outcome));
    assert_eq!((found.0.replace('\u{a0}', " "), found.1.replace('\u{a0}', " ")), (title.into(), standing.into()));
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

#[test]
fn the_worked_example_reads_as_the_method_says() {
    let text = Text::new(Language::English);
    let (project, outcome) = analysed(worked_example());
    let title = verdict::title(&text, &project, &outcome);
    assert_eq!(title, "Clients with 26–100 users buy the most: 3.3 of 4 offerings on average");
    let standing = verdict::standing(&text, &project, &outcome).replace('\u{a0}', " ");
    assert_eq!(
        standing,
        "3 clients, 39 % of revenue. 1 client (1.3 % of revenue) has no size and is left out of the comparison"
    );
    let criteria = verdict::criteria(&text, &project, &outcome).expect("a band competes");
    assert_eq!(criteria, "All six criteria point to 26–100");
    let too_small = verdict::too_small(&text, &project, &outcome).expect("101–500 is richer");
    assert_eq!(too_small, "Average revenue and the share of revenue point to 101–500 (too few clients to count)");
}

#[test]
fn the_title_names_what_the_winner_leads_in() {
    let small = [buys(5, 4, 10.0), buys(6, 4, 10.0), buys(7, 4, 10.0)];
    let large = [buys(50, 1, 900.0), buys(60, 1, 900.0), buys(70, 1, 900.0)];
    let both = table(&[small, large].concat());
    let mut revenue_counts = both.clone();
    revenue_counts.settings.weights = CriterionWeights([0.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
    let mut breadth_counts = both.clone();
    breadth_counts.settings.weights = CriterionWeights([1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    let mut nothing_counts = both.clone();
    nothing_counts.settings.weights = CriterionWeights([0.0; 6]);
    check(
        breadth_counts,
        "Clients with 1–25 users buy the most: 4.0 of 4 offerings on average",
        "3 clients, 4.3 % of revenue",
    );
    check(
        revenue_counts,
        "Clients with 26–100 users bring the most: € 900 each on average",
        "3 clients, 96 % of revenue",
    );
    check(both, "1–25 and 26–100 share the first place", "6 clients buy 2.5 of 4 offerings on average");
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
        "Too few clients for a verdict; 1–25 users comes out first",
        "1 client, 80 % of revenue",
    );
}

#[test]
fn criteria_that_disagree_are_named_with_their_bands() {
    let small = [buys(5, 4, 10.0), buys(6, 4, 10.0), buys(7, 4, 10.0)];
    let large = [buys(50, 1, 900.0), buys(60, 1, 900.0), buys(70, 1, 900.0)];
    let (project, outcome) = analysed(table(&[small, large].concat()));
    let criteria = verdict::criteria(&Text::new(Language::English), &project, &outcome);
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
    let found = verdict::leave_one_out(&text, &project, &outcome);
    assert_eq!(found.as_deref(), Some("Without Client 0 the winner would be 26–100"));
    let resampling = verdict::resampling(&text, &project, &outcome).expect("bands win");
    assert!(resampling.starts_with("In 200 re-draws of the clients, 1–25 wins "), "{resampling}");
    let sentences = verdict::sentences(&text, &project, &outcome);
    assert!(sentences.contains(&resampling), "{sentences:?}");
}
