//! The third beat of a frame: the only place that changes the session.

mod analysis;
mod finished;
mod import;
mod open;
mod prospects;
mod recipe;
mod saving;

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ThemePreference};
use jiff::Zoned;

pub(super) use saving::Saving;

use super::App;
use super::action::{Action, Screen, Selection, ThemeChoice};
use super::files::{Ask, AskWords, DialogError};
use super::prefs::Prefs;
use super::session::{Notice, NoticeKind, Session};
use super::work::{self, Task};
use crate::beside::input_of;
use crate::job::Waker;
use crate::model::Edit;
use crate::report::ReportOptions;
use crate::say;
use crate::text::{Language, Text, words};

impl App {
    /// Carries out `action`.
    pub(super) fn apply(&mut self, action: Action, ctx: &Context) {
        match action {
            Action::OpenDialog => self.ask(Ask::Open, ctx),
            Action::TemplateDialog => self.ask(Ask::Template, ctx),
            Action::TaggingDialog(clients) => {
                self.session.handing_out = clients;
                self.ask(Ask::Tagging, ctx);
            }
            Action::SaveTagging(path) => self.save_tagging(path, ctx),
            Action::ProspectsDialog => self.ask(Ask::Prospects, ctx),
            Action::OpenProspects(path) => self.open_prospects(path, ctx),
            Action::PasteProspects(cells) => self.paste_prospects(cells, ctx),
            Action::CloseReview => self.session.review = None,
            Action::SaveProjectDialog => self.ask(Ask::Project, ctx),
            Action::CopyProjectDialog => self.ask(Ask::ProjectCopy, ctx),
            Action::SaveProject(path) => self.save_project_as(&path, ctx),
            Action::CopyProject(path) => self.save_project_copy(path, ctx),
            Action::CloseProject => self.leave_project(),
            Action::ReportDialog => self.ask(Ask::Report, ctx),
            Action::AddDialog => self.ask(Ask::Add, ctx),
            Action::OpenRecipeDialog => self.ask(Ask::OpenRecipe, ctx),
            Action::SaveRecipeDialog => self.ask(Ask::SaveRecipe, ctx),
            Action::Open(paths) => self.open(paths, ctx),
            Action::Add(paths) => self.add(paths, ctx),
            Action::AskPaste => self.ask_paste(ctx),
            Action::Paste(cells) => self.paste(cells, ctx),
            Action::OpenRecipe(path) => self.open_recipe(path, ctx),
            Action::SaveRecipe(path) => self.save_recipe(path),
            Action::OpenSample => self.open_sample(ctx),
            Action::SaveTemplate(path) => self.save_template(path, ctx),
            Action::SaveReport(path) => self.save_report(path, ctx),
            Action::Import(action) => self.correct_import(action, ctx),
            Action::Go(screen) => self.go(screen),
            Action::Select(selection) => self.session.selection = selection,
            Action::ShowOfferings => self.screens.offerings.open(),
            Action::Edit(edit, gesture) => drop(self.edit(edit, gesture, ctx)),
            Action::Undo => self.step(ctx, true),
            Action::Redo => self.step(ctx, false),
            Action::Anonymise(anonymise) => self.session.report.anonymise = anonymise,
            Action::ShowInFolder(path) => self.show_in_folder(path),
            Action::Copy(copied) => ctx.copy_text(copied),
            Action::CancelJobs => self.cancel_jobs(),
            Action::CloseNotice(id) => self.session.notices.retain(|notice| notice.id != id),
            Action::SetLanguage(language) => self.set_language(language),
            Action::SetTheme(theme) => self.set_theme(theme, ctx),
            Action::SetZoom(zoom) => self.set_zoom(zoom),
        }
    }

