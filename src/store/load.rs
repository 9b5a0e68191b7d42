//! What a file holds, table by table: whatever can be read is kept, and what cannot is named.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::types::{Value, ValueRef};

use super::cells::Cells;
use super::facts::Facts;
use super::rows::DIFFERENT;
use super::save::{CURRENT, Checks, GIVEN};
use super::table::{self, Check, Table};
use super::{Missing, Saved, keys, people};
use crate::model::{
    Block, Blocks, CellRef, Client, ClientId, Dataset, Dimension, DimensionId, DimensionKind, Edit, Issue, KnownNames,
    LeftOut, LeftOutCell, Line, Offering, OfferingId, People, PeopleEdit, Period, Project, SavedProfile, Settings,
    SheetId, SourceSheet, ValueId,
};

/// The most columns a table has.
const COLUMNS: usize = 16;
/// As many lost clients in a row are stood in for; more are no gap but nonsense.
const LARGEST_GAP: usize = 10_000;

/// One import as it is put together.
#[derive(Debug, Default)]
struct Import {
    name: Option<String>,
    data: Dataset,
    clients: Vec<Client>,
    offerings: Vec<Offering>,
    dimensions: Vec<Dimension>,
    sheets: Vec<SourceSheet>,
    lines: Vec<Line>,
    left_out: Vec<LeftOutCell>,
    issues: Vec<Issue>,
}

/// Reads everything. What is missing comes beside it.
pub(super) fn load(connection: &Connection) -> (Saved, Checks, Vec<Missing>) {
    let mut reading = Reading::new(connection);
    let settings = reading.facts(&table::SETTINGS);
    let facts = reading.facts(&table::PROJECT);
    let kept = reading.kept();
    let mut imports: BTreeMap<i64, Import> = BTreeMap::new();
    imports.insert(CURRENT, Import::default());
    reading.periods(&mut imports);
    reading.bulk(&mut imports);
    let (blocks, names, people) = (reading.blocks(), reading.names(), reading.people());
    let settings = settings.settings().unwrap_or_else(|| {
        reading.lose(table::SETTINGS.name);
        Settings::default()
    });
    let given = imports.remove(&GIVEN).unwrap_or_default().clients;
    let current = imports.remove(&CURRENT).unwrap_or_default().finished();
    let count = facts.whole_at("given", 0).unwrap_or(current.clients.len());
    let project = Project {
        people: Arc::new(people),
        revision: facts.integer("revision").unwrap_or_default().cast_unsigned(),
        name: facts.text("name").unwrap_or_default().to_owned(),
        given: given_clients(&current.clients, given, count),
        settings,
        blocks: Arc::new(blocks),
        periods: Arc::new(
            imports
                .into_values()
                .map(|mut import| Period { name: import.name.take().unwrap_or_default(), data: import.finished() })
                .collect(),
        ),
        pinned: facts.pinned(),
        names: Arc::new(names),
        data: current,
    };
    let missing = reading.missing();
    (Saved { project: checked(project), kept }, reading.found, missing)
}

/// The project without what names something that is not there.
fn checked(mut project: Project) -> Project {
    let (clients, offerings) = (project.data.clients.len(), project.data.offerings.len());
    let is_there =
        |(client, offering): &(ClientId, OfferingId)| client.index() < clients && offering.index() < offerings;
    if !project.blocks.keys().all(is_there) {
        Arc::make_mut(&mut project.blocks).retain(|at, _| is_there(at));
    }
    if project.edited(&Edit::PinProfile(project.pinned.clone())).is_err() {
        project.pinned = None;
    }
    let fits = |saved: &SavedProfile| {
        let save = PeopleEdit::SaveProfile { name: saved.name.clone(), profile: saved.profile.clone() };
        project.edited(&Edit::People(save)).is_ok()
    };
    if !project.people.profiles.iter().all(fits) {
        let kept: Vec<SavedProfile> = project.people.profiles.iter().filter(|saved| fits(saved)).cloned().collect();
        Arc::make_mut(&mut project.people).profiles = kept;
    }
    project
}

/// The clients as the file gave them: as they are now, but for those that are otherwise.
fn given_clients(now: &Arc<Vec<Client>>, otherwise: Vec<Client>, count: usize) -> Arc<Vec<Client>> {
    if otherwise.is_empty() && count == now.len() {
        return Arc::clone(now);
    }
    let mut given: Vec<Client> = now.iter().take(count).cloned().collect();
    for client in otherwise {
        let at = client.id.index();
        if at == given.len() {
            given.push(client);
        } else if let Some(slot) = given.get_mut(at) {
            *slot = client;
        }
    }
    Arc::new(given)
}

