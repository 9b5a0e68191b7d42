//! The words and numbers that stand for the model's choices in the file. They are part of its format: a new choice gets a
//! new one, and none is used again for something else.

use crate::model::{
    BandBy, Best, BuiltIn, ClientStatus, Criterion, Effect, FitDimension, IssueReason, LeftOutReason, OfferingKind,
    RuleReason, SegmentCriterion, StatusReason, Target, TierRule, UsersSource, ValueComponent,
};

/// A choice with a name in the file, and the way back where the name is a value there.
macro_rules! named {
    ($key:ident, $kind:ty { $($variant:ident => $name:literal),+ $(,)? }) => {
        pub(super) fn $key(one: $kind) -> &'static str {
            match one {
                $(<$kind>::$variant => $name),+
            }
        }
    };
    ($key:ident, $of:ident, $kind:ty { $($variant:ident => $name:literal),+ $(,)? }) => {
        pub(super) fn $key(one: $kind) -> &'static str {
            match one {
                $(<$kind>::$variant => $name),+
            }
        }

        pub(super) fn $of(name: &str) -> Option<$kind> {
            match name {
                $($name => Some(<$kind>::$variant),)+
                _ => None,
            }
        }
    };
}

/// A choice with a number in the file, where a million rows name one, and a table that says what the numbers mean.
macro_rules! numbered {
    ($key:ident, $of:ident, $all:ident, $kind:ty { $($variant:ident => $number:literal $name:literal),+ $(,)? }) => {
        pub(super) fn $key(one: $kind) -> i64 {
            match one {
                $(<$kind>::$variant => $number),+
            }
        }

        pub(super) fn $of(number: i64) -> Option<$kind> {
            match number {
                $($number => Some(<$kind>::$variant),)+
                _ => None,
            }
        }

        pub(super) const $all: &[(i64, &str)] = &[$(($number, $name)),+];
    };
}

named!(status, status_of, ClientStatus { Client => "client", ExClient => "ex_client", Prospect => "prospect" });
named!(status_reason, status_reason_of, StatusReason {
    FirstBilledAfter => "first_billed_after",
    NothingBilled => "nothing_billed",
});
named!(users_source, users_source_of, UsersSource { File => "file", Billed => "billed", Typed => "typed" });
named!(kind, kind_of, OfferingKind { Recurring => "recurring", OneOff => "one_off" });
named!(built_in, built_in_of, BuiltIn {
    Industry => "industry",
    Geography => "geography",
    BuyerRole => "buyer_role",
    Adoption => "adoption",
    Problem => "problem",
    Differentiator => "differentiator",
});
named!(band_by, band_by_of, BandBy { Users => "users", Revenue => "revenue", Employees => "employees" });
named!(criterion, Criterion {
    BroadClients => "broad_clients",
    AveragePerClient => "average_per_client",
    Breadth => "breadth",
    Pairs => "pairs",
    Share => "share",
    RevenuePerUser => "revenue_per_user",
});
named!(component, ValueComponent {
    Revenue => "revenue",
    Breadth => "breadth",
    Margin => "margin",
    Potential => "potential",
    Lifetime => "lifetime",
    Orders => "orders",
});
named!(tier_rule, tier_rule_of, TierRule {
    CumulativeRevenue => "cumulative_revenue",
    Count => "count",
    Value => "value",
});
named!(target, target_of, Target {
    Value => "value",
    Revenue => "revenue",
    RevenuePerUser => "revenue_per_user",
    Breadth => "breadth",
    Margin => "margin",
    TierA => "tier_a",
});
named!(best, best_of, Best { FirstTier => "first_tier", All => "all" });

named!(effect, effect_of, Effect { Good => "good", Warn => "warn", Halve => "halve", Exclude => "exclude" });
named!(fit_dimension, FitDimension {
    Size => "size",
    Industry => "industry",
    BuyerRole => "buyer_role",
    Problem => "problem",
    Adoption => "adoption",
    Geography => "geography",
    Differentiator => "differentiator",
});
named!(segment_criterion, SegmentCriterion {
    History => "history",
    NeedsOffer => "needs_offer",
    Motives => "motives",
    FutureTrends => "future_trends",
    Triggers => "triggers",
    CompetitorSuccess => "competitor_success",
    ReferenceCases => "reference_cases",
});

