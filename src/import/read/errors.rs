//! Formula errors as they are shown, in files that keep only what is shown.

/// The errors of Excel, LibreOffice and Google Sheets in the languages of the catalogue and their neighbours.
const SHOWN: [&str; 35] = [
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "#VALUE!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#ERROR!",
    "#GETTING_DATA",
    "#BUSY!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!", // English
    "#N/B",
    "#VERW!",
    "#DEEL/0!",
    "#WAARDE!",
    "#NAAM?",
    "#GETAL!",
    "#LEEG!", // Dutch
    "#N/D",
    "#N/D!",
    "#ADR!",
    "#DZIEL/0!",
    "#ARG!",
    "#NAZWA?",
    "#LICZBA!",
    "#ZERO!", // Polish
    "#NV",
    "#BEZUG!",
    "#WERT!",
    "#ZAHL!", // German
];

/// Whether `text` is how a spreadsheet shows an error.
pub(super) fn is_error(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'#') => SHOWN.contains(&text.trim_end()),
        Some(b'E') => is_numbered(text.trim_end()),
        _ => false,
    }
}

/// Whether `text` is an error LibreOffice has no name for.
fn is_numbered(text: &str) -> bool {
    text.strip_prefix("Err:").is_some_and(|code| code.len() == 3 && code.bytes().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_told_from_texts_that_begin_alike() {
        for error in ["#N/A", "#REF! ", "#DEEL/0!", "#N/D!", "#NV", "Err:502"] {
            assert!(is_error(error), "{error}");
        }
        for text in ["", "#", "#1", "NA", "# N/A", "#REF! of Acme", "#sales", "Err:", "Err:5x2", "Error 502"] {
            assert!(!is_error(text), "{text}");
        }
    }
}
