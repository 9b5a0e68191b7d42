//! The rows of a project in plain SQLite: the same columns without keys, each table written by one prepared statement in one
//! transaction, and read back into vectors.

use std::fs;
use std::path::Path;

use jiff::civil::Date;
use rusqlite::{Connection, params};
use sweetspot::model::{CellRef, Project};

type Line = (i64, u32, u32, f64, Option<i64>, Option<f64>, u16, u32, u32);
/// The numbers of a client after its name, code and status.
type Numbers = [Option<f64>; 6];

fn day(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// Writes the rows into a new file at `path`.
pub(crate) fn insert(path: &Path, project: &Project) {
    drop(fs::remove_file(path));
    let mut peer = Connection::open(path).expect("a new file");
    peer.execute_batch(
        "CREATE TABLE lines (period INTEGER, client INTEGER, offering INTEGER, amount REAL, day INTEGER, quantity REAL,
                             sheet INTEGER, source_row INTEGER, source_column INTEGER);
         CREATE TABLE clients (period INTEGER, client INTEGER, name TEXT, code TEXT, status TEXT, status_reason TEXT,
                               users REAL, users_source TEXT, employees REAL, margin REAL, cost_of_sale REAL,
                               effort_hours REAL, since INTEGER, orders REAL, potential REAL);
         CREATE TABLE tags (period INTEGER, client INTEGER, dimension INTEGER, place INTEGER, value INTEGER, detail TEXT);",
    )
    .expect("the tables are made");
    let step = peer.transaction().expect("a transaction");
    {
        let mut insert = step.prepare("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").expect("it is SQL");
        for line in project.data.lines.iter() {
            let CellRef { sheet, row, column } = line.source;
            let (client, offering, day) = (line.client.0, line.offering.0, line.date.map(day));
            let values = params![0, client, offering, line.amount, day, line.quantity, sheet.0, row, column];
            insert.execute(values).expect("it is written");
        }
        let holes = ["?"; 15].join(", ");
        let mut insert = step.prepare(&format!("INSERT INTO clients VALUES ({holes})")).expect("it is SQL");
        let mut tag = step.prepare("INSERT INTO tags VALUES (?, ?, ?, ?, ?, ?)").expect("it is SQL");
        for client in project.data.clients.iter() {
            let values = params![
                0,
                client.id.0,
                client.name,
                client.code,
                "client",
                None::<String>,
                client.users,
                "file",
                client.employees,
                client.margin,
                client.cost_of_sale,
                client.effort_hours,
                client.since.map(day),
                client.orders,
                client.potential,
            ];
            insert.execute(values).expect("it is written");
            for one in client.tags.iter() {
                let values = params![0, client.id.0, one.dimension.0, 0, one.value.0, one.detail.as_deref()];
                tag.execute(values).expect("it is written");
            }
        }
    }
    step.commit().expect("it is written");
}

/// Reads every row back.
pub(crate) fn select(path: &Path) -> impl Sized {
    let peer = Connection::open(path).expect("the file is there");
    let mut select = peer.prepare("SELECT * FROM lines").expect("it is SQL");
    let lines = select.query_map((), |row| {
        let (period, client, offering) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (amount, day, quantity) = (row.get(3)?, row.get(4)?, row.get(5)?);
        Ok((period, client, offering, amount, day, quantity, row.get(6)?, row.get(7)?, row.get(8)?))
    });
    let lines: Vec<Line> = lines.expect("it is read").collect::<Result<_, _>>().expect("it is read");
    let mut select = peer.prepare("SELECT * FROM clients").expect("it is SQL");
    let clients = select.query_map((), |row| {
        let id: (i64, u32) = (row.get(0)?, row.get(1)?);
        let said: (String, Option<String>, String, Option<String>) =
            (row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?);
        let users: (Option<f64>, String) = (row.get(6)?, row.get(7)?);
        let since: Option<i64> = row.get(12)?;
        let numbers: Numbers = [row.get(8)?, row.get(9)?, row.get(10)?, row.get(11)?, row.get(13)?, row.get(14)?];
        Ok((id, said, users, since, numbers))
    });
    let clients: Vec<_> = clients.expect("it is read").collect::<Result<_, _>>().expect("it is read");
    let mut select = peer.prepare("SELECT * FROM tags").expect("it is SQL");
    let tags = select.query_map((), |row| {
        let tag: (i64, u32, u32, i64, u32, Option<String>) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?);
        Ok(tag)
    });
    let tags: Vec<_> = tags.expect("it is read").collect::<Result<_, _>>().expect("it is read");
    (lines, clients, tags)
}
