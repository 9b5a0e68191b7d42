//! What becomes of what was typed when the names it stands under change.

use super::{MessageCell, NamedValue, People, SegmentKey, SegmentSource, Segments, is_named, is_same_dimension};
use crate::model::{BuiltIn, DimensionKind};

impl People {
    /// After the value `former` of `dimension` came to be called `name`, or was merged into the one of that name: what was
    /// typed of the two becomes that of one; where both have something, what `name` had stays.
    pub(in crate::model) fn rename_value(&mut self, dimension: &DimensionKind, former: &str, name: &str) {
        let is = |kind: &DimensionKind, value: &str| is_same_dimension(kind, dimension) && is_named(value, former);
        for NamedValue { dimension: kind, value } in self.rules.iter_mut().flat_map(|rule| &mut rule.conditions) {
            if is(kind, value) {
                name.clone_into(value);
            }
        }
        self.segments.rename(&SegmentSource::Dimension(dimension.clone()), former, name);
        let problem = DimensionKind::BuiltIn(BuiltIn::Problem);
        for (MessageCell { dimension: kind, group, problem: solved }, _) in &mut self.messages.written {
            if is(kind, group) {
                name.clone_into(group);
            }
            if is(&problem, solved) {
                name.clone_into(solved);
            }
        }
        // Of two cells that are one now the one that was there first under the name stays, with what the other adds.
        let mut kept: Vec<(MessageCell, super::Message)> = Vec::new();
        for (cell, message) in std::mem::take(&mut self.messages.written) {
            match kept.iter_mut().find(|(other, _)| other.is(&cell)) {
                Some((_, first)) => first.add(&message),
                None => kept.push((cell, message)),
            }
        }
        self.messages.written = kept;
    }

    /// After the saved profile `former` came to be called `name`.
    pub(in crate::model) fn rename_profile(&mut self, former: &str, name: &str) {
        self.segments.rename(&SegmentSource::Profiles, former, name);
    }

    /// After the offering `former` came to be called `name`, or was put together with it: the better score stays.
    pub(in crate::model) fn rename_offering(&mut self, former: &str, name: &str) {
        let scores = &mut self.segments.offer_scores;
        for score in scores.iter_mut().filter(|score| is_named(&score.offering, former)) {
            name.clone_into(&mut score.offering);
        }
        scores.sort_by(|a, b| b.score.total_cmp(&a.score));
        keep_first(scores, |a, b| is_named(&a.offering, &b.offering) && is_named(&a.need, &b.need));
    }
}

impl super::Message {
    /// Takes from `other` what is not written here; what is told in both is told in both.
    fn add(&mut self, other: &Self) {
        if !self.message.contains(&other.message) {
            self.message = if self.message.is_empty() {
                other.message.clone()
            } else {
                format!("{}\n{}", self.message, other.message)
            };
        }
        for (own, others) in [(&mut self.channel, &other.channel), (&mut self.response, &other.response)] {
            if own.is_empty() {
                others.clone_into(own);
            }
        }
        self.date = self.date.or(other.date);
    }
}

impl Segments {
    fn rename(&mut self, source: &SegmentSource, former: &str, name: &str) {
        let was = SegmentKey { source: source.clone(), name: former.to_owned() };
        // What the name had stands first, so that it stays where two are one now.
        self.typed.sort_by_key(|typed| typed.segment.is(&was));
        self.need_scores.sort_by_key(|score| score.segment.is(&was));
        self.motives.sort_by_key(|motive| motive.segment.is(&was));
        let keys = self.typed.iter_mut().map(|typed| &mut typed.segment);
        let keys = keys.chain(self.need_scores.iter_mut().map(|score| &mut score.segment));
        let keys = keys.chain(self.motives.iter_mut().map(|motive| &mut motive.segment));
        for key in keys.chain(self.quotes.iter_mut().map(|quote| &mut quote.segment)).filter(|key| key.is(&was)) {
            name.clone_into(&mut key.name);
        }
        let mut typed: Vec<super::SegmentTyped> = Vec::new();
        for one in std::mem::take(&mut self.typed) {
            match typed.iter_mut().find(|other| other.segment.is(&one.segment)) {
                Some(first) => {
                    first.potential = first.potential.or(one.potential);
                    for (own, other) in first.team.iter_mut().zip(one.team) {
                        *own = own.or(other);
                    }
                }
                None => typed.push(one),
            }
        }
        self.typed = typed;
        keep_first(&mut self.need_scores, |a, b| a.segment.is(&b.segment) && is_named(&a.need, &b.need));
        keep_first(&mut self.motives, |a, b| a.segment.is(&b.segment) && is_named(&a.motive, &b.motive));
    }
}

/// Of those that are one by `is_one` the first stays.
fn keep_first<T>(all: &mut Vec<T>, is_one: impl Fn(&T, &T) -> bool) {
    let mut kept: Vec<T> = Vec::with_capacity(all.len());
    for one in std::mem::take(all) {
        if !kept.iter().any(|other| is_one(other, &one)) {
            kept.push(one);
        }
    }
    *all = kept;
}
