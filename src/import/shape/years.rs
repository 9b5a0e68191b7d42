//! Years side by side: amounts of this year beside last year's, with their difference and percentage. They are never
//! added; one year counts.

use std::collections::{BTreeMap, BTreeSet};

use super::period::Said;
use crate::import::guess::titles::{hint, without};
use crate::import::{Column, ColumnRole};

/// One of several years that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Year {
    /// What people call it: "2025", or its title.
    pub(super) label: String,
    /// Its columns, by position in the sheet, with the offering each names.
    pub(super) columns: Vec<(usize, String)>,
}

/// A year by number, or the words for this and last year as 1 and 0.
type Key = i32;

/// The years side by side among `columns`, the latest first; `None` where there are none. `strict` asks that they are
/// most of the amount columns.
pub(super) fn find(columns: &[(&Column, Said)], strict: bool) -> Option<Vec<Year>> {
    let dated = timed(columns);
    let by_words = dated.is_empty();
    let timed = if by_words { named(columns) } else { dated };
    let keys: BTreeSet<Key> = timed.iter().map(|(_, key, _)| *key).collect();
    let (first, last) = (keys.first()?, keys.last()?);
    let consecutive = usize::try_from(last - first + 1).is_ok_and(|span| span == keys.len());
    if keys.len() < 2 || !consecutive && strict {
        return None;
    }
    let mut by_rest: BTreeMap<&str, BTreeSet<Key>> = BTreeMap::new();
    for (_, key, rest) in &timed {
        by_rest.entry(rest.as_str()).or_default().insert(*key);
    }
    let others = columns.iter().filter(|(column, _)| !timed.iter().any(|(index, ..)| *index == column.index));
    let others = others.filter(|(column, _)| !is_beside(&column.title)).count();
    let pairs = by_rest.values().filter(|keys| keys.len() > 1).count();
    // A service of one year only stands beside those of both.
    let paired = pairs * 2 > by_rest.len() || others == 0 && pairs * 2 == by_rest.len();
    if strict && (timed.len() < 2 * others || !paired) {
        return None;
    }
    let year = |key: &Key| {
        let own = timed.iter().filter(|(_, other, _)| other == key);
        let own: Vec<(usize, String)> = own.map(|(index, _, rest)| (*index, rest.clone())).collect();
        let title = columns.iter().find(|(column, _)| own.iter().any(|(index, _)| *index == column.index));
        let label = if by_words { title.map(|(column, _)| column.title.clone())? } else { key.to_string() };
        Some(Year { label, columns: own })
    };
    Some(keys.iter().rev().filter_map(year).collect())
}

/// Columns whose title names a whole year.
fn timed(columns: &[(&Column, Said)]) -> Vec<(usize, Key, String)> {
    let years = columns.iter().filter(|(column, said)| said.span.is_none() && !is_beside(&column.title));
    years.filter_map(|(column, said)| Some((column.index, said.year?, said.rest.clone()))).collect()
}

/// Columns whose title says this or last year, or says the same without either.
fn named(columns: &[(&Column, Said)]) -> Vec<(usize, Key, String)> {
    let plain = || columns.iter().filter(|(column, _)| !is_beside(&column.title));
    let last: Vec<(usize, Key, String)> =
        plain().filter_map(|(column, _)| Some((column.index, 0, without("last_year", &column.title)?))).collect();
    let mut all: Vec<(usize, Key, String)> =
        plain().filter_map(|(column, _)| Some((column.index, 1, without("this_year", &column.title)?))).collect();
    if all.is_empty() {
        let same = plain().filter(|(column, _)| {
            let folded = crate::model::fold_words(&column.title);
            let lone = plain().count() == 2 && last.iter().any(|(_, _, rest)| rest.is_empty());
            last.iter().any(|(index, _, rest)| *rest == folded || lone && *index != column.index && is_money(&folded))
        });
        let bare = last.iter().any(|(_, _, rest)| rest.is_empty());
        let rest = |title: &str| if bare { String::new() } else { crate::model::fold_words(title) };
        all = same.map(|(column, _)| (column.index, 1, rest(&column.title))).collect();
    }
    if last.is_empty() || all.is_empty() {
        return Vec::new();
    }
    all.extend(last);
    all
}

/// Whether `folded` is nothing but a word for money: "Omzet" beside "Vorig jaar".
fn is_money(folded: &str) -> bool {
    hint(folded).is_some_and(|hint| hint.whole && matches!(hint.role, ColumnRole::Amount | ColumnRole::Total))
}

/// Whether a column beside the years compares them: a difference or a percentage.
pub(in crate::import) fn is_beside(title: &str) -> bool {
    let share = hint(title).is_some_and(|hint| hint.whole && hint.role == ColumnRole::Ignore);
    share || title.contains('%') || without("difference", title).is_some() || without("share", title).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::period::said;
    use super::*;
    use crate::import::RoleReason;

    #[test]
    fn years_side_by_side_are_told_from_names_with_a_year() {
        let cases: [(&[&str], Option<&[&str]>); 11] = [
            (&["2024", "2025"], Some(&["2025", "2024"])),
            (&["Bedrag 2025", "Bedrag 2024", "Verschil", "%"], Some(&["2025", "2024"])),
            (&["2023", "2024", "2025", "Total"], Some(&["2025", "2024", "2023"])),
            (&["Dit jaar", "Vorig jaar", "Verschil"], Some(&["Dit jaar", "Vorig jaar"])),
            (&["Omzet", "Omzet vorig jaar", "Mutatie %"], Some(&["Omzet", "Omzet vorig jaar"])),
            (&["Umsatz aktuelles Jahr", "Umsatz Vorjahr"], Some(&["Umsatz aktuelles Jahr", "Umsatz Vorjahr"])),
            (&["Backup / 2024", "Backup / 2025", "Hosting / 2024", "Hosting / 2025"], Some(&["2025", "2024"])),
            (&["Office 2019", "Office 2021", "Backup"], None),
            (&["Server 2024", "Server 2025", "Backup", "Hosting", "Security"], None),
            (&["Backup", "Hosting"], None),
            (&["2025"], None),
        ];
        for (titles, expected) in cases {
            let columns: Vec<Column> = titles.iter().enumerate().map(|(index, title)| column(index, title)).collect();
            let said: Vec<(&Column, Said)> = columns.iter().map(|column| (column, said(&column.title))).collect();
            let found = find(&said, true);
            let labels: Option<Vec<&str>> =
                found.as_ref().map(|years| years.iter().map(|year| year.label.as_str()).collect());
            assert_eq!(labels.as_deref(), expected, "{titles:?}");
        }
    }

    fn column(index: usize, title: &str) -> Column {
        let role = ColumnRole::Offering(None);
        Column { index, title: title.to_owned(), role, confidence: 1.0, reason: RoleReason::Content, decimal: None }
    }
}
