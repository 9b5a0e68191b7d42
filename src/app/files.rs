//! File dialogs that never block the window: asked on the window's thread, awaited on a worker, polled once a frame.

use std::path::PathBuf;

use super::action::Action;
use crate::job::{Job, Poll, Waker};

/// What the path that comes back is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A workbook to open.
    Open,
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
    open: Option<(Ask, Job<Option<PathBuf>>)>,
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
            Ask::Open => {
                let picked = dialog.add_filter(&words.filter, &READABLE).pick_file();
                Job::start("file dialog", wake, move |_| pollster::block_on(picked).map(PathBuf::from))
            }
            Ask::Template | Ask::Report => {
                let dialog = dialog.add_filter(&words.filter, &["xlsx"]).set_file_name(&words.file_name);
                let picked = dialog.save_file();
                Job::start("file dialog", wake, move |_| pollster::block_on(picked).map(PathBuf::from))
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
            Poll::Done(Some(path)) => Some(Ok(match ask {
                Ask::Open => Action::Open(path),
                Ask::Template => Action::SaveTemplate(with_ending(path)),
                Ask::Report => Action::SaveReport(with_ending(path)),
            })),
            Poll::Failed(message) => Some(Err(message)),
            Poll::Done(None) | Poll::Running => None,
        }
    }
}

/// A workbook's path always ends in `.xlsx`, also where the dialog leaves the ending to us.
fn with_ending(mut path: PathBuf) -> PathBuf {
    let has_ending = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if !has_ending {
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(".xlsx");
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
            assert_eq!(with_ending(PathBuf::from(given)), PathBuf::from(expected));
        }
    }
}
