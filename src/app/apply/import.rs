//! Corrections of the import's guesses, and taking the data in.

use std::sync::Arc;

use eframe::egui::Context;

use super::waker;
use crate::app::App;
use crate::app::action::{ImportAction, Screen, Selection};
use crate::app::work::{self, Task};
use crate::import::Recipe;
use crate::model::{Edit, History, Project};
use crate::say;

impl App {
    pub(super) fn correct_import(&mut self, action: ImportAction, ctx: &Context) {
        match action {
            ImportAction::Accept => self.accept_import(ctx),
            ImportAction::Discard => {
                self.work.cancel(Task::Understand);
                self.session.file = None;
                self.go(if self.session.history.is_some() { Screen::Bands } else { Screen::Start });
            }
            correction => self.understand_again(correction, ctx),
        }
    }

    fn understand_again(&mut self, correction: ImportAction, ctx: &Context) {
        let label = say!(self.session.text, "window-job-understanding");
        let Some(file) = self.session.file.as_mut() else { return };
        let sheets = file.workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
        correct(&mut file.recipe, correction, &sheets);
        file.is_stale = true;
        file.is_taken = false;
        let (workbook, recipe) = (Arc::clone(&file.workbook), file.recipe.clone());
        self.work
            .start(Task::Understand, label, waker(ctx), move |progress| work::understand(&workbook, recipe, progress));
    }

    /// Forgets a correction that was not worked out; the table as last understood stands.
    pub(in crate::app) fn take_back_correction(&mut self) {
        if let Some(file) = self.session.file.as_mut() {
            file.is_stale = false;
            file.recipe = file.understood.clone();
        }
    }

    /// Makes the data the project, or the next step of the project that is open, and shows its bands.
    pub(in crate::app) fn accept_import(&mut self, ctx: &Context) {
        let Some(file) = self.session.file.as_ref().filter(|file| !file.is_stale) else { return };
        let name = file.workbook.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let data = file.imported.data.clone();
        if let Some(file) = self.session.file.as_mut() {
            file.is_taken = true;
        }
        if self.session.history.is_none() {
            return self.show_project(Project::new(name, data), ctx);
        }
        self.rest_on_bands();
        self.edit(Edit::Import { name, data }, None, ctx);
    }

    /// Makes `project` the one that is open, with a fresh history, and shows its bands.
    pub(in crate::app) fn show_project(&mut self, mut project: Project, ctx: &Context) {
        // Revisions go on from the project of before, so that its late results are recognised.
        project.revision += self.session.project().map_or(0, |before| before.revision);
        self.session.history = Some(History::new(project));
        self.rest_on_bands();
        self.recalculate(ctx);
    }

    /// Leaves behind what was shown of other data.
    fn rest_on_bands(&mut self) {
        self.session.shown = None;
        self.session.selection = Selection::Nothing;
        self.session.report.written = None;
        self.session.screen = Screen::Bands;
    }
}

/// Puts one correction into the recipe. Another sheet starts the corrections anew.
fn correct(recipe: &mut Recipe, correction: ImportAction, sheets: &[String]) {
    match correction {
        ImportAction::Sheet(index) => {
            *recipe = Recipe { sheet: sheets.get(index).cloned(), ..Recipe::default() };
        }
        ImportAction::HeaderRow(row) => {
            recipe.header_row = u32::try_from(row).ok();
            recipe.roles.clear();
        }
        ImportAction::Layout(layout) => recipe.layout = Some(layout),
        ImportAction::Row(label, class) => {
            recipe.rows.insert(label, class);
        }
        ImportAction::Role(title, role) => {
            recipe.roles.insert(title, role);
        }
        ImportAction::Answer(key, choice) => {
            recipe.answers.insert(key, choice);
        }
        ImportAction::Accept | ImportAction::Discard => {}
    }
}
