//! The search over sets of bits: singles, then pairs, then deeper groups, each made of pairs that are still of interest.
//!
//! All pairs come before any group of three, the most promising first, so that the floor is high by then; and a group of
//! three is weighed only when a bound leaves room in each of its three pairs. Where two groups are held against each
//! other, a word of 64 rows is a step.

use std::cmp::Ordering;

use fearless_simd::{Level, dispatch};
use rayon::prelude::*;

use super::Steps;
use super::bits::{Bits, ones};
use super::pool::Pool;
use super::quality::{Measure, Quality};
use super::space::Selector;
use super::weigh::weigh;
use crate::model::Cancelled;

/// Fewer words than this to go through are no work for several threads.
const MUCH: usize = 1 << 19;

/// How many sets a pair is held against, roughly.
const DEEPER: usize = 8;

/// Offers every group of at most `depth` conditions that may be among the best to `pool`.
///
/// # Errors
/// [`Cancelled`] when the progress was cancelled meanwhile.
pub(super) fn search(
    bits: &Bits,
    measure: &Measure,
    pool: &Pool,
    (depth, steps): (usize, &Steps),
) -> Result<(), Cancelled> {
    let crossing = Crossing { bits, measure, pool, depth, steps, level: Level::new() };
    let singles = crossing.singles();
    if depth < 2 {
        return Ok(());
    }
    let is_much = singles.len() * singles.len() * bits.words > MUCH;
    let found = striped((singles.len(), is_much), Vec::new, |at, found| crossing.pairs(&singles, at, found))?;
    let mut pairs = found.concat();
    if depth < 3 || pairs.is_empty() {
        return Ok(());
    }
    pairs.sort_unstable_by(Pair::most_promising_first);
    let partners = Partners::of(&pairs, bits.selectors.len());
    let is_much = pairs.len() * bits.words * DEEPER > MUCH;
    let layers = || vec![Layer::default(); depth - 2];
    striped((pairs.len(), is_much), layers, |at, layers| match pairs.get(at) {
        Some(pair) => crossing.inside(pair, &partners, layers),
        None => Ok(()),
    })?;
    Ok(())
}

/// q of the group that meets `selectors`; `None` below the minimum size.
pub(super) fn quality_of((bits, measure): (&Bits, &Measure), selectors: &[Selector]) -> Option<Quality> {
    let (&last, others) = selectors.split_last()?;
    let last = bits.of_one(last);
    let common = if others.is_empty() { last.to_vec() } else { bits.common(others) };
    let weight = dispatch!(Level::new(), _ => weigh((bits, measure), (&common, last), |_| true));
    weight?.quality
}

struct Crossing<'a> {
    bits: &'a Bits,
    measure: &'a Measure<'a>,
    pool: &'a Pool<'a>,
    depth: usize,
    steps: &'a Steps<'a>,
    level: Level,
}

/// A selector that may have better parts.
#[derive(Clone, Copy, Debug)]
struct Single {
    bound: Quality,
    index: usize,
}

/// A pair of selectors that may have better parts.
#[derive(Clone, Copy, Debug)]
struct Pair {
    bound: Quality,
    /// Its selectors, in their order.
    ends: (usize, usize),
}

impl Pair {
    fn most_promising_first(&self, other: &Self) -> Ordering {
        other.bound.cmp(&self.bound).then(self.ends.cmp(&other.ends))
    }
}

/// The memory of one depth.
#[derive(Clone, Debug, Default)]
struct Layer {
    /// The rows of the group.
    set: Vec<u64>,
    /// The selectors that may be added.
    open: Vec<u64>,
    /// Those that may be added together with others.
    promising: Vec<Single>,
}

