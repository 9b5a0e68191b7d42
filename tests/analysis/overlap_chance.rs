//! What p and the order of the groups do not depend on, and that p is uniform where there is nothing to find
//! (METHOD.md §7).
#![expect(clippy::cast_precision_loss, reason = "numbers of a few clients")]

use std::sync::Arc;

use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::analysis::{Chance, Group, Overlap, analyse_now, overlap};
use sweetspot::model::{
    Cancelled, Client, ClientId, Condition, DimensionId, OfferingId, OverlapSettings, Profile, Progress, Project,
    Target, ValueId,
};

use super::overlap::at_random;
use super::projects::line;

fn searched(project: &Project) -> Overlap {
    overlap(project, &analyse_now(project), &Progress::default()).expect("nobody cancels")
}

/// What people read of the groups: conditions by name, clients by name, and p.
fn read(project: &Project, found: &Overlap) -> Vec<(Vec<String>, Vec<String>, Option<u64>)> {
    let condition = |condition: &Condition| match *condition {
        Condition::Band(band) => project.settings.bands.label(band),
        Condition::Value { dimension, value } => {
            let name = project.dimension(dimension).and_then(|found| found.value(value));
            format!("{dimension:?} {}", name.expect("the value is there"))
        }
    };
    let client = |id: &ClientId| project.client(*id).expect("the client is there").name.clone();
    let groups = found.groups.iter().map(|group| {
        let conditions = group.conditions.iter().map(condition).collect();
        (conditions, group.clients.iter().map(client).collect(), group.p.map(f64::to_bits))
    });
    groups.collect()
}

/// The same clients and amounts in another order, with vocabularies in another order.
fn reordered(project: &Project, random: &mut ChaCha8Rng) -> Project {
    let mut next = project.clone();
    let mut order: Vec<usize> = (0..project.data.clients.len()).collect();
    order.shuffle(random);
    let place = |id: ClientId| ClientId::at(order.iter().position(|&old| old == id.index()).expect("it is placed"));
    let mut lines = project.data.lines.to_vec();
    for line in &mut *lines {
        line.client = place(line.client);
    }
    lines.shuffle(random);
    next.data.lines = Arc::new(lines);
    for dimension in Arc::make_mut(&mut next.data.dimensions) {
        dimension.values.reverse();
    }
    let values = |dimension: DimensionId| project.dimension(dimension).expect("it is there").values.len();
    let clients = (0..).zip(&order).map(|(at, &old)| {
        let before = &project.data.clients[old];
        let mut client = Client { id: ClientId(at), tags: sweetspot::model::Tags::default(), ..before.clone() };
        for dimension in project.data.dimensions.iter() {
            for tag in before.tags.of(dimension.id).iter().rev() {
                let value = ValueId::at(values(dimension.id) - 1 - tag.value.index());
                client.tags.add(dimension.id, value, dimension.multi_valued);
            }
        }
        client
    });
    next.data.clients = Arc::new(clients.collect());
    next
}

fn scaled(project: &Project, factor: f64) -> Project {
    let mut next = project.clone();
    for line in Arc::make_mut(&mut next.data.lines) {
        line.amount *= factor;
    }
    next
}

fn on_threads(threads: usize, project: &Project) -> Overlap {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be had");
    pool.install(|| searched(project))
}

#[test]
fn order_threads_and_the_size_of_the_unit_change_nothing() {
    let mut random = ChaCha8Rng::seed_from_u64(9);
    for round in 0..60 {
        let mut project = at_random(&mut random);
        project.settings.overlap = OverlapSettings {
            target: Target::ALL[round % 6],
            permutations: 30,
            all: round % 2 == 0,
            minimum: Some(2),
            ..OverlapSettings::default()
        };
        let found = searched(&project);
        let expected = read(&project, &found);
        let other = reordered(&project, &mut random);
        assert_eq!(read(&other, &searched(&other)), expected, "round {round}: another order");
        for threads in [1, 3] {
            assert_eq!(on_threads(threads, &project), found, "round {round}: {threads} threads");
        }
        // Three times an amount of halves is exact, so that equal amounts stay equal.
        let other = scaled(&project, 3.0);
        let tripled = searched(&other);
        assert_eq!(read(&other, &tripled), expected, "round {round}: three times the revenue");
        let grows = matches!(found.target, Target::Revenue | Target::RevenuePerUser);
        for (group, more) in found.groups.iter().zip(&tripled.groups) {
            let factor = if grows { 3.0 } else { 1.0 };
            assert!((group.quality - more.quality).abs() <= 1e-9, "ranks have no unit");
            assert!((group.mean * factor - more.mean).abs() <= 1e-9 * more.mean.abs().max(1.0));
        }
    }
}

