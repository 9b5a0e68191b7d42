//! The headline, worded by how sure it is (METHOD.md §5), and why the band that leads does.

use super::{Finding, counts_anything, criterion_phrase, grouped};
use crate::analysis::Certainty;
use crate::model::Criterion;
use crate::say;
use crate::text::{Text, words};

/// A band whose score is at least this part of the best is close behind.
const CLOSE: f64 = 0.8;
/// Shares nearer than this are equal.
const EQUAL: f64 = 1e-9;

/// The verdict in one sentence that carries its doubt: "26–100 users is probably your sweet spot". While the doubt is
/// being computed it only says who leads.
#[must_use]
pub fn title(text: &Text, found: Finding<'_>) -> String {
    let verdict = &found.outcome.verdict;
    if found.outcome.basis.clients.is_empty() {
        return say!(text, "verdict-no-clients");
    }
    if !found.weighs() {
        return say!(text, "verdict-no-weights");
    }
    match verdict.winners.as_slice() {
        [] => say!(text, "verdict-no-sizes"),
        &[winner] if !verdict.enough_clients => say!(text, "verdict-too-few", band = found.phrase(text, winner)),
        tied if !verdict.enough_clients => say!(text, "verdict-too-few-tie", bands = found.labels(text, tied)),
        winners => by_certainty(text, found, winners),
    }
}

fn by_certainty(text: &Text, found: Finding<'_>, winners: &[usize]) -> String {
    let leader = || winners.first().map(|&band| found.phrase(text, band)).unwrap_or_default();
    match found.certainty() {
        Some(Certainty::Sure) => say!(text, "verdict-sure", band = leader()),
        Some(Certainty::Probable) => say!(text, "verdict-probable", band = leader()),
        Some(Certainty::TooFew) => {
            let row = winners.first().and_then(|&band| found.outcome.bands.get(band));
            let clients = row.map_or(0, |row| row.clients.len());
            say!(text, "verdict-few", band = leader(), count = clients, shown = text.integer(clients))
        }
        Some(Certainty::Undecided) => {
            let bands = found.doubt.map(|doubt| doubt.shortlist.as_slice()).unwrap_or_default();
            say!(text, "verdict-undecided", bands = found.labels(text, bands))
        }
        None if winners.len() == 1 => say!(text, "verdict-leads", band = leader()),
        None => say!(text, "verdict-tie", bands = found.labels(text, winners)),
    }
}

/// Why the band that leads does, or what makes a tie: "Clients with 26–100 users buy the most: 7.4 of 12
/// offerings on average". `None`
/// without a verdict.
#[must_use]
pub fn reason(text: &Text, found: Finding<'_>) -> Option<String> {
    if !found.weighs() {
        return None;
    }
    match found.outcome.verdict.winners.as_slice() {
        [] => None,
        &[winner] => Some(leads(text, found, winner)),
        tied => Some(tie(text, found, tied)),
    }
}

/// The first thing the winner really leads in, of what counts before the rest.
fn leads(text: &Text, found: Finding<'_>, winner: usize) -> String {
    let Finding { project, outcome, .. } = found;
    let weights = &project.settings.weights;
    let value = |criterion: Criterion, must_count: bool| {
        let result = outcome.verdict.criteria.iter().find(|result| result.criterion == criterion)?;
        let leads = result.winners == [winner] && result.too_small.is_empty();
        result.values.get(winner).copied().flatten().filter(|_| leads && (!must_count || weights.of(criterion) > 0.0))
    };
    let sentence = |criterion: Criterion, value: f64| {
        let offerings = words::offerings(text, outcome.basis.offerings.len());
        let amount = text.money_round(value, project.data.currency.as_deref());
        let band = found.phrase(text, winner);
        match criterion {
            Criterion::Breadth => {
                say!(text, "verdict-breadth", band = band, breadth = text.number(value, 1), offerings = offerings)
            }
            Criterion::RevenuePerUser => say!(text, "verdict-per-user", band = band, amount = amount),
            Criterion::AveragePerClient => say!(text, "verdict-average", band = band, amount = amount),
            _ => {
                let broad = outcome.bands.get(winner).map_or(0, |row| row.broad_clients);
                let (shown, from) = (text.integer(broad), text.integer(outcome.basis.broad_from));
                say!(
                    text,
                    "verdict-broad",
                    band = band,
                    count = broad,
                    shown = shown,
                    from = from,
                    offerings = offerings
                )
            }
        }
    };
    let order = [Criterion::Breadth, Criterion::RevenuePerUser, Criterion::BroadClients, Criterion::AveragePerClient];
    let first = |must_count| order.into_iter().find_map(|one| value(one, must_count).map(|value| sentence(one, value)));
    first(true)
        .or_else(|| first(false))
        .unwrap_or_else(|| say!(text, "verdict-balance", band = found.phrase(text, winner)))
}

/// Who wins what, who is close behind, and who wins most weightings.
fn tie(text: &Text, found: Finding<'_>, tied: &[usize]) -> String {
    let verdict = &found.outcome.verdict;
    let mut parts = wins(text, found, tied);
    if parts.is_empty() {
        parts.push(say!(text, "verdict-tie-nothing", bands = found.labels(text, tied)));
    }
    let first = verdict.scores.iter().map(|(_, score)| *score).fold(0.0, f64::max);
    let is_close =
        |&(band, score): &(usize, f64)| counts_anything(found) && !tied.contains(&band) && score >= CLOSE * first;
    let close: Vec<(usize, f64)> = verdict.scores.iter().copied().filter(is_close).collect();
    if let Some(best) = close.iter().map(|(_, score)| *score).reduce(f64::max) {
        let bands: Vec<usize> = close.iter().map(|(band, _)| *band).collect();
        let share = text.percent(best, 0);
        parts.push(say!(
            text,
            "verdict-tie-close",
            bands = found.labels(text, &bands),
            count = bands.len(),
            share = share
        ));
    }
    let weights = found.doubt.map(|doubt| doubt.weights.as_slice()).unwrap_or_default();
    let most = weights.iter().copied().fold(0.0, f64::max);
    let mut leaders = weights.iter().copied().enumerate().filter(|(_, share)| most - share < EQUAL);
    if let (Some((band, share)), None) = (leaders.next(), leaders.next()) {
        let draws = text.integer(found.project.settings.weightings);
        let (band, share) = (found.label(band), text.share(share));
        parts.push(say!(text, "verdict-tie-weights", draws = draws, band = band, share = share));
    }
    parts.join("; ")
}

/// Which of the criteria that count each tied band wins.
fn wins(text: &Text, found: Finding<'_>, tied: &[usize]) -> Vec<String> {
    let weights = &found.project.settings.weights;
    let counted = found.outcome.verdict.criteria.iter().filter(|result| weights.of(result.criterion) > 0.0);
    let of_tied = counted.map(|result| {
        let winners = result.winners.iter().copied().filter(|band| tied.contains(band)).collect();
        (result.criterion, winners)
    });
    let groups = grouped(of_tied);
    let part = |(bands, criteria): &(Vec<usize>, Vec<Criterion>)| {
        let names: Vec<_> = criteria.iter().map(|criterion| criterion_phrase(text, *criterion)).collect();
        let bands_named = found.labels(text, bands);
        say!(text, "verdict-tie-wins", bands = bands_named, count = bands.len(), criteria = text.list(&names))
    };
    groups.iter().map(part).collect()
}
