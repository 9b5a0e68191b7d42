//! What to tell whom: target groups × problems (METHOD.md §8), and advice by adoption profile.

use std::collections::{BTreeMap, BTreeSet};

use super::gower::{Gower, Patterns};
use super::stats::{count, ratio};
use super::{Outcome, Tiers, tiers_by};
use crate::model::{
    BuiltIn, Client, ClientId, ClientStatus, Dimension, DimensionKind, Message, MessageCell, OfferingId, Project,
    TierRule, ValueId, dimension_of, is_named, is_same_dimension,
};

/// So many clients of a cell must share what won them.
const FEWEST: usize = 2;

/// One cell: a value of the target groups' dimension and a problem that somebody has together.
#[derive(Clone, Debug, PartialEq)]
pub struct GridCell {
    /// Its names.
    pub cell: MessageCell,
    /// The target group.
    pub group: ValueId,
    /// The problem.
    pub problem: ValueId,
    /// The own clients in it, in project order.
    pub clients: Vec<ClientId>,
    /// The differentiator with the highest lift among them, and that lift.
    pub differentiator: Option<(ValueId, f64)>,
    /// A client to name.
    pub reference: Option<ClientId>,
    /// The prospects and ex-clients in it, by name.
    pub prospects: Vec<ClientId>,
    /// Whether a bad rule names nothing but this value and this problem.
    pub is_bad: bool,
    /// What is written.
    pub message: Option<Message>,
}

impl GridCell {
    /// Whether prospects wait and nothing is said to them.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        let is_told = self.message.as_ref().is_some_and(|written| !written.message.trim().is_empty());
        !self.prospects.is_empty() && !is_told
    }
}

/// The message grid of `project`: first the cells where prospects wait and nothing is written, most prospects first, then
/// by group and problem (METHOD.md §8).
#[must_use]
pub fn messages(project: &Project, outcome: &Outcome) -> Vec<GridCell> {
    let dimensions = &project.data.dimensions;
    let groups = dimension_of(dimensions, &project.people.messages.dimension);
    let problems = dimension_of(dimensions, &DimensionKind::BuiltIn(BuiltIn::Problem));
    let (Some(groups), Some(problems)) = (groups, problems) else { return Vec::new() };
    let mut cells: BTreeMap<(ValueId, ValueId), (Vec<ClientId>, Vec<ClientId>)> = BTreeMap::new();
    for client in project.data.clients.iter() {
        let pairs: BTreeSet<(ValueId, ValueId)> = client
            .tags
            .of(groups.id)
            .iter()
            .flat_map(|group| client.tags.of(problems.id).iter().map(|problem| (group.value, problem.value)))
            .collect();
        for pair in pairs {
            let (own, others) = cells.entry(pair).or_default();
            if client.status == ClientStatus::Client { own.push(client.id) } else { others.push(client.id) }
        }
    }
    let grid = Grid::of(project, outcome, (groups, problems));
    let mut found: Vec<GridCell> = cells.into_iter().filter_map(|(at, people)| grid.cell(at, people)).collect();
    found.sort_by(|a, b| {
        let waiting = |cell: &GridCell| if cell.is_waiting() { cell.prospects.len() } else { 0 };
        let names = |cell: &GridCell| (cell.cell.group.clone(), cell.cell.problem.clone());
        waiting(b).cmp(&waiting(a)).then_with(|| names(a).cmp(&names(b)))
    });
    found
}

struct Grid<'p> {
    project: &'p Project,
    outcome: &'p Outcome,
    groups: &'p Dimension,
    problems: &'p Dimension,
    differentiators: Option<&'p Dimension>,
    /// How many own clients are tagged in the differentiator, and how many with each value.
    usual: (usize, BTreeMap<ValueId, usize>),
    tiers: Tiers,
    gower: Gower,
}

impl<'p> Grid<'p> {
    fn of(project: &'p Project, outcome: &'p Outcome, (groups, problems): (&'p Dimension, &'p Dimension)) -> Self {
        let kind = DimensionKind::BuiltIn(BuiltIn::Differentiator);
        let differentiators = dimension_of(&project.data.dimensions, &kind);
        let usual = tagged(project, differentiators, &outcome.basis.clients);
        let tiers = tiers_by(project, outcome, TierRule::CumulativeRevenue);
        let gower = Gower::of(project);
        Self { project, outcome, groups, problems, differentiators, usual, tiers, gower }
    }

    fn cell(
        &self,
        (group, problem): (ValueId, ValueId),
        (clients, mut prospects): (Vec<ClientId>, Vec<ClientId>),
    ) -> Option<GridCell> {
        let project = self.project;
        let cell = MessageCell {
            dimension: self.groups.kind.clone(),
            group: self.groups.value(group)?.to_owned(),
            problem: self.problems.value(problem)?.to_owned(),
        };
        let name = |id: &ClientId| project.client(*id).map(|client| client.name.clone());
        prospects.sort_by_key(name);
        Some(GridCell {
            differentiator: self.differentiator(&clients),
            reference: self.reference(&clients),
            is_bad: self.is_bad(&cell),
            message: project.people.messages.of(&cell).cloned(),
            cell,
            group,
            problem,
            clients,
            prospects,
        })
    }

