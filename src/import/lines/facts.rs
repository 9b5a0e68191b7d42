//! What is known of each column of a table that may be invoice lines.

use std::collections::HashMap;

use super::dates::date_of;
use super::title::{Says, says_title};
use crate::import::currency::code_of;
use crate::import::guess::date::DateOrder;
use crate::import::guess::profile::Profile;
use crate::import::guess::status::{Statuses, may_be_status};
use crate::import::sketch::Sketch;
use crate::import::{Cell, ColumnRole, Recipe, column_letters};

/// Cells looked at to see whether a column holds dates.
const SAMPLE: usize = 200;
/// Rows looked at to see whether a column says the same of a client each time.
pub(super) const ROWS: usize = 50_000;
/// One in so many is an exception: of the clients with several lines, one that different things are said of.
const EXCEPTIONS: usize = 10;

/// One column.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// Its position in the sheet.
    pub(super) index: usize,
    /// Its title; empty when there is none.
    pub(super) title: String,
    /// Its title, or its letters.
    pub(super) name: String,
    pub(super) says: Says,
    /// The role the user gave it.
    pub(super) corrected: Option<ColumnRole>,
    /// Cells that hold something.
    pub(super) filled: usize,
    /// Different texts or small numbers, up to some hundreds.
    pub(super) different: usize,
    pub(super) numeric: bool,
    pub(super) text: bool,
    pub(super) percents: bool,
    /// Whether most cells are dates with a day.
    pub(super) dated: bool,
    /// Whether most cells can be read as a date or a month.
    pub(super) periods: bool,
    /// Whether its texts come back as those of an attribute do.
    pub(super) repeating: bool,
}

impl Facts {
    /// Whether it holds the day of a document, by its title and its cells.
    pub(super) fn is_date(&self) -> bool {
        self.says == Says::Date && self.periods
    }
}

/// The facts of all columns with a title or a filled cell.
pub(super) fn facts(sketch: Sketch<'_>, recipe: &Recipe) -> Vec<Facts> {
    let all = sketch.titles.iter().zip(sketch.profiles).enumerate();
    let used = all.filter(|(_, (title, profile))| !title.text.is_empty() || profile.filled() > 0);
    used.map(|(index, (title, profile))| fact(sketch, index, &title.text, profile, recipe)).collect()
}

fn fact(sketch: Sketch<'_>, index: usize, title: &str, profile: &Profile, recipe: &Recipe) -> Facts {
    let name = if title.is_empty() { column_letters(index) } else { title.to_owned() };
    let numeric = profile.is_numeric() || profile.is_percent();
    let says = of_client(says_title(title, numeric), title, profile);
    // Whatever its title, a column of nothing but currencies says the currency.
    let coded = profile.is_text() && profile.different() <= 12 && are_currencies(sketch, index);
    let says = if coded { Says::Role(ColumnRole::Currency) } else { says };
    let by_cells = profile.is_dates();
    let may = by_cells || matches!(says, Says::Date | Says::Role(ColumnRole::Period));
    Facts {
        index,
        corrected: recipe.roles.get(&name).copied(),
        name,
        title: title.to_owned(),
        says,
        filled: profile.filled(),
        different: profile.different(),
        numeric,
        text: profile.is_text(),
        percents: profile.is_percent() || profile.filled() > 0 && are_percents(sketch, index),
        dated: by_cells,
        periods: may && (by_cells || are_dates(sketch, index)),
        repeating: profile.is_repeating(),
    }
}

/// What the title says, unless the values say that it is about the client: its status, or its margin in per cent.
fn of_client(says: Says, title: &str, profile: &Profile) -> Says {
    let status = Says::Role(ColumnRole::ClientStatus);
    match says {
        Says::Role(ColumnRole::Margin) if profile.is_margin_percent(title) => Says::Role(ColumnRole::MarginPercent),
        Says::Role(ColumnRole::ClientStatus) if !profile.statuses().is_some_and(Statuses::any) => Says::Nothing,
        _ if may_be_status(title) && profile.statuses().is_some_and(Statuses::of_clients) => status,
        says => says,
    }
}

fn sample(sketch: Sketch<'_>, index: usize) -> impl Iterator<Item = Cell<'_>> {
    let cells = sketch.rows().map(move |row| sketch.grid.cell(row, index));
    cells.filter(|cell| !cell.is_blank()).take(SAMPLE)
}

fn are_dates(sketch: Sketch<'_>, index: usize) -> bool {
    let (mut all, mut dates) = (0, 0);
    for cell in sample(sketch, index) {
        all += 1;
        dates += usize::from(date_of(cell, DateOrder::DayFirst).is_some());
    }
    dates * 2 > all
}

fn are_currencies(sketch: Sketch<'_>, index: usize) -> bool {
    let mut cells = sample(sketch, index).peekable();
    let code = |cell: Cell<'_>| cell.text().is_some_and(|text| text.trim().len() <= 3 && code_of(text).is_some());
    cells.peek().is_some() && cells.all(code)
}

/// Whether the cells are texts such as "10%".
fn are_percents(sketch: Sketch<'_>, index: usize) -> bool {
    let (mut all, mut percents) = (0, 0);
    for cell in sample(sketch, index).take(SAMPLE / 10) {
        all += 1;
        let sign = |text: &str| text.ends_with('%') && text.starts_with(|first: char| first.is_ascii_digit());
        percents += usize::from(cell.text().is_some_and(sign));
    }
    percents * 2 > all
}

/// Whether the column `index` says the same of a client in nearly all its lines.
pub(super) fn depends(sketch: Sketch<'_>, client: usize, index: usize) -> bool {
    // By client: its first value, how many lines say something, and whether one says something else.
    let mut first: HashMap<&str, (Cell<'_>, usize, bool)> = HashMap::new();
    for row in sketch.rows().take(ROWS) {
        let (Some(client), value) = (sketch.grid.cell(row, client).text(), sketch.grid.cell(row, index)) else {
            continue;
        };
        if !value.is_blank() {
            let (known, lines, other) = first.entry(client).or_insert((value, 0, false));
            *lines += 1;
            *other |= *known != value;
        }
    }
    let several = first.values().filter(|(_, lines, _)| *lines > 1).count();
    let others = first.values().filter(|(.., other)| *other).count();
    few(others, several)
}

/// Whether `some` are the exceptions among `all`.
pub(super) fn few(some: usize, all: usize) -> bool {
    some * EXCEPTIONS <= all
}

/// Whether more than a tenth of the texts of the column `index` stand there again.
pub(super) fn comes_back(sketch: Sketch<'_>, index: usize) -> bool {
    let mut different: std::collections::HashSet<&str> = std::collections::HashSet::new();
    let mut filled = 0;
    for row in sketch.rows().take(ROWS) {
        if let Some(text) = sketch.grid.cell(row, index).text() {
            filled += 1;
            different.insert(text);
        }
    }
    filled >= 3 && different.len() * 10 < filled * 9
}
