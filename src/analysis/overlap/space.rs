//! The dimensions of the search as columns of small numbers, one row per client.

use rayon::prelude::*;

use super::super::Basis;
use super::search::Rows;
use crate::model::{Band, ClientId, Condition, Project, ValueId};

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
    /// How many values clients have per dimension, rare ones included.
    carried: Vec<u64>,
}

/// One dimension.
pub(super) struct Column {
    /// The condition of each code.
    conditions: Vec<Condition>,
    /// The rows of each code, rising.
    rows: Vec<Vec<u32>>,
    /// The codes of each row.
    pub(super) codes: Codes,
}

/// The codes of each row on one dimension.
pub(super) enum Codes {
    /// At most one: the code, or the number of codes for none.
    One(Vec<u32>),
    /// Several: row r has `codes[starts[r]..starts[r + 1]]`.
    Several { starts: Vec<u32>, codes: Vec<u32> },
}

impl Space {
    /// The dimensions of `project` over these rows. Values of fewer than `minimum` rows are in no group and left out.
    pub(super) fn new(project: &Project, basis: &Basis, rows: &[ClientId], minimum: usize) -> Self {
        let facets = Facets::of(project);
        let read: Vec<Vec<Met>> = rows.par_chunks(CHUNK).map(|rows| facets.read(project, basis, rows)).collect();
        let of_facet = |(facet, conditions): (usize, &Vec<Condition>)| {
            let chunks: Vec<&Met> = read.iter().filter_map(|chunk| chunk.get(facet)).collect();
            Column::new(conditions, &chunks, minimum)
        };
        let all: Vec<(u64, Column)> = facets.conditions.par_iter().with_min_len(4).enumerate().map(of_facet).collect();
        let carried = all.iter().map(|(carried, _)| *carried).collect();
        let columns = all.into_iter().map(|(_, column)| column).filter(|column| column.codes() > 0).collect();
        Self { columns, carried }
    }

    /// Every selector, in order.
    pub(super) fn selectors(&self) -> impl Iterator<Item = Selector> {
        (0..)
            .zip(&self.columns)
            .flat_map(|(column, found)| (0..).zip(&found.conditions).map(move |(code, _)| Selector { column, code }))
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
    pub(super) fn rows(&self, selector: Selector) -> &[u32] {
        let column = self.columns.get(selector.column as usize);
        column.and_then(|column| column.rows.get(selector.code as usize)).map_or(&[], Vec::as_slice)
    }

    fn has(&self, row: u32, selector: Selector) -> bool {
        self.columns.get(selector.column as usize).is_some_and(|column| column.codes.has(row, selector.code))
    }
}

/// Every dimension: the size band, then the dimensions.
struct Facets {
    /// By dimension its conditions: bands by size, values by name.
    conditions: Vec<Vec<Condition>>,
    /// By dimension and value, the place among the conditions; `NOWHERE` for a value that was deleted.
    places: Vec<Vec<u32>>,
}

/// The place of what is no condition.
const NOWHERE: u32 = u32::MAX;

/// Clients that are read as one piece of work.
const CHUNK: usize = 2_048;

/// What a few rows meet on one dimension: how many conditions each row meets, and the places of these conditions.
#[derive(Default)]
struct Met {
    counts: Vec<u32>,
    places: Vec<u32>,
}

impl Facets {
    fn of(project: &Project) -> Self {
        let mut facets = Self {
            conditions: vec![(0..project.settings.bands.count()).map(Condition::Band).collect()],
            places: vec![],
        };
        for dimension in project.data.dimensions.iter() {
            let mut named: Vec<(&str, ValueId)> = dimension.values().map(|(value, name)| (name, value)).collect();
            named.sort_unstable();
            let mut places = vec![NOWHERE; dimension.values.len()];
            for (place, (_, value)) in (0..).zip(&named) {
                if let Some(slot) = places.get_mut(value.index()) {
                    *slot = place;
                }
            }
            let conditions = named.into_iter().map(|(_, value)| Condition::Value { dimension: dimension.id, value });
            facets.conditions.push(conditions.collect());
            facets.places.push(places);
        }
        facets
    }

