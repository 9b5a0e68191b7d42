//! Names as people compare them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `name` for comparison with others: small letters without accents, one space between words; punctuation stays. Two
/// imports of one bookkeeping recognise a client by it.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let bare = name.nfkd().filter(|letter| !is_combining_mark(*letter));
    let mut folded = String::with_capacity(name.len());
    for letter in bare.flat_map(char::to_lowercase) {
        match letter {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            space if space.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            other => folded.push(other),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::fold_name;

    #[test]
    fn case_accents_and_spaces_do_not_count() {
        let cases = [(" Café\u{a0} Één B.V. ", "cafe een b.v."), ("ŁÓDŹ", "lodz"), ("A  b", "a b"), ("  ", "")];
        for (name, expected) in cases {
            assert_eq!(fold_name(name), expected);
        }
    }
}