impl Import {
    fn finished(self) -> Dataset {
        Dataset {
            clients: Arc::new(self.clients),
            offerings: Arc::new(self.offerings),
            dimensions: Arc::new(if self.dimensions.is_empty() { Dimension::built_in() } else { self.dimensions }),
            sheets: Arc::new(self.sheets),
            lines: Arc::new(self.lines),
            left_out: Arc::new(self.left_out),
            issues: Arc::new(self.issues),
            ..self.data
        }
    }

    /// Makes room for client `id`: those lost before it are stood in for, so that the others keep their places.
    fn is_next(&mut self, id: usize) -> bool {
        if id < self.clients.len() || id - self.clients.len() > LARGEST_GAP {
            return false;
        }
        while self.clients.len() < id {
            let lost = ClientId::at(self.clients.len());
            self.clients.push(Client::named(lost, format!("? {}", lost.0 + 1)));
        }
        true
    }
}

/// The tables being read, with what was found of each.
struct Reading<'c> {
    connection: &'c Connection,
    found: Checks,
    lost: BTreeSet<&'static str>,
}

impl<'c> Reading<'c> {
    fn new(connection: &'c Connection) -> Self {
        Self { connection, found: Checks::new(), lost: BTreeSet::new() }
    }

    fn lose(&mut self, table: &'static str) {
        self.lost.insert(table);
    }

