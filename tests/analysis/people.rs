//! Segments, rules, prospects, messages and core clients (METHOD.md §§8, 10–12), by hand.

use std::sync::Arc;

use proptest::prelude::*;
use sweetspot::analysis::{
    Fit, FitModel, Gower, MostLike, Outcome, Patterns, Reader, Rules, Traits, analyse_now, medoid, prospects,
    self_check,
};
use sweetspot::model::{
    BuiltIn, Client, ClientId, ClientStatus, DimensionId, DimensionKind, Edit, Effect, FitDimension, FitWeights,
    NamedValue, NewProspect, PeopleEdit, Profile, Project, Rule, RuleReason, ValueId,
};

use crate::projects::{Row, project, worked_example};

const INDUSTRY: DimensionId = DimensionId(0);

pub(crate) fn edited(project: &Project, edits: impl IntoIterator<Item = Edit>) -> Project {
    edits.into_iter().fold(project.clone(), |project, edit| project.edited(&edit).expect("the edit is valid"))
}

pub(crate) fn typed(project: &Project, edits: impl IntoIterator<Item = PeopleEdit>) -> Project {
    edited(project, edits.into_iter().map(Edit::People))
}

pub(crate) fn tag(clients: &[u32], built_in: BuiltIn, value: &str) -> Edit {
    let dimension = DimensionId::at(BuiltIn::ALL.iter().position(|one| *one == built_in).expect("one of the six"));
    Edit::Tag { clients: clients.iter().map(|id| ClientId(*id)).collect(), dimension, value: value.into() }
}

pub(crate) fn prospect(name: &str, users: Option<f64>, values: &[(BuiltIn, &str)]) -> NewProspect {
    let client = Client { users, status: ClientStatus::Prospect, ..Client::named(ClientId(0), name) };
    let values = values.iter().map(|(built_in, value)| (DimensionKind::BuiltIn(*built_in), (*value).to_owned(), None));
    NewProspect { client, values: values.collect() }
}

pub(crate) fn name(project: &Project, client: ClientId) -> &str {
    &project.client(client).expect("it exists").name
}

/// METHOD.md §14 with C, D, E in care in the north, and A and B in retail in the south.
pub(crate) fn tagged_example() -> Project {
    edited(
        &worked_example(),
        [
            tag(&[2, 3, 4], BuiltIn::Industry, "Care"),
            tag(&[0, 1], BuiltIn::Industry, "Retail"),
            tag(&[2, 3, 4], BuiltIn::Geography, "North"),
            tag(&[0, 1], BuiltIn::Geography, "South"),
        ],
    )
}

#[test]
fn the_prospect_of_the_worked_example_fits_by_three_quarters() {
    // In the band next to the sweet spot, with the best industry and geography.
    let known = [(BuiltIn::Industry, "Care"), (BuiltIn::Geography, "North")];
    let project = typed(
        &tagged_example(),
        [PeopleEdit::AddProspects(vec![prospect("P", Some(150.0), &known), prospect("Nobody", None, &[])])],
    );
    let outcome = analyse_now(&project);
    let found = prospects(&project, &outcome);
    let by_name = |wanted: &str| found.list.iter().find(|one| name(&project, one.client) == wanted).expect("listed");
    let p = by_name("P");
    assert_eq!(p.fit, Fit { fit: Some(0.75), completeness: 0.5, low: 0.375, high: 0.875 });
    let mean = found.mean_fit.expect("own clients are known");
    assert!((p.order.expect("known") - (0.75 * 0.5 + mean * 0.5)).abs() < 1e-12);
    let nobody = by_name("Nobody");
    assert_eq!(nobody.fit, Fit { fit: None, completeness: 0.0, low: 0.0, high: 1.0 });
    assert_eq!(nobody.order, Some(mean));
    assert_eq!(nobody.ask.map(|ask| ask.dimension), Some(FitDimension::Size));
    assert_eq!(nobody.ask.map(|ask| ask.moves), Some(3.0 / 12.0));
}