/// Clients of one size whose margin, revenue and breadth have nothing to do with their tags.
fn noise(random: &mut ChaCha8Rng) -> Project {
    tagged_at_random(random, 40, 1.2)
}

/// `clients` clients of one size with a heavy-tailed revenue, a margin, and three values in each of four dimensions, all at
/// random.
fn tagged_at_random(random: &mut ChaCha8Rng, clients: u32, sigma: f64) -> Project {
    let mut project = at_random(random);
    let dimensions = Arc::make_mut(&mut project.data.dimensions);
    *dimensions = sweetspot::model::Dimension::built_in();
    for dimension in dimensions.iter_mut() {
        dimension.values = (0..3).map(|value| Some(format!("Value {value}"))).collect();
    }
    let shapes: Vec<_> = dimensions.iter().take(4).map(|found| (found.id, found.multi_valued)).collect();
    let mut lines = Vec::new();
    let mut client = |at: u32| {
        let mut client = Client::named(ClientId(at), format!("Client {at:03}"));
        client.margin = Some(random.random());
        client.users = Some(50.0);
        for offering in (0..3).map(OfferingId) {
            if offering.0 == 0 || random.random_bool(0.5) {
                lines.push(line(client.id, offering, 1_000.0 * (sigma * normal(random)).exp()));
            }
        }
        for &(dimension, multi_valued) in &shapes {
            if random.random_bool(0.9) {
                client.tags.add(dimension, ValueId(random.random_range(0..3)), multi_valued);
            }
        }
        client
    };
    project.data.clients = Arc::new((0..clients).map(&mut client).collect());
    project.data.lines = Arc::new(lines);
    project
}

