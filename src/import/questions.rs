//! What the file does not settle, each choice with the imported total it leads to.

use super::amount_columns::{self, Amounts};
use super::guess::amount::{Amount, DecimalMark, read_amount};
use super::guess::rows::parents::Parents;
use super::guess::rows::{self, RowDoubt};
use super::guess::totals::Doubt;
use super::matrix::{Table, source};
use super::understand::is_offering;
use super::{Cell, Choice, Column, ColumnRole, Question, QuestionAbout, Recipe, RoleReason, RowClass};
use crate::model::{Dataset, Issue, IssueReason, neumaier_sum};

/// Nobody answers more; what is at stake in the others is less.
const MOST_QUESTIONS: usize = 100;

/// The key the answer about years side by side is kept under.
const YEAR_KEY: &str = "year";

/// Applies the answers about total columns.
pub(super) fn column_answers(columns: &mut [Column], doubts: &[Doubt], recipe: &Recipe) {
    for doubt in doubts {
        let Some(column) = columns.get_mut(doubt.position) else { continue };
        if let Some(&choice) = recipe.answers.get(&column_key(&column.title)) {
            column.role = if choice == 1 { ColumnRole::Total } else { ColumnRole::Offering(None) };
            column.reason = RoleReason::Corrected;
            column.confidence = 1.0;
        }
    }
}

/// What a table leaves open.
#[derive(Clone, Copy)]
pub(super) struct Open<'t> {
    pub(super) amounts: &'t Amounts,
    pub(super) columns: &'t [Doubt],
    pub(super) rows: &'t [RowDoubt],
    pub(super) parents: &'t [Parents],
}

/// The questions of a table, most money first. Rows read as clients in spite of their word become issues.
pub(super) fn questions(table: Table<'_>, open: Open<'_>, data: &mut Dataset) -> Vec<Question> {
    let Open { amounts, columns, rows, parents } = open;
    let year = about_year(table);
    let currency = table.currencies.question(data);
    let settled = columns.is_empty() && rows.is_empty() && parents.is_empty() && amounts.ambiguous.is_empty();
    if settled && year.is_none() && currency.is_none() {
        return Vec::new();
    }
    let imported = neumaier_sum(data.lines.iter().map(|line| line.amount));
    let mut questions: Vec<Question> = year.into_iter().chain(currency).collect();
    questions.extend(columns.iter().filter_map(|doubt| about_column(table, *doubt, imported)));
    questions.extend(rows.iter().map(|doubt| about_row(table, doubt, imported)));
    questions.extend(parents.iter().filter_map(|parents| about_parents(table, parents, imported)));
    questions.extend(amounts.ambiguous.iter().filter_map(|one| about_separator(table, *one, imported)));
    questions.sort_by(|a, b| b.stakes().total_cmp(&a.stakes()));
    questions.truncate(MOST_QUESTIONS);
    note_words(table, rows, data);
    questions
}

fn about_column(table: Table<'_>, doubt: Doubt, imported: f64) -> Option<Question> {
    let column = table.columns.get(doubt.position)?;
    let slot = table.values.slot(column.index)?;
    let counted = detail_rows(table).filter(|(row, _)| table.currencies.counts(*row, column.index));
    let cells = counted.filter_map(|(_, amounts)| amounts.get(slot).copied());
    let sum = neumaier_sum(cells.filter(|amount| !amount.is_nan()));
    let total = column.role == ColumnRole::Total;
    let without = if total { imported } else { imported - sum };
    let choices = vec![choice("offering", without + sum), choice("total", without)];
    let about = QuestionAbout::TotalColumn { column: column.index, title: column.title.clone() };
    Some(Question::new(about, choices, usize::from(total), column_key(&column.title)))
}

fn about_row(table: Table<'_>, doubt: &RowDoubt, imported: f64) -> Question {
    let row = table.values.amounts_of(doubt.row);
    let counts = |slot: usize| is_counted(table, doubt.row, slot);
    let counted = row.iter().enumerate().filter(|(slot, amount)| !amount.is_nan() && counts(*slot));
    let sum = neumaier_sum(counted.map(|(_, amount)| *amount));
    let without = if doubt.total { imported } else { imported - sum };
    let about = QuestionAbout::TotalRow { row: doubt.row, label: doubt.label.clone() };
    let choices = vec![choice("client", without + sum), choice("total", without)];
    Question::new(about, choices, usize::from(doubt.total), rows::answer_key(&doubt.label))
}

