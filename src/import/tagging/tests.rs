use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::import::{Sheet, read_bytes};
use crate::model::{Client, ClientStatus, Dataset, DimensionId, DimensionKind, Progress, TaggingColumn};

const INDUSTRY: DimensionId = DimensionId(0);
const BUYER: DimensionId = DimensionId(2);

const KEYS: &str = "MARK\tclient\tcode\tusers\tstatus\tdimension:industry:1\tdimension:industry:detail\t\
    dimension:buyer_role:1\tdimension:buyer_role:2\tdimension:buyer_role:3";
const ANNA: &str = "\tAnna\tD1\t12\tClient\tHealthcare\tHospitals\tOwner\tHR director\t";
const BORIS: &str = "\tBoris\tD2\t\tProspect\t\t\t\t\t";
const CLARA: &str = "\tClara\t\t80\tClient\tRetail\t\t\t\t";

fn changed(client: u32, becomes: Becomes) -> ClientChange {
    ClientChange { client: ClientId(client), becomes }
}

fn values(dimension: DimensionId, values: &[&str]) -> Becomes {
    Becomes::Values { dimension, values: values.iter().map(|&value| value.to_owned()).collect() }
}

fn detail(value: &str, detail: &str) -> Becomes {
    Becomes::Detail { dimension: INDUSTRY, value: value.to_owned(), detail: detail.to_owned() }
}

/// What the rows above say.
fn project() -> Project {
    let named = |id: u32, name: &str, code: Option<&str>| Client {
        code: code.map(str::to_owned),
        ..Client::named(ClientId(id), name)
    };
    let clients = vec![named(0, "Anna", Some("D1")), named(1, "Boris", Some("D2")), named(2, "Clara", None)];
    let project = Project::new("Test", Dataset { clients: Arc::new(clients), ..Dataset::default() });
    let said = vec![
        changed(0, Becomes::Users(Some(12.0))),
        changed(0, values(INDUSTRY, &["Healthcare"])),
        changed(0, detail("Healthcare", "Hospitals")),
        changed(0, values(BUYER, &["Owner", "HR director"])),
        changed(1, Becomes::Status(ClientStatus::Prospect)),
        changed(2, Becomes::Users(Some(80.0))),
        changed(2, values(INDUSTRY, &["Retail"])),
    ];
    project.edited(&Edit::ChangeClients(said)).expect("the edit is valid")
}

fn sheet(mark: &str, keys: &str, rows: &[&str]) -> Sheet {
    let text = [&[&*keys.replace("MARK", mark)], rows].concat().join("\n") + "\n";
    let book = read_bytes(Path::new("back.tsv"), text.into_bytes(), &Progress::default()).expect("it is read");
    book.sheets.into_iter().next().expect("a sheet")
}

fn book(sheets: Vec<Sheet>) -> Workbook {
    let mut book = read_bytes(Path::new("back.tsv"), b"a\tb\n1\t2\n", &Progress::default()).expect("it is read");
    book.sheets = sheets;
    book
}

/// The rows as they came back, beside what was given.
fn back(rows: &[&str]) -> Workbook {
    let given = sheet(TaggingColumn::MARK_GIVEN, KEYS, &[ANNA, BORIS, CLARA]);
    book(vec![sheet(TaggingColumn::MARK, KEYS, &[&["no-client\tClient\tCode"], rows].concat()), given])
}

fn read(rows: &[&str], project: &Project) -> Tagging {
    read_tagging(&back(rows), project).expect("a tagging workbook")
}

fn becomes(tagging: &Tagging) -> Vec<(u32, Becomes)> {
    tagging.changes.iter().map(|change| (change.client.0, change.becomes.clone())).collect()
}

