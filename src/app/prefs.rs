//! Choices that outlive the window, in a small JSON file in the settings folder.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::{Deserialize, Serialize};

use super::action::ThemeChoice;

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
}

impl Prefs {
    /// Puts `path` first among the recent files.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_path_buf());
        self.recent.truncate(RECENT);
    }

    /// The choices of the settings folder. A file that is missing or cannot be read gives the defaults; the second
    /// value then says what is wrong with a file that exists.
    #[must_use]
    pub fn load(folder: Option<&Path>) -> (Self, Option<String>) {
        let Some(folder) = folder else { return (Self::default(), None) };
        let read = fs::read_to_string(folder.join(FILE));
        match read.map(|text| serde_json::from_str(&text)) {
            Ok(Ok(prefs)) => (prefs, None),
            Ok(Err(error)) => (Self::default(), Some(error.to_string())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), None),
            Err(error) => (Self::default(), Some(error.to_string())),
        }
    }

    /// Writes the choices to the settings folder, beside the old file and then renamed.
    ///
    /// # Errors
    /// What the file system says when the folder cannot be written to.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, self)?;
        file.persist(folder.join(FILE)).map_err(|error| error.error)?;
        Ok(())
    }
}

const FILE: &str = "settings.json";

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
            prefs.remember(Path::new(name));
        }
        prefs.save(folder.path()).expect("the folder can be written to");
        let (read, problem) = Prefs::load(Some(folder.path()));
        assert_eq!((&read, problem), (&prefs, None));
        assert_eq!(read.recent, [PathBuf::from("a.xlsx"), PathBuf::from("b.xlsx")]);

        fs::write(folder.path().join(FILE), "{ not json").expect("the folder can be written to");
        let (read, problem) = Prefs::load(Some(folder.path()));
        assert_eq!(read, Prefs::default());
        assert!(problem.is_some());
    }
}
