//! Which sign stands between the fields of a text.

use std::collections::BTreeSet;

use csv::ReaderBuilder;

/// In order of preference where two fit equally well.
const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];
/// How many records are looked at to find the delimiter.
const SAMPLE: usize = 200;
/// How many records the titles are expected within.
const TITLES_WITHIN: usize = 20;

/// A first line such as `sep=;`, as Excel writes it, and the text after it.
pub(super) fn said_delimiter(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once(['\r', '\n']).unwrap_or((text, ""));
    let said = line.trim_matches('"').strip_prefix("sep=").and_then(|sign| sign.bytes().next());
    let said = said.filter(u8::is_ascii);
    if said.is_none() {
        return (None, text);
    }
    (said, rest.strip_prefix('\n').unwrap_or(rest))
}

/// The delimiter that cuts most records into the same number of fields, at least two, and a record near the top into many
/// fields with letters: titles, where decimal commas cut numbers alone.
pub(super) fn delimiter_of(text: &str) -> u8 {
    let mut best = (0.0, b',');
    for delimiter in DELIMITERS {
        let score = consistency(text, delimiter);
        if score > best.0 + 1e-9 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// The share of records with the most common number of fields or with at least as many as the titles, weighed by how many
/// fields that is and how many titles; 0 when it is one.
fn consistency(text: &str, delimiter: u8) -> f64 {
    let mut reader = ReaderBuilder::new();
    let reader = reader.delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut counts, mut titles, mut wanted) = (Vec::new(), 1, 0);
    for record in reader.into_records().take(SAMPLE).map_while(Result::ok) {
        let lettered = || record.iter().filter(|field| field.chars().any(char::is_alphabetic)).count();
        if counts.len() < TITLES_WITHIN && lettered() > titles {
            (titles, wanted) = (lettered(), record.len());
        }
        counts.push(record.len());
    }
    let (mut fields, mut records) = (wanted, counts.iter().filter(|&&count| wanted > 1 && count >= wanted).count());
    for count in counts.iter().copied().filter(|&count| count > 1).collect::<BTreeSet<_>>() {
        let same = counts.iter().filter(|&&other| other == count).count();
        if same >= records {
            (fields, records) = (count, same);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "at most a few hundred records and some thousand fields")]
    let (fields, records, all, titles) = (fields as f64, records as f64, counts.len() as f64, titles as f64);
    if records < 1.0 { 0.0 } else { records / all * (1.0 + fields.ln() / 4.0) * (1.0 + titles.ln()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_fits_all_records() {
        let cases = [
            ("Client,Backup,Cloud\nA,1,2\nB,3,4\n", b','),
            ("Klant;Backup;Cloud\nA;1,50;2,00\nB;3,25;4,75\n", b';'),
            ("Klant;Backup\n\"Jansen, Piet\";1.234,50\n\"De Boer, Jan\";1.000,00\n", b';'),
            ("Client\tBackup\nA, B and C\t1\nD, E\t2\n", b'\t'),
            ("Client|Backup\nA;B|1\nC|2\n", b'|'),
            ("Revenue per client, 2026\n\nClient;Roles;Backup\nA;\"x,y\";1,5\nB;z;2,5\n", b';'),
            ("Klant;D1;D2\nA;1,10;2,50;opm\nB;3,25;4,75\nC;1,25;2,75;x\nD;1,25\n", b';'),
            ("Client,Roles,Backup\nA,Owner;IT,1\nB,Owner;HR,2\n", b','),
        ];
        for (text, expected) in cases {
            assert_eq!(char::from(delimiter_of(text)), char::from(expected), "{text}");
        }
    }
}
