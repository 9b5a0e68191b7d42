//! Invoice lines into clients, offerings and lines: row by row, each amount either a line or left out with its reason.

mod beside;
mod document;
mod named;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::currency::Currencies;
use super::dates::Written;
use super::kinds::{Kind, Rules, marks_key, says_marks};
use super::names::Names;
use super::once::Once;
use super::plan::Plan;
use super::tags::{Gathered, note_sums};
use crate::import::guess::amount::is_nothing;
use crate::import::guess::groups::Groups;
use crate::import::matrix::source;
use crate::import::standing::billed_in;
use crate::import::values::Values;
use crate::import::window::LineNotes;
use crate::import::{Cell, Column, Recipe, RowClass};
use crate::model::{
    Client, ClientId, ClientStatus, Dataset, Issue, IssueReason, LeftOutCell, LeftOutReason, Line, Offering,
    OfferingId, StatusReason,
};

/// What is read, and what is known of it.
#[derive(Clone, Copy)]
pub(super) struct Table<'t> {
    pub(super) plan: &'t Plan<'t>,
    pub(super) columns: &'t [Column],
    pub(super) values: &'t Values,
    pub(super) classes: &'t [RowClass],
    pub(super) groups: &'t Groups,
    /// The columns whose names hold for the blanks below them.
    pub(super) once: Once,
    /// Whether lines are to be known again in other files.
    pub(super) several: bool,
    /// Whether every line is a credit.
    pub(super) credits: bool,
}

/// The result.
pub(super) struct Read {
    /// Its proof, sheets and currency are left for the caller.
    pub(super) data: Dataset,
    pub(super) notes: LineNotes,
    /// The currencies of the lines.
    pub(super) currencies: Vec<String>,
    /// The one that counts.
    pub(super) currency: Option<String>,
    /// Types and statuses that say nothing known, with the column they stand in.
    pub(super) unknown: BTreeMap<String, usize>,
}

/// Reads the table.
pub(super) fn read(table: Table<'_>, recipe: &Recipe) -> Read {
    beside::read(table, recipe).finish()
}

/// The key the answer about a type or status is kept under.
pub(super) fn kind_key(value: &str) -> String {
    format!("kind:{value}")
}

struct Reader<'t> {
    table: Table<'t>,
    plan: &'t Plan<'t>,
    recipe: &'t Recipe,
    kinds: [Option<Kinds<'t>>; 2],
    currencies: Currencies<'t>,
    clients: Names<'t>,
    offerings: Names<'t>,
    /// By offering.
    groups: Vec<Option<String>>,
    /// By the number of the innermost heading.
    headings: HashMap<usize, Heading>,
    gathered: Gathered<'t>,
    lines: Vec<Line>,
    notes: LineNotes,
    left_out: Vec<LeftOutCell>,
    issues: Vec<Issue>,
    unknown: BTreeMap<String, usize>,
    /// Whether credits are written as positive amounts.
    credits_positive: bool,
    /// The client column, where it is filled beside most amounts; otherwise the headings above name clients.
    beside: Option<usize>,
    /// Delimited text: how many fields the titles have.
    fields: Option<usize>,
    dates: Written<'t>,
    /// The date and document of the row before.
    before: (Option<Date>, Cell<'t>),
    /// The client and the offering that hold for blanks below them.
    above: (Cell<'t>, Cell<'t>),
}

/// What a heading names, by number.
#[derive(Clone, Copy, Debug, Default)]
struct Heading {
    client: Option<u32>,
    offering: Option<u32>,
}

/// A column of types or statuses, each text understood once.
#[derive(Clone)]
struct Kinds<'t> {
    index: usize,
    rules: Rules,
    by_text: Arc<HashMap<&'t str, Kind>>,
}

