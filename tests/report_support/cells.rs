//! A workbook as its cells: formulas and values, read back with calamine.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

/// Where a cell is: sheet, row and column from 0.
pub type At = (String, u32, u32);

/// Every filled cell of a workbook.
pub struct Cells {
    pub sheets: Vec<String>,
    pub values: BTreeMap<At, Data>,
    pub formulas: BTreeMap<At, String>,
    pub names: Vec<(String, String)>,
}

/// Reads the workbook at `path`.
pub fn read(path: &Path) -> Cells {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    let sheets = workbook.sheet_names();
    let (mut values, mut formulas) = (BTreeMap::new(), BTreeMap::new());
    for sheet in &sheets {
        let range = workbook.worksheet_range(sheet).expect("a sheet");
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            values.insert((sheet.clone(), top + row as u32, left + column as u32), value.clone());
        }
        let range = workbook.worksheet_formula(sheet).expect("a sheet's formulas");
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, formula) in range.used_cells() {
            formulas.insert((sheet.clone(), top + row as u32, left + column as u32), formula.clone());
        }
    }
    Cells { sheets, values, formulas, names: workbook.defined_names().to_vec() }
}

/// What differs between a value as we cached it and as it was calculated; `None` when they agree: numbers within a
/// relative 1e-9, words exactly, nothing in the place of no words.
pub fn difference(cached: Option<&Data>, calculated: Option<&Data>) -> Option<String> {
    let wrong = || Some(format!("cached {cached:?}, calculated {calculated:?}"));
    if matches!(calculated, Some(Data::Error(_))) || matches!(cached, Some(Data::Error(_))) {
        return wrong();
    }
    match (number(cached), number(calculated)) {
        (Some(ours), Some(theirs)) => {
            let near = (ours - theirs).abs() <= 1e-9 * ours.abs().max(theirs.abs()).max(1e-3);
            if near { None } else { wrong() }
        }
        (None, None) if words(cached) == words(calculated) => None,
        _ => wrong(),
    }
}

fn number(value: Option<&Data>) -> Option<f64> {
    match value? {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    }
}

/// The words of a cell; the zero-width space that keeps "365" words until it is calculated is no part of them.
fn words(value: Option<&Data>) -> String {
    match value {
        Some(Data::String(words)) => words.replace('\u{200b}', ""),
        Some(Data::Empty) | None => String::new(),
        Some(other) => format!("{other:?}"),
    }
}
