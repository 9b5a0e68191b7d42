//! Sheets that hold the same table once more: the pages of an export, one sheet per quarter (IMPORT.md §4).

use super::append::{Part, append};
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
    let SheetData { mut imported, notes } = first;
    let print = |sheet: &Sheet| fingerprint::of_grid(&sheet.grid);
    let main = workbook.sheets.get(imported.sheet).and_then(print);
    let mut asked = Asked::of(&mut imported);
    let mut parts = vec![Part { data: std::mem::take(&mut imported.data), notes }];
    for (position, sheet) in workbook.sheets.iter().enumerate() {
        if main.is_none() || position == imported.sheet || print(sheet) != main {
            continue;
        }
        let Some(SheetData { imported: mut other, notes }) =
            the_same(workbook, (position, imported.layout), recipe, progress)?
        else {
            continue;
        };
        let key = key_of(workbook, sheet);
        let dated = other.layout == Layout::Lines || has_dates(&other.data);
        let answer = recipe.answers.get(&question_key(&key)).map(|choice| *choice == 0);
        let said = recipe.sheets.get(&key).copied().or(answer);
        let added = said.unwrap_or(dated && recipe.sheet.is_none());
        if !dated {
            asked.whether(position, &key, other.data.proof.imported, added);
        }
        imported.sheets.push(part(position, &other, key, added));
        if added {
            asked.add(&mut other);
            parts.push(Part { data: other.data, notes });
        }
    }
    let Part { data, notes } = if parts.len() > 1 { append(parts) } else { parts.pop().unwrap_or_default() };
    imported.data = data;
    imported.questions = asked.questions();
    Ok(SheetData { imported, notes })
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

/// The questions of all sheets. Each is asked once, and its choices say what the total of all sheets becomes.
struct Asked {
    /// Each choice as what it adds to what is imported now.
    questions: Vec<Question>,
    imported: f64,
}

impl Asked {
    fn of(main: &mut Imported) -> Self {
        let mut asked = Self { questions: Vec::new(), imported: 0.0 };
        asked.add(main);
        asked
    }

    fn add(&mut self, sheet: &mut Imported) {
        let imported = sheet.data.proof.imported;
        self.imported += imported;
        for mut question in std::mem::take(&mut sheet.questions) {
            for choice in &mut question.choices {
                choice.imported -= imported;
            }
            match self.questions.iter_mut().find(|known| known.key == question.key) {
                Some(known) => {
                    for (choice, other) in known.choices.iter_mut().zip(question.choices) {
                        choice.imported += other.imported;
                    }
                }
                None => self.questions.push(question),
            }
        }
    }

    /// Asks whether the sheet at `position`, with `amount`, is added.
    fn whether(&mut self, position: usize, key: &str, amount: f64, added: bool) {
        let (with, without) = if added { (0.0, -amount) } else { (amount, 0.0) };
        self.questions.push(Question {
            about: QuestionAbout::SameTable { sheet: position, name: key.to_owned() },
            choices: vec![Choice { key: "add", imported: with }, Choice { key: "leave_out", imported: without }],
            assumed: usize::from(!added),
            key: question_key(key),
        });
    }

    fn questions(self) -> Vec<Question> {
        let Self { mut questions, imported } = self;
        let stakes = |question: &Question| {
            let amounts = || question.choices.iter().map(|choice| choice.imported);
            amounts().fold(f64::NEG_INFINITY, f64::max) - amounts().fold(f64::INFINITY, f64::min)
        };
        questions.sort_by(|a, b| stakes(b).total_cmp(&stakes(a)));
        for choice in questions.iter_mut().flat_map(|question| &mut question.choices) {
            choice.imported += imported;
        }
        questions
    }
}
