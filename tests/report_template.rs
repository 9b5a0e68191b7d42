//! The template, filled in as a person would, is understood without a question.

#![expect(clippy::expect_used, reason = "the helpers of tests fail loudly")]

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::Path;

use sweetspot::import::{ColumnRole, Recipe, read, understand};
use sweetspot::model::{BuiltIn, OfferingKind, Progress};
use sweetspot::report::write_template;
use sweetspot::text::{Language, Text};
use zip::write::SimpleFileOptions;

/// The cells of one row, left to right; an empty one is left blank.
type Row<'a> = &'a [&'a str];

/// Writes `rows` below the titles of the template's first sheet.
fn fill_in(template: &Path, filled: &Path, rows: &[Row]) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(template).expect("a file")).expect("a zip");
    let mut out = zip::ZipWriter::new(std::fs::File::create(filled).expect("a file"));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        if name == "xl/worksheets/sheet1.xml" {
            text = text.replace("</sheetData>", &format!("{}</sheetData>", cells(rows)));
        }
        out.start_file(name, SimpleFileOptions::default()).expect("a part");
        out.write_all(text.as_bytes()).expect("written");
    }
    out.finish().expect("written");
}

fn cells(rows: &[Row]) -> String {
    let mut xml = String::new();
    for (index, row) in rows.iter().enumerate() {
        let number = index + 3;
        write!(xml, "<row r=\"{number}\">").expect("text");
        for (column, cell) in ('A'..).zip(row.iter()) {
            let written = match cell.parse::<f64>() {
                _ if cell.is_empty() => Ok(()),
                Ok(_) => write!(xml, "<c r=\"{column}{number}\"><v>{cell}</v></c>"),
                Err(_) => write!(xml, "<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            };
            written.expect("text");
        }
        xml.push_str("</row>");
    }
    xml
}

#[test]
fn a_filled_in_template_is_understood() {
    let folder = tempfile::tempdir().expect("a folder");
    let (empty, filled) = (folder.path().join("empty.xlsx"), folder.path().join("filled.xlsx"));
    write_template(&Text::new(Language::English), &empty).expect("written");
    let rows: [Row; 4] = [
        &[
            "Acme",
            "12",
            "Care",
            "Utrecht",
            "HR director",
            "Early adopter",
            "Lower cost",
            "",
            "100",
            "20",
            "",
            "",
            "",
            "5",
        ],
        &["Bolt", "40", "Retail", "Utrecht", "IT manager", "", "More revenue", "Local", "300", "", "60.5", "", "900"],
        &["Cato", "", "", "", "", "Laggard", "", "", "250", "40", "", "80", "", "", "-30"],
        &["Dune", "75", "Care", "Breda", "", "", "", "", "500", "70", "", "", "", "", "", "150"],
    ];
    fill_in(&empty, &filled, &rows);
    let progress = Progress::default();
    let workbook = read(&filled, &progress).expect("a workbook");
    let imported = understand(&workbook, &Recipe::default(), &progress).expect("a table");
    let roles: Vec<ColumnRole> = imported.columns.iter().map(|column| column.role).collect();
    let mut expected = vec![ColumnRole::Client, ColumnRole::Users];
    expected.extend(BuiltIn::ALL.map(ColumnRole::Tag));
    expected.extend([ColumnRole::Offering(Some(OfferingKind::Recurring)); 4]);
    expected.extend([ColumnRole::Offering(Some(OfferingKind::OneOff)); 4]);
    assert_eq!(roles, expected);
    let data = &imported.data;
    let total: f64 = data.lines.iter().map(|line| line.amount).sum();
    assert_eq!((data.clients.len(), data.lines.len(), total.to_bits()), (4, 13, 2_445.5_f64.to_bits()));
    assert!(data.proof.balances() && imported.questions.is_empty(), "{:?}", imported.questions);
}
