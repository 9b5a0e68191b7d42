//! Value, tiers, attention and the map (METHOD.md §6), by hand on METHOD.md §14's clients.

use std::sync::Arc;

use jiff::civil::date;
use sweetspot::analysis::{Quadrant, Tiers, analyse_now, attention, potential_map, room, tiers_by, white_space};
use sweetspot::model::{Client, Project, Promise, TierRule, ValueComponent, ValueWeights};

use crate::projects::{project, worked_example};

fn near(found: Option<f64>, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() < 1e-12,
        (found, expected) => found == expected,
    }
}

/// The worked example after `change` to each of its clients, A to H.
fn changed(change: impl Fn(&mut Client)) -> Project {
    let mut project = worked_example();
    Arc::make_mut(&mut project.data.clients).iter_mut().for_each(change);
    project
}

fn weighed(project: &mut Project, weights: &[(ValueComponent, f64)]) {
    project.settings.value_weights = ValueWeights([0.0; 6]);
    for &(component, weight) in weights {
        project.settings.value_weights.set(component, weight);
    }
}

/// The clients' names, tier by tier.
fn names(project: &Project, tiers: &Tiers) -> Vec<String> {
    let name = |id: &_| project.client(*id).expect("it is there").name.clone();
    tiers.rows.iter().map(|row| row.clients.iter().map(name).collect()).collect()
}

/// Weights, the value of A to H, and over how many clients the last component is ranked.
type Weighed<'a> = (&'a [(ValueComponent, f64)], [Option<f64>; 8], usize);

#[test]
fn value_is_the_weighted_mean_of_the_ranks_that_are_known() {
    use ValueComponent::{Breadth, Lifetime, Margin, Orders, Revenue};
    let project = changed(|client| match client.name.as_str() {
        "A" => (client.margin, client.since) = (Some(10.0), Some(date(2020, 1, 31))),
        "B" => (client.orders, client.since) = (Some(3.0), Some(date(2020, 2, 1))),
        "C" => (client.orders, client.since) = (Some(3.0), Some(date(2019, 12, 31))),
        "D" => (client.margin, client.orders) = (Some(-5.0), Some(9.0)),
        _ => {}
    });
    let eighths = |of: [f64; 8]| of.map(|part| Some(part / 8.0));
    // Revenue ranks H A B C D E F G; breadth ranks G = H, then A = B = F, C = E, D.
    let revenue = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 0.5];
    let breadth = [3.5, 3.5, 6.0, 7.5, 6.0, 3.5, 1.0, 1.0];
    let both: [f64; 8] = std::array::from_fn(|at| f64::midpoint(revenue[at], breadth[at]));
    let mut with_margin = eighths(revenue);
    with_margin[0] = Some((1.5 / 8.0 + 2.0 * 0.75) / 3.0);
    with_margin[3] = Some((4.5 / 8.0 + 2.0 * 0.25) / 3.0);
    let sixths = |of: [f64; 3]| of.map(|part| Some(part / 6.0));
    let [a, b, c] = sixths([3.0, 1.0, 5.0]);
    let cases: [Weighed<'_>; 7] = [
        (&[(Revenue, 1.0)], eighths(revenue), 8),
        (&[(Breadth, 0.3)], eighths(breadth), 8),
        (&[(Revenue, 1.0), (Breadth, 1.0)], eighths(both), 8),
        (&[(Revenue, 1.0), (Margin, 2.0)], with_margin, 2),
        (&[(Lifetime, 1.0)], [a, b, c, None, None, None, None, None], 3),
        (&[(Orders, 4.0)], [None, Some(2.0 / 6.0), Some(2.0 / 6.0), Some(5.0 / 6.0), None, None, None, None], 3),
        (&[], [None; 8], 0),
    ];
    for (weights, expected, over) in cases {
        let mut project = project.clone();
        weighed(&mut project, weights);
        let value = analyse_now(&project).value;
        let same = value.of_client.iter().zip(expected).all(|(found, expected)| near(*found, expected));
        assert!(same && value.of_client.len() == 8, "{weights:?}: {:?}", value.of_client);
        assert_eq!(value.over.last().map_or(0, |last| last.1), over, "{weights:?}");
    }
    assert_eq!(analyse_now(&project).value.over, [(Revenue, 8), (Breadth, 8)], "the default");
}

