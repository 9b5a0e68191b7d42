//! Who is meant by a row: by code, then by name.

use std::collections::BTreeMap;

use super::StrangerReason;
use super::table::Table;
use crate::model::{ClientId, Project, TaggingColumn, fold_name};

/// The project's clients by what rows may call them.
pub(super) struct Clients<'p> {
    project: &'p Project,
    by_code: BTreeMap<String, Option<ClientId>>,
    by_name: BTreeMap<String, Option<ClientId>>,
}

impl<'p> Clients<'p> {
    /// Those of `project`.
    pub(super) fn of(project: &'p Project) -> Self {
        let (mut by_code, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for client in project.data.clients.iter() {
            once(&mut by_name, project.names.client(&client.name), client.id);
            once(&mut by_code, fold_name(client.code.as_deref().unwrap_or_default()), client.id);
        }
        Self { project, by_code, by_name }
    }

    /// The rows of `table` that name somebody, and who it is.
    pub(super) fn rows(&self, table: &Table) -> Vec<(usize, Result<ClientId, StrangerReason>)> {
        let mut rows: Vec<_> = table.rows().filter_map(|row| Some((row, self.find(table, row)?))).collect();
        if !table.has_marks() {
            // Title and note look like rows of nobody above the first client.
            let first = rows.iter().position(|(_, found)| found.is_ok()).unwrap_or(rows.len());
            rows.drain(..first);
        }
        rows
    }

    /// Who `row` is; `None` when it is empty.
    fn find(&self, table: &Table, row: usize) -> Option<Result<ClientId, StrangerReason>> {
        if table.places().all(|place| table.at(row, place).is_blank()) {
            return None;
        }
        let said = |column| table.cell(row, column).to_string();
        let code = self.by_code.get(&fold_name(&said(TaggingColumn::Code))).copied();
        let name = self.by_name.get(&self.project.names.client(&said(TaggingColumn::Client))).copied();
        Some(match (code, name) {
            (Some(Some(code)), Some(Some(name))) if code != name => Err(StrangerReason::CodeOfAnother),
            (Some(Some(found)), _) | (_, Some(Some(found))) => Ok(found),
            (Some(None), _) | (_, Some(None)) => Err(StrangerReason::SeveralClients),
            (None, None) => Err(StrangerReason::NoSuchClient),
        })
    }
}

/// Notes who is called `key`; nobody where several are.
fn once(known: &mut BTreeMap<String, Option<ClientId>>, key: String, client: ClientId) {
    if !key.is_empty() {
        known.entry(key).and_modify(|found| *found = None).or_insert(Some(client));
    }
}
