//! Rows without a total's word that equal the sum of the rows below them (IMPORT.md §3): parents on top of their
//! children, whose revenue would count twice. Arithmetic is one sign; the second one is that the rows below stand further
//! in, or a total row that only comes out one way.

#[cfg(test)]
mod tests;

use super::super::shifted::name_columns;
use super::super::totals::CENT;
use super::sums::Sums;
use super::{Classified, label_of, level_of};
use crate::import::values::Values;
use crate::import::{Cell, Column, Grid, Recipe, RowClass};

/// The key the answer is kept under about those whose rows stand further in.
const FURTHER_IN: &str = "parent_rows";
/// The key the answer is kept under about those whose rows stand as far in as they do.
const AS_FAR_IN: &str = "parent_rows_beside";

/// In longer tables than this nobody wrote parents over children by hand.
const MOST_ROWS: usize = 50_000;
/// The most rows that one row adds up.
const MOST_CHILDREN: usize = 500;
/// The most rows that are looked at in all, where each could look at all others.
const MOST_STEPS: usize = 100 * MOST_ROWS;
/// How likely the sums found may be chance.
const CHANCE: f64 = 0.01;
/// How many sums are tried for a row, about.
const TRIES: f64 = 4.0;
/// The steps amounts may be rounded to.
const STEPS: [f64; 8] = [1000.0, 500.0, 100.0, 50.0, 10.0, 5.0, 1.0, 0.5];

/// Rows that equal the sum of those below them, and that one answer is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super::super) struct Parents {
    /// The key that answer is kept under.
    pub(in super::super::super) key: &'static str,
    /// The rows of the sheet, rising.
    pub(in super::super::super) rows: Vec<usize>,
    /// What stands in the first of them.
    pub(in super::super::super) label: String,
    /// Whether they are read as totals.
    pub(in super::super::super) total: bool,
}

/// Finds them among the details of `classified`, and makes totals of those that are. Gives those the file does not prove:
/// what stands further in is a second sign, so the others are asked about apart.
pub(in super::super::super) fn settle(
    (grid, columns): (&Grid, &[Column]),
    values: &Values,
    recipe: &Recipe,
    classified: &mut Classified,
) -> Vec<Parents> {
    let names = name_columns(grid, columns, values);
    if names.is_empty() || values.width() == 0 {
        return Vec::new();
    }
    let doubts = Doubts::of(classified);
    let rows = rows(grid, &names, values, (classified, &doubts));
    if rows.len() < 3 || rows.len() > MOST_ROWS {
        return Vec::new();
    }
    let mut found = Search::new(&rows, values.width()).parents();
    found.retain(|found| !recipe.rows.contains_key(&label_of(grid, found.row)));
    if found.is_empty() {
        return Vec::new();
    }
    let covered = Covered::of(values, classified, &doubts);
    found.retain(|found| !covered.holds(found.row));
    if let Some(totals) = prove(values, &found, classified, &doubts) {
        make_totals(&totals, classified);
        return Vec::new();
    }
    let mut asked = Vec::new();
    for (key, nested) in [(FURTHER_IN, true), (AS_FAR_IN, false)] {
        let rows: Vec<usize> = found.iter().filter(|found| found.nested == nested).map(|found| found.row).collect();
        let Some(&first) = rows.first() else { continue };
        let total = recipe.answers.get(key).map_or(nested, |choice| *choice == 1);
        if total {
            make_totals(&rows, classified);
        }
        asked.push(Parents { key, rows, label: label_of(grid, first), total });
    }
    asked
}

fn make_totals(rows: &[usize], classified: &mut Classified) {
    for row in rows {
        if let Some(class) = classified.classes.get_mut(*row) {
            *class = RowClass::Subtotal;
        }
    }
}

/// The rows in doubt, rising.
struct Doubts(Vec<usize>);

impl Doubts {
    fn of(classified: &Classified) -> Self {
        let mut rows: Vec<usize> = classified.doubts.iter().map(|doubt| doubt.row).collect();
        rows.sort_unstable();
        Self(rows)
    }

    fn holds(&self, row: usize) -> bool {
        self.0.binary_search(&row).is_ok()
    }
}

/// A client's row.
struct Row<'v> {
    at: usize,
    /// How far in its name stands: by column, then by indent.
    level: (usize, usize),
    amounts: &'v [f64],
}

/// The clients' rows with amounts, but of too many no more than tell so.
fn rows<'v>(
    grid: &Grid,
    names: &[usize],
    values: &'v Values,
    (classified, doubts): (&Classified, &Doubts),
) -> Vec<Row<'v>> {
    let column_of = |row: usize| {
        let text = |column: &&usize| matches!(grid.cell(row, **column), Cell::Text(text) if !text.trim().is_empty());
        names.iter().find(text).copied()
    };
    let details = values.rows().filter(|(row, _)| classified.classes.get(*row) == Some(&RowClass::Detail));
    let filled = details.filter(|(row, amounts)| !doubts.holds(*row) && amounts.iter().any(|one| !one.is_nan()));
    let each = filled.filter_map(|(row, amounts)| {
        let column = column_of(row)?;
        Some(Row { at: row, level: (column, level_of(grid, row, column).indent), amounts })
    });
    each.take(MOST_ROWS + 1).collect()
}