#[test]
fn only_what_differs_is_a_change() {
    let cases: [(&str, &str, Vec<Becomes>); 16] = [
        ("nothing", ANNA, vec![]),
        ("letter case", "\tANNA\td1\t12\tclient\thealthcare\tHospitals\towner\tHR Director\t", vec![]),
        ("by name", "\tAnna\t\t12\tClient\tHealthcare\tHospitals\tOwner\tHR director", vec![]),
        ("by code", "\tAnna & Co\tD1\t12\tClient\tHealthcare\tHospitals\tOwner\tHR director", vec![]),
        ("in other columns", "\tAnna\tD1\t12\tClient\tHealthcare\tHospitals\t\tOwner\tHR director", vec![]),
        (
            "a size",
            "\tAnna\tD1\t1.250\tClient\tHealthcare\tHospitals\tOwner\tHR director",
            vec![Becomes::Users(Some(1250.0))],
        ),
        ("no size", "\tAnna\tD1\t\tClient\tHealthcare\tHospitals\tOwner\tHR director", vec![Becomes::Users(None)]),
        (
            "a status",
            "\tAnna\tD1\t12\tEx-client\tHealthcare\tHospitals\tOwner\tHR director",
            vec![Becomes::Status(ClientStatus::ExClient)],
        ),
        (
            "a value, and the detail of the former one left behind",
            "\tAnna\tD1\t12\tClient\tRetail\tHospitals\tOwner\tHR director",
            vec![values(INDUSTRY, &["Retail"])],
        ),
        (
            "a value with its detail",
            "\tAnna\tD1\t12\tClient\tRetail\tShoes\tOwner\tHR director",
            vec![values(INDUSTRY, &["Retail"]), detail("Retail", "Shoes")],
        ),
        (
            "a detail",
            "\tAnna\tD1\t12\tClient\tHealthcare\tClinics\tOwner\tHR director",
            vec![detail("Healthcare", "Clinics")],
        ),
        ("no detail", "\tAnna\tD1\t12\tClient\tHealthcare\t\tOwner\tHR director", vec![detail("Healthcare", "")]),
        ("unknown", "\tAnna\tD1\t12\tClient\t\t\tOwner\tHR director", vec![values(INDUSTRY, &[])]),
        (
            "another order",
            "\tAnna\tD1\t12\tClient\tHealthcare\tHospitals\tHR director\tOwner",
            vec![values(BUYER, &["HR director", "Owner"])],
        ),
        (
            "one less, one more",
            "\tAnna\tD1\t12\tClient\tHealthcare\tHospitals\t\tHR director\tIT manager",
            vec![values(BUYER, &["HR director", "IT manager"])],
        ),
        (
            "several in one cell",
            "\tAnna\tD1\t12\tClient\tHealthcare\tHospitals\tOwner; IT manager\tHR director",
            vec![values(BUYER, &["Owner", "IT manager", "HR director"])],
        ),
    ];
    for (what, row, expected) in cases {
        let found = read(&[CLARA, row, BORIS], &project());
        let expected: Vec<_> = expected.into_iter().map(|becomes| (0, becomes)).collect();
        assert_eq!(becomes(&found), expected, "{what}");
        assert!(found.clients == 3 && found.not_read.is_empty() && found.strangers.is_empty(), "{what}: {found:?}");
    }
}

#[test]
fn a_change_says_where_it_stands_and_what_was() {
    let row = "\tAnna\tD1\t12\tClient\tHealthcare\tHospitals\tOwner\tIT manager\t";
    let found = read(&[CLARA, row], &project());
    let change = found.changes.first().expect("a change");
    assert_eq!((change.source.row, change.source.column), (3, 8), "below keys, titles and Clara; the second role");
    assert_eq!(change.was, values(BUYER, &["Owner", "HR director"]));
    assert_eq!(change.doubts, [Doubt::New("IT manager".to_owned())]);
}

