//! How sure the verdict is.

use super::{BarView, Source};
use crate::analysis::{Doubt, LeaveOneOut};
use crate::model::ClientId;
use crate::say;
use crate::text::ABSENT;

/// How many clients that carry the verdict are listed by name.
const CARRIERS: usize = 6;

/// The three cards.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct DoubtView {
    /// How often each band wins over re-draws of the clients; empty bars until that is known.
    pub(in crate::app) resampling: Vec<BarView>,
    /// What those bars are.
    pub(in crate::app) resampling_note: String,
    /// How often each band wins over other weights.
    pub(in crate::app) weights: Vec<BarView>,
    /// What those bars are.
    pub(in crate::app) weights_note: String,
    /// What leaving one client out changes.
    pub(in crate::app) one_less: String,
    /// The clients that would change it.
    pub(in crate::app) carriers: Vec<CarrierView>,
    /// How many more there are.
    pub(in crate::app) more: Option<String>,
    /// Whether newer figures are being computed.
    pub(in crate::app) is_computing: bool,
}

/// A client that carries the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct CarrierView {
    /// The client.
    pub(in crate::app) client: ClientId,
    /// Its name.
    pub(in crate::app) name: String,
    /// Who would win without it.
    pub(in crate::app) becomes: String,
}

impl Source<'_> {
    /// `doubt` is the newest known, with whether it answers an older revision.
    pub(super) fn doubt(&self, doubt: Option<(&Doubt, bool)>) -> DoubtView {
        let (text, settings) = (self.text, &self.project.settings);
        let known = doubt.map(|(doubt, _)| doubt);
        let carriers = known.map_or(&[][..], |doubt| &doubt.leave_one_out);
        let more = carriers.len().saturating_sub(CARRIERS);
        DoubtView {
            resampling: self.shares(known.map(|doubt| doubt.resampling.as_slice())),
            resampling_note: say!(text, "sweet-resampling-note", draws = text.integer(settings.resamples)),
            weights: self.shares(known.map(|doubt| doubt.weights.as_slice())),
            weights_note: say!(text, "sweet-weights-note", draws = text.integer(settings.weightings)),
            one_less: match (known, carriers.len()) {
                (None, _) => String::new(),
                (Some(_), _) if self.outcome.verdict.winners.is_empty() => say!(text, "sweet-no-winner"),
                (Some(_), 0) => say!(text, "sweet-no-single-client"),
                (Some(_), count) => say!(text, "sweet-without", count = count),
            },
            carriers: carriers.iter().take(CARRIERS).filter_map(|carrier| self.carrier(carrier)).collect(),
            more: (more > 0).then(|| say!(text, "sweet-more", count = text.integer(more))),
            is_computing: doubt.is_none_or(|(_, is_stale)| is_stale),
        }
    }

    /// A bar per band somebody is in; without `shares` the bars are empty and keep the place.
    fn shares(&self, shares: Option<&[f64]>) -> Vec<BarView> {
        let share = |band: usize| shares.and_then(|shares| shares.get(band).copied());
        let bars = self.peopled().map(|(band, _)| match share(band) {
            Some(share) => self.bar(band, share, self.text.share(share)),
            None => self.bar(band, 0.0, ABSENT.to_owned()),
        });
        bars.collect()
    }

    fn carrier(&self, carrier: &LeaveOneOut) -> Option<CarrierView> {
        let labels: Vec<String> = carrier.winners.iter().map(|band| self.label(*band)).collect();
        Some(CarrierView {
            client: carrier.client,
            name: self.project.client(carrier.client)?.name.clone(),
            becomes: match labels.as_slice() {
                [] => say!(self.text, "sweet-becomes-none"),
                [only] => only.clone(),
                tied => say!(self.text, "sweet-becomes-tie", bands = self.text.list(tied)),
            },
        })
    }
}
