//! Known column titles and words, from the two tables beside this file.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::import::ColumnRole;
use crate::model::OfferingKind;
use crate::model::fold_words;

static TITLES: LazyLock<HashMap<String, ColumnRole>> = LazyLock::new(|| {
    let mut titles = HashMap::new();
    for (role, title) in entries(include_str!("titles.tsv")) {
        if let Some(role) = ColumnRole::from_name(role) {
            titles.entry(fold_words(title)).or_insert(role);
        }
    }
    titles
});

static WORDS: LazyLock<HashMap<&str, HashSet<String>>> = LazyLock::new(|| {
    let mut words: HashMap<&str, HashSet<String>> = HashMap::new();
    for (key, word) in entries(include_str!("words.tsv")) {
        words.entry(key).or_default().insert(fold_words(word));
    }
    words
});

fn entries(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(key, words)| words.split(" | ").map(move |word| (key.trim(), word)))
}

/// What a title says a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Hint {
    /// The role.
    pub(in super::super) role: ColumnRole,
    /// Whether the whole title is known, not only its beginning or end.
    pub(in super::super) whole: bool,
}

/// What `title` says; `None` when it is not known.
pub(in super::super) fn hint(title: &str) -> Option<Hint> {
    let spaced = spaced(title);
    let title = spaced.as_str();
    let without_brackets = title.split(['(', '[']).next().unwrap_or_default();
    let last = title.rsplit(" / ").next().unwrap_or_default();
    let whole = [title, without_brackets, last].iter().find_map(|part| TITLES.get(&fold_words(part)).copied());
    if let Some(role) = whole {
        return Some(Hint { role, whole: true });
    }
    let folded = fold_words(last);
    let figure = figure_of(&folded).map(|role| Hint { role, whole: true });
    figure.or_else(|| part_of(&folded).map(|role| Hint { role, whole: false }))
}

/// The figure of a client that `title` names beside nothing but a year, a currency or a unit: "Margin 2025 EUR".
fn figure_of(title: &str) -> Option<ColumnRole> {
    use ColumnRole as Role;
    let words: Vec<&str> = title.split(' ').collect();
    let year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year));
    let beside = |word: &&str| is_word("beside_figure", word) || year(word);
    (1..words.len()).rev().find_map(|count| {
        let (head, rest) = words.split_at_checked(count)?;
        let role = TITLES.get(&head.join(" ")).copied().filter(|_| rest.iter().all(beside))?;
        matches!(role, Role::Margin | Role::CostOfSale | Role::Effort | Role::Orders | Role::Potential).then_some(role)
    })
}

/// The role of the longest known title that `title` begins or ends with, for roles whose columns hold text.
fn part_of(title: &str) -> Option<ColumnRole> {
    let words: Vec<&str> = title.split(' ').collect();
    let parts = (1..words.len()).rev().flat_map(|count| [words.get(..count), words.get(words.len() - count..)]);
    parts.flatten().find_map(|part| {
        let part = part.join(" ");
        let role = TITLES.get(&part).copied().filter(|_| part.len() >= 4)?;
        let text =
            matches!(role, ColumnRole::Client | ColumnRole::ClientCode | ColumnRole::Tag(_) | ColumnRole::Ignore);
        text.then_some(role)
    })
}

/// `title` with a space where a small letter meets a capital: "CustomerName" as programs write it.
fn spaced(title: &str) -> String {
    let mut out = String::with_capacity(title.len() + 4);
    let mut small = false;
    for letter in title.chars() {
        if small && letter.is_uppercase() {
            out.push(' ');
        }
        small = letter.is_lowercase();
        out.push(letter);
    }
    out
}

/// `title` as the words of [`says`] are compared with it.
pub(in super::super) fn folded_title(title: &str) -> String {
    fold_words(&spaced(title))
}

/// Whether some words of `folded` in a row, up to four, are among the words `key`.
pub(in super::super) fn says(key: &str, folded: &str) -> bool {
    let Some(known) = WORDS.get(key) else { return false };
    let words: Vec<&str> = folded.split(' ').collect();
    (1..=words.len().min(4)).any(|count| words.windows(count).any(|run| known.contains(&run.join(" "))))
}

