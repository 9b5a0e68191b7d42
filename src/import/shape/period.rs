//! Months, quarters and years as column titles name them: "2025-01", "Jan 25", "styczeń 2025", "Q1 2025", "2025 / Maart".

mod read;

use jiff::civil::{Date, date};

use crate::model::fold_words;
pub(super) use read::said;
use read::year;

/// A run of whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::import) struct Period {
    /// The first month, counted from January of the year 0.
    first: i32,
    /// How many months.
    months: i32,
}

impl Period {
    fn of(year: i32, span: Span) -> Self {
        Self { first: year * 12 + span.month - 1, months: span.months }
    }

    /// Its last day.
    pub(in crate::import) fn last_day(self) -> Option<Date> {
        let last = self.first + self.months - 1;
        let (year, month) = (i16::try_from(last.div_euclid(12)).ok()?, i8::try_from(last.rem_euclid(12) + 1).ok()?);
        (0..=9999).contains(&year).then(|| date(year, month, 1).last_of_month())
    }

    /// The number of months.
    pub(super) fn months(self) -> i32 {
        self.months
    }

    /// Whether some month is in both.
    pub(in crate::import) fn meets(self, other: Self) -> bool {
        self.first < other.first + other.months && other.first < self.first + self.months
    }

    /// Whether it is longer than `other` and holds all of it.
    pub(super) fn contains(self, other: Self) -> bool {
        let ends = (self.first + self.months, other.first + other.months);
        self.months > other.months && self.first <= other.first && ends.1 <= ends.0
    }
}

/// Months of some year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The first month, from 1.
    pub(super) month: i32,
    /// How many.
    pub(super) months: i32,
}

/// What a title says of time, and what else it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The months.
    pub(super) span: Option<Span>,
    /// The year they begin in, or the year meant as a whole.
    pub(super) year: Option<i32>,
    /// The words that say nothing of time.
    pub(super) rest: String,
}

impl Said {
    /// The period, where the title names a year.
    pub(super) fn period(&self) -> Option<Period> {
        let span = self.span.unwrap_or(Span { month: 1, months: 12 });
        Some(Period::of(self.year?, span))
    }

    /// The period, with `year` where the title names none.
    pub(super) fn period_in(&self, year: Option<i32>) -> Option<Period> {
        Self { year: self.year.or(year), ..self.clone() }.period()
    }

    /// Whether it names months, quarters or half-years.
    pub(super) fn is_part_of_year(&self) -> bool {
        self.span.is_some_and(|span| span.months < 12)
    }
}

/// The years that `text` names.
pub(super) fn years_in(text: &str) -> Vec<i32> {
    let folded = fold_words(text);
    let numbers = folded.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| year(digits.parse().ok()?)).collect()
}

/// Whether `text` is nothing but a month, a quarter, or a year and a month.
pub(in crate::import) fn is_period(text: &str) -> bool {
    // Most titles neither begin with a digit nor hold one: months alone are found by their name.
    let said = said(text);
    said.rest.is_empty() && said.is_part_of_year()
}

/// The period that `text` names with its year, and what else it says.
pub(in crate::import) fn timed(text: &str) -> Option<(Period, String)> {
    let said = said(text);
    Some((said.period()?, said.rest))
}

/// The first day of the last month of the quarter or half-year that `text` is, as months are their first day.
pub(in crate::import) fn quarter(text: &str) -> Option<Date> {
    // What names no year, or has no digit but the year's, is told before any folding.
    if text.len() > 40 || text.bytes().filter(u8::is_ascii_digit).count() < 4 {
        return None;
    }
    let said = said(text);
    let several = said.span.is_some_and(|span| (2..12).contains(&span.months)) && said.rest.is_empty();
    said.period().filter(|_| several)?.last_day().map(Date::first_of_month)
}

/// The year after which months without a year begin again: months that go on past December belong to the next one.
pub(super) fn years_of(months: &[i32], start: i32) -> Vec<i32> {
    let mut year = start;
    let mut last = 0;
    let mut years = Vec::with_capacity(months.len());
    for &month in months {
        year += i32::from(month < last);
        last = month;
        years.push(year);
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_on_the_last_day_of_their_last_month() {
        let cases = [
            ("2024-02", date(2024, 2, 29)),
            ("Q4 2025", date(2025, 12, 31)),
            ("2025", date(2025, 12, 31)),
            ("Jul 2024 - Jun 2025", date(2025, 6, 30)),
        ];
        for (title, expected) in cases {
            assert_eq!(said(title).period().and_then(Period::last_day), Some(expected), "{title}");
        }
    }

    #[test]
    fn quarters_and_half_years_end_with_a_month() {
        let cases = [
            ("Q1 2025", Some(date(2025, 3, 1))),
            ("2025-K1", Some(date(2025, 3, 1))),
            ("2025Q4", Some(date(2025, 12, 1))),
            ("1e kwartaal 2025", Some(date(2025, 3, 1))),
            ("I kwartał 2025", Some(date(2025, 3, 1))),
            ("IV kw. 2025", Some(date(2025, 12, 1))),
            ("H1 2025", Some(date(2025, 6, 1))),
            ("2. Halbjahr 2025", Some(date(2025, 12, 1))),
            ("Q1", None),
            ("2025", None),
            ("2025-01", None),
            ("Server 2025 Q1", None),
        ];
        for (text, expected) in cases {
            assert_eq!(quarter(text), expected, "{text}");
        }
    }

    #[test]
    fn longer_periods_contain_the_shorter_ones_inside() {
        let of = |title: &str| said(title).period().expect("a period");
        let cases = [
            ("Q1 2025", "2025-01", true),
            ("Q1 2025", "2025-04", false),
            ("2025", "Q4 2025", true),
            ("2025", "2025", false),
            ("2025-01", "2025", false),
        ];
        for (long, short, expected) in cases {
            assert_eq!(of(long).contains(of(short)), expected, "{long} {short}");
        }
    }

    #[test]
    fn months_past_december_belong_to_the_next_year() {
        assert_eq!(years_of(&[10, 11, 12, 1, 2], 2024), [2024, 2024, 2024, 2025, 2025]);
        assert_eq!(years_of(&[1, 2, 12], 2025), [2025, 2025, 2025]);
    }
}
