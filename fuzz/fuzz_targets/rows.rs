//! Tables of headings, details and totals.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
enum Row {
    Heading { name: u8, indent: u8 },
    Detail { name: u8, amounts: [i16; 3], date: u16 },
    Total { of: Option<u8>, amounts: [i16; 3] },
    Words(String),
    Blank,
    Titles,
}

fn written(row: &Row) -> String {
    let sums = |amounts: &[i16; 3]| amounts.map(|amount| f64::from(amount) / 4.0).map(|a| a.to_string()).join(";");
    match row {
        Row::Heading { name, indent } => format!("{}Group {};;;;", " ".repeat(usize::from(indent % 8)), name % 8),
        Row::Detail { name, amounts, date } => {
            let (month, day) = (date % 14, date / 14 % 33);
            format!("Client {};{};{day}/{month}/2025", name % 16, sums(amounts))
        }
        Row::Total { of: Some(name), amounts } => format!("Total for Group {};{};", name % 8, sums(amounts)),
        Row::Total { of: None, amounts } => format!("TOTAL;{};", sums(amounts)),
        Row::Words(words) => words.clone(),
        Row::Blank => String::new(),
        Row::Titles => "Client;Backup;Security;Amount;Date".to_owned(),
    }
}

fuzz_target!(|rows: Vec<Row>| {
    let lines: Vec<String> = rows.iter().map(written).collect();
    sweetspot::import::fuzzing::file(lines.join("\n").as_bytes());
});
