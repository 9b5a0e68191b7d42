//! A tagging workbook filled in as people do, cell by cell.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "the helpers of tests fail loudly, over small tables")]

use std::io::{Read as _, Write as _};
use std::path::Path;

use sweetspot::import::{Workbook, column_letters};
use sweetspot::model::Project;

/// The address of a client's cell in the column of `key`.
pub(crate) fn address(workbook: &Workbook, project: &Project, client: usize, key: &str) -> String {
    let grid = &workbook.sheets[0].grid;
    let place = |key: &str| {
        let found = (0..grid.columns()).find(|column| grid.cell(0, *column).text() == Some(key));
        found.expect(key)
    };
    let (names, name) = (place("client"), &*project.data.clients[client].name);
    let row = (0..grid.rows()).find(|row| grid.cell(*row, names).text() == Some(name)).expect("the client's row");
    format!("{}{}", column_letters(place(key)), row + 1)
}

/// The workbook with other words in some cells, as people type them; numbers become numbers.
pub(crate) fn typed(from: &Path, to: &Path, cells: &[(String, &str)]) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(from).expect("a file")).expect("a zip");
    let mut out = zip::ZipWriter::new(std::fs::File::create(to).expect("a file"));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("bytes");
        if name == "xl/worksheets/sheet1.xml" {
            let mut text = String::from_utf8(bytes).expect("text");
            for (address, words) in cells {
                text = with_cell(&text, address, words);
            }
            bytes = text.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(&bytes).expect("written");
    }
    out.finish().expect("a zip");
}

fn with_cell(text: &str, address: &str, words: &str) -> String {
    let start = text.find(&format!("<c r=\"{address}\"")).expect("the cell is there");
    let (before, after) = text.split_at(start);
    let (tag, rest) = after.split_once('>').expect("a tag");
    let rest = if tag.ends_with('/') { rest } else { rest.split_once("</c>").expect("its end").1 };
    let style = tag.split_once(" s=\"").and_then(|(_, rest)| rest.split_once('"')).expect("its style").0;
    let open = format!("<c r=\"{address}\" s=\"{style}\"");
    let cell = match words.parse::<f64>() {
        _ if words.is_empty() => format!("{open}/>"),
        Ok(number) => format!("{open}><v>{number}</v></c>"),
        Err(_) => format!("{open} t=\"inlineStr\"><is><t>{words}</t></is></c>"),
    };
    format!("{before}{cell}{rest}")
}
