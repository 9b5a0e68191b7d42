//! What a cell's words are in the vocabulary: known, near to a known one, or new.

use std::collections::HashMap;

use super::{Doubt, NotReadReason, cells};
use crate::import::Cell;
use crate::import::guess::amount::is_nothing;
use crate::import::guess::titles::canonical;
use crate::import::suggest::near;
use crate::model::{BuiltIn, Dimension, KnownNames, fold_name};

/// One value of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// As the vocabulary spells it, or as it was typed.
    pub(super) name: String,
    /// Whether it is new, or near to a known one.
    pub(super) doubt: Option<Doubt>,
}

/// A dimension's vocabulary, with every spelling met so far.
pub(super) struct Words<'p> {
    pub(super) dimension: &'p Dimension,
    names: &'p KnownNames,
    by_name: HashMap<String, &'p str>,
    spellings: HashMap<String, Value>,
}

impl<'p> Words<'p> {
    /// That of `dimension`.
    pub(super) fn of(dimension: &'p Dimension, names: &'p KnownNames) -> Self {
        let by_name = dimension.values().map(|(_, value)| (fold_name(value), value)).collect();
        Self { dimension, names, by_name, spellings: HashMap::new() }
    }

    /// The values of `cell`, several with semicolons between; a known value may hold one itself.
    pub(super) fn read(&mut self, cell: Cell<'_>) -> Result<Vec<Value>, NotReadReason> {
        if let Cell::Error(_) = cell {
            return Err(NotReadReason::ErrorCell);
        }
        let shown = cell.to_string();
        let text = shown.trim();
        if self.known(text).is_some() {
            return Ok(vec![self.value(text)]);
        }
        if cells::is_silent(cell) {
            return Ok(Vec::new());
        }
        let parts = text.split(';').map(str::trim).filter(|part| !is_nothing(part));
        Ok(parts.map(|part| self.value(part)).collect())
    }

    fn value(&mut self, text: &str) -> Value {
        if let Some(value) = self.spellings.get(text) {
            return value.clone();
        }
        let value = match self.known(text) {
            Some(name) => Value { name: name.to_owned(), doubt: None },
            None => self.unknown(text),
        };
        self.spellings.insert(text.to_owned(), value.clone());
        value
    }

    /// The known value that `text` is: by its letters, as a shipped word in any language, or by what it was called before.
    fn known(&self, text: &str) -> Option<&'p str> {
        let find = |name: &str| self.by_name.get(&fold_name(name)).copied();
        let shipped = self.dimension.as_built_in().map_or(&[][..], BuiltIn::vocabulary);
        find(text)
            .or_else(|| find(canonical(text, shipped)?))
            .or_else(|| find(&self.names.value(self.dimension, text)?))
    }

    fn unknown(&self, text: &str) -> Value {
        let shipped = self.dimension.as_built_in().map_or(&[][..], BuiltIn::vocabulary);
        let name = canonical(text, shipped).unwrap_or(text).to_owned();
        let doubt = match near(&name, self.dimension.values().map(|(_, value)| value)) {
            Some(meant) => Doubt::Near { typed: name.clone(), meant: meant.to_owned() },
            None => Doubt::New(name.clone()),
        };
        Value { name, doubt: Some(doubt) }
    }
}

/// Whether two lists are the same values in the same order.
pub(super) fn are_same<'a>(one: &[Value], other: impl IntoIterator<Item = &'a str>) -> bool {
    one.iter().map(|value| fold_name(&value.name)).eq(other.into_iter().map(fold_name))
}

/// Each value once, at its first place.
pub(super) fn each_once(values: Vec<Value>) -> Vec<Value> {
    let mut kept: Vec<Value> = Vec::new();
    for value in values {
        if !kept.iter().any(|known| fold_name(&known.name) == fold_name(&value.name)) {
            kept.push(value);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DimensionId;

    #[test]
    fn values_are_known_near_or_new() {
        let mut industry = Dimension::built_in().remove(0);
        assert_eq!(industry.id, DimensionId(0));
        for value in ["Healthcare", "Retail", "Zorg & Wonen", "a; b", "NA", "Financial services"] {
            industry.intern(value).expect("a name");
        }
        let names = KnownNames::default();
        let mut words = Words::of(&industry, &names);
        let near = |typed: &str, meant: &str| (typed.to_owned(), Some(meant.to_owned()), true);
        let new = |typed: &str| (typed.to_owned(), None, true);
        let known = |name: &str| (name.to_owned(), None, false);
        let cases = [
            ("healthcare ", vec![known("Healthcare")]),
            ("RÉTAIL", vec![known("Retail")]),
            ("Helthcare", vec![near("Helthcare", "Healthcare")]),
            ("Health care", vec![near("Health care", "Healthcare")]),
            ("Zorg en Wonen", vec![near("Zorg en Wonen", "Zorg & Wonen")]),
            ("Financial service", vec![near("Financial service", "Financial services")]),
            ("Logistics", vec![new("Logistics")]),
            ("Retail; Logistics;", vec![known("Retail"), new("Logistics")]),
            ("a; b", vec![known("a; b")]),
            ("NA", vec![known("NA")]),
            ("n/a", vec![]),
            ("–", vec![]),
        ];
        for (text, expected) in cases {
            let found = words.read(Cell::Text(text)).expect("it is read").into_iter().map(|value| match value.doubt {
                Some(Doubt::Near { meant, .. }) => (value.name, Some(meant), true),
                doubt => (value.name, None, doubt.is_some()),
            });
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
        assert_eq!(words.read(Cell::Error("#REF!")), Err(NotReadReason::ErrorCell));
    }

    #[test]
    fn shipped_values_are_known_in_any_language() {
        let adoption = Dimension::built_in().remove(3);
        let names = KnownNames::default();
        let mut words = Words::of(&adoption, &names);
        let value = words.read(Cell::Text("vroege meerderheid")).expect("it is read");
        assert_eq!(value, [Value { name: "Early majority".to_owned(), doubt: None }]);
    }
}
