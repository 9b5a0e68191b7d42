//! The headings that are open at a row: those whose total row, or whose successor, has not come yet.

use super::super::groups::Groups;
use super::sums::Sums;

/// More headings in each other are no table; further ones are not opened.
const MOST_OPEN: usize = 64;

/// How far in a label stands: its column, then the white space before it. Headings without totals that stand right above
/// another one are a level of their own, above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Level {
    pub(super) column: usize,
    pub(super) indent: usize,
    pub(super) below: bool,
}

/// A heading in the making.
#[derive(Clone, Debug)]
pub(super) struct New {
    /// The name as it stands there.
    pub(super) name: String,
    /// The name, folded.
    pub(super) folded: String,
    pub(super) row: usize,
    pub(super) level: Level,
    /// Whether a row to come says to be its total.
    pub(super) awaited: bool,
    /// Whether the row is nothing but a heading.
    pub(super) heading: bool,
}

/// An open heading.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Its number in [`Groups`].
    number: u32,
    above: u32,
    pub(super) folded: String,
    pub(super) level: Level,
    awaited: bool,
    pub(super) heading: bool,
    /// Whether rows below it stand further in.
    inside: bool,
    /// The sums of all rows before it.
    pub(super) start: Sums,
}

/// The open headings, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Stack {
    open: Vec<Open>,
    pub(super) groups: Groups,
}

impl Stack {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    pub(super) fn innermost(&self) -> Option<&Open> {
        self.open.last()
    }

    /// The open headings with their positions, the innermost first.
    pub(super) fn upwards(&self) -> impl Iterator<Item = (usize, &Open)> {
        self.open.iter().enumerate().rev()
    }

    /// The position of the innermost heading with one of these folded names.
    pub(super) fn named(&self, names: &[String]) -> Option<usize> {
        self.open.iter().rposition(|open| names.contains(&open.folded))
    }

    /// Closes the heading at `position` and all in it.
    pub(super) fn close(&mut self, position: usize) {
        self.open.truncate(position);
    }

    /// Opens a heading, after closing those that end where it begins: those further in, and those of its level that await
    /// no total.
    pub(super) fn open(&mut self, new: New, start: Sums) {
        while self.innermost().is_some_and(|top| top.level > new.level || top.level == new.level && !top.awaited) {
            self.open.pop();
        }
        if self.open.len() >= MOST_OPEN {
            return;
        }
        let above = self.number();
        let number = self.groups.add(new.name, (new.row, new.level.column), new.heading, above);
        let New { folded, level, awaited, heading, .. } = new;
        self.open.push(Open { number, above, folded, level, awaited, heading, inside: false, start });
    }

    /// Says that a detail row stands here, its label at `level` where it has one in the headings' column. A heading that
    /// awaits no total ends where a row stands as far out as it, after others stood further in.
    pub(super) fn detail(&mut self, row: usize, label: Option<Level>) {
        if let Some(at) = label {
            let ends = |top: &Open| {
                let same = top.level.column == at.column && top.level.indent >= at.indent;
                same && top.inside && !top.awaited && top.heading
            };
            while self.innermost().is_some_and(ends) {
                self.open.pop();
            }
            if let Some(top) = self.open.last_mut() {
                top.inside |= top.level.column == at.column && top.level.indent < at.indent;
            }
        }
        self.groups.put(row, self.number());
    }

    /// Says that another row of the innermost heading's own name stands here: it is that heading, not below it.
    pub(super) fn again(&mut self, row: usize) {
        self.groups.put(row, self.open.last().map_or(0, |top| top.above));
    }

    fn number(&self) -> u32 {
        self.open.last().map_or(0, |top| top.number)
    }
}
