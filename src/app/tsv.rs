//! Tables as text that a spreadsheet takes when pasted.

/// Rows of fields, separated by tabs. A line break or tab inside a field becomes a space, as do no-break spaces, which a
/// spreadsheet takes for words; a field that it would run as a formula is kept as text.
pub(in crate::app) fn tsv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let lines = rows.into_iter().map(|row| row.iter().map(|field| safe(field)).collect::<Vec<_>>().join("\t"));
    lines.map(|line| line + "\n").collect()
}

fn safe(field: &str) -> String {
    let flat = field.replace(['\t', '\n', '\r', '\u{a0}', '\u{202f}'], " ");
    let is_number =
        flat.starts_with(['-', '+']) && flat.chars().skip(1).all(|c| c.is_ascii_digit() || ".,%".contains(c));
    if flat.starts_with(['=', '@', '+', '-']) && !is_number { format!("'{flat}") } else { flat }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_cannot_break_out_of_their_cell() {
        let cases = [
            ("Backup", "Backup"),
            ("a\tb\r\nc", "a b  c"),
            ("€\u{a0}1\u{202f}200", "€ 1 200"),
            ("=1+1", "'=1+1"),
            ("-12.50", "-12.50"),
            ("-cmd", "'-cmd"),
            ("@sum", "'@sum"),
        ];
        for (field, expected) in cases {
            assert_eq!(tsv([vec![field.to_owned(), "x".to_owned()]]), format!("{expected}\tx\n"));
        }
    }
}