impl Crossing<'_> {
    /// Offers every selector; those that may have better parts, the most promising first.
    fn singles(&self) -> Vec<Single> {
        let mut singles = Vec::with_capacity(self.bits.selectors.len());
        dispatch!(self.level, _ => {
            for (index, &selector) in self.bits.selectors.iter().enumerate() {
                let (path, set) = ([selector], self.bits.set(index));
                let wants = |quality| self.pool.wants(&path, 1, quality);
                let Some(found) = weigh((self.bits, self.measure), (set, set), wants) else { continue };
                self.pool.offer_wanted(&path, found.quality);
                singles.push(Single { bound: found.bound, index });
            }
        });
        singles.sort_unstable_by(Single::most_promising_first);
        singles
    }

    /// Offers the pairs of the single at `at` with those after it; adds the pairs that may have better parts to `found`.
    fn pairs(&self, singles: &[Single], at: usize, found: &mut Vec<Pair>) -> Result<(), Cancelled> {
        self.steps.check()?;
        let Some((one, others)) = singles.get(at..).and_then(<[Single]>::split_first) else { return Ok(()) };
        let Some(&selector) = self.bits.selectors.get(one.index) else { return Ok(()) };
        dispatch!(self.level, _ => {
            for other in others {
                if self.pool.is_below(other.bound, 2) {
                    break;
                }
                let Some(&with) = self.bits.selectors.get(other.index) else { continue };
                if with.column == selector.column {
                    continue;
                }
                let path = if selector < with { [selector, with] } else { [with, selector] };
                if !self.pool.wants(&path, 2, other.bound) {
                    continue;
                }
                let wants = |quality| self.pool.wants(&path, 2, quality);
                let sets = (self.bits.set(one.index), self.bits.set(other.index));
                let Some(weight) = weigh((self.bits, self.measure), sets, wants) else { continue };
                self.pool.offer_wanted(&path, weight.quality);
                if self.depth > 2 && self.pool.wants(&path, 3, weight.bound) {
                    let ends = (one.index.min(other.index), one.index.max(other.index));
                    found.push(Pair { bound: weight.bound, ends });
                }
            }
        });
        Ok(())
    }

    /// Walks the groups inside `pair` that have selectors after it.
    fn inside(&self, pair: &Pair, partners: &Partners, layers: &mut [Layer]) -> Result<(), Cancelled> {
        self.steps.check()?;
        let (low, high) = pair.ends;
        let Some((&a, &b)) = self.bits.selectors.get(low).zip(self.bits.selectors.get(high)) else { return Ok(()) };
        let mut path = vec![a, b];
        if !self.pool.wants(&path, 3, pair.bound) {
            return Ok(());
        }
        let Some(layer) = layers.first_mut() else { return Ok(()) };
        layer.open.clear();
        layer.open.extend(both((partners.of_one(low), partners.of_one(high)), high));
        if layer.open.iter().all(|&word| word == 0) {
            return Ok(());
        }
        intersect(&mut layer.set, (self.bits.set(low), self.bits.set(high)));
        self.node(&mut path, partners, layers)
    }

    /// Walks the groups inside the first layer's, whose conditions are those of `path`, with selectors open there.
    fn node(&self, path: &mut Vec<Selector>, partners: &Partners, layers: &mut [Layer]) -> Result<(), Cancelled> {
        let Some((layer, deeper)) = layers.split_first_mut() else { return Ok(()) };
        let goes_deeper = path.len() + 1 < self.depth;
        dispatch!(self.level, _ => self.weigh_open(path, layer, goes_deeper));
        if layer.promising.len() < 2 {
            return Ok(());
        }
        self.steps.check()?;
        let mut promising = vec![0_u64; layer.open.len()];
        for single in &layer.promising {
            if let Some(word) = promising.get_mut(single.index / 64) {
                *word |= 1 << (single.index % 64);
            }
        }
        layer.promising.sort_unstable_by(Single::most_promising_first);
        for single in &layer.promising {
            let Some((selector, inner)) = self.bits.selectors.get(single.index).zip(deeper.first_mut()) else {
                continue;
            };
            let open = both((&promising, partners.of_one(single.index)), single.index);
            inner.open.clear();
            inner.open.extend(open);
            path.push(*selector);
            let mut walked = Ok(());
            if inner.open.iter().any(|&word| word != 0) && self.pool.wants(path, path.len() + 1, single.bound) {
                intersect(&mut inner.set, (&layer.set, self.bits.set(single.index)));
                walked = self.node(path, partners, deeper);
            }
            path.pop();
            walked?;
        }
        Ok(())
    }

    /// Offers the groups that the open selectors of `layer` make, and notes those that may have better parts.
    #[expect(clippy::inline_always, reason = "compiled once for each kind of processor, in its caller")]
    #[inline(always)]
    fn weigh_open(&self, path: &mut Vec<Selector>, layer: &mut Layer, goes_deeper: bool) {
        layer.promising.clear();
        for (from, &word) in (0_usize..).step_by(64).zip(&layer.open) {
            for bit in ones(word) {
                let index = from + bit as usize;
                let Some(&selector) = self.bits.selectors.get(index) else { continue };
                path.push(selector);
                let wants = |quality| self.pool.wants(path, path.len(), quality);
                let weight = weigh((self.bits, self.measure), (&layer.set, self.bits.set(index)), wants);
                if let Some(weight) = weight {
                    self.pool.offer_wanted(path, weight.quality);
                    if goes_deeper && self.pool.wants(path, path.len() + 1, weight.bound) {
                        layer.promising.push(Single { bound: weight.bound, index });
                    }
                }
                path.pop();
            }
        }
    }
}

