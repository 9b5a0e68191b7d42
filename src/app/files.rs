//! File dialogs that never block the window: asked on the window's thread, awaited on a worker, polled once a frame.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::action::Action;
use crate::job::{Job, Poll, Waker};
use crate::store;

/// What the path that comes back is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Workbooks to open.
    Open,
    /// Files to read beside the open ones.
    Add,
    /// A recipe to apply.
    OpenRecipe,
    /// Where to put a recipe.
    SaveRecipe,
    /// Where to put the template.
    Template,
    /// Where to put the report.
    Report,
    /// Where to put the tagging workbook.
    Tagging,
    /// A list of prospects to read.
    Prospects,
    /// Where the project is to be.
    Project,
    /// Where to put a copy of the project.
    ProjectCopy,
}

/// The words and the file name a dialog opens with.
#[derive(Clone, Debug, Default)]
pub struct AskWords {
    /// The dialog's title.
    pub title: String,
    /// What the files are called in the filter.
    pub filter: String,
    /// The name proposed for a new file.
    pub file_name: String,
}

/// The dialog that is open, if any. A second one is refused meanwhile.
#[derive(Debug, Default)]
pub struct Dialogs {
    open: Option<(Ask, Job<Answer>)>,
}

/// What a dialog gave back, and how long that took.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Answer {
    /// `None` where it is certain that no dialog came up.
    paths: Option<Vec<PathBuf>>,
    after: Duration,
}

/// Why nothing was picked that could be: said to the user, where cancelling is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialogError {
    /// No dialog came up at all.
    NoService(Ask),
    /// Its worker failed, in its own words.
    Failed(String),
}

/// A dialog that ends with nothing before this was never seen by anyone: a window takes longer to come up and be closed.
const UNSEEN: Duration = Duration::from_millis(300);

/// The endings of files that can be opened.
const READABLE: [&str; 13] =
    ["sweetspot", "xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "XLSX", "XLS", "ODS", "CSV"];

impl Dialogs {
    /// Opens a dialog unless one is open already; returns whether it did.
    pub fn ask(&mut self, ask: Ask, words: &AskWords, wake: Waker) -> bool {
        if self.open.is_some() {
            return false;
        }
        let asked = Instant::now();
        let dialog = rfd::AsyncFileDialog::new().set_title(&words.title);
        let job = match ask {
            Ask::Open | Ask::Add => {
                let picked = dialog.add_filter(&words.filter, &READABLE).pick_files();
                awaited(wake, asked, picked, many)
            }
            Ask::Prospects => {
                let picked = dialog.add_filter(&words.filter, &READABLE).pick_file();
                awaited(wake, asked, picked, |picked| Some(one(picked)))
            }
            Ask::OpenRecipe => {
                let picked = dialog.add_filter(&words.filter, &[ask.ending()]).pick_file();
                awaited(wake, asked, picked, |picked| Some(one(picked)))
            }
            Ask::Template | Ask::Tagging | Ask::Report | Ask::SaveRecipe | Ask::Project | Ask::ProjectCopy => {
                let dialog = dialog.add_filter(&words.filter, &[ask.ending()]).set_file_name(&words.file_name);
                let picked = dialog.save_file();
                awaited(wake, asked, picked, |picked| Some(one(picked)))
            }
        };
        self.open = Some((ask, job));
        true
    }

    /// What was picked, as the action it leads to, or why no dialog came up; once.
    pub fn poll(&mut self) -> Option<Result<Action, DialogError>> {
        let (ask, job) = self.open.as_ref()?;
        let (ask, said) = (*ask, job.poll());
        if said == Poll::Running {
            return None;
        }
        self.open = None;
        match said {
            Poll::Done(answer) if answer.was_unseen() => Some(Err(DialogError::NoService(ask))),
            Poll::Done(answer) => action(ask, answer.paths.unwrap_or_default()).map(Ok),
            Poll::Failed(message) => Some(Err(DialogError::Failed(message))),
            Poll::Running => None,
        }
    }
}

impl Answer {
    /// Whether nothing was picked because no dialog came up. Of a single file rfd says the same when the dialog was
    /// cancelled; then time tells.
    fn was_unseen(&self) -> bool {
        self.paths.as_ref().is_none_or(|paths| paths.is_empty() && self.after < UNSEEN)
    }
}

impl Ask {
    /// Whether a file is to be written.
    #[must_use]
    pub fn saves(self) -> bool {
        !matches!(self, Self::Open | Self::Add | Self::OpenRecipe | Self::Prospects)
    }

    /// How the names of the files it writes end.
    fn ending(self) -> &'static str {
        match self {
            Self::OpenRecipe | Self::SaveRecipe => "json",
            Self::Project | Self::ProjectCopy => store::ENDING,
            _ => "xlsx",
        }
    }
}

