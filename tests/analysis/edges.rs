//! Tables at the edges of the method.

use std::sync::Arc;

use sweetspot::analysis::{Outcome, analyse};
use sweetspot::model::{BandBy, BandScheme, Cancel, ClientId, ClientStatus, Criterion, CriterionWeights, Project};

use crate::projects::{Row, project, worked_example};

fn analysed(project: &Project) -> Outcome {
    analyse(project, &Cancel::default()).expect("nobody cancels")
}

/// What a table without much to say still says: winners, whether there were enough clients, spread, top share, Gini, and
/// the share of resamples won by the first two bands.
struct Said {
    winners: &'static [usize],
    enough: bool,
    spread: Option<f64>,
    top: Option<f64>,
    gini: Option<f64>,
    resampled: [f64; 2],
}

fn check(what: &str, rows: &[Row<'_>], said: &Said) {
    let outcome = analysed(&project(&["Managed"], rows));
    let verdict = &outcome.verdict;
    assert_eq!((verdict.winners.as_slice(), verdict.enough_clients), (said.winners, said.enough), "{what}");
    let near = |found: Option<f64>, expected: Option<f64>| match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
        (found, expected) => found == expected,
    };
    assert!(near(verdict.spread, said.spread), "{what}: {:?}", verdict.spread);
    let concentration = &outcome.concentration;
    assert!(near(concentration.top_10_percent_share, said.top), "{what}: {concentration:?}");
    assert!(near(concentration.gini, said.gini), "{what}: {concentration:?}");
    let resampling = &outcome.doubt.as_ref().expect("computed").resampling;
    for (found, expected) in resampling.iter().zip(said.resampled) {
        assert!((found - expected).abs() < 0.05, "{what}: {resampling:?}");
    }
}

