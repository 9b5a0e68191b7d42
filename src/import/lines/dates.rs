//! The dates of invoice lines, and which of day and month comes first in them (IMPORT.md §4).

use jiff::civil::Date;

use crate::import::guess::date::{DateOrder, WrittenDate, read_date};
use crate::import::memo::Memo;
use crate::import::shape::quarter;
use crate::import::{Cell, Grid};

/// Serial numbers of the years 1950 to 2099.
const SERIALS: std::ops::RangeInclusive<f64> = 18_264.0..=73_050.0;
/// In a list kept by date, one row in so many may be out of order.
const IN_ORDER: usize = 20;

/// The order of day and month, and whether the file proves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) order: DateOrder,
    /// Whether it follows from the file, or does not matter.
    pub(super) proved: bool,
}

/// The dates written as text, each form read once.
#[derive(Debug, Default)]
pub(super) struct Written<'t>(Memo<'t, Option<WrittenDate>>);

impl<'t> Written<'t> {
    /// The date in `cell`, and whether something stands behind it that does not belong there.
    pub(super) fn date_of(&mut self, cell: Cell<'t>, order: DateOrder) -> Option<(Date, bool)> {
        match cell {
            Cell::Text(text) => in_order(self.read(text)?, order),
            other => date_of(other, order),
        }
    }

    fn read(&mut self, text: &'t str) -> Option<WrittenDate> {
        self.0.of(text, read)
    }
}

/// Reads `text` as a date, a month, a quarter or a half-year.
fn read(text: &str) -> Option<WrittenDate> {
    read_date(text).or_else(|| WrittenDate::clear(quarter(text)))
}

fn in_order(read: WrittenDate, order: DateOrder) -> Option<(Date, bool)> {
    Some((read.date(order)?, read.junk))
}

/// The date in `cell`, and whether something stands behind it that does not belong there.
pub(super) fn date_of(cell: Cell<'_>, order: DateOrder) -> Option<(Date, bool)> {
    match cell {
        Cell::Date(_) => Some((cell.date()?, false)),
        Cell::Number(number) => Some((number_date(number)?, false)),
        Cell::Text(text) => in_order(read(text)?, order),
        _ => None,
    }
}

/// A number as a date: 20250131, 202501, or a serial number that lost its format.
fn number_date(number: f64) -> Option<Date> {
    if number.fract() == 0.0 && (195_001.0..=209_912.0).contains(&number)
        || (19_500_101.0..=20_991_231.0).contains(&number)
    {
        return read_date(&number.to_string())?.date(DateOrder::DayFirst);
    }
    SERIALS.contains(&number).then(|| Cell::Date(number).date()).flatten()
}

/// The order in the date columns `all` of `grid`: by any number above 12, in whichever of them. Without
/// proof it is what the user answered, else the order in which the rows of `column` are sorted, or the day first.
pub(super) fn order_of(
    grid: &Grid,
    rows: std::ops::Range<usize>,
    (column, all): (usize, &[usize]),
    answer: Option<usize>,
) -> Order {
    let (mut day, mut month, mut open) = (0_usize, 0_usize, 0_usize);
    let mut written = Written::default();
    for row in rows.clone() {
        for &index in all {
            let Cell::Text(text) = grid.cell(row, index) else { continue };
            let Some(read) = written.read(text) else { continue };
            match read.proves() {
                Some(DateOrder::DayFirst) => day += 1,
                Some(DateOrder::MonthFirst) => month += 1,
                None => open += usize::from(read.is_ambiguous() && index == column),
            }
        }
    }
    if day + month > 0 {
        let order = if month > day { DateOrder::MonthFirst } else { DateOrder::DayFirst };
        return Order { order, proved: true };
    }
    if let Some(answer) = answer {
        let order = if answer == 1 { DateOrder::MonthFirst } else { DateOrder::DayFirst };
        return Order { order, proved: false };
    }
    let sorted = |order| open > 2 && is_sorted(grid, rows.clone(), column, order);
    let months = sorted(DateOrder::MonthFirst) && !sorted(DateOrder::DayFirst);
    Order { order: if months { DateOrder::MonthFirst } else { DateOrder::DayFirst }, proved: open == 0 }
}

fn is_sorted(grid: &Grid, rows: std::ops::Range<usize>, column: usize, order: DateOrder) -> bool {
    let dates: Vec<Date> =
        rows.filter_map(|row| date_of(grid.cell(row, column), order)).map(|(date, _)| date).collect();
    let count =
        |wrong: fn(&Date, &Date) -> bool| dates.iter().zip(dates.iter().skip(1)).filter(|(a, b)| wrong(a, b)).count();
    let (falls, rises) = (count(|a, b| a > b), count(|a, b| a < b));
    falls.min(rises) * IN_ORDER <= dates.len()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn numbers_are_dates_where_they_can_be() {
        let cases = [
            (Cell::Number(45_292.0), Some(date(2024, 1, 1))),
            (Cell::Number(20_250_131.0), Some(date(2025, 1, 31))),
            (Cell::Number(202_501.0), Some(date(2025, 1, 1))),
            (Cell::Number(12.0), None),
            (Cell::Date(45_292.5), Some(date(2024, 1, 1))),
            (Cell::Text("3/4/2025"), Some(date(2025, 4, 3))),
            (Cell::Bool(true), None),
        ];
        for (cell, expected) in cases {
            assert_eq!(date_of(cell, DateOrder::DayFirst).map(|(date, _)| date), expected, "{cell:?}");
        }
    }
}
