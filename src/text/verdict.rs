//! The findings in sentences (METHOD.md §5): which band wins, on what, how sure that is, and what is not known.
//!
//! Screens, the report and the command line all say these sentences, so that they never disagree.

mod doubt;
mod headline;

use super::{Text, words};
use crate::analysis::{BandRow, Certainty, CriterionResult, Doubt, Outcome};
use crate::model::{Band, BandBy, ClientStatus, Criterion, Project, StatusReason};
use crate::say;

pub use doubt::{giants, leave_one_out, resampling, shortlist, weights};
pub use headline::{reason, title};

/// How many offerings or clients a sentence names before it only counts.
const NAMED: usize = 3;

/// What the sentences are made from: a project, its outcome, and its doubt once that is known.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its outcome.
    pub outcome: &'a Outcome,
    /// How sure that is; `None` while it is being computed.
    pub doubt: Option<&'a Doubt>,
}

impl<'a> Finding<'a> {
    /// Of an outcome that holds its own doubt.
    #[must_use]
    pub fn of(project: &'a Project, outcome: &'a Outcome) -> Self {
        Self { project, outcome, doubt: outcome.doubt.as_ref() }
    }

    /// How sure the headline may be; `None` while that is not known, and without a verdict.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        self.doubt?.certainty.filter(|_| self.weighs())
    }

    /// The band that may be painted as the sweet spot: it leads alone, with enough clients, and is not undecided. `None`
    /// too while that is not known (METHOD.md §5).
    #[must_use]
    pub fn sweet_spot(&self) -> Option<usize> {
        let is_decided = !matches!(self.certainty()?, Certainty::Undecided);
        self.outcome.verdict.winner().filter(|_| is_decided && self.outcome.verdict.enough_clients)
    }

    /// Whether any criterion has weight.
    #[must_use]
    pub fn weighs(&self) -> bool {
        self.project.settings.weights.0.iter().any(|weight| *weight > 0.0)
    }

    fn label(&self, band: usize) -> String {
        self.project.settings.bands.label(band)
    }

    fn labels(&self, text: &Text, bands: &[usize]) -> String {
        let labels: Vec<_> = bands.iter().map(|&band| self.label(band)).collect();
        text.list(&labels)
    }

    fn phrase(&self, text: &Text, band: usize) -> String {
        words::band_phrase(text, self.project, Band::Known(band))
    }

    fn client_name(&self, client: crate::model::ClientId) -> String {
        self.project.client(client).map(|client| client.name.clone()).unwrap_or_default()
    }
}

