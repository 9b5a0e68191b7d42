//! The sample workbooks are what their generator makes, and tell the story they are meant to tell.
#![cfg(test)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use sweetspot::analysis::{Certainty, Outcome, analyse};
use sweetspot::model::{Cancel, Criterion};

#[path = "../examples/sample/companies.rs"]
mod companies;
#[path = "../examples/sample/firms.rs"]
mod firms;
#[path = "common/projects.rs"]
mod projects;
#[path = "../examples/sample/sheet.rs"]
mod sheet;
#[path = "../examples/sample/story.rs"]
mod story;
#[path = "../examples/sample/worked.rs"]
mod worked;

use sheet::Table;

/// The parts of a workbook by name: the same on every machine, while compression may differ.
fn parts(workbook: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook is a zip");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("listed");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("readable");
        parts.insert(part.name().expect("named").into_owned(), bytes);
    }
    parts
}

#[test]
fn committed_samples_are_what_the_generator_makes() {
    let assets = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let companies: sheet::More = companies::write;
    let made = [
        ("sample.xlsx", story::table(), Some(("Companies", companies))),
        ("worked-example.xlsx", worked::table(), None),
    ];
    for (name, table, more) in made {
        let committed = std::fs::read(assets.join(name)).expect("committed");
        let made = sheet::workbook(&table, more).expect("writable");
        assert!(parts(committed) == parts(made), "{name} is stale: cargo run --example make_sample");
    }
}

#[test]
fn the_generator_makes_the_same_bytes_twice() {
    let make = || sheet::workbook(&story::table(), Some(("Companies", companies::write))).expect("writable");
    assert!(make() == make());
}

fn outcome(table: &Table) -> Outcome {
    let offerings: Vec<&str> = table.offerings.iter().map(|offering| offering.0).collect();
    let amounts: Vec<Vec<f64>> =
        table.rows.iter().map(|row| row.cents.iter().map(|&cents| sheet::euros(cents)).collect()).collect();
    let rows: Vec<projects::Row<'_>> = table
        .rows
        .iter()
        .zip(&amounts)
        .map(|(row, amounts)| (row.name.as_str(), row.users.map(f64::from), amounts.as_slice()))
        .collect();
    analyse(&projects::project(&offerings, &rows), &Cancel::default()).expect("nobody cancels")
}

#[test]
fn the_sweet_spot_of_the_sample_has_to_be_found() {
    let outcome = outcome(&story::table());
    let clients: Vec<usize> = outcome.bands.iter().map(|row| row.clients.len()).collect();
    assert_eq!(clients, [43, 23, 14, 3, 1, 0, 0, 6]);
    assert_eq!(outcome.verdict.winner(), Some(1), "26–100");
    let winners = |criterion: Criterion| {
        let result = &outcome.verdict.criteria[criterion.index()];
        (result.winners.clone(), result.too_small.clone())
    };
    assert_eq!(winners(Criterion::AveragePerClient), (vec![2], vec![4]), "one project, and one client");
    assert_eq!(winners(Criterion::Pairs), (vec![0], vec![]), "many small clients");
    assert_eq!(winners(Criterion::Breadth), (vec![1], vec![]));
    assert!(
        outcome.bands[1].median_per_client > outcome.bands[2].median_per_client,
        "without the project it is not so"
    );
    let doubt = outcome.doubt.expect("computed");
    assert_eq!((doubt.certainty, doubt.shortlist.as_slice()), (Some(Certainty::Sure), &[1][..]), "{doubt:?}");
    assert!((0.80..0.99).contains(&doubt.weights[1]), "other weights may tell another story: {:?}", doubt.weights);
}

#[test]
fn the_sample_has_gaps_and_credits_like_a_real_list() {
    let table = story::table();
    for (at, attribute) in table.attributes.iter().enumerate() {
        let blank = table.rows.iter().filter(|row| row.attributes[at].is_none()).count();
        assert!((20..=40).contains(&(blank * 100 / table.rows.len())), "{attribute}: {blank} blank");
    }
    let credits = table.rows.iter().flat_map(|row| &row.cents).filter(|&&cents| cents < 0).count();
    let unknown = table.rows.iter().filter(|row| row.users.is_none()).count();
    assert_eq!((table.rows.len(), table.offerings.len(), credits, unknown), (90, 12, 4, 6));
    assert!(table.rows.iter().all(|row| row.cents.iter().any(|&cents| cents > 0)), "every client buys something");
}

#[test]
fn both_samples_of_the_worked_example_agree() {
    let (table, project) = (worked::table(), projects::worked_example());
    let from_sheet = outcome(&table);
    let in_code = analyse(&project, &Cancel::default()).expect("nobody cancels");
    assert_eq!((from_sheet.bands, from_sheet.verdict), (in_code.bands, in_code.verdict));
}
