//! What a number format says about its numbers: date, money with its currency, percentage.

/// What a cell's number format says about its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Nothing in particular.
    #[default]
    General,
    /// A date.
    Date,
    /// Money.
    Money,
    /// A percentage.
    Percent,
}

/// A number format, as far as it says something about the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberFormat {
    /// Date, money, percentage, or nothing in particular.
    pub kind: CellKind,
    /// The ISO 4217 code of the currency, where the format names one.
    pub currency: Option<&'static str>,
}

/// What a cell's style says: the format of its number, and how far in its content stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct CellStyle {
    /// The format of its number.
    pub(in super::super) number: NumberFormat,
    /// Steps of indent, as spreadsheets count them.
    pub(in super::super) indent: u8,
}

impl From<NumberFormat> for CellStyle {
    fn from(number: NumberFormat) -> Self {
        Self { number, indent: 0 }
    }
}

/// How many points one step of indent is wide, about.
const STEP: f64 = 9.5;

/// The steps of indent in a length such as "0.353cm", "12px" or "1em"; 0 where it is none.
pub(in super::super) fn steps_of(length: &str) -> u8 {
    let length = length.trim();
    let unit = length.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(length.len());
    let (number, unit) = length.split_at(unit);
    let points = match unit.to_ascii_lowercase().as_str() {
        "pt" => 1.0,
        "px" => 0.75,
        "cm" => 28.35,
        "mm" => 2.835,
        "in" => 72.0,
        "em" | "rem" | "ch" => 12.0,
        _ => return 0,
    };
    let steps = (number.trim().parse::<f64>().unwrap_or(0.0) * points / STEP).round().clamp(0.0, 255.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped above")]
    let steps = steps as u8;
    steps
}

/// A sign or a word for a currency, and its ISO 4217 code.
pub(in super::super) type Sign = (&'static str, &'static str);

/// Signs that stand for one currency.
pub(in super::super) const SIGNS: [Sign; 8] = [
    ("US$", "USD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
];
/// What may mean something else among other words.
pub(in super::super) const WORDS: [Sign; 13] = [
    ("EUR", "EUR"),
    ("USD", "USD"),
    ("GBP", "GBP"),
    ("PLN", "PLN"),
    ("CHF", "CHF"),
    ("SEK", "SEK"),
    ("NOK", "NOK"),
    ("DKK", "DKK"),
    ("CZK", "CZK"),
    ("HUF", "HUF"),
    ("CAD", "CAD"),
    ("AUD", "AUD"),
    ("Ft", "HUF"),
];
/// The sign that several currencies share: a code beside it says more.
pub(in super::super) const DOLLAR: Sign = ("$", "USD");

/// The currency named in `text` by a symbol or a code standing alone; `None` when there is none.
pub(in super::super) fn currency_in(text: &str) -> Option<&'static str> {
    let mut all = SIGNS.iter().chain(&WORDS).chain([&DOLLAR]);
    all.find(|sign| standing_alone(text, sign.0).next().is_some()).map(|(_, code)| *code)
}

/// What stands before and behind each `sign` in `text` that is no part of a word.
pub(in super::super) fn standing_alone<'t>(text: &'t str, sign: &str) -> impl Iterator<Item = (&'t str, &'t str)> {
    let word = sign.ends_with(char::is_alphabetic);
    let around =
        text.match_indices(sign).filter_map(|(at, sign)| Some((text.get(..at)?, text.get(at + sign.len()..)?)));
    around.filter(move |(before, after)| {
        let open = |neighbour: Option<char>| neighbour.is_none_or(|letter| !letter.is_alphabetic());
        !word || (open(before.chars().next_back()) && open(after.chars().next()))
    })
}

/// Excel's own accounting formats: their "$" stands for whatever currency the reader's computer has.
const LOCALE_MONEY: [&str; 4] = [
    r#"_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)"#,
    r#"_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)"#,
    r"$#,##0_);($#,##0)",
    r"$#,##0.00_);($#,##0.00)",
];

/// Reads a number format's code. Dates are not looked for: readers give them as dates.
pub(in super::super) fn number_format(code: &str) -> NumberFormat {
    if let Some((_, kind, currency)) = NAMED.iter().find(|(name, ..)| *name == code) {
        return NumberFormat { kind: *kind, currency: *currency };
    }
    if LOCALE_MONEY.contains(&code) {
        return NumberFormat { kind: CellKind::Money, currency: None };
    }
    if let Some(currency) = currency_in(&spoken(code)) {
        return NumberFormat { kind: CellKind::Money, currency: Some(currency) };
    }
    let percent = code.split('"').step_by(2).any(|bare| bare.contains('%'));
    NumberFormat { kind: if percent { CellKind::Percent } else { CellKind::General }, currency: None }
}

