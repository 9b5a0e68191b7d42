//! The rules of editing band edges, apart from any widget.

use super::figure::decimal_mark;
use crate::analysis::Outcome;
use crate::model::{Band, BandBy, BandScheme, EdgesError};
use crate::text::Text;

/// How far one point of dragging moves an edge, as a share of it.
const DRAG_SHARE: f64 = 0.008;

/// The edges as they stand in their fields.
pub(super) fn written(text: &Text, scheme: &BandScheme) -> Vec<String> {
    scheme.edges().iter().map(|edge| edge_text(text, *edge)).collect()
}

/// An edge in its field: no grouping, so that it can be typed over.
pub(super) fn edge_text(text: &Text, edge: f64) -> String {
    edge.to_string().replace('.', &decimal_mark(text))
}

/// The scheme of what stands in the fields.
///
/// # Errors
/// [`EdgesError`] when a field is no number, or the numbers make no scheme.
pub(super) fn read(text: &Text, by: BandBy, fields: &[String]) -> Result<BandScheme, EdgesError> {
    let edges: Option<Vec<f64>> = fields.iter().map(|field| edge_number(text, field)).collect();
    BandScheme::new(by, edges.ok_or(EdgesError::NotPositive)?)
}

/// A typed number: spaces and the language's grouping are ignored.
fn edge_number(text: &Text, field: &str) -> Option<f64> {
    let decimal = decimal_mark(text);
    let grouping = if decimal == "," { '.' } else { ',' };
    let digits: String = field.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect();
    let groups: Vec<&str> = digits.split(grouping).collect();
    // 1.5 typed in Dutch means one and a half; only groups of three are thousands.
    let is_grouped =
        groups.iter().skip(1).all(|group| group.split(&decimal).next().is_some_and(|group| group.len() == 3));
    let plain = if is_grouped { digits.replace(grouping, "") } else { digits.replace(grouping, ".") };
    plain.replace(&decimal, ".").parse().ok()
}

/// The edge at `index` of `scheme` dragged by `points` from `start`: by steps that look round at its size, and never onto
/// its neighbours.
pub(super) fn dragged(scheme: &BandScheme, index: usize, start: f64, points: f32) -> Option<BandScheme> {
    let wanted = start * (f64::from(points) * DRAG_SHARE).exp();
    let step = 10_f64.powf(wanted.log10().floor() - 1.0).max(1.0);
    with_edge(scheme, index, between_neighbours(scheme, index, (wanted / step).round() * step))
}

/// The edge at `index` of `scheme` moved `by` so much, and never onto its neighbours.
pub(super) fn stepped(scheme: &BandScheme, index: usize, by: f64) -> Option<BandScheme> {
    with_edge(scheme, index, between_neighbours(scheme, index, scheme.upper(index)? + by))
}

fn between_neighbours(scheme: &BandScheme, index: usize, edge: f64) -> f64 {
    let lowest = index.checked_sub(1).and_then(|below| scheme.upper(below)).map_or(1.0, |below| below.floor() + 1.0);
    let highest = scheme.upper(index + 1).map_or(f64::MAX, |above| above.ceil() - 1.0);
    edge.clamp(lowest, highest.max(lowest))
}

/// `scheme` with another edge at `index`; `None` when that makes no scheme.
fn with_edge(scheme: &BandScheme, index: usize, edge: f64) -> Option<BandScheme> {
    let mut edges = scheme.edges().to_vec();
    *edges.get_mut(index)? = edge;
    BandScheme::new(scheme.by, edges).ok()
}

/// `scheme` without the edge at `index`; `None` for the last one left.
pub(super) fn without(scheme: &BandScheme, index: usize) -> Option<BandScheme> {
    let edges = scheme.edges().iter().enumerate().filter(|(at, _)| *at != index).map(|(_, edge)| *edge);
    BandScheme::new(scheme.by, edges.collect()).ok()
}

