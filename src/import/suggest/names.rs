//! Which names may be one (IMPORT.md §4): spelled alike once spaces, signs, accents and the legal form are away, or with a
//! distinctive word in common and nothing else that tells them apart. Similar letters alone are no reason: in real name
//! lists nearly all such pairs are different companies.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::fold_words;

/// A word that stands in more names than this tells nothing; it also bounds the pairs looked at.
pub(super) const MOST_SHARING: usize = 6;
/// Shorter words are not distinctive beside others.
const DISTINCTIVE: usize = 4;
/// A name with more extra words than this is another name.
const MOST_EXTRA: usize = 2;

/// The words of names, from the table beside this file.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Legal forms as words, the longest first.
    legal: Vec<Vec<String>>,
    trading: Vec<Vec<String>>,
    small: HashSet<String>,
    short: HashMap<String, String>,
    generic: HashSet<String>,
    place: HashSet<String>,
    /// What offerings billed per user are called.
    pub(super) per_user: Vec<Vec<String>>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    let lines = include_str!("names.tsv").lines().filter(|line| !line.starts_with('#'));
    for (kind, entries) in lines.filter_map(|line| line.split_once('\t')) {
        for entry in entries.split(" | ") {
            let parts = || entry.split(' ').map(str::to_owned).collect();
            match kind {
                "legal" => words.legal.push(parts()),
                "per_user" => words.per_user.push(parts()),
                "trading" => words.trading.push(parts()),
                "small" => drop(words.small.insert(entry.to_owned())),
                "place" => drop(words.place.insert(entry.to_owned())),
                "generic" => drop(words.generic.insert(entry.to_owned())),
                _ => {
                    if let Some((short, long)) = entry.split_once('=') {
                        words.short.insert(short.to_owned(), long.to_owned());
                    }
                }
            }
        }
    }
    words.legal.sort_by_key(|form| std::cmp::Reverse(form.len()));
    words
});

/// How two names are alike, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The same letters and digits.
    Spelling,
    /// The same words in another order.
    Order,
    /// The same but for words that many names have.
    Extra,
    /// The same but for a slip in one word.
    Slip,
}

/// A name made comparable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct NameKey {
    /// Its words without legal form and small words.
    words: Vec<String>,
    /// Its letters and digits.
    squashed: String,
    /// Its words in alphabetical order.
    sorted: Vec<String>,
}

impl NameKey {
    /// The key of a client's name.
    pub(in crate::import) fn client(name: &str) -> Self {
        let folded = fold_words(&name.replace('+', " plus "));
        let mut words: Vec<&str> = folded.split(' ').collect();
        for trading in &WORDS.trading {
            let at = words.windows(trading.len()).position(|window| window == trading.as_slice());
            if let Some(at) = at.filter(|at| *at > 0) {
                words.truncate(at);
            }
        }
        while let Some(form) = WORDS.legal.iter().find(|form| ends_with(&words, form)) {
            words.truncate(words.len() - form.len());
        }
        Self::of(&words)
    }

    /// The key of an offering's name, where legal forms mean nothing.
    pub(in crate::import) fn offering(name: &str) -> Self {
        let folded = fold_words(&name.replace('+', " plus "));
        Self::of(&folded.split(' ').collect::<Vec<_>>())
    }

    fn of(all: &[&str]) -> Self {
        let full = |word: &&str| WORDS.short.get(*word).cloned().unwrap_or_else(|| (*word).to_owned());
        let telling: Vec<String> = all.iter().filter(|word| !WORDS.small.contains(**word)).map(full).collect();
        let words = if telling.is_empty() { all.iter().map(full).collect() } else { telling };
        let mut sorted = words.clone();
        sorted.sort_unstable();
        Self { squashed: squash(&words), words, sorted }
    }

    /// Its letters and digits, without spaces; digits of different numbers stay apart.
    pub(in crate::import) fn squashed(&self) -> &str {
        &self.squashed
    }

    /// Its words that could be distinctive, each once.
    pub(in crate::import) fn telling_words(&self) -> impl Iterator<Item = &str> {
        let mut seen = HashSet::new();
        self.words.iter().map(String::as_str).filter(move |word| is_telling(word) && seen.insert(*word))
    }
}

fn ends_with(words: &[&str], form: &[String]) -> bool {
    words.len() > form.len() && words.iter().rev().zip(form.iter().rev()).all(|(word, part)| word == part)
}

fn squash(words: &[String]) -> String {
    let mut out = String::new();
    for word in words {
        let digits =
            out.ends_with(|last: char| last.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit());
        if digits {
            out.push('_');
        }
        out.push_str(word);
    }
    out
}

fn is_telling(word: &str) -> bool {
    word.chars().count() >= DISTINCTIVE
        && word.chars().any(char::is_alphabetic)
        && ![&WORDS.generic, &WORDS.place].iter().any(|words| words.contains(word))
}

