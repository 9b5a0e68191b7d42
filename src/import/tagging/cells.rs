//! What single cells say: sizes and statuses.

use super::NotReadReason;
use crate::import::Cell;
use crate::import::attributes::with_unit;
use crate::import::guess::amount::{Amount, DecimalMark, is_nothing, read_amount};
use crate::import::guess::status::{StatusWord, status_word};
use crate::model::ClientStatus;

/// Whether the cell says nothing: blank, a dash, "n/a".
pub(super) fn is_silent(cell: Cell<'_>) -> bool {
    cell.is_blank() || cell.text().is_some_and(is_nothing)
}

/// The size; `None` where the cell says nothing.
pub(super) fn size(cell: Cell<'_>) -> Result<Option<f64>, NotReadReason> {
    if is_silent(cell) {
        return Ok(None);
    }
    let found = match cell {
        Cell::Error(_) => return Err(NotReadReason::ErrorCell),
        Cell::Number(number) => Some(number),
        Cell::Text(text) => written_size(text),
        Cell::Blank | Cell::Date(_) | Cell::Bool(_) => None,
    };
    found.filter(|size| size.is_finite() && *size > 0.0).map(Some).ok_or(NotReadReason::NotASize)
}

/// People are counted in whole numbers, so that one sign before three digits groups thousands.
fn written_size(text: &str) -> Option<f64> {
    let mark = |number: &str| match read_amount(number) {
        Amount::Either { sign, .. } => sign.other(),
        _ => DecimalMark::Point,
    };
    let number = text.split_whitespace().next().unwrap_or_default();
    read_amount(text).value(mark(text)).or_else(|| with_unit(text, mark(number)))
}

/// The status.
pub(super) fn status(cell: Cell<'_>) -> Result<ClientStatus, NotReadReason> {
    if let Cell::Error(_) = cell {
        return Err(NotReadReason::ErrorCell);
    }
    if is_silent(cell) {
        return Err(NotReadReason::NoStatus);
    }
    match status_word(&cell.to_string()) {
        Some(StatusWord::Is(status)) => Ok(status),
        Some(StatusWord::Open) | None => Err(NotReadReason::UnknownStatus),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_type_them() {
        let bad = Err(NotReadReason::NotASize);
        let cases = [
            (Cell::Blank, Ok(None)),
            (Cell::Text(" n/a "), Ok(None)),
            (Cell::Number(12.5), Ok(Some(12.5))),
            (Cell::Text("40"), Ok(Some(40.0))),
            (Cell::Text("1.250"), Ok(Some(1250.0))),
            (Cell::Text("1,250"), Ok(Some(1250.0))),
            (Cell::Text("1 250"), Ok(Some(1250.0))),
            (Cell::Text("25,5"), Ok(Some(25.5))),
            (Cell::Text("1.250 users"), Ok(Some(1250.0))),
            (Cell::Text("about ten"), bad),
            (Cell::Text("10-20"), bad),
            (Cell::Number(0.0), bad),
            (Cell::Number(-3.0), bad),
            (Cell::Bool(true), bad),
            (Cell::Date(45_000.0), bad),
            (Cell::Error("#N/A"), Err(NotReadReason::ErrorCell)),
        ];
        for (cell, expected) in cases {
            assert_eq!(size(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn statuses_are_read_and_never_guessed() {
        let cases = [
            (Cell::Text("Prospect"), Ok(ClientStatus::Prospect)),
            (Cell::Text("oud-klant"), Ok(ClientStatus::ExClient)),
            (Cell::Text("active"), Err(NotReadReason::UnknownStatus)),
            (Cell::Text("VIP"), Err(NotReadReason::UnknownStatus)),
            (Cell::Blank, Err(NotReadReason::NoStatus)),
        ];
        for (cell, expected) in cases {
            assert_eq!(status(cell), expected, "{cell:?}");
        }
    }
}
