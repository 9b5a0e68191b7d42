//! Arithmetic between columns, row by row.

use crate::import::guess::totals::CENT;
use crate::import::values::Values;

/// Whether the amounts in `slot` are the sums of those in `parts`, in nearly every row that has any.
pub(super) fn adds_up(values: &Values, slot: usize, parts: &[usize]) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "at most some thousand columns")]
    let tolerance = CENT * parts.len() as f64;
    let sum = |row: &[f64]| {
        let amounts = parts.iter().filter_map(|&part| row.get(part)).filter(|amount| !amount.is_nan());
        amounts.sum::<f64>()
    };
    holds(values, slot, |row, total| (total - sum(row)).abs() <= tolerance + 1e-9 * total.abs())
}

/// Whether the amounts in `slot` are the difference of the two years, or that difference or the later year in per cent
/// of the earlier one.
pub(super) fn compares(values: &Values, slot: usize, (later, earlier): (usize, usize)) -> bool {
    let both = |row: &[f64]| {
        let amount = |slot: usize| row.get(slot).copied().filter(|amount| !amount.is_nan()).unwrap_or(0.0);
        (amount(later), amount(earlier))
    };
    let difference = |row: &[f64], value: f64| {
        let (later, earlier) = both(row);
        (value.abs() - (later - earlier).abs()).abs() <= 2.0 * CENT + 1e-9 * value.abs()
    };
    let percent = |row: &[f64], value: f64| {
        let (later, earlier) = both(row);
        let near = |exact: f64| (value - exact).abs() <= 0.011 || (value - 100.0 * exact).abs() <= 0.51;
        earlier == 0.0 || near((later - earlier) / earlier) || near(later / earlier)
    };
    holds(values, slot, difference) || holds(values, slot, percent)
}

/// Whether `matches` holds in nineteen of twenty rows with an amount in `slot`, and in at least two.
fn holds(values: &Values, slot: usize, matches: impl Fn(&[f64], f64) -> bool) -> bool {
    let (mut holding, mut rows) = (0, 0);
    for (_, row) in values.rows() {
        let Some(value) = row.get(slot).copied().filter(|value| !value.is_nan()) else { continue };
        rows += 1;
        holding += usize::from(matches(row, value));
    }
    rows >= 2 && holding * 20 >= rows * 19
}
