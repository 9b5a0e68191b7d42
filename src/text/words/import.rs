//! The words of the import: roles, rows, reasons, questions, and the names of cells and files.

use std::path::Path;

use super::{built_in, winnability};
use crate::import::{
    ColumnRole, FileKind, Layout, ListedReason, Question, QuestionAbout, RoleReason, RowClass, Shape, ShapeReason,
    column_letters,
};
use crate::model::{CellRef, ClientStatus, IssueReason, LeftOutReason, OfferingKind};
use crate::say;
use crate::text::Text;

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
        ColumnRole::MarginPercent => say!(text, "role-margin-percent"),
        ColumnRole::CostOfSale => say!(text, "role-cost-of-sale"),
        ColumnRole::Effort => say!(text, "role-effort"),
        ColumnRole::ClientSince => say!(text, "role-client-since"),
        ColumnRole::Orders => say!(text, "role-orders"),
        ColumnRole::Potential => say!(text, "role-potential"),
        ColumnRole::Winnability(score) => winnability(text, score),
        ColumnRole::ClientStatus => say!(text, "role-client-status"),
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
        ColumnRole::Tax => say!(text, "role-tax"),
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
        RoleReason::NotRevenue => say!(text, "role-reason-not-revenue"),
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
        RowClass::Derived => say!(text, "row-derived"),
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
        LeftOutReason::Derived => say!(text, "left-out-derived"),
        LeftOutReason::NoClient => say!(text, "left-out-no-client"),
        LeftOutReason::NoOffering => say!(text, "left-out-no-offering"),
        LeftOutReason::OutsideWindow => say!(text, "left-out-outside-window"),
        LeftOutReason::NoDate => say!(text, "left-out-no-date"),
        LeftOutReason::OtherCurrency => say!(text, "left-out-other-currency"),
        LeftOutReason::CreditTurned => say!(text, "left-out-credit-turned"),
        LeftOutReason::Payment => say!(text, "left-out-payment"),
        LeftOutReason::Transfer => say!(text, "left-out-transfer"),
        LeftOutReason::Tax => say!(text, "left-out-tax"),
        LeftOutReason::Draft => say!(text, "left-out-draft"),
        LeftOutReason::Void => say!(text, "left-out-void"),
        LeftOutReason::Status => say!(text, "left-out-status"),
        LeftOutReason::Duplicate => say!(text, "left-out-duplicate"),
        LeftOutReason::OtherYear => say!(text, "left-out-other-year"),
        LeftOutReason::OtherTable => say!(text, "left-out-other-table"),
        LeftOutReason::NotAClient => say!(text, "left-out-not-a-client"),
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
        IssueReason::NotAScore => say!(text, "issue-not-a-score"),
        IssueReason::NotADate => say!(text, "issue-not-a-date"),
        IssueReason::DateWithJunk => say!(text, "issue-date-with-junk"),
        IssueReason::NoClient => say!(text, "issue-no-client"),
        IssueReason::NoOffering => say!(text, "issue-no-offering"),
        IssueReason::ComputedAmount => say!(text, "issue-computed-amount"),
        IssueReason::CreditAdds => say!(text, "issue-credit-adds"),
        IssueReason::IncludesTax => say!(text, "issue-includes-tax"),
        IssueReason::NoDates => say!(text, "issue-no-dates"),
        IssueReason::Contracted => say!(text, "issue-contracted"),
        IssueReason::RaggedRow => say!(text, "issue-ragged-row"),
        IssueReason::RepeatedClient => say!(text, "issue-repeated-client"),
        IssueReason::ConflictingValue => say!(text, "issue-conflicting-value"),
        IssueReason::BilledUsersDiffer => say!(text, "issue-billed-users-differ"),
        IssueReason::TotalWordOnly => say!(text, "issue-total-word-only"),
        IssueReason::EmptyOffering => say!(text, "issue-empty-offering"),
        IssueReason::UnclosedQuote => say!(text, "issue-unclosed-quote"),
        IssueReason::SecondTable => say!(text, "issue-second-table"),
        IssueReason::NotRevenue => say!(text, "issue-not-revenue"),
        IssueReason::IgnoredAmounts => say!(text, "issue-ignored-amounts"),
        IssueReason::NumberAboveTitles => say!(text, "issue-number-above-titles"),
        IssueReason::NumbersAmongTexts => say!(text, "issue-numbers-among-texts"),
        IssueReason::MarkWithoutAmount => say!(text, "issue-mark-without-amount"),
        IssueReason::MarksOnly => say!(text, "issue-marks-only"),
        IssueReason::UnknownStatus => say!(text, "issue-unknown-status"),
        IssueReason::OnlyAName => say!(text, "issue-only-a-name"),
        IssueReason::SeveralValues => say!(text, "issue-several-values"),
        IssueReason::MarginWithoutRevenue => say!(text, "issue-margin-without-revenue"),
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