#[test]
fn a_near_value_can_be_taken_instead() {
    let row = "\tClara\t\t80\tClient\tHelthcare\tClinics\tOwner\tShopkeeper\t";
    let found = read(&[row], &project());
    let near = Doubt::Near { typed: "Helthcare".to_owned(), meant: "Healthcare".to_owned() };
    let doubts: Vec<_> = found.changes.iter().map(|change| change.doubts.clone()).collect();
    assert_eq!(doubts, [vec![near.clone()], vec![near], vec![Doubt::New("Shopkeeper".to_owned())]]);
    let chosen: Vec<Proposed> = found.changes.iter().map(Proposed::with_near).collect();
    let after = project().edited(&Tagging::accept(&chosen)).expect("the edit is valid");
    let tag = after.data.clients[2].tags.of(INDUSTRY).first().expect("tagged");
    assert_eq!(tag.value, project().data.clients[0].tags.primary(INDUSTRY).expect("tagged"));
    assert_eq!(tag.detail.as_deref(), Some("Clinics"));
    assert_eq!(after.data.dimensions[0].values().count(), 2, "the slip joins no vocabulary");
}

#[test]
fn what_changed_meanwhile_is_said_and_what_is_so_already_is_no_change() {
    let edit = |becomes| project().edited(&Edit::ChangeClients(vec![changed(0, becomes)])).expect("the edit is valid");
    let row = "\tAnna\tD1\t12\tClient\tRetail\tHospitals\tOwner\tHR director\t";
    let elsewhere = edit(values(INDUSTRY, &["Transport"]));
    let found = read(&[row], &elsewhere);
    assert_eq!(found.changes[0].doubts, [Doubt::ChangedMeanwhile]);
    assert_eq!(found.changes[0].was, values(INDUSTRY, &["Transport"]));
    assert_eq!(becomes(&read(&[ANNA], &elsewhere)), [], "what was not filled in takes nothing back");
    assert_eq!(becomes(&read(&[row], &edit(values(INDUSTRY, &["Retail"])))), []);
}

#[test]
fn what_cannot_be_read_is_listed_and_never_guessed() {
    let cases = [
        ("\tAnna\tD1\tmany\tClient\tHealthcare\tHospitals\tOwner\tHR director", NotReadReason::NotASize, "many"),
        ("\tAnna\tD1\t12\tVIP\tHealthcare\tHospitals\tOwner\tHR director", NotReadReason::UnknownStatus, "VIP"),
        ("\tAnna\tD1\t12\t\tHealthcare\tHospitals\tOwner\tHR director", NotReadReason::NoStatus, ""),
        (
            "\tAnna\tD1\t12\tClient\tRetail; Care\tHospitals\tOwner\tHR director",
            NotReadReason::SeveralValues,
            "Retail; Care",
        ),
        ("\tBoris\tD2\t\tProspect\t\tShoes\t\t", NotReadReason::DetailOfNothing, "Shoes"),
    ];
    for (row, reason, value) in cases {
        let found = read(&[row], &project());
        let not_read: Vec<_> = found.not_read.iter().map(|cell| (cell.reason, cell.value.as_str())).collect();
        assert_eq!((not_read, becomes(&found)), (vec![(reason, value)], vec![]), "{row}");
    }
}

#[test]
fn rows_of_nobody_and_rows_that_stand_twice_are_listed() {
    let mut project = project();
    let mut twin = Client::named(ClientId(3), "clara");
    twin.code = Some("D4".to_owned());
    Arc::make_mut(&mut project.data.clients).push(twin);
    let rows = [
        "\tDora\tD9\t5\tClient\tRetail",
        "\tClara\t\t80\tClient\tTransport",
        "\tBoris\tD1\t5\tClient\tRetail",
        "\tAnna\tD1\t13\tClient\tHealthcare\tHospitals\tOwner\tHR director",
        "\tanna\t\t14\tClient\tHealthcare\tHospitals\tOwner\tHR director",
        "\t\t\t\t\tRetail",
        "\t\t\t\t\t",
        "\tClara\tD4\t7\tClient",
    ];
    let found = read(&rows, &project);
    let strangers: Vec<_> = found.strangers.iter().map(|row| (row.name.as_str(), row.reason)).collect();
    assert_eq!(
        strangers,
        [
            ("Dora", StrangerReason::NoSuchClient),
            ("Clara", StrangerReason::SeveralClients),
            ("Boris", StrangerReason::CodeOfAnother),
            ("", StrangerReason::NoSuchClient)
        ]
    );
    let [double] = &found.doubles[..] else { panic!("one row stands twice: {:?}", found.doubles) };
    assert_eq!((double.client, double.read.row, double.source.row), (ClientId(0), 5, 6));
    let users = |client, users| (client, Becomes::Users(Some(users)));
    assert_eq!(becomes(&found), [users(0, 13.0), users(3, 7.0)], "a row that was not given clears nothing");
}

