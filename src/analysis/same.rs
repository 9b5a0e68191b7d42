//! What an edit left alone: `earlier` is the project before it, `before` its basis.

use std::sync::Arc;

use super::Basis;
use super::basis::known_users;
use crate::model::{ClientId, Project, ValueComponent};

/// Whether every client goes by the name and code it had.
pub(super) fn names(earlier: &Project, project: &Project) -> bool {
    let (a, b) = (&earlier.data.clients, &project.data.clients);
    Arc::ptr_eq(a, b)
        || (a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| (&a.name, &a.code) == (&b.name, &b.code)))
}

/// Whether the same offerings are bought by the same clients, given the same amounts: threshold and K decide.
pub(super) fn buying(earlier: &Project, before: &Basis, (project, basis): (&Project, &Basis)) -> bool {
    earlier.settings.threshold.to_bits() == project.settings.threshold.to_bits()
        && before.broad_from == basis.broad_from
}

/// Whether each of `clients` has the users it had.
pub(super) fn users(earlier: &Project, project: &Project, clients: &[ClientId]) -> bool {
    Arc::ptr_eq(&earlier.data.clients, &project.data.clients)
        || clients.iter().all(|&id| known_users(earlier, id) == known_users(project, id))
}

/// Whether the same clients stand in the same bands with the same tags.
pub(super) fn people(earlier: &Project, before: &Basis, (project, basis): (&Project, &Basis)) -> bool {
    Arc::ptr_eq(&earlier.data.clients, &project.data.clients)
        && Arc::ptr_eq(&earlier.data.dimensions, &project.data.dimensions)
        && earlier.settings.bands.count() == project.settings.bands.count()
        && before.clients == basis.clients
        && before.band == basis.band
}

/// Whether the value scores are the same: amounts, breadth and weights; what else is known of the clients unless only
/// those two have weight; and everything the white space hangs on when the room to sell more has.
pub(super) fn value(earlier: &Project, before: &Basis, (project, basis): (&Project, &Basis)) -> bool {
    use ValueComponent::{Breadth, Potential, Revenue};
    let weights = &project.settings.value_weights;
    let counts = |component| weights.of(component) > 0.0;
    let others = ValueComponent::ALL.into_iter().filter(|component| ![Revenue, Breadth].contains(component));
    earlier.settings.value_weights == *weights
        && Arc::ptr_eq(&before.matrix, &basis.matrix)
        && before.clients == basis.clients
        && before.breadth == basis.breadth
        && (Arc::ptr_eq(&earlier.data.clients, &project.data.clients) || !others.into_iter().any(counts))
        && (!counts(Potential) || white_space(earlier, before, (project, basis)))
}

fn white_space(earlier: &Project, before: &Basis, (project, basis): (&Project, &Basis)) -> bool {
    people(earlier, before, (project, basis))
        && before.offerings == basis.offerings
        && earlier.settings.threshold.to_bits() == project.settings.threshold.to_bits()
        && earlier.settings.white_space == project.settings.white_space
        && earlier.blocks == project.blocks
}
