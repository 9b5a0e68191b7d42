//! Size bands (METHOD.md §3).

/// A client's band: a position in the scheme, or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// The band at this position of the scheme, from 0.
    Known(usize),
    /// The size is blank, zero, negative or not a number.
    Unknown,
}

/// Which number bands the clients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BandBy {
    /// The number of users.
    #[default]
    Users,
    /// Revenue in the window, in the project's currency.
    Revenue,
    /// The number of employees.
    Employees,
}

/// Why edges cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EdgesError {
    /// No edge was given.
    #[error("no edges")]
    Empty,
    /// An edge is zero, negative or not a number.
    #[error("edges must be positive numbers")]
    NotPositive,
    /// An edge is not above the one before it.
    #[error("edges must rise")]
    NotRising,
}

/// Band edges: upper edges, inclusive at the top; one more band above the last edge is open.
#[derive(Clone, Debug, PartialEq)]
pub struct BandScheme {
    /// What is banded.
    pub by: BandBy,
    edges: Vec<f64>,
}

impl Default for BandScheme {
    /// Users, with the edges 25, 100, 500, 1000, 3000, 10000.
    fn default() -> Self {
        Self::shipped(BandBy::Users)
    }
}

impl BandScheme {
    /// The scheme one starts with: METHOD.md §3 for users; the European size classes for employees; round amounts for
    /// revenue.
    #[must_use]
    pub fn shipped(by: BandBy) -> Self {
        let edges = match by {
            BandBy::Users => vec![25.0, 100.0, 500.0, 1000.0, 3000.0, 10_000.0],
            BandBy::Employees => vec![9.0, 49.0, 249.0, 999.0],
            BandBy::Revenue => vec![1_000.0, 5_000.0, 10_000.0, 25_000.0, 50_000.0, 100_000.0],
        };
        Self { by, edges }
    }

    /// A scheme with these upper edges; the open band above the last one is implied.
    ///
    /// # Errors
    /// [`EdgesError`] unless the edges are positive, finite and strictly rising.
    pub fn new(by: BandBy, edges: Vec<f64>) -> Result<Self, EdgesError> {
        if edges.is_empty() {
            return Err(EdgesError::Empty);
        }
        if edges.iter().any(|edge| !edge.is_finite() || *edge <= 0.0) {
            return Err(EdgesError::NotPositive);
        }
        if !edges.is_sorted_by(|a, b| a < b) {
            return Err(EdgesError::NotRising);
        }
        Ok(Self { by, edges })
    }

    /// The finite upper edges, rising.
    #[must_use]
    pub fn edges(&self) -> &[f64] {
        &self.edges
    }

    /// The number of known bands: one more than there are edges.
    #[must_use]
    pub fn count(&self) -> usize {
        self.edges.len() + 1
    }

    /// b(i): the first band whose upper edge is at least `size`, so 25.5 falls in 26–100.
    #[must_use]
    pub fn band_of(&self, size: Option<f64>) -> Band {
        match size {
            Some(size) if size.is_finite() && size > 0.0 => {
                Band::Known(self.edges.partition_point(|edge| *edge < size))
            }
            _ => Band::Unknown,
        }
    }

    /// The lowest whole size of band `index`: 1, or one above the edge below. Where an edge of the scheme is not whole,
    /// the edge below itself, which the band excludes, and 0 for the first.
    #[must_use]
    pub fn lower(&self, index: usize) -> f64 {
        let step = if self.is_whole() { 1.0 } else { 0.0 };
        index.checked_sub(1).and_then(|below| self.edges.get(below)).map_or(step, |edge| edge + step)
    }

    fn is_whole(&self) -> bool {
        self.edges.iter().all(|edge| edge.fract() == 0.0)
    }

    /// The upper edge of band `index`; `None` for the open one.
    #[must_use]
    pub fn upper(&self, index: usize) -> Option<f64> {
        self.edges.get(index).copied()
    }

    /// The label of band `index` in plain digits, the same in every language and in the JSON: `26–100`, `10001+`. Where
    /// an edge of the scheme is not whole there is no next size to name, and the edges themselves are: `≤ 0.5`,
    /// `> 25.2–25.7`, `> 25.7`.
    #[must_use]
    pub fn label(&self, index: usize) -> String {
        let lower = self.lower(index);
        match (self.is_whole(), self.upper(index)) {
            (true, Some(upper)) => format!("{lower}–{upper}"),
            (true, None) => format!("{lower}+"),
            (false, Some(upper)) if index == 0 => format!("≤ {upper}"),
            (false, Some(upper)) => format!("> {lower}–{upper}"),
            (false, None) => format!("> {lower}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_inclusive_at_the_top_and_the_last_band_is_open() {
        let scheme = BandScheme::default();
        let cases = [(1.0, 0), (25.0, 0), (25.5, 1), (26.0, 1), (100.0, 1), (10_000.0, 5), (10_000.5, 6), (1e9, 6)];
        for (size, band) in cases {
            assert_eq!(scheme.band_of(Some(size)), Band::Known(band), "{size}");
        }
        let labels: Vec<_> = (0..scheme.count()).map(|band| scheme.label(band)).collect();
        assert_eq!(labels, ["1–25", "26–100", "101–500", "501–1000", "1001–3000", "3001–10000", "10001+"]);
    }

    #[test]
    fn edges_that_are_not_whole_are_named_themselves() {
        let cases: [(&[f64], &[&str]); 3] = [
            (&[0.5, 1.0], &["≤ 0.5", "> 0.5–1", "> 1"]),
            (&[25.2, 25.7], &["≤ 25.2", "> 25.2–25.7", "> 25.7"]),
            (&[1.0, 2.0], &["1–1", "2–2", "3+"]),
        ];
        for (edges, expected) in cases {
            let scheme = BandScheme::new(BandBy::Users, edges.to_vec()).expect("the edges rise");
            let labels: Vec<_> = (0..scheme.count()).map(|band| scheme.label(band)).collect();
            assert_eq!(labels, expected, "{edges:?}");
            let below_upper = |band| scheme.upper(band).is_none_or(|upper| scheme.lower(band) <= upper);
            assert!((0..scheme.count()).all(below_upper), "{edges:?}");
        }
    }

    #[test]
    fn a_size_that_is_no_positive_number_is_unknown() {
        let scheme = BandScheme::default();
        for size in [None, Some(0.0), Some(-3.0), Some(f64::NAN), Some(f64::INFINITY)] {
            assert_eq!(scheme.band_of(size), Band::Unknown, "{size:?}");
        }
    }

    #[test]
    fn edges_must_be_positive_and_rise() {
        let cases = [
            (vec![], Err(EdgesError::Empty)),
            (vec![0.0, 5.0], Err(EdgesError::NotPositive)),
            (vec![f64::NAN], Err(EdgesError::NotPositive)),
            (vec![5.0, 5.0], Err(EdgesError::NotRising)),
            (vec![5.0, 10.0], Ok(3)),
        ];
        for (edges, expected) in cases {
            assert_eq!(BandScheme::new(BandBy::Users, edges.clone()).map(|s| s.count()), expected, "{edges:?}");
        }
    }
}
