//! A revenue matrix into clients, offerings and lines: clients down, offerings across.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::attributes::Attribute;
use super::currency::Currencies;
use super::guess::amount::is_nothing;
use super::guess::header::{Header, Title};
use super::guess::shifted::name_columns;
use super::shape::across::Across;
use super::standing::{Standing, billed_in};
use super::values::Values;
use super::{Cell, Column, ColumnRole, Grid, RowClass};
use crate::model::CellRef;
use crate::model::fold_name;
use crate::model::{
    Client, ClientId, ClientStatus, Dataset, Dimension, Issue, IssueReason, LeftOutCell, LeftOutReason, Line, Offering,
    OfferingId, SheetId, StatusReason,
};

/// A table whose columns and rows are understood.
#[derive(Clone, Copy)]
pub(super) struct Table<'t> {
    pub(super) grid: &'t Grid,
    pub(super) header: Option<Header>,
    pub(super) titles: &'t [Title],
    pub(super) columns: &'t [Column],
    pub(super) classes: &'t [RowClass],
    pub(super) values: &'t Values,
    pub(super) across: &'t Across,
    pub(super) currencies: &'t Currencies<'t>,
}

/// Where the amount in a slot goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Offering(OfferingId),
    /// The offering that the row names.
    Named,
    LeftOut(LeftOutReason),
}

/// Reads the table, with what it says of clients by name. The proof, the currency and the sheet's name are left for the
/// caller.
pub(super) fn read(table: Table<'_>) -> (Dataset, Standing<String>) {
    let mut reader = Reader::new(table);
    for (row, amounts) in table.values.rows() {
        reader.row(row, amounts);
    }
    reader.finish()
}

struct Reader<'t> {
    table: Table<'t>,
    /// The columns in which clients are named.
    names: Vec<usize>,
    attributes: Vec<Attribute>,
    dimensions: Vec<Dimension>,
    offerings: Vec<Offering>,
    /// By slot.
    targets: Vec<Target>,
    clients: Vec<Client>,
    by_name: HashMap<String, ClientId>,
    repeated: HashSet<ClientId>,
    /// Where each was met first.
    rows: Vec<usize>,
    /// Those of whom something else than an amount that counts is known to be billed: `true` where another year is all.
    elsewhere: HashMap<ClientId, bool>,
    by_offering: HashMap<String, OfferingId>,
    lines: Vec<Line>,
    left_out: Vec<LeftOutCell>,
    issues: Vec<Issue>,
    unsaved: HashSet<(usize, usize)>,
}

impl<'t> Reader<'t> {
    fn new(table: Table<'t>) -> Self {
        let mut dimensions = Dimension::built_in();
        let mark = |column: &Column| column.decimal.unwrap_or(super::DecimalMark::Point);
        let attributes = table.columns.iter();
        let attributes: Vec<Attribute> =
            attributes.filter_map(|column| Attribute::of(column, mark(column), &mut dimensions)).collect();
        let (offerings, targets) = targets(table);
        Self {
            table,
            names: name_columns(table.grid, table.columns, table.values),
            attributes,
            dimensions,
            offerings,
            targets,
            clients: Vec::with_capacity(table.values.height()),
            by_name: HashMap::with_capacity(table.values.height()),
            repeated: HashSet::new(),
            rows: Vec::with_capacity(table.values.height()),
            elsewhere: HashMap::new(),
            by_offering: HashMap::new(),
            lines: Vec::with_capacity(table.values.all().len()),
            left_out: Vec::new(),
            issues: Vec::new(),
            unsaved: table.grid.unsaved_formulas().iter().copied().collect(),
        }
    }

    fn row(&mut self, row: usize, amounts: &[f64]) {
        match self.table.classes.get(row) {
            Some(RowClass::Detail) => self.detail(row, amounts),
            Some(RowClass::GrandTotal) => self.leave_out(row, amounts, LeftOutReason::GrandTotal),
            Some(RowClass::Subtotal) => self.leave_out(row, amounts, LeftOutReason::Subtotal),
            Some(RowClass::Derived) => self.leave_out(row, amounts, LeftOutReason::Derived),
            _ => self.leave_out(row, amounts, LeftOutReason::Ignored),
        }
    }

