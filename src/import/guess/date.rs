//! Dates written as text, in the forms people and programs use (IMPORT.md §4).

use jiff::civil::{Date, date};

use super::months::{month_named, roman_month};
use crate::model::fold_words;

/// Which comes first in 3/4/2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

/// A text read as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct WrittenDate {
    /// With the day first, where that can be.
    day_first: Option<Date>,
    /// With the month first, where that can be.
    month_first: Option<Date>,
    /// Whether the order matters at all.
    ordered: bool,
    /// Whether a letter or two behind the date were passed over.
    pub(in super::super) junk: bool,
}

impl WrittenDate {
    /// A date that can be read in one way.
    pub(in super::super) fn clear(date: Option<Date>) -> Option<Self> {
        let date = date?;
        Some(Self { day_first: Some(date), month_first: Some(date), ordered: false, junk: false })
    }

    /// The date in a column whose order is `order`; the other order where only that can be.
    pub(in super::super) fn date(self, order: DateOrder) -> Option<Date> {
        match order {
            DateOrder::DayFirst => self.day_first.or(self.month_first),
            DateOrder::MonthFirst => self.month_first.or(self.day_first),
        }
    }

    /// The order this date proves, having a number above 12.
    pub(in super::super) fn proves(self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (Some(_), None) => Some(DateOrder::DayFirst),
            (None, Some(_)) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// Whether both orders give a date, and not the same one.
    pub(in super::super) fn is_ambiguous(self) -> bool {
        self.ordered && self.day_first.is_some() && self.month_first.is_some() && self.day_first != self.month_first
    }
}

/// Days of the week, by how their folded names begin.
const WEEKDAYS: [&str; 26] = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "maa", "din", "woe", "don", "vri", "zat", "zon", "pon", "wto",
    "sro", "czw", "pia", "sob", "nie", "mit", "die", "fre", "sam", "son",
];
/// And by two letters.
const SHORT_WEEKDAYS: [&str; 12] = ["ma", "di", "wo", "do", "vr", "za", "zo", "mo", "mi", "fr", "sa", "so"];
/// This much behind a date may be a slip of the pen.
const MOST_JUNK: usize = 3;

/// A part of a written date: its number, and how many digits it has; a month by its name has none.
type Part = (i16, usize);

/// The first day of `year`; `None` for what is no year.
pub(in super::super) fn year_start(year: f64) -> Option<Date> {
    let known = (1900.0..2100.0).contains(&year) && year.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, reason = "a whole year of four digits")]
    known.then(|| date(year as i16, 1, 1))
}

/// The date in a text such as 2024-01-31, 31-1-2024, 31.01.2024, 1/31/2024 or January 2024; a year is its first day;
/// day before month unless that cannot be.
pub(in super::super) fn written_date(text: &str) -> Option<Date> {
    if text.len() == 4 {
        return text.parse().ok().and_then(|year: i16| year_start(f64::from(year)));
    }
    read_date(text).filter(|read| !read.junk)?.date(DateOrder::DayFirst)
}

/// Reads `text` as a date or a month; months become their first day. Time behind the date is passed over, as are up to
/// three letters that do not belong there. `None` for years alone and for what is no date.
pub(in super::super) fn read_date(text: &str) -> Option<WrittenDate> {
    let text = text.trim();
    let mut parts: [Part; 3] = [(0, 0); 3];
    let (mut count, mut at, mut sign) = (0, 0, ' ');
    let mut by_name = None;
    while count < 3 {
        let rest = text.get(at..)?;
        let Some(gap) = rest.find(char::is_alphanumeric) else { break };
        let start = at + gap;
        let body = text.get(start..)?;
        let digits = body.len() - body.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        if digits > 0 {
            if count == 2 && body.as_bytes().get(digits) == Some(&b':') {
                break;
            }
            sign = if count == 1 { rest.chars().next()? } else { sign };
            *parts.get_mut(count)? = (body.get(..digits)?.parse().ok().or(long_number(body, digits))?, digits);
            if digits > 4 {
                return whole(body.get(..digits)?).and_then(|found| with_rest(found, text.get(start + digits..)?));
            }
            (count, at) = (count + 1, start + digits);
            continue;
        }
        let length = body.find(|letter: char| !letter.is_alphabetic()).unwrap_or(body.len());
        let word = fold_words(body.get(..length)?);
        let month = month_named(&word).or_else(|| if count == 1 { roman_month(&word) } else { None });
        if let Some(month) = month.filter(|_| by_name.is_none()) {
            by_name = Some(count);
            *parts.get_mut(count)? = (month, 0);
            count += 1;
        } else if count > 0 && by_name != Some(count - 1) || !is_weekday(&word) {
            break;
        }
        at = start + length;
    }
    // "Mon Oct 26 12:00:00 2026", as systems write it.
    if let (2, Some(0), Some(year)) = (count, by_name, year_behind_time(text.get(at..)?)) {
        let [month, day, _] = parts;
        return named([month, day, (year, 4)], 0);
    }
    let found = match (count, by_name) {
        (3, None) => numbers(parts, sign),
        (3, Some(place)) => named(parts, place),
        (2, _) => month_of_year(parts, by_name),
        _ => None,
    };
    with_rest(found?, text.get(at..)?)
}

/// The year in " 12:00:00 2026" and " 12:00:00 UTC 2026".
fn year_behind_time(rest: &str) -> Option<i16> {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let (year, before) = words.split_last()?;
    let timed = before.first().is_some_and(|time| time.contains(':')) && before.len() <= 2;
    if timed && year.len() == 4 { year.parse().ok() } else { None }
}

