//! The shape of a table beyond clients down and offerings across (IMPORT.md §2): months across, two years side by side,
//! clients across, grids of marks, and several tables in one sheet.
//!
//! Each shape is brought back to the plain one as early as can be: a sheet with several tables is cut to one, a table
//! with clients across is turned, and marks become ones, before the table is understood ([`prepare`]). Months and years
//! are columns that stand for more than an offering ([`across::Across`]). Whatever was turned, every amount keeps the
//! cell of the file it came from.

pub(super) mod across;
mod blocks;
mod marks;
mod period;
mod sums;
mod turned;
mod years;

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::amount_columns::Amounts;
use super::grid::{Change, column_letters};
use super::guess::columns::columns;
use super::guess::header::{self, titles};
use super::guess::profile::profiles;
use super::matrix::source;
use super::proof::{by_reason, file_total};
use super::understand::header_of;
use super::values::Values;
use super::{Grid, Imported, Recipe, Workbook};
use crate::model::fold_words;
use crate::model::{CellRef, Dataset, Issue, IssueReason, LeftOutCell, LeftOutReason, neumaier_sum};
use blocks::Block;
use marks::{Mark, Marks};

pub(super) use period::{Period, is_period, quarter, timed};
pub(super) use years::is_beside;

/// The shape of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// What the layout says, and nothing more.
    #[default]
    Plain,
    /// Columns are months, quarters or half-years.
    MonthsAcross,
    /// Columns are years; one of them counts.
    TwoYears,
    /// Offerings down, clients across.
    ClientsAcross,
    /// Clients down, services across, and a mark where the client has one.
    Marks,
}

impl Shape {
    /// All of them, in the order a list shows them.
    pub const ALL: [Self; 5] = [Self::Plain, Self::MonthsAcross, Self::TwoYears, Self::ClientsAcross, Self::Marks];

    /// Its stable name, for scripts and saved recipes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::MonthsAcross => "months_across",
            Self::TwoYears => "two_years",
            Self::ClientsAcross => "clients_across",
            Self::Marks => "marks",
        }
    }
}

/// Why a table got its shape; the catalogue says it in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShapeReason {
    /// Nothing spoke for another one.
    #[default]
    NothingElse,
    /// The user said so.
    Corrected,
    /// The titles are months, quarters or half-years.
    PeriodTitles,
    /// The titles are years.
    YearTitles,
    /// Most cells are marks.
    MarkedCells,
    /// The title of the first column says that offerings stand below it.
    OfferingsTitle,
    /// The first column holds titles of what is known of clients, such as users.
    AttributesDown,
    /// Names with a legal form stand across.
    NamesAcross,
    /// The first column holds words for services.
    OfferingsDown,
}

impl ShapeReason {
    /// Its stable name, for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NothingElse => "nothing_else",
            Self::Corrected => "corrected",
            Self::PeriodTitles => "period_titles",
            Self::YearTitles => "year_titles",
            Self::MarkedCells => "marked_cells",
            Self::OfferingsTitle => "offerings_title",
            Self::AttributesDown => "attributes_down",
            Self::NamesAcross => "names_across",
            Self::OfferingsDown => "offerings_down",
        }
    }
}

/// One of several tables in a sheet. Rows and columns count from 0, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetTable {
    /// What is written above it, else its titles; [`Recipe::table`] chooses a table by it.
    pub name: String,
    /// The first and last row.
    pub rows: (usize, usize),
    /// The first and last column.
    pub columns: (usize, usize),
    /// Whether it is the one that was read.
    pub read: bool,
}

impl SheetTable {
    /// Its cells as people write them: "A3:F20".
    #[must_use]
    pub fn range(&self) -> String {
        let corner = |row: usize, column: usize| format!("{}{}", column_letters(column), row + 1);
        format!("{}:{}", corner(self.rows.0, self.columns.0), corner(self.rows.1, self.columns.1))
    }
}

/// A sheet's cells brought to the plain shape.
#[derive(Debug)]
pub(super) struct Prepared<'g> {
    /// The cells to understand.
    pub(super) grid: Cow<'g, Grid>,
    original: &'g Grid,
    blocks: Vec<Block>,
    read: Option<usize>,
    turned: Option<ShapeReason>,
    marks: Option<Marks>,
}

/// Cuts the sheet to the table to read, turns it and reads its marks, as `recipe` says or as it looks.
pub(super) fn prepare<'g>(grid: &'g Grid, recipe: &Recipe) -> Prepared<'g> {
    let blocks = blocks::find(grid);
    let read = chosen(&blocks, recipe);
    let mut prepared = Prepared { grid: Cow::Borrowed(grid), original: grid, blocks, read, turned: None, marks: None };
    if let Some(read) = read {
        let others: Vec<&Block> =
            prepared.blocks.iter().enumerate().filter(|(at, _)| *at != read).map(|(_, block)| block).collect();
        let cut = grid.changed(
            |at, _| {
                if others.iter().any(|block| block.contains(at)) { Change::Drop } else { Change::Keep }
            },
        );
        prepared.grid = Cow::Owned(cut);
    }
    prepared.turn(recipe);
    prepared.fill(recipe);
    prepared.mark(recipe);
    prepared
}