#[test]
fn thin_tables_have_values_and_maps() {
    // Rows of users and one amount; V of each; how many lie in each quadrant.
    type Thin<'a> = (&'a str, &'a [(Option<f64>, f64)], &'a [f64]);
    let cases: [Thin<'_>; 6] = [
        ("no clients", &[], &[]),
        ("one client", &[(Some(5.0), 10.0)], &[0.5]),
        ("all equal", &[(Some(5.0), 10.0), (Some(5.0), 10.0)], &[0.5, 0.5]),
        ("all unknown", &[(None, 10.0), (None, 20.0)], &[0.375, 0.625]),
        ("credits", &[(Some(5.0), -10.0), (Some(5.0), -20.0)], &[0.625, 0.375]),
        ("a giant", &[(Some(5.0), 1.0), (Some(5.0), 1e15), (Some(5.0), 2.0)], &[1.0 / 3.0, 2.0 / 3.0, 0.5]),
    ];
    for (what, given, expected) in cases {
        let rows: Vec<_> = given.iter().map(|(users, amount)| ("Same", *users, std::slice::from_ref(amount))).collect();
        let project = project(&["Managed"], &rows);
        let outcome = analyse_now(&project);
        let same = outcome.value.of_client.iter().zip(expected).all(|(found, &expected)| near(*found, Some(expected)));
        assert!(same && outcome.value.of_client.len() == expected.len(), "{what}: {:?}", outcome.value);
        let space = white_space(&project, &outcome.basis);
        assert_eq!((space.gaps.len(), space.over + space.unknown), (0, given.len()), "{what}");
        let map = potential_map(&outcome, &space.of_client);
        let placed: usize = Quadrant::ALL.iter().map(|&quadrant| map.of(quadrant).count()).sum();
        assert_eq!(placed + map.unknown.len(), given.len(), "{what}");
        let plan = attention(&project, &outcome, &space.of_client);
        assert_eq!((plan.rows.len(), plan.hours), (4, None), "{what}");
    }
}

#[test]
fn room_to_sell_more_counts_when_it_has_weight() {
    let mut project = changed(|client| match client.name.as_str() {
        "A" => client.potential = Some(20_000.0),
        "B" => client.potential = Some(100.0),
        _ => {}
    });
    weighed(&mut project, &[(ValueComponent::Potential, 1.0)]);
    let outcome = analyse_now(&project);
    let space = white_space(&project, &outcome.basis);
    let rooms = room(&project, &outcome.basis, &space);
    // A could bring 20,000 and brings 7,500; B brings more than it could; nobody else lacks what peers buy; H is unknown.
    let expected = [Some(12_500.0), Some(0.0), Some(0.0), Some(0.0), Some(0.0), Some(0.0), Some(0.0), None];
    assert_eq!(rooms, expected);
    assert_eq!((outcome.value.of_client[0], outcome.value.of_client[7]), (Some(6.5 / 7.0), None));
}

