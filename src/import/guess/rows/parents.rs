//! Rows without a total's word that equal the sum of the rows below them (IMPORT.md §3): parents on top of their
//! children, whose revenue would count twice. Arithmetic is one sign; the second one is that the rows below stand further
//! in, or a total row that only comes out one way.

use super::super::shifted::name_columns;
use super::super::totals::CENT;
use super::sums::Sums;
use super::{Classified, label_of, level_of};
use crate::import::values::Values;
use crate::import::{Cell, Column, Grid, Recipe, RowClass};

/// The key the answer about all of them is kept under.
pub(in super::super::super) const KEY: &str = "parent_rows";

/// In longer tables than this nobody wrote parents over children by hand.
const MOST_ROWS: usize = 50_000;
/// The most rows that one row adds up.
const MOST_CHILDREN: usize = 500;
/// How likely the sums found may be chance.
const CHANCE: f64 = 0.01;
/// How many sums are tried for a row, about.
const TRIES: f64 = 4.0;
/// The steps amounts may be rounded to.
const STEPS: [f64; 8] = [1000.0, 500.0, 100.0, 50.0, 10.0, 5.0, 1.0, 0.5];

/// Rows that equal the sum of those below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super::super) struct Parents {
    /// The rows of the sheet, rising; none where the file proves what they are.
    pub(in super::super::super) rows: Vec<usize>,
    /// What stands in the first of them.
    pub(in super::super::super) label: String,
    /// Whether they are read as totals.
    pub(in super::super::super) total: bool,
}

/// Finds them among the details of `classified`, and makes totals of those that are.
pub(in super::super::super) fn settle(
    (grid, columns): (&Grid, &[Column]),
    values: &Values,
    recipe: &Recipe,
    classified: &mut Classified,
) -> Parents {
    let names = name_columns(grid, columns, values);
    if names.is_empty() || values.width() == 0 {
        return Parents::default();
    }
    let rows = rows(grid, &names, values, classified);
    if rows.len() < 3 || rows.len() > MOST_ROWS {
        return Parents::default();
    }
    let found = Search::new(&rows, values.width()).parents();
    let said = |row: usize| recipe.rows.contains_key(&label_of(grid, row));
    let covered = covered(values, classified);
    let counts = |row: usize| covered.iter().any(|(first, last)| (*first..*last).contains(&row));
    let found: Vec<&Found> = found.iter().filter(|found| !said(found.row) && !counts(found.row)).collect();
    if found.is_empty() {
        return Parents::default();
    }
    let parents: Vec<usize> = found.iter().map(|found| found.row).collect();
    let proved = prove(values, &parents, classified);
    let nested = found.iter().all(|found| found.nested);
    let total = recipe.answers.get(KEY).map_or(nested, |choice| *choice == 1);
    if proved || total {
        for row in &parents {
            if let Some(class) = classified.classes.get_mut(*row) {
                *class = RowClass::Subtotal;
            }
        }
    }
    let label = parents.first().map(|row| label_of(grid, *row)).unwrap_or_default();
    Parents { rows: if proved { Vec::new() } else { parents }, label, total }
}

/// A client's row.
struct Row<'v> {
    at: usize,
    /// How far in its name stands: by column, then by indent.
    level: (usize, usize),
    amounts: &'v [f64],
}

fn rows<'v>(grid: &Grid, names: &[usize], values: &'v Values, classified: &Classified) -> Vec<Row<'v>> {
    let doubt = |row: usize| classified.doubts.iter().any(|doubt| doubt.row == row);
    let column_of = |row: usize| {
        let text = |column: &&usize| matches!(grid.cell(row, **column), Cell::Text(text) if !text.trim().is_empty());
        names.iter().find(text).copied()
    };
    let details = values.rows().filter(|(row, _)| classified.classes.get(*row) == Some(&RowClass::Detail));
    let filled = details.filter(|(row, amounts)| !doubt(*row) && amounts.iter().any(|one| !one.is_nan()));
    let each = filled.filter_map(|(row, amounts)| {
        let column = column_of(row)?;
        Some(Row { at: row, level: (column, level_of(grid, row, column).indent), amounts })
    });
    each.collect()
}

/// A row that equals the sum of those below it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Found {
    row: usize,
    /// Whether the rows it adds up stand further in.
    nested: bool,
    /// How many rows it adds up.
    children: usize,
    /// How likely that is chance.
    chance: f64,
}

/// The rows not added up by another one yet, the last first, while the table is walked upwards.
struct Search<'r, 'v> {
    rows: &'r [Row<'v>],
    steps: Vec<f64>,
}

