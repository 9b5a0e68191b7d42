//! The project is saved by itself, within a second of every edit, on a worker; it is opened, named and closed here.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::Context;
use jiff::Zoned;

use super::{safe, waker};
use crate::app::App;
use crate::app::action::Screen;
use crate::app::session::{NoticeKind, Place};
use crate::app::work::{self, Finished, SaveEnd, Task};
use crate::say;
use crate::store::{self, Access, Opened, RECIPE, Saved, Store, StoreError, Why};
use crate::text::{explain, words};

/// So long after the last edit it is saved: a run of typing or a drag is one save.
const QUIET: Duration = Duration::from_millis(300);
/// So long after the first edit it is saved, quiet or not.
const LATEST: Duration = Duration::from_millis(800);
/// How long after a save that failed the next one is tried.
const RETRY: Duration = Duration::from_secs(5);
/// How long a save is waited for when the window is closed.
const PATIENCE: Duration = Duration::from_mins(1);

/// What of saving the window remembers between frames.
#[derive(Debug, Default)]
pub(in crate::app) struct Saving {
    /// Whether everything stays in memory.
    pub(in crate::app) is_off: bool,
    /// The open file, while no save runs.
    store: Option<Store>,
    /// The revision that is waiting to be saved, since when it waits, and since when anything does.
    waiting: Option<(u64, Instant, Instant)>,
    /// When the next try is due after one that failed.
    retry: Option<Instant>,
}

impl App {
    /// Starts a save when one is due.
    pub(in crate::app) fn keep_saved(&mut self, ctx: &Context) {
        let Some(revision) = self.session.project().map(|project| project.revision) else { return };
        if self.saving.is_off {
            return;
        }
        if self.session.place.is_none() {
            self.session.place = self.unnamed_place();
        }
        let Some(place) = self.session.place.as_ref() else { return };
        if place.read_only.is_some() || place.holds(revision) || self.work.is_running(Task::Save) {
            return;
        }
        let now = Instant::now();
        let (last, first) = match self.saving.waiting {
            Some((waiting, last, first)) if waiting == revision => (last, first),
            Some((.., first)) => (now, first),
            None => (now, now),
        };
        self.saving.waiting = Some((revision, last, first));
        let due = (last + QUIET).min(first + LATEST);
        let due = self.saving.retry.map_or(due, |retry| due.max(retry));
        if now < due {
            return ctx.request_repaint_after(due - now);
        }
        self.saving.waiting = None;
        let (Some(saved), path) = (self.to_save(), place.path.clone()) else { return };
        let store = self.saving.store.take().map(Box::new);
        self.work.start(Task::Save, String::new(), waker(ctx), move |_| work::save(store, &path, &saved));
    }

    /// What is saved: the project, and the corrections its file was read with.
    fn to_save(&self) -> Option<Saved> {
        let project = self.session.project()?.clone();
        let mut kept = self.session.kept.clone();
        if let Some(file) = self.session.file.as_ref().filter(|file| file.is_source_of(&project)) {
            let recipe = serde_json::to_string(&file.understood).unwrap_or_default();
            kept.insert(RECIPE.to_owned(), recipe);
        }
        Some(Saved { project, kept })
    }

    /// Takes in a save that has ended.
    pub(super) fn take_in_save(&mut self, end: SaveEnd) {
        let SaveEnd { store, path, revision, was_gone, result } = end;
        let Some(place) = self.session.place.as_mut().filter(|place| place.path == path) else { return };
        self.saving.store = store.map(|store| *store);
        match result {
            Ok(()) => {
                place.saved = Some((revision, Zoned::now()));
                (place.problem, self.saving.retry) = (None, None);
                if let Some(former) = place.replaces.take() {
                    std::fs::remove_file(former).unwrap_or_default();
                }
                if self.session.prefs.last.as_ref() != Some(&path) {
                    self.remember_project(&path);
                }
                if was_gone {
                    let title = say!(self.session.text, "save-was-gone", name = words::file_name(&path));
                    self.notify(NoticeKind::Done, title, String::new(), Some(path));
                }
            }
            Err(error) => {
                let explanation = explain::store(&self.session.text, &error);
                let is_known = place.problem.as_ref() == Some(&explanation.why);
                place.problem = Some(explanation.why.clone());
                self.saving.retry = Some(Instant::now() + RETRY);
                if !is_known {
                    self.explain(explanation);
                }
            }
        }
    }

    /// Waits until everything is saved: before another project is opened, and before the window is closed.
    pub(in crate::app) fn finish_saving(&mut self) {
        if let Some(Finished::Saved(end)) = self.work.wait(Task::Save, PATIENCE) {
            self.take_in_save(end);
        }
        let revision = self.session.project().map(|project| project.revision);
        let unsaved = self
            .session
            .place
            .as_ref()
            .filter(|place| place.read_only.is_none() && revision.is_some_and(|revision| !place.holds(revision)));
        let Some((path, saved)) = unsaved.map(|place| place.path.clone()).zip(self.to_save()) else { return };
        let store = self.saving.store.take().map(Box::new);
        if let Finished::Saved(end) = work::save(store, &path, &saved) {
            self.take_in_save(end);
        }
    }

