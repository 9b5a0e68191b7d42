//! One reading of one file, timed inside: what `compare.py` holds against other programs.
//!
//! `import_time make FOLDER` writes `lines.xlsx` and `lines.csv`, 540,000 invoice lines each.
//! `import_time cells|records|ours FILE` prints JSON: the seconds of one reading and the peak memory of the process; for
//! ours the seconds by part and the bytes of the lines themselves too.

use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use calamine::{DataRef, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use sweetspot::import::{Recipe, read, understand};
use sweetspot::model::{Line, Progress};

const LINES: u32 = 540_000;
const CLIENTS: u32 = 5_000;
const PRODUCTS: u32 = 200;
const TITLES: [&str; 6] = ["Client", "Product", "Date", "Quantity", "Price", "Amount"];

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, at] = arguments.as_slice() else {
        return Err("usage: import_time make FOLDER | import_time cells|records|ours FILE".into());
    };
    let at = Path::new(at);
    let start = Instant::now();
    let mut result = match what.as_str() {
        "make" => {
            workbook(&at.join("lines.xlsx"))?;
            text(&at.join("lines.csv"))?;
            json!({})
        }
        "cells" => json!({"count": cells(at)?}),
        "records" => json!({"count": records(at)?}),
        _ => ours(at)?,
    };
    if let Some(result) = result.as_object_mut() {
        result.insert("seconds".to_owned(), json!(start.elapsed().as_secs_f64()));
        result.insert("peak_kib".to_owned(), json!(peak_kib()));
    }
    Ok(writeln!(std::io::stdout(), "{result}")?)
}

/// A line: client, product, year, month and day, quantity and price.
fn line(at: u32) -> (String, String, (u16, u8, u8), u32, f64) {
    let mixed = at.wrapping_mul(2_654_435_761) >> 7;
    let (client, product) = (mixed % CLIENTS, at.wrapping_mul(40_503) % PRODUCTS);
    let day = at / (LINES / 730 + 1);
    let year = if day < 365 { 2024 } else { 2025 };
    let (month, day) = (day % 365 / 31 + 1, day % 365 % 31 % 28 + 1);
    let date = (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1));
    let price = f64::from(mixed % 9_000 + 100) / 100.0;
    (format!("Client {client:04} Ltd"), format!("Product {product:03}"), date, mixed % 12 + 1, price)
}

fn amount(quantity: u32, price: f64) -> f64 {
    (f64::from(quantity) * price * 100.0).round() / 100.0
}

fn workbook(path: &Path) -> Done {
    let mut workbook = Workbook::new();
    let date_format = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet();
    for (column, title) in (0..).zip(TITLES) {
        sheet.write(0, column, title)?;
    }
    for row in 1..=LINES {
        let (client, product, (year, month, day), quantity, price) = line(row);
        sheet.write(row, 0, client)?;
        sheet.write(row, 1, product)?;
        sheet.write_with_format(row, 2, ExcelDateTime::from_ymd(year, month, day)?, &date_format)?;
        sheet.write(row, 3, quantity)?;
        sheet.write(row, 4, price)?;
        sheet.write(row, 5, amount(quantity, price))?;
    }
    Ok(workbook.save(path)?)
}

fn text(path: &Path) -> Done {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "{}", TITLES.join(","))?;
    for row in 1..=LINES {
        let (client, product, (year, month, day), quantity, price) = line(row);
        let amount = amount(quantity, price);
        writeln!(out, "{client},{product},{year}-{month:02}-{day:02},{quantity},{price:.2},{amount:.2}")?;
    }
    Ok(out.flush()?)
}

/// Every filled cell, by calamine alone.
fn cells(path: &Path) -> Result<usize, Box<dyn Error>> {
    let mut workbook: Xlsx<BufReader<File>> = open_workbook(path)?;
    let name = workbook.sheet_names().into_iter().next().ok_or("no sheet")?;
    let mut cells = workbook.worksheet_cells_reader(&name)?;
    let mut count = 0;
    while let Some(cell) = cells.next_cell()? {
        count += usize::from(*cell.get_value() != DataRef::Empty);
    }
    Ok(count)
}

/// Every filled field, by the csv crate alone.
fn records(path: &Path) -> Result<usize, Box<dyn Error>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path)?;
    let mut record = csv::ByteRecord::new();
    let mut count = 0;
    while reader.read_byte_record(&mut record)? {
        count += record.iter().filter(|field| !field.is_empty()).count();
    }
    Ok(count)
}

/// From the file to clients, offerings and proven lines.
fn ours(path: &Path) -> Result<Value, Box<dyn Error>> {
    let progress = Progress::default();
    let start = Instant::now();
    let workbook = read(path, &progress)?;
    let (read, read_peak) = (start.elapsed().as_secs_f64(), peak_kib());
    let imported = understand(&workbook, &Recipe::default(), &progress)?;
    let lines = imported.data.lines.len();
    if !imported.data.proof.balances() {
        return Err("the lines do not add up to the file".into());
    }
    Ok(json!({"count": lines, "clients": imported.data.clients.len(), "read": read, "read_peak_kib": read_peak,
        "lines_kib": lines * size_of::<Line>() / 1024}))
}

/// The most memory the process has had, where the system says so.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
