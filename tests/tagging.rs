//! The tagging workbook: given out, filled in, saved by other programs, read back.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "the helpers of tests fail loudly, over small tables"
)]

#[path = "common/filled.rs"]
mod filled;
#[path = "common/office.rs"]
mod office;
#[path = "common/skip.rs"]
mod skip;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use filled::{address, typed};
use sweetspot::import::{Doubt, Proposed, Tagging, Workbook, is_tagging, read, read_tagging};
use sweetspot::model::{
    Becomes, Client, ClientChange, ClientId, ClientStatus, Dataset, DimensionId, Edit, History, Progress, Project,
};
use sweetspot::report::write_tagging;
use sweetspot::text::{Language, Text};

const INDUSTRY: DimensionId = DimensionId(0);
const GEOGRAPHY: DimensionId = DimensionId(1);
const BUYER: DimensionId = DimensionId(2);
const ADOPTION: DimensionId = DimensionId(3);
const RACK: DimensionId = DimensionId(6);

fn change(client: usize, becomes: Becomes) -> ClientChange {
    ClientChange { client: ClientId::at(client), becomes }
}

fn values(dimension: DimensionId, values: &[&str]) -> Becomes {
    Becomes::Values { dimension, values: values.iter().map(|&value| value.to_owned()).collect() }
}

fn detail(value: &str, detail: &str) -> Becomes {
    Becomes::Detail { dimension: INDUSTRY, value: value.to_owned(), detail: detail.to_owned() }
}

/// So many clients, with something in every column for some of them, and a dimension of one's own.
fn project(clients: usize) -> Project {
    let client = |at: usize| {
        let name = format!("Client {at} & “Zonen” B.V.");
        Client { code: (!at.is_multiple_of(3)).then(|| format!("0{at}")), ..Client::named(ClientId::at(at), name) }
    };
    let data = Dataset { clients: Arc::new((0..clients).map(client).collect()), ..Dataset::default() };
    let project = Project::new("Test", data);
    let project = project.edited(&Edit::AddDimension { name: "Rack: A/B".into(), multi_valued: false });
    let mut said = Vec::new();
    let users = [12.0, 1250.0, 40.5, 8.0];
    for at in 0..clients {
        let industry = ["Healthcare", "Retail", "Wood & Metal; both", "Transport"][at % 4];
        said.push(change(at, values(INDUSTRY, &[industry])));
        said.push(change(at, detail("Healthcare", "Hospitals")));
        said.push(change(at, Becomes::Users((at % 5 > 0).then_some(users[at % 4]))));
        said.push(change(at, values(BUYER, &["Owner", "Finance director"][..at % 3])));
        said.push(change(at, values(RACK, &["A"][..at % 2])));
        if at % 7 == 3 {
            said.push(change(at, Becomes::Status(ClientStatus::Prospect)));
        }
    }
    project.and_then(|project| project.edited(&Edit::ChangeClients(said))).expect("the edits are valid")
}

fn everybody(project: &Project) -> Vec<ClientId> {
    project.data.clients.iter().map(|client| client.id).collect()
}

fn opened(path: &Path) -> Workbook {
    read(path, &Progress::default()).expect("a workbook")
}

/// The workbook for everybody, last client first.
fn exported(project: &Project, path: &Path) {
    let clients: Vec<ClientId> = everybody(project).into_iter().rev().collect();
    write_tagging(project, &Text::new(Language::English), &clients, path).expect("written");
}

/// The part of the workbook called `name`.
fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).expect("a file")).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

/// What is typed for a client under a key, what it becomes, and what there is to doubt.
type Typed = (usize, &'static str, &'static str, Becomes, Option<Doubt>);

