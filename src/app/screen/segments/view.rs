//! What the Segments screen says, as text.

use crate::analysis::{HistoryFigure, Segment, SegmentRanking, best_offer};
use crate::app::session::Session;
use crate::app::widget::Ink;
use crate::model::{
    ClientId, Motive, Project, SegmentCriterion, SegmentKey, SegmentSource, TeamScore, dimension_of, is_same_dimension,
};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// How many clients of a segment are named.
const NAMED: usize = 12;

/// Everything the screen draws.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct SegmentsView {
    /// The finding.
    pub(in crate::app) title: String,
    /// What it rests on.
    pub(in crate::app) basis: String,
    /// Where segments can come from, and where they do.
    pub(in crate::app) sources: (Vec<(SegmentSource, String)>, usize),
    /// The segments, the best first.
    pub(in crate::app) rows: Vec<Row>,
    /// What is weighed: which, its name and weight.
    pub(in crate::app) weights: Vec<(SegmentCriterion, String, f64)>,
    /// How often each comes first, the most first: its name, the share, and that in words.
    pub(in crate::app) firsts: Vec<(String, f64, String)>,
    /// What is not filled in.
    pub(in crate::app) missing: Vec<String>,
    /// What segments need and what offerings meet.
    pub(in crate::app) needs: NeedsView,
    /// Whether newer figures are being computed.
    pub(in crate::app) is_computing: bool,
}

/// One segment.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Row {
    /// Its names.
    pub(in crate::app) key: SegmentKey,
    /// Its name as people read it.
    pub(in crate::app) name: String,
    /// The cells by [`Column`].
    pub(in crate::app) cells: Vec<(String, Ink)>,
    /// Needs × offer, from 0 to 1.
    pub(in crate::app) matched: Option<f64>,
    /// The market size as typed.
    pub(in crate::app) potential: Option<f64>,
    /// The team's scores by [`TeamScore::index`].
    pub(in crate::app) team: [Option<f64>; 4],
    /// Its motives.
    pub(in crate::app) motives: Vec<Motive>,
    /// What its panel said: its place in the project's list, who, and the answer.
    pub(in crate::app) quotes: Vec<(usize, String)>,
    /// Its clients with their revenue, the largest first.
    pub(in crate::app) clients: Vec<(ClientId, String, String)>,
}

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Column {
    Clients,
    Potential,
    Figure(HistoryFigure),
    History,
    Needs,
    Motives,
    Filled,
    Rank,
}

impl Column {
    /// All of them, in the order of the cells.
    pub(in crate::app) const ALL: [Self; 15] = [
        Self::Clients,
        Self::Potential,
        Self::Figure(HistoryFigure::Penetration),
        Self::Figure(HistoryFigure::Margin),
        Self::Figure(HistoryFigure::CostOfSale),
        Self::Figure(HistoryFigure::Effort),
        Self::Figure(HistoryFigure::Lifetime),
        Self::Figure(HistoryFigure::RevenueAYear),
        Self::Figure(HistoryFigure::Orders),
        Self::Figure(HistoryFigure::Room),
        Self::History,
        Self::Needs,
        Self::Motives,
        Self::Filled,
        Self::Rank,
    ];

    /// Its title, and what it means.
    pub(in crate::app) fn title(self, text: &Text) -> (String, String) {
        match self {
            Self::Clients => (say!(text, "segments-clients"), String::new()),
            Self::Potential => (say!(text, "segments-potential"), say!(text, "segments-potential-hint")),
            Self::Figure(figure) => figure_title(text, figure),
            Self::History => (say!(text, "segments-history"), say!(text, "segments-history-hint")),
            Self::Needs => (say!(text, "segment-needs-offer"), say!(text, "segments-needs-hint")),
            Self::Motives => (say!(text, "segments-motives"), say!(text, "segments-motives-hint")),
            Self::Filled => (say!(text, "segments-filled"), say!(text, "segments-filled-hint")),
            Self::Rank => (say!(text, "segments-rank"), say!(text, "segments-rank-hint")),
        }
    }
}

fn figure_title(text: &Text, figure: HistoryFigure) -> (String, String) {
    match figure {
        HistoryFigure::Penetration => (say!(text, "segments-penetration"), say!(text, "segments-penetration-hint")),
        HistoryFigure::Margin => (say!(text, "segments-margin"), say!(text, "segments-margin-hint")),
        HistoryFigure::CostOfSale => (say!(text, "segments-cost"), say!(text, "segments-cost-hint")),
        HistoryFigure::Effort => (say!(text, "segments-effort"), say!(text, "segments-effort-hint")),
        HistoryFigure::Lifetime => (say!(text, "segments-lifetime"), say!(text, "segments-lifetime-hint")),
        HistoryFigure::RevenueAYear => (say!(text, "segments-revenue"), say!(text, "segments-revenue-hint")),
        HistoryFigure::Orders => (say!(text, "segments-orders"), say!(text, "segments-orders-hint")),
        HistoryFigure::Room => (say!(text, "segments-room"), say!(text, "segments-room-hint")),
    }
}