    fn leave_out(&mut self, row: usize, amounts: &[f64], reason: LeftOutReason) {
        for (slot, &amount) in amounts.iter().enumerate().filter(|(_, amount)| !amount.is_nan()) {
            let source = source(row, self.table.values.column(slot).unwrap_or(0));
            self.left_out.push(LeftOutCell { source, amount, reason });
        }
    }

    fn detail(&mut self, row: usize, amounts: &[f64]) {
        self.ragged(row);
        let Some(client) = self.client(row) else { return self.nobody(row, amounts) };
        self.only_a_name(row);
        let named = self.named(row);
        let targets = std::mem::take(&mut self.targets);
        for (slot, (&amount, &target)) in amounts.iter().zip(&targets).enumerate() {
            let column = self.table.values.column(slot).unwrap_or(0);
            if amount.is_nan() {
                if self.unusable(row, column) {
                    self.elsewhere.insert(client, false);
                }
                continue;
            }
            let source = source(row, column);
            let offering = match target {
                Target::Offering(offering) => Ok(offering),
                Target::Named => named.ok_or(LeftOutReason::NoOffering),
                Target::LeftOut(reason) => Err(reason),
            };
            match offering {
                Ok(_) if !self.table.currencies.counts(row, column) => {
                    self.leave(client, LeftOutCell { source, amount, reason: LeftOutReason::OtherCurrency });
                }
                Ok(offering) => {
                    let date = self.table.across.date(column);
                    self.lines.push(Line { client, offering, amount, date, quantity: None, source });
                }
                Err(reason) => self.leave(client, LeftOutCell { source, amount, reason }),
            }
        }
        self.targets = targets;
    }

    /// Says where a row holds a name and nothing else.
    fn only_a_name(&mut self, row: usize) {
        let mut cells = self.table.grid.row(row).filter(|(_, cell)| !cell.is_blank());
        if let (Some((column, _)), None) = (cells.next(), cells.next()) {
            let slots = 0..self.table.values.width();
            let mut columns = slots.filter_map(|slot| self.table.values.column(slot));
            if !columns.any(|column| self.unsaved.contains(&(row, column))) {
                self.issue(row, column, IssueReason::OnlyAName);
            }
        }
    }

    /// Leaves out an amount of `client`, who is billed all the same.
    fn leave(&mut self, client: ClientId, cell: LeftOutCell) {
        if cell.amount != 0.0 && cell.reason != LeftOutReason::Ignored {
            let other_year = cell.reason == LeftOutReason::OtherYear;
            self.elsewhere.entry(client).and_modify(|year| *year &= other_year).or_insert(other_year);
        }
        self.left_out.push(cell);
    }

