//! What a search begins with, kept from one to the next: the tags as numbers, and the clients in the order of y with
//! their sets. It is no part of the answer: without it the answer is the same, later.
//!
//! Moving a slider of the search reads no tag again. An edit drops what it touches: tags with the clients or dimensions,
//! the order and the sets with anything y hangs on. Nothing lists edits; [`Kept::carried`] compares what they made.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::{Outcome, same};
use super::quality::Scale;
use super::space::Space;
use super::tagged::{Facet, Tagged};
use super::target::Population;
use crate::model::{Project, Target};

/// What searches of one outcome share. Clones share it too.
#[derive(Clone, Default)]
pub(in crate::analysis) struct Kept(Arc<Mutex<Parts>>);

#[derive(Clone, Default)]
struct Parts {
    tagged: Option<Arc<Tagged>>,
    ready: Option<Arc<Ready>>,
}

/// What all searches for one target and minimum size begin with.
pub(super) struct Ready {
    /// Whose tags these are.
    tagged: Arc<Tagged>,
    target: Target,
    bands: usize,
    /// The fewest clients of a group.
    pub(super) minimum: usize,
    /// Who takes part.
    pub(super) population: Population,
    /// Their y as whole numbers.
    pub(super) scale: Scale,
    /// Their tags and size bands.
    pub(super) space: Space,
}

impl Kept {
    /// What the settings of `project`, whose `outcome` this belongs to, begin with.
    pub(super) fn ready(&self, project: &Project, outcome: &Outcome) -> Arc<Ready> {
        let Parts { tagged, ready } = self.parts().clone();
        if let Some(ready) = ready.filter(|ready| ready.is_of(project)) {
            return ready;
        }
        let tagged = tagged.filter(|tagged| tagged.are_of(project)).unwrap_or_else(|| Arc::new(Tagged::of(project)));
        let ready = Arc::new(Ready::new(project, outcome, &tagged));
        *self.parts() = Parts { tagged: Some(tagged), ready: Some(Arc::clone(&ready)) };
        ready
    }

    /// What of this, which belongs to `before`, still holds for a later project with its outcome.
    pub(in crate::analysis) fn carried(before: (&Project, &Outcome), (project, outcome): (&Project, &Outcome)) -> Self {
        let Parts { tagged, ready } = before.1.kept.parts().clone();
        let tagged = tagged.filter(|tagged| tagged.are_of(project));
        let ready = ready.filter(|ready| {
            tagged.is_some() && has_same_people(before, (project, outcome)) && has_same_y(ready.target, before.1, outcome)
        });
        Self(Arc::new(Mutex::new(Parts { tagged, ready })))
    }

    fn parts(&self) -> MutexGuard<'_, Parts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the same clients stand in the same order and bands with the same tags and revenue.
fn has_same_people((earlier, before): (&Project, &Outcome), (project, outcome): (&Project, &Outcome)) -> bool {
    same::people(earlier, &before.basis, (project, &outcome.basis))
        && before.total.clients == outcome.total.clients
        && before.basis.revenue == outcome.basis.revenue
}

/// Whether y is the same where clients and revenue are.
fn has_same_y(target: Target, before: &Outcome, outcome: &Outcome) -> bool {
    match target {
        Target::Value => before.value.of_client == outcome.value.of_client,
        Target::Breadth => before.basis.breadth == outcome.basis.breadth,
        Target::TierA => before.tiers.of_client == outcome.tiers.of_client,
        Target::Revenue | Target::RevenuePerUser | Target::Margin => true,
    }
}

impl Ready {
    fn new(project: &Project, outcome: &Outcome, tagged: &Arc<Tagged>) -> Self {
        let settings = &project.settings.overlap;
        let population = Population::of(project, outcome, settings.target);
        let minimum = settings.minimum_of(population.clients.len());
        let scale = Scale::new(&population.y);
        let bands = Facet::bands(project, &outcome.basis);
        let facets = std::iter::once(&bands).chain(&tagged.facets);
        let space = Space::new(facets, &population.clients, &scale.z, minimum);
        let bands = project.settings.bands.count();
        Self { tagged: Arc::clone(tagged), target: settings.target, bands, minimum, population, scale, space }
    }

    /// Whether `project`, whose outcome this belongs to, asks for this.
    fn is_of(&self, project: &Project) -> bool {
        let settings = &project.settings.overlap;
        self.tagged.are_of(project)
            && self.target == settings.target
            && self.bands == project.settings.bands.count()
            && self.minimum == settings.minimum_of(self.population.clients.len())
    }
}

impl PartialEq for Kept {
    /// It is no part of the answer.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}
