//! What holds for any table.

use std::sync::Arc;

use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::analysis::{
    Axis, BandRow, Outcome, PivotQuantity, analyse, analyse_now, attention, pivot, potential_map, room, tiers_by,
    white_space,
};
use sweetspot::model::{Cancel, Client, ClientId, Line, Project, TierRule};

use crate::projects::{Row, project};

const OFFERINGS: [&str; 4] = ["Managed", "Backup", "Security", "Projects"];

/// A client of any table: users and whole amounts, credits and blanks among them.
type Drawn = (Option<f64>, [i32; 4]);

fn clients(most: usize) -> impl Strategy<Value = Vec<Drawn>> {
    let users = prop::sample::select(vec![None, Some(0.0), Some(5.0), Some(25.0), Some(26.0), Some(80.0), Some(300.0)]);
    let amount = prop_oneof![2 => Just(0), 3 => 1..400, 1 => -60..0];
    prop::collection::vec((users, prop::array::uniform4(amount)), 0..=most)
}

fn made(clients: &[Drawn]) -> Project {
    let names: Vec<String> = (0..clients.len()).map(|at| format!("Client {at:02}")).collect();
    let amounts: Vec<[f64; 4]> = clients.iter().map(|client| client.1.map(f64::from)).collect();
    let rows = names.iter().zip(clients).zip(&amounts);
    let rows: Vec<Row<'_>> = rows.map(|((name, client), amounts)| (name.as_str(), client.0, &amounts[..])).collect();
    let mut project = project(&OFFERINGS, &rows);
    project.settings.minimum_clients = 2;
    project.settings.resamples = 40;
    project.settings.weightings = 40;
    project
}

fn analysed(project: &Project) -> Outcome {
    analyse(project, &Cancel::default()).expect("nobody cancels")
}

/// The project in which the clients at `drawn` stand, as often as they were drawn.
fn with_clients(project: &Project, drawn: &[usize]) -> Project {
    let mut next = project.clone();
    let (mut clients, mut lines) = (Vec::new(), Vec::new());
    for (at, &from) in drawn.iter().enumerate() {
        let id = ClientId::at(at);
        clients.push(Client { id, ..project.data.clients[from].clone() });
        let own = project.data.lines.iter().filter(|line| line.client.index() == from);
        lines.extend(own.map(|line| Line { client: id, ..*line }));
    }
    next.data.clients = Arc::new(clients);
    next.data.lines = Arc::new(lines);
    next
}

/// The project with its K set by hand: re-draws keep the K of the whole data.
fn with_same_broad(project: &Project) -> Project {
    let mut next = project.clone();
    next.settings.broad_from = Some(analyse_now(project).basis.broad_from);
    next
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).expect("few")
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn near_options(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => near(a, b),
        (a, b) => a == b,
    }
}

/// The amounts of a row, each in the project's currency.
fn amounts(row: &BandRow) -> Vec<Option<f64>> {
    let own = [
        Some(row.revenue),
        row.average_per_client,
        row.median_per_client,
        row.trimmed_mean,
        row.revenue_per_user_mean,
        row.revenue_per_user_band,
    ];
    let cells = row
        .cells
        .iter()
        .flat_map(|cell| [Some(cell.revenue), cell.average_per_client, cell.average_per_buyer, cell.revenue_per_user]);
    own.into_iter().chain(cells).collect()
}

