//! Recognising lists: one row per client, or one row per offering.

use std::collections::HashSet;

use super::Known;
use crate::import::amount_columns::Amounts;
use crate::import::attributes::Attribute;
use crate::import::guess::columns::columns;
use crate::import::guess::header::{self, titles};
use crate::import::guess::profile::profiles;
use crate::import::guess::titles::{TotalWord, hint, total_word};
use crate::import::suggest::{client_spelling, code_and_name};
use crate::import::values::amount_of;
use crate::import::{Column, ColumnRole, DecimalMark, Grid, Recipe, RoleReason};
use crate::model::Dimension;
use crate::model::fold_name;

/// So many of a hundred names must differ: a list has each once.
const DIFFERENT: usize = 90;
/// So many where a title says that they are clients: one or the other may be there twice.
pub(super) const TITLED: usize = 75;
/// Where no title says that the names are clients, so many of a hundred must be.
const KNOWN: usize = 30;

/// Rows looked at before all.
const FIRST_ROWS: usize = 1000;

/// A sheet with one row per client.
#[derive(Clone, Debug)]
pub(in crate::import) struct ClientList {
    /// The sheet, by position in the workbook.
    pub(in crate::import) sheet: usize,
    /// The last row of its titles, from 0.
    pub(in crate::import) header_row: usize,
    /// Its columns.
    pub(in crate::import) columns: Vec<Column>,
    /// The column with the names; `None` when it knows codes only.
    pub(super) name: Option<usize>,
    /// The column with the codes.
    code: Option<usize>,
}

impl ClientList {
    /// Its rows with name and code. Blank rows, and the row that counts them, are none.
    pub(super) fn rows<'g>(&self, grid: &'g Grid) -> impl Iterator<Item = (usize, String, Option<String>)> + 'g {
        let (name, code, first) = (self.name, self.code, self.header_row + 1);
        (first..grid.rows()).filter_map(move |row| {
            let text = |column: Option<usize>| text_in(grid, row, column?);
            let (name, code) = (text(name), text(code));
            let shown = name.or_else(|| code.clone()).filter(|shown| total_word(shown) != Some(TotalWord::Bare))?;
            Some((row, shown, code))
        })
    }
}

/// The list of clients in `grid`, the sheet at `sheet`: a column whose names or codes are those of clients, each once, and
/// beside it something that is known of clients. What the user said of a title is true here too.
pub(in crate::import) fn client_list(sheet: usize, grid: &Grid, known: &Known, recipe: &Recipe) -> Option<ClientList> {
    let (header, _) = header::find(grid)?;
    let first = header.1 + 1;
    let profiles = profiles(grid, first);
    let titles = titles(grid, Some(header));
    let roles = Recipe { roles: recipe.roles.clone(), ..Recipe::default() };
    let mut columns = columns(&titles, &profiles, &roles);
    Amounts::of(&mut columns, &titles, &profiles, &roles);
    let by_name = |name: &str| known.named(name).is_some() || known.spelled(name);
    let name = best_column(grid, first, &columns, by_name, ColumnRole::Client);
    let code = best_column(grid, first, &columns, |code| known.coded(code).is_some(), ColumnRole::ClientCode);
    let code = code.filter(|code| Some(code.0) != name.map(|name| name.0));
    name.or(code)?;
    let mut dimensions = Dimension::built_in();
    let says_more = |column: &Column| Attribute::of(column, DecimalMark::Point, &mut dimensions).is_some();
    let key_columns = [name, code].map(|found| found.map(|found| found.0));
    let others = columns.iter().filter(|column| !key_columns.contains(&Some(column.index)));
    let more = others.filter(|column| column.role != ColumnRole::ClientCode).any(says_more);
    more.then_some(ClientList {
        sheet,
        header_row: header.1,
        name: name.map(|found| found.0).or_else(|| titled(&columns)),
        code: code.map(|found| found.0),
        columns,
    })
}

/// A list joined by code is still shown by its names.
fn titled(columns: &[Column]) -> Option<usize> {
    columns.iter().find(|column| column.role == ColumnRole::Client).map(|column| column.index)
}

