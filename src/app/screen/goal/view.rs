//! What the Goal screen says, as text.

use crate::analysis::{self, Change, Comparison, KeyFigure, Migration, Needed, Prospects};
use crate::app::session::Session;
use crate::model::{Band, ClientId, Dataset, Project};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// How many names are listed.
const NAMED: usize = 12;
/// Of so many prospects one becomes a client, as a rule of thumb.
const ONE_IN: u64 = 3;

/// Everything the screen draws.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct GoalView {
    /// The finding.
    pub(in crate::app) title: String,
    /// What it rests on.
    pub(in crate::app) basis: String,
    /// n_T / n now, and in words.
    pub(in crate::app) now: (Option<f64>, String),
    /// q, and in words; the one suggested while nobody set one.
    pub(in crate::app) wanted: (f64, String),
    /// The new clients needed.
    pub(in crate::app) needed: String,
    /// Who would fill it: what is said of them, and each with the fit and whether the goal needs it.
    pub(in crate::app) fill: (String, Vec<Filling>),
    /// The share inside by period: what each is called, and the share.
    pub(in crate::app) shares: Vec<(String, f64)>,
    /// The earlier periods by name; the last is the one compared with first.
    pub(in crate::app) periods: Vec<String>,
    /// The project beside each.
    pub(in crate::app) compared: Vec<Compared>,
    /// Whether newer figures are being computed.
    pub(in crate::app) is_computing: bool,
}

/// One prospect in the order of fit.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Filling {
    pub(in crate::app) client: ClientId,
    pub(in crate::app) name: String,
    pub(in crate::app) fit: String,
    pub(in crate::app) is_needed: bool,
}

/// The project beside an earlier period.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Compared {
    /// Label, then, now, the change.
    pub(in crate::app) figures: Vec<(String, String, String, String)>,
    /// Moves between bands.
    pub(in crate::app) bands: Moves,
    /// Moves between tiers.
    pub(in crate::app) tiers: Moves,
    /// The names of new clients, and of those who left.
    pub(in crate::app) entered: String,
    pub(in crate::app) left: String,
}

/// Who moved: a matrix with its labels.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::app) struct Moves {
    /// Then as rows, now as columns; only those somebody was in or is.
    pub(in crate::app) labels: Vec<String>,
    /// Counts by row and column.
    pub(in crate::app) moved: Vec<Vec<usize>>,
    /// Who left, by row.
    pub(in crate::app) left: Vec<usize>,
    /// Who is new, by column.
    pub(in crate::app) entered: Vec<usize>,
}

/// What the screen says of the session; `None` until data was imported.
#[must_use]
pub(in crate::app) fn goal_view(session: &Session) -> Option<GoalView> {
    let (project, outcome) = session.analysed()?;
    let text = &session.text;
    let known = session.derived(|answers| &answers.people);
    let goal = analysis::goal(project, outcome);
    let source = Source { text, project };
    let target = source.target(outcome);
    let needed = match goal.needed {
        Some(Needed::Clients(new)) => Some(new),
        _ => None,
    };
    let wanted = text.percent(goal.wanted, 0);
    let title = match goal.needed {
        _ if target.is_none() => say!(text, "goal-no-target"),
        Some(Needed::Met) => say!(text, "goal-met", wanted = wanted.as_str()),
        Some(Needed::Clients(new)) => {
            let (count, shown) = (usize::try_from(new).unwrap_or(usize::MAX), text.number(count(new), 0));
            say!(text, "goal-needs", count = count, shown = shown, wanted = wanted.as_str())
        }
        _ => say!(text, "goal-never", wanted = wanted.as_str()),
    };
    let (inside, clients) = (text.integer(goal.inside), text.integer(goal.clients));
    let basis = match &target {
        Some(target) => say!(text, "goal-basis", inside = inside, clients = clients, target = target.as_str()),
        None => say!(text, "goal-no-target-todo"),
    };
    let comparisons = known.map_or(&[][..], |(people, _)| &people.periods);
    Some(GoalView {
        title,
        basis,
        now: (goal.share, goal.share.map_or_else(|| ABSENT.to_owned(), |share| text.percent(share, 0))),
        wanted: (goal.wanted, wanted),
        needed: match goal.needed {
            Some(Needed::Met) => text.integer(0),
            Some(Needed::Clients(new)) => text.number(count(new), 0),
            _ => ABSENT.to_owned(),
        },
        fill: source.fill(known.map(|(people, _)| &people.prospects), needed),
        shares: source.shares(comparisons, goal.share),
        periods: project.periods.iter().map(|period| source.period(&period.name, &period.data)).collect(),
        compared: comparisons.iter().enumerate().map(|(at, one)| source.compared(at, one)).collect(),
        is_computing: known.is_none_or(|(_, is_stale)| is_stale),
    })
}

