//! Values of the model as values of a cell, and back. What cannot be read back is an error of its row, never a guess.

use jiff::civil::Date;
use rusqlite::types::ValueRef;

/// Text.
pub(super) fn text(text: &str) -> ValueRef<'_> {
    ValueRef::Text(text.as_bytes())
}

/// Text, or nothing.
pub(super) fn maybe_text(text: Option<&str>) -> ValueRef<'_> {
    text.map_or(ValueRef::Null, self::text)
}

/// A number. What is no number is NULL, as SQLite keeps it; zero has no sign there.
pub(super) fn real<'v>(number: f64) -> ValueRef<'v> {
    if number.is_nan() { ValueRef::Null } else { ValueRef::Real(if number == 0.0 { 0.0 } else { number }) }
}

/// A number, or nothing.
pub(super) fn maybe_real<'v>(number: Option<f64>) -> ValueRef<'v> {
    number.map_or(ValueRef::Null, real)
}

/// A count or a position.
pub(super) fn whole<'v>(number: usize) -> ValueRef<'v> {
    ValueRef::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// 1 or 0.
pub(super) fn flag<'v>(holds: bool) -> ValueRef<'v> {
    ValueRef::Integer(i64::from(holds))
}

/// A date as people read it: 20261031.
pub(super) fn date<'v>(date: Option<Date>) -> ValueRef<'v> {
    let number = |date: Date| i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day());
    date.map_or(ValueRef::Null, |date| ValueRef::Integer(number(date)))
}

/// One row as read, its cells taken in the order of the columns.
pub(super) struct Cells<'r> {
    cells: std::slice::Iter<'r, ValueRef<'r>>,
}

impl<'r> Cells<'r> {
    pub(super) fn new(cells: &'r [ValueRef<'r>]) -> Self {
        Self { cells: cells.iter() }
    }

    fn next(&mut self) -> Option<ValueRef<'r>> {
        self.cells.next().copied()
    }

    /// Whatever stands there.
    pub(super) fn any(&mut self) -> Option<ValueRef<'r>> {
        self.next()
    }

    pub(super) fn text(&mut self) -> Option<&'r str> {
        self.next()?.as_str().ok()
    }

    #[expect(clippy::option_option, reason = "a cell that cannot be read is not an empty one")]
    pub(super) fn maybe_text(&mut self) -> Option<Option<String>> {
        match self.next()? {
            ValueRef::Null => Some(None),
            other => Some(Some(other.as_str().ok()?.to_owned())),
        }
    }

    /// A number; what is NULL is no number.
    pub(super) fn real(&mut self) -> Option<f64> {
        Some(self.maybe_real()?.unwrap_or(f64::NAN))
    }

    #[expect(clippy::option_option, reason = "a cell that cannot be read is not an empty one")]
    pub(super) fn maybe_real(&mut self) -> Option<Option<f64>> {
        match self.next()? {
            ValueRef::Null => Some(None),
            ValueRef::Real(number) => Some(Some(number)),
            _ => None,
        }
    }

    pub(super) fn integer(&mut self) -> Option<i64> {
        self.next()?.as_i64().ok()
    }

    pub(super) fn whole(&mut self) -> Option<usize> {
        usize::try_from(self.integer()?).ok()
    }

    pub(super) fn small(&mut self) -> Option<u32> {
        u32::try_from(self.integer()?).ok()
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        match self.integer()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    #[expect(clippy::option_option, reason = "a cell that cannot be read is not an empty one")]
    pub(super) fn date(&mut self) -> Option<Option<Date>> {
        let number = match self.next()? {
            ValueRef::Null => return Some(None),
            other => other.as_i64().ok()?,
        };
        let (year, month, day) = (number.div_euclid(10_000), number.rem_euclid(10_000) / 100, number.rem_euclid(100));
        let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Some(Some(date.ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_as_they_were() {
        let day = jiff::civil::date(2026, 10, 31);
        let early = jiff::civil::date(-44, 3, 15);
        let row = [
            text("é"),
            maybe_text(None),
            real(-0.0),
            real(f64::NAN),
            whole(7),
            flag(true),
            date(Some(day)),
            date(Some(early)),
            date(None),
        ];
        let mut cells = Cells::new(&row);
        assert_eq!(cells.text(), Some("é"));
        assert_eq!(cells.maybe_text(), Some(None));
        assert_eq!(cells.real().map(f64::to_bits), Some(0));
        assert!(cells.real().is_some_and(f64::is_nan));
        assert_eq!((cells.whole(), cells.flag()), (Some(7), Some(true)));
        assert_eq!((cells.date(), cells.date(), cells.date()), (Some(Some(day)), Some(Some(early)), Some(None)));
        assert_eq!(cells.text(), None);
    }

    #[test]
    fn what_is_none_is_refused() {
        for number in [20_261_301, 20_260_231, 0, i64::MAX, i64::MIN] {
            assert_eq!(Cells::new(&[ValueRef::Integer(number)]).date(), None, "{number}");
        }
        assert_eq!(Cells::new(&[ValueRef::Integer(2)]).flag(), None);
        assert_eq!(Cells::new(&[ValueRef::Integer(-1)]).whole(), None);
        assert_eq!(Cells::new(&[ValueRef::Text(&[0xFF])]).text(), None);
    }
}
