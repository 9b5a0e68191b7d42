//! The words of a tagging workbook that came back: what to think about, and what was not read.

use crate::import::{Doubt, NotReadReason, StrangerReason};
use crate::say;
use crate::text::Text;

/// What to think about before a change is accepted.
#[must_use]
pub fn doubt(text: &Text, doubt: &Doubt) -> String {
    match doubt {
        Doubt::New(value) => say!(text, "tagging-new", value = value.as_str()),
        Doubt::Near { typed, meant } => say!(text, "tagging-near", typed = typed.as_str(), meant = meant.as_str()),
        Doubt::ChangedMeanwhile => say!(text, "tagging-changed-meanwhile"),
    }
}

/// Why nobody is meant by a row.
#[must_use]
pub fn stranger(text: &Text, reason: StrangerReason) -> String {
    match reason {
        StrangerReason::NoSuchClient => say!(text, "tagging-no-such-client"),
        StrangerReason::SeveralClients => say!(text, "tagging-several-clients"),
        StrangerReason::CodeOfAnother => say!(text, "tagging-code-of-another"),
    }
}

/// Why a cell was not read.
#[must_use]
pub fn not_read(text: &Text, reason: NotReadReason) -> String {
    match reason {
        NotReadReason::NotASize => say!(text, "tagging-not-a-size"),
        NotReadReason::UnknownStatus => say!(text, "tagging-unknown-status"),
        NotReadReason::NoStatus => say!(text, "tagging-no-status"),
        NotReadReason::SeveralValues => say!(text, "tagging-several-values"),
        NotReadReason::DetailOfNothing => say!(text, "tagging-detail-of-nothing"),
        NotReadReason::ErrorCell => say!(text, "tagging-error-cell"),
        NotReadReason::NoSuchDimension => say!(text, "tagging-no-such-dimension"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn doubts_name_what_was_typed() {
        let text = Text::new(Language::English);
        let near = Doubt::Near { typed: "Helthcare".into(), meant: "Healthcare".into() };
        assert_eq!(doubt(&text, &near), "“Helthcare” is new; perhaps “Healthcare” is meant");
        assert_eq!(doubt(&text, &Doubt::New("Wood".into())), "“Wood” is new");
    }
}