/// The table to read: the one the recipe names, else the one with the most numbers, the first of equals.
fn chosen(blocks: &[Block], recipe: &Recipe) -> Option<usize> {
    let named = recipe.table.as_deref().map(fold_words);
    let said = named.and_then(|name| blocks.iter().position(|block| fold_words(&block.name) == name));
    let densest = || {
        let most = blocks.iter().map(|block| block.numbers).max()?;
        blocks.iter().position(|block| block.numbers == most)
    };
    said.or_else(densest)
}

impl Prepared<'_> {
    fn turn(&mut self, recipe: &Recipe) {
        let reason = match recipe.shape {
            Some(Shape::ClientsAcross) => Some(ShapeReason::Corrected),
            Some(_) => None,
            None if recipe.layout.is_some_and(|layout| layout != super::Layout::Matrix) => None,
            None => turned::find(&self.grid),
        };
        let Some(reason) = reason else { return };
        // What stands above the table would stand left of it; and the title of the offerings is none of the clients.
        let (top, left) = turned::corner(&self.grid);
        let keep = |(row, column): (usize, usize)| row >= top && (row, column) != (top, left);
        let alone = self.grid.changed(|at, _| if keep(at) { Change::Keep } else { Change::Drop });
        if let Some(turned) = alone.turned() {
            self.grid = Cow::Owned(turned);
            self.turned = Some(reason);
        }
    }

    /// Gives each row the texts that are merged over it and others.
    fn fill(&mut self, recipe: &Recipe) {
        if self.grid.merged().iter().all(|range| range.rows.0 == range.rows.1) {
            return;
        }
        let first = header_of(&self.grid, recipe).map_or(0, |(_, last)| last + 1);
        if let Some(filled) = self.grid.filled_down(first) {
            self.grid = Cow::Owned(filled);
        }
    }

    fn mark(&mut self, recipe: &Recipe) {
        let wanted = recipe.shape.is_none_or(|shape| matches!(shape, Shape::Marks | Shape::ClientsAcross));
        let found = wanted.then(|| marks::find(&self.grid, recipe.shape == Some(Shape::Marks))).flatten();
        let Some(found) = found else { return };
        let inside = |(row, column): (usize, usize)| row >= found.first && found.columns.binary_search(&column).is_ok();
        let mark = if found.mixed { Mark::beside_amounts } else { Mark::of };
        self.grid = Cow::Owned(self.grid.changed(|at, cell| match mark(cell) {
            _ if at.0 >= found.first && found.counts.contains(&at.1) => Change::Drop,
            _ if !inside(at) => Change::Keep,
            Mark::Yes if !found.mixed => Change::Number(1.0),
            Mark::Yes | Mark::No => Change::Drop,
            _ => Change::Keep,
        }));
        self.marks = Some(found);
    }

    /// The shape, where the cells were brought to the plain one.
    fn shape(&self) -> Option<(Shape, ShapeReason)> {
        let marks = self.marks.as_ref().filter(|marks| !marks.mixed);
        let turned = self.turned.map(|reason| (Shape::ClientsAcross, reason));
        turned.or_else(|| marks.map(|_| (Shape::Marks, ShapeReason::MarkedCells)))
    }

    /// Gives what was understood its shape, its true cells, and what the proof says of the other tables.
    pub(super) fn finish(&self, imported: &mut Imported, across: Option<Shape>, recipe: &Recipe) {
        let across = across.map(|shape| match shape {
            Shape::TwoYears => (shape, ShapeReason::YearTitles),
            _ => (shape, ShapeReason::PeriodTitles),
        });
        let (shape, reason) = self.shape().or(across).unwrap_or_default();
        let corrected = recipe.shape == Some(shape);
        (imported.shape, imported.shape_reason) = (shape, if corrected { ShapeReason::Corrected } else { reason });
        let data = &mut imported.data;
        self.note_marks(data, imported.header);
        if self.turned.is_some() {
            turn_back(data);
        }
        self.note_tables(data, recipe);
        imported.tables = self.tables();
    }

    fn tables(&self) -> Vec<SheetTable> {
        let blocks = self.blocks.iter().enumerate();
        let table = |(at, block): (usize, &Block)| SheetTable {
            name: block.name.clone(),
            rows: block.rows,
            columns: block.columns,
            read: Some(at) == self.read,
        };
        blocks.map(table).collect()
    }

    /// Says that marks are counted, or that they are no amounts.
    fn note_marks(&self, data: &mut Dataset, header: Option<(usize, usize)>) {
        let Some(marks) = &self.marks else { return };
        let mut found = Vec::new();
        let issue = |(row, column): (usize, usize), reason| {
            let cell = match self.turned {
                Some(_) => self.original.cell(column, row),
                None => self.original.cell(row, column),
            };
            Issue::new(source(row, column), cell.to_string(), reason)
        };
        if marks.mixed {
            let rows = marks.first..self.grid.rows();
            let cells = rows.flat_map(|row| marks.columns.iter().map(move |&column| (row, column)));
            let original = |(row, column): (usize, usize)| match self.turned {
                Some(_) => self.original.cell(column, row),
                None => self.original.cell(row, column),
            };
            let marked = cells.filter(|at| Mark::beside_amounts(original(*at)) == Mark::Yes);
            found.extend(marked.map(|at| issue(at, IssueReason::MarkWithoutAmount)));
        } else {
            data.marks_only = true;
            data.currency = None;
            let column = marks.columns.first().copied().unwrap_or(0);
            found.push(issue((header.map_or(0, |(_, last)| last), column), IssueReason::MarksOnly));
        }
        add_issues(data, found);
    }

    /// Counts the amounts of the other tables as left out.
    fn note_tables(&self, data: &mut Dataset, recipe: &Recipe) {
        let others = self.blocks.iter().enumerate().filter(|(at, _)| self.read.is_some_and(|read| read != *at));
        let others: Vec<&Block> = others.map(|(_, block)| block).collect();
        if others.is_empty() {
            return;
        }
        let mut left_out: Vec<LeftOutCell> = data.left_out.to_vec();
        let mut total = vec![data.proof.file_total];
        let mut found = Vec::new();
        for block in others {
            let (row, column) = (block.rows.0, block.columns.0);
            found.push(Issue::new(source(row, column), block.name.clone(), IssueReason::SecondTable));
            if let Some((amount, cells)) = amounts_of(self.original, block, recipe) {
                total.push(amount);
                left_out.extend(cells);
            }
        }
        left_out.sort_by_key(|cell| cell.source);
        data.proof.file_total = neumaier_sum(total);
        data.proof.left_out = by_reason(&left_out);
        data.left_out = Arc::new(left_out);
        add_issues(data, found);
    }
}

