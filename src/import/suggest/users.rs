//! The number of users that billed quantities propose (IMPORT.md §4).

use std::collections::HashSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::names::WORDS;
use super::{ProposedSize, SuggestionAbout};
use crate::model::fold_words;
use crate::model::{Client, Dataset, Line, Offering, neumaier_sum};

/// Fewer clients than this prove nothing about an offering whose name does not say so.
const FEWEST_CLIENTS: usize = 3;
/// Fewer different quantities than this do not move.
const FEWEST_QUANTITIES: usize = 3;
/// How far unit prices of one client lie apart at most, as a fraction: rounding to the cent.
const SAME_PRICE: f64 = 0.01;

/// The sizes each offering billed per user proposes, with its revenue.
pub(super) fn proposed(data: &Dataset) -> Vec<(SuggestionAbout, f64)> {
    let mut lines: Vec<Vec<&Line>> = vec![Vec::new(); data.offerings.len()];
    for line in data.lines.iter().filter(|line| line.quantity.is_some()) {
        if let Some(of) = lines.get_mut(line.offering.index()) {
            of.push(line);
        }
    }
    let each = data.offerings.par_iter().zip(lines).filter(|(_, lines)| !lines.is_empty());
    each.filter_map(|(offering, lines)| of_offering(data, offering, lines)).collect()
}

fn of_offering(data: &Dataset, offering: &Offering, mut lines: Vec<&Line>) -> Option<(SuggestionAbout, f64)> {
    let amount = neumaier_sum(lines.iter().map(|line| line.amount));
    lines.sort_by_key(|line| line.client);
    if !says_per_user(&offering.name) && !is_billed_per_user(&lines) {
        return None;
    }
    let size = |lines: &[&Line]| proposed_size(data.clients.get(lines.first()?.client.index())?, lines);
    let mut sizes: Vec<ProposedSize> = by_client(&lines).filter_map(size).collect();
    sizes.sort_by(|a, b| b.billed.total_cmp(&a.billed).then_with(|| a.client.cmp(&b.client)));
    (!sizes.is_empty()).then(|| (SuggestionAbout::UsersFromLines { offering: offering.name.clone(), sizes }, amount))
}

/// The lines of each client, of lines that stand by client.
fn by_client<'s, 'l>(lines: &'s [&'l Line]) -> impl Iterator<Item = &'s [&'l Line]> {
    lines.chunk_by(|one, next| one.client == next.client)
}

fn says_per_user(name: &str) -> bool {
    let folded = fold_words(name);
    let words: Vec<&str> = folded.split(' ').collect();
    WORDS.per_user.iter().any(|wanted| words.windows(wanted.len()).any(|window| window == wanted.as_slice()))
}

/// Whether quantities behave like users: whole, differing between clients or months, at a price that stays per client,
/// and billed again and again. Hardware is sold at one price too, but not every month. `lines` stand by client.
fn is_billed_per_user(lines: &[&Line]) -> bool {
    let positive = || lines.iter().filter(|line| line.amount > 0.0).filter_map(|line| line.quantity);
    let whole = positive().all(|quantity| quantity.fract() == 0.0 && quantity > 0.0);
    let clients = by_client(lines).count();
    if clients < FEWEST_CLIENTS || !whole {
        return false;
    }
    let more_than_one = positive().filter(|quantity| *quantity > 1.0).count();
    let most = |count: usize| count * 10 >= clients * 8;
    if more_than_one * 2 <= positive().count() || !most(by_client(lines).filter(|lines| price_stays(lines)).count()) {
        return false;
    }
    let different: HashSet<u64> = positive().map(f64::to_bits).collect();
    let again = by_client(lines).filter(|lines| months(lines) >= 3).count();
    different.len() >= FEWEST_QUANTITIES && again * 2 > clients
}

fn months(lines: &[&Line]) -> usize {
    let months = lines.iter().filter_map(|line| line.date).map(|date| (date.year(), date.month()));
    months.collect::<HashSet<_>>().len()
}

fn price_stays(lines: &[&Line]) -> bool {
    let prices = lines.iter().filter_map(|line| line.quantity.filter(|q| *q != 0.0).map(|count| line.amount / count));
    let (low, high) = prices.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), p| (low.min(p), high.max(p)));
    high > 0.0 && high - low <= SAME_PRICE.max(high * SAME_PRICE)
}

