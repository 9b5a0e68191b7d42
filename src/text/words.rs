//! The names people read for the nouns of the model and of the import.

use std::path::Path;

use super::Text;
use crate::import::{ColumnRole, FileKind, Layout, Question, QuestionAbout, RoleReason, RowClass};
use crate::model::{
    Band, BandBy, BandScheme, BuiltIn, CellRef, ClientStatus, Criterion, Dimension, DimensionKind, EdgesError, Edit,
    EditError, IssueReason, LeftOutReason, OfferingKind,
};
use crate::say;

/// A band's label: `26–100`, or "Unknown".
#[must_use]
pub fn band_label(text: &Text, scheme: &BandScheme, band: Band) -> String {
    match band {
        Band::Known(index) => scheme.label(index),
        Band::Unknown => say!(text, "band-unknown"),
    }
}

/// A band with what it counts: `26–100 users`, "unknown size".
#[must_use]
pub fn band_phrase(text: &Text, scheme: &BandScheme, band: Band) -> String {
    let Band::Known(index) = band else { return say!(text, "band-unknown-size") };
    let label = scheme.label(index);
    match scheme.by {
        BandBy::Users => say!(text, "band-users", label = label),
        BandBy::Revenue => say!(text, "band-revenue", label = label),
        BandBy::Employees => say!(text, "band-employees", label = label),
    }
}

/// A criterion as a label: "Average per client".
#[must_use]
pub fn criterion(text: &Text, criterion: Criterion) -> String {
    match criterion {
        Criterion::BroadClients => say!(text, "criterion-broad-clients"),
        Criterion::AveragePerClient => say!(text, "criterion-average-per-client"),
        Criterion::Breadth => say!(text, "criterion-breadth"),
        Criterion::Pairs => say!(text, "criterion-pairs"),
        Criterion::Share => say!(text, "criterion-share"),
        Criterion::RevenuePerUser => say!(text, "criterion-revenue-per-user"),
    }
}

/// A dimension's name: the catalogue's for a built-in one, the user's for their own.
#[must_use]
pub fn dimension(text: &Text, dimension: &Dimension) -> String {
    match &dimension.kind {
        DimensionKind::BuiltIn(known) => built_in(text, *known),
        DimensionKind::Own(name) => name.clone(),
    }
}

/// The name of a built-in dimension.
#[must_use]
pub fn built_in(text: &Text, dimension: BuiltIn) -> String {
    match dimension {
        BuiltIn::Industry => say!(text, "dimension-industry"),
        BuiltIn::Geography => say!(text, "dimension-geography"),
        BuiltIn::BuyerRole => say!(text, "dimension-buyer-role"),
        BuiltIn::Adoption => say!(text, "dimension-adoption"),
        BuiltIn::Problem => say!(text, "dimension-problem"),
        BuiltIn::Differentiator => say!(text, "dimension-differentiator"),
    }
}

/// A value of `dimension` as people read it: shipped values are translated, people's own are not.
#[must_use]
pub fn value(text: &Text, dimension: &Dimension, value: &str) -> String {
    let shipped = match dimension.as_built_in() {
        Some(known) if known.vocabulary().contains(&value) => value,
        _ => return value.to_owned(),
    };
    match shipped {
        "Innovator" => say!(text, "value-innovator"),
        "Early adopter" => say!(text, "value-early-adopter"),
        "Early majority" => say!(text, "value-early-majority"),
        "Late majority" => say!(text, "value-late-majority"),
        "Laggard" => say!(text, "value-laggard"),
        "More market share" => say!(text, "value-more-market-share"),
        "Lower cost" => say!(text, "value-lower-cost"),
        "Shorter time-to-market" => say!(text, "value-shorter-time-to-market"),
        "More revenue" => say!(text, "value-more-revenue"),
        other => other.to_owned(),
    }
}

