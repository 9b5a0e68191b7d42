//! Names of clients and offerings as numbers: each spelling is folded once, whatever the number of lines.

use std::collections::HashMap;

use crate::import::Cell;
use crate::import::memo::Memo;
use crate::model::fold_name;

/// Names in the order they were met.
#[derive(Debug, Default)]
pub(super) struct Names<'t> {
    by_spelling: HashMap<&'t str, u32>,
    by_number: HashMap<u64, u32>,
    by_name: HashMap<String, u32>,
    /// As the file writes them first, trimmed.
    pub(super) all: Vec<String>,
    recent: Memo<'t, u32>,
}

impl<'t> Names<'t> {
    /// The number of the name in `cell`; `None` when it names nothing.
    pub(super) fn of(&mut self, cell: Cell<'t>) -> Option<u32> {
        match cell {
            Cell::Text(text) => self.of_text(text),
            Cell::Number(value) | Cell::Date(value) => {
                if let Some(&known) = self.by_number.get(&value.to_bits()) {
                    return Some(known);
                }
                let number = self.add(&cell.to_string());
                self.by_number.insert(value.to_bits(), number);
                Some(number)
            }
            Cell::Bool(_) => Some(self.add(&cell.to_string())),
            Cell::Blank | Cell::Error(_) => None,
        }
    }

    /// The number of the name `text`; `None` when it is blank.
    pub(super) fn of_text(&mut self, text: &'t str) -> Option<u32> {
        if let Some(known) = self.recent.known(text) {
            return Some(known);
        }
        if text.trim().is_empty() {
            return None;
        }
        let number = if let Some(&known) = self.by_spelling.get(text) {
            known
        } else {
            let number = self.add(text);
            self.by_spelling.insert(text, number);
            number
        };
        self.recent.keep(text, number);
        Some(number)
    }

    /// The number of the name `text`, which is folded anew.
    pub(super) fn add(&mut self, text: &str) -> u32 {
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let number = *self.by_name.entry(fold_name(text)).or_insert(next);
        if number == next {
            self.all.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        number
    }
}
