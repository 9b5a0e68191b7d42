//! What a row says against what was given and what the project says now.

use std::collections::BTreeMap;

use super::clients::Clients;
use super::table::Table;
use super::values::{Value, Words, are_same, each_once};
use super::{DoubleRow, Doubt, NotRead, NotReadReason, Proposed, Stranger, StrangerReason, Tagging, cells};
use crate::import::Cell;
use crate::model::{Becomes, CellRef, Client, ClientId, Dimension, DimensionId, Project, Tag, TaggingColumn};

/// Sizes that differ by less are one size, written with another number of digits.
const SAME_SIZE: f64 = 1e-9;

/// Reads the rows one by one.
pub(super) struct Comparison<'c> {
    project: &'c Project,
    table: &'c Table<'c>,
    given: Option<&'c Table<'c>>,
    given_rows: BTreeMap<ClientId, usize>,
    words: Vec<Words<'c>>,
    rows: BTreeMap<ClientId, CellRef>,
    found: Tagging,
}

/// A row and the client it is.
#[derive(Clone, Copy)]
struct Row<'c> {
    client: &'c Client,
    at: usize,
    /// The row of the client among what was given.
    given: Option<(&'c Table<'c>, usize)>,
    /// Whether an empty cell says that something is unknown. Not where the client was not given: its row was added by hand.
    empty_counts: bool,
}

impl<'c> Comparison<'c> {
    /// Nothing read yet.
    pub(super) fn new(
        project: &'c Project,
        table: &'c Table<'c>,
        given: Option<&'c Table<'c>>,
        clients: &Clients,
    ) -> Self {
        let mut given_rows = BTreeMap::new();
        for (row, client) in given.into_iter().flat_map(|given| clients.rows(given)) {
            if let Ok(client) = client {
                given_rows.entry(client).or_insert(row);
            }
        }
        let found = Tagging {
            sheet: table.name.to_owned(),
            clients: 0,
            has_given: given.is_some(),
            changes: Vec::new(),
            strangers: Vec::new(),
            doubles: Vec::new(),
            not_read: Vec::new(),
        };
        let words = project.data.dimensions.iter().map(|dimension| Words::of(dimension, &project.names)).collect();
        Self { project, table, given, given_rows, words, rows: BTreeMap::new(), found }
    }

    /// Reads one row.
    pub(super) fn row(&mut self, row: usize, client: Result<ClientId, StrangerReason>) {
        let first = self.table.places().min().unwrap_or_default();
        let source = self.table.source(row, first);
        let client = match client {
            Ok(client) => client,
            Err(reason) => return self.stranger(row, source, reason),
        };
        if let Some(read) = self.rows.get(&client) {
            self.found.doubles.push(DoubleRow { client, read: *read, source });
            return;
        }
        self.rows.insert(client, source);
        self.found.clients += 1;
        let project = self.project;
        let Some(client) = project.client(client) else { return };
        let given = self.given.zip(self.given_rows.get(&client.id).copied());
        let row = Row { client, at: row, given, empty_counts: given.is_some() || self.given.is_none() };
        self.users(row);
        self.status(row);
        for dimension in project.data.dimensions.iter() {
            self.values(row, dimension.id);
            self.detail(row, dimension);
        }
    }

    /// All that was found, with the columns of dimensions that are not there.
    pub(super) fn finish(mut self) -> Tagging {
        for place in &self.table.lost {
            let filled = self.table.rows().find(|row| !cells::is_silent(self.table.at(*row, *place)));
            self.found.not_read.extend(filled.map(|row| NotRead {
                client: None,
                source: self.table.source(row, *place),
                value: self.table.at(row, *place).to_string(),
                reason: NotReadReason::NoSuchDimension,
            }));
        }
        self.found
    }

    fn stranger(&mut self, row: usize, source: CellRef, reason: StrangerReason) {
        let said = |column| self.table.cell(row, column).to_string().trim().to_owned();
        let (name, code) = (said(TaggingColumn::Client), said(TaggingColumn::Code));
        let code = Some(code).filter(|code| !code.is_empty());
        self.found.strangers.push(Stranger { name, code, source, reason });
    }

