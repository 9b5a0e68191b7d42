//! Amounts written as text, in any of the ways people and programs write them (IMPORT.md §4).

/// The sign before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecimalMark {
    /// 1,234.50
    Point,
    /// 1.234,50
    Comma,
}

impl DecimalMark {
    /// The other one: what groups thousands where this one marks decimals.
    pub(in super::super) fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What a text says as an amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Amount {
    /// Nothing: blank, a dash, "n/a".
    Nothing,
    /// No amount.
    Not,
    /// An amount without a sign that could mark decimals.
    Plain(f64),
    /// An amount that can only be read with this decimal mark.
    Marked(DecimalMark, f64),
    /// One sign with three digits behind it: "1.234".
    Either {
        /// The sign.
        sign: DecimalMark,
        /// The amount if it marks decimals.
        decimal: f64,
        /// The amount if it groups thousands.
        thousands: f64,
    },
}

impl Amount {
    /// The amount in a column whose decimal mark is `mark`.
    pub(in super::super) fn value(self, mark: DecimalMark) -> Option<f64> {
        match self {
            Self::Nothing | Self::Not => None,
            Self::Plain(value) | Self::Marked(_, value) => Some(value),
            Self::Either { sign, decimal, thousands } => Some(if sign == mark { decimal } else { thousands }),
        }
    }

    /// Whether it is a number, however it is read.
    pub(in super::super) fn is_number(self) -> bool {
        !matches!(self, Self::Nothing | Self::Not)
    }
}

/// Texts that stand for nothing.
const NOTHING: [&str; 21] = [
    "", "-", "–", "—", "--", "n/a", "n.a.", "na", "nvt", "n.v.t.", "n.v.t", "b.d.", "./.", "#n/b", "null", "(null)",
    "nan", "none", "<na>", "nat", "\\n",
];
/// Currencies as they are written before or behind an amount.
const CURRENCIES: [&str; 16] =
    ["€", "$", "£", "¥", "zł", "zl", "kč", "ft", "eur", "usd", "gbp", "pln", "chf", "sek", "nok", "dkk"];
/// More digits are no amount.
const MOST_DIGITS: usize = 24;
const MOST_LETTERS: usize = 5;
/// What an amount with a decimal mark may be counted in: "1.2M".
const MULTIPLES: [(&str, f64); 5] = [("mln", 1e6), ("mio", 1e6), ("M", 1e6), ("k", 1e3), ("K", 1e3)];
/// Powers of ten that a double holds exactly, and so does it every number of fewer digits.
const POWERS: [f64; 16] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Whether `text` stands for nothing: blank, a dash, "n/a" and their like.
pub(in super::super) fn is_nothing(text: &str) -> bool {
    let text = trim(text);
    text.len() <= 6 && NOTHING.iter().any(|nothing| nothing.eq_ignore_ascii_case(text))
}

/// Reads `text` as an amount.
pub(in super::super) fn read_amount(text: &str) -> Amount {
    if let Some(amount) = bare_digits(text) {
        return amount;
    }
    read_any(trim(text))
}

/// Reads `text`, trimmed, as an amount in any form.
fn read_any(text: &str) -> Amount {
    if text.is_empty() {
        return Amount::Nothing;
    }
    // Most texts of a table are names: nothing without a digit, or with more letters than a currency and a credit sign
    // have, is an amount.
    if text.bytes().filter(u8::is_ascii_alphabetic).count() > MOST_LETTERS {
        return Amount::Not;
    }
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return if is_nothing(text) { Amount::Nothing } else { Amount::Not };
    }
    if let Some(value) = scientific(text) {
        return Amount::Plain(value);
    }
    let Some((negative, body)) = bare(text) else { return Amount::Not };
    let signed = |value: f64| if negative { 0.0 - value } else { value };
    let found = Shape::of(body).map(|shape| shape.amount()).filter(|amount| *amount != Amount::Not);
    match found.or_else(|| indian(body)).or_else(|| multiple(body)).unwrap_or(Amount::Not) {
        Amount::Plain(value) => Amount::Plain(signed(value)),
        Amount::Marked(mark, value) => Amount::Marked(mark, signed(value)),
        Amount::Either { sign, decimal, thousands } => {
            Amount::Either { sign, decimal: signed(decimal), thousands: signed(thousands) }
        }
        other => other,
    }
}

