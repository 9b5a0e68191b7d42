//! What invoice lines do not settle. Each choice is shown with the total it leads to inside the twelve months, found by
//! reading the lines again with it.

use super::columns::{Chosen, line_columns};
use super::kinds::{is_pair_of_marks, marks_key, says_marks};
use super::once::{key, title_of};
use super::reader::kind_key;
use super::{Place, Understood, amount, plan, table};
use crate::import::currency::key_of;
use crate::import::guess::date::{WrittenDate, read_date};
use crate::import::guess::rows::answer_key;
use crate::import::sketch::Sketch;
use crate::import::{
    Cell, Choice, Column, ColumnRole, Layout, Question, QuestionAbout, Recipe, amount_columns, window,
};

/// Nobody answers more; each costs a reading.
const MOST: usize = 12;

/// A question before its choices have their totals.
struct Draft {
    about: QuestionAbout,
    keys: Vec<&'static str>,
    assumed: usize,
    key: String,
}

/// The questions about `found`, most money first.
pub(super) fn questions(sketch: Sketch<'_>, place: Place<'_>, recipe: &Recipe, found: &Understood) -> Vec<Question> {
    let mut drafts: Vec<Draft> = Vec::new();
    drafts.extend(about_amount(sketch, recipe, found));
    drafts.extend(about_separators(found));
    drafts.extend(about_dates(sketch, found));
    drafts.extend(about_currency(found));
    drafts.extend(about_kinds(recipe, found));
    drafts.extend(about_marks(sketch, recipe, found));
    drafts.extend(about_blanks(sketch, recipe, found));
    drafts.extend(about_rows(found));
    drafts.truncate(MOST);
    let assumed_total = if drafts.is_empty() { 0.0 } else { imported(found, recipe) };
    let answered = |draft: Draft| {
        let choices = draft.keys.iter().enumerate().map(|(position, &key)| {
            let imported = if position == draft.assumed {
                assumed_total
            } else {
                with(sketch, place, recipe, (&draft.key, position))
            };
            Choice { key, imported }
        });
        let choices = choices.collect();
        Question::new(draft.about, choices, draft.assumed, draft.key)
    };
    let mut questions: Vec<Question> = drafts.into_iter().map(answered).collect();
    questions.sort_by(|a, b| b.stakes().total_cmp(&a.stakes()));
    questions
}

/// The imported total when `answer` is given.
fn with(sketch: Sketch<'_>, place: Place<'_>, recipe: &Recipe, answer: (&str, usize)) -> f64 {
    let mut other = recipe.clone();
    other.answers.insert(answer.0.to_owned(), answer.1);
    table(sketch, place, &other).map_or(0.0, |found| imported(&found, recipe))
}

fn imported(found: &Understood, recipe: &Recipe) -> f64 {
    let mut data = found.read.data.clone();
    window::apply(&mut data, &found.read.notes, recipe.asof, Layout::Lines);
    data.proof.imported
}

fn about_amount(sketch: Sketch<'_>, recipe: &Recipe, found: &Understood) -> Option<Draft> {
    let without: Recipe = Recipe { answers: std::collections::BTreeMap::new(), ..recipe.clone() };
    let several = amount_choices(sketch, &without, found);
    let titles: Vec<String> =
        several.iter().filter_map(|at| found.facts.get(*at)).map(|fact| fact.name.clone()).collect();
    let amount = found.columns.iter().find(|column| column.role == ColumnRole::Amount)?;
    let assumed = titles.iter().position(|title| *title == amount.title)?;
    let keys = vec!["column"; titles.len()];
    (titles.len() > 1).then(|| Draft {
        about: QuestionAbout::Amount { titles },
        keys,
        assumed,
        key: amount::KEY.to_owned(),
    })
}

/// The columns the amount was chosen from.
fn amount_choices(sketch: Sketch<'_>, recipe: &Recipe, found: &Understood) -> Vec<usize> {
    let corrected = |role: ColumnRole| found.facts.iter().any(|fact| fact.corrected == Some(role));
    if corrected(ColumnRole::Amount) {
        return Vec::new();
    }
    let columns = line_columns(sketch, &found.facts, recipe);
    let chosen = Chosen::without(&columns, ColumnRole::Amount);
    amount::best(sketch, &found.facts, &chosen)
}