#[expect(clippy::cast_precision_loss, reason = "a number of clients")]
fn count(number: u64) -> f64 {
    number as f64
}

struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
}

impl Source<'_> {
    /// What counts as inside, in words; `None` where there is no sweet spot.
    fn target(&self, outcome: &analysis::Outcome) -> Option<String> {
        if let Some(pinned) = &self.project.pinned {
            return Some(words::profile(self.text, self.project, pinned));
        }
        let winners = &outcome.verdict.winners;
        let phrase = |band: &usize| words::band_phrase(self.text, self.project, Band::Known(*band));
        (!winners.is_empty()).then(|| winners.iter().map(phrase).collect::<Vec<_>>().join(", "))
    }

    fn period(&self, name: &str, data: &Dataset) -> String {
        data.asof.map_or_else(|| name.to_owned(), |asof| self.text.period(asof))
    }

    fn fill(&self, prospects: Option<&Prospects>, needed: Option<u64>) -> (String, Vec<Filling>) {
        let text = self.text;
        let listed = prospects.map_or(&[][..], |found| &found.list);
        let wanted = usize::try_from(needed.unwrap_or_default()).unwrap_or(usize::MAX);
        let useful = listed.iter().filter(|one| !one.is_excluded && one.fit.fit.is_some());
        let filling: Vec<Filling> = useful
            .enumerate()
            .filter_map(|(at, one)| {
                let client = self.project.client(one.client)?;
                let fit = one.fit.fit.map_or_else(|| ABSENT.to_owned(), |fit| text.percent(fit, 0));
                Some(Filling { client: client.id, name: client.name.clone(), fit, is_needed: at < wanted })
            })
            .collect();
        let (there, shown) = (filling.len(), text.integer(filling.len()));
        let said = match needed {
            None => String::new(),
            Some(_) if there == 0 => say!(text, "goal-fill-none"),
            Some(new) => {
                let all = text.number(count(new.saturating_mul(ONE_IN)), 0);
                if there >= wanted {
                    let needed = text.integer(wanted);
                    say!(text, "goal-fill", count = there, shown = shown, needed = needed, all = all)
                } else {
                    say!(text, "goal-fill-short", count = there, shown = shown, all = all)
                }
            }
        };
        (said, filling)
    }

    fn shares(&self, comparisons: &[Comparison], now: Option<f64>) -> Vec<(String, f64)> {
        let share = |one: &Comparison| {
            one.figures.iter().find(|change| change.figure == KeyFigure::TargetShare).and_then(|change| change.before)
        };
        let periods = self.project.periods.iter().zip(comparisons);
        let mut shares: Vec<(String, f64)> = periods
            .filter_map(|(period, one)| {
                let year = period.data.asof.map_or_else(|| period.name.clone(), |asof| asof.year().to_string());
                Some((year, share(one)?))
            })
            .collect();
        let own = self.project.data.asof.map_or_else(|| say!(self.text, "goal-now"), |asof| asof.year().to_string());
        shares.extend(now.map(|now| (own, now)));
        shares
    }

    fn compared(&self, at: usize, found: &Comparison) -> Compared {
        let text = self.text;
        let earlier = self.project.periods.get(at);
        let now = |id: &ClientId| self.project.client(*id).map(|client| client.name.as_str());
        let then = |id: &ClientId| earlier?.data.clients.get(id.index()).map(|client| client.name.as_str());
        let bands = &self.project.settings.bands;
        let mut sizes: Vec<String> = (0..bands.count()).map(|band| bands.label(band)).collect();
        sizes.push(say!(text, "band-unknown"));
        let mut tiers = self.project.settings.tiers.names.clone();
        tiers.push(say!(text, "goal-no-tier"));
        Compared {
            figures: found.figures.iter().map(|change| self.figure(change)).collect(),
            bands: moves(&sizes, &found.bands),
            tiers: moves(&tiers, &found.tiers),
            entered: self.names(found.entered.len(), found.entered.iter().filter_map(now)),
            left: self.names(found.left.len(), found.left.iter().filter_map(then)),
        }
    }

    /// "Kozłowski Transport, De Jong Koeriers and 7 more".
    fn names<'n>(&self, all: usize, names: impl Iterator<Item = &'n str>) -> String {
        let shown: Vec<&str> = names.take(NAMED).collect();
        if shown.is_empty() {
            return say!(self.text, "goal-nobody");
        }
        let more = all - shown.len();
        let shown = shown.join(", ");
        if more == 0 {
            shown
        } else {
            say!(self.text, "goal-names-more", names = shown, count = self.text.integer(more))
        }
    }

    fn figure(&self, change: &Change) -> (String, String, String, String) {
        let text = self.text;
        let label = words::key_figure(text, change.figure);
        let shown =
            |value: Option<f64>| value.map_or_else(|| ABSENT.to_owned(), |value| self.value(change.figure, value));
        // What rounds to nothing has no sign.
        let is_nothing = |shown: &str| !shown.contains(|digit: char| ('1'..='9').contains(&digit));
        let signed = |value: f64, shown: String| {
            if is_nothing(&shown) {
                shown.trim_start_matches(['-', '−']).to_owned()
            } else if value > 0.0 {
                format!("+{shown}")
            } else {
                shown
            }
        };
        let moved = match (Kind::of(change.figure), change.difference(), change.growth()) {
            (Kind::Money, _, Some(growth)) => signed(growth, text.percent(growth, 0)),
            (Kind::Share, Some(difference), _) => {
                let points = signed(difference, text.number(difference * 100.0, 0));
                say!(text, "goal-points", points = points)
            }
            (Kind::Count, Some(difference), _) => signed(difference, text.number(difference, 0)),
            (Kind::Number, Some(difference), _) => signed(difference, text.number(difference, 1)),
            _ => ABSENT.to_owned(),
        };
        (label, shown(change.before), shown(change.after), moved)
    }

    fn value(&self, figure: KeyFigure, value: f64) -> String {
        match Kind::of(figure) {
            Kind::Count => self.text.number(value, 0),
            Kind::Money => self.text.money_round(value, self.project.data.currency.as_deref()),
            Kind::Share => self.text.percent(value, 0),
            Kind::Number => self.text.number(value, 1),
        }
    }
}

