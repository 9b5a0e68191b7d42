//! Core clients: the card that is filled in from those in the sweet spot, and what to brainstorm from (METHOD.md §12).

use std::collections::BTreeMap;

use super::goal::target_clients;
use super::gower;
use super::profile::profile_members;
use super::stats::median_of;
use super::{Outcome, basis::known_users};
use crate::model::{BuiltIn, ClientId, Dimension, DimensionKind, Profile, Project, ValueId};

/// A card filled in from several clients.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoreClient {
    /// The most common buyer role; `None` where nobody has one.
    pub role: Option<ValueId>,
    /// The most common industry.
    pub industry: Option<ValueId>,
    /// The most common problem.
    pub problem: Option<ValueId>,
    /// The median of the known users.
    pub users: Option<f64>,
    /// How many clients that is.
    pub clients: usize,
    /// The most typical of them.
    pub evidence: Option<ClientId>,
}

/// The card of `profile`, or of the pinned one or the verdict's bands where none is given; `None` when nobody is inside.
#[must_use]
pub fn core_client(project: &Project, outcome: &Outcome, profile: Option<&Profile>) -> Option<CoreClient> {
    let members = match profile {
        Some(profile) => profile_members(project, &outcome.basis, profile),
        None => target_clients(project, outcome),
    };
    if members.is_empty() {
        return None;
    }
    let most = |built_in| counts(project, &members, built_in).first().map(|(value, _)| *value);
    let mut users: Vec<f64> = members.iter().filter_map(|&id| known_users(project, id)).collect();
    Some(CoreClient {
        role: most(BuiltIn::BuyerRole),
        industry: most(BuiltIn::Industry),
        problem: most(BuiltIn::Problem),
        users: median_of(&mut users),
        clients: members.len(),
        evidence: gower::medoid(project, outcome, &members),
    })
}

/// The values of a built-in dimension by how many of `clients` have them, the most first, equals by name.
#[must_use]
pub fn counts(project: &Project, clients: &[ClientId], built_in: BuiltIn) -> Vec<(ValueId, usize)> {
    let kind = DimensionKind::BuiltIn(built_in);
    let Some(dimension) = project.data.dimensions.iter().find(|dimension| dimension.kind == kind) else {
        return Vec::new();
    };
    let mut counts: BTreeMap<ValueId, usize> = BTreeMap::new();
    for client in clients.iter().filter_map(|id| project.client(*id)) {
        for tag in client.tags.of(dimension.id) {
            *counts.entry(tag.value).or_default() += 1;
        }
    }
    let mut counts: Vec<(ValueId, usize)> = counts.into_iter().collect();
    let name = |dimension: &Dimension, value: ValueId| dimension.value(value).unwrap_or_default().to_owned();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| name(dimension, a.0).cmp(&name(dimension, b.0))));
    counts
}
