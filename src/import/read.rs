//! Opening a file into grids of cells.

mod ahead;
mod blocks;
pub(super) mod compound;
mod delimiter;
pub(super) mod encoding;
mod errors;
mod html;
mod mhtml;
mod odf;
mod parts;
mod quotes;
mod text;
mod value;
pub(super) mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod xml2003;
pub(super) mod zipped;

use std::borrow::Cow;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;
use std::time::Duration;

use super::grid::TooMany;
use super::guard::{Impatient, guarded, with_patience};
use super::sniff::kind_of;
use super::{FileKind, ImportError, Sheet, SourceFile, Workbook};
use crate::model::{Cancelled, Progress};

/// The most bytes a file may have.
const MAX_BYTES: u64 = 2 << 30;
/// Text from this many bytes on is read in blocks.
const LARGE_TEXT: u64 = 64 << 20;
/// The bytes by which the kind of a large file is told.
const HEAD: usize = 64 << 10;
/// The bytes loaded at a time.
const PIECE: u64 = 16 << 20;
/// How much of the work loading a file is.
const LOADING: f64 = 0.1;
/// How long reading may get no further.
const PATIENCE: Duration = Duration::from_mins(1);

/// Reads every sheet of the file at `path`.
///
/// # Errors
/// [`ImportError`] when the file cannot be opened or is no table of any kind.
pub fn read(path: &Path, progress: &Progress) -> Result<Workbook, ImportError> {
    watched((PATIENCE, path), progress, read_here)
}

/// Reads a file that is already in memory, such as standard input or what was pasted. `name` is what people see of it.
///
/// # Errors
/// [`ImportError`] when it is no table of any kind.
pub fn read_bytes<'b>(
    name: &Path,
    bytes: impl Into<Cow<'b, [u8]>>,
    progress: &Progress,
) -> Result<Workbook, ImportError> {
    let bytes = bytes.into().into_owned();
    watched((PATIENCE, name), progress, move |name, progress| parse(name, &bytes, progress))
}

/// What `work` gives for the file called `name`, as long as it gets further within `patience`.
fn watched<T: Send + 'static>(
    (patience, name): (Duration, &Path),
    progress: &Progress,
    work: impl FnOnce(&Path, &Progress) -> Result<T, ImportError> + Send + 'static,
) -> Result<T, ImportError> {
    let (path, here) = (name.to_path_buf(), progress.clone());
    let done = with_patience(patience, progress, move || work(&path, &here));
    done.unwrap_or_else(|impatient| {
        Err(match impatient {
            Impatient::Cancelled(cancelled) => cancelled.into(),
            Impatient::NoProgress => ImportError::TakesTooLong { path: name.to_path_buf() },
        })
    })
}

fn read_here(path: &Path, progress: &Progress) -> Result<Workbook, ImportError> {
    let unreadable = |source| ImportError::from_io(path, source);
    let mut file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > LARGE_TEXT {
        let mut head = Vec::with_capacity(HEAD);
        file.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(unreadable)?;
        if matches!(guarded(|| kind_of(path, &head)), Ok(Ok(FileKind::Csv))) {
            let read = guarded(|| text::large_sheets(&mut file, progress));
            let (kind, sheets) = read.unwrap_or_else(|panic| Err(Stop::Broken(panic))).map_err(|stop| stop.of(path))?;
            return Ok(Workbook { files: vec![SourceFile { path: path.to_path_buf(), kind }], sheets });
        }
    }
    if size > MAX_BYTES {
        return Err(ImportError::TooLarge { path: path.to_path_buf() });
    }
    file.rewind().map_err(unreadable)?;
    let bytes = load(&mut file, size, &progress.part(0.0, LOADING)).map_err(unreadable)?;
    progress.cancel.check()?;
    parse(path, &bytes, &progress.part(LOADING, 1.0))
}

/// Reads the file called `name` with these bytes, for as long as that takes.
pub(super) fn parse(name: &Path, bytes: &[u8], progress: &Progress) -> Result<Workbook, ImportError> {
    let kind = guarded(|| kind_of(name, bytes)).unwrap_or_else(|panic| Err(ImportError::broken(name, &panic)))?;
    let read = guarded(|| match kind {
        FileKind::Csv | FileKind::Tsv => text::sheets(bytes, progress),
        _ => Ok((kind, workbook_sheets(kind, bytes, progress)?)),
    });
    let read = read.unwrap_or_else(|panic| Err(Stop::Broken(panic)));
    // What a reader makes of its input ending is no news to those who stopped it.
    progress.cancel.check()?;
    let (kind, sheets) = read.map_err(|stop| stop.of(name))?;
    Ok(Workbook { files: vec![SourceFile { path: name.to_path_buf(), kind }], sheets })
}

