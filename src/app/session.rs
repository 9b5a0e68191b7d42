//! What the window has open: the file being imported, the project with its history, and the outcome shown.

mod file;
mod notice;
mod place;
mod stamp;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::action::{Screen, Selection};
use super::derived::{Answers, Derived};
use super::prefs::Prefs;
use super::work::Task;
use crate::analysis::{Doubt, Outcome, Overlap, WhiteSpace};
use crate::import::Tagging;
use crate::model::{ClientId, History, Project};
use crate::text::Text;
use crate::text::verdict::Finding;

pub use file::OpenFile;
pub use notice::{Notice, NoticeKind};
pub use place::Place;
pub use stamp::{Figures, Serial, Stamp};

/// The numbers on screen.
#[derive(Debug)]
pub struct Shown {
    /// The outcome, of the project's current revision unless [`Session::is_outcome_stale`].
    pub outcome: Arc<Outcome>,
    /// The number the outcome was taken in with.
    pub serial: Serial,
    /// What jobs have computed beside it.
    pub answers: Answers,
}

impl Shown {
    /// An outcome of which nothing more is known yet.
    #[must_use]
    pub fn of(outcome: Arc<Outcome>) -> Self {
        Self { outcome, serial: Serial::default(), answers: Answers::default() }
    }
}

/// One running job, as the status bar shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningJob {
    /// What kind of work it is.
    pub task: Task,
    /// What it does, in words.
    pub label: String,
    /// How far it is; `None` while unknown.
    pub fraction: Option<f32>,
}

/// Everything the screens' views are made from. Only `apply` changes it.
#[derive(Debug)]
pub struct Session {
    /// The screen shown.
    pub screen: Screen,
    /// What the inspector shows.
    pub selection: Selection,
    /// The file being looked at.
    pub file: Option<OpenFile>,
    /// The files that became the project, newest last: what the Import screen goes back to when a correction or another
    /// file is cancelled.
    sources: Vec<OpenFile>,
    /// The project with its steps; `None` until data was imported.
    pub history: Option<History>,
    /// The number the project was opened with.
    opened: Serial,
    /// Where the project is saved; `None` until it has a file.
    pub place: Option<Place>,
    /// What the file keeps beside the project, by name.
    pub kept: BTreeMap<String, String>,
    /// How many edits were refused; a screen that waits for one to be made sees here when it was not.
    pub refused: u64,
    /// The numbers of the project.
    pub shown: Option<Shown>,
    /// The project whose outcome is shown: what the next one can share with it is not computed again.
    pub answered: Option<Project>,
    /// Messages not closed yet, oldest first.
    pub notices: Vec<Notice>,
    /// How many notices there have been.
    pub noticed: u64,
    /// What runs in the background.
    pub running: Vec<RunningJob>,
    /// The report written last, and whether the next one hides names.
    pub report: ReportState,
    /// A filled-in tagging workbook whose changes wait to be accepted.
    pub review: Option<Arc<Review>>,
    /// The clients whose tagging workbook is asked for.
    pub handing_out: Vec<ClientId>,
    /// Choices that outlive the window.
    pub prefs: Prefs,
    /// The catalogue in the language chosen.
    pub text: Text,
    last: Serial,
}

/// How many files that became the project are kept: its own, and the one undo leads back to.
const SOURCES: usize = 2;

/// A tagging workbook as it came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Tells it from any other of the session.
    pub serial: u64,
    /// The file's name.
    pub file: String,
    /// What it changes.
    pub tagging: Tagging,
}

/// What the Report screen remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportState {
    /// Where the last report of this session is, and the revision of the project it shows.
    pub written: Option<(PathBuf, u64)>,
    /// Whether client names are replaced.
    pub anonymise: bool,
}

impl Session {
    /// A window with nothing open.
    #[must_use]
    pub fn new(prefs: Prefs, text: Text) -> Self {
        Self {
            screen: Screen::default(),
            selection: Selection::default(),
            file: None,
            sources: Vec::new(),
            history: None,
            opened: Serial::default(),
            place: None,
            kept: BTreeMap::new(),
            refused: 0,
            shown: None,
            answered: None,
            notices: Vec::new(),
            noticed: 0,
            running: Vec::new(),
            report: ReportState::default(),
            review: None,
            handing_out: Vec::new(),
            prefs,
            text,
            last: Serial::default(),
        }
    }

    /// The project, once data was imported.
    #[must_use]
    pub fn project(&self) -> Option<&Project> {
        self.history.as_ref().map(History::project)
    }

    /// The outcome shown, once there is one.
    #[must_use]
    pub fn outcome(&self) -> Option<&Arc<Outcome>> {
        self.shown.as_ref().map(|shown| &shown.outcome)
    }

    /// The project with its outcome, once both are there: what most screens need.
    #[must_use]
    pub fn analysed(&self) -> Option<(&Project, &Outcome)> {
        Some((self.project()?, self.outcome()?))
    }

    /// Whether the outcome on screen answers an older revision than the project's.
    #[must_use]
    pub fn is_outcome_stale(&self) -> bool {
        match (self.project(), self.outcome()) {
            (Some(project), Some(outcome)) => outcome.revision != project.revision,
            _ => false,
        }
    }

