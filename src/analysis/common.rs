//! What the best clients have in common (METHOD.md §7, greatest common denominator).

use std::cmp::Ordering;

use super::profile::meets;
use super::stats::{count, ratio};
use super::{Basis, CommonTrait, LiteralOverlap, LiteralStep, Tiers};
use crate::model::{Band, Best, Client, ClientId, Condition, Dimension, Facet, Project};

/// The best clients as the settings choose them: the first tier, or all counted clients; all, too, when the first tier
/// is empty.
fn best_clients<'a>(project: &'a Project, basis: &'a Basis, tiers: &'a Tiers) -> Vec<&'a Client> {
    let first = tiers.rows.first().map(|tier| tier.clients.as_slice()).filter(|clients| !clients.is_empty());
    match (project.settings.overlap.best, first) {
        (Best::FirstTier, Some(clients)) => known(project, clients),
        _ => known(project, &basis.clients),
    }
}

/// Every value a counted client carries, dimension by dimension; within one by share among the best descending, then
/// name. An untagged client matches no value but stays in both counts; of several values each counts.
pub(super) fn common(project: &Project, basis: &Basis, tiers: &Tiers) -> Vec<CommonTrait> {
    let best = best_clients(project, basis, tiers);
    let all = known(project, &basis.clients);
    let (among_best, among_all) = rayon::join(|| carriers(project, &best), || carriers(project, &all));
    let counted = among_best.iter().zip(&among_all);
    let dimensions = project.data.dimensions.iter().zip(counted);
    dimensions.flat_map(|(dimension, counts)| traits(dimension, counts, (best.len(), all.len()))).collect()
}

/// The literal overlap: the clients with the most common value, among the best clients, on every chosen facet, and how
/// many are left as each facet joins. On equal shares the lower band or the first name counts. A facet on which no best
/// client has a value is left out; without any facet there is no overlap.
pub(super) fn literal(project: &Project, basis: &Basis, (tiers, common): (&Tiers, &[CommonTrait])) -> LiteralOverlap {
    let best = best_clients(project, basis, tiers);
    let all = known(project, &basis.clients);
    let (mut left, mut left_best, mut steps) = (all.clone(), best.clone(), Vec::new());
    for condition in chosen(project).into_iter().filter_map(|facet| most_common(facet, &best, (basis, project, common)))
    {
        let has = |client: &&Client| meets(client, basis, condition);
        let share = |clients: &[&Client]| {
            ratio(count(clients.iter().filter(|client| has(client)).count()), count(clients.len()))
        };
        let shares = match known_share(common, condition) {
            Some(found) => Some((found.share_best, found.share_all)),
            None => share(&best).zip(share(&all)),
        };
        let Some((share_best, share_all)) = shares else { continue };
        left.retain(has);
        left_best.retain(has);
        let (clients, best) = (left.len(), left_best.len());
        steps.push(LiteralStep { condition, share_best, lift: ratio(share_best, share_all), clients, best });
    }
    let clients = if steps.is_empty() { Vec::new() } else { left.iter().map(|client| client.id).collect() };
    LiteralOverlap { best: best.len(), steps, clients }
}

/// The trait of a condition on a value: its shares are counted already.
fn known_share(common: &[CommonTrait], condition: Condition) -> Option<&CommonTrait> {
    let Condition::Value { dimension, value } = condition else { return None };
    common.iter().find(|found| (found.dimension, found.value) == (dimension, value))
}

/// The facets of the literal overlap: the chosen ones, each once, or all.
fn chosen(project: &Project) -> Vec<Facet> {
    let all = || project.data.dimensions.iter().map(|dimension| Facet::Dimension(dimension.id));
    let facets = project.settings.overlap.literal.clone();
    let facets = facets.unwrap_or_else(|| std::iter::once(Facet::Band).chain(all()).collect());
    let mut once: Vec<Facet> = Vec::new();
    for facet in facets {
        if !once.contains(&facet) {
            once.push(facet);
        }
    }
    once
}

/// The value on `facet` that most of `best` have; `None` when nobody has one.
fn most_common(
    facet: Facet,
    best: &[&Client],
    (basis, project, common): (&Basis, &Project, &[CommonTrait]),
) -> Option<Condition> {
    match facet {
        Facet::Band => {
            let mut carrying = vec![0_usize; project.settings.bands.count()];
            for client in best {
                if let Some(Band::Known(band)) = basis.band.get(client.id.index())
                    && let Some(clients) = carrying.get_mut(*band)
                {
                    *clients += 1;
                }
            }
            let bands = carrying.into_iter().enumerate().map(|(band, clients)| (clients, band));
            let (clients, band) = bands.max_by_key(|&(clients, band)| (clients, std::cmp::Reverse(band)))?;
            (clients > 0).then_some(Condition::Band(band))
        }
        Facet::Dimension(dimension) => {
            let found = common.iter().find(|found| found.dimension == dimension && found.share_best > 0.0)?;
            Some(Condition::Value { dimension, value: found.value })
        }
    }
}

fn known<'a>(project: &'a Project, clients: &[ClientId]) -> Vec<&'a Client> {
    clients.iter().filter_map(|id| project.data.clients.get(id.index())).collect()
}

/// The traits of one dimension: how many of the best and of all carry each value, and how many those are.
fn traits(
    dimension: &Dimension,
    (among_best, among_all): (&Vec<usize>, &Vec<usize>),
    (best, all): (usize, usize),
) -> Vec<CommonTrait> {
    let mut named: Vec<_> = dimension
        .values()
        .filter_map(|(value, name)| {
            let carrying = |counts: &[usize]| count(counts.get(value.index()).copied().unwrap_or(0));
            let share_best = ratio(carrying(among_best), count(best))?;
            let share_all = ratio(carrying(among_all), count(all))?;
            let lift = ratio(share_best, share_all)?;
            Some((name, CommonTrait { dimension: dimension.id, value, share_best, share_all, lift }))
        })
        .collect();
    named.sort_by(|(a_name, a), (b_name, b)| {
        b.share_best.partial_cmp(&a.share_best).unwrap_or(Ordering::Equal).then_with(|| a_name.cmp(b_name))
    });
    named.into_iter().map(|(_, found)| found).collect()
}

/// How many of `clients` carry each value, by dimension and [`crate::model::ValueId`]: one pass over all their tags.
fn carriers(project: &Project, clients: &[&Client]) -> Vec<Vec<usize>> {
    let mut counts: Vec<Vec<usize>> =
        project.data.dimensions.iter().map(|dimension| vec![0; dimension.values.len()]).collect();
    for tag in clients.iter().flat_map(|client| client.tags.iter()) {
        let counts = counts.get_mut(tag.dimension.index());
        if let Some(counted) = counts.and_then(|counts| counts.get_mut(tag.value.index())) {
            *counted += 1;
        }
    }
    counts
}