#[test]
fn value_fits_are_shrunk_means_over_the_largest() {
    let project = tagged_example();
    let outcome = analyse_now(&project);
    let value = |client: u32| outcome.value.of(ClientId(client)).expect("it counts");
    let mean = (0..8).map(value).sum::<f64>() / 8.0;
    let shrunk = |clients: &[u32]| {
        let many = f64::from(u32::try_from(clients.len()).expect("few"));
        (clients.iter().map(|id| value(*id)).sum::<f64>() + 5.0 * mean) / (many + 5.0)
    };
    let (care, retail) = (shrunk(&[2, 3, 4]), shrunk(&[0, 1]));
    let model = FitModel::of(&project, &outcome);
    let reader = Reader::new(&project, &outcome.basis);
    let fit = |client: u32| {
        model.value_fit(FitDimension::Industry, &reader.traits(project.client(ClientId(client)).expect("it exists")))
    };
    assert_eq!((fit(2), fit(7)), (Some(1.0), None));
    assert!((fit(0).expect("tagged") - retail / care).abs() < 1e-12);
    // A value the pin names is as good as the best, whoever has it.
    let retail = project.dimension(INDUSTRY).and_then(|found| found.find("Retail")).expect("in use");
    let pinned =
        edited(&project, [Edit::PinProfile(Some(Profile { band: None, conditions: vec![(INDUSTRY, retail)] }))]);
    let model = FitModel::of(&pinned, &analyse_now(&pinned));
    let traits = reader.traits(project.client(ClientId(0)).expect("it exists"));
    assert_eq!(model.value_fit(FitDimension::Industry, &traits), Some(1.0));
}

#[test]
fn a_value_no_client_has_is_unknown_and_not_asked_for() {
    let values = [(BuiltIn::Industry, "Space travel")];
    let project = typed(
        &tagged_example(),
        [PeopleEdit::AddProspects(vec![prospect("P", Some(60.0), &values), prospect("Q", Some(60.0), &[])])],
    );
    let found = prospects(&project, &analyse_now(&project));
    let fits: Vec<Fit> = found.list.iter().map(|one| one.fit).collect();
    assert_eq!(fits[0], fits[1], "it says no more than nothing");
    let asked = |wanted: &str| {
        let one = found.list.iter().find(|one| name(&project, one.client) == wanted).expect("listed");
        one.ask.map(|ask| ask.dimension)
    };
    assert_eq!((asked("P"), asked("Q")), (Some(FitDimension::Geography), Some(FitDimension::Industry)));
}

#[test]
fn rules_fire_only_where_all_they_name_is_there_and_do_what_they_say() {
    let rule = |values: &[&str], effect| Rule {
        conditions: values.iter().map(|value| NamedValue::built_in(BuiltIn::Industry, *value)).collect(),
        effect,
        reason: RuleReason::default(),
    };
    let people = vec![
        prospect("Halved", Some(60.0), &[(BuiltIn::Industry, "Care")]),
        prospect("Excluded", Some(60.0), &[(BuiltIn::Industry, "Retail")]),
        prospect("Unknown", Some(60.0), &[]),
    ];
    let rules = vec![
        rule(&["care"], Effect::Halve),
        rule(&["CARE "], Effect::Halve),
        rule(&["Care"], Effect::Warn),
        rule(&["Retail"], Effect::Exclude),
        rule(&["Care", "Retail"], Effect::Exclude),
        rule(&["Nowhere"], Effect::Exclude),
        rule(&[], Effect::Exclude),
    ];
    let before = typed(&tagged_example(), [PeopleEdit::AddProspects(people)]);
    let after = typed(&before, [PeopleEdit::SetRules(rules)]);
    let of = |project: &Project| {
        let found = prospects(project, &analyse_now(project));
        found.list.iter().map(|one| (name(project, one.client).to_owned(), one.clone())).collect::<Vec<_>>()
    };
    let plain = of(&before);
    let now = of(&after);
    let find = |list: &[(String, sweetspot::analysis::Prospect)], wanted: &str| {
        list.iter().find(|(name, _)| name == wanted).expect("listed").1.clone()
    };
    let (was, is) = (find(&plain, "Halved"), find(&now, "Halved"));
    assert_eq!(is.rules, [0, 1, 2]);
    let quarter = |fit: Fit| Fit { fit: fit.fit.map(|fit| fit / 4.0), low: fit.low / 4.0, high: fit.high / 4.0, ..fit };
    assert_eq!(is.fit, quarter(was.fit));
    let last = now.last().expect("three");
    assert_eq!((last.0.as_str(), last.1.is_excluded, last.1.fit.fit), ("Excluded", true, Some(0.0)));
    assert_eq!(find(&now, "Unknown").rules, [0_usize; 0]);
    assert!((Rules::of(&after).factor(&[0, 1, 2]) - 0.25).abs() < 1e-12);
}

