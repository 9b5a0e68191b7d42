//! The words of what people type about whom to call and what to tell them.

use super::built_in;
use crate::analysis::Advice;
use crate::model::{
    BuiltIn, CoreTest, DimensionKind, Effect, FitDimension, PeopleEdit, Project, RuleReason, SegmentCriterion,
    TeamScore, TypedFigure, WinnabilityScore, dimension_of,
};
use crate::say;
use crate::text::Text;

/// How many differentiators are named.
const ADVISED: usize = 3;

/// A dimension of the fit.
#[must_use]
pub fn fit_dimension(text: &Text, dimension: FitDimension) -> String {
    dimension.built_in().map_or_else(|| say!(text, "fit-dimension-size"), |known| built_in(text, known))
}

/// One of the four scores of how easily a prospect is won.
#[must_use]
pub fn winnability(text: &Text, score: WinnabilityScore) -> String {
    match score {
        WinnabilityScore::EntryBarrier => say!(text, "winnability-entry-barrier"),
        WinnabilityScore::Access => say!(text, "winnability-access"),
        WinnabilityScore::Urgency => say!(text, "winnability-urgency"),
        WinnabilityScore::LeadGeneration => say!(text, "winnability-lead-generation"),
    }
}

/// What is weighed in the score of a segment.
#[must_use]
pub fn segment_criterion(text: &Text, criterion: SegmentCriterion) -> String {
    match criterion {
        SegmentCriterion::History => say!(text, "segment-history"),
        SegmentCriterion::NeedsOffer => say!(text, "segment-needs-offer"),
        SegmentCriterion::Motives => say!(text, "segment-motives"),
        SegmentCriterion::FutureTrends => team_score(text, TeamScore::FutureTrends),
        SegmentCriterion::Triggers => team_score(text, TeamScore::Triggers),
        SegmentCriterion::CompetitorSuccess => team_score(text, TeamScore::CompetitorSuccess),
        SegmentCriterion::ReferenceCases => team_score(text, TeamScore::ReferenceCases),
    }
}

/// What a team scores a segment on.
#[must_use]
pub fn team_score(text: &Text, score: TeamScore) -> String {
    match score {
        TeamScore::FutureTrends => say!(text, "segment-future-trends"),
        TeamScore::Triggers => say!(text, "segment-triggers"),
        TeamScore::CompetitorSuccess => say!(text, "segment-competitor-success"),
        TeamScore::ReferenceCases => say!(text, "segment-reference-cases"),
    }
}

/// What a rule does.
#[must_use]
pub fn effect(text: &Text, effect: Effect) -> String {
    match effect {
        Effect::Good => say!(text, "effect-good"),
        Effect::Warn => say!(text, "effect-warn"),
        Effect::Halve => say!(text, "effect-halve"),
        Effect::Exclude => say!(text, "effect-exclude"),
    }
}

/// Why a rule is one; empty where nobody wrote it.
#[must_use]
pub fn rule_reason(text: &Text, reason: &RuleReason) -> String {
    match reason {
        RuleReason::Written(words) => words.clone(),
        RuleReason::RoleWithoutRevenue => say!(text, "rule-reason-role-without-revenue"),
        RuleReason::DeliveredAlready => say!(text, "rule-reason-delivered-already"),
    }
}

/// What a core client is held against.
#[must_use]
pub fn core_test(text: &Text, held_against: CoreTest) -> String {
    match held_against {
        CoreTest::BiggestNeed => say!(text, "core-test-biggest-need"),
        CoreTest::Potential => say!(text, "core-test-potential"),
        CoreTest::Strategy => say!(text, "core-test-strategy"),
    }
}

