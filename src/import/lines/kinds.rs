//! What the type and the status of a document say: a sale, a credit, or something that is none (METHOD.md §2).

use crate::import::guess::titles::{folded_title, is_word, says};
use crate::model::LeftOutReason;
use crate::model::fold_words;

/// What a type or a status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It counts: an invoice, a receipt; a status that lets it stand.
    Sale,
    /// It counts, and takes away: a credit note, a refund.
    Credit,
    /// A deal that was won.
    Won,
    /// It does not count.
    Left(LeftOutReason),
    /// It says nothing known.
    Unknown,
}

/// The keys of the words by kind, the more telling before those that may be part of them.
const WORDS: [(&str, Kind); 9] = [
    ("kind_void", Kind::Left(LeftOutReason::Void)),
    ("kind_draft", Kind::Left(LeftOutReason::Draft)),
    ("kind_credit", Kind::Credit),
    ("kind_not_sold", Kind::Left(LeftOutReason::Status)),
    ("kind_won", Kind::Won),
    ("kind_sale", Kind::Sale),
    ("kind_payment", Kind::Left(LeftOutReason::Payment)),
    ("kind_transfer", Kind::Left(LeftOutReason::Transfer)),
    ("kind_settled", Kind::Sale),
];

/// The codes that stand for documents, known only as a whole.
const CODES: [(&str, Kind); 3] =
    [("code_sale", Kind::Sale), ("code_credit", Kind::Credit), ("code_payment", Kind::Left(LeftOutReason::Payment))];

/// What `text` says; the whole of it before some of its words. A status such as "paid" lets a document stand.
pub(super) fn kind_of(text: &str) -> Kind {
    if let Some(kind) = whole_kind(text) {
        return kind;
    }
    let folded = fold_words(text);
    // "Payment received" is one, and "Invoice 2025-17 (paid)" is an invoice.
    let part = WORDS.iter().filter(|(key, _)| *key != "kind_settled").find(|(key, _)| says(key, &folded));
    part.map_or(Kind::Unknown, |(_, kind)| *kind)
}

/// What `text` says where the whole of it is a known word or code: "PartiallyPaid" is "partially paid".
pub(super) fn whole_kind(text: &str) -> Option<Kind> {
    let (folded, spaced) = (fold_words(text), folded_title(text));
    let all = WORDS.iter().chain(&CODES);
    all.clone()
        .find(|(key, _)| is_word(key, &folded))
        .or_else(|| all.clone().find(|(key, _)| is_word(key, &spaced)))
        .map(|(_, kind)| *kind)
}

/// What `text` says in a column of nothing but signs such as D and C.
fn mark_kind(text: &str) -> Option<Kind> {
    let text = text.trim();
    let folded = fold_words(text);
    match () {
        () if text == "+" || is_word("mark_plus", &folded) => Some(Kind::Sale),
        () if text == "-" || is_word("mark_minus", &folded) => Some(Kind::Credit),
        () => None,
    }
}

/// The pairs of marks for amounts that add and amounts that take away.
const PAIRS: [[&str; 2]; 7] =
    [["c", "d"], ["cr", "dr"], ["cr", "db"], ["ct", "dt"], ["h", "s"], ["ma", "wn"], ["+", "-"]];

/// Whether the different `values` are one pair of marks, such as D and C, and nothing else.
pub(super) fn is_pair_of_marks<'t>(values: impl Iterator<Item = &'t str>) -> bool {
    let plain =
        |value: &str| if matches!(value.trim(), "+" | "-") { value.trim().to_owned() } else { fold_words(value) };
    let mut values: Vec<String> = values.filter(|value| !value.trim().is_empty()).map(plain).collect();
    values.sort_unstable();
    values.dedup();
    PAIRS.iter().any(|pair| values.len() == 2 && values.iter().zip(pair).all(|(value, mark)| value == mark))
}

/// Whether `title` says that the column marks what is added and what is taken away: "D/C".
pub(super) fn says_marks(title: &str) -> bool {
    title.contains("+/-") || is_word("mark_title", &folded_title(title))
}

/// Under which key it is kept that the marks under `title` are signs.
pub(super) fn marks_key(title: &str) -> String {
    format!("marks:{title}")
}

