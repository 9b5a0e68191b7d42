//! Grids of marks: clients down, services across, and an "x", a "✓" or a "yes" where the client has the service.
//!
//! A mark says that a client buys, not for how much. Each mark is read as the amount 1, and the data set says so
//! ([`crate::model::Dataset::marks_only`]): breadth and penetration are true, sums are numbers of services, there is no
//! currency, and the proof counts marks. An amount of 0 would lose the very thing that the file does say, for a client
//! buys where its revenue is above the threshold.

use crate::import::guess::amount::{DecimalMark, is_nothing};
use crate::import::guess::titles::{hint, total_word};
use crate::import::values::amount_of;
use crate::import::{Cell, ColumnRole, Grid};

/// Rows looked at before all are.
const SAMPLE: usize = 400;
/// Title rows are not deeper than this.
const DEPTH: usize = 40;

/// Words and signs for "has it", folded.
const YES: [&str; 14] = ["x", "v", "✓", "✔", "☑", "●", "•", "ja", "j", "yes", "y", "tak", "t", "true"];
/// Words and signs for "has it not", folded.
const NO: [&str; 8] = ["nee", "no", "n", "nie", "nein", "false", "✗", "✘"];

/// What the marks of a sheet are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// The columns with marks.
    pub(super) columns: Vec<usize>,
    /// Columns that say how many marks the row has.
    pub(super) counts: Vec<usize>,
    /// The row of the first mark.
    pub(super) first: usize,
    /// Whether other columns or cells hold amounts, so that the marks say too little.
    pub(super) mixed: bool,
}

/// What a cell is in a grid of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Yes,
    No,
    /// A number other than 0 and 1.
    Amount,
    Other,
    Blank,
}

impl Mark {
    pub(super) fn of(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Blank | Cell::Error(_) => Self::Blank,
            Cell::Bool(yes) => Self::from_bool(yes),
            Cell::Number(number) if number.to_bits() == 1.0_f64.to_bits() => Self::Yes,
            Cell::Number(number) if number.abs().to_bits() == 0 => Self::No,
            Cell::Number(_) => Self::Amount,
            Cell::Date(_) => Self::Other,
            Cell::Text(text) => Self::of_text(text.trim()),
        }
    }

    /// What a cell is between amounts, where 1 and 0 are amounts too.
    pub(super) fn beside_amounts(cell: Cell<'_>) -> Self {
        if amount_of(cell, DecimalMark::Point).is_some() { Self::Amount } else { Self::of(cell) }
    }

    fn of_text(text: &str) -> Self {
        if text.is_empty() || is_nothing(text) {
            return Self::Blank;
        }
        if text.len() <= 5 {
            let lower = text.to_lowercase();
            if YES.contains(&lower.as_str()) || lower == "1" {
                return Self::Yes;
            }
            if NO.contains(&lower.as_str()) || lower == "0" {
                return Self::No;
            }
        }
        match amount_of(Cell::Text(text), DecimalMark::Point) {
            Some(_) => Self::Amount,
            None => Self::Other,
        }
    }

    fn from_bool(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// What one column holds from its first mark or amount on.
#[derive(Clone, Debug, Default)]
struct Counts {
    first: Option<usize>,
    yes: usize,
    no: usize,
    amounts: usize,
    other: usize,
    /// Marks that are words: they may say something of the client too.
    words: usize,
    /// Marks that are a 1 or a 0.
    digits: usize,
    title: String,
}

impl Counts {
    fn is_marks(&self) -> bool {
        self.yes > 0 && self.other == 0 && self.yes + self.no > self.amounts
    }

    /// Whether it holds nothing but numbers.
    fn is_numeric(&self) -> bool {
        self.digits == self.yes + self.no
    }

    fn is_signs(&self) -> bool {
        self.is_marks() && self.words == 0 && !self.is_attribute() && !self.is_total()
    }

    fn is_amounts(&self) -> bool {
        self.amounts > self.other && !self.is_marks()
    }

    /// Whether its title says that it holds something of the client.
    fn is_attribute(&self) -> bool {
        let attribute = |role| !matches!(role, ColumnRole::Offering(_) | ColumnRole::Amount | ColumnRole::Total);
        hint(&self.title).is_some_and(|hint| hint.whole && attribute(hint.role))
    }

    fn is_total(&self) -> bool {
        total_word(&self.title).is_some()
    }
}

/// The marks of `grid`; `None` where it has none that stand for services. `forced`: the user says that it has.
pub(super) fn find(grid: &Grid, forced: bool) -> Option<Marks> {
    if !forced && !counts(grid, SAMPLE).iter().any(|one| one.is_marks() && !one.is_attribute()) {
        return None;
    }
    let counts = counts(grid, grid.rows());
    let is_marked = |one: &Counts| one.is_marks() && !one.is_attribute() && !one.is_total();
    let all = || counts.iter().enumerate().filter(|(_, one)| is_marked(one));
    let signs: Vec<usize> = all().filter(|(_, one)| !one.is_numeric()).map(|(column, _)| column).collect();
    let first = all().filter_map(|(_, one)| one.first).min()?;
    let is_count = |column: usize| signs.len() >= 2 && counts_marks(grid, first, &signs, column);
    let marked = || all().filter(|(column, one)| !one.is_numeric() || !is_count(*column));
    let columns: Vec<usize> = marked().map(|(column, _)| column).collect();
    let inside: usize = marked().map(|(_, one)| one.amounts).sum();
    let adds = |column: usize| counts_marks(grid, first, &columns, column);
    let beside = |one: &Counts| one.is_amounts() && !one.is_attribute() && !one.is_total() && !one.title.is_empty();
    let numbers = counts.iter().enumerate().filter(|(_, one)| beside(one)).map(|(column, _)| column);
    let (mut counted, amounts): (Vec<usize>, Vec<usize>) = numbers.partition(|column| adds(*column));
    counted.extend(all().filter(|(column, one)| one.is_numeric() && is_count(*column)).map(|(column, _)| column));
    if forced || inside == 0 && amounts.is_empty() {
        let enough = columns.len() >= 2 && marked().map(|(_, one)| one.yes).sum::<usize>() >= 3;
        return (forced || enough).then_some(Marks { columns, counts: counted, first, mixed: false });
    }
    // Between amounts: yes and no are an attribute of the client, such as "contract"; signs beside amounts are not.
    let near = |column: usize| {
        let mixed = marked().filter(|(_, one)| one.amounts > 0).map(|(mixed, _)| mixed);
        mixed.chain(amounts.iter().copied()).any(|amount| amount.abs_diff(column) == 1)
    };
    let signs = |(column, one): (usize, &Counts)| {
        (!one.is_numeric() && (one.amounts > 0 || one.is_signs() && near(column))).then_some(column)
    };
    let columns: Vec<usize> = marked().filter_map(signs).collect();
    (!columns.is_empty()).then_some(Marks { columns, counts: Vec::new(), first, mixed: true })
}

/// Whether the numbers in `column` are how many marks stand in `columns` of their rows, in nearly all of them.
fn counts_marks(grid: &Grid, first: usize, columns: &[usize], column: usize) -> bool {
    let (mut matched, mut tested) = (0, 0);
    for row in first..grid.rows() {
        let Some(value) = amount_of(grid.cell(row, column), DecimalMark::Point) else { continue };
        let marks = columns.iter().filter(|&&marked| Mark::of(grid.cell(row, marked)) == Mark::Yes).count();
        let total = grid.row(row).find_map(|(_, cell)| cell.text()).and_then(total_word).is_some();
        if !total {
            tested += 1;
            #[expect(clippy::cast_precision_loss, reason = "at most some thousand columns")]
            let same = (value - marks as f64).abs() < 0.5;
            matched += usize::from(same);
        }
    }
    tested >= 2 && matched * 20 >= tested * 19
}

fn counts(grid: &Grid, rows: usize) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); grid.columns()];
    for row in 0..grid.rows().min(rows) {
        let label = grid.row(row).find_map(|(_, cell)| cell.text());
        let total = label.and_then(total_word).is_some();
        for (column, cell) in grid.row(row) {
            let Some(one) = counts.get_mut(column) else { continue };
            match Mark::of(cell) {
                Mark::Blank => {}
                Mark::Amount if total => {}
                Mark::Other if one.first.is_none() && row < DEPTH => one.title = cell.to_string(),
                Mark::Other => one.other += 1,
                mark => {
                    one.digits += usize::from(mark != Mark::Amount && amount_of(cell, DecimalMark::Point).is_some());
                    one.words += usize::from(cell.text().is_some_and(is_word));
                    one.first = one.first.or(Some(row));
                    match mark {
                        Mark::Yes => one.yes += 1,
                        Mark::No => one.no += 1,
                        _ => one.amounts += 1,
                    }
                }
            }
        }
    }
    counts
}