/// What a client is to the provider.
#[must_use]
pub fn client_status(text: &Text, status: ClientStatus) -> String {
    match status {
        ClientStatus::Client => say!(text, "status-client"),
        ClientStatus::ExClient => say!(text, "status-ex-client"),
        ClientStatus::Prospect => say!(text, "status-prospect"),
    }
}

/// An offering's kind; "not marked" while nobody said so.
#[must_use]
pub fn offering_kind(text: &Text, kind: Option<OfferingKind>) -> String {
    match kind {
        Some(OfferingKind::Recurring) => say!(text, "kind-recurring"),
        Some(OfferingKind::OneOff) => say!(text, "kind-one-off"),
        None => say!(text, "kind-not-marked"),
    }
}

/// A column's role.
#[must_use]
pub fn column_role(text: &Text, role: ColumnRole) -> String {
    match role {
        ColumnRole::Client => say!(text, "role-client"),
        ColumnRole::ClientCode => say!(text, "role-client-code"),
        ColumnRole::Users => say!(text, "role-users"),
        ColumnRole::Employees => say!(text, "role-employees"),
        ColumnRole::Offering(None) => say!(text, "role-offering"),
        ColumnRole::Offering(Some(OfferingKind::Recurring)) => say!(text, "role-offering-recurring"),
        ColumnRole::Offering(Some(OfferingKind::OneOff)) => say!(text, "role-offering-one-off"),
        ColumnRole::OfferingGroup => say!(text, "role-offering-group"),
        ColumnRole::Tag(dimension) => built_in(text, dimension),
        ColumnRole::OwnTag => say!(text, "role-own-tag"),
        ColumnRole::Margin => say!(text, "role-margin"),
        ColumnRole::CostOfSale => say!(text, "role-cost-of-sale"),
        ColumnRole::Effort => say!(text, "role-effort"),
        ColumnRole::ClientSince => say!(text, "role-client-since"),
        ColumnRole::Total => say!(text, "role-total"),
        ColumnRole::Ignore => say!(text, "role-ignore"),
        _ => line_role(text, role),
    }
}

/// The roles that only invoice lines have.
fn line_role(text: &Text, role: ColumnRole) -> String {
    match role {
        ColumnRole::Amount => say!(text, "role-amount"),
        ColumnRole::Quantity => say!(text, "role-quantity"),
        ColumnRole::UnitPrice => say!(text, "role-unit-price"),
        ColumnRole::Discount => say!(text, "role-discount"),
        ColumnRole::Date => say!(text, "role-date"),
        ColumnRole::Period => say!(text, "role-period"),
        ColumnRole::DocumentType => say!(text, "role-document-type"),
        ColumnRole::DocumentStatus => say!(text, "role-document-status"),
        ColumnRole::Document => say!(text, "role-document"),
        ColumnRole::Currency => say!(text, "role-currency"),
        _ => say!(text, "role-ignore"),
    }
}

/// Why a column got its role.
#[must_use]
pub fn role_reason(text: &Text, reason: RoleReason) -> String {
    match reason {
        RoleReason::Title => say!(text, "role-reason-title"),
        RoleReason::Content => say!(text, "role-reason-content"),
        RoleReason::TitleAndContent => say!(text, "role-reason-title-and-content"),
        RoleReason::Arithmetic => say!(text, "role-reason-arithmetic"),
        RoleReason::Corrected => say!(text, "role-reason-corrected"),
        RoleReason::NothingElse => say!(text, "role-reason-nothing-else"),
    }
}

/// What a row of the sheet is.
#[must_use]
pub fn row_class(text: &Text, class: RowClass) -> String {
    match class {
        RowClass::Title => say!(text, "row-title"),
        RowClass::Header => say!(text, "row-header"),
        RowClass::Group => say!(text, "row-group"),
        RowClass::Detail => say!(text, "row-detail"),
        RowClass::Subtotal => say!(text, "row-subtotal"),
        RowClass::GrandTotal => say!(text, "row-grand-total"),
        RowClass::Footer => say!(text, "row-footer"),
        RowClass::Blank => say!(text, "row-blank"),
    }
}

