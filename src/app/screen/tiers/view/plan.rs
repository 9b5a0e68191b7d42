//! The attention plan: what each tier is promised, and the hours it gets.

use super::Source;
use crate::model::Promise;
use crate::say;
use crate::text::ABSENT;

/// How attention is divided.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct PlanView {
    /// One per tier.
    pub(in crate::app) rows: Vec<PlanRow>,
    /// The hours divided, in words.
    pub(in crate::app) hours: String,
    /// The hours the user set.
    pub(in crate::app) hours_set: Option<f64>,
}

/// One tier's promise and hours.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct PlanRow {
    /// The tier.
    pub(in crate::app) name: String,
    /// What it is promised.
    pub(in crate::app) promise: Promise,
    /// The weight in force.
    pub(in crate::app) weight: f64,
    /// Its share of revenue, of the room to sell more, of the effort now, and planned: label, share, and in words.
    pub(in crate::app) shares: Vec<(String, Option<f64>, String)>,
    /// The hours planned, for all and for one client.
    pub(in crate::app) hours: String,
}

impl Source<'_> {
    pub(super) fn plan(&self) -> PlanView {
        let (text, settings) = (self.text, &self.project.settings.tiers);
        let hours = match (settings.hours, self.attention.hours_now) {
            (Some(hours), _) => say!(text, "tiers-hours-set", hours = text.number(hours, 0)),
            (None, Some(hours)) => {
                let over = text.integer(self.attention.hours_over);
                say!(text, "tiers-hours-now", hours = text.number(hours, 0), clients = over)
            }
            (None, None) => say!(text, "tiers-hours-unknown"),
        };
        PlanView {
            rows: (0..settings.names.len()).map(|tier| self.plan_row(tier)).collect(),
            hours,
            hours_set: settings.hours,
        }
    }

    fn plan_row(&self, tier: usize) -> PlanRow {
        let (text, settings) = (self.text, &self.project.settings.tiers);
        let row = self.attention.rows.get(tier).cloned().unwrap_or_default();
        let named = |label: String, share: Option<f64>| (label, share, self.share(share));
        let hours = row.hours_planned.zip(row.hours_per_client);
        PlanRow {
            name: self.name(tier).to_owned(),
            promise: settings.promises.get(tier).cloned().unwrap_or_default(),
            weight: settings.weight(tier),
            shares: vec![
                named(say!(text, "tiers-share-revenue"), row.revenue_share),
                named(say!(text, "tiers-share-room"), row.potential_share),
                named(say!(text, "tiers-share-now"), row.share_now),
                named(say!(text, "tiers-share-planned"), row.share_planned),
            ],
            hours: hours.map_or_else(
                || ABSENT.to_owned(),
                |(all, one)| say!(text, "tiers-plan-hours", all = text.number(all, 0), one = text.number(one, 1)),
            ),
        }
    }
}
