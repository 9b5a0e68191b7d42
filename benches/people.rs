//! Whom to call next at 5,000 prospects and 10,000 clients: fit, range, order, rules and what to ask; the self-check; and
//! the most typical client. Prints the medians; `benches/peers/people` does the same arithmetic with numpy.

#![expect(clippy::print_stdout, reason = "a measurement prints what it measured")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::analysis::{MostLike, analyse_now, medoid, prospects, self_check};
use sweetspot::model::{
    CellRef, Client, ClientId, ClientStatus, Dataset, Dimension, Line, Offering, OfferingId, Project, SheetId, ValueId,
};

const CLIENTS: u32 = 10_000;
const PROSPECTS: u32 = 5_000;
const OFFERINGS: u32 = 20;
const ROUNDS: usize = 9;
/// How many values a dimension has, and how often a client has one.
const VALUES: [u32; 6] = [20, 12, 8, 5, 4, 10];
const KNOWN: f64 = 0.7;

fn project() -> Project {
    let mut random = ChaCha8Rng::seed_from_u64(7);
    let mut dimensions = Dimension::built_in();
    for (dimension, values) in dimensions.iter_mut().zip(VALUES) {
        dimension.values = (0..values).map(|value| Some(format!("Value {value}"))).collect();
    }
    let source = CellRef { sheet: SheetId(0), row: 0, column: 0 };
    let (mut clients, mut lines) = (Vec::new(), Vec::new());
    for id in 0..CLIENTS + PROSPECTS {
        let mut client = Client::named(ClientId(id), format!("Client {id:05}"));
        client.users = random.random_bool(0.9).then(|| f64::from(random.random_range(1..2_000_u32)));
        for (dimension, values) in dimensions.iter().zip(VALUES) {
            if random.random_bool(KNOWN) {
                client.tags.add(dimension.id, ValueId(random.random_range(0..values)), dimension.multi_valued);
            }
        }
        if id >= CLIENTS {
            client.status = ClientStatus::Prospect;
        } else {
            for _ in 0..6 {
                let offering = OfferingId(random.random_range(0..OFFERINGS));
                let amount = f64::from(random.random_range(100..100_000_u32));
                lines.push(Line { client: client.id, offering, amount, date: None, quantity: None, source });
            }
        }
        clients.push(client);
    }
    let offerings = (0..OFFERINGS).map(|id| Offering::named(OfferingId(id), format!("Offering {id}"))).collect();
    let data = Dataset {
        clients: Arc::new(clients),
        offerings: Arc::new(offerings),
        dimensions: Arc::new(dimensions),
        lines: Arc::new(lines),
        ..Dataset::default()
    };
    Project::new("Large", data)
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut all: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .collect();
    all.sort_unstable();
    all.get(ROUNDS / 2).copied().unwrap_or_default()
}

fn main() {
    let project = project();
    let outcome = analyse_now(&project);
    let listed = prospects(&project, &outcome).list.len();
    println!("{listed} prospects against {CLIENTS} clients: {:?}", median(|| drop(prospects(&project, &outcome))));
    println!("self-check: {:?}", median(|| assert!(self_check(&project, &outcome).auc.is_some())));
    let like = MostLike::new(&project, &outcome);
    let shown: Vec<&Client> = project.data.clients.iter().rev().take(40).collect();
    let each = || shown.iter().for_each(|client| assert!(like.of(client).is_some()));
    println!("most like, for 40 that are shown: {:?}", median(each));
    let typical = || assert!(medoid(&project, &outcome, &outcome.basis.clients).is_some());
    println!("most typical of all clients: {:?}", median(typical));
}
