//! What could be put together or taken apart, for the user to accept or decline (IMPORT.md §4). Nothing is done by
//! itself; what was said is kept in the recipe.

pub(super) mod apply;
mod find;
mod matches;
mod names;
mod split;
mod users;

pub use find::alike_clients;
pub(super) use find::{as_listed, merges, sort, splits, users};
pub(super) use matches::matches;
pub use matches::{AlikeEarlier, alike_earlier};
pub(super) use names::near;
pub(super) use split::code_and_name;

use super::Recipe;
use crate::model::CellRef;

/// What the user said of a suggestion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuggestionState {
    /// Nothing yet.
    #[default]
    Open,
    /// Done.
    Accepted,
    /// Not done, and not to be shown again as something to do.
    Declined,
}

impl SuggestionState {
    /// Its stable name, for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
        }
    }
}

/// Whose names a suggestion is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named {
    /// Clients.
    Clients,
    /// Offerings.
    Offerings,
}

impl Named {
    /// Its stable name, for scripts and keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Offerings => "offerings",
        }
    }
}

/// The size that lines propose for one client.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedSize {
    /// The client's name.
    pub client: String,
    /// The quantity billed last.
    pub billed: f64,
    /// The number of users the client has from elsewhere; another number than `billed` is a conflict, and stays.
    pub known: Option<f64>,
    /// The line that bills it last.
    pub source: CellRef,
}

impl ProposedSize {
    /// Whether another number of users is known already.
    #[must_use]
    #[expect(clippy::float_cmp, reason = "both are counts as the file writes them")]
    pub fn is_conflict(&self) -> bool {
        self.known.is_some_and(|known| known != self.billed)
    }
}

/// What a suggestion is about. Names are as the file writes them.
#[derive(Clone, Debug, PartialEq)]
pub enum SuggestionAbout {
    /// Two names of one client or offering: `other` goes, `keep` stays.
    Merge {
        /// Whose names.
        what: Named,
        /// The name that stays.
        keep: String,
        /// The name that goes.
        other: String,
    },
    /// A client of the amounts and a row of a client sheet that are called differently.
    Match {
        /// The client's name beside the amounts; it stays.
        client: String,
        /// The name in the client sheet.
        listed: String,
    },
    /// Names such as "Parent:Child": clients become their parents, offerings get their parents as groups.
    SplitParent {
        /// Whose names.
        what: Named,
        /// How many names are written so.
        names: usize,
        /// One of them.
        sample: String,
    },
    /// Names such as "1042 - Name": the code goes where codes go.
    SplitCode {
        /// Whose names.
        what: Named,
        /// How many names are written so.
        names: usize,
        /// One of them.
        sample: String,
    },
    /// An offering billed per user: its quantity proposes the number of users of each client that has none.
    UsersFromLines {
        /// The offering's name.
        offering: String,
        /// The proposed sizes, largest first.
        sizes: Vec<ProposedSize>,
    },
}

impl SuggestionAbout {
    /// Its stable name, for scripts.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Merge { what: Named::Clients, .. } => "merge_clients",
            Self::Merge { what: Named::Offerings, .. } => "merge_offerings",
            Self::Match { .. } => "match_client",
            Self::SplitParent { .. } => "split_parent",
            Self::SplitCode { .. } => "split_code",
            Self::UsersFromLines { .. } => "users_from_lines",
        }
    }

    /// The key its answer is kept under in [`Recipe::suggestions`]: names, never positions.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Merge { keep, other, .. } => format!("{}:{other} → {keep}", self.name()),
            Self::Match { client, listed } => format!("{}:{listed} → {client}", self.name()),
            Self::SplitParent { what, .. } | Self::SplitCode { what, .. } => format!("{}:{}", self.name(), what.name()),
            Self::UsersFromLines { offering, .. } => format!("{}:{offering}", self.name()),
        }
    }
}

/// Something to put together or take apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The key its answer is kept under in [`Recipe::suggestions`].
    pub key: String,
    /// What it is about.
    pub about: SuggestionAbout,
    /// The money it moves, in the file's currency: the revenue of the name that goes, or of the names or offering it is
    /// about.
    pub amount: f64,
    /// What the user said.
    pub state: SuggestionState,
}

impl Suggestion {
    /// A suggestion with what `recipe` says of it.
    pub(super) fn new(about: SuggestionAbout, amount: f64, recipe: &Recipe) -> Self {
        let key = about.key();
        let state = match recipe.suggestions.get(&key) {
            None => SuggestionState::Open,
            Some(true) => SuggestionState::Accepted,
            Some(false) => SuggestionState::Declined,
        };
        Self { key, about, amount, state }
    }
}

/// A client's name as it is compared for spelling: without spaces, signs, accents and legal form.
pub(super) fn client_spelling(name: &str) -> String {
    names::NameKey::client(name).squashed().to_owned()
}
