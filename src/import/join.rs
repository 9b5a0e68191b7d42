//! Sheets with one row per client, such as a CRM's or a PSA's company list, joined on the client's name or code
//! (IMPORT.md §2). They say who the clients are, never what they were billed: amounts in them are the clients' own.

mod list;
mod own;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::attributes::Attribute;
use super::standing::Standing;
use super::suggest::apply::Aliases;
use super::suggest::{Suggestion, SuggestionAbout, SuggestionState, client_spelling, matches};
use super::{Column, DecimalMark, Recipe, Sheet, Unmatched, UnmatchedName, Workbook};
use crate::model::fold_name;
use crate::model::{
    CellRef, Client, ClientId, ClientStatus, Dataset, Dimension, Issue, NeumaierSum, SheetId, SourceSheet, StatusReason,
};

pub(super) use list::{ClientList, client_list, looks_like_list, offering_list};
pub(super) use own::own_revenue;

/// The clients by what a list may call them.
#[derive(Debug)]
pub(super) struct Known {
    names: HashMap<String, ClientId>,
    codes: HashMap<String, ClientId>,
    spellings: HashSet<String>,
}

impl Known {
    /// The clients of `data` by name, by the names they had before, and by code.
    pub(super) fn of(data: &Dataset, aliases: &Aliases) -> Self {
        let mut names = aliases.clone();
        names.extend(data.clients.iter().rev().map(|client| (fold_name(&client.name), client.id)));
        let coded = data.clients.iter().rev().filter_map(|client| Some((fold_name(client.code.as_ref()?), client.id)));
        let spellings = data.clients.iter().map(|client| client_spelling(&client.name)).collect();
        Self { names, codes: coded.collect(), spellings }
    }

    fn named(&self, name: &str) -> Option<ClientId> {
        self.names.get(&fold_name(name)).copied()
    }

    fn coded(&self, code: &str) -> Option<ClientId> {
        self.codes.get(&fold_name(code)).copied()
    }
}

/// One row of a client list: where it stands, what it is called, and whose it is.
#[derive(Clone, Debug)]
#[expect(clippy::struct_field_names, reason = "a row of the sheet, as everywhere")]
struct Row {
    list: usize,
    row: usize,
    name: String,
    client: Option<ClientId>,
}

/// What joining brought.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// By list, how many rows found their client.
    pub(super) matched: Vec<usize>,
    /// Who was not found, on both sides.
    pub(super) unmatched: Unmatched,
    /// Names that may belong together.
    pub(super) suggestions: Vec<Suggestion>,
    /// What the lists say that counts when revenue is known.
    pub(super) said: Standing<ClientId>,
}

/// Joins `lists` to the clients of `data`. Whom they list and nobody bills is a prospect, unless somebody billed may be
/// called so.
pub(super) fn join(
    workbook: &Workbook,
    lists: &[ClientList],
    known: &Known,
    data: &mut Dataset,
    recipe: &Recipe,
) -> Joined {
    let mut rows = rows(workbook, lists, known);
    let revenue = revenue(data);
    let suggestions = suggested(&rows, data, &revenue, recipe);
    for suggestion in suggestions.iter().filter(|one| one.state == SuggestionState::Accepted) {
        let SuggestionAbout::Match { client, listed } = &suggestion.about else { continue };
        let (client, listed) = (known.named(client), fold_name(listed));
        for row in rows.iter_mut().filter(|row| row.client.is_none() && fold_name(&row.name) == listed) {
            row.client = client;
        }
    }
    let count = |list| rows.iter().filter(|row| row.list == list && row.client.is_some()).count();
    let matched: Vec<usize> = (0..lists.len()).map(count).collect();
    let mut unmatched = unmatched(&rows, data, &revenue);
    prospects(&mut rows, &suggestions, data);
    let sheets = data.sheets.len();
    let said = take_over(workbook, lists, &rows, data);
    for place in unmatched.listed.iter_mut().filter_map(|name| name.place.as_mut()) {
        place.0 += sheets;
    }
    Joined { matched, unmatched, suggestions, said }
}

/// Makes prospects of those nobody bills, so far as no open suggestion says who they may be.
fn prospects(rows: &mut [Row], suggestions: &[Suggestion], data: &mut Dataset) {
    let open = suggestions.iter().filter(|one| one.state == SuggestionState::Open);
    let open: HashSet<String> = open
        .filter_map(|one| match &one.about {
            SuggestionAbout::Match { listed, .. } => Some(fold_name(listed)),
            _ => None,
        })
        .collect();
    let mut met: HashMap<String, ClientId> = HashMap::new();
    let clients = Arc::make_mut(&mut data.clients);
    for row in rows.iter_mut().filter(|row| row.client.is_none()) {
        let name = fold_name(&row.name);
        if open.contains(&name) {
            continue;
        }
        row.client = Some(*met.entry(name).or_insert_with(|| {
            let id = ClientId::at(clients.len());
            let mut client = Client::named(id, row.name.split_whitespace().collect::<Vec<_>>().join(" "));
            (client.status, client.status_reason) = (ClientStatus::Prospect, Some(StatusReason::NothingBilled));
            clients.push(client);
            id
        }));
    }
}

fn rows(workbook: &Workbook, lists: &[ClientList], known: &Known) -> Vec<Row> {
    let mut rows = Vec::new();
    for (position, list) in lists.iter().enumerate() {
        let Some(sheet) = workbook.sheets.get(list.sheet) else { continue };
        rows.extend(list.rows(&sheet.grid).map(|(row, name, code)| {
            let by_code = || code.as_deref().and_then(|code| known.coded(code));
            let client = known.named(&name).or_else(by_code);
            Row { list: position, row, name, client }
        }));
    }
    rows
}