/// The counts and ratios of a row, which have no currency.
fn ratios(row: &BandRow) -> (Vec<usize>, [Option<f64>; 5]) {
    let mut counts = vec![row.clients.len(), row.broad_clients, row.pairs];
    counts.extend(row.breadth_histogram.iter().chain(row.cells.iter().map(|cell| &cell.buyers)));
    (counts, [row.share, row.largest_client_share, row.penetration, row.breadth, row.users])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn bands_partition_clients_and_revenue(clients in clients(14)) {
        let project = made(&clients);
        let outcome = analyse_now(&project);
        let mut members: Vec<ClientId> = outcome.bands.iter().flat_map(|row| row.clients.clone()).collect();
        members.sort_unstable();
        prop_assert_eq!(&members, &outcome.basis.clients);
        for row in outcome.bands.iter().chain([&outcome.total]) {
            prop_assert_eq!(row.breadth_histogram.iter().sum::<usize>(), row.clients.len());
            prop_assert_eq!(row.cells.iter().map(|cell| cell.buyers).sum::<usize>(), row.pairs);
            prop_assert!(near(row.cells.iter().map(|cell| cell.revenue).sum(), row.revenue));
        }
        let sum = |of: fn(&BandRow) -> f64| outcome.bands.iter().map(of).sum::<f64>();
        prop_assert!(near(sum(|row| row.revenue), outcome.basis.total_revenue));
        prop_assert!(near(outcome.total.revenue, outcome.basis.total_revenue));
        prop_assert_eq!(outcome.bands.iter().map(|row| row.pairs).sum::<usize>(), outcome.total.pairs);
        for rule in TierRule::ALL {
            let tiers = tiers_by(&project, &outcome, rule);
            let mut members: Vec<ClientId> = tiers.rows.iter().flat_map(|row| row.clients.clone()).collect();
            members.sort_unstable();
            prop_assert_eq!(&members, &outcome.basis.clients);
            let shares: f64 = tiers.rows.iter().filter_map(|row| row.share).sum();
            prop_assert!(near(shares, 1.0) || outcome.concentration.pareto.is_empty(), "{}", shares);
        }
        let table = pivot(&project, &outcome, (Axis::Band, Axis::Tier), PivotQuantity::Clients);
        let rows: Vec<_> = table.row_totals.iter().map(|cell| cell.clients.clone()).collect();
        prop_assert_eq!(rows, outcome.bands.iter().map(|row| row.clients.clone()).collect::<Vec<_>>());
        prop_assert_eq!(table.cells.iter().map(|cell| cell.over).sum::<usize>(), clients.len());
    }

    #[test]
    fn the_order_of_clients_changes_nothing(clients in clients(14), turn in 0usize..14) {
        let project = made(&clients);
        let mut order: Vec<usize> = (0..clients.len()).rev().collect();
        order.rotate_left(turn.min(clients.len()));
        let turned = with_clients(&project, &order);
        let (a, b) = (analysed(&project), analysed(&turned));
        prop_assert_eq!(&a.verdict.winners, &b.verdict.winners);
        let names = |project: &Project, ids: &[ClientId]| -> Vec<String> {
            ids.iter().map(|&id| project.client(id).expect("there").name.clone()).collect()
        };
        for (a, b) in a.bands.iter().zip(&b.bands) {
            prop_assert_eq!(names(&project, &a.clients), names(&turned, &b.clients));
            prop_assert!(amounts(a).into_iter().zip(amounts(b)).all(|(a, b)| near_options(a, b)));
        }
        let carriers = |project: &Project, outcome: &Outcome| -> Vec<_> {
            let all = &outcome.doubt.as_ref().expect("computed").leave_one_out;
            all.iter().map(|one| (names(project, &[one.client]), one.winners.clone())).collect()
        };
        prop_assert_eq!(carriers(&project, &a), carriers(&turned, &b));
        let (doubt, doubt_turned) = (a.doubt.as_ref().expect("computed"), b.doubt.as_ref().expect("computed"));
        prop_assert_eq!(&doubt.resampling, &doubt_turned.resampling, "each draw is the same");
        prop_assert_eq!(&doubt.shortlist, &doubt_turned.shortlist);
        prop_assert_eq!(doubt.certainty, doubt_turned.certainty);
        let giants = |project: &Project, doubt: &sweetspot::analysis::Doubt| {
            doubt.giants.as_ref().map(|giants| (names(project, &giants.clients), giants.winners.clone()))
        };
        prop_assert_eq!(giants(&project, doubt), giants(&turned, doubt_turned));
        for rule in TierRule::ALL {
            for (a, b) in tiers_by(&project, &a, rule).rows.iter().zip(&tiers_by(&turned, &b, rule).rows) {
                prop_assert_eq!(names(&project, &a.clients), names(&turned, &b.clients));
            }
        }
        let (spaces, spaces_turned) = (white_space(&project, &a.basis), white_space(&turned, &b.basis));
        for (at, &from) in order.iter().enumerate() {
            prop_assert!(near_options(a.value.of_client[from], b.value.of_client[at]));
            prop_assert!(near_options(spaces.of_client[from], spaces_turned.of_client[at]));
        }
        prop_assert!(near(spaces.total, spaces_turned.total));
    }

    #[test]
    fn another_currency_scales_amounts_and_nothing_else(clients in clients(14), rate in prop::sample::select(vec![0.25, 3.0, 1000.0])) {
        let project = made(&clients);
        let mut scaled = project.clone();
        for line in Arc::make_mut(&mut scaled.data.lines) {
            line.amount *= rate;
        }
        let (a, b) = (analysed(&project), analysed(&scaled));
        for (a, b) in a.bands.iter().zip(&b.bands) {
            let expected = amounts(a).into_iter().map(|amount| amount.map(|amount| amount * rate));
            prop_assert!(expected.zip(amounts(b)).all(|(a, b)| near_options(a, b)));
            let ((counts, ratios_a), (counts_b, ratios_b)) = (ratios(a), ratios(b));
            prop_assert_eq!(counts, counts_b);
            prop_assert!(ratios_a.into_iter().zip(ratios_b).all(|(a, b)| near_options(a, b)));
        }
        prop_assert_eq!(&a.verdict.winners, &b.verdict.winners);
        prop_assert_eq!(&a.doubt, &b.doubt);
        for rule in TierRule::ALL {
            prop_assert_eq!(tiers_by(&project, &a, rule).of_client, tiers_by(&scaled, &b, rule).of_client);
        }
        prop_assert_eq!(&a.value, &b.value);
        let (spaces, scaled_spaces) = (white_space(&project, &a.basis), white_space(&scaled, &b.basis));
        prop_assert!(near(spaces.total * rate, scaled_spaces.total));
        prop_assert_eq!(spaces.gaps.len(), scaled_spaces.gaps.len());
    }

    #[test]
    fn resampling_equals_the_verdicts_of_resampled_projects(clients in clients(9)) {
        let project = with_same_broad(&made(&clients));
        let found = analysed(&project).doubt.expect("computed").resampling;
        let is_known = |at: &usize| clients[*at].0.is_some_and(|users| users > 0.0);
        prop_assume!((0..clients.len()).any(|at| is_known(&at)));
        let mut wins = vec![0.0; project.settings.bands.count()];
        for index in 0..project.settings.resamples {
            let mut random = ChaCha8Rng::seed_from_u64(project.settings.seed);
            random.set_stream(index as u64);
            let n = whole(clients.len());
            let mut drawn: Vec<usize> = Vec::new();
            while !drawn.iter().any(is_known) {
                drawn = (0..n).map(|_| random.random_range(0..n) as usize).collect();
            }
            let winners = analyse_now(&with_clients(&project, &drawn)).verdict.winners;
            for &band in &winners {
                wins[band] += 1.0 / f64::from(whole(winners.len()));
            }
        }
        for (found, wins) in found.iter().zip(&wins) {
            prop_assert!(near(*found, wins / f64::from(whole(project.settings.resamples))), "{found} {wins}");
        }
        prop_assert!(near(found.iter().sum::<f64>(), 1.0));
    }

    #[test]
    fn leaving_one_out_equals_the_verdict_without_that_client(clients in clients(9)) {
        let project = with_same_broad(&made(&clients));
        let outcome = analysed(&project);
        let mut expected = Vec::new();
        for left_out in 0..clients.len() {
            let others: Vec<usize> = (0..clients.len()).filter(|&at| at != left_out).collect();
            let winners = analyse_now(&with_clients(&project, &others)).verdict.winners;
            if winners != outcome.verdict.winners {
                expected.push((ClientId::at(left_out), winners));
            }
        }
        let doubt = outcome.doubt.expect("computed");
        let found: Vec<_> = doubt.leave_one_out.into_iter().map(|one| (one.client, one.winners)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn every_weighting_is_won_by_someone(clients in clients(9)) {
        let project = made(&clients);
        let outcome = analysed(&project);
        let won: f64 = outcome.doubt.expect("computed").weights.iter().sum();
        let expected = f64::from(u8::from(!outcome.verdict.eligible.is_empty()));
        prop_assert!(near(won, expected), "{}", won);
    }

    #[test]
    fn what_is_missing_adds_up_and_is_positive(clients in clients(14)) {
        let mut project = made(&clients);
        project.settings.white_space.minimum_buyers = 2;
        let outcome = analyse_now(&project);
        let space = white_space(&project, &outcome.basis);
        prop_assert!(space.gaps.iter().all(|gap| gap.missing > 0.0 && gap.buyers >= 2 && gap.buyers <= gap.peers));
        let sum = |of: &mut dyn Iterator<Item = f64>| of.sum::<f64>();
        prop_assert!(near(sum(&mut space.gaps.iter().map(|gap| gap.missing)), space.total));
        prop_assert!(near(sum(&mut space.offerings.iter().map(|one| one.missing)), space.total));
        prop_assert_eq!(space.over + space.unknown, clients.len());
        let room = room(&project, &outcome.basis, &space);
        let plan = attention(&project, &outcome, &room);
        let shares: f64 = plan.rows.iter().filter_map(|row| row.share_planned).sum();
        prop_assert!(near(shares, f64::from(u8::from(plan.rows.iter().any(|row| row.clients > 0)))));
        let map = potential_map(&outcome, &room);
        prop_assert_eq!(map.points.len() + map.unknown.len(), clients.len());
    }

    #[test]
    fn nothing_is_ever_not_a_number(clients in clients(6)) {
        let project = made(&clients);
        let outcome = analysed(&project);
        let space = white_space(&project, &outcome.basis);
        let room = room(&project, &outcome.basis, &space);
        let plan = attention(&project, &outcome, &room);
        let text = format!("{outcome:?} {space:?} {plan:?}");
        prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let clients: Vec<Drawn> = (0..60)
        .map(|at| {
            (Some(f64::from(at * 7 % 120 + 1)), [at * 37 % 211, at * 11 % 5 * 20, at % 3 * 50, at * 13 % 90 - 20])
        })
        .collect();
    let mut project = made(&clients);
    project.settings.resamples = 777;
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let outcome = analysed(&project);
            (white_space(&project, &outcome.basis), outcome)
        })
    };
    let (space, one) = on(1);
    assert!(!space.gaps.is_empty(), "something is missing");
    let resampling = &one.doubt.as_ref().expect("computed").resampling;
    assert!(resampling.iter().filter(|share| **share > 0.0).count() > 1, "there is something to doubt: {resampling:?}");
    for threads in [2, 3, 8] {
        assert_eq!(on(threads), (space.clone(), one.clone()), "{threads}");
    }
}

#[test]
fn cancelled_work_stops() {
    let cancel = Cancel::default();
    cancel.cancel();
    assert!(analyse(&made(&[(Some(5.0), [1, 2, 3, 4])]), &cancel).is_err());
}
