//! Opening: files, more files beside them, the sample, and cells from the clipboard.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Context, Event, ViewportCommand};

use super::waker;
use crate::app::App;
use crate::app::action::{Action, Screen};
use crate::app::session::NoticeKind;
use crate::app::work::{self, Task};
use crate::say;
use crate::store;
use crate::text::words;

/// The sample workbook that comes with the program.
const SAMPLE: &[u8] = include_bytes!("../../../assets/sample.xlsx");
/// How long the clipboard may take to answer.
const PASTE_PATIENCE: Duration = Duration::from_millis(800);

impl App {
    pub(super) fn open(&mut self, paths: Vec<PathBuf>, ctx: &Context) {
        if let [path] = paths.as_slice()
            && store::is_project(path)
        {
            return self.open_project_file(path.clone(), ctx);
        }
        let Some(label) = self.reading(&paths) else { return };
        let recipes = self.recipes_folder();
        let project = self.session.project().cloned();
        self.work.start(Task::Open, label, waker(ctx), move |progress| {
            work::open(paths, recipes.as_deref(), project.as_ref(), progress)
        });
    }

    /// Reads files beside the open ones; without any, opens them.
    pub(super) fn add(&mut self, paths: Vec<PathBuf>, ctx: &Context) {
        let Some(file) = self.session.file.as_ref() else { return self.open(paths, ctx) };
        let (workbook, recipe) = (Arc::clone(&file.workbook), file.recipe.clone());
        let Some(label) = self.reading(&paths) else { return };
        self.work.start(Task::Open, label, waker(ctx), move |progress| work::add(&workbook, &recipe, paths, progress));
    }

    pub(super) fn open_sample(&mut self, ctx: &Context) {
        let name = say!(self.session.text, "window-sample-file");
        let label = say!(self.session.text, "window-job-reading", file = name.as_str());
        self.work.start(Task::Open, label, waker(ctx), move |progress| {
            work::open_bytes((&name, SAMPLE), true, None, progress)
        });
    }

    /// Opens cells copied in a spreadsheet as a file like any other.
    pub(super) fn paste(&mut self, cells: String, ctx: &Context) {
        let name = say!(self.session.text, "import-pasted");
        let label = say!(self.session.text, "window-job-reading", file = name.as_str());
        let recipes = self.recipes_folder();
        self.work.start(Task::Open, label, waker(ctx), move |progress| {
            work::open_bytes((&name, cells.as_bytes()), false, recipes.as_deref(), progress)
        });
    }

    /// Asks the system for its clipboard; what it holds comes as an event of a later frame.
    pub(super) fn ask_paste(&mut self, ctx: &Context) {
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        ctx.request_repaint_after(PASTE_PATIENCE);
        self.pastes_until = Some(Instant::now() + PASTE_PATIENCE);
    }

    /// Takes in cells pasted anywhere but in a field. Other text means something only where it was asked for, and on
    /// Clients they are a column of tags.
    pub(in crate::app) fn take_pasted(&mut self, ctx: &Context) {
        let text = ctx.input(|input| {
            let pasted = |event: &Event| if let Event::Paste(text) = event { Some(text.clone()) } else { None };
            input.events.iter().find_map(pasted)
        });
        let waits = self.pastes_until.is_some();
        if self.session.screen == Screen::Clients && self.session.project().is_some() && !waits {
            return;
        }
        match text {
            Some(text) if is_table(&text) && (waits || !ctx.text_edit_focused()) => {
                self.pastes_until = None;
                // What is taken here is nobody else's: a field or a screen would take it a second time.
                ctx.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Paste(_))));
                let is_list = self.session.screen == Screen::Prospects && self.session.project().is_some() && !waits;
                self.apply(if is_list { Action::PasteProspects(text) } else { Action::Paste(text) }, ctx);
            }
            Some(_) if waits => self.say_nothing_pasted(),
            None if self.pastes_until.is_some_and(|until| Instant::now() >= until) => self.say_nothing_pasted(),
            _ => {}
        }
    }

    fn say_nothing_pasted(&mut self) {
        self.pastes_until = None;
        let (title, detail) = (say!(self.session.text, "paste-nothing"), say!(self.session.text, "paste-nothing-todo"));
        self.notify(NoticeKind::Error, title, detail, None);
    }

    /// What the status bar says while `paths` are read; `None` without any.
    fn reading(&self, paths: &[PathBuf]) -> Option<String> {
        let first = words::file_name(paths.first()?);
        let others = paths.len() - 1;
        let name =
            if others == 0 { first } else { say!(self.session.text, "import-files", file = first, count = others) };
        Some(say!(self.session.text, "window-job-reading", file = name))
    }

    /// Where recipes are kept; `None` when there is no settings folder.
    pub(super) fn recipes_folder(&self) -> Option<PathBuf> {
        self.settings_folder.as_deref().map(|folder: &Path| folder.join("recipes"))
    }
}

/// Whether text is a range of cells: several rows, or several columns.
fn is_table(text: &str) -> bool {
    text.contains('\t') && text.trim().lines().count() > 1
}

#[cfg(test)]
mod tests {
    use super::is_table;

    #[test]
    fn only_ranges_of_cells_are_tables() {
        let cases = [("Klant\tOmzet\nVan Dalen\t12", true), ("Logistics", false), ("a\tb\n", false), ("a\nb\n", false)];
        for (text, expected) in cases {
            assert_eq!(is_table(text), expected, "{text:?}");
        }
    }
}