/// The shape of a table beyond its layout.
#[must_use]
pub fn shape(text: &Text, shape: Shape) -> String {
    match shape {
        Shape::Plain => say!(text, "shape-plain"),
        Shape::MonthsAcross => say!(text, "shape-months-across"),
        Shape::TwoYears => say!(text, "shape-two-years"),
        Shape::ClientsAcross => say!(text, "shape-clients-across"),
        Shape::Marks => say!(text, "shape-marks"),
    }
}

/// Why a table got its shape.
#[must_use]
pub fn shape_reason(text: &Text, reason: ShapeReason) -> String {
    match reason {
        ShapeReason::NothingElse => say!(text, "shape-reason-nothing-else"),
        ShapeReason::Corrected => say!(text, "role-reason-corrected"),
        ShapeReason::PeriodTitles => say!(text, "shape-reason-period-titles"),
        ShapeReason::YearTitles => say!(text, "shape-reason-year-titles"),
        ShapeReason::MarkedCells => say!(text, "shape-reason-marked-cells"),
        ShapeReason::OfferingsTitle => say!(text, "shape-reason-offerings-title"),
        ShapeReason::AttributesDown => say!(text, "shape-reason-attributes-down"),
        ShapeReason::NamesAcross => say!(text, "shape-reason-names-across"),
        ShapeReason::OfferingsDown => say!(text, "shape-reason-offerings-down"),
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
        FileKind::Fods => say!(text, "file-fods"),
        FileKind::Xml2003 => say!(text, "file-xml2003"),
        FileKind::Html => say!(text, "file-html"),
        FileKind::Mhtml => say!(text, "file-mhtml"),
        FileKind::Csv => say!(text, "file-csv"),
        FileKind::Tsv => say!(text, "file-tsv"),
    }
}

/// A question the file leaves open, as one asks it.
#[must_use]
pub fn question(text: &Text, question: &Question) -> String {
    match &question.about {
        QuestionAbout::Separator { title, .. } => say!(text, "question-separator", title = title.as_str()),
        QuestionAbout::TotalRow { label, .. } => match &question.sheet_name {
            None => say!(text, "question-total-row", label = label.as_str()),
            Some(sheet) => say!(text, "question-total-row-sheet", label = label.as_str(), sheet = sheet.as_str()),
        },
        QuestionAbout::ParentRows { rows, label, .. } => match &question.sheet_name {
            None => say!(text, "question-parent-rows", count = rows.to_owned(), label = label.as_str()),
            Some(sheet) => {
                say!(
                    text,
                    "question-parent-rows-sheet",
                    count = rows.to_owned(),
                    label = label.as_str(),
                    sheet = sheet.as_str()
                )
            }
        },
        QuestionAbout::TotalColumn { title, .. } => say!(text, "question-total-column", title = title.as_str()),
        QuestionAbout::Year { .. } => say!(text, "question-year"),
        QuestionAbout::SameTable { name, .. } => say!(text, "question-same-table", name = name.as_str()),
        QuestionAbout::SameLines { name, lines, .. } => {
            say!(text, "question-same-lines", name = name.as_str(), count = lines.to_owned())
        }
        QuestionAbout::Amount { .. } => say!(text, "question-amount"),
        QuestionAbout::DateOrder { title, sample, .. } => {
            say!(text, "question-date-order", title = title.as_str(), sample = sample.as_str())
        }
        QuestionAbout::Currency { .. } => say!(text, "question-currency"),
        QuestionAbout::ShownOnce { title, .. } => say!(text, "question-shown-once", title = title.as_str()),
        QuestionAbout::Factor { words } => say!(text, "question-factor", words = words.as_str()),
        QuestionAbout::Sign => say!(text, "question-sign"),
        QuestionAbout::Marks { title, .. } => say!(text, "question-marks", title = title.as_str()),
        QuestionAbout::DocumentKind { value, .. } => say!(text, "question-document-kind", value = value.as_str()),
        QuestionAbout::NotClients { status: ClientStatus::ExClient, clients, name } => {
            say!(text, "question-ex-clients", count = clients.to_owned(), name = name.as_str())
        }
        QuestionAbout::NotClients { clients, name, .. } => {
            say!(text, "question-prospects", count = clients.to_owned(), name = name.as_str())
        }
    }
}

