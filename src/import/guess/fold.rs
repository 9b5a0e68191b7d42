//! Texts compared as people compare them: letter case, accents, punctuation and white space folded away.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` for comparison with titles and words: small letters without accents, everything else than letters, digits and
/// "#" one space.
pub(in super::super) fn fold(text: &str) -> String {
    folded(text, |letter| letter.is_alphanumeric() || letter == '#')
}

/// `text` for comparison of names: small letters without accents, one space between words; punctuation stays.
pub(in super::super) fn fold_name(text: &str) -> String {
    folded(text, |letter| !letter.is_whitespace())
}

fn folded(text: &str, keep: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut put = |letter: char| {
        if keep(letter) {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    };
    if text.is_ascii() {
        text.chars().for_each(|letter| put(letter.to_ascii_lowercase()));
    } else {
        let bare = text.nfkd().filter(|letter| !is_combining_mark(*letter));
        bare.flat_map(char::to_lowercase).for_each(|letter| match letter {
            'ł' => put('l'),
            'ø' => put('o'),
            'ß' => "ss".chars().for_each(&mut put),
            'æ' => "ae".chars().for_each(&mut put),
            other => put(other),
        });
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        let cases = [
            ("Aantal gebr.", "aantal gebr"),
            ("  Klant\u{a0}–  naam ", "klant naam"),
            ("LICZBA UŻYTKOWNIKÓW", "liczba uzytkownikow"),
            ("Größe (m²)", "grosse m2"),
            ("Łódź", "lodz"),
            ("# users", "# users"),
            ("...", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(fold(text), expected, "{text}");
        }
    }

    #[test]
    fn names_keep_their_punctuation() {
        assert_eq!(fold_name(" Café\u{a0} Één B.V. "), "cafe een b.v.");
    }
}
