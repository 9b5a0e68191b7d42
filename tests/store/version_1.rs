//! A file as the first version of the project file was written: every later version reads the same from it.
//!
//! `tests/data/project_version_1.sweetspot` is never made anew, whatever changes: people have such files. It was packed into
//! pages of 1 KiB with VACUUM, so that it stays small.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, date};
use rusqlite::Connection;
use sweetspot::model::{
    BandBy, BandScheme, Best, Block, BuiltIn, CellRef, Client, ClientId, ClientStatus, CriterionWeights, Dataset,
    Dimension, DimensionId, DimensionKind, Facet, Issue, IssueReason, KnownNames, LeftOut, LeftOutCell, LeftOutReason,
    Line, Offering, OfferingId, OfferingKind, OverlapSettings, Period, Profile, Project, Promise, Proof, Settings,
    SheetId, SourceSheet, StatusReason, Tags, Target, TierRule, TierSettings, UsersSource, ValueId, ValueWeights,
    WhiteSpaceSettings, Winnability,
};
use sweetspot::store::{Access, Saved};

use super::{opened, reopened};

/// What the file holds. Its own facts are written out, because defaults change.
fn expected() -> Saved {
    let kept = [("recipe", "{\"columns\":[]}"), ("note", "Łódź")];
    let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let data = current();
    let mut given = data.clients.to_vec();
    (given[0].users, given[0].users_source) = (Some(90.0), UsersSource::File);
    given[1].tags = Tags::default();
    let blocked = Block { reason: "Own backup".to_owned(), review: Some(date(2027, 1, 31)) };
    let forever = Block { reason: String::new(), review: None };
    let blocks = [((ClientId(0), OfferingId(1)), blocked), ((ClientId(2), OfferingId(0)), forever)];
    let pair = |name: &str, meant: &str| (name.to_owned(), meant.to_owned());
    let project = Project {
        people: Arc::default(),
        revision: 41,
        name: "Noord & Zuid “IT”".to_owned(),
        settings: settings(),
        blocks: Arc::new(blocks.into()),
        periods: Arc::new(vec![Period { name: "2024".to_owned(), data: earlier() }]),
        pinned: Some(Profile { band: Some(1), conditions: vec![(DimensionId(0), ValueId(2))] }),
        given: Arc::new(given),
        names: Arc::new(KnownNames {
            clients: [pair("de linde", "Zorggroep De Linde")].into(),
            offerings: [pair("back-up", "Backup")].into(),
            values: [(pair("Industry", "zorg"), "Healthcare".to_owned())].into(),
            different: [pair("brandsma", "brandsma b.v.")].into(),
        }),
        data,
    };
    Saved { project, kept }
}

fn settings() -> Settings {
    let scheme = |by, edges: &[f64]| BandScheme::new(by, edges.to_vec()).expect("edges rise");
    let promise = |channel: &str, weight| Promise {
        channel: channel.to_owned(),
        response: "within one hour".to_owned(),
        contact: "Anna".to_owned(),
        weight,
    };
    Settings {
        bands: scheme(BandBy::Users, &[25.0, 99.5, 400.0]),
        other_bands: vec![scheme(BandBy::Revenue, &[1e4, 1e5]), scheme(BandBy::Employees, &[10.0])],
        threshold: 12.5,
        broad_from: Some(2),
        weights: CriterionWeights([1.0, 0.5, 0.25, 0.0, 2.0, 0.1]),
        recurring_only: true,
        minimum_clients: 4,
        resamples: 1_000,
        weightings: 5_000,
        seed: u64::MAX - 7,
        value_weights: ValueWeights([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]),
        tiers: TierSettings {
            names: ["Gold", "Silver", "Bronze"].map(str::to_owned).to_vec(),
            rule: TierRule::Value,
            cutoffs: vec![0.4, 0.9],
            pyramid: vec![0.05, 0.25],
            value_cutoffs: vec![70.0, 30.0],
            promises: vec![promise("own account manager", Some(3.5)), promise("", None)],
            hours: Some(1_200.0),
        },
        white_space: WhiteSpaceSettings { adoption: 0.35, minimum_buyers: 2, minimum_industry: 6 },
        wanted_share: Some(0.55),
        overlap: OverlapSettings {
            target: Target::Margin,
            exponent: 0.75,
            depth: 2,
            minimum: Some(3),
            top: 15,
            all: true,
            permutations: 99,
            best: Best::All,
            literal: Some(vec![Facet::Dimension(DimensionId(1)), Facet::Band]),
        },
    }
}

fn current() -> Dataset {
    let source = |file: &str, sheet: &str| SourceSheet { file: PathBuf::from(file), sheet: sheet.to_owned() };
    let not_an_amount = IssueReason::NotAnAmount;
    Dataset {
        clients: Arc::new(clients()),
        offerings: Arc::new(offerings()),
        dimensions: Arc::new(dimensions()),
        sheets: Arc::new(vec![source("/data/regels.xlsx", "Omzet"), source("klanten.csv", "")]),
        lines: Arc::new(vec![
            line((0, 0), 54_000.25, (Some(date(2025, 3, 1)), Some(12.0))),
            line((0, 1), -0.1, (Some(date(2025, 12, 31)), None)),
            line((1, 0), 1e-9, (None, None)),
            line((1, 0), 30_000.0, (None, Some(0.5))),
        ]),
        left_out: Arc::new(vec![LeftOutCell { source: cell(9), amount: -1.25, reason: LeftOutReason::Tax }]),
        issues: Arc::new(vec![
            Issue { source: cell(10), value: "12,5o".to_owned(), reason: not_an_amount, amount: None },
            Issue { source: cell(11), value: "5".to_owned(), reason: IssueReason::ComputedAmount, amount: Some(5.5) },
        ]),
        proof: Proof {
            file_total: 83_999.0,
            imported: 84_000.25,
            left_out: vec![LeftOut { reason: LeftOutReason::Tax, rows: 1, amount: -1.25 }],
        },
        marks_only: false,
        ready_matrix: true,
        currency: Some("EUR".to_owned()),
        asof: Some(date(2025, 12, 31)),
    }
}

