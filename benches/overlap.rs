//! How long the search for overlap takes (METHOD.md §7): 300 clients × 7 dimensions × 8 values to depth 3 with 1,000
//! permutations (at most 1 s on two cores); a single search over 10,000 (at most 50 ms); its cost as clients grow from
//! 100 to 1,000,000; and what a slider costs: the first search of a project, another after a setting of the search
//! changed (about 1 ms for 10,000 clients), and one after the weights of the value changed.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::analysis::{Outcome, analyse_now, overlap, reanalyse};
use sweetspot::model::{
    CellRef, Client, ClientId, Dataset, Dimension, DimensionId, DimensionKind, Edit, Line, Offering, OfferingId,
    OverlapSettings, Progress, Project, SheetId, ValueComponent, ValueId,
};

const DIMENSIONS: u32 = 7;
const VALUES: u32 = 8;
const OFFERINGS: u32 = 4;

/// A project of `clients` in seven own dimensions of eight values; lower values are more frequent than higher ones when
/// `skewed`, a tenth is untagged, and one pair of values brings more revenue.
fn made_up(clients: u32, skewed: bool) -> Project {
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let mut data = Dataset::default();
    let own = |id: u32| Dimension {
        id: DimensionId(id),
        kind: DimensionKind::Own(format!("Dimension {id}")),
        multi_valued: false,
        values: (0..VALUES).map(|value| Some(format!("Value {value}"))).collect(),
    };
    data.dimensions = Arc::new((0..DIMENSIONS).map(own).collect());
    let (mut list, mut lines) = (Vec::new(), Vec::new());
    for client in (0..clients).map(ClientId) {
        let mut made = Client::named(client, format!("Client {:07}", client.0));
        for dimension in (0..DIMENSIONS).map(DimensionId) {
            let uniform: f64 = random.random();
            let drawn = if skewed { uniform * uniform } else { uniform };
            let value = (0..VALUES).take_while(|value| f64::from(*value + 1) / f64::from(VALUES) <= drawn).count();
            if random.random_bool(0.9) {
                made.tags.add(dimension, ValueId::at(value), false);
            }
        }
        let is_good = made.tags.has(DimensionId(1), ValueId(0)) && made.tags.has(DimensionId(4), ValueId(1));
        for offering in (0..OFFERINGS).map(OfferingId) {
            if random.random_bool(if is_good { 0.8 } else { 0.5 }) {
                let amount = (random.random::<f64>() * 1e6).round() / 100.0;
                let source = CellRef { sheet: SheetId(0), row: client.0, column: offering.0 };
                lines.push(Line { client, offering, amount, date: None, quantity: None, source });
            }
        }
        list.push(made);
    }
    let named = |id: u32| Offering::named(OfferingId(id), format!("Offering {id}"));
    data.clients = Arc::new(list);
    data.offerings = Arc::new((0..OFFERINGS).map(named).collect());
    data.lines = Arc::new(lines);
    Project::new("Bench", data)
}

fn prepared(clients: u32, skewed: bool, permutations: usize) -> (Project, Outcome) {
    let mut project = made_up(clients, skewed);
    project.settings.overlap = OverlapSettings { permutations, ..OverlapSettings::default() };
    let outcome = analyse_now(&project);
    (project, outcome)
}

fn searches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("overlap");
    group.sample_size(10);
    for skewed in [false, true] {
        let values = if skewed { "skewed" } else { "even" };
        for (clients, permutations) in [(300, 0), (300, 1_000), (10_000, 0), (10_000, 1_000)] {
            let (project, outcome) = prepared(clients, skewed, permutations);
            group.bench_function(
                format!("{clients} clients, {values} values, {permutations} permutations"),
                |bencher| {
                    bencher.iter(|| overlap(black_box(&project), black_box(&outcome), &Progress::default()));
                },
            );
        }
    }
    group.finish();
}

fn sizes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("overlap by clients");
    group.sample_size(10);
    for clients in [100, 1_000, 10_000, 100_000, 1_000_000] {
        let (project, outcome) = prepared(clients, true, 0);
        group.bench_with_input(
            BenchmarkId::from_parameter(clients),
            &(project, outcome),
            |bencher, (project, outcome)| {
                bencher.iter(|| overlap(project, outcome, &Progress::default()));
            },
        );
    }
    group.finish();
}

/// A search after an edit: the outcome that is made again is not counted.
fn sliders(criterion: &mut Criterion) {
    let (project, outcome) = prepared(10_000, true, 0);
    let searched = |project: &Project, outcome: &Outcome| overlap(project, outcome, &Progress::default());
    let slid = OverlapSettings { exponent: 0.37, ..project.settings.overlap.clone() };
    let edits = [
        ("a setting of the search", Edit::SetOverlap(slid)),
        ("a weight of the value", Edit::SetValueWeight { component: ValueComponent::Breadth, weight: 2.0 }),
    ];
    let mut group = criterion.benchmark_group("overlap of 10000 clients");
    group.bench_function("the first", |bencher| {
        bencher.iter_batched(|| analyse_now(&project), |outcome| searched(&project, &outcome), BatchSize::LargeInput);
    });
    for (name, edit) in edits {
        let Ok(next) = project.edited(&edit) else { continue };
        group.bench_function(format!("after {name}"), |bencher| {
            bencher.iter_batched(
                || {
                    black_box(searched(&project, &outcome)).ok();
                    reanalyse((&project, &outcome), &next)
                },
                |outcome| searched(&next, &outcome),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, searches, sizes, sliders);
criterion_main!(benches);
