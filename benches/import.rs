//! Reading a 100,000 × 40 revenue matrix, beside calamine's bare cell reader over the same file: the whole import may
//! take at most one and a half times as long.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement may stop, and is no library")]

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx, open_workbook};
use criterion::{Criterion, criterion_group, criterion_main};
use rust_xlsxwriter::{Workbook, XlsxError};
use sweetspot::import::{Recipe, read, understand};
use sweetspot::model::Progress;

const CLIENTS: u32 = 100_000;
const OFFERINGS: u16 = 37;

/// Writes the matrix: client, users, industry and 37 offerings.
fn matrix(path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, title) in (0..).zip(["Client", "Users", "Industry"]) {
        sheet.write(0, column, title)?;
    }
    for offering in 0..OFFERINGS {
        sheet.write(0, offering + 3, format!("Offering {}", offering + 1))?;
    }
    for client in 1..=CLIENTS {
        sheet.write(client, 0, format!("Client {client}"))?;
        sheet.write(client, 1, client % 900 + 1)?;
        sheet.write(client, 2, ["Care", "Retail", "Legal", "Industry"][client as usize % 4])?;
        for offering in 0..OFFERINGS {
            let amount = f64::from(client.wrapping_mul(2_654_435_761) % 1_000_003 + u32::from(offering)) / 100.0;
            sheet.write(client, offering + 3, amount)?;
        }
    }
    workbook.save(path)
}

fn bare_cells(path: &Path) -> usize {
    let mut workbook: Xlsx<BufReader<File>> = open_workbook(path).expect("the workbook opens");
    let name = workbook.sheet_names().remove(0);
    let mut cells = workbook.worksheet_cells_reader(&name).expect("the sheet is there");
    let mut count = 0;
    while let Some(cell) = cells.next_cell().expect("the cells are sound") {
        count += usize::from(*cell.get_value() != calamine::DataRef::Empty);
    }
    count
}

fn import(path: &Path) -> usize {
    let workbook = read(path, &Progress::default()).expect("the workbook is read");
    let imported = understand(&workbook, &Recipe::default(), &Progress::default()).expect("the table is found");
    assert!(imported.data.proof.balances());
    imported.data.lines.len()
}

fn benches(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the workbook");
    let path: PathBuf = folder.path().join("matrix.xlsx");
    matrix(&path).expect("the workbook is written");
    let mut group = criterion.benchmark_group("matrix 100,000 x 40");
    group.sample_size(10);
    group.bench_function("calamine, cells only", |bencher| bencher.iter(|| bare_cells(&path)));
    group.bench_function("read and understand", |bencher| bencher.iter(|| import(&path)));
    let workbook = read(&path, &Progress::default()).expect("the workbook is read");
    group.bench_function("understand again", |bencher| {
        bencher.iter(|| understand(&workbook, &Recipe::default(), &Progress::default()).expect("the table is found"));
    });
    group.finish();
}

criterion_group!(import_benches, benches);
criterion_main!(import_benches);
