//! The answers to which of several currencies counts. What was chosen is a currency: it counts in every file that has it,
//! whatever other currencies next quarter's file brings.

use std::cmp::Reverse;

use crate::import::{Question, QuestionAbout, Recipe};

/// What the keys of answers about currencies begin with.
const PREFIX: &str = "currency:";

/// The key the answer about several currencies, in the order of the alphabet, is kept under.
pub(in super::super) fn key_of(codes: &[String]) -> String {
    format!("{PREFIX}{}", codes.join(","))
}

/// The position of the answered one of `codes`: the answer about just these, or the one about most of them whose currency is
/// here.
pub(in super::super) fn answered(recipe: &Recipe, codes: &[String]) -> Option<usize> {
    let own = recipe.answers.get(&key_of(codes)).copied().filter(|answer| *answer < codes.len());
    let others = recipe.answers.iter().filter_map(|(key, choice)| {
        let position = position(codes, chosen(key, *choice)?)?;
        let shared = known(key)?.filter(|code| codes.iter().any(|one| one == code)).count();
        Some((shared, Reverse(position)))
    });
    own.or_else(|| others.max().map(|(_, Reverse(position))| position))
}

/// Whether the answer `choice` kept under `key` is the one that `question` was settled with.
pub(in super::super) fn fits(key: &str, choice: usize, question: &Question) -> bool {
    let QuestionAbout::Currency { codes } = &question.about else { return false };
    chosen(key, choice).is_some_and(|code| position(codes, code) == Some(question.assumed))
}

/// Whether the answer `choice` kept under `key` is taken back by the answer kept under `newer`: both are about the currency
/// that it chose.
pub(in super::super) fn superseded(key: &str, choice: usize, newer: &str) -> bool {
    let about = |code: &str| known(newer).is_some_and(|mut codes| codes.any(|one| one == code));
    key != newer && chosen(key, choice).is_some_and(about)
}

fn position(codes: &[String], code: &str) -> Option<usize> {
    codes.iter().position(|one| one == code)
}

/// The currency that `choice` kept under `key` stands for.
fn chosen(key: &str, choice: usize) -> Option<&str> {
    known(key)?.nth(choice)
}

/// The currencies an answer kept under `key` is about; `None` where it is about something else, or about one sheet alone.
fn known(key: &str) -> Option<impl Iterator<Item = &str>> {
    let codes = key.strip_prefix(PREFIX)?.split(',');
    codes.clone().all(|code| code.len() == 3).then_some(codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_currency_counts_wherever_it_is() {
        let kept =
            [("currency:EUR,USD", 0), ("currency:GBP,PLN,USD", 2), ("currency:GBP,USD @ Page 1", 0), ("year", 1)];
        let answers = kept.map(|(key, choice)| (key.to_owned(), choice)).into();
        let recipe = Recipe { answers, ..Recipe::default() };
        let cases = [
            ("EUR,USD", Some("EUR")),
            ("EUR,GBP", Some("EUR")),
            ("CHF,EUR,USD", Some("EUR")),
            ("CHF,USD", Some("USD")),
            ("EUR,GBP,PLN,USD", Some("USD")),
            ("CHF,GBP", None),
        ];
        for (codes, expected) in cases {
            let codes: Vec<String> = codes.split(',').map(str::to_owned).collect();
            let found = answered(&recipe, &codes).map(|position| codes[position].as_str());
            assert_eq!(found, expected, "{codes:?}");
        }
    }

    #[test]
    fn a_newer_answer_takes_the_place_of_those_about_its_currencies() {
        let answers = [("currency:EUR,USD".to_owned(), 0), ("currency:CHF,PLN".to_owned(), 0)].into();
        let mut recipe = Recipe { answers, ..Recipe::default() };
        recipe.answer("currency:EUR,GBP,USD".to_owned(), 1);
        let keys: Vec<&str> = recipe.answers.keys().map(String::as_str).collect();
        assert_eq!(keys, ["currency:CHF,PLN", "currency:EUR,GBP,USD"]);
        let codes = ["CHF", "EUR", "GBP", "USD"].map(str::to_owned);
        assert_eq!(answered(&recipe, &codes), Some(2));
    }
}
