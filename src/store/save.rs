//! What is written: everything into a new file, and afterwards only what has changed, in one transaction.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Statement, Transaction};

use super::table::{self, Check, Table};
use super::{Saved, facts, people, rows};
use crate::model::{Client, Dataset};

/// The current import.
pub(super) const CURRENT: i64 = 0;
/// Clients as the file gave them.
pub(super) const GIVEN: i64 = -1;

/// What the file says of each table and period.
pub(super) type Checks = BTreeMap<(&'static str, i64), Check>;

/// One transaction being written.
pub(super) struct Writing<'c> {
    transaction: &'c Transaction<'c>,
    checks: Checks,
}

/// Writes what `new` has and `old` has not. Returns what the file says then.
pub(super) fn write(
    transaction: &Transaction<'_>,
    (old, new): (Option<&Saved>, &Saved),
    checks: Checks,
) -> rusqlite::Result<Checks> {
    let mut writing = Writing { transaction, checks };
    writing.singles((old, new))?;
    writing.current((old.map(|old| &old.project.data), &new.project.data))?;
    writing.clients((old, new))?;
    writing.periods((old, new))?;
    writing.write_checks()?;
    Ok(writing.checks)
}

/// Whether two shared values are one, or equal.
fn is_same<T: PartialEq>(old: Option<&Arc<T>>, new: &Arc<T>) -> bool {
    old.is_some_and(|old| Arc::ptr_eq(old, new) || old == new)
}

/// Whether two shared lists are one: bulk that is never changed in place is not compared.
fn is_one<T>(old: Option<&Arc<T>>, new: &Arc<T>) -> bool {
    old.is_some_and(|old| Arc::ptr_eq(old, new))
}