fn suggested(rows: &[Row], data: &Dataset, revenue: &[f64], recipe: &Recipe) -> Vec<Suggestion> {
    let found: HashSet<ClientId> = rows.iter().filter_map(|row| row.client).collect();
    let without: Vec<&Client> = data.clients.iter().filter(|client| !found.contains(&client.id)).collect();
    let mut seen = HashSet::new();
    let open = rows.iter().filter(|row| row.client.is_none() && seen.insert(fold_name(&row.name)));
    let listed: Vec<&str> = open.map(|row| row.name.as_str()).collect();
    let names: Vec<&str> = without.iter().map(|client| client.name.as_str()).collect();
    let pairs = matches(&names, &listed).into_iter();
    let each = pairs.filter_map(|(client, name)| {
        let (client, listed) = (*without.get(client)?, (*listed.get(name)?).to_owned());
        let amount = revenue.get(client.id.index()).copied().unwrap_or(0.0);
        Some(Suggestion::new(SuggestionAbout::Match { client: client.name.clone(), listed }, amount, recipe))
    });
    each.collect()
}

/// Gives the clients what their rows say of them. What is known already stays, and is said where a row says otherwise.
fn take_over(workbook: &Workbook, lists: &[ClientList], rows: &[Row], data: &mut Dataset) -> Standing<ClientId> {
    let mut clients = std::mem::take(Arc::make_mut(&mut data.clients));
    let mut dimensions = std::mem::take(Arc::make_mut(&mut data.dimensions));
    let mut issues = std::mem::take(Arc::make_mut(&mut data.issues));
    let mut said = Standing::default();
    for (position, list) in lists.iter().enumerate() {
        let Some(sheet) = workbook.sheets.get(list.sheet) else { continue };
        let id = SheetId::at(data.sheets.len());
        Arc::make_mut(&mut data.sheets).push(source_of(workbook, sheet));
        let mut attributes = attributes(&list.columns, list.name, &mut dimensions);
        for row in rows.iter().filter(|row| row.list == position) {
            let Some(client) = row.client.and_then(|id| clients.get_mut(id.index())) else { continue };
            for attribute in &mut attributes {
                let cell = sheet.grid.cell(row.row, attribute.index);
                if let Some(reason) = attribute.apply(cell, client, &mut dimensions) {
                    let source = CellRef { sheet: id, row: small(row.row), column: small(attribute.index) };
                    issues.push(Issue::new(source, cell.to_string(), reason));
                }
            }
        }
        let of_list = rows.iter().filter(|row| row.list == position);
        let places: HashMap<ClientId, usize> = of_list.filter_map(|row| Some((row.client?, row.row))).collect();
        for attribute in attributes {
            said.fill(attribute.said(|client, column| {
                let row = *places.get(&client)?;
                let source = CellRef { sheet: id, row: small(row), column: small(column) };
                Some((source, sheet.grid.cell(row, column).to_string()))
            }));
        }
    }
    issues.sort_by_key(|issue: &Issue| issue.source);
    data.clients = Arc::new(clients);
    data.dimensions = Arc::new(dimensions);
    data.issues = Arc::new(issues);
    said
}

/// The attribute columns of a list, without the column it is joined on.
fn attributes(columns: &[Column], name: Option<usize>, dimensions: &mut Vec<Dimension>) -> Vec<Attribute> {
    let mark = |column: &Column| column.decimal.unwrap_or(DecimalMark::Point);
    let others = columns.iter().filter(|column| Some(column.index) != name);
    others.filter_map(|column| Attribute::of(column, mark(column), dimensions)).collect()
}

/// Who was not found, before the lists are among the sheets of `data`.
fn unmatched(rows: &[Row], data: &Dataset, revenue: &[f64]) -> Unmatched {
    let found: HashSet<ClientId> = rows.iter().filter_map(|row| row.client).collect();
    let mut places: HashMap<ClientId, CellRef> = HashMap::new();
    for line in data.lines.iter() {
        places.entry(line.client).or_insert(line.source);
    }
    let mut clients: Vec<UnmatchedName> = data
        .clients
        .iter()
        .filter(|client| !found.contains(&client.id))
        .map(|client| UnmatchedName {
            name: client.name.clone(),
            amount: revenue.get(client.id.index()).copied(),
            place: places.get(&client.id).map(|source| (source.sheet.index(), source.row as usize)),
        })
        .collect();
    let amount = |name: &UnmatchedName| name.amount.unwrap_or(0.0);
    clients.sort_by(|a, b| amount(b).total_cmp(&amount(a)).then_with(|| a.name.cmp(&b.name)));
    let open = rows.iter().filter(|row| row.client.is_none());
    let listed =
        open.map(|row| UnmatchedName { name: row.name.clone(), amount: None, place: Some((row.list, row.row)) });
    Unmatched { clients, listed: listed.collect() }
}

fn revenue(data: &Dataset) -> Vec<f64> {
    let mut sums = vec![NeumaierSum::default(); data.clients.len()];
    for line in data.lines.iter() {
        if let Some(sum) = sums.get_mut(line.client.index()) {
            sum.add(line.amount);
        }
    }
    sums.into_iter().map(NeumaierSum::total).collect()
}

fn source_of(workbook: &Workbook, sheet: &Sheet) -> SourceSheet {
    SourceSheet { file: workbook.path_of(sheet).to_path_buf(), sheet: sheet.name.clone() }
}

fn small(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
