//! How likely a group is chance (METHOD.md §7): permutations of y, each searched as a whole.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::super::stats::count;
use super::Steps;
use super::pairs::Pairs;
use super::quality::{Measure, Quality};
use super::search::{Keep, Level, Rows, Walk};
use super::space::{Selector, Space};
use crate::model::Cancelled;

/// The streams of permutations begin here; those of the resamples lie below.
const FIRST_STREAM: u64 = 1 << 32;

/// B permutations of y, and the search each is put through.
pub(super) struct Permutations {
    /// B.
    pub(super) number: usize,
    /// The seed; every permutation has a stream of its own, whatever thread takes it.
    pub(super) seed: u64,
    /// The most conditions of a group.
    pub(super) depth: usize,
}

impl Permutations {
    /// p of groups with these `qualities`: (1 + #{permutations whose best q over the whole search is at least q})/(B +
    /// 1). The maximum over the search corrects for everything that was tried (Westfall and Young 1993). `None` for
    /// all when B is 0.
    ///
    /// # Errors
    /// [`Cancelled`] when the progress was cancelled meanwhile.
    pub(super) fn p(
        &self,
        space: &Space,
        measure: &Measure,
        qualities: &[Quality],
        steps: &Steps,
    ) -> Result<Vec<Option<f64>>, Cancelled> {
        let range = qualities.iter().min().zip(qualities.iter().max());
        let Some((&least, &most)) = range.filter(|_| self.number > 0) else {
            return Ok(vec![None; qualities.len()]);
        };
        let pairs = Pairs::count(space, measure);
        let walk = Walk { space, measure, steps, pairs: pairs.as_ref() };
        let best = |permutation: usize| {
            let best = self.best(&walk, permutation, (least, most))?;
            steps.step();
            Ok(best)
        };
        let mut bests = (0..self.number).into_par_iter().map(best).collect::<Result<Vec<_>, Cancelled>>()?;
        bests.sort_unstable();
        let p = |quality: &Quality| {
            let as_good = bests.len() - bests.partition_point(|best| best < quality);
            Some(count(1 + as_good) / count(self.number + 1))
        };
        Ok(qualities.iter().map(p).collect())
    }

    /// The best q of one permutation within a range: anything below it is `least − 1`, and anything from `most` on may
    /// be any number that is at least `most`.
    fn best(&self, walk: &Walk, permutation: usize, (least, most): (Quality, Quality)) -> Result<Quality, Cancelled> {
        let mut random = ChaCha8Rng::seed_from_u64(self.seed);
        random.set_stream(FIRST_STREAM + permutation as u64);
        // Shuffling whose row comes with which z leaves z descending.
        let mut all = Rows::of(walk.measure);
        all.rows.shuffle(&mut random);
        let mut best = Best { quality: least.saturating_sub(1), enough: most };
        walk.node((&all, &walk.all_open()), &mut Vec::new(), &mut best, &mut vec![Level::default(); self.depth])?;
        Ok(best.quality)
    }
}

/// Only the highest quality.
struct Best {
    quality: Quality,
    enough: Quality,
}

impl Keep for Best {
    fn wants(&self, _: &[Selector], _: usize, quality: Quality) -> bool {
        quality > self.quality && self.quality < self.enough
    }

    fn offer(&mut self, _: &[Selector], quality: Quality) {
        self.quality = self.quality.max(quality);
    }
}
