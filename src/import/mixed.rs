//! Sheets in several currencies. Their amounts are never added up: one currency counts, and sheets in others are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::currency::{answered, key_of, question};
use super::proof::by_reason;
use super::same::Added;
use super::window::LineNotes;
use super::{Choice, Question, QuestionAbout, Recipe};
use crate::model::{Dataset, LeftOutCell, LeftOutReason, neumaier_sum};

/// What became of several currencies.
#[derive(Debug)]
pub(super) enum Settled {
    /// There is one, or none.
    One,
    /// Several: which one counts is asked. The choices say what they add to what is imported.
    Asked(Question),
    /// Sheets that hold several chose differently; with these answers they agree.
    Again(BTreeMap<String, usize>),
}

/// The currencies of one sheet.
struct Own {
    /// The one that counts in it.
    code: Option<String>,
    /// The question, where it holds several.
    asked: Option<Question>,
    imported: f64,
}

impl Own {
    fn codes(&self) -> &[String] {
        match self.asked.as_ref().map(|question| &question.about) {
            Some(QuestionAbout::Currency { codes }) => codes,
            _ => self.code.as_slice(),
        }
    }

    /// What is imported of it where `code` counts.
    fn total(&self, code: &String) -> f64 {
        let position = self.codes().iter().position(|own| own == code);
        match (&self.asked, position) {
            (Some(asked), Some(position)) => asked.choices.get(position).map_or(0.0, |choice: &Choice| choice.imported),
            (None, Some(_)) => self.imported,
            (_, None) => {
                if self.code.is_none() {
                    self.imported
                } else {
                    0.0
                }
            }
        }
    }
}

/// Sees to it that the sheets `added` count in one currency: the one with most money, or the one `recipe` answers. Sheets that
/// differ are to be read again, unless they were read `again`: then they are left out.
pub(super) fn settle(added: &mut [Added], recipe: &Recipe, again: bool) -> Settled {
    let own: Vec<Own> = added.iter().map(own).collect();
    let codes: BTreeSet<&String> = own.iter().flat_map(Own::codes).collect();
    let codes: Vec<String> = codes.into_iter().cloned().collect();
    if codes.len() < 2 || added.len() < 2 {
        return Settled::One;
    }
    let totals: Vec<f64> = codes.iter().map(|code| neumaier_sum(own.iter().map(|own| own.total(code)))).collect();
    let most = (0..codes.len()).max_by(|a, b| {
        let total = |at: &usize| totals.get(*at).copied().unwrap_or(0.0);
        total(a).total_cmp(&total(b)).then(b.cmp(a))
    });
    let chosen = answered(recipe, &codes).or(most).unwrap_or(0);
    let Some(code) = codes.get(chosen) else { return Settled::One };
    let differ = own.iter().filter_map(|own| {
        let position = own.codes().iter().position(|own| own == code)?;
        let asked = own.asked.as_ref().filter(|asked| asked.assumed != position)?;
        Some((asked.key.clone(), position))
    });
    let mut differ: BTreeMap<String, usize> = differ.collect();
    if !differ.is_empty() && !again {
        // All sheets together go on with what is chosen here.
        differ.insert(key_of(&codes), chosen);
        return Settled::Again(differ);
    }
    for (added, own) in added.iter_mut().zip(&own) {
        let imported = &mut added.found.imported;
        imported.questions.retain(|question| !is_currency(question));
        if own.code.as_ref().is_some_and(|own| own != code) {
            leave_out(&mut imported.data, &mut added.found.notes);
            imported.questions.clear();
        }
    }
    let now = totals.get(chosen).copied().unwrap_or(0.0);
    Settled::Asked(question(codes.clone(), totals.iter().map(|total| total - now), chosen))
}

fn own(added: &Added) -> Own {
    let imported = &added.found.imported;
    let asked = imported.questions.iter().find(|question| is_currency(question)).cloned();
    Own { code: imported.data.currency.clone(), asked, imported: imported.data.proof.imported }
}

fn is_currency(question: &Question) -> bool {
    matches!(question.about, QuestionAbout::Currency { .. })
}

/// Leaves out every line of a sheet in another currency, and whom it names.
fn leave_out(data: &mut Dataset, notes: &mut LineNotes) {
    let reason = LeftOutReason::OtherCurrency;
    let cells = data.lines.iter().map(|line| LeftOutCell { source: line.source, amount: line.amount, reason });
    let mut left_out: Vec<LeftOutCell> = data.left_out.iter().copied().chain(cells).collect();
    left_out.sort_by_key(|cell| cell.source);
    data.proof.imported = 0.0;
    data.proof.left_out = by_reason(&left_out);
    data.left_out = Arc::new(left_out);
    (data.lines, data.clients, data.offerings) = Default::default();
    data.currency = None;
    *notes = LineNotes::default();
}
