//! Columns of numbers in a matrix that are no revenue, by their titles and their cells (IMPORT.md §7): codes, counts,
//! balances, costs. None is passed over: each is named in the proof with what it comes to.

use super::profile::Profile;
use super::titles::{folded_title, hint, is_word, says};
use crate::import::{Column, ColumnRole, RoleReason};
use crate::model::fold_words;

/// Takes the columns that are no revenue out of the offerings, where others remain.
pub(super) fn settle(columns: &mut [Column], profiles: &[Profile]) {
    let open = |column: &&Column| is_offering(column) && column.reason != RoleReason::Corrected;
    let is = |column: &Column| is_no_money(column, columns, profiles);
    let found: Vec<usize> =
        columns.iter().filter(open).filter(|column| is(column)).map(|column| column.index).collect();
    let others = columns.iter().filter(|column| is_offering(column) && !found.contains(&column.index)).count();
    if others == 0 {
        return;
    }
    for column in columns.iter_mut().filter(|column| found.contains(&column.index)) {
        (column.role, column.confidence, column.reason) = (ColumnRole::Ignore, 0.7, RoleReason::NotRevenue);
    }
}

fn is_offering(column: &Column) -> bool {
    matches!(column.role, ColumnRole::Offering(_))
}

fn is_no_money(column: &Column, all: &[Column], profiles: &[Profile]) -> bool {
    let Some(profile) = profiles.get(column.index).filter(|profile| profile.is_numeric()) else { return false };
    let folded = folded_title(&column.title);
    let others = || all.iter().filter(|other| other.index != column.index && is_offering(other));
    let money = || others().filter_map(|other| profiles.get(other.index)).any(Profile::is_written_as_money);
    let whole = profile.is_whole();
    let coded = whole && (ends_with("code_word", &folded) || profile.are_years() && ends_with("year_word", &folded));
    let counted = whole && (ends_with("count_word", &folded) || is_word("count_word", &folded)) && money();
    let flagged =
        profile.is_flag() && others().filter_map(|other| profiles.get(other.index)).any(|other| !other.is_flag());
    let numbered = profile.is_code() && money();
    let running = says("balance", &folded);
    coded || counted || flagged || numbered || running || is_cost(&folded) && others().any(is_revenue)
}

/// Whether the last word of `folded` is one of the words `key`.
fn ends_with(key: &str, folded: &str) -> bool {
    folded.rsplit(' ').next().is_some_and(|word| is_word(key, word))
}

/// Whether `folded` begins or ends with a word for costs, or for what is left after them.
fn is_cost(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    let ends = [words.first(), words.last()];
    is_word("cost_word", &words.join(" ")) || ends.into_iter().flatten().any(|word| is_word("cost_word", word))
}

/// Whether the title of `column` is nothing but a word for revenue, years and currencies aside.
fn is_revenue(column: &Column) -> bool {
    let folded = fold_words(&column.title);
    let bare = folded.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    hint(bare).is_some_and(|hint| hint.whole && matches!(hint.role, ColumnRole::Amount | ColumnRole::Total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_costs_are_told_from_services() {
        for (title, expected) in [
            ("Direct Cost", true),
            ("Cost to Serve", true),
            ("Expenses", true),
            ("Net income", true),
            ("Profit 2025", true),
            ("Koszty", true),
            ("Backup", false),
            ("Income", false),
        ] {
            assert_eq!(is_cost(&fold_words(title)), expected, "{title}");
        }
    }
}
