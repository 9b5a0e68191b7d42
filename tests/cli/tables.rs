//! Workbooks the tests read, made where they are needed.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Workbook, Worksheet};

/// METHOD.md §14: name, users, and revenue for Managed, Backup, Security and Projects.
pub(crate) const WORKED: [(&str, Option<f64>, [f64; 4]); 8] = [
    ("A", Some(12.0), [6_000.0, 0.0, 0.0, 1_500.0]),
    ("B", Some(20.0), [9_600.0, 1_200.0, 0.0, 0.0]),
    ("C", Some(40.0), [24_000.0, 3_600.0, 4_800.0, 0.0]),
    ("D", Some(60.0), [36_000.0, 4_800.0, 7_200.0, 6_000.0]),
    ("E", Some(80.0), [44_800.0, 0.0, 9_600.0, 8_000.0]),
    ("F", Some(150.0), [81_000.0, 9_000.0, 0.0, 0.0]),
    ("G", Some(400.0), [0.0, 0.0, 0.0, 120_000.0]),
    ("H", None, [5_000.0, 0.0, 0.0, 0.0]),
];

/// The worked example as a workbook with a title row, blank cells for zeroes, and a row and a column of totals.
pub(crate) fn worked_example(folder: &Path) -> PathBuf {
    workbook(&folder.join("worked.xlsx"), |sheet| {
        sheet.write(0, 0, "Revenue per client").expect("it fits");
        let titles = ["Client", "Users", "Managed", "Backup", "Security", "Projects", "Total"];
        sheet.write_row(2, 0, titles).expect("it fits");
        let mut totals = [0.0; 4];
        let mut row = 3;
        for (client, users, amounts) in WORKED {
            sheet.write(row, 0, client).expect("it fits");
            if let Some(users) = users {
                sheet.write(row, 1, users).expect("it fits");
            }
            for (column, (amount, total)) in (2..).zip(amounts.into_iter().zip(&mut totals)) {
                if amount != 0.0 {
                    sheet.write(row, column, amount).expect("it fits");
                }
                *total += amount;
            }
            sheet.write(row, 6, amounts.iter().sum::<f64>()).expect("it fits");
            row += 1;
        }
        sheet.write(row, 0, "Total").expect("it fits");
        sheet.write_row(row, 2, totals).expect("it fits");
        sheet.write(row, 6, totals.iter().sum::<f64>()).expect("it fits");
    })
}

/// A workbook at `path` with one sheet called Revenue, filled by `fill`.
pub(crate) fn workbook(path: &Path, fill: impl FnOnce(&mut Worksheet)) -> PathBuf {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Revenue").expect("the name is short");
    fill(sheet);
    workbook.save(path).expect("the folder is ours");
    path.to_path_buf()
}

/// A workbook of plain cells: what parses is a number, what is empty stays blank.
pub(crate) fn cells(path: &Path, rows: &[&[&str]]) -> PathBuf {
    workbook(path, |sheet| {
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write(row, column, number).expect("it fits"),
                    Err(_) => sheet.write(row, column, *cell).expect("it fits"),
                };
            }
        }
    })
}
