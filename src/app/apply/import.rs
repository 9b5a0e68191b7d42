//! Corrections of the import's guesses, and taking the data in.

use std::sync::Arc;

use eframe::egui::Context;

use super::waker;
use crate::app::App;
use crate::app::action::{ImportAction, Screen, Selection};
use crate::app::sample;
use crate::app::session::{Notice, NoticeKind, OpenFile};
use crate::app::work::{self, Task};
use crate::import::{self, Column, ColumnRole, Layout, Recipe, RoleReason};
use crate::model::{Edit, Project};
use crate::say;
use crate::text::words;

impl App {
    pub(super) fn correct_import(&mut self, action: ImportAction, ctx: &Context) {
        match action {
            ImportAction::Accept => self.accept_import(ctx),
            ImportAction::Discard => self.discard_import(),
            correction => self.understand_again(correction, ctx),
        }
    }

    fn understand_again(&mut self, correction: ImportAction, ctx: &Context) {
        let forgets = correction == ImportAction::Forget;
        let Some(file) = self.session.file.as_mut() else { return };
        correct(file, correction);
        let compares = file.recognised.is_some() && !forgets;
        if forgets {
            file.recognised = None;
            self.keep_recipe();
        }
        self.understand_now(compares, ctx);
    }

    /// Understands the open file with its corrections as they are; `compares` asks how those fit that come from elsewhere.
    pub(super) fn understand_now(&mut self, compares: bool, ctx: &Context) {
        let label = say!(self.session.text, "window-job-understanding");
        let Some(file) = self.session.file.as_mut() else { return };
        file.is_stale = true;
        let (workbook, recipe) = (Arc::clone(&file.workbook), file.recipe.clone());
        self.work.start(Task::Understand, label, waker(ctx), move |progress| {
            work::understand(&workbook, recipe, compares, progress)
        });
    }

    /// Forgets a correction that was not worked out; the table as last understood stands.
    pub(in crate::app) fn take_back_correction(&mut self) {
        if let Some(file) = self.session.file.as_mut() {
            file.is_stale = false;
            file.recipe = file.understood.clone();
        }
    }

    /// Leaves the screen as if it had not been entered: the file the project came from is looked at again, without the
    /// corrections made since; a file that was not taken is forgotten.
    fn discard_import(&mut self) {
        self.work.cancel(Task::Understand);
        self.session.back_to_source();
        self.go(if self.session.history.is_some() { Screen::Bands } else { Screen::Start });
    }

    /// Makes the data the project, or the next step of the project that is open, and shows its bands.
    pub(in crate::app) fn accept_import(&mut self, ctx: &Context) {
        self.accept(ctx, |project| project);
    }

    /// The same for the sample, with what goes with it.
    pub(in crate::app) fn accept_sample(&mut self, ctx: &Context) {
        self.accept(ctx, sample::told);
    }

    /// `told` is what becomes of a project that is new.
    fn accept(&mut self, ctx: &Context, told: impl FnOnce(Project) -> Project) {
        let Some(file) = self.session.file.as_ref().filter(|file| !file.is_stale && file.missing.is_none()) else {
            return;
        };
        let (name, data) = (file.project_name(), file.imported.data.clone());
        let before = self.session.project().cloned();
        match &before {
            None => self.show_project(told(Project::new(name, data)), ctx),
            Some(_) if self.edit(Edit::Import { name, data }, None, ctx) => self.rest_on_bands(),
            Some(_) => return,
        }
        self.keep_recipe();
        self.session.keep_source();
        if let Some(before) = before {
            self.say_replaced(&before);
            self.say_alike();
        }
    }

    /// Asks once about clients who may be those of the period before under other names.
    fn say_alike(&mut self) {
        let found = self.session.project().map_or(0, |project| import::alike_earlier(project).len());
        if found > 0 {
            let text = &self.session.text;
            let title = say!(text, "duplicates-found", count = found, shown = text.integer(found));
            let detail = say!(text, "duplicates-found-todo");
            self.notify(NoticeKind::Done, title, detail, None);
        }
    }

    /// Says what another import took the place of, and offers the way back.
    fn say_replaced(&mut self, before: &Project) {
        let Some(now) = self.session.project() else { return };
        let (text, revision, former) = (&self.session.text, now.revision, before.name.as_str());
        let title = say!(text, "import-replaced", name = now.name.as_str(), former = former);
        let detail = words::replaces(text, before, (&now.name, now.data.asof));
        let notice = Notice { undoes: Some(revision), ..Notice::new(NoticeKind::Done, title, detail) };
        self.notice(notice);
    }

    /// Makes `project` the one that is open, with a fresh history, and shows its bands.
    pub(in crate::app) fn show_project(&mut self, project: Project, ctx: &Context) {
        self.session.open_project(project);
        self.recalculate(ctx);
        self.rest_on_bands();
    }

    /// Shows the bands of data that has just come.
    fn rest_on_bands(&mut self) {
        self.session.selection = Selection::Nothing;
        self.session.report.written = None;
        self.session.screen = Screen::Bands;
    }
}

/// Puts one correction into the recipe. Another sheet starts the corrections anew.
fn correct(file: &mut OpenFile, correction: ImportAction) {
    let recipe = &mut file.recipe;
    match correction {
        ImportAction::Sheet(index) => {
            let sheet = file.workbook.sheets.get(index).map(|sheet| sheet.name.clone());
            *recipe = Recipe { sheet, ..Recipe::default() };
        }
        ImportAction::HeaderRow(row) => {
            recipe.header_row = u32::try_from(row).ok();
            recipe.roles.clear();
        }
        ImportAction::Layout(layout) => {
            recipe.layout = Some(layout);
            recipe.shape = None;
        }
        ImportAction::Shape(shape) => recipe.shape = Some(shape),
        ImportAction::Table(name) => recipe.table = Some(name),
        ImportAction::Row(label, class) => {
            recipe.rows.insert(label, class);
        }
        ImportAction::Role(title, role) => take_role(file, title, role),
        ImportAction::Answer(key, choice) => recipe.answer(key, choice),
        ImportAction::Suggestion(key, Some(accepted)) => {
            recipe.suggestions.insert(key, accepted);
        }
        ImportAction::Suggestion(key, None) => {
            recipe.suggestions.remove(&key);
        }
        ImportAction::UseSheet(key, used) => {
            recipe.sheets.insert(key, used);
        }
        ImportAction::Asof(asof) => {
            (recipe.asof, recipe.asof_instead_of) = (asof, asof.and(file.imported.guessed_asof));
        }
        ImportAction::Forget => *recipe = Recipe::default(),
        ImportAction::Accept | ImportAction::Discard => {}
    }
}

/// Gives the column with this title a role. Of some roles there is one: the column that had it is left out from then on.
fn take_role(file: &mut OpenFile, title: String, role: ColumnRole) {
    use ColumnRole as R;
    let lines = file.imported.layout == Layout::Lines;
    let amounts = matches!(role, R::Offering(_) | R::Amount);
    let is_single = if amounts { lines } else { !matches!(role, R::OwnTag | R::Total | R::Ignore) };
    let is_key = role == R::Client || lines && matches!(role, R::Offering(_) | R::Date);
    let others = file.imported.columns.iter().filter(|column| column.role == role && column.title != title);
    // What was only guessed makes room by itself, mostly for something better than nothing.
    let gives_way = |column: &&Column| is_key || is_single && column.reason == RoleReason::Corrected;
    for other in others.filter(gives_way) {
        file.recipe.roles.insert(other.title.clone(), R::Ignore);
    }
    file.recipe.roles.insert(title, role);
}