/// `scheme` with one edge more, in the middle of the band that has the most clients, and where it stands. `None` when no
/// band has room for it.
pub(super) fn with_one_more(scheme: &BandScheme, outcome: &Outcome) -> Option<(BandScheme, usize)> {
    let mut bands: Vec<(usize, usize)> = outcome
        .bands
        .iter()
        .filter_map(|row| match row.band {
            Band::Known(at) => Some((at, row.clients.len())),
            Band::Unknown => None,
        })
        .collect();
    bands.sort_by_key(|(at, clients)| (std::cmp::Reverse(*clients), *at));
    bands.into_iter().find_map(|(at, _)| {
        let mut edges = scheme.edges().to_vec();
        let lower = scheme.lower(at).max(1.0);
        let middle = match scheme.upper(at) {
            Some(upper) => (lower * upper).sqrt().round(),
            None => (lower - 1.0) * 2.0,
        };
        edges.insert(at.min(edges.len()), middle);
        Some((BandScheme::new(scheme.by, edges).ok()?, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn typed_edges_are_read_in_the_language_they_are_typed_in() {
        let cases = [
            (Language::English, "25", Some(25.0)),
            (Language::English, " 1,000 ", Some(1000.0)),
            (Language::English, "25.5", Some(25.5)),
            (Language::Dutch, "25,5", Some(25.5)),
            (Language::Dutch, "1.000", Some(1000.0)),
            (Language::Dutch, "25.5", Some(25.5)),
            (Language::Polish, "10 000", Some(10_000.0)),
            (Language::English, "many", None),
            (Language::English, "", None),
        ];
        for (language, typed, expected) in cases {
            assert_eq!(edge_number(&Text::new(language), typed), expected, "{language:?} {typed:?}");
        }
    }

    #[test]
    fn what_makes_no_scheme_is_refused_with_its_reason() {
        let text = Text::new(Language::English);
        let cases: [(&[&str], Result<usize, EdgesError>); 5] = [
            (&["25", "100"], Ok(3)),
            (&["25", "abc"], Err(EdgesError::NotPositive)),
            (&["0", "100"], Err(EdgesError::NotPositive)),
            (&["100", "25"], Err(EdgesError::NotRising)),
            (&[], Err(EdgesError::Empty)),
        ];
        for (fields, expected) in cases {
            let fields: Vec<String> = fields.iter().map(ToString::to_string).collect();
            assert_eq!(read(&text, BandBy::Users, &fields).map(|scheme| scheme.count()), expected, "{fields:?}");
        }
    }

    #[test]
    fn fields_read_back_as_they_were_written() {
        for language in Language::ALL {
            let text = Text::new(language);
            for scheme in [BandBy::Users, BandBy::Revenue, BandBy::Employees].map(BandScheme::shipped) {
                assert_eq!(read(&text, scheme.by, &written(&text, &scheme)), Ok(scheme));
            }
            let halves = BandScheme::new(BandBy::Users, vec![2.5, 25.5]).expect("the edges rise");
            assert_eq!(read(&text, BandBy::Users, &written(&text, &halves)), Ok(halves));
        }
    }

    #[test]
    fn a_dragged_edge_keeps_between_its_neighbours() {
        let scheme = BandScheme::default();
        let cases =
            [(0, 0.0, 25.0), (1, 0.0, 100.0), (1, 1e4, 499.0), (1, -1e4, 26.0), (0, -1e4, 1.0), (5, 100.0, 22_000.0)];
        for (index, points, expected) in cases {
            let start = scheme.upper(index).expect("the edge exists");
            #[expect(clippy::cast_possible_truncation, reason = "exact in both")]
            let found = dragged(&scheme, index, start, points as f32).and_then(|scheme| scheme.upper(index));
            assert_eq!(found, Some(expected), "edge {index} by {points}");
        }
    }

    #[test]
    fn an_edge_steps_up_to_its_neighbours() {
        let scheme = BandScheme::new(BandBy::Users, vec![1.0, 2.0, 10.0]).expect("the edges rise");
        for (index, by, expected) in [(0, -1.0, 1.0), (0, 1.0, 1.0), (1, 1.0, 3.0), (1, -1.0, 2.0), (2, 1.0, 11.0)] {
            let found = stepped(&scheme, index, by).and_then(|scheme| scheme.upper(index));
            assert_eq!(found, Some(expected), "edge {index} by {by}");
        }
    }

    #[test]
    fn the_last_edge_stays() {
        let scheme = BandScheme::new(BandBy::Users, vec![10.0]).expect("the edges rise");
        assert_eq!(without(&scheme, 0), None);
        assert_eq!(without(&BandScheme::default(), 1).map(|scheme| scheme.count()), Some(6));
    }
}
