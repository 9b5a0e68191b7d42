//! The stable keys of the JSON that the nouns do not carry themselves. They never change meaning, whatever the language.

use crate::analysis::Certainty;
use crate::import::QuestionAbout;
use crate::model::{Criterion, FitDimension, IssueReason, LeftOutReason, SegmentCriterion, Target, TierRule};

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

/// The key of a dimension of the fit.
pub(super) fn fit_dimension(dimension: FitDimension) -> &'static str {
    match dimension {
        FitDimension::Size => "size",
        FitDimension::Industry => "industry",
        FitDimension::BuyerRole => "buyer_role",
        FitDimension::Problem => "problem",
        FitDimension::Adoption => "adoption",
        FitDimension::Geography => "geography",
        FitDimension::Differentiator => "differentiator",
    }
}

/// The key of what is weighed in the score of a segment.
pub(super) fn segment_criterion(criterion: SegmentCriterion) -> &'static str {
    match criterion {
        SegmentCriterion::History => "history",
        SegmentCriterion::NeedsOffer => "needs_offer",
        SegmentCriterion::Motives => "motives",
        SegmentCriterion::FutureTrends => "future_trends",
        SegmentCriterion::Triggers => "triggers",
        SegmentCriterion::CompetitorSuccess => "competitor_success",
        SegmentCriterion::ReferenceCases => "reference_cases",
    }
}

/// The key of how sure the headline is.
pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "sure",
        Certainty::Probable => "probable",
        Certainty::Undecided => "undecided",
        Certainty::TooFew => "too_few",
    }
}

/// The key of what divides the tiers.
pub(super) fn tier_rule(rule: TierRule) -> &'static str {
    match rule {
        TierRule::CumulativeRevenue => "cumulative_revenue",
        TierRule::Count => "count",
        TierRule::Value => "value",
    }
}

/// The key of a target of the search for overlap.
pub(super) fn target(target: Target) -> &'static str {
    match target {
        Target::Value => "value",
        Target::Revenue => "revenue",
        Target::RevenuePerUser => "revenue_per_user",
        Target::Breadth => "breadth",
        Target::Margin => "margin",
        Target::TierA => "tier_a",
    }
}

/// The key of the reason amounts were left out for.
pub(super) fn left_out(reason: LeftOutReason) -> &'static str {
    match reason {
        LeftOutReason::GrandTotal => "grand_total",
        LeftOutReason::Subtotal => "subtotal",
        LeftOutReason::TotalColumn => "total_column",
        LeftOutReason::Derived => "derived",
        LeftOutReason::NoClient => "no_client",
        LeftOutReason::NoOffering => "no_offering",
        LeftOutReason::OutsideWindow => "outside_window",
        LeftOutReason::NoDate => "no_date",
        LeftOutReason::OtherCurrency => "other_currency",
        LeftOutReason::CreditTurned => "credit_turned",
        LeftOutReason::Payment => "payment",
        LeftOutReason::Transfer => "transfer",
        LeftOutReason::Tax => "tax",
        LeftOutReason::Draft => "draft",
        LeftOutReason::Void => "void",
        LeftOutReason::Status => "status",
        LeftOutReason::Duplicate => "duplicate",
        LeftOutReason::OtherYear => "other_year",
        LeftOutReason::OtherTable => "other_table",
        LeftOutReason::NotAClient => "not_a_client",
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
        IssueReason::NotAScore => "not_a_score",
        IssueReason::NotADate => "not_a_date",
        IssueReason::DateWithJunk => "date_with_junk",
        IssueReason::NoClient => "no_client",
        IssueReason::NoOffering => "no_offering",
        IssueReason::ComputedAmount => "computed_amount",
        IssueReason::CreditAdds => "credit_adds",
        IssueReason::IncludesTax => "includes_tax",
        IssueReason::NoDates => "no_dates",
        IssueReason::Contracted => "contracted",
        IssueReason::RaggedRow => "ragged_row",
        IssueReason::RepeatedClient => "repeated_client",
        IssueReason::ConflictingValue => "conflicting_value",
        IssueReason::BilledUsersDiffer => "billed_users_differ",
        IssueReason::TotalWordOnly => "total_word_only",
        IssueReason::EmptyOffering => "empty_offering",
        IssueReason::UnclosedQuote => "unclosed_quote",
        IssueReason::SecondTable => "second_table",
        IssueReason::NotRevenue => "not_revenue",
        IssueReason::IgnoredAmounts => "ignored_amounts",
        IssueReason::NumberAboveTitles => "number_above_titles",
        IssueReason::NumbersAmongTexts => "numbers_among_texts",
        IssueReason::MarkWithoutAmount => "mark_without_amount",
        IssueReason::MarksOnly => "marks_only",
        IssueReason::UnknownStatus => "unknown_status",
        IssueReason::OnlyAName => "only_a_name",
        IssueReason::SeveralValues => "several_values",
        IssueReason::MarginWithoutRevenue => "margin_without_revenue",
    }
}

/// The key of what a question is about.
pub(super) fn question(about: &QuestionAbout) -> &'static str {
    match about {
        QuestionAbout::Separator { .. } => "separator",
        QuestionAbout::TotalRow { .. } => "total_row",
        QuestionAbout::ParentRows { .. } => "parent_rows",
        QuestionAbout::TotalColumn { .. } => "total_column",
        QuestionAbout::Year { .. } => "year",
        QuestionAbout::SameTable { .. } => "same_table",
        QuestionAbout::SameLines { .. } => "same_lines",
        QuestionAbout::Amount { .. } => "amount",
        QuestionAbout::DateOrder { .. } => "date_order",
        QuestionAbout::Currency { .. } => "currency",
        QuestionAbout::ShownOnce { .. } => "shown_once",
        QuestionAbout::Factor { .. } => "factor",
        QuestionAbout::Sign => "sign",
        QuestionAbout::Marks { .. } => "marks",
        QuestionAbout::DocumentKind { .. } => "kind",
        QuestionAbout::NotClients { .. } => "not_clients",
    }
}
