//! The number formats that Excel leaves in the styles of a page.

use std::collections::HashMap;

const FORMAT: &str = "mso-number-format:";

/// The number formats of classes.
#[derive(Default)]
pub(super) struct Formats(HashMap<String, String>);

impl Formats {
    /// Adds the rules of a style sheet.
    pub(super) fn add(&mut self, css: &str) {
        for rule in css.split('}') {
            let Some((selectors, body)) = rule.split_once('{') else { continue };
            let Some(code) = format_in(body) else { continue };
            for selector in selectors.split(',') {
                if let Some((_, class)) = selector.rsplit_once('.') {
                    self.0.insert(class.trim().to_owned(), code.clone());
                }
            }
        }
    }

    /// The number format for a cell with these classes and this style.
    pub(super) fn code(&self, classes: Option<&str>, style: Option<&str>) -> Option<String> {
        let own = style.and_then(format_in);
        own.or_else(|| classes?.split_whitespace().find_map(|class| self.0.get(class).cloned()))
    }
}

/// The number format among declarations, with its escapes undone.
fn format_in(body: &str) -> Option<String> {
    let (_, value) = body.split_once(FORMAT)?;
    let value = value.trim_start();
    let mut letters = value.chars().peekable();
    let quoted = letters.next_if(|letter| matches!(letter, '"' | '\''));
    let mut code = String::new();
    while let Some(letter) = letters.next() {
        if Some(letter) == quoted || quoted.is_none() && matches!(letter, ';' | '\r' | '\n') {
            break;
        }
        if letter != '\\' {
            code.push(letter);
            continue;
        }
        let mut digits = String::new();
        while let Some(digit) = letters.next_if(|letter| digits.len() < 4 && letter.is_ascii_hexdigit()) {
            digits.push(digit);
        }
        let escaped = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
        match escaped.filter(|_| digits.len() == 4) {
            Some(escaped) => code.push(escaped),
            None if digits.is_empty() => code.extend(letters.next()),
            // Excel writes four digits; fewer belong to the format.
            None => code.push_str(&digits),
        }
    }
    Some(code.trim().to_owned()).filter(|code| !code.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_formats_are_undone() {
        let cases = [
            (r#"mso-number-format:"\#\,\#\#0\.00";"#, Some("#,##0.00")),
            (r#"color:red;mso-number-format:"\0022€\0022\\ \#0";"#, Some("\"€\"\\ #0")),
            ("mso-number-format:Percent; color:red", Some("Percent")),
            (r"mso-number-format:\@", Some("@")),
            ("mso-number-format:'Short Date'", Some("Short Date")),
            ("color:red", None),
        ];
        for (body, expected) in cases {
            assert_eq!(format_in(body).as_deref(), expected, "{body}");
        }
    }
}
