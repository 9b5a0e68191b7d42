//! One cell of an OpenDocument spreadsheet while it is being read.

use quick_xml::events::BytesStart;

use super::super::errors::is_error;
use super::super::value::{days_of_duration, iso_date};
use super::super::xml::{attribute, attributes, local};
use crate::import::grid::{CellKind, CellStyle, GridBuilder, NewCell, NumberFormat, currency_in};

/// A cell that is being read.
#[derive(Default)]
pub(super) struct OpenCell {
    /// What kind of value it says to hold; empty for none.
    pub(super) kind: String,
    value: String,
    currency: String,
    is_error: bool,
    pub(super) has_formula: bool,
    pub(super) covered: bool,
    pub(super) indent: u8,
    pub(super) repeated: usize,
    /// Rows and columns it is merged over.
    pub(super) spans: (usize, usize),
    pub(super) text: String,
    pub(super) paragraphs: usize,
}

impl OpenCell {
    pub(super) fn new(tag: &BytesStart<'_>, covered: bool) -> Self {
        let mut cell = Self { covered, repeated: 1, spans: (1, 1), ..Self::default() };
        for (key, value) in attributes(tag) {
            match local(key) {
                "value-type" if key.starts_with("calcext:") => cell.is_error = value == "error",
                "value-type" => cell.kind = value.into_owned(),
                "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => {
                    cell.value = value.into_owned();
                }
                "currency" => cell.currency = value.into_owned(),
                "formula" => cell.has_formula = true,
                "number-columns-repeated" => cell.repeated = positive(&value),
                "number-rows-spanned" => cell.spans.0 = positive(&value),
                "number-columns-spanned" => cell.spans.1 = positive(&value),
                _ => {}
            }
        }
        cell
    }

    pub(super) fn paragraph(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs += 1;
    }

    /// Adds text with its white space collapsed, as OpenDocument reads it.
    pub(super) fn push(&mut self, text: &str) {
        for letter in text.chars() {
            let blank = matches!(letter, ' ' | '\t' | '\r' | '\n');
            if !blank {
                self.text.push(letter);
            } else if !self.text.ends_with([' ', '\n']) && !self.text.is_empty() {
                self.text.push(' ');
            }
        }
    }

    /// The cell and the number of its format; `None` when it holds nothing.
    pub(super) fn value(&self, builder: &mut GridBuilder) -> Option<(NewCell, u8)> {
        let number = || self.value.trim().parse::<f64>().ok().map(GridBuilder::number);
        let formatted = |kind, currency| NumberFormat { kind, currency };
        let (cell, format) = match self.kind.as_str() {
            "float" => (number(), NumberFormat::default()),
            "percentage" => (number(), formatted(CellKind::Percent, None)),
            "currency" => {
                let currency = currency_in(&self.currency).or_else(|| currency_in(&self.text));
                (number(), formatted(CellKind::Money, currency))
            }
            "date" => (iso_date(&self.value), NumberFormat::default()),
            "time" => (days_of_duration(&self.value).map(GridBuilder::number), NumberFormat::default()),
            "boolean" => (Some(GridBuilder::bool(self.value == "true")), NumberFormat::default()),
            _ => (None, NumberFormat::default()),
        };
        if let Some(cell) = cell {
            return Some((cell, builder.format(CellStyle { number: format, indent: self.indent })));
        }
        let text = if self.text.is_empty() { &self.value } else { &self.text };
        match text.trim_end_matches(' ') {
            "" => None,
            // Older versions of LibreOffice say nowhere else that a formula's text is an error.
            text if self.is_error || self.has_formula && is_error(text) => Some((builder.error(text), 0)),
            text => {
                let cell = builder.text(text);
                Some((cell, builder.format(CellStyle { indent: self.indent, ..CellStyle::default() })))
            }
        }
    }
}

/// The number in the attribute called `name`; 1 where there is none.
pub(super) fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).map_or(1, |value| positive(&value))
}

fn positive(value: &str) -> usize {
    value.trim().parse().unwrap_or(1).max(1)
}
