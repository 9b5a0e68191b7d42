//! The value of a client (METHOD.md §6).

use jiff::civil::Date;

use super::Basis;
use super::basis::{breadth_of, revenue_of};
use super::stats::{cents, count, ratio};
use crate::model::{ClientId, NeumaierSum, Project, ValueComponent};

/// The value scores, and what they rest on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// V_i, from 0 to 1, by [`ClientId::index`]; `None` for clients that do not count, and for those of whom no weighted
    /// component is known.
    pub of_client: Vec<Option<f64>>,
    /// The components with weight, and over how many clients each is ranked.
    pub over: Vec<(ValueComponent, usize)>,
}

impl Values {
    /// V_i.
    #[must_use]
    pub fn of(&self, client: ClientId) -> Option<f64> {
        self.of_client.get(client.index()).copied().flatten()
    }
}

/// V_i = Σ w p / Σ w over the components with weight that are known of client i, p being their prank (METHOD.md §6).
/// `room` is the room to sell more by [`ClientId::index`], used when it has weight.
pub(super) fn values(project: &Project, basis: &Basis, room: Option<&[Option<f64>]>) -> Values {
    let mut sums = vec![(NeumaierSum::default(), 0.0); basis.clients.len()];
    let mut over = Vec::new();
    for component in ValueComponent::ALL {
        let weight = project.settings.value_weights.of(component);
        if weight <= 0.0 {
            continue;
        }
        let amounts: Vec<Option<f64>> =
            basis.clients.iter().map(|&id| amount(project, basis, (component, id), room)).collect();
        let ranks = pranks(&amounts);
        over.push((component, ranks.iter().flatten().count()));
        for ((sum, weights), rank) in sums.iter_mut().zip(ranks) {
            if let Some(rank) = rank {
                sum.add(weight * rank);
                *weights += weight;
            }
        }
    }
    let mut of_client = vec![None; project.data.clients.len()];
    for (id, (sum, weights)) in basis.clients.iter().zip(sums) {
        if let Some(slot) = of_client.get_mut(id.index()) {
            *slot = ratio(sum.total(), weights);
        }
    }
    Values { of_client, over }
}

/// What a component is ranked by, money in whole cents; higher is better. Time as a client is ranked by the day it began, which orders clients
/// as the days until asof do, whatever asof is.
fn amount(
    project: &Project,
    basis: &Basis,
    (component, id): (ValueComponent, ClientId),
    room: Option<&[Option<f64>]>,
) -> Option<f64> {
    let client = project.client(id)?;
    let amount = match component {
        ValueComponent::Revenue => Some(cents(revenue_of(basis, id))),
        ValueComponent::Breadth => Some(count(breadth_of(basis, id))),
        ValueComponent::Margin => client.margin.map(cents),
        ValueComponent::Potential => room?.get(id.index()).copied().flatten().map(cents),
        ValueComponent::Lifetime => client.since.map(|since| -day(since)),
        ValueComponent::Orders => client.orders,
    };
    amount.filter(|amount| amount.is_finite())
}

/// A number that rises with the date.
fn day(date: Date) -> f64 {
    f64::from(i32::from(date.year()) * 372 + i32::from(date.month()) * 31 + i32::from(date.day()))
}

/// prank(x_i) = (average rank − 0.5)/n over the n known values, ascending; equal values share the mean of their ranks
/// (METHOD.md §6). An unknown value has none.
pub(super) fn pranks(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut known: Vec<(f64, usize)> =
        values.iter().enumerate().filter_map(|(at, value)| Some((value.as_ref().copied()?, at))).collect();
    known.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let n = count(known.len());
    let mut ranks = vec![None; values.len()];
    let mut before = 0;
    #[expect(clippy::float_cmp, reason = "equal values are those that are exactly equal")]
    for tied in known.chunk_by(|a, b| a.0 == b.0) {
        let average = count(before) + f64::midpoint(1.0, count(tied.len()));
        for &(_, at) in tied {
            if let Some(slot) = ranks.get_mut(at) {
                *slot = Some((average - 0.5) / n);
            }
        }
        before += tied.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::pranks;

    /// Values and the ranks they have.
    type Case<'a> = (&'a [Option<f64>], &'a [Option<f64>]);

    #[test]
    fn ranks_are_centred_ties_share_and_unknown_has_none() {
        let cases: [Case<'_>; 5] = [
            (&[], &[]),
            (&[Some(7.0)], &[Some(0.5)]),
            (&[Some(3.0), Some(-1.0), Some(2.0)], &[Some(2.5 / 3.0), Some(0.5 / 3.0), Some(1.5 / 3.0)]),
            (&[Some(1.0), None, Some(1.0), Some(5.0)], &[Some(1.0 / 3.0), None, Some(1.0 / 3.0), Some(2.5 / 3.0)]),
            (&[Some(0.0), Some(-0.0)], &[Some(0.5), Some(0.5)]),
        ];
        for (values, expected) in cases {
            assert_eq!(pranks(values), expected, "{values:?}");
        }
    }
}
