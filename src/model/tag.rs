//! Tags: the values a client carries in each dimension.

use std::collections::BTreeMap;

use super::{DimensionId, ValueId};

/// One value of a client in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The value in the dimension's vocabulary.
    pub value: ValueId,
    /// The sub-industry of an industry, the "how" of a problem solved.
    pub detail: Option<String>,
}

/// A client's tags by dimension, the primary value first. A dimension that is absent is unknown, never a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(BTreeMap<DimensionId, Vec<Tag>>);

impl Tags {
    /// The client's values in `dimension`, primary first; empty when unknown.
    #[must_use]
    pub fn of(&self, dimension: DimensionId) -> &[Tag] {
        self.0.get(&dimension).map_or(&[], Vec::as_slice)
    }

    /// Every dimension with a value, in their order, with its values, primary first.
    pub fn iter(&self) -> impl Iterator<Item = (DimensionId, &[Tag])> {
        self.0.iter().map(|(&dimension, tags)| (dimension, tags.as_slice()))
    }

    /// The primary value in `dimension`; `None` when unknown.
    #[must_use]
    pub fn primary(&self, dimension: DimensionId) -> Option<ValueId> {
        self.of(dimension).first().map(|tag| tag.value)
    }

    /// Whether the client carries `value` in `dimension`.
    #[must_use]
    pub fn has(&self, dimension: DimensionId, value: ValueId) -> bool {
        self.of(dimension).iter().any(|tag| tag.value == value)
    }

    /// Adds `value`: beside the others in a multi-valued dimension, in their place in a single-valued one. A value
    /// already present keeps its place and detail.
    pub fn add(&mut self, dimension: DimensionId, value: ValueId, multi_valued: bool) {
        if self.has(dimension, value) {
            return;
        }
        let tags = self.0.entry(dimension).or_default();
        if !multi_valued {
            tags.clear();
        }
        tags.push(Tag { value, detail: None });
    }

    /// Removes `value`; the dimension becomes unknown when it was the last one.
    pub fn remove(&mut self, dimension: DimensionId, value: ValueId) {
        if let Some(tags) = self.0.get_mut(&dimension) {
            tags.retain(|tag| tag.value != value);
            if tags.is_empty() {
                self.0.remove(&dimension);
            }
        }
    }

    /// Makes the dimension unknown.
    pub fn clear(&mut self, dimension: DimensionId) {
        self.0.remove(&dimension);
    }

    /// Sets the detail of `value`; an empty text removes it. Nothing happens when the client does not carry the value.
    pub fn set_detail(&mut self, dimension: DimensionId, value: ValueId, detail: &str) {
        let tags = self.0.get_mut(&dimension).into_iter().flatten();
        for tag in tags.filter(|tag| tag.value == value) {
            tag.detail = (!detail.trim().is_empty()).then(|| detail.trim().to_owned());
        }
    }

    /// Puts `to` where `from` was, without doubling it.
    pub fn replace(&mut self, dimension: DimensionId, from: ValueId, to: ValueId) {
        let Some(tags) = self.0.get_mut(&dimension) else { return };
        if tags.iter().any(|tag| tag.value == to) {
            tags.retain(|tag| tag.value != from);
        } else {
            for tag in tags.iter_mut().filter(|tag| tag.value == from) {
                tag.value = to;
            }
        }
    }
}
