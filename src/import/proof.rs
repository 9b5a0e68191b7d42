//! The file's total, counted on its own: it knows nothing of clients, row classes or what was imported, so that the
//! balance proves something.

use rayon::prelude::*;

use super::Grid;
use super::guess::amount::DecimalMark;
use super::values::{AmountColumn, amount_of};
use crate::model::{LeftOut, LeftOutCell, LeftOutReason, NeumaierSum};

/// The sum of every amount cell in `columns` from row `first` on.
pub(super) fn file_total(grid: &Grid, first: usize, columns: &[AmountColumn]) -> f64 {
    let mut marks: Vec<Option<DecimalMark>> = vec![None; grid.columns()];
    for column in columns {
        if let Some(mark) = marks.get_mut(column.index) {
            *mark = Some(column.mark);
        }
    }
    let starts: Vec<usize> = (first..grid.rows()).step_by(1024).collect();
    let sums: Vec<NeumaierSum> = starts
        .into_par_iter()
        .map(|start| {
            let cells = (start..(start + 1024).min(grid.rows())).flat_map(|row| grid.row(row));
            let amounts = cells.filter_map(|(column, cell)| amount_of(cell, marks.get(column).copied().flatten()?));
            let mut sum = NeumaierSum::default();
            sum.extend(amounts);
            sum
        })
        .collect();
    crate::model::neumaier_sum(sums.into_iter().map(NeumaierSum::total))
}

/// What was left out, by reason; `cells` are in the order of their rows.
pub(super) fn by_reason(cells: &[LeftOutCell]) -> Vec<LeftOut> {
    let mut reasons: Vec<LeftOutReason> = Vec::new();
    for cell in cells {
        if !reasons.contains(&cell.reason) {
            reasons.push(cell.reason);
        }
    }
    reasons.sort_unstable();
    let one = |reason: LeftOutReason| {
        let (mut sum, mut rows, mut last) = (NeumaierSum::default(), 0, None);
        for cell in cells.iter().filter(|cell| cell.reason == reason) {
            sum.add(cell.amount);
            let row = (cell.source.sheet, cell.source.row);
            rows += usize::from(last != Some(row));
            last = Some(row);
        }
        LeftOut { reason, rows, amount: sum.total() }
    };
    reasons.into_iter().map(one).collect()
}
