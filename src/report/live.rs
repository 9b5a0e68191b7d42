//! Live cells: a formula together with the result it gives today, and the helpers that build formula text.

use rust_xlsxwriter::{ColNum, Format, Formula, RowNum, Worksheet, XlsxError};

use super::addresses::Spot;

/// What stands where a figure does not exist.
pub(super) const MISSING: &str = "–";

/// The longest text literal Excel takes inside a formula is 255 characters.
const LITERAL_LIMIT: usize = 250;

/// The result of a formula: a number or words.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Words(String),
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Number(number(count))
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Value {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

/// A figure that may not exist is the missing mark, never 0.
impl From<Option<f64>> for Value {
    fn from(figure: Option<f64>) -> Self {
        figure.map_or_else(|| MISSING.into(), Self::Number)
    }
}

/// A count as a number; exact up to 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "counts of clients and offerings stay far below 2^53")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

/// A formula and its result.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Live {
    pub(super) formula: String,
    pub(super) value: Value,
    is_array: bool,
}

impl Live {
    /// `formula` without its equals sign, and what it gives today.
    pub(super) fn new(formula: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { formula: formula.into(), value: value.into(), is_array: false }
    }

    /// A formula over whole arrays that gives one value (Ctrl+Shift+Enter).
    pub(super) fn array(formula: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { is_array: true, ..Self::new(formula, value) }
    }

    /// The words it gives today, whatever changes later.
    pub(super) fn fixed(self) -> Self {
        Self::new(literal(&self.spoken()), self.spoken())
    }

    /// The same formula, known to give `value` today.
    pub(super) fn giving(self, value: impl Into<Value>) -> Self {
        Self { value: value.into(), ..self }
    }

    /// Its result as words, as they stand inside a sentence.
    pub(super) fn spoken(&self) -> String {
        match &self.value {
            Value::Number(number) => number.to_string(),
            Value::Words(words) => words.clone(),
        }
    }
}

/// The longest formula Excel takes.
const FORMULA_LIMIT: usize = 8_192;

/// Writes a live cell; only its result where the formula would be longer than Excel takes.
pub(super) fn put(sheet: &mut Worksheet, at: Spot, live: &Live, format: &Format) -> Result<(), XlsxError> {
    let (row, column): (RowNum, ColNum) = (at.row, at.column);
    if live.formula.chars().count() >= FORMULA_LIMIT {
        return match &live.value {
            Value::Number(number) => number_at(sheet, at, Some(*number), format),
            Value::Words(words) => say_at(sheet, at, words, format),
        };
    }
    let formula = Formula::new(&live.formula).set_result(cached(&live.value));
    if live.is_array {
        sheet.write_array_formula_with_format(row, column, row, column, formula, format)?;
    } else {
        sheet.write_formula_with_format(row, column, formula, format)?;
    }
    Ok(())
}

/// Writes plain words.
pub(super) fn say_at(sheet: &mut Worksheet, at: Spot, words: &str, format: &Format) -> Result<(), XlsxError> {
    sheet.write_string_with_format(at.row, at.column, words, format)?;
    Ok(())
}

/// Writes a plain number; nothing but the format when it is unknown.
pub(super) fn number_at(
    sheet: &mut Worksheet,
    at: Spot,
    figure: Option<f64>,
    format: &Format,
) -> Result<(), XlsxError> {
    match figure.filter(|figure| figure.is_finite()) {
        Some(figure) => sheet.write_number_with_format(at.row, at.column, figure, format)?,
        None => sheet.write_blank(at.row, at.column, format)?,
    };
    Ok(())
}

/// The cached result as the file holds it. No words would be stored as 0, and words that read as a number ("365",
/// "Infinity") as that number, so these carry a zero-width space until the workbook is calculated.
fn cached(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Words(words) if words.parse::<f64>().is_ok() || matches!(words.as_str(), "" | "TRUE" | "FALSE") => {
            format!("{words}\u{200b}")
        }
        Value::Words(words) => words.clone(),
    }
}