#[test]
fn the_three_presets_divide_by_revenue_by_number_and_by_value() {
    // V in sixteenths: A 5, B 6, C 9.5, D 12, E 11.5, F 10, G 8.5, H 1.5.
    let cases = [
        (TierRule::CumulativeRevenue, None, ["GF", "ED", "CB", "AH"]),
        (TierRule::Count, None, ["G", "F", "E", "DCBAH"]),
        (TierRule::Value, None, ["", "GFEDC", "BA", "H"]),
        (TierRule::CumulativeRevenue, Some([0.3, 0.31, 0.98]), ["G", "", "FEDCBA", "H"]),
        (TierRule::Count, Some([0.25, 0.5, 0.75]), ["GF", "ED", "CB", "AH"]),
        (TierRule::Count, Some([0.5, 0.5, 0.5]), ["GFED", "C", "B", "AH"]),
        (TierRule::Value, Some([0.75, 0.625, 0.6]), ["D", "FE", "", "GCBAH"]),
    ];
    for (rule, cutoffs, expected) in cases {
        let mut project = worked_example();
        if let Some(cutoffs) = cutoffs {
            project.settings.tiers.set_cutoffs(rule, &cutoffs).expect("they are in order");
        }
        let preset = tiers_by(&project, &analyse_now(&project), rule);
        assert_eq!(names(&project, &preset), expected, "{rule:?} {cutoffs:?}");
        project.settings.tiers.rule = rule;
        assert_eq!(analyse_now(&project).tiers, preset, "the rule in force and the preset are one");
    }
}

#[test]
fn two_to_five_tiers_take_everyone_and_credits_leave_a_pyramid() {
    for names in [&["Top", "Rest"][..], &["1", "2", "3", "4", "5"]] {
        let mut project = worked_example();
        project.settings.tiers.rename(&names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>()).expect("names");
        for rule in TierRule::ALL {
            let tiers = tiers_by(&project, &analyse_now(&project), rule);
            assert_eq!(tiers.rows.len(), names.len());
            assert_eq!(tiers.rows.iter().map(|row| row.clients.len()).sum::<usize>(), 8, "{rule:?}");
        }
    }
    let negative = project(&["Managed"], &[("A", None, &[-5.0]), ("B", None, &[2.0])]);
    let outcome = analyse_now(&negative);
    let sizes = |rule| tiers_by(&negative, &outcome, rule).rows.iter().map(|row| row.clients.len()).collect::<Vec<_>>();
    assert_eq!(sizes(TierRule::CumulativeRevenue), [1, 0, 0, 1], "who is below zero is in the last tier");
    assert_eq!(sizes(TierRule::Count), [1, 1, 0, 0]);
    assert_eq!(sizes(TierRule::Value), [0, 1, 1, 0], "V of 0.75 and 0.25");
}

/// Amounts, how many clients the top is, its share, and Gini.
type Concentrated<'a> = (&'a [f64], usize, Option<f64>, Option<f64>);

#[test]
fn concentration_counts_nobody_below_zero_and_names_its_top() {
    // Gini by hand: 2 Σ r x / (n Σx) − (n + 1)/n.
    let cases: [Concentrated<'_>; 7] = [
        (&[1.0, 2.0, 3.0, 4.0], 1, Some(0.4), Some(0.25)),
        (&[5.0, 5.0], 1, Some(0.5), Some(0.0)),
        (&[-2.0, 1.0, 4.0], 1, Some(0.8), Some(2.0 * (0.0 + 2.0 + 12.0) / 15.0 - 4.0 / 3.0)),
        (&[-9.0, 10.0], 1, Some(1.0), Some(0.5)),
        (&[-1.0, 1.0], 1, Some(1.0), Some(0.5)),
        (&[-1.0, -2.0], 1, None, None),
        (&[1.0; 11], 2, Some(2.0 / 11.0), Some(0.0)),
    ];
    for (amounts, top, share, gini) in cases {
        let rows: Vec<_> = amounts.iter().map(std::slice::from_ref).map(|amount| ("Same", None, amount)).collect();
        let found = analyse_now(&project(&["Managed"], &rows)).concentration;
        assert_eq!(found.top_clients, top, "{amounts:?}");
        assert!(near(found.top_10_percent_share, share) && near(found.gini, gini), "{amounts:?}: {found:?}");
        assert!(found.pareto.iter().all(|share| *share <= 1.0 + 1e-12), "{amounts:?}: {found:?}");
        assert_eq!(found.below_zero.len(), amounts.iter().filter(|amount| **amount < 0.0).count());
    }
}