/// Why the file leaves that open.
#[must_use]
pub fn question_why(text: &Text, question: &Question) -> String {
    match &question.about {
        QuestionAbout::Separator { .. } => say!(text, "question-separator-why"),
        QuestionAbout::TotalRow { .. } => say!(text, "question-total-row-why"),
        QuestionAbout::ParentRows { rows, label, .. } => {
            say!(text, "question-parent-rows-why", count = rows.to_owned(), label = label.as_str())
        }
        QuestionAbout::TotalColumn { .. } => say!(text, "question-total-column-why"),
        QuestionAbout::Year { .. } => say!(text, "question-year-why"),
        QuestionAbout::SameTable { .. } => say!(text, "question-same-table-why"),
        QuestionAbout::SameLines { .. } => say!(text, "question-same-lines-why"),
        QuestionAbout::Amount { .. } => say!(text, "question-amount-why"),
        QuestionAbout::DateOrder { .. } => say!(text, "question-date-order-why"),
        QuestionAbout::Currency { .. } => say!(text, "question-currency-why"),
        QuestionAbout::ShownOnce { .. } => say!(text, "question-shown-once-why"),
        QuestionAbout::Factor { .. } => say!(text, "question-factor-why"),
        QuestionAbout::Sign => say!(text, "question-sign-why"),
        QuestionAbout::Marks { .. } => say!(text, "question-marks-why"),
        QuestionAbout::DocumentKind { title, .. } => say!(text, "question-document-kind-why", title = title.as_str()),
        QuestionAbout::NotClients { status: ClientStatus::ExClient, .. } => say!(text, "question-ex-clients-why"),
        QuestionAbout::NotClients { .. } => say!(text, "question-prospects-why"),
    }
}

/// The answer at `position` to a question.
#[must_use]
pub fn choice_of(text: &Text, question: &Question, position: usize) -> String {
    let key = question.choices.get(position).map_or("", |choice| choice.key);
    match &question.about {
        QuestionAbout::Year { years: named }
        | QuestionAbout::Amount { titles: named }
        | QuestionAbout::Currency { codes: named } => named.get(position).cloned().unwrap_or_else(|| choice(text, key)),
        _ => choice(text, key),
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
        "clients" => say!(text, "choice-clients"),
        "totals" => say!(text, "choice-totals"),
        "offering" => say!(text, "choice-offering"),
        "latest" => say!(text, "choice-latest"),
        "earlier" => say!(text, "choice-earlier"),
        "add" => say!(text, "choice-add"),
        "leave_out" => say!(text, "choice-leave-out"),
        "day_first" => say!(text, "choice-day-first"),
        "month_first" => say!(text, "choice-month-first"),
        "fill_down" => say!(text, "choice-fill-down"),
        "blank" => say!(text, "choice-blank"),
        "times" => say!(text, "choice-times"),
        "as_written" => say!(text, "choice-as-written"),
        "turned" => say!(text, "choice-turned"),
        "signed" => say!(text, "choice-signed"),
        "sale" => say!(text, "choice-sale"),
        "left_out" => say!(text, "choice-left-out"),
        "count" => say!(text, "choice-count"),
        other => other.to_owned(),
    }
}

/// A cell as spreadsheets name it: `C41`.
#[must_use]
pub fn cell_name(cell: CellRef) -> String {
    format!("{}{}", column_letters(cell.column as usize), u64::from(cell.row) + 1)
}

/// Why something in a list of prospects is not taken in as it stands.
#[must_use]
pub fn listed(text: &Text, reason: ListedReason) -> String {
    match reason {
        ListedReason::NoName => say!(text, "listed-no-name"),
        ListedReason::Repeated => say!(text, "listed-repeated"),
        ListedReason::NoSuchClient => say!(text, "listed-no-such-client"),
        ListedReason::Cell(reason) => issue(text, reason),
    }
}

/// The last part of a path: what people call the file.
#[must_use]
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BuiltIn, SheetId};
    use crate::text::Language;
    use std::collections::BTreeSet;

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        let cases = [(0, 0, "A1"), (40, 2, "C41"), (0, 25, "Z1"), (9, 26, "AA10"), (0, 701, "ZZ1"), (0, 702, "AAA1")];
        for (row, column, expected) in cases {
            assert_eq!(cell_name(CellRef { sheet: SheetId(0), row, column }), expected);
        }
        assert_eq!(cell_name(CellRef { sheet: SheetId(0), row: u32::MAX, column: 0 }), "A4294967296");
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
            R::MarginPercent,
            R::Orders,
            R::Potential,
            R::ClientStatus,
            R::CostOfSale,
            R::Effort,
            R::ClientSince,
            R::Total,
            R::Ignore,
            R::Offering(Some(OfferingKind::Recurring)),
            R::Offering(Some(OfferingKind::OneOff)),
        ];
        roles.extend(BuiltIn::ALL.map(R::Tag));
        let names: BTreeSet<_> = roles.iter().map(|role| column_role(&Text::new(Language::English), *role)).collect();
        assert_eq!(names.len(), roles.len());
    }
}
