//! The search for overlap and the literal overlap on tables at the edge of what can be (METHOD.md §7).
#![expect(clippy::cast_precision_loss, reason = "numbers of a few clients")]

use std::sync::Arc;

use sweetspot::analysis::{LiteralOverlap, Overlap, analyse_now, overlap};
use sweetspot::model::{
    Best, ClientId, Condition, DimensionId, Facet, OverlapSettings, Progress, Project, Target, ValueId,
};

use crate::projects::{Row, project};

const INDUSTRY: DimensionId = DimensionId(0);
const GEOGRAPHY: DimensionId = DimensionId(1);
const ROLE: DimensionId = DimensionId(2);

/// Clients with a size, one amount and the industry with this number; −1 is untagged.
fn table(clients: &[(Option<f64>, f64, i32)]) -> Project {
    let names: Vec<String> = (0..clients.len()).map(|at| format!("Client {at}")).collect();
    let amounts: Vec<[f64; 1]> = clients.iter().map(|client| [client.1]).collect();
    let rows: Vec<Row> = names
        .iter()
        .zip(clients)
        .zip(&amounts)
        .map(|((name, client), row)| (name.as_str(), client.0, &row[..]))
        .collect();
    let mut project = project(&["Backup"], &rows);
    Arc::make_mut(&mut project.data.dimensions)[0].values = vec![Some("Care".into()), Some("Retail".into())];
    for (client, given) in Arc::make_mut(&mut project.data.clients).iter_mut().zip(clients) {
        if let Ok(value) = u32::try_from(given.2) {
            client.tags.add(INDUSTRY, ValueId(value), false);
        }
    }
    project
}

fn searched(mut project: Project, target: Target) -> Overlap {
    project.settings.overlap = OverlapSettings { target, permutations: 99, ..project.settings.overlap };
    overlap(&project, &analyse_now(&project), &Progress::default()).expect("nobody cancels")
}

#[test]
fn every_target_is_defined_on_every_table() {
    let tables = [
        ("no clients", table(&[])),
        ("one client", table(&[(Some(5.0), 100.0, 0)])),
        ("two clients", table(&[(Some(5.0), 100.0, 0), (Some(5.0), 0.0, 0)])),
        ("all equal", table(&[(Some(5.0), 100.0, 0); 10])),
        ("nothing known", table(&[(None, 0.0, -1); 10])),
        ("no revenue", table(&[(Some(5.0), 0.0, 0); 10])),
        ("negative total", table(&[(Some(5.0), -50.0, 0); 10])),
    ];
    for (name, project) in tables {
        for target in Target::ALL {
            let found = searched(project.clone(), target);
            assert!(found.groups.is_empty(), "{name}, {target:?}: {:?}", found.groups);
            assert_eq!(found.clients + found.unknown, project.data.clients.len(), "{name}, {target:?}");
            let figures = found.mean.into_iter().all(f64::is_finite);
            assert!(figures && found.mean.is_some() == (found.clients > 0), "{name}, {target:?}: {:?}", found.mean);
        }
    }
}

#[test]
fn where_all_are_equal_every_group_could_be_chance() {
    let mut project = table(&[(Some(5.0), 100.0, 0); 10]);
    project.settings.overlap.all = true;
    let found = searched(project, Target::Revenue);
    assert_eq!(found.groups.len(), 3, "band, industry, and both");
    for group in &found.groups {
        assert_eq!((group.quality.abs() < 1e-12, group.p, group.lift), (true, Some(1.0), Some(1.0)), "{group:?}");
    }
}

#[test]
fn one_giant_leaves_the_others_their_differences() {
    let mut clients = vec![(Some(5.0), 1e9, -1)];
    clients.extend([(Some(50.0), 3.0, 0); 5]);
    clients.extend([(Some(50.0), 2.0, 1); 5]);
    let mut project = table(&clients);
    project.settings.overlap.all = true;
    let found = searched(project.clone(), Target::Revenue);
    let means: Vec<f64> = found.groups.iter().map(|group| group.mean).collect();
    assert_eq!(means, [3.0, 3.0, 2.5, 2.0, 2.0], "by rank the giant is one client above the others, no more");
    assert!(found.groups.iter().all(|group| group.share.is_some_and(|share| share < 1e-7)));
    project.settings.overlap.all = false;
    let listed = searched(project, Target::Revenue).groups;
    assert!(listed.is_empty(), "in money each is below the mean, which the giant lifts: {listed:?}");
}

