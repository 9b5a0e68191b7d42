//! What the Overlap screen says, as text.

mod common;
mod pivot;
#[cfg(test)]
mod tests;

use crate::analysis::{Chance, Group, Outcome, Overlap};
use crate::app::session::Session;
use crate::app::widget::Bar;
use crate::model::{Condition, OverlapSettings, Profile, Project, Target};
use crate::say;
use crate::text::{ABSENT, Text, words};

pub(in crate::app) use common::{DimensionView, LiteralView, TraitView};
pub(in crate::app) use pivot::{PivotChoice, PivotView, pivot_view};

/// Everything the screen draws but the pivot.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct OverlapView {
    /// The finding.
    pub(in crate::app) title: String,
    /// What was searched.
    pub(in crate::app) basis: String,
    /// What is searched for, as it stands.
    pub(in crate::app) settings: OverlapSettings,
    /// The targets, by [`Target::ALL`].
    pub(in crate::app) targets: Vec<String>,
    /// The fewest clients a group has, in words.
    pub(in crate::app) minimum: String,
    /// The title of the column with the mean.
    pub(in crate::app) mean_title: String,
    /// The groups, best first.
    pub(in crate::app) groups: Vec<GroupRow>,
    /// The pinned profile in words; `None` while nothing is pinned.
    pub(in crate::app) pinned: Option<String>,
    /// Shares and lift, per dimension.
    pub(in crate::app) dimensions: Vec<DimensionView>,
    /// Who the best clients are, in words.
    pub(in crate::app) best: String,
    /// The literal overlap.
    pub(in crate::app) literal: LiteralView,
    /// What the screen does not know.
    pub(in crate::app) unknown: Vec<String>,
    /// Whether newer groups are being searched.
    pub(in crate::app) is_computing: bool,
}

/// One group of the search.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct GroupRow {
    /// What its clients have in common.
    pub(in crate::app) conditions: Vec<Condition>,
    /// In words.
    pub(in crate::app) name: String,
    /// How many clients.
    pub(in crate::app) clients: String,
    /// The mean of the target.
    pub(in crate::app) mean: String,
    /// Against all.
    pub(in crate::app) lift: String,
    /// Its share of revenue.
    pub(in crate::app) share: String,
    /// The mean, drawn to that of all the more the smaller the group.
    pub(in crate::app) shrunk: String,
    /// How likely it is chance.
    pub(in crate::app) chance: String,
    /// Whether chance is unlikely.
    pub(in crate::app) is_sure: bool,
    /// Whether it is the pinned profile.
    pub(in crate::app) is_pinned: bool,
}

/// What the parts are made from.
struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
    outcome: &'a Outcome,
}

/// What the screen says of the session; `None` until data was imported.
#[must_use]
pub(in crate::app) fn overlap_view(session: &Session) -> Option<OverlapView> {
    let (project, outcome) = session.analysed()?;
    let source = Source { text: &session.text, project, outcome };
    let text = source.text;
    let known = session.overlap();
    let overlap = known.map(|(overlap, _)| overlap);
    let settings = project.settings.overlap.clone();
    let (title, basis) = source.finding(overlap);
    let target = overlap.map_or(settings.target, |overlap| overlap.target);
    let n = overlap.map_or(outcome.basis.clients.len(), |overlap| overlap.clients);
    Some(OverlapView {
        title,
        basis,
        targets: Target::ALL.map(|target| words::target(text, target)).to_vec(),
        minimum: match settings.minimum {
            None => say!(text, "overlap-minimum-auto", count = text.integer(settings.minimum_of(n))),
            Some(minimum) => text.integer(minimum),
        },
        mean_title: if target.is_share() {
            say!(text, "overlap-share-best")
        } else if overlap.is_none_or(|overlap| overlap.permutations > 0) {
            say!(text, "overlap-mean-deflated", target = words::target(text, target))
        } else {
            say!(text, "overlap-mean", target = words::target(text, target).to_lowercase())
        },
        groups: overlap.map(|overlap| source.groups(overlap)).unwrap_or_default(),
        pinned: project.pinned.as_ref().map(|profile| words::profile(text, project, profile)),
        dimensions: source.dimensions(),
        best: source.best(),
        literal: source.literal(),
        unknown: source.unknown(overlap),
        is_computing: known.is_none_or(|(_, is_stale)| is_stale),
        settings,
    })
}

