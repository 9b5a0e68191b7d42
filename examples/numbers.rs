//! Prints what the analysis says of tables given as JSON, for comparison with other programs:
//! `[{"users": [12, null, …], "amounts": [[6000, 0, …], …]}, …]` on standard input, one answer per table on standard
//! output. `benches/peers/numbers` holds the other side.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sweetspot::analysis::{BandRow, Gap, Outcome, analyse, analyse_now, white_space};
use sweetspot::model::{
    Cancel, CellRef, Client, ClientId, Dataset, Line, Offering, OfferingId, Project, SheetId, SourceSheet,
    ValueComponent, ValueWeights,
};

#[derive(Deserialize)]
struct Table {
    users: Vec<Option<f64>>,
    /// One row per client; 0 is no line.
    amounts: Vec<Vec<f64>>,
}

#[derive(Serialize)]
struct Answer {
    rank_revenue: Vec<Option<f64>>,
    rank_breadth: Vec<Option<f64>>,
    value: Vec<Option<f64>>,
    gini: Option<f64>,
    top_share: Option<f64>,
    bands: Vec<Band>,
    winners: Vec<usize>,
    resampling: Vec<f64>,
    weights: Vec<f64>,
    white_space: Vec<Missing>,
}

#[derive(Serialize)]
struct Band {
    clients: usize,
    average: Option<f64>,
    median: Option<f64>,
    trimmed_mean: Option<f64>,
    per_user: Option<f64>,
    breadth: Option<f64>,
}

#[derive(Serialize)]
struct Missing {
    client: u32,
    offering: u32,
    expected: f64,
    peers: usize,
    buyers: usize,
}

fn main() -> anyhow::Result<()> {
    let mut given = String::new();
    std::io::stdin().read_to_string(&mut given)?;
    let tables: Vec<Table> = serde_json::from_str(&given)?;
    let answers: Result<Vec<Answer>, _> = tables.iter().map(answer).collect();
    writeln!(std::io::stdout(), "{}", serde_json::to_string(&answers?)?)?;
    Ok(())
}

fn answer(table: &Table) -> anyhow::Result<Answer> {
    let project = project(table);
    let outcome = analyse(&project, &Cancel::default())?;
    let doubt = outcome.doubt.as_ref();
    Ok(Answer {
        rank_revenue: ranked_by(&project, ValueComponent::Revenue),
        rank_breadth: ranked_by(&project, ValueComponent::Breadth),
        value: outcome.value.of_client.clone(),
        gini: outcome.concentration.gini,
        top_share: outcome.concentration.top_10_percent_share,
        bands: outcome.bands.iter().map(band).collect(),
        winners: outcome.verdict.winners.clone(),
        resampling: doubt.map(|doubt| doubt.resampling.clone()).unwrap_or_default(),
        weights: doubt.map(|doubt| doubt.weights.clone()).unwrap_or_default(),
        white_space: missing(&project, &outcome),
    })
}

/// With one component alone, V is its rank.
fn ranked_by(project: &Project, component: ValueComponent) -> Vec<Option<f64>> {
    let mut alone = project.clone();
    alone.settings.value_weights = ValueWeights([0.0; 6]);
    alone.settings.value_weights.set(component, 1.0);
    analyse_now(&alone).value.of_client
}

fn band(row: &BandRow) -> Band {
    Band {
        clients: row.clients.len(),
        average: row.average_per_client,
        median: row.median_per_client,
        trimmed_mean: row.trimmed_mean,
        per_user: row.revenue_per_user_mean,
        breadth: row.breadth,
    }
}

fn missing(project: &Project, outcome: &Outcome) -> Vec<Missing> {
    let gap = |gap: &Gap| Missing {
        client: gap.client.0,
        offering: gap.offering.0,
        expected: gap.expected,
        peers: gap.peers,
        buyers: gap.buyers,
    };
    white_space(project, &outcome.basis).gaps.iter().map(gap).collect()
}

fn project(table: &Table) -> Project {
    let clients = table.users.iter().enumerate().map(|(at, users)| {
        let id = ClientId::at(at);
        Client { users: *users, ..Client::named(id, format!("Client {at:05}")) }
    });
    let offerings = table.amounts.iter().map(Vec::len).max().unwrap_or_default();
    let offering = |at: usize| Offering::named(OfferingId::at(at), format!("Offering {at}"));
    let lines = table.amounts.iter().enumerate().flat_map(|(client, row)| {
        let bought = row.iter().enumerate().filter(|(_, amount)| **amount != 0.0);
        bought.map(move |(offering, &amount)| line(ClientId::at(client), OfferingId::at(offering), amount))
    });
    let data = Dataset {
        clients: Arc::new(clients.collect()),
        offerings: Arc::new((0..offerings).map(offering).collect()),
        sheets: Arc::new(vec![SourceSheet { file: PathBuf::from("table.json"), sheet: String::new() }]),
        lines: Arc::new(lines.collect()),
        ..Dataset::default()
    };
    Project::new("Table", data)
}

fn line(client: ClientId, offering: OfferingId, amount: f64) -> Line {
    let source = CellRef { sheet: SheetId(0), row: client.0, column: offering.0 };
    Line { client, offering, amount, date: None, quantity: None, source }
}
