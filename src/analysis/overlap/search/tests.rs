//! Sets and lists find the same, on tables of many words.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::Steps;
use super::super::codes::Codes;
use super::super::pool::Listed;
use super::super::quality::{Measure, Scale};
use super::super::space::{Column, Members, Space};
use super::super::tagged::Facet;
use super::best;
use crate::model::{ClientId, Condition, Progress};

/// A dimension of `values` values over `rows` clients; a row has none, one or, now and then, several.
fn facet(random: &mut ChaCha8Rng, rows: usize, values: u32) -> Facet {
    let conditions = (0..values as usize).map(Condition::Band).collect();
    let draw = |random: &mut ChaCha8Rng| {
        let drawn: f64 = random.random();
        (0..values).take_while(|&value| f64::from(value + 1) / f64::from(values) <= drawn * drawn).count()
    };
    let draw = |random: &mut ChaCha8Rng| u32::try_from(draw(random)).expect("few");
    if random.random_bool(0.7) {
        let one = |_| if random.random_bool(0.9) { draw(random) } else { values };
        return Facet { conditions, codes: Codes::One((0..rows).map(one).collect()) };
    }
    let (mut starts, mut codes) = (vec![0], Vec::new());
    for _ in 0..rows {
        let mut here: Vec<u32> = (0..random.random_range(0..3)).map(|_| draw(random)).collect();
        here.sort_unstable();
        here.dedup();
        codes.extend(here);
        starts.push(u32::try_from(codes.len()).expect("few"));
    }
    Facet { conditions, codes: Codes::Several { starts, codes } }
}

/// y, descending: yes and no, a few values, or a value of their own for most; at times one giant above all.
fn y(random: &mut ChaCha8Rng, rows: usize) -> Vec<f64> {
    let distinct = [2, 3, 9, 40, 1_000_000][random.random_range(0..5)];
    let skew = [1, 4][random.random_range(0..2)];
    let mut y: Vec<f64> = (0..rows)
        .map(|_| f64::from(random.random_range(0..distinct)) / f64::from(distinct))
        .map(|y| y.powi(skew))
        .collect();
    if random.random_bool(0.3) {
        y[0] = 1e12;
    }
    y.sort_unstable_by(|a, b| b.total_cmp(a));
    y
}

#[test]
fn sets_find_what_lists_find() {
    let mut random = ChaCha8Rng::seed_from_u64(3);
    for round in 0..400 {
        // A few tables are large enough for several threads.
        let rows = if round % 50 == 49 { 20_000 } else { random.random_range(1..700) };
        let facets: Vec<Facet> = (0..random.random_range(1..8))
            .map(|_| {
                let values = random.random_range(1..9);
                facet(&mut random, rows, values)
            })
            .collect();
        let clients: Vec<ClientId> = (0..rows).map(ClientId::at).collect();
        let scale = Scale::new(&y(&mut random, rows));
        let minimum = [1, 3, rows.div_ceil(20).max(1)][random.random_range(0..3)];
        let mut space = Space::new(facets.iter(), &clients, &scale.z, minimum);
        let measure = Measure::new(&scale, [0.0, 0.3, 0.5, 1.0][random.random_range(0..4)], minimum);
        let listed = [Listed::Everything, Listed::BeatingTheirParts][random.random_range(0..2)];
        let asked = (random.random_range(1..5), [1, 20, 500][random.random_range(0..3)], listed);
        let progress = Progress::default();
        let steps = Steps::new(&progress, 0);
        assert!(matches!(space.members, Members::Bits(_)));
        let sets = best(&space, &measure, asked, &steps).expect("nobody cancels");
        space.members = Members::Lists(space.columns.iter().map(Column::lists).collect());
        let lists = best(&space, &measure, asked, &steps).expect("nobody cancels");
        assert_eq!(sets, lists, "round {round}: {rows} rows, minimum {minimum}, {asked:?}");
    }
}

#[test]
fn many_rare_values_are_met_in_lists() {
    let rows = 3_000_u32;
    let own =
        Facet { conditions: (0..rows as usize).map(Condition::Band).collect(), codes: Codes::One((0..rows).collect()) };
    let clients: Vec<ClientId> = (0..rows).map(ClientId).collect();
    let scale = Scale::new(&(0..rows).rev().map(f64::from).collect::<Vec<f64>>());
    let space = Space::new(std::iter::once(&own), &clients, &scale.z, 1);
    assert!(matches!(space.members, Members::Lists(_)));
    let progress = Progress::default();
    let measure = Measure::new(&scale, 0.5, 1);
    let found = best(&space, &measure, (3, 2, Listed::Everything), &Steps::new(&progress, 0)).expect("nobody cancels");
    let codes: Vec<u32> = found.iter().map(|found| found.selectors[0].code).collect();
    assert_eq!(codes, [0, 1]);
}
