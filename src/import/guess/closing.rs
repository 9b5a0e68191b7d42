//! Columns that their titles would leave out, and that a row total needs in order to close (IMPORT.md §7): arithmetic
//! outranks the word.

use super::titles::{folded_title, hint, is_word, says, says_gross, total_word};
use super::totals::CENT;
use crate::import::sketch::Sketch;
use crate::import::values::amount_of;
use crate::import::{Column, ColumnRole, RoleReason};

/// More columns in doubt are not tried together.
const MOST: usize = 6;
/// Rows that are added up at most.
const ROWS: usize = 5000;
/// In shorter tables every row has to agree; in longer ones so many in a hundred.
const SHORT: usize = 5;
const AGREE: usize = 98;

/// Makes offerings of the columns without which no row total closes.
pub(in super::super) fn keep(columns: &mut [Column], sketch: Sketch<'_>) {
    let positions = |wanted: &dyn Fn(&Column) -> bool| -> Vec<usize> {
        columns.iter().filter(|column| wanted(column)).map(|column| column.index).collect()
    };
    let doubtful = positions(&|column| is_doubtful(column, sketch));
    if doubtful.is_empty() || doubtful.len() > MOST {
        return;
    }
    let plain = positions(&|column| is_offering(column) && !is_total(column));
    let totals = positions(&|column| is_offering(column) && !says_gross(&column.title));
    let found = totals.into_iter().find_map(|total| needed(sketch, total, &plain, &doubtful)).unwrap_or_default();
    for column in columns.iter_mut().filter(|column| found.contains(&column.index)) {
        let kind = sketch.titles.get(column.index).and_then(|title| title.kind);
        (column.role, column.confidence, column.reason) = (ColumnRole::Offering(kind), 0.9, RoleReason::Arithmetic);
    }
}

fn is_offering(column: &Column) -> bool {
    matches!(column.role, ColumnRole::Offering(_))
}

/// Whether its title is that of a total, or of all revenue.
fn is_total(column: &Column) -> bool {
    let revenue = hint(&column.title).is_some_and(|hint| matches!(hint.role, ColumnRole::Amount | ColumnRole::Total));
    revenue || total_word(&column.title).is_some()
}

/// Whether only its title says that it is no revenue, and the title is not that of a cost, a tax or a plan.
fn is_doubtful(column: &Column, sketch: Sketch<'_>) -> bool {
    let figure = matches!(column.role, ColumnRole::Orders | ColumnRole::Effort);
    let left = column.role == ColumnRole::Ignore && column.reason == RoleReason::NotRevenue;
    let numeric = sketch.profiles.get(column.index).is_some_and(super::profile::Profile::is_numeric);
    let folded = folded_title(&column.title);
    let said = says("tax_amount", &folded) || says("planned", &folded) || is_word("cost_word", &folded);
    (figure || left) && numeric && column.reason != RoleReason::Corrected && !said && !says_gross(&column.title)
}

/// The fewest of `doubtful` with which `plain` adds up to `total`; `None` when no set does, or none is needed.
fn needed(sketch: Sketch<'_>, total: usize, plain: &[usize], doubtful: &[usize]) -> Option<Vec<usize>> {
    let parts: Vec<usize> = plain.iter().copied().filter(|part| *part != total).collect();
    if parts.is_empty() || closes(sketch, total, &parts, &[]) {
        return None;
    }
    let mut sets: Vec<Vec<usize>> = (1_usize..1 << doubtful.len())
        .map(|set| doubtful.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, one)| *one).collect())
        .collect();
    sets.sort_by_key(Vec::len);
    sets.into_iter().find(|set| closes(sketch, total, &parts, set))
}

/// Whether `parts` and `more` are `total` in nearly all rows, each of `more` in some of them.
fn closes(sketch: Sketch<'_>, total: usize, parts: &[usize], more: &[usize]) -> bool {
    let amount = |row: usize, column: usize| amount_of(sketch.grid.cell(row, column), sketch.mark(column));
    let (mut tested, mut agreed, mut said) = (0_usize, 0_usize, vec![false; more.len()]);
    for row in sketch.rows().take(ROWS) {
        let Some(whole) = amount(row, total).filter(|whole| *whole != 0.0) else { continue };
        let amounts = parts.iter().chain(more).map(|column| amount(row, *column).unwrap_or(0.0));
        let (sum, count) = amounts.fold((0.0, 0.0), |(sum, count), amount| (sum + amount, count + 1.0));
        tested += 1;
        agreed += usize::from((whole - sum).abs() <= CENT * count);
        for (said, column) in said.iter_mut().zip(more) {
            *said |= amount(row, *column).is_some_and(|amount| amount != 0.0);
        }
    }
    let wanted = if tested < SHORT { 100 } else { AGREE };
    tested >= 2 && agreed * 100 >= tested * wanted && said.into_iter().all(|said| said)
}
