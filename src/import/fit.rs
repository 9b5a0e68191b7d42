//! What of a recipe applies to a file, and what no longer fits (IMPORT.md §5).

use std::collections::HashSet;

use jiff::civil::Date;

use super::asked::answers;
use super::guess::header;
use super::understand::header_of;
use super::{Imported, Layout, Question, Recipe, Shape, SheetUse, Workbook, currency};

/// A correction that has nothing to correct in this file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLongerFits {
    /// There is no sheet of this name.
    Sheet(String),
    /// The table is not laid out so.
    Layout(Layout),
    /// The table does not have this shape.
    Shape(Shape),
    /// The sheet holds no table of this name.
    Table(String),
    /// The titles stand elsewhere; the row, from 0.
    HeaderRow(u32),
    /// The file goes on to another month than the one the twelve months were ended in.
    Asof(Date),
    /// No column has this title.
    Column(String),
    /// No row begins with this text.
    Row(String),
    /// The question with this key is not asked.
    Answer(String),
    /// There is nothing to suggest under this key.
    Suggestion(String),
    /// There is no sheet to switch under this key.
    Part(String),
}

/// How a recipe fits a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecipeFit {
    /// How many corrections apply.
    pub applied: usize,
    /// Those that have nothing to correct.
    pub no_longer: Vec<NoLongerFits>,
}

/// How `recipe` fits `imported`, which was understood of `workbook` with it.
#[must_use]
pub fn fit(recipe: &Recipe, workbook: &Workbook, imported: &Imported) -> RecipeFit {
    let mut found = RecipeFit::default();
    let mut count = |applies: bool, otherwise: NoLongerFits| {
        if applies {
            found.applied += 1;
        } else {
            found.no_longer.push(otherwise);
        }
    };
    if let Some(name) = &recipe.sheet {
        count(has_sheet(workbook, name), NoLongerFits::Sheet(name.clone()));
    }
    if let Some(layout) = recipe.layout {
        count(imported.layout == layout, NoLongerFits::Layout(layout));
    }
    if let Some(shape) = recipe.shape {
        count(imported.shape == shape, NoLongerFits::Shape(shape));
    }
    if let Some(name) = &recipe.table {
        let read = imported.tables.iter().any(|table| table.read && table.name == *name);
        count(read, NoLongerFits::Table(name.clone()));
    }
    if let Some(row) = recipe.header_row {
        let same = imported.header.is_some_and(|(_, last)| last == row as usize);
        count(same, NoLongerFits::HeaderRow(row));
    }
    for title in recipe.roles.keys() {
        let known = imported.columns.iter().any(|column| column.title == *title);
        count(known, NoLongerFits::Column(title.clone()));
    }
    for label in recipe.rows.keys() {
        count(has_row(workbook, imported, label), NoLongerFits::Row(label.clone()));
    }
    for (key, choice) in &recipe.answers {
        let answered = |question: &Question| answers(key, &question.key) || currency::fits(key, *choice, question);
        let asked = imported.questions.iter().any(answered);
        count(asked, NoLongerFits::Answer(key.clone()));
    }
    for key in recipe.suggestions.keys() {
        let suggested = imported.suggestions.iter().any(|suggestion| suggestion.key == *key);
        count(suggested, NoLongerFits::Suggestion(key.clone()));
    }
    for key in recipe.sheets.keys() {
        let part = imported.sheets.iter().any(|part| part.key == *key && part.used != SheetUse::Main);
        count(part, NoLongerFits::Part(key.clone()));
    }
    if let Some(asof) = recipe.asof {
        count(recipe.asof_for(imported.guessed_asof).is_some(), NoLongerFits::Asof(asof));
    }
    found
}

/// `recipe` for a file it was not made for: without the name of a sheet that is not there, which would be an error.
#[must_use]
pub fn fitted(recipe: &Recipe, workbook: &Workbook) -> Recipe {
    let mut fitted = recipe.clone();
    fitted.sheet = fitted.sheet.filter(|name| has_sheet(workbook, name));
    fitted
}

/// Whether `recipe` was made for another table than any in `workbook`: most of the columns it knows are not there.
#[must_use]
pub fn is_of_another_table(recipe: &Recipe, workbook: &Workbook) -> bool {
    // The columns of a turned table are no titles of its sheet, and those of a table without titles are letters.
    let turned = recipe.shape.is_some_and(|shape| shape != Shape::Plain);
    let mut headers = workbook.sheets.iter().filter_map(|sheet| Some((&sheet.grid, header::find(&sheet.grid)?.0)));
    if recipe.roles.is_empty() || turned || headers.clone().next().is_none() {
        return false;
    }
    let most = |(grid, guessed)| {
        let said = header_of(grid, recipe).unwrap_or(guessed);
        let all: HashSet<String> = [guessed, said]
            .into_iter()
            .flat_map(|header| header::titles(grid, Some(header)))
            .map(|title| title.text)
            .collect();
        recipe.roles.keys().filter(|title| all.contains(*title)).count() * 2 >= recipe.roles.len()
    };
    !headers.any(most)
}

fn has_sheet(workbook: &Workbook, name: &str) -> bool {
    workbook.sheets.iter().any(|sheet| sheet.name.to_lowercase() == name.trim().to_lowercase())
}

fn has_row(workbook: &Workbook, imported: &Imported, label: &str) -> bool {
    let read = imported.sheets.iter().filter(|part| matches!(part.used, SheetUse::Main | SheetUse::Appended));
    let grids = read.filter_map(|part| workbook.sheets.get(part.sheet)).map(|sheet| &sheet.grid);
    grids.into_iter().any(|grid| {
        (0..grid.rows()).any(|row| {
            let first = grid.row(row).map(|(_, cell)| cell).find(|cell| !cell.is_blank());
            first.is_some_and(|cell| cell.text().is_some_and(|text| text.trim() == label.trim()))
        })
    })
}
