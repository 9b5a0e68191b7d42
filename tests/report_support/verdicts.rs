//! Projects whose verdict is of every kind: sure, probable, undecided, resting on few; criteria that decide nothing, shares
//! that are added up, credits, ties in cents, giants.

use sweetspot::analysis::{Certainty, analyse};
use sweetspot::model::{Cancel, Project};

use crate::projects::{project, worked_example};

/// What one client is: its users, and its amount per offering.
type Client = (f64, Vec<f64>);

/// A project of these clients, named in order; an amount of 0 is a blank cell.
fn of(name: &str, clients: &[Client]) -> Project {
    let width = clients.iter().map(|(_, amounts)| amounts.len()).max().unwrap_or_default();
    let offerings: Vec<String> = (1..=width).map(|offering| format!("Offering {offering}")).collect();
    let offerings: Vec<&str> = offerings.iter().map(String::as_str).collect();
    let names: Vec<String> = (1..=clients.len()).map(|client| format!("Company {client:03}")).collect();
    let amounts: Vec<Vec<Option<f64>>> = clients
        .iter()
        .map(|(_, amounts)| amounts.iter().map(|&amount| (amount != 0.0).then_some(amount)).collect())
        .collect();
    let rows: Vec<_> = clients
        .iter()
        .zip(&names)
        .zip(&amounts)
        .map(|(((users, _), name), amounts)| (name.as_str(), (*users > 0.0).then_some(*users), &amounts[..]))
        .collect();
    project(name, &offerings, &rows)
}

/// `count` clients alike in all but a little of their price.
fn alike(count: usize, users: f64, offerings: usize, price: f64) -> Vec<Client> {
    let client = |at: usize| (users + at as f64 * 0.5, vec![users * price * (1.0 + at as f64 * 0.01); offerings]);
    (0..count).map(client).collect()
}

/// Two bands, the second the better by `price`, among clients that differ much.
fn contested(price: f64) -> Project {
    let mut clients = Vec::new();
    for at in 0..24_usize {
        let width = 2 + (at * 7) % 3;
        let amount = 100.0 + ((at * 37) % 11) as f64 * 60.0;
        clients.push((10.0 + at as f64 * 0.5, vec![amount; width]));
        clients.push((40.0 + at as f64, vec![amount * 3.6 * price; width]));
    }
    of("Contested", &clients)
}

/// The first price at which the verdict is as sure as `wanted`.
fn as_sure_as(wanted: Certainty) -> Project {
    let certainty = |project: &Project| {
        let outcome = analyse(project, &Cancel::default()).expect("not cancelled");
        outcome.doubt.and_then(|doubt| doubt.certainty)
    };
    let found = (0..60).map(|step| contested(1.0 + f64::from(step) * 0.01)).find(|one| certainty(one) == Some(wanted));
    found.expect("some price gives it")
}

/// A band with more to show for less: its revenue is below zero, the other's breadth never reaches K.
fn added_up() -> Project {
    let mut clients = alike(4, 10.0, 2, 30.0);
    clients.extend((0..4).map(|at| (50.0 + f64::from(at), vec![-900.0, 200.0, 200.0, 200.0])));
    clients.extend(alike(2, 300.0, 3, 4.0));
    let mut project = of("Added up", &clients);
    project.settings.broad_from = Some(3);
    project
}

/// Pairs of clients of the same revenue in cents, in one amount and in two whose sum is a hair off.
fn ties_in_cents(scale: f64) -> Project {
    let rows: Vec<(String, f64, Vec<Option<f64>>)> = (0..16_u32)
        .map(|at| {
            let (step, users) = (f64::from(at / 2) * scale, 10.0 + f64::from(at) * 4.0);
            let amounts = if at % 2 == 0 {
                vec![Some(10.10 + step), Some(20.20 + step)]
            } else {
                vec![Some(30.30 + 2.0 * step), None]
            };
            // The one whose sum is a hair above is named last.
            (format!("Company {:02}", 40 - at), users, amounts)
        })
        .collect();
    let rows: Vec<_> = rows.iter().map(|(name, users, amounts)| (name.as_str(), Some(*users), &amounts[..])).collect();
    project("Cents", &["X", "Y"], &rows)
}

/// Twenty clients of which one brings most, and with it the verdict.
fn giant() -> Project {
    let mut clients = alike(10, 10.0, 2, 10.0);
    clients.extend(alike(9, 50.0, 2, 8.0));
    clients.push((60.0, vec![40_000.0, 10_000.0]));
    let mut project = of("Giant", &clients);
    project.settings.weights.0 = [0.0, 0.0, 0.0, 0.0, 0.0, 1.0];
    project
}

/// Clients below zero among others, one band of them.
fn below_zero() -> Project {
    let mut clients = alike(5, 10.0, 2, 20.0);
    clients.extend(alike(5, 50.0, 3, 15.0));
    clients.push((12.0, vec![-400.0, 150.0, 0.0]));
    clients.extend([(200.0, vec![-3_000.0, 100.0, 0.0]), (300.0, vec![-0.004, 0.0, 0.0])]);
    of("Below zero", &clients)
}

/// All of them, by name.
pub(crate) fn all() -> Vec<(&'static str, Project)> {
    let mut sure = alike(12, 10.0, 1, 20.0);
    sure.extend(alike(12, 50.0, 4, 30.0));
    let mut few = alike(20, 10.0, 1, 20.0);
    few.extend(alike(6, 50.0, 4, 30.0));
    let mut nobody_broad = of("Nobody broad", &sure);
    nobody_broad.settings.broad_from = Some(9);
    let mut too_few = worked_example();
    too_few.settings.minimum_clients = 50;
    let mut weightless = of("Weightless", &sure);
    weightless.settings.weights.0 = [0.0; 6];
    let mut equal = alike(4, 10.0, 2, 20.0);
    equal.extend(alike(4, 50.0, 2, 20.0));
    let mut tied = of("Tied", &equal);
    tied.settings.weights.0 = [1.0, 0.0, 1.0, 0.0, 0.0, 0.0];
    let mut forty: Vec<Client> = alike(6, 10.0, 3, 20.0);
    forty.extend(alike(6, 50.0, 5, 20.0));
    forty.push((0.0, vec![5.0; 40]));
    vec![
        ("sure", of("Sure", &sure)),
        ("probable", as_sure_as(Certainty::Probable)),
        ("undecided", as_sure_as(Certainty::Undecided)),
        ("few clients in the winner", of("Few", &few)),
        ("no band with enough", too_few),
        ("a tie of equals", tied),
        ("no weights", weightless),
        ("nobody broad", nobody_broad),
        ("forty offerings, K by the quartile", of("Forty", &forty)),
        ("shares added up", added_up()),
        ("ties in cents", ties_in_cents(0.0)),
        ("ties in cents, some thousands", ties_in_cents(1_234.56)),
        ("a giant", giant()),
        ("below zero", below_zero()),
    ]
}