#[test]
fn the_distance_counts_what_is_known_of_one_only_as_a_half() {
    let project = tagged_example();
    let gower = Gower::of(&project);
    let traits = |band: Option<usize>, industries: &[u32]| {
        let mut traits = Traits { band, ..Traits::default() };
        traits.values[0] = industries.iter().map(|value| ValueId(*value)).collect();
        traits
    };
    let cases = [
        (traits(Some(0), &[]), traits(Some(3), &[]), Some(3.0 / 6.0)),
        (traits(Some(1), &[0]), traits(Some(1), &[0]), Some(0.0)),
        (traits(Some(1), &[0]), traits(None, &[0]), Some(0.25)),
        (traits(None, &[0, 1]), traits(None, &[1, 2]), Some(1.0 - 1.0 / 3.0)),
        (traits(None, &[]), traits(None, &[]), None),
    ];
    for (one, other, expected) in cases {
        assert_eq!(gower.distance(&one, &other), expected, "{one:?} {other:?}");
        assert_eq!(gower.distance(&other, &one), expected, "the other way round");
    }
    let without_size = typed(&project, [PeopleEdit::SetFitWeight { dimension: FitDimension::Size, weight: 0.0 }]);
    let none = Gower::of(&without_size).distance(&traits(Some(0), &[]), &traits(Some(3), &[]));
    assert_eq!(none, None, "without weight it does not count");
}

/// The medoid by every pair.
fn brute_medoid(project: &Project, outcome: &Outcome, clients: &[ClientId]) -> Option<ClientId> {
    let (gower, reader) = (Gower::of(project), Reader::new(project, &outcome.basis));
    let traits = |id: ClientId| reader.traits(project.client(id).expect("it exists"));
    let mean = |id: ClientId| {
        let others = clients.iter().filter(|other| **other != id);
        let known: Vec<f64> = others.filter_map(|other| gower.distance(&traits(id), &traits(*other))).collect();
        let count = f64::from(u32::try_from(known.len()).expect("few"));
        if known.is_empty() { f64::INFINITY } else { known.iter().sum::<f64>() / count }
    };
    let revenue = |id: ClientId| (outcome.basis.revenue[id.index()] * 100.0).round();
    let mut all = clients.to_vec();
    all.sort_by(|a, b| {
        let (one, other) = (mean(*a), mean(*b));
        let near = (one - other).abs() < 1e-9 || one.is_infinite() && other.is_infinite();
        if near {
            revenue(*b).total_cmp(&revenue(*a)).then_with(|| name(project, *a).cmp(name(project, *b)))
        } else {
            one.total_cmp(&other)
        }
    });
    all.first().copied()
}

