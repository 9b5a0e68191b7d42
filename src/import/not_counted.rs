//! Numbers that are counted nowhere: columns that are ignored, and cells above the titles. Each is named with what it comes
//! to, so that money left out is seen.

use std::sync::Arc;

use super::guess::header::is_number;
use super::guess::titles::{folded_title, is_word, says, says_gross};
use super::matrix::source;
use super::shape::is_beside;
use super::sketch::Sketch;
use super::values::amount_of;
use super::{Column, ColumnRole, RoleReason, RowClass};
use crate::model::{Dataset, Issue, IssueReason, neumaier_sum};

/// Above a table stand a few numbers at most; more are another table.
const MOST_ABOVE: usize = 20;

/// Names the ignored columns of amounts with what those of clients come to; `known` are columns that are told otherwise.
pub(super) fn columns(
    data: &mut Dataset,
    sketch: Sketch<'_>,
    (columns, known): (&[Column], &[usize]),
    classes: &[RowClass],
) {
    let row = sketch.header.map_or(0, |(_, last)| last);
    let reason = |column: &Column| {
        let profile = sketch.profiles.get(column.index)?;
        let money = profile.is_numeric() && !profile.is_fractions();
        let counted = folded_title(&column.title);
        match column.reason {
            // Orders may be what was ordered: the title does not say that they are counted.
            RoleReason::Corrected => None,
            _ if column.role == ColumnRole::Orders && is_word("bare_orders", &counted) => Some(IssueReason::NotRevenue),
            _ if column.role != ColumnRole::Ignore || !money || known.contains(&column.index) => None,
            RoleReason::NotRevenue => Some(IssueReason::NotRevenue),
            // The same amounts again, in another reading, and what compares them.
            _ if is_again(&column.title) => None,
            _ if is_beside(&column.title) => None,
            _ => profile.is_written_as_money().then_some(IssueReason::IgnoredAmounts),
        }
    };
    let found: Vec<Issue> = columns
        .iter()
        .filter_map(|column| {
            let reason = reason(column)?;
            let mark = column.decimal.unwrap_or_else(|| sketch.mark(column.index));
            let clients = sketch.rows().filter(|row| classes.get(*row) == Some(&RowClass::Detail));
            let amounts = clients.filter_map(|row| amount_of(sketch.grid.cell(row, column.index), mark));
            let amount = Some(neumaier_sum(amounts));
            Some(Issue { amount, ..Issue::new(source(row, column.index), column.title.clone(), reason) })
        })
        .collect();
    add(data, found);
}

/// Whether `title` says that its amounts include tax, or are in another currency.
fn is_again(title: &str) -> bool {
    let folded = folded_title(title);
    let taxed = says("including", &folded) && says("tax_amount", &folded);
    says_gross(title) || taxed || says("internal_twin", &folded)
}

/// Names the numbers above the titles.
pub(super) fn above(data: &mut Dataset, sketch: Sketch<'_>) {
    let rows = 0..sketch.header.map_or(0, |(first, _)| first);
    let cells = rows.flat_map(|row| sketch.grid.row(row).map(move |(column, cell)| (row, column, cell)));
    let numbers = cells.filter(|(.., cell)| is_number(*cell)).take(MOST_ABOVE);
    let found = numbers.filter_map(|(row, column, cell)| {
        let amount = amount_of(cell, sketch.mark(column))?;
        let issue = Issue::new(source(row, column), cell.to_string(), IssueReason::NumberAboveTitles);
        Some(Issue { amount: Some(amount), ..issue })
    });
    let found: Vec<Issue> = found.collect();
    add(data, found);
}

fn add(data: &mut Dataset, found: Vec<Issue>) {
    if !found.is_empty() {
        let issues = Arc::make_mut(&mut data.issues);
        issues.extend(found);
        issues.sort_by_key(|issue| issue.source);
    }
}
