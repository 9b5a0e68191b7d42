//! One figure of the screen in its unit: as people read it, as a small cell shows it, and as a spreadsheet takes it.

use crate::analysis::heat::Quantity;
use crate::text::{ABSENT, Text};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Whole things.
    Count,
    /// Amounts in the project's currency, to the unit.
    Money,
    /// Amounts so small that cents matter.
    Rate,
    /// A fraction of 1, read as a percentage.
    Share,
    /// A mean of counts, with one decimal.
    Mean,
    /// Sizes.
    Users,
}

impl Unit {
    /// The unit of a heatmap's quantity.
    pub(super) fn of(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Revenue | Quantity::AveragePerClient | Quantity::AveragePerBuyer => Self::Money,
            Quantity::Penetration => Self::Share,
            Quantity::Buyers | Quantity::ClientsByBreadth => Self::Count,
            Quantity::RevenuePerUser => Self::Rate,
        }
    }
}

/// Writes figures in one language and currency.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer<'a> {
    /// The language.
    pub(super) text: &'a Text,
    /// The ISO 4217 code; `None` when the file does not say.
    pub(super) currency: Option<&'a str>,
}

impl Writer<'_> {
    /// With its unit, as a sentence has it: `71 %`, `€ 3,867`; "–" where it is undefined.
    pub(super) fn full(&self, value: Option<f64>, unit: Unit) -> String {
        let Some(value) = value else { return ABSENT.to_owned() };
        match unit {
            Unit::Count => self.text.number(value, 0),
            Unit::Money => self.text.money_round(value, self.currency),
            Unit::Rate => self.text.money(value, self.currency),
            Unit::Share => self.text.percent(value, 1),
            Unit::Mean => self.text.number(value, 1),
            Unit::Users => self.text.users(value),
        }
    }

    /// Without its unit and short, as a heatmap's cell has it: `71`, `3.9k`; nothing where it is undefined.
    pub(super) fn short(&self, value: Option<f64>, unit: Unit) -> String {
        let Some(value) = value else { return String::new() };
        match unit {
            Unit::Money | Unit::Rate => self.text.money_short(value, None),
            Unit::Share => self.text.percent(value, 0).trim_end_matches(['%', '\u{a0}']).to_owned(),
            other => self.full(Some(value), other),
        }
    }

    /// As a spreadsheet of this language reads it when pasted: no grouping, no currency; empty where it is undefined.
    pub(super) fn plain(&self, value: Option<f64>, unit: Unit) -> String {
        let Some(value) = value.filter(|value| value.is_finite()) else { return String::new() };
        let written = match unit {
            Unit::Count => format!("{value:.0}"),
            Unit::Money | Unit::Rate => format!("{value:.2}"),
            Unit::Share => format!("{:.2}%", value * 100.0),
            Unit::Mean => format!("{value:.3}"),
            Unit::Users => format!("{value}"),
        };
        written.replace('.', &decimal_mark(self.text))
    }
}

/// What stands before the decimals in this language.
pub(super) fn decimal_mark(text: &Text) -> String {
    text.number(0.5, 1).trim_matches(|c: char| c.is_ascii_digit()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_figure_is_written_for_a_sentence_a_cell_and_a_spreadsheet() {
        let cases = [
            (Some(0.714), Unit::Share, ["71.4 %", "71", "71.40%"]),
            (Some(1.0), Unit::Share, ["100.0 %", "100", "100.00%"]),
            (Some(131_480.4), Unit::Money, ["€ 131,480", "131k", "131480.40"]),
            (Some(74.2), Unit::Rate, ["€ 74.20", "74", "74.20"]),
            (Some(7.36), Unit::Mean, ["7.4", "7.4", "7.360"]),
            (Some(0.0), Unit::Count, ["0", "0", "0"]),
            (None, Unit::Money, ["–", "", ""]),
        ];
        let text = Text::new(Language::English);
        let writer = Writer { text: &text, currency: Some("EUR") };
        for (value, unit, expected) in cases {
            let found = [writer.full(value, unit), writer.short(value, unit), writer.plain(value, unit)];
            assert_eq!(found.map(|written| written.replace('\u{a0}', " ")), expected, "{value:?} {unit:?}");
        }
    }

    #[test]
    fn a_spreadsheet_gets_the_decimal_mark_of_its_language() {
        let written = Language::ALL.map(|language| {
            let text = Text::new(language);
            Writer { text: &text, currency: Some("EUR") }.plain(Some(1234.5), Unit::Money)
        });
        assert_eq!(written, ["1234.50", "1234,50", "1234,50"]);
    }
}
