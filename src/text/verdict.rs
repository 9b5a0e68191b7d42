//! The findings in sentences (METHOD.md §5): which band wins, on what, how sure that is, and what is not known.
//!
//! Screens, the report and the command line all say these sentences, so that they never disagree.

mod doubt;

use super::{Text, words};
use crate::analysis::{BandRow, CriterionResult, Outcome};
use crate::model::{Band, BandBy, Criterion, Project};
use crate::say;

pub use doubt::{leave_one_out, resampling, weights};

/// The verdict in one sentence, true to what the winner wins: "Clients with 26–100 users buy the most: 7.4 of 12
/// offerings on average".
#[must_use]
pub fn title(text: &Text, project: &Project, outcome: &Outcome) -> String {
    let verdict = &outcome.verdict;
    if outcome.basis.clients.is_empty() {
        return say!(text, "verdict-no-clients");
    }
    if project.settings.weights.0.iter().all(|weight| *weight <= 0.0) {
        return say!(text, "verdict-no-weights");
    }
    match verdict.winners.as_slice() {
        [] => say!(text, "verdict-no-sizes"),
        &[winner] if verdict.enough_clients => winner_title(text, project, outcome, winner),
        &[winner] => say!(text, "verdict-too-few", band = phrase(text, project, winner)),
        tied if verdict.enough_clients => say!(text, "verdict-tie", bands = bands(text, project, tied)),
        tied => say!(text, "verdict-too-few-tie", bands = bands(text, project, tied)),
    }
}

/// What stands under the title: the winner's weight, and the clients of unknown size. "34 clients, 46 % of revenue. 6
/// clients (1.3 % of revenue) have no size and are left out of the comparison".
#[must_use]
pub fn standing(text: &Text, project: &Project, outcome: &Outcome) -> String {
    let winner = outcome.verdict.winner().and_then(|winner| outcome.bands.get(winner));
    let known = winner.map(|row| band_size(text, row));
    let all = outcome.total.breadth.filter(|_| known.is_none()).map(|breadth| {
        let offerings = words::offerings(text, outcome.basis.offerings.len());
        let clients = words::clients(text, outcome.basis.clients.len());
        say!(text, "standing-all", clients = clients, breadth = text.number(breadth, 1), offerings = offerings)
    });
    let parts: Vec<_> = [known.or(all), unknown_sizes(text, project, outcome)].into_iter().flatten().collect();
    parts.join(". ")
}

/// Which band each criterion points to, where they do not all point to the same: "Breadth points to 26–100; average
/// revenue points to 101–500". `None` when no band competes.
#[must_use]
pub fn criteria(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    let results = &outcome.verdict.criteria;
    let groups = grouped(results.iter().map(|result| (result.criterion, result.winners.clone())));
    match groups.as_slice() {
        [] => None,
        [(winners, criteria)] if criteria.len() == Criterion::ALL.len() => {
            Some(say!(text, "criteria-agree", bands = bands(text, project, winners)))
        }
        groups => {
            let parts: Vec<_> = groups.iter().map(|group| points_to(text, project, group)).collect();
            Some(words::capitalised(&parts.join("; ")))
        }
    }
}

/// Which criteria a band would win that has too few clients to count: "Average revenue points to 101–500 (too few
/// clients to count)". `None` when there is no such band.
#[must_use]
pub fn too_small(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    let results = outcome.verdict.criteria.iter();
    let groups = grouped(results.map(|result| (result.criterion, best_too_small(result))));
    let parts: Vec<_> =
        groups.iter().map(|group| say!(text, "criteria-too-few", finding = points_to(text, project, group))).collect();
    (!parts.is_empty()).then(|| words::capitalised(&parts.join("; ")))
}

/// How widely revenue is spread: "Revenue is spread as if over 2.9 equal bands".
#[must_use]
pub fn spread(text: &Text, outcome: &Outcome) -> Option<String> {
    let spread = outcome.verdict.spread?;
    Some(say!(text, "verdict-spread", count = text.number(spread, 1)))
}

/// Every sentence of the verdict in reading order: title, standing, criteria, bands too small to count, the three
/// doubts, spread.
#[must_use]
pub fn sentences(text: &Text, project: &Project, outcome: &Outcome) -> Vec<String> {
    let parts = [
        Some(title(text, project, outcome)),
        Some(standing(text, project, outcome)).filter(|standing| !standing.is_empty()),
        criteria(text, project, outcome),
        too_small(text, project, outcome),
        resampling(text, project, outcome),
        weights(text, project, outcome),
        leave_one_out(text, project, outcome),
        spread(text, outcome),
    ];
    parts.into_iter().flatten().collect()
}

/// A criterion's value as people read it, in its own unit.
#[must_use]
pub fn criterion_value(text: &Text, criterion: Criterion, value: f64, currency: Option<&str>) -> String {
    match criterion {
        Criterion::BroadClients | Criterion::Pairs => text.number(value, 0),
        Criterion::AveragePerClient | Criterion::RevenuePerUser => text.money_round(value, currency),
        Criterion::Breadth => text.number(value, 1),
        Criterion::Share => text.share(value),
    }
}