#[test]
fn lift_needs_a_positive_mean() {
    let mut clients = vec![(Some(5.0), -10.0, 0); 6];
    clients.extend([(Some(5.0), -100.0, 1); 6]);
    let found = searched(table(&clients), Target::Revenue);
    assert_eq!(found.groups.len(), 1);
    let care = &found.groups[0];
    assert_eq!((care.mean, care.lift, care.share), (-10.0, None, None));
    assert!((care.shrunk_mean - (6.0 * -10.0 + 5.0 * -55.0) / 11.0).abs() < 1e-12);
}

#[test]
fn the_first_tier_is_a_share() {
    let mut clients = vec![(Some(5.0), 100.0, 0); 4];
    clients.extend([(Some(5.0), 1.0, 1); 8]);
    clients.push((Some(5.0), 1.0, 0));
    let found = searched(table(&clients), Target::TierA);
    let care = &found.groups[0];
    assert_eq!(care.conditions, [Condition::Value { dimension: INDUSTRY, value: ValueId(0) }]);
    let first = analyse_now(&table(&clients)).tiers.rows[0].clients.len() as f64;
    assert!(
        (care.mean - first / 5.0).abs() < 1e-12 && found.mean.is_some_and(|mean| (mean - first / 13.0).abs() < 1e-12)
    );
}

/// Three dimensions over four of the best clients and two others.
fn shared() -> Project {
    let mut project = table(&[
        (Some(30.0), 300.0, 0),
        (Some(40.0), 290.0, 0),
        (Some(30.0), 280.0, 0),
        (Some(900.0), 270.0, 1),
        (Some(30.0), 1.0, 0),
        (None, 1.0, 0),
    ]);
    project.settings.tiers.cutoffs = vec![0.9, 0.95, 0.99];
    let dimensions = Arc::make_mut(&mut project.data.dimensions);
    dimensions[1].values = vec![Some("South".into()), Some("North".into())];
    dimensions[2].values = vec![Some("Owner".into()), Some("Finance".into())];
    let tags: [(usize, DimensionId, u32); 8] = [
        (0, GEOGRAPHY, 0),
        (1, GEOGRAPHY, 1),
        (4, GEOGRAPHY, 1),
        (0, ROLE, 0),
        (0, ROLE, 1),
        (1, ROLE, 0),
        (2, ROLE, 0),
        (5, ROLE, 0),
    ];
    let clients = Arc::make_mut(&mut project.data.clients);
    for (client, dimension, value) in tags {
        clients[client].tags.add(dimension, ValueId(value), true);
    }
    project
}

fn literal(project: &Project) -> LiteralOverlap {
    analyse_now(project).literal
}

/// The steps as (condition, clients left, best clients left).
fn steps(found: &LiteralOverlap) -> Vec<(Condition, usize, usize)> {
    found.steps.iter().map(|step| (step.condition, step.clients, step.best)).collect()
}

fn value(dimension: DimensionId, value: u32) -> Condition {
    Condition::Value { dimension, value: ValueId(value) }
}

#[test]
fn the_literal_overlap_shrinks_as_each_dimension_joins() {
    let found = literal(&shared());
    // On equal shares the first name counts: North before South.
    let expected =
        [(Condition::Band(1), 4, 3), (value(INDUSTRY, 0), 4, 3), (value(GEOGRAPHY, 1), 2, 1), (value(ROLE, 0), 1, 1)];
    assert_eq!(
        (found.best, steps(&found).as_slice(), found.clients.as_slice()),
        (4, &expected[..], &[ClientId(1)][..])
    );
    let industry = found.steps[1];
    assert!((industry.share_best - 0.75).abs() < 1e-12);
    assert!(industry.lift.is_some_and(|lift| (lift - 0.75 / (5.0 / 6.0)).abs() < 1e-12));
}

#[test]
fn the_literal_overlap_is_of_the_chosen_dimensions_and_clients() {
    let mut project = shared();
    project.settings.overlap.literal = Some(vec![Facet::Dimension(ROLE), Facet::Band, Facet::Dimension(ROLE)]);
    assert_eq!(steps(&literal(&project)), [(value(ROLE, 0), 4, 3), (Condition::Band(1), 3, 3)]);
    project.settings.overlap.best = Best::All;
    let found = literal(&project);
    assert_eq!((found.best, steps(&found)), (6, vec![(value(ROLE, 0), 4, 4), (Condition::Band(1), 3, 3)]));
    project.settings.overlap.literal = Some(vec![Facet::Dimension(DimensionId(3))]);
    assert_eq!(literal(&project), LiteralOverlap { best: 6, ..LiteralOverlap::default() }, "nobody has a value there");
    assert_eq!(literal(&table(&[])), LiteralOverlap::default());
}
