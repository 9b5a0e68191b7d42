//! The user's corrections of the guesses, to be applied again to next quarter's file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ColumnRole, Layout, RowClass};

/// Every guess as the user corrected it; what is absent is guessed. Its JSON is stable: roles, layouts and row classes
/// go by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// The sheet to read, by name.
    pub sheet: Option<String>,
    /// The layout of the table.
    pub layout: Option<Layout>,
    /// The row of the titles (the last of them when stacked), from 0.
    pub header_row: Option<u32>,
    /// Roles by column title.
    pub roles: BTreeMap<String, ColumnRole>,
    /// Row classes by the text of the row's first filled cell.
    pub rows: BTreeMap<String, RowClass>,
    /// Answers to questions: the position of the choice taken.
    pub answers: BTreeMap<String, usize>,
}
