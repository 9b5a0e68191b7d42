//! Recipes kept in a folder, one JSON file per fingerprint, and the JSON form of a recipe (IMPORT.md §5).

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Recipe;
use crate::beside::{NotWritable, Target};

/// The recipe kept in `folder` under `fingerprint`; `None` when there is none.
///
/// # Errors
/// What the file system says, or that the file is no recipe.
pub fn load_recipe(folder: &Path, fingerprint: &str) -> io::Result<Option<Recipe>> {
    match fs::read_to_string(file(folder, fingerprint)) {
        Ok(json) => Ok(Some(serde_json::from_str(&json)?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Keeps `recipe` in `folder` under its fingerprint, in the place of an older one. A recipe without corrections removes
/// what was kept.
///
/// # Errors
/// What the file system says when the folder cannot be written to.
pub fn save_recipe(folder: &Path, fingerprint: &str, recipe: &Recipe) -> io::Result<()> {
    let target = file(folder, fingerprint);
    if recipe.is_empty() {
        return match fs::remove_file(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    fs::create_dir_all(folder)?;
    let kept = Recipe { fingerprint: Some(fingerprint.to_owned()), ..recipe.clone() };
    Ok(write_recipe(&target, &kept)?)
}

/// Writes `recipe` as JSON beside `target` and then over it.
///
/// # Errors
/// [`NotWritable`]; what was there before is untouched.
pub fn write_recipe(target: &Path, recipe: &Recipe) -> Result<(), NotWritable> {
    let mut half = Target::at(target)?.half(".json")?;
    let written = serde_json::to_writer_pretty(half.file(), recipe).map_err(io::Error::from);
    written.and_then(|()| writeln!(half.file())).map_err(NotWritable::Io)?;
    half.finish()
}

/// Fingerprints are hexadecimal; anything else in one must not lead out of the folder.
fn file(folder: &Path, fingerprint: &str) -> PathBuf {
    let safe: String = fingerprint.chars().filter(char::is_ascii_alphanumeric).collect();
    folder.join(format!("{safe}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipes_are_kept_replaced_and_forgotten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let recipes = folder.path().join("recipes");
        assert_eq!(load_recipe(&recipes, "0a").expect("nothing is no error"), None);
        for row in [3, 4] {
            let recipe = Recipe { header_row: Some(row), ..Recipe::default() };
            save_recipe(&recipes, "0a", &recipe).expect("the folder is made");
            let read = load_recipe(&recipes, "0a").expect("it is read").expect("it is there");
            assert_eq!(read, Recipe { fingerprint: Some("0a".to_owned()), ..recipe });
        }
        assert_eq!(fs::read_dir(&recipes).expect("the folder").count(), 1);
        save_recipe(&recipes, "0a", &Recipe::default()).expect("nothing to keep");
        save_recipe(&recipes, "0a", &Recipe::default()).expect("nothing to remove");
        assert_eq!(load_recipe(&recipes, "0a").expect("nothing is no error"), None);
        fs::write(recipes.join("0b.json"), "{ not json").expect("the folder is ours");
        assert!(load_recipe(&recipes, "0b").is_err());
    }
}