    fn ask(&mut self, ask: Ask, ctx: &Context) {
        let text = &self.session.text;
        let words = match ask {
            Ask::Open => AskWords {
                title: say!(text, "window-open"),
                filter: say!(text, "window-filter-spreadsheets"),
                file_name: String::new(),
            },
            Ask::Prospects => AskWords {
                title: say!(text, "prospects-import"),
                filter: say!(text, "window-filter-spreadsheets"),
                file_name: String::new(),
            },
            Ask::Add => AskWords {
                title: say!(text, "import-add"),
                filter: say!(text, "window-filter-spreadsheets"),
                file_name: String::new(),
            },
            Ask::OpenRecipe | Ask::SaveRecipe => AskWords {
                title: if ask == Ask::OpenRecipe { say!(text, "recipe-open") } else { say!(text, "recipe-save") },
                filter: say!(text, "recipe-filter"),
                file_name: recipe_file_name(&self.session),
            },
            Ask::Project | Ask::ProjectCopy => AskWords {
                title: if ask == Ask::Project { say!(text, "project-save-as") } else { say!(text, "project-copy") },
                filter: say!(text, "project-filter"),
                file_name: project_file_name(&self.session),
            },
            Ask::Template => AskWords {
                title: say!(text, "window-save-template"),
                filter: say!(text, "window-filter-excel"),
                file_name: say!(text, "window-template-file"),
            },
            Ask::Tagging => AskWords {
                title: say!(text, "review-save"),
                filter: say!(text, "window-filter-excel"),
                file_name: say!(text, "review-file"),
            },
            Ask::Report => AskWords {
                title: say!(text, "window-export"),
                filter: say!(text, "window-filter-excel"),
                file_name: report_file_name(&self.session),
            },
        };
        if !self.dialogs.ask(ask, &words, waker(ctx)) {
            let title = say!(self.session.text, "window-error-dialog-open");
            self.notify(NoticeKind::Error, title, String::new(), None);
        }
    }

    /// Says that no file dialog came up, and what else leads there.
    pub(super) fn say_no_dialog(&mut self, error: DialogError) {
        let text = &self.session.text;
        let (title, detail) = match error {
            DialogError::NoService(ask) if ask.saves() => {
                (say!(text, "window-error-no-dialog"), say!(text, "window-error-no-dialog-save"))
            }
            DialogError::NoService(_) => {
                (say!(text, "window-error-no-dialog"), say!(text, "window-error-no-dialog-open"))
            }
            DialogError::Failed(message) => (say!(text, "window-error-dialog"), message),
        };
        self.notify(NoticeKind::Error, title, detail, None);
    }

    /// Whether `path` is a file that is open: said, and not written.
    pub(super) fn refuses_input(&mut self, path: &Path) -> bool {
        let Some(file) = self.session.file.as_ref() else { return false };
        let is_input = input_of(path, file.workbook.files.iter().map(|file| file.path.as_path())).is_some();
        if is_input {
            let (name, shown) = (words::file_name(path), path.display().to_string());
            let title = say!(self.session.text, "output-is-input", name = name, path = shown);
            self.notify(NoticeKind::Error, title, String::new(), None);
        }
        is_input
    }

    fn save_template(&mut self, path: PathBuf, ctx: &Context) {
        if self.refuses_input(&path) {
            return;
        }
        let label = say!(self.session.text, "window-job-template");
        let language = self.session.text.language();
        self.work.start(Task::Template, label, waker(ctx), move |_| work::write_template(language, &path));
    }

    /// Writes the workbook in which others tag the clients that were asked for.
    fn save_tagging(&mut self, path: PathBuf, ctx: &Context) {
        if self.refuses_input(&path) {
            return;
        }
        let Some(project) = self.session.project().cloned() else { return };
        let clients = std::mem::take(&mut self.session.handing_out);
        let label = say!(self.session.text, "review-job");
        let language = self.session.text.language();
        self.work.start(Task::Template, label, waker(ctx), move |_| {
            work::write_tagging(&project, language, &clients, &path)
        });
    }

    fn save_report(&mut self, path: PathBuf, ctx: &Context) {
        if self.refuses_input(&path) {
            return;
        }
        let Some(project) = self.session.project().cloned() else { return };
        if self.work.is_running(Task::Report) {
            let title = say!(self.session.text, "window-error-report-running");
            return self.notify(NoticeKind::Error, title, String::new(), None);
        }
        let label = say!(self.session.text, "window-job-report");
        let language = self.session.text.language();
        let options = ReportOptions { created: Zoned::now().datetime(), anonymise: self.session.report.anonymise };
        self.work.start(Task::Report, label, waker(ctx), move |progress| {
            work::write_report(&project, language, &options, &path, progress)
        });
    }

    pub(super) fn go(&mut self, screen: Screen) {
        if self.session.screen != screen {
            self.session.screen = screen;
            self.session.selection = Selection::Nothing;
        }
    }

