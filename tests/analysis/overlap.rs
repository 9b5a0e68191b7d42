//! The search for overlap against METHOD.md §7 read literally: every conjunction, one by one.
#![expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "numbers of a few clients")]

use std::sync::Arc;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::analysis::{Outcome, Overlap, analyse_now, overlap};
use sweetspot::model::{
    ClientId, Condition, DimensionId, OfferingId, OverlapSettings, Progress, Project, Target, ValueId,
};

use super::projects::line;
use crate::projects;

/// A small table at random: up to 40 clients, some sizes and tags unknown, some dimensions multi-valued, few distinct
/// amounts so that qualities tie.
pub(crate) fn at_random(random: &mut ChaCha8Rng) -> Project {
    let clients = random.random_range(0..=40_u32);
    let names: Vec<String> = (0..clients).map(|i| format!("Client {i:02}")).collect();
    let users = |random: &mut ChaCha8Rng| random.random_bool(0.9).then(|| f64::from(random.random_range(1..200_u32)));
    let sizes: Vec<Option<f64>> = names.iter().map(|_| users(random)).collect();
    let rows: Vec<projects::Row> =
        names.iter().zip(&sizes).map(|(name, &size)| (name.as_str(), size, &[][..])).collect();
    let mut project = projects::project(&["P", "Q", "R"], &rows);
    let distinct = random.random_range(1..=6_u32);
    let mut lines = Vec::new();
    for client in (0..clients).map(ClientId) {
        for offering in (0..3).map(OfferingId) {
            if random.random_bool(0.6) {
                lines.push(line(client, offering, f64::from(random.random_range(0..distinct) * 7) - 3.5));
            }
        }
    }
    project.data.lines = Arc::new(lines);
    let dimensions = Arc::make_mut(&mut project.data.dimensions);
    dimensions.truncate(random.random_range(0..=5));
    for dimension in dimensions.iter_mut() {
        dimension.multi_valued = random.random_bool(0.4);
        dimension.values = (0..random.random_range(1..=4)).map(|value| Some(format!("v{}", 9 - value))).collect();
    }
    let shapes: Vec<(DimensionId, bool, u32)> =
        dimensions.iter().map(|d| (d.id, d.multi_valued, u32::try_from(d.values.len()).expect("few"))).collect();
    for client in Arc::make_mut(&mut project.data.clients) {
        client.margin = random.random_bool(0.7).then(|| f64::from(random.random_range(0..distinct)) - 1.0);
        for &(dimension, multi_valued, values) in &shapes {
            let carried = if multi_valued { random.random_range(0..=3) } else { u32::from(random.random_bool(0.85)) };
            for _ in 0..carried {
                client.tags.add(dimension, ValueId(random.random_range(0..values)), multi_valued);
            }
        }
    }
    project
}

/// Settings at random, without permutations.
fn settings_at_random(random: &mut ChaCha8Rng) -> OverlapSettings {
    OverlapSettings {
        target: Target::ALL[random.random_range(0..6)],
        exponent: [0.0, 0.5, 1.0][random.random_range(0..3)],
        depth: random.random_range(1..=4),
        minimum: [None, Some(1), Some(2), Some(5)][random.random_range(0..4)],
        top: [1, 3, 20, 1000][random.random_range(0..4)],
        permutations: 0,
        ..OverlapSettings::default()
    }
}

/// A group found by trying everything.
#[derive(Clone, Debug)]
struct Tried {
    conditions: Vec<Condition>,
    members: Vec<ClientId>,
    quality: f64,
}

