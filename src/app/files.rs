//! File dialogs that never block the window: asked on the window's thread, awaited on a worker, polled once a frame.

use std::path::PathBuf;

use super::action::Action;
use crate::job::{Job, Poll, Waker};

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
    open: Option<(Ask, Job<Vec<PathBuf>>)>,
}

/// The endings of files that can be opened.
const READABLE: [&str; 12] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "XLSX", "XLS", "ODS", "CSV"];

impl Dialogs {
    /// Opens a dialog unless one is open already; returns whether it did.
    pub fn ask(&mut self, ask: Ask, words: &AskWords, wake: Waker) -> bool {
        if self.open.is_some() {
            return false;
        }
        let dialog = rfd::AsyncFileDialog::new().set_title(&words.title);
        let job = match ask {
            Ask::Open | Ask::Add => {
                let picked = dialog.add_filter(&words.filter, &READABLE).pick_files();
                Job::start("file dialog", wake, move |_| {
                    pollster::block_on(picked).unwrap_or_default().into_iter().map(PathBuf::from).collect()
                })
            }
            Ask::OpenRecipe => {
                let picked = dialog.add_filter(&words.filter, &["json"]).pick_file();
                Job::start("file dialog", wake, move |_| one(pollster::block_on(picked)))
            }
            Ask::Template | Ask::Report | Ask::SaveRecipe => {
                let dialog = dialog.add_filter(&words.filter, &[ask.ending()]).set_file_name(&words.file_name);
                let picked = dialog.save_file();
                Job::start("file dialog", wake, move |_| one(pollster::block_on(picked)))
            }
        };
        self.open = Some((ask, job));
        true
    }

    /// What was picked, as the action it leads to, or why the dialog could not open; once.
    pub fn poll(&mut self) -> Option<Result<Action, String>> {
        let (ask, job) = self.open.as_ref()?;
        let (ask, said) = (*ask, job.poll());
        if said == Poll::Running {
            return None;
        }
        self.open = None;
        match said {
            Poll::Done(paths) => action(ask, paths).map(Ok),
            Poll::Failed(message) => Some(Err(message)),
            Poll::Running => None,
        }
    }
}

impl Ask {
    /// How the names of the files it writes end.
    fn ending(self) -> &'static str {
        match self {
            Self::OpenRecipe | Self::SaveRecipe => "json",
            _ => "xlsx",
        }
    }
}

fn one(picked: Option<rfd::FileHandle>) -> Vec<PathBuf> {
    picked.into_iter().map(PathBuf::from).collect()
}

/// What picking `paths` leads to; nothing when nothing was picked.
fn action(ask: Ask, paths: Vec<PathBuf>) -> Option<Action> {
    let first = paths.first()?.clone();
    Some(match ask {
        Ask::Open => Action::Open(paths),
        Ask::Add => Action::Add(paths),
        Ask::OpenRecipe => Action::OpenRecipe(first),
        Ask::SaveRecipe => Action::SaveRecipe(with_ending(first, ask.ending())),
        Ask::Template => Action::SaveTemplate(with_ending(first, ask.ending())),
        Ask::Report => Action::SaveReport(with_ending(first, ask.ending())),
    })
}

/// A written file's path always has its ending, also where the dialog leaves that to us.
fn with_ending(mut path: PathBuf, wanted: &str) -> PathBuf {
    let has_ending = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted));
    if !has_ending {
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
    fn a_report_always_ends_in_xlsx() {
        let cases = [("r", "r.xlsx"), ("r.xlsx", "r.xlsx"), ("R.XLSX", "R.XLSX"), ("v1.2", "v1.2.xlsx")];
        for (given, expected) in cases {
            assert_eq!(with_ending(PathBuf::from(given), "xlsx"), PathBuf::from(expected));
        }
    }
}