/// Why amounts were left out: "subtotals".
#[must_use]
pub fn left_out(text: &Text, reason: LeftOutReason) -> String {
    match reason {
        LeftOutReason::GrandTotal => say!(text, "left-out-grand-total"),
        LeftOutReason::Subtotal => say!(text, "left-out-subtotal"),
        LeftOutReason::TotalColumn => say!(text, "left-out-total-column"),
        LeftOutReason::NoClient => say!(text, "left-out-no-client"),
        LeftOutReason::NoOffering => say!(text, "left-out-no-offering"),
        LeftOutReason::OutsideWindow => say!(text, "left-out-outside-window"),
        LeftOutReason::Payment => say!(text, "left-out-payment"),
        LeftOutReason::Transfer => say!(text, "left-out-transfer"),
        LeftOutReason::Tax => say!(text, "left-out-tax"),
        LeftOutReason::Draft => say!(text, "left-out-draft"),
        LeftOutReason::Void => say!(text, "left-out-void"),
        LeftOutReason::Status => say!(text, "left-out-status"),
        LeftOutReason::Duplicate => say!(text, "left-out-duplicate"),
        LeftOutReason::Ignored => say!(text, "left-out-ignored"),
    }
}

/// What is wrong with a cell: "not an amount".
#[must_use]
pub fn issue(text: &Text, reason: IssueReason) -> String {
    match reason {
        IssueReason::ErrorCell => say!(text, "issue-error-cell"),
        IssueReason::FormulaWithoutValue => say!(text, "issue-formula-without-value"),
        IssueReason::NotAnAmount => say!(text, "issue-not-an-amount"),
        IssueReason::NotASize => say!(text, "issue-not-a-size"),
        IssueReason::NotADate => say!(text, "issue-not-a-date"),
        IssueReason::NoClient => say!(text, "issue-no-client"),
        IssueReason::RaggedRow => say!(text, "issue-ragged-row"),
        IssueReason::RepeatedClient => say!(text, "issue-repeated-client"),
        IssueReason::ConflictingValue => say!(text, "issue-conflicting-value"),
        IssueReason::TotalWordOnly => say!(text, "issue-total-word-only"),
        IssueReason::EmptyOffering => say!(text, "issue-empty-offering"),
    }
}

/// How the table is laid out.
#[must_use]
pub fn layout(text: &Text, layout: Layout) -> String {
    match layout {
        Layout::Matrix => say!(text, "layout-matrix"),
        Layout::Lines => say!(text, "layout-lines"),
        Layout::Clients => say!(text, "layout-clients"),
    }
}

/// What kind of file it is.
#[must_use]
pub fn file_kind(text: &Text, kind: FileKind) -> String {
    match kind {
        FileKind::Xlsx => say!(text, "file-xlsx"),
        FileKind::Xlsb => say!(text, "file-xlsb"),
        FileKind::Xls => say!(text, "file-xls"),
        FileKind::Ods => say!(text, "file-ods"),
        FileKind::Csv => say!(text, "file-csv"),
    }
}

/// A question the file leaves open, as one asks it.
#[must_use]
pub fn question(text: &Text, question: &Question) -> String {
    match &question.about {
        QuestionAbout::Separator { title, .. } => say!(text, "question-separator", title = title.as_str()),
        QuestionAbout::TotalRow { label, .. } => say!(text, "question-total-row", label = label.as_str()),
        QuestionAbout::TotalColumn { title, .. } => say!(text, "question-total-column", title = title.as_str()),
    }
}

/// Why the file leaves that open.
#[must_use]
pub fn question_why(text: &Text, question: &Question) -> String {
    match &question.about {
        QuestionAbout::Separator { .. } => say!(text, "question-separator-why"),
        QuestionAbout::TotalRow { .. } => say!(text, "question-total-row-why"),
        QuestionAbout::TotalColumn { .. } => say!(text, "question-total-column-why"),
    }
}

