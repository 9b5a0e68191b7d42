//! Recipes as JSON files: written as understood, corrected by hand, applied to the next file.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::Failure;
use crate::import::{self, Imported, Recipe, Shape, SheetUse, Workbook};
use crate::say;
use crate::text::{Text, explain, words};

/// Reads the recipe at `path`. Keys it does not know are named on standard error; a file with no other keys is none.
pub(super) fn load(text: &Text, path: &Path) -> Result<Recipe, Failure> {
    let unusable = |why: String| {
        let name = words::file_name(path);
        Failure::Said(say!(text, "cli-recipe-unusable", name = name, why = why))
    };
    let json = fs::read_to_string(path).map_err(|error| unusable(error.to_string()))?;
    let (recipe, unknown) = parsed(&json).map_err(|error| unusable(error.to_string()))?;
    if !unknown.is_empty() {
        let keys = unknown.join(", ");
        if recipe.is_empty() {
            return Err(unusable(say!(text, "cli-recipe-unknown-keys", keys = keys)));
        }
        // Whoever closed standard error wants no notes.
        drop(writeln!(io::stderr(), "{}", say!(text, "cli-recipe-unknown-keys", keys = keys)));
    }
    Ok(recipe)
}

/// The recipe in `json`, and the keys in it that mean nothing.
fn parsed(json: &str) -> serde_json::Result<(Recipe, Vec<String>)> {
    let mut unknown = Vec::new();
    let recipe = serde_json::from_str(json)?;
    if let serde_json::Value::Object(given) = serde_json::from_str(json)? {
        unknown.extend(given.keys().filter(|key| !Recipe::KEYS.contains(&key.as_str())).cloned());
    }
    Ok((recipe, unknown))
}

/// Writes what was understood, with the corrections already made in `recipe`, beside `path` and then over it.
pub(super) fn save(
    text: &Text,
    path: &Path,
    (workbook, imported): (&Workbook, &Imported),
    recipe: &Recipe,
) -> Result<(), Failure> {
    import::write_recipe(path, &understood(workbook, imported, recipe))
        .map_err(|why| Failure::Said(explain::not_writable(text, path, &why).to_string()))
}

/// Everything understood, with the corrections already made in `recipe`.
pub(super) fn understood(workbook: &Workbook, imported: &Imported, recipe: &Recipe) -> Recipe {
    let answers = imported.questions.iter().map(|question| (question.key.clone(), question.assumed));
    let understood = Recipe {
        fingerprint: import::fingerprint(workbook),
        sheet: workbook.sheets.get(imported.sheet).map(|sheet| sheet.name.clone()).filter(|name| !name.is_empty()),
        layout: Some(imported.layout),
        shape: Some(imported.shape).filter(|shape| *shape != Shape::Plain),
        table: imported.tables.iter().find(|table| table.read).map(|table| table.name.clone()),
        header_row: imported.header.and_then(|(_, last)| u32::try_from(last).ok()),
        roles: imported.columns.iter().map(|column| (column.title.clone(), column.role)).collect(),
        asof_instead_of: recipe.asof.and(imported.guessed_asof),
        sheets: switched(imported),
        answers: recipe.answers.clone().into_iter().chain(answers).collect(),
        ..recipe.clone()
    };
    Recipe { sheet: understood.sheet.filter(|_| workbook.files.len() == 1), ..understood }
}

/// Which other sheets are used, as understood: said for all, so that the recipe reads the same with or without a sheet's
/// name.
fn switched(imported: &Imported) -> BTreeMap<String, bool> {
    let offered = imported.sheets.iter().filter(|part| part.offered.is_some());
    offered.map(|part| (part.key.clone(), part.used != SheetUse::Unused)).collect()
}
