//! What the Tiers screen says, as text.

mod map;
mod plan;
#[cfg(test)]
mod tests;

use crate::analysis::{self, Attention, Outcome, PotentialMap};
use crate::app::session::Session;
use crate::app::widget::{CurveCut, CurveView};
use crate::model::{Project, TierRule, ValueComponent};
use crate::say;
use crate::text::{ABSENT, Text, words};

pub(in crate::app) use map::{MapView, QuadrantView};
pub(in crate::app) use plan::{PlanRow, PlanView};

/// Everything the screen draws.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct TiersView {
    /// The finding.
    pub(in crate::app) title: String,
    /// How concentrated revenue is.
    pub(in crate::app) basis: String,
    /// Revenue over clients, with the tiers' cut-offs; `None` when there is no positive revenue.
    pub(in crate::app) curve: Option<CurveView>,
    /// What divides the tiers.
    pub(in crate::app) rules: RulesView,
    /// The tiers.
    pub(in crate::app) rows: Vec<TierLine>,
    /// How attention is divided.
    pub(in crate::app) plan: PlanView,
    /// Revenue × room to sell more.
    pub(in crate::app) map: MapView,
    /// What the screen does not know.
    pub(in crate::app) unknown: Vec<String>,
    /// Whether newer figures of the room to sell more are being computed.
    pub(in crate::app) is_computing: bool,
}

/// What divides the tiers, to be changed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct RulesView {
    /// The rules, by [`TierRule::ALL`].
    pub(in crate::app) names: Vec<String>,
    /// The rule in force.
    pub(in crate::app) rule: TierRule,
    /// What the rule does, in a sentence.
    pub(in crate::app) about: String,
    /// The names of the tiers.
    pub(in crate::app) tiers: Vec<String>,
    /// Its cut-offs: label, value and the value in words.
    pub(in crate::app) cutoffs: Vec<(String, f64, String)>,
    /// The value's components: which, its name, its weight and over how many clients; only where V divides.
    pub(in crate::app) weights: Vec<(ValueComponent, String, f64)>,
}

/// One tier in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct TierLine {
    /// Its name.
    pub(in crate::app) name: String,
    /// How many clients.
    pub(in crate::app) clients: String,
    /// Their share of all clients.
    pub(in crate::app) client_share: String,
    /// Their revenue.
    pub(in crate::app) revenue: String,
    /// Its share.
    pub(in crate::app) share: String,
    /// The average of one.
    pub(in crate::app) average: String,
    /// The room to sell more.
    pub(in crate::app) room: String,
}

/// What the parts are made from.
struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
    outcome: &'a Outcome,
    room: Vec<Option<f64>>,
    attention: Attention,
}

/// What the screen says of the session; `None` until data was imported.
#[must_use]
pub(in crate::app) fn tiers_view(session: &Session) -> Option<TiersView> {
    let (project, outcome) = session.analysed()?;
    let space = session.white_space();
    let room = space.map(|(space, _)| analysis::room(project, &outcome.basis, space)).unwrap_or_default();
    let attention = analysis::attention(project, outcome, &room);
    let map = analysis::potential_map(outcome, &room);
    let source = Source { text: &session.text, project, outcome, room, attention };
    let (title, basis) = source.finding();
    Some(TiersView {
        title,
        basis,
        curve: source.curve(),
        rules: source.rules(),
        rows: source.rows(),
        plan: source.plan(),
        map: source.map(&map),
        unknown: source.unknown(&map),
        is_computing: space.is_none_or(|(_, is_stale)| is_stale),
    })
}