/// Every group of at least the minimum size, read from METHOD.md: no bound, no order, plain sums. Also the unit in which
/// two qualities count as equal.
fn try_everything(project: &Project, outcome: &Outcome) -> (Vec<Tried>, f64) {
    let settings = &project.settings.overlap;
    let y: Vec<(ClientId, f64)> = ranked(targets(project, outcome, settings.target), settings.target);
    let n = y.len();
    let mean = y.iter().map(|(_, y)| y).sum::<f64>() / n.max(1) as f64;
    let unit = y.iter().map(|(_, y)| (y - mean).abs()).sum::<f64>() / n.max(1) as f64;
    let minimum = settings.minimum.unwrap_or(3.max(n.div_ceil(20)));
    let mut axes: Vec<Vec<Condition>> = vec![(0..project.settings.bands.count()).map(Condition::Band).collect()];
    for dimension in project.data.dimensions.iter() {
        axes.push(dimension.values().map(|(value, _)| Condition::Value { dimension: dimension.id, value }).collect());
    }
    let mut conjunctions: Vec<Vec<Condition>> = vec![vec![]];
    for axis in &axes {
        let longer: Vec<Vec<Condition>> = conjunctions
            .iter()
            .filter(|conditions| conditions.len() < settings.depth)
            .flat_map(|conditions| axis.iter().map(|&one| [conditions.as_slice(), &[one]].concat()))
            .collect();
        conjunctions.extend(longer);
    }
    let group = |conditions: Vec<Condition>| {
        let members: Vec<(ClientId, f64)> =
            y.iter().copied().filter(|(id, _)| conditions.iter().all(|&c| meets(project, outcome, *id, c))).collect();
        let n_g = members.len();
        let mean_g = members.iter().map(|(_, y)| y).sum::<f64>() / n_g.max(1) as f64;
        let quality = (n_g as f64 / n.max(1) as f64).powf(settings.exponent) * (mean_g - mean);
        Tried { conditions, members: members.into_iter().map(|(id, _)| id).collect(), quality }
    };
    let groups = conjunctions.into_iter().filter(|conditions| !conditions.is_empty()).map(group);
    (groups.filter(|group| group.members.len() >= minimum.max(1)).collect(), unit)
}

fn targets(project: &Project, outcome: &Outcome, target: Target) -> Vec<(ClientId, f64)> {
    let basis = &outcome.basis;
    let y = |id: ClientId| {
        let client = project.client(id)?;
        match target {
            Target::Value => outcome.value.of(id),
            Target::Revenue => Some(basis.revenue[id.index()]),
            Target::RevenuePerUser => Some(basis.revenue[id.index()] / client.users?),
            Target::Breadth => Some(basis.breadth[id.index()] as f64),
            Target::Margin => client.margin,
            Target::TierA => outcome.tiers.of_client[id.index()].map(|tier| f64::from(u8::from(tier == 0))),
        }
    };
    basis.clients.iter().filter_map(|&id| Some((id, y(id)?))).collect()
}

/// METHOD.md §7: revenue and revenue per user are searched by prank = (average rank − 0.5)/n.
fn ranked(y: Vec<(ClientId, f64)>, target: Target) -> Vec<(ClientId, f64)> {
    if !matches!(target, Target::Revenue | Target::RevenuePerUser) {
        return y;
    }
    let prank = |value: f64| {
        let below = y.iter().filter(|(_, other)| *other < value).count() as f64;
        let equal = y.iter().filter(|(_, other)| (*other - value).abs() < f64::EPSILON).count() as f64;
        (below + f64::midpoint(equal, 1.0) - 0.5) / y.len() as f64
    };
    y.iter().map(|&(id, value)| (id, prank(value))).collect()
}

/// Whether the mean in money of a group lies above that of all; of other targets that is the search's own condition.
fn is_above_in_money(project: &Project, outcome: &Outcome, group: &Tried) -> bool {
    let target = project.settings.overlap.target;
    if !matches!(target, Target::Revenue | Target::RevenuePerUser) {
        return true;
    }
    let y = targets(project, outcome, target);
    let mean = |y: &mut dyn Iterator<Item = f64>| {
        let all: Vec<f64> = y.collect();
        all.iter().sum::<f64>() / all.len() as f64
    };
    let inside = mean(&mut y.iter().filter(|(id, _)| group.members.contains(id)).map(|(_, y)| *y));
    let all = mean(&mut y.iter().map(|(_, y)| *y));
    inside - all > 1e-9 * inside.abs().max(all.abs())
}

fn meets(project: &Project, outcome: &Outcome, id: ClientId, condition: Condition) -> bool {
    match condition {
        Condition::Band(band) => outcome.basis.band[id.index()] == sweetspot::model::Band::Known(band),
        Condition::Value { dimension, value } => project.client(id).is_some_and(|c| c.tags.has(dimension, value)),
    }
}

fn searched(project: &Project, outcome: &Outcome) -> Overlap {
    overlap(project, outcome, &Progress::default()).expect("nobody cancels")
}

