//! Names shown once, with blanks below them in the other rows they hold for: a client over its services, a document over
//! its lines. They are filled down, and asked about.

use std::collections::HashSet;

use super::facts::Facts;
use super::plan::Plan;
use crate::import::guess::groups::Groups;
use crate::import::sketch::Sketch;
use crate::import::values::Values;
use crate::import::{Cell, Recipe, RowClass};
use crate::model::fold_name;

/// The columns whose names hold for the blanks below them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Once {
    /// The clients'.
    pub(super) client: Option<usize>,
    /// The offerings'.
    pub(super) offering: Option<usize>,
}

impl Once {
    /// The columns that look like it.
    pub(super) fn find(
        plan: &Plan<'_>,
        facts: &[Facts],
        (values, classes, groups): (&Values, &[RowClass], &Groups),
    ) -> Self {
        // Most tables have no blanks there: nothing is to be looked for.
        let filled = |column: usize| facts.iter().find(|fact| fact.index == column).map_or(0, |fact| fact.filled);
        let (client, offering) = (plan.client, plan.offering.map(|(column, _)| column));
        let full = |column: Option<usize>| column.is_none_or(|column| filled(column) >= values.height());
        if full(client) && full(offering) {
            return Self::default();
        }
        let detail = |row: &usize| classes.get(*row) == Some(&RowClass::Detail);
        let rows: Vec<usize> = values.sheet_rows().iter().copied().filter(detail).collect();
        // Where headings name what is below them, blanks are theirs.
        if !groups.is_empty() && rows.iter().any(|row| groups.upwards(*row).any(|group| group.heading)) {
            return Self::default();
        }
        let find = |column: Option<usize>| {
            let column = column?;
            (filled(column) > 0 && filled(column) < rows.len() && is_shown_once(plan, column, &rows)).then_some(column)
        };
        Self { client: find(client), offering: find(offering) }
    }

    /// Those of them that the user does not want filled are left out.
    pub(super) fn answered(self, sketch: Sketch<'_>, recipe: &Recipe) -> Self {
        let wanted = |column: &usize| recipe.answers.get(&key(title_of(sketch, *column))) != Some(&1);
        Self { client: self.client.filter(wanted), offering: self.offering.filter(wanted) }
    }

    /// The columns, the clients' first.
    pub(super) fn columns(self) -> impl Iterator<Item = usize> {
        self.client.into_iter().chain(self.offering)
    }
}

/// Whether the names in `column` come before their blanks: each stands there once, or where it stands its document begins.
fn is_shown_once(plan: &Plan<'_>, column: usize, rows: &[usize]) -> bool {
    let grid = plan.sketch.grid;
    let cell = |row: usize| grid.cell(row, column);
    if rows.first().is_none_or(|row| cell(*row).is_blank()) {
        return false;
    }
    let document = plan.document.filter(|document| *document != column);
    let begins =
        |row: &&usize| document.is_some_and(|document| grid.cell(**row, document).is_blank() == cell(**row).is_blank());
    if document.is_some() && rows.iter().all(|row| begins(&row)) {
        return true;
    }
    let mut seen: HashSet<String> = HashSet::new();
    let names = rows.iter().filter_map(|row| cell(*row).text()).filter(|name| !name.trim().is_empty());
    names.map(fold_name).all(|name| seen.insert(name)) && rows.iter().all(|row| !matches!(cell(*row), Cell::Error(_)))
}

/// The title of `column`, or its letters.
pub(super) fn title_of(sketch: Sketch<'_>, column: usize) -> &str {
    sketch.titles.get(column).map_or("", |title| title.text.as_str())
}

/// The key the answer about the blanks below the names of a column is kept under.
pub(super) fn key(title: &str) -> String {
    format!("fill_down:{title}")
}
