//! Which groups are listed (METHOD.md §7): those that beat each of their sub-conjunctions, and of groups that overlap
//! nearly the simplest.

use super::Steps;
use super::pool::{Found, Listed};
use super::quality::Measure;
use super::search;
use super::space::{self, Selector, Space};
use crate::model::Cancelled;

/// Groups above this Jaccard index are as good as the same.
const SAME: f64 = 0.9;

/// How many groups are held against each other at first, per group to list and at least.
const CANDIDATES: (usize, usize) = (10, 200);

/// The best `top` groups that beat each of their sub-conjunctions, without those of which a simpler one has nearly the
/// same clients, and without those that `is_listed` turns down.
///
/// The best candidates are held against each other: 10 per group to list, at least 200, and four times as many for as
/// long as fewer than `top` remain and there are more. The simplest come first (fewer conditions, then the order of
/// [`Found`]), and one stays when its Jaccard index with all that stay is at most 0.9.
///
/// # Errors
/// [`Cancelled`] when the progress was cancelled meanwhile.
pub(super) fn without_redundant(
    (space, is_listed): (&Space, &impl Fn(&Found) -> bool),
    measure: &Measure,
    (depth, top): (usize, usize),
    steps: &Steps,
) -> Result<Vec<Found>, Cancelled> {
    let (each, least) = CANDIDATES;
    let mut size = top.saturating_mul(each).max(least);
    loop {
        let mut candidates = search::best(space, measure, (depth, size, Listed::BeatingTheirParts), steps)?;
        let are_all = candidates.len() < size;
        candidates.retain(is_listed);
        let mut listed = distinct(space, candidates, measure.z.len());
        if are_all || listed.len() >= top {
            listed.truncate(top);
            return Ok(listed);
        }
        size = size.saturating_mul(4);
    }
}

/// The groups without those that nearly equal a simpler one, in their order.
fn distinct(space: &Space, mut groups: Vec<Found>, rows: usize) -> Vec<Found> {
    groups.sort_by(|a, b| a.selectors.len().cmp(&b.selectors.len()).then_with(|| a.cmp(b)));
    let mut kept: Vec<(Found, Members)> = Vec::new();
    for group in groups {
        let members = Members::of(space, &group.selectors, rows);
        if !kept.iter().any(|(_, other)| members.nearly_equal(other)) {
            kept.push((group, members));
        }
    }
    let mut kept: Vec<Found> = kept.into_iter().map(|(group, _)| group).collect();
    kept.sort();
    kept
}

/// A group's rows as a bitset.
struct Members {
    n: usize,
    bits: Vec<u64>,
}

impl Members {
    /// The rows of a group, of `all`.
    fn of(space: &Space, selectors: &[Selector], all: usize) -> Self {
        if let space::Members::Bits(sets) = &space.members {
            let bits = sets.common(selectors);
            return Self { n: bits.iter().map(|word| word.count_ones() as usize).sum(), bits };
        }
        let rows = space.rows_of(selectors);
        let mut bits = vec![0_u64; all.div_ceil(64)];
        for &row in &rows {
            if let Some(word) = bits.get_mut(row as usize / 64) {
                *word |= 1 << (row % 64);
            }
        }
        Self { n: rows.len(), bits }
    }

    /// Whether |A ∩ B| / |A ∪ B| is above [`SAME`]. It is at most the ratio of the sizes, which saves the count.
    fn nearly_equal(&self, other: &Self) -> bool {
        let (fewer, more) = (self.n.min(other.n), self.n.max(other.n));
        if is_at_most_same(fewer, more) {
            return false;
        }
        let common = self.bits.iter().zip(&other.bits).map(|(a, b)| (a & b).count_ones() as usize).sum::<usize>();
        !is_at_most_same(common, self.n + other.n - common)
    }
}

fn is_at_most_same(part: usize, whole: usize) -> bool {
    super::count(part) <= SAME * super::count(whole)
}
