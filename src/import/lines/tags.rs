//! What lines say of their clients: the value most of them give, users as last billed, and sums over the window.

use jiff::civil::Date;

use super::plan::Plan;
use crate::import::attributes::Attribute;
use crate::import::matrix::source;
use crate::import::standing::Standing;
use crate::import::values::AmountColumn;
use crate::import::window::LineNotes;
use crate::import::{Cell, Column, ColumnRole};
use crate::model::{Client, ClientId, Dimension, Issue, IssueReason};

/// One value of a client in one column.
#[derive(Clone, Copy, Debug)]
struct Said<'t> {
    cell: Cell<'t>,
    times: u32,
    row: usize,
}

/// One column that says something of clients.
#[derive(Debug)]
struct Told<'t> {
    attribute: Attribute,
    by_client: Vec<Vec<Said<'t>>>,
}

/// What is gathered line by line.
#[derive(Debug)]
pub(super) struct Gathered<'t> {
    told: Vec<Told<'t>>,
    dimensions: Vec<Dimension>,
    /// By client: the users last seen, and when.
    users: Vec<Option<(Option<Date>, f64)>>,
}

impl<'t> Gathered<'t> {
    pub(super) fn new(columns: &[Column]) -> Self {
        let mut dimensions = Dimension::built_in();
        let of_client = columns.iter().filter(|column| {
            let role = column.role;
            let known = matches!(role, ColumnRole::ClientCode | ColumnRole::Employees | ColumnRole::ClientSince);
            known || role == ColumnRole::ClientStatus || matches!(role, ColumnRole::Tag(_) | ColumnRole::OwnTag)
        });
        let mark = |column: &Column| column.decimal.unwrap_or(crate::import::DecimalMark::Point);
        let attributes: Vec<Attribute> =
            of_client.filter_map(|column| Attribute::of(column, mark(column), &mut dimensions)).collect();
        let told = attributes.into_iter().map(|attribute| Told { attribute, by_client: Vec::new() });
        Self { told: told.collect(), dimensions, users: Vec::new() }
    }

    /// Takes in what `row` says of `client`.
    pub(super) fn note(&mut self, plan: &Plan<'t>, row: usize, client: ClientId, date: Option<Date>) {
        for told in &mut self.told {
            let cell = plan.sketch.grid.cell(row, told.attribute.index);
            if cell.is_blank() {
                continue;
            }
            let said = slot(&mut told.by_client, client);
            match said.iter_mut().find(|known| known.cell == cell) {
                Some(known) => known.times += 1,
                None => said.push(Said { cell, times: 1, row }),
            }
        }
        if let Some(users) = plan.number(row, plan.users).filter(|users| *users > 0.0) {
            let known = slot(&mut self.users, client);
            if known.is_none_or(|(last, _)| last <= date) {
                *known = Some((date, users));
            }
        }
    }

    /// Takes in what was gathered of the lines that follow, where client number `n` is number `clients[n]` here.
    pub(super) fn append(&mut self, next: Self, clients: &[u32]) {
        for (told, more) in self.told.iter_mut().zip(next.told) {
            for (said, &client) in more.by_client.into_iter().zip(clients) {
                let all = slot(&mut told.by_client, ClientId(client));
                for one in said {
                    match all.iter_mut().find(|known| known.cell == one.cell) {
                        Some(known) => known.times += one.times,
                        None => all.push(one),
                    }
                }
            }
        }
        for (users, &client) in next.users.into_iter().zip(clients) {
            let known = slot(&mut self.users, ClientId(client));
            if users.is_some() && known.is_none_or(|(last, _)| Some(last) <= users.map(|(date, _)| date)) {
                *known = users;
            }
        }
    }

    /// Gives the clients what was said of them most often, the first of equally often; the rest are issues. With the
    /// dimensions comes what counts when the window is cut out.
    pub(super) fn give(
        mut self,
        clients: &mut [Client],
        issues: &mut Vec<Issue>,
    ) -> (Vec<Dimension>, Standing<String>) {
        for told in &mut self.told {
            let index = told.attribute.index;
            for (client, said) in clients.iter_mut().zip(&told.by_client) {
                let most = said.iter().enumerate().max_by_key(|(at, one)| (one.times, usize::MAX - at));
                let Some((best, one)) = most else { continue };
                let issue = |row: usize, cell: Cell<'_>, reason: IssueReason| {
                    Issue::new(source(row, index), cell.to_string(), reason)
                };
                let wrong = told.attribute.apply(one.cell, client, &mut self.dimensions);
                issues.extend(wrong.map(|reason| issue(one.row, one.cell, reason)));
                if let Some((_, other)) = said.iter().enumerate().find(|(at, _)| *at != best) {
                    issues.push(issue(other.row, other.cell, IssueReason::ConflictingValue));
                }
            }
        }
        for (client, users) in clients.iter_mut().zip(self.users) {
            client.users = users.map(|(_, users)| users);
        }
        let mut said: Standing<ClientId> = Standing::default();
        for told in self.told {
            said.fill(told.attribute.said(|_, _| None));
        }
        (self.dimensions, said.by_name(clients))
    }
}

fn slot<T: Default + Clone>(all: &mut Vec<T>, client: ClientId) -> &mut T {
    let at = client.index();
    if all.len() <= at {
        all.resize(at + 1, T::default());
    }
    // The list is long enough by now; an id beyond the largest list cannot be.
    let last = all.len() - 1;
    #[expect(clippy::indexing_slicing, reason = "the list reaches to `at`")]
    &mut all[at.min(last)]
}

/// Adds the margin, cost and effort of `row`, whose amount is `net`, to the notes.
pub(super) fn note_sums(notes: &mut LineNotes, plan: &Plan<'_>, row: usize, net: f64) {
    if plan.margin.is_some() || plan.margin_rate.is_some() {
        notes.margins.push(plan.margin(row, net).unwrap_or(f64::NAN));
    }
    let each: [(&mut Vec<f64>, Option<AmountColumn>); 2] =
        [(&mut notes.costs, plan.cost), (&mut notes.efforts, plan.effort)];
    for (list, column) in each.into_iter().filter(|(_, column)| column.is_some()) {
        list.push(plan.number(row, column).unwrap_or(f64::NAN));
    }
}
