//! Turns calamine's cells into ours.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use calamine::DataRef;
use jiff::civil::{Date, DateTime, date};
use jiff::{Span, Unit};

use super::super::grid::{GridBuilder, NewCell};

/// Days between the beginnings of the 1900 and the 1904 calendar.
pub(super) const DAYS_TO_1904: f64 = 1462.0;

/// Addresses in memory are no input anyone chooses, and a cell asks for one: mixing them is enough.
#[derive(Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_usize(usize::from(byte));
        }
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0.rotate_left(26) ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// How one workbook's cells are read.
pub(super) struct Values {
    /// The texts of the shared table that were met, by their address there: each is kept once.
    shared: HashMap<(usize, usize), u64, BuildHasherDefault<AddressHasher>>,
    /// Added to serial dates.
    days: f64,
}

impl Values {
    /// `is_1904`: whether the workbook counts days from 1904.
    pub(super) fn new(is_1904: bool) -> Self {
        Self { shared: HashMap::default(), days: if is_1904 { DAYS_TO_1904 } else { 0.0 } }
    }

    /// The cell for `value`; `None` when it holds nothing.
    pub(super) fn cell(&mut self, value: &DataRef<'_>, builder: &mut GridBuilder) -> Option<NewCell> {
        Some(match value {
            DataRef::Empty | DataRef::SharedString("") => return None,
            DataRef::SharedString(text) => {
                let key = (text.as_ptr() as usize, text.len());
                GridBuilder::shared_text(*self.shared.entry(key).or_insert_with(|| builder.keep(text)))
            }
            DataRef::String(text) | DataRef::DurationIso(text) if text.is_empty() => return None,
            DataRef::String(text) | DataRef::DurationIso(text) => builder.text(text),
            DataRef::DateTimeIso(text) => iso_date(text).unwrap_or_else(|| builder.text(text)),
            #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's own numbers are doubles")]
            DataRef::Int(number) => GridBuilder::number(*number as f64),
            DataRef::Float(number) => GridBuilder::number(*number),
            DataRef::Bool(value) => GridBuilder::bool(*value),
            DataRef::DateTime(moment) if moment.is_duration() => GridBuilder::number(moment.as_f64()),
            DataRef::DateTime(moment) => GridBuilder::date(moment.as_f64() + self.days),
            DataRef::Error(code) => builder.error(&code.to_string()),
        })
    }
}

/// The days in an ISO 8601 duration of hours, minutes and seconds, such as `PT12H30M00S`.
pub(super) fn days_of_duration(text: &str) -> Option<f64> {
    let span: Span = text.parse().ok()?;
    Some(span.total(Unit::Second).ok()? / 86_400.0)
}

/// The date cell for an ISO 8601 date or moment.
pub(super) fn iso_date(text: &str) -> Option<NewCell> {
    let moment: DateTime = text.parse().or_else(|_| text.parse::<Date>().map(DateTime::from)).ok()?;
    let epoch = date(1899, 12, 30).at(0, 0, 0, 0);
    let days = moment.since((Unit::Hour, epoch)).ok()?.total(Unit::Hour).ok()? / 24.0;
    (days >= 0.0).then(|| GridBuilder::date(days))
}
