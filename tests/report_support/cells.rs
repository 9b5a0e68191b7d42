//! A workbook as its cells: formulas and values, read back with calamine.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

/// Where a cell is: sheet, row and column from 0.
pub(crate) type At = (String, u32, u32);

/// Every filled cell of a workbook.
pub(crate) struct Cells {
    pub(crate) sheets: Vec<String>,
    pub(crate) values: BTreeMap<At, Data>,
    pub(crate) formulas: BTreeMap<At, String>,
    pub(crate) names: Vec<(String, String)>,
}

/// Reads the workbook at `path`.
pub(crate) fn read(path: &Path) -> Cells {
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
