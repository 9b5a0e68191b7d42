//! Sheets that hold the same table once more: the pages of an export, one sheet per quarter (IMPORT.md §4).

mod copies;
mod kin;
mod pages;

use std::borrow::Cow;
use std::collections::HashSet;

use super::append::{Part, append};
use super::asked::{self, Asked};
use super::join::looks_like_list;
use super::mixed::{self, Settled};
use super::understand::{is_named_no_sales, understand_sheet};
use super::window::SheetData;
use super::{
    Choice, ColumnRole, ImportError, Imported, Layout, Question, QuestionAbout, Recipe, Sheet, SheetPart, SheetUse,
    Workbook,
};
use crate::model::fold_name;
use crate::model::{ClientId, Progress};
use kin::{Kin, Titles};
use pages::Page;

/// `first` with the sheets that hold the same table: the same titles, in any order, in the same layout. Dated amounts of
/// other quarters or pages are added, as are sheets named after other months or years. Whether other sheets are added is
/// asked: undated, hidden or repeated ones, and invoice lines under other titles. Where the user chose the sheet, nothing
/// is added that the recipe does not name.
///
/// # Errors
/// [`ImportError::Cancelled`] when the user stopped it.
pub(super) fn with_others(
    workbook: &Workbook,
    first: SheetData,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<SheetData, ImportError> {
    let main = first.imported.sheet;
    let mut all = gathered(workbook, first, recipe, progress)?;
    let mut currency = mixed::settle(&mut all.added, recipe, false);
    if let Settled::Again(answers) = &currency {
        // The sheets chose different currencies, each the one with most of its own money.
        let mut agreed = recipe.clone();
        agreed.answers.retain(|kept, _| !answers.keys().any(|key| asked::answers(key, kept)));
        agreed.answers.extend(answers.clone());
        let first = understand_sheet(workbook, main, &agreed, progress)?;
        all = gathered(workbook, first, &agreed, progress)?;
        currency = mixed::settle(&mut all.added, &agreed, true);
    }
    let copies = copies::settle(&mut all.added, recipe);
    let mut asked = Asked::new(recipe);
    for added in &mut all.added {
        asked.add(&mut added.found.imported, &added.key);
    }
    for whether in all.asked.into_iter().chain(copies) {
        asked.ask(whether);
    }
    if let Settled::Asked(question) = currency {
        asked.ask(question);
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut main: Option<Imported> = None;
    for Added { found: SheetData { mut imported, notes }, .. } in all.added {
        parts.push(Part { data: std::mem::take(&mut imported.data), notes });
        main.get_or_insert(imported);
    }
    let Part { data, notes } = if parts.len() > 1 { append(parts) } else { parts.pop().unwrap_or_default() };
    let mut imported = main.ok_or_else(|| ImportError::NoTable { path: workbook.path().to_path_buf() })?;
    imported.questions = asked.questions(data.proof.imported);
    (imported.data, imported.sheets) = (data, all.parts);
    Ok(SheetData { imported, notes })
}

/// What the key of the question whether a sheet is added begins with.
const SAME_TABLE: &str = "same_table:";

/// A sheet whose data is taken in.
#[derive(Debug)]
pub(super) struct Added {
    /// What was understood of it.
    pub(super) found: SheetData,
    /// The key it is switched under, which is what people call it.
    pub(super) key: String,
}

/// The sheets of one table.
struct Gathered {
    /// Those taken in, the main one first.
    added: Vec<Added>,
    /// What becomes of those beside it.
    parts: Vec<SheetPart>,
    /// Whether each that may be another period is added.
    asked: Vec<Question>,
}

fn gathered(
    workbook: &Workbook,
    first: SheetData,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<Gathered, ImportError> {
    let (at, layout) = (first.imported.sheet, first.imported.layout);
    let main = workbook.sheets.get(at);
    let key = main.map(|sheet| key_of(workbook, sheet)).unwrap_or_default();
    let titles = main.and_then(|sheet| Titles::of(&sheet.grid));
    let dated = is_dated(&first);
    // Where the main sheet is named as quotes or orders too, such a name tells nothing apart.
    let no_sales = |sheet: &Sheet| is_named_no_sales(workbook, sheet);
    let named = main.is_some_and(no_sales);
    let mut months = Months::default();
    months.add(&first);
    let mut pages: Vec<Page> = if dated { None } else { Page::of(workbook, &first) }.into_iter().collect();
    let mut all = Gathered { added: vec![Added { found: first, key }], parts: Vec::new(), asked: Vec::new() };
    for (position, sheet) in workbook.sheets.iter().enumerate().filter(|(position, _)| *position != at) {
        let Some((titles, own)) = titles.as_ref().zip(Titles::of(&sheet.grid)) else { continue };
        let kin = titles.kin(&own);
        if kin == Kin::Other && (layout != Layout::Lines || looks_like_list(&sheet.grid)) {
            continue;
        }
        let Some(mut found) = the_same(workbook, (position, layout), recipe, progress)? else { continue };
        let Some(first) = all.added.first() else { break };
        let kin = kin::settled(kin, &first.found.imported, &found.imported);
        if kin == Kin::Other && says_who(&found.imported) {
            continue;
        }
        let key = key_of(workbook, sheet);
        let page = if dated || kin != Kin::Same { None } else { Page::of(workbook, &found) };
        let page = page.filter(|page| !pages.is_empty() && pages.iter().all(|other| page.is_beside(other)));
        let sales = !sheet.hidden && (named || !no_sales(sheet));
        let sure = sales && kin != Kin::Other && (page.is_some() || is_sure(&months, &found, kin));
        let answer = recipe.answers.get(&question_key(&key)).map(|choice| *choice == 0);
        let said = recipe.sheets.get(&key).copied().or(answer);
        let added = said.unwrap_or(sure && recipe.sheet.is_none());
        if !sure {
            all.asked.push(whether(position, &key, found.imported.data.proof.imported, added));
        }
        all.parts.push(part(position, &found.imported, key.clone(), added));
        if added {
            if let Some(page) = page {
                page.date(&mut found);
                pages.push(page);
            }
            months.add(&found);
            all.added.push(Added { found, key });
        }
    }
    if let ([page, _, ..], Some(first)) = (pages.as_slice(), all.added.first_mut()) {
        page.date(&mut first.found);
    }
    Ok(all)
}

/// Whether dates or documents tell the lines of `found` from those of other periods.
fn is_dated(found: &SheetData) -> bool {
    let documents = found.notes.documents.iter().any(|document| *document != 0);
    found.imported.data.lines.iter().any(|line| line.date.is_some()) || documents
}

/// Whether `other` is surely to be added: its lines are told apart, and it is not the same `months` once more.
fn is_sure(months: &Months, other: &SheetData, kin: Kin) -> bool {
    let matrix = other.imported.layout != Layout::Lines;
    is_dated(other) && (kin == Kin::Same || matrix) && !(matrix && months.repeat_in(other))
}

/// The months in which clients have amounts in a matrix, by the clients' names.
#[derive(Default)]
struct Months(HashSet<(String, i16, i8)>);

impl Months {
    fn of(found: &SheetData) -> impl Iterator<Item = (String, i16, i8)> {
        let data = &found.imported.data;
        let matrix = found.imported.layout != Layout::Lines;
        let dated = data.lines.iter().filter(|_| matrix).filter_map(|line| Some((line.client, line.date?)));
        let once: HashSet<_> = dated.map(|(client, date)| (client, date.year(), date.month())).collect();
        let named = |(client, year, month): (ClientId, i16, i8)| {
            Some((fold_name(&data.clients.get(client.index())?.name), year, month))
        };
        once.into_iter().filter_map(named)
    }

    fn add(&mut self, found: &SheetData) {
        self.0.extend(Self::of(found));
    }

    /// Whether most clients of `other` have amounts in the same months, as in a budget beside what was billed.
    fn repeat_in(&self, other: &SheetData) -> bool {
        let own: HashSet<_> = Self::of(other).collect();
        2 * own.intersection(&self.0).count() > own.len()
    }
}

/// Whether a sheet under other titles tells who clients are, each once.
fn says_who(other: &Imported) -> bool {
    let of_client = |role: ColumnRole| {
        matches!(role, ColumnRole::Users | ColumnRole::Employees | ColumnRole::ClientSince | ColumnRole::Tag(_))
    };
    let once = other.data.lines.len() <= other.data.clients.len();
    once && other.columns.iter().any(|column| of_client(column.role))
}

/// Whether the sheet at `position`, with `amount`, is added; each choice as what it adds to what is imported.
fn whether(position: usize, key: &str, amount: f64, added: bool) -> Question {
    let (with, without) = if added { (0.0, -amount) } else { (amount, 0.0) };
    let choices = vec![Choice { key: "add", imported: with }, Choice { key: "leave_out", imported: without }];
    let about = QuestionAbout::SameTable { sheet: position, name: key.to_owned() };
    Question { sheet: position, ..Question::new(about, choices, usize::from(!added), question_key(key)) }
}

/// The sheet at `position` as understood, where it is laid out as the main one. Its titles may stand in another row than
/// the user said of the main one.
fn the_same(
    workbook: &Workbook,
    (position, layout): (usize, Layout),
    recipe: &Recipe,
    progress: &Progress,
) -> Result<Option<SheetData>, ImportError> {
    let guessed = Recipe { header_row: None, ..recipe.clone() };
    let either = if recipe.header_row.is_some() { vec![recipe, &guessed] } else { vec![recipe] };
    for recipe in either {
        match understand_sheet(workbook, position, recipe, progress) {
            Ok(found) if found.imported.layout == layout => return Ok(Some(found)),
            Err(ImportError::Cancelled(cancelled)) => return Err(cancelled.into()),
            Ok(_) | Err(_) => {}
        }
    }
    Ok(None)
}

fn part(sheet: usize, other: &Imported, key: String, added: bool) -> SheetPart {
    SheetPart {
        sheet,
        layout: Some(other.layout),
        header_row: other.header.map(|(_, last)| last),
        used: if added { SheetUse::Appended } else { SheetUse::Unused },
        offered: Some(SheetUse::Appended),
        key,
        columns: Vec::new(),
        matched: 0,
    }
}

/// `recipe` for `sheet` alone: where sheets ask the same of a row, the answer of this one counts here.
pub(super) fn recipe_of<'r>(recipe: &'r Recipe, workbook: &Workbook, sheet: &Sheet) -> Cow<'r, Recipe> {
    let key = key_of(workbook, sheet);
    let own = recipe.answers.iter().filter_map(|(asked, choice)| Some((asked::on_any(asked, &key)?, *choice)));
    let own: Vec<(String, usize)> = own.map(|(asked, choice)| (asked.to_owned(), choice)).collect();
    if own.is_empty() {
        return Cow::Borrowed(recipe);
    }
    let mut recipe = recipe.clone();
    recipe.answers.extend(own);
    Cow::Owned(recipe)
}

/// The key a sheet is switched under: its name; with its file's, where there are several.
fn key_of(workbook: &Workbook, sheet: &Sheet) -> String {
    let file = workbook.path_of(sheet).file_name().unwrap_or_default().to_string_lossy();
    match (workbook.files.len(), sheet.name.as_str()) {
        (_, "") => file.into_owned(),
        (1, name) => name.to_owned(),
        (_, name) => format!("{file} / {name}"),
    }
}

/// The key the answer about a sheet is kept under.
fn question_key(key: &str) -> String {
    format!("{SAME_TABLE}{key}")
}

/// The key of the sheet that the question under `key` is about, where it asks whether the sheet is added.
pub(super) fn sheet_of(key: &str) -> Option<&str> {
    key.strip_prefix(SAME_TABLE)
}
