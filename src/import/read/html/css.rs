//! The number formats that Excel leaves in the styles of a page, and how far in its cells stand.

use std::collections::HashMap;

use super::super::super::grid::steps_of;

const FORMAT: &str = "mso-number-format:";

/// What a class says of its cells.
#[derive(Clone, Default)]
struct Rule {
    code: Option<String>,
    indent: Option<u8>,
}

/// The number formats and indents of classes.
#[derive(Default)]
pub(super) struct Formats(HashMap<String, Rule>);

impl Formats {
    /// Adds the rules of a style sheet.
    pub(super) fn add(&mut self, css: &str) {
        for rule in css.split('}') {
            let Some((selectors, body)) = rule.split_once('{') else { continue };
            let (code, indent) = (format_in(body), indent_in(body));
            if code.is_none() && indent.is_none() {
                continue;
            }
            for (_, class) in selectors.split(',').filter_map(|selector| selector.rsplit_once('.')) {
                let rule = self.0.entry(class.trim().to_owned()).or_default();
                rule.code = code.clone().or_else(|| rule.code.take());
                rule.indent = indent.or(rule.indent);
            }
        }
    }

    /// The number format for a cell with these classes and this style.
    pub(super) fn code(&self, classes: Option<&str>, style: Option<&str>) -> Option<String> {
        let own = style.and_then(format_in);
        own.or_else(|| classes?.split_whitespace().find_map(|class| self.0.get(class)?.code.clone()))
    }

    /// How many steps a cell with these classes and this style is indented.
    pub(super) fn indent(&self, classes: Option<&str>, style: Option<&str>) -> u8 {
        let own = style.and_then(indent_in);
        let of_class = || classes?.split_whitespace().find_map(|class| self.0.get(class)?.indent);
        own.or_else(of_class).unwrap_or(0)
    }
}

/// The indent among declarations.
fn indent_in(body: &str) -> Option<u8> {
    let value = |name: &str| {
        let mut declared = body.split(';').filter_map(|one| one.split_once(':'));
        declared.find(|(own, _)| own.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    };
    let counted = || value("mso-char-indent-count")?.parse().ok();
    counted().or_else(|| Some(steps_of(value("padding-left").or_else(|| value("text-indent"))?)))
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
