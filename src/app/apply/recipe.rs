//! Corrections that outlive a file: kept for its shape, written to a file, applied from one.

use std::io;
use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::app::App;
use crate::app::session::NoticeKind;
use crate::import::{self, Recipe};
use crate::say;
use crate::text::{explain, words};

impl App {
    /// Applies the recipe at `path` to the open file, above what was corrected here.
    pub(super) fn open_recipe(&mut self, path: PathBuf, ctx: &Context) {
        let Some(file) = self.session.file.as_mut() else { return };
        match load(&path) {
            Ok(recipe) => {
                file.recipe = import::fitted(&recipe, &file.workbook);
                self.understand_now(true, ctx);
            }
            Err(error) => {
                let title = say!(self.session.text, "recipe-error-open", name = words::file_name(&path));
                let detail = format!("{error}\n{}", say!(self.session.text, "recipe-error-open-todo"));
                self.notify(NoticeKind::Error, title, detail, Some(path));
            }
        }
    }

    /// Writes what was corrected to `path`.
    pub(super) fn save_recipe(&mut self, path: PathBuf) {
        if self.refuses_input(&path) {
            return;
        }
        let Some(file) = self.session.file.as_ref() else { return };
        let recipe = Recipe { fingerprint: file.fingerprint.clone(), ..file.recipe.clone() };
        match import::write_recipe(&path, &recipe) {
            Ok(()) => {
                let title = say!(self.session.text, "recipe-saved");
                self.notify(NoticeKind::Done, title, String::new(), Some(path));
            }
            Err(why) => self.explain(explain::not_writable(&self.session.text, &path, &why)),
        }
    }

    /// Keeps the corrections of the open file for the next one of its shape, or forgets them when there are none.
    pub(super) fn keep_recipe(&mut self) {
        let Some((folder, file)) = self.recipes_folder().zip(self.session.file.as_ref()) else { return };
        let Some(fingerprint) = file.fingerprint.as_deref() else { return };
        if let Err(error) = import::save_recipe(&folder, fingerprint, &file.recipe) {
            let title = say!(self.session.text, "recipe-error-keep");
            self.notify(NoticeKind::Error, title, error.to_string(), Some(folder));
        }
    }
}

fn load(path: &Path) -> io::Result<Recipe> {
    let recipe: Recipe = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    if recipe.is_empty() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "no corrections"));
    }
    Ok(recipe)
}
