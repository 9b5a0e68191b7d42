//! The walk over all conjunctions: depth first, the axes in one order, so that each is met once.
//!
//! A node is a group with its rows, y descending. One pass over the rows per remaining axis gives size, sum and bound of
//! the groups of all its values at once. That costs fewer steps than an intersection of bitsets per value: the values of
//! an axis share the pass, and deeper groups are short. The most promising parts are walked first, so that the floor
//! rises early; a part whose bound is below the floor is left out.

use rayon::prelude::*;

use super::Steps;
use super::pool::{Found, Listed, Pool};
use super::quality::{Measure, Quality, whole};
use super::space::{Codes, Selector, Space};
use crate::model::Cancelled;

/// What becomes of the groups that are met.
pub(super) trait Keep {
    /// Groups below this quality are of no interest.
    fn floor(&self) -> Quality;
    /// A group of at least the minimum size and the floor's quality.
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
    let walk = Walk { space, measure, steps };
    let all = Rows::of(measure);
    let of_column = |column: usize| {
        let mut top = Level::default();
        walk.pass(&all, (&mut Vec::new(), column), (&mut &pool, depth > 1), &mut top);
        top.parts
    };
    let mut parts: Vec<Part> = (0..space.columns.len()).into_par_iter().flat_map_iter(of_column).collect();
    parts.sort_unstable_by(Part::most_promising_first);
    parts.into_iter().par_bridge().try_for_each(|part| {
        let mut levels = vec![Level::default(); depth];
        let Some((top, deeper)) = levels.split_first_mut() else { return Ok(()) };
        walk.part(&all, &part, (&mut Vec::new(), &mut top.rows), &mut &pool, deeper)
    })?;
    Ok(pool.into_sorted())
}

/// The walk over a space.
pub(super) struct Walk<'a> {
    pub(super) space: &'a Space,
    pub(super) measure: &'a Measure,
    pub(super) steps: &'a Steps<'a>,
}

/// The memory of one depth of the walk, used again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    rows: Rows,
    slots: Vec<Slot>,
    parts: Vec<Part>,
}

/// A group that may have better parts.
#[derive(Clone, Copy, Debug)]
struct Part {
    bound: Quality,
    selector: Selector,
}

impl Part {
    fn most_promising_first(&self, other: &Self) -> std::cmp::Ordering {
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
    /// Walks the groups inside `rows`, which meet the conditions of `path`, with as many further conditions as there are
    /// `levels`.
    pub(super) fn node(
        &self,
        rows: &Rows,
        path: &mut Vec<Selector>,
        keep: &mut impl Keep,
        levels: &mut [Level],
    ) -> Result<(), Cancelled> {
        self.steps.check()?;
        let Some((level, deeper)) = levels.split_first_mut() else { return Ok(()) };
        level.parts.clear();
        let first = path.last().map_or(0, |last| last.column as usize + 1);
        for column in first..self.space.columns.len() {
            self.pass(rows, (path, column), (keep, !deeper.is_empty()), level);
        }
        level.parts.sort_unstable_by(Part::most_promising_first);
        let Level { rows: inner, parts, .. } = level;
        for part in parts.iter() {
            self.part(rows, part, (path, inner), keep, deeper)?;
        }
        Ok(())
    }

    /// Walks the groups inside one part of `rows`, unless none of them is of interest.
    fn part(
        &self,
        rows: &Rows,
        part: &Part,
        (path, inner): (&mut Vec<Selector>, &mut Rows),
        keep: &mut impl Keep,
        deeper: &mut [Level],
    ) -> Result<(), Cancelled> {
        if part.bound < keep.floor() {
            return Ok(());
        }
        let Some(column) = self.space.columns.get(part.selector.column as usize) else { return Ok(()) };
        inner.fill(rows, &column.codes, part.selector.code);
        path.push(part.selector);
        let walked = self.node(inner, path, keep, deeper);
        path.pop();
        walked
    }

    /// Offers the groups of every value on one axis inside `rows`, and adds those that may have better parts on a later
    /// axis to the level's parts.
    fn pass(
        &self,
        rows: &Rows,
        (path, column): (&mut Vec<Selector>, usize),
        (keep, goes_deeper): (&mut impl Keep, bool),
        level: &mut Level,
    ) {
        let Some(axis) = self.space.columns.get(column) else { return };
        let goes_deeper = goes_deeper && column + 1 < self.space.columns.len();
        level.slots.clear();
        level.slots.resize(axis.codes() + 1, Slot::default());
        if goes_deeper {
            self.gather(rows, &axis.codes, &mut level.slots, |slot, z| slot.add_bounded(z, self.measure));
        } else {
            self.gather(rows, &axis.codes, &mut level.slots, Slot::add);
        }
        for (code, slot) in (0..).zip(level.slots.iter().take(axis.codes())) {
            if (slot.n as usize) < self.measure.minimum {
                continue;
            }
            let selector = Selector { column: u32::try_from(column).unwrap_or(u32::MAX), code };
            let quality = self.measure.of(slot.n, slot.sum);
            if quality >= keep.floor() {
                path.push(selector);
                keep.offer(path, quality);
                path.pop();
            }
            let bound = whole(slot.bound);
            if goes_deeper && bound >= keep.floor() {
                level.parts.push(Part { bound, selector });
            }
        }
    }

    fn gather(&self, rows: &Rows, codes: &Codes, slots: &mut [Slot], add: impl Fn(&mut Slot, i64)) {
        codes.each(rows, |code, z| {
            if let Some(slot) = slots.get_mut(code as usize) {
                add(slot, z);
            }
        });
    }
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
        Self { rows: (0..).zip(&measure.z).map(|(row, _)| row).collect(), z: measure.z.clone() }
    }

    /// Makes these the rows of `of` that have `code`.
    fn fill(&mut self, of: &Self, codes: &Codes, code: u32) {
        self.rows.clear();
        self.z.clear();
        for (&row, &z) in of.rows.iter().zip(&of.z) {
            if codes.has(row, code) {
                self.rows.push(row);
                self.z.push(z);
            }
        }
    }
}
