//! The stable keys of JSON and recipes. They never change meaning, whatever the language.

use crate::import::{ColumnRole, FileKind, QuestionAbout, RoleReason};
use crate::model::{BuiltIn, Criterion, IssueReason, LeftOutReason, OfferingKind};

/// Every column role with its key.
const ROLES: [(ColumnRole, &str); 31] = [
    (ColumnRole::Client, "client"),
    (ColumnRole::ClientCode, "client_code"),
    (ColumnRole::Users, "users"),
    (ColumnRole::Employees, "employees"),
    (ColumnRole::Offering(None), "offering"),
    (ColumnRole::Offering(Some(OfferingKind::Recurring)), "offering_recurring"),
    (ColumnRole::Offering(Some(OfferingKind::OneOff)), "offering_one_off"),
    (ColumnRole::OfferingGroup, "offering_group"),
    (ColumnRole::Amount, "amount"),
    (ColumnRole::Quantity, "quantity"),
    (ColumnRole::UnitPrice, "unit_price"),
    (ColumnRole::Discount, "discount"),
    (ColumnRole::Date, "date"),
    (ColumnRole::Period, "period"),
    (ColumnRole::DocumentType, "document_type"),
    (ColumnRole::DocumentStatus, "document_status"),
    (ColumnRole::Document, "document"),
    (ColumnRole::Currency, "currency"),
    (ColumnRole::Tag(BuiltIn::Industry), "industry"),
    (ColumnRole::Tag(BuiltIn::Geography), "geography"),
    (ColumnRole::Tag(BuiltIn::BuyerRole), "buyer_role"),
    (ColumnRole::Tag(BuiltIn::Adoption), "adoption"),
    (ColumnRole::Tag(BuiltIn::Problem), "problem"),
    (ColumnRole::Tag(BuiltIn::Differentiator), "differentiator"),
    (ColumnRole::OwnTag, "own"),
    (ColumnRole::Margin, "margin"),
    (ColumnRole::CostOfSale, "cost"),
    (ColumnRole::Effort, "effort"),
    (ColumnRole::ClientSince, "client_since"),
    (ColumnRole::Total, "total"),
    (ColumnRole::Ignore, "ignore"),
];

/// The key of a column role.
pub(super) fn role(role: ColumnRole) -> &'static str {
    ROLES.iter().find(|(known, _)| *known == role).map_or("ignore", |(_, key)| key)
}

/// The column role of a key.
pub(super) fn role_of(key: &str) -> Option<ColumnRole> {
    ROLES.iter().find(|(_, known)| *known == key).map(|(role, _)| *role)
}

/// Every key of a role.
pub(super) fn roles() -> impl Iterator<Item = &'static str> {
    ROLES.iter().map(|(_, key)| *key)
}

/// The key of a file kind.
pub(super) fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx => "xlsx",
        FileKind::Xlsb => "xlsb",
        FileKind::Xls => "xls",
        FileKind::Ods => "ods",
        FileKind::Csv => "csv",
    }
}

/// The key of a criterion.
pub(super) fn criterion(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::BroadClients => "broad_clients",
        Criterion::AveragePerClient => "average_per_client",
        Criterion::Breadth => "breadth",
        Criterion::Pairs => "pairs",
        Criterion::Share => "share",
        Criterion::RevenuePerUser => "revenue_per_user",
    }
}

/// The key of the reason of a role.
pub(super) fn role_reason(reason: RoleReason) -> &'static str {
    match reason {
        RoleReason::Title => "title",
        RoleReason::Content => "content",
        RoleReason::TitleAndContent => "title_and_content",
        RoleReason::Arithmetic => "arithmetic",
        RoleReason::Corrected => "corrected",
        RoleReason::NothingElse => "nothing_else",
    }
}

/// The key of the reason amounts were left out for.
pub(super) fn left_out(reason: LeftOutReason) -> &'static str {
    match reason {
        LeftOutReason::GrandTotal => "grand_total",
        LeftOutReason::Subtotal => "subtotal",
        LeftOutReason::TotalColumn => "total_column",
        LeftOutReason::NoClient => "no_client",
        LeftOutReason::NoOffering => "no_offering",
        LeftOutReason::OutsideWindow => "outside_window",
        LeftOutReason::Payment => "payment",
        LeftOutReason::Transfer => "transfer",
        LeftOutReason::Tax => "tax",
        LeftOutReason::Draft => "draft",
        LeftOutReason::Void => "void",
        LeftOutReason::Status => "status",
        LeftOutReason::Duplicate => "duplicate",
        LeftOutReason::Ignored => "ignored",
    }
}

/// The key of what is wrong with a cell.
pub(super) fn issue(reason: IssueReason) -> &'static str {
    match reason {
        IssueReason::ErrorCell => "error_cell",
        IssueReason::FormulaWithoutValue => "formula_without_value",
        IssueReason::NotAnAmount => "not_an_amount",
        IssueReason::NotASize => "not_a_size",
        IssueReason::NotADate => "not_a_date",
        IssueReason::NoClient => "no_client",
        IssueReason::RaggedRow => "ragged_row",
        IssueReason::RepeatedClient => "repeated_client",
        IssueReason::ConflictingValue => "conflicting_value",
        IssueReason::TotalWordOnly => "total_word_only",
        IssueReason::EmptyOffering => "empty_offering",
    }
}

/// The key of what a question is about.
pub(super) fn question(about: &QuestionAbout) -> &'static str {
    match about {
        QuestionAbout::Separator { .. } => "separator",
        QuestionAbout::TotalRow { .. } => "total_row",
        QuestionAbout::TotalColumn { .. } => "total_column",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_keys_go_both_ways() {
        for (known, key) in ROLES {
            assert_eq!((role(known), role_of(key)), (key, Some(known)));
        }
        assert_eq!(role_of("price"), None);
    }
}
