//! `analyse --json`. Numbers are unrounded; bands are in order, the unknown one last.

use std::collections::BTreeMap;

use serde::Serialize;

use super::plain;
use crate::analysis::{BandCell, BandRow, Gap, Outcome, Overlap as Found, Tiers, tiers_by, white_space};
use crate::cli::keys;
use crate::model::{Band, BandScheme, Project, TierRule};
use crate::text::{Text, words};

mod overlap;
mod people;
mod verdict;

use overlap::{Literal, Overlap};
use people::People;
use verdict::Verdict;

/// The label of the unknown band, in every language.
const UNKNOWN: &str = "unknown";

#[derive(Serialize)]
pub(in crate::cli) struct Analysis<'a> {
    clients: usize,
    offerings: usize,
    revenue: f64,
    /// The file holds marks: revenue is a number of services, not money.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    marks_only: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    asof: Option<String>,
    /// K in force.
    broad_from: usize,
    /// The offerings of the file without a kept line in the window; they are nowhere else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_sold: Vec<&'a str>,
    unknown_size: UnknownSize,
    bands: Vec<BandParts<'a>>,
    verdict: Verdict<'a>,
    concentration: Concentration,
    tiers: Vec<Tier<'a>>,
    tier_rule: &'static str,
    tier_presets: BTreeMap<&'static str, Vec<Tier<'a>>>,
    common: Vec<Common<'a>>,
    literal: Literal,
    overlap: Overlap,
    white_space: Vec<Missing<'a>>,
    #[serde(flatten)]
    people: People<'a>,
}

#[derive(Serialize)]
struct UnknownSize {
    clients: usize,
    revenue: f64,
}

#[derive(Serialize)]
struct BandParts<'a> {
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lower: Option<serde_json::Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    upper: Option<serde_json::Number>,
    clients: usize,
    revenue: f64,
    #[serde(flatten)]
    figures: BTreeMap<&'static str, f64>,
    /// Over how many clients the figures per user are.
    clients_with_users: usize,
    broad_clients: usize,
    pairs: usize,
    offerings: Vec<OfferingParts<'a>>,
    breadth_histogram: &'a [usize],
}

#[derive(Serialize)]
struct OfferingParts<'a> {
    offering: &'a str,
    revenue: f64,
    buyers: usize,
    #[serde(flatten)]
    figures: BTreeMap<&'static str, f64>,
}

#[derive(Serialize)]
struct Concentration {
    #[serde(skip_serializing_if = "Option::is_none")]
    top_10_percent_share: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gini: Option<f64>,
}

#[derive(Serialize)]
struct Tier<'a> {
    #[serde(rename = "tier")]
    name: &'a str,
    clients: usize,
    revenue: f64,
}

/// A cell of the white space, the largest amount first; blocked cells are not listed.
#[derive(Serialize)]
struct Missing<'a> {
    client: &'a str,
    offering: &'a str,
    expected: f64,
    /// What is expected beyond what is bought.
    #[serde(rename = "missing")]
    amount: f64,
    /// That × buyers / peers.
    likely: f64,
    peers: usize,
    buyers: usize,
    per_user: f64,
}

#[derive(Serialize)]
struct Common<'a> {
    dimension: String,
    value: &'a str,
    share_best: f64,
    share_all: f64,
    lift: f64,
}

/// The outcome of `project`, as `analyse --json` prints it; dimensions go by their names in `text`'s language.
pub(in crate::cli) fn analysis<'a>(
    text: &Text,
    project: &'a Project,
    (outcome, overlap): (&'a Outcome, &Found),
) -> Analysis<'a> {
    let basis = &outcome.basis;
    let unknown = &outcome.verdict.unknown;
    let concentration = &outcome.concentration;
    Analysis {
        clients: basis.clients.len(),
        offerings: basis.offerings.len(),
        revenue: basis.total_revenue,
        marks_only: project.data.marks_only,
        asof: project.data.asof.map(|date| date.to_string()),
        broad_from: basis.broad_from,
        not_sold: basis.not_sold.iter().filter_map(|&id| Some(project.offering(id)?.name.as_str())).collect(),
        unknown_size: UnknownSize { clients: unknown.clients, revenue: unknown.revenue },
        bands: outcome.bands.iter().map(|row| band(project, row)).collect(),
        verdict: Verdict::of(project, outcome),
        concentration: Concentration {
            top_10_percent_share: concentration.top_10_percent_share,
            gini: concentration.gini,
        },
        tiers: tiers(project, &outcome.tiers),
        tier_rule: keys::tier_rule(project.settings.tiers.rule),
        tier_presets: TierRule::ALL
            .into_iter()
            .map(|rule| (keys::tier_rule(rule), tiers(project, &tiers_by(project, outcome, rule))))
            .collect(),
        white_space: missing(project, outcome),
        common: common(text, project, outcome),
        literal: Literal::of(text, project, &outcome.literal),
        overlap: Overlap::of(text, project, overlap),
        people: People::of(text, project, outcome),
    }
}

