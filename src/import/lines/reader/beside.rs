//! Long tables read in parts side by side, and put together as if they had been read row by row.

use rayon::prelude::*;

use super::{Reader, Table};
use crate::import::{Cell, Recipe, RowClass};
use crate::model::{ClientId, Line, OfferingId};

/// The fewest rows that are worth a thread of their own; few in tests, so that a small table has many parts.
const PART: usize = if cfg!(test) { 4 } else { 8192 };
/// How many rows are looked at for one that a part can begin with.
const TRIES: usize = 64;

/// The table, read.
pub(super) fn read<'t>(table: Table<'t>, recipe: &'t Recipe) -> Reader<'t> {
    let mut all = Reader::new(table, recipe);
    let starts = starts(&all);
    let ends = starts.iter().copied().skip(1).chain([table.values.height()]);
    let parts: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    let read = |(start, end): (usize, usize), reader: &mut Reader<'t>| {
        reader.lines.reserve_exact(end - start);
        for (row, amounts) in table.values.rows_between(start, end) {
            reader.row(row, amounts.first().copied().unwrap_or(f64::NAN));
        }
    };
    if let [part] = *parts {
        read(part, &mut all);
        return all;
    }
    let blank = all.anew();
    let one = |part: &(usize, usize)| {
        let mut reader = blank.anew();
        read(*part, &mut reader);
        reader
    };
    // As many at a time as there are threads: the lines of all parts at once would be there twice. Those of the wave before
    // are put behind the others meanwhile.
    all.lines.reserve_exact(table.values.height());
    let mut before: Vec<Reader<'t>> = Vec::new();
    for wave in parts.chunks(rayon::current_num_threads()) {
        let (found, ()) = rayon::join(
            || wave.par_iter().map(one).collect(),
            || {
                for part in std::mem::take(&mut before) {
                    all.append(part);
                }
            },
        );
        before = found;
    }
    for part in before {
        all.append(part);
    }
    all
}

/// Where parts begin, by position among the rows with anything in them. Headings and dates that are written once reach from
/// row to row: a table with headings is one part, and every part begins with a row that says everything itself.
fn starts(reader: &Reader<'_>) -> Vec<usize> {
    let height = reader.table.values.height();
    let parts = if reader.table.groups.is_empty() { (4 * rayon::current_num_threads()).min(height / PART) } else { 1 };
    let (mut starts, mut own) = (vec![0], reader.anew());
    for part in 1..parts {
        let from = height * part / parts;
        let mut rows = (from..).zip(reader.table.values.rows_between(from, (from + TRIES).min(height)));
        let begins =
            rows.find(|(_, (row, amounts))| says_all(&mut own, *row, amounts.first().copied().unwrap_or(f64::NAN)));
        starts.extend(begins.map(|(at, _)| at));
    }
    starts
}

/// Whether `row` is a line with a client, an offering and a date of its own, whatever stands above it.
fn says_all(reader: &mut Reader<'_>, row: usize, amount: f64) -> bool {
    let plan = reader.plan;
    let currency = reader.currencies.of_row(plan, row);
    let counts = reader.kind(row).is_ok();
    let filled = |column: Option<usize>| {
        column.is_some_and(|column| {
            let cell = reader.cell(row, column);
            !cell.is_blank() && !matches!(cell, Cell::Error(_))
        })
    };
    reader.class(row) == RowClass::Detail
        && !amount.is_nan()
        && counts
        && (currency.is_none() || currency == reader.currencies.chosen)
        && filled(plan.client)
        && filled(plan.offering.map(|(column, _)| column))
        && (plan.date.is_none() || filled(plan.date.map(|(column, _)| column)))
}

impl Reader<'_> {
    /// A reader of the same table that has read nothing yet.
    fn anew(&self) -> Self {
        Self {
            kinds: self.kinds.clone(),
            currencies: self.currencies.clone(),
            credits_positive: self.credits_positive,
            ..Self::empty(self.table, self.recipe)
        }
    }

    /// Takes in what was read of the rows that follow.
    fn append(&mut self, next: Self) {
        let clients: Vec<u32> = next.clients.all.iter().map(|name| self.clients.add(name)).collect();
        let offerings: Vec<u32> = next.offerings.all.iter().map(|name| self.offerings.add(name)).collect();
        for (group, &offering) in next.groups.into_iter().zip(&offerings) {
            if !self.has_group(offering) {
                self.keep_group(offering, group);
            }
        }
        // Every line names one of its reader's clients and offerings.
        let of = |all: &[u32], at: usize| all.get(at).copied().unwrap_or_default();
        self.lines.extend(next.lines.into_iter().map(|line| Line {
            client: ClientId(of(&clients, line.client.index())),
            offering: OfferingId(of(&offerings, line.offering.index())),
            ..line
        }));
        self.gathered.append(next.gathered, &clients);
        self.notes.append(next.notes);
        self.left_out.extend(next.left_out);
        self.issues.extend(next.issues);
        for (text, column) in next.unknown {
            self.unknown.entry(text).or_insert(column);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::path::Path;

    use crate::import::{Recipe, read_bytes, understand};
    use crate::model::Progress;

    /// Lines with dates on the first line of a document only, credits, another currency, blank clients and tags.
    fn text() -> String {
        let mut text = String::from("Invoice,Date,Client,Sector,Product,Group,Type,Currency,Quantity,Amount,Users\n");
        for at in 0..200 {
            let date =
                if at % 3 == 0 { format!("2025-{:02}-{:02}", at / 20 % 12 + 1, at % 28 + 1) } else { String::new() };
            let client = if at % 41 == 7 { String::new() } else { format!("Client {}", at * 7 % 23) };
            let sector = if at % 5 == 0 { "" } else { ["Care", "Trade", "Law"][at * 7 % 23 % 3] };
            let (kind, currency) = (
                ["Invoice", "Credit note", "Quote"][usize::from(at % 17 == 3) + usize::from(at % 34 == 3)],
                if at % 29 == 4 { "USD" } else { "EUR" },
            );
            let (product, group) = (at * 11 % 9, if at % 2 == 0 { "" } else { "Cloud" });
            let users = if at % 4 == 0 { String::new() } else { (at * 13 % 40).to_string() };
            let document = 1000 + at / 3;
            writeln!(
                text,
                "{document},{date},{client},{sector},Product {product},{group},{kind},{currency},{},{}.50,{users}",
                at % 6,
                at * 37 % 900
            )
            .expect("a text grows");
        }
        text
    }

    #[test]
    fn parts_side_by_side_are_the_table() {
        let book = read_bytes(Path::new("t.csv"), text().as_bytes(), &Progress::default()).expect("it is read");
        let found = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| understand(&book, &Recipe::default(), &Progress::default())).expect("it is understood")
        };
        let (few, many) = (found(1), found(9));
        assert!(few.data.lines.len() > 100 && few.data.left_out.len() > 5 && few.data.issues.len() > 2);
        assert!(few.data.proof.balances());
        assert_eq!(few.data, many.data);
        assert_eq!(few.questions, many.questions);
    }
}