    /// Every row of a table as `take` takes it; one that it does not take is lost.
    fn rows(&mut self, table: &'static Table, mut take: impl FnMut(i64, &mut Cells<'_>) -> Option<()>) {
        let read = self.try_rows(table, &mut take);
        if !matches!(read, Ok(true)) {
            self.lose(table.name);
        }
    }

    /// Whether every row was taken.
    fn try_rows(
        &mut self,
        table: &'static Table,
        take: &mut dyn FnMut(i64, &mut Cells<'_>) -> Option<()>,
    ) -> rusqlite::Result<bool> {
        let mut statement = self.connection.prepare(&table.select())?;
        let mut rows = statement.query([])?;
        let mut is_whole = true;
        let mut at = (CURRENT, Check::default());
        while let Some(row) = rows.next()? {
            let mut cells = [ValueRef::Null; COLUMNS];
            for (column, cell) in cells.iter_mut().enumerate().take(table.columns.len()) {
                *cell = row.get_ref(column)?;
            }
            let cells = cells.get(..table.columns.len()).unwrap_or(&[]);
            let mut reader = Cells::new(cells);
            let period = if table.by_period { reader.integer().unwrap_or(i64::MAX) } else { CURRENT };
            if period != at.0 {
                self.add(table, at);
                at = (period, Check::default());
            }
            at.1.add(cells);
            is_whole &= take(period, &mut reader).is_some();
        }
        self.add(table, at);
        Ok(is_whole)
    }

    fn add(&mut self, table: &'static Table, (period, check): (i64, Check)) {
        if check != Check::default() {
            self.found.entry((table.name, period)).or_default().join(check);
        }
    }

    fn facts(&mut self, table: &'static Table) -> Facts {
        let mut facts = Facts::default();
        self.rows(table, |_, cells| {
            let key = (cells.text()?.to_owned(), cells.integer()?);
            facts.0.insert(key, Value::try_from(cells.any()?).ok()?);
            Some(())
        });
        facts
    }

    fn kept(&mut self) -> BTreeMap<String, String> {
        let mut kept = BTreeMap::new();
        self.rows(&table::KEPT, |_, cells| {
            kept.insert(cells.text()?.to_owned(), cells.text()?.to_owned());
            Some(())
        });
        kept
    }

    fn periods(&mut self, imports: &mut BTreeMap<i64, Import>) {
        self.rows(&table::PERIODS, |period, cells| {
            let import = imports.entry(period).or_default();
            import.name = cells.maybe_text()?;
            import.data.proof.file_total = cells.real()?;
            import.data.proof.imported = cells.real()?;
            import.data.marks_only = cells.flag()?;
            import.data.ready_matrix = cells.flag()?;
            import.data.currency = cells.maybe_text()?;
            import.data.asof = cells.date()?;
            Some(())
        });
        imports.insert(GIVEN, Import::default());
    }

    fn bulk(&mut self, imports: &mut BTreeMap<i64, Import>) {
        self.rows(&table::PROOF, |period, cells| {
            let import = imports.get_mut(&period)?;
            cells.whole()?;
            let reason = keys::left_out_of(cells.integer()?)?;
            import.data.proof.left_out.push(LeftOut { reason, rows: cells.whole()?, amount: cells.real()? });
            Some(())
        });
        self.rows(&table::SHEETS, |period, cells| {
            let sheets = &mut imports.get_mut(&period)?.sheets;
            is_place(cells.whole()?, sheets.len())?;
            sheets.push(SourceSheet { file: PathBuf::from(cells.text()?), sheet: cells.text()?.to_owned() });
            Some(())
        });
        self.rows(&table::OFFERINGS, |period, cells| {
            let offerings = &mut imports.get_mut(&period)?.offerings;
            is_place(cells.whole()?, offerings.len())?;
            let id = OfferingId::at(offerings.len());
            let name = cells.text()?.to_owned();
            let group = cells.maybe_text()?;
            let kind = named(cells.maybe_text()?, keys::kind_of)?;
            offerings.push(Offering { id, name, group, kind, per_user: cells.flag()?, lowers_risk: cells.flag()? });
            Some(())
        });
        self.dimensions(imports);
        self.clients(imports);
        self.cells(imports);
    }

    fn dimensions(&mut self, imports: &mut BTreeMap<i64, Import>) {
        self.rows(&table::DIMENSIONS, |period, cells| {
            let dimensions = &mut imports.get_mut(&period)?.dimensions;
            is_place(cells.whole()?, dimensions.len())?;
            let kind = match (cells.maybe_text()?, cells.maybe_text()?) {
                (Some(built_in), None) => DimensionKind::BuiltIn(keys::built_in_of(&built_in)?),
                (None, Some(name)) => DimensionKind::Own(name),
                _ => return None,
            };
            let id = DimensionId::at(dimensions.len());
            dimensions.push(Dimension { id, kind, multi_valued: cells.flag()?, values: Vec::new() });
            Some(())
        });
        self.rows(&table::VALUES, |period, cells| {
            let dimension = imports.get_mut(&period)?.dimensions.get_mut(cells.whole()?)?;
            is_place(cells.whole()?, dimension.values.len())?;
            dimension.values.push(cells.maybe_text()?);
            Some(())
        });
    }

    fn clients(&mut self, imports: &mut BTreeMap<i64, Import>) {
        self.rows(&table::CLIENTS, |period, cells| {
            let import = imports.get_mut(&period)?;
            let id = cells.whole()?;
            let client = client(ClientId::at(id), cells)?;
            if period != GIVEN && !import.is_next(id) {
                return None;
            }
            import.clients.push(client);
            Some(())
        });
        self.rows(&table::PROSPECTS, |period, cells| {
            let clients = &mut imports.get_mut(&period)?.clients;
            people::read_prospect(placed(clients, period, ClientId::at(cells.whole()?))?, cells)
        });
        let values: BTreeMap<i64, Vec<(bool, usize)>> = imports
            .iter()
            .map(|(period, import)| {
                let of = |dimension: &Dimension| (dimension.multi_valued, dimension.values.len());
                (*period, import.dimensions.iter().map(of).collect())
            })
            .collect();
        self.rows(&table::TAGS, |period, cells| {
            let clients = &mut imports.get_mut(&period)?.clients;
            let client = placed(clients, period, ClientId::at(cells.whole()?))?;
            let (dimension, _, value) = (cells.whole()?, cells.whole()?, cells.whole()?);
            let vocabulary = values.get(&if period == GIVEN { CURRENT } else { period })?.get(dimension)?;
            let (dimension, value) = (DimensionId::at(dimension), ValueId::at(value));
            if value.index() >= vocabulary.1 {
                return None;
            }
            client.tags.add(dimension, value, true);
            if let Some(detail) = cells.maybe_text()? {
                client.tags.set_detail(dimension, value, &detail);
            }
            Some(())
        });
    }

    fn cells(&mut self, imports: &mut BTreeMap<i64, Import>) {
        self.rows(&table::LINES, |period, cells| {
            let import = imports.get_mut(&period)?;
            let (client, offering) = (ClientId(cells.small()?), OfferingId(cells.small()?));
            let (amount, date, quantity) = (cells.real()?, cells.date()?, cells.maybe_real()?);
            let is_there = client.index() < import.clients.len() && offering.index() < import.offerings.len();
            let line = Line { client, offering, amount, date, quantity, source: cell(cells)? };
            is_there.then(|| import.lines.push(line))
        });
        self.rows(&table::LEFT_OUT, |period, cells| {
            let left_out = &mut imports.get_mut(&period)?.left_out;
            let (source, amount) = (cell(cells)?, cells.real()?);
            left_out.push(LeftOutCell { source, amount, reason: keys::left_out_of(cells.integer()?)? });
            Some(())
        });
        self.rows(&table::ISSUES, |period, cells| {
            let issues = &mut imports.get_mut(&period)?.issues;
            let (source, reason) = (cell(cells)?, keys::issue_of(cells.integer()?)?);
            let amount = cells.maybe_real()?;
            issues.push(Issue { source, value: cells.text()?.to_owned(), reason, amount });
            Some(())
        });
    }

    fn blocks(&mut self) -> Blocks {
        let mut blocks = Blocks::new();
        self.rows(&table::BLOCKS, |_, cells| {
            let at = (ClientId(cells.small()?), OfferingId(cells.small()?));
            blocks.insert(at, Block { reason: cells.text()?.to_owned(), review: cells.date()? });
            Some(())
        });
        blocks
    }

    fn names(&mut self) -> KnownNames {
        let mut names = KnownNames::default();
        self.rows(&table::NAMES, |_, cells| {
            let (about, name, meant) = (cells.text()?, cells.text()?.to_owned(), cells.text()?.to_owned());
            match about {
                "client" => drop(names.clients.insert(name, meant)),
                "offering" => drop(names.offerings.insert(name, meant)),
                DIFFERENT => drop(names.different.insert((name, meant))),
                other => drop(names.values.insert((other.strip_prefix("value:")?.to_owned(), name), meant)),
            }
            Some(())
        });
        names
    }

    fn people(&mut self) -> People {
        let mut people = People::default();
        // A file that says nothing of rules has none, but for one that never said anything: it has the shipped ones.
        let mut said = false;
        let shipped = std::mem::take(&mut people.rules);
        for (table, _) in people::tables() {
            self.rows(table, |_, cells| {
                said = true;
                people::take(&mut people, table, cells)
            });
        }
        if !said {
            people.rules = shipped;
        }
        people
    }

    /// What was written and is not there as it was.
    fn missing(&mut self) -> Vec<Missing> {
        let mut written = Checks::new();
        let tables: BTreeMap<&str, &'static str> = table::ALL.iter().map(|table| (table.name, table.name)).collect();
        let read = read_checks(self.connection, |table, period, check| {
            tables.get(table).map(|table| written.insert((*table, period), check));
        });
        if read.is_err() {
            self.lose(table::CHECKS.name);
        }
        let none = Check::default();
        let all: BTreeSet<(&'static str, i64)> = written.keys().chain(self.found.keys()).copied().collect();
        let mut missing: BTreeMap<&'static str, Missing> = BTreeMap::new();
        for key in all {
            let (wrote, found) = (written.get(&key).unwrap_or(&none), self.found.get(&key).unwrap_or(&none));
            if wrote != found || self.lost.contains(key.0) {
                let lost = missing.entry(key.0).or_insert(Missing { table: key.0, rows: 0, read: 0 });
                lost.rows += wrote.rows;
                lost.read += found.rows;
            }
        }
        for table in &self.lost {
            missing.entry(table).or_insert(Missing { table, rows: 0, read: 0 });
        }
        missing.into_values().collect()
    }
}

fn read_checks(connection: &Connection, mut take: impl FnMut(&str, i64, Check)) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(&table::CHECKS.select())?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (rows, digest): (i64, i64) = (row.get(2)?, row.get(3)?);
        let name: String = row.get(0)?;
        take(&name, row.get(1)?, Check { rows: rows.cast_unsigned(), digest: digest.cast_unsigned() });
    }
    Ok(())
}

