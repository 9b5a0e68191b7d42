//! What is missing of a damaged project.

use crate::say;
use crate::store::Missing;
use crate::text::Text;

/// What is missing, part by part: "lines of the file: 980 of 1,000 could be read".
#[must_use]
pub fn missing(text: &Text, missing: &[Missing]) -> String {
    let said = missing.iter().map(|one| {
        let (part, rows, read) = (part(text, one.table), exact(text, one.rows), exact(text, one.read.min(one.rows)));
        if one.read >= one.rows {
            say!(text, "missing-changed", part = part)
        } else {
            say!(text, "missing-rows", part = part, rows = rows, read = read)
        }
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { say!(text, "missing-foreign") } else { said.join("\n") }
}

fn exact(text: &Text, count: u64) -> String {
    text.integer(usize::try_from(count).unwrap_or(usize::MAX))
}

fn part(text: &Text, table: &str) -> String {
    match table {
        "clients" | "tags" => say!(text, "missing-clients"),
        "offerings" => say!(text, "missing-offerings"),
        "dimensions" | "dimension_values" => say!(text, "missing-dimensions"),
        "lines" => say!(text, "missing-lines"),
        "left_out" | "issues" | "proof" | "sheets" | "periods" => say!(text, "missing-proof"),
        "blocks" => say!(text, "missing-blocks"),
        _ => say!(text, "missing-settings"),
    }
}
