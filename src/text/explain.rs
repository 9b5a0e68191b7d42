//! What went wrong, in words: what happened, why, what to do, and the path last.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::{Text, words};
use crate::beside::NotWritable;
use crate::import::{ImportError, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, TaggingError};
use crate::report::ReportError;
use crate::say;
use crate::store::StoreError;

/// An error as people read it. The window shows its parts; the command line shows it whole, as one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened: "“omzet.xlsx” cannot be read".
    pub what: String,
    /// Why: "It asks for a password".
    pub why: String,
    /// What to do: "Open it in Excel, save it without a password, and try again".
    pub to_do: String,
    /// The file it is about.
    pub path: Option<PathBuf>,
    sentence: String,
}

impl Explanation {
    /// `why` and `to_do` begin in lower case, as they stand inside the sentence.
    fn new(text: &Text, what: String, (why, to_do): (String, String), path: Option<&Path>) -> Self {
        let sentence = say!(text, "explain-sentence", what = what.as_str(), why = why.as_str(), todo = to_do.as_str());
        Self {
            what,
            why: words::capitalised(&why),
            to_do: words::capitalised(&to_do),
            path: path.map(Path::to_path_buf),
            sentence,
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(out, "{} ({})", self.sentence, path.display()),
            None => out.write_str(&self.sentence),
        }
    }
}

/// Why a file could not be imported.
#[must_use]
pub fn import(text: &Text, error: &ImportError) -> Explanation {
    let path = import_path(error);
    let name = path.map(|path| source_name(text, path)).unwrap_or_default();
    let what = match error {
        ImportError::Cancelled(_) => say!(text, "explain-import-stopped"),
        _ => say!(text, "explain-import-what", name = name),
    };
    Explanation::new(text, what, import_reason(text, error), path.filter(|path| *path != Path::new("-")))
}

/// Why a workbook could not be read as a tagging workbook.
#[must_use]
pub fn tagging(text: &Text, error: &TaggingError) -> Explanation {
    let (path, reason) = match error {
        TaggingError::NotTagging { path } => {
            (path, (say!(text, "explain-not-tagging-why"), say!(text, "explain-not-tagging-todo")))
        }
        TaggingError::Newer { path } => (path, (say!(text, "explain-newer-why"), say!(text, "explain-newer-todo"))),
        TaggingError::NoClients { path } => {
            (path, (say!(text, "explain-no-client-why"), say!(text, "explain-tagging-no-client-todo")))
        }
    };
    let what = say!(text, "explain-import-what", name = source_name(text, path));
    Explanation::new(text, what, reason, Some(path))
}

/// Why a file could not be imported, as the middle of a sentence: "no column holds amounts".
#[must_use]
pub fn import_why(text: &Text, error: &ImportError) -> String {
    import_reason(text, error).0
}

/// Why the window could not open, with what the system said.
#[must_use]
pub fn no_window(text: &Text, detail: &str) -> Explanation {
    let reason = (say!(text, "explain-window-why", detail = detail), say!(text, "explain-window-todo"));
    Explanation::new(text, say!(text, "explain-window"), reason, None)
}

/// Why a report, a template or another workbook could not be written.
#[must_use]
pub fn report(text: &Text, error: &ReportError) -> Explanation {
    let reason = match error {
        ReportError::NotWritable { path, why } => return not_writable(text, path, why),
        ReportError::Excel(limit) => {
            let why = say!(text, "explain-excel-why", detail = limit.to_string());
            (why, say!(text, "explain-excel-todo"))
        }
        ReportError::Cancelled(_) => {
            let reason = (say!(text, "explain-stopped-why"), say!(text, "explain-stopped-todo"));
            return Explanation::new(text, say!(text, "explain-report-stopped"), reason, None);
        }
    };
    Explanation::new(text, say!(text, "explain-report-what-unnamed"), reason, None)
}

/// Why a file cannot be written to `path`.
#[must_use]
pub fn not_writable(text: &Text, path: &Path, why: &NotWritable) -> Explanation {
    let what = say!(text, "explain-report-what", name = words::file_name(path));
    Explanation::new(text, what, target_reason(text, why), Some(path))
}

/// Why a result cannot be written to standard output.
#[must_use]
pub fn standard_output(text: &Text, error: &io::Error) -> Explanation {
    let reason = (io_reason(text, error), say!(text, "explain-output-todo"));
    Explanation::new(text, say!(text, "explain-output-what"), reason, None)
}

