//! When a calculated value is the cached one.

use calamine::Data;

/// What differs between a value as we cached it and as it was calculated; `None` when they agree: numbers within a
/// relative 1e-9, words exactly, nothing in the place of no words.
pub(crate) fn difference(cached: Option<&Data>, calculated: Option<&Data>) -> Option<String> {
    let wrong = || Some(format!("cached {cached:?}, calculated {calculated:?}"));
    if matches!(calculated, Some(Data::Error(_))) || matches!(cached, Some(Data::Error(_))) {
        return wrong();
    }
    match (number(cached), number(calculated)) {
        (Some(ours), Some(theirs)) => {
            let near = (ours - theirs).abs() <= 1e-9 * ours.abs().max(theirs.abs()).max(1e-3);
            if near { None } else { wrong() }
        }
        (None, None) if words(cached) == words(calculated) => None,
        _ => wrong(),
    }
}

fn number(value: Option<&Data>) -> Option<f64> {
    match value? {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    }
}

/// The words of a cell; the zero-width space that keeps "365" words until it is calculated is no part of them.
fn words(value: Option<&Data>) -> String {
    match value {
        Some(Data::String(words)) => words.replace('\u{200b}', ""),
        Some(Data::Empty) | None => String::new(),
        Some(other) => format!("{other:?}"),
    }
}
