//! The search for overlap and the literal overlap in `analyse --json`.

use serde::Serialize;

use crate::analysis::{Group, LiteralOverlap, Overlap as Found};
use crate::cli::keys;
use crate::model::{Condition, Project};
use crate::text::{Text, words};

#[derive(Serialize)]
pub(in crate::cli) struct Overlap {
    target: &'static str,
    a: f64,
    depth: usize,
    minimum: usize,
    searched: u64,
    permutations: usize,
    clients: usize,
    left_out: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    groups: Vec<GroupParts>,
}

#[derive(Serialize)]
struct GroupParts {
    conditions: Vec<ConditionParts>,
    n: usize,
    mean: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    lift: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
    shrunk_mean: f64,
    /// In the unit of the mean; absent when p is.
    #[serde(skip_serializing_if = "Option::is_none")]
    deflated_mean: Option<f64>,
    quality: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<f64>,
}

#[derive(Serialize)]
struct ConditionParts {
    dimension: String,
    value: String,
}

#[derive(Serialize)]
pub(in crate::cli) struct Literal {
    best: usize,
    clients: usize,
    steps: Vec<StepParts>,
}

#[derive(Serialize)]
struct StepParts {
    #[serde(flatten)]
    condition: ConditionParts,
    share_best: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    lift: Option<f64>,
    clients: usize,
    best: usize,
}

impl Overlap {
    pub(super) fn of(text: &Text, project: &Project, found: &Found) -> Self {
        Self {
            target: keys::target(found.target),
            a: found.exponent,
            depth: found.depth,
            minimum: found.minimum,
            searched: found.searched,
            permutations: found.permutations,
            clients: found.clients,
            left_out: found.unknown,
            mean: found.mean,
            groups: found.groups.iter().map(|group| parts(text, project, group)).collect(),
        }
    }
}

impl Literal {
    pub(super) fn of(text: &Text, project: &Project, found: &LiteralOverlap) -> Self {
        let step = |step: &crate::analysis::LiteralStep| StepParts {
            condition: condition(text, project, step.condition),
            share_best: step.share_best,
            lift: step.lift,
            clients: step.clients,
            best: step.best,
        };
        Self { best: found.best, clients: found.clients.len(), steps: found.steps.iter().map(step).collect() }
    }
}

fn parts(text: &Text, project: &Project, group: &Group) -> GroupParts {
    GroupParts {
        conditions: group.conditions.iter().map(|&found| condition(text, project, found)).collect(),
        n: group.clients.len(),
        mean: group.mean,
        lift: group.lift,
        share: group.share,
        shrunk_mean: group.shrunk_mean,
        deflated_mean: group.deflated_mean,
        quality: group.quality,
        p: group.p,
    }
}

/// Dimensions go by their names in `text`'s language, values by their own, as everywhere in the JSON.
fn condition(text: &Text, project: &Project, condition: Condition) -> ConditionParts {
    let value = match condition {
        Condition::Band(band) => project.settings.bands.label(band),
        Condition::Value { dimension, value } => {
            project.dimension(dimension).and_then(|found| found.value(value)).unwrap_or_default().to_owned()
        }
    };
    ConditionParts { dimension: words::facet(text, project, condition.facet()), value }
}
