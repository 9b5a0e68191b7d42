//! What people type about whom to call and what to tell them, as rows and back.

use rusqlite::types::ValueRef;

use super::cells::{Cells, date, flag, maybe_real, maybe_text, real, text, whole};
use super::keys;
use super::rows::Emit;
use super::table::{self, Table};
use crate::model::{
    Client, CoreCard, DimensionId, DimensionKind, FitDimension, Message, MessageCell, Messages, Motive, NamedValue,
    NeedScore, OfferScore, People, Profile, Quote, Rule, RuleReason, SavedProfile, SegmentCriterion, SegmentKey,
    SegmentSource, SegmentTyped, Segments, ValueId, Winnability,
};

/// Before the name of one of the user's own dimensions.
const OWN: &str = "own:";
/// Where segments are saved profiles.
const PROFILES: &str = "profiles";

/// The tables, each with what fills it.
pub(super) fn tables() -> [(&'static Table, Fill); 12] {
    [
        (&table::PEOPLE, choices),
        (&table::PROFILES, profiles),
        (&table::PROFILE_VALUES, profile_values),
        (&table::RULES, rules),
        (&table::RULE_VALUES, rule_values),
        (&table::SEGMENTS, segments),
        (&table::NEEDS, needs),
        (&table::NEED_SCORES, need_scores),
        (&table::MOTIVES, motives),
        (&table::QUOTES, quotes),
        (&table::MESSAGES, messages),
        (&table::CORE_CLIENTS, core_clients),
    ]
}

/// Gives the rows of one table.
pub(super) type Fill = fn(&People, Emit<'_>) -> rusqlite::Result<()>;

/// What is known of somebody who is no client: no row where that is nothing.
pub(super) fn prospect(period: i64, client: &Client, emit: Emit<'_>) -> rusqlite::Result<()> {
    let Client { old_revenue, last_date, winnability, .. } = client;
    if old_revenue.is_none() && last_date.is_none() && *winnability == Winnability::default() {
        return Ok(());
    }
    let [barrier, access, urgency, leads] = winnability.0;
    emit(&[
        ValueRef::Integer(period),
        whole(client.id.index()),
        maybe_real(*old_revenue),
        date(*last_date),
        maybe_real(barrier),
        maybe_real(access),
        maybe_real(urgency),
        maybe_real(leads),
    ])
}

/// Reads that back into `client`.
pub(super) fn read_prospect(client: &mut Client, cells: &mut Cells<'_>) -> Option<()> {
    client.old_revenue = cells.maybe_real()?;
    client.last_date = cells.date()?;
    for slot in &mut client.winnability.0 {
        *slot = maybe_score(cells)?;
    }
    Some(())
}

fn dimension_key(kind: &DimensionKind) -> String {
    match kind {
        DimensionKind::BuiltIn(known) => keys::built_in(*known).to_owned(),
        DimensionKind::Own(name) => format!("{OWN}{name}"),
    }
}

fn dimension_of(key: &str) -> Option<DimensionKind> {
    match key.strip_prefix(OWN) {
        Some(name) => Some(DimensionKind::Own(name.to_owned())),
        None => keys::built_in_of(key).map(DimensionKind::BuiltIn),
    }
}

fn source_key(source: &SegmentSource) -> String {
    match source {
        SegmentSource::Dimension(kind) => dimension_key(kind),
        SegmentSource::Profiles => PROFILES.to_owned(),
    }
}

fn source_of(key: &str) -> Option<SegmentSource> {
    if key == PROFILES { Some(SegmentSource::Profiles) } else { dimension_of(key).map(SegmentSource::Dimension) }
}

fn choices(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    for dimension in FitDimension::ALL {
        let name = format!("fit_weights.{}", keys::fit_dimension(dimension));
        emit(&[text(&name), whole(0), real(people.fit_weights.of(dimension))])?;
    }
    for criterion in SegmentCriterion::ALL {
        let name = format!("segment_weights.{}", keys::segment_criterion(criterion));
        emit(&[text(&name), whole(0), real(people.segments.weights.of(criterion))])?;
    }
    emit(&[text("segments.source"), whole(0), text(&source_key(&people.segments.source))])?;
    emit(&[text("messages.dimension"), whole(0), text(&dimension_key(&people.messages.dimension))])
}

fn profiles(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    people.profiles.iter().enumerate().try_for_each(|(at, SavedProfile { name, profile })| {
        emit(&[whole(at), text(name), profile.band.map_or(ValueRef::Null, whole)])
    })
}

fn profile_values(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    for (at, saved) in people.profiles.iter().enumerate() {
        for (place, (dimension, value)) in saved.profile.conditions.iter().enumerate() {
            emit(&[whole(at), whole(place), whole(dimension.index()), whole(value.index())])?;
        }
    }
    Ok(())
}

fn rules(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    people.rules.iter().enumerate().try_for_each(|(at, Rule { effect, reason, .. })| {
        let written = if let RuleReason::Written(words) = reason { words.as_str() } else { "" };
        emit(&[whole(at), text(keys::effect(*effect)), maybe_text(keys::shipped_reason(reason)), text(written)])
    })
}

fn rule_values(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    for (at, rule) in people.rules.iter().enumerate() {
        for (place, NamedValue { dimension, value }) in rule.conditions.iter().enumerate() {
            emit(&[whole(at), whole(place), text(&dimension_key(dimension)), text(value)])?;
        }
    }
    Ok(())
}

fn segments(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    people.segments.typed.iter().enumerate().try_for_each(|(at, SegmentTyped { segment, potential, team })| {
        let [trends, triggers, competitors, references] = team.map(maybe_real);
        let source = source_key(&segment.source);
        let potential = maybe_real(*potential);
        emit(&[whole(at), text(&source), text(&segment.name), potential, trends, triggers, competitors, references])
    })
}

fn needs(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    people.segments.needs.iter().enumerate().try_for_each(|(at, need)| emit(&[whole(at), text(need)]))
}

fn need_scores(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    let Segments { need_scores, offer_scores, .. } = &people.segments;
    for (at, NeedScore { segment, need, score }) in need_scores.iter().enumerate() {
        let source = source_key(&segment.source);
        emit(&[whole(at), text(&source), text(&segment.name), text(need), real(*score)])?;
    }
    let offers = offer_scores.iter().enumerate();
    offers.into_iter().try_for_each(|(at, OfferScore { offering, need, score })| {
        emit(&[whole(need_scores.len() + at), ValueRef::Null, text(offering), text(need), real(*score)])
    })
}

fn motives(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    let all = people.segments.motives.iter().enumerate();
    all.into_iter().try_for_each(|(at, Motive { segment, motive, importance, strength })| {
        let source = source_key(&segment.source);
        let (importance, strength) = (maybe_real(*importance), maybe_real(*strength));
        emit(&[whole(at), text(&source), text(&segment.name), text(motive), importance, strength])
    })
}

fn quotes(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    let all = people.segments.quotes.iter().enumerate();
    all.into_iter().try_for_each(|(at, Quote { segment, who, question, answer })| {
        let source = source_key(&segment.source);
        emit(&[whole(at), text(&source), text(&segment.name), text(who), text(question), text(answer)])
    })
}

fn messages(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    let Messages { written, .. } = &people.messages;
    written.iter().enumerate().try_for_each(|(at, (cell, told))| {
        let MessageCell { dimension, group, problem } = cell;
        let Message { message, channel, date: day, response } = told;
        let dimension = dimension_key(dimension);
        let (group, problem, message) = (text(group), text(problem), text(message));
        emit(&[whole(at), text(&dimension), group, problem, message, text(channel), date(*day), text(response)])
    })
}

fn core_clients(people: &People, emit: Emit<'_>) -> rusqlite::Result<()> {
    people.core_cards.iter().enumerate().try_for_each(|(at, card)| {
        let CoreCard { role, first_name, industry, people, goal, tests, evidence } = card;
        let [need, potential, strategy] = tests.map(flag);
        let (first_name, industry, people) = (text(first_name), text(industry), maybe_real(*people));
        emit(&[
            whole(at),
            text(role),
            first_name,
            industry,
            people,
            text(goal),
            need,
            potential,
            strategy,
            text(evidence),
        ])
    })
}

/// Takes a row of `table` into `people`; `None` where it cannot be read.
pub(super) fn take(people: &mut People, table: &Table, cells: &mut Cells<'_>) -> Option<()> {
    let segments = &mut people.segments;
    match table.name {
        name if name == table::PEOPLE.name => return take_choice(people, cells),
        name if name == table::PROFILES.name => {
            next(cells, people.profiles.len())?;
            let name = cells.text()?.to_owned();
            let profile = Profile { band: maybe_whole(cells)?, conditions: Vec::new() };
            people.profiles.push(SavedProfile { name, profile });
        }
        name if name == table::PROFILE_VALUES.name => {
            let saved = people.profiles.get_mut(cells.whole()?)?;
            cells.whole()?;
            let value = (DimensionId(cells.small()?), ValueId(cells.small()?));
            saved.profile.conditions.push(value);
        }
        name if name == table::RULES.name => {
            next(cells, people.rules.len())?;
            let effect = keys::effect_of(cells.text()?)?;
            let shipped = cells.maybe_text()?;
            let words = cells.text()?.to_owned();
            let reason = match shipped {
                Some(shipped) => keys::shipped_reason_of(&shipped)?,
                None => RuleReason::Written(words),
            };
            people.rules.push(Rule { conditions: Vec::new(), effect, reason });
        }
        name if name == table::RULE_VALUES.name => {
            let rule = people.rules.get_mut(cells.whole()?)?;
            cells.whole()?;
            let (dimension, value) = (dimension_of(cells.text()?)?, cells.text()?.to_owned());
            rule.conditions.push(NamedValue { dimension, value });
        }
        name if name == table::SEGMENTS.name => {
            cells.whole()?;
            let mut typed = SegmentTyped::of(segment(cells)?);
            typed.potential = cells.maybe_real()?;
            for slot in &mut typed.team {
                *slot = maybe_score(cells)?;
            }
            segments.typed.push(typed);
        }
        _ => return take_more(people, table, cells),
    }
    Some(())
}

fn take_more(people: &mut People, table: &Table, cells: &mut Cells<'_>) -> Option<()> {
    let segments = &mut people.segments;
    cells.whole()?;
    match table.name {
        name if name == table::NEEDS.name => segments.needs.push(cells.text()?.to_owned()),
        name if name == table::NEED_SCORES.name => {
            let (source, name, need) = (cells.maybe_text()?, cells.text()?.to_owned(), cells.text()?.to_owned());
            let score = maybe_score(cells)??;
            match source {
                Some(source) => {
                    let segment = SegmentKey { source: source_of(&source)?, name };
                    segments.need_scores.push(NeedScore { segment, need, score });
                }
                None => segments.offer_scores.push(OfferScore { offering: name, need, score }),
            }
        }
        name if name == table::MOTIVES.name => {
            let (segment, motive) = (segment(cells)?, cells.text()?.to_owned());
            let (importance, strength) = (maybe_score(cells)?, maybe_score(cells)?);
            segments.motives.push(Motive { segment, motive, importance, strength });
        }
        name if name == table::QUOTES.name => {
            let segment = segment(cells)?;
            let (who, question, answer) = (cells.text()?.into(), cells.text()?.into(), cells.text()?.into());
            segments.quotes.push(Quote { segment, who, question, answer });
        }
        name if name == table::MESSAGES.name => {
            let dimension = dimension_of(cells.text()?)?;
            let cell = MessageCell { dimension, group: cells.text()?.into(), problem: cells.text()?.into() };
            let (message, channel) = (cells.text()?.into(), cells.text()?.into());
            let (date, response) = (cells.date()?, cells.text()?.into());
            people.messages.written.push((cell, Message { message, channel, date, response }));
        }
        _ => people.core_cards.push(CoreCard {
            role: cells.text()?.into(),
            first_name: cells.text()?.into(),
            industry: cells.text()?.into(),
            people: cells.maybe_real()?,
            goal: cells.text()?.into(),
            tests: [cells.flag()?, cells.flag()?, cells.flag()?],
            evidence: cells.text()?.into(),
        }),
    }
    Some(())
}

fn take_choice(people: &mut People, cells: &mut Cells<'_>) -> Option<()> {
    let name = cells.text()?;
    cells.whole()?;
    match name {
        "segments.source" => people.segments.source = source_of(cells.text()?)?,
        "messages.dimension" => people.messages.dimension = dimension_of(cells.text()?)?,
        _ => {
            let weight = cells.maybe_real()??;
            let fit =
                FitDimension::ALL.into_iter().find(|one| name == format!("fit_weights.{}", keys::fit_dimension(*one)));
            let segment = SegmentCriterion::ALL
                .into_iter()
                .find(|one| name == format!("segment_weights.{}", keys::segment_criterion(*one)));
            match (fit, segment) {
                (Some(dimension), _) => people.fit_weights.set(dimension, weight),
                (None, Some(criterion)) => people.segments.weights.set(criterion, weight),
                (None, None) => return None,
            }
        }
    }
    Some(())
}

fn segment(cells: &mut Cells<'_>) -> Option<SegmentKey> {
    Some(SegmentKey { source: source_of(cells.text()?)?, name: cells.text()?.to_owned() })
}

/// The place of the row, which is that of the next in its list.
fn next(cells: &mut Cells<'_>, count: usize) -> Option<()> {
    (cells.whole()? == count).then_some(())
}

/// A score, or nothing; one that is not from 0 to 5 is not read.
#[expect(clippy::option_option, reason = "a cell that cannot be read is not an empty one")]
fn maybe_score(cells: &mut Cells<'_>) -> Option<Option<f64>> {
    match cells.maybe_real()? {
        Some(score) if !Winnability::takes(score) => None,
        score => Some(score),
    }
}

#[expect(clippy::option_option, reason = "a cell that cannot be read is not an empty one")]
fn maybe_whole(cells: &mut Cells<'_>) -> Option<Option<usize>> {
    match cells.any()? {
        ValueRef::Null => Some(None),
        other => Some(Some(usize::try_from(other.as_i64().ok()?).ok()?)),
    }
}