/// Why a workbook is not written to a terminal.
#[must_use]
pub fn terminal(text: &Text) -> Explanation {
    let reason = (say!(text, "explain-terminal-why"), say!(text, "explain-terminal-todo"));
    Explanation::new(text, say!(text, "explain-output-what"), reason, None)
}

/// Why a project file cannot be opened or saved.
#[must_use]
pub fn store(text: &Text, error: &StoreError) -> Explanation {
    let (path, reason) = match error {
        StoreError::NotFound { path } => {
            (path, (say!(text, "explain-not-found-why"), say!(text, "explain-not-found-todo")))
        }
        StoreError::NotAProject { path } => {
            (path, (say!(text, "explain-not-a-project-why"), say!(text, "explain-not-a-project-todo")))
        }
        StoreError::Newer { path, .. } => (path, (say!(text, "explain-newer-why"), say!(text, "explain-newer-todo"))),
        StoreError::Damaged { path } => {
            (path, (say!(text, "explain-project-damaged-why"), say!(text, "explain-project-damaged-todo")))
        }
        StoreError::ReadOnly { path } => {
            (path, (say!(text, "explain-project-locked-why"), say!(text, "explain-project-locked-todo")))
        }
        StoreError::Full { path } => (path, (say!(text, "explain-full-why"), say!(text, "explain-full-todo"))),
        StoreError::NotWritable { path, why } => (path, target_reason(text, why)),
        StoreError::Gone { path } => (path, (say!(text, "explain-gone-why"), say!(text, "explain-gone-todo"))),
        StoreError::Io { path, source } => (path, (io_reason(text, source), say!(text, "explain-folder-todo"))),
        StoreError::Sqlite { path, source } => {
            (path, (say!(text, "explain-sqlite-why", detail = source.to_string()), say!(text, "explain-sqlite-todo")))
        }
    };
    let what = say!(text, "explain-project-what", name = words::file_name(path));
    Explanation::new(text, what, reason, Some(path))
}

fn import_path(error: &ImportError) -> Option<&Path> {
    match error {
        ImportError::NotFound { path }
        | ImportError::Unreadable { path, .. }
        | ImportError::Empty { path }
        | ImportError::NotASpreadsheet { path }
        | ImportError::PasswordProtected { path }
        | ImportError::ZipWithoutWorkbook { path }
        | ImportError::Broken { path, .. }
        | ImportError::NoSuchSheet { path, .. }
        | ImportError::NoTable { path }
        | ImportError::NoClientColumn { path }
        | ImportError::NoAmounts { path }
        | ImportError::TooLarge { path }
        | ImportError::TooManyCells { path }
        | ImportError::TooManyRows { path }
        | ImportError::TooManyColumns { path }
        | ImportError::UnpacksToTooMuch { path }
        | ImportError::Entities { path }
        | ImportError::SectorsInACircle { path }
        | ImportError::TakesTooLong { path } => Some(path),
        ImportError::Cancelled(_) => None,
    }
}

/// Why, and what to do.
fn import_reason(text: &Text, error: &ImportError) -> (String, String) {
    match error {
        ImportError::NotFound { .. } => (say!(text, "explain-not-found-why"), say!(text, "explain-not-found-todo")),
        ImportError::Unreadable { source, .. } => (io_reason(text, source), say!(text, "explain-unreadable-todo")),
        ImportError::Empty { .. } => (say!(text, "explain-empty-why"), say!(text, "explain-empty-todo")),
        ImportError::NotASpreadsheet { .. } => {
            (say!(text, "explain-not-a-spreadsheet-why"), say!(text, "explain-not-a-spreadsheet-todo"))
        }
        ImportError::PasswordProtected { .. } => {
            (say!(text, "explain-password-why"), say!(text, "explain-password-todo"))
        }
        ImportError::ZipWithoutWorkbook { .. } => (say!(text, "explain-zip-why"), say!(text, "explain-zip-todo")),
        // What the reading library says is for developers: it stays in the error itself.
        ImportError::Broken { .. } => (say!(text, "explain-broken-why"), say!(text, "explain-broken-todo")),
        ImportError::NoSuchSheet { sheet, sheets, .. } => {
            let why = say!(text, "explain-no-sheet-why", sheet = sheet.as_str());
            (why, say!(text, "explain-no-sheet-todo", sheets = text.list(sheets)))
        }
        ImportError::NoTable { .. } => (say!(text, "explain-no-table-why"), say!(text, "explain-no-table-todo")),
        ImportError::NoClientColumn { .. } => {
            (say!(text, "explain-no-client-why"), say!(text, "explain-no-client-todo"))
        }
        ImportError::NoAmounts { .. } => (say!(text, "explain-no-amounts-why"), say!(text, "explain-no-amounts-todo")),
        ImportError::Cancelled(_) => (say!(text, "explain-stopped-why"), say!(text, "explain-stopped-todo")),
        limit => limit_reason(text, limit),
    }
}

