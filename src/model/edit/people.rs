//! Edits of what people type about whom to call and what to tell them.

use std::sync::Arc;

use super::EditError;
use crate::model::people::is_named;
use crate::model::{
    Client, ClientId, ClientStatus, CoreCard, Dimension, DimensionId, DimensionKind, FitDimension, Message,
    MessageCell, Motive, NeedScore, OfferScore, People, Profile, Project, Quote, Rule, SavedProfile, SegmentCriterion,
    SegmentKey, SegmentSource, SegmentTyped, Tags, TypedFigure, UsersSource, Winnability, WinnabilityScore,
};

/// One change of it.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
pub enum PeopleEdit {
    /// Keeps a profile under a name; one of that name takes it on.
    SaveProfile { name: String, profile: Profile },
    /// Calls a saved profile otherwise, by its position.
    RenameProfile { at: usize, name: String },
    /// Forgets a saved profile, by its position.
    DeleteProfile(usize),
    /// Sets w_d.
    SetFitWeight { dimension: FitDimension, weight: f64 },
    /// Puts the weights back to their defaults.
    ResetFitWeights,
    /// Puts these in the place of the rules.
    SetRules(Vec<Rule>),
    /// Chooses the segments.
    SetSegments(SegmentSource),
    /// Sets a weight of the final score of segments.
    SetSegmentWeight { criterion: SegmentCriterion, weight: f64 },
    /// Sets or clears a number of a segment.
    SetTyped { segment: SegmentKey, figure: TypedFigure, value: Option<f64> },
    /// Adds a need.
    AddNeed(String),
    /// Calls a need otherwise.
    RenameNeed { need: String, name: String },
    /// Deletes a need with its scores.
    DeleteNeed(String),
    /// Sets or clears how much a segment needs something, 0–5.
    ScoreNeed { segment: SegmentKey, need: String, score: Option<f64> },
    /// Sets or clears how well an offering meets a need, 0–5.
    ScoreOffer { offering: String, need: String, score: Option<f64> },
    /// Puts these in the place of a segment's motives.
    SetMotives { segment: SegmentKey, motives: Vec<Motive> },
    /// Takes in what a panel said: motives by name, quotes that are not there yet.
    ReadPanel { motives: Vec<Motive>, quotes: Vec<Quote> },
    /// Deletes a quote, by its position.
    DeleteQuote(usize),
    /// Chooses the dimension of the message grid.
    SetMessageDimension(DimensionKind),
    /// Writes a cell of the message grid; an empty message clears it.
    WriteMessage { cell: MessageCell, message: Message },
    /// Puts these in the place of the core clients.
    SetCoreCards(Vec<CoreCard>),
    /// Sets or clears one of the four scores of prospects, 0–5.
    SetWinnability { clients: Vec<ClientId>, score: WinnabilityScore, value: Option<f64> },
    /// Adds prospects or ex-clients, in their order; ids and status reasons are set here.
    AddProspects(Vec<NewProspect>),
    /// Puts all of it in the place of what was typed.
    Set(Box<People>),
}

/// A prospect or ex-client to add, with its values by name.
#[derive(Clone, Debug, PartialEq)]
pub struct NewProspect {
    /// Everything but id and tags; a status of client is refused.
    pub client: Client,
    /// Values by dimension, the primary one first, each with its detail; new ones join the vocabulary.
    pub values: Vec<(DimensionKind, String, Option<String>)>,
}

/// Makes the change.
pub(super) fn apply(project: &mut Project, edit: &PeopleEdit) -> Result<(), EditError> {
    match edit {
        PeopleEdit::SaveProfile { name, profile } => save_profile(project, name, profile),
        PeopleEdit::SetWinnability { clients, score, value } => {
            let value = value.map(scored).transpose()?;
            super::each_client(project, clients, |client| client.winnability.set(*score, value))
        }
        PeopleEdit::AddProspects(new) => add_prospects(project, new),
        _ => typed(Arc::make_mut(&mut project.people), edit),
    }
}

fn typed(people: &mut People, edit: &PeopleEdit) -> Result<(), EditError> {
    match edit {
        PeopleEdit::RenameProfile { at, name } => rename_profile(people, *at, name)?,
        PeopleEdit::DeleteProfile(at) => {
            if *at >= people.profiles.len() {
                return Err(EditError::Missing);
            }
            people.profiles.remove(*at);
        }
        PeopleEdit::SetFitWeight { dimension, weight } => people.fit_weights.set(*dimension, *weight),
        PeopleEdit::ResetFitWeights => people.fit_weights = crate::model::FitWeights::default(),
        PeopleEdit::SetRules(rules) => people.rules.clone_from(rules),
        PeopleEdit::SetMessageDimension(dimension) => people.messages.dimension = dimension.clone(),
        PeopleEdit::WriteMessage { cell, message } => people.messages.write(cell, message.clone()),
        PeopleEdit::SetCoreCards(cards) => set_core_cards(people, cards)?,
        PeopleEdit::Set(all) => *people = (**all).clone(),
        _ => segments(people, edit)?,
    }
    Ok(())
}