/// The column most of whose cells `is_known`, with how many, where it is a list of clients at all.
fn best_column(
    grid: &Grid,
    first: usize,
    columns: &[Column],
    is_known: impl Fn(&str) -> bool,
    role: ColumnRole,
) -> Option<(usize, usize)> {
    let count = |column: usize, rows: std::ops::Range<usize>| {
        let (mut filled, mut hits, mut different) = (0, 0, HashSet::new());
        for text in rows.filter_map(|row| text_in(grid, row, column)) {
            filled += 1;
            hits += usize::from(is_known(&text));
            different.insert(fold_name(&text));
        }
        (filled, hits, different.len())
    };
    let mut best: Option<(usize, usize)> = None;
    for column in columns {
        let says = column.role == role && column.reason != RoleReason::Content;
        // Most columns of a long sheet are told to be none by its first rows.
        let first_rows = first..grid.rows().min(first + FIRST_ROWS);
        if !says && first_rows.end < grid.rows() && count(column.index, first_rows).1 == 0 {
            continue;
        }
        let (filled, hits, different) = count(column.index, first..grid.rows());
        let enough = hits >= 1 && (says || hits * 100 >= filled * KNOWN);
        let better = best.is_none_or(|(_, most)| hits > most || says && hits == most);
        let once = different * 100 >= filled * if says { TITLED } else { DIFFERENT };
        if enough && once && better {
            best = Some((column.index, hits));
        }
    }
    best
}

/// Names of offerings, each with its group.
pub(in crate::import) type Offered = Vec<(String, Option<String>)>;

/// The names in a sheet with one row per offering, each with its group: a column titled as offerings, each there once.
pub(in crate::import) fn offering_list(grid: &Grid) -> Option<(usize, Offered)> {
    let (header, _) = header::find(grid)?;
    let first = header.1 + 1;
    let titles = titles(grid, Some(header));
    let column_of = |wanted: ColumnRole| {
        titles.iter().position(|title| hint(&title.text).is_some_and(|hint| hint.whole && hint.role == wanted))
    };
    let name = column_of(ColumnRole::Offering(None))?;
    let group = column_of(ColumnRole::OfferingGroup);
    let rows = (first..grid.rows())
        .filter_map(|row| Some((text_in(grid, row, name)?, group.and_then(|group| text_in(grid, row, group)))));
    let rows: Offered = rows.collect();
    let different: HashSet<String> = rows.iter().map(|(name, _)| fold_name(name)).collect();
    (rows.len() > 1 && different.len() * 100 >= rows.len() * DIFFERENT).then_some((header.1, rows))
}

impl Known {
    /// Whether a client's name is spelled so but for spaces, signs, legal form and a code beside it.
    fn spelled(&self, name: &str) -> bool {
        let known = |name: &str| self.spellings.contains(&client_spelling(name));
        known(name) || code_and_name(name).is_some_and(|(_, name)| known(name))
    }
}

pub(super) fn text_in(grid: &Grid, row: usize, column: usize) -> Option<String> {
    let text = grid.cell(row, column).to_string();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Rows looked at to tell a list of clients from a table of amounts.
const SAMPLE: usize = 60;

/// Whether the titles of `grid` are those of a company list: a client, at least two things known of clients, and no more
/// than one amount, which is then the clients' own revenue where another sheet holds ours.
pub(in crate::import) fn looks_like_list(grid: &Grid) -> bool {
    let Some((header, _)) = header::find(grid) else { return false };
    let (mut client, mut attributes, mut amounts) = (false, 0, 0);
    for (index, title) in titles(grid, Some(header)).iter().enumerate() {
        use ColumnRole as Role;
        match hint(&title.text).map(|hint| hint.role) {
            Some(Role::Client) => client = true,
            Some(Role::Tag(_) | Role::Employees | Role::ClientSince) => attributes += 1,
            Some(Role::Offering(_) | Role::Date | Role::Document | Role::Quantity | Role::UnitPrice) => return false,
            Some(Role::Amount) => amounts += 1,
            Some(_) => {}
            None => amounts += usize::from(is_numeric(grid, header.1 + 1, index)),
        }
    }
    client && attributes >= 2 && amounts <= 1
}

pub(super) fn is_numeric(grid: &Grid, first: usize, column: usize) -> bool {
    let cells = (first..grid.rows().min(first + SAMPLE)).map(|row| grid.cell(row, column));
    let (mut filled, mut numbers) = (0, 0);
    for cell in cells.filter(|cell| !cell.is_blank()) {
        filled += 1;
        numbers += usize::from(amount_of(cell, DecimalMark::Point).is_some());
    }
    numbers * 2 > filled
}
