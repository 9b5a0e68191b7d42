//! The search, over sets of bits ([`crossing`]) or, where values are too many for those, over lists of rows; and the
//! walk over lists, which permutations take too: their rows are shuffled, and sets would have to be laid out again.
//!
//! The walk goes depth first, the dimensions in one order, so that each conjunction is met once. A node is a group with
//! its rows, y descending. One pass over the rows per remaining dimension gives size, sum and bound of the groups of all
//! its values at once, and deeper groups are short. The most promising parts are walked first, so that the floor rises
//! early; a part whose bound is below the floor is left out.

use std::cmp::{Ordering, Reverse};

use rayon::prelude::*;

use super::Steps;
use super::codes::Codes;
use super::crossing;
use super::pairs::Pairs;
use super::pool::{Found, Listed, Pool};
use super::quality::{Measure, Quality};
use super::space::{Members, Selector, Space};
use crate::model::Cancelled;

/// What becomes of the groups that are met.
pub(super) trait Keep {
    /// Whether a group of this quality with `conditions` conditions or more, which begins with `selectors`, is of
    /// interest.
    fn wants(&self, selectors: &[Selector], conditions: usize, quality: Quality) -> bool;
    /// A group of at least the minimum size that is of interest.
    fn offer(&mut self, selectors: &[Selector], quality: Quality);
}

/// Rows of a group with their z, descending.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<u32>,
    pub(super) z: Vec<i64>,
}

/// The first `size` groups of at most `depth` conditions, in the order of [`Found`], walked on every core.
///
/// # Errors
/// [`Cancelled`] when the progress was cancelled meanwhile.
pub(super) fn best(
    space: &Space,
    measure: &Measure,
    (depth, size, listed): (usize, usize, Listed),
    steps: &Steps,
) -> Result<Vec<Found>, Cancelled> {
    let pool = Pool::new((size, listed), space, measure);
    match &space.members {
        Members::Bits(bits) => crossing::search(bits, measure, &pool, (depth, steps))?,
        Members::Lists(_) => walk(space, measure, &pool, (depth, steps))?,
    }
    Ok(pool.into_sorted())
}

/// Offers every group of at most `depth` conditions that may be among the best to `pool`, walking lists of rows.
fn walk(space: &Space, measure: &Measure, pool: &Pool, (depth, steps): (usize, &Steps)) -> Result<(), Cancelled> {
    let walk = Walk { space, measure, steps, pairs: None };
    let all = Rows::of(measure);
    let of_column = |column: usize| {
        let mut top = Level::default();
        walk.pass(&all, (&mut Vec::new(), column), (&mut &*pool, depth > 1), &mut top);
        (top.parts, top.open)
    };
    let (parts, open): (Vec<Vec<Part>>, Vec<Vec<Open>>) =
        (0..space.columns.len()).into_par_iter().map(of_column).unzip();
    let (mut parts, open) = (parts.concat(), open.concat());
    parts.sort_unstable_by(Part::most_promising_first);
    parts.into_iter().par_bridge().try_for_each(|part| {
        if !pool.wants(&[part.selector], 2, part.bound) {
            return Ok(());
        }
        let rows = Rows::at(&space.rows(part.selector), measure);
        let open = later(&open, part.selector);
        walk.node((&rows, open), &mut vec![part.selector], &mut &*pool, &mut vec![Level::default(); depth - 1])
    })
}

/// The walk over a space.
pub(super) struct Walk<'a> {
    pub(super) space: &'a Space,
    pub(super) measure: &'a Measure<'a>,
    pub(super) steps: &'a Steps<'a>,
    /// Which pairs are large enough, where that is known beforehand.
    pub(super) pairs: Option<&'a Pairs>,
}

/// The memory of one depth of the walk, used again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    slots: Vec<Slot>,
    parts: Vec<Part>,
    open: Vec<Open>,
    /// The rows of every value of one column, of those that are wanted.
    buckets: Vec<Bucket>,
}

#[derive(Clone, Debug, Default)]
struct Bucket {
    is_wanted: bool,
    rows: Rows,
}

/// A group that may have better parts.
#[derive(Clone, Copy, Debug)]
struct Part {
    bound: Quality,
    selector: Selector,
}

