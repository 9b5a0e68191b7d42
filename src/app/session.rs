//! What the window has open: the file being imported, the project with its history, and the outcome shown.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::action::{Screen, Selection};
use super::prefs::Prefs;
use super::work::Task;
use crate::analysis::{Doubt, Outcome, Overlap, WhiteSpace};
use crate::import::{ImportError, Imported, Recipe, RecipeFit, Workbook};
use crate::model::{History, Project};
use crate::text::verdict::Finding;
use crate::text::{Language, Text};

/// A file that was read and is being looked at, before its data joins the project.
#[derive(Debug)]
pub struct OpenFile {
    /// The file as read.
    pub workbook: Arc<Workbook>,
    /// The corrections so far.
    pub recipe: Recipe,
    /// The corrections `imported` was understood with; the same unless `is_stale`.
    pub understood: Recipe,
    /// What was understood with these corrections.
    pub imported: Arc<Imported>,
    /// Why that is no table yet: what is there is shown, to be corrected by hand.
    pub missing: Option<ImportError>,
    /// By what the next file of this shape is recognised; `None` when it has no titles.
    pub fingerprint: Option<String>,
    /// How a recipe that was not made here fits: one kept from an earlier file, or opened.
    pub recognised: Option<RecipeFit>,
    /// The latest last day of a window so far; periods before it are offered.
    pub latest: Option<Date>,
    /// Whether newer corrections are being worked out.
    pub is_stale: bool,
    /// Whether the data as understood is in the project already.
    pub is_taken: bool,
}

/// The numbers on screen.
#[derive(Debug)]
pub struct Shown {
    /// The outcome, of the project's current revision unless [`Session::is_outcome_stale`].
    pub outcome: Arc<Outcome>,
    /// The newest doubt, with the revision it answers; an older one is shown dimmed.
    pub doubt: Option<(u64, Arc<Doubt>)>,
    /// The newest white space, with the revision it answers; computed once a screen asks for it.
    pub white_space: Option<(u64, Arc<WhiteSpace>)>,
    /// The newest groups of the overlap search, with the revision they answer; searched once a screen asks for them.
    pub overlap: Option<(u64, Arc<Overlap>)>,
    /// What failed and is not tried again for the same revision.
    pub failed: Option<(Task, u64)>,
}

impl Shown {
    /// An outcome of which nothing more is known yet.
    #[must_use]
    pub fn of(outcome: Arc<Outcome>) -> Self {
        Self { outcome, doubt: None, white_space: None, overlap: None, failed: None }
    }
}

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something could not be done.
    Error,
}

/// A message that stays until it is closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number, never used twice.
    pub id: u64,
    /// How serious it is.
    pub kind: NoticeKind,
    /// One sentence.
    pub title: String,
    /// Why, and what to do; may be empty.
    pub detail: String,
    /// The file it is about, shown last; a finished file can be shown in its folder.
    pub path: Option<PathBuf>,
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
    /// The project with its steps; `None` until data was imported.
    pub history: Option<History>,
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
    /// Choices that outlive the window.
    pub prefs: Prefs,
    /// The catalogue in the language chosen.
    pub text: Text,
}

/// What a view was made from: a view is made anew when its stamp differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    revision: u64,
    outcome: u64,
    doubt: u64,
    white_space: u64,
    overlap: u64,
    understood: usize,
    is_understanding: bool,
    is_taken: bool,
    language: Language,
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
            history: None,
            shown: None,
            answered: None,
            notices: Vec::new(),
            noticed: 0,
            running: Vec::new(),
            report: ReportState::default(),
            prefs,
            text,
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

    /// What views made now are made from.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        let shown = self.shown.as_ref();
        Stamp {
            revision: self.project().map_or(0, |project| project.revision),
            outcome: shown.map_or(0, |shown| shown.outcome.revision),
            doubt: shown.and_then(|shown| shown.doubt.as_ref()).map_or(0, |doubt| doubt.0),
            white_space: shown.and_then(|shown| shown.white_space.as_ref()).map_or(0, |space| space.0),
            overlap: shown.and_then(|shown| shown.overlap.as_ref()).map_or(0, |overlap| overlap.0),
            understood: self.file.as_ref().map_or(0, |file| Arc::as_ptr(&file.imported).addr()),
            is_understanding: self.file.as_ref().is_some_and(|file| file.is_stale),
            is_taken: self.file.as_ref().is_some_and(|file| file.is_taken),
            language: self.text.language(),
        }
    }

    /// The newest groups of the overlap search, and whether they answer an older revision.
    #[must_use]
    pub fn overlap(&self) -> Option<(&Overlap, bool)> {
        let (revision, overlap) = self.shown.as_ref()?.overlap.as_ref()?;
        Some((overlap.as_ref(), *revision != self.project()?.revision))
    }

    /// The newest white space, and whether it answers an older revision.
    #[must_use]
    pub fn white_space(&self) -> Option<(&WhiteSpace, bool)> {
        let (revision, space) = self.shown.as_ref()?.white_space.as_ref()?;
        Some((space.as_ref(), *revision != self.project()?.revision))
    }

    /// What the sentences of the verdict are made from. A doubt of an older revision counts as long as it is about the same
    /// bands in the lead, so that a slider does not take the certainty off and on.
    #[must_use]
    pub fn finding(&self) -> Option<Finding<'_>> {
        let (project, outcome) = self.analysed()?;
        let is_of = |doubt: &&Doubt| doubt.winners == outcome.verdict.winners && doubt.scheme == project.settings.bands;
        Some(Finding { project, outcome, doubt: self.doubt().map(|(doubt, _)| doubt).filter(is_of) })
    }

    /// The newest doubt, and whether it answers an older revision.
    #[must_use]
    pub fn doubt(&self) -> Option<(&Doubt, bool)> {
        let (revision, doubt) = self.shown.as_ref()?.doubt.as_ref()?;
        Some((doubt.as_ref(), *revision != self.project()?.revision))
    }
}