fn band<'a>(project: &'a Project, row: &'a BandRow) -> BandParts<'a> {
    let scheme = &project.settings.bands;
    let (lower, upper) = match row.band {
        Band::Known(index) => (Some(plain(scheme.lower(index))), scheme.upper(index).map(plain)),
        Band::Unknown => (None, None),
    };
    BandParts {
        label: label(scheme, row.band),
        lower,
        upper,
        clients: row.clients.len(),
        revenue: row.revenue,
        figures: known([
            ("users", row.users),
            ("average_per_client", row.average_per_client),
            ("median_per_client", row.median_per_client),
            ("trimmed_mean", row.trimmed_mean),
            ("revenue_per_user_mean", row.revenue_per_user_mean),
            ("revenue_per_user_band", row.revenue_per_user_band),
            ("breadth", row.breadth),
            ("penetration", row.penetration),
            ("share", row.share),
            ("largest_client_share", row.largest_client_share),
        ]),
        clients_with_users: row.with_users,
        broad_clients: row.broad_clients,
        pairs: row.pairs,
        offerings: row.cells.iter().map(|cell| offering(project, cell)).collect(),
        breadth_histogram: &row.breadth_histogram,
    }
}

fn offering<'a>(project: &'a Project, cell: &BandCell) -> OfferingParts<'a> {
    OfferingParts {
        offering: project.offering(cell.offering).map_or("", |offering| offering.name.as_str()),
        revenue: cell.revenue,
        buyers: cell.buyers,
        figures: known([
            ("penetration", cell.penetration),
            ("average_per_client", cell.average_per_client),
            ("average_per_buyer", cell.average_per_buyer),
        ]),
    }
}

fn tiers<'a>(project: &'a Project, tiers: &Tiers) -> Vec<Tier<'a>> {
    let rows = project.settings.tiers.names.iter().zip(&tiers.rows);
    rows.map(|(name, row)| Tier { name, clients: row.clients.len(), revenue: row.revenue }).collect()
}

fn missing<'a>(project: &'a Project, outcome: &Outcome) -> Vec<Missing<'a>> {
    let space = white_space(project, &outcome.basis);
    let cell = |gap: &Gap| Missing {
        client: project.client(gap.client).map_or("", |client| client.name.as_str()),
        offering: project.offering(gap.offering).map_or("", |offering| offering.name.as_str()),
        expected: gap.expected,
        amount: gap.missing,
        likely: gap.likely,
        peers: gap.peers,
        buyers: gap.buyers,
        per_user: gap.per_user,
    };
    space.ranked(project).into_iter().map(cell).collect()
}

fn common<'a>(text: &Text, project: &'a Project, outcome: &Outcome) -> Vec<Common<'a>> {
    let named = outcome.common.iter().filter_map(|found| {
        let dimension = project.data.dimensions.get(found.dimension.index())?;
        Some(Common {
            dimension: words::dimension(text, dimension),
            value: dimension.value(found.value)?,
            share_best: found.share_best,
            share_all: found.share_all,
            lift: found.lift,
        })
    });
    named.collect()
}

/// The figures that are known, by key.
fn known<const N: usize>(figures: [(&'static str, Option<f64>); N]) -> BTreeMap<&'static str, f64> {
    figures.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

fn label(scheme: &BandScheme, band: Band) -> String {
    match band {
        Band::Known(index) => scheme.label(index),
        Band::Unknown => UNKNOWN.to_owned(),
    }
}