/// A shipped reason of a rule; `None` for somebody's own.
pub(super) fn shipped_reason(reason: &RuleReason) -> Option<&'static str> {
    match reason {
        RuleReason::Written(_) => None,
        RuleReason::RoleWithoutRevenue => Some("role_without_revenue"),
        RuleReason::DeliveredAlready => Some("delivered_already"),
    }
}

pub(super) fn shipped_reason_of(name: &str) -> Option<RuleReason> {
    [RuleReason::RoleWithoutRevenue, RuleReason::DeliveredAlready]
        .into_iter()
        .find(|reason| shipped_reason(reason) == Some(name))
}

numbered!(left_out, left_out_of, LEFT_OUT_REASONS, LeftOutReason {
    GrandTotal => 1 "grand_total",
    Subtotal => 2 "subtotal",
    TotalColumn => 3 "total_column",
    Derived => 4 "derived",
    NoClient => 5 "no_client",
    NoOffering => 6 "no_offering",
    OutsideWindow => 7 "outside_window",
    NoDate => 8 "no_date",
    OtherCurrency => 9 "other_currency",
    CreditTurned => 10 "credit_turned",
    Payment => 11 "payment",
    Transfer => 12 "transfer",
    Tax => 13 "tax",
    Draft => 14 "draft",
    Void => 15 "void",
    Status => 16 "status",
    Duplicate => 17 "duplicate",
    OtherYear => 18 "other_year",
    OtherTable => 19 "other_table",
    NotAClient => 20 "not_a_client",
    Ignored => 21 "ignored",
});
numbered!(issue, issue_of, ISSUE_REASONS, IssueReason {
    ErrorCell => 1 "error_cell",
    FormulaWithoutValue => 2 "formula_without_value",
    NotAnAmount => 3 "not_an_amount",
    NotASize => 4 "not_a_size",
    NotADate => 5 "not_a_date",
    DateWithJunk => 6 "date_with_junk",
    NoClient => 7 "no_client",
    NoOffering => 8 "no_offering",
    ComputedAmount => 9 "computed_amount",
    CreditAdds => 10 "credit_adds",
    IncludesTax => 11 "includes_tax",
    NoDates => 12 "no_dates",
    Contracted => 13 "contracted",
    RaggedRow => 14 "ragged_row",
    RepeatedClient => 15 "repeated_client",
    ConflictingValue => 16 "conflicting_value",
    BilledUsersDiffer => 17 "billed_users_differ",
    TotalWordOnly => 18 "total_word_only",
    EmptyOffering => 19 "empty_offering",
    UnclosedQuote => 20 "unclosed_quote",
    SecondTable => 21 "second_table",
    NotRevenue => 22 "not_revenue",
    IgnoredAmounts => 23 "ignored_amounts",
    NumberAboveTitles => 24 "number_above_titles",
    NumbersAmongTexts => 25 "numbers_among_texts",
    MarkWithoutAmount => 26 "mark_without_amount",
    MarksOnly => 27 "marks_only",
    UnknownStatus => 28 "unknown_status",
    OnlyAName => 29 "only_a_name",
    SeveralValues => 30 "several_values",
    MarginWithoutRevenue => 31 "margin_without_revenue",
    NotAScore => 32 "not_a_score",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_means_one_reason_and_comes_back() {
        for (number, _) in LEFT_OUT_REASONS {
            assert_eq!(left_out_of(*number).map(left_out), Some(*number));
        }
        for (number, _) in ISSUE_REASONS {
            assert_eq!(issue_of(*number).map(issue), Some(*number));
        }
        let mut names: Vec<&str> = ISSUE_REASONS.iter().map(|(_, name)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ISSUE_REASONS.len());
        assert_eq!((left_out_of(0), issue_of(99)), (None, None));
    }
}
