//! Months, quarters and years as column titles name them: "2025-01", "Jan 25", "styczeń 2025", "Q1 2025", "2025 / Maart".

use jiff::civil::{Date, date};

use crate::import::guess::fold::fold;

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
/// Words before or after the number of a quarter.
const QUARTER: [&str; 9] = ["q", "k", "kw", "qtr", "quarter", "kwartaal", "kwartal", "kwartalu", "quartal"];
/// Words before or after the number of a half-year.
const HALF: [&str; 5] = ["h", "half", "halfjaar", "polrocze", "halbjahr"];
/// Words that say nothing beside a month or a year.
const FILLERS: [&str; 24] = [
    "of", "van", "t", "m", "tm", "to", "tot", "do", "bis", "through", "r", "fy", "cy", "boekjaar", "jaar", "year",
    "rok", "roku", "jahr", "e", "st", "nd", "rd", "th",
];

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
    pub(super) fn last_day(self) -> Option<Date> {
        let last = self.first + self.months - 1;
        let (year, month) = (i16::try_from(last.div_euclid(12)).ok()?, i8::try_from(last.rem_euclid(12) + 1).ok()?);
        (0..=9999).contains(&year).then(|| date(year, month, 1).last_of_month())
    }

    /// The number of months.
    pub(super) fn months(self) -> i32 {
        self.months
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
    let folded = fold(text);
    let numbers = folded.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| year(digits.parse().ok()?)).collect()
}

/// Whether `text` is nothing but a month, a quarter, or a year and a month.
pub(in crate::import) fn is_period(text: &str) -> bool {
    // Most titles neither begin with a digit nor hold one: months alone are found by their name.
    let said = said(text);
    said.rest.is_empty() && said.is_part_of_year()
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

/// What `title`, stacked parts joined by " / ", says of time.
pub(super) fn said(title: &str) -> Said {
    let mut all = Points::default();
    for part in title.split(" / ") {
        all.read(part);
    }
    all.said()
}

/// What is found in the parts of a title.
#[derive(Debug, Default)]
struct Points {
    years: Vec<i32>,
    months: Vec<i32>,
    /// Quarters and half-years.
    spans: Vec<Span>,
    rest: Vec<String>,
}

impl Points {
    fn said(self) -> Said {
        let rest = self.rest.join(" / ");
        let year = self.years.iter().min().copied();
        let months = |from: i32, to: i32, years: i32| Span { month: from, months: to - from + 1 + 12 * years };
        let span = match (self.spans.as_slice(), self.months.as_slice()) {
            ([span], []) => Some(*span),
            (_, [month]) => Some(Span { month: *month, months: 1 }),
            (_, [from, .., to]) => {
                let years = self.years.iter().max().zip(year).map_or(0, |(last, first)| last - first);
                Some(months(*from, *to, years)).filter(|span| span.months > 0)
            }
            _ => None,
        };
        Said { span, year, rest }
    }

    fn read(&mut self, part: &str) {
        if self.read_numbers(part) {
            return;
        }
        let tokens = tokens(part);
        let has_year = tokens.iter().any(|token| token.number.and_then(year).is_some() && token.digits == 4);
        let mut used = vec![false; tokens.len()];
        for at in 0..tokens.len() {
            self.read_token(&tokens, &mut used, at, has_year);
        }
        let timed = used.contains(&true);
        let rest = leftover(part, &tokens, &used, timed);
        if !rest.is_empty() {
            self.rest.push(rest);
        }
    }

    /// Parts of nothing but numbers: 2025-01, 01/2025, 202501, 2025-01-31, 31-01-2025, 2025.
    fn read_numbers(&mut self, part: &str) -> bool {
        let plain = |letter: char| letter.is_ascii_digit() || " -/.:'T".contains(letter);
        if !part.chars().all(plain) {
            return false;
        }
        let numbers: Option<Vec<i32>> = part
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|digits| !digits.is_empty())
            .map(|digits| if digits.len() <= 8 { digits.parse().ok() } else { None })
            .collect();
        let Some(found) = numbers.as_deref().and_then(by_numbers) else { return false };
        self.years.push(found.0);
        self.months.extend(found.1);
        true
    }

    fn read_token(&mut self, tokens: &[Token], used: &mut [bool], at: usize, has_year: bool) {
        let Some(token) = tokens.get(at).filter(|_| used.get(at) == Some(&false)) else { return };
        let mut take = |at: usize| used.get_mut(at).map(|used| *used = true).is_some();
        if let Some(number) = token.number {
            if token.digits == 4 && year(number).is_some() {
                self.years.push(number);
                take(at);
            }
            return;
        }
        if let Some(month) = month(&token.word) {
            self.months.push(month);
            take(at);
            // "jan-25", "Jan '25": two digits behind a month are a year, unless another number is.
            let behind = tokens.get(at + 1).filter(|next| next.digits == 2 && !has_year);
            if let Some(short) = behind.and_then(|next| next.number) {
                self.years.push(2000 + short);
                take(at + 1);
            }
            return;
        }
        let letter = token.word.len() == 1 && token.word != "q";
        for (words, most, months) in [(&QUARTER[..], 4, 3), (&HALF[..], 2, 6), (&["m"][..], 12, 1)] {
            if !words.contains(&token.word.as_str()) || letter && !has_year {
                continue;
            }
            let beside = [at.checked_add(1), at.checked_sub(1), at.checked_sub(2)].into_iter().flatten();
            let number = beside.filter_map(|at| Some((at, tokens.get(at)?.ordinal()?)));
            if let Some((other, number)) =
                number.filter(|(_, number)| (1..=most).contains(number)).min_by_key(|(other, _)| at.abs_diff(*other))
            {
                self.spans.push(Span { month: (number - 1) * months + 1, months });
                take(at);
                take(other);
                return;
            }
        }
        if token.word == "fy" && tokens.get(at + 1).is_some_and(|next| next.digits == 2) {
            self.years.extend(tokens.get(at + 1).and_then(|next| next.number).map(|short| 2000 + short));
            take(at);
            take(at + 1);
        }
    }
}