impl Single {
    fn most_promising_first(&self, other: &Self) -> Ordering {
        other.bound.cmp(&self.bound).then(self.index.cmp(&other.index))
    }
}

/// Does `work` for each of `items` places in their order with a memory of its own; with several threads when there is
/// much of it, each of which takes every so manieth place. Gives the memories back.
fn striped<M: Send>(
    (items, is_much): (usize, bool),
    memory: impl Fn() -> M + Sync,
    work: impl Fn(usize, &mut M) -> Result<(), Cancelled> + Sync,
) -> Result<Vec<M>, Cancelled> {
    let stripes = if is_much { rayon::current_num_threads().max(1) } else { 1 };
    let stripe = |first: usize| {
        let mut memory = memory();
        (first..items).step_by(stripes).try_for_each(|at| work(at, &mut memory)).map(|()| memory)
    };
    if stripes == 1 {
        return Ok(vec![stripe(0)?]);
    }
    (0..stripes).into_par_iter().with_max_len(1).map(stripe).collect()
}

/// Makes `set` what the sets `a` and `b` have in common.
fn intersect(set: &mut Vec<u64>, (a, b): (&[u64], &[u64])) {
    set.clear();
    set.extend(a.iter().zip(b).map(|(a, b)| a & b));
}

/// The selectors in both sets that come after the one at `index`.
fn both<'a>((a, b): (&'a [u64], &'a [u64]), index: usize) -> impl Iterator<Item = u64> + 'a {
    let after = move |word: usize| match word.cmp(&(index / 64)) {
        Ordering::Less => 0,
        Ordering::Equal => u64::MAX.checked_shl(u32::try_from(index % 64).unwrap_or(64) + 1).unwrap_or(0),
        Ordering::Greater => u64::MAX,
    };
    a.iter().zip(b).enumerate().map(move |(word, (a, b))| a & b & after(word))
}

/// Which selectors make a pair of interest, as a set by selector.
struct Partners {
    words: usize,
    sets: Vec<u64>,
}

impl Partners {
    fn of(pairs: &[Pair], selectors: usize) -> Self {
        let words = selectors.div_ceil(64);
        let mut sets = vec![0_u64; selectors * words];
        for &Pair { ends: (low, high), .. } in pairs {
            for (one, other) in [(low, high), (high, low)] {
                if let Some(word) = sets.get_mut(one * words + other / 64) {
                    *word |= 1 << (other % 64);
                }
            }
        }
        Self { words, sets }
    }

    fn of_one(&self, index: usize) -> &[u64] {
        self.sets.get(index * self.words..(index + 1) * self.words).unwrap_or_default()
    }
}