#[test]
fn rows_and_columns_may_stand_elsewhere_or_be_gone() {
    let given = || sheet(TaggingColumn::MARK_GIVEN, KEYS, &[ANNA, BORIS, CLARA]);
    let moved = "remarks\tdimension:buyer_role:2\tclient\tdimension:industry:1\tMARK";
    let rows = ["Klant\t\tKlant\tBranche\tno-client", "?\tCFO\tAnna\tRetail\t", "\t\tClara\tRetail\t"];
    let expected = vec![(0, values(INDUSTRY, &["Retail"])), (0, values(BUYER, &["Owner", "CFO"]))];
    let cases = [
        ("moved", sheet(TaggingColumn::MARK, moved, &rows), vec![given()]),
        ("given first", given(), vec![sheet(TaggingColumn::MARK, moved, &rows)]),
        ("nothing given", sheet(TaggingColumn::MARK, moved, &rows), vec![]),
        // The title is then a row of nobody above the first client.
        ("no mark", sheet("", moved, &rows.map(|row| row.trim_end_matches("no-client"))), vec![given()]),
    ];
    for (what, first, others) in cases {
        let has_given = !others.is_empty();
        let workbook = book([vec![first], others].concat());
        let found = read_tagging(&workbook, &project()).expect(what);
        assert_eq!(
            (becomes(&found), found.has_given, found.strangers.len()),
            (expected.clone(), has_given, 0),
            "{what}"
        );
    }
}

#[test]
fn dimensions_are_found_by_name_and_missing_ones_said() {
    let mut project = project();
    for name in ["Rack", "Floor: 2"] {
        let edit = Edit::AddDimension { name: name.to_owned(), multi_valued: false };
        project = project.edited(&edit).expect("the edit is valid");
    }
    let own = project.data.dimensions.iter().find(|one| one.kind == DimensionKind::Own("Floor: 2".to_owned()));
    let own = own.expect("it was added").id;
    let keys = "MARK\tclient\town:floor: 2:1\town:Door:1\town:Wall:1";
    let workbook = book(vec![sheet(TaggingColumn::MARK, keys, &["\tAnna\tUp\t\t", "\tClara\t\tRed\t"])]);
    let found = read_tagging(&workbook, &project).expect("a tagging workbook");
    assert_eq!(becomes(&found), [(0, values(own, &["Up"]))]);
    let not_read: Vec<_> = found.not_read.iter().map(|cell| (cell.value.as_str(), cell.reason)).collect();
    assert_eq!(not_read, [("Red", NotReadReason::NoSuchDimension)]);
}

#[test]
fn other_workbooks_are_none() {
    let other = |text: &str| sheet("", text, &["Anna\t5"]);
    let newer = sheet("sweetspot-tagging-2", KEYS, &[ANNA]);
    let nobody = sheet(TaggingColumn::MARK, "MARK\tusers\tdimension:industry:1", &["\t5\tRetail"]);
    let path = || "back.tsv".into();
    let cases = [
        (other("Client\tUsers"), false, TaggingError::NotTagging { path: path() }),
        (other("client\tcode\tusers"), false, TaggingError::NotTagging { path: path() }),
        (newer, false, TaggingError::Newer { path: path() }),
        (nobody, true, TaggingError::NoClients { path: path() }),
        (sheet(TaggingColumn::MARK_GIVEN, KEYS, &[ANNA]), false, TaggingError::NotTagging { path: path() }),
    ];
    for (sheet, is_one, error) in cases {
        let workbook = book(vec![sheet]);
        assert_eq!((is_tagging(&workbook), read_tagging(&workbook, &project())), (is_one, Err(error)));
    }
    assert!(is_tagging(&back(&[ANNA])));
}
