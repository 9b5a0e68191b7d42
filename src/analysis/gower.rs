//! How alike two people are (METHOD.md §11), and who is most typical of several (§12).
//!
//! Source: Gower, J. C. (1971), A general coefficient of similarity; here what is known of one only counts as half a
//! difference, because leaving it out would make somebody of one matching trait always the most alike.

use std::collections::HashMap;

use rayon::prelude::*;

use super::basis::{name_and_code, revenue_of};
use super::stats::{cents, count};
use super::{Basis, Outcome};
use crate::model::{
    Band, BandBy, BuiltIn, Client, ClientId, DimensionId, DimensionKind, FitDimension, Project, ValueId,
};

/// What is known of somebody in the seven dimensions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Traits {
    /// The position of the size band; `None` when unknown.
    pub band: Option<usize>,
    /// The values by [`FitDimension::index`] − 1, rising; empty when unknown.
    pub values: [Vec<ValueId>; 6],
}

impl Traits {
    /// The values in `dimension`; none for the size.
    #[must_use]
    pub fn of(&self, dimension: FitDimension) -> &[ValueId] {
        let at = dimension.index().checked_sub(1);
        at.and_then(|at| self.values.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Whether anything is known in `dimension`.
    #[must_use]
    pub fn knows(&self, dimension: FitDimension) -> bool {
        match dimension {
            FitDimension::Size => self.band.is_some(),
            other => !self.of(other).is_empty(),
        }
    }
}

/// Reads the traits of clients, prospects and ex-clients alike.
#[derive(Clone, Debug)]
pub struct Reader<'p> {
    project: &'p Project,
    basis: &'p Basis,
    dimensions: [Option<DimensionId>; 6],
}

impl<'p> Reader<'p> {
    /// A reader of `project`, whose basis is `basis`.
    #[must_use]
    pub fn new(project: &'p Project, basis: &'p Basis) -> Self {
        let id = |built_in: BuiltIn| {
            let kind = DimensionKind::BuiltIn(built_in);
            project.data.dimensions.iter().find(|dimension| dimension.kind == kind).map(|dimension| dimension.id)
        };
        let tagged = FitDimension::ALL.into_iter().filter_map(FitDimension::built_in);
        let mut dimensions = [None; 6];
        for (slot, built_in) in dimensions.iter_mut().zip(tagged) {
            *slot = id(built_in);
        }
        Self { project, basis, dimensions }
    }

    /// Where the values of `dimension` are; `None` for the size.
    #[must_use]
    pub fn dimension(&self, dimension: FitDimension) -> Option<DimensionId> {
        dimension.index().checked_sub(1).and_then(|at| self.dimensions.get(at).copied().flatten())
    }

    /// What is known of `client`.
    #[must_use]
    pub fn traits(&self, client: &Client) -> Traits {
        let mut values: [Vec<ValueId>; 6] = Default::default();
        for (slot, dimension) in values.iter_mut().zip(self.dimensions) {
            let Some(dimension) = dimension else { continue };
            slot.extend(client.tags.of(dimension).iter().map(|tag| tag.value));
            slot.sort_unstable();
        }
        Traits { band: self.band(client), values }
    }

    /// The band of a counted client, or the one its size would put somebody else in; a band of revenue is known of
    /// counted clients only.
    fn band(&self, client: &Client) -> Option<usize> {
        let scheme = &self.project.settings.bands;
        let counted = self.basis.band.get(client.id.index()).copied().unwrap_or(Band::Unknown);
        let band = match (counted, scheme.by) {
            (Band::Unknown, BandBy::Users) => scheme.band_of(client.users),
            (Band::Unknown, BandBy::Employees) => scheme.band_of(client.employees),
            (known, _) => known,
        };
        if let Band::Known(band) = band { Some(band) } else { None }
    }
}

/// The distance between two people.
#[derive(Clone, Copy, Debug)]
pub struct Gower {
    counts: [bool; 7],
    bands: usize,
}

impl Gower {
    /// The distance over the dimensions that have weight in `project`.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let weights = project.people.fit_weights;
        Self {
            counts: FitDimension::ALL.map(|dimension| weights.of(dimension) > 0.0),
            bands: project.settings.bands.count(),
        }
    }

