//! A matrix written in any container, shape and spelling is read back to the same matrix, and its proof balances.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use sweetspot::import::{Imported, Recipe, Shape, read_bytes, understand};
use sweetspot::model::Progress;

const CLIENTS: [&str; 9] = [
    "Jansen Bouw",
    "Müller Logistik",
    "Café Één",
    "Acme",
    "Total Care B.V.",
    "Bolt & Co",
    "O'Neill \"Ltd\"",
    "Visser, Zn.",
    "Zakład",
];
const OFFERINGS: [&str; 5] = ["Backup", "Hosting", "Security", "Werkplek", "Telefonie"];
const MONTHS: [&str; 6] = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"];

/// Cents by client and offering, each with the month it is written in.
type Amounts = Vec<Vec<Option<(i64, usize)>>>;

/// How a matrix is written.
#[derive(Clone, Debug)]
struct Written {
    amounts: Amounts,
    shape: Shape,
    container: Container,
    titles: usize,
    totals: bool,
}

#[derive(Clone, Copy, Debug)]
enum Container {
    /// Delimiter, decimal comma, thousands separators, encoding, line end.
    Text(char, bool, bool, Encoding, &'static str),
    Xlsx,
    FlatOds,
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Encoding {
    Utf8,
    Marked,
    Utf16,
    Windows1250,
}

/// One cell to be written.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Blank,
    Text(String),
    Cents(i64),
}

fn written() -> impl Strategy<Value = Written> {
    let amount = prop_oneof![1 => Just(None), 3 => (prop_oneof![6 => 10_001..9_999_999_i64, 1 => -500_000..-10_001_i64], 0..6_usize).prop_map(Some)];
    let row = prop::collection::vec(amount, OFFERINGS.len());
    let shape = prop::sample::select(vec![Shape::Plain, Shape::ClientsAcross, Shape::MonthsAcross]);
    let encoding = prop::sample::select(vec![Encoding::Utf8, Encoding::Marked, Encoding::Utf16, Encoding::Windows1250]);
    let text = (
        prop::sample::select(vec![',', ';', '\t', '|']),
        any::<bool>(),
        any::<bool>(),
        encoding,
        prop::sample::select(vec!["\n", "\r\n"]),
    );
    let container = prop_oneof![
        6 => text.prop_map(|(delimiter, comma, thousands, encoding, end)| Container::Text(delimiter, comma, thousands, encoding, end)),
        2 => Just(Container::Xlsx),
        1 => Just(Container::FlatOds),
        1 => Just(Container::Html),
    ];
    (prop::collection::vec(row, 4..CLIENTS.len()), shape, container, 0..4_usize, any::<bool>()).prop_map(
        |(mut amounts, shape, container, titles, totals)| {
            // Whoever buys nothing, and what nobody buys, is not written.
            for (at, row) in amounts.iter_mut().enumerate() {
                let slot = &mut row[at % OFFERINGS.len()];
                *slot = slot.or(Some((12_345 + 1_111 * i64::try_from(at).expect("few rows"), at % 6)));
            }
            let last = amounts.len() - 1;
            amounts[last][4] = amounts[last][4].or(Some((77_777, 5)));
            Written { amounts, shape, container, titles, totals }
        },
    )
}

fn sum<'a>(values: impl Iterator<Item = &'a Value>) -> Value {
    Value::Cents(values.map(|value| if let Value::Cents(cents) = value { *cents } else { 0 }).sum())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

impl Written {
    /// The cells, top to bottom.
    fn rows(&self) -> Vec<Vec<Value>> {
        let body = if self.shape == Shape::MonthsAcross { self.by_months() } else { self.matrix() };
        let body = if self.shape == Shape::ClientsAcross { turned(&body) } else { body };
        let title = |at: usize| vec![text(["Revenue per client", "Northgate IT", "Confidential"][at])];
        let mut rows: Vec<Vec<Value>> = (0..self.titles).map(title).collect();
        if self.titles > 1 {
            rows.push(Vec::new());
        }
        rows.extend(body);
        rows
    }

    fn matrix(&self) -> Vec<Vec<Value>> {
        let corner = if self.shape == Shape::ClientsAcross { "Service" } else { "Client" };
        let mut rows = vec![vec![text(corner)]];
        rows[0].extend(OFFERINGS.iter().map(|name| text(name)));
        for (client, amounts) in CLIENTS.iter().zip(&self.amounts) {
            let cells = amounts.iter().map(|amount| amount.map_or(Value::Blank, |(cents, _)| Value::Cents(cents)));
            rows.push([text(client)].into_iter().chain(cells).collect());
        }
        self.add_totals(&mut rows, 1);
        rows
    }

    fn by_months(&self) -> Vec<Vec<Value>> {
        let mut rows = vec![vec![text("Client"), text("Product")]];
        rows[0].extend(MONTHS.iter().map(|month| text(month)));
        for (client, amounts) in CLIENTS.iter().zip(&self.amounts) {
            for (offering, amount) in OFFERINGS.iter().zip(amounts) {
                let Some((cents, month)) = amount else { continue };
                let mut row = vec![text(client), text(offering)];
                // Two months, so that something is added up.
                row.extend((0..6).map(|at| match at {
                    _ if at == *month => Value::Cents(cents - 10_000),
                    _ if at == (month + 1) % 6 => Value::Cents(10_000),
                    _ => Value::Blank,
                }));
                rows.push(row);
            }
        }
        self.add_totals(&mut rows, 2);
        rows
    }

    fn add_totals(&self, rows: &mut Vec<Vec<Value>>, labels: usize) {
        if !self.totals {
            return;
        }
        rows[0].push(text("Total"));
        for row in rows.iter_mut().skip(1) {
            let total = sum(row[labels..].iter());
            row.push(total);
        }
        let width = rows[0].len();
        let mut last = vec![text("Total")];
        last.resize(labels, Value::Blank);
        last.extend((labels..width).map(|column| sum(rows.iter().skip(1).map(|row| &row[column]))));
        rows.push(last);
    }

    fn bytes(&self) -> Vec<u8> {
        let rows = self.rows();
        match self.container {
            Container::Text(delimiter, comma, thousands, encoding, end) => {
                let number = |cents: i64| spelled(cents, (comma, thousands));
                encoded(&delimited(&rows, delimiter, end, number), encoding)
            }
            Container::Xlsx => xlsx(&rows),
            Container::FlatOds => flat_ods(&rows).into_bytes(),
            Container::Html => html(&rows).into_bytes(),
        }
    }

    /// Cents by client and offering, where there are any.
    fn expected(&self) -> BTreeMap<(String, String), i64> {
        let mut cells = BTreeMap::new();
        for (client, amounts) in CLIENTS.iter().zip(&self.amounts) {
            for (offering, amount) in OFFERINGS.iter().zip(amounts) {
                if let Some((cents, _)) = amount {
                    cells.insert(((*client).to_owned(), (*offering).to_owned()), *cents);
                }
            }
        }
        cells
    }
}

fn turned(rows: &[Vec<Value>]) -> Vec<Vec<Value>> {
    (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column].clone()).collect()).collect()
}