fn workbook_sheets(kind: FileKind, bytes: &[u8], progress: &Progress) -> Sheets {
    match kind {
        FileKind::Xlsx => xlsx::sheets(bytes, progress),
        FileKind::Xlsb => xlsb::sheets(bytes, progress),
        FileKind::Xls => xls::sheets(bytes, progress),
        FileKind::Ods => odf::ods_sheets(bytes, progress),
        FileKind::Fods => odf::fods_sheets(bytes, progress),
        FileKind::Xml2003 => xml2003::sheets(bytes, progress),
        FileKind::Html => html::sheets(bytes, progress),
        FileKind::Mhtml => mhtml::sheets(bytes, progress),
        FileKind::Csv | FileKind::Tsv => Ok(text::sheets(bytes, progress)?.1),
    }
}

/// The whole content, piece by piece: a slow disk is progress too, and can be stopped.
fn load(file: &mut File, size: u64, progress: &Progress) -> std::io::Result<Vec<u8>> {
    progress.set_total(size);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    while !progress.cancel.is_cancelled() {
        let read = file.by_ref().take(PIECE).read_to_end(&mut bytes)?;
        progress.set_done(bytes.len() as u64);
        if read == 0 || bytes.len() as u64 > MAX_BYTES {
            break;
        }
    }
    Ok(bytes)
}

/// Why a reader stopped, before the file's name is added.
#[derive(Debug)]
pub(super) enum Stop {
    Broken(String),
    Password,
    TooMany(TooMany),
    /// The XML declares entities.
    Entities,
    /// The sectors of a compound file lead in a circle.
    Circle,
    /// A part of a zip gives more than it says.
    Unpacks,
    Cancelled(Cancelled),
}

impl Stop {
    #[expect(clippy::needless_pass_by_value, reason = "so that it can be given to map_err")]
    pub(super) fn broken(detail: impl ToString) -> Self {
        let detail = detail.to_string();
        // What the zip library says of a part that gives more than it announced, inside whatever was reading it.
        if detail.contains("larger than its declared") { Self::Unpacks } else { Self::Broken(detail) }
    }

    pub(super) fn of(self, path: &Path) -> ImportError {
        match self {
            Self::Broken(detail) => ImportError::broken(path, &detail),
            Self::Password => ImportError::PasswordProtected { path: path.to_path_buf() },
            Self::TooMany(TooMany::Cells) => ImportError::TooManyCells { path: path.to_path_buf() },
            Self::TooMany(TooMany::Rows) => ImportError::TooManyRows { path: path.to_path_buf() },
            Self::TooMany(TooMany::Columns) => ImportError::TooManyColumns { path: path.to_path_buf() },
            Self::TooMany(TooMany::Text) => ImportError::TooLarge { path: path.to_path_buf() },
            Self::Unpacks => ImportError::UnpacksToTooMuch { path: path.to_path_buf() },
            Self::Circle => ImportError::SectorsInACircle { path: path.to_path_buf() },
            Self::Entities => ImportError::Entities { path: path.to_path_buf() },
            Self::Cancelled(cancelled) => cancelled.into(),
        }
    }
}

impl From<TooMany> for Stop {
    fn from(what: TooMany) -> Self {
        Self::TooMany(what)
    }
}

impl From<Cancelled> for Stop {
    fn from(cancelled: Cancelled) -> Self {
        Self::Cancelled(cancelled)
    }
}

type Sheets = Result<Vec<Sheet>, Stop>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_of_a_text_runs_once() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let paths = ["a.csv", "b.csv"].map(|name| folder.path().join(name));
        for path in &paths {
            std::fs::write(path, "Client;Cloud\n".to_owned() + &"Elm;1\n".repeat(100_000)).expect("it is written");
        }
        let progress = Progress::default();
        let reading = std::thread::Builder::new().name("test".to_owned()).spawn({
            let progress = progress.clone();
            move || crate::import::read_all(&paths, &progress).map(drop)
        });
        let reading = reading.expect("a thread starts");
        let mut seen = vec![0.0];
        while !reading.is_finished() {
            seen.extend(progress.fraction());
            seen.dedup();
            std::thread::yield_now();
        }
        reading.join().expect("it ends").expect("it is read");
        // Threads that read side by side may report in another order.
        let forward = seen.windows(2).all(|two| two[1] > two[0] - 0.1);
        assert!(forward && seen.len() > 4, "{seen:?}");
        assert!(progress.fraction().is_some_and(|fraction| fraction > 0.9), "{seen:?}");
    }

    #[test]
    fn bytes_that_get_no_further_are_given_up_as_files_are() {
        let patience = Duration::from_millis(120);
        let still = |_: &Path, _: &Progress| -> Result<(), ImportError> {
            std::thread::sleep(Duration::from_secs(5));
            Ok(())
        };
        let given_up = watched((patience, Path::new("pasted")), &Progress::default(), still);
        assert!(matches!(given_up, Err(ImportError::TakesTooLong { path }) if path == Path::new("pasted")));
        let book = read_bytes(Path::new("pasted"), b"Client\tCloud\nElm\t1\n", &Progress::default());
        assert_eq!(book.expect("it is read").sheets.len(), 1);
    }
}