    fn users(&mut self, row: Row) {
        let Some(place) = self.table.place(TaggingColumn::Users) else { return };
        let now = row.client.users;
        let base = given_cell(row, TaggingColumn::Users).and_then(|cell| cells::size(cell).ok()).unwrap_or(now);
        match cells::size(self.table.at(row.at, place)) {
            Err(reason) => self.not_read(row, place, reason),
            Ok(None) if !row.empty_counts => {}
            Ok(said) if is_same_size(said, base) || is_same_size(said, now) => {}
            Ok(said) => {
                let doubts = meanwhile(is_same_size(base, now));
                self.propose(row, place, (Becomes::Users(said), Becomes::Users(now)), doubts);
            }
        }
    }

    fn status(&mut self, row: Row) {
        let Some(place) = self.table.place(TaggingColumn::Status) else { return };
        let now = row.client.status;
        let base = given_cell(row, TaggingColumn::Status).and_then(|cell| cells::status(cell).ok()).unwrap_or(now);
        match cells::status(self.table.at(row.at, place)) {
            Err(NotReadReason::NoStatus) if !row.empty_counts => {}
            Err(reason) => self.not_read(row, place, reason),
            Ok(said) if said == base || said == now => {}
            Ok(said) => {
                self.propose(row, place, (Becomes::Status(said), Becomes::Status(now)), meanwhile(base == now));
            }
        }
    }

    fn values(&mut self, row: Row, dimension: DimensionId) {
        let Some((said, place)) = self.said(row, dimension) else { return };
        let Some(words) = self.words.get(dimension.index()) else { return };
        let now: Vec<&str> = names_of(words.dimension, row.client).collect();
        let base = self.base(row, dimension).into_iter().flatten().collect();
        let base = each_once(base);
        let is_base = are_same(&said, base.iter().map(|value| value.name.as_str()));
        if is_base || are_same(&said, now.iter().copied()) || said.is_empty() && !row.empty_counts {
            return;
        }
        let mut doubts = meanwhile(are_same(&base, now.iter().copied()));
        doubts.extend(said.iter().filter_map(|value| value.doubt.clone()));
        let was = Becomes::Values { dimension, values: now.into_iter().map(str::to_owned).collect() };
        let values = said.into_iter().map(|value| value.name).collect();
        self.propose(row, place, (Becomes::Values { dimension, values }, was), doubts);
    }

    /// What the row says of a dimension and the first cell that says something else than was given; `None` where its columns
    /// are gone or a cell is not read, which is then noted.
    fn said(&mut self, row: Row, dimension: DimensionId) -> Option<(Vec<Value>, usize)> {
        let base = self.base(row, dimension);
        let places: BTreeMap<usize, usize> = self.table.values_of(dimension).collect();
        let mut differs = *places.values().next()?;
        let mut is_found = false;
        let mut all = Vec::new();
        let many = places.keys().next_back().map_or(0, |last| last + 1).max(base.len());
        for at in 0..many {
            let given = base.get(at).cloned().unwrap_or_default();
            let Some(&place) = places.get(&at) else {
                all.extend(given);
                continue;
            };
            let words = self.words.get_mut(dimension.index())?;
            let is_single = !words.dimension.multi_valued;
            let values = match words.read(self.table.at(row.at, place)) {
                Ok(values) if is_single && values.len() > 1 => Err(NotReadReason::SeveralValues),
                values => values,
            };
            let values = match values {
                Ok(values) => values,
                Err(reason) => {
                    self.not_read(row, place, reason);
                    return None;
                }
            };
            if !is_found && !are_same(&values, given.iter().map(|value| value.name.as_str())) {
                (differs, is_found) = (place, true);
            }
            all.extend(values);
        }
        Some((each_once(all), differs))
    }

    /// What was given, place by place; what the project says where nothing was.
    fn base(&mut self, row: Row, dimension: DimensionId) -> Vec<Vec<Value>> {
        let Some(words) = self.words.get_mut(dimension.index()) else { return Vec::new() };
        let places: BTreeMap<usize, usize> =
            row.given.map(|(given, _)| given.values_of(dimension).collect()).unwrap_or_default();
        let (Some((given, at)), Some(last)) = (row.given, places.keys().next_back()) else {
            let now = names_of(words.dimension, row.client).map(|name| Value { name: name.to_owned(), doubt: None });
            return now.map(|value| vec![value]).collect();
        };
        let cells = (0..=*last).map(|place| places.get(&place).map_or(Cell::Blank, |place| given.at(at, *place)));
        cells.map(|cell| words.read(cell).unwrap_or_default()).collect()
    }