/// The amount that `title` names in one of its first or last words, as "evidenced spend" does.
pub(in super::super) fn names_money(folded: &str) -> bool {
    let mut words = folded.split(' ');
    let ends = [words.next(), words.next_back()];
    ends.into_iter().flatten().any(|word| is_word("money", word))
}

/// Whether any of the words `key` is `text`, folded.
pub(in super::super) fn is_word(key: &str, folded: &str) -> bool {
    WORDS.get(key).is_some_and(|words| words.contains(folded))
}

/// Whether a word of `title` says that the column holds shares or growth, not money.
pub(super) fn says_share(title: &str) -> bool {
    fold_words(title).split(' ').any(|word| is_word("share", word))
}

/// `title` without the words for `key` in it, folded; `None` when it holds none of them.
pub(in super::super) fn without(key: &str, title: &str) -> Option<String> {
    let folded = format!(" {} ", fold_words(title));
    let mut words: Vec<&String> = WORDS.get(key)?.iter().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let found = words.into_iter().find(|word| folded.contains(&format!(" {word} ")))?;
    Some(folded.replacen(&format!(" {found} "), " ", 1).trim().to_owned())
}

/// Whether `title` says that tax is in the amounts. What else an offering includes is no tax: "Office incl. support".
pub(in super::super) fn says_gross(title: &str) -> bool {
    let folded = folded_title(title);
    let words: Vec<&str> = folded.split(' ').collect();
    let behind = words.iter().rposition(|word| is_word("including", word)).and_then(|at| words.get(at + 1..));
    let rate = |word: &&str| word.bytes().all(|letter| letter.is_ascii_digit());
    let taxed = behind.is_none_or(|behind| says("tax_amount", &behind.join(" ")) || behind.iter().all(rate));
    says("gross_amount", &folded) && !says("net_amount", &folded) && taxed
}

/// `title` without what it says of tax and of money, folded: "Cloud excl. btw" and "Cloud incl. btw" are both "cloud".
pub(super) fn untaxed(title: &str) -> String {
    let keys = ["gross_amount", "net_amount", "tax_amount", "money"];
    keys.into_iter().fold(fold_words(title), |bare, key| without(key, &bare).unwrap_or(bare))
}

/// How a label says "total".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum TotalWord {
    /// The label is nothing but the word: "Totaal".
    Bare,
    /// The word with something: "Total Security", "Total Care B.V.".
    Named,
}

/// How every word for a total begins, or the word at its end: most names are told apart without folding them.
const TOTAL_STEMS: [&[u8]; 18] = [
    b"tot", b"sum", b"som", b"raz", b"gesamt", b"ogol", b"lacz", b"endsum", b"insg", b"sub", b"eind", b"grand",
    b"overall", b"zwisch", b"tussen", b"teils", b"all", b"wszy",
];

fn may_be_total(label: &str) -> bool {
    let may = |word: &str| {
        let head = |stem: &[u8]| word.as_bytes().get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem));
        word.starts_with(|first: char| !first.is_ascii()) || TOTAL_STEMS.into_iter().any(head)
    };
    let mut words = label.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next().is_some_and(may) || words.next_back().is_some_and(may)
}

/// How `label` says "total"; `None` when it does not.
pub(in super::super) fn total_word(label: &str) -> Option<TotalWord> {
    total_of(label).map(|(word, _)| word)
}

/// How `label` says "total", and the folded names it may be the total of, the longest word left out first: "Total for Acme"
/// is that of "Acme" or of "for Acme". `None` when it does not.
pub(super) fn total_of(label: &str) -> Option<(TotalWord, Vec<String>)> {
    if !may_be_total(label) {
        return None;
    }
    let folded = fold_words(label);
    if is_word("total_bare", &folded) || is_word("subtotal", &folded) {
        return Some((TotalWord::Bare, Vec::new()));
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let mut names = Vec::new();
    for count in (1..words.len().min(4)).rev() {
        let begins = words.split_at_checked(count).filter(|(word, _)| is_word("total_prefix", &word.join(" ")));
        names.extend(begins.map(|(_, name)| name.join(" ")));
        let at = words.len() - count;
        let ends = words.split_at_checked(at).filter(|(_, word)| is_word("total_suffix", &word.join(" ")));
        names.extend(ends.map(|(name, _)| name.join(" ")));
    }
    (!names.is_empty()).then_some((TotalWord::Named, names))
}

/// What a label says its row is made of, where that is no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DerivedWord {
    /// The average of the clients.
    Average,
    /// Shares of the total.
    Share,
}

