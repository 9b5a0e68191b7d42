//! Months by their names, in dates and in the titles of columns.

/// The months in English, Dutch, Polish and German, folded: whole names, their genitive in Polish, and short ones.
const MONTHS: [&str; 12] = [
    "january jan januari janv stycznia styczen sty januar janner",
    "february feb februari febr lutego luty lut februar",
    "march mar maart mrt marca marzec marz maerz mrz",
    "april apr kwietnia kwiecien kwi",
    "may mei maja maj mai",
    "june jun juni czerwca czerwiec cze",
    "july jul juli lipca lipiec lip",
    "august aug augustus sierpnia sierpien sie",
    "september sep sept wrzesnia wrzesien wrz",
    "october oct oktober okt pazdziernika pazdziernik paz",
    "november nov listopada listopad lis",
    "december dec dezember dez grudnia grudzien gru",
];

/// The number of the month that `word`, folded, names in one of the languages.
pub(in super::super) fn month_named(word: &str) -> Option<i16> {
    let month = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word))?;
    i16::try_from(month + 1).ok()
}

/// The number of the month that `word`, folded, is as a Roman numeral, as dates in Polish have it.
pub(in super::super) fn roman_month(word: &str) -> Option<i16> {
    let numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let month = numerals.iter().position(|numeral| *numeral == word)?;
    i16::try_from(month + 1).ok()
}
