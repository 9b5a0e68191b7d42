//! The JSON of the results: structs of their own, because a serialised type is a promise. Absent means unknown.

mod analysis;
mod import;

use std::io::Write;

use serde::Serialize;

use super::Failure;

pub(super) use analysis::analysis;
pub(super) use import::import;

/// Writes `value` as one JSON document with a line end.
pub(super) fn write(value: &impl Serialize, out: &mut impl Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(std::io::Error::from)?;
    Ok(writeln!(out)?)
}

/// A number that is written without a point where it is whole: 26, 25.5.
fn plain(value: f64) -> serde_json::Number {
    #[expect(clippy::cast_possible_truncation, reason = "whole and within 53 bits")]
    let whole = (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64);
    let number = whole.map(serde_json::Number::from);
    number.or_else(|| serde_json::Number::from_f64(value)).unwrap_or_else(|| 0.into())
}
