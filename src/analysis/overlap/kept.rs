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
            tagged.is_some()
                && has_same_people(before, (project, outcome))
                && has_same_y(ready.target, before.1, outcome)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{analyse_now, overlap, reanalyse};
    use crate::model::{
        BandBy, BandScheme, Client, ClientId, Dataset, DimensionId, Edit, OverlapSettings, Progress, TierRule,
        ValueComponent,
    };

    fn project() -> Project {
        let client = |at: u32| {
            let mut client = Client::named(ClientId(at), format!("Client {at}"));
            client.users = Some(f64::from(at + 1));
            client.margin = Some(f64::from(at));
            client
        };
        let data = Dataset { clients: Arc::new((0..30).map(client).collect()), ..Dataset::default() };
        Project::new("Kept", data)
    }

    #[test]
    fn an_edit_drops_what_it_touches() {
        let first = project();
        let of_margin = |exponent| {
            let target = Target::Margin;
            Edit::SetOverlap(OverlapSettings { target, exponent, permutations: 0, ..OverlapSettings::default() })
        };
        let first = first.edited(&of_margin(0.5)).expect("it is valid");
        let outcome = analyse_now(&first);
        overlap(&first, &outcome, &Progress::default()).expect("nobody cancels");
        let before = outcome.kept.parts().clone();
        let of_revenue = OverlapSettings { target: Target::Revenue, permutations: 0, ..OverlapSettings::default() };
        let tag = Edit::Tag { clients: vec![ClientId(3)], dimension: DimensionId(0), value: "Care".to_owned() };
        // The edit, whether the tags are still known after it, and whether the next search finds all it begins with.
        let cases = [
            (of_margin(0.3), true, true),
            (Edit::SetTierRule(TierRule::Count), true, true),
            (Edit::SetValueWeight { component: ValueComponent::Margin, weight: 1.0 }, true, true),
            (Edit::SetOverlap(of_revenue), true, false),
            (Edit::SetBands(BandScheme::new(BandBy::Users, vec![9.0]).expect("an edge")), true, false),
            (tag, false, false),
        ];
        for (edit, keeps_tags, keeps_all) in cases {
            let next = first.edited(&edit).expect("it is valid");
            let found = reanalyse((&first, &outcome), &next);
            let tags = found.kept.parts().tagged.clone();
            assert_eq!(tags.is_some(), keeps_tags, "{edit:?}");
            let ready = found.kept.ready(&next, &found);
            let is_same = before.ready.as_ref().is_some_and(|before| Arc::ptr_eq(before, &ready));
            assert_eq!(is_same, keeps_all, "{edit:?}");
        }
    }
}