impl Writing<'_> {
    /// Replaces what a table holds of a period. `fill` is asked twice: for what there is to write, and to write it.
    fn replace(
        &mut self,
        table: &Table,
        period: i64,
        fill: impl Fn(rows::Emit<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        if table.by_period {
            self.transaction.execute(&table.delete(1), [period])?;
        } else {
            self.transaction.execute(&table.delete(0), [])?;
        }
        let mut check = Check::default();
        fill(&mut |row| {
            check.add(row);
            Ok(())
        })?;
        let mut bulk = Bulk::new(self.transaction, (table, check.rows))?;
        fill(&mut |row| bulk.write(row))?;
        self.checks.insert((table.name, period), check);
        Ok(())
    }

    fn singles(&mut self, (old, new): (Option<&Saved>, &Saved)) -> rusqlite::Result<()> {
        let Saved { project, kept } = new;
        let before = old.map(|old| &old.project);
        let key = |project: &crate::model::Project| (project.revision, project.given.len());
        if before.is_none_or(|old| old.name != project.name || old.pinned != project.pinned || key(old) != key(project))
        {
            self.replace(&table::PROJECT, CURRENT, |emit| {
                let (name, revision) = (project.name.as_str(), project.revision);
                facts::project((name, revision), project.given.len(), project.pinned.as_ref(), emit)
            })?;
        }
        if before.is_none_or(|old| old.settings != project.settings) {
            self.replace(&table::SETTINGS, CURRENT, |emit| facts::settings(&project.settings, emit))?;
        }
        if old.is_none_or(|old| old.kept != *kept) {
            self.replace(&table::KEPT, CURRENT, |emit| facts::kept(kept, emit))?;
        }
        if !is_same(before.map(|old| &old.blocks), &project.blocks) {
            self.replace(&table::BLOCKS, CURRENT, |emit| rows::blocks(&project.blocks, emit))?;
        }
        if !is_same(before.map(|old| &old.people), &project.people) {
            for (table, fill) in people::tables() {
                self.replace(table, CURRENT, |emit| fill(&project.people, emit))?;
            }
        }
        if !is_same(before.map(|old| &old.names), &project.names) {
            self.replace(&table::NAMES, CURRENT, |emit| rows::names(&project.names, emit))?;
        }
        Ok(())
    }

    /// The current import but for its clients.
    fn current(&mut self, (old, new): (Option<&Dataset>, &Dataset)) -> rusqlite::Result<()> {
        let period = |data: &Dataset| (data.marks_only, data.ready_matrix, data.currency.clone(), data.asof);
        if old.is_none_or(|old| old.proof != new.proof || period(old) != period(new)) {
            self.replace(&table::PERIODS, CURRENT, |emit| rows::period(CURRENT, None, new, emit))?;
            self.replace(&table::PROOF, CURRENT, |emit| rows::proof(CURRENT, &new.proof, emit))?;
        }
        if !is_same(old.map(|old| &old.sheets), &new.sheets) {
            self.replace(&table::SHEETS, CURRENT, |emit| rows::sheets(CURRENT, &new.sheets, emit))?;
        }
        if !is_same(old.map(|old| &old.offerings), &new.offerings) {
            self.replace(&table::OFFERINGS, CURRENT, |emit| rows::offerings(CURRENT, &new.offerings, emit))?;
        }
        if !is_same(old.map(|old| &old.dimensions), &new.dimensions) {
            self.replace(&table::DIMENSIONS, CURRENT, |emit| rows::dimensions(CURRENT, &new.dimensions, emit))?;
            self.replace(&table::VALUES, CURRENT, |emit| rows::values(CURRENT, &new.dimensions, emit))?;
        }
        if !is_one(old.map(|old| &old.lines), &new.lines) {
            self.replace(&table::LINES, CURRENT, |emit| rows::lines(CURRENT, &new.lines, emit))?;
        }
        if !is_one(old.map(|old| &old.left_out), &new.left_out) {
            self.replace(&table::LEFT_OUT, CURRENT, |emit| rows::left_out(CURRENT, &new.left_out, emit))?;
        }
        if !is_one(old.map(|old| &old.issues), &new.issues) {
            self.replace(&table::ISSUES, CURRENT, |emit| rows::issues(CURRENT, &new.issues, emit))?;
        }
        Ok(())
    }

    /// The clients that changed, as they are and as the file gave them.
    fn clients(&mut self, (old, new): (Option<&Saved>, &Saved)) -> rusqlite::Result<()> {
        let (now, given) = (&new.project.data.clients, &new.project.given);
        let before = old.map(|old| (&old.project.data.clients, &old.project.given));
        let Some((was, was_given)) = before.filter(|(was, _)| was.len() == now.len()) else {
            self.all_clients(CURRENT, &now.iter())?;
            return self.all_clients(GIVEN, &differing(now, given).iter().copied());
        };
        let same_given = Arc::ptr_eq(was_given, given);
        if Arc::ptr_eq(was, now) && same_given {
            return Ok(());
        }
        let all = 0..now.len().max(given.len()).max(was_given.len());
        // Clients are compared word by word, which takes longer than writing the few that differ.
        let changed: Vec<usize> =
            all.into_par_iter().filter(|at| !same_given || was.get(*at) != now.get(*at)).collect();
        for at in changed {
            let (from, to) = (was.get(at), now.get(at));
            self.change(CURRENT, (from, to))?;
            let kept = |clients: &[Client], given: &[Client]| differs(clients, given, at);
            let from = was_given.get(at).filter(|_| kept(was, was_given));
            let to = given.get(at).filter(|_| kept(now, given));
            self.change(GIVEN, (from, to))?;
        }
        Ok(())
    }

    fn all_clients<'a>(
        &mut self,
        period: i64,
        clients: &(impl Iterator<Item = &'a Client> + Clone),
    ) -> rusqlite::Result<()> {
        let all = || clients.clone();
        self.replace(&table::CLIENTS, period, |emit| all().try_for_each(|client| rows::client(period, client, emit)))?;
        self.replace(&table::PROSPECTS, period, |emit| {
            all().try_for_each(|client| people::prospect(period, client, emit))
        })?;
        self.replace(&table::TAGS, period, |emit| all().try_for_each(|client| rows::tags(period, client, emit)))
    }

    /// Puts a client's rows in the place of those it had.
    fn change(&mut self, period: i64, of: (Option<&Client>, Option<&Client>)) -> rusqlite::Result<()> {
        let (from, to) = of;
        if !is_same_row(of)? {
            self.change_rows(&table::CLIENTS, period, of, |client, emit| rows::client(period, client, emit))?;
        }
        let known = |client: &Client| (client.old_revenue, client.last_date, client.winnability);
        if from.map(known) != to.map(known) {
            self.change_rows(&table::PROSPECTS, period, of, |client, emit| people::prospect(period, client, emit))?;
        }
        if from.map(|from| &from.tags) != to.map(|to| &to.tags) {
            self.change_rows(&table::TAGS, period, of, |client, emit| rows::tags(period, client, emit))?;
        }
        Ok(())
    }

    fn change_rows(
        &mut self,
        table: &Table,
        period: i64,
        (from, to): (Option<&Client>, Option<&Client>),
        fill: impl Fn(&Client, rows::Emit<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let check = self.checks.entry((table.name, period)).or_default();
        if let Some(from) = from {
            self.transaction.prepare_cached(&table.delete(2))?.execute([period, i64::from(from.id.0)])?;
            fill(from, &mut |row| {
                check.take(row);
                Ok(())
            })?;
        }
        let Some(to) = to else { return Ok(()) };
        let mut insert = self.transaction.prepare_cached(&table.insert(1))?;
        fill(to, &mut |row| {
            check.add(row);
            bind(&mut insert, 0, row)?;
            insert.raw_execute().map(|_| ())
        })
    }

    /// The earlier imports, all anew when any is another.
    fn periods(&mut self, (old, new): (Option<&Saved>, &Saved)) -> rusqlite::Result<()> {
        let periods = &new.project.periods;
        if is_same(old.map(|old| &old.project.periods), periods) {
            return Ok(());
        }
        for table in table::ALL.into_iter().filter(|table| table.by_period && table.name != table::CHECKS.name) {
            self.transaction.execute(&format!("DELETE FROM {} WHERE period > 0", table.name), [])?;
        }
        self.checks.retain(|(_, period), _| *period <= CURRENT);
        for (period, earlier) in (1..).zip(periods.iter()) {
            let crate::model::Period { name, data } = earlier;
            self.replace(&table::PERIODS, period, |emit| rows::period(period, Some(name), data, emit))?;
            self.replace(&table::PROOF, period, |emit| rows::proof(period, &data.proof, emit))?;
            self.replace(&table::SHEETS, period, |emit| rows::sheets(period, &data.sheets, emit))?;
            self.replace(&table::OFFERINGS, period, |emit| rows::offerings(period, &data.offerings, emit))?;
            self.replace(&table::DIMENSIONS, period, |emit| rows::dimensions(period, &data.dimensions, emit))?;
            self.replace(&table::VALUES, period, |emit| rows::values(period, &data.dimensions, emit))?;
            self.all_clients(period, &data.clients.iter())?;
            self.replace(&table::LINES, period, |emit| rows::lines(period, &data.lines, emit))?;
            self.replace(&table::LEFT_OUT, period, |emit| rows::left_out(period, &data.left_out, emit))?;
            self.replace(&table::ISSUES, period, |emit| rows::issues(period, &data.issues, emit))?;
        }
        Ok(())
    }

    fn write_checks(&self) -> rusqlite::Result<()> {
        self.transaction.execute(&table::CHECKS.delete(0), [])?;
        let mut insert = self.transaction.prepare_cached(&table::CHECKS.insert(1))?;
        self.checks.iter().try_for_each(|((name, period), check)| {
            insert.execute((name, period, check.rows.cast_signed(), check.digest.cast_signed())).map(|_| ())
        })
    }
}

/// The clients as the file gave them that are otherwise now.
fn differing<'a>(now: &Arc<Vec<Client>>, given: &'a Arc<Vec<Client>>) -> Vec<&'a Client> {
    if Arc::ptr_eq(now, given) {
        return Vec::new();
    }
    given.iter().enumerate().filter(|(at, _)| differs(now, given, *at)).map(|(_, client)| client).collect()
}

