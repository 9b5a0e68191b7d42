//! Tables of one row per invoice line (IMPORT.md §§2–5): clients, offerings, dated lines and the proof.

mod amount;
mod columns;
mod currency;
mod dates;
mod documents;
mod facts;
mod kinds;
mod layout;
mod names;
mod once;
mod plan;
mod questions;
mod reader;
mod tags;
mod title;

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

pub(super) use layout::layout_of;

use super::amount_columns::{AmbiguousColumn, Amounts};
use super::guess::rows::{Classified, classify};
use super::guess::titles::{folded_title, is_word};
use super::matrix::source;
use super::not_counted;
use super::proof::by_reason;
use super::sketch::Sketch;
use super::values::Values;
use super::window::SheetData;
use super::{Column, ColumnRole, ImportError, Imported, Layout, Recipe};
use crate::model::{Dataset, Issue, IssueReason, NeumaierSum, Progress, Proof, neumaier_sum};
use columns::line_columns;
use facts::{Facts, facts};
use once::Once;
use plan::Plan;
use reader::{Read, Table, read};

/// Where a table stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    /// The file, for messages.
    pub(super) path: &'p Path,
    /// The sheet, by position in the workbook.
    pub(super) position: usize,
    /// Whether other sheets may hold the same lines.
    pub(super) several: bool,
    /// Whether its name says that every line is a credit.
    pub(super) credits: bool,
}

/// What was understood before any question.
struct Understood {
    columns: Vec<Column>,
    facts: Vec<Facts>,
    classified: Classified,
    ambiguous: Vec<AmbiguousColumn>,
    date: Option<(usize, dates::Order)>,
    /// The columns whose names hold for the blanks below them, unless the user says otherwise.
    once: Once,
    read: Read,
}

/// Reads `sketch` as invoice lines, with everything it does not settle as questions.
///
/// # Errors
/// [`ImportError`] when nothing names clients or holds amounts.
pub(super) fn understand(
    sketch: Sketch<'_>,
    place: Place<'_>,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<SheetData, ImportError> {
    let found = table(sketch, place, recipe)?;
    progress.cancel.check()?;
    let questions = questions::questions(sketch, place, recipe, &found);
    progress.cancel.check()?;
    let Understood { columns, classified, read, .. } = found;
    let known = Imported::plain(place.position, Layout::Lines, sketch.header, read.data);
    let imported = Imported { columns, rows: classified.classes, questions, ..known };
    Ok(SheetData { imported, notes: read.notes })
}

/// The columns of `sketch` as invoice lines, where they are not enough to read it.
pub(super) fn bare_columns(sketch: Sketch<'_>, recipe: &Recipe) -> Vec<Column> {
    line_columns(sketch, &facts(sketch, recipe), recipe)
}

/// Understands everything but the questions.
fn table(sketch: Sketch<'_>, place: Place<'_>, recipe: &Recipe) -> Result<Understood, ImportError> {
    let path = || place.path.to_path_buf();
    let facts = facts(sketch, recipe);
    let mut columns = line_columns(sketch, &facts, recipe);
    let mut ambiguous = Amounts::of(&mut columns, sketch.titles, sketch.profiles, recipe).ambiguous;
    let is_amount = |index: usize| columns.iter().any(|one| one.index == index && one.role == ColumnRole::Amount);
    ambiguous.retain(|one| is_amount(one.index));
    let plan = Plan::of(sketch, &columns, &facts, recipe);
    let slot = plan.slot().ok_or_else(|| ImportError::NoAmounts { path: path() })?;
    let values = Values::of_rows(sketch.grid, sketch.first, slot, |row| plan.amount(row));
    let classified = classify(sketch.grid, sketch.header, &columns, &values, recipe);
    if plan.client.is_none() && classified.groups.is_empty() {
        return Err(ImportError::NoClientColumn { path: path() });
    }
    let once = Once::find(&plan, &facts, (&values, &classified.classes, &classified.groups));
    let lines = Table {
        plan: &plan,
        columns: &columns,
        values: &values,
        classes: &classified.classes,
        groups: &classified.groups,
        once: once.answered(sketch, recipe),
        several: place.several,
        credits: place.credits,
    };
    let (mut read, file_total) = rayon::join(|| read(lines, recipe), || file_total(&plan));
    let data = &mut read.data;
    data.currency = read.currency.clone().or_else(|| currency::from_titles(&plan));
    data.proof = Proof {
        file_total,
        imported: neumaier_sum(data.lines.iter().map(|line| line.amount)),
        left_out: by_reason(&data.left_out),
    };
    note_table(&plan, &facts, &classified, data);
    not_counted::columns(data, sketch, (&columns, &told_otherwise(&plan, &facts)), &classified.classes);
    not_counted::above(data, sketch);
    let day = plan.date;
    Ok(Understood { columns, facts, classified, ambiguous, date: day, once, read })
}

