//! What is offered while a value is being typed.

use super::view::{DimensionView, ValueView};
use crate::model::fold_name;

/// How many values are offered at most.
const OFFERED: usize = 8;

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Offer {
    /// A value of the vocabulary.
    Known(ValueView),
    /// What was typed, as a new value.
    New(String),
}

impl Offer {
    /// The value as the project keeps it.
    #[must_use]
    pub(super) fn kept(&self) -> &str {
        match self {
            Self::Known(value) => &value.kept,
            Self::New(name) => name,
        }
    }
}

/// What fits the typed words: the value of exactly that name, values that begin so, values that hold them; then the
/// words themselves, unless they name a value already.
#[must_use]
pub(super) fn offers(dimension: &DimensionView, typed: &str) -> Vec<Offer> {
    let typed = typed.trim();
    let folded = fold_name(typed);
    let mut found: Vec<(u8, usize, &ValueView)> = dimension
        .values
        .iter()
        .enumerate()
        .filter_map(|(place, value)| closeness(&fold_name(&value.name), &folded).map(|close| (close, place, value)))
        .collect();
    found.sort_by_key(|(close, place, _)| (*close, *place));
    let mut offers: Vec<Offer> =
        found.into_iter().take(OFFERED).map(|(.., value)| Offer::Known(value.clone())).collect();
    if !typed.is_empty() && named(dimension, typed).is_none() {
        offers.push(Offer::New(typed.to_owned()));
    }
    offers
}

fn closeness(name: &str, typed: &str) -> Option<u8> {
    if name == typed {
        Some(0)
    } else if name.starts_with(typed) {
        Some(1)
    } else {
        name.contains(typed).then_some(2)
    }
}

/// The value people know by this name, letter case and outer spaces ignored.
#[must_use]
pub(super) fn named<'a>(dimension: &'a DimensionView, name: &str) -> Option<&'a ValueView> {
    let wanted = name.trim().to_lowercase();
    let is_it = |value: &&ValueView| value.name.to_lowercase() == wanted || value.kept.to_lowercase() == wanted;
    dimension.values.iter().find(is_it)
}