/// An answer to a question, by its stable key.
#[must_use]
pub fn choice(text: &Text, key: &str) -> String {
    match key {
        "decimal" => say!(text, "choice-decimal"),
        "thousands" => say!(text, "choice-thousands"),
        "client" => say!(text, "choice-client"),
        "total" => say!(text, "choice-total"),
        "offering" => say!(text, "choice-offering"),
        other => other.to_owned(),
    }
}

/// What an edit does, in lower case, as it stands after "Undo": "tag 12 clients".
#[must_use]
pub fn edit_label(text: &Text, edit: &Edit) -> String {
    match edit {
        Edit::Tag { clients, .. } => {
            say!(text, "edit-tag", count = clients.len(), shown = text.integer(clients.len()))
        }
        Edit::Untag { clients, .. } => {
            say!(text, "edit-untag", count = clients.len(), shown = text.integer(clients.len()))
        }
        Edit::SetDetail { .. } => say!(text, "edit-detail"),
        Edit::SetUsers { .. } => say!(text, "edit-users"),
        Edit::SetStatus { clients, .. } => {
            say!(text, "edit-status", count = clients.len(), shown = text.integer(clients.len()))
        }
        Edit::AddDimension { name, .. } => say!(text, "edit-add-dimension", name = name.as_str()),
        Edit::RenameValue { name, .. } => say!(text, "edit-rename-value", name = name.as_str()),
        Edit::DeleteValue { .. } => say!(text, "edit-delete-value"),
        Edit::SetBands(_) => say!(text, "edit-bands"),
        Edit::SetWeight { criterion: changed, .. } => {
            say!(text, "edit-weight", criterion = criterion(text, *changed))
        }
        Edit::SetThreshold(_) => say!(text, "edit-threshold"),
        Edit::SetBroadFrom(_) => say!(text, "edit-broad-from"),
        Edit::SetRecurringOnly(true) => say!(text, "edit-recurring-only"),
        Edit::SetRecurringOnly(false) => say!(text, "edit-recurring-and-one-off"),
        Edit::SetOfferingKind { .. } => say!(text, "edit-offering-kind"),
        Edit::RenameProject(_) => say!(text, "edit-rename-project"),
    }
}

/// Why an edit cannot be made, as a sentence.
#[must_use]
pub fn edit_error(text: &Text, error: EditError) -> String {
    match error {
        EditError::Missing => say!(text, "edit-error-missing"),
        EditError::EmptyName => say!(text, "edit-error-empty-name"),
        EditError::NotANumber => say!(text, "edit-error-not-a-number"),
        EditError::NameTaken => say!(text, "edit-error-name-taken"),
    }
}

/// Why band edges cannot be used, as a sentence.
#[must_use]
pub fn edges_error(text: &Text, error: EdgesError) -> String {
    match error {
        EdgesError::Empty => say!(text, "edges-error-empty"),
        EdgesError::NotPositive => say!(text, "edges-error-not-positive"),
        EdgesError::NotRising => say!(text, "edges-error-not-rising"),
    }
}

/// A number of clients with its noun: "1 client", "1,234 clients".
#[must_use]
pub fn clients(text: &Text, count: usize) -> String {
    say!(text, "count-clients", count = count, shown = text.integer(count))
}

/// A number of offerings with its noun.
#[must_use]
pub fn offerings(text: &Text, count: usize) -> String {
    say!(text, "count-offerings", count = count, shown = text.integer(count))
}

/// A number of rows with its noun.
#[must_use]
pub fn rows(text: &Text, count: usize) -> String {
    say!(text, "count-rows", count = count, shown = text.integer(count))
}

/// A column as spreadsheets name it: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A cell as spreadsheets name it: `C41`.
#[must_use]
pub fn cell_name(cell: CellRef) -> String {
    format!("{}{}", column_letters(cell.column), u64::from(cell.row) + 1)
}