/// `cents` as people write them: 1.234,50 or 1,234.50 or 1234.50.
fn spelled(cents: i64, (comma, thousands): (bool, bool)) -> String {
    let (whole, rest) = (cents.abs() / 100, cents.abs() % 100);
    let (point, group) = if comma { (',', '.') } else { ('.', ',') };
    let digits = whole.to_string();
    let mut out = String::from(if cents < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if thousands && at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    write!(out, "{point}{rest:02}").expect("a text has room");
    out
}

fn delimited(rows: &[Vec<Value>], delimiter: char, end: &str, number: impl Fn(i64) -> String) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = String::new();
    for row in rows {
        let fields = (0..width).map(|at| match row.get(at) {
            None | Some(Value::Blank) => String::new(),
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Cents(cents)) => number(*cents),
        });
        let quoted = fields.map(|field| {
            let special = field.contains([delimiter, '"', '\n']);
            if special { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
        });
        out.push_str(&quoted.collect::<Vec<_>>().join(&delimiter.to_string()));
        out.push_str(end);
    }
    out
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Utf16 => [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        Encoding::Windows1250 => text.chars().map(windows_1250).collect(),
    }
}

fn windows_1250(letter: char) -> u8 {
    match letter {
        'ü' => 0xFC,
        'é' => 0xE9,
        'É' => 0xC9,
        'ł' => 0xB3,
        other => u8::try_from(other).expect("the other letters are ASCII"),
    }
}