impl<'t> Kinds<'t> {
    fn of(table: Table<'t>, recipe: &Recipe, (index, status): (usize, bool)) -> Self {
        let grid = table.plan.sketch.grid;
        let mut by_text: HashMap<&'t str, Kind> = HashMap::new();
        for (row, _) in table.values.rows() {
            if let Cell::Text(text) = grid.cell(row, index) {
                by_text.entry(text).or_insert(Kind::Unknown);
            }
        }
        let texts = || by_text.keys().copied();
        let title = table.plan.sketch.titles.get(index).map_or("", |title| title.text.as_str());
        // Letters under "Type" may mean anything, until somebody says that they are signs.
        let said = says_marks(title) || recipe.answers.get(&marks_key(title)) == Some(&1);
        let marks = said.then(|| Rules::of_marks(texts())).flatten();
        let rules = marks.unwrap_or_else(|| Rules::of(status, texts()));
        for (text, kind) in &mut by_text {
            *kind = rules.kind(text);
        }
        Self { index, rules, by_text: Arc::new(by_text) }
    }
}

/// Whether `column` is filled in most lines, or no heading could stand in for it.
fn is_beside(table: Table<'_>, column: usize) -> bool {
    if table.groups.is_empty() {
        return true;
    }
    let lines = || table.values.rows().filter(|(row, _)| table.classes.get(*row) == Some(&RowClass::Detail));
    let filled = lines().filter(|(row, _)| !table.plan.sketch.grid.cell(*row, column).is_blank()).count();
    filled * 2 >= lines().count()
}

impl<'t> Reader<'t> {
    fn new(table: Table<'t>, recipe: &'t Recipe) -> Self {
        let plan = table.plan;
        let kinds = [(plan.kind, false), (plan.status, true)]
            .map(|(index, status)| index.map(|index| Kinds::of(table, recipe, (index, status))));
        let details = table.values.rows().filter(|(row, _)| table.classes.get(*row) == Some(&RowClass::Detail));
        let amounts = details.filter_map(|(row, all)| Some((row, all.first().copied()?)));
        let currencies = Currencies::of(plan, amounts.filter(|(_, amount)| !amount.is_nan()), recipe);
        let mut reader = Self { kinds, currencies, ..Self::empty(table, recipe) };
        reader.credits_positive = reader.are_credits_positive();
        reader
    }

    /// A reader that knows nothing of the table's types and currencies.
    fn empty(table: Table<'t>, recipe: &'t Recipe) -> Self {
        let plan = table.plan;
        Self {
            table,
            plan,
            recipe,
            kinds: [None, None],
            currencies: Currencies::default(),
            clients: Names::default(),
            offerings: Names::default(),
            groups: Vec::new(),
            headings: HashMap::new(),
            gathered: Gathered::new(table.columns),
            lines: Vec::new(),
            notes: LineNotes::default(),
            left_out: Vec::new(),
            issues: Vec::new(),
            unknown: BTreeMap::new(),
            credits_positive: false,
            beside: plan.client.filter(|column| is_beside(table, *column)),
            fields: plan.sketch.header.and_then(|(_, last)| plan.sketch.grid.fields(last)),
            dates: Written::default(),
            before: (None, Cell::Blank),
            above: (Cell::Blank, Cell::Blank),
        }
    }

    /// Whether no credit is negative: then they are written as what they are, and take away all the same.
    fn are_credits_positive(&mut self) -> bool {
        let mut positive = false;
        if self.kinds.iter().all(Option::is_none) && !self.table.credits {
            return positive;
        }
        for (row, amounts) in self.table.values.rows() {
            let amount = amounts.first().copied().unwrap_or(f64::NAN);
            if amount.is_nan() || self.class(row) != RowClass::Detail || self.kind(row) != Ok(Kind::Credit) {
                continue;
            }
            if amount < 0.0 {
                return false;
            }
            positive |= amount > 0.0;
        }
        positive
    }

    fn class(&self, row: usize) -> RowClass {
        self.table.classes.get(row).copied().unwrap_or(RowClass::Blank)
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'t> {
        self.plan.sketch.grid.cell(row, column)
    }

    fn row(&mut self, row: usize, amount: f64) {
        let reason = match self.class(row) {
            RowClass::Detail => return self.detail(row, amount),
            RowClass::GrandTotal => LeftOutReason::GrandTotal,
            RowClass::Subtotal => LeftOutReason::Subtotal,
            RowClass::Derived => LeftOutReason::Derived,
            _ => LeftOutReason::Ignored,
        };
        self.end(row);
        if !amount.is_nan() {
            self.leave_out(row, amount, reason);
        }
    }

