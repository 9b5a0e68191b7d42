//! The axes of the search as columns of small numbers, one row per client.

use std::collections::BTreeMap;

use super::super::Basis;
use super::search::Rows;
use crate::model::{Band, ClientId, Condition, Project};

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
        let band = |client: &ClientId| match basis.band.get(client.index()) {
            Some(Band::Known(band)) => vec![Condition::Band(*band)],
            _ => Vec::new(),
        };
        let mut axes: Vec<Vec<Vec<Condition>>> = vec![rows.iter().map(band).collect()];
        for dimension in project.data.dimensions.iter() {
            let of = |client: &ClientId| {
                let tags = project.client(*client).map_or(&[][..], |client| client.tags.of(dimension.id));
                let values = tags.iter().map(|tag| Condition::Value { dimension: dimension.id, value: tag.value });
                values.collect::<Vec<_>>()
            };
            axes.push(rows.iter().map(of).collect());
        }
        let name = |condition: Condition| match condition {
            Condition::Band(_) => "",
            Condition::Value { dimension, value } => {
                project.dimension(dimension).and_then(|found| found.value(value)).unwrap_or_default()
            }
        };
        let mut space = Self { columns: Vec::new(), carried: Vec::new() };
        for axis in axes {
            let mut by_value: BTreeMap<(&str, Condition), Vec<u32>> = BTreeMap::new();
            for (row, conditions) in (0..).zip(&axis) {
                for &condition in conditions {
                    by_value.entry((name(condition), condition)).or_default().push(row);
                }
            }
            space.carried.push(by_value.len() as u64);
            by_value.retain(|_, rows| rows.len() >= minimum);
            if !by_value.is_empty() {
                let (conditions, values) = by_value.into_iter().map(|((_, condition), rows)| (condition, rows)).unzip();
                space.columns.push(Column::new(conditions, values, rows.len()));
            }
        }
        space
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

    fn rows(&self, selector: Selector) -> &[u32] {
        let column = self.columns.get(selector.column as usize);
        column.and_then(|column| column.rows.get(selector.code as usize)).map_or(&[], Vec::as_slice)
    }

    fn has(&self, row: u32, selector: Selector) -> bool {
        self.columns.get(selector.column as usize).is_some_and(|column| column.codes.has(row, selector.code))
    }
}

impl Column {
    fn new(conditions: Vec<Condition>, values: Vec<Vec<u32>>, rows: usize) -> Self {
        let mut of_row: Vec<Vec<u32>> = vec![Vec::new(); rows];
        for (code, rows) in (0..).zip(&values) {
            for &row in rows {
                if let Some(codes) = of_row.get_mut(row as usize) {
                    codes.push(code);
                }
            }
        }
        let none = u32::try_from(conditions.len()).unwrap_or(u32::MAX);
        let codes = if of_row.iter().all(|codes| codes.len() <= 1) {
            Codes::One(of_row.iter().map(|codes| codes.first().copied().unwrap_or(none)).collect())
        } else {
            let mut starts = vec![0];
            let mut codes = Vec::new();
            for of_row in &of_row {
                codes.extend(of_row);
                starts.push(u32::try_from(codes.len()).unwrap_or(u32::MAX));
            }
            Codes::Several { starts, codes }
        };
        Self { conditions, rows: values, codes }
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

    /// Calls `each` with every code of `rows` and the row's z, in the order of the rows; for a row without a code in a
    /// column of one, with the number of codes.
    pub(super) fn each(&self, rows: &Rows, mut each: impl FnMut(u32, i64)) {
        for (&row, &z) in rows.rows.iter().zip(&rows.z) {
            match self {
                Self::One(codes) => {
                    if let Some(&code) = codes.get(row as usize) {
                        each(code, z);
                    }
                }
                Self::Several { starts, codes } => several(starts, codes, row).iter().for_each(|&code| each(code, z)),
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