/// A standard normal number (Box and Muller 1958).
fn normal(random: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) = (random.random(), random.random());
    (-2.0 * (1.0 - u).ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

/// Kolmogorov and Smirnov's distance between what was found and the uniform distribution on 1/(B + 1), 2/(B + 1), …, 1.
fn distance_from_uniform(p: &mut [f64], permutations: usize) -> f64 {
    p.sort_by(f64::total_cmp);
    let steps = permutations + 1;
    let at = |step: usize| step as f64 / steps as f64;
    let found = |step: usize| p.partition_point(|p| *p <= at(step) + 1e-12) as f64 / p.len() as f64;
    (1..=steps).map(|step| (found(step) - at(step)).abs()).fold(0.0, f64::max)
}

/// How far more often p is small than it would be by chance: the one-sided distance.
fn excess_over_uniform(p: &mut [f64], permutations: usize) -> f64 {
    p.sort_by(f64::total_cmp);
    let steps = permutations + 1;
    let at = |step: usize| step as f64 / steps as f64;
    let found = |step: usize| p.partition_point(|p| *p <= at(step) + 1e-12) as f64 / p.len() as f64;
    (1..=steps).map(|step| found(step) - at(step)).fold(0.0, f64::max)
}

/// 120 sets of noise; as many as the variable SWEETSPOT_NOISE says for the figure in the documents. Where y takes few
/// values, equal bests count against a group, so that p is no smaller than chance makes it.
#[test]
fn p_is_uniform_where_there_is_nothing_to_find() {
    let asked = std::env::var("SWEETSPOT_NOISE").ok().and_then(|sets| sets.parse().ok());
    let (sets, permutations) = (asked.unwrap_or(120_usize), 39);
    // The distance that chance exceeds once in a hundred times.
    let critical = 1.63 / (sets as f64).sqrt();
    for target in Target::ALL {
        let mut random = ChaCha8Rng::seed_from_u64(10);
        let mut p: Vec<f64> = (0..sets)
            .map(|_| {
                let mut project = noise(&mut random);
                // A group is listed only above the mean in money: the exact best is what p is about.
                let settings =
                    OverlapSettings { target, permutations, top: 1, all: true, ..OverlapSettings::default() };
                project.settings.overlap = settings;
                project.settings.seed = random.random();
                searched(&project).groups[0].p.expect("p was asked for")
            })
            .collect();
        let is_continuous = !matches!(target, Target::Breadth | Target::TierA);
        let distance = if is_continuous {
            distance_from_uniform(&mut p, permutations)
        } else {
            excess_over_uniform(&mut p, permutations)
        };
        println!(
            "Kolmogorov–Smirnov over {sets} sets of noise, {target:?}, B = {permutations}: D = {distance:.4}, 1 % at \
             {critical:.4}"
        );
        assert!(distance < critical, "{target:?}: D = {distance}");
    }
}

/// 60 sets of 100 clients; as many as the variable SWEETSPOT_NOISE says.
#[test]
fn a_group_of_three_times_the_revenue_is_found_in_most_samples() {
    let asked = std::env::var("SWEETSPOT_NOISE").ok().and_then(|sets| sets.parse().ok());
    let (sets, permutations) = (asked.unwrap_or(60_usize), 99);
    let mut random = ChaCha8Rng::seed_from_u64(14);
    let mut found = 0;
    for _ in 0..sets {
        let mut project = tagged_at_random(&mut random, 100, 1.2);
        let planted = Condition::Value { dimension: DimensionId(1), value: ValueId(0) };
        let is_inside = |id: ClientId| project.client(id).is_some_and(|c| c.tags.has(DimensionId(1), ValueId(0)));
        let inside: Vec<bool> = project.data.lines.iter().map(|line| is_inside(line.client)).collect();
        for (line, _) in Arc::make_mut(&mut project.data.lines).iter_mut().zip(inside).filter(|(_, inside)| *inside) {
            line.amount *= 3.0;
        }
        project.settings.seed = random.random();
        project.settings.overlap =
            OverlapSettings { target: Target::Revenue, permutations, ..OverlapSettings::default() };
        let groups = searched(&project).groups;
        let is_it = |group: &Group| group.conditions.contains(&planted) && group.p.is_some_and(|p| p <= 0.05);
        found += usize::from(groups.iter().any(is_it));
    }
    println!("a group of three times the revenue among 100 clients: found in {found} of {sets}");
    assert!(found * 2 >= sets, "{found} of {sets}");
}

#[test]
fn the_pinned_profile_is_measured_like_a_group() {
    let mut random = ChaCha8Rng::seed_from_u64(11);
    let mut compared = 0;
    for _ in 0..40 {
        let mut project = at_random(&mut random);
        project.settings.overlap = OverlapSettings { permutations: 20, ..OverlapSettings::default() };
        let Some(best) = searched(&project).groups.into_iter().next() else { continue };
        project.pinned = Some(Profile::of(&best.conditions));
        let found = searched(&project);
        let members = sweetspot::analysis::profile_members(
            &project,
            &analyse_now(&project).basis,
            project.pinned.as_ref().expect("it was pinned"),
        );
        let mut clients = best.clients.clone();
        clients.sort_unstable();
        assert_eq!((found.pinned.as_ref(), found.groups.first()), (Some(&best), Some(&best)));
        assert_eq!(members, clients);
        compared += 1;
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn words_for_p_follow_size_first() {
    let mut random = ChaCha8Rng::seed_from_u64(12);
    let mut project = noise(&mut random);
    project.settings.overlap =
        OverlapSettings { target: Target::Margin, permutations: 9, ..OverlapSettings::default() };
    let mut found = searched(&project);
    let mut group = found.groups[0].clone();
    let cases = [(Some(0.10), Chance::Unlikely), (Some(0.1001), Chance::Possible), (None, Chance::NotTested)];
    for (p, expected) in cases {
        group.p = p;
        assert_eq!(found.chance(&group), expected, "{p:?}");
    }
    found.minimum = group.clients.len() + 1;
    assert_eq!(found.chance(&group), Chance::TooFew);
}

#[test]
fn a_cancelled_search_stops_and_a_finished_one_is_at_its_end() {
    let project = at_random(&mut ChaCha8Rng::seed_from_u64(13));
    let outcome = analyse_now(&project);
    let progress = Progress::default();
    overlap(&project, &outcome, &progress).expect("nobody cancels");
    assert_eq!(progress.fraction(), Some(1.0));
    progress.cancel.cancel();
    assert_eq!(overlap(&project, &outcome, &progress), Err(Cancelled));
}