    /// What `rows` meet, by dimension; one walk over each client's tags.
    fn read(&self, project: &Project, basis: &Basis, rows: &[ClientId]) -> Vec<Met> {
        let empty = || Met { counts: vec![0; rows.len()], places: Vec::with_capacity(rows.len()) };
        let mut met: Vec<Met> = self.conditions.iter().map(|_| empty()).collect();
        let mut note = |facet: usize, row: usize, place: u32| {
            let Some(met) = met.get_mut(facet).filter(|_| place != NOWHERE) else { return };
            if let Some(count) = met.counts.get_mut(row) {
                *count += 1;
                met.places.push(place);
            }
        };
        for (row, client) in rows.iter().enumerate() {
            if let Some(Band::Known(band)) = basis.band.get(client.index()) {
                note(0, row, u32::try_from(*band).unwrap_or(NOWHERE));
            }
            for (dimension, tags) in project.client(*client).into_iter().flat_map(|client| client.tags.iter()) {
                let Some(places) = self.places.get(dimension.index()) else { continue };
                for tag in tags {
                    note(dimension.index() + 1, row, places.get(tag.value.index()).copied().unwrap_or(NOWHERE));
                }
            }
        }
        met
    }
}

impl Column {
    /// The values that at least `minimum` rows have, and how many values any row has.
    fn new(all: &[Condition], chunks: &[&Met], minimum: usize) -> (u64, Self) {
        let mut counts = vec![0_usize; all.len()];
        for &place in chunks.iter().flat_map(|met| &met.places) {
            if let Some(count) = counts.get_mut(place as usize) {
                *count += 1;
            }
        }
        let carried = counts.iter().filter(|&&count| count > 0).count() as u64;
        let mut code_of = vec![NOWHERE; counts.len()];
        let (mut conditions, mut rows) = (Vec::new(), Vec::new());
        for ((slot, &count), &condition) in code_of.iter_mut().zip(&counts).zip(all) {
            if count >= minimum.max(1) {
                *slot = u32::try_from(conditions.len()).unwrap_or(NOWHERE);
                conditions.push(condition);
                rows.push(Vec::with_capacity(count));
            }
        }
        let code = |place: &u32| code_of.get(*place as usize).copied().filter(|&code| code != NOWHERE);
        let (mut starts, mut codes) = (vec![0], Vec::new());
        for met in chunks {
            let mut places = met.places.as_slice();
            for &count in &met.counts {
                let (here, rest) = places.split_at_checked(count as usize).unwrap_or_default();
                places = rest;
                let row = u32::try_from(starts.len() - 1).unwrap_or(NOWHERE);
                for code in here.iter().filter_map(code) {
                    codes.push(code);
                    if let Some(rows) = rows.get_mut(code as usize) {
                        rows.push(row);
                    }
                }
                starts.push(u32::try_from(codes.len()).unwrap_or(NOWHERE));
            }
        }
        let none = u32::try_from(conditions.len()).unwrap_or(NOWHERE);
        (carried, Self { conditions, rows, codes: Codes::of(starts, codes, none) })
    }

    /// How many codes there are.
    pub(super) fn codes(&self) -> usize {
        self.conditions.len()
    }
}

impl Codes {
    /// The codes of every row, as [`Codes::Several`] keeps them, in the shorter form where no row has two.
    fn of(starts: Vec<u32>, codes: Vec<u32>, none: u32) -> Self {
        if starts.windows(2).any(|bounds| matches!(bounds, [from, to] if to - from > 1)) {
            return Self::Several { starts, codes };
        }
        let one = |bounds: &[u32]| match bounds {
            [from, to] if from < to => codes.get(*from as usize).copied().unwrap_or(none),
            _ => none,
        };
        Self::One(starts.windows(2).map(one).collect())
    }

    /// Whether `row` has `code`.
    pub(super) fn has(&self, row: u32, code: u32) -> bool {
        match self {
            Self::One(codes) => codes.get(row as usize) == Some(&code),
            Self::Several { starts, codes } => several(starts, codes, row).contains(&code),
        }
    }

    /// Calls `each` with every row, each of its codes and its z, in the order of `rows`; for a row without a code in a
    /// column of one, with the number of codes.
    pub(super) fn each(&self, rows: &Rows, mut each: impl FnMut(u32, u32, i64)) {
        match self {
            Self::One(codes) => {
                for (&row, &z) in rows.rows.iter().zip(&rows.z) {
                    if let Some(&code) = codes.get(row as usize) {
                        each(row, code, z);
                    }
                }
            }
            Self::Several { starts, codes } => {
                for (&row, &z) in rows.rows.iter().zip(&rows.z) {
                    for &code in several(starts, codes, row) {
                        each(row, code, z);
                    }
                }
            }
        }
    }

    /// Calls `each` with every code of `rows`, as [`Codes::each`] does.
    pub(super) fn each_code(&self, rows: &[u32], mut each: impl FnMut(u32)) {
        match self {
            Self::One(codes) => rows.iter().filter_map(|&row| codes.get(row as usize)).for_each(|&code| each(code)),
            Self::Several { starts, codes } => {
                rows.iter().flat_map(|&row| several(starts, codes, row)).for_each(|&code| each(code));
            }
        }
    }
}

fn several<'a>(starts: &[u32], codes: &'a [u32], row: u32) -> &'a [u32] {
    let bounds = (starts.get(row as usize), starts.get(row as usize + 1));
    match bounds {
        (Some(&from), Some(&to)) => codes.get(from as usize..to as usize).unwrap_or(&[]),
        _ => &[],
    }
}