    fn leave_out(&mut self, row: usize, amount: f64, reason: LeftOutReason) {
        self.left_out.push(LeftOutCell { source: source(row, self.plan.amount_column()), amount, reason });
    }

    fn detail(&mut self, row: usize, amount: f64) {
        self.ragged(row);
        self.keep(row);
        if amount.is_nan() {
            return self.unusable(row);
        }
        let kind = match self.kind(row) {
            Ok(kind) => kind,
            Err(reason) => return self.leave_out(row, amount, reason),
        };
        let currency = self.currencies.of_row(self.plan, row);
        if currency.is_some() && currency != self.currencies.chosen {
            return self.leave_out(row, amount, LeftOutReason::OtherCurrency);
        }
        let Some(client) = self.client(row) else {
            self.issue(row, self.plan.client.unwrap_or(0), IssueReason::NoClient);
            return self.leave_out(row, amount, LeftOutReason::NoClient);
        };
        let Some(offering) = self.offering(row) else {
            self.issue(row, self.plan.offering.map_or(0, |(column, _)| column), IssueReason::NoOffering);
            return self.leave_out(row, amount, LeftOutReason::NoOffering);
        };
        let date = self.date(row);
        if date.is_none() && self.plan.date.is_some() {
            return self.leave_out(row, amount, LeftOutReason::NoDate);
        }
        if self.plan.is_filled_in(row) {
            self.issue(row, self.plan.amount_column(), IssueReason::ComputedAmount);
        }
        let (client, offering) = (ClientId(client), OfferingId(offering));
        let net = self.net(row, amount, kind);
        let source = source(row, self.plan.amount_column());
        let quantity = self.plan.number(row, self.plan.quantity);
        self.lines.push(Line { client, offering, amount: net, date, quantity, source });
        self.gathered.note(self.plan, row, client, date);
        note_sums(&mut self.notes, self.plan, row, net);
        if self.table.several {
            self.notes.documents.push(self.document(row));
            self.notes.texts.push(self.texts(row));
        }
    }

    /// What the line adds: its amount without tax; less than nothing for a credit.
    fn net(&mut self, row: usize, amount: f64, kind: Kind) -> f64 {
        let tax = self.plan.tax(row, amount);
        if tax != 0.0 {
            self.leave_out(row, tax, LeftOutReason::Tax);
        }
        let net = amount - tax;
        if kind == Kind::Credit && self.credits_positive {
            // What is turned from plus to minus differs from the file's amount by twice itself.
            self.leave_out(row, 2.0 * net, LeftOutReason::CreditTurned);
            return 0.0 - net;
        }
        if kind == Kind::Credit && net > 0.0 {
            self.issue(row, self.plan.amount_column(), IssueReason::CreditAdds);
        }
        net
    }

    /// What type and status say of the row: that it counts, or why it does not.
    fn kind(&mut self, row: usize) -> Result<Kind, LeftOutReason> {
        let mut counts = if self.table.credits { Kind::Credit } else { Kind::Sale };
        for kinds in self.kinds.iter().flatten() {
            let Cell::Text(text) = self.plan.sketch.grid.cell(row, kinds.index) else { continue };
            match kinds.by_text.get(text).copied().unwrap_or(Kind::Unknown) {
                Kind::Left(reason) => return Err(reason),
                Kind::Credit => counts = Kind::Credit,
                Kind::Unknown if kinds.rules.knows_sales && !text.trim().is_empty() => {
                    let text = text.trim();
                    if !self.unknown.contains_key(text) {
                        self.unknown.insert(text.to_owned(), kinds.index);
                    }
                    if self.recipe.answers.get(&kind_key(text)) != Some(&0) {
                        return Err(LeftOutReason::Status);
                    }
                }
                _ => {}
            }
        }
        Ok(counts)
    }

