//! What the Core clients screen says, as text.

use crate::analysis::{self, CoreClient};
use crate::app::session::Session;
use crate::model::{BuiltIn, ClientId, CoreCard, DimensionKind, Project, ValueId, dimension_of};
use crate::say;
use crate::text::{Text, words};

/// How many values of a dimension are offered.
const OFFERED: usize = 10;

/// Everything the screen draws.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct CoreView {
    /// The finding.
    pub(in crate::app) title: String,
    /// What it rests on.
    pub(in crate::app) basis: String,
    /// More than three were made.
    pub(in crate::app) has_no_choice: bool,
    /// The cards.
    pub(in crate::app) cards: Vec<CardView>,
    /// What a card can start from: its name, and the card.
    pub(in crate::app) starts: Vec<(String, CoreCard)>,
    /// Everyone one deals with at a client: what is counted, and each value with its clients.
    pub(in crate::app) counted: Vec<(String, Vec<(String, usize)>)>,
}

/// One card.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct CardView {
    /// As it is kept.
    pub(in crate::app) card: CoreCard,
    /// In one sentence.
    pub(in crate::app) sentence: String,
    /// The client it was made after, where there is one of that name.
    pub(in crate::app) evidence: Option<ClientId>,
}

/// What the screen says of the session; `None` until data was imported.
#[must_use]
pub(in crate::app) fn core_view(session: &Session) -> Option<CoreView> {
    let (project, outcome) = session.analysed()?;
    let text = &session.text;
    let cards = &project.people.core_cards;
    let view = |card: &CoreCard| CardView {
        card: card.clone(),
        sentence: sentence(text, card),
        evidence: project.data.clients.iter().find(|client| client.name == card.evidence).map(|client| client.id),
    };
    let known = session.derived(|answers| &answers.people).filter(|(_, is_stale)| !is_stale);
    let found = known.map_or(&[][..], |(people, _)| &people.core);
    let sweet_spot = say!(text, "core-start-sweet-spot");
    let profiles = std::iter::once(&sweet_spot).chain(project.people.profiles.iter().map(|saved| &saved.name));
    let mut starts: Vec<(String, CoreCard)> = profiles
        .zip(found)
        .filter_map(|(name, found)| Some((name.clone(), filled(text, project, found.as_ref()?))))
        .collect();
    starts.push((say!(text, "core-start-empty"), CoreCard::default()));
    let counted = [BuiltIn::BuyerRole, BuiltIn::Industry, BuiltIn::Problem].map(|built_in| {
        let counts = analysis::counts(project, &outcome.basis.clients, built_in);
        let named = counts.into_iter().take(OFFERED);
        let named = named.filter_map(|(value, count)| Some((shown(text, project, built_in, value)?, count)));
        (words::built_in(text, built_in), named.collect())
    });
    let many = cards.len();
    let has_no_choice = many > CoreCard::MOST;
    Some(CoreView {
        title: match many {
            0 => say!(text, "core-none"),
            _ if has_no_choice => say!(text, "core-no-choice"),
            _ => say!(text, "core-title", count = many),
        },
        basis: say!(text, "core-basis"),
        has_no_choice,
        cards: cards.iter().map(view).collect(),
        starts,
        counted: counted.to_vec(),
    })
}

fn shown(text: &Text, project: &Project, built_in: BuiltIn, value: ValueId) -> Option<String> {
    let dimension = dimension_of(&project.data.dimensions, &DimensionKind::BuiltIn(built_in))?;
    dimension.value(value).map(|name| words::value(text, dimension, name))
}

/// A card filled in from several clients.
fn filled(text: &Text, project: &Project, found: &CoreClient) -> CoreCard {
    let value = |built_in, value: Option<ValueId>| {
        value.and_then(|value| shown(text, project, built_in, value)).unwrap_or_default()
    };
    CoreCard {
        role: value(BuiltIn::BuyerRole, found.role),
        industry: value(BuiltIn::Industry, found.industry),
        people: found.users,
        goal: value(BuiltIn::Problem, found.problem),
        evidence: found
            .evidence
            .and_then(|id| project.client(id))
            .map(|client| client.name.clone())
            .unwrap_or_default(),
        ..CoreCard::default()
    }
}

/// "Finance director Joris of a logistics company with 60 people, who wants lower cost", as far as it is known
/// (METHOD.md §12).
#[must_use]
pub(in crate::app) fn sentence(text: &Text, card: &CoreCard) -> String {
    let who: Vec<&str> =
        [card.role.trim(), card.first_name.trim()].into_iter().filter(|part| !part.is_empty()).collect();
    let who = if who.is_empty() { say!(text, "core-somebody") } else { who.join(" ") };
    let company = match card.industry.trim() {
        "" => say!(text, "core-company", who = who),
        industry => say!(text, "core-industry", who = who, industry = industry.to_lowercase()),
    };
    let sized = match card.people {
        Some(people) => say!(text, "core-people", company = company, people = text.number(people, 0)),
        None => company,
    };
    match card.goal.trim() {
        "" => sized,
        goal => say!(text, "core-wants", sized = sized, goal = lower_first(goal)),
    }
}

/// The first letter small, where the word is not all in capitals.
fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    let (Some(first), Some(second)) = (letters.next(), words.chars().nth(1)) else { return words.to_owned() };
    if second.is_uppercase() { words.to_owned() } else { first.to_lowercase().chain(letters).collect() }
}
