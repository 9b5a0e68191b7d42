//! The names of `import --json`: what they suggest, and those that only one side knows.

use serde::Serialize;

use crate::import::{Imported, ProposedSize, Suggestion, SuggestionAbout};

#[derive(Serialize)]
pub(super) struct SuggestionParts<'a> {
    about: &'static str,
    /// The key of the answer in a recipe's `suggestions`.
    key: &'a str,
    state: &'static str,
    amount: f64,
    #[serde(flatten)]
    parts: Parts<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Parts<'a> {
    Merge { keep: &'a str, other: &'a str },
    Match { client: &'a str, listed: &'a str },
    Split { names: usize, sample: &'a str },
    Users { offering: &'a str, clients: Vec<Size<'a>> },
}

#[derive(Serialize)]
struct Size<'a> {
    client: &'a str,
    billed: f64,
    /// The number of users known from elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<f64>,
}

impl<'a> SuggestionParts<'a> {
    pub(super) fn of(suggestion: &'a Suggestion) -> Self {
        let size = |size: &'a ProposedSize| Size { client: &size.client, billed: size.billed, known: size.known };
        let parts = match &suggestion.about {
            SuggestionAbout::Merge { keep, other, .. } => Parts::Merge { keep, other },
            SuggestionAbout::Match { client, listed } => Parts::Match { client, listed },
            SuggestionAbout::SplitParent { names, sample, .. } | SuggestionAbout::SplitCode { names, sample, .. } => {
                Parts::Split { names: *names, sample }
            }
            SuggestionAbout::UsersFromLines { offering, sizes } => {
                Parts::Users { offering, clients: sizes.iter().map(size).collect() }
            }
        };
        Self {
            about: suggestion.about.name(),
            key: &suggestion.key,
            state: suggestion.state.name(),
            amount: suggestion.amount,
            parts,
        }
    }
}

/// Names that found no partner when client lists were joined.
#[derive(Serialize)]
pub(super) struct Unmatched<'a> {
    /// Clients with amounts that no list has, most revenue first.
    clients: Vec<&'a str>,
    /// Names in lists without amounts.
    listed: Vec<&'a str>,
}

impl<'a> Unmatched<'a> {
    pub(super) fn of(imported: &'a Imported) -> Self {
        let names = |list: &'a [crate::import::UnmatchedName]| list.iter().map(|one| one.name.as_str()).collect();
        Self { clients: names(&imported.unmatched.clients), listed: names(&imported.unmatched.listed) }
    }
}