/// `words` as a text literal of a formula.
pub(super) fn literal(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    let parts = letters.chunks(LITERAL_LIMIT).map(|part| {
        let part: String = part.iter().collect();
        format!("\"{}\"", part.replace('"', "\"\""))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "\"\"".to_owned() } else { parts.join("&") }
}

/// `formula`, or the missing mark where `condition` holds.
pub(super) fn missing_if(condition: &str, formula: &str) -> String {
    format!("IF({condition},{},{formula})", literal(MISSING))
}

/// The placeholder for the live part at `index` of a sentence from the catalogue.
pub(super) fn slot(index: u32) -> String {
    char::from_u32(FIRST_SLOT + index).map(String::from).unwrap_or_default()
}

/// Slots are letters of the private use area, which no catalogue holds.
const FIRST_SLOT: u32 = 0xE000;

/// A sentence of the catalogue with [`slot`]s, turned live: words as literals, slots as the parts' formulas.
pub(super) fn sentence(words: &str, parts: &[Live]) -> Live {
    let mut formula: Vec<String> = Vec::new();
    let mut spoken = String::new();
    let mut run = String::new();
    for letter in words.chars() {
        let slot = u32::from(letter).checked_sub(FIRST_SLOT).and_then(|index| usize::try_from(index).ok());
        let Some(part) = slot.and_then(|index| parts.get(index)) else {
            run.push(letter);
            continue;
        };
        spoken.push_str(&run);
        if !run.is_empty() {
            formula.push(literal(&std::mem::take(&mut run)));
        }
        formula.push(part.formula.clone());
        spoken.push_str(&part.spoken());
    }
    spoken.push_str(&run);
    if !run.is_empty() || formula.is_empty() {
        formula.push(literal(&run));
    }
    Live::new(formula.join("&"), spoken)
}

/// `then` where `condition` holds, else `otherwise`; `holds` says which it is today.
pub(super) fn choose(condition: &str, holds: bool, then: &Live, otherwise: &Live) -> Live {
    let formula = format!("IF({condition},{},{})", then.formula, otherwise.formula);
    Live::new(formula, if holds { then.value.clone() } else { otherwise.value.clone() })
}

/// A sentence that depends on a number: the words for one and for several, whichever `formula` gives.
pub(super) fn by_number(formula: &str, today: usize, words: impl Fn(usize) -> String, parts: &[Live]) -> Live {
    let (one, several) = (sentence(&words(1), parts), sentence(&words(2), parts));
    if one.formula == several.formula {
        return several;
    }
    choose(&format!("{formula}=1"), today == 1, &one, &several)
}

/// The labels whose condition holds, with commas between; words without any letter when none does. Each item is a
/// condition, the label's formula, and the label when the condition holds today.
pub(super) fn joined(items: &[(String, String, Option<String>)]) -> Live {
    let parts: Vec<String> =
        items.iter().map(|(condition, label, _)| format!("IF({condition},\", \"&{label},\"\")")).collect();
    let labels: Vec<&str> = items.iter().filter_map(|item| item.2.as_deref()).collect();
    let parts = if parts.is_empty() { "\"\"".to_owned() } else { parts.join("&") };
    Live::new(format!("MID({parts},3,9999)"), labels.join(", "))
}

/// A share as whole percent inside a sentence, the same in every language of Excel.
pub(super) fn spoken_percent(formula: &str, share: Option<f64>) -> Live {
    let value = share.map_or_else(|| MISSING.to_owned(), |share| format!("{}%", (share * 100.0).round()));
    Live::new(format!("IF(ISNUMBER({formula}),ROUND({formula}*100,0)&\"%\",{})", literal(MISSING)), value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_becomes_literals_and_parts() {
        let parts = [Live::new("A1", "26–100"), Live::new("B1", 3.0)];
        let words = format!("{} \"fits\" {} of them", slot(0), slot(1));
        let live = sentence(&words, &parts);
        assert_eq!(live.formula, "A1&\" \"\"fits\"\" \"&B1&\" of them\"");
        assert_eq!(live.value, Value::from("26–100 \"fits\" 3 of them"));
    }

    #[test]
    fn long_literals_are_split_where_excel_would_refuse_them() {
        let formula = literal(&"é".repeat(600));
        let parts: Vec<&str> = formula.split('&').collect();
        assert_eq!(parts.iter().map(|part| part.chars().count()).collect::<Vec<_>>(), [252, 252, 102]);
    }

    #[test]
    fn words_that_read_as_numbers_stay_words_in_the_file() {
        for (words, kept) in [("365", "365\u{200b}"), ("Infinity", "Infinity\u{200b}"), ("Nan B.V.", "Nan B.V.")] {
            assert_eq!(cached(&words.into()), kept, "{words}");
        }
        assert_eq!(cached(&Some(1.5).into()), "1.5");
        assert_eq!(cached(&None.into()), MISSING);
    }
}
