//! Lists of clients with what they earn themselves, beside what they are billed: "Company, Users, Annual revenue".

use std::cell::OnceCell;
use std::collections::HashSet;

use super::list::{TITLED, is_numeric, text_in};
use crate::import::guess::header::{self, titles};
use crate::import::guess::titles::{folded_title, hint, is_word, says};
use crate::import::suggest::client_spelling;
use crate::import::{ColumnRole, Grid, Workbook};

/// So many of a hundred clients of what is billed are in the list.
const KNOWN: usize = 30;

/// What the titles of a sheet say of it.
#[derive(Debug, Default)]
struct Outline {
    /// The first row below its titles.
    first: usize,
    client: Option<usize>,
    /// Columns that say who clients are.
    attributes: usize,
    /// Columns of numbers that may be money.
    amounts: usize,
    /// Whether one of them is titled as revenue, and as the clients' own.
    revenue: bool,
    own: bool,
    /// Whether rows are sales, or columns are what is sold.
    sales: bool,
}

impl Outline {
    fn of(grid: &Grid) -> Option<Self> {
        use ColumnRole as Role;
        let (header, _) = header::find(grid)?;
        let mut all = Self { first: header.1 + 1, ..Self::default() };
        for (index, title) in titles(grid, Some(header)).iter().enumerate() {
            let folded = folded_title(&title.text);
            let numeric = || is_numeric(grid, all.first, index);
            match hint(&title.text).map(|hint| hint.role) {
                Some(Role::Client) => all.client = all.client.or(Some(index)),
                Some(Role::Tag(_) | Role::Users | Role::Employees | Role::ClientSince) => all.attributes += 1,
                Some(Role::Offering(_) | Role::Date | Role::Document | Role::Quantity | Role::UnitPrice) => {
                    all.sales = true;
                }
                Some(Role::Amount | Role::Total) => (all.amounts, all.revenue) = (all.amounts + 1, true),
                None if numeric() => {
                    all.amounts += 1;
                    all.own |= is_word("own_revenue", &folded);
                    all.sales |= says("offering_word", &folded);
                }
                _ => {}
            }
        }
        Some(all)
    }

    /// Whether it may be a list with the clients' own revenue.
    fn may_be_list(&self) -> bool {
        self.client.is_some() && self.attributes > 0 && self.amounts == 1 && (self.revenue || self.own) && !self.sales
    }

    /// Whether it says what clients are billed, where `list` says what they earn.
    fn is_billed(&self, list: &Self) -> bool {
        self.client.is_some() && self.amounts > 0 && (self.sales || list.own && !self.own)
    }
}

/// The clients a sheet names.
struct Named {
    /// How many cells name one.
    cells: usize,
    clients: HashSet<String>,
}

impl Named {
    fn of(grid: &Grid, outline: &Outline) -> Self {
        let name = |row: usize| text_in(grid, row, outline.client?).map(|name| client_spelling(&name));
        let (mut cells, mut clients) = (0, HashSet::new());
        for name in (outline.first..grid.rows()).filter_map(name) {
            cells += 1;
            clients.insert(name);
        }
        Self { cells, clients }
    }
}

/// The sheets of `workbook` among `sheets` whose revenue is the clients' own: each lists clients once, and another sheet
/// says what the same clients are billed.
pub(in crate::import) fn own_revenue(workbook: &Workbook, sheets: &[usize]) -> Vec<usize> {
    let outline = |&at: &usize| Some((at, Outline::of(&workbook.sheets.get(at)?.grid)?));
    let outlines: Vec<(usize, Outline)> = sheets.iter().filter_map(outline).collect();
    // Each sheet is read once, however many it is compared with.
    let read: Vec<OnceCell<Named>> = outlines.iter().map(|_| OnceCell::new()).collect();
    let named = |position: usize| {
        let (at, outline) = outlines.get(position)?;
        let grid = &workbook.sheets.get(*at)?.grid;
        Some(read.get(position)?.get_or_init(|| Named::of(grid, outline)))
    };
    let is_own = |(position, (_, list)): &(usize, &(usize, Outline))| {
        let billed = |(other, (_, sales)): &(usize, &(usize, Outline))| other != position && sales.is_billed(list);
        let mut billed = outlines.iter().enumerate().filter(billed).peekable();
        if !list.may_be_list() || billed.peek().is_none() {
            return false;
        }
        let Some(listed) = named(*position) else { return false };
        let same = |other: usize| {
            let Some(sales) = named(other) else { return false };
            let known = sales.clients.intersection(&listed.clients).count();
            known > 1 && known * 100 >= sales.clients.len() * KNOWN
        };
        listed.clients.len() * 100 >= listed.cells * TITLED && billed.any(|(other, _)| same(other))
    };
    outlines.iter().enumerate().filter(is_own).map(|(_, (at, _))| *at).collect()
}
