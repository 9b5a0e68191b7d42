//! The dimensions of the search as columns of small numbers, one row per client.

use std::borrow::Cow;

use rayon::prelude::*;

use super::bits::Bits;
use super::codes::Codes;
use super::tagged::Facet;
use crate::model::{ClientId, Condition};

/// A condition as the search knows it: a column, and a value in it. Sorted as people read them: dimensions in their
/// order, bands by size, values by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Selector {
    pub(super) column: u32,
    pub(super) code: u32,
}

/// Every dimension with a value that enough clients have.
pub(super) struct Space {
    pub(super) columns: Vec<Column>,
    /// The rows of every selector.
    pub(super) members: Members,
    /// How many values clients have per dimension, rare ones included.
    carried: Vec<u64>,
}

/// One dimension.
pub(super) struct Column {
    /// The condition of each code.
    conditions: Vec<Condition>,
    /// The codes of each row.
    pub(super) codes: Codes,
}

/// The rows of every selector: by selector as sets, or by column and code as lists where there are too many for that.
pub(super) enum Members {
    /// Sets of rows.
    Bits(Bits),
    /// Rising rows.
    Lists(Vec<Vec<Vec<u32>>>),
}

/// Fewer codes than this in all are no work for several threads.
const MUCH: usize = 1 << 16;

impl Space {
    /// The dimensions in `facets` over `clients`, one per row, whose `z` descends. Values of fewer than `minimum` rows are
    /// in no group and left out.
    pub(super) fn new<'a>(
        facets: impl Iterator<Item = &'a Facet>,
        clients: &[ClientId],
        z: &[i64],
        minimum: usize,
    ) -> Self {
        let facets: Vec<&Facet> = facets.collect();
        let places: Vec<usize> = clients.iter().map(|client| client.index()).collect();
        let of_facet = |facet: &&Facet| Column::new(facet, &places, minimum);
        let all: Vec<(u64, Column)> = match clients.len() * facets.len() {
            0..MUCH => facets.iter().map(of_facet).collect(),
            _ => facets.par_iter().map(of_facet).collect(),
        };
        let carried = all.iter().map(|(carried, _)| *carried).collect();
        let columns: Vec<Column> =
            all.into_iter().map(|(_, column)| column).filter(|column| column.codes() > 0).collect();
        let members = match Bits::of(&columns, z) {
            Some(bits) => Members::Bits(bits),
            None => Members::Lists(columns.par_iter().map(Column::lists).collect()),
        };
        Self { columns, members, carried }
    }

    /// Every selector, in order.
    pub(super) fn selectors(&self) -> impl Iterator<Item = Selector> {
        selectors(&self.columns)
    }

    /// How many conjunctions of 1 to `depth` carried values there are, at most one value per dimension: the sum of the
    /// first elementary symmetric polynomials of the numbers of values.
    pub(super) fn conjunctions(&self, depth: usize) -> u64 {
        let mut of_size = vec![0_u64; depth + 1];
        if let Some(empty) = of_size.first_mut() {
            *empty = 1;
        }
        for &values in &self.carried {
            let before = of_size.clone();
            for (size, smaller) in of_size.iter_mut().skip(1).zip(&before) {
                *size = size.saturating_add(smaller.saturating_mul(values));
            }
        }
        of_size.iter().skip(1).fold(0, |sum, &size| sum.saturating_add(size))
    }

    /// The conditions of `selectors`, in the order of the dimensions.
    pub(super) fn conditions(&self, selectors: &[Selector]) -> Vec<Condition> {
        let condition = |selector: &Selector| {
            self.columns.get(selector.column as usize)?.conditions.get(selector.code as usize).copied()
        };
        selectors.iter().filter_map(condition).collect()
    }

    /// The rows of every one of `selectors`, rising.
    pub(super) fn rows_of(&self, selectors: &[Selector]) -> Vec<u32> {
        if let Members::Bits(bits) = &self.members {
            return bits.rows_of(selectors);
        }
        let Some(fewest) = selectors.iter().min_by_key(|&&selector| self.rows(selector).len()) else {
            return Vec::new();
        };
        let has_others = |row: u32| {
            let others = selectors.iter().filter(|selector| *selector != fewest);
            others.into_iter().all(|selector| self.has(row, *selector))
        };
        self.rows(*fewest).iter().copied().filter(|&row| has_others(row)).collect()
    }

    /// The rows that meet `selector`, rising.
    pub(super) fn rows(&self, selector: Selector) -> Cow<'_, [u32]> {
        let (column, code) = (selector.column as usize, selector.code as usize);
        match &self.members {
            Members::Bits(bits) => Cow::Owned(bits.rows_of(&[selector])),
            Members::Lists(lists) => {
                let list = lists.get(column).and_then(|lists| lists.get(code));
                Cow::Borrowed(list.map_or(&[], Vec::as_slice))
            }
        }
    }

    fn has(&self, row: u32, selector: Selector) -> bool {
        self.columns.get(selector.column as usize).is_some_and(|column| column.codes.has(row, selector.code))
    }
}

/// Every selector of `columns`, in order.
pub(super) fn selectors(columns: &[Column]) -> impl Iterator<Item = Selector> {
    (0..)
        .zip(columns)
        .flat_map(|(column, found)| (0..).zip(&found.conditions).map(move |(code, _)| Selector { column, code }))
}

impl Column {
    /// The values that at least `minimum` of the clients at `places` have, and how many values any of them has.
    fn new(facet: &Facet, places: &[usize], minimum: usize) -> (u64, Self) {
        let counts = facet.codes.counts(places, facet.conditions.len());
        let carried = counts.iter().filter(|&&count| count > 0).count() as u64;
        let is_enough = |count: usize| count >= minimum.max(1);
        let enough = counts.iter().zip(&facet.conditions).filter(|(count, _)| is_enough(**count));
        let conditions: Vec<Condition> = enough.map(|(_, &condition)| condition).collect();
        let none = u32::try_from(conditions.len()).unwrap_or(u32::MAX);
        let mut next = 0;
        let rename = |&count: &usize| {
            let code = if is_enough(count) { next } else { none };
            next += u32::from(is_enough(count));
            code
        };
        let of_code: Vec<u32> = counts.iter().map(rename).collect();
        (carried, Self { conditions, codes: facet.codes.of(places, &of_code, none) })
    }

    /// How many codes there are.
    pub(super) fn codes(&self) -> usize {
        self.conditions.len()
    }

    /// The rows of each code, rising.
    pub(super) fn lists(&self) -> Vec<Vec<u32>> {
        let mut lists = vec![Vec::new(); self.codes()];
        self.codes.each_row(|row, code| {
            if let Some(list) = lists.get_mut(code as usize) {
                list.push(row);
            }
        });
        lists
    }
}