    /// Whether the report written last shows the project as it is now.
    #[must_use]
    pub fn has_current_report(&self) -> bool {
        let written = self.report.written.as_ref().map(|written| written.1);
        written.is_some() && written == self.project().map(|project| project.revision)
    }

    /// The next number, never given before.
    pub fn next_serial(&mut self) -> Serial {
        self.last = self.last.next();
        self.last
    }

    /// Makes `project` the one that is open, with a fresh history. Its revisions go on from the project of before.
    pub fn open_project(&mut self, mut project: Project) {
        project.revision = project.revision.max(self.project().map_or(0, |before| before.revision) + 1);
        self.history = Some(History::new(project));
        self.opened = self.next_serial();
    }

    /// Leaves the project and its file.
    pub fn close_project(&mut self) {
        (self.history, self.shown, self.answered) = (None, None, None);
        (self.file, self.place) = (None, None);
        self.sources.clear();
        self.kept.clear();
        self.selection = Selection::Nothing;
        self.report.written = None;
        self.notices.retain(|notice| notice.undoes.is_none());
        self.opened = self.next_serial();
        self.screen = Screen::Start;
    }

    /// Shows `outcome`, which is of `project`; what was computed beside the one of before is kept.
    pub fn show(&mut self, outcome: Arc<Outcome>, project: Project) {
        let serial = self.next_serial();
        let answers = self.shown.take().map(|shown| shown.answers).unwrap_or_default();
        self.shown = Some(Shown { outcome, serial, answers });
        self.answered = Some(project);
    }

    /// Looks at `file` in the place of the one before.
    pub fn open_file(&mut self, file: OpenFile) {
        let serial = self.next_serial();
        self.file = Some(OpenFile { serial, ..file });
    }

    /// Remembers that the file being looked at became the project.
    pub fn keep_source(&mut self) {
        let Some(taken) = self.file.as_ref().map(OpenFile::as_taken) else { return };
        self.sources.push(taken);
        if self.sources.len() > SOURCES {
            self.sources.remove(0);
        }
    }

    /// Looks at the file the project came from again, as it was taken; at none where that is not kept.
    pub fn back_to_source(&mut self) {
        let project = self.history.as_ref().map(History::project);
        let source = self.sources.iter().rev().find(|file| project.is_some_and(|project| file.is_source_of(project)));
        self.file = source.map(OpenFile::as_taken);
        let serial = self.next_serial();
        if let Some(file) = &mut self.file {
            file.serial = serial;
        }
    }

    /// Whether the file being looked at is in the project as it is understood.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        let known = self.file.as_ref().filter(|file| !file.is_stale).zip(self.project());
        known.is_some_and(|(file, project)| file.is_source_of(project))
    }

    /// What views made now are made from.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp {
            figures: self.figures(),
            answers: self.shown.as_ref().map_or_else(Serial::default, |shown| shown.answers.serial()),
            file: self.file.as_ref().map_or_else(Serial::default, |file| file.serial),
            is_understanding: self.file.as_ref().is_some_and(|file| file.is_stale),
            is_taken: self.is_taken(),
        }
    }

    /// What views made now are made from where a doubt that arrives changes nothing in them.
    #[must_use]
    pub fn figures(&self) -> Figures {
        Figures {
            project: self.opened,
            revision: self.project().map_or(0, |project| project.revision),
            outcome: self.shown.as_ref().map_or_else(Serial::default, |shown| shown.serial),
            language: self.text.language(),
        }
    }

    /// The newest value in this place that a job has computed, and whether it answers an older revision.
    #[must_use]
    pub fn derived<T>(&self, place: impl FnOnce(&Answers) -> &Derived<T>) -> Option<(&T, bool)> {
        place(&self.shown.as_ref()?.answers).at(self.project()?.revision)
    }

    /// The newest groups of the overlap search, and whether they answer an older revision.
    #[must_use]
    pub fn overlap(&self) -> Option<(&Overlap, bool)> {
        self.derived(|answers| &answers.overlap)
    }

    /// The newest white space, and whether it answers an older revision.
    #[must_use]
    pub fn white_space(&self) -> Option<(&WhiteSpace, bool)> {
        self.derived(|answers| &answers.white_space)
    }

    /// The newest doubt, and whether it answers an older revision.
    #[must_use]
    pub fn doubt(&self) -> Option<(&Doubt, bool)> {
        self.derived(|answers| &answers.doubt)
    }

    /// What the sentences of the verdict are made from. A doubt of an older revision counts as long as it is about the same
    /// bands in the lead, so that a slider does not take the certainty off and on.
    #[must_use]
    pub fn finding(&self) -> Option<Finding<'_>> {
        let (project, outcome) = self.analysed()?;
        let is_of = |doubt: &&Doubt| doubt.winners == outcome.verdict.winners && doubt.scheme == project.settings.bands;
        Some(Finding { project, outcome, doubt: self.doubt().map(|(doubt, _)| doubt).filter(is_of) })
    }
}

#[cfg(test)]
mod tests;
