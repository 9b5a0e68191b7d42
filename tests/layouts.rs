//! The layouts seen in practice (IMPORT.md §6): every `tests/data/layouts/*.expected.json` names its files and what must
//! come of them. Absent keys are not compared.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sweetspot::import::{Imported, Question, Recipe, read_all, understand};
use sweetspot::model::{Client, ClientStatus, Dataset, Dimension, DimensionKind, Progress, neumaier_sum};

/// Rows and their sum.
type Part = (usize, f64);
/// By client, what is known of it.
type Known = BTreeMap<String, BTreeMap<String, String>>;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Expected {
    /// Beside the expectation.
    files: Vec<String>,
    recipe: Option<Recipe>,
    layout: Option<String>,
    shape: Option<String>,
    marks_only: Option<bool>,
    /// Clients and ex-clients.
    clients: Option<usize>,
    /// By name those who are no clients, with why where the lines say so. Compared whole.
    others: Option<BTreeMap<String, String>>,
    offerings: Option<usize>,
    lines: Option<usize>,
    file_total: Option<f64>,
    imported: Option<f64>,
    asof: Option<String>,
    currency: Option<String>,
    left_out: Option<BTreeMap<String, Part>>,
    /// The keys of the questions, in any order.
    questions: Option<Vec<String>>,
    /// By the key of a question, what is imported with each choice.
    choices: Option<BTreeMap<String, Vec<f64>>>,
    issues: Option<BTreeMap<String, usize>>,
    /// By what an issue names, the amount it is about, where it is about one.
    issue_amounts: Option<BTreeMap<String, f64>>,
    /// Titles with the role they must have.
    roles: Option<BTreeMap<String, String>>,
    /// What becomes of each sheet, in file order.
    used: Option<Vec<String>>,
    /// The keys of the suggestions, in any order.
    suggestions: Option<Vec<String>>,
    /// Names that only the amounts have, and that only the lists have, in any order.
    unmatched: Option<[Vec<String>; 2]>,
    /// By client what is known of it: code, users, employees, since, its figures, and values of the dimensions.
    known: Option<Known>,
    /// Client, offering, revenue inside the window. Compared whole.
    matrix: Option<BTreeMap<String, BTreeMap<String, f64>>>,
}

