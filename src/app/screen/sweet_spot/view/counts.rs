//! What counts: weights, when a client is broad, when an offering is bought, which offerings count.

use super::Source;
use crate::model::{Criterion, OfferingKind, Settings};
use crate::say;
use crate::text::{verdict, words};

/// The card with what can be changed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct CountsView {
    /// One slider per criterion.
    pub(in crate::app) weights: Vec<WeightView>,
    /// K as used.
    pub(in crate::app) broad_from: usize,
    /// The number of offerings: the highest K.
    pub(in crate::app) offerings: usize,
    /// Whether K was set by hand.
    pub(in crate::app) is_broad_set: bool,
    /// What K means, and how many clients reach it.
    pub(in crate::app) broad: String,
    /// τ.
    pub(in crate::app) threshold: f64,
    /// The currency's sign before or after an amount.
    pub(in crate::app) currency: (String, String),
    /// Recurring offerings only.
    pub(in crate::app) recurring: RecurringView,
    /// Whether everything is as it was at first.
    pub(in crate::app) is_default: bool,
}

/// One weight.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct WeightView {
    /// Which criterion.
    pub(in crate::app) criterion: Criterion,
    /// Its name.
    pub(in crate::app) name: String,
    /// w_c.
    pub(in crate::app) weight: f64,
    /// That as text.
    pub(in crate::app) value: String,
}

/// The switch for recurring offerings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct RecurringView {
    /// Whether only they count.
    pub(in crate::app) is_on: bool,
    /// Whether it can be changed.
    pub(in crate::app) is_enabled: bool,
    /// What it does, or why it cannot.
    pub(in crate::app) hint: String,
}

impl Source<'_> {
    pub(super) fn counts(&self) -> CountsView {
        let settings = &self.project.settings;
        CountsView {
            weights: Criterion::ALL.iter().map(|criterion| self.weight(*criterion)).collect(),
            broad_from: self.outcome.basis.broad_from,
            offerings: self.outcome.basis.offerings.len(),
            is_broad_set: settings.broad_from.is_some(),
            broad: verdict::broad(self.text, self.found),
            threshold: settings.threshold,
            currency: self.currency(),
            recurring: self.recurring(),
            is_default: is_default(settings),
        }
    }

    fn weight(&self, criterion: Criterion) -> WeightView {
        let weight = self.project.settings.weights.of(criterion);
        WeightView { criterion, name: words::criterion(self.text, criterion), weight, value: self.text.users(weight) }
    }

    /// What stands around the digits of an amount in this currency and language.
    fn currency(&self) -> (String, String) {
        let one = self.money(1.0);
        one.split_once('1').map_or_else(Default::default, |(before, after)| (before.to_owned(), after.to_owned()))
    }

    fn recurring(&self) -> RecurringView {
        let text = self.text;
        let is_on = self.project.settings.recurring_only;
        let offerings = &self.project.data.offerings;
        let marked = offerings.iter().filter(|offering| offering.kind == Some(OfferingKind::Recurring)).count();
        let all = words::offerings(text, offerings.len());
        let hint = match marked {
            0 => say!(text, "sweet-recurring-none"),
            marked => say!(text, "sweet-recurring-some", count = text.integer(marked), offerings = all),
        };
        RecurringView { is_on, is_enabled: is_on || marked > 0, hint }
    }
}

fn is_default(settings: &Settings) -> bool {
    let default = Settings::default();
    settings.weights == default.weights
        && settings.threshold.to_bits() == default.threshold.to_bits()
        && settings.broad_from == default.broad_from
        && settings.recurring_only == default.recurring_only
}
