//! Where a file is to be put: links are followed, and what is no file is refused, before anything is written.

use std::fs::{self, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::{Half, NotWritable, folder};

/// So many links are followed one after another, as systems do.
const LINKS: usize = 40;

/// A place that takes a file: nothing is there, or a file that may be replaced.
#[derive(Debug)]
pub(crate) struct Target {
    path: PathBuf,
    replaced: Option<Metadata>,
    is_private: bool,
}

impl Target {
    /// The place `path` leads to.
    ///
    /// # Errors
    /// [`NotWritable`] when no file can be put there.
    pub(crate) fn at(path: &Path) -> Result<Self, NotWritable> {
        let replaced = match fs::metadata(path) {
            Ok(found) => Some(found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            // A circle of links is an error of its own on each system: counting tells it on all.
            Err(error) => return Err(led_to(path).err().unwrap_or(NotWritable::Io(error))),
        };
        if let Some(found) = &replaced {
            refuse_no_file(found)?;
        }
        let path = led_to(path)?;
        let target = Self { path, replaced, is_private: false };
        target.check()?;
        Ok(target)
    }

    /// Refuses what the file's own permissions, its folder or another program stand against.
    fn check(&self) -> Result<(), NotWritable> {
        let Some(replaced) = &self.replaced else {
            return match fs::metadata(folder(&self.path)) {
                Ok(found) if found.is_dir() => Ok(()),
                Ok(_) => Err(NotWritable::Io(io::ErrorKind::NotADirectory.into())),
                Err(error) => Err(NotWritable::Io(error)),
            };
        };
        if replaced.permissions().readonly() {
            return Err(NotWritable::ReadOnly);
        }
        // A folder lets a file be replaced that this user may not write to; the file's own permissions are asked.
        match OpenOptions::new().write(true).open(&self.path) {
            Ok(_) => Ok(()),
            Err(error) if cfg!(unix) => Err(NotWritable::Io(error)),
            Err(error) => Err(NotWritable::InUse(error)),
        }
    }

    /// The same, refused unless the name of `path` ends in `ending`, in capitals or not.
    ///
    /// # Errors
    /// [`NotWritable`] when no such file can be put there.
    pub(crate) fn with_ending(path: &Path, ending: &'static str) -> Result<Self, NotWritable> {
        let target = Self::at(path)?;
        match path.extension() {
            Some(found) if found.eq_ignore_ascii_case(ending) => Ok(target),
            _ => Err(NotWritable::Ending(ending)),
        }
    }

    /// Makes a new file its owner's alone. One that replaces another keeps the permissions of that.
    pub(crate) fn private(self) -> Self {
        Self { is_private: true, ..self }
    }

    /// An empty file beside the target whose name ends in `suffix`. What programs that are gone left half-written in that
    /// folder is removed.
    ///
    /// # Errors
    /// [`NotWritable`] when the folder takes no new file.
    pub(crate) fn half(self, suffix: &str) -> Result<Half, NotWritable> {
        Half::begin(self.path, suffix, (self.replaced, self.is_private))
    }
}

/// The file that `path` leads to when the links it names are followed; it need not be there.
///
/// # Errors
/// [`NotWritable::Loop`].
pub(crate) fn led_to(path: &Path) -> Result<PathBuf, NotWritable> {
    let mut path = path.to_path_buf();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = folder(&path).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(NotWritable::Loop)
}

/// Refuses what is something else than a file.
fn refuse_no_file(found: &Metadata) -> Result<(), NotWritable> {
    if found.is_dir() {
        return Err(NotWritable::Folder);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let kind = found.file_type();
        if kind.is_fifo() {
            return Err(NotWritable::Pipe);
        }
        if kind.is_socket() {
            return Err(NotWritable::Socket);
        }
    }
    if found.is_file() { Ok(()) } else { Err(NotWritable::Device) }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    /// Writes `content` to `path` as the program does.
    fn written(path: &Path, content: &str) -> Result<(), NotWritable> {
        let mut half = Target::at(path)?.half(".txt")?;
        io::Write::write_all(half.file(), content.as_bytes()).map_err(NotWritable::Io)?;
        half.finish()
    }

    #[test]
    fn what_is_no_file_is_refused_by_its_kind() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("folder")).expect("ours");
        let _socket = UnixListener::bind(at("socket")).expect("ours");
        assert!(std::process::Command::new("mkfifo").arg(at("pipe")).status().expect("it runs").success());
        symlink("/dev/null", at("device")).expect("ours");
        symlink("round", at("about")).expect("ours");
        symlink("about", at("round")).expect("ours");
        symlink("itself", at("itself")).expect("ours");
        fs::write(at("locked"), "before").expect("ours");
        fs::set_permissions(at("locked"), fs::Permissions::from_mode(0o444)).expect("ours");
        symlink("locked", at("to locked")).expect("ours");
        let cases = [
            ("folder", "it is a folder"),
            ("socket", "it is a socket"),
            ("pipe", "it is a pipe"),
            ("device", "it is a device"),
            ("about", "its links lead in a circle"),
            ("itself", "its links lead in a circle"),
            ("locked", "it is read-only"),
            ("to locked", "it is read-only"),
        ];
        let before = fs::read_dir(folder.path()).expect("ours").count();
        for (name, expected) in cases {
            let error = written(&at(name), "after").expect_err(name);
            assert_eq!(error.to_string(), expected, "{name}");
        }
        assert_eq!(fs::read_to_string(at("locked")).expect("it is there"), "before");
        assert_eq!(fs::read_dir(folder.path()).expect("ours").count(), before);
        for place in ["nowhere/file", "locked/file"] {
            assert!(matches!(written(&at(place), "after"), Err(NotWritable::Io(_))), "{place}");
        }
    }

    #[test]
    fn links_are_written_through_and_stay() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("inside")).expect("ours");
        fs::write(at("inside/real"), "before").expect("ours");
        symlink("inside/real", at("relative")).expect("ours");
        symlink(at("relative"), at("of a link")).expect("ours");
        symlink("inside/new", at("dangling")).expect("ours");
        symlink("inside", at("folder")).expect("ours");
        let cases = [
            ("relative", "inside/real"),
            ("of a link", "inside/real"),
            ("dangling", "inside/new"),
            ("folder/other", "inside/other"),
        ];
        for (name, real) in cases {
            written(&at(name), name).expect(name);
            assert_eq!(fs::read_to_string(at(real)).expect("it is there"), name);
            assert!(fs::symlink_metadata(at(real)).expect("it is there").is_file(), "{name}");
        }
        for link in ["relative", "of a link", "dangling", "folder"] {
            assert!(at(link).is_symlink(), "{link}");
        }
        assert_eq!(fs::read_dir(at("inside")).expect("ours").count(), 3);
    }

    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let path = folder.path().join("file");
        for mode in [0o600, 0o640, 0o644, 0o660, 0o755] {
            fs::write(&path, "before").expect("ours");
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("ours");
            written(&path, "after").expect("it takes a file");
            let kept = fs::metadata(&path).expect("it is there").permissions().mode() & 0o777;
            assert_eq!((kept, fs::read_to_string(&path).expect("it is there").as_str()), (mode, "after"));
        }
        let new = folder.path().join("new");
        Target::at(&new).and_then(|target| target.private().half("")).and_then(Half::finish).expect("it takes a file");
        assert_eq!(fs::metadata(&new).expect("it is there").permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn endings_are_asked_for_in_capitals_or_not() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let cases =
            [("a.xlsx", true), ("a.XLSX", true), ("v1.2.xlsx", true), ("a.xls", false), ("xlsx", false), ("a", false)];
        for (name, expected) in cases {
            let found = Target::with_ending(&folder.path().join(name), "xlsx");
            assert_eq!(found.is_ok(), expected, "{name}");
            assert!(expected || matches!(found, Err(NotWritable::Ending("xlsx"))), "{name}");
        }
    }
}