#[test]
fn every_layout_gives_its_clients_offerings_and_proof() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/layouts");
    let entries = fs::read_dir(&folder).expect("the folder is there").filter_map(Result::ok);
    let mut expectations: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    expectations.retain(|path| path.to_string_lossy().ends_with(".expected.json"));
    expectations.sort();
    assert!(!expectations.is_empty(), "no expectations in {}", folder.display());
    let mut wrong = String::new();
    for path in expectations {
        let name = path.file_name().expect("it is a file").to_string_lossy();
        let json = fs::read_to_string(&path).expect("it is read");
        let expected: Expected = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
        if let Err(what) = check(&folder, &expected) {
            writeln!(wrong, "{name}: {what}").expect("a text has room");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn check(folder: &Path, expected: &Expected) -> Result<(), String> {
    let progress = Progress::default();
    let paths: Vec<PathBuf> = expected.files.iter().map(|file| folder.join(file)).collect();
    let recipe = expected.recipe.clone().unwrap_or_default();
    let workbook = read_all(&paths, &progress).map_err(|error| error.to_string())?;
    let imported = understand(&workbook, &recipe, &progress).map_err(|error| error.to_string())?;
    if !imported.data.proof.balances() {
        return Err(format!("does not balance: {:?}", imported.data.proof));
    }
    let found = found(expected, &imported);
    if found == rounded(expected.clone()) {
        return Ok(());
    }
    // What was found, to be read beside the expectation.
    Err(serde_json::to_string_pretty(&found).expect("it is plain data"))
}

/// What was found, of what is expected.
fn found(expected: &Expected, imported: &Imported) -> Expected {
    let data = &imported.data;
    let mut left_out: BTreeMap<String, Part> = BTreeMap::new();
    for part in &data.proof.left_out {
        left_out.insert(snake(&format!("{:?}", part.reason)), (part.rows, part.amount));
    }
    let mut issues: BTreeMap<String, usize> = BTreeMap::new();
    for issue in data.issues.iter() {
        *issues.entry(snake(&format!("{:?}", issue.reason))).or_default() += 1;
    }
    let roles = expected.roles.as_ref().map(|roles| {
        let role = |title: &String| imported.columns.iter().find(|column| column.title == *title);
        let name = |title: &String| role(title).map_or("no such column", |column| column.role.name()).to_owned();
        roles.keys().map(|title| (title.clone(), name(title))).collect()
    });
    rounded(Expected {
        files: expected.files.clone(),
        recipe: expected.recipe.clone(),
        layout: expected.layout.as_ref().map(|_| imported.layout.name().to_owned()),
        shape: expected.shape.as_ref().map(|_| imported.shape.name().to_owned()),
        marks_only: expected.marks_only.map(|_| data.marks_only),
        clients: expected.clients.map(|_| imported.clients()),
        others: expected.others.as_ref().map(|_| others(data)),
        offerings: expected.offerings.map(|_| data.offerings.len()),
        lines: expected.lines.map(|_| data.lines.len()),
        file_total: expected.file_total.map(|_| data.proof.file_total),
        imported: expected.imported.map(|_| data.proof.imported),
        asof: expected.asof.as_ref().and(data.asof).map(|date| date.to_string()),
        currency: expected.currency.as_ref().and_then(|_| data.currency.clone()),
        left_out: expected.left_out.as_ref().map(|_| left_out),
        questions: expected.questions.as_ref().map(|_| imported.questions.iter().map(|one| one.key.clone()).collect()),
        choices: expected.choices.as_ref().map(|_| choices(imported)),
        issues: expected.issues.as_ref().map(|_| issues),
        issue_amounts: expected.issue_amounts.as_ref().map(|_| issue_amounts(data)),
        roles,
        used: expected.used.as_ref().map(|_| used(imported)),
        suggestions: expected
            .suggestions
            .as_ref()
            .map(|_| imported.suggestions.iter().map(|one| one.key.clone()).collect()),
        unmatched: expected.unmatched.as_ref().map(|_| {
            [&imported.unmatched.clients, &imported.unmatched.listed]
                .map(|names| names.iter().map(|one| one.name.clone()).collect())
        }),
        known: expected.known.as_ref().map(|wanted| known(wanted, data)),
        matrix: expected.matrix.as_ref().map(|_| matrix(data)),
    })
}

fn others(data: &Dataset) -> BTreeMap<String, String> {
    let others = data.clients.iter().filter(|client| client.status != ClientStatus::Client);
    let said = |client: &Client| {
        let reason = client.status_reason.map(|reason| format!(": {}", snake(&format!("{reason:?}"))));
        format!("{}{}", snake(&format!("{:?}", client.status)), reason.unwrap_or_default())
    };
    others.map(|client| (client.name.clone(), said(client))).collect()
}

fn issue_amounts(data: &Dataset) -> BTreeMap<String, f64> {
    data.issues.iter().filter_map(|issue| Some((issue.value.clone(), issue.amount?))).collect()
}

fn used(imported: &Imported) -> Vec<String> {
    let mut parts: Vec<_> = imported.sheets.iter().map(|part| (part.sheet, part.used.name().to_owned())).collect();
    parts.sort();
    parts.into_iter().map(|(_, used)| used).collect()
}

/// What is known of the clients in `wanted`, of what is asked there.
fn known(wanted: &Known, data: &Dataset) -> Known {
    let of = |name: &String, wanted: &BTreeMap<String, String>| {
        let client = data.clients.iter().find(|client| client.name == *name);
        let value = |what: &str| {
            let Some(client) = client else { return "no such client".to_owned() };
            let tag = || {
                let named = |one: &&Dimension| match &one.kind {
                    DimensionKind::BuiltIn(built_in) => snake(&format!("{built_in:?}")) == what,
                    DimensionKind::Own(name) => name == what,
                };
                let dimension = data.dimensions.iter().find(named)?;
                let tags = client.tags.of(dimension.id).iter();
                let values: Vec<&str> = tags.filter_map(|tag| dimension.value(tag.value)).collect();
                (!values.is_empty()).then(|| values.join(" | "))
            };
            let found = match what {
                "code" => client.code.clone(),
                "users" => client.users.map(|users| users.to_string()),
                "employees" => client.employees.map(|employees| employees.to_string()),
                "since" => client.since.map(|since| since.to_string()),
                "margin" => client.margin.map(|margin| format!("{margin:.2}")),
                "cost_of_sale" => client.cost_of_sale.map(|cost| cost.to_string()),
                "effort" => client.effort_hours.map(|hours| hours.to_string()),
                "orders" => client.orders.map(|orders| orders.to_string()),
                "potential" => client.potential.map(|potential| potential.to_string()),
                _ => tag(),
            };
            found.unwrap_or_default()
        };
        wanted.keys().map(|what| (what.clone(), value(what))).collect()
    };
    wanted.iter().map(|(name, wanted)| (name.clone(), of(name, wanted))).collect()
}

fn matrix(data: &Dataset) -> BTreeMap<String, BTreeMap<String, f64>> {
    let mut cells: BTreeMap<String, BTreeMap<String, Vec<f64>>> = BTreeMap::new();
    for line in data.lines.iter() {
        let client = data.clients[line.client.index()].name.clone();
        let offering = data.offerings[line.offering.index()].name.clone();
        cells.entry(client).or_default().entry(offering).or_default().push(line.amount);
    }
    let sums = |row: BTreeMap<String, Vec<f64>>| row.into_iter().map(|(name, all)| (name, neumaier_sum(all))).collect();
    cells.into_iter().map(|(client, row)| (client, sums(row))).collect()
}

/// By question what is imported with each choice.
fn choices(imported: &Imported) -> BTreeMap<String, Vec<f64>> {
    let totals = |question: &Question| question.choices.iter().map(|choice| choice.imported).collect();
    imported.questions.iter().map(|question| (question.key.clone(), totals(question))).collect()
}

/// To the cent, with questions sorted.
fn rounded(mut all: Expected) -> Expected {
    let cents = |amount: &mut f64| *amount = (*amount * 100.0).round() / 100.0 + 0.0;
    all.file_total.iter_mut().for_each(cents);
    all.imported.iter_mut().for_each(cents);
    all.left_out.iter_mut().flat_map(BTreeMap::values_mut).for_each(|(_, amount)| cents(amount));
    all.choices.iter_mut().flat_map(BTreeMap::values_mut).flatten().for_each(cents);
    all.issue_amounts.iter_mut().flat_map(BTreeMap::values_mut).for_each(cents);
    all.matrix.iter_mut().flat_map(BTreeMap::values_mut).flat_map(BTreeMap::values_mut).for_each(cents);
    let names = all.questions.iter_mut().chain(&mut all.suggestions).chain(all.unmatched.iter_mut().flatten());
    names.for_each(|names| names.sort());
    all
}

/// "OutsideWindow" as "outside_window".
fn snake(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}