#[test]
fn the_plan_divides_the_same_hours_by_weight() {
    let project = changed(|client| {
        client.effort_hours = match client.name.as_str() {
            "G" => Some(10.0),
            "F" => Some(20.0),
            "E" => Some(30.0),
            "A" => Some(40.0),
            "H" => Some(-1.0),
            _ => None,
        }
    });
    let outcome = analyse_now(&project);
    let rooms: Vec<Option<f64>> = [Some(30.0), None, Some(10.0), Some(0.0), None, Some(60.0), Some(0.0), None].to_vec();
    let plan = attention(&project, &outcome, &rooms);
    assert_eq!((plan.hours_now, plan.hours_over, plan.hours), (Some(100.0), 4, Some(100.0)));
    // Tiers GF, ED, CB, AH; weights 8, 4, 2, 1.
    let expected = [
        (Some(0.3), 2, 60.0, Some(0.6), Some(800.0 / 15.0), Some(400.0 / 15.0)),
        (Some(0.3), 1, 0.0, Some(0.0), Some(400.0 / 15.0), Some(200.0 / 15.0)),
        (None, 0, 10.0, Some(0.1), Some(200.0 / 15.0), Some(100.0 / 15.0)),
        (Some(0.4), 1, 30.0, Some(0.3), Some(100.0 / 15.0), Some(50.0 / 15.0)),
    ];
    for (row, (now, over, potential, potential_share, hours, each)) in plan.rows.iter().zip(expected) {
        assert!(near(row.share_now, now) && row.hours_over == over, "{row:?}");
        assert!(near(Some(row.potential), Some(potential)) && near(row.potential_share, potential_share), "{row:?}");
        assert!(near(row.hours_planned, hours) && near(row.hours_per_client, each), "{row:?}");
    }
    assert_eq!(plan.rows[0].revenue_share, outcome.tiers.rows[0].share);
}

#[test]
fn without_hours_there_are_shares_and_hours_of_ones_own_are_divided_too() {
    let mut project = worked_example();
    let nobody = vec![None; 8];
    let plan = attention(&project, &analyse_now(&project), &nobody);
    assert_eq!((plan.hours_now, plan.rows[0].hours_planned, plan.rows[0].potential_share), (None, None, None));
    assert!(near(plan.rows[0].share_planned, Some(8.0 / 15.0)));
    project.settings.tiers.hours = Some(60.0);
    project.settings.tiers.rule = TierRule::Value;
    for (tier, weight) in [(1, 2.0), (2, 1.0), (3, 0.0)] {
        assert!(project.settings.tiers.promise(tier, &Promise { weight: Some(weight), ..Promise::default() }));
    }
    let plan = attention(&project, &analyse_now(&project), &nobody);
    let hours: Vec<_> = plan.rows.iter().map(|row| row.hours_planned).collect();
    assert_eq!(hours, [None, Some(40.0), Some(20.0), Some(0.0)], "an empty tier takes no hours");
}

#[test]
fn the_map_is_cut_at_the_medians() {
    let project = worked_example();
    let outcome = analyse_now(&project);
    // Revenue of A to G: 7.5, 10.8, 32.4, 54, 62.4, 90, 120 thousand; the median of those with room known is D's.
    let rooms = [Some(5.0), Some(0.0), Some(0.0), Some(9.0), Some(0.0), Some(7.0), Some(0.0), None];
    let map = potential_map(&outcome, &rooms);
    assert_eq!((map.revenue_cut, map.room_cut), (Some(54_000.0), Some(0.0)));
    let names = |quadrant| -> String {
        map.of(quadrant).map(|point| project.client(point.client).expect("there").name.as_str()).collect()
    };
    assert_eq!(Quadrant::ALL.map(names), ["F", "GE", "DA", "CB"]);
    assert_eq!(map.unknown.len(), 1);
    let nobody = potential_map(&outcome, &[]);
    assert_eq!((nobody.points.len(), nobody.revenue_cut, nobody.unknown.len()), (0, None, 8));
}