/// How a figure is written.
enum Kind {
    Count,
    Money,
    Share,
    Number,
}

impl Kind {
    fn of(figure: KeyFigure) -> Self {
        match figure {
            KeyFigure::Clients | KeyFigure::TargetClients | KeyFigure::UnknownSize => Self::Count,
            KeyFigure::Revenue
            | KeyFigure::AveragePerClient
            | KeyFigure::MedianPerClient
            | KeyFigure::RevenuePerUser => Self::Money,
            KeyFigure::Penetration
            | KeyFigure::TargetShare
            | KeyFigure::TargetRevenueShare
            | KeyFigure::TopShare
            | KeyFigure::Gini => Self::Share,
            KeyFigure::Breadth | KeyFigure::Spread => Self::Number,
        }
    }
}

/// The matrix without places nobody was in or is.
fn moves(labels: &[String], found: &Migration) -> Moves {
    let is_used = |at: &usize| {
        let row = found.moved.get(*at).is_some_and(|row| row.iter().any(|moved| *moved > 0));
        let column = found.moved.iter().any(|row| row.get(*at).is_some_and(|moved| *moved > 0));
        let edges = [&found.entered, &found.left].into_iter().any(|counts| counts.get(*at).is_some_and(|one| *one > 0));
        row || column || edges
    };
    let used: Vec<usize> = (0..labels.len()).filter(is_used).collect();
    let pick = |counts: &[usize]| used.iter().map(|at| counts.get(*at).copied().unwrap_or_default()).collect();
    Moves {
        labels: used.iter().filter_map(|at| labels.get(*at).cloned()).collect(),
        moved: used.iter().map(|at| found.moved.get(*at).map(|row| pick(row)).unwrap_or_default()).collect(),
        left: pick(&found.left),
        entered: pick(&found.entered),
    }
}