/// The words of `part` that say nothing of time, as they are written.
fn leftover(part: &str, tokens: &[Token], used: &[bool], timed: bool) -> String {
    let words: Vec<&str> = part.split_whitespace().collect();
    if !timed {
        return words.join(" ");
    }
    let idle = |token: &Token| {
        FILLERS.contains(&token.word.as_str()) || token.number.is_some_and(|day| (1..=31).contains(&day))
    };
    let says = |index: usize| {
        let own: Vec<(&Token, bool)> =
            tokens.iter().zip(used.iter().copied()).filter(|(token, _)| token.of == index).collect();
        if own.is_empty() {
            return words.get(index).is_some_and(|word| word.contains('%'));
        }
        own.iter().any(|(token, used)| !used && !idle(token))
    };
    let kept = words.iter().enumerate().filter(|(index, _)| says(*index)).map(|(_, word)| *word);
    kept.collect::<Vec<_>>().join(" ").trim_matches(['-', '–', ':', '(', ')', ',', ' ']).to_owned()
}

/// A run of letters or of digits.
#[derive(Debug)]
struct Token {
    /// The word it is part of.
    of: usize,
    word: String,
    number: Option<i32>,
    /// How many digits.
    digits: usize,
}

impl Token {
    /// Its number; Roman numbers up to four too.
    fn ordinal(&self) -> Option<i32> {
        let roman = ["i", "ii", "iii", "iv"].iter().position(|roman| *roman == self.word);
        self.number.or_else(|| i32::try_from(roman? + 1).ok())
    }
}

fn tokens(part: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (of, word) in part.split_whitespace().enumerate() {
        for piece in fold(word).split(' ').filter(|piece| !piece.is_empty()) {
            let mut rest = piece;
            while let Some(first) = rest.chars().next() {
                let same = |letter: char| letter.is_ascii_digit() == first.is_ascii_digit();
                let end = rest.find(|letter| !same(letter)).unwrap_or(rest.len());
                let (run, after) = rest.split_at(end);
                let digits = if first.is_ascii_digit() { run.len() } else { 0 };
                tokens.push(Token { of, word: run.to_owned(), number: run.parse().ok(), digits });
                rest = after;
            }
        }
    }
    tokens
}

fn month(word: &str) -> Option<i32> {
    let found = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word))?;
    i32::try_from(found + 1).ok()
}