#[expect(clippy::cast_precision_loss, reason = "amounts below a hundred thousand")]
fn money(cents: i64) -> f64 {
    cents as f64 / 100.0
}

fn xlsx(rows: &[Vec<Value>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, values) in (0..).zip(rows) {
        for (column, value) in (0..).zip(values) {
            match value {
                Value::Blank => {}
                Value::Text(text) => drop(sheet.write_string(row, column, text).expect("a cell")),
                Value::Cents(cents) => drop(sheet.write_number(row, column, money(*cents)).expect("a cell")),
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn flat_ods(rows: &[Vec<Value>]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body><office:spreadsheet><table:table table:name=\"Data\">",
    );
    for row in rows {
        out.push_str("<table:table-row>");
        for value in row {
            let cell = match value {
                Value::Blank => "<table:table-cell/>".to_owned(),
                Value::Text(text) => format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                    escaped(text)
                ),
                Value::Cents(cents) => format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{0}\"><text:p>{0}</text:p></table:table-cell>",
                    spelled(*cents, (false, false))
                ),
            };
            out.push_str(&cell);
        }
        out.push_str("<table:table-cell/></table:table-row>");
    }
    out + "</table:table></office:spreadsheet></office:body></office:document>"
}

fn html(rows: &[Vec<Value>]) -> String {
    let mut out = String::from("<html><head><meta charset=\"utf-8\"></head><body><table>\n");
    for row in rows {
        out.push_str("<tr>");
        for value in row {
            let shown = match value {
                Value::Blank => String::new(),
                Value::Text(text) => escaped(text),
                Value::Cents(cents) => spelled(*cents, (false, true)),
            };
            write!(out, "<td>{shown}</td>").expect("a text has room");
        }
        out.push_str("</tr>\n");
    }
    out + "</table></body></html>"
}

fn read_back(imported: &Imported) -> BTreeMap<(String, String), i64> {
    let data = &imported.data;
    let mut cells: BTreeMap<(String, String), f64> = BTreeMap::new();
    for line in data.lines.iter() {
        let client = data.clients[line.client.index()].name.clone();
        let offering = data.offerings[line.offering.index()].name.clone();
        *cells.entry((client, offering)).or_default() += line.amount;
    }
    #[expect(clippy::cast_possible_truncation, reason = "amounts below a hundred thousand")]
    let cents = |amount: f64| (amount * 100.0).round() as i64;
    cells.into_iter().map(|(pair, amount)| (pair, cents(amount))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_in_any_shape_and_container_is_read_back(written in written()) {
        let progress = Progress::default();
        let bytes = written.bytes();
        let workbook = read_bytes(Path::new("data"), &bytes, &progress).expect("it is a table");
        let imported = understand(&workbook, &Recipe::default(), &progress);
        prop_assert!(imported.is_ok(), "{:?}\n{}", imported, String::from_utf8_lossy(&bytes));
        let imported = imported.expect("it was just looked at");
        let proof = &imported.data.proof;
        prop_assert!(proof.balances(), "{:?}", proof);
        prop_assert_eq!(read_back(&imported), written.expected(), "{:?}\n{}", imported.questions, String::from_utf8_lossy(&bytes));
        prop_assert_eq!(imported.shape, written.shape);
        let left_out: f64 = proof.left_out.iter().map(|part| part.amount).sum();
        prop_assert!(written.totals == (left_out.abs() > 0.0), "{:?}", proof);
        for line in imported.data.lines.iter() {
            let cell = workbook.sheets[imported.sheet].grid.cell(line.source.row as usize, line.source.column as usize);
            prop_assert!(!cell.is_blank(), "{:?} is the cell of {}", line.source, line.amount);
        }
    }
}