    /// The offering that the row names, where a column does.
    fn named(&mut self, row: usize) -> Option<OfferingId> {
        let cell = self.table.grid.cell(row, self.table.across.by_row()?);
        let name = cell.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return None;
        }
        let next = OfferingId::at(self.offerings.len());
        let id = *self.by_offering.entry(fold_name(&name)).or_insert(next);
        if id == next {
            self.offerings.push(Offering::named(id, name));
        }
        Some(id)
    }

    /// Amounts in a row that names no client.
    fn nobody(&mut self, row: usize, amounts: &[f64]) {
        let mut first = true;
        for (slot, (&amount, target)) in amounts.iter().zip(self.targets.clone()).enumerate() {
            if amount.is_nan() {
                continue;
            }
            let column = self.table.values.column(slot).unwrap_or(0);
            let reason = match target {
                Target::Offering(_) | Target::Named => LeftOutReason::NoClient,
                Target::LeftOut(reason) => reason,
            };
            self.left_out.push(LeftOutCell { source: source(row, column), amount, reason });
            if std::mem::take(&mut first) {
                self.issue(row, column, IssueReason::NoClient);
            }
        }
    }

    /// The client of the row, with what the row says of it; `None` when it names none.
    fn client(&mut self, row: usize) -> Option<ClientId> {
        let grid = self.table.grid;
        let named = self.names.iter().map(|column| (*column, grid.cell(row, *column)));
        let (column, cell) = named.into_iter().find(|(_, cell)| !cell.is_blank())?;
        if matches!(cell, Cell::Error(_)) {
            return None;
        }
        let shown;
        let name = match cell {
            Cell::Text(text) => text.trim(),
            other => {
                shown = other.to_string();
                &shown
            }
        };
        let next = ClientId::at(self.clients.len());
        let client = *self.by_name.entry(fold_name(name)).or_insert(next);
        if client == next {
            self.clients.push(Client::named(next, name));
            self.rows.push(row);
        } else if self.table.across.by_row().is_none() && self.repeated.insert(client) {
            self.issue(row, column, IssueReason::RepeatedClient);
        }
        let mut attributes = std::mem::take(&mut self.attributes);
        for attribute in &mut attributes {
            let cell = grid.cell(row, attribute.index);
            let known = self.clients.get_mut(client.index());
            let reason = known.and_then(|known| attribute.apply(cell, known, &mut self.dimensions));
            if let Some(reason) = reason {
                self.issue(row, attribute.index, reason);
            }
        }
        self.attributes = attributes;
        Some(client)
    }

    /// A cell of an amount column that holds no amount: fine when it holds nothing, else `true`.
    fn unusable(&mut self, row: usize, column: usize) -> bool {
        let reason = match self.table.grid.cell(row, column) {
            Cell::Blank if self.unsaved.contains(&(row, column)) => IssueReason::FormulaWithoutValue,
            Cell::Blank => return false,
            Cell::Text(text) if is_nothing(text) => return false,
            Cell::Error(_) => IssueReason::ErrorCell,
            _ => IssueReason::NotAnAmount,
        };
        self.issue(row, column, reason);
        true
    }

    /// Delimited text: a row with fewer fields than the titles, or with more that hold something.
    fn ragged(&mut self, row: usize) {
        let grid = self.table.grid;
        let wanted = self.table.header.and_then(|(_, last)| grid.fields(last));
        let Some((fields, wanted)) = grid.fields(row).zip(wanted) else { return };
        let more = fields > wanted && grid.row(row).any(|(column, cell)| column >= wanted && !cell.is_blank());
        if more || fields < wanted {
            self.issue(row, if more { wanted } else { fields }, IssueReason::RaggedRow);
        }
    }

    fn issue(&mut self, row: usize, column: usize, reason: IssueReason) {
        let value = self.table.grid.cell(row, column).to_string();
        self.issues.push(Issue::new(source(row, column), value, reason));
    }

    fn finish(mut self) -> (Dataset, Standing<String>) {
        self.empty_offerings();
        self.nothing_billed();
        let said = self.said();
        for &(row, column) in self.table.grid.stray_quotes() {
            self.issue(row, column, IssueReason::UnclosedQuote);
        }
        self.lines.shrink_to_fit();
        self.clients.shrink_to_fit();
        self.issues.sort_by_key(|issue| issue.source);
        let data = Dataset {
            clients: Arc::new(self.clients),
            offerings: Arc::new(self.offerings),
            dimensions: Arc::new(self.dimensions),
            lines: Arc::new(self.lines),
            left_out: Arc::new(self.left_out),
            issues: Arc::new(self.issues),
            ready_matrix: true,
            ..Dataset::default()
        };
        (data, said)
    }

    /// What the attributes say that counts when revenue is known.
    fn said(&mut self) -> Standing<String> {
        let mut said: Standing<ClientId> = Standing::default();
        for attribute in std::mem::take(&mut self.attributes) {
            said.fill(attribute.said(|client, column| {
                let row = *self.rows.get(client.index())?;
                Some((source(row, column), self.table.grid.cell(row, column).to_string()))
            }));
        }
        said.by_name(&self.clients)
    }

    /// Whoever has no amount other than 0 is no client: one of before where another year has some, else a prospect.
    fn nothing_billed(&mut self) {
        let billed = billed_in(&self.clients, self.lines.iter().filter(|line| line.amount != 0.0));
        let earlier = self.table.across.chosen() > 0;
        for (client, _) in self.clients.iter_mut().zip(billed).filter(|(_, billed)| !billed) {
            (client.status, client.status_reason) = match self.elsewhere.get(&client.id) {
                Some(false) => continue,
                Some(true) if earlier => (ClientStatus::Prospect, Some(StatusReason::FirstBilledAfter)),
                Some(true) => (ClientStatus::ExClient, None),
                None => (ClientStatus::Prospect, Some(StatusReason::NothingBilled)),
            };
        }
    }

    fn empty_offerings(&mut self) {
        let mut sold = vec![false; self.offerings.len()];
        for line in &self.lines {
            if let Some(sold) = sold.get_mut(line.offering.index()) {
                *sold = true;
            }
        }
        let other = |cell: &&LeftOutCell| cell.reason == LeftOutReason::OtherCurrency;
        let foreign: HashSet<u32> = self.left_out.iter().filter(other).map(|cell| cell.source.column).collect();
        let row = self.table.header.map_or(0, |(_, last)| last);
        for (slot, target) in self.targets.clone().into_iter().enumerate() {
            if let Target::Offering(offering) = target
                && sold.get(offering.index()) == Some(&false)
                && let column = self.table.values.column(slot).unwrap_or(0)
                && !foreign.contains(&count(column))
            {
                self.issue(row, column, IssueReason::EmptyOffering);
            }
        }
    }
}

