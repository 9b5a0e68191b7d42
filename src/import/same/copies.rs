//! Lines without a document number that stand in two sheets: nothing proves that they are the same sales, so it is asked.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;

use super::Added;
use crate::import::append::cents;
use crate::import::window::SheetData;
use crate::import::{Choice, Layout, Question, QuestionAbout, Recipe};
use crate::model::Line;
use crate::model::fold_name;

/// Fewer lines that agree are chance.
const FEWEST: usize = 2;
/// So many of a hundred lines, among those in the same days, must agree.
const MOST: usize = 80;

/// The first and the last day of some lines.
type Days = (Date, Date);

/// A line by client, date, offering, amount and, where every sheet says more of what was sold, that.
struct Sale {
    position: usize,
    key: u64,
    date: Date,
    amount: f64,
}

/// Where nearly all lines of a sheet that fall into the days of those before it are there already, asks whether they are
/// the same sales. Until the user says otherwise they are, and get a document in common, by which they are left out.
pub(super) fn settle(added: &mut [Added], recipe: &Recipe) -> Vec<Question> {
    let days: Vec<Option<Days>> = added.iter().map(|one| days(&one.found)).collect();
    let texts_tell = added.iter().all(|one| one.found.notes.texts_tell());
    let sales = |at: usize, one: &Added| match days.get(at) {
        Some(Some(own)) if meets_others(at, *own, &days) => sales(&one.found, texts_tell),
        _ => Vec::new(),
    };
    let mut before = Before::default();
    let mut questions = Vec::new();
    let mut same = vec![false; added.len()];
    for ((at, one), same) in added.iter().enumerate().zip(&mut same) {
        let sales = sales(at, one);
        let (again, within, amount) = before.agreeing(&sales);
        if again >= FEWEST && again * 100 >= within * MOST {
            let question = question(one, again, amount, recipe);
            *same = question.assumed == 1;
            questions.push(question);
        }
        before.add(&sales, *same, |_, _| {});
    }
    if same.contains(&true) {
        let mut before = Before::default();
        for ((at, one), same) in added.iter_mut().enumerate().zip(same) {
            let sales = sales(at, one);
            let documents = &mut one.found.notes.documents;
            documents.resize(one.found.imported.data.lines.len(), 0);
            before.add(&sales, same, |sale, time| {
                if let Some(document) = documents.get_mut(sale.position) {
                    *document = time;
                }
            });
        }
    }
    questions
}

/// The lines of the sheets so far.
#[derive(Default)]
struct Before {
    /// How often each was sold.
    times: HashMap<u64, u64>,
    days: Option<Days>,
}

impl Before {
    /// How many of `sales` are there already, of how many in the same days, and what those come to.
    fn agreeing(&self, sales: &[Sale]) -> (usize, usize, f64) {
        let (mut here, mut again, mut within, mut amount) = (HashMap::new(), 0, 0, 0.0);
        for sale in sales.iter().filter(|sale| self.days.is_some_and(|days| meet(days, (sale.date, sale.date)))) {
            within += 1;
            let time: &mut u64 = here.entry(sale.key).or_default();
            *time += 1;
            if self.times.get(&sale.key).is_some_and(|before| *time <= *before) {
                (again, amount) = (again + 1, amount + sale.amount);
            }
        }
        (again, within, amount)
    }

    /// Takes in `sales`, which are the `same` as those so far or others, and tells of each how many like it were sold
    /// until then, itself among them.
    fn add(&mut self, sales: &[Sale], same: bool, mut tell: impl FnMut(&Sale, u64)) {
        let mut here: HashMap<u64, u64> = HashMap::new();
        for sale in sales {
            let time = here.entry(sale.key).or_default();
            *time += 1;
            let before = if same { 0 } else { self.times.get(&sale.key).copied().unwrap_or(0) };
            tell(sale, before + *time);
            let (first, last) = self.days.unwrap_or((sale.date, sale.date));
            self.days = Some((first.min(sale.date), last.max(sale.date)));
        }
        for (key, time) in here {
            let times = self.times.entry(key).or_default();
            *times = if same { time.max(*times) } else { *times + time };
        }
    }
}

fn meet(one: Days, other: Days) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

/// Whether the days `own` of the sheet `at` are those of another one too: pages of other months hold nothing twice.
fn meets_others(at: usize, own: Days, days: &[Option<Days>]) -> bool {
    days.iter().enumerate().any(|(other, days)| other != at && days.is_some_and(|days| meet(own, days)))
}

/// The days of the dated lines of `found` that name no document.
fn days(found: &SheetData) -> Option<Days> {
    nameless(found).fold(None, |days: Option<Days>, (_, _, date)| {
        let (first, last) = days.unwrap_or((date, date));
        Some((first.min(date), last.max(date)))
    })
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

/// The dated lines of `found` that name no document, by position.
fn nameless(found: &SheetData) -> impl Iterator<Item = (usize, &Line, Date)> {
    let is_lines = found.imported.layout == Layout::Lines;
    let lines = found.imported.data.lines.iter().enumerate().filter(move |_| is_lines);
    let nameless = |at: usize| found.notes.documents.get(at).is_none_or(|document| *document == 0);
    lines.filter_map(move |(at, line)| Some((at, line, line.date.filter(|_| nameless(at))?)))
}

fn sales(found: &SheetData, texts_tell: bool) -> Vec<Sale> {
    let data = &found.imported.data;
    let clients: Vec<String> = data.clients.iter().map(|client| fold_name(&client.name)).collect();
    let offerings: Vec<String> = data.offerings.iter().map(|offering| fold_name(&offering.name)).collect();
    let sale = nameless(found).map(|(position, line, date)| {
        let mut hasher = DefaultHasher::new();
        (clients.get(line.client.index()), offerings.get(line.offering.index())).hash(&mut hasher);
        (date, cents(line.amount)).hash(&mut hasher);
        if texts_tell {
            found.notes.texts.get(position).hash(&mut hasher);
        }
        Sale { position, key: hasher.finish(), date, amount: line.amount }
    });
    sale.collect()
}