/// Awaits a dialog on a worker.
fn awaited<T: 'static>(
    wake: Waker,
    asked: Instant,
    picked: impl Future<Output = T> + Send + 'static,
    paths: fn(T) -> Option<Vec<PathBuf>>,
) -> Job<Answer> {
    Job::start("file dialog", wake, move |_| {
        let paths = paths(pollster::block_on(picked));
        Answer { paths, after: asked.elapsed() }
    })
}

fn one(picked: Option<rfd::FileHandle>) -> Vec<PathBuf> {
    picked.into_iter().map(PathBuf::from).collect()
}

fn many(picked: Option<Vec<rfd::FileHandle>>) -> Option<Vec<PathBuf>> {
    // On Linux a cancelled dialog gives an empty list, and only a missing service (no portal, no zenity) gives none.
    let picked = if cfg!(target_os = "linux") { picked } else { Some(picked.unwrap_or_default()) };
    picked.map(|files| files.into_iter().map(PathBuf::from).collect())
}

/// What picking `paths` leads to; nothing when nothing was picked.
fn action(ask: Ask, paths: Vec<PathBuf>) -> Option<Action> {
    let first = paths.first()?.clone();
    Some(match ask {
        Ask::Open => Action::Open(paths),
        Ask::Add => Action::Add(paths),
        Ask::OpenRecipe => Action::OpenRecipe(first),
        Ask::SaveRecipe => Action::SaveRecipe(with_ending(first, ask.ending())),
        Ask::Project => Action::SaveProject(with_ending(first, ask.ending())),
        Ask::ProjectCopy => Action::CopyProject(with_ending(first, ask.ending())),
        Ask::Template => Action::SaveTemplate(with_ending(first, ask.ending())),
        Ask::Prospects => Action::OpenProspects(first),
        Ask::Tagging => Action::SaveTagging(with_ending(first, ask.ending())),
        Ask::Report => Action::SaveReport(with_ending(first, ask.ending())),
    })
}

/// Endings of other files than a workbook of ours: whoever types one is told, and gets no "report.pdf.xlsx".
const OTHERS: [&str; 16] = [
    "xls", "xlsm", "xlsb", "xltx", "ods", "csv", "tsv", "txt", "pdf", "html", "json", "doc", "docx", "ppt", "pptx",
    "zip",
];

/// A written file's path has its ending, also where the dialog leaves that to us. A workbook's that ends as something else
/// stays as it is, and is refused when it is written.
fn with_ending(mut path: PathBuf, wanted: &str) -> PathBuf {
    let ends = |others: &[&str]| {
        path.extension().is_some_and(|ending| others.iter().any(|other| ending.eq_ignore_ascii_case(other)))
    };
    let is_kept = ends(&[wanted]) || wanted == "xlsx" && ends(&OTHERS);
    if !is_kept {
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(".");
        name.push(wanted);
        path.set_file_name(name);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_nobody_can_have_seen_is_told_from_one_that_was_cancelled() {
        let (at_once, later) = (Duration::from_millis(8), Duration::from_secs(2));
        let file = || Some(vec![PathBuf::from("r.xlsx")]);
        let cases = [
            (None, at_once, true),
            (Some(Vec::new()), at_once, true),
            (None, later, true),
            (Some(Vec::new()), later, false),
            (file(), at_once, false),
            (file(), later, false),
        ];
        for (paths, after, expected) in cases {
            let answer = Answer { paths, after };
            assert_eq!(answer.was_unseen(), expected, "{answer:?}");
        }
    }

    #[test]
    fn a_report_without_an_ending_gets_its_own() {
        let cases = [
            ("r", "r.xlsx"),
            ("r.xlsx", "r.xlsx"),
            ("R.XLSX", "R.XLSX"),
            ("v1.2", "v1.2.xlsx"),
            ("De Jong B.V.", "De Jong B.V..xlsx"),
            // Refused when it is written.
            ("r.pdf", "r.pdf"),
            ("r.XLS", "r.XLS"),
        ];
        for (given, expected) in cases {
            assert_eq!(with_ending(PathBuf::from(given), "xlsx"), PathBuf::from(expected));
        }
        assert_eq!(with_ending(PathBuf::from("r.xlsx"), "sweetspot"), PathBuf::from("r.xlsx.sweetspot"));
    }
}
