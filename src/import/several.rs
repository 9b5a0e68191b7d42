//! Several files or sheets as one import (IMPORT.md §2, §4).

use std::path::PathBuf;

use super::suggest::suggestions;
use super::{ImportError, Imported, Layout, Recipe, Workbook, fingerprint, read};
use crate::model::Progress;

/// Reads every sheet of all files of `paths` into one workbook.
///
/// # Errors
/// [`ImportError`] of the first file that cannot be opened or is no table of any kind; it names the file.
pub fn read_all(paths: &[PathBuf], progress: &Progress) -> Result<Workbook, ImportError> {
    let mut all = Workbook { files: Vec::new(), sheets: Vec::new() };
    for path in paths {
        let Workbook { files, sheets } = read(path, progress)?;
        let before = all.files.len();
        all.sheets.extend(sheets.into_iter().map(|mut sheet| {
            sheet.file += before;
            sheet
        }));
        all.files.extend(files);
    }
    if all.files.is_empty() {
        return Err(ImportError::NoTable { path: PathBuf::new() });
    }
    Ok(all)
}

/// What becomes of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetUse {
    /// The table that is read.
    Main,
    /// The same table once more, such as another quarter; its amounts are added.
    Appended,
    /// One row per client; what it says of them is joined.
    Joined,
    /// A list of offerings; only its names are looked at.
    Offerings,
    /// Nothing.
    Unused,
}

impl SheetUse {
    /// Its stable name, for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Appended => "appended",
            Self::Joined => "joined",
            Self::Offerings => "offerings",
            Self::Unused => "unused",
        }
    }
}

/// One sheet with cells, and its part in the import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPart {
    /// The sheet, by position in the workbook.
    pub sheet: usize,
    /// How it is laid out; `None` when no table was recognised in it.
    pub layout: Option<Layout>,
    /// The row of its titles (the last of them when stacked), from 0.
    pub header_row: Option<usize>,
    /// What becomes of it.
    pub used: SheetUse,
    /// What it could be used as as well; switched on and off by [`super::Recipe::sheets`] under `key`.
    pub offered: Option<SheetUse>,
    /// The key it is switched under: it stays the same from quarter to quarter where the titles do.
    pub key: String,
    /// Client sheets: how many of its rows found their client.
    pub matched: usize,
}

/// A name that only one side knows.
#[derive(Clone, Debug, PartialEq)]
pub struct UnmatchedName {
    /// The name as written.
    pub name: String,
    /// The revenue of a client; `None` for rows of a client sheet.
    pub amount: Option<f64>,
    /// The sheet, by position in the workbook, and the row from 0 where it stands first.
    pub place: (usize, usize),
}

/// Names that found no partner when client sheets were joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unmatched {
    /// Clients with amounts that no client sheet lists, most revenue first.
    pub clients: Vec<UnmatchedName>,
    /// Names in client sheets without amounts, in sheet order.
    pub listed: Vec<UnmatchedName>,
}

/// Adds to `imported`, one sheet of `workbook` as understood, what the other sheets and its names bring.
///
/// # Errors
/// [`ImportError::Cancelled`] when the user stopped it.
pub(super) fn complete(
    workbook: &Workbook,
    mut imported: Imported,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<Imported, ImportError> {
    progress.cancel.check()?;
    imported.sheets = parts(workbook, &imported);
    imported.suggestions = suggestions(&imported.data, recipe);
    Ok(imported)
}

fn parts(workbook: &Workbook, imported: &Imported) -> Vec<SheetPart> {
    let filled = workbook.sheets.iter().enumerate().filter(|(_, sheet)| sheet.grid.filled() > 0);
    let mut parts: Vec<SheetPart> = filled
        .map(|(position, sheet)| {
            let is_main = position == imported.sheet;
            SheetPart {
                sheet: position,
                layout: is_main.then_some(imported.layout),
                header_row: imported.header.filter(|_| is_main).map(|(_, last)| last),
                used: if is_main { SheetUse::Main } else { SheetUse::Unused },
                offered: None,
                key: fingerprint::of_grid(&sheet.grid).unwrap_or_else(|| sheet.name.clone()),
                matched: 0,
            }
        })
        .collect();
    parts.sort_by_key(|part| (part.used != SheetUse::Main, part.sheet));
    parts
}
