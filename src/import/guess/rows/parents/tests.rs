//! What long tables cost.

use std::fmt::Write as _;

use super::super::tests::sheet;
use super::super::{Classified, RowDoubt};
use super::{MOST_ROWS, settle};
use crate::import::guess::amount::DecimalMark;
use crate::import::guess::columns::columns;
use crate::import::guess::groups::Groups;
use crate::import::guess::header::{self, titles};
use crate::import::guess::profile::profiles;
use crate::import::values::{AmountColumn, Values};
use crate::import::{Recipe, RowClass};

/// Settles a table of `rows`, each given as name, amount, class and whether it is in doubt. Gives how many rows are asked
/// about.
fn asked(rows: impl Iterator<Item = (String, f64, RowClass, bool)>) -> usize {
    let (mut text, mut classes, mut doubts) = ("Client,Backup\n".to_owned(), vec![RowClass::Header], Vec::new());
    for (name, amount, class, doubt) in rows {
        writeln!(text, "{name},{amount:.2}").expect("a text has room");
        if doubt {
            doubts.push(RowDoubt { row: classes.len(), label: name, total: false });
        }
        classes.push(class);
    }
    let sheet = sheet(&text);
    let grid = &sheet.grid;
    let header = header::find(grid).map(|(header, _)| header);
    let columns = columns(&titles(grid, header), &profiles(grid, 1), &Recipe::default());
    let amounts = vec![AmountColumn { index: 1, mark: DecimalMark::Point }];
    let values = Values::read(grid, 1, amounts).expect("few cells");
    let mut classified = Classified { classes, doubts, second: None, groups: Groups::default() };
    settle((grid, &columns), &values, &Recipe::default(), &mut classified)
        .iter()
        .map(|parents| parents.rows.len())
        .sum()
}

/// The row of a client, by its position in the table.
fn client(at: usize) -> (String, f64, RowClass, bool) {
    let at = u32::try_from(at).expect("a short table");
    (format!("x{at}"), f64::from(at) + 5.13, RowClass::Detail, false)
}

#[test]
fn every_row_costs_the_same_in_long_tables_of_rows_in_doubt() {
    let in_doubt = |at: usize| (format!("Total x{at}"), 0.07, RowClass::Detail, true);
    let mixed = (0..200_000).map(|at| if at % 2 == 0 { in_doubt(at) } else { client(at) });
    assert_eq!(asked(mixed), 0, "more than {MOST_ROWS} clients");
}

#[test]
fn totals_of_nothing_do_not_keep_a_long_table_waiting() {
    let parent = [("Alpha", 3_000.35), ("  a1", 1_000.15), ("  a2", 2_000.20)];
    let parents = parent.map(|(name, amount)| (name.to_owned(), amount, RowClass::Detail, false));
    let totals = (0..40_000).map(|at| (format!("Total {at}"), 0.07, RowClass::Subtotal, false));
    assert_eq!(asked(parents.into_iter().chain(totals)), 1);
}
