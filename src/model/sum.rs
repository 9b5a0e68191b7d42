//! Compensated summation, so that a total does not depend on the order of the rows (METHOD.md §2).

/// A running sum with Neumaier's compensation (Neumaier 1974, *Rundungsfehleranalyse einiger Verfahren zur Summation
/// endlicher Summen*).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NeumaierSum {
    sum: f64,
    compensation: f64,
}

impl NeumaierSum {
    /// Adds one term.
    pub fn add(&mut self, term: f64) {
        let next = self.sum + term;
        self.compensation +=
            if self.sum.abs() >= term.abs() { (self.sum - next) + term } else { (term - next) + self.sum };
        self.sum = next;
    }

    /// Adds all terms of another sum.
    pub fn add_sum(&mut self, other: Self) {
        self.add(other.sum);
        self.compensation += other.compensation;
    }

    /// The sum of the terms so far.
    #[must_use]
    pub fn total(self) -> f64 {
        self.sum + self.compensation
    }
}

impl Extend<f64> for NeumaierSum {
    fn extend<I: IntoIterator<Item = f64>>(&mut self, terms: I) {
        for term in terms {
            self.add(term);
        }
    }
}

/// The compensated sum of `terms`; 0 when there are none.
#[must_use]
pub fn neumaier_sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut sum = NeumaierSum::default();
    sum.extend(terms);
    sum.total()
}

#[cfg(test)]
mod tests {
    use super::neumaier_sum;

    #[test]
    fn small_terms_survive_between_large_ones() {
        let terms = [1.0, 1e100, 1.0, -1e100];
        assert_eq!(neumaier_sum(terms).to_bits(), 2.0_f64.to_bits());
    }

    #[test]
    fn cents_in_any_order_give_the_same_total() {
        let cents: Vec<f64> = (0..10_000).map(|i| f64::from(i % 997) / 100.0 - 4.0).collect();
        let forward = neumaier_sum(cents.iter().copied());
        let backward = neumaier_sum(cents.iter().rev().copied());
        assert_eq!(forward.to_bits(), backward.to_bits());
    }
}