/// Forty changes; five of them bring unknown values, two of these near to known ones.
fn forty() -> Vec<Typed> {
    let near = |typed: &str, meant: &str| Some(Doubt::Near { typed: typed.to_owned(), meant: meant.to_owned() });
    let new = |typed: &str| Some(Doubt::New(typed.to_owned()));
    // Of clients 4n + 1, all of Retail, with different roles and sizes.
    let mut all: Vec<Typed> = vec![
        (1, "dimension:industry:1", "Helthcare", values(INDUSTRY, &["Helthcare"]), near("Helthcare", "Healthcare")),
        (5, "dimension:industry:1", "Logistics", values(INDUSTRY, &["Logistics"]), new("Logistics")),
        (9, "dimension:geography:1", "Zeeland", values(GEOGRAPHY, &["Zeeland"]), new("Zeeland")),
        (13, "own:Rack: A/B:1", "B", values(RACK, &["B"]), new("B")),
        (
            17,
            "dimension:buyer_role:3",
            "Finance directer",
            values(BUYER, &["Owner", "Finance director", "Finance directer"]),
            near("Finance directer", "Finance director"),
        ),
    ];
    for at in 0..5 {
        let client = 21 + at * 4;
        all.push((client, "dimension:industry:1", "Transport", values(INDUSTRY, &["Transport"]), None));
        all.push((client, "users", "77", Becomes::Users(Some(77.0)), None));
        all.push((client, "status", "Ex-client", Becomes::Status(ClientStatus::ExClient), None));
        all.push((client, "dimension:adoption:1", "Laggard", values(ADOPTION, &["Laggard"]), None));
        all.push((client + 100, "dimension:industry:1", "", values(INDUSTRY, &[]), None));
        all.push((client + 101, "users", "1.250 ", Becomes::Users(Some(1250.0)), None));
    }
    // Healthcare becomes more precise.
    all.extend((0..5).map(|at| {
        let becomes = detail("Healthcare", "Clinics");
        (200 + at * 4, "dimension:industry:detail", "Clinics", becomes, None)
    }));
    all
}

/// The changes by client, in the order of the list.
fn sorted(mut changes: Vec<(usize, Becomes, Vec<Doubt>)>) -> Vec<(usize, Becomes, Vec<Doubt>)> {
    changes.sort_by_key(|(client, becomes, _)| (*client, format!("{becomes:?}")));
    changes
}

fn found(tagging: &Tagging) -> Vec<(usize, Becomes, Vec<Doubt>)> {
    let one = |change: &Proposed| (change.client.index(), change.becomes.clone(), change.doubts.clone());
    sorted(tagging.changes.iter().map(one).collect())
}

#[test]
fn what_was_filled_in_comes_back_through_libreoffice() {
    if !office::is_there("no tagging workbook was saved by it") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let project = project(300);
    exported(&project, &path("given.xlsx"));
    let (given, wanted) = (opened(&path("given.xlsx")), forty());
    assert_eq!(wanted.len(), 40);
    let cells: Vec<(String, &str)> =
        wanted.iter().map(|(client, key, words, ..)| (address(&given, &project, *client, key), *words)).collect();
    typed(&path("given.xlsx"), &path("filled.xlsx"), &cells);
    let saved = office::converted(&[path("filled.xlsx")], ("xlsx", "Calc MS Excel 2007 XML"), &[], folder.path());
    let workbook = opened(&saved[0]);
    assert!(is_tagging(&workbook));
    let tagging = read_tagging(&workbook, &project).expect("a tagging workbook");
    let expected =
        wanted.into_iter().map(|(client, _, _, becomes, doubt)| (client, becomes, doubt.into_iter().collect()));
    assert_eq!(found(&tagging), sorted(expected.collect()));
    assert_eq!(tagging.changes.iter().filter(|change| change.has_unknown()).count(), 5);
    assert_eq!((tagging.clients, tagging.has_given), (300, true));
    assert_eq!((tagging.strangers.len(), tagging.doubles.len(), tagging.not_read.len()), (0, 0, 0));
    let mut history = History::new(project.clone());
    history.apply(Tagging::accept(&tagging.changes), None).expect("the edit is valid");
    let again = read_tagging(&workbook, history.project()).expect("a tagging workbook");
    assert_eq!(again.changes, [], "what was accepted is no change any more");
    assert!(history.undo());
    assert_eq!(history.project().changed_since(&project), [], "one step takes all of it back");
}

