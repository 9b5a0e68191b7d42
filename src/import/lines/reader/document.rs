//! By what the same line is known again in another file, however that file writes it.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Reader;

impl Reader<'_> {
    /// A number for the document of `row`; 0 where it names none. Letter case and leading zeros, which spreadsheets drop,
    /// do not count.
    pub(super) fn document(&self, row: usize) -> u64 {
        let Some(column) = self.plan.document else { return 0 };
        let cell = self.cell(row, column);
        let shown = cell.to_string();
        let name = shown.trim().trim_start_matches('0').to_lowercase();
        if name.is_empty() { 0 } else { number([name.as_str()].into_iter()) }
    }

    /// A number for what `row` says of what was sold, beside its offering; 0 where no column does.
    pub(super) fn texts(&self, row: usize) -> u64 {
        if self.plan.texts.is_empty() {
            return 0;
        }
        let shown: Vec<String> = self.plan.texts.iter().map(|column| self.cell(row, *column).to_string()).collect();
        number(shown.iter().flat_map(|text| text.split_whitespace()))
    }
}

/// A number for `words`, the same in every run; never 0.
fn number<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.for_each(|word| word.hash(&mut hasher));
    hasher.finish().max(1)
}
