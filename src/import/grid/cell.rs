//! A cell's value, as people see it and as it is stored.

use std::fmt;

use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};

/// A cell's value as the file stores it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    #[default]
    Blank,
    /// Text, untouched.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A date, as a serial number of days in the 1900 calendar.
    Date(f64),
    /// True or false.
    Bool(bool),
    /// A formula error such as #N/A.
    Error(&'a str),
}

impl<'a> Cell<'a> {
    /// Whether there is nothing to see: no value, or only white space.
    #[must_use]
    pub fn is_blank(self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => !is_bare(text) && text.trim().is_empty(),
            _ => false,
        }
    }

    /// The text, without the white space around it; `None` when it is blank or no text.
    #[must_use]
    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) if is_bare(text) => Some(text),
            Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The day of a date cell; `None` for other cells and serial numbers outside the calendar.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        match self {
            Self::Date(serial) => serial_date(serial),
            _ => None,
        }
    }
}

/// Whether `text` begins and ends with a letter, digit or sign of ASCII: then there is nothing to trim.
fn is_bare(text: &str) -> bool {
    let ends = (text.as_bytes().first(), text.as_bytes().last());
    matches!(ends, (Some(first), Some(last)) if first.is_ascii_graphic() && last.is_ascii_graphic())
}

/// The day of serial number `serial` in the 1900 calendar, with its day that never was (29 February 1900).
fn serial_date(serial: f64) -> Option<Date> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number within the calendar")]
    let days = serial.floor() as i64;
    let epoch = if days < 60 { date(1899, 12, 31) } else { date(1899, 12, 30) };
    epoch.checked_add(days.days()).ok()
}

/// The value as plain text: what a CSV file of the sheet would hold.
impl fmt::Display for Cell<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => Ok(()),
            Self::Text(text) | Self::Error(text) => out.write_str(text),
            Self::Number(number) => write!(out, "{number}"),
            Self::Date(serial) => write_date(out, *serial),
            Self::Bool(value) => out.write_str(if *value { "TRUE" } else { "FALSE" }),
        }
    }
}

fn write_date(out: &mut fmt::Formatter<'_>, serial: f64) -> fmt::Result {
    let Some(day) = serial_date(serial) else { return write!(out, "{serial}") };
    #[expect(clippy::cast_possible_truncation, reason = "less than a day of seconds")]
    let seconds = (serial.fract() * 86_400.0).round() as i64;
    if seconds == 0 {
        return write!(out, "{day}");
    }
    match day.at(0, 0, 0, 0).checked_add(SignedDuration::from_secs(seconds)) {
        Ok(time) => write!(out, "{time}"),
        Err(_) => write!(out, "{day}"),
    }
}

/// The letters of a column counted from 0: A, B, …, Z, AA, ….
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The texts of a sheet, one after the other; equal ones mostly once.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    all: String,
}

impl Texts {
    /// Keeps `text` and gives where: its first byte in the upper half, its length in the lower one.
    pub(super) fn push(&mut self, text: &str) -> u64 {
        // The limit of a sheet's text is met long before the halves are full.
        let part = |bytes: usize| u64::from(u32::try_from(bytes).unwrap_or(u32::MAX));
        let place = part(self.all.len()) << 32 | part(text.len());
        self.all.push_str(text);
        place
    }

    /// Adds all texts of `more`, whose places move up by what is returned: see [`Packed::with_text_moved`].
    pub(super) fn append(&mut self, more: &Self) -> u64 {
        let moved = (self.all.len() as u64) << 32;
        self.all.push_str(&more.all);
        moved
    }

    /// Forgets every text and keeps their memory.
    pub(super) fn clear(&mut self) {
        self.all.clear();
    }

    /// The bytes of all texts.
    pub(super) fn bytes(&self) -> usize {
        self.all.len()
    }

    /// The text kept at `place`.
    pub(super) fn get(&self, place: u64) -> &str {
        let part = |bits: u64| usize::try_from(bits & u64::from(u32::MAX)).unwrap_or(usize::MAX);
        let (start, length) = (part(place >> 32), part(place));
        self.all.get(start..start + length).unwrap_or_default()
    }
}

/// What the bits of a packed cell mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Date,
    Bool,
    Error,
}

/// A filled cell in 16 bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed {
    bits: u64,
    column: u16,
    format: u8,
    kind: Kind,
}

impl Packed {
    pub(super) fn number(value: f64) -> Self {
        Self { bits: value.to_bits(), column: 0, format: 0, kind: Kind::Number }
    }

    pub(super) fn date(serial: f64) -> Self {
        Self { kind: Kind::Date, ..Self::number(serial) }
    }

    pub(super) fn bool(value: bool) -> Self {
        Self { bits: u64::from(value), kind: Kind::Bool, ..Self::number(0.0) }
    }

    /// A text by its place in [`Texts`].
    pub(super) fn text(place: u64) -> Self {
        Self { bits: place, kind: Kind::Text, ..Self::number(0.0) }
    }

    /// An error by the place of its code in [`Texts`].
    pub(super) fn error(place: u64) -> Self {
        Self { bits: place, kind: Kind::Error, ..Self::number(0.0) }
    }

    /// The same cell at `column`, with the number format numbered `format`.
    pub(super) fn at(self, column: u16, format: u8) -> Self {
        Self { column, format, ..self }
    }

    /// The same cell after its text moved by `moved` places.
    pub(super) fn with_text_moved(self, moved: u64) -> Self {
        match self.kind {
            Kind::Text | Kind::Error => Self { bits: self.bits + moved, ..self },
            _ => self,
        }
    }

    /// The same cell with the text kept at `place`.
    pub(super) fn with_text_at(self, place: u64) -> Self {
        Self { bits: place, ..self }
    }

    pub(super) fn column(&self) -> usize {
        usize::from(self.column)
    }

    pub(super) fn format(&self) -> usize {
        usize::from(self.format)
    }

    pub(super) fn view<'a>(&self, texts: &'a Texts) -> Cell<'a> {
        match self.kind {
            Kind::Text => Cell::Text(texts.get(self.bits)),
            Kind::Number => Cell::Number(f64::from_bits(self.bits)),
            Kind::Date => Cell::Date(f64::from_bits(self.bits)),
            Kind::Bool => Cell::Bool(self.bits != 0),
            Kind::Error => Cell::Error(texts.get(self.bits)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_read_as_the_text_a_csv_would_hold() {
        let cases = [
            (Cell::Number(1234.5), "1234.5"),
            (Cell::Number(-3.0), "-3"),
            (Cell::Date(45_292.0), "2024-01-01"),
            (Cell::Date(45_292.75), "2024-01-01T18:00:00"),
            (Cell::Date(59.0), "1900-02-28"),
            (Cell::Date(61.0), "1900-03-01"),
            (Cell::Date(-5.0), "-5"),
            (Cell::Text(" as is "), " as is "),
            (Cell::Bool(true), "TRUE"),
            (Cell::Error("#N/A"), "#N/A"),
        ];
        for (cell, expected) in cases {
            assert_eq!(cell.to_string(), expected, "{cell:?}");
        }
    }

    #[test]
    fn columns_have_the_letters_of_excel() {
        let cases = [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (column, expected) in cases {
            assert_eq!(column_letters(column), expected);
        }
    }
}
