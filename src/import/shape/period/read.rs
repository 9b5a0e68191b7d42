//! Reads what titles say of time, word by word.

use super::{Said, Span};
use crate::import::guess::months::month_named;
use crate::model::fold_words;

/// Words before or after the number of a quarter.
const QUARTER: [&str; 9] = ["q", "k", "kw", "qtr", "quarter", "kwartaal", "kwartal", "kwartalu", "quartal"];
/// Words before or after the number of a half-year.
const HALF: [&str; 5] = ["h", "half", "halfjaar", "polrocze", "halbjahr"];
/// Words that say nothing beside a month or a year.
const FILLERS: [&str; 24] = [
    "of", "van", "t", "m", "tm", "to", "tot", "do", "bis", "through", "r", "fy", "cy", "boekjaar", "jaar", "year",
    "rok", "roku", "jahr", "e", "st", "nd", "rd", "th",
];

/// What `title`, stacked parts joined by " / ", says of time.
pub(in super::super) fn said(title: &str) -> Said {
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
        if let Some(month) = month_named(&token.word).map(i32::from) {
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
        for piece in fold_words(word).split(' ').filter(|piece| !piece.is_empty()) {
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

pub(super) fn year(number: i32) -> Option<i32> {
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
}