#[test]
fn untouched_it_asks_for_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("given.xlsx");
    let project = project(30);
    exported(&project, &path);
    let tagging = read_tagging(&opened(&path), &project).expect("a tagging workbook");
    assert_eq!((tagging.changes, tagging.clients, &*tagging.sheet), (vec![], 30, "Clients"));
}

#[test]
fn structure_is_protected_and_values_are_offered() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("given.xlsx");
    let project = project(9);
    write_tagging(&project, &Text::new(Language::English), &[ClientId(4), ClientId(2)], &path).expect("written");
    let workbook = opened(&path);
    let names: Vec<(&str, bool)> = workbook.sheets.iter().map(|sheet| (&*sheet.name, sheet.hidden)).collect();
    assert_eq!(names, [("Clients", false), ("Lists", true), ("As given", true)]);
    let grid = &workbook.sheets[0].grid;
    let row = |row: usize| (1..grid.columns()).map(|column| grid.cell(row, column).to_string()).collect::<Vec<_>>();
    let titles = "Client|Code|Users|Status|Industry|Sub-industry|Geography|Buyer role|Buyer role 2|Buyer role 3|\
        Adoption profile|Problem solved|Problem solved 2|Problem solved 3|Differentiator|Differentiator 2|\
        Differentiator 3|Rack: A/B";
    assert_eq!(row(2).join("|"), titles);
    assert_eq!(
        row(3)[..6],
        ["Client 4 & “Zonen” B.V.", "04", "12", "Client", "Healthcare", "Hospitals"].map(String::from)
    );
    assert_eq!(row(4)[7..10], ["Owner", "Finance director", ""], "a column more than the busiest, and three at least");
    assert!(grid.is_row_hidden(0) && grid.is_column_hidden(0));
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    for piece in [
        "<sheetProtection sheet=\"1\"",
        "autoFilter=\"0\"",
        "sort=\"0\"",
        "formatColumns=\"0\"",
        "state=\"frozen\"",
        "<dataValidation type=\"list\" errorStyle=\"information\"",
        "<formula1>Lists!$A$2:$A$4</formula1>",
    ] {
        assert!(sheet.contains(piece), "{piece}: {sheet}");
    }
    // Users, status, industry, three roles, adoption, three problems, rack; what has no vocabulary yet has no list.
    assert_eq!(sheet.matches("<dataValidation ").count(), 11, "{sheet}");
}

/// The first six clients, given out, five cells filled in and saved by openpyxl 3.1.5: users of client 0, industry of 1 and 4,
/// third role of 2, status of 3.
fn by_openpyxl() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tagging_openpyxl.xlsx")
}

#[test]
fn what_openpyxl_saved_is_read() {
    let project = project(6);
    let tagging = read_tagging(&opened(&by_openpyxl()), &project).expect("a tagging workbook");
    let doubted = |doubt: Doubt| vec![doubt];
    let expected = vec![
        (0, Becomes::Users(Some(15.0)), vec![]),
        (
            1,
            values(INDUSTRY, &["Helthcare"]),
            doubted(Doubt::Near { typed: "Helthcare".into(), meant: "Healthcare".into() }),
        ),
        (2, values(BUYER, &["Owner", "Finance director", "IT manager"]), doubted(Doubt::New("IT manager".into()))),
        (3, Becomes::Status(ClientStatus::Client), vec![]),
        (4, values(INDUSTRY, &[]), vec![]),
    ];
    assert_eq!(found(&tagging), sorted(expected));
    assert_eq!((tagging.clients, tagging.has_given, tagging.strangers.len()), (6, true, 0));
}
