//! The rows below the titles, one after the other.

use std::collections::HashSet;

use super::super::header::Header;
use super::super::titles::{TotalWord, is_page_note};
use super::fact::{Event, Fact, Named, Telling};
use super::open::{Level, New, Stack};
use super::sums::Sums;
use super::total::Unproved;
use super::{label_of, level_of};
use crate::import::guess::amount::read_amount;
use crate::import::values::Values;
use crate::import::{Grid, Recipe, RowClass};
use crate::model::fold_words;

/// Rows looked at to learn where the labels of details stand.
const SAMPLE: usize = 4096;

/// What is known after some rows.
pub(super) struct Below<'t> {
    pub(super) grid: &'t Grid,
    header: Option<Header>,
    pub(super) values: &'t Values,
    pub(super) recipe: &'t Recipe,
    pub(super) telling: Telling,
    pub(super) named: Named,
    pub(super) classes: Vec<RowClass>,
    /// The last row with an amount; averages and shares may stand below it.
    pub(super) last: usize,
    /// The first empty row below it.
    blank: usize,
    /// The column most details begin in.
    first_column: usize,
    /// The texts above the titles, where the titles come back.
    paper: HashSet<String>,
    pub(super) none: Sums,
    pub(super) all: Sums,
    /// The sums when the last heading or subtotal had passed.
    pub(super) mark: Sums,
    pub(super) stack: Stack,
    /// The last client without a date.
    pub(super) end: Option<usize>,
    /// The last row that is the sum of all above it.
    pub(super) proved: Option<usize>,
    /// Rows with a word whose sum did not match yet.
    pub(super) open: Vec<Unproved>,
    /// Rows that a word calls averages and that are not proved to be, rising.
    pub(super) averages: Vec<usize>,
    /// The sums of open rows counted as clients.
    pub(super) open_sums: Sums,
}

