//! Ways in for the fuzz targets, which are no part of the program.

use std::path::Path;

use super::guess::amount::{DecimalMark, read_amount};
use super::guess::date::{DateOrder, read_date};
use super::read::parse;
use super::sniff::kind_of;
use super::{Recipe, understand};
use crate::model::Progress;

/// Any bytes are of some kind, or of none.
pub fn sniff(bytes: &[u8]) {
    std::hint::black_box(kind_of(Path::new("fuzz"), bytes)).ok();
}

/// Any bytes as a file: what is understood of it balances, and stands where it says.
///
/// # Panics
/// When it does not.
#[expect(clippy::panic, reason = "how a fuzzer is told")]
pub fn file(bytes: &[u8]) {
    let progress = Progress::default();
    let Ok(workbook) = parse(Path::new("fuzz"), bytes, &progress) else { return };
    let Ok(imported) = understand(&workbook, &Recipe::default(), &progress) else { return };
    let proof = &imported.data.proof;
    // Beyond this the cells hold no money, and doubles no cents.
    let is_money = imported.data.lines.iter().all(|line| line.amount.abs() < 1e12);
    if is_money && proof.file_total.abs() < 1e13 && !proof.balances() {
        panic!("the proof does not balance: {proof:?}");
    }
    let rows = workbook.sheets.get(imported.sheet).map_or(0, |sheet| sheet.grid.rows());
    if imported.rows.len() > rows {
        panic!("{} classes for {rows} rows", imported.rows.len());
    }
    for line in imported.data.lines.iter() {
        let known = imported.data.clients.len() > line.client.index()
            && imported.data.offerings.len() > line.offering.index()
            && imported.data.sheets.len() > line.source.sheet.index();
        if !known || !line.amount.is_finite() {
            panic!("a line of nobody, nothing or nowhere: {line:?}");
        }
    }
}

/// Any text as an amount.
///
/// # Panics
/// When it is no finite number.
#[expect(clippy::panic, reason = "how a fuzzer is told")]
pub fn amount(text: &str) {
    for mark in [DecimalMark::Point, DecimalMark::Comma] {
        if let Some(value) = read_amount(text).value(mark)
            && !value.is_finite()
        {
            panic!("{text:?} reads as {value}");
        }
    }
}

/// Any text as a date.
pub fn date(text: &str) {
    if let Some(written) = read_date(text) {
        std::hint::black_box([DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| written.date(order)));
    }
}
