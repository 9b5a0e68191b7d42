//! Numbers, money, percentages and dates as a language writes them.
//!
//! Separators and grouping come from the CLDR through ICU4X: English `1,234.5`, Dutch `1.234,5`, Polish `12 345,5` with a
//! no-break space, and no space in a Polish number of four digits. Minus zero is never shown.

use std::str::FromStr;

use fixed_decimal::{Decimal, Sign, SignDisplay, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;
use jiff::civil::Date;

use super::{ABSENT, Language, Text};
use crate::say;

/// Keeps a number and its unit on one line.
const NO_BREAK_SPACE: char = '\u{a0}';

/// ICU's formatter for `language`; `None` only when its compiled-in data would lack the language.
pub(super) fn formatter(language: Language) -> Option<DecimalFormatter> {
    let locale: Locale = language.code().parse().ok()?;
    DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()).ok()
}

impl Text {
    /// A whole number: `1,234`.
    #[must_use]
    pub fn integer(&self, value: usize) -> String {
        self.decimal(Decimal::from(value))
    }

    /// A number rounded to `decimals` places, halves away from zero: `1,234.50`. "–" when it is not finite.
    #[must_use]
    pub fn number(&self, value: f64, decimals: u8) -> String {
        match rounded(value, decimals) {
            Some(number) => self.decimal(number),
            None => ABSENT.to_owned(),
        }
    }

    /// A number as a person types it, with the signs of the language; `None` for anything else.
    #[must_use]
    pub fn read_number(&self, typed: &str) -> Option<f64> {
        let typed: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        let (sign, typed) = typed.strip_prefix(['-', '−']).map_or((1.0, typed.as_str()), |rest| (-1.0, rest));
        let (grouping, point) = self.separators();
        let (whole, rest) = typed.split_once(point).unwrap_or((typed, ""));
        let mut groups = whole.split(grouping);
        let first = groups.next()?;
        let are_digits = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
        let mut digits = first.to_owned();
        for group in groups {
            if group.len() != 3 || first.is_empty() || first.len() > 3 {
                return None;
            }
            digits.push_str(group);
        }
        if !are_digits(&digits) || !are_digits(rest) || (digits.is_empty() && rest.is_empty()) {
            return None;
        }
        let number: f64 = format!("{digits}.{rest}0").parse().ok()?;
        number.is_finite().then_some(sign * number)
    }

    /// The signs between thousands and before decimals, as the language writes them.
    fn separators(&self) -> (char, char) {
        let sample = self.number(1_234_567.5, 1);
        let signs: Vec<char> = sample.chars().filter(|sign| !sign.is_ascii_digit()).collect();
        (signs.first().copied().unwrap_or(','), signs.last().copied().unwrap_or('.'))
    }

    /// A size: whole where it is whole, otherwise with one or two decimals: `60`, `25.5`.
    #[must_use]
    pub fn users(&self, users: f64) -> String {
        match rounded(users, 2) {
            Some(mut number) => {
                number.trim_end();
                self.decimal(number)
            }
            None => ABSENT.to_owned(),
        }
    }

    /// A fraction of 1 as a percentage: `46 %`, with a no-break space.
    #[must_use]
    pub fn percent(&self, fraction: f64, decimals: u8) -> String {
        // Shifted as a decimal, so that 0.285 is 28.5 and not 28.499999999999996.
        let shifted = exact(fraction).map(|mut number| {
            number.multiply_pow10(2);
            round(number, decimals)
        });
        match shifted {
            Some(number) => format!("{}{NO_BREAK_SPACE}%", self.decimal(number)),
            None => ABSENT.to_owned(),
        }
    }

