//! What all sheets of a report share: whose rows stand where, under which names, and the words for bands.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::addresses::{Counts, Layout, Page};
use super::live::{Live, MISSING};
use super::{ReportOptions, Reported};
use crate::analysis::{Certainty, Outcome, Overlap};
use crate::model::{
    Band, BandBy, BuiltIn, Client, ClientId, Criterion, Dimension, DimensionId, DimensionKind, Project, neumaier_sum,
};
use crate::say;
use crate::text::Text;
use crate::text::verdict::Finding;

/// A project, its outcome, and how they are laid out.
pub(super) struct Facts<'a> {
    pub(super) project: &'a Project,
    pub(super) outcome: &'a Outcome,
    pub(super) overlap: &'a Overlap,
    pub(super) text: &'a Text,
    pub(super) options: &'a ReportOptions,
    pub(super) layout: Layout,
    /// The project under the names that people read here.
    spoken: Project,
    /// The rows of Data: by name, then code, so that the order of the rows breaks ties as METHOD.md §6 asks; anonymised by revenue,
    /// so that the order gives no name away.
    pub(super) rows: Vec<ClientId>,
    /// Σx, x = max(0, R_i), which every client has its share of.
    pub(super) above_zero: f64,
    names: BTreeMap<ClientId, String>,
    ranks: BTreeMap<ClientId, usize>,
    data_rows: BTreeMap<ClientId, usize>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(found: Reported<'a>, text: &'a Text, options: &'a ReportOptions) -> Self {
        let Reported { project, outcome, overlap } = found;
        let names = names(project, outcome, text, options);
        let mut rows = outcome.basis.clients.clone();
        if options.anonymise {
            rows.clone_from(&outcome.total.clients);
        } else {
            let code = |id: &ClientId| project.client(*id).and_then(|client| client.code.as_deref());
            rows.sort_by(|a, b| names.get(a).cmp(&names.get(b)).then_with(|| code(a).cmp(&code(b))));
        }
        let ranks = outcome.total.clients.iter().enumerate().map(|(before, &id)| (id, before + 1)).collect();
        let data_rows = rows.iter().enumerate().map(|(before, &id)| (id, before + 1)).collect();
        let counts = Counts {
            clients: rows.len(),
            offerings: outcome.basis.offerings.len(),
            bands: project.settings.bands.count(),
            tiers: project.settings.tiers.names.len(),
            dimensions: project.data.dimensions.len(),
            groups: overlap.groups.len(),
            by: project.settings.bands.by,
        };
        let spoken = spoken(project, &names, options);
        let revenue = |id: &ClientId| outcome.basis.revenue.get(id.index()).copied().unwrap_or_default();
        let above_zero = neumaier_sum(rows.iter().map(|id| revenue(id).max(0.0)));
        let layout = Layout { counts };
        Self { project, outcome, overlap, text, options, layout, spoken, rows, above_zero, names, ranks, data_rows }
    }

    /// What the sentences of the verdict are made from. The doubt is left out when the verdict is no longer the one it
    /// doubts.
    pub(super) fn finding(&self) -> Finding<'_> {
        let doubt = self.outcome.doubt.as_ref().filter(|_| self.redraws_hold());
        Finding { project: &self.spoken, outcome: self.outcome, doubt }
    }

    /// Whether the winners are those of the doubt.
    pub(super) fn redraws_hold(&self) -> bool {
        let winners = &self.outcome.verdict.winners;
        !winners.is_empty() && self.outcome.doubt.as_ref().is_some_and(|doubt| doubt.winners == *winners)
    }

    /// How sure the headline may be; what can be said without the doubt is said without it.
    pub(super) fn certainty(&self) -> Option<Certainty> {
        let (verdict, found) = (&self.outcome.verdict, self.finding());
        let is_contest = !verdict.winners.is_empty() && found.weighs();
        if is_contest && !verdict.enough_clients {
            return Some(Certainty::TooFew);
        }
        found.certainty().filter(|_| is_contest)
    }

    /// The clients by revenue, highest first, as METHOD.md §6 orders them.
    pub(super) fn ranked(&self) -> &[ClientId] {
        &self.outcome.total.clients
    }

    /// The name a client goes by in this report.
    pub(super) fn name(&self, id: ClientId) -> &str {
        self.names.get(&id).map_or(MISSING, String::as_str)
    }

    /// The client's rank by revenue, from 1.
    pub(super) fn rank(&self, id: ClientId) -> usize {
        self.ranks.get(&id).copied().unwrap_or_default()
    }

    /// The client's row in Data, from 1 below the titles.
    pub(super) fn data_row(&self, id: ClientId) -> usize {
        self.data_rows.get(&id).copied().unwrap_or_default()
    }

    pub(super) fn client(&self, id: ClientId) -> Option<&'a Client> {
        self.project.client(id)
    }

    /// u_i when it is a positive number.
    pub(super) fn users(&self, id: ClientId) -> Option<f64> {
        self.client(id)?.users.filter(|users| users.is_finite() && *users > 0.0)
    }

    pub(super) fn revenue(&self, id: ClientId) -> f64 {
        self.outcome.basis.revenue.get(id.index()).copied().unwrap_or_default()
    }

    pub(super) fn breadth(&self, id: ClientId) -> usize {
        self.outcome.basis.breadth.get(id.index()).copied().unwrap_or_default()
    }

    pub(super) fn band(&self, id: ClientId) -> Band {
        self.outcome.basis.band.get(id.index()).copied().unwrap_or(Band::Unknown)
    }

    /// The client's values in a dimension, the primary one first; without their free text when anonymised.
    pub(super) fn tags(&self, id: ClientId, dimension: DimensionId) -> String {
        let (Some(client), Some(found)) = (self.client(id), self.project.dimension(dimension)) else {
            return String::new();
        };
        let values = client.tags.of(dimension).iter().filter_map(|tag| {
            let value = found.value(tag.value)?;
            let detail = tag.detail.as_ref().filter(|_| !self.options.anonymise);
            Some(detail.map_or_else(|| value.to_owned(), |detail| format!("{value} ({detail})")))
        });
        values.collect::<Vec<_>>().join("; ")
    }

    /// The names of the counted offerings.
    pub(super) fn offerings(&self) -> Vec<&'a str> {
        let all = self.outcome.basis.offerings.iter();
        let name = |name: &'a str| if name.is_empty() { MISSING } else { name };
        all.map(|&id| self.project.offering(id).map_or(MISSING, |offering| name(&offering.name))).collect()
    }

    /// The label of a band as the sheets show it.
    pub(super) fn band_label(&self, band: Band) -> String {
        match band {
            Band::Known(index) => self.project.settings.bands.label(index),
            Band::Unknown => self.unknown(),
        }
    }

    /// The word for a band nobody knows; also the key of that band in formulas.
    pub(super) fn unknown(&self) -> String {
        say!(self.text, "report-unknown")
    }

    /// The labels of known bands, with commas between.
    pub(super) fn band_labels(&self, bands: &[usize]) -> String {
        let labels: Vec<String> = bands.iter().map(|&band| self.project.settings.bands.label(band)).collect();
        labels.join(", ")
    }

    /// A column title with the currency as its unit.
    pub(super) fn in_currency(&self, title: String) -> String {
        match &self.project.data.currency {
            Some(currency) => format!("{title}, {currency}"),
            None => title,
        }
    }

    /// The name of a sheet.
    pub(super) fn page_name(&self, page: Page) -> String {
        page_name(self.text, page)
    }

    pub(super) fn dimension_name(&self, dimension: &Dimension) -> String {
        match &dimension.kind {
            DimensionKind::BuiltIn(built_in) => built_in_name(self.text, *built_in),
            DimensionKind::Own(name) => name.clone(),
        }
    }

    /// What a band's number counts.
    pub(super) fn size_unit(&self) -> String {
        match (self.project.settings.bands.by, &self.project.data.currency) {
            (BandBy::Users, _) => say!(self.text, "report-unit-users"),
            (BandBy::Employees, _) => say!(self.text, "report-unit-employees"),
            (BandBy::Revenue, Some(currency)) => currency.clone(),
            (BandBy::Revenue, None) => say!(self.text, "report-unit-revenue"),
        }
    }

    /// The value of one criterion's winners or bands with too few clients.
    pub(super) fn criterion_bands(&self, criterion: Criterion, too_small: bool) -> String {
        let result = self.outcome.verdict.criteria.get(criterion.index());
        let bands = result.map(|result| if too_small { &result.too_small } else { &result.winners });
        bands.map(|bands| self.band_labels(bands)).unwrap_or_default()
    }
}

