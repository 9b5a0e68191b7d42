//! Prospects, segments, messages, core clients and the goal in `analyse --json`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::known;
use crate::analysis::{
    self, CoreClient, GridCell, HistoryFigure, MostLike, Needed, Outcome, Prospect, Segment, core_client, goal,
    messages, prospects, room, segments, self_check, white_space,
};
use crate::cli::keys;
use crate::model::{
    BuiltIn, Client, ClientStatus, DimensionKind, Effect, Project, Rule, SegmentSource, StatusReason, ValueId,
    dimension_of,
};
use crate::text::{Text, words};

/// What stands beside the rest of the analysis.
#[derive(Serialize)]
pub(in crate::cli) struct People<'a> {
    prospects: Prospects<'a>,
    segments: Segments<'a>,
    messages: Messages<'a>,
    core_clients: Vec<Card<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<Goal>,
}

#[derive(Serialize)]
struct Prospects<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_fit: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auc: Option<f64>,
    auc_clients: usize,
    list: Vec<ProspectParts<'a>>,
}

#[derive(Serialize)]
struct ProspectParts<'a> {
    prospect: &'a str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_revenue: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fit: Option<f64>,
    completeness: f64,
    low: f64,
    high: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ask_next: Option<&'static str>,
    rules: Vec<RuleParts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    winnability: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most_like: Option<&'a str>,
}

#[derive(Serialize)]
struct RuleParts<'a> {
    conditions: Vec<Named<'a>>,
    effect: &'static str,
}

#[derive(Serialize)]
struct Named<'a> {
    dimension: String,
    value: &'a str,
}

#[derive(Serialize)]
struct Segments<'a> {
    /// Absent where the segments are saved profiles.
    #[serde(skip_serializing_if = "Option::is_none")]
    dimension: Option<String>,
    list: Vec<SegmentParts<'a>>,
    weights: Vec<First<'a>>,
}

#[derive(Serialize)]
struct SegmentParts<'a> {
    segment: &'a str,
    clients: usize,
    revenue: f64,
    #[serde(flatten)]
    figures: BTreeMap<&'static str, f64>,
    filled: f64,
    marked: bool,
}

#[derive(Serialize)]
struct First<'a> {
    segment: &'a str,
    share: f64,
}

#[derive(Serialize)]
struct Messages<'a> {
    dimension: String,
    cells: Vec<Cell<'a>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    group: &'a str,
    problem: &'a str,
    clients: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    differentiator: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    prospects: Vec<&'a str>,
    bad: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response: Option<serde_json::Value>,
}

#[derive(Serialize)]
struct Card<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    industry: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    users: Option<f64>,
    clients: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
}

/// What is wanted, and what that takes; a wanted share no number reaches has no new clients.
#[derive(Serialize)]
struct Goal {
    /// q, as a fraction.
    share: f64,
    clients: usize,
    inside: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_clients: Option<u64>,
}

impl<'a> People<'a> {
    /// What `project` and `outcome` say of people.
    pub(super) fn of(text: &Text, project: &'a Project, outcome: &'a Outcome) -> Self {
        Self {
            prospects: Prospects::of(text, project, outcome),
            segments: Segments::of(text, project, outcome),
            messages: Messages::of(text, project, outcome),
            core_clients: core_client(project, outcome, None).iter().map(|found| card(project, found)).collect(),
            goal: Goal::of(project, outcome),
        }
    }
}

fn name(project: &Project, client: crate::model::ClientId) -> Option<&str> {
    project.client(client).map(|client| client.name.as_str())
}

impl<'a> Prospects<'a> {
    fn of(text: &Text, project: &'a Project, outcome: &'a Outcome) -> Self {
        let found = prospects(project, outcome);
        let check = self_check(project, outcome);
        let most_like = MostLike::new(project, outcome);
        let parts = |prospect: &Prospect| {
            let client = project.client(prospect.client)?;
            Some(prospect_parts(text, project, (prospect, client), &most_like))
        };
        Self {
            mean_fit: found.mean_fit,
            auc: check.auc,
            auc_clients: check.clients,
            list: found.list.iter().filter_map(parts).collect(),
        }
    }
}