/// The two matrices of needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::app) struct NeedsView {
    /// The needs, in order.
    pub(in crate::app) needs: Vec<String>,
    /// By segment and need, 0–5.
    pub(in crate::app) wanted: Vec<Vec<Option<f64>>>,
    /// How well the best offering meets each.
    pub(in crate::app) best: Vec<Option<f64>>,
    /// The offerings by name.
    pub(in crate::app) offerings: Vec<String>,
    /// By offering and need, 0–5.
    pub(in crate::app) met: Vec<Vec<Option<f64>>>,
}

/// What the screen says of the session; `None` until data was imported.
#[must_use]
pub(in crate::app) fn segments_view(session: &Session) -> Option<SegmentsView> {
    let (project, outcome) = session.analysed()?;
    let text = &session.text;
    let known = session.derived(|answers| &answers.people);
    let empty = SegmentRanking::default();
    let found = known.map_or(&empty, |(people, _)| &people.segments);
    let source = Source { text, project, outcome };
    let rows: Vec<Row> = found.list.iter().enumerate().map(|(at, segment)| source.row(at, segment)).collect();
    let mut firsts: Vec<(String, f64, String)> = found
        .list
        .iter()
        .zip(&rows)
        .filter(|(segment, _)| segment.score.is_some())
        .map(|(segment, row)| (row.name.clone(), segment.first, text.percent(segment.first, 0)))
        .collect();
    firsts.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (title, basis) = source.finding(found, &rows, &firsts);
    Some(SegmentsView {
        title,
        basis,
        sources: source.sources(),
        weights: SegmentCriterion::ALL
            .into_iter()
            .map(|one| (one, words::segment_criterion(text, one), project.people.segments.weights.of(one)))
            .collect(),
        firsts,
        missing: source.missing(found),
        needs: source.needs(&rows),
        is_computing: known.is_none_or(|(_, is_stale)| is_stale),
        rows,
    })
}

struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
    outcome: &'a crate::analysis::Outcome,
}

