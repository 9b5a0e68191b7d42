//! Tables made for the import's tests, and imports written down short.
#![expect(clippy::expect_used, reason = "only tests use it, and a test may stop")]

use std::path::Path;

use rust_xlsxwriter::{Format, Formula, Workbook};
use sweetspot::import::{self, Imported, read_bytes};
use sweetspot::model::Progress;

/// One cell of a table to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value {
    Blank,
    Text(&'static str),
    Number(f64),
    Error(&'static str),
}

pub(crate) fn blank() -> Value {
    Value::Blank
}

pub(crate) fn text(text: &'static str) -> Value {
    Value::Text(text)
}

pub(crate) fn number(number: f64) -> Value {
    Value::Number(number)
}

/// A workbook of one sheet; `merges` are first row, first column, last row, last column.
pub(crate) fn workbook(name: &str, rows: &[Vec<Value>], merges: &[(u32, u16, u32, u16)], format: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).expect("a sheet name");
    let format = Format::new().set_num_format(format);
    for &(first_row, first_column, last_row, last_column) in merges {
        sheet.merge_range(first_row, first_column, last_row, last_column, "", &Format::new()).expect("a range");
    }
    for (row, values) in (0..).zip(rows) {
        for (column, value) in (0..).zip(values) {
            match value {
                Value::Blank => continue,
                Value::Text(text) => sheet.write(row, column, *text),
                Value::Number(number) => sheet.write_number_with_format(row, column, *number, &format),
                Value::Error(code) => sheet.write_formula(row, column, Formula::new("=NA()").set_result(*code)),
            }
            .expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// Delimited text as a file called "x".
pub(crate) fn read_text(text: &str) -> import::Workbook {
    read_bytes(Path::new("x"), text.as_bytes(), &Progress::default()).expect("the text is read")
}

/// "title: role" of every column.
pub(crate) fn describe(imported: &Imported) -> String {
    let columns = imported.columns.iter().map(|column| format!("{}: {}", column.title, column.role.name()));
    columns.collect::<Vec<_>>().join(", ")
}

/// Money in whole cents.
#[expect(clippy::cast_possible_truncation, reason = "test amounts are small")]
pub(crate) fn money_of(amount: f64) -> i64 {
    (amount * 100.0).round() as i64
}

/// The offerings with their revenue in cents.
pub(crate) fn offering_totals(imported: &Imported) -> Vec<(&str, i64)> {
    let data = &imported.data;
    let of = |offering: &sweetspot::model::Offering| {
        let lines = data.lines.iter().filter(|line| line.offering == offering.id);
        money_of(lines.map(|line| line.amount).sum())
    };
    data.offerings.iter().map(|offering| (offering.name.as_str(), of(offering))).collect()
}
