//! What a client is, in the words of its status (METHOD.md §1).

use super::titles::{folded_title, is_word};
use crate::model::ClientStatus;
use crate::model::fold_words;

/// What a status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum StatusWord {
    /// That it is this.
    Is(ClientStatus),
    /// Nothing but that it is in use, as "active" does: whether it is a client is not said.
    Open,
}

/// What `text` says; `None` when it is no known status.
pub(in super::super) fn status_word(text: &str) -> Option<StatusWord> {
    let folded = fold_words(text);
    let said = |key: &str| is_word(key, &folded);
    if said("status_client") {
        Some(StatusWord::Is(ClientStatus::Client))
    } else if said("status_ex_client") || said("status_inactive") {
        Some(StatusWord::Is(ClientStatus::ExClient))
    } else if said("status_prospect") {
        Some(StatusWord::Is(ClientStatus::Prospect))
    } else {
        said("status_active").then_some(StatusWord::Open)
    }
}

/// Whether `title` is that of a status, a kind or a stage of clients and of nothing else, or says nothing.
pub(in super::super) fn may_be_status(title: &str) -> bool {
    let folded = folded_title(title);
    folded.is_empty() || folded.split(' ').all(|word| is_word("status_title", word))
}

/// What the different values of a column make of it as a column of statuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Statuses {
    all: usize,
    known: usize,
    /// Those that say client, ex-client and prospect.
    kinds: [bool; 3],
    /// Whether one names what somebody is to us: a client or one of before, and not only how a deal ended.
    of_client: bool,
}

impl Statuses {
    /// Those of `values`, each once.
    pub(in super::super) fn of<'v>(values: impl Iterator<Item = &'v str>) -> Self {
        let mut found = Self::default();
        for value in values {
            found.all += 1;
            let Some(word) = status_word(value) else { continue };
            found.known += 1;
            if let StatusWord::Is(status) = word {
                let [client, ex_client, prospect] = &mut found.kinds;
                let kind = match status {
                    ClientStatus::Client => client,
                    ClientStatus::ExClient => ex_client,
                    ClientStatus::Prospect => prospect,
                };
                *kind = true;
                let folded = fold_words(value);
                let client = is_word("status_client", &folded);
                found.of_client |= client || is_word("status_ex_client", &folded) && !is_word("kind_not_sold", &folded);
            }
        }
        found
    }

    /// Whether any value is known.
    pub(in super::super) fn any(self) -> bool {
        self.known > 0
    }

    /// Whether at least half of the values are known, under a title such as "Status".
    pub(in super::super) fn most(self) -> bool {
        self.kinds.contains(&true) && self.known * 2 >= self.all
    }

    /// Whether the values are statuses of clients whatever the title says: all are known, and they say different things.
    pub(in super::super) fn surely(self) -> bool {
        self.known == self.all && self.kinds.iter().filter(|kind| **kind).count() > 1
    }

    /// Whether they are those of clients, where documents and deals have a status too.
    pub(in super::super) fn of_clients(self) -> bool {
        self.of_client && self.known == self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_known_in_four_languages() {
        let is = |status| Some(StatusWord::Is(status));
        let cases = [
            (is(ClientStatus::Client), &["Client", "customer", "Klant", "Klient", "Kunde"][..]),
            (is(ClientStatus::Prospect), &["Prospect", "LEAD", "Hot lead", "Potencjalny", "Interessent", "Suspect"]),
            (
                is(ClientStatus::ExClient),
                &["Ex-client", "lost", "Former", "oud-klant", "Były klient", "Ehemaliger Kunde"],
            ),
            (is(ClientStatus::ExClient), &["inactive", "Nieaktywny", "verloren", "utracony"]),
            (Some(StatusWord::Open), &["active", "Actief", "aktywny", "aktiv"]),
            (None, &["Paid", "on hold", "Gold", "", "Acme"]),
        ];
        for (expected, words) in cases {
            for word in words {
                assert_eq!(status_word(word), expected, "{word}");
            }
        }
    }

    #[test]
    fn values_tell_whose_status_it_is() {
        let of = |values: &[&str]| Statuses::of(values.iter().copied());
        let cases = [
            // Values, under "Status", whatever the title, on invoice lines.
            (&["Client", "Prospect", "Ex-client"][..], [true, true, true]),
            (&["Client", "Prospect", "VIP"], [true, false, false]),
            (&["Lead", "Lost"], [true, true, false]),
            (&["Klant"], [true, false, true]),
            (&["Active", "Blocked"], [false, false, false]),
            (&["Paid", "Open", "Lost"], [false, false, false]),
        ];
        for (values, expected) in cases {
            let found = of(values);
            assert_eq!([found.most(), found.surely(), found.of_clients()], expected, "{values:?}");
        }
    }
}
