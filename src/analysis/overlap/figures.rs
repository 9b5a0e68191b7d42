//! The figures of a group of clients (METHOD.md §7).

use rayon::prelude::*;

use super::super::stats::{count, ratio};
use super::Group;
use super::quality::raised;
use super::target::Population;
use crate::model::{ClientId, Condition, NeumaierSum};

/// How strongly a group's mean is drawn to the mean of all, in clients.
const SHRINKAGE: f64 = 5.0;

/// Fewer clients than this in all groups are no work for several threads.
const MUCH: usize = 1 << 16;

/// What every group's figures are computed from.
pub(super) struct Figures<'a> {
    pub(super) population: &'a Population,
    /// R.
    pub(super) total_revenue: f64,
    /// a.
    pub(super) exponent: f64,
}

/// A group's conditions and the rows of its clients.
pub(super) type Rowed = (Vec<Condition>, Vec<u32>);

impl Figures<'_> {
    /// The figures of every group, with its p.
    pub(super) fn groups(&self, found: Vec<Rowed>, p: Vec<Option<f64>>) -> Vec<Group> {
        let group = |((conditions, rows), p): (Rowed, Option<f64>)| self.group(conditions, &rows, p);
        match found.iter().map(|(_, rows)| rows.len()).sum() {
            0..MUCH => found.into_iter().zip(p).filter_map(group).collect(),
            _ => found.into_par_iter().zip(p).filter_map(group).collect(),
        }
    }

    /// Every figure of the clients at `rows`; `None` without any.
    fn group(&self, conditions: Vec<Condition>, rows: &[u32], p: Option<f64>) -> Option<Group> {
        let (all, all_y) = self.population.mean.zip(self.population.mean_y)?;
        let (n_g, n) = (count(rows.len()), count(self.population.clients.len()));
        let mean = ratio(sum_at(self.population.figures(), rows), n_g)?;
        let mean_y = ratio(sum_at(&self.population.y, rows), n_g)?;
        let deflated_mean = p.map(|p| all + (1.0 - p) * n_g / (n_g + SHRINKAGE) * (mean - all));
        let clients: Vec<ClientId> =
            rows.iter().filter_map(|&row| self.population.clients.get(row as usize).copied()).collect();
        Some(Group {
            conditions,
            clients,
            mean,
            lift: ratio(mean, all),
            deflated_mean,
            deflated_lift: deflated_mean.and_then(|deflated| ratio(deflated, all)),
            share: ratio(sum_at(&self.population.revenue, rows), self.total_revenue),
            shrunk_mean: (n_g * mean + SHRINKAGE * all) / (n_g + SHRINKAGE),
            quality: raised(n_g / n, self.exponent) * (mean_y - all_y),
            p,
        })
    }
}

/// The compensated sum of the `values` at `rows`: four sums side by side, which do not wait for each other.
fn sum_at(values: &[f64], rows: &[u32]) -> f64 {
    let mut sums = [NeumaierSum::default(); 4];
    for rows in rows.chunks(sums.len()) {
        for (sum, &row) in sums.iter_mut().zip(rows) {
            sum.add(values.get(row as usize).copied().unwrap_or_default());
        }
    }
    let mut sum = NeumaierSum::default();
    for part in sums {
        sum.add_sum(part);
    }
    sum.total()
}
