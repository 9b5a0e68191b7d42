//! How long an analysis takes, for 300 clients × 60 offerings and for 10,000 × 60: all of it with its doubts (at most
//! 100 ms and 1 s on two cores), its tables after one edit (at most a frame, 16 ms), and the white space.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::analysis::{analyse, analyse_now, reanalyse, white_space};
use sweetspot::model::{
    Cancel, CellRef, Client, ClientId, ClientStatus, Criterion as Weighed, Dataset, DimensionId, Edit, Line, Offering,
    OfferingId, Project, SheetId, Tags, ValueComponent, ValueId,
};

/// A project in which a client buys every third offering has one of all sizes, some unknown, and most tags.
fn made_up(clients: u32, offerings: u32) -> Project {
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let mut data = Dataset::default();
    let (mut list, mut lines) = (Vec::new(), Vec::new());
    for client in (0..clients).map(ClientId) {
        let users = random.random_bool(0.95).then(|| (random.random::<f64>() * 9.0).exp().ceil());
        let mut tags = Tags::default();
        for dimension in (0..6).map(DimensionId) {
            if random.random_bool(0.7) {
                tags.add(dimension, ValueId(random.random_range(0..8)), false);
            }
        }
        list.push(Client { users, tags, ..Client::named(client, format!("Client {}", client.0)) });
        for offering in (0..offerings).map(OfferingId) {
            if random.random_bool(0.67) {
                continue;
            }
            let amount = (random.random::<f64>() * 1e6).round() / 100.0 * users.unwrap_or(10.0).sqrt();
            let source = CellRef { sheet: SheetId(0), row: client.0, column: offering.0 };
            lines.push(Line { client, offering, amount, date: None, quantity: None, source });
        }
    }
    let named = |id: u32| Offering::named(OfferingId(id), format!("Offering {id}"));
    for dimension in Arc::make_mut(&mut data.dimensions) {
        dimension.values = (0..8).map(|value| Some(format!("Value {value}"))).collect();
    }
    data.clients = Arc::new(list);
    data.offerings = Arc::new((0..offerings).map(named).collect());
    data.lines = Arc::new(lines);
    Project::new("Bench", data)
}

/// One edit of every kind that people make while they look at numbers.
fn edits() -> [(&'static str, Edit); 6] {
    let (client, dimension) = (ClientId(7), DimensionId(0));
    [
        ("a tag", Edit::Tag { clients: vec![client], dimension, value: "Care".to_owned() }),
        ("users", Edit::SetUsers { client, users: Some(77.0) }),
        ("a weight", Edit::SetWeight { criterion: Weighed::Pairs, weight: 2.0 }),
        ("the threshold", Edit::SetThreshold(500.0)),
        ("a status", Edit::SetStatus { clients: vec![client], status: ClientStatus::Prospect }),
        ("room weighs", Edit::SetValueWeight { component: ValueComponent::Potential, weight: 1.0 }),
    ]
}

fn analysis(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analysis");
    group.sample_size(10);
    for (clients, offerings) in [(300, 60), (10_000, 60)] {
        let project = made_up(clients, offerings);
        group.bench_function(format!("tables {clients} x {offerings}"), |bencher| {
            bencher.iter(|| analyse_now(black_box(&project)));
        });
        for (what, edit) in edits() {
            let before = analyse_now(&project);
            let after = project.edited(&edit).unwrap_or_else(|_| project.clone());
            group.bench_function(format!("the edit {what} {clients} x {offerings}"), |bencher| {
                bencher.iter(|| project.edited(black_box(&edit)));
            });
            group.bench_function(format!("tables after {what} {clients} x {offerings}"), |bencher| {
                bencher.iter(|| reanalyse((&project, &before), black_box(&after)));
            });
        }
        let basis = analyse_now(&project).basis;
        group.bench_function(format!("white space {clients} x {offerings}"), |bencher| {
            bencher.iter(|| white_space(black_box(&project), &basis));
        });
        group.bench_function(format!("all doubts {clients} x {offerings}"), |bencher| {
            bencher.iter(|| analyse(black_box(&project), &Cancel::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, analysis);
criterion_main!(benches);
