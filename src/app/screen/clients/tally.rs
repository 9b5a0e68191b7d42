//! Counts over many clients, of every dimension at once: the tags of each are looked at once.

use super::facts::Facts;
use crate::model::{Client, ClientStatus, DimensionId, NeumaierSum};

/// What clients carry in one dimension.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    /// How many, of any status, carry each value, by [`crate::model::ValueId::index`].
    pub(super) values: Vec<usize>,
    /// How many of those who count carry any.
    pub(super) tagged: usize,
    revenue: NeumaierSum,
}

impl Carried {
    /// The revenue of those who carry any.
    #[must_use]
    pub(super) fn revenue(&self) -> f64 {
        self.revenue.total()
    }
}

/// What `clients` carry, by [`DimensionId::index`].
#[must_use]
pub(super) fn carried<'a>(facts: &Facts<'_>, clients: impl Iterator<Item = &'a Client>) -> Vec<Carried> {
    let dimensions = facts.project.data.dimensions.iter();
    let none = dimensions.map(|dimension| Carried { values: vec![0; dimension.values.len()], ..Carried::default() });
    let mut all: Vec<Carried> = none.collect();
    for client in clients {
        let (counts, revenue) = (client.status == ClientStatus::Client, facts.revenue(client.id));
        let mut before: Option<DimensionId> = None;
        for tag in client.tags.iter() {
            let Some(carried) = all.get_mut(tag.dimension.index()) else { continue };
            if let Some(count) = carried.values.get_mut(tag.value.index()) {
                *count += 1;
            }
            if counts && before.replace(tag.dimension) != Some(tag.dimension) {
                carried.tagged += 1;
                carried.revenue.extend(revenue);
            }
        }
    }
    all
}
