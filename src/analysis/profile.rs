//! The clients of a profile (METHOD.md §7).

use super::Basis;
use crate::model::{Band, Client, ClientId, Condition, Profile, Project};

/// The counted clients that meet every condition of `profile`, in project order. A client without a value on an axis
/// the profile names is no member; a profile without conditions has every counted client.
#[must_use]
pub fn profile_members(project: &Project, basis: &Basis, profile: &Profile) -> Vec<ClientId> {
    let conditions = profile.all_conditions();
    let is_member = |client: &Client| conditions.iter().all(|&condition| meets(client, basis, condition));
    basis.clients.iter().copied().filter(|&id| project.client(id).is_some_and(is_member)).collect()
}

/// Whether `client` meets `condition`; never when what it names is unknown.
pub(super) fn meets(client: &Client, basis: &Basis, condition: Condition) -> bool {
    match condition {
        Condition::Band(band) => basis.band.get(client.id.index()) == Some(&Band::Known(band)),
        Condition::Value { dimension, value } => client.tags.has(dimension, value),
    }
}