    /// The highest share among the cell's clients ÷ share among all, each over those tagged; at least two of the cell must
    /// have it. Of equal lifts the one more have, then by name.
    fn differentiator(&self, clients: &[ClientId]) -> Option<(ValueId, f64)> {
        let dimension = self.differentiators?;
        let (known, here) = tagged(self.project, Some(dimension), clients);
        let (all, usual) = &self.usual;
        let lift = |value: ValueId, many: usize| {
            let share = ratio(count(many), count(known))?;
            ratio(share, ratio(count(usual.get(&value).copied()?), count(*all))?)
        };
        let mut found: Vec<(f64, usize, &str, ValueId)> = here
            .into_iter()
            .filter(|(_, many)| *many >= FEWEST)
            .filter_map(|(value, many)| Some((lift(value, many)?, many, dimension.value(value)?, value)))
            .collect();
        found.sort_by(|a, b| {
            let lifts = if (a.0 - b.0).abs() <= 1e-9 { std::cmp::Ordering::Equal } else { b.0.total_cmp(&a.0) };
            lifts.then_with(|| b.1.cmp(&a.1)).then_with(|| a.2.cmp(b.2))
        });
        found.first().map(|(lift, _, _, value)| (*value, *lift))
    }

    /// Of the clients in their best tier by cumulative revenue the one nearest the medoid of all of them.
    fn reference(&self, clients: &[ClientId]) -> Option<ClientId> {
        let tier = |id: &ClientId| self.tiers.of_client.get(id.index()).copied().flatten().unwrap_or(usize::MAX);
        let best = clients.iter().map(tier).min()?;
        let among: Vec<ClientId> = clients.iter().copied().filter(|id| tier(id) == best).collect();
        let patterns = Patterns::of(self.project, &self.outcome.basis, clients);
        patterns.nearest_of(&self.gower, patterns.medoid(&self.gower)?, &among)
    }

    fn is_bad(&self, cell: &MessageCell) -> bool {
        let problem = DimensionKind::BuiltIn(BuiltIn::Problem);
        self.project.people.rules.iter().any(|rule| {
            rule.effect.is_bad()
                && !rule.conditions.is_empty()
                && rule.conditions.iter().all(|named| {
                    let is = |kind: &DimensionKind, value: &str| {
                        is_same_dimension(&named.dimension, kind) && is_named(&named.value, value)
                    };
                    is(&cell.dimension, &cell.group) || is(&problem, &cell.problem)
                })
        })
    }
}

/// How many of `clients` are tagged in `dimension`, and how many with each value.
fn tagged(project: &Project, dimension: Option<&Dimension>, clients: &[ClientId]) -> (usize, BTreeMap<ValueId, usize>) {
    let Some(dimension) = dimension else { return Default::default() };
    let (mut known, mut values) = (0, BTreeMap::new());
    for client in clients.iter().filter_map(|id| project.client(*id)) {
        let tags = client.tags.of(dimension.id);
        known += usize::from(!tags.is_empty());
        for tag in tags {
            *values.entry(tag.value).or_default() += 1;
        }
    }
    (known, values)
}

/// What to do for somebody of an adoption profile (METHOD.md §8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Innovators and early adopters: name what won the best clients of that profile, the most first.
    Differentiators(Vec<(ValueId, usize)>),
    /// Early and late majority: name what lowers their risk.
    LowerRisk(Vec<OfferingId>),
    /// Laggards: self-service at low cost.
    SelfService,
}

/// The advice for clients of the adoption profile `value`; `None` for a value that is none of the five.
#[must_use]
pub fn advice(project: &Project, outcome: &Outcome, value: ValueId) -> Option<Advice> {
    let adoption = dimension_of(&project.data.dimensions, &DimensionKind::BuiltIn(BuiltIn::Adoption))?;
    let name = adoption.value(value)?;
    match BuiltIn::Adoption.vocabulary().iter().position(|known| is_named(known, name))? {
        0 | 1 => Some(Advice::Differentiators(won(project, outcome, (adoption, value)))),
        2 | 3 => {
            let lowers = project.data.offerings.iter().filter(|offering| offering.lowers_risk);
            Some(Advice::LowerRisk(lowers.map(|offering| offering.id).collect()))
        }
        _ => Some(Advice::SelfService),
    }
}

/// The differentiators of the first tier's clients with this profile, the most first, equals by name.
fn won(project: &Project, outcome: &Outcome, (adoption, value): (&Dimension, ValueId)) -> Vec<(ValueId, usize)> {
    let has = |client: &Client| client.tags.has(adoption.id, value);
    let best = outcome.tiers.rows.first().map_or(&[][..], |tier| &tier.clients);
    let best: Vec<ClientId> = best.iter().copied().filter(|id| project.client(*id).is_some_and(has)).collect();
    super::core_clients::counts(project, &best, BuiltIn::Differentiator)
}