impl<'t> Below<'t> {
    pub(super) fn new(
        (grid, header): (&'t Grid, Option<Header>),
        values: &'t Values,
        recipe: &'t Recipe,
        telling: Telling,
        facts: &[Fact],
    ) -> Self {
        let sold =
            |(fact, (_, amounts)): &(&Fact, (usize, &[f64]))| fact.derived.is_none() && telling.has_amount(amounts);
        let last = facts.iter().zip(values.rows()).filter(sold).last().map_or(0, |(_, (row, _))| row);
        let none = Sums::none(values.width());
        let mut below = Self {
            grid,
            header,
            values,
            recipe,
            named: Named::of(facts),
            classes: vec![RowClass::Blank; grid.rows()],
            last,
            blank: (last + 1..grid.rows()).find(|&row| is_blank(grid, row)).unwrap_or(usize::MAX),
            first_column: first_column(facts, values, &telling),
            telling,
            paper: HashSet::new(),
            none: none.clone(),
            all: none.clone(),
            mark: none.clone(),
            stack: Stack::default(),
            end: None,
            proved: None,
            open: Vec::new(),
            averages: Vec::new(),
            open_sums: none,
        };
        below.above(facts.iter().any(|fact| fact.titles));
        below
    }

    /// Classifies the titles and what stands above them. Where they come back on every page, so may that.
    fn above(&mut self, again: bool) {
        let Some((first, last)) = self.header else { return };
        for (row, class) in self.classes.iter_mut().enumerate().take(last + 1) {
            let filled = !is_blank(self.grid, row);
            if row >= first {
                *class = RowClass::Header;
            } else if filled {
                *class = RowClass::Title;
                self.paper.extend(again.then(|| label_of(self.grid, row)));
            }
        }
    }

    /// Classifies `row`, and takes its amounts or its heading into account.
    pub(super) fn row(&mut self, fact: &Fact, row: usize, amounts: &[f64]) {
        let said = (!self.recipe.rows.is_empty()).then(|| self.recipe.rows.get(&label_of(self.grid, row))).flatten();
        let class = match said {
            Some(&class) => {
                self.said(class, fact);
                class
            }
            None => self.guess(fact, row, amounts),
        };
        match class {
            RowClass::Detail => {
                let open = said.is_none() && fact.event != Event::Dated && self.telling.has_amount(amounts);
                self.end = open.then_some(row);
                self.detail(fact, row, amounts);
            }
            RowClass::Group => self.heading(fact, row),
            RowClass::Subtotal => self.mark = self.all.clone(),
            _ => {}
        }
        if let Some(word) = &fact.word {
            self.named.passed(word);
        }
        if let Some(slot) = self.classes.get_mut(row) {
            *slot = class;
        }
    }

    /// The user says what the row is: a total ends what it is the total of.
    fn said(&mut self, class: RowClass, fact: &Fact) {
        match class {
            RowClass::Subtotal => {
                let named = fact.word.as_ref().and_then(|word| self.stack.named(&word.names));
                let innermost = self.stack.upwards().next().map(|(position, _)| position);
                self.stack.close(named.or(innermost).unwrap_or(0));
            }
            RowClass::GrandTotal => self.stack.close(0),
            _ => {}
        }
    }

    fn guess(&mut self, fact: &Fact, row: usize, amounts: &[f64]) -> RowClass {
        if fact.filled == 0 {
            return RowClass::Blank;
        }
        if fact.titles {
            return RowClass::Header;
        }
        if let Some(class) = fact.derived.and_then(|word| self.derived(word, row, amounts)) {
            return class;
        }
        if !self.telling.has_amount(amounts) {
            return self.without_amount(fact, row);
        }
        match &fact.word {
            _ if fact.event == Event::Dated => RowClass::Detail,
            Some(word) => self.total_with(word, row, amounts),
            None => self.total_without_word(fact, row, amounts).unwrap_or(RowClass::Detail),
        }
    }

    fn without_amount(&mut self, fact: &Fact, row: usize) -> RowClass {
        let label = label_of(self.grid, row);
        // Totals of nothing may be left blank; they end their heading all the same.
        if let Some(word) = fact.word.as_ref().filter(|word| word.aside || self.named.ahead(&label).is_none()) {
            let named = self.stack.named(&word.names);
            let innermost = self.stack.upwards().next().filter(|_| word.kind == TotalWord::Bare);
            if let Some(position) = named.or(innermost.map(|(position, _)| position)) {
                self.stack.close(position);
                return RowClass::Subtotal;
            }
        }
        let events = !self.telling.dates.is_empty();
        let below = row > self.last;
        match fact.filled {
            _ if self.paper.contains(&label) => RowClass::Title,
            _ if is_page_note(&label) => RowClass::Footer,
            _ if fact.event != Event::None => RowClass::Detail,
            _ if below && (fact.filled == 1 || !fact.client) => RowClass::Footer,
            2 if below && self.blank < row => RowClass::Footer,
            2.. if fact.client && !events => RowClass::Detail,
            1 if self.is_stray(fact, &label) => RowClass::Footer,
            _ => RowClass::Group,
        }
    }

    /// Whether the one text of a row continues a text of the rows above instead of standing over those below.
    fn is_stray(&self, fact: &Fact, label: &str) -> bool {
        let inside = fact.label() > self.first_column && self.telling.client != Some(fact.label());
        inside && self.named.ahead(label).is_none()
    }

    fn detail(&mut self, fact: &Fact, row: usize, amounts: &[f64]) {
        let aside = fact.word.as_ref().is_some_and(|word| word.aside);
        match self.named.of_row(self.grid, row, self.telling.client).filter(|_| !aside) {
            Some((folded, _)) if self.stack.innermost().is_some_and(|top| !top.heading && top.folded == folded) => {
                self.stack.again(row);
            }
            Some((folded, column)) if self.stack.named(std::slice::from_ref(&folded)).is_none() => {
                let level = self.level(row, column);
                self.stack.detail(row, Some(level));
                let name = self.grid.cell(row, column).to_string().trim().to_owned();
                let new = New { name, folded, row, level, awaited: true, heading: false };
                self.stack.open(new, self.all.clone());
            }
            _ => {
                let beside = self.stack.innermost().is_some_and(|top| top.level.column == fact.label());
                let label = beside.then(|| self.level(row, fact.label()));
                self.stack.detail(row, label);
            }
        }
        self.all.add(amounts, 1.0);
    }

    fn heading(&mut self, fact: &Fact, row: usize) {
        let column = self.name_column(row).unwrap_or(fact.label());
        let name = self.grid.cell(row, column).to_string().trim().to_owned();
        let awaited = self.named.ahead(&name).is_some();
        let mut level = self.level(row, column);
        level.below = awaited || !self.is_heading_next(row, level);
        let folded = fold_words(&name);
        self.stack.open(New { name, folded, row, level, awaited, heading: true }, self.all.clone());
        self.mark = self.all.clone();
    }

    /// The cell of a heading that names it: the first with letters that is no caption such as "Client:".
    fn name_column(&self, row: usize) -> Option<usize> {
        let texts = self.grid.row(row).filter_map(|(column, cell)| Some((column, cell.text()?)));
        let mut names = texts.filter(|(_, text)| text.contains(char::is_alphabetic) && !text.ends_with(':'));
        names.next().map(|(column, _)| column)
    }

    fn level(&self, row: usize, column: usize) -> Level {
        level_of(self.grid, row, column)
    }

    /// Whether another heading of `level` comes next.
    fn is_heading_next(&self, row: usize, level: Level) -> bool {
        let rows = self.values.sheet_rows();
        let after = rows.partition_point(|other| *other <= row);
        let filled = |row: &&usize| !is_blank(self.grid, **row);
        let Some(&next) = rows.iter().skip(after).find(filled) else { return false };
        let mut cells = self.grid.row(next).filter(|(_, cell)| !cell.is_blank());
        let (first, second) = (cells.next(), cells.next());
        let lone = first.filter(|(column, _)| *column == level.column && second.is_none());
        lone.is_some_and(|(column, cell)| {
            let name = cell.text().filter(|text| !read_amount(text).is_number());
            name.is_some() && self.level(next, column) == level
        })
    }
}

/// Whether nothing is to be seen in `row`.
pub(super) fn is_blank(grid: &Grid, row: usize) -> bool {
    grid.row(row).all(|(_, cell)| cell.is_blank())
}

/// The column in which most rows with amounts begin.
fn first_column(facts: &[Fact], values: &Values, telling: &Telling) -> usize {
    let mut counts: Vec<usize> = Vec::new();
    let rows = facts
        .iter()
        .zip(values.rows())
        .filter(|(fact, (_, amounts))| fact.word.is_none() && telling.has_amount(amounts));
    for (fact, _) in rows.take(SAMPLE) {
        if counts.len() <= fact.label() {
            counts.resize(fact.label() + 1, 0);
        }
        if let Some(count) = counts.get_mut(fact.label()) {
            *count += 1;
        }
    }
    let most = counts.iter().enumerate().max_by_key(|(column, count)| (**count, usize::MAX - *column));
    most.map_or(0, |(column, _)| column)
}