#[test]
fn the_best_groups_are_those_that_trying_everything_finds() {
    let mut random = ChaCha8Rng::seed_from_u64(7);
    for round in 0..2_000 {
        let mut project = at_random(&mut random);
        project.settings.overlap = OverlapSettings { all: true, ..settings_at_random(&mut random) };
        let outcome = analyse_now(&project);
        let found = searched(&project, &outcome);
        let (mut tried, unit) = try_everything(&project, &outcome);
        tried.sort_by(|a, b| b.quality.total_cmp(&a.quality));
        tried.truncate(project.settings.overlap.top);
        let qualities = |round: usize| format!("round {round}: {:?}", project.settings.overlap);
        assert_eq!(found.groups.len(), tried.len(), "{}", qualities(round));
        for (group, expected) in found.groups.iter().zip(&tried) {
            assert!((group.quality - expected.quality).abs() <= 1e-9 * unit, "{}", qualities(round));
        }
        assert_members_and_order(&project, &outcome, &found, unit);
    }
}

/// Each listed group has the clients its conditions say, and ties come with fewer conditions first.
fn assert_members_and_order(project: &Project, outcome: &Outcome, found: &Overlap, unit: f64) {
    for group in &found.groups {
        let y = targets(project, outcome, found.target);
        let is_member = |id: &ClientId| group.conditions.iter().all(|&c| meets(project, outcome, *id, c));
        let mut expected: Vec<ClientId> = y.into_iter().map(|(id, _)| id).filter(is_member).collect();
        let mut members = group.clients.clone();
        expected.sort_unstable();
        members.sort_unstable();
        assert_eq!(members, expected);
    }
    for pair in found.groups.windows(2) {
        let tied = (pair[0].quality - pair[1].quality).abs() <= 1e-12 * unit;
        assert!(!tied || pair[0].conditions.len() <= pair[1].conditions.len());
    }
}

#[test]
fn a_listed_group_beats_its_parts_and_is_the_simplest_of_its_kind() {
    let mut random = ChaCha8Rng::seed_from_u64(8);
    for round in 0..1_000 {
        let mut project = at_random(&mut random);
        project.settings.overlap = settings_at_random(&mut random);
        let outcome = analyse_now(&project);
        let found = searched(&project, &outcome);
        let expected = listed_by_trying(&project, &outcome);
        let conditions: Vec<&[Condition]> = found.groups.iter().map(|group| group.conditions.as_slice()).collect();
        assert_eq!(conditions, expected, "round {round}: {:?}", project.settings.overlap);
    }
}

/// METHOD.md's rules, read literally, over the best 200 groups (or ten per group to list) and more where needed.
fn listed_by_trying(project: &Project, outcome: &Outcome) -> Vec<Vec<Condition>> {
    let top = project.settings.overlap.top;
    let (tried, unit) = try_everything(project, outcome);
    let step = |group: &Tried| (group.quality / unit.max(f64::MIN_POSITIVE) * 1e8).round() as i64;
    let is_part = |part: &Tried, of: &Tried| {
        part.conditions.len() < of.conditions.len() && part.conditions.iter().all(|c| of.conditions.contains(c))
    };
    let name = |condition: &Condition| match *condition {
        Condition::Band(band) => (None, band, String::new()),
        Condition::Value { dimension, value } => {
            let name = project.dimension(dimension).and_then(|found| found.value(value)).unwrap_or_default();
            (Some(dimension), 0, name.to_owned())
        }
    };
    let names = |group: &Tried| group.conditions.iter().map(name).collect::<Vec<_>>();
    let beats = |group: &&Tried| {
        step(group) > 0 && tried.iter().filter(|part| is_part(part, group)).all(|part| step(group) > step(part))
    };
    let mut candidates: Vec<&Tried> = tried.iter().filter(beats).collect();
    candidates.sort_by_cached_key(|group| (-step(group), group.conditions.len(), names(group)));
    let mut size = 200.max(10 * top);
    loop {
        let mut simplest: Vec<&Tried> = candidates.iter().take(size).copied().collect();
        simplest.retain(|group| is_above_in_money(project, outcome, group));
        simplest.sort_by_cached_key(|group| (group.conditions.len(), -step(group), names(group)));
        let mut kept: Vec<&Tried> = Vec::new();
        for group in simplest {
            if !kept.iter().any(|other| jaccard(group, other) > 0.9) {
                kept.push(group);
            }
        }
        if kept.len() >= top || candidates.len() < size {
            kept.sort_by_cached_key(|group| (-step(group), group.conditions.len(), names(group)));
            kept.truncate(top);
            return kept.into_iter().map(|group| group.conditions.clone()).collect();
        }
        size *= 4;
    }
}

fn jaccard(a: &Tried, b: &Tried) -> f64 {
    let common = a.members.iter().filter(|id| b.members.contains(id)).count();
    common as f64 / (a.members.len() + b.members.len() - common) as f64
}