/// The title of a single winner: it names the first thing the winner really leads in.
fn winner_title(text: &Text, project: &Project, outcome: &Outcome, winner: usize) -> String {
    let band = phrase(text, project, winner);
    let leads = |criterion: Criterion| {
        let result = outcome.verdict.criteria.iter().find(|result| result.criterion == criterion)?;
        if result.winners != [winner] || !result.too_small.is_empty() {
            return None;
        }
        result.values.get(winner).copied().flatten()
    };
    let offerings = || words::offerings(text, outcome.basis.offerings.len());
    if let Some(breadth) = leads(Criterion::Breadth) {
        return say!(text, "verdict-breadth", band = band, breadth = text.number(breadth, 1), offerings = offerings());
    }
    if let Some(average) = leads(Criterion::AveragePerClient) {
        let amount = text.money_round(average, project.data.currency.as_deref());
        return say!(text, "verdict-average", band = band, amount = amount);
    }
    if leads(Criterion::BroadClients).is_some() {
        let broad = outcome.bands.get(winner).map_or(0, |row| row.broad_clients);
        let from = text.integer(outcome.basis.broad_from);
        return say!(
            text,
            "verdict-broad",
            band = band,
            count = broad,
            shown = text.integer(broad),
            from = from,
            offerings = offerings()
        );
    }
    say!(text, "verdict-balance", band = band)
}

fn band_size(text: &Text, row: &BandRow) -> String {
    let clients = words::clients(text, row.clients.len());
    match row.share {
        Some(share) => say!(text, "standing-band", clients = clients, share = text.share(share)),
        None => clients,
    }
}

/// The clients of unknown size; `None` when every size is known.
fn unknown_sizes(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    let unknown = &outcome.verdict.unknown;
    if unknown.clients == 0 {
        return None;
    }
    if unknown.clients == outcome.basis.clients.len() {
        return Some(match project.settings.bands.by {
            BandBy::Users => say!(text, "standing-all-unknown"),
            BandBy::Employees => say!(text, "standing-all-unknown-employees"),
            BandBy::Revenue => say!(text, "standing-all-unknown-revenue"),
        });
    }
    let clients = words::clients(text, unknown.clients);
    Some(match unknown.revenue_share {
        Some(share) => {
            say!(text, "standing-unknown-share", clients = clients, share = text.share(share), count = unknown.clients)
        }
        None => say!(text, "standing-unknown", clients = clients, count = unknown.clients),
    })
}

/// Criteria by the bands they point to, in the order the bands are first met.
fn grouped(found: impl Iterator<Item = (Criterion, Vec<usize>)>) -> Vec<(Vec<usize>, Vec<Criterion>)> {
    let mut groups: Vec<(Vec<usize>, Vec<Criterion>)> = Vec::new();
    for (criterion, bands) in found.filter(|(_, bands)| !bands.is_empty()) {
        match groups.iter_mut().find(|(known, _)| *known == bands) {
            Some((_, criteria)) => criteria.push(criterion),
            None => groups.push((bands, vec![criterion])),
        }
    }
    groups
}

/// "breadth and pairs point to 26–100".
fn points_to(text: &Text, project: &Project, (bands, criteria): &(Vec<usize>, Vec<Criterion>)) -> String {
    let names: Vec<_> = criteria.iter().map(|criterion| criterion_phrase(text, *criterion)).collect();
    let labels: Vec<_> = bands.iter().map(|band| project.settings.bands.label(*band)).collect();
    say!(text, "criteria-point", count = names.len(), criteria = text.list(&names), bands = text.list(&labels))
}

/// A criterion inside a sentence: "average revenue".
fn criterion_phrase(text: &Text, criterion: Criterion) -> String {
    match criterion {
        Criterion::BroadClients => say!(text, "criterion-phrase-broad-clients"),
        Criterion::AveragePerClient => say!(text, "criterion-phrase-average-per-client"),
        Criterion::Breadth => say!(text, "criterion-phrase-breadth"),
        Criterion::Pairs => say!(text, "criterion-phrase-pairs"),
        Criterion::Share => say!(text, "criterion-phrase-share"),
        Criterion::RevenuePerUser => say!(text, "criterion-phrase-revenue-per-user"),
    }
}

/// The bands with too few clients that have the highest value of all.
fn best_too_small(result: &CriterionResult) -> Vec<usize> {
    let value = |band: &usize| result.values.get(*band).copied().flatten();
    let best = result.too_small.iter().filter_map(value).reduce(f64::max);
    result.too_small.iter().copied().filter(|band| value(band) == best).collect()
}

fn phrase(text: &Text, project: &Project, band: usize) -> String {
    words::band_phrase(text, project, Band::Known(band))
}

fn bands(text: &Text, project: &Project, bands: &[usize]) -> String {
    let labels: Vec<_> = bands.iter().map(|band| project.settings.bands.label(*band)).collect();
    text.list(&labels)
}
