//! The best groups found so far, shared by the threads that search.
//!
//! Groups have one total order: higher quality first, then fewer conditions, then the conditions themselves,
//! dimensions in their order, bands by size, values by name. What is kept in the end are its first groups, whatever
//! the order in which they were found.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};
use std::sync::atomic::{AtomicI64, Ordering as Memory};
use std::sync::{Mutex, PoisonError};

use super::crossing;
use super::quality::{Measure, Quality};
use super::search::Keep;
use super::space::{Members, Selector, Space};

/// More conditions than any group has; one less than the factor of quality in a rank.
const RANKS: usize = 7;

/// Which groups are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// The best ones.
    Everything,
    /// The best of those that beat each of their sub-conjunctions; the empty one, everyone, has quality 0.
    BeatingTheirParts,
}

/// One group that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) quality: Quality,
    pub(super) selectors: Vec<Selector>,
}

impl Ord for Found {
    /// The better group is the lesser, so that the best come first.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_quality = other.quality.cmp(&self.quality);
        let by_length = self.selectors.len().cmp(&other.selectors.len());
        by_quality.then(by_length).then_with(|| self.selectors.cmp(&other.selectors))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Quality and number of conditions as one number, higher for what comes first. Qualities are below 2^51.
fn rank(quality: Quality, conditions: usize) -> i64 {
    let fewer = i64::try_from(RANKS - conditions.min(RANKS)).unwrap_or(0);
    quality.saturating_mul(8).saturating_add(fewer)
}

/// The first `size` groups in their order, of all that were offered.
pub(super) struct Pool<'a> {
    size: usize,
    listed: Listed,
    space: &'a Space,
    measure: &'a Measure<'a>,
    /// The rank of the last group, or of what every group has to exceed while there is room.
    floor: AtomicI64,
    best: Mutex<BinaryHeap<Found>>,
    /// q of the conjunctions that groups were held against.
    parts: Mutex<HashMap<Vec<Selector>, Quality>>,
}

impl<'a> Pool<'a> {
    pub(super) fn new((size, listed): (usize, Listed), space: &'a Space, measure: &'a Measure) -> Self {
        let floor = match listed {
            Listed::Everything => i64::MIN,
            Listed::BeatingTheirParts => rank(0, 0),
        };
        let (best, parts) = Default::default();
        Self { size, listed, space, measure, floor: AtomicI64::new(floor), best, parts }
    }

    /// The groups, best first.
    pub(super) fn into_sorted(self) -> Vec<Found> {
        self.best.into_inner().unwrap_or_else(PoisonError::into_inner).into_sorted_vec()
    }

    /// Whether a group beats every conjunction of some of its conditions; the shortest are asked first.
    fn beats_its_parts(&self, selectors: &[Selector], quality: Quality) -> bool {
        (1..selectors.len()).all(|size| {
            let of_size = (1..1_u32 << selectors.len()).filter(|part| part.count_ones() as usize == size);
            of_size.into_iter().all(|part| {
                let is_chosen = |(bit, selector): (u32, &Selector)| (part >> bit & 1 == 1).then_some(*selector);
                quality > self.quality_of((0..).zip(selectors).filter_map(is_chosen).collect())
            })
        })
    }

    /// q of a part, computed once: many groups share their parts.
    fn quality_of(&self, part: Vec<Selector>) -> Quality {
        let parts = || self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&known) = parts().get(&part) {
            return known;
        }
        let of_rows = || self.measure.of_rows(&self.space.rows_of(&part));
        let quality = match &self.space.members {
            Members::Bits(bits) => crossing::quality_of((bits, self.measure), &part).unwrap_or_else(of_rows),
            Members::Lists(_) => of_rows(),
        };
        parts().insert(part, quality);
        quality
    }

    /// Whether a group of this quality with `conditions` conditions or more comes after the last one, whatever they are.
    #[inline]
    pub(super) fn is_below(&self, quality: Quality, conditions: usize) -> bool {
        rank(quality, conditions) < self.floor.load(Memory::Relaxed)
    }

    /// Whether a group of this quality with `conditions` conditions or more, which begins with `selectors`, may be among
    /// the first.
    #[inline]
    pub(super) fn wants(&self, selectors: &[Selector], conditions: usize, quality: Quality) -> bool {
        match rank(quality, conditions).cmp(&self.floor.load(Memory::Relaxed)) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => self.wants_equal(selectors),
        }
    }

    /// As good and as long as the last one: what comes before it in the order of the conditions still enters.
    fn wants_equal(&self, selectors: &[Selector]) -> bool {
        let best = self.best.lock().unwrap_or_else(PoisonError::into_inner);
        let last = best.peek().filter(|_| best.len() == self.size);
        last.is_none_or(|last| selectors <= last.selectors.get(..selectors.len()).unwrap_or(&last.selectors))
    }

    /// Takes a group in when its quality is known and it is among the first so far.
    #[inline]
    pub(super) fn offer_wanted(&self, selectors: &[Selector], quality: Option<Quality>) {
        if let Some(quality) = quality.filter(|&quality| self.wants(selectors, selectors.len(), quality)) {
            self.take(selectors, quality);
        }
    }

    fn take(&self, selectors: &[Selector], quality: Quality) {
        if self.listed == Listed::BeatingTheirParts && !self.beats_its_parts(selectors, quality) {
            return;
        }
        let mut best = self.best.lock().unwrap_or_else(PoisonError::into_inner);
        best.push(Found { quality, selectors: selectors.to_vec() });
        if best.len() > self.size {
            best.pop();
        }
        if let Some(worst) = best.peek().filter(|_| best.len() == self.size) {
            self.floor.store(rank(worst.quality, worst.selectors.len()), Memory::Relaxed);
        }
    }
}

impl Keep for &Pool<'_> {
    fn wants(&self, selectors: &[Selector], conditions: usize, quality: Quality) -> bool {
        (**self).wants(selectors, conditions, quality)
    }

    fn offer(&mut self, selectors: &[Selector], quality: Quality) {
        self.take(selectors, quality);
    }
}