/// What stands under the title: the winner's weight, the clients of unknown size, and who and what is left out. "34
/// clients, 46 % of revenue. 6 clients (1.3 % of revenue) have no size and are left out of the comparison".
#[must_use]
pub fn standing(text: &Text, found: Finding<'_>) -> String {
    let Finding { project, outcome, .. } = found;
    let winner = outcome.verdict.winner().and_then(|winner| outcome.bands.get(winner));
    let known = winner.map(|row| band_size(text, row));
    let all = outcome.total.breadth.filter(|_| known.is_none()).map(|breadth| {
        let offerings = words::offerings(text, outcome.basis.offerings.len());
        let clients = words::clients(text, outcome.basis.clients.len());
        say!(text, "standing-all", clients = clients, breadth = text.number(breadth, 1), offerings = offerings)
    });
    let parts =
        [known.or(all), unknown_sizes(text, project, outcome), not_counted(text, project), not_sold(text, found)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

/// Who stands in the file and is no client of the window: "2 clients first billed after 2025-12-31, not counted".
fn not_counted(text: &Text, project: &Project) -> Option<String> {
    let count = |status, reason| {
        let clients = project.data.clients.iter();
        clients.filter(|client| client.status == status && client.status_reason == reason).count()
    };
    let later = count(ClientStatus::Prospect, Some(StatusReason::FirstBilledAfter));
    let nothing = count(ClientStatus::Prospect, Some(StatusReason::NothingBilled));
    let former = count(ClientStatus::ExClient, None);
    let prospects = count(ClientStatus::Prospect, None);
    let asof = project.data.asof.map(|asof| asof.to_string());
    let parts = [
        asof.filter(|_| later > 0)
            .map(|asof| say!(text, "standing-first-billed-after", clients = words::clients(text, later), asof = asof)),
        (nothing > 0).then(|| say!(text, "standing-nothing-billed", clients = words::clients(text, nothing))),
        (prospects > 0).then(|| say!(text, "standing-prospects", count = prospects, shown = text.integer(prospects))),
        (former > 0).then(|| say!(text, "standing-ex-clients", count = former, shown = text.integer(former))),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The offerings of the file that nobody bought in the window.
fn not_sold(text: &Text, found: Finding<'_>) -> Option<String> {
    let none = &found.outcome.basis.not_sold;
    let name = |id: &crate::model::OfferingId| found.project.offering(*id).map(|offering| offering.name.clone());
    let named: Vec<String> = none.iter().take(NAMED).filter_map(name).collect();
    match none.len() {
        _ if found.outcome.basis.clients.is_empty() => None,
        0 => None,
        count @ 1..=NAMED => Some(say!(text, "standing-not-sold", count = count, offerings = text.list(&named))),
        count => Some(say!(text, "standing-not-sold-many", shown = text.integer(count), offerings = named.join(", "))),
    }
}

/// What K is, and how many clients reach it: "Broad means 6 or more offerings: 31 of your 90 clients".
#[must_use]
pub fn broad(text: &Text, found: Finding<'_>) -> String {
    let broad = found.outcome.total.broad_clients;
    let clients = words::clients(text, found.outcome.basis.clients.len());
    let from = text.integer(found.outcome.basis.broad_from);
    say!(text, "broad-means", count = broad, from = from, shown = text.integer(broad), clients = clients)
}

/// Which band each criterion points to, where they do not all point to the same: "Breadth points to 26–100; average
/// revenue points to 101–500". Those without a winner say why. `None` when no band competes.
#[must_use]
pub fn criteria(text: &Text, found: Finding<'_>) -> Option<String> {
    let results = &found.outcome.verdict.criteria;
    let groups = grouped(results.iter().map(|result| (result.criterion, result.winners.clone())));
    match groups.as_slice() {
        [] => None,
        [(winners, criteria)] if criteria.len() == Criterion::ALL.len() => {
            Some(say!(text, "criteria-agree", bands = found.labels(text, winners)))
        }
        groups => {
            let parts: Vec<_> = groups.iter().map(|group| points_to(text, found, group)).collect();
            Some(words::capitalised(&parts.join("; ")))
        }
    }
}

/// Which criteria decide nothing, and why: "Nobody buys 6 or more offerings, so the number of broad clients decides
/// nothing". `None` when each has a winner, and where fewer than two bands compete, so that nothing is to be decided.
#[must_use]
pub fn dead(text: &Text, found: Finding<'_>) -> Option<String> {
    let verdict = &found.outcome.verdict;
    if verdict.eligible.len() < 2 {
        return None;
    }
    let (mut equal, mut nothing, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    for result in verdict.criteria.iter().filter(|result| result.winners.is_empty()) {
        let value = |band: &usize| result.values.get(*band).copied().flatten();
        let unknown: Vec<usize> = verdict.eligible.iter().copied().filter(|band| value(band).is_none()).collect();
        let is_above = verdict.eligible.iter().filter_map(value).any(|value| value > 0.0);
        match result.criterion {
            Criterion::RevenuePerUser if !unknown.is_empty() => {
                let bands = found.labels(text, &unknown);
                parts.push(say!(text, "criteria-dead-users", bands = bands, count = unknown.len()));
            }
            Criterion::BroadClients if !is_above => {
                parts.push(say!(text, "criteria-dead-broad", from = text.integer(found.outcome.basis.broad_from)));
            }
            criterion if is_above => equal.push(criterion_phrase(text, criterion)),
            criterion => nothing.push(criterion_phrase(text, criterion)),
        }
    }
    if !equal.is_empty() {
        parts.push(say!(text, "criteria-dead-equal", count = equal.len(), criteria = text.list(&equal)));
    }
    if !nothing.is_empty() {
        parts.push(say!(text, "criteria-dead-nothing", count = nothing.len(), criteria = text.list(&nothing)));
    }
    (!parts.is_empty()).then(|| words::capitalised(&parts.join("; ")))
}

/// Which criteria a band would win that has too few clients to count: "Average revenue points to 101–500 (too few
/// clients to count)". `None` when there is no such band.
#[must_use]
pub fn too_small(text: &Text, found: Finding<'_>) -> Option<String> {
    let results = found.outcome.verdict.criteria.iter();
    let groups = grouped(results.map(|result| (result.criterion, best_too_small(result))));
    let parts: Vec<_> =
        groups.iter().map(|group| say!(text, "criteria-too-few", finding = points_to(text, found, group))).collect();
    (!parts.is_empty()).then(|| words::capitalised(&parts.join("; ")))
}

/// How good the bands are at all that counts together: "26–100 reaches 96 % of the best on all that counts, 101–500
/// 81 %". `None` where one band competes, or nothing counts.
#[must_use]
pub fn scores(text: &Text, found: Finding<'_>) -> Option<String> {
    let verdict = &found.outcome.verdict;
    if verdict.scores.len() < 2 || !counts_anything(found) {
        return None;
    }
    let mut ranked = verdict.scores.clone();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let parts = ranked.iter().take(NAMED).enumerate().map(|(rank, &(band, score))| {
        let (band, share) = (found.label(band), text.percent(score, 0));
        match rank {
            0 => say!(text, "verdict-score", band = band, share = share),
            _ => say!(text, "verdict-score-next", band = band, share = share),
        }
    });
    Some(parts.collect::<Vec<_>>().join(", "))
}

/// That shares are added up, where every band has a 0 somewhere; `None` otherwise.
#[must_use]
pub fn by_sum(text: &Text, found: Finding<'_>) -> Option<String> {
    found.outcome.verdict.by_sum.then(|| say!(text, "verdict-by-sum"))
}

/// Whether any criterion that has a winner has weight.
fn counts_anything(found: Finding<'_>) -> bool {
    let weights = &found.project.settings.weights;
    found.outcome.verdict.criteria.iter().any(|result| !result.winners.is_empty() && weights.of(result.criterion) > 0.0)
}

/// How widely revenue is spread: "Revenue is spread as if over 2.9 equal bands".
#[must_use]
pub fn spread(text: &Text, found: Finding<'_>) -> Option<String> {
    let spread = found.outcome.verdict.spread?;
    Some(say!(text, "verdict-spread", count = text.number(spread, 1)))
}

/// Every sentence of the verdict in reading order: the headline, its reason, its clients, what counts, bands too small to
/// count, the doubt, spread.
#[must_use]
pub fn sentences(text: &Text, found: Finding<'_>) -> Vec<String> {
    let parts = [
        Some(title(text, found)),
        reason(text, found),
        Some(standing(text, found)).filter(|standing| !standing.is_empty()),
        scores(text, found),
        by_sum(text, found),
        criteria(text, found),
        dead(text, found),
        too_small(text, found),
        (!found.outcome.basis.clients.is_empty()).then(|| broad(text, found)),
        resampling(text, found),
        shortlist(text, found),
        giants(text, found),
        weights(text, found),
        leave_one_out(text, found),
        spread(text, found),
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
fn points_to(text: &Text, found: Finding<'_>, (bands, criteria): &(Vec<usize>, Vec<Criterion>)) -> String {
    let names: Vec<_> = criteria.iter().map(|criterion| criterion_phrase(text, *criterion)).collect();
    let bands = found.labels(text, bands);
    say!(text, "criteria-point", count = names.len(), criteria = text.list(&names), bands = bands)
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
