//! A file that was read, before and after its data is the project.

use std::sync::Arc;

use jiff::civil::Date;

use super::Serial;
use crate::import::{ImportError, Imported, Recipe, RecipeFit, Workbook};
use crate::model::Project;

/// A file that was read and is being looked at, before its data joins the project.
#[derive(Debug)]
pub struct OpenFile {
    /// The file as read.
    pub workbook: Arc<Workbook>,
    /// The corrections so far.
    pub recipe: Recipe,
    /// The corrections `imported` was understood with; the same unless `is_stale`.
    pub understood: Recipe,
    /// What was understood with these corrections.
    pub imported: Arc<Imported>,
    /// The number `imported` was taken in with.
    pub serial: Serial,
    /// Why that is no table yet: what is there is shown, to be corrected by hand.
    pub missing: Option<ImportError>,
    /// By what the next file of this shape is recognised; `None` when it has no titles.
    pub fingerprint: Option<String>,
    /// How a recipe that was not made here fits: one kept from an earlier file, or opened.
    pub recognised: Option<RecipeFit>,
    /// The latest last day of a window so far; periods before it are offered.
    pub latest: Option<Date>,
    /// Whether newer corrections are being worked out.
    pub is_stale: bool,
}

impl OpenFile {
    /// What a project of this file is called.
    #[must_use]
    pub fn project_name(&self) -> String {
        self.workbook.path().file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Whether `project` stands on the data as understood. Edits share the lines they were made on.
    #[must_use]
    pub fn is_source_of(&self, project: &Project) -> bool {
        Arc::ptr_eq(&self.imported.data.lines, &project.data.lines)
    }

    /// The file as it was taken into the project: a table, with nothing left to be worked out.
    #[must_use]
    pub fn as_taken(&self) -> Self {
        Self {
            workbook: Arc::clone(&self.workbook),
            recipe: self.understood.clone(),
            understood: self.understood.clone(),
            imported: Arc::clone(&self.imported),
            serial: self.serial,
            missing: None,
            fingerprint: self.fingerprint.clone(),
            recognised: self.recognised.clone(),
            latest: self.latest,
            is_stale: false,
        }
    }
}
