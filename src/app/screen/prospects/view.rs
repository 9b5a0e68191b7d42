//! What the Prospects screen says, as text.

use crate::analysis::{FitModel, Prospect, SelfCheck};
use crate::app::session::Session;
use crate::app::widget::RangeMark;
use crate::model::{
    Band, BuiltIn, Client, ClientId, ClientStatus, DimensionKind, FitDimension, Project, WinnabilityScore, dimension_of,
};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// From this fit on somebody fits, with at least this much known.
const FITS: (f64, f64) = (0.75, 0.5);
/// The middles of the map: fit, and how easily won.
pub(super) const MIDDLES: [f64; 2] = [0.5, 0.5];

/// Everything the screen draws.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct ProspectsView {
    /// The finding.
    pub(in crate::app) title: String,
    /// What they are held against.
    pub(in crate::app) basis: String,
    /// Everyone, by order.
    pub(in crate::app) rows: Vec<Row>,
    /// Those on the map: who, where, what is said of them, and whether they fit.
    pub(in crate::app) dots: Vec<Dot>,
    /// How far the order can be trusted: in short, and why.
    pub(in crate::app) trust: (String, String),
    /// w_d with its name, in the order of the weights.
    pub(in crate::app) weights: Vec<(FitDimension, String, f64)>,
    /// What the screen does not know.
    pub(in crate::app) unknown: Vec<String>,
    /// Whether newer figures are being computed.
    pub(in crate::app) is_computing: bool,
    /// Whether there are none, and nothing is being computed.
    pub(in crate::app) is_empty: bool,
}

/// One prospect or ex-client.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Row {
    /// Who.
    pub(in crate::app) client: ClientId,
    /// Its name.
    pub(in crate::app) name: String,
    /// Whether it was a client once.
    pub(in crate::app) is_former: bool,
    /// How many users.
    pub(in crate::app) users: String,
    /// Its industry.
    pub(in crate::app) industry: String,
    /// Who buys.
    pub(in crate::app) role: String,
    /// The fit in words, and as a picture.
    pub(in crate::app) fit: (String, RangeMark),
    /// How much is known: "8 of 12".
    pub(in crate::app) known: String,
    /// How easily won, in dots; `None` while nobody scored it.
    pub(in crate::app) winnable: Option<u8>,
    /// A warning, or what to ask next.
    pub(in crate::app) next: (String, Next),
    /// Whether it fits.
    pub(in crate::app) fits: bool,
}

/// What kind of word stands last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Next {
    /// A bad rule fires.
    Warning,
    /// Something is to be asked.
    Ask,
    /// Nothing.
    Nothing,
}

/// One dot of the map.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Dot {
    /// Who.
    pub(in crate::app) client: ClientId,
    /// Fit and how easily won, each from 0 to 1.
    pub(in crate::app) at: [f64; 2],
    /// The range of the fit.
    pub(in crate::app) range: [f64; 2],
    /// What is said on hover.
    pub(in crate::app) said: String,
    /// Whether it fits.
    pub(in crate::app) fits: bool,
}

/// What the screen says of the session; `None` until data was imported.
#[must_use]
pub(in crate::app) fn prospects_view(session: &Session) -> Option<ProspectsView> {
    let (project, outcome) = session.analysed()?;
    let text = &session.text;
    let known = session.derived(|answers| &answers.people);
    let is_computing = known.is_none_or(|(_, is_stale)| is_stale);
    let listed: Vec<&Prospect> = known.map_or_else(Vec::new, |(people, _)| people.prospects.list.iter().collect());
    let there = project.data.clients.iter().any(|client| client.status != ClientStatus::Client);
    let model = FitModel::of(project, outcome);
    let source = Source { text, project, model: &model };
    let rows: Vec<Row> = listed.iter().filter_map(|prospect| source.row(prospect)).collect();
    Some(ProspectsView {
        title: source.title(&rows, &listed),
        basis: source.basis(session),
        dots: listed.iter().zip(&rows).filter_map(|(prospect, row)| dot(prospect, row)).collect(),
        trust: trust(text, known.map(|(people, _)| people.check)),
        weights: FitDimension::ALL
            .into_iter()
            .map(|dimension| {
                (dimension, words::fit_dimension(text, dimension), project.people.fit_weights.of(dimension))
            })
            .collect(),
        unknown: source.unknown(&listed),
        is_computing,
        is_empty: !there,
        rows,
    })
}

struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
    model: &'a FitModel,
}

/// Whether somebody fits: well, by enough that is known, and no rule excludes it.
fn fits(prospect: &Prospect) -> bool {
    !prospect.is_excluded && prospect.fit.completeness >= FITS.1 && prospect.fit.fit.is_some_and(|fit| fit >= FITS.0)
}

