//! Tags: the values a client carries in each dimension.

use super::{DimensionId, ValueId};

/// One value of a client in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The value in the dimension's vocabulary.
    pub value: ValueId,
    /// The sub-industry of an industry, the "how" of a problem solved.
    pub detail: Option<Box<str>>,
}

/// A client's tags by dimension, the primary value first. A dimension that is absent is unknown, never a value.
///
/// All tags of a client lie side by side, so that reading those of many clients follows few pointers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// The dimensions with a value, rising, each with the place in `tags` where its values end.
    ends: Vec<(DimensionId, u32)>,
    tags: Vec<Tag>,
}

impl Tags {
    /// The client's values in `dimension`, primary first; empty when unknown.
    #[must_use]
    pub fn of(&self, dimension: DimensionId) -> &[Tag] {
        self.place(dimension).map_or(&[], |at| self.at(at))
    }

    /// Every dimension with a value, in their order, with its values, primary first.
    pub fn iter(&self) -> impl Iterator<Item = (DimensionId, &[Tag])> {
        let mut rest = self.tags.as_slice();
        let mut start = 0;
        self.ends.iter().map(move |&(dimension, end)| {
            let (here, after) = rest.split_at_checked((end - start) as usize).unwrap_or_default();
            (rest, start) = (after, end);
            (dimension, here)
        })
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
        let tag = Tag { value, detail: None };
        if self.ends.last().is_none_or(|(last, _)| *last < dimension) {
            self.tags.push(tag);
            self.ends.push((dimension, place(self.tags.len())));
            return;
        }
        self.change(dimension, |tags| {
            if !multi_valued {
                tags.clear();
            }
            tags.push(tag);
        });
    }

    /// Removes `value`; the dimension becomes unknown when it was the last one.
    pub fn remove(&mut self, dimension: DimensionId, value: ValueId) {
        self.change(dimension, |tags| tags.retain(|tag| tag.value != value));
    }

    /// Makes the dimension unknown.
    pub fn clear(&mut self, dimension: DimensionId) {
        self.change(dimension, Vec::clear);
    }

    /// Sets the detail of `value`; an empty text removes it. Nothing happens when the client does not carry the value.
    pub fn set_detail(&mut self, dimension: DimensionId, value: ValueId, detail: &str) {
        self.change(dimension, |tags| {
            for tag in tags.iter_mut().filter(|tag| tag.value == value) {
                tag.detail = (!detail.trim().is_empty()).then(|| detail.trim().into());
            }
        });
    }

    /// Puts `to` where `from` was, without doubling it.
    pub fn replace(&mut self, dimension: DimensionId, from: ValueId, to: ValueId) {
        self.change(dimension, |tags| {
            if tags.iter().any(|tag| tag.value == to) {
                tags.retain(|tag| tag.value != from);
            } else {
                for tag in tags.iter_mut().filter(|tag| tag.value == from) {
                    tag.value = to;
                }
            }
        });
    }

    /// The place of `dimension` among those with a value.
    fn place(&self, dimension: DimensionId) -> Option<usize> {
        self.ends.binary_search_by_key(&dimension, |(dimension, _)| *dimension).ok()
    }

    /// Where the values of the dimension at `place` begin.
    fn start(&self, place: usize) -> usize {
        place.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| *end as usize)
    }

    /// The values of the dimension at `place`.
    fn at(&self, place: usize) -> &[Tag] {
        let end = self.ends.get(place).map_or(0, |(_, end)| *end as usize);
        self.tags.get(self.start(place)..end).unwrap_or_default()
    }

    /// Changes the values in `dimension`; it is unknown while there is none.
    fn change(&mut self, dimension: DimensionId, change: impl FnOnce(&mut Vec<Tag>)) {
        let at = self.ends.partition_point(|(other, _)| *other < dimension);
        let is_known = self.ends.get(at).is_some_and(|(other, _)| *other == dimension);
        let start = self.start(at);
        let before = if is_known { self.at(at).len() } else { 0 };
        let mut tags: Vec<Tag> = self.tags.drain(start..start + before).collect();
        change(&mut tags);
        let after = tags.len();
        match (is_known, after > 0) {
            (false, true) => self.ends.insert(at, (dimension, place(start))),
            (true, false) => drop(self.ends.remove(at)),
            _ => {}
        }
        for (_, end) in self.ends.iter_mut().skip(at) {
            *end = place(*end as usize + after - before);
        }
        self.tags.splice(start..start, tags);
    }
}

/// A place among a client's tags.
fn place(tags: usize) -> u32 {
    u32::try_from(tags).unwrap_or(u32::MAX)
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
                let all: BTreeMap<u32, Vec<u32>> = tags.iter().map(|(one, tags)| (one.0, of(tags))).collect();
                prop_assert_eq!(&all, &model);
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