/// The sheet names, within Excel's rules whatever the language says.
pub(super) fn page_name(text: &Text, page: Page) -> String {
    let name = match page {
        Page::Summary => say!(text, "report-sheet-summary"),
        Page::Bands => say!(text, "report-sheet-bands"),
        Page::Heatmap => say!(text, "report-sheet-heatmap"),
        Page::Overlap => say!(text, "report-sheet-overlap"),
        Page::Clients => say!(text, "report-sheet-clients"),
        Page::Data => say!(text, "report-sheet-data"),
        Page::Method => say!(text, "report-sheet-method"),
    };
    name.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(31).collect()
}

pub(super) fn built_in_name(text: &Text, built_in: BuiltIn) -> String {
    match built_in {
        BuiltIn::Industry => say!(text, "report-dimension-industry"),
        BuiltIn::Geography => say!(text, "report-dimension-geography"),
        BuiltIn::BuyerRole => say!(text, "report-dimension-buyer-role"),
        BuiltIn::Adoption => say!(text, "report-dimension-adoption"),
        BuiltIn::Problem => say!(text, "report-dimension-problem"),
        BuiltIn::Differentiator => say!(text, "report-dimension-differentiator"),
    }
}

pub(super) fn criterion_name(text: &Text, criterion: Criterion) -> String {
    match criterion {
        Criterion::BroadClients => say!(text, "report-broad-clients"),
        Criterion::AveragePerClient => say!(text, "report-average-per-client"),
        Criterion::Breadth => say!(text, "report-breadth"),
        Criterion::Pairs => say!(text, "report-pairs"),
        Criterion::Share => say!(text, "report-share"),
        Criterion::RevenuePerUser => say!(text, "report-per-user-band"),
    }
}