/// How every word for an average or a share begins.
const DERIVED_STEMS: [&[u8]; 12] =
    [b"av", b"mea", b"med", b"gem", b"sred", b"durch", b"mittel", b"share", b"p", b"aand", b"ud", b"ant"];

/// What `label` says its row is made of; `None` when it does not.
pub(super) fn derived_word(label: &str) -> Option<DerivedWord> {
    let label = label.trim();
    let head = |stem: &[u8]| label.as_bytes().get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem));
    let share = label.contains('%');
    if !share && label.starts_with(|first: char| first.is_ascii()) && !DERIVED_STEMS.into_iter().any(head) {
        return None;
    }
    let folded = fold_words(label);
    if is_average(&folded) {
        return Some(DerivedWord::Average);
    }
    let share = share && (folded.is_empty() || is_word("share_of", &folded)) || is_word("share_row", &folded);
    share.then_some(DerivedWord::Share)
}

/// Whether `folded` is a word for an average, alone or with what of: "Average revenue per client".
fn is_average(folded: &str) -> bool {
    let (word, of) = folded.split_once(' ').unwrap_or((folded, ""));
    is_word("average", word) && (of.is_empty() || is_word("money", of) || says("average_of", of))
}

/// Whether `label` belongs to the paper, not to the table: a page number, when or how the report was made.
pub(super) fn is_page_note(label: &str) -> bool {
    let folded = fold_words(label);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let numbered = || words.clone().next().is_some_and(|next| next.starts_with(|letter: char| letter.is_ascii_digit()));
    let two = || [first, words.clone().next().unwrap_or_default()].join(" ");
    is_word("page", first) && numbered() || is_word("page_note", &two())
}

/// Whether `label` is nothing but a word for the sum of a part.
pub(super) fn is_subtotal(label: &str) -> bool {
    is_word("subtotal", &fold_words(label))
}

/// Whether the words over a group of columns say that its offerings recur or not; `None` when they say something else.
pub(super) fn offering_kind(words: &str) -> Option<OfferingKind> {
    let folded = fold_words(words);
    if is_word("recurring", &folded) {
        return Some(OfferingKind::Recurring);
    }
    is_word("one_off", &folded).then_some(OfferingKind::OneOff)
}

