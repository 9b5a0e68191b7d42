//! Projects on the command line: a spreadsheet saved as one, and one in the place of a spreadsheet.

use std::io::{self, Write};
use std::path::Path;

use super::arguments::{SettingArguments, Source};
use super::commands::{Given, given, recipe, understood};
use super::{Failure, recipe_file};
use crate::import::Workbook;
use crate::model::{Project, Settings};
use crate::say;
use crate::store::{self, Opened, RECIPE, Saved, StoreError};
use crate::text::{Text, explain, words};

/// The project of `source`, a spreadsheet or a project, with what was asked for on the command line.
pub(super) fn saved(text: &Text, source: &Source, settings: &SettingArguments) -> Result<Saved, Failure> {
    let mut saved = match given(text, &source.file)? {
        Given::Project(opened) => reopened(text, source, settings, *opened)?,
        Given::Workbook(workbook) => imported(text, source, settings, &workbook)?,
    };
    apply(settings, &mut saved.project.settings);
    Ok(saved)
}

/// Refuses where no project can be written, before there is one.
pub(super) fn check(text: &Text, path: &Path) -> Result<(), Failure> {
    store::check_target(path).map_err(not_written(text))
}

/// Writes `saved` as a project at `path`.
pub(super) fn write(text: &Text, path: &Path, saved: &Saved) -> Result<(), Failure> {
    store::save_copy(path, saved).map_err(not_written(text))
}

fn not_written(text: &Text) -> impl Fn(StoreError) -> Failure {
    move |error| Failure::Said(explain::store(text, &error).to_string())
}

fn imported(text: &Text, source: &Source, settings: &SettingArguments, workbook: &Workbook) -> Result<Saved, Failure> {
    let recipe = recipe(text, source)?;
    let (imported, applied) = understood(text, (source, workbook), &recipe, settings.asof)?;
    let name = workbook.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let recipe = recipe_file::understood(workbook, &imported, &applied);
    let recipe = serde_json::to_string(&recipe).map_err(|error| Failure::Said(error.to_string()))?;
    Ok(Saved { project: Project::new(name, imported.data), kept: [(RECIPE.to_owned(), recipe)].into() })
}

/// What a project holds. How a spreadsheet is to be understood says nothing about it, and its lines are those of one
/// window.
fn reopened(text: &Text, source: &Source, settings: &SettingArguments, opened: Opened) -> Result<Saved, Failure> {
    let name = words::file_name(&source.file);
    let Opened { saved, missing, store: _, access: _, backup } = opened;
    for (is_given, option) in [(source.sheet.is_some(), "--sheet"), (source.recipe.is_some(), "--recipe")] {
        if is_given {
            return Err(Failure::Said(say!(text, "cli-project-option", option = option, name = name)));
        }
    }
    let own = saved.project.data.asof;
    if settings.asof.is_some_and(|asof| own != Some(asof)) {
        return Err(Failure::Said(match own {
            Some(own) => say!(text, "cli-project-asof", name = name, asof = own.to_string()),
            None => say!(text, "cli-project-asof-open", name = name),
        }));
    }
    // Whoever closed standard error wants no notes.
    if let Some(backup) = backup {
        let path = backup.display().to_string();
        drop(writeln!(io::stderr(), "{}", say!(text, "cli-project-upgraded", name = name.as_str(), path = path)));
    }
    if !missing.is_empty() {
        let parts = words::missing(text, &missing).replace('\n', "; ");
        drop(writeln!(io::stderr(), "{}", say!(text, "cli-project-missing", name = name, parts = parts)));
    }
    Ok(saved)
}

/// Puts what was given in the place of what the project has.
fn apply(given: &SettingArguments, settings: &mut Settings) {
    let SettingArguments { asof: _of_the_import, bands, threshold, broad_from, weights } = given;
    if let Some(bands) = bands {
        settings.bands = bands.clone();
    }
    settings.threshold = threshold.unwrap_or(settings.threshold);
    settings.broad_from = broad_from.or(settings.broad_from);
    settings.weights = weights.unwrap_or(settings.weights);
}
