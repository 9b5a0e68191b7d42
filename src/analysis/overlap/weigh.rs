//! Size, sum and bound of the rows two sets have in common, counted word by word.
//!
//! The bound is that of [`super::quality`], from above: rows are added in the order of z, several at a time, as if all of
//! them had the z of the first. Over such a run the q of the k best is (k/n)^a · (C/k + v), with C at least 0; it is
//! highest at one of its ends when v is positive, and at its beginning otherwise. Where y has few values runs are equal
//! rows and the bound is exact.

use super::bits::{Bits, Order, ones};
use super::quality::{Measure, Quality, whole};

/// What two sets have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    /// No group inside has a higher q.
    pub(super) bound: Quality,
    /// q of the group; `None` where it is known to be of no interest.
    pub(super) quality: Option<Quality>,
}

/// The k best rows so far.
struct Best<'a> {
    measure: &'a Measure<'a>,
    minimum: u32,
    k: u32,
    sum: i64,
    bound: f64,
}

/// Weighs what the sets `a` and `b` have in common; `None` where it is smaller than the minimum, or its bound, and so all
/// inside, is not of interest.
#[expect(clippy::inline_always, reason = "compiled once for each kind of processor, in its caller")]
#[inline(always)]
pub(super) fn weigh(
    (bits, measure): (&Bits, &Measure),
    (a, b): (&[u64], &[u64]),
    wants: impl Fn(Quality) -> bool,
) -> Option<Weight> {
    match &bits.order {
        Order::Steps(steps) => {
            let counted = |from: usize, to: usize| match (a.get(from..to), b.get(from..to)) {
                (Some(a), Some(b)) => a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum::<u32>(),
                _ => 0,
            };
            let positive = steps.partition_point(|step| step.z > 0);
            let mut best = Best::new(measure);
            let (above, below) = steps.split_at_checked(positive)?;
            for step in above {
                let rows = counted(step.from, step.to);
                best.add(rows, step.z, i64::from(rows) * step.z);
            }
            let bound = best.bound(below.first().map(|step| step.z));
            if !wants(bound) {
                return None;
            }
            for step in below {
                let rows = counted(step.from, step.to);
                best.k += rows;
                best.sum += i64::from(rows) * step.z;
            }
            (best.k >= best.minimum).then(|| Weight { bound, quality: Some(measure.of(best.k, best.sum)) })
        }
        Order::Rows { sums, positive } => by_rows((sums, *positive), measure, (a, b), wants),
    }
}

#[expect(clippy::inline_always, reason = "compiled once for each kind of processor, in its caller")]
#[inline(always)]
fn by_rows(
    (sums, positive): (&[i64], usize),
    measure: &Measure,
    (a, b): (&[u64], &[u64]),
    wants: impl Fn(Quality) -> bool,
) -> Option<Weight> {
    // The sum of the `count` highest z from `row` on.
    let highest = |row: usize, count: usize| match (sums.get(row), sums.get(row + count)) {
        (Some(before), Some(after)) => after - before,
        _ => 0,
    };
    let common = || (0_usize..).step_by(64).zip(a.iter().zip(b).map(|(a, b)| a & b));
    let mut best = Best::new(measure);
    for (row, word) in common().take(positive).filter(|(_, word)| *word != 0) {
        let first = word.trailing_zeros() as usize;
        best.add(word.count_ones(), highest(row + first, 1), highest(row, word.count_ones() as usize));
    }
    let next = measure.z.get(positive * 64).copied();
    let bound = best.bound(next);
    if !wants(bound) {
        return None;
    }
    for (row, word) in common().skip(positive) {
        best.k += word.count_ones();
        best.sum += highest(row, word.count_ones() as usize);
    }
    if best.k < best.minimum {
        return None;
    }
    let is_wanted = wants(measure.of(best.k, best.sum));
    let z = |row: usize| measure.z.get(row).copied().unwrap_or_default();
    let sum = || common().flat_map(|(row, word)| ones(word).map(move |bit| z(row + bit as usize))).sum();
    Some(Weight { bound, quality: is_wanted.then(|| measure.of(best.k, sum())) })
}

impl<'a> Best<'a> {
    #[inline]
    fn new(measure: &'a Measure<'a>) -> Self {
        let minimum = u32::try_from(measure.minimum.max(1)).unwrap_or(u32::MAX);
        Self { measure, minimum, k: 0, sum: 0, bound: 0.0 }
    }

    /// Adds rows whose z are at most `highest`, and together at most `sum`.
    #[inline]
    fn add(&mut self, rows: u32, highest: i64, sum: i64) {
        let (before, after) = (self.k, self.k + rows);
        if after >= self.minimum && rows > 0 {
            if before < self.minimum {
                self.raise(self.minimum, at_most(self.sum, self.minimum - before, highest));
            }
            self.raise(after, at_most(self.sum, rows, highest));
        }
        self.k = after;
        self.sum += sum;
    }

    #[inline]
    fn raise(&mut self, k: u32, sum: i64) {
        self.bound = self.bound.max(self.measure.raw(k, sum));
    }

    /// The bound, all rows with a positive z being added; the rows after them are at most `next`. A bound below 0 counts
    /// as 0.
    #[inline]
    fn bound(&mut self, next: Option<i64>) -> Quality {
        if self.k < self.minimum {
            let next = next.unwrap_or_default().min(0);
            self.raise(self.minimum, at_most(self.sum, self.minimum - self.k, next));
        }
        // A few of its last digits more, because fewer rows could round higher.
        whole(self.bound * (1.0 + 16.0 * f64::EPSILON))
    }
}

/// `sum` and `rows` times `highest`. Only sums of rows that there are have room for certain: one giant, counted 64 times,
/// may not.
#[inline]
fn at_most(sum: i64, rows: u32, highest: i64) -> i64 {
    sum.saturating_add(i64::from(rows).saturating_mul(highest))
}