/// How two names are alike that share a distinctive word; `None` when something tells them apart. Offerings often differ
/// by a common word alone ("Backup", "Backup Cloud"), so `extra` says whether such words may be missing.
pub(super) fn likeness(a: &NameKey, b: &NameKey, extra: bool) -> Option<Likeness> {
    if a.squashed == b.squashed {
        return Some(Likeness::Spelling);
    }
    if a.sorted == b.sorted {
        return Some(Likeness::Order);
    }
    let (only_a, only_b) = differences(&a.sorted, &b.sorted);
    let (more, shorter) = match (only_a.as_slice(), only_b.as_slice()) {
        ([one], [other]) => return is_slip(one, other).then_some(Likeness::Slip),
        ([], more) => (more, a),
        (more, []) => (more, b),
        _ => return None,
    };
    // Besides common words a name may hold its own initials: "SLD (Specialist Lamp Depot)".
    let initials: String = shorter.words.iter().filter_map(|word| word.chars().next()).collect();
    let is_own = |word: &str| shorter.words.len() > 2 && word == initials;
    let generic = more.iter().all(|word| WORDS.generic.contains(*word) || is_own(word));
    (extra && more.len() <= MOST_EXTRA && generic).then_some(Likeness::Extra)
}

/// Of `known` the value that may be meant by `value`, which is none of them: spelled alike, or with a slip.
pub(in crate::import) fn near<'k>(value: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let key = NameKey::offering(value);
    let alike = known.filter_map(|name| {
        let other = NameKey::offering(name);
        let slip = || is_slip(&key.squashed, &other.squashed).then_some(Likeness::Slip);
        Some((likeness(&key, &other, true).or_else(slip)?, name))
    });
    alike.min().map(|(_, name)| name)
}

/// The words only one of two sorted lists has.
fn differences<'w>(a: &'w [String], b: &'w [String]) -> (Vec<&'w str>, Vec<&'w str>) {
    let (mut only_a, mut only_b) = (Vec::new(), Vec::new());
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    loop {
        match (left.peek(), right.peek()) {
            (Some(one), Some(other)) if one == other => {
                left.next();
                right.next();
            }
            (Some(one), Some(other)) if one < other => only_a.extend(left.next().map(String::as_str)),
            (_, Some(_)) => only_b.extend(right.next().map(String::as_str)),
            (Some(_), None) => only_a.extend(left.next().map(String::as_str)),
            (None, None) => return (only_a, only_b),
        }
    }
}

/// Whether one of two long words is the other with a letter wrong, missing, doubled or swapped; in very long ones two.
/// Digits are never slips, nor are two words that both are common.
fn is_slip(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = a.len().min(b.len());
    let allowed = match shorter {
        0..=4 => return false,
        5..=9 => 1,
        _ => 2,
    };
    let digits = |word: &[char]| word.iter().any(char::is_ascii_digit);
    let common = WORDS.generic.contains(one) && WORDS.generic.contains(other);
    if a.first() != b.first() || digits(&a) || digits(&b) || common || a.len().abs_diff(b.len()) > allowed {
        return false;
    }
    distance(&a, &b) <= allowed
}

/// Edits from `a` to `b`, swaps of neighbours counted as one.
fn distance(a: &[char], b: &[char]) -> usize {
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    for (i, one) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let at = |list: &[usize], index: usize| list.get(index).copied().unwrap_or(usize::MAX - 1);
            let kept = at(&last, j) + usize::from(one != other);
            let mut best = kept.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(other) && b.get(j - 1) == Some(one);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

/// For each of `names` that may be another one of them, that other: positions of the name that goes and the one that
/// stays, the longer. Work and memory grow with the number of names, not of pairs; the result does not depend on their
/// order.
pub(super) fn alike(names: &[(&str, NameKey)], extra: bool) -> Vec<(usize, usize, Likeness)> {
    let mut sharing: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut spelled: HashMap<&str, Vec<usize>> = HashMap::new();
    for (position, (_, key)) in names.iter().enumerate() {
        for word in key.telling_words() {
            sharing.entry(word).or_default().push(position);
        }
        // A name of one or two letters is like too many others.
        if key.squashed().chars().count() > 2 {
            spelled.entry(key.squashed()).or_default().push(position);
        }
    }
    let mut best: HashMap<usize, (Likeness, usize)> = HashMap::new();
    let mut consider = |a: usize, b: usize, likeness: Likeness| {
        let (goes, stays) = if rank(names, a) < rank(names, b) { (b, a) } else { (a, b) };
        let better = |known: &(Likeness, usize)| (likeness, rank(names, stays)) < (known.0, rank(names, known.1));
        if best.get(&goes).is_none_or(better) {
            best.insert(goes, (likeness, stays));
        }
    };
    for group in spelled.values().filter(|group| group.len() > 1) {
        let stays = group.iter().copied().min_by_key(|position| rank(names, *position));
        let others = stays.into_iter().flat_map(|stays| group.iter().map(move |other| (*other, stays)));
        others.filter(|(other, stays)| other != stays).for_each(|(a, b)| consider(a, b, Likeness::Spelling));
    }
    for group in sharing.values().filter(|group| (2..=MOST_SHARING).contains(&group.len())) {
        for (at, &a) in group.iter().enumerate() {
            for &b in group.iter().skip(at + 1) {
                let keys = names.get(a).zip(names.get(b));
                if let Some(found) = keys.and_then(|(a, b)| likeness(&a.1, &b.1, extra)) {
                    consider(a, b, found);
                }
            }
        }
    }
    let mut found: Vec<_> = best.into_iter().map(|(goes, (likeness, stays))| (goes, stays, likeness)).collect();
    found.sort_unstable();
    found
}

/// The name that stays comes first: the longer, else the first in the alphabet.
fn rank<'n>(names: &[(&'n str, NameKey)], position: usize) -> (std::cmp::Reverse<usize>, &'n str) {
    let name = names.get(position).map_or("", |(name, _)| name);
    (std::cmp::Reverse(name.chars().count()), name)
}

#[cfg(test)]
mod tests;