fn year(number: i32) -> Option<i32> {
    (1990..2100).contains(&number).then_some(number)
}

/// The year, and the month where there is one.
fn by_numbers(numbers: &[i32]) -> Option<(i32, Option<i32>)> {
    let is_month = |number: i32| (1..=12).contains(&number);
    match *numbers {
        [only] if (199_001..=209_912).contains(&only) && is_month(only % 100) => Some((only / 100, Some(only % 100))),
        [only] => Some((year(only)?, None)),
        [first, month] if year(first).is_some() && is_month(month) => Some((first, Some(month))),
        [month, last] if year(last).is_some() && is_month(month) => Some((last, Some(month))),
        [first, month, day, ..] if year(first).is_some() && is_month(month) && day <= 31 => Some((first, Some(month))),
        [first, second, last] if year(last).is_some() && first.max(second) <= 31 => {
            [second, first].into_iter().find(|&number| is_month(number)).map(|month| (last, Some(month)))
        }
        _ => None,
    }
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
    fn titles_say_months_quarters_and_years() {
        let month = |month| Some(Span { month, months: 1 });
        let quarter = |quarter| Some(Span { month: quarter * 3 - 2, months: 3 });
        let cases = [
            ("2025-01", month(1), Some(2025), ""),
            ("01/2025", month(1), Some(2025), ""),
            ("12.2025", month(12), Some(2025), ""),
            ("202503", month(3), Some(2025), ""),
            ("2025-01-31", month(1), Some(2025), ""),
            ("31-01-2025", month(1), Some(2025), ""),
            ("1/31/2025", month(1), Some(2025), ""),
            ("2025-02-28T12:00:00", month(2), Some(2025), ""),
            ("Jan 2025", month(1), Some(2025), ""),
            ("jan-25", month(1), Some(2025), ""),
            ("Jan '25", month(1), Some(2025), ""),
            ("Jan 25", month(1), Some(2025), ""),
            ("Jan 1 - 31, 2025", month(1), Some(2025), ""),
            ("styczeń 2025", month(1), Some(2025), ""),
            ("paź 25", month(10), Some(2025), ""),
            ("grudzień 2025 r.", month(12), Some(2025), ""),
            ("März 2025", month(3), Some(2025), ""),
            ("maart", month(3), None, ""),
            ("Mei", month(5), None, ""),
            ("2025M04", month(4), Some(2025), ""),
            ("2025 / Jan", month(1), Some(2025), ""),
            ("Backup / 2025-01", month(1), Some(2025), "Backup"),
            ("2025 / Jan / Back-up en herstel", month(1), Some(2025), "Back-up en herstel"),
            ("Omzet jan 2025", month(1), Some(2025), "Omzet"),
            ("Q1 2025", quarter(1), Some(2025), ""),
            ("2025-Q4", quarter(4), Some(2025), ""),
            ("1Q2025", quarter(1), Some(2025), ""),
            ("K2 2025", quarter(2), Some(2025), ""),
            ("1e kwartaal 2025", quarter(1), Some(2025), ""),
            ("III kw. 2025", quarter(3), Some(2025), ""),
            ("4. Quartal 2025", quarter(4), Some(2025), ""),
            ("Q3", quarter(3), None, ""),
            ("H2 2025", Some(Span { month: 7, months: 6 }), Some(2025), ""),
            ("Jan - Mar 2025", quarter(1), Some(2025), ""),
            ("Jul 2024 - Jun 2025", Some(Span { month: 7, months: 12 }), Some(2024), ""),
            ("2025", None, Some(2025), ""),
            ("FY25", None, Some(2025), ""),
            ("Boekjaar 2025", None, Some(2025), ""),
            ("Bedrag 2025", None, Some(2025), "Bedrag"),
            ("% 2025", None, Some(2025), "%"),
            ("Microsoft 365", None, None, "Microsoft 365"),
            ("K2", None, None, "K2"),
            ("M1", None, None, "M1"),
            ("24/7 support", None, None, "24/7 support"),
            ("Managed workplace", None, None, "Managed workplace"),
            ("1.234", None, None, "1.234"),
        ];
        for (title, span, year, rest) in cases {
            assert_eq!(said(title), Said { span, year, rest: rest.to_owned() }, "{title}");
        }
    }

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
