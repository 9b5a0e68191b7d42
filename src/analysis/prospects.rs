//! Whom to call next: prospects and ex-clients by how well they fit (METHOD.md §11).

use rayon::prelude::*;

use super::Outcome;
use super::fit::{self, Ask, Fit, FitModel, Sums};
use super::gower::{Gower, Patterns, Reader, Traits};
use super::rules::Rules;
use super::stats::count;
use super::tiers;
use crate::model::{Client, ClientId, ClientStatus, Project, TierRule, TierSettings};

/// Fewer of either kind say nothing of an order.
const FEWEST: usize = 3;

/// One prospect or ex-client.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    /// Who.
    pub client: ClientId,
    /// Fit, completeness and range, after the rules that fire.
    pub fit: Fit,
    /// By this they stand; `None` when no own client has anything known.
    pub order: Option<f64>,
    /// What to ask next; `None` when nothing is missing.
    pub ask: Option<Ask>,
    /// The positions of the rules that fire.
    pub rules: Vec<usize>,
    /// Whether one of them excludes.
    pub is_excluded: bool,
    /// The mean of the scores known, 0–5.
    pub winnability: Option<f64>,
}

/// How far the order can be trusted: it is tried on the own clients, each left out of the sums.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SelfCheck {
    /// The share of pairs in which a client of tier A comes above another one, equal ones half; `None` when there are too
    /// few of either to say.
    pub auc: Option<f64>,
    /// n: the own clients.
    pub clients: usize,
    /// Those of tier A.
    pub best: usize,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prospects {
    /// By order, then completeness, then name; excluded ones last.
    pub list: Vec<Prospect>,
    /// The mean fit of the own clients with anything known, before rules.
    pub mean_fit: Option<f64>,
}

/// The prospects and ex-clients of `project` by how well they fit its clients (METHOD.md §11).
#[must_use]
pub fn prospects(project: &Project, outcome: &Outcome) -> Prospects {
    let model = FitModel::of(project, outcome);
    let reader = Reader::new(project, &outcome.basis);
    let own = fit::own(project, outcome, &reader);
    let mean_fit = fit::mean_fit(own.iter().map(|(traits, _)| model.fit(traits)));
    let rules = Rules::of(project);
    let of = |client: &Client| prospect(client, (&reader, &model, &rules), mean_fit);
    let others: Vec<&Client> =
        project.data.clients.iter().filter(|client| client.status != ClientStatus::Client).collect();
    let mut list: Vec<Prospect> = others.into_par_iter().map(of).collect();
    sort(project, &mut list);
    Prospects { list, mean_fit }
}

/// One client, prospect or not, as a prospect.
fn prospect(
    client: &Client,
    (reader, model, rules): (&Reader<'_>, &FitModel, &Rules),
    mean_fit: Option<f64>,
) -> Prospect {
    let traits = reader.traits(client);
    let firing = rules.firing(client);
    let factor = rules.factor(&firing);
    let before = model.fit(&traits);
    let fit =
        Fit { fit: before.fit.map(|fit| fit * factor), low: before.low * factor, high: before.high * factor, ..before };
    Prospect {
        client: client.id,
        order: fit.order(mean_fit),
        ask: model.ask_next(&traits),
        is_excluded: rules.excludes(&firing),
        rules: firing,
        winnability: client.winnability.mean(),
        fit,
    }
}

fn sort(project: &Project, list: &mut [Prospect]) {
    let name = |prospect: &Prospect| {
        project.client(prospect.client).map_or(("", None), |client| (client.name.as_str(), client.code.as_deref()))
    };
    let order = |prospect: &Prospect| prospect.order.unwrap_or(f64::NEG_INFINITY);
    list.sort_by(|a, b| {
        a.is_excluded
            .cmp(&b.is_excluded)
            .then_with(|| order(b).total_cmp(&order(a)))
            .then_with(|| b.fit.completeness.total_cmp(&a.fit.completeness))
            .then_with(|| name(a).cmp(&name(b)))
    });
}

/// Who among the own clients is most like somebody: asked for those that are shown.
#[derive(Clone, Debug)]
pub struct MostLike<'p> {
    reader: Reader<'p>,
    patterns: Patterns,
    gower: Gower,
}

impl<'p> MostLike<'p> {
    /// Of the own clients of `project`.
    #[must_use]
    pub fn new(project: &'p Project, outcome: &'p Outcome) -> Self {
        Self {
            reader: Reader::new(project, &outcome.basis),
            patterns: Patterns::of(project, &outcome.basis, &outcome.basis.clients),
            gower: Gower::of(project),
        }
    }

    /// The own client most like `client`; `None` when nothing is known to compare.
    #[must_use]
    pub fn of(&self, client: &Client) -> Option<ClientId> {
        self.patterns.most_like(&self.gower, &self.reader.traits(client)).map(|(client, _)| client)
    }
}

/// How the order does on the own clients: each one's order by the sums without it, with V, band and pin as they are and
/// without rules; tier A by cumulative revenue with the shipped cut-offs against all others (METHOD.md §11).
#[must_use]
pub fn self_check(project: &Project, outcome: &Outcome) -> SelfCheck {
    let basis = &outcome.basis;
    let reader = Reader::new(project, basis);
    let own = fit::own(project, outcome, &reader);
    let sums = Sums::of(project, &reader, &own);
    let alone = |(traits, value): &(Traits, Option<f64>)| {
        let without = value.map(|value| (traits, value));
        FitModel::from_sums(project, outcome, (&reader, &sums), without).fit(traits)
    };
    let fits: Vec<Fit> = own.par_iter().map(alone).collect();
    let mean = fit::mean_fit(fits.iter().copied());
    let shipped = TierSettings::default();
    let tiers = tiers::tiers((&shipped, TierRule::CumulativeRevenue), basis, &outcome.total.clients, &outcome.value);
    let is_best = |id: ClientId| tiers.of_client.get(id.index()).copied().flatten() == Some(0);
    let scored: Vec<(f64, bool)> =
        basis.clients.iter().zip(&fits).filter_map(|(&id, fit)| Some((fit.order(mean)?, is_best(id)))).collect();
    let best = scored.iter().filter(|(_, is_best)| *is_best).count();
    SelfCheck { auc: auc(&scored), clients: basis.clients.len(), best }
}

/// The share of pairs of one marked and one other in which the marked one stands higher, equal ones counting half: the
/// area under the ROC curve (Hanley and McNeil 1982). `None` under three of either.
fn auc(scored: &[(f64, bool)]) -> Option<f64> {
    let best = scored.iter().filter(|(_, is_best)| *is_best).count();
    let others = scored.len() - best;
    if best < FEWEST || others < FEWEST {
        return None;
    }
    let mut sorted = scored.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut won, mut below) = (0.0, 0_usize);
    for tied in sorted.chunk_by(|a, b| (a.0 - b.0).abs() <= EQUAL) {
        let here = tied.iter().filter(|(_, is_best)| *is_best).count();
        let beside = tied.len() - here;
        won += count(here) * (count(below) + count(beside) / 2.0);
        below += beside;
    }
    Some(won / (count(best) * count(others)))
}

/// Orders nearer than this are equal: they are sums of fractions.
const EQUAL: f64 = 1e-12;

#[cfg(test)]
mod tests;