    /// A file of its own in the data folder, for a project that nobody named.
    fn unnamed_place(&self) -> Option<Place> {
        let folder = self.settings_folder.as_deref()?.join("projects");
        let name = safe(&self.session.project()?.name);
        let name = if name.trim().is_empty() { say!(self.session.text, "program-name") } else { name };
        let path = |number: usize| match number {
            1 => folder.join(format!("{name}.{}", store::ENDING)),
            _ => folder.join(format!("{name} {number}.{}", store::ENDING)),
        };
        let free = (1..10_000).map(path).find(|path| !path.exists())?;
        Some(Place::new(free, false))
    }

    /// Reads the project at `path`.
    pub(super) fn open_project_file(&mut self, path: PathBuf, ctx: &Context) {
        let same = |place: &Place| path.canonicalize().is_ok_and(|path| place.path.canonicalize().ok() == Some(path));
        if self.session.place.as_ref().is_some_and(same) {
            return self.go(Screen::Bands);
        }
        let label = say!(self.session.text, "window-job-reading", file = words::file_name(&path));
        self.work.start(Task::Open, label, waker(ctx), move |_| work::open_project(path));
    }

    /// Makes a project that was read the one that is open.
    pub(super) fn take_in_project(&mut self, path: PathBuf, result: Result<Box<Opened>, StoreError>, ctx: &Context) {
        let opened = match result {
            Ok(opened) => *opened,
            Err(error) => {
                if matches!(error, StoreError::NotFound { .. }) {
                    self.choose(|prefs| prefs.forget(&path));
                }
                return self.explain(explain::store(&self.session.text, &error));
            }
        };
        self.close_project();
        let is_unnamed =
            self.settings_folder.as_deref().is_some_and(|folder| path.starts_with(folder.join("projects")));
        let Opened { store, saved, access, missing, backup } = opened;
        self.session.kept = saved.kept;
        self.saving.store = store;
        self.show_project(saved.project, ctx);
        let revision = self.session.project().map_or(0, |project| project.revision);
        let read_only = if let Access::ReadOnly(why) = access { Some(why) } else { None };
        let saved = Some((revision, Zoned::now()));
        self.session.place = Some(Place { saved, read_only, ..Place::new(path.clone(), !is_unnamed) });
        self.remember_project(&path);
        let text = &self.session.text;
        let name = words::file_name(&path);
        if let Some(why) = read_only {
            let title = say!(text, "open-read-only", name = name);
            let detail = match why {
                Why::OpenElsewhere => say!(text, "open-elsewhere"),
                Why::NotWritable => say!(text, "open-not-writable"),
                Why::Damaged => words::missing(text, &missing),
            };
            self.notify(NoticeKind::Error, title, detail, Some(path));
        } else if let Some(backup) = backup {
            let title = say!(text, "open-upgraded", name = name);
            self.notify(NoticeKind::Done, title, say!(text, "open-upgraded-why"), Some(backup));
        }
    }

    /// Saves the project at `path` from now on.
    pub(super) fn save_project_as(&mut self, path: &Path, ctx: &Context) {
        if self.session.project().is_none() || self.refuses_input(path) {
            return;
        }
        self.finish_saving();
        self.saving.store = None;
        let former = self.session.place.take().filter(|place| !place.is_named && place.path != *path);
        let replaces = former.filter(|former| former.read_only.is_none()).map(|former| former.path);
        self.session.place = Some(Place { replaces, ..Place::new(path.to_path_buf(), true) });
        self.saving.retry = None;
        self.remember_project(path);
        ctx.request_repaint();
    }

    /// Writes the project into a file of its own, and goes on with the one that is open.
    pub(super) fn save_project_copy(&mut self, path: PathBuf, ctx: &Context) {
        if self.refuses_input(&path) {
            return;
        }
        let Some(saved) = self.to_save() else { return };
        let label = say!(self.session.text, "window-job-copy");
        self.work.start(Task::Copy, label, waker(ctx), move |_| work::save_copy(path, &saved));
    }

    /// Says whether a copy was written.
    pub(super) fn take_in_copy(&mut self, path: PathBuf, result: Result<(), StoreError>) {
        match result {
            Ok(()) => {
                let title = say!(self.session.text, "save-copied");
                self.notify(NoticeKind::Done, title, String::new(), Some(path));
            }
            Err(error) => self.explain(explain::store(&self.session.text, &error)),
        }
    }

    /// Leaves the project, everything in it saved.
    pub(super) fn close_project(&mut self) {
        self.finish_saving();
        self.saving = Saving::default();
        self.session.close_project();
        self.work.cancel_computing();
    }

    /// What the next window opens by itself, and the recent projects list.
    fn remember_project(&mut self, path: &Path) {
        self.choose(|prefs| {
            prefs.remember(path);
            prefs.last = Some(path.to_path_buf());
        });
    }

    /// Nothing is opened by itself any more.
    pub(super) fn leave_project(&mut self) {
        self.close_project();
        self.choose(|prefs| prefs.last = None);
    }
}
