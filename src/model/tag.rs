//! Tags: the values a client carries in each dimension.

use std::ops::Range;

use super::{DimensionId, ValueId};

/// One value of a client in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Which dimension.
    pub dimension: DimensionId,
    /// The value in the dimension's vocabulary.
    pub value: ValueId,
    /// The sub-industry of an industry, the "how" of a problem solved.
    pub detail: Option<Box<str>>,
}

/// A client's tags by dimension, the primary value first. A dimension that is absent is unknown, never a value.
///
/// They lie side by side, dimensions in their order, so that reading the tags of many clients follows few pointers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(Vec<Tag>);

impl Tags {
    /// The client's values in `dimension`, primary first; empty when unknown.
    #[must_use]
    pub fn of(&self, dimension: DimensionId) -> &[Tag] {
        self.0.get(self.places(dimension)).unwrap_or_default()
    }

    /// Every tag: dimensions in their order, within one the primary value first.
    pub fn iter(&self) -> impl Iterator<Item = &Tag> {
        self.0.iter()
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
        let tag = Tag { dimension, value, detail: None };
        let places = self.places(dimension);
        if multi_valued {
            self.0.insert(places.end, tag);
        } else {
            self.0.splice(places, [tag]);
        }
    }

    /// Removes `value`; the dimension becomes unknown when it was the last one.
    pub fn remove(&mut self, dimension: DimensionId, value: ValueId) {
        self.0.retain(|tag| (tag.dimension, tag.value) != (dimension, value));
    }

    /// Makes the dimension unknown.
    pub fn clear(&mut self, dimension: DimensionId) {
        self.0.retain(|tag| tag.dimension != dimension);
    }

    /// Sets the detail of `value`; an empty text removes it. Nothing happens when the client does not carry the value.
    pub fn set_detail(&mut self, dimension: DimensionId, value: ValueId, detail: &str) {
        for tag in self.0.iter_mut().filter(|tag| (tag.dimension, tag.value) == (dimension, value)) {
            tag.detail = (!detail.trim().is_empty()).then(|| detail.trim().into());
        }
    }

    /// Puts `to` where `from` was, without doubling it.
    pub fn replace(&mut self, dimension: DimensionId, from: ValueId, to: ValueId) {
        if self.has(dimension, to) {
            self.remove(dimension, from);
            return;
        }
        for tag in self.0.iter_mut().filter(|tag| (tag.dimension, tag.value) == (dimension, from)) {
            tag.value = to;
        }
    }

    /// Makes `value` the first of its dimension; nothing happens when the client does not carry it.
    pub fn make_primary(&mut self, dimension: DimensionId, value: ValueId) {
        let places = self.places(dimension);
        if let Some(of) = self.0.get_mut(places)
            && let Some(at) = of.iter().position(|tag| tag.value == value)
            && let Some(first) = of.get_mut(..=at)
        {
            first.rotate_right(1);
        }
    }

    /// Where the values of `dimension` lie, or would.
    fn places(&self, dimension: DimensionId) -> Range<usize> {
        let start = self.0.partition_point(|tag| tag.dimension < dimension);
        let values = self.0.iter().skip(start).take_while(|tag| tag.dimension == dimension).count();
        start..start + values
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// What a change means, written over a map of lists.
    fn changed(model: &mut BTreeMap<u32, Vec<u32>>, (what, dimension, value, other): (u8, u32, u32, u32)) {
        let tags = model.entry(dimension).or_default();
        match what {
            0 | 1 if tags.contains(&value) => {}
            0 => tags.push(value),
            1 => *tags = vec![value],
            2 => tags.retain(|tag| *tag != value),
            3 => tags.clear(),
            _ if tags.contains(&other) => tags.retain(|tag| *tag != value),
            _ => tags.iter_mut().filter(|tag| **tag == value).for_each(|tag| *tag = other),
        }
        model.retain(|_, tags| !tags.is_empty());
    }

    proptest! {
        #[test]
        fn tags_side_by_side_are_lists_by_dimension(
            changes in prop::collection::vec((0u8..5, 0u32..4, 0u32..3, 0u32..3), 0..40)
        ) {
            let (mut tags, mut model) = (Tags::default(), BTreeMap::new());
            for change in changes {
                let (what, dimension, value, other) = change;
                let (dimension, value) = (DimensionId(dimension), ValueId(value));
                match what {
                    0 | 1 => tags.add(dimension, value, what == 0),
                    2 => tags.remove(dimension, value),
                    3 => tags.clear(dimension),
                    // Replacing a value by itself is asked for by nobody.
                    _ if change.2 == other => continue,
                    _ => tags.replace(dimension, value, ValueId(other)),
                }
                changed(&mut model, change);
                let of = |tags: &[Tag]| tags.iter().map(|tag| tag.value.0).collect::<Vec<u32>>();
                let all: Vec<(u32, u32)> = tags.iter().map(|tag| (tag.dimension.0, tag.value.0)).collect();
                let expected = model.iter().flat_map(|(one, tags)| tags.iter().map(move |tag| (*one, *tag)));
                prop_assert_eq!(all, expected.collect::<Vec<(u32, u32)>>());
                for one in 0..4 {
                    let expected = model.get(&one).cloned().unwrap_or_default();
                    prop_assert_eq!(of(tags.of(DimensionId(one))), expected);
                }
            }
        }

        #[test]
        fn a_detail_goes_with_its_value(detail in "[a-z ]{0,4}") {
            let mut tags = Tags::default();
            tags.add(DimensionId(2), ValueId(0), true);
            tags.add(DimensionId(2), ValueId(1), true);
            tags.set_detail(DimensionId(2), ValueId(1), &detail);
            tags.set_detail(DimensionId(2), ValueId(7), "nobody");
            tags.add(DimensionId(1), ValueId(1), false);
            let found: Vec<Option<&str>> = tags.of(DimensionId(2)).iter().map(|tag| tag.detail.as_deref()).collect();
            prop_assert_eq!(found, [None, Some(detail.trim()).filter(|detail| !detail.is_empty())]);
        }
    }
}
