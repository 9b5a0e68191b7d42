//! q(g) = (n_g/n)^a · (mean_g(y) − mean(y)) as the search computes and compares it (METHOD.md §7).
//!
//! Sums are whole numbers: z_i = y_i − mean(y) in units of a tiny part of its mean size. They do not depend on the
//! order of their terms, so neither do ties. q is compared in steps of 2⁻³² of that mean size: far below what anyone
//! reads, and far above rounding, so that groups equal in theory are equal here.
//!
//! **The bound.** Let z be sorted descending within a group, and Z_k the sum of its k largest. A part of the group with
//! k clients has at most the sum Z_k, so its q is at most (k/n)^a · Z_k/k; no part is better than the largest of these
//! over k from the minimum size to n_g. This is the ordering-based estimate of Lemmerich, Atzmueller, Puppe 2016, *Fast
//! exhaustive subgroup discovery with numerical target concepts* (there for the mean, generalised in §4.3), and is
//! reached when the k best clients are a group, so no better one exists that knows only y. For a yes/no target it
//! becomes the known bound of the share: all yes and no no (Wrobel 1997; Grosskreutz, Rüping, Wrobel 2008; Atzmueller,
//! Lemmerich 2009), filled up to the minimum size. Each computed product is monotone in Z_k, so rounding cannot make
//! the bound smaller than the q it bounds.

use super::super::stats::{count, mean};
use crate::model::neumaier_sum;

/// z in units of this part of its mean size, as a power of two, where n leaves room.
const FINENESS: u32 = 44;

/// Steps of comparison are this many powers of two above the unit.
const STEP: u32 = 12;

/// q in steps of comparison.
pub(super) type Quality = i64;

/// z of each row, descending, in units.
pub(super) struct Scale {
    pub(super) z: Vec<i64>,
    /// z of yes and of no, where y has two values.
    share: Option<(i64, i64)>,
}

/// What turns a group's size and sum into q.
pub(super) struct Measure<'a> {
    /// z of each row, descending, in units.
    pub(super) z: &'a [i64],
    /// The fewest clients of a group.
    pub(super) minimum: usize,
    /// z of yes and of no, where y has two values.
    pub(super) share: Option<(i64, i64)>,
    /// (k/n)^a / k in steps per unit, by k.
    factor: Vec<f64>,
}

impl Scale {
    /// For the rows' `y`, descending and finite.
    pub(super) fn new(y: &[f64]) -> Self {
        let mean = mean(y).unwrap_or_default();
        let deviation = neumaier_sum(y.iter().map(|y| (y - mean).abs())) / count(y.len().max(1));
        // Σ|z| = n units of deviation stays below 2^62.
        let fineness = FINENESS.min(61_u32.saturating_sub(usize::BITS - y.len().leading_zeros()));
        let units = if deviation > 0.0 { f64::from(fineness).exp2() / deviation } else { 0.0 };
        let units = if units.is_finite() { units } else { 0.0 };
        let z: Vec<i64> = y.iter().map(|y| whole((y - mean) * units)).collect();
        let ends = z.first().copied().zip(z.last().copied());
        let share = ends.filter(|&(yes, no)| yes > no && z.iter().all(|&z| z == yes || z == no));
        Self { z, share }
    }
}

impl<'a> Measure<'a> {
    /// For rows of this `scale` and the exponent a.
    pub(super) fn new(scale: &'a Scale, exponent: f64, minimum: usize) -> Self {
        let n = count(scale.z.len());
        let scaled = f64::from(STEP).exp2().recip();
        let factor = |k: usize| raised(count(k) / n, exponent) / count(k.max(1)) * scaled;
        let mut factor: Vec<f64> = (0..=scale.z.len()).map(factor).collect();
        // It never rises from k = 1 on, as a is at most 1; rounding must not make it.
        let mut least = f64::INFINITY;
        for factor in factor.iter_mut().skip(1) {
            least = least.min(*factor);
            *factor = least;
        }
        Self { z: &scale.z, minimum, share: scale.share, factor }
    }

    /// q before rounding to steps, of `n` clients whose z sum to `sum`.
    pub(super) fn raw(&self, n: u32, sum: i64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "rounding is monotone, and far below a step")]
        let sum = sum as f64;
        self.factor.get(n as usize).map_or(0.0, |factor| factor * sum)
    }

    /// q of `n` clients whose z sum to `sum`.
    pub(super) fn of(&self, n: u32, sum: i64) -> Quality {
        whole(self.raw(n, sum))
    }

    /// The bound of a group of `n` clients, at least the minimum, whose z sum to `sum`; `gathered` is the largest q of
    /// its k best clients where y has more than two values. With two, the k best that count are all yes, or as many as
    /// the minimum asks for; a bound below 0 counts as 0.
    pub(super) fn bound(&self, n: u32, sum: i64, gathered: f64) -> Quality {
        let Some((yes, no)) = self.share else { return whole(gathered) };
        let all_yes = (sum - i64::from(n) * no) / (yes - no);
        let all_yes = u32::try_from(all_yes).unwrap_or(0);
        let k = all_yes.max(u32::try_from(self.minimum).unwrap_or(u32::MAX));
        let best = self.raw(k, i64::from(all_yes) * yes + i64::from(k - all_yes) * no);
        // A few of its last digits more, because fewer yes could round higher.
        whole((best * (1.0 + 16.0 * f64::EPSILON)).max(0.0))
    }

    /// q of the clients at `rows`.
    pub(super) fn of_rows(&self, rows: &[u32]) -> Quality {
        let sum = rows.iter().filter_map(|&row| self.z.get(row as usize)).sum();
        self.of(u32::try_from(rows.len()).unwrap_or(u32::MAX), sum)
    }
}

/// share^a; the usual exponents without the cost of a power.
#[expect(clippy::float_cmp, reason = "exactly these exponents")]
pub(super) fn raised(share: f64, exponent: f64) -> f64 {
    match exponent {
        _ if exponent == 0.0 => 1.0,
        _ if exponent == 0.5 => share.sqrt(),
        _ if exponent == 1.0 => share,
        _ => share.powf(exponent),
    }
}

/// The nearest whole number; monotone.
#[expect(clippy::cast_possible_truncation, reason = "below 2^62, and saturating")]
pub(super) fn whole(value: f64) -> i64 {
    value.round() as i64
}