/// What to do for somebody of an adoption profile, as a sentence.
#[must_use]
pub fn advice(text: &Text, project: &Project, advice: &Advice) -> String {
    let kind = DimensionKind::BuiltIn(BuiltIn::Differentiator);
    match advice {
        Advice::Differentiators(won) if won.is_empty() => say!(text, "advice-differentiators-none"),
        Advice::Differentiators(won) => {
            let dimension = dimension_of(&project.data.dimensions, &kind);
            let names = won.iter().take(ADVISED).filter_map(|(value, _)| dimension?.value(*value));
            say!(text, "advice-differentiators", values = names.collect::<Vec<_>>().join(", "))
        }
        Advice::LowerRisk(offerings) if offerings.is_empty() => say!(text, "advice-risk-none"),
        Advice::LowerRisk(offerings) => {
            let names = offerings.iter().filter_map(|id| project.offering(*id)).map(|offering| offering.name.as_str());
            say!(text, "advice-risk", offerings = names.collect::<Vec<_>>().join(", "))
        }
        Advice::SelfService => say!(text, "advice-self-service"),
    }
}

/// What an edit does, as it stands after "Undo".
pub(super) fn label(text: &Text, edit: &PeopleEdit) -> String {
    match edit {
        PeopleEdit::SaveProfile { name, .. } => say!(text, "edit-save-profile", name = name.as_str()),
        PeopleEdit::RenameProfile { name, .. } => say!(text, "edit-rename-profile", name = name.as_str()),
        PeopleEdit::DeleteProfile(_) => say!(text, "edit-delete-profile"),
        PeopleEdit::SetFitWeight { dimension, .. } => {
            say!(text, "edit-fit-weight", dimension = fit_dimension(text, *dimension))
        }
        PeopleEdit::ResetFitWeights => say!(text, "edit-fit-weights"),
        PeopleEdit::SetRules(_) => say!(text, "edit-rules"),
        PeopleEdit::SetMessageDimension(_) => say!(text, "edit-message-dimension"),
        PeopleEdit::WriteMessage { cell, .. } => say!(text, "edit-message", group = cell.group.as_str()),
        PeopleEdit::SetCoreCards(_) => say!(text, "edit-core-cards"),
        PeopleEdit::SetWinnability { clients, score, .. } => {
            let (score, count) = (winnability(text, *score), clients.len());
            say!(text, "edit-winnability", score = score, count = count, shown = text.integer(count))
        }
        PeopleEdit::AddProspects(new) => {
            say!(text, "edit-add-prospects", count = new.len(), shown = text.integer(new.len()))
        }
        PeopleEdit::Set(_) => say!(text, "edit-people"),
        _ => segments_label(text, edit),
    }
}

fn segments_label(text: &Text, edit: &PeopleEdit) -> String {
    match edit {
        PeopleEdit::SetSegmentWeight { criterion, .. } => {
            say!(text, "edit-segment-weight", criterion = segment_criterion(text, *criterion))
        }
        PeopleEdit::SetTyped { segment, figure: TypedFigure::Potential, .. } => {
            say!(text, "edit-potential", segment = segment.name.as_str())
        }
        PeopleEdit::SetTyped { segment, figure: TypedFigure::Team(score), .. } => {
            say!(text, "edit-team-score", score = team_score(text, *score), segment = segment.name.as_str())
        }
        PeopleEdit::AddNeed(name) => say!(text, "edit-add-need", name = name.as_str()),
        PeopleEdit::RenameNeed { name, .. } => say!(text, "edit-rename-need", name = name.as_str()),
        PeopleEdit::DeleteNeed(name) => say!(text, "edit-delete-need", name = name.as_str()),
        PeopleEdit::ScoreNeed { segment, .. } => say!(text, "edit-score-need", segment = segment.name.as_str()),
        PeopleEdit::ScoreOffer { offering, .. } => say!(text, "edit-score-offer", offering = offering.as_str()),
        PeopleEdit::SetMotives { segment, .. } => say!(text, "edit-motives", segment = segment.name.as_str()),
        PeopleEdit::ReadPanel { .. } => say!(text, "edit-read-panel"),
        PeopleEdit::DeleteQuote(_) => say!(text, "edit-delete-quote"),
        _ => say!(text, "edit-segments"),
    }
}