/// A project of these clients: users, amount, industry, role.
fn random_project(rows: &[(u16, u32, u8, u8)]) -> Project {
    let names: Vec<String> = (0..rows.len()).map(|at| format!("Client {at}")).collect();
    let amounts: Vec<[f64; 1]> = rows.iter().map(|row| [f64::from(row.1)]).collect();
    let table: Vec<Row<'_>> = rows
        .iter()
        .zip(&names)
        .zip(&amounts)
        .map(|((row, name), amounts)| (name.as_str(), (row.0 > 0).then(|| f64::from(row.0)), &amounts[..]))
        .collect();
    let mut project = project(&["Managed"], &table);
    for (at, row) in (0_u32..).zip(rows) {
        let tags = [(BuiltIn::Industry, row.2), (BuiltIn::BuyerRole, row.3)];
        for (built_in, value) in tags.into_iter().filter(|(_, value)| *value > 0) {
            project = edited(&project, [tag(&[at], built_in, &format!("Value {value}"))]);
        }
    }
    project
}

/// The self-check without a shortcut: a model for each client, made of a project in which it does not count for values.
fn brute_auc(project: &Project, outcome: &Outcome) -> Option<f64> {
    let reader = Reader::new(project, &outcome.basis);
    let own = |id: ClientId| reader.traits(project.client(id).expect("it exists"));
    let ids = &outcome.basis.clients;
    let fit_without = |out: ClientId| -> Fit {
        let value = |id: ClientId| outcome.value.of(id).expect("it counts");
        let others: Vec<ClientId> = ids.iter().copied().filter(|id| *id != out).collect();
        let number = |count: usize| f64::from(u32::try_from(count).expect("few"));
        let mean = others.iter().map(|id| value(*id)).sum::<f64>() / number(others.len());
        let shrunk = |dimension: FitDimension, of: ValueId| {
            let having: Vec<f64> =
                others.iter().filter(|id| own(**id).of(dimension).contains(&of)).map(|id| value(*id)).collect();
            (!having.is_empty()).then(|| (having.iter().sum::<f64>() + 5.0 * mean) / (number(having.len()) + 5.0))
        };
        let (mut known, mut sum, mut all) = (0.0, 0.0, 0.0);
        for dimension in FitDimension::ALL {
            let weight = project.people.fit_weights.of(dimension);
            all += weight;
            let fit = match dimension {
                FitDimension::Size => own(out).band.map(|band| {
                    let steps = outcome.verdict.winners.iter().map(|winner| winner.abs_diff(band)).min();
                    [1.0, 0.5][..].get(steps.unwrap_or(9)).copied().unwrap_or(0.0)
                }),
                other => {
                    let values = (0..20).map(ValueId).filter_map(|value| shrunk(other, value));
                    let largest = values.fold(0.0, f64::max);
                    let fits = own(out);
                    let fits = fits.of(other).iter().filter_map(|value| shrunk(other, *value));
                    fits.map(|fit| fit / largest).reduce(f64::max)
                }
            };
            if let Some(fit) = fit.filter(|_| dimension != FitDimension::Size || !outcome.verdict.winners.is_empty()) {
                known += weight;
                sum += weight * fit;
            }
        }
        Fit { fit: (known > 0.0).then(|| sum / known), completeness: known / all, ..Fit::default() }
    };
    let fits: Vec<Fit> = ids.iter().map(|id| fit_without(*id)).collect();
    let known: Vec<f64> = fits.iter().filter_map(|fit| fit.fit).collect();
    if known.is_empty() {
        return None;
    }
    let mean = known.iter().sum::<f64>() / f64::from(u32::try_from(known.len()).expect("few"));
    let order: Vec<f64> = fits.iter().map(|fit| fit.order(Some(mean)).expect("there is a mean")).collect();
    let is_best = |id: &ClientId| outcome.tiers.of_client[id.index()] == Some(0);
    let (mut won, mut pairs, mut best) = (0.0, 0_u32, 0);
    for (one, high) in ids.iter().zip(&order).filter(|(id, _)| is_best(id)) {
        best += 1;
        for (_, low) in ids.iter().zip(&order).filter(|(id, _)| !is_best(id)) {
            pairs += 1;
            won += if (high - low).abs() < 1e-9 { 0.5 } else { f64::from(u8::from(high > low)) };
        }
        assert!(ids.contains(one));
    }
    (best >= 3 && ids.len() - best >= 3).then(|| won / f64::from(pairs))
}