/// A column that may still add a condition: a group with one of its values inside has at most this q, and so has every
/// part of that group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    column: usize,
    bound: Quality,
}

/// The columns of `open`, rising, that come after `selector`'s.
fn later(open: &[Open], selector: Selector) -> &[Open] {
    let from = open.partition_point(|open| open.column <= selector.column as usize);
    open.get(from..).unwrap_or_default()
}

impl Part {
    fn most_promising_first(&self, other: &Self) -> Ordering {
        other.bound.cmp(&self.bound).then(self.selector.cmp(&other.selector))
    }
}

/// What a pass gathers of one value.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    n: u32,
    sum: i64,
    /// The largest (k/n)^a · Z_k/k of at least the minimum size so far; 0 when all are below 0.
    bound: f64,
}

impl Walk<'_> {
    /// Every column.
    pub(super) fn all_open(&self) -> Vec<Open> {
        (0..self.space.columns.len()).map(|column| Open { column, bound: Quality::MAX }).collect()
    }

    /// Walks the groups inside `rows`, which meet the conditions of `path`, with as many further conditions as there
    /// are `levels`, on the columns that are `open`.
    pub(super) fn node(
        &self,
        (rows, open): (&Rows, &[Open]),
        path: &mut Vec<Selector>,
        keep: &mut impl Keep,
        levels: &mut [Level],
    ) -> Result<(), Cancelled> {
        self.steps.check()?;
        let Some((level, deeper)) = levels.split_first_mut() else { return Ok(()) };
        level.parts.clear();
        level.open.clear();
        for &Open { column, bound } in open {
            let is_large = path.iter().all(|&selector| self.may_meet(selector, column));
            if is_large && keep.wants(path, path.len() + 1, bound) {
                self.pass(rows, (path, column), (keep, !deeper.is_empty()), level);
            }
        }
        let Level { parts, open, buckets, .. } = level;
        let mut columns: Vec<&mut [Part]> = parts.chunk_by_mut(|a, b| a.selector.column == b.selector.column).collect();
        for parts in &mut columns {
            parts.sort_unstable_by(Part::most_promising_first);
        }
        columns.sort_by_key(|parts| Reverse(parts.first().map(|part| part.bound)));
        for parts in columns {
            self.column((rows, open), (path, parts), keep, (buckets, deeper))?;
        }
        Ok(())
    }

    /// Walks the groups inside the `parts` of one column, most promising first.
    fn column(
        &self,
        (rows, open): (&Rows, &[Open]),
        (path, parts): (&mut Vec<Selector>, &[Part]),
        keep: &mut impl Keep,
        (buckets, deeper): (&mut Vec<Bucket>, &mut [Level]),
    ) -> Result<(), Cancelled> {
        let column = parts.first().and_then(|part| self.space.columns.get(part.selector.column as usize));
        let Some(column) = column else { return Ok(()) };
        let conditions = path.len() + 2;
        let mut promising = parts.to_vec();
        promising.retain(|part| {
            path.push(part.selector);
            let is_wanted = keep.wants(path, conditions, part.bound);
            path.pop();
            is_wanted
        });
        if promising.is_empty() {
            return Ok(());
        }
        distribute(rows, &column.codes, (&promising, buckets));
        for part in &promising {
            let Some(bucket) = buckets.get(part.selector.code as usize) else { continue };
            path.push(part.selector);
            let is_still_wanted = keep.wants(path, conditions, part.bound);
            let inside = (&bucket.rows, later(open, part.selector));
            let walked = if is_still_wanted { self.node(inside, path, keep, deeper) } else { Ok(()) };
            path.pop();
            walked?;
        }
        Ok(())
    }

    fn may_meet(&self, selector: Selector, column: usize) -> bool {
        self.pairs.is_none_or(|pairs| pairs.may_meet(selector, column))
    }

    fn may_have_parts(&self, selector: Selector) -> bool {
        let mut later = selector.column as usize + 1..self.space.columns.len();
        later.any(|column| self.may_meet(selector, column))
    }

    /// Offers the groups of every value on one dimension inside `rows`, adds those that may have better parts on a
    /// later dimension to the level's parts, and the dimension to the level's open columns while it may add to an
    /// earlier one.
    fn pass(
        &self,
        rows: &Rows,
        (path, column): (&mut Vec<Selector>, usize),
        (keep, goes_deeper): (&mut impl Keep, bool),
        level: &mut Level,
    ) {
        let Some(facet) = self.space.columns.get(column) else { return };
        let goes_deeper = goes_deeper && self.pairs.is_none_or(|pairs| pairs.has_any(column));
        level.slots.clear();
        level.slots.resize(facet.codes() + 1, Slot::default());
        if goes_deeper && self.measure.share.is_none() {
            gather(rows, &facet.codes, &mut level.slots, |slot, z| slot.add_bounded(z, self.measure));
        } else {
            gather(rows, &facet.codes, &mut level.slots, Slot::add);
        }
        let mut highest = None;
        for (code, slot) in (0..).zip(level.slots.iter().take(facet.codes())) {
            if (slot.n as usize) < self.measure.minimum {
                continue;
            }
            let selector = Selector { column: u32::try_from(column).unwrap_or(u32::MAX), code };
            let quality = self.measure.of(slot.n, slot.sum);
            path.push(selector);
            if keep.wants(path, path.len(), quality) {
                keep.offer(path, quality);
            }
            if goes_deeper {
                let bound = self.measure.bound(slot.n, slot.sum, slot.bound);
                highest = highest.max(Some(bound));
                if keep.wants(path, path.len() + 1, bound) && self.may_have_parts(selector) {
                    level.parts.push(Part { bound, selector });
                }
            }
            path.pop();
        }
        if let Some(bound) = highest.filter(|&bound| keep.wants(path, path.len() + 2, bound)) {
            level.open.push(Open { column, bound });
        }
    }
}

