//! What people said of names: which are one, which are two, and what a value is called. Kept with the project, so that the
//! next file is read with it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Dimension, DimensionKind, fold_name};

/// Names chain when somebody merges what was merged before; longer chains are circles.
const LONGEST_CHAIN: usize = 32;

/// Names of files, and what they go by in the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownNames {
    /// Names of clients, folded, by what each goes by.
    pub clients: BTreeMap<String, String>,
    /// The same of offerings.
    pub offerings: BTreeMap<String, String>,
    /// The same of values, by the name of their dimension.
    pub values: BTreeMap<(String, String), String>,
    /// Pairs of client names, folded, that are two clients; the smaller first.
    pub different: BTreeSet<(String, String)>,
}

impl KnownNames {
    /// What a client of this name goes by, folded.
    #[must_use]
    pub fn client(&self, name: &str) -> String {
        followed(&self.clients, name).map_or_else(|| fold_name(name), |name| fold_name(&name))
    }

    /// What an offering of this name is called now; `None` when that is its own name.
    #[must_use]
    pub fn offering(&self, name: &str) -> Option<String> {
        followed(&self.offerings, name)
    }

    /// What a client of this name is called now; `None` when that is its own name.
    pub(super) fn client_renamed(&self, name: &str) -> Option<String> {
        followed(&self.clients, name)
    }

    /// What a value of `dimension` is called now; `None` when that is its own name.
    #[must_use]
    pub fn value(&self, dimension: &Dimension, name: &str) -> Option<String> {
        let key = dimension_key(dimension);
        chain(name, |folded| self.values.get(&(key.clone(), folded)).cloned())
    }

    /// Whether two names were said to be two clients.
    #[must_use]
    pub fn are_different(&self, one: &str, other: &str) -> bool {
        self.different.contains(&pair(one, other))
    }

    /// Says that the two are two clients.
    pub(super) fn keep_apart(&mut self, one: &str, other: &str) {
        self.different.insert(pair(one, other));
    }

    /// Says that `name` is `into`; that name itself then is nothing else.
    pub(super) fn join_clients(&mut self, name: &str, into: &str) {
        self.different.remove(&pair(name, into));
        said(&mut self.clients, name, into);
    }

    /// The same of offerings.
    pub(super) fn join_offerings(&mut self, name: &str, into: &str) {
        said(&mut self.offerings, name, into);
    }

    /// The same of values of `dimension`.
    pub(super) fn join_values(&mut self, dimension: &Dimension, name: &str, into: &str) {
        let key = dimension_key(dimension);
        self.values.remove(&(key.clone(), fold_name(into)));
        if fold_name(name) != fold_name(into) {
            self.values.insert((key, fold_name(name)), into.to_owned());
        }
    }
}

fn said(names: &mut BTreeMap<String, String>, name: &str, into: &str) {
    names.remove(&fold_name(into));
    if fold_name(name) != fold_name(into) {
        names.insert(fold_name(name), into.to_owned());
    }
}

fn followed(names: &BTreeMap<String, String>, name: &str) -> Option<String> {
    chain(name, |folded| names.get(&folded).cloned())
}

fn chain(name: &str, next: impl Fn(String) -> Option<String>) -> Option<String> {
    let mut found = None;
    let mut at = fold_name(name);
    for _ in 0..LONGEST_CHAIN {
        let Some(name) = next(at) else { break };
        at = fold_name(&name);
        found = Some(name);
    }
    found
}

fn pair(one: &str, other: &str) -> (String, String) {
    let (one, other) = (fold_name(one), fold_name(other));
    if one <= other { (one, other) } else { (other, one) }
}

/// What a dimension is known by from file to file.
fn dimension_key(dimension: &Dimension) -> String {
    match &dimension.kind {
        DimensionKind::BuiltIn(built_in) => format!("{built_in:?}"),
        DimensionKind::Own(name) => format!("={}", fold_name(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_followed_to_where_they_end_and_taken_back_by_the_opposite() {
        let mut names = KnownNames::default();
        names.join_clients("De Jong BV", "De Jong B.V.");
        names.join_clients("De Jong B.V.", "Jong Groep");
        assert_eq!(names.client("DE JONG bv"), "jong groep");
        assert_eq!(names.client("Pieters"), "pieters");
        // What others were joined into, joined into one of them again, is no circle.
        names.join_clients("Jong Groep", "De Jong BV");
        assert_eq!(names.client("Jong Groep"), "de jong bv");
        assert_eq!(names.client("De Jong B.V."), "de jong bv");
    }

    #[test]
    fn two_clients_stay_two_until_they_are_joined() {
        let mut names = KnownNames::default();
        names.keep_apart("Smit", "Smit Holding");
        assert!(names.are_different("smit holding", "SMIT") && !names.are_different("Smit", "Smits"));
        names.join_clients("Smit Holding", "Smit");
        assert!(!names.are_different("Smit", "Smit Holding"));
    }
}