/// The offerings of the table, and where each slot's amounts go. Columns of one title are one offering.
fn targets(table: Table<'_>) -> (Vec<Offering>, Vec<Target>) {
    let mut offerings: Vec<Offering> = Vec::new();
    let mut targets = Vec::new();
    for slot in 0..table.values.width() {
        let index = table.values.column(slot).unwrap_or(0);
        let column = table.columns.iter().find(|column| column.index == index);
        let target = match column.map(|column| (column.role, column)) {
            Some((ColumnRole::Offering(_) | ColumnRole::Amount, _)) if table.across.left_out(index).is_some() => {
                Target::LeftOut(table.across.left_out(index).unwrap_or(LeftOutReason::OtherYear))
            }
            Some((ColumnRole::Offering(_) | ColumnRole::Amount, _)) if table.across.by_row().is_some() => Target::Named,
            Some((ColumnRole::Offering(_) | ColumnRole::Amount, column)) => {
                let kind = if let ColumnRole::Offering(kind) = column.role { kind } else { None };
                let said = table.across.offering(index);
                let name = said.unwrap_or(&column.title);
                let known = offerings.iter().find(|offering| offering.name == name).map(|offering| offering.id);
                Target::Offering(known.unwrap_or_else(|| {
                    let id = OfferingId::at(offerings.len());
                    let group = table.titles.get(index).and_then(|title| title.group.clone());
                    offerings.push(Offering {
                        group: group.filter(|_| said.is_none()),
                        kind,
                        ..Offering::named(id, name)
                    });
                    id
                }))
            }
            Some((ColumnRole::Total, _)) => Target::LeftOut(LeftOutReason::TotalColumn),
            _ => Target::LeftOut(LeftOutReason::Ignored),
        };
        targets.push(target);
    }
    (offerings, targets)
}

/// The cell of the one sheet that is read.
pub(super) fn source(row: usize, column: usize) -> CellRef {
    CellRef { sheet: SheetId(0), row: count(row), column: count(column) }
}

fn count(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