    /// A share of a whole as a sentence says it: `46 %`, below ten percent with a decimal: `1.3 %`. Only nothing reads as
    /// `0 %` and only the whole as `100 %`.
    #[must_use]
    pub fn share(&self, fraction: f64) -> String {
        match fraction {
            share if share > 0.0 && share < 0.0005 => say!(self, "share-below", percent = self.percent(0.001, 1)),
            share if share > 0.0 && share < 0.0995 => self.percent(share, 1),
            share if (0.995..1.0).contains(&share) => self.percent(share.min(0.999), 1),
            share => self.percent(share, 0),
        }
    }

    /// An amount with two decimals: `€ 1,234.50`, Polish `1234,50 zł`. `currency` is an ISO 4217 code; without one the
    /// number stands alone.
    #[must_use]
    pub fn money(&self, amount: f64, currency: Option<&str>) -> String {
        match rounded(amount, 2) {
            Some(number) => self.with_currency(number, currency, |number| self.decimal(number)),
            None => ABSENT.to_owned(),
        }
    }

    /// An amount without decimals: `€ 1,235`.
    #[must_use]
    pub fn money_round(&self, amount: f64, currency: Option<&str>) -> String {
        match rounded(amount, 0) {
            Some(number) => self.with_currency(number, currency, |number| self.decimal(number)),
            None => ABSENT.to_owned(),
        }
    }

    /// An amount for an axis or a bar: `€ 310k`, `€ 1,124k`, `€ 12.3M`; below a thousand in full.
    #[must_use]
    pub fn money_short(&self, amount: f64, currency: Option<&str>) -> String {
        let size = amount.abs();
        // The limits lie where rounding would reach the next form.
        let (power, decimals) = match size {
            size if size < 999.5 => (0, 0),
            size if size < 9_950.0 => (3, 1),
            size if size < 9_999_500.0 => (3, 0),
            _ => (6, 1),
        };
        let Some(mut number) = exact(amount) else { return ABSENT.to_owned() };
        number.multiply_pow10(-power);
        number = round(number, decimals);
        number.trim_end_if_integer();
        self.with_currency(number, currency, |number| {
            let number = self.decimal(number);
            match power {
                3 => say!(self, "number-thousands", number = number),
                6 => say!(self, "number-millions", number = number),
                _ => number,
            }
        })
    }

    /// A day: `31 Oct 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        say!(self, "date-day", day = day, month = self.month_name(date.month()), year = year)
    }

    /// The twelve months that end with `asof`: `Nov 2025 – Oct 2026`, or with days where they are no calendar months.
    #[must_use]
    pub fn period(&self, asof: Date) -> String {
        let month = |date: Date| {
            say!(self, "date-month", month = self.month_name(date.month()), year = date.year().to_string())
        };
        let year_ago = asof.saturating_sub(jiff::Span::new().months(12));
        let (from, to) = if asof == asof.last_of_month() {
            (month(year_ago.last_of_month().saturating_add(jiff::Span::new().days(1))), month(asof))
        } else {
            (self.date(year_ago.saturating_add(jiff::Span::new().days(1))), self.date(asof))
        };
        say!(self, "date-period", from = from, to = to)
    }

    /// Items as a person lists them: `a, b and c`.
    #[must_use]
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
                say!(self, "list-and", first = first.join(", "), last = last.as_ref())
            }
        }
    }

    fn month_name(&self, month: i8) -> String {
        match month {
            1 => say!(self, "date-january"),
            2 => say!(self, "date-february"),
            3 => say!(self, "date-march"),
            4 => say!(self, "date-april"),
            5 => say!(self, "date-may"),
            6 => say!(self, "date-june"),
            7 => say!(self, "date-july"),
            8 => say!(self, "date-august"),
            9 => say!(self, "date-september"),
            10 => say!(self, "date-october"),
            11 => say!(self, "date-november"),
            _ => say!(self, "date-december"),
        }
    }

    fn decimal(&self, mut number: Decimal) -> String {
        number.apply_sign_display(SignDisplay::Negative);
        match &self.decimal {
            Some(formatter) => formatter.format(&number).to_string(),
            None => number.to_string(),
        }
    }

    /// Puts the currency where the language puts it. The sign stands before the symbol in English, beside the number
    /// elsewhere.
    fn with_currency(&self, mut number: Decimal, currency: Option<&str>, write: impl Fn(Decimal) -> String) -> String {
        let Some(symbol) = currency.map(currency_symbol) else { return write(number) };
        match self.language {
            Language::English => {
                number.apply_sign_display(SignDisplay::Negative);
                let sign = if number.sign() == Sign::Negative { "-" } else { "" };
                number.set_sign(Sign::None);
                format!("{sign}{symbol}{NO_BREAK_SPACE}{}", write(number))
            }
            Language::Dutch => format!("{symbol}{NO_BREAK_SPACE}{}", write(number)),
            Language::Polish => format!("{}{NO_BREAK_SPACE}{symbol}", write(number)),
        }
    }
}

