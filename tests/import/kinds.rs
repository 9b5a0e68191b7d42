//! One table in every kind of file that is told by its content.

use std::io::{Cursor, Write as _};
use std::path::Path;

use sweetspot::import::{Recipe, read_bytes, understand};
use sweetspot::model::Progress;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::tables::{money_of, offering_totals};

/// Rows of the table; numbers as people write them in a file of that kind.
const ROWS: [[&str; 4]; 4] = [
    ["Klant", "Aantal gebr.", "Werkplek", "Back-up"],
    ["Café Één B.V.", "12", "1234.5", "20"],
    ["R&D <Zuid>", "3", "-34.5", "7.25"],
    ["Żabka", "40", "800", "0.75"],
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The rows in markup: each cell by `cell`, given its text and whether it is a number.
fn rows(row: (&str, &str), cell: fn(&str, bool) -> String) -> String {
    let inside = |texts: [&str; 4]| texts.map(|text| cell(&escaped(text), text.parse::<f64>().is_ok())).concat();
    ROWS.map(|texts| [row.0, &inside(texts), row.1].concat()).concat()
}

fn html() -> String {
    let rows = rows(("<tr>", "</tr>"), |text, _| format!("<td>{text}</td>"));
    format!("<html><head><meta charset=utf-8></head><h1>Omzet</h1><table border=1>{rows}</table></html>")
}

fn xml2003() -> String {
    let rows = rows(("<Row>", "</Row>"), |text, is_number| {
        let kind = if is_number { "Number" } else { "String" };
        format!("<Cell><Data ss:Type=\"{kind}\">{text}</Data></Cell>")
    });
    format!(
        "<?xml version=\"1.0\"?><Workbook><Worksheet ss:Name=\"Omzet\"><Table>{rows}</Table></Worksheet></Workbook>"
    )
}

fn office(root: &str) -> String {
    let rows = rows(("<table:table-row>", "</table:table-row>"), |text, is_number| {
        let value = if is_number { format!("float\" office:value=\"{text}") } else { "string".to_owned() };
        format!("<table:table-cell office:value-type=\"{value}\"><text:p>{text}</text:p></table:table-cell>")
    });
    format!(
        "<?xml version=\"1.0\"?><{root} office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:spreadsheet>\
         <table:table table:name=\"Omzet\">{rows}</table:table></office:spreadsheet></{root}>"
    )
}

fn ods() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("content.xml", office("office:document-content")),
    ];
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("its content");
    }
    zip.finish().expect("a zip").into_inner()
}

fn mhtml() -> String {
    let page = html().replace('=', "=3D").replace("é", "=C3=A9").replace("É", "=C3=89").replace("Ż", "=C5=BB");
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n--b--\r\n"
    )
}

fn delimited(delimiter: &str) -> String {
    ROWS.map(|row| row.join(delimiter)).join("\r\n")
}

fn every_kind() -> [(&'static str, Vec<u8>); 7] {
    [
        ("html", html().into_bytes()),
        ("mhtml", mhtml().into_bytes()),
        ("xml2003", xml2003().into_bytes()),
        ("fods", office("office:document").into_bytes()),
        ("ods", ods()),
        ("csv", delimited(";").into_bytes()),
        ("tsv", delimited("\t").into_bytes()),
    ]
}

#[test]
fn a_table_reads_the_same_whatever_holds_it() {
    for (kind, bytes) in every_kind() {
        let book = read_bytes(Path::new("export.xls"), &bytes, &Progress::default()).expect("it is read");
        assert_eq!(book.files[0].kind.name(), kind);
        let imported = understand(&book, &Recipe::default(), &Progress::default()).expect("it is understood");
        let clients: Vec<_> = imported.data.clients.iter().map(|client| (client.name.as_str(), client.users)).collect();
        let expected = [("Café Één B.V.", Some(12.0)), ("R&D <Zuid>", Some(3.0)), ("Żabka", Some(40.0))];
        assert_eq!(clients, expected, "{kind}");
        assert_eq!(offering_totals(&imported), [("Werkplek", 200_000), ("Back-up", 2_800)], "{kind}");
        assert_eq!(money_of(imported.data.proof.file_total), 202_800, "{kind}");
        assert!(imported.data.proof.balances(), "{kind}");
    }
}

#[test]
fn damage_anywhere_in_any_kind_is_an_error_or_a_table_and_never_a_panic() {
    for (_, sound) in every_kind() {
        for at in (0..sound.len()).step_by(5) {
            let mut bytes = sound.clone();
            bytes[at] ^= 0x55;
            bytes.truncate(sound.len() - at % 7);
            if let Ok(book) = read_bytes(Path::new("x"), &bytes, &Progress::default()) {
                drop(understand(&book, &Recipe::default(), &Progress::default()));
            }
        }
    }
}
