//! Names on two sides that found no partner, and may be each other's (IMPORT.md §2).

use std::collections::HashMap;

use super::names::{NameKey, likeness};
use crate::model::{Client, ClientId, Project, strangers};

/// Pairs of a name of `left` and one of `right`, by position, each at most once: spelled alike, alike but for common words
/// or a slip, or with a distinctive word in common that no other name on either side has.
pub(in crate::import) fn matches(left: &[&str], right: &[&str]) -> Vec<(usize, usize)> {
    let keys = |names: &[&str]| names.iter().map(|name| NameKey::client(name)).collect::<Vec<_>>();
    let (left_keys, right_keys) = (keys(left), keys(right));
    let (left_words, right_words) = (by_word(&left_keys), by_word(&right_keys));
    let spelled: HashMap<&str, usize> =
        right_keys.iter().enumerate().rev().map(|(at, key)| (key.squashed(), at)).collect();
    let mut pairs: Vec<(u8, &str, usize, usize)> = Vec::new();
    for (at, key) in left_keys.iter().enumerate() {
        let name = left.get(at).copied().unwrap_or_default();
        if let Some(&other) = spelled.get(key.squashed()).filter(|_| !key.squashed().is_empty()) {
            pairs.push((0, name, at, other));
            continue;
        }
        for word in key.telling_words() {
            let Some(others) = right_words.get(word) else { continue };
            let only = others.len() == 1 && left_words.get(word).is_some_and(|all| all.len() == 1);
            for &other in others.iter().take(super::names::MOST_SHARING) {
                let alike = right_keys.get(other).and_then(|right| likeness(key, right, true));
                if alike.is_some() || only {
                    pairs.push((alike.map_or(9, |likeness| 1 + likeness as u8), name, at, other));
                }
            }
        }
    }
    // The surest first; each name once; equal ones by name, so that the order of rows does not matter.
    pairs.sort_by_key(|(rank, name, at, other)| (*rank, *name, right.get(*other).copied(), *at));
    let (mut left_done, mut right_done) = (vec![false; left.len()], vec![false; right.len()]);
    let mut found = Vec::new();
    for (_, _, at, other) in pairs {
        let (Some(one), Some(two)) = (left_done.get_mut(at), right_done.get_mut(other)) else { continue };
        if !*one && !*two {
            (*one, *two) = (true, true);
            found.push((at, other));
        }
    }
    found
}

/// A client of today who may be one of the latest earlier period under another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlikeEarlier {
    /// The client of today.
    pub client: ClientId,
    /// The period, by its position.
    pub period: usize,
    /// The client there.
    pub earlier: ClientId,
}

/// Today's clients without one in the latest period, beside those of it without one today, whose names are alike and were
/// not said to be two.
#[must_use]
pub fn alike_earlier(project: &Project) -> Vec<AlikeEarlier> {
    let Some((at, period)) = project.periods.iter().enumerate().next_back() else { return Vec::new() };
    let (then, now) = strangers(project, at);
    let names = |clients: &[Client], ids: &[ClientId]| -> Vec<String> {
        ids.iter().filter_map(|id| clients.get(id.index())).map(|client| client.name.clone()).collect()
    };
    let (former, present) = (names(&period.data.clients, &then), names(&project.data.clients, &now));
    let (left, right): (Vec<&str>, Vec<&str>) =
        (present.iter().map(String::as_str).collect(), former.iter().map(String::as_str).collect());
    let pairs = matches(&left, &right).into_iter().filter_map(|(one, other)| {
        let are_two = project.names.are_different(left.get(one)?, right.get(other)?);
        let found = AlikeEarlier { client: *now.get(one)?, period: at, earlier: *then.get(other)? };
        (!are_two).then_some(found)
    });
    pairs.collect()
}

fn by_word(keys: &[NameKey]) -> HashMap<&str, Vec<usize>> {
    let mut words: HashMap<&str, Vec<usize>> = HashMap::new();
    for (position, key) in keys.iter().enumerate() {
        for word in key.telling_words() {
            words.entry(word).or_default().push(position);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_a_partner_find_one_or_none() {
        type Case<'a> = (&'a [&'a str], &'a [&'a str], &'a [(&'a str, &'a str)]);
        let cases: [Case<'_>; 6] = [
            (&["Elm Bakery"], &["ELM-Bakery B.V.", "Oak"], &[("Elm Bakery", "ELM-Bakery B.V.")]),
            (&["Vandermolen"], &["Vandermolen Accountants Zeist"], &[("Vandermolen", "Vandermolen Accountants Zeist")]),
            (&["Vandermolen Zeist"], &["Vandermolen Tiel", "Vandermolen Best"], &[]),
            (&["Gemeente Aalveen"], &["Gemeente Baalveen"], &[]),
            (&["GTXPro", "GTX"], &["GTX Pro"], &[("GTXPro", "GTX Pro")]),
            (
                &["Tarnwood", "Tarnwood Press"],
                &["Tarnwood Ltd", "Tarnwood-Press"],
                &[("Tarnwood", "Tarnwood Ltd"), ("Tarnwood Press", "Tarnwood-Press")],
            ),
        ];
        for (left, right, expected) in cases {
            let found: Vec<_> = matches(left, right).into_iter().map(|(a, b)| (left[a], right[b])).collect();
            assert_eq!(found, expected, "{left:?} {right:?}");
            let turned: Vec<&str> = right.iter().rev().copied().collect();
            let again: Vec<_> = matches(left, &turned).into_iter().map(|(a, b)| (left[a], turned[b])).collect();
            assert_eq!(again, expected, "the order of rows does not matter");
        }
    }
}