fn about_separators(found: &Understood) -> Vec<Draft> {
    let each = found.ambiguous.iter().filter_map(|one| {
        let column = found.columns.iter().find(|column| column.index == one.index)?;
        Some(Draft {
            about: QuestionAbout::Separator { column: one.index, title: column.title.clone() },
            keys: vec!["decimal", "thousands"],
            assumed: usize::from(!one.decimal),
            key: amount_columns::answer_key(&column.title),
        })
    });
    each.collect()
}

fn about_dates(sketch: Sketch<'_>, found: &Understood) -> Option<Draft> {
    let (index, order) = found.date.filter(|(_, order)| !order.proved)?;
    let column = found.columns.iter().find(|column| column.index == index)?;
    let ambiguous = |text: &&str| read_date(text).is_some_and(WrittenDate::is_ambiguous);
    let mut texts = sketch.rows().filter_map(|row| match sketch.grid.cell(row, index) {
        Cell::Text(text) => Some(text),
        _ => None,
    });
    let sample = texts.find(ambiguous)?.trim().to_owned();
    Some(Draft {
        about: QuestionAbout::DateOrder { column: index, title: column.title.clone(), sample },
        keys: vec!["day_first", "month_first"],
        assumed: usize::from(order.order == crate::import::DateOrder::MonthFirst),
        key: plan::date_key(&column.title),
    })
}

fn about_currency(found: &Understood) -> Option<Draft> {
    let codes = found.read.currencies.clone();
    let assumed = codes.iter().position(|code| Some(code) == found.read.currency.as_ref())?;
    let keys = vec!["currency"; codes.len()];
    (codes.len() > 1).then(|| Draft { key: key_of(&codes), about: QuestionAbout::Currency { codes }, keys, assumed })
}

fn about_kinds(recipe: &Recipe, found: &Understood) -> Vec<Draft> {
    let each = found.read.unknown.iter().filter_map(|(value, &index)| {
        let column = found.columns.iter().find(|column| column.index == index)?;
        let key = kind_key(value);
        let assumed = usize::from(recipe.answers.get(&key) != Some(&0));
        let about = QuestionAbout::DocumentKind { column: index, title: column.title.clone(), value: value.clone() };
        Some(Draft { about, keys: vec!["sale", "left_out"], assumed, key })
    });
    each.collect()
}

/// Whether pairs such as D and C are signs where no title says so.
fn about_marks(sketch: Sketch<'_>, recipe: &Recipe, found: &Understood) -> Option<Draft> {
    let typed = |column: &&Column| matches!(column.role, ColumnRole::DocumentType | ColumnRole::DocumentStatus);
    let marked = |column: &&Column| {
        let cells = sketch.rows().map(|row| sketch.grid.cell(row, column.index));
        !says_marks(&column.title) && is_pair_of_marks(cells.filter_map(Cell::text))
    };
    let column = found.columns.iter().filter(typed).find(marked)?;
    let key = marks_key(&column.title);
    let assumed = usize::from(recipe.answers.get(&key) == Some(&1));
    let about = QuestionAbout::Marks { column: column.index, title: column.title.clone() };
    Some(Draft { about, keys: vec!["as_written", "signed"], assumed, key })
}

/// Whether names shown once hold for the blanks below them.
fn about_blanks(sketch: Sketch<'_>, recipe: &Recipe, found: &Understood) -> Vec<Draft> {
    let each = found.once.columns().map(|column| {
        let title = title_of(sketch, column).to_owned();
        let key = key(&title);
        let assumed = usize::from(recipe.answers.get(&key) == Some(&1));
        Draft { about: QuestionAbout::ShownOnce { column, title }, keys: vec!["fill_down", "blank"], assumed, key }
    });
    each.collect()
}

fn about_rows(found: &Understood) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for doubt in &found.classified.doubts {
        let key = answer_key(&doubt.label);
        if drafts.iter().all(|draft| draft.key != key) {
            let about = QuestionAbout::TotalRow { row: doubt.row, label: doubt.label.clone() };
            drafts.push(Draft { about, keys: vec!["client", "total"], assumed: usize::from(doubt.total), key });
        }
    }
    drafts
}
