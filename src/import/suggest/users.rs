//! The number of users that billed quantities propose (IMPORT.md §4).

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::names::WORDS;
use super::{ProposedSize, SuggestionAbout};
use crate::import::guess::fold::fold;
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
    let each = data.offerings.iter().zip(&lines).filter(|(_, lines)| !lines.is_empty());
    each.filter_map(|(offering, lines)| of_offering(data, offering, lines)).collect()
}

fn of_offering(data: &Dataset, offering: &Offering, lines: &[&Line]) -> Option<(SuggestionAbout, f64)> {
    let mut by_client: BTreeMap<usize, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        by_client.entry(line.client.index()).or_default().push(line);
    }
    if !says_per_user(&offering.name) && !is_billed_per_user(&by_client) {
        return None;
    }
    let mut sizes: Vec<ProposedSize> =
        by_client.iter().filter_map(|(client, lines)| proposed_size(data.clients.get(*client)?, lines)).collect();
    sizes.sort_by(|a, b| b.billed.total_cmp(&a.billed).then_with(|| a.client.cmp(&b.client)));
    let amount = neumaier_sum(lines.iter().map(|line| line.amount));
    (!sizes.is_empty()).then(|| (SuggestionAbout::UsersFromLines { offering: offering.name.clone(), sizes }, amount))
}

fn says_per_user(name: &str) -> bool {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    WORDS.per_user.iter().any(|wanted| words.windows(wanted.len()).any(|window| window == wanted.as_slice()))
}

/// Whether quantities behave like users: whole, differing between clients or months, at a price that stays per client,
/// and billed again and again. Hardware is sold at one price too, but not every month.
fn is_billed_per_user(by_client: &BTreeMap<usize, Vec<&Line>>) -> bool {
    let all = || by_client.values().flatten();
    let positive = || all().filter(|line| line.amount > 0.0).filter_map(|line| line.quantity);
    let whole = positive().all(|quantity| quantity.fract() == 0.0 && quantity > 0.0);
    let different: HashSet<u64> = positive().map(f64::to_bits).collect();
    let more_than_one = positive().filter(|quantity| *quantity > 1.0).count();
    if by_client.len() < FEWEST_CLIENTS || !whole || different.len() < FEWEST_QUANTITIES {
        return false;
    }
    let again = by_client.values().filter(|lines| months(lines) >= 3).count();
    let steady = by_client.values().filter(|lines| price_stays(lines)).count();
    let most = |count: usize| count * 10 >= by_client.len() * 8;
    more_than_one * 2 > positive().count() && most(steady) && again * 2 > by_client.len()
}

fn months(lines: &[&Line]) -> usize {
    let months = lines.iter().filter_map(|line| line.date).map(|date| (date.year(), date.month()));
    months.collect::<HashSet<_>>().len()
}

fn price_stays(lines: &[&Line]) -> bool {
    let prices =
        lines.iter().filter_map(|line| line.quantity.filter(|q| *q != 0.0).map(|quantity| line.amount / quantity));
    let prices: Vec<f64> = prices.collect();
    let (low, high) =
        prices.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), p| (low.min(*p), high.max(*p)));
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
    (billed > 0.0).then(|| ProposedSize { client: client.name.clone(), billed, known: client.users })
}
