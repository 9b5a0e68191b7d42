//! Prospects from a file of their own: a list, a CRM's export, cells that were pasted (METHOD.md §11).

use std::collections::{BTreeMap, BTreeSet};

use super::amount_columns::Amounts;
use super::attributes::Attribute;
use super::guess::columns::columns;
use super::guess::header::{self, titles};
use super::guess::profile::profiles;
use super::{Column, ColumnRole, DecimalMark, Grid, Recipe, RoleReason, Sheet, Workbook};
use crate::model::{
    CellRef, Client, ClientId, ClientStatus, Dimension, DimensionKind, IssueReason, NewProspect, Project, SheetId,
    fold_name,
};

/// A listed person who is in the project already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The name as listed.
    pub name: String,
    /// Who that is.
    pub client: ClientId,
}

/// Why something listed is not taken in as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedReason {
    /// A row without a name; it is left out.
    NoName,
    /// A name that stands in a row above; this one is left out.
    Repeated,
    /// The list calls it a client, and the project knows no such client; it is left out.
    NoSuchClient,
    /// A cell that is read as unknown.
    Cell(IssueReason),
}

/// Something listed that is not taken in as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedIssue {
    /// The cell; its sheet is the position in [`Workbook::sheets`].
    pub source: CellRef,
    /// What stands there.
    pub value: String,
    /// Why.
    pub reason: ListedReason,
}

/// What a list of prospects holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadProspects {
    /// Those who are new, in the order of the list.
    pub new: Vec<NewProspect>,
    /// Those who are clients, prospects or ex-clients already, by code or by name: never counted twice.
    pub known: Vec<Known>,
    /// What could not be taken in as it stands, by row.
    pub issues: Vec<ListedIssue>,
    /// Whether any sheet is a list of people at all.
    pub is_list: bool,
}

/// Reads the lists in `workbook`: every sheet with a column of names. A row's status is the one it gives; without one it is
/// a prospect. Who `project` knows by code or name is not new, nor is a name that stands twice.
#[must_use]
pub fn read_prospects(workbook: &Workbook, project: &Project) -> ReadProspects {
    let mut read = ReadProspects::default();
    let mut met = Met::of(project);
    for (position, sheet) in workbook.sheets.iter().enumerate() {
        if let Some(list) = List::of(&sheet.grid) {
            read.is_list = true;
            read_list(&mut read, &mut met, (position, sheet), &list);
        }
    }
    read.issues.sort_by_key(|issue| issue.source);
    read
}

/// Who is known, and who was met on the way.
struct Met {
    codes: BTreeMap<String, ClientId>,
    names: BTreeMap<String, ClientId>,
    listed: BTreeSet<String>,
    dimensions: Vec<Dimension>,
    known_names: std::sync::Arc<crate::model::KnownNames>,
}

impl Met {
    fn of(project: &Project) -> Self {
        let clients = || project.data.clients.iter().rev();
        let codes = clients().filter_map(|client| Some((fold_name(client.code.as_deref()?), client.id)));
        Self {
            codes: codes.collect(),
            names: clients().map(|client| (project.names.client(&client.name), client.id)).collect(),
            listed: BTreeSet::new(),
            dimensions: project.data.dimensions.to_vec(),
            known_names: std::sync::Arc::clone(&project.names),
        }
    }

    fn known(&self, client: &Client) -> Option<ClientId> {
        let by_code = client.code.as_deref().and_then(|code| self.codes.get(&fold_name(code)));
        by_code.or_else(|| self.names.get(&self.known_names.client(&client.name))).copied()
    }
}

/// A sheet with one row per person.
struct List {
    first: usize,
    name: usize,
    columns: Vec<Column>,
}

impl List {
    /// The list in `grid`: titles, and a column of names among them.
    fn of(grid: &Grid) -> Option<Self> {
        let (header, _) = header::find(grid)?;
        let first = header.1 + 1;
        let (profiles, titles) = (profiles(grid, first), titles(grid, Some(header)));
        let recipe = Recipe::default();
        let mut columns = columns(&titles, &profiles, &recipe);
        Amounts::of(&mut columns, &titles, &profiles, &recipe);
        let named = |column: &&Column| column.role == ColumnRole::Client;
        let by_title = columns.iter().filter(named).find(|column| column.reason != RoleReason::Content);
        let name = by_title.or_else(|| columns.iter().find(named))?.index;
        Some(Self { first, name, columns })
    }
}

fn read_list(read: &mut ReadProspects, met: &mut Met, (position, sheet): (usize, &Sheet), list: &List) {
    let others = list.columns.iter().filter(|column| column.index != list.name);
    let mark = |column: &Column| column.decimal.unwrap_or(DecimalMark::Point);
    let mut attributes: Vec<Attribute> =
        others.filter_map(|column| Attribute::of(column, mark(column), &mut met.dimensions)).collect();
    let mut rows: Vec<(usize, Client)> = Vec::new();
    for row in list.first..sheet.grid.rows() {
        let said = sheet.grid.cell(row, list.name).to_string();
        let name = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut issue = |column: usize, reason: ListedReason| {
            let value = sheet.grid.cell(row, column).to_string();
            read.issues.push(ListedIssue { source: place(position, row, column), value, reason });
        };
        if name.is_empty() {
            if sheet.grid.row(row).any(|(_, cell)| !cell.is_blank()) {
                issue(list.name, ListedReason::NoName);
            }
            continue;
        }
        let mut client = Client::named(ClientId::at(rows.len()), name);
        for attribute in &mut attributes {
            let cell = sheet.grid.cell(row, attribute.index);
            if let Some(reason) = attribute.apply(cell, &mut client, &mut met.dimensions) {
                issue(attribute.index, ListedReason::Cell(reason));
            }
        }
        rows.push((row, client));
    }
    let mut statuses = BTreeMap::new();
    for attribute in attributes {
        statuses.extend(attribute.said(|_, _| None).statuses);
    }
    for (row, client) in rows {
        let status = statuses.get(&client.id).copied().unwrap_or(ClientStatus::Prospect);
        take(read, met, place(position, row, list.name), (client, status));
    }
}

/// Takes one person in: as known, as new, or as an issue.
fn take(read: &mut ReadProspects, met: &mut Met, source: CellRef, (client, status): (Client, ClientStatus)) {
    if let Some(known) = met.known(&client) {
        read.known.push(Known { name: client.name, client: known });
        return;
    }
    if !met.listed.insert(met.known_names.client(&client.name)) {
        read.issues.push(ListedIssue { source, value: client.name, reason: ListedReason::Repeated });
        return;
    }
    // A client that nobody bills and the project does not know is none: the file is behind.
    if status == ClientStatus::Client {
        read.issues.push(ListedIssue { source, value: client.name, reason: ListedReason::NoSuchClient });
        return;
    }
    let values = client.tags.iter().filter_map(|tag| {
        let dimension = met.dimensions.get(tag.dimension.index())?;
        let detail = tag.detail.as_deref().map(str::to_owned);
        Some((dimension.kind.clone(), dimension.value(tag.value)?.to_owned(), detail))
    });
    let values: Vec<(DimensionKind, String, Option<String>)> = values.collect();
    read.new.push(NewProspect { client: Client { status, ..client }, values });
}

fn place(sheet: usize, row: usize, column: usize) -> CellRef {
    let small = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
    CellRef { sheet: SheetId::at(sheet), row: small(row), column: small(column) }
}