/// The columns whose sums the amounts tell already, or that are no sums: taxes, totals of documents, what is settled.
fn told_otherwise(plan: &Plan<'_>, facts: &[Facts]) -> Vec<usize> {
    use title::{Money, Says};
    let told = |says: Says| !matches!(says, Says::Money(Money::Net | Money::Plain | Money::Part) | Says::Nothing);
    let amount = plan.amount_column();
    facts.iter().filter(|fact| fact.index == amount || told(fact.says)).map(|fact| fact.index).collect()
}

/// Adds what is to be said of the table as a whole, at its titles.
fn note_table(plan: &Plan<'_>, facts: &[Facts], classified: &Classified, data: &mut Dataset) {
    let grid = plan.sketch.grid;
    let titles = plan.sketch.header.map_or(0, |(_, last)| last);
    let issue = |row: usize, column: usize, reason: IssueReason| {
        Issue::new(source(row, column), grid.cell(row, column).to_string(), reason)
    };
    let mut issues: Vec<Issue> = Vec::new();
    let amount = plan.amount_column();
    if plan.is_computed() {
        issues.push(issue(titles, amount, IssueReason::ComputedAmount));
    }
    if plan.hides_tax(facts) {
        issues.push(issue(titles, amount, IssueReason::IncludesTax));
    }
    if plan.date.is_none() {
        let contract = facts.iter().find(|fact| is_word("contract", &folded_title(&fact.title)));
        issues.push(match contract {
            Some(fact) => issue(titles, fact.index, IssueReason::Contracted),
            None => issue(titles, amount, IssueReason::NoDates),
        });
    }
    if let Some(row) = classified.second {
        let column = grid.row(row).find(|(_, cell)| !cell.is_blank()).map_or(0, |(column, _)| column);
        issues.push(issue(row, column, IssueReason::SecondTable));
    }
    let clients = classified.doubts.iter().filter(|doubt| !doubt.total);
    let client = plan.client.unwrap_or(0);
    issues.extend(
        clients.map(|doubt| Issue::new(source(doubt.row, client), doubt.label.clone(), IssueReason::TotalWordOnly)),
    );
    if !issues.is_empty() {
        let all = Arc::make_mut(&mut data.issues);
        all.extend(issues);
        all.sort_by_key(|issue| issue.source);
    }
}

/// The sum of every amount below the titles, counted on its own: it knows nothing of clients, row classes or what was
/// imported.
fn file_total(plan: &Plan<'_>) -> f64 {
    let starts: Vec<usize> = plan.sketch.rows().step_by(1024).collect();
    let sums: Vec<f64> = starts
        .into_par_iter()
        .map(|start| {
            let mut sum = NeumaierSum::default();
            let rows = start..(start + 1024).min(plan.sketch.rows().end);
            sum.extend(rows.filter_map(|row| plan.amount(row)));
            sum.total()
        })
        .collect();
    neumaier_sum(sums)
}