fn segments(people: &mut People, edit: &PeopleEdit) -> Result<(), EditError> {
    let segments = &mut people.segments;
    match edit {
        PeopleEdit::SetSegments(source) => segments.source = source.clone(),
        PeopleEdit::SetSegmentWeight { criterion, weight } => segments.weights.set(*criterion, *weight),
        PeopleEdit::SetTyped { segment, figure, value } => set_typed(people, segment, *figure, *value)?,
        PeopleEdit::AddNeed(name) => segments.needs.push(free_need(&segments.needs, None, name)?),
        PeopleEdit::RenameNeed { need, name } => rename_need(people, need, name)?,
        PeopleEdit::DeleteNeed(need) => {
            let before = segments.needs.len();
            segments.needs.retain(|name| !is_named(name, need));
            if segments.needs.len() == before {
                return Err(EditError::Missing);
            }
            segments.need_scores.retain(|score| !is_named(&score.need, need));
            segments.offer_scores.retain(|score| !is_named(&score.need, need));
        }
        PeopleEdit::ScoreNeed { segment, need, score } => {
            let need = known_need(&segments.needs, need)?;
            let score = score.map(scored).transpose()?;
            segments.need_scores.retain(|kept| !(kept.segment.is(segment) && is_named(&kept.need, &need)));
            segments.need_scores.extend(score.map(|score| NeedScore { segment: segment.clone(), need, score }));
        }
        PeopleEdit::ScoreOffer { offering, need, score } => {
            let need = known_need(&segments.needs, need)?;
            let score = score.map(scored).transpose()?;
            segments.offer_scores.retain(|kept| !(is_named(&kept.offering, offering) && is_named(&kept.need, &need)));
            segments.offer_scores.extend(score.map(|score| OfferScore { offering: offering.clone(), need, score }));
        }
        PeopleEdit::SetMotives { segment, motives } => {
            segments.motives.retain(|kept| !kept.segment.is(segment));
            add_motives(&mut segments.motives, motives)?;
        }
        PeopleEdit::ReadPanel { motives, quotes } => {
            add_motives(&mut segments.motives, motives)?;
            let new: Vec<Quote> = quotes.iter().filter(|quote| !segments.quotes.contains(quote)).cloned().collect();
            segments.quotes.extend(new);
        }
        PeopleEdit::DeleteQuote(at) => {
            if *at >= segments.quotes.len() {
                return Err(EditError::Missing);
            }
            segments.quotes.remove(*at);
        }
        _ => {}
    }
    Ok(())
}

/// A score from 0 to 5.
fn scored(score: f64) -> Result<f64, EditError> {
    if Winnability::takes(score) { Ok(score) } else { Err(EditError::NotAScore) }
}

fn named(name: &str) -> Result<String, EditError> {
    let name = name.trim();
    if name.is_empty() { Err(EditError::EmptyName) } else { Ok(name.to_owned()) }
}

fn save_profile(project: &mut Project, name: &str, profile: &Profile) -> Result<(), EditError> {
    let name = named(name)?;
    if !profile.fits(project) {
        return Err(EditError::NotAProfile);
    }
    let profile = Profile::of(&profile.all_conditions());
    let people = Arc::make_mut(&mut project.people);
    let at = people.profile_named(&name);
    match at.and_then(|at| people.profiles.get_mut(at)) {
        Some(saved) => saved.profile = profile,
        None => people.profiles.push(SavedProfile { name, profile }),
    }
    Ok(())
}

fn rename_profile(people: &mut People, at: usize, name: &str) -> Result<(), EditError> {
    let name = named(name)?;
    if people.profile_named(&name).is_some_and(|other| other != at) {
        return Err(EditError::NameTaken);
    }
    let saved = people.profiles.get_mut(at).ok_or(EditError::Missing)?;
    let former = std::mem::replace(&mut saved.name, name.clone());
    people.rename_profile(&former, &name);
    Ok(())
}

