//! Whose a line is and what it sells: of its own cells, or of the headings above it.

use super::{Heading, Reader};
use crate::import::guess::groups::Missing;
use crate::import::{Cell, RowClass};

impl<'t> Reader<'t> {
    /// The client: of its column, else of the headings above.
    pub(super) fn client(&mut self, row: usize) -> Option<u32> {
        let column = self.plan.client;
        let cell = column.map_or(Cell::Blank, |column| self.plan.sketch.grid.cell(row, column));
        let named = self.clients.of(if self.table.once.client.is_some() { self.above.0 } else { cell });
        named.or_else(|| self.above(row).client)
    }

    /// The offering: of its column, else of the headings above; where nothing names offerings, everything is one.
    pub(super) fn offering(&mut self, row: usize) -> Option<u32> {
        let column = self.plan.offering.map(|(column, _)| column);
        let cell = column.map_or(Cell::Blank, |column| self.plan.sketch.grid.cell(row, column));
        let named = self.offerings.of(if self.table.once.offering.is_some() { self.above.1 } else { cell });
        let number = match (named, column) {
            (Some(named), _) => named,
            (None, Some(_)) => return None,
            (None, None) => {
                let above = self.above(row).offering;
                above.unwrap_or_else(|| self.offerings.of_text(self.everything()).unwrap_or_default())
            }
        };
        self.group(row, number);
        Some(number)
    }

    /// Takes in the names of `row` that hold for blanks below them. Another client's offerings begin anew.
    pub(super) fn keep(&mut self, row: usize) {
        let cell = |column: Option<usize>| column.map_or(Cell::Blank, |column| self.plan.sketch.grid.cell(row, column));
        let (client, offering) = (cell(self.table.once.client), cell(self.table.once.offering));
        if !client.is_blank() {
            self.above = (client, Cell::Blank);
        }
        if !offering.is_blank() {
            self.above.1 = offering;
        }
    }

    /// Below a total nothing holds any more.
    pub(super) fn end(&mut self, row: usize) {
        if matches!(self.class(row), RowClass::Subtotal | RowClass::GrandTotal) {
            self.above = (Cell::Blank, Cell::Blank);
        }
    }

    /// What the headings above `row` say of it.
    fn above(&mut self, row: usize) -> Heading {
        let Some(number) = self.table.groups.number(row) else { return Heading::default() };
        if let Some(known) = self.headings.get(&number) {
            return *known;
        }
        let missing = match (self.beside, self.plan.offering) {
            (None, None) => Missing::Both,
            (Some(_), None) => Missing::Offering,
            (_, Some(_)) => Missing::Client,
        };
        let said = self.table.groups.said(row, missing);
        let heading = Heading {
            client: said.client.map(|name| self.clients.add(&name)),
            offering: said.offering.map(|name| self.offerings.add(&name)),
        };
        if let Some((offering, group)) = heading.offering.zip(said.offering_group) {
            self.keep_group(offering, Some(group));
        }
        self.headings.insert(number, heading);
        heading
    }

    /// The one offering of a table that names none.
    fn everything(&self) -> &'t str {
        let title = self.plan.sketch.titles.get(self.plan.amount_column());
        title.map(|title| title.text.as_str()).filter(|text| !text.is_empty()).unwrap_or("Revenue")
    }

    /// Keeps the group that `row` names, unless the offering has one.
    fn group(&mut self, row: usize, offering: u32) {
        let Some(column) = self.plan.group else { return };
        if !self.has_group(offering)
            && let Some(group) = self.cell(row, column).text()
        {
            self.keep_group(offering, Some(group.to_owned()));
        }
    }

    pub(super) fn has_group(&self, offering: u32) -> bool {
        self.groups.get(offering as usize).is_some_and(Option::is_some)
    }

    pub(super) fn keep_group(&mut self, offering: u32, group: Option<String>) {
        let at = offering as usize;
        if self.groups.len() <= at {
            self.groups.resize(at + 1, None);
        }
        if let Some(slot) = self.groups.get_mut(at) {
            *slot = group;
        }
    }
}
