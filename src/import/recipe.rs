//! The user's corrections of the guesses, to be applied again to next quarter's file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ColumnRole, Layout, Question, RowClass, Shape, currency, same};

/// Every guess as the user corrected it; what is absent is guessed. Its JSON is stable: roles, layouts and row classes
/// go by their names, clients and offerings by theirs, and rows count from 1 as people see them. Keys it does not know
/// are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// The fingerprint of the file it was made for ([`super::fingerprint()`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// The sheet to read, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The layout of the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<Layout>,
    /// The shape of the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
    /// The table to read where a sheet holds several, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The row of the titles (the last of them when stacked), from 0.
    #[serde(skip_serializing_if = "Option::is_none", with = "from_one")]
    pub header_row: Option<u32>,
    /// The last day of the twelve months.
    #[serde(skip_serializing_if = "Option::is_none", with = "as_text")]
    pub asof: Option<Date>,
    /// The last day that was guessed when `asof` was said: next quarter's file, in which another one is guessed, is not
    /// cut off there. `None` applies it to every file.
    #[serde(skip_serializing_if = "Option::is_none", with = "as_text")]
    pub asof_instead_of: Option<Date>,
    /// Roles by column title.
    pub roles: BTreeMap<String, ColumnRole>,
    /// Row classes by the text of the row's first filled cell.
    pub rows: BTreeMap<String, RowClass>,
    /// Answers to questions: the position of the choice taken.
    pub answers: BTreeMap<String, usize>,
    /// Suggestions by key: accepted, or declined.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub suggestions: BTreeMap<String, bool>,
    /// Other sheets by the key of their [`super::SheetPart`]: used, or not.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sheets: BTreeMap<String, bool>,
}

impl Recipe {
    /// The keys of its JSON.
    pub const KEYS: [&str; 13] = [
        "fingerprint",
        "sheet",
        "layout",
        "shape",
        "table",
        "header_row",
        "asof",
        "asof_instead_of",
        "roles",
        "rows",
        "answers",
        "suggestions",
        "sheets",
    ];

    /// The last day of the twelve months it says for a file in which `guessed` is guessed.
    #[must_use]
    pub fn asof_for(&self, guessed: Option<Date>) -> Option<Date> {
        self.asof.filter(|_| self.asof_instead_of.is_none() || self.asof_instead_of == guessed)
    }

    /// Takes the answer `choice` to the question with `key`. Answers it takes back are gone, as is what was switched about
    /// the same sheet.
    pub fn answer(&mut self, key: String, choice: usize) {
        if let Some(sheet) = same::sheet_of(&key) {
            self.sheets.remove(sheet);
        }
        self.answers.retain(|kept, choice| !currency::superseded(kept, *choice, &key));
        self.answers.insert(key, choice);
    }

    /// Whether `question` was answered, of this file or of one before it.
    #[must_use]
    pub fn answers_to(&self, question: &Question) -> bool {
        let before = || self.answers.iter().any(|(key, choice)| currency::fits(key, *choice, question));
        self.answers.contains_key(&question.key) || before()
    }

    /// The shape of the table, where its layout has one: invoice lines and lists of clients are plain.
    pub(super) fn matrix_shape(&self) -> Option<Shape> {
        match self.layout {
            None | Some(Layout::Matrix) => self.shape,
            Some(_) => Some(Shape::Plain),
        }
    }

    /// Whether it corrects nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { fingerprint: self.fingerprint.clone(), ..Self::default() }
    }
}

/// A date as text, such as 2026-09-30.
mod as_text {
    use jiff::civil::Date;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde hands over the field")]
    pub(super) fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}

/// Rows as people count them.
mod from_one {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde hands over the field")]
    pub(super) fn serialize<S: Serializer>(row: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
        row.map(|row| row.saturating_add(1)).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
        Ok(Option::<u32>::deserialize(deserializer)?.map(|row| row.saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_end_of_the_window_is_not_carried_over_to_the_next_quarter() {
        let (june, september) = (date(2026, 6, 30), date(2026, 9, 30));
        let cases = [
            (None, Some(june), Some(september), None),
            (Some(june), None, Some(september), Some(june)),
            (Some(june), Some(september), Some(september), Some(june)),
            (Some(june), Some(september), Some(date(2026, 12, 31)), None),
        ];
        for (asof, asof_instead_of, guessed, expected) in cases {
            let recipe = Recipe { asof, asof_instead_of, ..Recipe::default() };
            assert_eq!(recipe.asof_for(guessed), expected, "{recipe:?}");
            let json = serde_json::to_string(&recipe).expect("a recipe is data");
            assert_eq!(serde_json::from_str::<Recipe>(&json).expect("it is read back"), recipe);
        }
    }
    #[test]
    fn an_answer_about_a_sheet_counts_more_than_the_switch_before_it() {
        let mut recipe =
            Recipe { sheets: [("Q2".to_owned(), false), ("Q3".to_owned(), false)].into(), ..Recipe::default() };
        recipe.answer("same_table:Q2".to_owned(), 0);
        assert_eq!(recipe.sheets, [("Q3".to_owned(), false)].into());
        assert_eq!(recipe.answers, [("same_table:Q2".to_owned(), 0)].into());
    }
}