/// The amount in the form most have, at a fraction of the cost of the others: digits, a minus before them, a point or a
/// comma among them. `None` for every other form.
#[expect(clippy::cast_precision_loss, reason = "so many digits are a number exactly, and so is the power of ten")]
pub(super) fn bare_digits(text: &str) -> Option<Amount> {
    let body = text.strip_prefix('-').unwrap_or(text);
    let (mut all, mut digits, mut mark) = (0_u64, 0_usize, None);
    for byte in body.bytes() {
        match byte {
            b'0'..=b'9' if digits < POWERS.len() - 1 => {
                all = 10 * all + u64::from(byte - b'0');
                digits += 1;
            }
            b'.' if mark.is_none() => mark = Some((DecimalMark::Point, digits)),
            b',' if mark.is_none() => mark = Some((DecimalMark::Comma, digits)),
            _ => return None,
        }
    }
    let signed = |value: f64| if body.len() < text.len() { 0.0 - value } else { value };
    let whole = signed(all as f64);
    let Some((sign, before)) = mark else { return (digits > 0).then_some(Amount::Plain(whole)) };
    let decimal = signed(all as f64 / POWERS.get(digits - before)?);
    let either = digits == before + 3 && (1..=3).contains(&before) && !body.starts_with('0');
    let amount =
        if either { Amount::Either { sign, decimal, thousands: whole } } else { Amount::Marked(sign, decimal) };
    (digits > 0).then_some(amount)
}

/// A number as programs write large ones: "1e+05". Without the sign it may be a code.
fn scientific(text: &str) -> Option<f64> {
    let (digits, power) = text.split_once(['e', 'E'])?;
    let signed = power.strip_prefix(['+', '-']).is_some_and(|power| power.bytes().all(|byte| byte.is_ascii_digit()));
    let plain = digits.starts_with(|first: char| first.is_ascii_digit() || first == '-');
    if signed && plain { text.parse().ok() } else { None }
}

/// An amount grouped by lakhs and crores: "12,34,567.50".
fn indian(body: &str) -> Option<Amount> {
    let (whole, decimals) = body.split_once('.').unwrap_or((body, "0"));
    let mut groups = whole.rsplit(',');
    let last = groups.next().filter(|last| last.len() == 3)?;
    let others: Vec<&str> = groups.collect();
    let (first, middle) = others.split_last()?;
    let sized = !middle.is_empty() && middle.iter().all(|group| group.len() == 2) && (1..=2).contains(&first.len());
    let digits = others.iter().chain([&last, &decimals]).all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let value = format!("{}.{decimals}", whole.replace(',', "")).parse().ok();
    value.filter(|_| sized && digits).map(|value| Amount::Marked(DecimalMark::Point, value))
}

/// An amount in thousands or millions. Without a decimal mark it may be a name: "3M".
fn multiple(body: &str) -> Option<Amount> {
    let (digits, factor) = MULTIPLES.iter().find_map(|(unit, factor)| Some((body.strip_suffix(unit)?, factor)))?;
    let scaled = |value: f64| (value * factor * 100.0).round() / 100.0;
    match Shape::of(trim(digits))?.amount() {
        Amount::Marked(mark, value) => Some(Amount::Marked(mark, scaled(value))),
        Amount::Either { sign, decimal, .. } => Some(Amount::Marked(sign, scaled(decimal))),
        _ => None,
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}' || letter == '\'')
}

/// Strips signs, brackets and currencies from both ends; whether the amount is negative, and what remains.
fn bare(text: &str) -> Option<(bool, &str)> {
    let (mut negative, mut rest) = (false, text);
    // Sign, bracket, currency and white space come in any order, each a few times at most.
    for _ in 0..8 {
        let before = rest;
        rest = trim(rest);
        if let Some(inside) = rest.strip_prefix('(').and_then(|open| open.strip_suffix(')')) {
            (negative, rest) = (true, inside);
        }
        for sign in ['-', '−', '–'] {
            if let Some(behind) = rest.strip_prefix(sign).or_else(|| without_trailing_sign(rest, sign)) {
                (negative, rest) = (true, behind);
            }
        }
        rest = rest.strip_prefix('+').unwrap_or(rest);
        // Whole euros as the Dutch and Germans write them: "1.234,-".
        for end in [",-", ",--", ",–", ".-", ",—"] {
            rest = rest.strip_suffix(end).unwrap_or(rest);
        }
        rest = without_currency(rest);
        if let Some(credit) = strip_suffix_ignore_case(rest, "CR") {
            (negative, rest) = (true, credit);
        }
        rest = strip_suffix_ignore_case(rest, "DR").unwrap_or(rest);
        if rest == before {
            break;
        }
    }
    (!rest.is_empty()).then_some((negative, rest))
}