fn differs(now: &[Client], given: &[Client], at: usize) -> bool {
    given.get(at) != now.get(at)
}

/// Whether two clients differ at most in their tags.
fn is_same_row((from, to): (Option<&Client>, Option<&Client>)) -> rusqlite::Result<bool> {
    let (Some(from), Some(to)) = (from, to) else { return Ok(from.is_none() && to.is_none()) };
    let mut is_same = false;
    rows::client(CURRENT, from, &mut |was| {
        rows::client(CURRENT, to, &mut |now| {
            is_same = was == now;
            Ok(())
        })
    })?;
    Ok(is_same)
}

/// Many rows written into one table, several by each statement that is run.
struct Bulk<'c> {
    several: CachedStatement<'c>,
    one: CachedStatement<'c>,
    /// How many rows are still to come.
    rest: u64,
    /// How many of them the next statement has.
    bound: usize,
}

impl<'c> Bulk<'c> {
    const AT_ONCE: usize = 10;

    fn new(connection: &'c Connection, (table, rows): (&Table, u64)) -> rusqlite::Result<Self> {
        let several = connection.prepare_cached(&table.insert(Self::AT_ONCE))?;
        Ok(Self { several, one: connection.prepare_cached(&table.insert(1))?, rest: rows, bound: 0 })
    }

    fn write(&mut self, row: &[ValueRef<'_>]) -> rusqlite::Result<()> {
        if self.bound == 0 && self.rest < Self::AT_ONCE as u64 {
            bind(&mut self.one, 0, row)?;
            return self.one.raw_execute().map(|_| ());
        }
        bind(&mut self.several, self.bound * row.len(), row)?;
        self.bound += 1;
        if self.bound == Self::AT_ONCE {
            self.several.raw_execute()?;
            self.rest = self.rest.saturating_sub(Self::AT_ONCE as u64);
            self.bound = 0;
        }
        Ok(())
    }
}

/// Binds a row behind the `before` values bound already.
fn bind(insert: &mut Statement<'_>, before: usize, row: &[ValueRef<'_>]) -> rusqlite::Result<()> {
    let mut values = row.iter().enumerate();
    values.try_for_each(|(at, value)| insert.raw_bind_parameter(before + at + 1, ToSqlOutput::Borrowed(*value)))
}

/// What the numbers of reasons mean, for people who read the file.
pub(super) fn legends(connection: &Connection) -> rusqlite::Result<()> {
    for (table, reasons) in
        [("left_out_reasons", super::keys::LEFT_OUT_REASONS), ("issue_reasons", super::keys::ISSUE_REASONS)]
    {
        let mut insert = connection.prepare(&format!("INSERT OR REPLACE INTO {table} (reason, name) VALUES (?, ?)"))?;
        reasons.iter().try_for_each(|(reason, name)| insert.execute((reason, name)).map(|_| ()))?;
    }
    Ok(())
}