/// The sign people know a currency by; its code where there is none, or where several currencies share it.
#[must_use]
pub fn currency_symbol(code: &str) -> &str {
    match code {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "PLN" => "zł",
        "CZK" => "Kč",
        "HUF" => "Ft",
        other => other,
    }
}

/// The decimal number a person would write for `value`: the shortest one that reads back the same.
fn exact(value: f64) -> Option<Decimal> {
    value.is_finite().then(|| Decimal::from_str(&value.to_string()).ok()).flatten()
}

fn rounded(value: f64, decimals: u8) -> Option<Decimal> {
    exact(value).map(|number| round(number, decimals))
}

fn round(mut number: Decimal, decimals: u8) -> Decimal {
    let position = -i16::from(decimals);
    number.round_with_mode(position, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
    number.absolute.trim_start();
    number.absolute.pad_end(position);
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Formats in English, Dutch and Polish, with no-break spaces shown as `_`.
    fn in_all(format: impl Fn(&Text) -> String) -> [String; 3] {
        Language::ALL.map(|language| format(&Text::new(language)).replace(NO_BREAK_SPACE, "_"))
    }

    #[test]
    fn numbers_are_grouped_and_rounded_as_the_language_writes_them() {
        let cases: [(f64, u8, [&str; 3]); 10] = [
            (1234.5, 1, ["1,234.5", "1.234,5", "1234,5"]),
            (12345.678, 2, ["12,345.68", "12.345,68", "12_345,68"]),
            (-1_234_567.0, 0, ["-1,234,567", "-1.234.567", "-1_234_567"]),
            (0.0, 2, ["0.00", "0,00", "0,00"]),
            (-0.0, 0, ["0", "0", "0"]),
            (-0.004, 2, ["0.00", "0,00", "0,00"]),
            (1.005, 2, ["1.01", "1,01", "1,01"]),
            (2.5, 0, ["3", "3", "3"]),
            (999.995, 2, ["1,000.00", "1.000,00", "1000,00"]),
            (f64::NAN, 2, ["–", "–", "–"]),
        ];
        for (value, decimals, expected) in cases {
            assert_eq!(in_all(|text| text.number(value, decimals)), expected, "{value}");
        }
        assert_eq!(in_all(|text| text.integer(1_000_000)), ["1,000,000", "1.000.000", "1_000_000"]);
    }

    #[test]
    fn money_carries_its_currency_where_the_language_puts_it() {
        let cases: [(f64, Option<&str>, [&str; 3]); 6] = [
            (12_418.4, Some("EUR"), ["€_12,418.40", "€_12.418,40", "12_418,40_€"]),
            (1234.5, Some("PLN"), ["zł_1,234.50", "zł_1.234,50", "1234,50_zł"]),
            (-1250.0, Some("EUR"), ["-€_1,250.00", "€_-1.250,00", "-1250,00_€"]),
            (-0.001, Some("EUR"), ["€_0.00", "€_0,00", "0,00_€"]),
            (10.0, Some("SEK"), ["SEK_10.00", "SEK_10,00", "10,00_SEK"]),
            (10.0, None, ["10.00", "10,00", "10,00"]),
        ];
        for (amount, currency, expected) in cases {
            assert_eq!(in_all(|text| text.money(amount, currency)), expected, "{amount} {currency:?}");
        }
        assert_eq!(in_all(|text| text.money_round(3866.5, Some("EUR"))), ["€_3,867", "€_3.867", "3867_€"]);
    }

    #[test]
    fn short_money_keeps_two_to_four_digits() {
        let cases = [
            (0.0, "€_0"),
            (999.4, "€_999"),
            (999.5, "€_1k"),
            (1000.0, "€_1k"),
            (5478.0, "€_5.5k"),
            (9949.0, "€_9.9k"),
            (9950.0, "€_10k"),
            (310_400.0, "€_310k"),
            (1_124_000.0, "€_1,124k"),
            (9_999_499.0, "€_9,999k"),
            (9_999_500.0, "€_10M"),
            (12_340_000.0, "€_12.3M"),
            (-84_000.0, "-€_84k"),
        ];
        for (amount, expected) in cases {
            let [english, ..] = in_all(|text| text.money_short(amount, Some("EUR")));
            assert_eq!(english, expected, "{amount}");
        }
    }

    #[test]
    fn percentages_are_shifted_exactly() {
        let cases: [(f64, u8, &str); 6] = [
            (0.46, 0, "46_%"),
            (0.285, 1, "28.5_%"),
            (0.013, 1, "1.3_%"),
            (1.0, 0, "100_%"),
            (-0.0004, 1, "0.0_%"),
            (12.5, 0, "1,250_%"),
        ];
        for (fraction, decimals, expected) in cases {
            let [english, ..] = in_all(|text| text.percent(fraction, decimals));
            assert_eq!(english, expected, "{fraction}");
        }
    }

    #[test]
    fn shares_never_hide_a_little_or_claim_the_whole() {
        let cases = [
            (0.0, "0_%"),
            (0.0001, "<_0.1_%"),
            (0.013, "1.3_%"),
            (0.0994, "9.9_%"),
            (0.0996, "10_%"),
            (0.465, "47_%"),
            (0.99, "99_%"),
            (0.9999, "99.9_%"),
            (1.0, "100_%"),
            (-0.02, "-2_%"),
        ];
        for (fraction, expected) in cases {
            let [english, ..] = in_all(|text| text.share(fraction));
            assert_eq!(english.replace("< ", "<_"), expected, "{fraction}");
        }
    }

    #[test]
    fn sizes_show_the_decimals_they_have() {
        let cases = [(60.0, "60"), (25.5, "25.5"), (1200.0, "1,200"), (0.125, "0.13")];
        for (users, expected) in cases {
            assert_eq!(Text::new(Language::English).users(users), expected);
        }
    }

    #[test]
    fn a_period_is_twelve_months_that_end_with_asof() {
        let cases = [
            (date(2026, 10, 31), "Nov 2025 – Oct 2026"),
            (date(2025, 12, 31), "Jan 2025 – Dec 2025"),
            (date(2024, 2, 29), "Mar 2023 – Feb 2024"),
            (date(2025, 2, 28), "Mar 2024 – Feb 2025"),
            (date(2026, 6, 15), "16 Jun 2025 – 15 Jun 2026"),
        ];
        for (asof, expected) in cases {
            assert_eq!(Text::new(Language::English).period(asof), expected);
        }
    }

    #[test]
    fn lists_read_as_a_person_writes_them() {
        let cases: [(&[&str], &str); 4] =
            [(&[], ""), (&["a"], "a"), (&["a", "b"], "a and b"), (&["a", "b", "c"], "a, b and c")];
        for (items, expected) in cases {
            assert_eq!(Text::new(Language::English).list(items), expected);
        }
    }
}