/// The word of the shipped vocabulary that `value` is, in any of the languages; `None` when it is none of `vocabulary`.
pub(in super::super) fn canonical<'v>(value: &str, vocabulary: &[&'v str]) -> Option<&'v str> {
    let folded = fold_words(value);
    vocabulary.iter().copied().find(|word| fold_words(word) == folded || is_word(word, &folded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BuiltIn;

    #[test]
    fn every_line_of_the_tables_names_something_known() {
        for (role, title) in entries(include_str!("titles.tsv")) {
            assert!(ColumnRole::from_name(role).is_some(), "{role}: {title}");
        }
        for (key, word) in entries(include_str!("words.tsv")) {
            assert!(!fold_words(word).is_empty(), "{key}: {word:?}");
        }
    }

    #[test]
    fn no_word_for_a_total_is_passed_over() {
        let words = entries(include_str!("words.tsv")).filter(|(key, _)| key.starts_with("total_"));
        for (_, word) in words {
            assert!(may_be_total(word), "{word}");
        }
    }

    #[test]
    fn titles_say_that_tax_is_in_the_amounts() {
        let gross = [
            "Cloud incl.",
            "Cloud incl. 21% VAT",
            "Gross",
            "Cloud (inclusief btw)",
            "Wartość brutto",
            "inkl. MwSt.",
            "Bedrag incl. 21%",
        ];
        let others = [
            "Cloud",
            "Office 365 incl. support",
            "Phones including hardware",
            "Cloud excl. VAT",
            "Backup inkl. Server",
        ];
        let cases = gross.map(|title| (title, true)).into_iter().chain(others.map(|title| (title, false)));
        for (title, expected) in cases {
            assert_eq!(says_gross(title), expected, "{title}");
        }
    }

    #[test]
    fn labels_say_that_their_rows_are_averages_or_shares() {
        let words = |wanted: &'static str| entries(include_str!("words.tsv")).filter(move |(key, _)| *key == wanted);
        words("average").for_each(|(_, word)| assert_eq!(derived_word(word), Some(DerivedWord::Average), "{word}"));
        let labels =
            ["Average per client", "Avg. revenue", "Gemiddelde omzet per klant", "Średnia na klienta", "Mean of all"];
        for label in labels {
            assert_eq!(derived_word(label), Some(DerivedWord::Average), "{label}");
        }
        words("share_row").for_each(|(_, word)| assert_eq!(derived_word(word), Some(DerivedWord::Share), "{word}"));
        for label in ["%", "% of total", "% van totaal", "Udział %", "% udziału", "in % vom Gesamt", " Share of total:"]
        {
            assert_eq!(derived_word(label), Some(DerivedWord::Share), "{label}");
        }
        for label in [
            "100% Zuiver B.V.",
            "Median Tech",
            "Gem. Zeist",
            "Aandeelhouders",
            "Percent Media Ltd",
            "of total",
            "Total",
        ] {
            assert_eq!(derived_word(label), None, "{label}");
        }
    }

    #[test]
    fn titles_are_known_in_four_languages() {
        let cases = [
            ("Customer Name", "client"),
            ("Klant", "client"),
            ("Nazwa klienta", "client"),
            ("Kunde", "client"),
            ("Klantnaam (hoofdvestiging)", "client"),
            ("Debiteurnr.", "client_code"),
            ("Aantal gebr.", "users"),
            ("Liczba użytkowników", "users"),
            ("# users", "users"),
            ("Anzahl Benutzer", "users"),
            ("Medewerkers", "employees"),
            ("Branża", "tag_industry"),
            ("Regio", "tag_geography"),
            ("Rol koper", "tag_buyer_role"),
            ("Adoptieprofiel", "tag_adoption"),
            ("Rozwiązany problem", "tag_problem"),
            ("Onderscheid", "tag_differentiator"),
            ("Marża", "margin"),
            ("Kostprijs", "cost_of_sale"),
            ("Uren", "effort"),
            ("Klant sinds", "client_since"),
            ("Totaal", "total"),
            ("Razem", "total"),
            ("Umsatz (EUR)", "amount"),
        ];
        for (title, expected) in cases {
            assert_eq!(hint(title).map(|hint| hint.role.name()), Some(expected), "{title}");
        }
        for title in ["Back-up", "Managed Services", "Werkplek", "User support", "2025-01"] {
            assert_eq!(hint(title).filter(|hint| hint.whole), None, "{title}");
        }
    }

    #[test]
    fn labels_say_total_or_do_not() {
        let cases = [
            ("Totaal", Some(TotalWord::Bare)),
            ("TOTAL:", Some(TotalWord::Bare)),
            ("Suma końcowa", Some(TotalWord::Bare)),
            ("Total Care B.V.", Some(TotalWord::Named)),
            ("Totaal voor Zorg", Some(TotalWord::Named)),
            ("Razem: Północ", Some(TotalWord::Named)),
            ("Security totaal", Some(TotalWord::Named)),
            ("Totalis Groep", None),
            ("Sumatra Koffie", None),
            ("Jansen", None),
        ];
        for (label, expected) in cases {
            assert_eq!(total_word(label), expected, "{label}");
        }
    }

    #[test]
    fn values_in_other_languages_are_the_shipped_words() {
        let cases = [
            (BuiltIn::Adoption, "Vroege meerderheid", Some("Early majority")),
            (BuiltIn::Adoption, "maruderzy", Some("Laggard")),
            (BuiltIn::Adoption, "Innovator", Some("Innovator")),
            (BuiltIn::Problem, "Lagere kosten", Some("Lower cost")),
            (BuiltIn::Problem, "Większy przychód", Some("More revenue")),
            (BuiltIn::Problem, "Kürzere Time-to-Market", Some("Shorter time-to-market")),
            (BuiltIn::Problem, "Meer rust", None),
        ];
        for (built_in, value, expected) in cases {
            assert_eq!(canonical(value, built_in.vocabulary()), expected, "{value}");
        }
    }
}