fn is_word(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    lower.len() <= 5 && lower.starts_with(char::is_alphabetic) && lower != "x" && lower != "v"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read_bytes;
    use crate::model::Progress;
    use std::path::Path;

    fn grid(text: &str) -> Grid {
        let mut book = read_bytes(Path::new("t.csv"), text.as_bytes(), &Progress::default()).expect("a table");
        book.sheets.remove(0).grid
    }

    #[test]
    fn grids_of_marks_are_told_from_amounts_and_attributes() {
        let cases = [
            ("crosses", "Klant,Backup,Hosting\nA,x,\nB,x,X\nC,,x\n", Some((vec![1, 2], false))),
            ("ticks", "Client;Backup;Hosting\nA;✓;\nB;✔;✓\n", Some((vec![1, 2], false))),
            ("yes and no", "Klant,Gebruikers,Backup,Hosting\nA,5,ja,nee\nB,7,Ja,ja\n", Some((vec![2, 3], false))),
            ("ones", "Client,Backup,Hosting\nA,1,\nB,1,1\nC,0,1\n", Some((vec![1, 2], false))),
            ("with a count", "Client,Backup,Hosting,Total\nA,x,,1\nB,x,x,2\nTotal,2,1,3\n", Some((vec![1, 2], false))),
            ("mixed", "Client,Backup,Hosting\nA,x,\nB,x,250\nC,x,x\nD,,x\n", Some((vec![1, 2], true))),
            ("with a count of no name", "Client,A,B,Services\nP,x,,1\nQ,x,x,2\nR,,,0\n", Some((vec![1, 2], false))),
            ("a column between amounts", "Client,A,B,C\nP,100,x,5\nQ,200,,7\n", Some((vec![2], true))),
            ("amounts", "Client,Backup,Hosting\nA,10,20\nB,30,1\n", None),
            ("a one among amounts", "Client,A,B,C\nP,1,2,40\nQ,1,,50\n", None),
            ("quantities", "Client,Backup,Hosting\nA,1,2\nB,3,1\n", None),
            ("an attribute", "Client,Contract,VIP,Backup\nA,ja,nee,100\nB,nee,ja,200\nC,ja,ja,5\n", None),
            ("names", "Client,City,Region\nA,Y,N\nB,Gent,Oost\n", None),
        ];
        for (name, text, expected) in cases {
            let found = find(&grid(text), false).map(|marks| (marks.columns, marks.mixed));
            assert_eq!(found, expected, "{name}");
        }
    }
}
