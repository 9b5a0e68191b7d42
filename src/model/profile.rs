//! The pinned profile (METHOD.md §7), and what becomes of it when what it names changes.
//!
//! A condition follows what it names: a renamed value keeps it, a merged one hands it to the value it is merged into, a
//! moved edge keeps its band. A condition whose value or band is gone goes too, and a profile without any is no longer
//! pinned. Undo brings back both.

use std::sync::Arc;

use super::{BandScheme, Condition, Dataset, Dimension, DimensionId, Facet, OverlapSettings, Project, ValueId};

/// The clients a person has named *the* sweet spot: a size band, values in dimensions, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The position of its band in the scheme; `None` for any size, the unknown one too.
    pub band: Option<usize>,
    /// Values, each of another dimension, in the order of the dimensions.
    pub conditions: Vec<(DimensionId, ValueId)>,
}

impl Profile {
    /// The profile of these conditions, sorted; of several on one facet the first stays.
    #[must_use]
    pub fn of(conditions: &[Condition]) -> Self {
        let mut sorted = conditions.to_vec();
        sorted.sort_by_key(|condition| condition.facet());
        sorted.dedup_by_key(|condition| condition.facet());
        let mut profile = Self::default();
        for condition in sorted {
            match condition {
                Condition::Band(band) => profile.band = Some(band),
                Condition::Value { dimension, value } => profile.conditions.push((dimension, value)),
            }
        }
        profile
    }

    /// Its conditions, the band first.
    #[must_use]
    pub fn all_conditions(&self) -> Vec<Condition> {
        let values = self.conditions.iter().map(|&(dimension, value)| Condition::Value { dimension, value });
        self.band.map(Condition::Band).into_iter().chain(values).collect()
    }

    /// Whether it names nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.band.is_none() && self.conditions.is_empty()
    }

    /// Whether `project` can pin it: it names one to [`OverlapSettings::MAX_DEPTH`] values or bands that are there, at
    /// most one per facet.
    pub(super) fn fits(&self, project: &Project) -> bool {
        let named = self.all_conditions();
        let mut facets: Vec<Facet> = named.iter().map(|condition| condition.facet()).collect();
        facets.sort_unstable();
        facets.dedup();
        let is_there = |condition: &Condition| match *condition {
            Condition::Band(band) => band < project.settings.bands.count(),
            Condition::Value { dimension, value } => {
                project.dimension(dimension).is_some_and(|found| found.value(value).is_some())
            }
        };
        (1..=OverlapSettings::MAX_DEPTH).contains(&named.len())
            && facets.len() == named.len()
            && named.iter().all(is_there)
    }
}

/// Changes the pinned profile and the saved ones; without a condition left the pinned one is no longer pinned, and a saved
/// one no longer kept.
fn keep(project: &mut Project, change: impl Fn(&mut Profile)) {
    if let Some(profile) = &mut project.pinned {
        change(profile);
        if profile.is_empty() {
            project.pinned = None;
        }
    }
    if project.people.profiles.is_empty() {
        return;
    }
    let saved = &mut Arc::make_mut(&mut project.people).profiles;
    for saved in &mut *saved {
        change(&mut saved.profile);
    }
    saved.retain(|saved| !saved.profile.is_empty());
}

/// After `from` was merged into `to`, or deleted when there is no `to`.
pub(super) fn follow_value(project: &mut Project, dimension: DimensionId, from: ValueId, to: Option<ValueId>) {
    keep(project, |profile| {
        profile.conditions.retain_mut(|condition| {
            if *condition != (dimension, from) {
                return true;
            }
            to.is_some_and(|to| {
                condition.1 = to;
                true
            })
        });
    });
}

/// After other bands took the place of those of `before`: the band stays at its place when as many bands of the same
/// number remain (an edge was moved), follows its two edges to another place when they are still there, and goes
/// otherwise.
pub(super) fn follow_bands(project: &mut Project, before: &BandScheme) {
    let next = project.settings.bands.clone();
    if next == *before {
        return;
    }
    keep(project, |profile| {
        profile.band = profile.band.filter(|_| before.by == next.by).and_then(|band| {
            if before.count() == next.count() {
                return Some(band);
            }
            let edges = |scheme: &BandScheme, band: usize| {
                (band.checked_sub(1).and_then(|below| scheme.upper(below)), scheme.upper(band))
            };
            (0..next.count()).find(|&other| edges(&next, other) == edges(before, band))
        });
    });
}

/// Before `next` replaces the data: values and dimensions are found again by their names. The facets of the literal
/// overlap follow in the same way.
pub(super) fn follow_import(project: &mut Project, next: &Dataset) {
    let before = project.data.dimensions.clone();
    let dimension_again = |id: DimensionId| -> Option<(&Dimension, &Dimension)> {
        let old = before.get(id.index())?;
        Some((old, next.dimensions.iter().find(|new| new.kind == old.kind)?))
    };
    keep(project, |profile| {
        let again = |&(dimension, value): &(DimensionId, ValueId)| {
            let (old, new) = dimension_again(dimension)?;
            Some((new.id, new.find(old.value(value)?)?))
        };
        profile.conditions = profile.conditions.iter().filter_map(again).collect();
        profile.conditions.sort_unstable();
    });
    if let Some(facets) = &mut project.settings.overlap.literal {
        let again = |facet: &Facet| match *facet {
            Facet::Band => Some(Facet::Band),
            Facet::Dimension(id) => dimension_again(id).map(|(_, new)| Facet::Dimension(new.id)),
        };
        *facets = facets.iter().filter_map(again).collect();
    }
}

#[cfg(test)]
mod tests;
