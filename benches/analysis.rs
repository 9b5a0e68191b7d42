//! How long an analysis with all its doubts takes: 300 clients × 60 offerings (at most 100 ms on two cores), and
//! 10,000 × 60 (at most 1 s).

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::analysis::{analyse, analyse_now};
use sweetspot::model::{Cancel, CellRef, Client, ClientId, Dataset, Line, Offering, OfferingId, Project, SheetId};

/// A project in which a client buys every third offering and has one of all sizes, some unknown.
fn made_up(clients: u32, offerings: u32) -> Project {
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let mut data = Dataset::default();
    let (mut list, mut lines) = (Vec::new(), Vec::new());
    for client in (0..clients).map(ClientId) {
        let users = random.random_bool(0.95).then(|| (random.random::<f64>() * 9.0).exp().ceil());
        list.push(Client { users, ..Client::named(client, format!("Client {}", client.0)) });
        for offering in (0..offerings).map(OfferingId) {
            if random.random_bool(0.67) {
                continue;
            }
            let amount = (random.random::<f64>() * 1e6).round() / 100.0 * users.unwrap_or(10.0).sqrt();
            let source = CellRef { sheet: SheetId(0), row: client.0, column: offering.0 };
            lines.push(Line { client, offering, amount, date: None, quantity: None, source });
        }
    }
    let named = |id: u32| Offering { id: OfferingId(id), name: format!("Offering {id}"), group: None, kind: None };
    data.clients = Arc::new(list);
    data.offerings = Arc::new((0..offerings).map(named).collect());
    data.lines = Arc::new(lines);
    Project::new("Bench", data)
}

fn analysis(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analysis");
    group.sample_size(10);
    for (clients, offerings) in [(300, 60), (10_000, 60)] {
        let project = made_up(clients, offerings);
        group.bench_function(format!("tables {clients} x {offerings}"), |bencher| {
            bencher.iter(|| analyse_now(black_box(&project)));
        });
        group.bench_function(format!("all doubts {clients} x {offerings}"), |bencher| {
            bencher.iter(|| analyse(black_box(&project), &Cancel::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, analysis);
criterion_main!(benches);