/// How sure the headline may be, as a word of the sheet.
pub(super) fn certainty_word(text: &Text, certainty: Certainty) -> String {
    match certainty {
        Certainty::Sure => say!(text, "report-certainty-sure"),
        Certainty::Probable => say!(text, "report-certainty-probable"),
        Certainty::Undecided => say!(text, "report-certainty-undecided"),
        Certainty::TooFew => say!(text, "report-certainty-too-few"),
    }
}

/// The word inside a live sentence for bands of `live`.
pub(super) fn or_missing(live: Live) -> Live {
    let formula = format!("IF({0}=\"\",{1},{0})", live.formula, super::live::literal(MISSING));
    match &live.value {
        super::live::Value::Words(words) if words.is_empty() => Live::new(formula, MISSING),
        _ => Live::new(formula, live.value),
    }
}

/// The project with its clients named as the report names them.
fn spoken(project: &Project, names: &BTreeMap<ClientId, String>, options: &ReportOptions) -> Project {
    let mut spoken = project.clone();
    if options.anonymise {
        let renamed = |client: &Client| Client {
            name: names.get(&client.id).cloned().unwrap_or_else(|| MISSING.to_owned()),
            ..client.clone()
        };
        spoken.data.clients = Arc::new(project.data.clients.iter().map(renamed).collect());
    }
    spoken
}

fn names(project: &Project, outcome: &Outcome, text: &Text, options: &ReportOptions) -> BTreeMap<ClientId, String> {
    let ranked = outcome.total.clients.iter().enumerate();
    ranked
        .map(|(rank, &id)| {
            let name = if options.anonymise {
                say!(text, "report-anonymous-client", number = (rank + 1).to_string())
            } else {
                project.client(id).map(|client| client.name.clone()).unwrap_or_default()
            };
            (id, name)
        })
        .collect()
}
