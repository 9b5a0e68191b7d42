//! The rows of every selector as sets of bits, laid out so that what hangs on y can be counted word by word.

use super::space::{Column, Selector, selectors};

/// The most words all sets may have together: 64 MiB.
const MOST_WORDS: usize = 1 << 23;

/// Up to this many selectors there are always sets; beyond, up to this many per column. Rarer values are met sooner in
/// lists of rows.
const MOST_SELECTORS: (usize, usize) = (256, 24);

/// Sets of rows, one per selector. Rows stand by z, descending.
pub(super) struct Bits {
    /// The words of each set.
    pub(super) words: usize,
    /// Set after set.
    sets: Vec<u64>,
    /// The row of the first bit of each word.
    first_rows: Vec<u32>,
    /// How z goes along the words.
    pub(super) order: Order,
    /// What each set is of.
    pub(super) selectors: Vec<Selector>,
    /// The first selector of each column.
    firsts: Vec<usize>,
}

/// How z goes along the words.
pub(super) enum Order {
    /// In a few steps, each of which begins a word.
    Steps(Vec<Step>),
    /// From row to row; row r is bit r.
    Rows {
        /// The sum of the z before each row, and of all.
        sums: Vec<i64>,
        /// How many words hold a z above 0.
        positive: usize,
    },
}

/// Words whose rows have the same z.
pub(super) struct Step {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) z: i64,
}

impl Bits {
    /// The sets of every selector of `columns`, whose rows have these `z`, descending; `None` where there would be too
    /// many.
    pub(super) fn of(columns: &[Column], z: &[i64]) -> Option<Self> {
        let selectors: Vec<Selector> = selectors(columns).collect();
        let (always, each) = MOST_SELECTORS;
        let (order, first_rows) = laid_out(z);
        let words = first_rows.len();
        if selectors.len() > always.max(columns.len() * each) || selectors.len() * words > MOST_WORDS {
            return None;
        }
        let places = places(&first_rows, z.len());
        let mut sets = vec![0_u64; words * selectors.len()];
        let (mut firsts, mut first) = (Vec::new(), 0);
        for column in columns {
            firsts.push(first);
            let (_, rest) = sets.split_at_mut_checked(first * words)?;
            column.codes.each_row(|row, code| {
                let Some(&place) = places.get(row as usize).filter(|_| (code as usize) < column.codes()) else {
                    return;
                };
                if let Some(word) = rest.get_mut(code as usize * words + place as usize / 64) {
                    *word |= 1 << (place % 64);
                }
            });
            first += column.codes();
        }
        Some(Self { words, sets, first_rows, order, selectors, firsts })
    }

    /// The set of the selector at `index`.
    pub(super) fn set(&self, index: usize) -> &[u64] {
        self.sets.get(index * self.words..(index + 1) * self.words).unwrap_or_default()
    }

    /// The rows of every one of `selectors`, rising.
    pub(super) fn rows_of(&self, selectors: &[Selector]) -> Vec<u32> {
        let common = self.common(selectors);
        let mut rows = Vec::with_capacity(common.iter().map(|word| word.count_ones() as usize).sum());
        for (&word, &first) in common.iter().zip(&self.first_rows) {
            rows.extend(ones(word).map(|bit| first + bit));
        }
        rows
    }

    /// The set of the rows of every one of `selectors`.
    pub(super) fn common(&self, selectors: &[Selector]) -> Vec<u64> {
        let Some((first, others)) = selectors.split_first() else { return Vec::new() };
        let mut common = self.of_one(*first).to_vec();
        for other in others {
            common.iter_mut().zip(self.of_one(*other)).for_each(|(word, other)| *word &= other);
        }
        common
    }

    /// The set of `selector`.
    pub(super) fn of_one(&self, selector: Selector) -> &[u64] {
        self.index(selector).map_or(&[], |index| self.set(index))
    }

    fn index(&self, selector: Selector) -> Option<usize> {
        Some(self.firsts.get(selector.column as usize)? + selector.code as usize)
    }
}

/// The bits that are set in `word`, rising.
pub(super) fn ones(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        (bit < 64).then_some(bit)
    })
}

/// The order of rows with these `z`, and the row of each word's first bit: in steps where that takes few words more.
fn laid_out(z: &[i64]) -> (Order, Vec<u32>) {
    let fewest = z.len().div_ceil(64);
    let steps = z.chunk_by(|a, b| a == b);
    let words: usize = steps.clone().map(|step| step.len().div_ceil(64)).sum();
    if words > fewest + (fewest / 4).max(8) {
        let mut sum = 0;
        let sums = std::iter::once(0).chain(z.iter().map(|z| {
            sum += z;
            sum
        }));
        let positive = z.partition_point(|&z| z > 0).div_ceil(64);
        return (Order::Rows { sums: sums.collect(), positive }, (0..).step_by(64).take(fewest).collect());
    }
    let (mut found, mut first_rows, mut row) = (Vec::new(), Vec::with_capacity(words), 0_u32);
    for step in steps {
        let from = first_rows.len();
        let rows = u32::try_from(step.len()).unwrap_or(u32::MAX);
        first_rows.extend((row..row.saturating_add(rows)).step_by(64));
        row = row.saturating_add(rows);
        found.push(Step { from, to: first_rows.len(), z: step.first().copied().unwrap_or_default() });
    }
    (Order::Steps(found), first_rows)
}

/// The bit of each row.
fn places(first_rows: &[u32], rows: usize) -> Vec<u32> {
    let mut places = Vec::with_capacity(rows);
    let ends = first_rows.iter().skip(1).copied().chain([u32::try_from(rows).unwrap_or(u32::MAX)]);
    for ((word, &first), end) in (0_u32..).zip(first_rows).zip(ends) {
        places.extend((first..end).map(|row| word * 64 + row - first));
    }
    places
}
