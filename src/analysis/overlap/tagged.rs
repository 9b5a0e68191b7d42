//! What every client is tagged with, as small numbers by dimension: read once, and kept for as long as edits leave the
//! tags alone ([`super::kept`]).

use std::sync::Arc;

use rayon::prelude::*;

use super::super::Basis;
use super::codes::Codes;
use crate::model::{Band, Client, Condition, Dimension, Project, ValueId};

/// The tags of every client of a project.
pub(super) struct Tagged {
    /// What was read. Kept, so that nothing else can come to lie at its address.
    clients: Arc<Vec<Client>>,
    dimensions: Arc<Vec<Dimension>>,
    /// One per dimension, in their order.
    pub(super) facets: Vec<Facet>,
}

/// One dimension.
pub(super) struct Facet {
    /// The condition of each code: bands by size, values by name.
    pub(super) conditions: Vec<Condition>,
    /// The codes by [`crate::model::ClientId::index`].
    pub(super) codes: Codes,
}

/// The code of what is no condition.
const NOWHERE: u32 = u32::MAX;

/// Clients that are read as one piece of work.
const CHUNK: usize = 2_048;

/// What a few clients have on one dimension: the first code of each, and those beyond with their place.
#[derive(Clone, Default)]
struct Met {
    first: Vec<u32>,
    more: Vec<(usize, u32)>,
}

impl Tagged {
    /// Reads the tags of `project`; one walk over each client.
    pub(super) fn of(project: &Project) -> Self {
        let vocabulary: Vec<(Vec<Condition>, Vec<u32>)> = project.data.dimensions.iter().map(by_name).collect();
        let clients = project.data.clients.as_slice();
        let read = |clients: &[Client]| met(clients, &vocabulary);
        let chunks: Vec<Vec<Met>> = match clients.len() {
            0..=CHUNK => vec![read(clients)],
            _ => clients.par_chunks(CHUNK).map(read).collect(),
        };
        let facets = vocabulary.iter().enumerate().map(|(at, (conditions, _))| {
            let met = chunks.iter().filter_map(|chunk| chunk.get(at));
            Facet { conditions: conditions.clone(), codes: joined(met, conditions.len()) }
        });
        let facets = facets.collect();
        let data = &project.data;
        Self { clients: Arc::clone(&data.clients), dimensions: Arc::clone(&data.dimensions), facets }
    }

    /// Whether these are the tags of `project`.
    pub(super) fn are_of(&self, project: &Project) -> bool {
        Arc::ptr_eq(&self.clients, &project.data.clients) && Arc::ptr_eq(&self.dimensions, &project.data.dimensions)
    }
}

impl Facet {
    /// The size band of every client.
    pub(super) fn bands(project: &Project, basis: &Basis) -> Self {
        let conditions: Vec<Condition> = (0..project.settings.bands.count()).map(Condition::Band).collect();
        let none = none_of(conditions.len());
        let code = |band: &Band| match band {
            Band::Known(band) => u32::try_from(*band).unwrap_or(none).min(none),
            Band::Unknown => none,
        };
        Self { conditions, codes: Codes::One(basis.band.iter().map(code).collect()) }
    }
}

/// The conditions of a dimension by name, and the code of each value by [`ValueId::index`].
fn by_name(dimension: &Dimension) -> (Vec<Condition>, Vec<u32>) {
    let mut named: Vec<(&str, ValueId)> = dimension.values().map(|(value, name)| (name, value)).collect();
    named.sort_unstable();
    let mut codes = vec![NOWHERE; dimension.values.len()];
    for (code, (_, value)) in (0..).zip(&named) {
        if let Some(slot) = codes.get_mut(value.index()) {
            *slot = code;
        }
    }
    let condition = |(_, value)| Condition::Value { dimension: dimension.id, value };
    (named.into_iter().map(condition).collect(), codes)
}

/// What `clients` have, by dimension.
fn met(clients: &[Client], vocabulary: &[(Vec<Condition>, Vec<u32>)]) -> Vec<Met> {
    let empty = Met { first: vec![NOWHERE; clients.len()], more: Vec::new() };
    let mut met = vec![empty; vocabulary.len()];
    for (place, client) in clients.iter().enumerate() {
        for tag in client.tags.iter() {
            let dimension = tag.dimension.index();
            let Some((met, (_, codes))) = met.get_mut(dimension).zip(vocabulary.get(dimension)) else { continue };
            let Some(&code) = codes.get(tag.value.index()).filter(|&&code| code != NOWHERE) else { continue };
            match met.first.get_mut(place) {
                Some(slot) if *slot == NOWHERE => *slot = code,
                _ => met.more.push((place, code)),
            }
        }
    }
    met
}

/// The codes of all clients, from those of each few.
fn joined<'a>(chunks: impl Iterator<Item = &'a Met> + Clone, codes: usize) -> Codes {
    let none = none_of(codes);
    if chunks.clone().all(|met| met.more.is_empty()) {
        return Codes::One(chunks.flat_map(|met| &met.first).map(|&code| code.min(none)).collect());
    }
    let (mut starts, mut all) = (vec![0], Vec::new());
    for met in chunks {
        let mut more = met.more.iter().peekable();
        for (place, &first) in met.first.iter().enumerate() {
            all.extend((first != NOWHERE).then_some(first));
            while let Some((_, code)) = more.next_if(|(other, _)| *other == place) {
                all.push(*code);
            }
            starts.push(none_of(all.len()));
        }
    }
    Codes::Several { starts, codes: all }
}

/// The code for none where there are this many.
fn none_of(codes: usize) -> u32 {
    u32::try_from(codes).unwrap_or(NOWHERE)
}
