//! What a text says of its currency. A word that is none says nothing: it is never another currency.

use crate::import::grid::{DOLLAR, SIGNS, WORDS, currency_in, standing_alone};
use crate::model::fold_name;

/// The codes of ISO 4217 for money in use, in the order of the alphabet.
const CODES: [&str; 156] = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF", "BMD",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP",
    "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP",
    "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD",
    "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD",
    "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN",
    "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB",
    "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL",
    "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED", "VES",
    "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

/// Words that make the code beside them a currency.
const MONEY: [&str; 34] = [
    "amount",
    "amounts",
    "revenue",
    "sales",
    "turnover",
    "total",
    "price",
    "value",
    "net",
    "gross",
    "currency",
    "omzet",
    "bedrag",
    "bedragen",
    "totaal",
    "prijs",
    "waarde",
    "bruto",
    "netto",
    "valuta",
    "kwota",
    "suma",
    "wartosc",
    "przychod",
    "przychody",
    "sprzedaz",
    "cena",
    "razem",
    "brutto",
    "waluta",
    "umsatz",
    "betrag",
    "summe",
    "preis",
];
/// Words before a code that make it a currency: "Cloud in EUR".
const IN: [&str; 2] = ["in", "w"];
/// Words that may follow a code in brackets: before tax, or with it.
const TAX: [&str; 6] = ["ex", "excl", "excluding", "incl", "including", "exclusief"];

/// A currency column's text: a code, or a sign.
pub(in super::super) fn code_of(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase();
    let known = CODES.binary_search(&upper.as_str()).ok().and_then(|at| CODES.get(at).copied());
    known.or_else(|| currency_in(text))
}

/// The currency an amount is written with.
pub(in super::super) fn sign_of(text: &str) -> Option<&'static str> {
    // The last ones are parts of white space that separates thousands, and of no sign.
    let signs =
        |byte| matches!(byte, b'.' | b',' | b'-' | b' ' | b'\'' | b'(' | b')' | 0xC2 | 0xA0 | 0xE2 | 0x80 | 0xAF);
    let plain = |byte: u8| byte.is_ascii_digit() || signs(byte);
    if text.bytes().all(plain) { None } else { currency_in(text) }
}

/// The currency that the title of an offering names as such: by a sign, or by a code in brackets, behind a comma or beside
/// a word for money. "CAD" alone may be what is sold.
pub(super) fn in_title(title: &str) -> Option<&'static str> {
    let sign = SIGNS.iter().find(|sign| standing_alone(title, sign.0).next().is_some());
    let word = || WORDS.iter().find(|word| standing_alone(title, word.0).any(is_apart));
    let dollar = || title.contains(DOLLAR.0).then_some(&DOLLAR);
    sign.or_else(word).or_else(dollar).map(|(_, code)| *code)
}

/// The currency whose code merely begins or ends `title`, beside other words.
pub(super) fn beside_words(title: &str) -> Option<&'static str> {
    let blank = |text: &str| text.trim().is_empty();
    let at_end = |(before, after): (&str, &str)| blank(before) != blank(after);
    WORDS.iter().find(|word| standing_alone(title, word.0).any(at_end)).map(|(_, code)| *code)
}

/// Whether a code between `before` and `after` stands apart from the name, or beside a word for money.
fn is_apart((before, after): (&str, &str)) -> bool {
    let mut words = before.split(|letter: char| !letter.is_alphanumeric()).rev();
    let last = words.find(|word| !word.is_empty()).map(fold_name);
    let mut words = after.split(|letter: char| !letter.is_alphanumeric());
    let next = words.find(|word| !word.is_empty()).map(fold_name);
    let is_of = |word: &Option<String>, all: &[&str]| word.as_deref().is_some_and(|word| all.contains(&word));
    if is_of(&last, &MONEY) || is_of(&last, &IN) || is_of(&next, &MONEY) {
        return true;
    }
    let opened = before.trim_end().ends_with(['(', '[', ',', ';', ':', '|']) || before.ends_with("/ ");
    let spaced = before.ends_with(" /");
    let closed = after.trim().is_empty() || after.trim_start().starts_with([')', ']', ',', ';', '/', '$']);
    (opened || spaced) && (closed || is_of(&next, &TAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_column_holds_codes_in_use_and_signs() {
        assert!(CODES.is_sorted(), "they are searched by halves");
        let cases = [
            ("EUR", Some("EUR")),
            (" usd ", Some("USD")),
            ("ZWG", Some("ZWG")),
            ("€", Some("EUR")),
            ("PLN (zł)", Some("PLN")),
            ("tbd", None),
            ("nvt", None),
            ("XYZ", None),
            ("DEM", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(code_of(text), expected, "{text}");
        }
    }

    #[test]
    fn the_title_of_an_offering_names_its_currency_apart_from_its_name() {
        let cases = [
            ("Werkplek (EUR)", Some("EUR")),
            ("Werkplek [EUR, excl. btw]", Some("EUR")),
            ("Werkplek (EUR excl. btw)", Some("EUR")),
            ("Cloud, USD", Some("USD")),
            ("Cloud / USD", Some("USD")),
            ("Omzet/EUR", Some("EUR")),
            ("Omzet EUR", Some("EUR")),
            ("PLN netto", Some("PLN")),
            ("Wartość PLN", Some("PLN")),
            ("Cloud in GBP", Some("GBP")),
            ("CAD (€)", Some("EUR")),
            ("€ CAD", Some("EUR")),
            ("CAD ($)", Some("USD")),
            ("Revenue (CAD $)", Some("CAD")),
            ("Revenue (US$)", Some("USD")),
            ("CAD", None),
            ("CAM/CAD", None),
            ("2D-CAD", None),
            ("CAD software", None),
            ("Support (CAD software)", None),
            ("Kabel 10 Ft", None),
            ("EUROPE", None),
        ];
        for (title, expected) in cases {
            assert_eq!(in_title(title), expected, "{title}");
        }
        let bare = [("Cloud EUR", Some("EUR")), ("USD Cloud", Some("USD")), ("CAD", None), ("Cloud", None)];
        for (title, expected) in bare {
            assert_eq!(beside_words(title), expected, "{title}");
        }
    }
}