/// The quantity of the last month billed, credits counted; of all lines where none has a date.
fn proposed_size(client: &Client, lines: &[&Line]) -> Option<ProposedSize> {
    let last = lines.iter().filter_map(|line| line.date).max();
    let same_month = |date: Option<Date>| match (last, date) {
        (Some(last), Some(date)) => (last.year(), last.month()) == (date.year(), date.month()),
        (None, _) => true,
        (Some(_), None) => false,
    };
    // A credit note repeats the quantity; its amount tells the direction.
    let signed = |line: &&Line| line.quantity.map(|count| if line.amount < 0.0 { -count.abs() } else { count });
    let billed: f64 = lines.iter().filter(|line| same_month(line.date)).filter_map(signed).sum();
    let source = lines.iter().filter(|line| same_month(line.date)).map(|line| line.source).max()?;
    (billed > 0.0).then(|| ProposedSize { client: client.name.clone(), billed, known: client.users, source })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::import::Recipe;
    use crate::import::suggest::Suggestion;
    use crate::import::suggest::apply::note_conflicts;
    use crate::model::{CellRef, ClientId, OfferingId, SheetId};

    /// Lines of one offering as client, month, quantity and unit price, under a name.
    type Sale = (usize, i8, f64, f64);

    fn data(name: &str, sales: &[Sale]) -> Dataset {
        let line = |(row, &(client, month, quantity, price)): (u32, &Sale)| Line {
            client: ClientId::at(client),
            offering: OfferingId(0),
            amount: quantity * price,
            date: (month > 0).then(|| date(2026, month, 1)),
            quantity: Some(quantity.abs()),
            source: CellRef { sheet: SheetId(0), row, column: 0 },
        };
        let clients = ["Elm", "Oak", "Fir"].iter().enumerate();
        Dataset {
            clients: Arc::new(clients.map(|(at, name)| Client::named(ClientId::at(at), *name)).collect()),
            offerings: Arc::new(vec![Offering::named(OfferingId(0), name)]),
            lines: Arc::new((0..).zip(sales).map(line).collect()),
            ..Dataset::default()
        }
    }

    fn sizes(data: &Dataset) -> String {
        let found = proposed(data);
        let sizes = found.iter().flat_map(|(about, _)| match about {
            SuggestionAbout::UsersFromLines { sizes, .. } => sizes.as_slice(),
            _ => &[],
        });
        sizes.map(|size| format!("{} {}", size.client, size.billed)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn billed_users_are_told_from_other_quantities() {
        let monthly = [
            (0, 1, 10.0, 5.0),
            (0, 2, 12.0, 5.0),
            (0, 3, 12.0, 5.0),
            (1, 1, 40.0, 5.0),
            (1, 2, 41.0, 5.0),
            (1, 3, 38.0, 5.0),
            (2, 3, 7.0, 4.5),
        ];
        let hardware = [(0, 1, 10.0, 800.0), (1, 2, 4.0, 800.0), (2, 3, 7.0, 800.0)];
        let hours = monthly.map(|(client, month, quantity, _)| (client, month, quantity + 0.5, 100.0));
        let priced =
            monthly.map(|(client, month, quantity, price)| (client, month, quantity, price + f64::from(month)));
        let fixed = monthly.map(|(client, month, _, price)| (client, month, 1.0, price));
        let undated = monthly.map(|(client, _, quantity, price)| (client, 0, quantity, price));
        let cases: [(&str, &[Sale], &str); 10] = [
            ("Workplace", &monthly, "Oak 38, Elm 12, Fir 7"),
            ("Laptops", &hardware, ""),
            ("Laptops per user", &hardware, "Elm 10, Fir 7, Oak 4"),
            ("Werkplek per gebruiker", &hardware, "Elm 10, Fir 7, Oak 4"),
            ("Support", &hours, ""),
            ("Storage", &priced, ""),
            ("Firewall", &fixed, ""),
            ("Workplace", &undated, ""),
            ("User training", &hardware, ""),
            // One client upgraded in the last month, and one was credited.
            (
                "Seats",
                &[(0, 2, 10.0, 5.0), (0, 3, 10.0, 5.0), (0, 3, 2.0, 5.0), (1, 3, 5.0, 5.0), (1, 3, -5.0, 5.0)],
                "Elm 12",
            ),
        ];
        for (name, sales, expected) in cases {
            assert_eq!(sizes(&data(name, sales)), expected, "{name}");
        }
    }

    #[test]
    fn another_number_known_is_a_conflict() {
        let mut data = data("Per user", &[(0, 1, 10.0, 5.0), (1, 1, 4.0, 5.0), (2, 1, 4.0, 5.0)]);
        let clients = Arc::make_mut(&mut data.clients);
        (clients[0].users, clients[1].users) = (Some(12.0), Some(4.0));
        let found = proposed(&data);
        let [(SuggestionAbout::UsersFromLines { sizes, .. }, amount)] = found.as_slice() else { panic!("{found:?}") };
        let conflicts: Vec<_> = sizes.iter().map(|size| (size.client.as_str(), size.is_conflict())).collect();
        assert_eq!(conflicts, [("Elm", true), ("Fir", false), ("Oak", false)]);
        assert!((amount - 90.0).abs() < 1e-9);
        for (said, expected) in [(None, 1), (Some(true), 1), (Some(false), 0)] {
            let recipe = Recipe {
                suggestions: said.map(|said| ("users_from_lines:Per user".to_owned(), said)).into_iter().collect(),
                ..Recipe::default()
            };
            let mut data = data.clone();
            let found: Vec<Suggestion> =
                found.iter().map(|(about, amount)| Suggestion::new(about.clone(), *amount, &recipe)).collect();
            note_conflicts(&mut data, &found);
            let issues: Vec<_> = data.issues.iter().map(|issue| (issue.source.row, issue.value.as_str())).collect();
            assert_eq!(issues, [(0, "10")][..expected], "{said:?}");
        }
    }
}