    /// From 0 (alike) to 1: the plain mean over the weighted dimensions known of at least one of the two; known of one
    /// only ½; the size |steps between the bands| / (bands − 1), 0 with one band; values 1 − shared / all. `None` when
    /// nothing is known of either (METHOD.md §11).
    #[must_use]
    pub fn distance(&self, one: &Traits, other: &Traits) -> Option<f64> {
        let (mut sum, mut known) = (0.0, 0_u32);
        for (dimension, counts) in FitDimension::ALL.into_iter().zip(self.counts) {
            if !counts {
                continue;
            }
            match (one.knows(dimension), other.knows(dimension)) {
                (false, false) => continue,
                (true, true) => sum += self.between(dimension, one, other),
                _ => sum += 0.5,
            }
            known += 1;
        }
        (known > 0).then(|| sum / f64::from(known))
    }

    /// The same of two packed ones; the traits themselves where somebody has several values.
    fn packed(&self, one: &(Packed, &Traits), other: &(Packed, &Traits)) -> Option<f64> {
        let (mut sum, mut known) = (0.0, 0_u32);
        for (at, (&a, &b)) in one.0.0.iter().zip(&other.0.0).enumerate() {
            if self.counts.get(at) != Some(&true) || a == NOTHING && b == NOTHING {
                continue;
            }
            known += 1;
            if a == NOTHING || b == NOTHING {
                sum += 0.5;
            } else if a == SEVERAL || b == SEVERAL {
                let dimension = FitDimension::ALL.get(at).copied().unwrap_or(FitDimension::Size);
                sum += self.between(dimension, one.1, other.1);
            } else if at == 0 {
                sum += if self.bands > 1 { f64::from(a.abs_diff(b)) / count(self.bands - 1) } else { 0.0 };
            } else {
                sum += if a == b { 0.0 } else { 1.0 };
            }
        }
        (known > 0).then(|| sum / f64::from(known))
    }

    fn between(&self, dimension: FitDimension, one: &Traits, other: &Traits) -> f64 {
        if let (FitDimension::Size, Some(a), Some(b)) = (dimension, one.band, other.band) {
            return if self.bands > 1 { count(a.abs_diff(b)) / count(self.bands - 1) } else { 0.0 };
        }
        let (a, b) = (one.of(dimension), other.of(dimension));
        let shared = a.iter().filter(|value| b.contains(value)).count();
        1.0 - count(shared) / count(a.len() + b.len() - shared)
    }
}

/// Nothing is known, and more than one value is.
const NOTHING: u32 = u32::MAX;
const SEVERAL: u32 = u32::MAX - 1;

/// What is known in the seven dimensions, a number each: many pairs are compared without looking anything up.
#[derive(Clone, Copy, Debug)]
struct Packed([u32; 7]);

impl Packed {
    fn of(traits: &Traits) -> Self {
        Self(FitDimension::ALL.map(|dimension| match (dimension, traits.of(dimension)) {
            (FitDimension::Size, _) => traits.band.map_or(NOTHING, |band| u32::try_from(band).unwrap_or(SEVERAL - 1)),
            (_, []) => NOTHING,
            (_, [value]) => value.0.min(SEVERAL - 1),
            _ => SEVERAL,
        }))
    }
}

/// Clients put together by what is known of them: how alike somebody is is asked once for each pattern.
#[derive(Clone, Debug)]
pub struct Patterns(Vec<(Traits, Vec<ClientId>)>);