impl<'r, 'v> Search<'r, 'v> {
    fn new(rows: &'r [Row<'v>], width: usize) -> Self {
        let step = |slot: usize| {
            let amounts = || rows.iter().filter_map(|row| row.amounts.get(slot)).filter(|amount| !amount.is_nan());
            let whole = |step: f64| amounts().all(|amount| (amount / step - (amount / step).round()).abs() < 1e-6);
            STEPS.into_iter().find(|step| whole(*step)).unwrap_or(CENT)
        };
        Self { rows, steps: (0..width).map(step).collect() }
    }

    /// The parents: those too unlikely to be chance by themselves or, where parents and their children are nearly all
    /// there is, those of the whole table.
    fn parents(&self) -> Vec<Found> {
        let all = self.walk(1.0);
        #[expect(clippy::cast_precision_loss, reason = "some thousand rows")]
        let rows = self.rows.len() as f64;
        let held: usize = all.iter().map(|found| 1 + found.children).sum();
        let together: f64 = all.iter().map(|found| TRIES * found.chance).product();
        let whole = all.len() > 1 && held * 5 >= self.rows.len() * 4 && together < CHANCE;
        if whole { all } else { self.walk(CHANCE / (TRIES * rows)) }
    }

    /// Walks upwards. Sums more likely than `chance` are passed over, unless the rows below stand further in.
    fn walk(&self, chance: f64) -> Vec<Found> {
        let mut open: Vec<&Row<'v>> = Vec::new();
        let mut found: Vec<Found> = Vec::new();
        for row in self.rows.iter().rev() {
            let sum = self.nested(row, &open).or_else(|| self.flat(row, &open).filter(|found| found.chance < chance));
            if let Some(sum) = sum {
                open.truncate(open.len() - sum.children);
                found.push(sum);
            }
            open.push(row);
        }
        // A parent of one child repeats it, which only parents of several make likely.
        if !found.iter().any(|found| found.children > 1) {
            found.clear();
        }
        found.reverse();
        found
    }

    /// Whether `row` adds up all that stand further in right below it.
    fn nested(&self, row: &Row<'v>, open: &[&Row<'v>]) -> Option<Found> {
        let children = open.iter().rev().take_while(|other| other.level > row.level).count();
        let mut sums = Sums::none(self.steps.len());
        open.iter().rev().take(children).for_each(|child| add(&mut sums, child));
        let same = children > 0 && is_sum(row, &sums);
        same.then(|| Found { row: row.at, nested: true, children, chance: self.chance(row) })
    }

    /// Whether `row` adds up some rows right below it that stand as far in.
    fn flat(&self, row: &Row<'v>, open: &[&Row<'v>]) -> Option<Found> {
        let mut sums = Sums::none(self.steps.len());
        let below = open.iter().rev().take_while(|other| other.level == row.level).take(MOST_CHILDREN);
        let mut filled = 0;
        for (child, children) in below.zip(1..) {
            add(&mut sums, child);
            filled += usize::from(child.amounts.iter().any(|amount| !amount.is_nan() && *amount != 0.0));
            if filled > 1 && is_sum(row, &sums) {
                return Some(Found { row: row.at, nested: false, children, chance: self.chance(row) });
            }
            if sums.by_slot().iter().zip(row.amounts).any(|(sum, amount)| *sum > amount.max(0.0) + 1.0 && *sum > 0.0) {
                return None;
            }
        }
        None
    }

    /// How likely a sum hits the amounts of `row` by chance: their steps are the hits, their size what there is to hit.
    fn chance(&self, row: &Row<'v>) -> f64 {
        let each = row.amounts.iter().zip(&self.steps).filter(|(amount, _)| !amount.is_nan() && **amount != 0.0);
        each.map(|(amount, step)| (step / amount.abs()).min(1.0)).product()
    }
}

/// Whether the amounts of `row` are `sums`.
fn is_sum(row: &Row<'_>, sums: &Sums) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "some hundred rows")]
    let tolerance = CENT * sums.rows as f64;
    let mut pairs = sums.by_slot().iter().zip(row.amounts);
    let near = pairs.all(|(sum, amount)| {
        let amount = if amount.is_nan() { 0.0 } else { *amount };
        (sum - amount).abs() <= tolerance + 1e-9 * amount.abs()
    });
    near && row.amounts.iter().any(|amount| !amount.is_nan() && *amount != 0.0)
}

fn add(sums: &mut Sums, row: &Row<'_>) {
    sums.add(row.amounts, 1.0);
}

/// The rows that a total below them is known to add up, from the first to before the last: they are no sums themselves.
fn covered(values: &Values, classified: &Classified) -> Vec<(usize, usize)> {
    let class = |row: usize| classified.classes.get(row).copied();
    let doubt = |row: usize| classified.doubts.iter().any(|doubt| doubt.row == row);
    let all: Vec<(usize, &[f64])> = values.rows().collect();
    let mut covered = Vec::new();
    let mut left = 100 * MOST_ROWS;
    for (at, (row, amounts)) in all.iter().enumerate() {
        if !matches!(class(*row), Some(RowClass::Subtotal | RowClass::GrandTotal)) || doubt(*row) {
            continue;
        }
        let (mut sums, none) = (Sums::none(values.width()), Sums::none(values.width()));
        let counts = vec![true; values.width()];
        let above = all.iter().take(at).rev().filter(|(row, _)| class(*row) == Some(RowClass::Detail));
        for (first, detail) in above.take(left) {
            left = left.saturating_sub(1);
            sums.add(detail, 1.0);
            if sums.rows > 1 && sums.is_since(&none, amounts, (&counts, false)) {
                covered.push((*first, *row));
                break;
            }
        }
    }
    covered
}

/// Whether a row in doubt is the total of all rows but the `parents`: then it is one, and they are totals too.
fn prove(values: &Values, parents: &[usize], classified: &mut Classified) -> bool {
    let doubts: Vec<usize> = classified.doubts.iter().map(|doubt| doubt.row).collect();
    let mut sums = Sums::none(values.width());
    for (row, amounts) in values.rows() {
        let detail = classified.classes.get(row) == Some(&RowClass::Detail);
        if detail && !doubts.contains(&row) && parents.binary_search(&row).is_err() {
            sums.add(amounts, 1.0);
        }
    }
    let (none, counts) = (Sums::none(values.width()), vec![true; values.width()]);
    let total = doubts.iter().find(|row| sums.is_since(&none, values.amounts_of(**row), (&counts, false)));
    let Some(&total) = total else { return false };
    classified.doubts.retain(|doubt| doubt.row != total);
    if let Some(class) = classified.classes.get_mut(total) {
        *class = RowClass::GrandTotal;
    }
    true
}