/// A row that equals the sum of those below it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Found {
    row: usize,
    /// Whether the rows it adds up stand further in, or it stands in a parent that only comes out without them.
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
        let mut found: Vec<Found> = Vec::new();
        // The rows not added up yet: by any other, and by one they stand further in than.
        let (mut open, mut inner): (Vec<&Row<'v>>, Vec<&Row<'v>>) = (Vec::new(), Vec::new());
        let mut left = MOST_STEPS;
        for row in self.rows.iter().rev() {
            let all = self.nested(row, &inner, &mut left);
            let sum = all.or_else(|| self.nested(row, &open, &mut left));
            if let Some(sum) = sum {
                settle_flat(&mut found, (row, &inner), all.is_none());
                for rows in [&mut open, &mut inner] {
                    rows.truncate(rows.len() - further_in(row, rows).count());
                }
                found.push(sum);
            } else if let Some(sum) = self.flat(row, &open).filter(|found| found.chance < chance) {
                open.truncate(open.len() - sum.children);
                found.push(sum);
            }
            open.push(row);
            inner.push(row);
        }
        // A parent of one child repeats it, which only parents of several make likely.
        if !found.iter().any(|found| found.children > 1) {
            found.clear();
        }
        found.reverse();
        found
    }

    /// Whether `row` adds up all that stand further in right below it, while no more than `left` rows are looked at.
    fn nested(&self, row: &Row<'v>, open: &[&Row<'v>], left: &mut usize) -> Option<Found> {
        let mut sums = Sums::none(self.steps.len());
        for child in further_in(row, open) {
            *left = left.checked_sub(1)?;
            add(&mut sums, child);
        }
        let children = sums.rows;
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

/// The rows of `open` right below `row` that stand further in.
fn further_in<'o, 'v>(row: &Row<'v>, open: &'o [&'o Row<'v>]) -> impl Iterator<Item = &'o Row<'v>> {
    let level = row.level;
    open.iter().rev().copied().take_while(move |other| other.level > level)
}

/// Settles the sums found among rows that stand equally far in, in those of `inner` that `row` adds up: it adds them up
/// as well, or `instead` of their rows.
fn settle_flat(found: &mut Vec<Found>, (row, inner): (&Row<'_>, &[&Row<'_>]), instead: bool) {
    let Some(last) = further_in(row, inner).last().map(|child| child.at) else { return };
    let at = found.len() - found.iter().rev().take_while(|found| found.row <= last).count();
    if instead {
        found.iter_mut().skip(at).for_each(|found| found.nested = true);
    } else {
        let inside = found.split_off(at);
        found.extend(inside.into_iter().filter(|found| found.nested));
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

/// The rows that a total below them is known to add up: they are no sums themselves. From the first to before the last,
/// both rising.
struct Covered(Vec<(usize, usize)>);

impl Covered {
    fn of(values: &Values, classified: &Classified, doubts: &Doubts) -> Self {
        let class = |row: usize| classified.classes.get(row).copied();
        let all: Vec<(usize, &[f64])> = values.rows().collect();
        let mut covered = Vec::new();
        let mut left = MOST_STEPS;
        for (at, (row, amounts)) in all.iter().enumerate() {
            if !matches!(class(*row), Some(RowClass::Subtotal | RowClass::GrandTotal)) || doubts.holds(*row) {
                continue;
            }
            let (mut sums, none) = (Sums::none(values.width()), Sums::none(values.width()));
            let counts = vec![true; values.width()];
            for (first, detail) in all.iter().take(at).rev().take(left) {
                left = left.saturating_sub(1);
                if class(*first) != Some(RowClass::Detail) {
                    continue;
                }
                sums.add(detail, 1.0);
                if sums.rows > 1 && sums.is_since(&none, amounts, (&counts, false)) {
                    covered.push((*first, *row));
                    break;
                }
            }
        }
        let mut lowest = usize::MAX;
        for (first, _) in covered.iter_mut().rev() {
            lowest = lowest.min(*first);
            *first = lowest;
        }
        Self(covered)
    }

    fn holds(&self, row: usize) -> bool {
        let next = self.0.partition_point(|(_, last)| *last <= row);
        self.0.get(next).is_some_and(|(first, _)| *first <= row)
    }
}

/// Whether a row in doubt is the total of all rows but the parents `found`, or but those of one kind: then it is one, and
/// so are they.
fn prove(values: &Values, found: &[Found], classified: &mut Classified, doubts: &Doubts) -> Option<Vec<usize>> {
    if doubts.0.is_empty() {
        return None;
    }
    let kinds: [&dyn Fn(&&Found) -> bool; 3] = [&|_| true, &|found| found.nested, &|found| !found.nested];
    let parents = kinds.map(|kind| found.iter().filter(kind).map(|found| found.row).collect::<Vec<usize>>());
    let (none, counts) = (Sums::none(values.width()), vec![true; values.width()]);
    for parents in parents.into_iter().filter(|parents| !parents.is_empty()) {
        let mut sums = Sums::none(values.width());
        for (row, amounts) in values.rows() {
            let detail = classified.classes.get(row) == Some(&RowClass::Detail);
            if detail && !doubts.holds(row) && parents.binary_search(&row).is_err() {
                sums.add(amounts, 1.0);
            }
        }
        let total = doubts.0.iter().find(|row| sums.is_since(&none, values.amounts_of(**row), (&counts, false)));
        let Some(&total) = total else { continue };
        classified.doubts.retain(|doubt| doubt.row != total);
        if let Some(class) = classified.classes.get_mut(total) {
            *class = RowClass::GrandTotal;
        }
        return Some(parents);
    }
    None
}