/// A value was deleted, and a dimension is somebody's own.
fn dimensions() -> Vec<Dimension> {
    let kinds = [
        (DimensionKind::BuiltIn(BuiltIn::Industry), true, &[Some("Logistics"), None, Some("Healthcare")][..]),
        (DimensionKind::BuiltIn(BuiltIn::Geography), false, &[Some("Łódź"), Some("Noord")]),
        (DimensionKind::BuiltIn(BuiltIn::BuyerRole), true, &[]),
        (DimensionKind::BuiltIn(BuiltIn::Adoption), false, &[]),
        (DimensionKind::BuiltIn(BuiltIn::Problem), true, &[Some("Downtime")]),
        (DimensionKind::BuiltIn(BuiltIn::Differentiator), true, &[]),
        (DimensionKind::Own("Sold by".to_owned()), false, &[Some("Piet")]),
    ];
    let numbered = kinds.into_iter().enumerate().map(|(at, (kind, multi_valued, values))| Dimension {
        id: DimensionId::at(at),
        kind,
        multi_valued,
        values: values.iter().map(|value| value.map(str::to_owned)).collect(),
    });
    numbered.collect()
}

/// One of whom everything is known, and one of each other kind.
fn clients() -> Vec<Client> {
    let mut tags = Tags::default();
    tags.add(DimensionId(0), ValueId(2), true);
    tags.add(DimensionId(0), ValueId(0), true);
    tags.set_detail(DimensionId(0), ValueId(2), "Hospitals");
    tags.add(DimensionId(6), ValueId(0), false);
    let whole = Client {
        old_revenue: None,
        last_date: None,
        winnability: Winnability::default(),
        id: ClientId(0),
        name: "Zorggroep De Linde".to_owned(),
        code: Some("K-0042".to_owned()),
        status: ClientStatus::Client,
        status_reason: None,
        users: Some(96.0),
        users_source: UsersSource::Typed,
        employees: Some(120.0),
        margin: Some(-20.5),
        cost_of_sale: Some(1_000.0),
        effort_hours: Some(12.25),
        since: Some(date(2001, 2, 28)),
        orders: Some(3.0),
        potential: Some(9_999.99),
        tags,
    };
    let little = |id, name: &str, status, status_reason| {
        let named = Client::named(ClientId(id), name);
        Client { status, status_reason, users_source: UsersSource::File, ..named }
    };
    let mut billed = little(1, "Łódź Transport", ClientStatus::Client, None);
    (billed.users, billed.users_source) = (Some(47.0), UsersSource::Billed);
    billed.tags.add(DimensionId(1), ValueId(0), false);
    vec![
        whole,
        billed,
        little(2, "Oud & Weg", ClientStatus::ExClient, None),
        little(3, "anders b.v.", ClientStatus::Prospect, Some(StatusReason::FirstBilledAfter)),
        little(4, "Nog niets", ClientStatus::Prospect, Some(StatusReason::NothingBilled)),
    ]
}

fn offerings() -> Vec<Offering> {
    let shipped = ["Managed", "Backup", "Advice"].into_iter().enumerate();
    let named = shipped.map(|(at, name)| Offering::named(OfferingId::at(at), name));
    let mut all: Vec<Offering> = named.collect();
    (all[0].group, all[0].kind, all[0].per_user) = (Some("Care".to_owned()), Some(OfferingKind::Recurring), true);
    (all[1].kind, all[1].lowers_risk) = (Some(OfferingKind::OneOff), true);
    all
}

/// The year before, in marks without amounts.
fn earlier() -> Dataset {
    let clients = clients().into_iter().take(2).map(|client| Client { tags: Tags::default(), ..client });
    Dataset {
        clients: Arc::new(clients.collect()),
        offerings: Arc::new(offerings().into_iter().take(1).collect()),
        lines: Arc::new(vec![line((1, 0), 1.0, (None, None))]),
        left_out: Arc::default(),
        issues: Arc::default(),
        proof: Proof { file_total: 1.0, imported: 1.0, left_out: Vec::new() },
        marks_only: true,
        ready_matrix: false,
        currency: None,
        asof: Some(date(2024, 12, 31)),
        ..current()
    }
}

fn line((client, offering): (u32, u32), amount: f64, (date, quantity): (Option<Date>, Option<f64>)) -> Line {
    Line { client: ClientId(client), offering: OfferingId(offering), amount, date, quantity, source: cell(client) }
}

fn cell(row: u32) -> CellRef {
    CellRef { sheet: SheetId(1), row, column: 5 }
}

#[test]
fn a_file_of_version_1_is_read_as_it_was_written() {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/project_version_1.sweetspot");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    std::fs::copy(&made, &path).expect("copied");
    let connection = Connection::open(&path).expect("a database");
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a number");
    assert_eq!(number("PRAGMA user_version"), 1, "the file is the one that was written first");
    let tables = "SELECT count(DISTINCT table_name) FROM checks WHERE row_count > 0";
    assert_eq!(number(tables), 16, "every table but the checks themselves has rows");
    drop(connection);
    assert_eq!(reopened(&path), expected());
    let again = opened(&path);
    assert_eq!((again.access, again.backup), (Access::ReadWrite, None), "once it is up to date it stays so");
}
