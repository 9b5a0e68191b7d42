//! The verdict part of `analyse --json`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::{Doubt, Giants, LeaveOneOut, Outcome};
use crate::cli::keys;
use crate::model::{BandScheme, Project};

#[derive(Serialize)]
pub(super) struct Verdict<'a> {
    /// The winner; absent in a tie, and without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    tie: bool,
    /// The bands that share the first place; absent without a tie.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tied: Vec<String>,
    enough_clients: bool,
    /// Every eligible band has a 0 somewhere, and the score is the weighted sum.
    by_sum: bool,
    /// How sure the headline is; absent without a verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    certainty: Option<&'static str>,
    shortlist: Vec<String>,
    /// The verdict without the weight of giants; absent where it does not differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    giants: Option<WithoutGiants<'a>>,
    scores: Vec<Score>,
    winners: BTreeMap<&'static str, Vec<String>>,
    resampling: Vec<Share>,
    leave_one_out: Vec<Without<'a>>,
    weights: Vec<Share>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spread: Option<f64>,
}

#[derive(Serialize)]
struct Score {
    band: String,
    score: f64,
}

#[derive(Serialize)]
struct Share {
    band: String,
    share: f64,
}

#[derive(Serialize)]
struct Without<'a> {
    client: &'a str,
    /// The winner without the client; absent in a tie, and without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tied: Vec<String>,
}

#[derive(Serialize)]
struct WithoutGiants<'a> {
    /// Those whose revenue is capped, the largest first.
    clients: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tied: Vec<String>,
}

impl<'a> WithoutGiants<'a> {
    fn of(project: &'a Project, found: &Giants) -> Self {
        let (band, tied) = single_or_tied(&project.settings.bands, &found.winners);
        let clients = found.clients.iter().filter_map(|&id| Some(project.client(id)?.name.as_str())).collect();
        Self { clients, band, tied }
    }
}

impl<'a> Verdict<'a> {
    pub(super) fn of(project: &'a Project, outcome: &Outcome) -> Self {
        let scheme = &project.settings.bands;
        let verdict = &outcome.verdict;
        let doubt = outcome.doubt.as_ref();
        let (band, tied) = single_or_tied(scheme, &verdict.winners);
        let best = |winner: &usize| verdict.scores.iter().find(|(band, _)| band == winner).map(|(_, score)| *score);
        Self {
            band,
            score: verdict.winners.first().and_then(best),
            tie: verdict.is_tie(),
            tied,
            enough_clients: verdict.enough_clients,
            by_sum: verdict.by_sum,
            certainty: doubt.and_then(|doubt| doubt.certainty).map(keys::certainty),
            shortlist: doubt.map(|doubt| labels(scheme, &doubt.shortlist)).unwrap_or_default(),
            giants: doubt.and_then(|doubt| doubt.giants.as_ref()).map(|found| WithoutGiants::of(project, found)),
            scores: verdict.scores.iter().map(|&(band, score)| Score { band: scheme.label(band), score }).collect(),
            winners: winners(scheme, outcome),
            resampling: doubt.map(|doubt| shares(scheme, &doubt.resampling)).unwrap_or_default(),
            leave_one_out: doubt.map(|doubt| leave_one_out(project, doubt)).unwrap_or_default(),
            weights: doubt.map(|doubt| shares(scheme, &doubt.weights)).unwrap_or_default(),
            spread: verdict.spread,
        }
    }
}

fn winners(scheme: &BandScheme, outcome: &Outcome) -> BTreeMap<&'static str, Vec<String>> {
    let results = outcome.verdict.criteria.iter();
    results.map(|result| (keys::criterion(result.criterion), labels(scheme, &result.winners))).collect()
}

fn shares(scheme: &BandScheme, shares: &[f64]) -> Vec<Share> {
    let all = shares.iter().enumerate();
    all.map(|(band, &share)| Share { band: scheme.label(band), share }).collect()
}

fn leave_one_out<'a>(project: &'a Project, doubt: &Doubt) -> Vec<Without<'a>> {
    let without = |found: &LeaveOneOut| {
        let (band, tied) = single_or_tied(&project.settings.bands, &found.winners);
        Without { client: project.client(found.client).map_or("", |client| client.name.as_str()), band, tied }
    };
    doubt.leave_one_out.iter().map(without).collect()
}

fn single_or_tied(scheme: &BandScheme, winners: &[usize]) -> (Option<String>, Vec<String>) {
    match winners {
        &[winner] => (Some(scheme.label(winner)), Vec::new()),
        several => (None, labels(scheme, several)),
    }
}

fn labels(scheme: &BandScheme, bands: &[usize]) -> Vec<String> {
    bands.iter().map(|&band| scheme.label(band)).collect()
}
