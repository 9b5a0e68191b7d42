//! Projects the report is tested with: the worked example of METHOD.md §14, and others built to be awkward.

use std::path::PathBuf;
use std::sync::Arc;

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::model::{
    BandBy, BandScheme, CellRef, Client, ClientId, ClientStatus, Dataset, DimensionId, Line, Offering, OfferingId,
    OfferingKind, Profile, Project, SheetId, SourceSheet, Target, TierRule,
};

/// A table of clients: name, users, amounts; `None` for a cell that is blank.
type Row<'a> = (&'a str, Option<f64>, &'a [Option<f64>]);

/// A project of these rows, read from one sheet.
pub(crate) fn project(name: &str, offerings: &[&str], rows: &[Row]) -> Project {
    let mut lines = Vec::new();
    let mut clients = Vec::new();
    for (index, (client, users, amounts)) in rows.iter().enumerate() {
        let id = ClientId::at(index);
        clients.push(Client { users: *users, ..Client::named(id, *client) });
        for (column, amount) in amounts.iter().enumerate() {
            let Some(amount) = *amount else { continue };
            let source = CellRef { sheet: SheetId(0), row: index as u32 + 1, column: column as u32 + 2 };
            let offering = OfferingId::at(column);
            lines.push(Line { client: id, offering, amount, date: None, quantity: None, source });
        }
    }
    let total: f64 = lines.iter().map(|line| line.amount).sum();
    let mut data = Dataset {
        clients: Arc::new(clients),
        offerings: Arc::new(
            offerings
                .iter()
                .enumerate()
                .map(|(at, &name)| Offering {
                    kind: Some(if at % 3 == 2 { OfferingKind::OneOff } else { OfferingKind::Recurring }),
                    ..Offering::named(OfferingId::at(at), name)
                })
                .collect(),
        ),
        sheets: Arc::new(vec![SourceSheet { file: PathBuf::from("secret folder/clients.xlsx"), sheet: "2025".into() }]),
        lines: Arc::new(lines),
        currency: Some("EUR".to_owned()),
        ..Dataset::default()
    };
    data.proof.file_total = total;
    data.proof.imported = total;
    Project::new(name, data)
}

/// METHOD.md §14, with its K = 3.
pub(crate) fn worked_example() -> Project {
    const NONE: Option<f64> = None;
    let offerings = ["Managed", "Backup", "Security", "Projects"];
    let rows: [Row; 8] = [
        ("A", Some(12.0), &[Some(6000.0), NONE, NONE, Some(1500.0)]),
        ("B", Some(20.0), &[Some(9600.0), Some(1200.0), NONE, NONE]),
        ("C", Some(40.0), &[Some(24000.0), Some(3600.0), Some(4800.0), NONE]),
        ("D", Some(60.0), &[Some(36000.0), Some(4800.0), Some(7200.0), Some(6000.0)]),
        ("E", Some(80.0), &[Some(44800.0), NONE, Some(9600.0), Some(8000.0)]),
        ("F", Some(150.0), &[Some(81000.0), Some(9000.0), NONE, NONE]),
        ("G", Some(400.0), &[NONE, NONE, NONE, Some(120_000.0)]),
        ("H", NONE, &[Some(5000.0), NONE, NONE, NONE]),
    ];
    let mut project = project("Worked example", &offerings, &rows);
    project.settings.broad_from = Some(3);
    project
}

/// About 90 clients × 12 offerings: unknown sizes, credits, blank cells, cents, ties, prospects and ex-clients, an empty
/// band, names and offerings that read as numbers or as formulas.
pub(crate) fn large(seed: u64) -> Project {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let offerings = [
        "Managed workplace",
        "Backup",
        "Security",
        "Cloud hosting",
        "365",
        "Telephony",
        "Network",
        "Projects",
        "Hardware",
        "=Consulting",
        "Training \"plus\"",
        "Print & scan",
    ];
    let mut rows = Vec::new();
    for index in 0..93 {
        let users = match index % 9 {
            0 => None,
            1 => Some(25.5),
            _ => Some((random.random_range(1.0..7.5_f64)).exp().round().max(1.0)),
        };
        // Nobody between 1001 and 3000: an empty band.
        let users = users.map(|users: f64| if (1001.0..=3000.0).contains(&users) { 900.0 } else { users });
        rows.push((client_name(index), users, amounts(&mut random, index, users.unwrap_or(30.0))));
    }
    let borrowed: Vec<Row> = rows.iter().map(|(name, users, amounts)| (name.as_str(), *users, &amounts[..])).collect();
    let mut project = project("Noord & Zuid \"IT\"", &offerings, &borrowed);
    mark(&mut project);
    project
}

/// The large project with its groups compared by each target, one of them pinned.
pub(crate) fn by_target() -> Vec<(&'static str, Project)> {
    let of = |target| {
        let mut project = pinned(large(7), Some(1), "Retail; food");
        project.settings.overlap.target = target;
        if target == Target::Margin {
            let clients = Arc::make_mut(&mut project.data.clients);
            for (index, client) in clients.iter_mut().enumerate().filter(|(index, _)| index % 4 != 0) {
                client.margin = Some(if index % 3 == 0 { -200.0 } else { 40.0 * index as f64 });
            }
        }
        project
    };
    let names = ["by value", "by revenue", "by revenue per user", "by breadth", "by margin", "by tier"];
    names.into_iter().zip(Target::ALL.map(of)).collect()
}