impl Source<'_> {
    fn money(&self, amount: f64) -> String {
        self.text.money_round(amount, self.project.data.currency.as_deref())
    }

    fn name(&self, tier: usize) -> &str {
        self.project.settings.tiers.names.get(tier).map_or(ABSENT, String::as_str)
    }

    fn share(&self, share: Option<f64>) -> String {
        share.map_or_else(|| ABSENT.to_owned(), |share| self.text.percent(share, 1))
    }

    fn finding(&self) -> (String, String) {
        let (text, outcome) = (self.text, self.outcome);
        let best = outcome.tiers.rows.first();
        let title = match best.and_then(|best| Some((best.clients.len(), best.share?))) {
            Some((count, share)) if count > 0 => say!(
                text,
                "tiers-title",
                count = count,
                clients = words::clients(text, outcome.basis.clients.len()),
                share = text.percent(share, 0)
            ),
            _ => say!(text, "tiers-title-none"),
        };
        let top = outcome.concentration.top_10_percent_share;
        let top = top.map(|share| say!(text, "tiers-top", share = text.percent(share, 0)));
        let gini = outcome.concentration.gini.map(|gini| say!(text, "tiers-gini", gini = text.number(gini, 2)));
        let rule =
            say!(text, "tiers-divided", rule = words::tier_rule(text, self.project.settings.tiers.rule).to_lowercase());
        let basis = [top, gini, Some(rule)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        (title, words::capitalised(&basis))
    }

    fn curve(&self) -> Option<CurveView> {
        let text = self.text;
        let pareto = &self.outcome.concentration.pareto;
        if pareto.is_empty() {
            return None;
        }
        let share = |at: usize| fraction(at + 1, pareto.len());
        let points: Vec<[f64; 2]> = pareto.iter().enumerate().map(|(at, sum)| [share(at), *sum]).collect();
        let ranked = &self.outcome.total.clients;
        let hint = |(at, sum): (usize, &f64)| {
            let client = ranked.get(at).and_then(|id| self.project.client(*id));
            let name = client.map_or("", |client| client.name.as_str());
            say!(text, "tiers-curve-hint", name = name, place = text.integer(at + 1), share = text.percent(*sum, 1))
        };
        Some(CurveView {
            name: say!(text, "tiers-curve"),
            cuts: self.cuts(&points),
            can_move: self.project.settings.tiers.rule == TierRule::CumulativeRevenue,
            below: say!(text, "tiers-curve-below"),
            marks: [0.0, 0.25, 0.5, 0.75, 1.0].map(|mark| (mark, text.percent(mark, 0))).to_vec(),
            hints: pareto.iter().enumerate().map(hint).collect(),
            points,
        })
    }

    /// Where one tier ends and the next begins on the curve. By value the tiers lie mixed along it.
    fn cuts(&self, points: &[[f64; 2]]) -> Vec<CurveCut> {
        let tiers = &self.project.settings.tiers;
        let cut = |(tier, &cutoff): (usize, &f64)| {
            let label = say!(self.text, "tiers-cut", tier = self.name(tier), share = self.text.percent(cutoff, 0));
            if tiers.rule == TierRule::CumulativeRevenue {
                let reached = points.iter().find(|point| point[1] >= cutoff - 1e-12);
                CurveCut { label, height: cutoff, place: reached.map_or(1.0, |point| point[0]) }
            } else {
                let reached = points.iter().find(|point| point[0] >= cutoff - 1e-12);
                CurveCut { label, height: reached.map_or(1.0, |point| point[1]), place: cutoff }
            }
        };
        match tiers.rule {
            TierRule::Value => Vec::new(),
            rule => tiers.cutoffs_of(rule).iter().enumerate().map(cut).collect(),
        }
    }

    fn rules(&self) -> RulesView {
        let (text, tiers) = (self.text, &self.project.settings.tiers);
        let cutoff = |(tier, &cutoff): (usize, &f64)| {
            let (label, shown) = match tiers.rule {
                TierRule::Value => (say!(text, "tiers-cutoff-value", tier = self.name(tier)), text.number(cutoff, 2)),
                _ => (say!(text, "tiers-cutoff-share", tier = self.name(tier)), text.percent(cutoff, 0)),
            };
            (label, cutoff, shown)
        };
        let weights = &self.project.settings.value_weights;
        let weight = |component| (component, words::value_component(text, component), weights.of(component));
        RulesView {
            names: TierRule::ALL.map(|rule| words::capitalised(&words::tier_rule(text, rule))).to_vec(),
            rule: tiers.rule,
            about: match tiers.rule {
                TierRule::CumulativeRevenue => say!(text, "tiers-about-cumulative"),
                TierRule::Count => say!(text, "tiers-about-count"),
                TierRule::Value => say!(text, "tiers-about-value"),
            },
            tiers: tiers.names.clone(),
            cutoffs: tiers.cutoffs_of(tiers.rule).iter().enumerate().map(cutoff).collect(),
            weights: match tiers.rule {
                TierRule::Value => ValueComponent::ALL.map(weight).to_vec(),
                _ => Vec::new(),
            },
        }
    }

    fn rows(&self) -> Vec<TierLine> {
        let all = self.outcome.basis.clients.len();
        let line = |(tier, row): (usize, &analysis::TierRow)| {
            let count = row.clients.len();
            let known = self.attention.rows.get(tier).filter(|row| row.potential_over > 0);
            let average = (count > 0).then(|| row.revenue / fraction(count, 1));
            TierLine {
                name: self.name(tier).to_owned(),
                clients: self.text.integer(count),
                client_share: self.share((all > 0).then(|| fraction(count, all))),
                revenue: self.money(row.revenue),
                share: self.share(row.share),
                average: average.map_or_else(|| ABSENT.to_owned(), |amount| self.money(amount)),
                room: known.map_or_else(|| ABSENT.to_owned(), |row| self.money(row.potential)),
            }
        };
        self.outcome.tiers.rows.iter().enumerate().map(line).collect()
    }

    fn unknown(&self, map: &PotentialMap) -> Vec<String> {
        let text = self.text;
        let mut notes = Vec::new();
        if !self.room.is_empty() && !map.unknown.is_empty() {
            notes.push(say!(text, "tiers-unknown-room", count = map.unknown.len()));
        }
        let without = self.outcome.basis.clients.len().saturating_sub(self.attention.hours_over);
        if without > 0 {
            notes.push(say!(text, "tiers-unknown-hours", count = without));
        }
        if self.project.settings.tiers.rule == TierRule::Value {
            for (component, over) in &self.outcome.value.over {
                let name = words::value_component(text, *component);
                notes.push(say!(text, "tiers-value-over", component = name, count = text.integer(*over)));
            }
        }
        notes
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of clients")]
fn fraction(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