fn prospect_parts<'a>(
    text: &Text,
    project: &'a Project,
    (prospect, client): (&Prospect, &'a Client),
    most_like: &MostLike<'_>,
) -> ProspectParts<'a> {
    let fit = &prospect.fit;
    let rules = prospect.rules.iter().filter_map(|at| project.people.rules.get(*at));
    ProspectParts {
        prospect: &client.name,
        status: if client.status == ClientStatus::ExClient { "ex-client" } else { "prospect" },
        reason: client.status_reason.map(|reason| match reason {
            StatusReason::FirstBilledAfter => "first billed after asof",
            StatusReason::NothingBilled => "nothing billed",
        }),
        old_revenue: client.old_revenue,
        last_date: client.last_date.map(|date| date.to_string()),
        fit: fit.fit,
        completeness: fit.completeness,
        low: fit.low,
        high: fit.high,
        order: prospect.order,
        ask_next: prospect.ask.map(|ask| keys::fit_dimension(ask.dimension)),
        rules: rules.map(|rule| rule_parts(text, project, rule)).collect(),
        winnability: prospect.winnability,
        most_like: most_like.of(client).and_then(|client| name(project, client)),
    }
}

fn rule_parts<'a>(text: &Text, project: &'a Project, rule: &'a Rule) -> RuleParts<'a> {
    let named = rule
        .conditions
        .iter()
        .map(|named| Named { dimension: dimension_name(text, project, &named.dimension), value: &named.value });
    let effect = match rule.effect {
        Effect::Good => "good",
        Effect::Warn => "warn",
        Effect::Halve => "halve",
        Effect::Exclude => "exclude",
    };
    RuleParts { conditions: named.collect(), effect }
}

fn dimension_name(text: &Text, project: &Project, kind: &DimensionKind) -> String {
    match (dimension_of(&project.data.dimensions, kind), kind) {
        (Some(found), _) => words::dimension(text, found),
        (None, DimensionKind::BuiltIn(known)) => words::built_in(text, *known),
        (None, DimensionKind::Own(name)) => name.clone(),
    }
}

impl<'a> Segments<'a> {
    fn of(text: &Text, project: &'a Project, outcome: &Outcome) -> Self {
        let basis = &outcome.basis;
        let room = room(project, basis, &white_space(project, basis));
        let found = segments(project, outcome, &room);
        let written = |segment: &Segment| written(project, segment);
        let mut firsts: Vec<First<'a>> = found
            .list
            .iter()
            .filter_map(|segment| Some(First { segment: written(segment)?, share: segment.first }))
            .collect();
        firsts.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.segment.cmp(b.segment)));
        Self {
            dimension: match &project.people.segments.source {
                SegmentSource::Dimension(kind) => Some(dimension_name(text, project, kind)),
                SegmentSource::Profiles => None,
            },
            list: found.list.iter().filter_map(|segment| Some(segment_parts(segment, written(segment)?))).collect(),
            weights: firsts,
        }
    }
}

/// The name of a segment where the project keeps it.
fn written<'a>(project: &'a Project, segment: &Segment) -> Option<&'a str> {
    match &segment.key.source {
        SegmentSource::Profiles => {
            let at = project.people.profile_named(&segment.key.name)?;
            project.people.profiles.get(at).map(|saved| saved.name.as_str())
        }
        SegmentSource::Dimension(kind) => {
            let dimension = dimension_of(&project.data.dimensions, kind)?;
            dimension.value(dimension.find(&segment.key.name)?)
        }
    }
}

