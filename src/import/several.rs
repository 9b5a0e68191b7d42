//! Several files or sheets as one import (IMPORT.md §2, §4).

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::join::{ClientList, Joined, Known, client_list, join, offering_list};
use super::suggest::apply::{self, Aliases};
use super::window::SheetData;
use super::{Column, ImportError, Imported, Layout, Recipe, Workbook, fingerprint, read, standing, suggest};
use crate::model::fold_name;
use crate::model::{Dataset, Progress};

/// Reads every sheet of all files of `paths` into one workbook.
///
/// # Errors
/// [`ImportError`] of the first file that cannot be opened or is no table of any kind; it names the file.
pub fn read_all(paths: &[PathBuf], progress: &Progress) -> Result<Workbook, ImportError> {
    let mut all = Workbook { files: Vec::new(), sheets: Vec::new() };
    // By the bytes of each file; one that cannot be opened says so when it is read.
    let sizes: Vec<u64> = paths.iter().map(|path| path.metadata().map_or(0, |file| file.len())).collect();
    let whole = sizes.iter().sum::<u64>().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a progress bar needs no more than 52 bits")]
    let share = |bytes: u64| bytes as f64 / whole as f64;
    let mut before = 0;
    for (path, size) in paths.iter().zip(sizes) {
        let part = progress.part(share(before), share(before + size));
        all.add(read(path, &part)?);
        before += size;
    }
    if all.files.is_empty() {
        return Err(ImportError::NoTable { path: PathBuf::new() });
    }
    Ok(all)
}

impl Workbook {
    /// Takes in the files and sheets of `more`, after its own.
    pub fn add(&mut self, more: Workbook) {
        let before = self.files.len();
        self.files.extend(more.files);
        self.sheets.extend(more.sheets.into_iter().map(|mut sheet| {
            sheet.file += before;
            sheet
        }));
    }
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
#[derive(Clone, Debug, PartialEq)]
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
    /// Client sheets: their columns.
    pub columns: Vec<Column>,
    /// Client sheets: how many rows found their client.
    pub matched: usize,
}

/// A name that only one side knows.
#[derive(Clone, Debug, PartialEq)]
pub struct UnmatchedName {
    /// The name as written.
    pub name: String,
    /// The revenue of a client; `None` for rows of a client sheet.
    pub amount: Option<f64>,
    /// Where it stands first: the sheet in [`crate::model::Dataset::sheets`], and the row from 0. `None` for clients without
    /// amounts.
    pub place: Option<(usize, usize)>,
}

/// Names that found no partner when client sheets were joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unmatched {
    /// Clients with amounts that no client sheet lists, most revenue first.
    pub clients: Vec<UnmatchedName>,
    /// Names in client sheets without amounts, in sheet order.
    pub listed: Vec<UnmatchedName>,
}