    /// The detail of the primary value.
    fn detail(&mut self, row: Row, dimension: &Dimension) {
        let column = TaggingColumn::Detail(dimension.id);
        let Some(place) = self.table.place(column) else { return };
        let said = match self.table.at(row.at, place) {
            Cell::Error(_) => return self.not_read(row, place, NotReadReason::ErrorCell),
            cell => detail_in(cell),
        };
        let primary = row.client.tags.of(dimension.id).first();
        let now = primary.map(detail_of).unwrap_or_default();
        let base = given_cell(row, column).map_or_else(|| now.clone(), detail_in);
        if said == base || said.is_empty() && !row.empty_counts {
            return;
        }
        let Some(value) = self.detailed(row, dimension) else {
            if !said.is_empty() {
                self.not_read(row, place, NotReadReason::DetailOfNothing);
            }
            return;
        };
        let known = dimension.find(&value.name);
        let tags = row.client.tags.of(dimension.id);
        let has = tags.iter().find(|tag| Some(tag.value) == known).map(detail_of).unwrap_or_default();
        if has == said {
            return;
        }
        let mut doubts = meanwhile(base == now);
        doubts.extend(value.doubt.filter(|doubt| matches!(doubt, Doubt::Near { .. })));
        let was = primary.and_then(|tag| dimension.value(tag.value)).unwrap_or_default().to_owned();
        let was = Becomes::Detail { dimension: dimension.id, value: was, detail: now };
        let becomes = Becomes::Detail { dimension: dimension.id, value: value.name, detail: said };
        self.propose(row, place, (becomes, was), doubts);
    }

    /// The value that the row's detail belongs to.
    fn detailed(&mut self, row: Row, dimension: &Dimension) -> Option<Value> {
        let words = self.words.get_mut(dimension.id.index())?;
        match self.table.place(TaggingColumn::Value(dimension.id, 0)) {
            Some(place) => words.read(self.table.at(row.at, place)).ok()?.into_iter().next(),
            None => names_of(dimension, row.client).next().map(|name| Value { name: name.to_owned(), doubt: None }),
        }
    }

    fn propose(&mut self, row: Row, place: usize, (becomes, was): (Becomes, Becomes), doubts: Vec<Doubt>) {
        let source = self.table.source(row.at, place);
        self.found.changes.push(Proposed { client: row.client.id, becomes, was, source, doubts });
    }

    fn not_read(&mut self, row: Row, place: usize, reason: NotReadReason) {
        let value = self.table.at(row.at, place).to_string();
        let source = self.table.source(row.at, place);
        self.found.not_read.push(NotRead { client: Some(row.client.id), source, value, reason });
    }
}

/// The cell as it was given; `None` where neither row nor column were.
fn given_cell(row: Row<'_>, column: TaggingColumn) -> Option<Cell<'_>> {
    let (given, at) = row.given?;
    given.place(column).map(|place| given.at(at, place))
}

/// The names of the client's values, the primary one first.
fn names_of<'n>(dimension: &'n Dimension, client: &'n Client) -> impl Iterator<Item = &'n str> {
    client.tags.of(dimension.id).iter().filter_map(|tag| dimension.value(tag.value))
}

fn detail_of(tag: &Tag) -> String {
    tag.detail.as_deref().unwrap_or_default().to_owned()
}

fn detail_in(cell: Cell<'_>) -> String {
    if cells::is_silent(cell) { String::new() } else { cell.to_string().trim().to_owned() }
}

fn meanwhile(is_as_given: bool) -> Vec<Doubt> {
    if is_as_given { Vec::new() } else { vec![Doubt::ChangedMeanwhile] }
}

fn is_same_size(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= SAME_SIZE * one.abs().max(other.abs()),
        (one, other) => one.is_none() && other.is_none(),
    }
}
