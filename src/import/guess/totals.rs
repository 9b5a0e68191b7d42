//! Total columns: a word in the title and arithmetic in the rows (IMPORT.md §3).

use rayon::prelude::*;

use super::header::Title;
use super::profile::CHUNK;
use super::titles::{TotalWord, hint, total_word};
use crate::import::values::Values;
use crate::import::{Column, ColumnRole, RoleReason};

/// How far a row's total may be from the sum of its amounts, for each of them.
pub(in super::super) const CENT: f64 = 0.01;

/// In wider tables than this total columns are not looked for: the work grows with the square of the width.
const MOST_OFFERINGS: usize = 300;
/// This many rows are tried before all are.
const SAMPLE: usize = 256;

/// A column that may add up others.
#[derive(Clone, Debug)]
struct Candidate {
    /// Its position in the values.
    slot: usize,
    /// The positions it may add up, by hypothesis.
    parts: Vec<Vec<usize>>,
    /// The word in its title.
    word: Option<TotalWord>,
    /// Whether its title is a word for all revenue, such as "Omzet".
    revenue: bool,
}

/// A column with one of the two signs of a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Doubt {
    /// Its position in the table's columns.
    pub(in super::super) position: usize,
    /// Whether it is more likely a total.
    pub(in super::super) likely: bool,
}

/// Makes totals of the offering columns that are, and gives those that may be.
pub(in super::super) fn find(columns: &mut [Column], titles: &[Title], values: &Values) -> Vec<Doubt> {
    let candidates = candidates(columns, titles, values);
    let mut doubts = Vec::new();
    let mut totals: Vec<usize> = Vec::new();
    // Columns with a word first: one without only counts where the known totals are out of the way.
    for words in [true, false] {
        let wanted: Vec<&Candidate> =
            candidates.iter().filter(|one| (one.word.is_some() || one.revenue) == words).collect();
        let adds_up = adds_up(&wanted, &totals, values);
        for (candidate, adds_up) in wanted.into_iter().zip(adds_up) {
            let Some(position) = columns.iter().position(|column| Some(column.index) == values.column(candidate.slot))
            else {
                continue;
            };
            let certain = adds_up && (candidate.word.is_some() || candidate.revenue);
            // A title for all revenue that comes close to the sum is a total with something more in it.
            let close = candidate.revenue && !adds_up && covers(candidate, &candidates, values);
            let bare = candidate.word == Some(TotalWord::Bare) || close;
            if certain || adds_up || bare {
                totals.push(candidate.slot);
            }
            if let Some(column) = columns.get_mut(position).filter(|_| certain || adds_up || bare) {
                column.role = ColumnRole::Total;
                column.reason = if adds_up { RoleReason::Arithmetic } else { RoleReason::Title };
                column.confidence = if certain { 0.98 } else { 0.6 };
            }
            if !certain && (adds_up || close || candidate.word.is_some()) {
                doubts.push(Doubt { position, likely: adds_up || bare });
            }
        }
    }
    doubts
}

/// Whether `candidate` is at least nine tenths of the sum of the columns without such a word in most rows.
fn covers(candidate: &Candidate, all: &[Candidate], values: &Values) -> bool {
    let plain = all.iter().filter(|one| one.word.is_none() && !one.revenue);
    let parts: Vec<usize> = plain.map(|one| one.slot).filter(|slot| *slot != candidate.slot).collect();
    let (mut covered, mut rows) = (0, 0);
    for (_, row) in values.rows() {
        let amounts = parts.iter().filter_map(|&slot| row.get(slot)).filter(|amount| !amount.is_nan());
        let sum: f64 = amounts.sum();
        let Some(total) = row.get(candidate.slot).filter(|total| !total.is_nan() && sum > 0.0) else { continue };
        rows += 1;
        covered += usize::from(*total >= 0.9 * sum);
    }
    parts.len() >= 2 && covered * 2 > rows
}

fn candidates(columns: &[Column], titles: &[Title], values: &Values) -> Vec<Candidate> {
    let open =
        |column: &&Column| matches!(column.role, ColumnRole::Offering(_)) && column.reason != RoleReason::Corrected;
    let offering = |slot: &usize| {
        columns
            .iter()
            .any(|column| Some(column.index) == values.column(*slot) && matches!(column.role, ColumnRole::Offering(_)))
    };
    let slots: Vec<usize> = (0..values.width()).filter(offering).collect();
    if !(2..=MOST_OFFERINGS).contains(&slots.len()) {
        return Vec::new();
    }
    let mut candidates = Vec::new();
    for column in columns.iter().filter(open) {
        let Some(slot) = values.slot(column.index) else { continue };
        let last = column.title.rsplit(" / ").next().unwrap_or_default();
        let revenue =
            hint(&column.title).is_some_and(|hint| matches!(hint.role, ColumnRole::Amount | ColumnRole::Total));
        let word = total_word(last).or_else(|| total_word(&column.title));
        let others: Vec<usize> = slots.iter().copied().filter(|&other| other != slot).collect();
        let group = |of: usize| titles.get(of).and_then(|title| title.group.clone());
        let own_group = group(column.index);
        let siblings = others.iter().copied().filter(|&other| {
            own_group.is_some() && values.column(other).is_some_and(|other| group(other) == own_group)
        });
        let left = others.iter().copied().filter(|&other| other < slot).collect();
        candidates.push(Candidate { slot, parts: vec![others.clone(), left, siblings.collect()], word, revenue });
    }
    candidates
}