/// Adds to `imported` what the sheets beside its tables bring, and carries out what the recipe accepts: names are split and
/// put together first, then client sheets joined, then sizes taken from lines; who is a client is settled last.
///
/// # Errors
/// [`ImportError::Cancelled`] when the user stopped it.
pub(super) fn complete(
    workbook: &Workbook,
    cut: SheetData,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<Imported, ImportError> {
    let SheetData { mut imported, notes } = cut;
    let mut parts = parts(workbook, &imported);
    let data = &mut imported.data;
    let mut aliases = Aliases::default();
    let mut found = suggest::splits(data, recipe);
    apply::split(data, &found, &mut aliases);
    progress.cancel.check()?;
    let lists = lists(workbook, &mut parts, || Known::of(data, &aliases), recipe);
    let listed = offering_names(workbook, &mut parts, data, recipe);
    let spelled = suggest::as_listed(data, &listed, recipe);
    let merges = suggest::merges(data, recipe).into_iter().chain(spelled).collect::<Vec<_>>();
    apply::merge(data, &merges, &mut aliases);
    found.extend(merges);
    progress.cancel.check()?;
    let mut said = notes.said.by_client(data, &aliases);
    let joined = if lists.is_empty() {
        Joined::default()
    } else {
        join(workbook, &lists, &Known::of(data, &aliases), data, recipe)
    };
    said.fill(joined.said);
    for (list, matched) in lists.into_iter().zip(joined.matched) {
        if let Some(part) = parts.iter_mut().find(|part| part.sheet == list.sheet) {
            (part.columns, part.matched) = (list.columns, matched);
        }
    }
    found.extend(joined.suggestions);
    imported.unmatched = joined.unmatched;
    progress.cancel.check()?;
    let users = suggest::users(data, recipe);
    apply::note_conflicts(data, &users);
    apply::take_sizes(data, &users);
    found.extend(users);
    suggest::sort(&mut found);
    imported.suggestions = found;
    imported.sheets = parts;
    standing::settle(&mut imported, &said, recipe);
    Ok(imported)
}

/// The sheets with cells, the main one first.
fn parts(workbook: &Workbook, imported: &Imported) -> Vec<SheetPart> {
    let filled = workbook.sheets.iter().enumerate().filter(|(_, sheet)| sheet.grid.filled() > 0);
    let mut parts: Vec<SheetPart> = filled
        .map(|(position, sheet)| {
            let known = imported.sheets.iter().find(|part| part.sheet == position).cloned();
            known.unwrap_or_else(|| {
                let is_main = position == imported.sheet;
                SheetPart {
                    sheet: position,
                    layout: is_main.then_some(imported.layout),
                    header_row: imported.header.filter(|_| is_main).map(|(_, last)| last),
                    used: if is_main { SheetUse::Main } else { SheetUse::Unused },
                    offered: None,
                    key: fingerprint::of_grid(&sheet.grid).unwrap_or_else(|| sheet.name.clone()),
                    columns: Vec::new(),
                    matched: 0,
                }
            })
        })
        .collect();
    parts.sort_by_key(|part| (part.used != SheetUse::Main, part.sheet));
    parts
}

/// The client lists among the sheets that are nothing else, as far as the recipe does not switch them off.
fn lists(workbook: &Workbook, parts: &mut [SheetPart], known: impl Fn() -> Known, recipe: &Recipe) -> Vec<ClientList> {
    let mut lists = Vec::new();
    // The clients by every spelling are made only where something may be joined.
    let known = std::cell::LazyCell::new(known);
    for part in parts.iter_mut().filter(|part| part.used == SheetUse::Unused && part.offered.is_none()) {
        let Some(sheet) = workbook.sheets.get(part.sheet) else { continue };
        let Some(list) = client_list(part.sheet, &sheet.grid, &known, recipe) else { continue };
        part.layout = Some(Layout::Clients);
        part.header_row = Some(list.header_row);
        part.offered = Some(SheetUse::Joined);
        if recipe.sheets.get(&part.key).copied().unwrap_or(true) {
            part.used = SheetUse::Joined;
            lists.push(list);
        }
    }
    lists
}

/// The names in offering lists that know some of the offerings; their groups are taken over.
fn offering_names(workbook: &Workbook, parts: &mut [SheetPart], data: &mut Dataset, recipe: &Recipe) -> Vec<String> {
    let mut names = Vec::new();
    for part in parts.iter_mut().filter(|part| part.used == SheetUse::Unused && part.offered.is_none()) {
        let Some(sheet) = workbook.sheets.get(part.sheet) else { continue };
        let Some((header_row, rows)) = offering_list(&sheet.grid) else { continue };
        let groups: HashMap<String, Option<String>> =
            rows.iter().map(|(name, group)| (fold_name(name), group.clone())).collect();
        if !data.offerings.iter().any(|offering| groups.contains_key(&fold_name(&offering.name))) {
            continue;
        }
        part.header_row = Some(header_row);
        part.offered = Some(SheetUse::Offerings);
        if !recipe.sheets.get(&part.key).copied().unwrap_or(true) {
            continue;
        }
        part.used = SheetUse::Offerings;
        for offering in Arc::make_mut(&mut data.offerings).iter_mut().filter(|offering| offering.group.is_none()) {
            offering.group = groups.get(&fold_name(&offering.name)).cloned().flatten();
        }
        names.extend(rows.into_iter().map(|(name, _)| name));
    }
    names
}
