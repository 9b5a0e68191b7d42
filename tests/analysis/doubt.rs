//! How sure the verdict is (METHOD.md §5 a–f): certainty, shortlist, giants, and what tips them.

use sweetspot::analysis::{Certainty, Outcome, analyse};
use sweetspot::model::{Cancel, CriterionWeights, Project};

use crate::projects::{Row, project, worked_example};

fn analysed(project: &Project) -> Outcome {
    analyse(project, &Cancel::default()).expect("nobody cancels")
}

/// `numbers` clients in 1–25, 26–100 and 101–500, each band paying this per user for each of its offerings.
fn providers(bands: [(usize, f64, usize); 3]) -> Project {
    let mut owned: Vec<(String, f64, Vec<f64>)> = Vec::new();
    for ((clients, per_user, bought), users) in bands.into_iter().zip([10.0, 50.0, 200.0]) {
        for _ in 0..clients {
            let amounts = (0..4).map(|at| if at < bought { users * per_user / 4.0 } else { 0.0 }).collect();
            owned.push((format!("Client {:02}", owned.len()), users, amounts));
        }
    }
    let rows: Vec<Row<'_>> =
        owned.iter().map(|(name, users, amounts)| (name.as_str(), Some(*users), &amounts[..])).collect();
    project(&["Managed", "Backup", "Security", "Projects"], &rows)
}

#[test]
fn certainty_is_the_first_that_holds() {
    type Bands = [(usize, f64, usize); 3];
    let cases: [(&str, Bands, Certainty, &[usize]); 5] = [
        (
            "better in everything, with many clients",
            [(12, 10.0, 1), (20, 20.0, 4), (12, 10.0, 1)],
            Certainty::Sure,
            &[1],
        ),
        ("better in everything, with few", [(5, 10.0, 1), (7, 20.0, 4), (5, 10.0, 1)], Certainty::TooFew, &[1]),
        ("no band has three", [(2, 10.0, 1), (2, 20.0, 4), (1, 10.0, 1)], Certainty::TooFew, &[1]),
        (
            "three clients, of which a re-draw may miss one",
            [(2, 10.0, 1), (3, 20.0, 3), (2, 10.0, 1)],
            Certainty::Undecided,
            &[1],
        ),
        ("all the same", [(10, 20.0, 2), (10, 20.0, 2), (10, 20.0, 2)], Certainty::Undecided, &[0, 1, 2]),
    ];
    for (what, bands, certainty, winners) in cases {
        let outcome = analysed(&providers(bands));
        let doubt = outcome.doubt.expect("computed");
        assert_eq!(
            (doubt.certainty, outcome.verdict.winners.as_slice()),
            (Some(certainty), winners),
            "{what}: {doubt:?}"
        );
        assert!((doubt.resampling.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{what}");
    }
    let nobody = analysed(&project(&["Managed"], &[("A", None, &[5.0])])).doubt.expect("computed");
    assert_eq!((nobody.certainty, nobody.shortlist.len()), (None, 0), "without a size there is no verdict to doubt");
}

#[test]
fn the_worked_example_is_undecided_between_its_bands_and_no_giant_matters() {
    let doubt = analysed(&worked_example()).doubt.expect("computed");
    assert_eq!((doubt.certainty, doubt.shortlist.as_slice()), (Some(Certainty::Undecided), &[1, 0, 2][..]));
    assert_eq!((doubt.giants, doubt.leave_one_out.len()), (None, 0));
    // Exactly 67.7, 18.5 and 13.9 %; 2,000 draws are that far off with one chance in a thousand.
    for (share, exact) in doubt.resampling.iter().zip([0.185, 0.677, 0.139]) {
        assert!((share - exact).abs() < 0.035, "{:?}", doubt.resampling);
    }
}

#[test]
fn giants_are_read_without_their_weight_and_named() {
    // 26–100 pays 20 per user, but for one in 101–500 who pays as much as all others together.
    let mut owned: Vec<(String, f64, f64)> = Vec::new();
    for at in 0..10 {
        owned.push((format!("Medium {at}"), 50.0, 1_000.0 + f64::from(at)));
    }
    for at in 0..9 {
        owned.push((format!("Large {at}"), 200.0, 1_000.0));
    }
    owned.push(("Giant".to_owned(), 200.0, 80_000.0));
    let amounts: Vec<[f64; 1]> = owned.iter().map(|row| [row.2]).collect();
    let rows: Vec<Row<'_>> =
        owned.iter().zip(&amounts).map(|(row, amounts)| (row.0.as_str(), Some(row.1), &amounts[..])).collect();
    let project = project(&["Managed"], &rows);
    let outcome = analysed(&project);
    assert_eq!(outcome.verdict.winners, [2], "44 per user against 20");
    let giants = outcome.doubt.expect("computed").giants.expect("without the giant 26–100 leads");
    assert_eq!(giants.winners, [1]);
    // Q_.90 of 20 revenues lies at position 17.1: between 1,008 and 1,009.
    let names: Vec<&str> = giants.clients.iter().map(|&id| project.client(id).expect("there").name.as_str()).collect();
    assert_eq!(names, ["Giant", "Medium 9"]);
}

#[test]
fn a_shortlist_holds_nine_tenths_and_always_the_verdict() {
    let outcome = analysed(&providers([(10, 20.0, 2), (10, 20.0, 2), (2, 20.0, 2)]));
    let doubt = outcome.doubt.as_ref().expect("computed");
    let held: f64 = doubt.shortlist.iter().map(|&band| doubt.resampling[band]).sum();
    assert!(held >= 0.9 - 1e-9, "{doubt:?}");
    assert!(outcome.verdict.winners.iter().all(|band| doubt.shortlist.contains(band)), "{doubt:?}");
    assert!(doubt.shortlist.iter().all(|&band| doubt.resampling[band] > 0.0), "{doubt:?}");
}

#[test]
fn without_any_weight_every_re_draw_is_shared() {
    let mut project = providers([(5, 10.0, 1), (5, 20.0, 4), (5, 10.0, 1)]);
    project.settings.weights = CriterionWeights([0.0; 6]);
    let doubt = analysed(&project).doubt.expect("computed");
    assert!(doubt.resampling.iter().take(3).all(|share| *share > 0.2), "{:?}", doubt.resampling);
    assert_eq!(doubt.certainty, Some(Certainty::Undecided));
}