fn client_name(index: usize) -> String {
    match index {
        3 => "Infinity".to_owned(),
        4 => "1042".to_owned(),
        5 => "=SUM(A1)".to_owned(),
        6 => "Żółw & Synowie Sp. z o.o.".to_owned(),
        // The same name twice.
        7 | 8 => "Twice B.V.".to_owned(),
        _ => format!("Client {} {index:02}", ["Holding", "Groep", "Works"][index % 3]),
    }
}

fn amounts(random: &mut impl Rng, index: usize, users: f64) -> Vec<Option<f64>> {
    let amount = |random: &mut dyn Rng, offering: usize| {
        if random.random_bool(0.55) {
            return None;
        }
        let size = users.sqrt() * random.random_range(20.0..400.0) * (1.0 + offering as f64);
        let sign = if random.random_bool(0.06) { -0.4 } else { 1.0 };
        Some((size * sign * 100.0).round() / 100.0)
    };
    match index {
        // Ties in revenue, and a client without any.
        10..=13 => (0..12).map(|offering| (offering == index % 4).then_some(1234.5)).collect(),
        14 => vec![None; 12],
        15 => vec![Some(0.0); 12],
        _ => (0..12).map(|offering| amount(random, offering)).collect(),
    }
}

/// Prospects, ex-clients and tags.
fn mark(project: &mut Project) {
    let dimensions = Arc::make_mut(&mut project.data.dimensions);
    let values: Vec<_> = ["Care", "Industry", "Retail; food"].iter().filter_map(|v| dimensions[0].intern(v)).collect();
    for (index, client) in Arc::make_mut(&mut project.data.clients).iter_mut().enumerate() {
        client.status = match index {
            20 | 21 => ClientStatus::Prospect,
            30 => ClientStatus::ExClient,
            _ => ClientStatus::Client,
        };
        client.employees = (index % 4 != 0).then_some(index as f64 * 3.0);
        if index % 3 != 0 {
            client.tags.add(DimensionId(0), values[index % values.len()], false);
            client.tags.set_detail(DimensionId(0), values[index % values.len()], "hospitals in Utrecht");
        }
    }
}

/// With a band and an industry named the sweet spot.
pub(crate) fn pinned(mut project: Project, band: Option<usize>, industry: &str) -> Project {
    let value = project.dimension(DimensionId(0)).and_then(|found| found.find(industry)).expect("somebody has it");
    project.pinned = Some(Profile { band, conditions: vec![(DimensionId(0), value)] });
    project
}

/// Projects at the edges, by name.
pub(crate) fn edges() -> Vec<(&'static str, Project)> {
    let mut all = vec![
        ("empty", Project::new("", Dataset::default())),
        ("one client", project("One", &["Only"], &[("Alone", Some(30.0), &[Some(100.0)])])),
        (
            "no sizes",
            project("No sizes", &["X", "Y"], &[("A", None, &[Some(5.0), None]), ("B", None, &[None, Some(7.0)])]),
        ),
        ("nothing bought", project("Zero", &["X"], &[("A", Some(5.0), &[None]), ("B", Some(50.0), &[Some(0.0)])])),
        (
            "credits outweigh",
            project(
                "Credit",
                &["X", "Y"],
                &[("A", Some(5.0), &[Some(-50.0), Some(20.0)]), ("B", Some(50.0), &[Some(10.0), None])],
            ),
        ),
        (
            "tie",
            project(
                "Tie",
                &["X", "Y"],
                &[("A", Some(5.0), &[Some(10.0), None]), ("B", Some(50.0), &[Some(10.0), None])],
            ),
        ),
        ("clients without offerings", project("Bare", &[], &[("A", Some(5.0), &[]), ("B", None, &[])])),
    ];
    let mut by_employees = large(11);
    by_employees.settings.bands = BandScheme::new(BandBy::Employees, vec![30.0, 90.5, 200.0]).expect("edges rise");
    all.push(("by employees", by_employees));
    let mut by_revenue = large(12);
    by_revenue.settings.bands = BandScheme::new(BandBy::Revenue, vec![5_000.0, 50_000.0]).expect("edges rise");
    by_revenue.settings.recurring_only = true;
    by_revenue.settings.broad_from = Some(2);
    by_revenue.settings.threshold = 500.0;
    all.push(("by revenue, recurring only", by_revenue));
    for (name, band, value) in
        [("pinned", Some(1), "Care"), ("pinned to a value with a semicolon", None, "Retail; food")]
    {
        all.push((name, pinned(large(14), band, value)));
    }
    let mut unweighted = worked_example();
    unweighted.settings.weights.0 = [0.0; 6];
    unweighted.settings.minimum_clients = 50;
    unweighted.settings.tiers.names = vec!["1".into(), "2".into()];
    unweighted.settings.tiers.cutoffs = vec![0.6];
    all.push(("no weights, none eligible, tiers named by numbers", unweighted));
    for (name, rule) in [("tiers by number", TierRule::Count), ("tiers by value", TierRule::Value)] {
        let mut ruled = large(13);
        ruled.settings.tiers.rule = rule;
        all.push((name, ruled));
    }
    all
}
