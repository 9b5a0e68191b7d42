//! The axes of the search as columns of small numbers, one row per client.

use rayon::prelude::*;

use super::super::Basis;
use super::search::Rows;
use crate::model::{Band, ClientId, Condition, Dimension, Project, ValueId};

/// A condition as the search knows it: a column, and a value in it. Sorted as people read them: axes in their order,
/// bands by size, values by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Selector {
    pub(super) column: u32,
    pub(super) code: u32,
}

/// Every axis with a value that enough clients have.
pub(super) struct Space {
    pub(super) columns: Vec<Column>,
    /// How many values clients have per axis, rare ones included.
    carried: Vec<u64>,
}

/// One axis.
pub(super) struct Column {
    /// The condition of each code.
    conditions: Vec<Condition>,
    /// The rows of each code, rising.
    rows: Vec<Vec<u32>>,
    /// The codes of each row.
    pub(super) codes: Codes,
}

/// The codes of each row on one axis.
pub(super) enum Codes {
    /// At most one: the code, or the number of codes for none.
    One(Vec<u32>),
    /// Several: row r has `codes[starts[r]..starts[r + 1]]`.
    Several { starts: Vec<u32>, codes: Vec<u32> },
}

impl Space {
    /// The axes of `project` over these rows. Values of fewer than `minimum` rows are in no group and left out.
    pub(super) fn new(project: &Project, basis: &Basis, rows: &[ClientId], minimum: usize) -> Self {
        let facets: Vec<Option<&Dimension>> =
            std::iter::once(None).chain(project.data.dimensions.iter().map(Some)).collect();
        let of_facet = |facet: Option<&Dimension>| match facet {
            None => Column::new(bands(project, basis, rows), minimum),
            Some(dimension) => Column::new(values(project, dimension, rows), minimum),
        };
        let all: Vec<(u64, Column)> = facets.into_par_iter().map(of_facet).collect();
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

    /// How many conjunctions of 1 to `depth` carried values there are, at most one value per axis: the sum of the first
    /// elementary symmetric polynomials of the numbers of values.
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

    /// The conditions of `selectors`, in the order of the axes.
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

/// An axis as it is read: its conditions in order, and which of them each row meets.
struct Read {
    conditions: Vec<Condition>,
    /// Positions among the conditions; row r has `met[starts[r]..starts[r + 1]]`.
    starts: Vec<u32>,
    met: Vec<u32>,
}

fn bands(project: &Project, basis: &Basis, rows: &[ClientId]) -> Read {
    let conditions = (0..project.settings.bands.count()).map(Condition::Band).collect();
    let band = |client: &ClientId| match basis.band.get(client.index()) {
        Some(Band::Known(band)) => u32::try_from(*band).ok(),
        _ => None,
    };
    Read::of(conditions, rows, |client, met| met.extend(band(client)))
}

/// The values of `dimension`, sorted by name.
fn values(project: &Project, dimension: &Dimension, rows: &[ClientId]) -> Read {
    let mut named: Vec<(&str, ValueId)> = dimension.values().map(|(value, name)| (name, value)).collect();
    named.sort_unstable();
    let mut places = vec![u32::MAX; dimension.values.len()];
    for (place, (_, value)) in (0..).zip(&named) {
        if let Some(slot) = places.get_mut(value.index()) {
            *slot = place;
        }
    }
    let conditions = named.into_iter().map(|(_, value)| Condition::Value { dimension: dimension.id, value }).collect();
    Read::of(conditions, rows, |client, met| {
        let tags = project.client(*client).map_or(&[][..], |client| client.tags.of(dimension.id));
        let placed = tags.iter().filter_map(|tag| places.get(tag.value.index()).copied());
        met.extend(placed.filter(|&place| place != u32::MAX));
    })
}

impl Read {
    fn of(conditions: Vec<Condition>, rows: &[ClientId], mut read: impl FnMut(&ClientId, &mut Vec<u32>)) -> Self {
        let (mut starts, mut met) = (Vec::with_capacity(rows.len() + 1), Vec::with_capacity(rows.len()));
        starts.push(0);
        for client in rows {
            read(client, &mut met);
            starts.push(u32::try_from(met.len()).unwrap_or(u32::MAX));
        }
        Self { conditions, starts, met }
    }
}

impl Column {
    /// The values that at least `minimum` rows have, and how many values any row has.
    fn new(read: Read, minimum: usize) -> (u64, Self) {
        let mut counts = vec![0_usize; read.conditions.len()];
        for &place in &read.met {
            if let Some(count) = counts.get_mut(place as usize) {
                *count += 1;
            }
        }
        let carried = counts.iter().filter(|&&count| count > 0).count() as u64;
        let mut code_of = vec![None; counts.len()];
        let (mut conditions, mut rows) = (Vec::new(), Vec::new());
        for ((slot, &count), condition) in code_of.iter_mut().zip(&counts).zip(read.conditions) {
            if count >= minimum.max(1) {
                *slot = u32::try_from(conditions.len()).ok();
                conditions.push(condition);
                rows.push(Vec::with_capacity(count));
            }
        }
        let none = u32::try_from(conditions.len()).unwrap_or(u32::MAX);
        let (mut starts, mut codes, mut is_one) = (vec![0], Vec::with_capacity(read.met.len()), true);
        for row in 0..u32::try_from(read.starts.len().saturating_sub(1)).unwrap_or(u32::MAX) {
            let before = codes.len();
            let met = several(&read.starts, &read.met, row);
            codes.extend(met.iter().filter_map(|&place| code_of.get(place as usize).copied().flatten()));
            for &code in codes.get(before..).unwrap_or_default() {
                if let Some(rows) = rows.get_mut(code as usize) {
                    rows.push(row);
                }
            }
            is_one &= codes.len() - before <= 1;
            starts.push(u32::try_from(codes.len()).unwrap_or(u32::MAX));
        }
        let codes = if is_one {
            let one = |bounds: &[u32]| match bounds {
                [from, to] if from < to => codes.get(*from as usize).copied().unwrap_or(none),
                _ => none,
            };
            Codes::One(starts.windows(2).map(one).collect())
        } else {
            Codes::Several { starts, codes }
        };
        (carried, Self { conditions, rows, codes })
    }

    /// How many codes there are.
    pub(super) fn codes(&self) -> usize {
        self.conditions.len()
    }
}

impl Codes {
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
                    several(starts, codes, row).iter().for_each(|&code| each(row, code, z));
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
