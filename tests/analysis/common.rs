//! The greatest common denominator (METHOD.md §7), by hand.

use std::sync::Arc;

use sweetspot::analysis::analyse_now;
use sweetspot::model::{ClientStatus, DimensionId, Project};

use crate::projects::{Row, project};

const INDUSTRY: DimensionId = DimensionId(0);
const BUYER_ROLE: DimensionId = DimensionId(2);

/// A client's position, a dimension, and a value it gets there.
type Given = (usize, DimensionId, &'static str);

fn tagged(rows: &[Row<'_>], given: &[Given]) -> Project {
    let mut project = project(&["Backup"], rows);
    for &(client, dimension, value) in given {
        let dimensions = Arc::make_mut(&mut project.data.dimensions);
        let kept = &mut dimensions[dimension.index()];
        let value = kept.intern(value).expect("it has a name");
        let many = kept.multi_valued;
        Arc::make_mut(&mut project.data.clients)[client].tags.add(dimension, value, many);
    }
    project
}

/// Every trait found: "dimension value: best / all = lift".
fn found(project: &Project) -> Vec<String> {
    let said = analyse_now(project).common.into_iter().map(|found| {
        let dimension = &project.data.dimensions[found.dimension.index()];
        let value = dimension.value(found.value).expect("it is in use");
        format!("{} {value}: {:.3} / {:.3} = {:.3}", found.dimension.0, found.share_best, found.share_all, found.lift)
    });
    said.collect()
}

/// A and B reach 80 % together, so they are the first tier; of five clients two are best.
const ROWS: [Row<'static>; 5] =
    [("A", None, &[50.0]), ("B", None, &[30.0]), ("C", None, &[10.0]), ("D", None, &[6.0]), ("E", None, &[4.0])];

#[test]
fn values_are_shares_of_the_first_tier_and_of_everyone() {
    let mut project = tagged(
        &ROWS,
        &[
            (0, INDUSTRY, "Care"),
            (2, INDUSTRY, "Care"),
            (3, INDUSTRY, "Retail"),
            (0, BUYER_ROLE, "Owner"),
            (0, BUYER_ROLE, "Buyer"),
            (1, BUYER_ROLE, "Owner"),
            (4, BUYER_ROLE, "Buyer"),
        ],
    );
    project.settings.tiers.names = vec!["A".to_owned(), "B".to_owned()];
    project.settings.tiers.cutoffs = vec![0.8];
    // B and E have no industry and stay in n; A counts for both of its roles.
    let expected = [
        "0 Care: 0.500 / 0.400 = 1.250",
        "0 Retail: 0.000 / 0.200 = 0.000",
        "2 Owner: 1.000 / 0.400 = 2.500",
        "2 Buyer: 0.500 / 0.400 = 1.250",
    ];
    assert_eq!(found(&project), expected);
    Arc::make_mut(&mut project.data.clients)[2].status = ClientStatus::Prospect;
    let without = found(&project);
    assert!(without.contains(&"2 Owner: 1.000 / 0.500 = 2.000".to_owned()), "a prospect is in no count: {without:?}");
}

#[test]
fn without_tiers_the_best_are_all_and_equals_go_by_name() {
    let nothing: [Row<'_>; 2] = [("A", None, &[0.0]), ("B", None, &[0.0])];
    let project = tagged(&nothing, &[(0, INDUSTRY, "Retail"), (1, INDUSTRY, "Care")]);
    assert_eq!(found(&project), ["0 Care: 0.500 / 0.500 = 1.000", "0 Retail: 0.500 / 0.500 = 1.000"]);
}