fn set_typed(
    people: &mut People,
    segment: &SegmentKey,
    figure: TypedFigure,
    value: Option<f64>,
) -> Result<(), EditError> {
    if figure == TypedFigure::Potential {
        if value.is_some_and(|potential| !potential.is_finite() || potential <= 0.0) {
            return Err(EditError::NotANumber);
        }
    } else if let Some(score) = value {
        scored(score)?;
    }
    let typed = &mut people.segments.typed;
    let at = typed.iter().position(|typed| typed.segment.is(segment)).unwrap_or_else(|| {
        typed.push(SegmentTyped::of(segment.clone()));
        typed.len() - 1
    });
    let Some(found) = typed.get_mut(at) else { return Ok(()) };
    match figure {
        TypedFigure::Potential => found.potential = value,
        TypedFigure::Team(score) => {
            if let Some(slot) = found.team.get_mut(score.index()) {
                *slot = value;
            }
        }
    }
    typed.retain(|typed| *typed != SegmentTyped::of(typed.segment.clone()));
    Ok(())
}

/// `name` trimmed, when no need but `own` has it.
fn free_need(needs: &[String], own: Option<&str>, name: &str) -> Result<String, EditError> {
    let name = named(name)?;
    let is_own = |need: &str| own.is_some_and(|own| is_named(own, need));
    let is_taken = needs.iter().any(|need| is_named(need, &name) && !is_own(need));
    if is_taken { Err(EditError::NameTaken) } else { Ok(name) }
}

/// The need as it is written in the list.
fn known_need(needs: &[String], need: &str) -> Result<String, EditError> {
    needs.iter().find(|name| is_named(name, need)).cloned().ok_or(EditError::Missing)
}

fn rename_need(people: &mut People, need: &str, name: &str) -> Result<(), EditError> {
    let segments = &mut people.segments;
    let former = known_need(&segments.needs, need)?;
    let name = free_need(&segments.needs, Some(&former), name)?;
    let scores = segments.need_scores.iter_mut().map(|score| &mut score.need);
    let scores = scores.chain(segments.offer_scores.iter_mut().map(|score| &mut score.need));
    for called in segments.needs.iter_mut().chain(scores).filter(|called| is_named(called, &former)) {
        name.clone_into(called);
    }
    Ok(())
}

/// Adds `new` to `motives`; one of the same name takes the place of what it says anew.
fn add_motives(motives: &mut Vec<Motive>, new: &[Motive]) -> Result<(), EditError> {
    for motive in new {
        let name = named(&motive.motive)?;
        for score in [motive.importance, motive.strength].into_iter().flatten() {
            scored(score)?;
        }
        let is_it = |kept: &&mut Motive| kept.segment.is(&motive.segment) && is_named(&kept.motive, &name);
        match motives.iter_mut().find(is_it) {
            Some(kept) => {
                kept.importance = motive.importance.or(kept.importance);
                kept.strength = motive.strength.or(kept.strength);
            }
            None => motives.push(Motive { motive: name, ..motive.clone() }),
        }
    }
    Ok(())
}

fn set_core_cards(people: &mut People, cards: &[CoreCard]) -> Result<(), EditError> {
    if cards.iter().any(|card| card.people.is_some_and(|people| !people.is_finite() || people <= 0.0)) {
        return Err(EditError::NotANumber);
    }
    people.core_cards = cards.to_vec();
    Ok(())
}

fn add_prospects(project: &mut Project, new: &[NewProspect]) -> Result<(), EditError> {
    for NewProspect { client, values } in new {
        let size = client.users.is_some_and(|users| !users.is_finite() || users <= 0.0);
        if client.status == ClientStatus::Client {
            return Err(EditError::Missing);
        }
        if size || client.winnability.0.into_iter().flatten().any(|score| !Winnability::takes(score)) {
            return Err(EditError::NotANumber);
        }
        let name = named(&client.name)?;
        let id = ClientId::at(project.data.clients.len());
        let mut tags = Tags::default();
        for (kind, value, detail) in values {
            let dimension = dimension_of_kind(project, kind);
            let Some(dimension) = dimension else { continue };
            let Some(value) = dimension.intern(value) else { continue };
            tags.add(dimension.id, value, dimension.multi_valued);
            if let Some(detail) = detail {
                tags.set_detail(dimension.id, value, detail);
            }
        }
        let added = Client {
            id,
            name,
            status_reason: None,
            users_source: if client.users.is_some() { UsersSource::Typed } else { client.users_source },
            tags,
            ..client.clone()
        };
        project.clients_mut().push(added.clone());
        Arc::make_mut(&mut project.given).push(added);
    }
    Ok(())
}

/// The dimension of this kind; one of the user's own is added where it is not there yet.
fn dimension_of_kind<'p>(project: &'p mut Project, kind: &DimensionKind) -> Option<&'p mut Dimension> {
    let dimensions = project.dimensions_mut();
    let at = dimensions.iter().position(|dimension| dimension.kind == *kind).unwrap_or_else(|| {
        let id = DimensionId::at(dimensions.len());
        dimensions.push(Dimension { id, kind: kind.clone(), multi_valued: false, values: Vec::new() });
        dimensions.len() - 1
    });
    dimensions.get_mut(at)
}