fn rows() -> impl Strategy<Value = Vec<(u16, u32, u8, u8)>> {
    prop::collection::vec((0_u16..400, 1_u32..5_000, 0_u8..5, 0_u8..4), 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_medoid_and_the_self_check_are_those_of_brute_force(rows in rows()) {
        let project = random_project(&rows);
        let outcome = analyse_now(&project);
        let all = outcome.basis.clients.clone();
        prop_assert_eq!(medoid(&project, &outcome, &all), brute_medoid(&project, &outcome, &all));
        let (found, expected) = (self_check(&project, &outcome), brute_auc(&project, &outcome));
        prop_assert_eq!(found.clients, all.len());
        match (found.auc, expected) {
            (Some(found), Some(expected)) => prop_assert!((found - expected).abs() < 1e-9, "{found} {expected}"),
            (found, expected) => prop_assert_eq!(found, expected),
        }
    }

    #[test]
    fn knowing_more_shrinks_the_range_and_unknown_never_lowers_its_high_end(
        rows in rows(),
        users in prop::option::of(1_u16..400),
        industry in 0_u8..6,
        factor in 0.1_f64..50.0,
    ) {
        let industry = format!("Value {industry}");
        let less = prospect("Less", users.map(f64::from), &[]);
        let more = prospect("More", users.map(f64::from), &[(BuiltIn::Industry, &industry)]);
        let project = typed(&random_project(&rows), [PeopleEdit::AddProspects(vec![less, more])]);
        let outcome = analyse_now(&project);
        let found = prospects(&project, &outcome);
        let of = |found: &sweetspot::analysis::Prospects, wanted: &str| {
            found.list.iter().find(|one| name(&project, one.client) == wanted).expect("listed").clone()
        };
        let (less, more) = (of(&found, "Less"), of(&found, "More"));
        prop_assert!(less.fit.high >= more.fit.high - 1e-12 && less.fit.low <= more.fit.low + 1e-12);
        prop_assert!(more.fit.low <= more.fit.high && (0.0..=1.0).contains(&more.fit.low));
        let is_had = rows.iter().any(|row| format!("Value {}", row.2) == industry && row.2 > 0);
        if is_had {
            prop_assert!(more.fit.high - more.fit.low < less.fit.high - less.fit.low);
        }
        let mut scaled = project.clone();
        let people = Arc::make_mut(&mut scaled.people);
        people.fit_weights = FitWeights(people.fit_weights.0.map(|weight| weight * factor));
        let again = prospects(&scaled, &outcome);
        for (one, other) in found.list.iter().zip(&again.list) {
            prop_assert_eq!(one.client, other.client);
            let (one, other) = (one.fit.fit.unwrap_or(2.0), other.fit.fit.unwrap_or(2.0));
            prop_assert!((one - other).abs() < 1e-9);
        }
    }
}

#[test]
fn who_is_most_alike_is_the_larger_of_equals() {
    let project = typed(
        &tagged_example(),
        [PeopleEdit::AddProspects(vec![prospect("P", Some(60.0), &[(BuiltIn::Industry, "Care")])])],
    );
    let outcome = analyse_now(&project);
    let most = MostLike::new(&project, &outcome);
    let found = most.of(project.client(ClientId(8)).expect("the prospect"));
    assert_eq!(found.map(|client| name(&project, client)), Some("E"), "C, D and E are alike; E pays most");
    let patterns = Patterns::of(&project, &outcome.basis, &outcome.basis.clients);
    assert!(patterns.most_like(&Gower::of(&project), &Traits::default()).is_some());
}
