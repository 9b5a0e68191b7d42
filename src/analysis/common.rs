//! What the best clients have in common (METHOD.md §7, greatest common denominator).

use std::cmp::Ordering;

use super::stats::{count, ratio};
use super::{Basis, CommonTrait, Tiers};
use crate::model::{Client, ClientId, Dimension, Project};

/// Every value a counted client carries, dimension by dimension; within one by share among the best descending, then
/// name. The best are the first tier, or all counted clients when it is empty. An untagged client matches no value but
/// stays in both counts; of several values each counts.
pub(super) fn common(project: &Project, basis: &Basis, tiers: &Tiers) -> Vec<CommonTrait> {
    let best = tiers.rows.first().map(|tier| tier.clients.as_slice()).filter(|clients| !clients.is_empty());
    let all = known(project, &basis.clients);
    let best = best.map_or_else(|| all.clone(), |clients| known(project, clients));
    project.data.dimensions.iter().flat_map(|dimension| traits(dimension, &best, &all)).collect()
}

fn known<'a>(project: &'a Project, clients: &[ClientId]) -> Vec<&'a Client> {
    clients.iter().filter_map(|id| project.data.clients.get(id.index())).collect()
}

fn traits(dimension: &Dimension, best: &[&Client], all: &[&Client]) -> Vec<CommonTrait> {
    let (among_best, among_all) = (carriers(dimension, best), carriers(dimension, all));
    let mut named: Vec<_> = dimension
        .values()
        .filter_map(|(value, name)| {
            let carrying = |counts: &[usize]| count(counts.get(value.index()).copied().unwrap_or(0));
            let share_best = ratio(carrying(&among_best), count(best.len()))?;
            let share_all = ratio(carrying(&among_all), count(all.len()))?;
            let lift = ratio(share_best, share_all)?;
            Some((name, CommonTrait { dimension: dimension.id, value, share_best, share_all, lift }))
        })
        .collect();
    named.sort_by(|(a_name, a), (b_name, b)| {
        b.share_best.partial_cmp(&a.share_best).unwrap_or(Ordering::Equal).then_with(|| a_name.cmp(b_name))
    });
    named.into_iter().map(|(_, found)| found).collect()
}

/// How many of `clients` carry each value of `dimension`, by [`crate::model::ValueId`].
fn carriers(dimension: &Dimension, clients: &[&Client]) -> Vec<usize> {
    let mut counts = vec![0; dimension.values.len()];
    for tag in clients.iter().flat_map(|client| client.tags.of(dimension.id)) {
        if let Some(counted) = counts.get_mut(tag.value.index()) {
            *counted += 1;
        }
    }
    counts
}