fn about_parents(table: Table<'_>, parents: &Parents, imported: f64) -> Option<Question> {
    let first = *parents.rows.first()?;
    let cells = parents.rows.iter().flat_map(|row| {
        let amounts = table.values.amounts_of(*row).iter().enumerate();
        amounts.filter(|(slot, amount)| !amount.is_nan() && is_counted(table, *row, *slot)).map(|(_, amount)| *amount)
    });
    let sum = neumaier_sum(cells);
    let without = if parents.total { imported } else { imported - sum };
    let about = QuestionAbout::ParentRows { row: first, rows: parents.rows.len(), label: parents.label.clone() };
    let choices = vec![choice("clients", without + sum), choice("totals", without)];
    Some(Question::new(about, choices, usize::from(parents.total), parents.key.to_owned()))
}

/// Which of the years that stand side by side counts.
fn about_year(table: Table<'_>) -> Option<Question> {
    let mut names = Vec::new();
    let mut choices = Vec::new();
    for (name, columns) in table.across.years() {
        let counts = |index: &usize| table.columns.iter().any(|column| column.index == *index && is_offering(column));
        let slots: Vec<usize> =
            columns.into_iter().filter(counts).filter_map(|index| table.values.slot(index)).collect();
        let rows = detail_rows(table).flat_map(|(_, row)| slots.iter().filter_map(|&slot| row.get(slot)));
        let sum = neumaier_sum(rows.copied().filter(|amount| !amount.is_nan()));
        choices.push(choice(if names.is_empty() { "latest" } else { "earlier" }, sum));
        names.push(name.to_owned());
    }
    let about = QuestionAbout::Year { years: names };
    (choices.len() > 1).then(|| Question::new(about, choices, table.across.chosen(), YEAR_KEY.to_owned()))
}

/// The answer to which year counts.
pub(super) fn year_answer(recipe: &Recipe) -> Option<usize> {
    recipe.answers.get(YEAR_KEY).copied()
}

fn about_separator(table: Table<'_>, one: amount_columns::AmbiguousColumn, imported: f64) -> Option<Question> {
    let column = table.columns.iter().find(|column| column.index == one.index)?;
    let sum = |mark: DecimalMark| {
        let cells = detail_rows(table).map(|(row, _)| table.grid.cell(row, one.index));
        neumaier_sum(cells.filter_map(|cell| match cell {
            Cell::Text(text) => match read_amount(text) {
                amount @ Amount::Either { .. } => amount.value(mark),
                _ => None,
            },
            _ => None,
        }))
    };
    let (decimal, thousands) = (sum(one.sign), sum(one.sign.other()));
    let (decimal, thousands) = match (is_offering(column), one.decimal) {
        (false, _) => (imported, imported),
        (true, true) => (imported, imported - decimal + thousands),
        (true, false) => (imported - thousands + decimal, imported),
    };
    let about = QuestionAbout::Separator { column: one.index, title: column.title.clone() };
    let choices = vec![choice("decimal", decimal), choice("thousands", thousands)];
    Some(Question::new(about, choices, usize::from(!one.decimal), amount_columns::answer_key(&column.title)))
}

fn choice(key: &'static str, imported: f64) -> Choice {
    Choice { key, imported }
}

fn detail_rows(table: Table<'_>) -> impl Iterator<Item = (usize, &[f64])> {
    table.values.rows().filter(move |(row, _)| table.classes.get(*row) == Some(&RowClass::Detail))
}

/// Whether the amount in `slot` of `row` would count were the row a client.
fn is_counted(table: Table<'_>, row: usize, slot: usize) -> bool {
    let Some(index) = table.values.column(slot) else { return false };
    let offering = table.columns.iter().any(|column| column.index == index && is_offering(column));
    offering && table.across.left_out(index).is_none() && table.currencies.counts(row, index)
}

fn note_words(table: Table<'_>, rows: &[RowDoubt], data: &mut Dataset) {
    let client = table.columns.iter().find(|column| column.role == ColumnRole::Client).map_or(0, |one| one.index);
    let clients = rows.iter().filter(|doubt| !doubt.total);
    let issues =
        clients.map(|doubt| Issue::new(source(doubt.row, client), doubt.label.clone(), IssueReason::TotalWordOnly));
    let mut all: Vec<Issue> = std::mem::take(&mut data.issues).iter().cloned().chain(issues).collect();
    all.sort_by_key(|issue| issue.source);
    data.issues = std::sync::Arc::new(all);
}

/// The key the answer about a column is kept under.
fn column_key(title: &str) -> String {
    format!("total_column:{title}")
}