fn gather(rows: &Rows, codes: &Codes, slots: &mut [Slot], add: impl Fn(&mut Slot, i64)) {
    codes.each(rows, |_, code, z| {
        if let Some(slot) = slots.get_mut(code as usize) {
            add(slot, z);
        }
    });
}

impl Slot {
    fn add(&mut self, z: i64) {
        self.n += 1;
        self.sum += z;
    }

    /// Adds the next lower z. Beyond the minimum size a z of at most 0 raises neither Z_k nor (k/n)^a/k, so the bound
    /// stays: at or above 0 it is no less than what follows, and a lower one counts as 0.
    fn add_bounded(&mut self, z: i64, measure: &Measure) {
        self.add(z);
        if (z > 0 && self.n as usize > measure.minimum) || self.n as usize == measure.minimum {
            self.bound = self.bound.max(measure.raw(self.n, self.sum));
        }
    }
}

impl Rows {
    /// All rows.
    pub(super) fn of(measure: &Measure) -> Self {
        Self { rows: (0..).zip(measure.z).map(|(row, _)| row).collect(), z: measure.z.to_vec() }
    }

    /// These rows, rising.
    fn at(rows: &[u32], measure: &Measure) -> Self {
        let z = rows.iter().filter_map(|&row| measure.z.get(row as usize).copied()).collect();
        Self { rows: rows.to_vec(), z }
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.z.clear();
    }
}

/// Puts the rows of every part into its bucket, in one pass.
fn distribute(rows: &Rows, codes: &Codes, (parts, buckets): (&[Part], &mut Vec<Bucket>)) {
    let most = parts.iter().map(|part| part.selector.code as usize + 1).max().unwrap_or(0);
    for bucket in buckets.iter_mut() {
        bucket.is_wanted = false;
    }
    buckets.resize(buckets.len().max(most), Bucket::default());
    for part in parts {
        if let Some(bucket) = buckets.get_mut(part.selector.code as usize) {
            bucket.is_wanted = true;
            bucket.rows.clear();
        }
    }
    codes.each(rows, |row, code, z| {
        if let Some(bucket) = buckets.get_mut(code as usize).filter(|bucket| bucket.is_wanted) {
            bucket.rows.rows.push(row);
            bucket.rows.z.push(z);
        }
    });
}

#[cfg(test)]
mod tests;
