//! Files that are no table, damaged ones, and the real ones.

use std::path::Path;

use sweetspot::import::{ImportError, Recipe, read, read_bytes, understand};
use sweetspot::model::{IssueReason, Progress};

use super::stacked;
use super::tables::{describe, offering_totals, read_text, workbook};

/// A file's name and content, and what reading it must say.
type Case<'a> = (&'a str, &'a [u8], fn(&ImportError) -> bool);

#[test]
fn what_is_no_revenue_matrix_says_why() {
    let cases = [
        ("Just a sentence without any table\n", "no table in x"),
        ("10\n20\n30\n", "no table in x"),
        ("Cloud,Backup\n10,20\n30,40\n5,6\n", "no client column in x"),
        ("Client,Industry\nA,Care\nB,Retail\n", "no amounts in x"),
        ("Client,Users\nA,5\nB,6\n", "no amounts in x"),
    ];
    for (table, expected) in cases {
        let error = understand(&read_text(table), &Recipe::default(), &Progress::default());
        assert_eq!(error.expect_err("it is no matrix").to_string(), expected, "{table}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let sound = workbook("Sheet1", &stacked(), &[], "General");
    let cut = &sound[..sound.len() / 2];
    let cases: [Case<'_>; 5] = [
        ("empty.xlsx", b"", |error| matches!(error, ImportError::Empty { .. })),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", |error| {
            matches!(error, ImportError::NotASpreadsheet { .. })
        }),
        ("paper.csv", b"%PDF-1.7\n1 0 obj\n", |error| matches!(error, ImportError::NotASpreadsheet { .. })),
        ("cut.xlsx", cut, |error| matches!(error, ImportError::Broken { .. })),
        ("other.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", |error| {
            matches!(error, ImportError::ZipWithoutWorkbook { .. })
        }),
    ];
    for (name, bytes, expected) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("the file is written");
        let error = read(&path, &Progress::default()).expect_err("it cannot be read");
        assert!(expected(&error), "{name}: {error:?}");
    }
    let gone = read(&folder.path().join("gone.xlsx"), &Progress::default()).expect_err("there is no such file");
    assert!(matches!(gone, ImportError::NotFound { .. }), "{gone:?}");
    let folder = read(folder.path(), &Progress::default()).expect_err("a folder is no file");
    assert!(matches!(folder, ImportError::Unreadable { .. }), "{folder:?}");
}

#[test]
fn damage_anywhere_in_a_workbook_is_an_error_and_never_a_panic() {
    let sound = workbook("Sheet1", &stacked(), &[], "General");
    for at in (0..sound.len()).step_by(7) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x55;
        if let Ok(book) = read_bytes(Path::new("x"), &bytes, &Progress::default()) {
            drop(understand(&book, &Recipe::default(), &Progress::default()));
        }
    }
}

#[test]
fn a_stopped_import_stops() {
    let progress = Progress::default();
    progress.cancel.cancel();
    let error = read_bytes(Path::new("x"), b"Client,Cloud\nA,1\n", &progress).expect_err("it was stopped");
    assert!(matches!(error, ImportError::Cancelled(_)), "{error:?}");
}

#[test]
fn the_sheet_with_the_table_is_chosen_and_another_can_be_named() {
    let mut book = read_text("Client,Cloud\nA,1\nB,2\n");
    let mut notes = read_text("These are notes\nabout the year\n").sheets.remove(0);
    notes.name = "Notes".into();
    book.sheets.insert(0, notes);
    let imported = understand(&book, &Recipe::default(), &Progress::default()).expect("the table is understood");
    assert_eq!(imported.sheet, 1);
    for (sheet, expected) in [("Notes", "no table in x"), ("Missing", "no sheet Missing in x")] {
        let recipe = Recipe { sheet: Some(sheet.into()), ..Recipe::default() };
        let error = understand(&book, &recipe, &Progress::default()).expect_err("there is no table");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn the_wholesale_customers_balance() {
    let Some(folder) = std::env::var_os("SWEETSPOT_DATA") else {
        crate::skip::skipped("SWEETSPOT_DATA names no folder, so wholesale_customers.csv was not read");
        return;
    };
    let book = read(&Path::new(&folder).join("wholesale_customers.csv"), &Progress::default()).expect("it is read");
    let imported = understand(&book, &Recipe::default(), &Progress::default()).expect("the table is understood");
    let data = &imported.data;
    assert_eq!((data.clients.len(), data.lines.len(), data.issues.len()), (440, 2640, 0));
    assert_eq!(
        offering_totals(&imported),
        [
            ("Fresh", 528_013_100),
            ("Milk", 255_035_700),
            ("Grocery", 349_856_200),
            ("Frozen", 135_165_000),
            ("Detergents_Paper", 126_785_700),
            ("Delicassen", 67_094_300),
        ]
    );
    assert!(data.clients.iter().all(|client| client.users.is_none()));
    assert!(data.proof.balances() && data.proof.left_out.is_empty());
    assert!(
        describe(&imported).starts_with("CustomerId: client, Channel: tag_own, Region: tag_geography, Fresh: offering")
    );
}

#[test]
fn an_unclosed_quote_loses_no_row() {
    let table = "Client;Cloud;Backup\nA;100;200\n\"Jansen;300;400\nC;500;600\n\"De Boer; Jan\";1;2\nE;900;1000\n";
    let imported = super::understood(table, &Recipe::default());
    let names: Vec<_> = imported.data.clients.iter().map(|client| client.name.as_str()).collect();
    assert_eq!(names, ["A", "\"Jansen", "C", "De Boer; Jan", "E"]);
    assert_eq!(super::money_of(imported.data.proof.imported), 400_300);
    let issues: Vec<_> =
        imported.data.issues.iter().map(|issue| (issue.source.row, issue.source.column, issue.reason)).collect();
    assert_eq!(issues, [(2, 0, IssueReason::UnclosedQuote)]);
}
