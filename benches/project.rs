//! A project of a million lines saved and opened, beside plain bulk inserts and selects of the same rows with SQLite in the
//! same run; what one edit's save takes at 100,000 clients; and how large the file is beside a workbook of the same lines.
//!
//! Prints the medians and their ratios: a save within 1.2 times the inserts, opening within 1.5 times the selects, an edit
//! within 20 ms, the file within 1.5 times the workbook.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a measurement may stop, and prints what it measured")]

#[path = "common/large.rs"]
mod large;
#[path = "common/plain.rs"]
mod plain;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use sweetspot::model::{ClientId, DimensionId, Edit, History, Project};
use sweetspot::store::{self, Saved, Store};

use large::{CLIENTS, mixed};

const LINES: u32 = 1_000_000;
const ROUNDS: usize = 5;
const EDITS: usize = 40;

/// The same lines as a bookkeeping exports them.
fn workbook(path: &Path, project: &Project) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let format = Format::new().set_num_format("yyyy-mm-dd");
    for (column, title) in (0..).zip(["Number", "Client", "Offering", "Date", "Quantity", "Amount"]) {
        sheet.write(0, column, title).expect("it is written");
    }
    for (row, line) in (1..).zip(project.data.lines.iter()) {
        let date = line.date.expect("every line has one");
        let (year, month, day) = (date.year(), date.month(), date.day());
        let date = ExcelDateTime::from_ymd(year.cast_unsigned(), month.cast_unsigned(), day.cast_unsigned());
        let client = project.client(line.client).expect("it is there");
        let offering = project.offering(line.offering).expect("it is there");
        sheet.write(row, 0, row / 3 + 20_260_000).expect("it is written");
        sheet.write(row, 1, &client.name).expect("it is written");
        sheet.write(row, 2, &offering.name).expect("it is written");
        sheet.write_with_format(row, 3, date.expect("it is a date"), &format).expect("it is written");
        sheet.write(row, 4, line.quantity.unwrap_or_default()).expect("it is written");
        sheet.write(row, 5, line.amount).expect("it is written");
    }
    workbook.save(path).expect("it is written");
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    let done = work();
    let took = begun.elapsed();
    drop(done);
    took
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

fn compared(what: &str, (ours, peer): (Vec<Duration>, Vec<Duration>), most: f64) {
    let (ours, peer) = (median(ours), median(peer));
    let ratio = ours.as_secs_f64() / peer.as_secs_f64();
    println!("{what}: {ours:.2?}, plain SQLite {peer:.2?}: {ratio:.2} x (at most {most} x)");
}

fn main() {
    // `cargo test` runs benches once, to see that they start.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder of our own");
    let of = |name: &str| folder.path().join(name);
    let whole = Saved { project: large::project(LINES), ..Saved::default() };
    let (ours, peer) = (of("ours.sweetspot"), of("peer.sqlite"));
    let (mut saves, mut inserts, mut opens, mut selects) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        inserts.push(timed(|| plain::insert(&peer, &whole.project)));
        saves.push(timed(|| store::save_copy(&ours, &whole).expect("it is saved")));
        selects.push(timed(|| plain::select(&peer)));
        opens.push(timed(|| store::open(&ours).expect("it opens")));
    }
    compared("A million lines saved", (saves, inserts), 1.2);
    compared("A million lines opened", (opens, selects), 1.5);
    let book = of("lines.xlsx");
    workbook(&book, &whole.project);
    let [size, peer, book] = [&ours, &peer, &book].map(|path| fs::metadata(path).expect("it is there").len());
    #[expect(clippy::cast_precision_loss, reason = "a ratio for people")]
    let ratio = size as f64 / book as f64;
    println!("Size: {size} bytes, plain SQLite {peer}, the workbook {book}: {ratio:.2} x the workbook (at most 1.5 x)");
    edits(&ours);
}

/// What an edit and its save take, of one client and of a hundred thousand.
fn edits(path: &Path) {
    let opened = store::open(path).expect("it opens");
    let mut store = opened.store.expect("it may be written");
    // As in the window, what was before is kept for undo.
    let mut history = History::new(opened.saved.project);
    let mut saves = Vec::new();
    for turn in 0..EDITS {
        let client = ClientId(mixed(u32::try_from(turn).unwrap_or_default()) % CLIENTS);
        saves.push(tagged((&mut history, &mut store), vec![client], format!("New {turn}")).1);
    }
    let slowest = saves.iter().max().copied().unwrap_or_default();
    let (mut edits, mut all) = (Vec::new(), Vec::new());
    for turn in 0..ROUNDS {
        let clients = (0..CLIENTS).map(ClientId).collect();
        let (edit, save) = tagged((&mut history, &mut store), clients, format!("All {turn}"));
        edits.push(edit);
        all.push(save);
    }
    let [save, edit, all] = [saves, edits, all].map(median);
    println!("One of {CLIENTS} clients tagged and saved: {save:.1?}, the slowest {slowest:.1?} (at most 20 ms)");
    println!("All {CLIENTS} clients tagged: {edit:.0?} (at most 100 ms), and saved: {all:.0?}");
}

/// What the edit takes, and its save.
fn tagged((history, store): (&mut History, &mut Store), clients: Vec<ClientId>, value: String) -> (Duration, Duration) {
    let edit = Edit::Tag { clients, dimension: DimensionId(1), value };
    let took = timed(|| history.apply(edit, None).expect("the edit is valid"));
    let saved = Saved { project: history.project().clone(), ..Saved::default() };
    (took, timed(|| store.save(&saved).expect("it is saved")))
}
