//! Sheets that hold the same table once more: the pages of an export, one sheet per quarter (IMPORT.md §4).

use std::borrow::Cow;

use super::append::{Part, append};
use super::asked::{self, Asked};
use super::mixed::{self, Settled};
use super::understand::understand_sheet;
use super::window::SheetData;
use super::{
    Choice, ImportError, Imported, Layout, Question, QuestionAbout, Recipe, Sheet, SheetPart, SheetUse, Workbook,
    fingerprint,
};
use crate::model::{Dataset, Progress};

/// `first` with the sheets that hold the same table: the same titles in the same layout. Invoice lines and dated amounts of
/// other quarters or pages are added; whether matrices are periods to be added is asked. Where the user chose the sheet,
/// nothing is added that the recipe does not name.
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
    let mut asked = Asked::new(recipe);
    for added in &mut all.added {
        asked.add(&mut added.found.imported, &added.key);
    }
    for whether in all.asked {
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
    (imported.data, imported.questions, imported.sheets) = (data, asked.questions(), all.parts);
    Ok(SheetData { imported, notes })
}

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
    let print = |sheet: &Sheet| fingerprint::of_grid(&sheet.grid);
    let (at, layout) = (first.imported.sheet, first.imported.layout);
    let main = workbook.sheets.get(at);
    let key = main.map(|sheet| key_of(workbook, sheet)).unwrap_or_default();
    let main = main.and_then(print);
    let mut all = Gathered { added: vec![Added { found: first, key }], parts: Vec::new(), asked: Vec::new() };
    for (position, sheet) in workbook.sheets.iter().enumerate() {
        if main.is_none() || position == at || print(sheet) != main {
            continue;
        }
        let Some(found) = the_same(workbook, (position, layout), recipe, progress)? else { continue };
        let (key, other) = (key_of(workbook, sheet), &found.imported);
        let dated = other.layout == Layout::Lines || has_dates(&other.data);
        let answer = recipe.answers.get(&question_key(&key)).map(|choice| *choice == 0);
        let said = recipe.sheets.get(&key).copied().or(answer);
        let added = said.unwrap_or(dated && recipe.sheet.is_none());
        if !dated {
            all.asked.push(whether(position, &key, other.data.proof.imported, added));
        }
        all.parts.push(part(position, other, key.clone(), added));
        if added {
            all.added.push(Added { found, key });
        }
    }
    Ok(all)
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

fn has_dates(data: &Dataset) -> bool {
    data.lines.iter().any(|line| line.date.is_some())
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
    format!("same_table:{key}")
}
