//! What a client's row says beside its amounts: code, sizes, numbers, since when, and tags.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::guess::amount::{DecimalMark, is_nothing};
use super::guess::date::{written_date, year_start};
use super::guess::status::{StatusWord, status_word};
use super::guess::titles::canonical;
use super::standing::{Rate, Standing};
use super::values::amount_of;
use super::{Cell, Column, ColumnRole};
use crate::model::{
    BuiltIn, CellRef, Client, ClientId, ClientStatus, Dimension, DimensionId, DimensionKind, IssueReason, Tags,
    ValueId, Winnability, WinnabilityScore,
};

/// One attribute column and where its values go.
#[derive(Debug)]
pub(super) struct Attribute {
    /// Its position in the sheet.
    pub(super) index: usize,
    role: ColumnRole,
    mark: DecimalMark,
    words: Option<Words>,
    statuses: BTreeMap<ClientId, ClientStatus>,
    percents: BTreeMap<ClientId, Percent>,
}

/// A margin in per cent as a cell has it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Percent {
    value: f64,
    /// Whether a percent sign stands behind it.
    signed: bool,
}

/// The vocabulary a tag column fills, with every spelling met so far.
#[derive(Debug)]
struct Words {
    dimension: DimensionId,
    built_in: Option<BuiltIn>,
    multi_valued: bool,
    spellings: HashMap<String, ValueId>,
    by_lower: HashMap<String, ValueId>,
}

impl Attribute {
    /// The attribute of `column`; `None` for columns that are none. Own dimensions are added to `dimensions`.
    pub(super) fn of(column: &Column, mark: DecimalMark, dimensions: &mut Vec<Dimension>) -> Option<Self> {
        use ColumnRole as Role;
        let words = match column.role {
            Role::Tag(built_in) => {
                let known = dimensions.iter().find(|dimension| dimension.as_built_in() == Some(built_in))?;
                Some(Words::of(known))
            }
            Role::OwnTag => Some(Words::of(own_dimension(&column.title, dimensions)?)),
            Role::ClientCode
            | Role::Users
            | Role::Employees
            | Role::ClientStatus
            | Role::Margin
            | Role::MarginPercent
            | Role::CostOfSale
            | Role::Effort
            | Role::ClientSince
            | Role::Orders
            | Role::Potential
            | Role::Winnability(_) => None,
            _ => return None,
        };
        let (statuses, percents) = (BTreeMap::new(), BTreeMap::new());
        Some(Self { index: column.index, role: column.role, mark, words, statuses, percents })
    }

    /// Gives `client` what `cell` says. What it knows already stays; `Some` when the cell cannot be used or says
    /// something else.
    pub(super) fn apply(
        &mut self,
        cell: Cell<'_>,
        client: &mut Client,
        dimensions: &mut [Dimension],
    ) -> Option<IssueReason> {
        if cell.is_blank() || cell.text().is_some_and(|text| matches!(text, "-" | "–" | "—")) {
            return None;
        }
        if let Cell::Error(_) = cell {
            return Some(IssueReason::ErrorCell);
        }
        match self.role {
            ColumnRole::ClientCode => keep(&mut client.code, cell.to_string().trim().to_owned()),
            ColumnRole::Users => size(&mut client.users, cell, self.mark),
            ColumnRole::Employees => size(&mut client.employees, cell, self.mark),
            ColumnRole::Margin => number(&mut client.margin, cell, self.mark),
            ColumnRole::CostOfSale => number(&mut client.cost_of_sale, cell, self.mark),
            ColumnRole::Effort => number(&mut client.effort_hours, cell, self.mark),
            ColumnRole::ClientSince => since(&mut client.since, cell),
            ColumnRole::Orders => number(&mut client.orders, cell, self.mark),
            ColumnRole::Potential => number(&mut client.potential, cell, self.mark),
            ColumnRole::Winnability(of) => score(client, of, cell, self.mark),
            ColumnRole::ClientStatus => self.status(cell, client.id),
            ColumnRole::MarginPercent => self.percent(cell, client.id),
            _ => self.words.as_mut().and_then(|words| words.tag(cell, &mut client.tags, dimensions)),
        }
    }

    /// What the client is. A status that says no more than that it is known, such as "active", leaves it to the lines.
    fn status(&mut self, cell: Cell<'_>, client: ClientId) -> Option<IssueReason> {
        match status_word(&cell.to_string()) {
            None => Some(IssueReason::UnknownStatus),
            Some(StatusWord::Open) => None,
            Some(StatusWord::Is(status)) => {
                let known = *self.statuses.entry(client).or_insert(status);
                (known != status).then_some(IssueReason::ConflictingValue)
            }
        }
    }

    fn percent(&mut self, cell: Cell<'_>, client: ClientId) -> Option<IssueReason> {
        if cell.text().is_some_and(is_nothing) {
            return None;
        }
        let Some(found) = percent_of(cell, self.mark) else { return Some(IssueReason::NotAnAmount) };
        let known = *self.percents.entry(client).or_insert(found);
        (known != found).then_some(IssueReason::ConflictingValue)
    }

    /// What it says of clients that counts when their revenue is known; `place` tells where each stands and what is there.
    pub(super) fn said(self, place: impl Fn(ClientId, usize) -> Option<(CellRef, String)>) -> Standing<ClientId> {
        // Numbers without a sign are shares of one where none is above what a share can be.
        let plain = self.percents.values().filter(|percent| !percent.signed);
        let whole = plain.fold(0.0_f64, |most, percent| most.max(percent.value.abs())) > MOST_SHARE;
        let rates = self.percents.iter().filter_map(|(client, percent)| {
            let (source, value) = place(*client, self.index)?;
            let share = if percent.signed || whole { percent.value / 100.0 } else { percent.value };
            Some((*client, Rate { share, source, value }))
        });
        Standing { rates: rates.collect(), statuses: self.statuses }
    }
}