/// The amounts of a table that is not read, as they would be; and their sum, counted apart.
fn amounts_of(grid: &Grid, block: &Block, recipe: &Recipe) -> Option<(f64, Vec<LeftOutCell>)> {
    let grid = grid.changed(|at, _| if block.contains(at) { Change::Keep } else { Change::Drop });
    let (header, _) = header::find(&grid)?;
    let first = header.1 + 1;
    let (titles, profiles) = (titles(&grid, Some(header)), profiles(&grid, first));
    let mut columns = columns(&titles, &profiles, recipe);
    let amounts = Amounts::of(&mut columns, &titles, &profiles, recipe);
    let values = Values::read(&grid, first, amounts.columns.clone())?;
    let mut cells = Vec::new();
    for (row, amounts) in values.rows() {
        for (slot, &amount) in amounts.iter().enumerate().filter(|(_, amount)| !amount.is_nan()) {
            let source = source(row, values.column(slot)?);
            cells.push(LeftOutCell { source, amount, reason: LeftOutReason::OtherTable });
        }
    }
    Some((file_total(&grid, first, &amounts.columns), cells))
}

fn add_issues(data: &mut Dataset, found: Vec<Issue>) {
    if !found.is_empty() {
        let issues = Arc::make_mut(&mut data.issues);
        issues.extend(found);
        issues.sort_by_key(|issue| issue.source);
    }
}

/// Gives the cells of a turned table their places in the file.
fn turn_back(data: &mut Dataset) {
    let back = |cell: &mut CellRef| (cell.row, cell.column) = (cell.column, cell.row);
    for line in Arc::make_mut(&mut data.lines) {
        back(&mut line.source);
    }
    let issues = Arc::make_mut(&mut data.issues);
    for issue in issues.iter_mut() {
        back(&mut issue.source);
    }
    issues.sort_by_key(|issue| issue.source);
    let left_out = Arc::make_mut(&mut data.left_out);
    for cell in left_out.iter_mut() {
        back(&mut cell.source);
        cell.reason = match cell.reason {
            LeftOutReason::GrandTotal => LeftOutReason::TotalColumn,
            LeftOutReason::TotalColumn => LeftOutReason::GrandTotal,
            other => other,
        };
    }
    left_out.sort_by_key(|cell| cell.source);
    data.proof.left_out = by_reason(left_out);
}

impl Imported {
    /// The cells of the table as its columns and rows count them: those of the sheet, turned where its clients stand
    /// across.
    #[must_use]
    pub fn grid<'w>(&self, workbook: &'w Workbook) -> Option<Cow<'w, Grid>> {
        let grid = &workbook.sheets.get(self.sheet)?.grid;
        match self.shape {
            Shape::ClientsAcross => grid.turned().map(Cow::Owned),
            _ => Some(Cow::Borrowed(grid)),
        }
    }
}
