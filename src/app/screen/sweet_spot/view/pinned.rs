//! The pinned profile as the sweet spot.

use super::{Source, VerdictView};
use crate::analysis::{Overlap, profile_members, sort_by_money};
use crate::model::{ClientId, Profile};
use crate::say;
use crate::text::{verdict, words};

impl Source<'_> {
    /// The profile in one sentence, with its weight and the chance of it; the verdict of the sizes beside it.
    pub(super) fn pinned(&self, profile: &Profile, overlap: Option<(&Overlap, bool)>) -> VerdictView {
        let text = self.text;
        let members = self.profile_clients(profile);
        let all = words::clients(text, self.outcome.basis.clients.len());
        let total = self.outcome.basis.total_revenue;
        let revenue: f64 = members.iter().map(|one| one.1).sum();
        let clients = say!(text, "sweet-basis-clients", count = text.integer(members.len()), clients = all);
        let share = (total > 0.0).then(|| say!(text, "sweet-basis-share", share = text.share(revenue / total)));
        let conditions = profile.all_conditions();
        VerdictView {
            eyebrow: say!(text, "sweet-eyebrow"),
            title: words::profile(text, self.project, profile),
            basis: [Some(clients), share].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            is_found: true,
            notes: Vec::new(),
            conditions: conditions.iter().map(|one| words::condition(text, self.project, *one)).collect(),
            pinned_note: self.pinned_note(overlap),
        }
    }

    fn pinned_note(&self, overlap: Option<(&Overlap, bool)>) -> String {
        let text = self.text;
        let by_size = say!(text, "sweet-pinned-by-size", verdict = verdict::title(text, self.found));
        let searched = overlap.filter(|(_, is_stale)| !is_stale).map(|(overlap, _)| overlap);
        let measured = searched.and_then(|overlap| Some((overlap, overlap.pinned.as_ref()?)));
        let chance = match measured {
            Some((overlap, group)) if group.p.is_some() => say!(
                text,
                "sweet-pinned-chance",
                chance = words::chance_of(text, overlap, group),
                permutations = text.integer(overlap.permutations),
                searched = text.integer(usize::try_from(overlap.searched).unwrap_or(usize::MAX))
            ),
            Some((overlap, group)) => say!(text, "sweet-pinned", chance = words::chance_of(text, overlap, group)),
            None if searched.is_some() => say!(text, "sweet-pinned-nobody"),
            None => say!(text, "overlap-searching"),
        };
        format!("{chance}\n{by_size}")
    }

    /// The clients of the profile, revenue descending.
    pub(super) fn profile_clients(&self, profile: &Profile) -> Vec<(ClientId, f64)> {
        let members = profile_members(self.project, &self.outcome.basis, profile);
        let revenue = |id: ClientId| self.outcome.basis.revenue.get(id.index()).copied().unwrap_or_default();
        let mut members: Vec<(ClientId, f64)> = members.into_iter().map(|id| (id, revenue(id))).collect();
        sort_by_money(self.project, &mut members);
        members
    }
}
