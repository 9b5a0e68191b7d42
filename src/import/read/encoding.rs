//! From bytes to text, whatever the encoding.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE};

/// The text in `bytes`, without a byte order mark. What fits no encoding becomes replacement characters.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    if let Some(encoding) = utf16_of(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => legacy_encoding(bytes).decode_without_bom_handling(bytes).0,
    }
}

/// Whether the text is UTF-16, with or without a byte order mark.
pub(in super::super) fn is_utf16(bytes: &[u8]) -> bool {
    let marked = Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding == UTF_16LE || encoding == UTF_16BE);
    marked || utf16_of(bytes).is_some()
}

/// UTF-16 without a mark: in a table every other byte is mostly zero, on one side only.
fn utf16_of(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
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
fn legacy_encoding(bytes: &[u8]) -> &'static Encoding {
    // Only old Macintosh programs end lines with a bare carriage return.
    if !bytes.contains(&b'\n') && bytes.contains(&b'\r') {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_2, WINDOWS_1250, WINDOWS_1252};

    #[test]
    fn text_survives_the_encodings_people_use() {
        let dutch = "Klant;Omzet\r\nCafé Één;12,50\r\nBeëindigd € B.V.;3,00\r\n";
        let polish = "Klient;Przychód\r\nŻabka Spółka z o.o.;12,50\r\nŁódź Główna Księgowość;3,00\r\n";
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        let cases: [(Vec<u8>, &str); 9] = [
            (dutch.as_bytes().to_vec(), dutch),
            ([&b"\xEF\xBB\xBF"[..], dutch.as_bytes()].concat(), dutch),
            (WINDOWS_1252.encode(dutch).0.into_owned(), dutch),
            (WINDOWS_1250.encode(polish).0.into_owned(), polish),
            (ISO_8859_2.encode(polish).0.into_owned(), polish),
            ([&b"\xFF\xFE"[..], &utf16(polish)].concat(), polish),
            ([&b"\xFE\xFF"[..], &big(polish)].concat(), polish),
            (utf16(dutch), dutch),
            (b"Name,Sum\rCaf\x8E,1\r".to_vec(), "Name,Sum\rCafé,1\r"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(decode(&bytes), expected);
        }
    }
}
