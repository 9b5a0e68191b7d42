//! What the Sweet spot screen says, as text.

mod counts;
mod criteria;
mod doubt;
mod pinned;
mod side;
#[cfg(test)]
mod tests;

use crate::analysis::{BandRow, Outcome, elsewhere};
use crate::app::session::Session;
use crate::model::{Band, Project};
use crate::say;
use crate::text::verdict::{self, Finding};
use crate::text::{Text, words};

pub(in crate::app) use counts::CountsView;
pub(in crate::app) use criteria::{CriteriaView, CriterionRow};
pub(in crate::app) use doubt::DoubtView;
pub(in crate::app) use side::SideView;

/// Everything the screen draws.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct SweetSpotView {
    /// The sentence.
    pub(in crate::app) verdict: VerdictView,
    /// Who wins what.
    pub(in crate::app) criteria: CriteriaView,
    /// What can be changed.
    pub(in crate::app) counts: CountsView,
    /// How sure it is.
    pub(in crate::app) doubt: DoubtView,
    /// What is not known, how spread revenue is, who is in the band.
    pub(in crate::app) side: SideView,
}

/// The card on top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct VerdictView {
    /// "Your sweet spot", or that there is none.
    pub(in crate::app) eyebrow: String,
    /// The sentence.
    pub(in crate::app) title: String,
    /// The winner's weight, held against the other bands; what to do when there is no winner.
    pub(in crate::app) basis: String,
    /// Whether one band with enough clients leads and is not undecided, or a profile is pinned; only then the card is amber.
    pub(in crate::app) is_found: bool,
    /// Why the band leads, which others may, and what the verdict is without giants.
    pub(in crate::app) notes: Vec<String>,
    /// The pinned profile's conditions, one by one; empty while nothing is pinned.
    pub(in crate::app) conditions: Vec<String>,
    /// How likely the pinned profile is chance, and what the sizes alone say.
    pub(in crate::app) pinned_note: String,
}

/// One bar of a band.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct BarView {
    /// Its position in the scheme.
    pub(in crate::app) band: usize,
    /// Its label.
    pub(in crate::app) label: String,
    /// The length as a fraction of the whole.
    pub(in crate::app) fraction: f64,
    /// The number beside it.
    pub(in crate::app) value: String,
    /// Whether the band is the sweet spot.
    pub(in crate::app) is_verdict: bool,
}

/// What the parts of the view are made from.
#[derive(Clone, Copy, Debug)]
struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
    outcome: &'a Outcome,
    found: Finding<'a>,
}

/// What the screen says of the session; `None` until data was imported.
#[must_use]
pub(in crate::app) fn sweet_spot_view(session: &Session) -> Option<SweetSpotView> {
    let found = session.finding()?;
    let Finding { project, outcome, .. } = found;
    let source = Source { text: &session.text, project, outcome, found };
    Some(SweetSpotView {
        verdict: match &project.pinned {
            Some(profile) => source.pinned(profile, session.overlap()),
            None => source.verdict(),
        },
        criteria: source.criteria(),
        counts: source.counts(),
        doubt: source.doubt(session.doubt()),
        side: source.side(),
    })
}

impl Source<'_> {
    /// The band painted amber.
    fn sweet_spot(&self) -> Option<usize> {
        self.found.sweet_spot()
    }

    /// The one band that leads with enough clients and something to win, however sure that is.
    fn leader(&self) -> Option<usize> {
        let is_found = self.outcome.verdict.enough_clients && self.found.weighs();
        self.outcome.verdict.winner().filter(|_| is_found)
    }

    fn label(&self, band: usize) -> String {
        self.project.settings.bands.label(band)
    }

    fn money(&self, amount: f64) -> String {
        self.text.money_round(amount, self.project.data.currency.as_deref())
    }

    /// The known bands somebody is in, in scheme order: the rows of every list of bars, so that the lists compare.
    fn peopled(&self) -> impl Iterator<Item = (usize, &BandRow)> {
        self.outcome.bands.iter().filter(|row| !row.clients.is_empty()).filter_map(|row| match row.band {
            Band::Known(index) => Some((index, row)),
            Band::Unknown => None,
        })
    }

    fn bar(&self, band: usize, fraction: f64, value: String) -> BarView {
        BarView { band, label: self.label(band), fraction, value, is_verdict: self.sweet_spot() == Some(band) }
    }

    fn verdict(&self) -> VerdictView {
        let (text, found) = (self.text, self.found);
        let is_found = self.sweet_spot().is_some();
        VerdictView {
            eyebrow: match (is_found, self.leader()) {
                (true, _) => say!(text, "sweet-eyebrow"),
                (false, Some(band)) => {
                    say!(text, "sweet-eyebrow-leads", band = words::band_phrase(text, self.project, Band::Known(band)))
                }
                (false, None) => say!(text, "sweet-eyebrow-none"),
            },
            title: verdict::title(text, found),
            basis: self.leader().map_or_else(|| self.what_helps(), |winner| self.basis(winner)),
            is_found,
            notes: self.notes(),
            conditions: Vec::new(),
            pinned_note: String::new(),
        }
    }

    /// Why, and what else is to be known before one acts on it.
    fn notes(&self) -> Vec<String> {
        let (text, found) = (self.text, self.found);
        let parts = [
            verdict::reason(text, found),
            verdict::shortlist(text, found),
            verdict::giants(text, found),
            verdict::by_sum(text, found),
        ];
        parts.into_iter().flatten().collect()
    }

    /// "14 of 87 clients · 31 % of revenue · 8.6 offerings each, against 4.9 elsewhere · € 812 per user against € 540".
    fn basis(&self, winner: usize) -> String {
        let text = self.text;
        let Some(row) = self.outcome.bands.get(winner) else { return String::new() };
        let other = elsewhere(self.project, self.outcome, &[winner]);
        let all = words::clients(text, self.outcome.basis.clients.len());
        let clients = say!(text, "sweet-basis-clients", count = text.integer(row.clients.len()), clients = all);
        let share = row.share.map(|share| say!(text, "sweet-basis-share", share = text.share(share)));
        let breadth = row.breadth.map(|breadth| {
            let here = text.number(breadth, 1);
            match other.breadth {
                Some(there) => say!(text, "sweet-basis-breadth", here = here, there = text.number(there, 1)),
                None => say!(text, "sweet-basis-breadth-alone", here = here),
            }
        });
        let per_user = row.revenue_per_user_band.map(|amount| {
            let here = self.money(amount);
            match other.revenue_per_user {
                Some(there) => say!(text, "sweet-basis-per-user", here = here, there = self.money(there)),
                None => say!(text, "sweet-basis-per-user-alone", here = here),
            }
        });
        [Some(clients), share, breadth, per_user].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What would bring a verdict, where there is none.
    fn what_helps(&self) -> String {
        let (text, outcome) = (self.text, self.outcome);
        let minimum = self.project.settings.minimum_clients;
        if outcome.basis.clients.is_empty() {
            return say!(text, "sweet-helps-clients");
        }
        if self.project.settings.weights.0.iter().all(|weight| *weight <= 0.0) {
            return say!(text, "sweet-helps-weights");
        }
        if outcome.verdict.winners.is_empty() {
            return verdict::standing(text, self.found);
        }
        if !outcome.verdict.enough_clients {
            return say!(text, "sweet-helps-few", count = minimum, shown = text.integer(minimum));
        }
        say!(text, "sweet-helps-tie")
    }
}