#[test]
fn thin_tables_have_defined_answers() {
    let small = Some(10.0);
    let medium = Some(50.0);
    let nothing = Said { winners: &[], enough: false, spread: None, top: None, gini: None, resampled: [0.0; 2] };
    let cases: [(&str, &[Row<'_>], Said); 7] = [
        ("no clients", &[], Said { ..nothing }),
        (
            "one client",
            &[("A", medium, &[100.0])],
            Said {
                winners: &[1],
                spread: Some(1.0),
                top: Some(1.0),
                gini: Some(0.0),
                resampled: [0.0, 1.0],
                ..nothing
            },
        ),
        (
            "only unknown sizes",
            &[("A", None, &[100.0]), ("B", Some(0.0), &[300.0])],
            Said { top: Some(0.75), gini: Some(0.25), ..nothing },
        ),
        (
            "no revenue",
            &[("A", small, &[0.0]), ("B", small, &[0.0]), ("C", small, &[0.0])],
            Said { winners: &[0], enough: true, resampled: [1.0, 0.0], ..nothing },
        ),
        (
            "credits above sales",
            &[("A", small, &[-100.0]), ("B", small, &[40.0]), ("C", small, &[0.0])],
            Said {
                winners: &[0],
                enough: true,
                top: Some(1.0),
                gini: Some(2.0 / 3.0),
                resampled: [1.0, 0.0],
                ..nothing
            },
        ),
        (
            "all the same, but for what a user pays",
            &[
                ("A", small, &[10.0]),
                ("B", small, &[10.0]),
                ("C", small, &[10.0]),
                ("D", medium, &[10.0]),
                ("E", medium, &[10.0]),
                ("F", medium, &[10.0]),
            ],
            Said {
                winners: &[0],
                enough: true,
                spread: Some(2.0),
                top: Some(1.0 / 6.0),
                gini: Some(0.0),
                // At least three of the six drawn are of the first band.
                resampled: [42.0 / 64.0, 22.0 / 64.0],
            },
        ),
        (
            "one giant",
            &[("A", small, &[1.0]), ("B", small, &[1.0]), ("C", medium, &[1e15])],
            Said {
                winners: &[1],
                spread: Some(1.0),
                top: Some(1.0),
                gini: Some(2.0 / 3.0),
                // The giant is drawn at least once.
                resampled: [8.0 / 27.0, 19.0 / 27.0],
                ..nothing
            },
        ),
    ];
    for (what, rows, said) in cases {
        check(what, rows, &said);
    }
}

#[test]
fn bands_that_win_one_criterion_each_do_not_tie_by_that_and_without_weights_all_do() {
    let rows: [Row<'_>; 6] = [
        ("A", Some(5.0), &[10.0, 10.0]),
        ("B", Some(5.0), &[10.0, 10.0]),
        ("C", Some(5.0), &[10.0, 10.0]),
        ("D", Some(50.0), &[45.0, 45.0]),
        ("E", Some(50.0), &[90.0, 0.0]),
        ("F", Some(50.0), &[90.0, 0.0]),
    ];
    // Three broad clients against one, 20 against 90 each: broad clients say 1–25, the average says 26–100.
    let cases: [([f64; 6], &[usize]); 5] = [
        ([1.0, 1.0, 0.0, 0.0, 0.0, 0.0], &[1]),
        ([2.0, 1.0, 0.0, 0.0, 0.0, 0.0], &[0]),
        ([1.0, 0.0, 0.0, 0.0, 0.0, 0.0], &[0]),
        ([4.5_f64.ln(), 3.0_f64.ln(), 0.0, 0.0, 0.0, 0.0], &[0, 1]),
        ([0.0; 6], &[0, 1]),
    ];
    for (weights, winners) in cases {
        let mut project = project(&["Managed", "Backup"], &rows);
        project.settings.broad_from = Some(2);
        project.settings.weights = CriterionWeights(weights);
        let verdict = analysed(&project).verdict;
        assert_eq!(verdict.winners, winners, "{weights:?}");
        assert_eq!(verdict.is_tie(), winners.len() > 1);
    }
}

#[test]
fn without_enough_clients_anywhere_all_known_bands_compete() {
    let mut project = worked_example();
    project.settings.minimum_clients = 4;
    let verdict = analysed(&project).verdict;
    assert_eq!((verdict.enough_clients, verdict.eligible), (false, vec![0, 1, 2]));
    assert!(verdict.criteria.iter().all(|result| result.too_small.is_empty()), "nobody is left out");
    let average = &verdict.criteria[Criterion::AveragePerClient.index()];
    assert_eq!(average.winners, [2]);
    assert_eq!(average.values[3..], [None; 4], "an empty band has no average");
}

#[test]
fn prospects_and_one_off_offerings_stay_out_when_they_do_not_count() {
    let mut project = worked_example();
    Arc::make_mut(&mut project.data.clients)[6].status = ClientStatus::Prospect;
    let without_g = analysed(&project);
    assert_eq!((without_g.basis.clients.len(), without_g.basis.total_revenue), (7, 262_100.0));
    assert!(without_g.basis.revenue[6].abs() < f64::EPSILON);
    assert_eq!(without_g.tiers.of_client[6], None);
    project.settings.recurring_only = true;
    let recurring = analysed(&project);
    assert_eq!((recurring.basis.offerings.len(), recurring.basis.broad_from), (3, 2));
    assert!((recurring.basis.total_revenue - (206_400.0 + 18_600.0 + 21_600.0)).abs() < 1e-9);
    assert_eq!(recurring.bands[0].cells.len(), 3);
    assert_eq!(recurring.bands[0].pairs, 3, "A bought Managed and a project");
}

#[test]
fn per_user_figures_rest_on_the_clients_whose_users_are_known() {
    let mut project = project(
        &["Managed"],
        &[("A", Some(10.0), &[300.0]), ("B", None, &[900.0]), ("C", Some(30.0), &[300.0]), ("D", None, &[-5.0])],
    );
    project.settings.bands = BandScheme::new(BandBy::Revenue, vec![1_000.0]).expect("an edge");
    let outcome = analysed(&project);
    let band = &outcome.bands[0];
    assert_eq!((band.clients.len(), band.revenue, band.users), (3, 1_500.0, Some(40.0)));
    assert_eq!((band.revenue_per_user_mean, band.revenue_per_user_band), (Some(20.0), Some(15.0)));
    assert_eq!(band.cells[0].revenue_per_user, Some(15.0));
    assert_eq!(band.average_per_client, Some(500.0));
    let unknown = &outcome.bands[2];
    assert_eq!((unknown.clients.as_slice(), unknown.average_per_client), (&[ClientId(3)][..], None));
}

#[test]
fn the_threshold_decides_what_is_bought() {
    for (threshold, pairs) in [(-1.0, 12), (0.0, 10), (3_600.0, 9), (4_800.0, 7), (1e9, 0)] {
        let mut project = worked_example();
        project.settings.threshold = threshold;
        assert_eq!(analysed(&project).bands[1].pairs, pairs, "{threshold}");
    }
}

#[test]
fn tiers_follow_the_share_accumulated_before_the_client() {
    // G 120,000 (31.4 %), F 90,000 (55.0 %), E 62,400 (71.3 %), D 54,000 (85.4 %), C 32,400 (93.9 %), B 10,800 (96.7 %).
    let cases: [(&str, Vec<f64>, [&str; 4]); 3] = [
        ("default", vec![0.50, 0.80, 0.95], ["GF", "ED", "CB", "AH"]),
        ("everything first", vec![1.0, 1.0, 1.0], ["GFEDCBAH", "", "", ""]),
        ("a cut-off reached exactly", vec![210_000.0 / 382_100.0, 0.80, 0.95], ["GF", "ED", "CB", "AH"]),
    ];
    for (what, cutoffs, expected) in cases {
        let mut project = worked_example();
        project.settings.tiers.cutoffs = cutoffs;
        let outcome = analysed(&project);
        let name = |&id: &ClientId| project.client(id).expect("there").name.clone();
        let tiers: Vec<String> = outcome.tiers.rows.iter().map(|row| row.clients.iter().map(name).collect()).collect();
        assert_eq!(tiers, expected, "{what}");
    }
    let equal = project(&["Managed"], &[("B", None, &[5.0]), ("A", None, &[5.0]), ("C", None, &[5.0])]);
    let rows = analysed(&equal).tiers.rows;
    let first: Vec<u32> = rows.iter().flat_map(|row| &row.clients).map(|id| id.0).collect();
    assert_eq!(first, [1, 0, 2], "names break ties");
}

#[test]
fn the_total_row_counts_everyone() {
    let total = analysed(&worked_example()).total;
    assert_eq!((total.clients.len(), total.revenue, total.pairs), (8, 382_100.0, 18));
    assert_eq!((total.users, total.average_per_client), (Some(762.0), Some(382_100.0 / 8.0)));
    assert_eq!(total.revenue_per_user_band, Some(377_100.0 / 762.0), "H's users are unknown, and so is its part");
    assert_eq!(total.breadth_histogram, [0, 2, 3, 2, 1]);
}

#[test]
fn the_clients_that_carry_the_verdict_are_named() {
    // When the average decides, 26–100 wins only because it is the one band with three clients: each of them carries it.
    let only_average = CriterionWeights([0.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
    let cases = [(only_average, vec![(2, vec![2]), (3, vec![2]), (4, vec![2])]), (CriterionWeights::default(), vec![])];
    for (weights, expected) in cases {
        let mut project = worked_example();
        project.settings.weights = weights;
        let doubt = analysed(&project).doubt.expect("computed");
        let found: Vec<_> = doubt.leave_one_out.into_iter().map(|one| (one.client.0, one.winners)).collect();
        assert_eq!(found, expected, "{weights:?}");
    }
}