/// Where a client stands: those as the file gave them are not all there.
fn placed(clients: &mut [Client], period: i64, id: ClientId) -> Option<&mut Client> {
    let at = if period == GIVEN { clients.binary_search_by_key(&id, |one| one.id).ok()? } else { id.index() };
    clients.get_mut(at)
}

fn is_place(place: usize, next: usize) -> Option<()> {
    (place == next).then_some(())
}

/// A choice by its name; nothing where there is none.
#[expect(clippy::option_option, reason = "a cell that cannot be read is not an empty one")]
fn named<T>(name: Option<String>, of: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    name.map_or(Some(None), |name| of(&name).map(Some))
}

fn client(id: ClientId, cells: &mut Cells<'_>) -> Option<Client> {
    let mut client = Client::named(id, cells.text()?);
    client.code = cells.maybe_text()?;
    client.status = keys::status_of(cells.text()?)?;
    client.status_reason = named(cells.maybe_text()?, keys::status_reason_of)?;
    client.users = cells.maybe_real()?;
    client.users_source = keys::users_source_of(cells.text()?)?;
    client.employees = cells.maybe_real()?;
    client.margin = cells.maybe_real()?;
    client.cost_of_sale = cells.maybe_real()?;
    client.effort_hours = cells.maybe_real()?;
    client.since = cells.date()?;
    client.orders = cells.maybe_real()?;
    client.potential = cells.maybe_real()?;
    Some(client)
}

fn cell(cells: &mut Cells<'_>) -> Option<CellRef> {
    let sheet = SheetId(u16::try_from(cells.integer()?).ok()?);
    Some(CellRef { sheet, row: cells.small()?, column: cells.small()? })
}