/// For each candidate whether it equals the sum of some parts in nearly every row. `totals` are not added.
fn adds_up(candidates: &[&Candidate], totals: &[usize], values: &Values) -> Vec<bool> {
    // Other candidates with a word are no parts either, and a column left of a total on the same side starts a new run.
    let worded: Vec<usize> =
        candidates.iter().filter(|one| one.word.is_some() || one.revenue).map(|one| one.slot).collect();
    let is_total = |slot: &usize| totals.contains(slot) || worded.contains(slot);
    let hypotheses: Vec<(usize, Vec<usize>)> = candidates
        .iter()
        .enumerate()
        .flat_map(|(index, one)| {
            let since = one.parts.get(1).and_then(|left| left.iter().copied().filter(is_total).max());
            let run = one.parts.get(1).map(|left| {
                left.iter().copied().filter(|slot| since.is_none_or(|since| *slot > since)).collect::<Vec<_>>()
            });
            let mut parts: Vec<Vec<usize>> = one.parts.clone();
            parts.extend(run);
            parts.into_iter().map(move |part| (index, part))
        })
        .map(|(index, part)| (index, part.into_iter().filter(|slot| !is_total(slot)).collect::<Vec<_>>()))
        .filter(|(_, part)| !part.is_empty())
        .collect();
    let checks: Vec<Check> = hypotheses
        .iter()
        .map(|(index, parts)| Check { slot: candidates.get(*index).map_or(0, |one| one.slot), parts: parts.clone() })
        .collect();
    let passes = |index: usize, parts: usize, (matched, tested, telling): (usize, usize, usize)| {
        let worded = candidates.get(index).is_some_and(|one| one.word.is_some() || one.revenue);
        let enough = if worded { tested > 0 } else { telling >= 3 && parts >= 2 };
        enough && matched * 20 >= tested * 19
    };
    let sample = count(&checks, values, SAMPLE);
    let (hypotheses, checks): (Vec<_>, Vec<_>) = hypotheses
        .into_iter()
        .zip(checks)
        .zip(sample)
        .filter(|(((index, parts), _), counts)| {
            values.height() > SAMPLE && counts.1 == 0 || passes(*index, parts.len(), *counts)
        })
        .map(|(pair, _)| pair)
        .unzip();
    let counts = count(&checks, values, usize::MAX);
    let mut found = vec![false; candidates.len()];
    for ((index, parts), counts) in hypotheses.iter().zip(counts) {
        if let Some(found) = found.get_mut(*index).filter(|_| passes(*index, parts.len(), counts)) {
            *found = true;
        }
    }
    found
}

struct Check {
    slot: usize,
    parts: Vec<usize>,
}

/// Per check, over the first `most` rows: rows that match, rows with a total, and matching rows that add up at least two
/// amounts.
fn count(checks: &[Check], values: &Values, most: usize) -> Vec<(usize, usize, usize)> {
    let none = || vec![(0, 0, 0); checks.len()];
    let width = values.width().max(1);
    let rows = values.all();
    let rows = rows.get(..rows.len().min(width.saturating_mul(most))).unwrap_or(rows);
    let chunks = rows.par_chunks(CHUNK * width);
    chunks
        .map(|rows| {
            let mut counts = none();
            for row in rows.chunks_exact(width) {
                for (check, count) in checks.iter().zip(&mut counts) {
                    note(check, row, count);
                }
            }
            counts
        })
        .reduce(none, |mut all, part| {
            for (all, part) in all.iter_mut().zip(part) {
                *all = (all.0 + part.0, all.1 + part.1, all.2 + part.2);
            }
            all
        })
}

fn note(check: &Check, row: &[f64], count: &mut (usize, usize, usize)) {
    let Some(total) = row.get(check.slot).copied().filter(|total| !total.is_nan()) else { return };
    let (mut sum, mut parts) = (0.0, 0);
    for amount in check.parts.iter().filter_map(|&slot| row.get(slot)).filter(|amount| !amount.is_nan()) {
        sum += amount;
        parts += usize::from(*amount != 0.0);
    }
    if total == 0.0 && parts == 0 {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most some thousand columns")]
    let tolerance = CENT * check.parts.len() as f64 + 1e-9 * total.abs();
    let matches = (total - sum).abs() <= tolerance;
    count.0 += usize::from(matches);
    count.1 += 1;
    count.2 += usize::from(matches && parts >= 2);
}
