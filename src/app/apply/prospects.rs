//! Prospects from a list of their own: read on a worker, added as one step, with what could not be taken in.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::waker;
use crate::app::App;
use crate::app::action::Screen;
use crate::app::session::NoticeKind;
use crate::app::work::{self, Task};
use crate::import::{ImportError, ReadProspects};
use crate::model::{Edit, PeopleEdit};
use crate::say;
use crate::text::{explain, words};

/// How many names and cells are listed in a notice.
const LISTED: usize = 6;

impl App {
    /// Reads the prospects in the file at `path`.
    pub(super) fn open_prospects(&mut self, path: PathBuf, ctx: &Context) {
        let Some(project) = self.session.project().cloned() else { return };
        let label = say!(self.session.text, "window-job-reading", file = words::file_name(&path));
        self.work.start(Task::Open, label, waker(ctx), move |progress| work::read_prospects(path, &project, progress));
    }

    /// Reads the prospects in these cells.
    pub(super) fn paste_prospects(&mut self, cells: String, ctx: &Context) {
        let Some(project) = self.session.project().cloned() else { return };
        let name = say!(self.session.text, "import-pasted");
        let label = say!(self.session.text, "window-job-reading", file = name.as_str());
        self.work.start(Task::Open, label, waker(ctx), move |progress| {
            work::read_pasted_prospects((&name, cells.into_bytes()), &project, progress)
        });
    }

    /// Adds those who are new, and says who was known and what could not be read.
    pub(super) fn take_in_prospects(
        &mut self,
        path: &Path,
        result: Result<Box<ReadProspects>, ImportError>,
        ctx: &Context,
    ) {
        let text = &self.session.text;
        let read = match result {
            Ok(read) => *read,
            Err(ImportError::Cancelled(_)) => return,
            Err(error) => return self.explain(explain::import(text, &error)),
        };
        let file = words::file_name(path);
        if !read.is_list {
            let title = say!(text, "prospects-no-list", file = file);
            return self.notify(NoticeKind::Error, title, say!(text, "prospects-no-list-todo"), None);
        }
        let count = read.new.len();
        let title = say!(text, "prospects-added", count = count, shown = text.integer(count), file = file);
        let mut lines: Vec<String> = Vec::new();
        if !read.known.is_empty() {
            let names: Vec<&str> = read.known.iter().take(LISTED).map(|known| known.name.as_str()).collect();
            let (count, names) = (read.known.len(), names.join(", "));
            lines.push(say!(
                text,
                "prospects-known-already",
                count = count,
                shown = text.integer(count),
                names = names
            ));
        }
        for issue in read.issues.iter().take(LISTED) {
            let (cell, said) = (words::cell_name(issue.source), words::listed(text, issue.reason));
            lines.push(say!(text, "cli-prospects-issue", cell = cell, value = issue.value.as_str(), issue = said));
        }
        let more = read.issues.len().saturating_sub(LISTED);
        if more > 0 {
            lines.push(say!(text, "prospects-more-issues", count = more, shown = text.integer(more)));
        }
        let kind = if lines.is_empty() { NoticeKind::Done } else { NoticeKind::Error };
        let is_added = count == 0 || self.edit(Edit::People(PeopleEdit::AddProspects(read.new)), None, ctx);
        if is_added {
            self.notify(kind, title, lines.join("\n"), None);
            self.go(Screen::Prospects);
        }
    }
}