    fn date(&mut self, row: usize) -> Option<Date> {
        let (column, order) = self.plan.date?;
        let cell = self.cell(row, column);
        let document = self.plan.document.map_or(Cell::Blank, |column| self.cell(row, column));
        // Some systems write the date on the first line of a document only.
        if cell.is_blank() && (document.is_blank() || document == self.before.1) && self.before.0.is_some() {
            return self.before.0;
        }
        let found = self.dates.date_of(cell, order.order);
        match found {
            None => self.issue(row, column, IssueReason::NotADate),
            Some((_, true)) => self.issue(row, column, IssueReason::DateWithJunk),
            Some(_) => {}
        }
        let date = found.map(|(date, _)| date);
        self.before = (date, document);
        date
    }

    /// A row whose amount cell holds no amount: fine when it holds nothing.
    fn unusable(&mut self, row: usize) {
        let column = self.plan.amount_column();
        let unsaved = self.plan.sketch.grid.unsaved_formulas().binary_search(&(row, column)).is_ok();
        let reason = match self.cell(row, column) {
            Cell::Blank if unsaved => IssueReason::FormulaWithoutValue,
            Cell::Blank => return,
            Cell::Text(text) if is_nothing(text) => return,
            Cell::Error(_) => IssueReason::ErrorCell,
            _ if self.plan.is_computed() => return,
            _ => IssueReason::NotAnAmount,
        };
        self.issue(row, column, reason);
    }

    /// Delimited text: a row with fewer fields than the titles, or with more that hold something.
    fn ragged(&mut self, row: usize) {
        let grid = self.plan.sketch.grid;
        let Some((fields, wanted)) = grid.fields(row).zip(self.fields) else { return };
        let more = fields > wanted && grid.row(row).any(|(column, cell)| column >= wanted && !cell.is_blank());
        if more || fields < wanted {
            self.issue(row, if more { wanted } else { fields }, IssueReason::RaggedRow);
        }
    }

    fn issue(&mut self, row: usize, column: usize, reason: IssueReason) {
        let value = self.cell(row, column).to_string();
        self.issues.push(Issue::new(source(row, column), value, reason));
    }

    fn finish(mut self) -> Read {
        for &(row, column) in self.plan.sketch.grid.stray_quotes() {
            self.issue(row, column, IssueReason::UnclosedQuote);
        }
        let client = |(number, name): (usize, &String)| Client::named(ClientId::at(number), name.clone());
        let mut clients: Vec<Client> = self.clients.all.iter().enumerate().map(client).collect();
        let (dimensions, said) = self.gathered.give(&mut clients, &mut self.issues);
        self.notes.said = said;
        nothing_billed(&mut clients, &self.lines);
        let kind = self.plan.offering.and_then(|(_, kind)| kind);
        let mut groups = self.groups.into_iter();
        let names = self.offerings.all.into_iter().enumerate();
        let offerings = names.map(|(number, name)| {
            let group = groups.next().flatten();
            Offering { group, kind, ..Offering::named(OfferingId::at(number), name) }
        });
        let offerings: Vec<Offering> = offerings.collect();
        self.lines.shrink_to_fit();
        self.left_out.sort_by_key(|cell| cell.source);
        self.issues.sort_by_key(|issue| issue.source);
        let data = Dataset {
            clients: Arc::new(clients),
            offerings: Arc::new(offerings),
            dimensions: Arc::new(dimensions),
            lines: Arc::new(self.lines),
            left_out: Arc::new(self.left_out),
            issues: Arc::new(self.issues),
            ..Dataset::default()
        };
        let Currencies { codes, chosen, .. } = self.currencies;
        let currency = chosen.and_then(|one| codes.get(one).cloned());
        Read { data, notes: self.notes, currencies: codes, currency, unknown: self.unknown }
    }
}

/// Whoever is named and has no line that may count is no client.
fn nothing_billed(clients: &mut [Client], lines: &[Line]) {
    let billed = billed_in(clients, lines.iter());
    for (client, _) in clients.iter_mut().zip(billed).filter(|(_, billed)| !billed) {
        (client.status, client.status_reason) = (ClientStatus::Prospect, Some(StatusReason::NothingBilled));
    }
}
