//! How much the titles of two sheets are alike, whatever the order of their columns.

use std::collections::HashSet;

use crate::import::fingerprint::{of_titles, without_numbers};
use crate::import::guess::header;
use crate::import::shape::is_period;
use crate::import::{ColumnRole, Grid, Imported, Layout};
use crate::model::fold_words;

/// How two sheets are related by their titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// The same titles.
    Same,
    /// Mostly the same: one has a column more, or fewer months.
    Near,
    /// Others.
    Other,
}

/// The titles of a sheet.
#[derive(Debug)]
pub(super) struct Titles {
    print: String,
    /// Folded; numbers and periods are one "#".
    all: HashSet<String>,
}

impl Titles {
    /// The titles guessed in `grid`.
    pub(super) fn of(grid: &Grid) -> Option<Self> {
        let (guessed, _) = header::find(grid)?;
        let titles = header::titles(grid, Some(guessed));
        let print = of_titles(titles.iter().map(|title| title.text.as_str()));
        let shown = |text: &str| if is_period(text) { "#".to_owned() } else { without_numbers(text) };
        let all = titles.iter().map(|title| shown(&title.text)).filter(|title| !title.is_empty());
        Some(Self { print, all: all.collect() })
    }

    /// How `other` is related.
    pub(super) fn kin(&self, other: &Self) -> Kin {
        if self.print == other.print || self.all == other.all && !self.all.is_empty() {
            return Kin::Same;
        }
        let both = self.all.intersection(&other.all).count();
        let (smaller, larger) = (self.all.len().min(other.all.len()), self.all.len().max(other.all.len()));
        let inside = both == smaller && smaller > 1;
        // Two of three titles of both together.
        let most = 3 * both >= 2 * (smaller + larger - both);
        if inside || most { Kin::Near } else { Kin::Other }
    }
}

/// How `other` is related to `main` now that their columns are known: invoice lines with a column more are the same lines
/// where client and amount are titled alike.
pub(super) fn settled(kin: Kin, main: &Imported, other: &Imported) -> Kin {
    if kin != Kin::Near || main.layout != Layout::Lines {
        return kin;
    }
    let title = |imported: &Imported, role: ColumnRole| {
        let column = imported.columns.iter().find(|column| column.role == role);
        column.map(|column| fold_words(&column.title))
    };
    let alike = |role: ColumnRole| title(main, role) == title(other, role);
    if alike(ColumnRole::Amount) && alike(ColumnRole::Client) { Kin::Same } else { Kin::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(of: &[&str]) -> Titles {
        let all = of.iter().map(|title| if is_period(title) { "#".to_owned() } else { without_numbers(title) });
        Titles { print: of_titles(of.iter().copied()), all: all.collect() }
    }

    #[test]
    fn the_order_of_columns_and_one_more_do_not_make_another_table() {
        let lines: &[&str] = &["Invoice", "Date", "Client", "Product", "Amount"];
        let cases: [(&[&str], &[&str], Kin); 6] = [
            (lines, &["Date", "Client", "invoice ", "Amount", "Product"], Kin::Same),
            (lines, &["Invoice", "Date", "Client", "Product", "Region", "Amount"], Kin::Near),
            (lines, &["Factuurnr", "Factuurdatum", "Klant", "Artikel", "Bedrag"], Kin::Other),
            (&["Client", "Jan", "Feb"], &["Client", "Mar", "Apr", "May"], Kin::Same),
            (&["Client", "Cloud", "Backup"], &["Client", "Backup", "Cloud", "Phones"], Kin::Near),
            (&["Client", "Cloud"], &["Client", "Backup"], Kin::Other),
        ];
        for (one, other, expected) in cases {
            assert_eq!(titles(one).kin(&titles(other)), expected, "{one:?} {other:?}");
        }
    }
}