/// Why, and what to do, where a file is more than the program reads or made to do harm.
fn limit_reason(text: &Text, error: &ImportError) -> (String, String) {
    let count = |most: usize| text.integer(most);
    let less = || say!(text, "explain-too-large-todo");
    let again = || say!(text, "explain-suspicious-todo");
    match error {
        ImportError::TooManyCells { .. } => (say!(text, "explain-too-many-cells-why", most = count(MAX_CELLS)), less()),
        ImportError::TooManyRows { .. } => (say!(text, "explain-too-many-rows-why", most = count(MAX_ROWS)), less()),
        ImportError::TooManyColumns { .. } => {
            (say!(text, "explain-too-many-columns-why", most = count(MAX_COLUMNS)), less())
        }
        ImportError::UnpacksToTooMuch { .. } => (say!(text, "explain-unpacks-why"), again()),
        ImportError::Entities { .. } => (say!(text, "explain-entities-why"), again()),
        ImportError::SectorsInACircle { .. } => (say!(text, "explain-circle-why"), again()),
        ImportError::TakesTooLong { .. } => (say!(text, "explain-too-long-why"), again()),
        _ => (say!(text, "explain-too-large-why"), less()),
    }
}

/// What the system said, in words where it is a usual thing.
fn io_reason(text: &Text, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => say!(text, "explain-io-no-folder"),
        io::ErrorKind::PermissionDenied => say!(text, "explain-io-permission"),
        io::ErrorKind::IsADirectory => say!(text, "explain-io-folder"),
        io::ErrorKind::ReadOnlyFilesystem => say!(text, "explain-io-read-only"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => say!(text, "explain-io-full"),
        _ => say!(text, "explain-io-other", detail = error.to_string()),
    }
}

/// Why a file cannot be put where it was to be, and what to do.
fn target_reason(text: &Text, why: &NotWritable) -> (String, String) {
    let name = || say!(text, "explain-no-file-todo");
    match why {
        NotWritable::Folder => (say!(text, "explain-io-folder"), say!(text, "explain-is-folder-todo")),
        NotWritable::Device => (say!(text, "explain-device-why"), name()),
        NotWritable::Pipe => (say!(text, "explain-pipe-why"), say!(text, "explain-pipe-todo")),
        NotWritable::Socket => (say!(text, "explain-socket-why"), name()),
        NotWritable::Loop => (say!(text, "explain-links-why"), say!(text, "explain-links-todo")),
        NotWritable::ReadOnly => (say!(text, "explain-read-only-why"), say!(text, "explain-read-only-todo")),
        NotWritable::Ending(ending) => {
            let ending: &str = ending;
            let why = say!(text, "explain-ending-why", ending = ending);
            (why, say!(text, "explain-ending-todo", ending = ending))
        }
        NotWritable::Io(source) => {
            let todo = match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => say!(text, "explain-full-folder-todo"),
                _ => say!(text, "explain-folder-todo"),
            };
            (io_reason(text, source), todo)
        }
        NotWritable::InUse(source) => {
            let why = match source.kind() {
                io::ErrorKind::IsADirectory | io::ErrorKind::StorageFull | io::ErrorKind::ReadOnlyFilesystem => {
                    io_reason(text, source)
                }
                // Nearly always because it is open.
                _ => say!(text, "explain-target-why"),
            };
            (why, say!(text, "explain-target-todo"))
        }
    }
}

