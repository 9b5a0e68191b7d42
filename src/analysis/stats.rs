//! Means and medians that stay undefined without data.

use crate::model::neumaier_sum;

/// A count as a divisor.
#[expect(clippy::cast_precision_loss, reason = "counts of clients and offerings are far below 2^52")]
pub(super) fn count(number: usize) -> f64 {
    number as f64
}

/// `amount / divisor`; `None` unless the divisor is positive and the ratio a number.
pub(super) fn ratio(amount: f64, divisor: f64) -> Option<f64> {
    (divisor > 0.0).then(|| amount / divisor).filter(|ratio| ratio.is_finite())
}

/// An amount in whole cents, halves away from zero: what revenues are compared by, so that 10.10 + 20.20 equals 30.30
/// (METHOD.md §6). A hair below a half is rounding.
pub(super) fn cents(amount: f64) -> f64 {
    let cents = amount.abs() * 100.0;
    (cents + 0.5 + cents * 4.0 * f64::EPSILON).floor().copysign(amount) + 0.0
}

/// The quantile at `share`, between the two nearest values in proportion, as numpy's `linear`; `None` without values.
/// `ascending` is sorted.
pub(crate) fn quantile(ascending: &[f64], share: f64) -> Option<f64> {
    let at = share * count(ascending.len().checked_sub(1)?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a position among the values")]
    let below = at.floor() as usize;
    let lower = *ascending.get(below)?;
    let upper = ascending.get(below + 1).copied().unwrap_or(lower);
    Some(lower + (upper - lower) * at.fract())
}

/// The mean, Σx / n; `None` without values.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    ratio(neumaier_sum(values.iter().copied()), count(values.len()))
}

/// The median (METHOD.md §4): the middle value, or the mean of the two middle ones; `None` without values.
/// `ascending` is sorted.
pub(super) fn median(ascending: &[f64]) -> Option<f64> {
    let upper = *ascending.get(ascending.len() / 2)?;
    let lower = *ascending.get((ascending.len() - 1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

/// The median of `values` in any order, which changes.
pub(super) fn median_of(values: &mut [f64]) -> Option<f64> {
    let (lower, upper) = (values.len().checked_sub(1)? / 2, values.len() / 2);
    let (below, &mut middle, _) = values.select_nth_unstable_by(upper, f64::total_cmp);
    let before = if lower == upper { middle } else { below.iter().copied().fold(f64::NEG_INFINITY, f64::max) };
    Some(f64::midpoint(before, middle))
}

/// The 10 % trimmed mean (METHOD.md §4): the mean without the floor(0.1·n) values at each end; `None` without values.
/// `ascending` is sorted.
pub(super) fn trimmed_mean(ascending: &[f64]) -> Option<f64> {
    let cut = ascending.len() / 10;
    mean(ascending.get(cut..ascending.len() - cut)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn middle_and_trimmed_values_of_short_and_long_lists() {
        let long: Vec<f64> = (1..=20).map(f64::from).chain([1e9]).collect();
        let cases: [(&[f64], Option<f64>, Option<f64>); 5] = [
            (&[], None, None),
            (&[7.0], Some(7.0), Some(7.0)),
            (&[-1.0, 4.0], Some(1.5), Some(1.5)),
            (&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 99.0], Some(4.5), Some(4.5)),
            (&long, Some(11.0), Some(11.0)),
        ];
        for (values, middle, trimmed) in cases {
            assert_eq!((median(values), trimmed_mean(values)), (middle, trimmed), "{values:?}");
            let mut turned: Vec<f64> = values.iter().rev().copied().collect();
            assert_eq!(median_of(&mut turned), middle, "{values:?} in another order");
        }
    }

    #[test]
    fn money_is_compared_in_cents() {
        let equal =
            [(10.10 + 20.20, 30.30), (0.1 + 0.2, 0.3), (1.005, 1.01), (-1.005, -1.01), (0.004, 0.0), (-0.0, 0.0)];
        for (a, b) in equal {
            assert!((cents(a) - cents(b)).abs() < f64::EPSILON, "{a} is {b} in cents");
        }
        assert!(cents(30.30) < cents(30.31) && cents(-0.01) < cents(0.0));
    }

    #[test]
    fn a_quantile_lies_between_its_neighbours_in_proportion() {
        let cases: [(&[f64], f64, Option<f64>); 5] = [
            (&[], 0.9, None),
            (&[7.0], 0.75, Some(7.0)),
            (&[1.0, 2.0, 3.0, 5.0], 0.75, Some(3.5)),
            (&[1.0, 2.0], 1.0, Some(2.0)),
            (&[0.0, 10.0], 0.9, Some(9.0)),
        ];
        for (values, share, expected) in cases {
            assert_eq!(quantile(values, share), expected, "{share} of {values:?}");
        }
    }

    #[test]
    fn a_ratio_over_nothing_is_unknown() {
        let cases = [(1.0, 0.0, None), (1.0, -2.0, None), (0.0, 4.0, Some(0.0)), (-3.0, 2.0, Some(-1.5))];
        for (amount, divisor, expected) in cases {
            assert_eq!(ratio(amount, divisor), expected, "{amount} / {divisor}");
        }
    }
}
