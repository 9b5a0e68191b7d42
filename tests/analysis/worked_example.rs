//! METHOD.md §14, every number: as printed, and exactly by its formula.

use sweetspot::analysis::{BandRow, Outcome, analyse};
use sweetspot::model::{Band, Cancel, Criterion};

use crate::projects::worked_example;

/// The table of §14 is printed for K = 3.
fn outcome() -> Outcome {
    let mut project = worked_example();
    project.settings.broad_from = Some(3);
    analyse(&project, &Cancel::default()).expect("nobody cancels")
}

fn row(outcome: &Outcome, band: Band) -> &BandRow {
    outcome.bands.iter().find(|row| row.band == band).expect("every band has a row")
}

/// A number as METHOD.md prints it: thousands separated, `–` for none.
fn printed(value: Option<f64>, decimals: usize) -> String {
    let Some(value) = value else { return "–".to_owned() };
    let plain = format!("{value:.decimals$}");
    let (whole, fraction) =
        plain.split_once('.').map_or((plain.as_str(), String::new()), |(w, f)| (w, format!(".{f}")));
    let digits: Vec<char> = whole.chars().collect();
    let groups: Vec<String> = digits.rchunks(3).rev().map(|group| group.iter().collect()).collect();
    groups.join(",") + &fraction
}

#[test]
fn the_band_table_reads_as_printed() {
    let outcome = outcome();
    let percent = |share: Option<f64>| share.map(|share| share * 100.0);
    let table = [
        (Band::Known(0), "2 | 18,300 | 4.79 | 9,150 | 582.50 | 571.88 | 4 | 2.000 | 0 | 50.0"),
        (Band::Known(1), "3 | 148,800 | 38.94 | 49,600 | 830.00 | 826.67 | 10 | 3.333 | 3 | 83.3"),
        (Band::Known(2), "2 | 210,000 | 54.96 | 105,000 | 450.00 | 381.82 | 3 | 1.500 | 0 | 37.5"),
        (Band::Unknown, "1 | 5,000 | 1.31 | – | – | – | 1 | 1.000 | 0 | 25.0"),
    ];
    for (band, expected) in table {
        let row = row(&outcome, band);
        let cells = [
            row.clients.len().to_string(),
            printed(Some(row.revenue), 0),
            printed(percent(row.share), 2),
            printed(row.average_per_client, 0),
            printed(row.revenue_per_user_mean, 2),
            printed(row.revenue_per_user_band, 2),
            row.pairs.to_string(),
            printed(row.breadth, 3),
            row.broad_clients.to_string(),
            printed(percent(row.penetration), 1),
        ];
        assert_eq!(cells.join(" | "), expected, "{band:?}");
    }
}

#[test]
fn the_band_table_is_exact() {
    let outcome = outcome();
    assert_eq!((outcome.basis.total_revenue, outcome.basis.clients.len()), (382_100.0, 8));
    let exact = [
        (0, 32.0, 18_300.0 / 382_100.0, f64::midpoint(7_500.0 / 12.0, 10_800.0 / 20.0), 18_300.0 / 32.0, 4.0 / 8.0),
        (1, 180.0, 148_800.0 / 382_100.0, (810.0 + 900.0 + 780.0) / 3.0, 148_800.0 / 180.0, 10.0 / 12.0),
        (2, 550.0, 210_000.0 / 382_100.0, f64::midpoint(600.0, 300.0), 210_000.0 / 550.0, 3.0 / 8.0),
    ];
    for (band, users, share, per_user_mean, per_user_band, penetration) in exact {
        let row = row(&outcome, Band::Known(band));
        assert_eq!(row.users, Some(users), "{band}");
        for (name, value, expected) in [
            ("share", row.share, share),
            ("per user, mean", row.revenue_per_user_mean, per_user_mean),
            ("per user, band", row.revenue_per_user_band, per_user_band),
            ("penetration", row.penetration, penetration),
        ] {
            let value = value.expect(name);
            assert!((value - expected).abs() <= 1e-15 * expected.abs(), "{band} {name}: {value} {expected}");
        }
    }
}

#[test]
fn only_26_to_100_is_eligible_and_wins_with_the_set_breadth_and_with_the_default_one() {
    for broad_from in [Some(3), None] {
        let mut project = worked_example();
        project.settings.broad_from = broad_from;
        let outcome = analyse(&project, &Cancel::default()).expect("nobody cancels");
        let verdict = outcome.verdict;
        assert_eq!((verdict.eligible.as_slice(), verdict.winner(), verdict.enough_clients), (&[1][..], Some(1), true));
        assert_eq!(verdict.scores, [(1, 1.0)], "all equal → 1");
        assert_eq!(outcome.basis.broad_from, broad_from.unwrap_or(2));
    }
}

#[test]
fn average_revenue_points_to_a_band_with_too_few_clients() {
    let verdict = outcome().verdict;
    for result in verdict.criteria {
        assert_eq!(result.winners, [1], "{:?}", result.criterion);
        let too_small: &[usize] = match result.criterion {
            Criterion::AveragePerClient | Criterion::Share => &[2],
            _ => &[],
        };
        assert_eq!(result.too_small, too_small, "{:?}", result.criterion);
    }
}

#[test]
fn the_unknown_size_is_counted_beside_the_verdict() {
    let unknown = outcome().verdict.unknown;
    assert_eq!((unknown.clients, unknown.revenue, unknown.client_share), (1, 5_000.0, Some(0.125)));
    assert_eq!(unknown.revenue_share, Some(5_000.0 / 382_100.0));
}

#[test]
fn elsewhere_is_every_other_known_band_as_one() {
    let found = sweetspot::analysis::elsewhere(&worked_example(), &outcome(), &[1]);
    let per_user = (7_500.0 + 10_800.0 + 90_000.0 + 120_000.0) / (12.0 + 20.0 + 150.0 + 400.0);
    assert_eq!((found.clients, found.breadth), (4, Some(7.0 / 4.0)));
    assert_eq!(found.revenue_per_user, Some(per_user));
    let all = sweetspot::analysis::elsewhere(&worked_example(), &outcome(), &[0, 1, 2]);
    assert_eq!((all.clients, all.breadth, all.revenue_per_user), (0, None, None));
}