    /// Makes the edit; one that is refused is said and counted, and leaves everything as it is. Returns whether it was
    /// made.
    fn edit(&mut self, edit: Edit, gesture: Option<u64>, ctx: &Context) -> bool {
        let Some(history) = self.session.history.as_mut() else { return false };
        // Whoever is selected by number would be somebody else.
        let renumbers = matches!(edit, Edit::MergeClients { .. } | Edit::MergeOfferings { .. });
        match history.apply(edit, gesture) {
            Ok(()) => {
                if renumbers {
                    self.session.selection = Selection::Nothing;
                }
                self.recalculate(ctx);
                true
            }
            Err(error) => {
                self.session.refused += 1;
                let title = words::edit_error(&self.session.text, error);
                self.notify(NoticeKind::Error, title, String::new(), None);
                false
            }
        }
    }

    fn step(&mut self, ctx: &Context, back: bool) {
        let Some(history) = self.session.history.as_mut() else { return };
        let moved = if back { history.undo() } else { history.redo() };
        if moved {
            self.session.selection = Selection::Nothing;
            // What a notice offers to take back is no longer the last step.
            self.session.notices.retain(|notice| notice.undoes.is_none());
            self.recalculate(ctx);
        }
    }

    fn show_in_folder(&mut self, path: PathBuf) {
        if let Err(error) = opener::reveal(&path) {
            let title = say!(self.session.text, "window-error-folder");
            self.notify(NoticeKind::Error, title, error.to_string(), Some(path));
        }
    }

    fn cancel_jobs(&mut self) {
        self.work.cancel_awaited();
        self.take_back_correction();
    }

    fn set_language(&mut self, language: Language) {
        self.session.text = Text::new(language);
        self.choose(|prefs| prefs.language = Some(language.code().to_owned()));
    }

    fn set_theme(&mut self, theme: ThemeChoice, ctx: &Context) {
        ctx.set_theme(theme_preference(theme));
        self.choose(|prefs| prefs.theme = theme);
    }

    fn set_zoom(&mut self, zoom: f32) {
        self.choose(|prefs| prefs.zoom = Some(zoom));
    }

    /// Makes a choice that outlives the window; a settings folder that cannot be written to is said once.
    pub(super) fn choose(&mut self, choice: impl Fn(&mut Prefs)) {
        choice(&mut self.session.prefs);
        let Some(folder) = self.settings_folder.clone() else { return };
        if let Err(error) = self.session.prefs.keep(&folder, choice) {
            self.settings_folder = None;
            let title = say!(self.session.text, "window-error-settings");
            self.notify(NoticeKind::Error, title, error.to_string(), Some(folder));
        }
    }

    /// Adds a notice that stays until it is closed.
    pub(super) fn notify(&mut self, kind: NoticeKind, title: String, detail: String, path: Option<PathBuf>) {
        self.notice(Notice { path, ..Notice::new(kind, title, detail) });
    }

    /// Adds a notice in the place of one that says the same.
    pub(super) fn notice(&mut self, notice: Notice) {
        self.session.noticed += 1;
        let said = |notice: &Notice| (notice.title.clone(), notice.detail.clone(), notice.path.clone());
        self.session.notices.retain(|known| said(known) != said(&notice));
        self.session.notices.push(Notice { id: self.session.noticed, ..notice });
    }
}

/// Wakes the window when a job has ended.
pub(super) fn waker(ctx: &Context) -> Waker {
    let ctx = ctx.clone();
    Box::new(move || ctx.request_repaint())
}

/// The theme as egui knows it.
pub(super) fn theme_preference(theme: ThemeChoice) -> ThemePreference {
    match theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    }
}

fn report_file_name(session: &Session) -> String {
    let project = session.project().map_or("", |project| project.name.as_str());
    say!(session.text, "window-report-file", project = safe(project))
}

fn project_file_name(session: &Session) -> String {
    let project = session.project().map_or("", |project| project.name.as_str());
    format!("{}.{}", safe(project), crate::store::ENDING)
}

fn recipe_file_name(session: &Session) -> String {
    let path = session.file.as_ref().map(|file| file.workbook.path());
    let name = path.and_then(Path::file_stem).unwrap_or_default().to_string_lossy();
    say!(session.text, "recipe-file", name = safe(&name))
}

/// `name` without what file systems refuse.
fn safe(name: &str) -> String {
    name.chars().map(|c| if r#"\/:*?"<>|"#.contains(c) { '-' } else { c }).collect()
}
