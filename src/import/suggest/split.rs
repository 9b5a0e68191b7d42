//! Names that hold two things: "Parent:Child", "1042 - Name" (IMPORT.md §4). A split is of the whole column, never of one
//! name.

use std::collections::HashMap;

/// A code that fewer names than this have is part of those names.
const FEWEST_CODES: usize = 3;
/// The share of names that must be written alike, in percent.
const MOST: usize = 80;

/// Names written in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The positions of the names.
    pub(super) positions: Vec<usize>,
    /// One of them, as written.
    pub(super) sample: String,
}

/// The names written "Parent:Child", where a parent has several children or is a name itself.
pub(super) fn parents<'n>(names: impl Iterator<Item = &'n str>) -> Option<Written> {
    let names: Vec<&str> = names.collect();
    let mut children: HashMap<&str, usize> = HashMap::new();
    let split = names.iter().enumerate().filter_map(|(position, name)| Some((position, parent_and_child(name)?.0)));
    let split: Vec<(usize, &str)> = split.collect();
    for (_, parent) in &split {
        *children.entry(parent).or_default() += 1;
    }
    let is_parent = |name: &&str| children.contains_key(name.trim());
    if children.values().all(|count| *count < 2) && !names.iter().any(is_parent) {
        return None;
    }
    written(&names, split.into_iter().map(|(position, _)| position).collect())
}

/// The names written with a code, where nearly all are and the codes differ.
pub(super) fn codes<'n>(names: impl Iterator<Item = &'n str>) -> Option<Written> {
    let names: Vec<&str> = names.collect();
    let coded = names.iter().enumerate().filter_map(|(position, name)| Some((position, code_and_name(name)?)));
    let coded: Vec<(usize, (&str, &str))> = coded.collect();
    if coded.len() < FEWEST_CODES || coded.len() * 100 < names.len() * MOST {
        return None;
    }
    let count = |part: fn(&(&'n str, &'n str)) -> &'n str| {
        coded.iter().map(|(_, parts)| part(parts)).collect::<std::collections::HashSet<_>>().len()
    };
    // "2024 Licences", "2025 Licences": a number that comes back is no code, and neither are names that are all alike.
    let enough = |count: usize| count * 100 >= coded.len() * MOST;
    let differ = enough(count(|parts| parts.0)) && enough(count(|parts| parts.1));
    differ.then(|| written(&names, coded.into_iter().map(|(position, _)| position).collect())).flatten()
}

/// The sample is the first in the alphabet, so that the order of rows does not matter.
fn written(names: &[&str], positions: Vec<usize>) -> Option<Written> {
    let sample = positions.iter().filter_map(|position| names.get(*position)).min()?;
    Some(Written { sample: (*sample).to_owned(), positions })
}

/// The outermost parent and the rest of "Parent:Child".
pub(super) fn parent_and_child(name: &str) -> Option<(&str, &str)> {
    let (parent, child) = name.split_once(':')?;
    let (parent, child) = (parent.trim(), child.trim());
    let time = parent.ends_with(|c: char| c.is_ascii_digit()) && child.starts_with(|c: char| c.is_ascii_digit());
    let letters = |part: &str| part.chars().any(char::is_alphabetic);
    (letters(parent) && letters(child) && !child.starts_with("//") && !time).then_some((parent, child))
}

/// The code and the name of "1042 - Name", "1042 Name", "Name (1042)" or "Name - 1042".
pub(in crate::import) fn code_and_name(name: &str) -> Option<(&str, &str)> {
    let name = name.trim();
    let leading = || {
        let at = name.find(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '|' | '–' | '—'))?;
        Some((name.get(..at)?, name.get(at..)?))
    };
    let bracket = || {
        let (text, code) = name.strip_suffix(')')?.rsplit_once('(')?;
        Some((code, text))
    };
    let trailing = || {
        let (text, code) = name.rsplit_once([' ', '\u{a0}'])?;
        text.trim_end().ends_with(['-', '–', '—', '|', ':']).then_some((code, text))
    };
    [leading(), bracket(), trailing()].into_iter().flatten().find_map(|(code, text)| {
        let separators = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '|' | ':' | '/');
        let (code, text) = (code.trim(), text.trim_matches(separators));
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        (is_code(code) && letters >= 2).then_some((code, text))
    })
}

/// Digits, with a few capitals and signs at most.
fn is_code(code: &str) -> bool {
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let capitals = code.chars().filter(char::is_ascii_uppercase).count();
    let signs = code.chars().filter(|letter| matches!(letter, '-' | '.' | '_')).count();
    digits >= 2 && capitals <= 4 && signs <= 2 && digits + capitals + signs == code.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_told_apart() {
        let cases = [
            ("1042 - Bakkerij Vandermolen", Some(("1042", "Bakkerij Vandermolen"))),
            ("1042 Bakkerij Vandermolen", Some(("1042", "Bakkerij Vandermolen"))),
            ("D-1042: Bakkerij", Some(("D-1042", "Bakkerij"))),
            ("10007 – Żabiniec", Some(("10007", "Żabiniec"))),
            ("Bakkerij Vandermolen (1042)", Some(("1042", "Bakkerij Vandermolen"))),
            ("Bakkerij Vandermolen - 1042", Some(("1042", "Bakkerij Vandermolen"))),
            ("Bakkerij 1042", None),
            ("Bakkerij", None),
            ("3M", None),
            ("1042", None),
            ("7 Hills", None),
        ];
        for (name, expected) in cases {
            assert_eq!(code_and_name(name), expected, "{name}");
        }
    }

    #[test]
    fn a_split_is_of_the_column() {
        let parented = |names: &[&'static str]| parents(names.iter().copied()).map(|found| found.positions.len());
        let coded = |names: &[&'static str]| codes(names.iter().copied()).map(|found| found.positions.len());
        assert_eq!(parented(&["Elm:North", "Elm:South", "Oak"]), Some(2));
        assert_eq!(parented(&["Elm:North", "Elm", "Oak"]), Some(1));
        assert_eq!(parented(&["Elm: the tree", "Oak"]), None);
        assert_eq!(parented(&["Shift 8:30", "Shift 9:30"]), None);
        assert_eq!(coded(&["10 - A Co", "11 - B Co", "12 - C Co", "13 - D Co", "Others"]), Some(4));
        assert_eq!(coded(&["10 - A Co", "11 - B Co", "Others"]), None);
        assert_eq!(coded(&["24 Hours", "Elm", "Oak"]), None);
        assert_eq!(coded(&["2024 Licences", "2025 Licences", "2026 Licences"]), None);
        assert_eq!(coded(&["2024 Elm", "2024 Oak", "2024 Fir"]), None);
    }
}