impl Patterns {
    /// The patterns of `clients`; those of each by revenue in cents, the largest first, then by name.
    #[must_use]
    pub fn of(project: &Project, basis: &Basis, clients: &[ClientId]) -> Self {
        let reader = Reader::new(project, basis);
        let mut members: Vec<(f64, ClientId)> = clients.iter().map(|&id| (cents(revenue_of(basis, id)), id)).collect();
        members.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then_with(|| name_and_code(project, a.1).cmp(&name_and_code(project, b.1)))
        });
        let mut places: HashMap<Traits, usize> = HashMap::new();
        let mut patterns: Vec<(Traits, Vec<ClientId>)> = Vec::new();
        for (_, id) in members {
            let Some(client) = project.client(id) else { continue };
            let traits = reader.traits(client);
            let at = *places.entry(traits.clone()).or_insert_with(|| {
                patterns.push((traits, Vec::new()));
                patterns.len() - 1
            });
            if let Some((_, of)) = patterns.get_mut(at) {
                of.push(id);
            }
        }
        Self(patterns)
    }

    /// The client most like `traits`, with its distance: the smallest, then the larger revenue, then the name. `None` when
    /// nothing is known to compare.
    #[must_use]
    pub fn most_like(&self, gower: &Gower, traits: &Traits) -> Option<(ClientId, f64)> {
        // Patterns stand in the order of their best clients, so that the first of equals is the one wanted.
        let mut best: Option<(ClientId, f64)> = None;
        for (pattern, clients) in &self.0 {
            let (Some(distance), Some(&client)) = (gower.distance(traits, pattern), clients.first()) else { continue };
            if best.is_none_or(|(_, least)| distance < least - NEAR) {
                best = Some((client, distance));
            }
        }
        best
    }

    /// The medoid: the client with the smallest mean distance to the others, then the larger revenue, then the name
    /// (METHOD.md §12). `None` without clients.
    #[must_use]
    pub fn medoid(&self, gower: &Gower) -> Option<ClientId> {
        let packed: Vec<(Packed, &Traits)> = self.0.iter().map(|(traits, _)| (Packed::of(traits), traits)).collect();
        let means: Vec<Option<f64>> =
            (0..packed.len()).into_par_iter().map(|at| self.mean_distance(gower, &packed, at)).collect();
        let mut best: Option<(ClientId, f64)> = None;
        for ((_, clients), mean) in self.0.iter().zip(means) {
            let (mean, Some(&client)) = (mean.unwrap_or(f64::INFINITY), clients.first()) else { continue };
            if best.is_none_or(|(_, least)| mean < least - NEAR) {
                best = Some((client, mean));
            }
        }
        best.map(|(client, _)| client)
    }

    /// The client of `members` nearest to `medoid`; ties as for the medoid. `members` are of these patterns.
    #[must_use]
    pub fn nearest_of(&self, gower: &Gower, medoid: ClientId, members: &[ClientId]) -> Option<ClientId> {
        let (target, _) = self.0.iter().find(|(_, clients)| clients.contains(&medoid))?;
        let mut best: Option<(ClientId, f64)> = None;
        for (traits, clients) in &self.0 {
            let Some(&client) = clients.iter().find(|client| members.contains(client)) else { continue };
            let distance = gower.distance(target, traits).unwrap_or(f64::INFINITY);
            if best.is_none_or(|(_, least)| distance < least - NEAR) {
                best = Some((client, distance));
            }
        }
        best.map(|(client, _)| client)
    }

    /// The mean distance of one of the pattern at `own` to all others; its own pattern counts one less.
    fn mean_distance(&self, gower: &Gower, packed: &[(Packed, &Traits)], own: usize) -> Option<f64> {
        let one = packed.get(own)?;
        let (mut sum, mut others) = (0.0, 0.0);
        for (at, (other, (_, clients))) in packed.iter().zip(&self.0).enumerate() {
            let many = count(clients.len()) - if at == own { 1.0 } else { 0.0 };
            if many <= 0.0 {
                continue;
            }
            if let Some(distance) = gower.packed(one, other) {
                sum += distance * many;
                others += many;
            }
        }
        (others > 0.0).then(|| sum / others)
    }
}

/// Distances nearer than this are equal: sums of fractions are not exact.
const NEAR: f64 = 1e-12;

/// The most typical of `clients` (METHOD.md §12).
#[must_use]
pub fn medoid(project: &Project, outcome: &Outcome, clients: &[ClientId]) -> Option<ClientId> {
    Patterns::of(project, &outcome.basis, clients).medoid(&Gower::of(project))
}
