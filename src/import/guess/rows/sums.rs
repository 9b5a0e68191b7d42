//! Running sums per amount column, and whether a row is the sum of others.

use super::super::totals::CENT;

/// Sums per slot over some rows, exact enough that a sum of few rows can be told from two sums of many.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    by_slot: Vec<f64>,
    /// What `by_slot` lost to rounding.
    low: Vec<f64>,
    pub(super) rows: usize,
}

impl Sums {
    pub(super) fn none(width: usize) -> Self {
        Self { by_slot: vec![0.0; width], low: vec![0.0; width], rows: 0 }
    }

    /// Adds a row, or takes it away when `sign` is −1.
    pub(super) fn add(&mut self, amounts: &[f64], sign: f64) {
        for ((sum, low), amount) in self.by_slot.iter_mut().zip(&mut self.low).zip(amounts) {
            if amount.is_nan() {
                continue;
            }
            let amount = sign * amount;
            let next = *sum + amount;
            *low += if sum.abs() >= amount.abs() { (*sum - next) + amount } else { (amount - next) + *sum };
            *sum = next;
        }
        self.rows += 1;
    }

    /// How many rows were added since they were `then`.
    pub(super) fn rows_since(&self, then: &Self) -> usize {
        self.rows.saturating_sub(then.rows)
    }

    /// Whether `amounts` are the sums of the rows added since they were `then`, each to the cent per row, in the slots that
    /// count. At least one of them is not zero, unless `zeros` may be a sum.
    pub(super) fn is_since(&self, then: &Self, amounts: &[f64], (counts, zeros): (&[bool], bool)) -> bool {
        let rows = self.rows_since(then);
        #[expect(clippy::cast_precision_loss, reason = "at most a million rows")]
        let tolerance = CENT * rows.max(1) as f64;
        let high = self.by_slot.iter().zip(&then.by_slot).map(|(now, then)| now - then);
        let low = self.low.iter().zip(&then.low).map(|(now, then)| now - then);
        let sums = high.zip(low).map(|(high, low)| high + low);
        let mut pairs = sums.zip(amounts).zip(counts).filter(|((_, amount), counts)| **counts && !amount.is_nan());
        let any = zeros || pairs.clone().any(|((_, amount), _)| *amount != 0.0);
        let same = |((sum, amount), _): ((f64, &f64), &bool)| (sum - amount).abs() <= tolerance + 1e-9 * amount.abs();
        (rows > 0 || zeros) && any && pairs.all(same)
    }

    /// The sums of the rows added since they were `then`.
    pub(super) fn since(&self, then: &Self) -> Self {
        let less = |now: &[f64], then: &[f64]| now.iter().zip(then).map(|(now, then)| now - then).collect();
        let (by_slot, low) = (less(&self.by_slot, &then.by_slot), less(&self.low, &then.low));
        Self { by_slot, low, rows: self.rows_since(then) }
    }

    /// Whether `amounts` are these sums divided by a number of rows, each to the cent: blank cells may count or not.
    pub(super) fn are_means(&self, amounts: &[f64]) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "at most a million rows")]
        let rows = self.rows as f64;
        let is_mean = |sum: f64, amount: f64| {
            let count = (sum / amount).round();
            (1.0..=rows).contains(&count) && (sum / count - amount).abs() <= CENT
        };
        let mut pairs = self.by_slot.iter().zip(amounts).filter(|(_, amount)| !amount.is_nan() && **amount != 0.0);
        self.rows > 1 && pairs.clone().next().is_some() && pairs.all(|(sum, amount)| is_mean(*sum, *amount))
    }

    /// The sums, per slot.
    pub(super) fn by_slot(&self) -> &[f64] {
        &self.by_slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_sum_is_told_apart_within_large_ones() {
        let mut all = Sums::none(2);
        (0..100_000).for_each(|_| all.add(&[12_345.67, f64::NAN], 1.0));
        let then = all.clone();
        all.add(&[0.01, 5.0], 1.0);
        all.add(&[0.02, f64::NAN], 1.0);
        let cases: [([f64; 2], [bool; 2], bool); 6] = [
            ([0.03, 5.0], [true, true], true),
            ([0.05, 5.0], [true, true], true),
            ([0.06, 5.0], [true, true], false),
            ([0.03, 9.0], [true, true], false),
            ([0.03, 9.0], [true, false], true),
            ([f64::NAN, 5.0], [true, false], false),
        ];
        for (amounts, counts, expected) in cases {
            assert_eq!(all.is_since(&then, &amounts, (&counts, false)), expected, "{amounts:?} {counts:?}");
        }
    }
}
