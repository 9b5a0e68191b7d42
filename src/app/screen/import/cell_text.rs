//! Cells as people write them.

use crate::app::widget::{Align, Ink, SheetCell};
use crate::import::{Cell, CellKind, ColumnRole, Layout};
use crate::text::Text;

/// The most letters of a cell that are laid out; the rest would not fit on any screen.
const LONGEST: usize = 600;

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The column's position in the sheet.
    pub column: usize,
    /// Amounts and counts, which stand right also where the file writes them as text.
    pub is_number: bool,
    /// Codes and names, whose digits are not grouped.
    pub is_code: bool,
}

/// How the cells of a column with this role are written.
#[must_use]
pub fn written(column: usize, role: ColumnRole, layout: Layout) -> Written {
    use ColumnRole as R;
    // Among lines an offering is a name; in a matrix it stands over amounts.
    let is_number = layout == Layout::Matrix && matches!(role, R::Offering(_))
        || matches!(
            role,
            R::Amount
                | R::Total
                | R::Users
                | R::Employees
                | R::Quantity
                | R::UnitPrice
                | R::Discount
                | R::Margin
                | R::CostOfSale
                | R::Effort
        );
    Written { column, is_number, is_code: !is_number && role != R::Ignore }
}

/// A cell with its number format; `faint` where its row or column does not count.
#[must_use]
pub fn cell(text: &Text, (cell, kind): (Cell<'_>, CellKind), written: Written, faint: bool) -> SheetCell<'static> {
    let shown = cell_text(text, cell, kind, written.is_code);
    let is_number = matches!(cell, Cell::Number(_) | Cell::Date(_));
    let reads_as_number = || written.is_number && shown.contains(|letter: char| letter.is_ascii_digit());
    let align = if is_number || reads_as_number() { Align::Right } else { Align::Left };
    let ink = if faint { Ink::Faint } else { Ink::Plain };
    SheetCell { align: Some(align), ..SheetCell::new(shown).ink(ink) }
}

/// Numbers with the separators of the language, percentages with their sign, dates as days, the rest as it stands.
#[must_use]
pub fn cell_text(text: &Text, cell: Cell<'_>, kind: CellKind, is_code: bool) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Number(number) if kind == CellKind::Percent => {
            let is_whole = ((number * 100.0).round() - number * 100.0).abs() < 1e-6;
            text.percent(number, u8::from(!is_whole))
        }
        Cell::Number(number) if is_code && kind != CellKind::Money => number.to_string(),
        Cell::Number(number) if number.fract() == 0.0 => text.number(number, 0),
        Cell::Number(number) if number.abs() < 1.0 && kind != CellKind::Money => text.number(number, 4),
        Cell::Number(number) => text.number(number, 2),
        Cell::Date(_) => cell.date().map_or_else(|| cell.to_string(), |date| text.date(date)),
        Cell::Text(words) | Cell::Error(words) => match words.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
            None => words.to_owned(),
        },
        Cell::Bool(_) => cell.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn cells_read_as_people_write_them() {
        let cases = [
            (Cell::Number(41_280.0), CellKind::Money, false, "41,280"),
            (Cell::Number(41_280.5), CellKind::Money, false, "41,280.50"),
            (Cell::Number(0.5), CellKind::Money, false, "0.50"),
            (Cell::Number(1042.0), CellKind::General, true, "1042"),
            (Cell::Number(0.125), CellKind::Percent, false, "12.5\u{a0}%"),
            (Cell::Number(0.12), CellKind::Percent, false, "12\u{a0}%"),
            (Cell::Number(0.0125), CellKind::General, false, "0.0125"),
            (Cell::Date(45_292.75), CellKind::Date, false, "1 Jan 2024"),
            (Cell::Text("41.280,00"), CellKind::General, false, "41.280,00"),
            (Cell::Error("#N/A"), CellKind::General, false, "#N/A"),
            (Cell::Blank, CellKind::General, false, ""),
        ];
        for (cell, kind, is_code, expected) in cases {
            assert_eq!(cell_text(&Text::new(Language::English), cell, kind, is_code), expected, "{cell:?}");
        }
        let long = "x".repeat(2 * LONGEST);
        let shown = cell_text(&Text::new(Language::English), Cell::Text(&long), CellKind::General, false);
        assert_eq!(shown.chars().count(), LONGEST + 1);
    }
}
