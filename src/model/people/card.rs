//! Core clients: the few people a provider is there for (METHOD.md §12).

/// What a core client is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoreTest {
    /// It fits the biggest need.
    BiggestNeed,
    /// It has potential ahead.
    Potential,
    /// It fits our market strategy.
    Strategy,
}

impl CoreTest {
    /// All three, in the order people see them.
    pub const ALL: [Self; 3] = [Self::BiggestNeed, Self::Potential, Self::Strategy];

    /// Its position in [`CoreTest::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// One core client, as a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoreCard {
    /// What they are there: "Practice manager".
    pub role: String,
    /// What they are called.
    pub first_name: String,
    /// The industry of their company.
    pub industry: String,
    /// How many people work there; positive when known.
    pub people: Option<f64>,
    /// What they want.
    pub goal: String,
    /// Which tests they pass, by [`CoreTest::index`].
    pub tests: [bool; 3],
    /// The name of the real client that is most like them; empty when nobody was named.
    pub evidence: String,
}

impl CoreCard {
    /// With more than these, "no choice has been made".
    pub const MOST: usize = 3;
}
