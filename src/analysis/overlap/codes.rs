//! The codes of rows on one dimension.

use super::search::Rows;

/// The codes of each row on one dimension.
#[derive(Debug)]
pub(super) enum Codes {
    /// At most one: the code, or the number of codes for none.
    One(Vec<u32>),
    /// Several: row r has `codes[starts[r]..starts[r + 1]]`.
    Several {
        /// Where each row begins, and where the last one ends.
        starts: Vec<u32>,
        /// Row after row.
        codes: Vec<u32>,
    },
}

impl Codes {
    /// Those of the rows at `places`, each code as `of_code` says; what it says of `none` stands for none, and so does
    /// every code that becomes the same.
    pub(super) fn of(&self, places: &[usize], of_code: &[u32], none: u32) -> Self {
        let renamed = |code: u32| of_code.get(code as usize).copied().unwrap_or(none);
        match self {
            Self::One(codes) => {
                Self::One(places.iter().map(|&place| codes.get(place).map_or(none, |&code| renamed(code))).collect())
            }
            Self::Several { starts, codes } => {
                let (mut new, mut all) = (vec![0], Vec::new());
                for &place in places {
                    let place = u32::try_from(place).unwrap_or(u32::MAX);
                    let here = several(starts, codes, place).iter().map(|&code| renamed(code));
                    all.extend(here.filter(|&code| code != none));
                    new.push(u32::try_from(all.len()).unwrap_or(u32::MAX));
                }
                Self::Several { starts: new, codes: all }.shortest(none)
            }
        }
    }

    /// The same in the shorter form where no row has two.
    fn shortest(self, none: u32) -> Self {
        match self {
            Self::Several { starts, codes } if starts.windows(2).all(|row| matches!(row, [a, b] if b - a <= 1)) => {
                let one = |row: u32| several(&starts, &codes, row).first().copied().unwrap_or(none);
                Self::One((0..).take(starts.len() - 1).map(one).collect())
            }
            other => other,
        }
    }

    /// How many of the rows at `places` have each of `codes` codes.
    pub(super) fn counts(&self, places: &[usize], codes: usize) -> Vec<usize> {
        let mut counts = vec![0_usize; codes + 1];
        let mut count = |code: u32| {
            if let Some(count) = counts.get_mut(code as usize) {
                *count += 1;
            }
        };
        match self {
            Self::One(codes) => places.iter().filter_map(|&place| codes.get(place)).for_each(|&code| count(code)),
            Self::Several { starts, codes } => {
                let row = |&place: &usize| several(starts, codes, u32::try_from(place).unwrap_or(u32::MAX));
                places.iter().flat_map(row).for_each(|&code| count(code));
            }
        }
        counts.truncate(codes);
        counts
    }

    /// Whether `row` has `code`.
    pub(super) fn has(&self, row: u32, code: u32) -> bool {
        match self {
            Self::One(codes) => codes.get(row as usize) == Some(&code),
            Self::Several { starts, codes } => several(starts, codes, row).contains(&code),
        }
    }

    /// Calls `each` with every row and each of its codes; for a row without a code in a column of one, with the number
    /// of codes.
    pub(super) fn each_row(&self, mut each: impl FnMut(u32, u32)) {
        match self {
            Self::One(codes) => (0..).zip(codes).for_each(|(row, &code)| each(row, code)),
            Self::Several { starts, codes } => {
                for row in (0..).take(starts.len().saturating_sub(1)) {
                    for &code in several(starts, codes, row) {
                        each(row, code);
                    }
                }
            }
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