/// The last part of a path: what people call the file.
#[must_use]
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A sentence's first letter in capitals.
#[must_use]
pub fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClientId, DimensionId, SheetId, ValueId};
    use crate::text::Language;
    use std::collections::BTreeSet;

    fn english() -> Text {
        Text::new(Language::English)
    }

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        let cases = [(0, 0, "A1"), (40, 2, "C41"), (0, 25, "Z1"), (9, 26, "AA10"), (0, 701, "ZZ1"), (0, 702, "AAA1")];
        for (row, column, expected) in cases {
            assert_eq!(cell_name(CellRef { sheet: SheetId(0), row, column }), expected);
        }
        assert_eq!(cell_name(CellRef { sheet: SheetId(0), row: u32::MAX, column: 0 }), "A4294967296");
    }

    #[test]
    fn bands_say_what_they_count() {
        let text = english();
        let users = BandScheme::default();
        let revenue = BandScheme::new(BandBy::Revenue, vec![5000.0]).expect("the edges rise");
        let cases = [
            (&users, Band::Known(1), "26–100", "26–100 users"),
            (&users, Band::Unknown, "Unknown", "unknown size"),
            (&revenue, Band::Known(1), "5001+", "5001+ in revenue"),
        ];
        for (scheme, band, label, phrase) in cases {
            let found = (band_label(&text, scheme, band), band_phrase(&text, scheme, band));
            assert_eq!(found, (label.to_owned(), phrase.to_owned()));
        }
    }

    #[test]
    fn only_shipped_values_are_translated() {
        let text = english();
        for dimension in Dimension::built_in() {
            for (_, shipped) in dimension.values() {
                assert_eq!(value(&text, &dimension, shipped), shipped, "English shows the canonical word");
            }
            assert_eq!(value(&text, &dimension, "Laggards anonymous"), "Laggards anonymous");
        }
    }

    #[test]
    fn edits_are_named_after_what_they_change() {
        let text = english();
        let some = |count: u32| (0..count).map(ClientId).collect::<Vec<_>>();
        let (dimension, value) = (DimensionId(0), ValueId(0));
        let cases = [
            (Edit::Tag { clients: some(12), dimension, value: "Care".into() }, "tag 12 clients"),
            (Edit::Tag { clients: some(1), dimension, value: "Care".into() }, "tag 1 client"),
            (Edit::Untag { clients: some(2), dimension, value: Some(value) }, "untag 2 clients"),
            (Edit::SetBands(BandScheme::default()), "change band edges"),
            (Edit::SetWeight { criterion: Criterion::Pairs, weight: 1.0 }, "change weight: Client–offering pairs"),
            (Edit::AddDimension { name: "Rack".into(), multi_valued: false }, "add dimension “Rack”"),
        ];
        for (edit, expected) in cases {
            assert_eq!(edit_label(&text, &edit), expected);
        }
    }

    #[test]
    fn every_role_has_a_name_of_its_own() {
        use ColumnRole as R;
        let mut roles = vec![
            R::Client,
            R::ClientCode,
            R::Users,
            R::Employees,
            R::Offering(None),
            R::OfferingGroup,
            R::Amount,
            R::Quantity,
            R::UnitPrice,
            R::Discount,
            R::Date,
            R::Period,
            R::DocumentType,
            R::DocumentStatus,
            R::Document,
            R::Currency,
            R::OwnTag,
            R::Margin,
            R::CostOfSale,
            R::Effort,
            R::ClientSince,
            R::Total,
            R::Ignore,
            R::Offering(Some(OfferingKind::Recurring)),
            R::Offering(Some(OfferingKind::OneOff)),
        ];
        roles.extend(BuiltIn::ALL.map(R::Tag));
        let names: BTreeSet<_> = roles.iter().map(|role| column_role(&english(), *role)).collect();
        assert_eq!(names.len(), roles.len());
    }

    #[test]
    fn sentences_start_with_a_capital() {
        let cases = [("", ""), ("breadth", "Breadth"), ("26–100", "26–100"), ("ęś", "Ęś")];
        for (sentence, expected) in cases {
            assert_eq!(capitalised(sentence), expected);
        }
    }
}
