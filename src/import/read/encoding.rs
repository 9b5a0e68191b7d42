//! From bytes to text, whatever the encoding.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of the beginning may name the encoding.
const HEAD: usize = 4096;

/// The text in `bytes`, without a byte order mark. What fits no encoding becomes replacement characters.
pub(in super::super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    decode_as(bytes, None)
}

/// The text in `bytes`, which says to be encoded as `label`. A byte order mark and sound UTF-8 are believed more.
pub(super) fn decode_as<'b>(bytes: &'b [u8], label: Option<&str>) -> Cow<'b, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    if let Some(encoding) = utf16_of(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let said = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    let said = said.filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8);
    said.unwrap_or_else(|| legacy_encoding(bytes)).decode_without_bom_handling(bytes).0
}

/// The encoding that an XML declaration names.
pub(super) fn xml_label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes));
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    label_behind(declaration, "encoding")
}

/// The encoding that a page names in its head.
pub(super) fn html_label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes)).to_lowercase();
    label_behind(&head, "charset").or_else(|| xml_label(bytes))
}

fn label_behind(text: &str, name: &str) -> Option<String> {
    let value = text.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value
        .find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')))
        .unwrap_or(value.len());
    value.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
}

/// Whether the text is UTF-16, with or without a byte order mark.
pub(in super::super) fn is_utf16(bytes: &[u8]) -> bool {
    let marked = Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding == UTF_16LE || encoding == UTF_16BE);
    marked || utf16_of(bytes).is_some()
}

/// UTF-16 without a mark: in a table every other byte is mostly zero, on one side only.
pub(super) fn utf16_of(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let (pairs, _) = head.as_chunks::<2>();
    let zeros = |side: usize| pairs.iter().filter(|pair| pair.get(side) == Some(&0)).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = pairs.len() * 6 / 10;
    if pairs.len() >= 4 && odd > most && even * 20 < pairs.len() {
        return Some(UTF_16LE);
    }
    (pairs.len() >= 4 && even > most && odd * 20 < pairs.len()).then_some(UTF_16BE)
}

/// The one-byte encoding the text is likely in.
pub(super) fn legacy_encoding(bytes: &[u8]) -> &'static Encoding {
    // Only old Macintosh programs end lines with a bare carriage return.
    if !bytes.contains(&b'\n') && bytes.contains(&b'\r') {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    if !guess.is_single_byte() {
        return guess;
    }
    // The detector knows neither Mac Roman nor ISO-8859-15: they are taken where they make sense of what it cannot.
    let (guessed, mac) = (oddities(bytes, guess), oddities(bytes, MACINTOSH));
    if guessed > 0 && mac * 4 <= guessed {
        return MACINTOSH;
    }
    if !bytes.iter().any(|byte| (0x80..0xA0).contains(byte)) {
        let (euro, latin9) = (bytes.contains(&0xA4), oddities(bytes, ISO_8859_15));
        if latin9 < guessed || guess == WINDOWS_1252 && euro && latin9 == guessed {
            return ISO_8859_15;
        }
    }
    guess
}

/// How often the text, read as `encoding`, has what no language writes: a sign between two letters, a capital behind a
/// small letter and before another, or a control character.
fn oddities(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let mut odd = 0;
    for run in bytes.split(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'"' | b'|')) {
        if run.is_ascii() {
            continue;
        }
        let word: Vec<char> = encoding.decode_without_bom_handling(run).0.chars().collect();
        let at = |position: usize| word.get(position).copied().unwrap_or(' ');
        for (position, &letter) in word.iter().enumerate().filter(|(_, letter)| !letter.is_ascii()) {
            let before = position.checked_sub(1).map_or(' ', at);
            let after = at(position + 1);
            let inside = before.is_alphabetic() && after.is_alphabetic();
            let sign = !letter.is_alphabetic()
                && !matches!(letter, '\u{2019}' | '\u{b4}' | '\u{ad}' | '\u{b7}' | '\u{2013}' | '\u{2014}');
            // The first letter of a word may be a capital or follow one; elsewhere it follows its neighbours.
            let capital = letter.is_uppercase() && before.is_lowercase();
            let control = letter.is_control() || letter == '\u{fffd}';
            odd += usize::from(inside && sign || capital || control);
        }
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_2, WINDOWS_1250};

    #[test]
    fn text_survives_the_encodings_people_use() {
        let dutch = "Klant;Omzet\r\nCafé Één;12,50\r\nBeëindigd € B.V.;3,00\r\n";
        let polish = "Klient;Przychód\r\nŻabka Spółka z o.o.;12,50\r\nŁódź Główna Księgowość;3,00\r\n";
        let french = "Client;Total (€)\nPâtisserie Crème et Cœur;12,50\nHôtel du Forêt;3,00 €\n";
        let english = "Client,Amount\nO’Brien’s “Best” – Café,£5\nZoë’s,£3\n";
        let mac = |text: &str| -> Vec<u8> {
            // The encoder of the web writes no Mac Roman; these are its letters.
            let known =
                "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€";
            let byte = |letter: char| known.chars().position(|other| other == letter).map(|at| at + 0x80);
            text.chars()
                .map(|letter| byte(letter).map_or(letter as u8, |byte| u8::try_from(byte).expect("a byte")))
                .collect()
        };
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        let latin9 = |text: &str| -> Vec<u8> {
            text.chars()
                .map(|letter| match letter {
                    '€' => 0xA4,
                    'œ' => 0xBD,
                    other => other as u8,
                })
                .collect()
        };
        let cases: [(Vec<u8>, &str); 16] = [
            (dutch.as_bytes().to_vec(), dutch),
            ([&b"\xEF\xBB\xBF"[..], dutch.as_bytes()].concat(), dutch),
            (WINDOWS_1252.encode(dutch).0.into_owned(), dutch),
            (WINDOWS_1252.encode(french).0.into_owned(), french),
            (WINDOWS_1252.encode(english).0.into_owned(), english),
            (WINDOWS_1250.encode(polish).0.into_owned(), polish),
            (ISO_8859_2.encode(polish).0.into_owned(), polish),
            (latin9(french), french),
            (latin9(dutch), dutch),
            (mac(dutch), dutch),
            (mac(french), french),
            (mac(english), english),
            ([&b"\xFF\xFE"[..], &utf16(polish)].concat(), polish),
            ([&b"\xFE\xFF"[..], &big(polish)].concat(), polish),
            (utf16(dutch), dutch),
            (b"Name,Sum\rCaf\x8E,1\r".to_vec(), "Name,Sum\rCafé,1\r"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(decode(&bytes), expected);
        }
    }

    #[test]
    fn a_label_is_believed_where_the_bytes_do_not_contradict_it() {
        let polish = "<?xml version='1.0' encoding='iso-8859-2'?><a>ąę</a>";
        let bytes = ISO_8859_2.encode(polish).0.into_owned();
        assert_eq!(xml_label(&bytes).as_deref(), Some("iso-8859-2"));
        assert_eq!(decode_as(&bytes, Some("iso-8859-2")), polish);
        assert_eq!(decode_as("é".as_bytes(), Some("windows-1252")), "é");
        assert_eq!(html_label(b"<META charset=\"Windows-1250\">").as_deref(), Some("windows-1250"));
        assert_eq!(html_label(b"<meta content='text/html; charset=utf-8'>").as_deref(), Some("utf-8"));
        assert_eq!(html_label(b"<table>"), None);
    }
}
