//! A large project, made up: every client with a code, a size and three tags, every line with a date and a quantity.

use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::date;
use sweetspot::model::{
    CellRef, Client, ClientId, Dataset, DimensionId, Line, Offering, OfferingId, Project, SheetId, SourceSheet, Tags,
    ValueId,
};

/// How many clients.
pub(crate) const CLIENTS: u32 = 100_000;
/// How many offerings.
pub(crate) const OFFERINGS: u32 = 60;
/// How many dimensions each client has a value in.
const TAGGED: u32 = 3;
/// How many values each of these has.
const VALUES: u32 = 12;

/// A number that follows no order.
pub(crate) fn mixed(number: u32) -> u32 {
    number.wrapping_mul(2_654_435_761) >> 7
}

/// A project of this many lines.
pub(crate) fn project(lines: u32) -> Project {
    let mut data = Dataset::default();
    for dimension in Arc::make_mut(&mut data.dimensions).iter_mut() {
        dimension.values = (0..VALUES).map(|value| Some(format!("Value {value}"))).collect();
    }
    data.clients = Arc::new((0..CLIENTS).map(client).collect());
    let offerings = (0..OFFERINGS).map(|at| Offering::named(OfferingId(at), format!("Offering {}", at + 1)));
    data.offerings = Arc::new(offerings.collect());
    data.sheets = Arc::new(vec![SourceSheet { file: "lines.xlsx".into(), sheet: "Lines".to_owned() }]);
    data.lines = Arc::new((0..lines).map(line).collect());
    data.asof = Some(date(2026, 10, 31));
    data.currency = Some("EUR".to_owned());
    Project::new("A large project", data)
}

fn client(at: u32) -> Client {
    let mut tags = Tags::default();
    for dimension in 0..TAGGED {
        tags.add(DimensionId(dimension), ValueId(mixed(at + dimension) % VALUES), false);
    }
    let name = format!("Client {} B.V.", mixed(at) % CLIENTS + 1);
    let code = Some(format!("D{:06}", at + 1));
    Client { code, users: Some(f64::from(mixed(at) % 900 + 1)), tags, ..Client::named(ClientId(at), name) }
}

fn line(at: u32) -> Line {
    Line {
        client: ClientId(mixed(at) % CLIENTS),
        offering: OfferingId(mixed(at + 1) % OFFERINGS),
        amount: f64::from(mixed(at + 2) % 2_000_000) / 100.0,
        date: Some(date(2025, 11, 1).saturating_add(i64::from(mixed(at) % 365).days())),
        quantity: Some(f64::from(at % 20 + 1)),
        source: CellRef { sheet: SheetId(0), row: at + 1, column: 5 },
    }
}