impl Source<'_> {
    fn title(&self, rows: &[Row], listed: &[&Prospect]) -> String {
        let text = self.text;
        let fitting = rows.iter().filter(|row| row.fits).count();
        let could = |prospect: &&&Prospect| {
            !fits(prospect)
                && !prospect.is_excluded
                && prospect.fit.fit.is_some_and(|fit| fit >= FITS.0)
                && prospect.ask.is_some()
        };
        let could = listed.iter().filter(could).count();
        if could > 0 {
            return say!(
                text,
                "prospects-title-could",
                fitting = text.integer(fitting),
                count = rows.len(),
                shown = text.integer(rows.len()),
                could = text.integer(could)
            );
        }
        let shown = text.integer(rows.len());
        say!(text, "prospects-title", fitting = text.integer(fitting), count = rows.len(), shown = shown)
    }

    /// What the fit is held against: the pinned profile, or the verdict's bands.
    fn basis(&self, session: &Session) -> String {
        let text = self.text;
        let to = if let Some(pinned) = &self.project.pinned {
            words::profile(text, self.project, pinned)
        } else {
            let winners = session.outcome().map(|outcome| outcome.verdict.winners.clone()).unwrap_or_default();
            let phrase = |band: &usize| words::band_phrase(text, self.project, Band::Known(*band));
            winners.iter().map(phrase).collect::<Vec<_>>().join(", ")
        };
        if to.is_empty() {
            return say!(text, "prospects-basis-none");
        }
        say!(text, "prospects-basis", to = to, fit = text.percent(FITS.0, 0))
    }

    fn row(&self, prospect: &Prospect) -> Option<Row> {
        let text = self.text;
        let client = self.project.client(prospect.client)?;
        let fit = prospect.fit;
        let is_target = fits(prospect);
        let said = fit.fit.map_or_else(|| ABSENT.to_owned(), |fit| text.percent(fit, 0));
        let all: f64 = FitDimension::ALL.into_iter().map(|dimension| self.model.weight(dimension)).sum();
        let known = text.number(fit.completeness * all, 0);
        Some(Row {
            client: client.id,
            name: client.name.clone(),
            is_former: client.status == ClientStatus::ExClient,
            users: client.users.map_or_else(|| ABSENT.to_owned(), |users| text.number(users, 0)),
            industry: self.value(client, BuiltIn::Industry),
            role: self.value(client, BuiltIn::BuyerRole),
            fit: (said, RangeMark { ends: (share(fit.low), share(fit.high)), at: fit.fit.map(share), is_target }),
            known: say!(text, "prospects-known", known = known, all = text.number(all, 0)),
            winnable: prospect.winnability.map(dots),
            next: self.next(prospect),
            fits: is_target,
        })
    }

    fn value(&self, client: &Client, built_in: BuiltIn) -> String {
        let dimension = dimension_of(&self.project.data.dimensions, &DimensionKind::BuiltIn(built_in));
        let value = dimension.and_then(|dimension| {
            let value = dimension.value(client.tags.primary(dimension.id)?)?;
            Some(words::value(self.text, dimension, value))
        });
        value.unwrap_or_else(|| ABSENT.to_owned())
    }

    fn next(&self, prospect: &Prospect) -> (String, Next) {
        let rules = &self.project.people.rules;
        let bad = prospect.rules.iter().filter_map(|at| rules.get(*at)).find(|rule| rule.effect.is_bad());
        if let Some(rule) = bad {
            let named: Vec<&str> = rule.conditions.iter().map(|named| named.value.as_str()).collect();
            return (named.join(" × "), Next::Warning);
        }
        // Where no client has a value yet, an answer says nothing.
        match prospect.ask.filter(|ask| ask.moves > 0.0) {
            Some(ask) => (question(self.text, ask.dimension), Next::Ask),
            None => (ABSENT.to_owned(), Next::Nothing),
        }
    }

    fn unknown(&self, listed: &[&Prospect]) -> Vec<String> {
        let text = self.text;
        let mut notes = Vec::new();
        let nothing = listed.iter().filter(|prospect| prospect.fit.fit.is_none()).count();
        if nothing > 0 {
            notes.push(say!(text, "prospects-nothing-known", count = nothing, shown = text.integer(nothing)));
        }
        let unscored = listed.iter().filter(|prospect| prospect.winnability.is_none()).count();
        if unscored > 0 {
            notes.push(say!(text, "prospects-not-scored", count = unscored, shown = text.integer(unscored)));
        }
        notes
    }
}

/// What is asked where a dimension is missing.
#[must_use]
pub(in crate::app) fn question(text: &Text, dimension: FitDimension) -> String {
    match dimension {
        FitDimension::Size => say!(text, "ask-size"),
        FitDimension::Industry => say!(text, "ask-industry"),
        FitDimension::BuyerRole => say!(text, "ask-buyer-role"),
        FitDimension::Problem => say!(text, "ask-problem"),
        FitDimension::Adoption => say!(text, "ask-adoption"),
        FitDimension::Geography => say!(text, "ask-geography"),
        FitDimension::Differentiator => say!(text, "ask-differentiator"),
    }
}

fn trust(text: &Text, check: Option<SelfCheck>) -> (String, String) {
    let Some(check) = check else { return (say!(text, "prospects-trust-computing"), String::new()) };
    let clients = text.integer(check.clients);
    match check.auc {
        Some(auc) => (
            say!(text, "prospects-trust-share", share = text.percent(auc, 0)),
            say!(text, "prospects-trust-why", share = text.percent(auc, 0), clients = clients),
        ),
        None => (say!(text, "prospects-trust-few"), say!(text, "prospects-trust-few-why", clients = clients)),
    }
}

fn dot(prospect: &Prospect, row: &Row) -> Option<Dot> {
    let (fit, winnable) = (prospect.fit.fit?, prospect.winnability?);
    let said = format!("{}\n{}", row.name, row.fit.0);
    let at = [fit, winnable / 5.0];
    Some(Dot { client: row.client, at, range: [prospect.fit.low, prospect.fit.high], said, fits: row.fits })
}

#[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
fn share(share: f64) -> f32 {
    share as f32
}

/// A mean score in whole dots.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 5")]
fn dots(mean: f64) -> u8 {
    mean.round().clamp(0.0, 5.0) as u8
}

/// The four scores with their names.
#[must_use]
pub(in crate::app) fn score_names(text: &Text) -> Vec<(WinnabilityScore, String)> {
    WinnabilityScore::ALL.into_iter().map(|score| (score, words::winnability(text, score))).collect()
}
