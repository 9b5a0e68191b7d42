//! Lines without a document number that stand in two sheets: nothing proves that they are the same sales, so it is asked.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;

use super::Added;
use crate::import::guess::fold::fold_name;
use crate::import::window::SheetData;
use crate::import::{Choice, Layout, Question, QuestionAbout, Recipe};

/// Fewer lines that agree are chance.
const FEWEST: usize = 2;
/// So many of a hundred lines, among those in the same days, must agree.
const MOST: usize = 80;
/// The document of lines that name none and count once.
const NAMELESS: u64 = 1;

/// A line by client, date, offering and amount.
struct Sale {
    position: usize,
    key: u64,
    date: Date,
    amount: f64,
}

/// Where nearly all lines of a sheet that fall into the days of those before it are there already, asks whether they are
/// the same sales. Until the user says otherwise they are, and get a document in common, by which they are left out.
pub(super) fn settle(added: &mut [Added], recipe: &Recipe) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut before: HashMap<u64, usize> = HashMap::new();
    let mut days: Option<(Date, Date)> = None;
    for at in 0..added.len() {
        let Some(one) = added.get(at) else { break };
        let sales = sales(&one.found);
        let (mut left, mut within, mut again, mut amount) = (before.clone(), 0, 0, 0.0);
        for sale in
            sales.iter().filter(|sale| days.is_some_and(|(first, last)| first <= sale.date && sale.date <= last))
        {
            within += 1;
            if let Some(count) = left.get_mut(&sale.key).filter(|count| **count > 0) {
                (*count, again, amount) = (*count - 1, again + 1, amount + sale.amount);
            }
        }
        if again >= FEWEST && again * 100 >= within * MOST {
            let question = question(one, again, amount, recipe);
            if question.assumed == 1 {
                added.iter_mut().take(at + 1).for_each(name);
            }
            questions.push(question);
        }
        for sale in sales {
            *before.entry(sale.key).or_default() += 1;
            days = Some(days.map_or((sale.date, sale.date), |(a, b)| (a.min(sale.date), b.max(sale.date))));
        }
    }
    questions
}

/// Whether the `lines` lines of `one`, with `amount`, are other sales; each choice as what it adds to what is imported.
fn question(one: &Added, lines: usize, amount: f64, recipe: &Recipe) -> Question {
    let key = format!("same_lines:{}", one.key);
    let assumed = usize::from(recipe.answers.get(&key) != Some(&0));
    let (with, without) = if assumed == 0 { (0.0, -amount) } else { (amount, 0.0) };
    let choices = vec![Choice { key: "add", imported: with }, Choice { key: "leave_out", imported: without }];
    let sheet = one.found.imported.sheet;
    let about = QuestionAbout::SameLines { sheet, name: one.key.clone(), lines };
    Question { sheet, ..Question::new(about, choices, assumed, key) }
}

/// The dated lines of `found` that name no document.
fn sales(found: &SheetData) -> Vec<Sale> {
    let data = &found.imported.data;
    if found.imported.layout != Layout::Lines {
        return Vec::new();
    }
    let clients: Vec<String> = data.clients.iter().map(|client| fold_name(&client.name)).collect();
    let offerings: Vec<String> = data.offerings.iter().map(|offering| fold_name(&offering.name)).collect();
    let nameless = |at: usize| found.notes.documents.get(at).is_none_or(|document| *document == 0);
    let lines = data.lines.iter().enumerate().filter(|(at, _)| nameless(*at));
    let sale = lines.filter_map(|(position, line)| {
        let day = line.date?;
        let mut hasher = DefaultHasher::new();
        (clients.get(line.client.index()), offerings.get(line.offering.index())).hash(&mut hasher);
        (day, ((line.amount * 100.0).round() + 0.0).to_bits()).hash(&mut hasher);
        Some(Sale { position, key: hasher.finish(), date: day, amount: line.amount })
    });
    sale.collect()
}

/// Gives the dated lines of `one` that name no document one in common.
fn name(one: &mut Added) {
    let positions: Vec<usize> = sales(&one.found).into_iter().map(|sale| sale.position).collect();
    let documents = &mut one.found.notes.documents;
    documents.resize(one.found.imported.data.lines.len(), 0);
    for position in positions {
        if let Some(document) = documents.get_mut(position) {
            *document = NAMELESS;
        }
    }
}
