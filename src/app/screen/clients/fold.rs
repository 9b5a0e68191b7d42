//! Words as they are compared: without letter case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` in small letters without accents, so that "Lodz" finds "Łódź".
#[must_use]
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            other if is_combining_mark(other) => {}
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn letter_case_and_accents_do_not_matter() {
        let cases = [
            ("Van Dalen B.V.", "van dalen b.v."),
            ("Łódź Ślusarnia", "lodz slusarnia"),
            ("CAFÉ", "cafe"),
            ("Cafe\u{301}", "cafe"),
            ("Großmann & Sønner", "grossmann & sonner"),
            ("İzmir", "izmir"),
        ];
        for (text, expected) in cases {
            assert_eq!(fold(text), expected);
        }
    }
}
