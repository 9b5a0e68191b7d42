//! Projects made in code: METHOD.md §14, and any other table a test needs.

use std::path::PathBuf;
use std::sync::Arc;

use sweetspot::model::{
    CellRef, Client, ClientId, Dataset, Line, Offering, OfferingId, OfferingKind, Project, Proof, SheetId, SourceSheet,
    neumaier_sum,
};

/// One row of a table: name, users, revenue per offering. A `0.0` is a blank cell: no line.
pub(crate) type Row<'a> = (&'a str, Option<f64>, &'a [f64]);

/// The offerings of METHOD.md §14; Projects is one-off, the others recurring.
pub(crate) const WORKED_OFFERINGS: [&str; 4] = ["Managed", "Backup", "Security", "Projects"];

/// The clients of METHOD.md §14.
pub(crate) const WORKED_ROWS: [Row<'static>; 8] = [
    ("A", Some(12.0), &[6_000.0, 0.0, 0.0, 1_500.0]),
    ("B", Some(20.0), &[9_600.0, 1_200.0, 0.0, 0.0]),
    ("C", Some(40.0), &[24_000.0, 3_600.0, 4_800.0, 0.0]),
    ("D", Some(60.0), &[36_000.0, 4_800.0, 7_200.0, 6_000.0]),
    ("E", Some(80.0), &[44_800.0, 0.0, 9_600.0, 8_000.0]),
    ("F", Some(150.0), &[81_000.0, 9_000.0, 0.0, 0.0]),
    ("G", Some(400.0), &[0.0, 0.0, 0.0, 120_000.0]),
    ("H", None, &[5_000.0, 0.0, 0.0, 0.0]),
];

/// METHOD.md §14 as a project.
pub(crate) fn worked_example() -> Project {
    let mut project = project(&WORKED_OFFERINGS, &WORKED_ROWS);
    for offering in Arc::make_mut(&mut project.data.offerings) {
        let one_off = offering.name == "Projects";
        offering.kind = Some(if one_off { OfferingKind::OneOff } else { OfferingKind::Recurring });
    }
    project
}

/// A project of these offerings and rows, in euros, with default settings; the lines' cells follow the table.
pub(crate) fn project(offerings: &[&str], rows: &[Row<'_>]) -> Project {
    let mut lines = Vec::new();
    let mut clients = Vec::new();
    for (at, (name, users, amounts)) in rows.iter().enumerate() {
        let id = ClientId::at(at);
        clients.push(Client { users: *users, ..Client::named(id, *name) });
        let bought = amounts.iter().enumerate().filter(|(_, amount)| **amount != 0.0);
        lines.extend(bought.map(|(offering, &amount)| line(id, OfferingId::at(offering), amount)));
    }
    let named = offerings.iter().enumerate();
    let offerings = named.map(|(at, &name)| Offering::named(OfferingId::at(at), name));
    let total = neumaier_sum(lines.iter().map(|line| line.amount));
    let data = Dataset {
        clients: Arc::new(clients),
        offerings: Arc::new(offerings.collect()),
        sheets: Arc::new(vec![SourceSheet { file: PathBuf::from("table.xlsx"), sheet: "Revenue".to_owned() }]),
        lines: Arc::new(lines),
        proof: Proof { file_total: total, imported: total, left_out: Vec::new() },
        currency: Some("EUR".to_owned()),
        ..Dataset::default()
    };
    Project::new("Table", data)
}

/// A line whose cell is the one of a table with its titles in row 1 and the offerings from column C.
pub(crate) fn line(client: ClientId, offering: OfferingId, amount: f64) -> Line {
    let source = CellRef { sheet: SheetId(0), row: client.0 + 1, column: offering.0 + 2 };
    Line { client, offering, amount, date: None, quantity: None, source }
}
