//! By what next quarter's file is recognised: its titles (IMPORT.md §5).

use super::Workbook;
use super::guess::header;
use super::understand::candidates;
use super::{Grid, Recipe};
use crate::model::fold_words;

/// The fingerprint of the table in `workbook`: a hash of its titles, folded and in order, with numbers and months left
/// out, as "sales 2025" is next year's "sales 2026". The same before and after any correction. `None` when no sheet has
/// titles.
#[must_use]
pub fn fingerprint(workbook: &Workbook) -> Option<String> {
    let best = candidates(workbook, &Recipe::default()).ok()?.into_iter().next()?;
    of_grid(&workbook.sheets.get(best)?.grid)
}

/// The fingerprint of the titles guessed in `grid`.
pub(super) fn of_grid(grid: &Grid) -> Option<String> {
    let (guessed, _) = header::find(grid)?;
    let titles = header::titles(grid, Some(guessed));
    Some(of_titles(titles.iter().map(|title| title.text.as_str())))
}

/// The fingerprint of `titles`.
pub(super) fn of_titles<'t>(titles: impl Iterator<Item = &'t str>) -> String {
    let mut kept: Vec<String> = titles.map(without_numbers).collect();
    kept.dedup();
    // FNV-1a: small, and the same on every machine and in every version.
    let bytes = kept.iter().flat_map(|title| title.bytes().chain([0]));
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// `title` folded, each number as one "#".
pub(super) fn without_numbers(title: &str) -> String {
    let folded = fold_words(title);
    let mut out = String::with_capacity(folded.len());
    for letter in folded.chars() {
        if !letter.is_ascii_digit() {
            out.push(letter);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_quarters_titles_have_the_same_fingerprint() {
        let cases = [
            (&["Klant", "Omzet 2025"][..], &["klant ", "Omzet 2026"][..], true),
            (&["Klant", "2025-01", "2025-02"], &["Klant", "2025-04", "2025-05", "2025-06"], true),
            (&["Klant", "Omzet"], &["Omzet", "Klant"], false),
            (&["Klant", "Omzet"], &["Klant", "Omzet", "Uren"], false),
            (&["ab", "c"], &["a", "bc"], false),
        ];
        for (one, other, same) in cases {
            let of = |titles: &[&str]| of_titles(titles.iter().copied());
            assert_eq!(of(one) == of(other), same, "{one:?} {other:?}");
        }
    }
}
