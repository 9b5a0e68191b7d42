//! What finished jobs bring into the session.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Context;

use crate::app::App;
use crate::app::action::Screen;
use crate::app::session::{NoticeKind, OpenFile, Review, Serial};
use crate::app::work::{Finished, Read, Task};
use crate::import::{ImportError, Imported, Recipe, RecipeFit, Tagging, TaggingError};
use crate::report::ReportError;
use crate::say;
use crate::text::explain::{self, Explanation};
use crate::text::words;

impl App {
    /// Takes in what the jobs have finished since the last frame.
    pub(in crate::app) fn collect(&mut self, ctx: &Context) {
        for ended in self.work.poll() {
            match ended {
                Ok(finished) => self.take_in(finished, ctx),
                Err((task, message)) => {
                    if task == Task::Understand {
                        self.take_back_correction();
                    }
                    let revision = self.session.project().map(|project| project.revision);
                    if let (Task::Derive(derivation), Some(shown), Some(revision)) =
                        (task, self.session.shown.as_mut(), revision)
                    {
                        shown.answers.fail(derivation, revision);
                    }
                    let title = say!(self.session.text, "window-error-internal");
                    self.notify(NoticeKind::Error, title, message, None);
                }
            }
        }
        self.session.running = self.work.shown(&self.session.text);
    }

    fn take_in(&mut self, finished: Finished, ctx: &Context) {
        match finished {
            Finished::Opened { paths, take, result } => self.take_in_file(&paths, take, result, ctx),
            Finished::Understood { recipe, fit, result, partial } => {
                self.take_in_understanding(*recipe, fit, (result, partial));
            }
            Finished::Analysed(outcome) => self.show_outcome(*outcome),
            Finished::Derived(computed) => {
                let serial = self.session.next_serial();
                if let Some(shown) = self.session.shown.as_mut() {
                    shown.answers.take_in(computed, serial);
                }
            }
            Finished::Reported { path, revision, result } => self.take_in_report(path, revision, result),
            Finished::ProjectOpened { path, result } => self.take_in_project(path, result, ctx),
            Finished::Saved(end) => self.take_in_save(end),
            Finished::Copied { path, result } => self.take_in_copy(path, result),
            Finished::ProspectsRead { path, result } => self.take_in_prospects(&path, result, ctx),
            Finished::TaggingRead { path, result } => self.take_in_tagging(&path, result),
            Finished::TaggingWritten { path, result } => {
                let title = say!(self.session.text, "review-written");
                self.say_written(path, title, result);
            }
            Finished::TemplateWritten { path, result } => {
                let title = say!(self.session.text, "window-template-written");
                self.say_written(path, title, result);
            }
        }
    }

    /// Shows what a filled-in tagging workbook changes.
    fn take_in_tagging(&mut self, path: &Path, result: Result<Box<Tagging>, TaggingError>) {
        match result {
            Ok(tagging) => {
                self.session.noticed += 1;
                let (serial, file) = (self.session.noticed, words::file_name(path));
                self.session.review = Some(Arc::new(Review { serial, file, tagging: *tagging }));
                self.go(Screen::Clients);
            }
            Err(error) => self.explain(explain::tagging(&self.session.text, &error)),
        }
    }

    fn take_in_file(&mut self, paths: &[PathBuf], take: bool, result: Result<Box<Read>, ImportError>, ctx: &Context) {
        match result {
            Ok(read) => {
                let Read { workbook, imported, recipe, fingerprint, recognised, missing } = *read;
                self.session.open_file(OpenFile {
                    workbook: Arc::new(workbook),
                    understood: recipe.clone(),
                    recipe,
                    latest: imported.data.asof,
                    imported: Arc::new(imported),
                    serial: Serial::default(),
                    missing,
                    fingerprint,
                    recognised,
                    is_stale: false,
                });
                self.work.cancel(Task::Understand);
                self.session.screen = Screen::Import;
                // Only the sample is taken in by itself.
                if take {
                    return self.accept_sample(ctx);
                }
                self.choose(|prefs| paths.iter().rev().for_each(|path| prefs.remember(path)));
            }
            Err(ImportError::Cancelled(_)) => {}
            Err(error) => {
                if let ImportError::NotFound { path } = &error {
                    self.choose(|prefs| prefs.forget(path));
                }
                self.explain(explain::import(&self.session.text, &error));
            }
        }
    }

    /// A correction that leaves no readable table is said and taken back; the table of before stays. Where there was none,
    /// it is one more step towards it.
    fn take_in_understanding(
        &mut self,
        recipe: Recipe,
        fit: Option<RecipeFit>,
        (result, partial): (Result<Box<Imported>, ImportError>, Option<Box<Imported>>),
    ) {
        let serial = self.session.next_serial();
        let Some(file) = self.session.file.as_mut().filter(|file| file.recipe == recipe) else { return };
        file.is_stale = false;
        let (found, missing) = match (result, partial.filter(|_| file.missing.is_some())) {
            (Ok(imported), _) => (Ok(imported), None),
            (Err(error), Some(partial)) => (Ok(partial), Some(error)),
            (Err(error), None) => (Err(error), None),
        };
        match found {
            Ok(imported) => {
                file.latest = file.latest.max(imported.data.asof);
                (file.imported, file.serial) = (Arc::from(imported), serial);
                file.missing = missing;
                file.understood = recipe;
                file.recognised = fit;
            }
            Err(error) => {
                file.recipe = file.understood.clone();
                if !matches!(error, ImportError::Cancelled(_)) {
                    self.explain(explain::import(&self.session.text, &error));
                }
            }
        }
    }

    fn take_in_report(&mut self, path: PathBuf, revision: u64, result: Result<(), ReportError>) {
        if result.is_ok() {
            self.session.report.written = Some((path.clone(), revision));
        }
        let title = say!(self.session.text, "window-report-written");
        self.say_written(path, title, result);
    }

    fn say_written(&mut self, path: PathBuf, title: String, result: Result<(), ReportError>) {
        match result {
            Ok(()) => self.notify(NoticeKind::Done, title, String::new(), Some(path)),
            Err(ReportError::Cancelled(_)) => {}
            Err(error) => self.explain(explain::report(&self.session.text, &error)),
        }
    }

    pub(super) fn explain(&mut self, explanation: Explanation) {
        let detail = format!("{}\n{}", explanation.why, explanation.to_do);
        self.notify(NoticeKind::Error, explanation.what, detail, explanation.path);
    }
}