/// A margin as a share of one is not above this.
const MOST_SHARE: f64 = 1.5;

fn percent_of(cell: Cell<'_>, mark: DecimalMark) -> Option<Percent> {
    if let Some(number) = cell.text().and_then(|text| text.trim().strip_suffix('%')) {
        return amount_of(Cell::Text(number.trim_end()), mark).map(|value| Percent { value, signed: true });
    }
    amount_of(cell, mark).map(|value| Percent { value, signed: false })
}

fn own_dimension<'d>(name: &str, dimensions: &'d mut Vec<Dimension>) -> Option<&'d Dimension> {
    let kind = DimensionKind::Own(name.to_owned());
    let known = dimensions.iter().position(|dimension| dimension.kind == kind);
    let position = known.unwrap_or_else(|| {
        let id = DimensionId::at(dimensions.len());
        dimensions.push(Dimension { id, kind, multi_valued: false, values: Vec::new() });
        dimensions.len() - 1
    });
    dimensions.get(position)
}

impl Words {
    fn of(dimension: &Dimension) -> Self {
        let by_lower = dimension.values().map(|(id, value)| (value.to_lowercase(), id)).collect();
        Self {
            dimension: dimension.id,
            built_in: dimension.as_built_in(),
            multi_valued: dimension.multi_valued,
            spellings: HashMap::new(),
            by_lower,
        }
    }

    fn tag(&mut self, cell: Cell<'_>, tags: &mut Tags, dimensions: &mut [Dimension]) -> Option<IssueReason> {
        let shown;
        let text = match cell {
            Cell::Text(text) => text,
            other => {
                shown = other.to_string();
                &shown
            }
        };
        let parts = text.split(';').map(str::trim).filter(|part| !is_nothing(part));
        let mut wanted: Vec<ValueId> = parts.filter_map(|part| self.value(part, dimensions)).collect();
        let too_many = !self.multi_valued && wanted.len() > 1;
        if too_many {
            wanted.truncate(1);
        }
        if !tags.of(self.dimension).is_empty() {
            let same = wanted.iter().all(|value| tags.has(self.dimension, *value));
            return (!same).then_some(IssueReason::ConflictingValue);
        }
        for value in wanted {
            tags.add(self.dimension, value, self.multi_valued);
        }
        too_many.then_some(IssueReason::SeveralValues)
    }

    /// The value spelled `text`, added to the vocabulary when it is new.
    fn value(&mut self, text: &str, dimensions: &mut [Dimension]) -> Option<ValueId> {
        if let Some(&known) = self.spellings.get(text) {
            return Some(known);
        }
        let vocabulary = self.built_in.map_or(&[][..], BuiltIn::vocabulary);
        let word = canonical(text, vocabulary).unwrap_or(text);
        let lower = word.to_lowercase();
        let value = if let Some(&known) = self.by_lower.get(&lower) {
            known
        } else {
            let values = &mut dimensions.get_mut(self.dimension.index())?.values;
            values.push(Some(word.to_owned()));
            let value = ValueId::at(values.len() - 1);
            self.by_lower.insert(lower, value);
            value
        };
        self.spellings.insert(text.to_owned(), value);
        Some(value)
    }
}

fn keep<T: PartialEq>(known: &mut Option<T>, value: T) -> Option<IssueReason> {
    match known {
        Some(known) if *known != value => Some(IssueReason::ConflictingValue),
        Some(_) => None,
        None => {
            *known = Some(value);
            None
        }
    }
}

/// A size is a positive number; zero says nothing.
fn size(known: &mut Option<f64>, cell: Cell<'_>, mark: DecimalMark) -> Option<IssueReason> {
    match amount_of(cell, mark).or_else(|| with_unit(cell.text()?, mark)) {
        Some(size) if size > 0.0 => keep(known, size),
        Some(0.0) => None,
        _ => Some(IssueReason::NotASize),
    }
}

/// A number and the word for what it counts: "5 users".
pub(super) fn with_unit(text: &str, mark: DecimalMark) -> Option<f64> {
    let (number, unit) = text.trim().split_once(char::is_whitespace)?;
    let is_word = unit.trim().chars().all(char::is_alphabetic);
    amount_of(Cell::Text(number), mark).filter(|_| is_word)
}

fn number(known: &mut Option<f64>, cell: Cell<'_>, mark: DecimalMark) -> Option<IssueReason> {
    if cell.text().is_some_and(is_nothing) {
        return None;
    }
    amount_of(cell, mark).map_or(Some(IssueReason::NotAnAmount), |value| keep(known, value))
}

/// A score from 0 to 5.
fn score(client: &mut Client, of: WinnabilityScore, cell: Cell<'_>, mark: DecimalMark) -> Option<IssueReason> {
    let Some(score) = amount_of(cell, mark).filter(|score| Winnability::takes(*score)) else {
        return Some(IssueReason::NotAScore);
    };
    let mut known = client.winnability.of(of);
    let issue = keep(&mut known, score);
    client.winnability.set(of, known);
    issue
}

fn since(known: &mut Option<Date>, cell: Cell<'_>) -> Option<IssueReason> {
    if cell.text().is_some_and(is_nothing) {
        return None;
    }
    let day = match cell {
        Cell::Date(_) => cell.date(),
        Cell::Number(year) => year_start(year),
        Cell::Text(text) => written_date(text.trim()),
        _ => None,
    };
    day.map_or(Some(IssueReason::NotADate), |day| keep(known, day))
}