fn source_name(text: &Text, path: &Path) -> String {
    if path == Path::new("-") { say!(text, "explain-standard-input") } else { words::file_name(path) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cancelled;
    use crate::text::Language;

    fn every_import_error() -> Vec<ImportError> {
        let path = || PathBuf::from("folder/omzet.xlsx");
        let source = || io::Error::from(io::ErrorKind::PermissionDenied);
        vec![
            ImportError::NotFound { path: path() },
            ImportError::Unreadable { path: path(), source: source() },
            ImportError::Empty { path: path() },
            ImportError::NotASpreadsheet { path: path() },
            ImportError::PasswordProtected { path: path() },
            ImportError::ZipWithoutWorkbook { path: path() },
            ImportError::Broken { path: path(), detail: "Could not find EOCD".into() },
            ImportError::NoSuchSheet { path: path(), sheet: "Q3".into(), sheets: vec!["Q1".into(), "Q2".into()] },
            ImportError::NoTable { path: path() },
            ImportError::NoClientColumn { path: path() },
            ImportError::NoAmounts { path: path() },
            ImportError::TooLarge { path: path() },
            ImportError::TooManyCells { path: path() },
            ImportError::TooManyRows { path: path() },
            ImportError::TooManyColumns { path: path() },
            ImportError::UnpacksToTooMuch { path: path() },
            ImportError::Entities { path: path() },
            ImportError::SectorsInACircle { path: path() },
            ImportError::TakesTooLong { path: path() },
        ]
    }

    #[test]
    fn every_import_error_says_what_why_and_what_to_do_and_the_path_last() {
        let text = Text::new(Language::English);
        for error in every_import_error() {
            let explained = import(&text, &error);
            assert_eq!(explained.what, "“omzet.xlsx” cannot be imported", "{error}");
            for part in [&explained.why, &explained.to_do] {
                assert!(part.chars().next().is_some_and(char::is_uppercase) && !part.ends_with('.'), "{part:?}");
            }
            let whole = explained.to_string();
            assert!(whole.ends_with(" (folder/omzet.xlsx)") && !whole.contains('\n'), "{whole}");
            assert!(!whole.contains("Could not find EOCD"), "a library's words are not for people: {whole}");
        }
    }

    #[test]
    fn the_command_line_says_it_in_one_sentence() {
        let text = Text::new(Language::English);
        let path = PathBuf::from("-");
        let sentence = import(&text, &ImportError::Empty { path }).to_string();
        assert_eq!(
            sentence,
            "“standard input” cannot be imported: it is empty; save the workbook again and open the new file"
        );
        let missing = ImportError::NoSuchSheet { path: "a.ods".into(), sheet: "Q3".into(), sheets: vec!["Q1".into()] };
        assert!(import(&text, &missing).to_string().contains("“Q3”"));
    }

    #[test]
    fn the_system_is_quoted_only_when_it_says_something_unusual() {
        let text = Text::new(Language::English);
        let cases = [
            (io::Error::from(io::ErrorKind::PermissionDenied), "permission"),
            (io::Error::from(io::ErrorKind::StorageFull), "full"),
            (io::Error::other("the tape is torn"), "the tape is torn"),
        ];
        for (source, expected) in cases {
            let path = PathBuf::from("out/report.xlsx");
            let explained = report(&text, &ReportError::NotWritable { path, why: NotWritable::Io(source) });
            assert!(explained.why.to_lowercase().contains(expected), "{explained}");
        }
    }

    #[test]
    fn an_open_target_is_the_likely_reason_that_it_cannot_be_replaced() {
        let text = Text::new(Language::English);
        let source = io::Error::from(io::ErrorKind::PermissionDenied);
        let explained = not_writable(&text, Path::new("report.xlsx"), &NotWritable::InUse(source));
        assert!(explained.why.contains("open in another program"), "{explained}");
    }

    #[test]
    fn what_stands_against_writing_has_a_sentence_each() {
        let text = Text::new(Language::English);
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        let cases = [
            (NotWritable::Folder, "it is a folder; "),
            (NotWritable::Device, "it is a device, "),
            (NotWritable::Pipe, "it is a pipe, "),
            (NotWritable::Socket, "it is a socket, "),
            (NotWritable::Loop, "its links lead in a circle; "),
            (NotWritable::ReadOnly, "read-only; "),
            (NotWritable::Ending("xlsx"), "its name does not end in .xlsx; "),
            (NotWritable::Io(full()), "the disk is full; make room"),
            (NotWritable::InUse(full()), "the disk is full; "),
        ];
        for (why, expected) in cases {
            let sentence = not_writable(&text, Path::new("out/r.xlsx"), &why).to_string();
            assert!(sentence.starts_with("“r.xlsx” cannot be written: "), "{sentence}");
            assert!(sentence.contains(expected) && sentence.ends_with(" (out/r.xlsx)"), "{sentence}");
        }
    }

    #[test]
    fn what_was_stopped_is_no_failure_of_a_file() {
        let text = Text::new(Language::English);
        assert_eq!(import(&text, &ImportError::Cancelled(Cancelled)).path, None);
        assert_eq!(report(&text, &ReportError::Cancelled(Cancelled)).path, None);
    }
}
