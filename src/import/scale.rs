//! What all amounts of a table are multiplied by: thousands and millions where the titles say so, and minus one where sales
//! are booked as credits. Both are asked about.

use std::sync::Arc;

use super::guess::titles::says;
use super::sketch::Sketch;
use super::understand::is_offering;
use super::{Choice, Column, ColumnRole, Imported, Question, QuestionAbout, Recipe};
use crate::model::Dataset;
use crate::model::fold_words;

/// The keys the answers are kept under.
const FACTOR: &str = "factor";
const SIGN: &str = "sign";
/// Of so many amounts one may be positive where sales are booked as credits.
const EXCEPTIONS: usize = 4;
/// Fewer amounts tell nothing.
const FEWEST: usize = 3;

/// Multiplies the amounts of `imported` as its titles or its signs say, and asks.
pub(super) fn settle(imported: &mut Imported, sketch: Sketch<'_>, recipe: &Recipe) {
    if imported.data.marks_only {
        return;
    }
    if let Some((words, factor, all)) = factor(sketch, &imported.columns) {
        let assumed = recipe.answers.get(FACTOR).copied().unwrap_or(usize::from(!all)).min(1);
        let about = QuestionAbout::Factor { words };
        apply(imported, (about, FACTOR), ["times", "as_written"], (factor, assumed));
    }
    if is_negative(&imported.data) {
        // The question lists what is written first: credits alone are negative too.
        let turned = recipe.answers.get(SIGN) == Some(&1);
        apply(imported, (QuestionAbout::Sign, SIGN), ["turned", "as_written"], (-1.0, usize::from(!turned)));
        if let Some(question) = imported.questions.iter_mut().find(|question| question.key == SIGN) {
            question.choices.reverse();
            question.assumed = 1 - question.assumed;
        }
    }
}

/// Asks whether all is multiplied by `factor`, and does so where the first choice is assumed.
fn apply(
    imported: &mut Imported,
    (about, key): (QuestionAbout, &str),
    choices: [&'static str; 2],
    (factor, assumed): (f64, usize),
) {
    let written = imported.data.proof.imported;
    let [multiplied, plain] = choices;
    let choices =
        vec![Choice { key: multiplied, imported: written * factor }, Choice { key: plain, imported: written }];
    if assumed == 0 {
        multiply(&mut imported.data, factor);
        let all = imported.questions.iter_mut().flat_map(|question| &mut question.choices);
        all.for_each(|choice| choice.imported *= factor);
    }
    imported.questions.push(Question::new(about, choices, assumed, key.to_owned()));
    imported.questions.sort_by(|a, b| b.stakes().total_cmp(&a.stakes()));
}

fn multiply(data: &mut Dataset, factor: f64) {
    for line in Arc::make_mut(&mut data.lines) {
        line.amount *= factor;
    }
    for cell in Arc::make_mut(&mut data.left_out) {
        cell.amount *= factor;
    }
    for amount in Arc::make_mut(&mut data.issues).iter_mut().filter_map(|issue| issue.amount.as_mut()) {
        *amount *= factor;
    }
    let proof = &mut data.proof;
    (proof.file_total, proof.imported) = (proof.file_total * factor, proof.imported * factor);
    proof.left_out.iter_mut().for_each(|part| part.amount *= factor);
}

/// What the titles, or a line above them, say the amounts are counted in; and whether that holds for all amounts: what the
/// title of one amount says among others may be about that one, or about what is sold.
fn factor(sketch: Sketch<'_>, columns: &[Column]) -> Option<(String, f64, bool)> {
    let (_, last) = sketch.header?;
    let cells = (0..=last).flat_map(|row| sketch.grid.row(row).map(move |(column, cell)| (row, column, cell)));
    let mut found = cells.filter_map(|(row, column, cell)| {
        let text = cell.text().filter(|text| text.len() <= 80)?;
        Some((row, column, text.trim().to_owned(), counted_in(text)?))
    });
    let (row, column, words, factor) = found.next()?;
    // Of lines only the amount: there the offering is named in words.
    let lines = columns.iter().any(|column| column.role == ColumnRole::Amount);
    let counts = |column: &&Column| if lines { column.role == ColumnRole::Amount } else { is_offering(column) };
    let amounts = || columns.iter().filter(counts);
    let of_amount = row == last && amounts().any(|amount| amount.index == column);
    let all = !of_amount || amounts().all(|amount| counted_in(&amount.title) == Some(factor));
    Some((words, factor, all))
}

fn counted_in(text: &str) -> Option<f64> {
    let folded = fold_words(text);
    if says("in_millions", &folded) {
        return Some(1e6);
    }
    // "x € 1.000" is folded to "x 1 000".
    let bare: String = folded
        .split(' ')
        .filter(|word| !matches!(*word, "eur" | "euro" | "pln" | "usd" | "gbp"))
        .collect::<Vec<_>>()
        .join(" ");
    let written = bare == "x 1 000" || bare.ends_with(" x 1 000") || bare == "x 1000" || bare.ends_with(" x 1000");
    (written || says("in_thousands", &folded)).then_some(1e3)
}

/// Whether nearly all amounts are negative.
fn is_negative(data: &Dataset) -> bool {
    let (mut negative, mut positive) = (0_usize, 0_usize);
    for line in data.lines.iter() {
        negative += usize::from(line.amount < 0.0);
        positive += usize::from(line.amount > 0.0);
    }
    negative >= FEWEST && positive * EXCEPTIONS <= negative + positive && data.proof.imported < 0.0
}