/// The names that SpreadsheetML 2003 and web pages have for formats, with what they say.
const NAMED: [(&str, CellKind, Option<&str>); 3] = [
    ("Currency", CellKind::Money, None),
    ("Euro Currency", CellKind::Money, Some("EUR")),
    ("Percent", CellKind::Percent, None),
];

/// The names of formats that show neither days nor money.
const PLAIN: [&str; 8] =
    ["General", "General Number", "Fixed", "Standard", "Scientific", "Yes/No", "True/False", "On/Off"];

/// Whether a number format's code or name shows its number as a day. Times and durations are none.
pub(in super::super) fn is_date_format(code: &str) -> bool {
    if code.ends_with(" Date") {
        return true;
    }
    if PLAIN.contains(&code) || NAMED.iter().any(|(name, ..)| *name == code) {
        return false;
    }
    let section = code.split(';').next().unwrap_or_default();
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    let mut months = 0;
    for letter in section.chars() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        months = if matches!(letter, 'm' | 'M') && !quoted && !bracketed { months + 1 } else { 0 };
        match letter {
            _ if months == 3 => return true,
            '\\' | '_' | '*' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            'y' | 'Y' | 'd' | 'D' if !quoted && !bracketed => return !code.eq_ignore_ascii_case("standard"),
            _ => {}
        }
    }
    false
}

/// The code with a locale such as `[$€-413]` reduced to its symbol, colours dropped and escapes undone.
fn spoken(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(open) = rest.find('[') {
        let (before, bracket) = rest.split_at(open);
        out.push_str(before);
        let close = bracket.find(']').unwrap_or(bracket.len() - 1);
        let inside = bracket.get(1..close).unwrap_or_default();
        if let Some(symbol) = inside.strip_prefix('$') {
            out.push(' ');
            out.push_str(symbol.split('-').next().unwrap_or_default());
            out.push(' ');
        }
        rest = bracket.get(close + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out.replace(['"', '\\'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_money_and_percent() {
        let cases = [
            ("General", CellKind::General, None),
            ("#,##0.00", CellKind::General, None),
            ("0.0%", CellKind::Percent, None),
            (r#"0.00" % of""#, CellKind::General, None),
            ("[$€-413] #,##0.00", CellKind::Money, Some("EUR")),
            ("#,##0.00 \"zł\"", CellKind::Money, Some("PLN")),
            (r"#,##0.00\ [$zł-415]", CellKind::Money, Some("PLN")),
            ("€ #,##0.00;[Red]€ -#,##0.00", CellKind::Money, Some("EUR")),
            ("[$USD] #,##0", CellKind::Money, Some("USD")),
            ("\"£\"#,##0", CellKind::Money, Some("GBP")),
            (r#"_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)"#, CellKind::Money, None),
            ("[Red]0", CellKind::General, None),
            ("[", CellKind::General, None),
        ];
        for (code, kind, currency) in cases {
            assert_eq!(number_format(code), NumberFormat { kind, currency }, "{code}");
        }
    }

    #[test]
    fn formats_of_days_are_told_from_numbers_and_times() {
        let days = [
            "Short Date",
            "General Date",
            "dd-mm-yyyy",
            "[$-413]d mmmm yyyy;@",
            "m/d/yy h:mm",
            "\\a yyyy",
            "mmm-yy",
            "mmmm",
        ];
        let others = [
            "General",
            "Fixed",
            "Currency",
            "Euro Currency",
            "0.00",
            "Standard",
            "h:mm:ss",
            "[h]:mm",
            "[Red]0",
            "0 \"days\"",
            "_d0",
            "Long Time",
            "",
        ];
        for (codes, expected) in [(&days[..], true), (&others[..], false)] {
            for code in codes {
                assert_eq!(is_date_format(code), expected, "{code}");
            }
        }
    }

    #[test]
    fn lengths_are_steps_of_indent() {
        let cases =
            [("0.353cm", 1), ("0.706cm", 2), ("12px", 1), ("24px", 2), ("1em", 1), ("2px", 0), ("30%", 0), ("", 0)];
        for (length, expected) in cases {
            assert_eq!(steps_of(length), expected, "{length}");
        }
    }

    #[test]
    fn a_currency_code_stands_alone() {
        let cases =
            [("Omzet (EUR)", Some("EUR")), ("Revenue in € 2026", Some("EUR")), ("Fleur", None), ("EUROPE", None)];
        for (text, expected) in cases {
            assert_eq!(currency_in(text), expected, "{text}");
        }
    }
}
