//! Recipes as JSON files: written as understood, corrected by hand, applied to the next file.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Failure;
use crate::beside::beside;
use crate::import::{ColumnRole, Imported, Layout, Recipe, RowClass, Workbook};
use crate::say;
use crate::text::{Text, words};

/// A recipe as its file holds it. Rows count from 1, as people see them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RecipeFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<Layout>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header_row: Option<u32>,
    roles: BTreeMap<String, ColumnRole>,
    rows: BTreeMap<String, RowClass>,
    answers: BTreeMap<String, usize>,
}

/// Reads the recipe at `path`.
pub(super) fn load(text: &Text, path: &Path) -> Result<Recipe, Failure> {
    let unusable = |why: String| {
        let name = words::file_name(path);
        Failure::Said(say!(text, "cli-recipe-unusable", name = name, why = why))
    };
    let json = fs::read_to_string(path).map_err(|error| unusable(error.to_string()))?;
    let file: RecipeFile = serde_json::from_str(&json).map_err(|error| unusable(error.to_string()))?;
    if file.layout.is_some_and(|layout| layout != Layout::Matrix) {
        return Err(unusable(say!(text, "cli-recipe-layout")));
    }
    Ok(Recipe {
        sheet: file.sheet,
        layout: file.layout,
        header_row: file.header_row.map(|row| row.saturating_sub(1)),
        roles: file.roles,
        rows: file.rows,
        answers: file.answers,
    })
}

/// Writes what was understood, with the corrections already made in `recipe`, beside `path` and then over it.
pub(super) fn save(
    text: &Text,
    path: &Path,
    (workbook, imported): (&Workbook, &Imported),
    recipe: &Recipe,
) -> Result<(), Failure> {
    let answers = imported.questions.iter().map(|question| (question.key.clone(), question.assumed));
    let file = RecipeFile {
        sheet: workbook.sheets.get(imported.sheet).map(|sheet| sheet.name.clone()).filter(|name| !name.is_empty()),
        layout: Some(imported.layout),
        header_row: imported.header.and_then(|(_, last)| u32::try_from(last + 1).ok()),
        roles: imported.columns.iter().map(|c| (c.title.clone(), c.role)).collect(),
        rows: recipe.rows.clone(),
        answers: recipe.answers.clone().into_iter().chain(answers).collect(),
    };
    write_beside(path, &file).map_err(|error| {
        let name = words::file_name(path);
        Failure::Said(say!(text, "cli-recipe-not-written", name = name, why = error.to_string()))
    })
}

fn write_beside(path: &Path, file: &RecipeFile) -> std::io::Result<()> {
    let mut beside = beside(path, ".json")?;
    serde_json::to_writer_pretty(&mut beside, file)?;
    writeln!(beside)?;
    beside.persist(path)?;
    Ok(())
}
