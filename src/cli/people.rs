//! What is typed on the screens, from a file: pins, profiles, weights, rules, segments, messages and the goal (CONTRACT).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Failure, keys};
use crate::model::{
    BuiltIn, Dimension, DimensionKind, Edit, Effect, FitDimension, Message, MessageCell, Motive, NamedValue,
    PeopleEdit, Profile, Project, Rule, RuleReason, SegmentCriterion, SegmentKey, SegmentSource, TeamScore,
    TypedFigure, is_named,
};
use crate::say;
use crate::text::{Text, words};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Said {
    pin: Option<ProfileSaid>,
    profiles: Vec<SavedSaid>,
    weights: BTreeMap<String, f64>,
    rules: Option<Vec<RuleSaid>>,
    segments: SegmentsSaid,
    messages: MessagesSaid,
    goal: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ProfileSaid {
    band: Option<String>,
    conditions: Vec<ConditionSaid>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedSaid {
    name: String,
    #[serde(default)]
    band: Option<String>,
    #[serde(default)]
    conditions: Vec<ConditionSaid>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionSaid {
    dimension: String,
    value: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSaid {
    conditions: Vec<ConditionSaid>,
    effect: String,
    #[serde(default)]
    reason: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SegmentsSaid {
    dimension: Option<String>,
    profiles: bool,
    weights: BTreeMap<String, f64>,
    typed: Vec<TypedSaid>,
    needs: Vec<NeedSaid>,
    offers: Vec<OfferSaid>,
    motives: Vec<MotiveSaid>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedSaid {
    segment: String,
    #[serde(default)]
    potential: Option<f64>,
    #[serde(default)]
    future_trends: Option<f64>,
    #[serde(default)]
    triggers: Option<f64>,
    #[serde(default)]
    competitor_success: Option<f64>,
    #[serde(default)]
    reference_cases: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NeedSaid {
    segment: String,
    need: String,
    score: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfferSaid {
    offering: String,
    need: String,
    score: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MotiveSaid {
    segment: String,
    motive: String,
    #[serde(default)]
    importance: Option<f64>,
    #[serde(default)]
    strength: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct MessagesSaid {
    dimension: Option<String>,
    written: Vec<MessageSaid>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageSaid {
    group: String,
    problem: String,
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    channel: Option<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    response: Option<serde_json::Value>,
}

/// Puts what `path` says into `project`.
pub(super) fn apply(text: &Text, path: &Path, project: &Project) -> Result<Project, Failure> {
    let name = words::file_name(path);
    let bytes = fs::read(path).map_err(|error| {
        Failure::Said(say!(text, "cli-people-unreadable", name = name.as_str(), reason = error.to_string()))
    })?;
    let said: Said = serde_json::from_slice(&bytes).map_err(|error| {
        Failure::Said(say!(text, "cli-people-no-json", name = name.as_str(), reason = error.to_string()))
    })?;
    let mut applying = Applying { text, name, project: project.clone() };
    applying.all(said)?;
    Ok(applying.project)
}

struct Applying<'t> {
    text: &'t Text,
    name: String,
    project: Project,
}

impl Applying<'_> {
    fn all(&mut self, said: Said) -> Result<(), Failure> {
        if let Some(pin) = &said.pin {
            let profile = self.profile(pin.band.as_deref(), &pin.conditions)?;
            self.edit("pin", &Edit::PinProfile(Some(profile)))?;
        }
        for saved in said.profiles {
            let profile = self.profile(saved.band.as_deref(), &saved.conditions)?;
            self.people(&saved.name, PeopleEdit::SaveProfile { name: saved.name.clone(), profile })?;
        }
        for (key, weight) in said.weights {
            let found = FitDimension::ALL.into_iter().find(|one| keys::fit_dimension(*one) == key);
            let dimension = found.ok_or_else(|| self.unknown(&key))?;
            self.people(&key, PeopleEdit::SetFitWeight { dimension, weight: self.weight(&key, weight)? })?;
        }
        if let Some(rules) = said.rules {
            let rules = rules.into_iter().map(|rule| self.rule(rule)).collect::<Result<Vec<_>, _>>()?;
            self.people("rules", PeopleEdit::SetRules(rules))?;
        }
        self.segments(said.segments)?;
        self.messages(said.messages)?;
        if let Some(goal) = said.goal {
            self.edit("goal", &Edit::SetWantedShare(goal))?;
        }
        Ok(())
    }

    fn segments(&mut self, said: SegmentsSaid) -> Result<(), Failure> {
        let source = match (&said.dimension, said.profiles) {
            (_, true) => SegmentSource::Profiles,
            (Some(name), false) => SegmentSource::Dimension(self.dimension(name)?.kind.clone()),
            (None, false) => self.project.people.segments.source.clone(),
        };
        self.people("segments", PeopleEdit::SetSegments(source.clone()))?;
        for (key, weight) in said.weights {
            let found = SegmentCriterion::ALL.into_iter().find(|one| keys::segment_criterion(*one) == key);
            let criterion = found.ok_or_else(|| self.unknown(&key))?;
            self.people(&key, PeopleEdit::SetSegmentWeight { criterion, weight: self.weight(&key, weight)? })?;
        }
        let key = |name: &str| SegmentKey { source: source.clone(), name: name.to_owned() };
        for typed in said.typed {
            let team = |score| TypedFigure::Team(score);
            let figures = [
                (TypedFigure::Potential, typed.potential),
                (team(TeamScore::FutureTrends), typed.future_trends),
                (team(TeamScore::Triggers), typed.triggers),
                (team(TeamScore::CompetitorSuccess), typed.competitor_success),
                (team(TeamScore::ReferenceCases), typed.reference_cases),
            ];
            for (figure, value) in figures.into_iter().filter(|(_, value)| value.is_some()) {
                self.people(&typed.segment, PeopleEdit::SetTyped { segment: key(&typed.segment), figure, value })?;
            }
        }
        for NeedSaid { segment, need, score } in said.needs {
            self.need(&need)?;
            self.people(&need, PeopleEdit::ScoreNeed { segment: key(&segment), need: need.clone(), score })?;
        }
        for OfferSaid { offering, need, score } in said.offers {
            self.need(&need)?;
            self.people(&need, PeopleEdit::ScoreOffer { offering, need: need.clone(), score })?;
        }
        let motives = said.motives.into_iter().map(|MotiveSaid { segment, motive, importance, strength }| Motive {
            segment: key(&segment),
            motive,
            importance,
            strength,
        });
        self.people("motives", PeopleEdit::ReadPanel { motives: motives.collect(), quotes: Vec::new() })
    }

    /// Adds a need that is not there yet.
    fn need(&mut self, need: &str) -> Result<(), Failure> {
        if self.project.people.segments.needs.iter().any(|known| is_named(known, need)) {
            return Ok(());
        }
        self.people(need, PeopleEdit::AddNeed(need.to_owned()))
    }

    fn messages(&mut self, said: MessagesSaid) -> Result<(), Failure> {
        if let Some(name) = &said.dimension {
            let kind = self.dimension(name)?.kind.clone();
            self.people(name, PeopleEdit::SetMessageDimension(kind))?;
        }
        let dimension = self.project.people.messages.dimension.clone();
        for MessageSaid { group, problem, message, channel, date, response } in said.written {
            let date = date.filter(|date| !date.trim().is_empty()).map(|date| self.date(&date)).transpose()?;
            let response = match response {
                None | Some(serde_json::Value::Null) => String::new(),
                Some(serde_json::Value::String(words)) => words,
                Some(other) => other.to_string(),
            };
            let message =
                Message { message: message.unwrap_or_default(), channel: channel.unwrap_or_default(), date, response };
            let cell = MessageCell { dimension: dimension.clone(), group: group.clone(), problem };
            self.people(&group, PeopleEdit::WriteMessage { cell, message })?;
        }
        Ok(())
    }

    fn rule(&self, said: RuleSaid) -> Result<Rule, Failure> {
        let effect = match said.effect.as_str() {
            "warn" => Effect::Warn,
            "halve" => Effect::Halve,
            "exclude" => Effect::Exclude,
            "good" => Effect::Good,
            other => return Err(self.unknown(other)),
        };
        // A rule may name what nobody has: it never fires then.
        let conditions = said.conditions.into_iter().map(|condition| NamedValue {
            dimension: self
                .find(&condition.dimension)
                .map_or_else(|| DimensionKind::Own(condition.dimension.clone()), |found| found.kind.clone()),
            value: condition.value,
        });
        let reason = RuleReason::Written(said.reason.unwrap_or_default());
        Ok(Rule { conditions: conditions.collect(), effect, reason })
    }

    fn profile(&self, band: Option<&str>, conditions: &[ConditionSaid]) -> Result<Profile, Failure> {
        let bands = &self.project.settings.bands;
        let plain = |label: &str| label.replace(['–', '−'], "-").replace(' ', "");
        let band = band.map(|said| {
            let found = (0..bands.count()).find(|at| plain(&bands.label(*at)) == plain(said));
            found.ok_or_else(|| self.unknown(said))
        });
        let mut profile = Profile { band: band.transpose()?, conditions: Vec::new() };
        for ConditionSaid { dimension, value } in conditions {
            let found = self.dimension(dimension)?;
            let value = found.find(value).ok_or_else(|| self.unknown(value))?;
            profile.conditions.push((found.id, value));
        }
        profile.conditions.sort_unstable();
        Ok(profile)
    }

    /// The dimension called so in the language of the messages, in English, or by its key.
    fn find(&self, name: &str) -> Option<&Dimension> {
        let english = Text::new(crate::text::Language::English);
        self.project.data.dimensions.iter().find(|dimension| {
            let is = |called: &str| is_named(called, name);
            is(&words::dimension(self.text, dimension))
                || is(&words::dimension(&english, dimension))
                || dimension.as_built_in().is_some_and(|built_in| is(key_of(built_in)))
        })
    }

    fn dimension(&self, name: &str) -> Result<&Dimension, Failure> {
        self.find(name).ok_or_else(|| self.unknown(name))
    }

    fn weight(&self, key: &str, weight: f64) -> Result<f64, Failure> {
        if weight.is_finite() && weight >= 0.0 { Ok(weight) } else { Err(self.unknown(&format!("{key}: {weight}"))) }
    }

    fn date(&self, said: &str) -> Result<Date, Failure> {
        said.trim().parse().map_err(|_| self.unknown(said))
    }

    fn unknown(&self, what: &str) -> Failure {
        Failure::Said(say!(self.text, "cli-people-unknown", name = self.name.as_str(), what = what))
    }

    fn people(&mut self, about: &str, edit: PeopleEdit) -> Result<(), Failure> {
        self.edit(about, &Edit::People(edit))
    }

    fn edit(&mut self, about: &str, edit: &Edit) -> Result<(), Failure> {
        self.project = self.project.edited(edit).map_err(|error| {
            let reason = words::edit_error(self.text, error);
            Failure::Said(say!(
                self.text,
                "cli-people-refused",
                name = self.name.as_str(),
                what = about,
                reason = reason
            ))
        })?;
        Ok(())
    }
}

/// The key of a built-in dimension.
fn key_of(built_in: BuiltIn) -> &'static str {
    let fit = FitDimension::ALL.into_iter().find(|one| one.built_in() == Some(built_in));
    fit.map_or("", keys::fit_dimension)
}
