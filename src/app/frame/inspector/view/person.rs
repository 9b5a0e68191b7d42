//! What is said of a prospect, and of a client beyond its figures: fit, rules that fire, advice.

use super::{InspectorView, Part, Source};
use crate::analysis::{self, Advice, FitModel, MostLike, Reader, Rules};
use crate::app::screen::prospects::{question, score_names};
use crate::model::{BuiltIn, Client, ClientStatus, DimensionKind, FitDimension, ValueId, dimension_of};
use crate::say;
use crate::text::{ABSENT, words};

/// How many values are named.
const NAMED: usize = 3;

/// What the inspector says of somebody who is no client.
pub(super) fn prospect(source: &Source<'_>, client: &Client) -> InspectorView {
    let text = source.text;
    let model = FitModel::of(source.project, source.outcome);
    let traits = Reader::new(source.project, &source.outcome.basis).traits(client);
    let rules = Rules::of(source.project);
    let factor = rules.factor(&rules.firing(client));
    let fit = model.fit(&traits);
    let share = |share: f64| text.percent(share * factor, 0);
    let found = fit.fit.map_or_else(|| ABSENT.to_owned(), share);
    let mut parts = vec![why(source, (client, &model, &traits))];
    if let Some(ask) = model.ask_next(&traits).filter(|ask| ask.moves > 0.0) {
        parts.push(ask_next(source, (&model, ask)));
    }
    parts.extend(of_client(source, client));
    let scores = score_names(text).into_iter().map(|(score, name)| (score, name, client.winnability.of(score)));
    let title = say!(text, "person-winnable");
    parts.push(Part::Scores { title, client: client.id, scores: scores.collect() });
    parts.extend(most_like(source, client));
    InspectorView {
        eyebrow: words::client_status(text, client.status),
        title: client.name.clone(),
        subtitle: say!(text, "person-fit", fit = found, low = share(fit.low), high = share(fit.high)),
        figures: figures(source, client),
        parts,
    }
}

fn figures(source: &Source<'_>, client: &Client) -> Vec<(String, String)> {
    let text = source.text;
    let users = client.users.map_or_else(|| ABSENT.to_owned(), |users| text.users(users));
    let mut rows = vec![(say!(text, "inspector-users"), users)];
    if client.status == ClientStatus::ExClient {
        rows.push((say!(text, "person-old-revenue"), source.money_or_dash(client.old_revenue)));
        let last = client.last_date.map_or_else(|| ABSENT.to_owned(), |date| text.date(date));
        rows.push((say!(text, "person-last-date"), last));
    }
    rows
}

/// Each dimension with what is known and how well that does.
fn why(source: &Source<'_>, (client, model, traits): (&Client, &FitModel, &analysis::Traits)) -> Part {
    let text = source.text;
    let row = |dimension: FitDimension| {
        let label = words::fit_dimension(text, dimension);
        let known = match dimension.built_in() {
            None => client.users.filter(|_| traits.band.is_some()).map(|users| text.users(users)),
            Some(built_in) => values(source, (built_in, traits.of(dimension))),
        };
        let said = match (known, model.value_fit(dimension, traits)) {
            (None, _) => say!(text, "person-not-known"),
            (Some(known), None) => say!(text, "person-no-client-has", value = known),
            (Some(known), Some(fit)) => say!(text, "person-value-fit", value = known, fit = text.percent(fit, 0)),
        };
        (label, said)
    };
    Part::Figures { title: say!(text, "person-why"), rows: FitDimension::ALL.map(row).to_vec() }
}

/// The names of these values; `None` without any.
fn values(source: &Source<'_>, (built_in, values): (BuiltIn, &[ValueId])) -> Option<String> {
    let dimension = dimension_of(&source.project.data.dimensions, &DimensionKind::BuiltIn(built_in))?;
    let named = values.iter().filter_map(|value| dimension.value(*value));
    let named: Vec<String> = named.map(|value| words::value(source.text, dimension, value)).collect();
    (!named.is_empty()).then(|| named.join(", "))
}

fn ask_next(source: &Source<'_>, (model, ask): (&FitModel, analysis::Ask)) -> Part {
    let text = source.text;
    let points = text.number(ask.moves * 100.0, 0);
    let mut lines = vec![(say!(text, "person-ask-moves", points = points), false)];
    if let Some(built_in) = ask.dimension.built_in() {
        let best: Vec<ValueId> =
            model.best_values(ask.dimension).into_iter().take(NAMED).map(|(value, _)| value).collect();
        if let Some(names) = values(source, (built_in, &best)) {
            lines.push((say!(text, "person-ask-best", values = names), false));
        }
    }
    let title = say!(text, "person-ask", question = question(text, ask.dimension));
    Part::Words { title, lines }
}

/// The rules that fire for somebody, and what its adoption profile advises.
pub(super) fn of_client(source: &Source<'_>, client: &Client) -> Vec<Part> {
    let text = source.text;
    let rules = &source.project.people.rules;
    let firing = Rules::of(source.project).firing(client);
    let lines = firing.iter().filter_map(|at| rules.get(*at)).map(|rule| {
        let named: Vec<&str> = rule.conditions.iter().map(|named| named.value.as_str()).collect();
        let reason = words::rule_reason(text, &rule.reason);
        let effect = words::effect(text, rule.effect);
        let named = named.join(" × ");
        let said = if reason.is_empty() { format!("{named}: {effect}") } else { format!("{named}: {reason}") };
        (said, rule.effect.is_bad())
    });
    let lines: Vec<(String, bool)> = lines.collect();
    let mut parts = Vec::new();
    if !lines.is_empty() {
        parts.push(Part::Words { title: say!(text, "person-rules"), lines });
    }
    let kind = DimensionKind::BuiltIn(BuiltIn::Adoption);
    let adoption = dimension_of(&source.project.data.dimensions, &kind).and_then(|found| client.tags.primary(found.id));
    if let Some(advice) = adoption.and_then(|value| analysis::advice(source.project, source.outcome, value)) {
        parts.push(Part::Words { title: say!(text, "person-advice"), lines: vec![(said(source, &advice), false)] });
    }
    parts
}

/// The advice in words.
fn said(source: &Source<'_>, advice: &Advice) -> String {
    words::advice(source.text, source.project, advice)
}

fn most_like(source: &Source<'_>, client: &Client) -> Option<Part> {
    let like = MostLike::new(source.project, source.outcome).of(client)?;
    let title = say!(source.text, "person-most-like");
    Some(source.clients(title, &source.revenues(&[like])))
}