impl Source<'_> {
    fn finding(&self, overlap: Option<&Overlap>) -> (String, String) {
        let text = self.text;
        let Some(overlap) = overlap else { return (say!(text, "overlap-searching"), String::new()) };
        let searched = say!(
            text,
            "overlap-basis",
            searched = self.big(overlap.searched),
            depth = overlap.depth,
            clients = words::clients(text, overlap.clients),
            permutations = text.integer(overlap.permutations)
        );
        (words::overlap(text, self.project, overlap), searched)
    }

    fn big(&self, count: u64) -> String {
        self.text.integer(usize::try_from(count).unwrap_or(usize::MAX))
    }

    fn groups(&self, overlap: &Overlap) -> Vec<GroupRow> {
        overlap.groups.iter().map(|group| self.group(overlap, group)).collect()
    }

    fn group(&self, overlap: &Overlap, group: &Group) -> GroupRow {
        let text = self.text;
        let amount = |amount: f64| words::target_amount(text, self.project, overlap.target, amount);
        let absent = || ABSENT.to_owned();
        GroupRow {
            name: words::group(text, self.project, &group.conditions),
            clients: text.integer(group.clients.len()),
            mean: amount(group.shown_mean()),
            lift: group
                .shown_lift()
                .map_or_else(absent, |lift| say!(text, "overlap-times", lift = text.number(lift, 2))),
            share: group.share.map_or_else(absent, |share| text.percent(share, 0)),
            shrunk: amount(group.shrunk_mean),
            chance: words::chance_of(text, overlap, group),
            is_sure: overlap.chance(group) == Chance::Unlikely,
            is_pinned: self.project.pinned.as_ref() == Some(&Profile::of(&group.conditions)),
            conditions: group.conditions.clone(),
        }
    }

    fn unknown(&self, overlap: Option<&Overlap>) -> Vec<String> {
        let text = self.text;
        let all = self.outcome.basis.clients.len();
        let mut notes = Vec::new();
        if let Some(unknown) = overlap.map(|overlap| overlap.unknown).filter(|unknown| *unknown > 0) {
            notes.push(say!(text, "overlap-unknown-target", count = unknown));
        }
        if self.outcome.verdict.unknown.clients > 0 {
            notes.push(say!(text, "overlap-unknown-size", count = self.outcome.verdict.unknown.clients));
        }
        for dimension in self.project.data.dimensions.iter() {
            let clients = self.outcome.basis.clients.iter().filter_map(|id| self.project.client(*id));
            let untagged = clients.filter(|client| client.tags.of(dimension.id).is_empty()).count();
            if untagged > 0 && untagged < all {
                let name = words::dimension(text, dimension);
                notes.push(say!(text, "overlap-untagged", dimension = name, clients = words::clients(text, untagged)));
            }
        }
        notes.push(say!(text, "overlap-no-cause"));
        notes
    }

    fn best(&self) -> String {
        let text = self.text;
        let name = self.project.settings.tiers.names.first().map_or("", String::as_str);
        let count = self.outcome.literal.best;
        match self.project.settings.overlap.best {
            crate::model::Best::FirstTier => say!(text, "overlap-best-tier", tier = name, count = count),
            crate::model::Best::All => say!(text, "overlap-best-all", count = count),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a length on screen")]
    fn bar(label: String, value: String, share: f64) -> Bar {
        Bar { label, value, share: (share > 0.0).then_some(share as f32), tone: crate::app::widget::Tone::Accent }
    }
}