impl Source<'_> {
    fn finding(&self, found: &SegmentRanking, rows: &[Row], firsts: &[(String, f64, String)]) -> (String, String) {
        let text = self.text;
        if rows.is_empty() {
            return match self.project.people.segments.source {
                SegmentSource::Profiles => {
                    (say!(text, "segments-no-profiles"), say!(text, "segments-no-profiles-todo"))
                }
                SegmentSource::Dimension(_) => (say!(text, "segments-none"), say!(text, "segments-none-todo")),
            };
        }
        let (count, shown) = (rows.len(), text.integer(rows.len()));
        let outside = text.integer(found.outside);
        let basis = say!(text, "segments-basis", count = count, shown = shown, outside = outside);
        match (rows.first(), found.list.first().and_then(|first| first.score), firsts.first()) {
            (Some(first), Some(_), Some((leader, _, share))) if *leader == first.name => {
                let draws = text.integer(found.weightings);
                let holds = say!(text, "segments-holds", share = share.as_str(), draws = draws);
                (say!(text, "segments-first", name = first.name.as_str()), format!("{basis} · {holds}"))
            }
            (Some(first), Some(_), Some((leader, _, share))) => {
                let other = say!(text, "segments-other-first", name = leader.as_str(), share = share.as_str());
                (say!(text, "segments-first", name = first.name.as_str()), format!("{basis} · {other}"))
            }
            _ => (say!(text, "segments-unranked"), basis),
        }
    }

    fn sources(&self) -> (Vec<(SegmentSource, String)>, usize) {
        let dimensions = self.project.data.dimensions.iter();
        let mut all: Vec<(SegmentSource, String)> = dimensions
            .map(|one| (SegmentSource::Dimension(one.kind.clone()), words::dimension(self.text, one)))
            .collect();
        all.push((SegmentSource::Profiles, say!(self.text, "segments-profiles")));
        let chosen = &self.project.people.segments.source;
        let is_it = |(source, _): &(SegmentSource, String)| match (source, chosen) {
            (SegmentSource::Dimension(one), SegmentSource::Dimension(other)) => is_same_dimension(one, other),
            (one, other) => one == other,
        };
        let here = all.iter().position(is_it).unwrap_or(0);
        (all, here)
    }

    fn row(&self, at: usize, segment: &Segment) -> Row {
        let text = self.text;
        let typed = self.project.people.segments.typed_of(&segment.key);
        let mut clients: Vec<(ClientId, f64)> = segment
            .clients
            .iter()
            .map(|id| (*id, self.outcome.basis.revenue.get(id.index()).copied().unwrap_or_default()))
            .collect();
        crate::analysis::sort_by_money(self.project, &mut clients);
        let listed = clients
            .into_iter()
            .take(NAMED)
            .filter_map(|(id, revenue)| Some((id, self.project.client(id)?.name.clone(), self.money(revenue))));
        let segments = &self.project.people.segments;
        let quotes = segments.quotes.iter().enumerate().filter(|(_, quote)| quote.segment.is(&segment.key));
        Row {
            name: self.name(&segment.key),
            cells: Column::ALL.map(|column| self.cell((at, segment), column)).to_vec(),
            matched: segment.needs_offer,
            potential: typed.and_then(|typed| typed.potential),
            team: TeamScore::ALL.map(|score| typed.and_then(|typed| typed.team.get(score.index()).copied().flatten())),
            motives: segments.motives.iter().filter(|motive| motive.segment.is(&segment.key)).cloned().collect(),
            quotes: quotes
                .map(|(place, quote)| {
                    (place, say!(text, "segments-quote", answer = quote.answer.as_str(), who = quote.who.as_str()))
                })
                .collect(),
            clients: listed.collect(),
            key: segment.key.clone(),
        }
    }

    fn name(&self, key: &SegmentKey) -> String {
        match &key.source {
            SegmentSource::Profiles => key.name.clone(),
            SegmentSource::Dimension(kind) => dimension_of(&self.project.data.dimensions, kind)
                .map_or_else(|| key.name.clone(), |dimension| words::value(self.text, dimension, &key.name)),
        }
    }

    fn money(&self, amount: f64) -> String {
        self.text.money_round(amount, self.project.data.currency.as_deref())
    }

    fn cell(&self, (at, segment): (usize, &Segment), column: Column) -> (String, Ink) {
        let text = self.text;
        let shown = |value: Option<f64>, decimals: u8| {
            value.map_or_else(|| (ABSENT.to_owned(), Ink::Muted), |value| (text.number(value, decimals), Ink::Plain))
        };
        match column {
            Column::Clients => (text.integer(segment.clients.len()), Ink::Plain),
            Column::Potential => shown(segment.potential, 0),
            Column::History => shown(segment.history, 1),
            Column::Needs => shown(segment.needs_offer, 2),
            Column::Motives => shown(segment.motives, 2),
            Column::Filled => {
                (text.percent(segment.filled, 0), if segment.is_marked() { Ink::Bad } else { Ink::Plain })
            }
            Column::Rank if segment.score.is_some() => (text.integer(at + 1), Ink::Strong),
            Column::Rank => (ABSENT.to_owned(), Ink::Muted),
            Column::Figure(figure) => self.figure(segment, figure),
        }
    }

    fn figure(&self, segment: &Segment, figure: HistoryFigure) -> (String, Ink) {
        let text = self.text;
        let Some(value) = segment.figures.get(figure.index()).copied().flatten() else {
            return (ABSENT.to_owned(), Ink::Muted);
        };
        match figure {
            HistoryFigure::Penetration => (text.percent(value, 0), Ink::Plain),
            HistoryFigure::Margin | HistoryFigure::CostOfSale | HistoryFigure::Effort => {
                let is_good = (value >= 1.0) != figure.low_is_good();
                (text.number(value, 2), if is_good { Ink::Good } else { Ink::Bad })
            }
            HistoryFigure::Lifetime | HistoryFigure::Orders => (text.number(value, 1), Ink::Plain),
            HistoryFigure::RevenueAYear | HistoryFigure::Room => (self.money(value), Ink::Plain),
        }
    }

    /// What is not filled in, by criterion.
    fn missing(&self, found: &SegmentRanking) -> Vec<String> {
        let text = self.text;
        let lacking = SegmentCriterion::ALL.into_iter().filter_map(|criterion| {
            let lacks = |one: &&Segment| one.parts.get(criterion.index()).copied().flatten().is_none();
            let count = found.list.iter().filter(lacks).count();
            let name = words::segment_criterion(text, criterion);
            (count > 0).then(|| say!(text, "segments-missing", name = name, count = count, shown = text.integer(count)))
        });
        lacking.collect()
    }

    fn needs(&self, rows: &[Row]) -> NeedsView {
        let segments = &self.project.people.segments;
        let needs = segments.needs.clone();
        let offerings: Vec<String> = self
            .outcome
            .basis
            .offerings
            .iter()
            .filter_map(|id| self.project.offering(*id))
            .map(|offering| offering.name.clone())
            .collect();
        NeedsView {
            wanted: rows
                .iter()
                .map(|row| needs.iter().map(|need| segments.need_score(&row.key, need)).collect())
                .collect(),
            best: needs.iter().map(|need| best_offer(segments, need)).collect(),
            met: offerings
                .iter()
                .map(|offering| needs.iter().map(|need| segments.offer_score(offering, need)).collect())
                .collect(),
            needs,
            offerings,
        }
    }
}