fn segment_parts<'a>(segment: &Segment, name: &'a str) -> SegmentParts<'a> {
    let figure = |figure: HistoryFigure| segment.figures.get(figure.index()).copied().flatten();
    SegmentParts {
        segment: name,
        clients: segment.clients.len(),
        revenue: segment.revenue,
        figures: known([
            ("penetration", figure(HistoryFigure::Penetration)),
            ("margin_index", figure(HistoryFigure::Margin)),
            ("cost_of_sale_index", figure(HistoryFigure::CostOfSale)),
            ("effort_index", figure(HistoryFigure::Effort)),
            ("lifetime", figure(HistoryFigure::Lifetime)),
            ("revenue_a_year", figure(HistoryFigure::RevenueAYear)),
            ("orders", figure(HistoryFigure::Orders)),
            ("room", figure(HistoryFigure::Room)),
            ("history", segment.history),
            ("needs_offer", segment.needs_offer),
            ("motives", segment.motives),
            ("score", segment.score),
        ]),
        filled: segment.filled,
        marked: segment.is_marked(),
    }
}

impl<'a> Messages<'a> {
    fn of(text: &Text, project: &'a Project, outcome: &Outcome) -> Self {
        let cells = messages(project, outcome);
        Self {
            dimension: dimension_name(text, project, &project.people.messages.dimension),
            cells: cells.iter().filter_map(|cell| message_cell(project, cell)).collect(),
        }
    }
}

fn message_cell<'a>(project: &'a Project, found: &GridCell) -> Option<Cell<'a>> {
    let groups = dimension_of(&project.data.dimensions, &found.cell.dimension)?;
    let problems = dimension_of(&project.data.dimensions, &DimensionKind::BuiltIn(BuiltIn::Problem))?;
    let written = project.people.messages.of(&found.cell);
    let said = |text: &'a str| Some(text).filter(|text| !text.is_empty());
    Some(Cell {
        group: groups.value(found.group)?,
        problem: problems.value(found.problem)?,
        clients: found.clients.len(),
        differentiator: found
            .differentiator
            .and_then(|(value, _)| value_of(project, BuiltIn::Differentiator, Some(value))),
        reference: found.reference.and_then(|client| name(project, client)),
        prospects: found.prospects.iter().filter_map(|client| name(project, *client)).collect(),
        bad: found.is_bad,
        message: written.and_then(|written| said(&written.message)),
        channel: written.and_then(|written| said(&written.channel)),
        date: written.and_then(|written| written.date).map(|date| date.to_string()),
        response: written.and_then(|written| said(&written.response)).map(response),
    })
}

/// How many reacted as a number, other words as they are.
fn response(written: &str) -> serde_json::Value {
    match written.trim().parse::<serde_json::Number>() {
        Ok(number) => serde_json::Value::Number(number),
        Err(_) => serde_json::Value::String(written.to_owned()),
    }
}

fn value_of(project: &Project, built_in: BuiltIn, value: Option<ValueId>) -> Option<&str> {
    dimension_of(&project.data.dimensions, &DimensionKind::BuiltIn(built_in))?.value(value?)
}

fn card<'a>(project: &'a Project, found: &CoreClient) -> Card<'a> {
    Card {
        role: value_of(project, BuiltIn::BuyerRole, found.role),
        industry: value_of(project, BuiltIn::Industry, found.industry),
        problem: value_of(project, BuiltIn::Problem, found.problem),
        users: found.users,
        clients: found.clients,
        evidence: found.evidence.and_then(|client| name(project, client)),
    }
}

impl Goal {
    fn of(project: &Project, outcome: &Outcome) -> Option<Self> {
        let share = project.settings.wanted_share?;
        let analysis::Goal { clients, inside, needed, .. } = goal(project, outcome);
        let new_clients = match needed {
            Some(Needed::Met) => Some(0),
            Some(Needed::Clients(new)) => Some(new),
            Some(Needed::Never) | None => None,
        };
        Some(Self { share, clients, inside, new_clients })
    }
}