/// More than four digits do not fit a part; they are read elsewhere.
fn long_number(body: &str, digits: usize) -> Option<i16> {
    (digits > 4 && !body.is_empty()).then_some(0)
}

/// `found`, when what stands behind it is a time, nothing, or a slip of the pen.
fn with_rest(found: WrittenDate, rest: &str) -> Option<WrittenDate> {
    let bare = rest.trim().trim_end_matches('.');
    let is_time = bare.contains(':') && bare.chars().any(|letter| letter.is_ascii_digit());
    let word = bare.trim_start_matches([',', ' ']);
    if bare.is_empty() || is_time || matches!(bare, "r" | "roku") || matches!(word, "noon" | "midnight") {
        return Some(found);
    }
    let short = bare.chars().count() <= MOST_JUNK && bare.chars().all(|letter| !letter.is_ascii_digit());
    short.then_some(WrittenDate { junk: true, ..found })
}

fn of(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|date| date.year() >= 1900)
}

fn full_year((year, digits): Part) -> Option<i16> {
    match digits {
        4 => Some(year),
        2 if year < 69 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// Three numbers: year first, or year last with the day or the month first.
fn numbers([first, second, third]: [Part; 3], sign: char) -> Option<WrittenDate> {
    if first.1 == 4 {
        return WrittenDate::clear(of(first.0, second.0, third.0));
    }
    let year = full_year(third)?;
    let day_first = of(year, second.0, first.0);
    // Only countries that put the day first write points.
    let month_first = if sign == '.' && day_first.is_some() { day_first } else { of(year, first.0, second.0) };
    day_first.or(month_first)?;
    Some(WrittenDate { day_first, month_first, ordered: sign != '.', junk: false })
}

/// A day, a month by its name, and a year; the name at `place`.
fn named([first, second, third]: [Part; 3], place: usize) -> Option<WrittenDate> {
    WrittenDate::clear(match place {
        0 => of(full_year(third)?, first.0, second.0),
        1 if first.1 == 4 => of(first.0, second.0, third.0),
        1 => of(full_year(third)?, second.0, first.0),
        _ => None,
    })
}

/// A month and its year, in either order; two digits are a year only beside a month's name.
fn month_of_year([first, second, _]: [Part; 3], by_name: Option<usize>) -> Option<WrittenDate> {
    WrittenDate::clear(match by_name {
        Some(0) => of(full_year(second)?, first.0, 1),
        _ if first.1 == 4 => of(first.0, second.0, 1),
        None if second.1 == 4 => of(second.0, first.0, 1),
        _ => None,
    })
}

/// 20250131 or 202501.
fn whole(digits: &str) -> Option<WrittenDate> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    WrittenDate::clear(match digits.len() {
        8 => of(part(0, 4)?, part(4, 6)?, part(6, 8)?),
        6 => of(part(0, 4)?, part(4, 6)?, 1).filter(|date| date.year() < 2100),
        _ => None,
    })
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| word.starts_with(day)) || SHORT_WEEKDAYS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let cases = [
            ("2024-01-31", Some(date(2024, 1, 31))),
            ("31-1-2024", Some(date(2024, 1, 31))),
            ("05.06.2024", Some(date(2024, 6, 5))),
            ("1/31/2024", Some(date(2024, 1, 31))),
            ("2019", Some(date(2019, 1, 1))),
            ("2024-01-31T10:15:00Z", Some(date(2024, 1, 31))),
            ("31-01-2024 10:15", Some(date(2024, 1, 31))),
            ("1/31/2024 12:00 AM", Some(date(2024, 1, 31))),
            ("31/01/24", Some(date(2024, 1, 31))),
            ("20240131", Some(date(2024, 1, 31))),
            ("2 January 2025", Some(date(2025, 1, 2))),
            ("2 stycznia 2025 r.", Some(date(2025, 1, 2))),
            ("3. März 2025", Some(date(2025, 3, 3))),
            ("wo 5 mrt 2025", Some(date(2025, 3, 5))),
            ("Jan 2, 2025", Some(date(2025, 1, 2))),
            ("02-Jan-25", Some(date(2025, 1, 2))),
            ("jan-25", Some(date(2025, 1, 1))),
            ("paź 2025", Some(date(2025, 10, 1))),
            ("2025-01", Some(date(2025, 1, 1))),
            ("01/2025", Some(date(2025, 1, 1))),
            ("202501", Some(date(2025, 1, 1))),
            ("31-31-2024", None),
            ("soon", None),
            ("25-Jan", None),
            ("2012-10-01l", None),
            ("2024-01-31 Project", None),
            ("12 May Street 2025", None),
            ("1042", None),
            ("10203", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(written_date(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_above_twelve_proves_the_order() {
        let cases = [
            ("31/1/2025", Some(DateOrder::DayFirst), false),
            ("1/31/2025", Some(DateOrder::MonthFirst), false),
            ("3/4/2025", None, true),
            ("4/4/2025", None, false),
            ("03.04.2025", None, false),
            ("2025-03-04", None, false),
        ];
        for (text, proves, ambiguous) in cases {
            let read = read_date(text).expect("it is a date");
            assert_eq!((read.proves(), read.is_ambiguous()), (proves, ambiguous), "{text}");
        }
        let either = read_date("3/4/2025").expect("it is a date");
        assert_eq!(either.date(DateOrder::DayFirst), Some(date(2025, 4, 3)));
        assert_eq!(either.date(DateOrder::MonthFirst), Some(date(2025, 3, 4)));
    }

    #[test]
    fn a_slip_of_the_pen_behind_a_date_is_seen() {
        let read = read_date("2012-10-01l").expect("it is read");
        assert_eq!((read.date(DateOrder::DayFirst), read.junk), (Some(date(2012, 10, 1)), true));
    }
}