/// "12.50-" is negative; the dash of "1.234,-" stands for no cents.
fn without_trailing_sign(text: &str, sign: char) -> Option<&str> {
    text.strip_suffix(sign).filter(|rest| rest.ends_with(|last: char| last.is_ascii_digit() || last.is_whitespace()))
}

fn without_currency(text: &str) -> &str {
    for currency in CURRENCIES {
        if let Some(rest) = strip_suffix_ignore_case(text, currency) {
            return rest;
        }
        let head = text.get(..currency.len());
        if head.is_some_and(|head| is_lowercase_of(currency, head)) {
            return text.get(currency.len()..).unwrap_or_default();
        }
    }
    text
}

fn strip_suffix_ignore_case<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(end.len())?;
    let tail = text.get(at..)?;
    if tail.eq_ignore_ascii_case(end) || is_lowercase_of(end, tail) { text.get(..at) } else { None }
}

fn is_lowercase_of(lower: &str, text: &str) -> bool {
    text.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

/// Digits with signs between them.
#[derive(Debug, Default)]
struct Shape {
    digits: usize,
    /// Digits since the last sign of each kind, or since the beginning.
    run: usize,
    /// How many points, commas, and other group signs there are.
    points: usize,
    commas: usize,
    groups: usize,
    /// Digits before the first point or comma.
    before: usize,
    /// The last point or comma.
    last: Option<DecimalMark>,
    /// Whether all runs between signs, but the last, have three digits (the first up to three).
    grouped: bool,
    leading_zero: bool,
    /// The digits, with a point at the last point or comma.
    with_point: String,
    /// The digits alone.
    alone: String,
}

impl Shape {
    fn of(body: &str) -> Option<Self> {
        let mut shape = Self { grouped: true, leading_zero: body.starts_with('0'), ..Self::default() };
        let mut first = true;
        let mut last_point = None;
        for letter in body.chars() {
            if letter.is_ascii_digit() {
                shape.digits += 1;
                shape.run += 1;
                shape.alone.push(letter);
                continue;
            }
            shape.grouped &= if first { (1..=3).contains(&shape.run) } else { shape.run == 3 };
            first = false;
            match letter {
                '.' => shape.sign(DecimalMark::Point),
                ',' => shape.sign(DecimalMark::Comma),
                '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => shape.groups += 1,
                _ => return None,
            }
            if matches!(letter, '.' | ',') {
                last_point = Some(shape.alone.len());
            }
            shape.run = 0;
        }
        let ok = shape.digits > 0 && shape.digits <= MOST_DIGITS;
        shape.with_point.clone_from(&shape.alone);
        if let Some(at) = last_point {
            shape.with_point.insert(at, '.');
        }
        ok.then_some(shape)
    }

    fn sign(&mut self, mark: DecimalMark) {
        if self.last.is_none() {
            self.before = self.digits;
        }
        match mark {
            DecimalMark::Point => self.points += 1,
            DecimalMark::Comma => self.commas += 1,
        }
        self.last = Some(mark);
    }

    fn amount(&self) -> Amount {
        let parsed = |text: &str| text.parse::<f64>().ok();
        let (Some(decimal), Some(whole)) = (parsed(&self.with_point), parsed(&self.alone)) else { return Amount::Not };
        // Groups of other sizes than three are dates, versions or telephone numbers.
        let ends_in_group = self.run == 3 && self.grouped;
        let Some(mark) = self.last else {
            return if self.groups == 0 || ends_in_group { Amount::Plain(whole) } else { Amount::Not };
        };
        let (same, other) = match mark {
            DecimalMark::Point => (self.points, self.commas),
            DecimalMark::Comma => (self.commas, self.points),
        };
        let several = other + self.groups > 0;
        if same > 1 {
            let all_groups = other == 0 && self.groups == 0 && ends_in_group;
            return if all_groups { Amount::Marked(mark.other(), whole) } else { Amount::Not };
        }
        if several {
            return if self.grouped { Amount::Marked(mark, decimal) } else { Amount::Not };
        }
        if self.run != 3 || self.before == 0 || self.before > 3 || self.leading_zero {
            return Amount::Marked(mark, decimal);
        }
        Amount::Either { sign: mark, decimal, thousands: whole }
    }
}

#[cfg(test)]
mod tests {
    use super::Amount::{Marked, Not, Nothing, Plain};
    use super::DecimalMark::{Comma, Point};
    use super::*;

    #[test]
    fn amounts_are_read_however_they_are_written() {
        let cases = [
            ("1234", Plain(1234.0)),
            ("-12", Plain(-12.0)),
            ("1.234,50", Marked(Comma, 1234.5)),
            ("1,234.50", Marked(Point, 1234.5)),
            ("1'234.50", Marked(Point, 1234.5)),
            ("1 234,50", Marked(Comma, 1234.5)),
            ("1\u{a0}234\u{a0}567,89 zł", Marked(Comma, 1_234_567.89)),
            ("1\u{202f}234", Plain(1234.0)),
            ("1.234.567", Marked(Comma, 1_234_567.0)),
            ("1,234,567", Marked(Point, 1_234_567.0)),
            ("12,5", Marked(Comma, 12.5)),
            ("0.123", Marked(Point, 0.123)),
            ("1234.567", Marked(Point, 1234.567)),
            (".50", Marked(Point, 0.5)),
            ("1234.", Marked(Point, 1234.0)),
            ("(1,234.50)", Marked(Point, -1234.5)),
            ("€ (12,50)", Marked(Comma, -12.5)),
            ("12,50-", Marked(Comma, -12.5)),
            ("-€ 12,50", Marked(Comma, -12.5)),
            ("€ -12,50", Marked(Comma, -12.5)),
            ("€ 1.234.567,-", Marked(Comma, 1_234_567.0)),
            ("EUR 99.95", Marked(Point, 99.95)),
            ("99,95 EUR", Marked(Comma, 99.95)),
            ("$1,000.00 CR", Marked(Point, -1000.0)),
            ("1,000.00 DR", Marked(Point, 1000.0)),
            ("−5", Plain(-5.0)),
            ("'42", Plain(42.0)),
            ("1.234", Amount::Either { sign: Point, decimal: 1.234, thousands: 1234.0 }),
            ("-1,234", Amount::Either { sign: Comma, decimal: -1.234, thousands: -1234.0 }),
            ("-", Nothing),
            ("–", Nothing),
            ("n/a", Nothing),
            ("N.v.t.", Nothing),
            ("  ", Nothing),
            ("01.02.2024", Not),
            ("2024-01-31", Not),
            ("12 34", Not),
            ("12 A", Not),
            ("1,23,456.00", Marked(Point, 123_456.0)),
            ("12,34,567.50", Marked(Point, 1_234_567.5)),
            ("1,2,345.00", Not),
            ("1e+05", Plain(100_000.0)),
            ("-2.5E-01", Plain(-0.25)),
            ("1.2M", Marked(Point, 1_200_000.0)),
            ("1,5 mln", Marked(Comma, 1_500_000.0)),
            ("-12.5k", Marked(Point, -12_500.0)),
            ("3M", Not),
            ("NULL", Nothing),
            ("<NA>", Nothing),
            ("\\N", Nothing),
            ("Backup", Not),
            ("10%", Not),
            ("€", Not),
            ("#N/A", Not),
            ("1e5", Not),
            ("9999999999999999999999999", Not),
        ];
        for (text, expected) in cases {
            assert_eq!(read_amount(text), expected, "{text:?}");
        }
    }
    proptest::proptest! {
        #[test]
        fn bare_digits_are_what_they_are_among_all_forms(text in "-?[0-9]{0,7}[.,]?[0-9]{0,10}") {
            if let Some(amount) = bare_digits(&text) {
                proptest::prop_assert_eq!(amount, read_any(&text));
            }
        }
    }
}
