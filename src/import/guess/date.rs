//! Dates written as text.

use jiff::civil::{Date, date};

/// The first day of `year`; `None` for what is no year.
pub(in super::super) fn year_start(year: f64) -> Option<Date> {
    let known = (1900.0..2100.0).contains(&year) && year.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, reason = "a whole year of four digits")]
    known.then(|| date(year as i16, 1, 1))
}

/// The date in a text such as 2024-01-31, 31-1-2024, 31.01.2024 or 1/31/2024; day before month unless that cannot be.
pub(in super::super) fn written_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let numbers: Vec<i16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let of = |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match (parts.len(), numbers.as_slice()) {
        (1, [year]) => year_start(f64::from(*year)),
        (3, [year, month, day]) if *year > 31 => of(*year, *month, *day),
        (3, [day, month, year]) => of(*year, *month, *day).or_else(|| of(*year, *day, *month)),
        _ => None,
    }
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
            ("31-31-2024", None),
            ("soon", None),
            ("2012-10-01l", None),
        ];
        for (text, expected) in cases {
            assert_eq!(written_date(text), expected, "{text}");
        }
    }
}
