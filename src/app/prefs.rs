//! Choices that outlive the window, in a small JSON file in the settings folder.

use std::path::{self, Path, PathBuf};
use std::{env, fs, io};

use serde::{Deserialize, Serialize};

use super::action::ThemeChoice;
use crate::beside::Target;

/// How many recent files are remembered.
const RECENT: usize = 8;

/// The choices. A field that is missing or unknown takes its default, so older and newer files both read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// The language's code; `None` follows the system.
    pub language: Option<String>,
    /// Light, dark, or as the system has it.
    pub theme: ThemeChoice,
    /// How much larger than designed; `None` is 1.
    pub zoom: Option<f32>,
    /// Files opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// The project the next window opens by itself.
    pub last: Option<PathBuf>,
}

impl Prefs {
    /// Puts `path` first among the recent files: with its folder, because the next window may start in another one.
    pub fn remember(&mut self, path: &Path) {
        let path = path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }

    /// Takes `path` out of the recent files.
    pub fn forget(&mut self, path: &Path) {
        let absolute = path::absolute(path).ok();
        self.recent.retain(|known| known != path && Some(known) != absolute.as_ref());
        self.last = self.last.take().filter(|last| last != path);
    }

    /// The choices of the settings folder. A file that is missing or cannot be read gives the defaults; the second
    /// value then says what is wrong with a file that exists.
    #[must_use]
    pub fn load(folder: Option<&Path>) -> (Self, Option<String>) {
        let Some(folder) = folder else { return (Self::default(), None) };
        let read = fs::read_to_string(folder.join(FILE));
        match read.map(|text| serde_json::from_str(&text)) {
            Ok(Ok(prefs)) => {
                let mut prefs: Self = prefs;
                // Where a path without its folder leads depends on where the program was started.
                prefs.recent.retain(|path| path.is_absolute());
                (prefs, None)
            }
            Ok(Err(error)) => (Self::default(), Some(error.to_string())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), None),
            Err(error) => (Self::default(), Some(error.to_string())),
        }
    }

    /// Makes one choice in the settings folder, above what other windows chose meanwhile, and takes over the files they
    /// opened. Two windows that choose at the same time wait for each other.
    ///
    /// # Errors
    /// What the file system says when the folder cannot be written to.
    pub fn keep(&mut self, folder: &Path, choice: impl Fn(&mut Self)) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let lock = fs::File::create(folder.join(LOCK))?;
        lock.lock()?;
        let (mut kept, problem) = Self::load(Some(folder));
        if problem.is_some() {
            kept = self.clone();
        }
        choice(&mut kept);
        kept.save(folder)?;
        self.recent = kept.recent;
        Ok(())
    }

    /// Writes the choices to the settings folder, beside the old file and then renamed.
    ///
    /// # Errors
    /// What the file system says when the folder cannot be written to.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut half = Target::at(&folder.join(FILE))?.private().half(".json")?;
        serde_json::to_writer_pretty(half.file(), self)?;
        Ok(half.finish()?)
    }
}

const FILE: &str = "settings.json";
/// Held while a choice is made.
const LOCK: &str = "settings.lock";

/// The settings folder: `SWEETSPOT_CONFIG_DIR`, or where the system keeps settings; `None` when it has no such place.
#[must_use]
pub fn settings_folder() -> Option<PathBuf> {
    if let Some(folder) = env::var_os("SWEETSPOT_CONFIG_DIR") {
        return Some(PathBuf::from(folder));
    }
    directories::ProjectDirs::from("", "", "Sweetspot").map(|found| found.config_dir().to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_survive_and_a_broken_file_gives_defaults_with_a_reason() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut prefs = Prefs { language: Some("pl".into()), theme: ThemeChoice::Dark, ..Prefs::default() };
        for name in ["a.xlsx", "b.xlsx", "a.xlsx"] {
            prefs.remember(&folder.path().join(name));
        }
        prefs.save(folder.path()).expect("the folder can be written to");
        let (read, problem) = Prefs::load(Some(folder.path()));
        assert_eq!((&read, problem), (&prefs, None));
        assert_eq!(read.recent, ["a.xlsx", "b.xlsx"].map(|name| folder.path().join(name)));

        fs::write(folder.path().join(FILE), "{ not json").expect("the folder can be written to");
        let (read, problem) = Prefs::load(Some(folder.path()));
        assert_eq!(read, Prefs::default());
        assert!(problem.is_some());
    }

    #[test]
    fn recent_files_are_found_from_any_folder() {
        let here = env::current_dir().expect("there is a folder");
        let mut prefs = Prefs::default();
        for name in ["data/2024.csv", "./data/2024.csv", "2025.csv"] {
            prefs.remember(Path::new(name));
        }
        assert_eq!(prefs.recent, [here.join("2025.csv"), here.join("data/2024.csv")]);
        prefs.forget(Path::new("2025.csv"));
        assert_eq!(prefs.recent, [here.join("data/2024.csv")]);

        let folder = tempfile::tempdir().expect("a temporary folder");
        prefs.recent.push(PathBuf::from("kept by an earlier version.csv"));
        prefs.save(folder.path()).expect("the folder can be written to");
        assert_eq!(Prefs::load(Some(folder.path())).0.recent, [here.join("data/2024.csv")]);
    }

    #[test]
    fn two_windows_keep_each_others_choices() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = |name: &str| folder.path().join(name);
        let (mut one, mut other) = (Prefs::default(), Prefs::default());
        let choose = |window: &mut Prefs, choice: &dyn Fn(&mut Prefs)| {
            choice(window);
            window.keep(folder.path(), choice).expect("the folder can be written to");
        };
        choose(&mut one, &|prefs| prefs.theme = ThemeChoice::Dark);
        choose(&mut other, &|prefs| prefs.language = Some("nl".into()));
        choose(&mut one, &|prefs| prefs.remember(&file("one.csv")));
        choose(&mut other, &|prefs| prefs.remember(&file("other.csv")));
        let (kept, _) = Prefs::load(Some(folder.path()));
        assert_eq!((kept.theme, kept.language.as_deref()), (ThemeChoice::Dark, Some("nl")));
        assert_eq!(kept.recent, [file("other.csv"), file("one.csv")]);
        assert_eq!((other.recent, other.theme), (kept.recent, ThemeChoice::System), "a window keeps its own look");
    }
}