/// What a column of types or statuses makes of each of its values.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rules {
    /// Whether the column holds statuses: "awaiting payment" is no payment.
    status: bool,
    /// Whether only won deals are sales.
    pub(super) won_only: bool,
    /// Whether some values are known to be sales, so that unknown ones are asked about.
    pub(super) knows_sales: bool,
    /// Whether all values are signs: D and C, S and H, + and −.
    marks: bool,
}

impl Rules {
    /// The rules of a column whose `values` are all signs; `None` where they are not.
    pub(super) fn of_marks<'t>(mut values: impl Iterator<Item = &'t str>) -> Option<Self> {
        let all = values.all(|value| value.trim().is_empty() || mark_kind(value).is_some());
        all.then(|| Self { marks: true, knows_sales: true, ..Self::default() })
    }

    /// The rules of a column with `values`: of statuses, or of types.
    pub(super) fn of<'t>(status: bool, values: impl Iterator<Item = &'t str>) -> Self {
        let values = values.filter(|value| !value.trim().is_empty());
        values.fold(Self { status, ..Self::default() }, |rules, value| match kind_of(value) {
            Kind::Won => Self { won_only: true, ..rules },
            Kind::Sale | Kind::Credit => Self { knows_sales: true, ..rules },
            _ => rules,
        })
    }

    /// What `text` says under these rules.
    pub(super) fn kind(self, text: &str) -> Kind {
        let kind = if self.marks { mark_kind(text).unwrap_or(Kind::Unknown) } else { kind_of(text) };
        match kind {
            Kind::Sale | Kind::Credit | Kind::Unknown if self.won_only => Kind::Left(LeftOutReason::Status),
            Kind::Won => Kind::Sale,
            Kind::Left(LeftOutReason::Payment | LeftOutReason::Transfer) if self.status => Kind::Sale,
            kind => kind,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_statuses_are_known_in_four_languages() {
        let left = |reason| Kind::Left(reason);
        let cases = [
            ("Invoice", Kind::Sale),
            ("Sales Receipt", Kind::Sale),
            ("Credit Memo", Kind::Credit),
            ("Refund", Kind::Credit),
            ("Payment", left(LeftOutReason::Payment)),
            ("Deposit", left(LeftOutReason::Payment)),
            ("Journal Entry", left(LeftOutReason::Transfer)),
            ("Transfer", left(LeftOutReason::Transfer)),
            ("Estimate", left(LeftOutReason::Draft)),
            ("Draft", left(LeftOutReason::Draft)),
            ("Voided", left(LeftOutReason::Void)),
            ("Bill", left(LeftOutReason::Status)),
            ("Bill Payment (Check)", left(LeftOutReason::Status)),
            ("Won", Kind::Won),
            ("Engaging", left(LeftOutReason::Status)),
            ("Paid", Kind::Sale),
            ("AUTHORISED", Kind::Sale),
            ("Sales invoice", Kind::Sale),
            ("Sales credit note", Kind::Credit),
            ("Creditnota", Kind::Credit),
            ("Verkoopfactuur", Kind::Sale),
            ("Concept", left(LeftOutReason::Draft)),
            ("Memoriaal", left(LeftOutReason::Transfer)),
            ("Faktura korygująca", Kind::Credit),
            ("Korekta", Kind::Credit),
            ("Faktura VAT", Kind::Sale),
            ("Pro forma", left(LeftOutReason::Draft)),
            ("Anulowana", left(LeftOutReason::Void)),
            ("Wpłata", left(LeftOutReason::Payment)),
            ("Gutschrift", Kind::Credit),
            ("Rechnung", Kind::Sale),
            ("Entwurf", left(LeftOutReason::Draft)),
            ("Storniert", left(LeftOutReason::Void)),
            ("Whatever", Kind::Unknown),
        ];
        for (text, expected) in cases {
            assert_eq!(kind_of(text), expected, "{text}");
        }
    }

    #[test]
    fn where_deals_are_won_nothing_else_is_a_sale() {
        let rules = Rules::of(true, ["Won", "Lost", "Demo given"].into_iter());
        assert_eq!(rules.kind("Won"), Kind::Sale);
        assert_eq!(rules.kind("Demo given"), Kind::Left(LeftOutReason::Status));
    }
}
