//! Who wins which criterion, and what that adds up to.

use super::{BarView, Source};
use crate::analysis::CriterionResult;
use crate::model::Criterion;
use crate::say;
use crate::text::{ABSENT, verdict, words};

/// The card with the winners.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct CriteriaView {
    /// One row per criterion.
    pub(in crate::app) rows: Vec<CriterionRow>,
    /// Where the criteria differ, and which bands are too small to count.
    pub(in crate::app) notes: Vec<String>,
    /// S_b of every band somebody is in, as a share of the best on all that counts; those with too few clients have no score.
    pub(in crate::app) scores: Vec<BarView>,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct CriterionRow {
    /// The criterion, with its limit where it has one.
    pub(in crate::app) name: String,
    /// The band or bands that win it.
    pub(in crate::app) winner: String,
    /// Whether the sweet spot is among them.
    pub(in crate::app) is_verdict: bool,
    /// The winner's value.
    pub(in crate::app) value: String,
    /// The first of the bands that win it.
    pub(in crate::app) band: Option<usize>,
}

impl Source<'_> {
    pub(super) fn criteria(&self) -> CriteriaView {
        let (text, found, outcome) = (self.text, self.found, self.outcome);
        let notes = [verdict::criteria(text, found), verdict::dead(text, found), verdict::too_small(text, found)];
        CriteriaView {
            rows: outcome.verdict.criteria.iter().map(|result| self.criterion(result)).collect(),
            notes: notes.into_iter().flatten().collect(),
            scores: self.peopled().map(|(band, _)| self.score(band)).collect(),
        }
    }

    fn criterion(&self, result: &CriterionResult) -> CriterionRow {
        let text = self.text;
        let best = result.winners.first().and_then(|band| result.values.get(*band).copied().flatten());
        let currency = self.project.data.currency.as_deref();
        let winners: Vec<String> = result.winners.iter().map(|band| self.label(*band)).collect();
        CriterionRow {
            band: result.winners.first().copied(),
            name: self.criterion_name(result.criterion),
            winner: if winners.is_empty() { ABSENT.to_owned() } else { winners.join(", ") },
            is_verdict: self.sweet_spot().is_some_and(|band| result.winners.contains(&band)),
            value: best.map_or_else(
                || ABSENT.to_owned(),
                |value| verdict::criterion_value(text, result.criterion, value, currency),
            ),
        }
    }

    fn criterion_name(&self, criterion: Criterion) -> String {
        let name = words::criterion(self.text, criterion);
        match criterion {
            Criterion::BroadClients => {
                let from = self.outcome.basis.broad_from;
                say!(self.text, "sweet-broad-clients", name = name, from = self.text.integer(from))
            }
            _ => name,
        }
    }

    fn score(&self, band: usize) -> BarView {
        let score = self.outcome.verdict.scores.iter().find(|(scored, _)| *scored == band).map(|(_, score)| *score);
        match score {
            Some(score) => self.bar(band, score, self.text.percent(score, 0)),
            None => self.bar(band, 0.0, say!(self.text, "sweet-too-few")),
        }
    }
}
