//! Which segments come first: by history, by needs × offer, by motives × strengths, and by all of it (METHOD.md §10).

mod history;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::basis::revenue_of;
use super::profile::profile_members;
use super::stats::{cents, count, ratio};
use super::{Outcome, contest::TIE};
use crate::model::{
    ClientId, NeumaierSum, Project, SegmentCriterion, SegmentKey, SegmentSource, Segments as Typed, TeamScore,
    dimension_of, is_named, neumaier_sum,
};

pub use history::HistoryFigure;

/// The highest score anybody gives.
const MOST: f64 = 5.0;
/// With less than this share of the weights filled in, a segment is ranked but marked.
const HALF: f64 = 0.5;
/// The stream of the weightings; those of the verdict's doubt are others.
const STREAM: u64 = u64::MAX - 1;

/// One segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its names.
    pub key: SegmentKey,
    /// The own clients in it, in project order.
    pub clients: Vec<ClientId>,
    /// Σ R_i over them.
    pub revenue: f64,
    /// The size of its market as typed, in clients.
    pub potential: Option<f64>,
    /// The figures of its history, by [`HistoryFigure::index`].
    pub figures: [Option<f64>; 8],
    /// Over how many of its clients each is.
    pub over: [usize; 8],
    /// The rank in each figure, 1 the best, stretched where only some segments have it; by [`HistoryFigure::index`].
    pub ranks: [Option<f64>; 8],
    /// The provisional rank: the mean of the ranks there are.
    pub history: Option<f64>,
    /// Σ need · best offer / (Σ need · 5), from 0 to 1.
    pub needs_offer: Option<f64>,
    /// Σ importance · strength / (Σ importance · 5), from 0 to 1.
    pub motives: Option<f64>,
    /// What is weighed, from 0 to 1, by [`SegmentCriterion::index`]; `None` where it is not filled in.
    pub parts: [Option<f64>; 7],
    /// Σ w x / Σ w over what is filled in.
    pub score: Option<f64>,
    /// The share of the weights that is filled in.
    pub filled: f64,
    /// How often it comes first over the random weightings, as a fraction.
    pub first: f64,
}

impl Segment {
    /// Whether less than half of the weights is filled in.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.filled < HALF
    }
}

/// The segments, by score, then revenue, then name; those without a score last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SegmentRanking {
    /// The segments.
    pub list: Vec<Segment>,
    /// The own clients in none of them.
    pub outside: usize,
    /// How many weightings were drawn.
    pub weightings: usize,
}

/// The segments of `project` (METHOD.md §10); `room` is that of [`super::room`].
#[must_use]
pub fn segments(project: &Project, outcome: &Outcome, room: &[Option<f64>]) -> SegmentRanking {
    let mut list: Vec<Segment> = members(project, outcome)
        .into_iter()
        .map(|(key, clients)| segment(project, outcome, (key, clients), room))
        .collect();
    history::rank(&mut list);
    let of = list.len();
    for segment in &mut list {
        weigh(project, segment, of);
    }
    draw(project, &mut list);
    let key = |segment: &Segment| segment.score.unwrap_or(f64::NEG_INFINITY);
    list.sort_by(|a, b| {
        let revenue = || cents(b.revenue).total_cmp(&cents(a.revenue));
        key(b).total_cmp(&key(a)).then_with(revenue).then_with(|| a.key.name.cmp(&b.key.name))
    });
    let inside = |id: &&ClientId| list.iter().any(|segment| segment.clients.binary_search(id).is_ok());
    let outside = outcome.basis.clients.iter().filter(|id| !inside(id)).count();
    SegmentRanking { list, outside, weightings: project.settings.weightings }
}

/// Each segment with its clients: one per value of the dimension, or per saved profile.
fn members(project: &Project, outcome: &Outcome) -> Vec<(SegmentKey, Vec<ClientId>)> {
    let source = &project.people.segments.source;
    let key = |name: &str| SegmentKey { source: source.clone(), name: name.to_owned() };
    match source {
        SegmentSource::Profiles => {
            let saved = project.people.profiles.iter();
            saved.map(|saved| (key(&saved.name), profile_members(project, &outcome.basis, &saved.profile))).collect()
        }
        SegmentSource::Dimension(kind) => {
            let Some(dimension) = dimension_of(&project.data.dimensions, kind) else { return Vec::new() };
            let of = |value| {
                let has =
                    |id: &&ClientId| project.client(**id).is_some_and(|client| client.tags.has(dimension.id, value));
                outcome.basis.clients.iter().filter(has).copied().collect()
            };
            dimension.values().map(|(value, name)| (key(name), of(value))).collect()
        }
    }
}

fn segment(
    project: &Project,
    outcome: &Outcome,
    (key, clients): (SegmentKey, Vec<ClientId>),
    room: &[Option<f64>],
) -> Segment {
    let typed = &project.people.segments;
    let potential = typed.typed_of(&key).and_then(|typed| typed.potential);
    let (figures, over) = history::figures(project, outcome, (&clients, potential), room);
    Segment {
        revenue: neumaier_sum(clients.iter().map(|&id| revenue_of(&outcome.basis, id))),
        potential,
        figures,
        over,
        ranks: [None; 8],
        history: None,
        needs_offer: needs_offer(typed, &key),
        motives: motives(typed, &key),
        parts: [None; 7],
        score: None,
        filled: 0.0,
        first: 0.0,
        key,
        clients,
    }
}

/// How well any offering meets a need; `None` where none is scored for it.
#[must_use]
pub fn best_offer(typed: &Typed, need: &str) -> Option<f64> {
    let of = typed.offer_scores.iter().filter(|score| is_named(&score.need, need));
    of.map(|score| score.score).reduce(f64::max)
}

/// Σ need_s · best_offer_need / (Σ need_s · 5) over the needs scored of the segment for which an offering is scored.
fn needs_offer(typed: &Typed, segment: &SegmentKey) -> Option<f64> {
    let scored = typed.need_scores.iter().filter(|score| score.segment.is(segment));
    matched(scored.filter_map(|score| Some((score.score, best_offer(typed, &score.need)?))))
}

/// Σ importance · strength / (Σ importance · 5) over the motives of which both are known.
fn motives(typed: &Typed, segment: &SegmentKey) -> Option<f64> {
    let of = typed.motives.iter().filter(|motive| motive.segment.is(segment));
    matched(of.filter_map(|motive| Some((motive.importance?, motive.strength?))))
}

fn matched(pairs: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (mut sum, mut most) = (NeumaierSum::default(), NeumaierSum::default());
    for (wanted, had) in pairs {
        sum.add(wanted * had);
        most.add(wanted * MOST);
    }
    ratio(sum.total(), most.total())
}

/// Fills in what is weighed, the score and how much of the weights that is; `of` is the number of segments.
fn weigh(project: &Project, segment: &mut Segment, of: usize) {
    let typed = project.people.segments.typed_of(&segment.key);
    let team = |score: TeamScore| typed.and_then(|typed| typed.team.get(score.index()).copied().flatten());
    let rank = |rank: f64| ratio(count(of) - rank, count(of) - 1.0).unwrap_or(1.0);
    segment.parts = SegmentCriterion::ALL.map(|criterion| match (criterion, criterion.team()) {
        (SegmentCriterion::History, _) => segment.history.map(rank),
        (SegmentCriterion::NeedsOffer, _) => segment.needs_offer,
        (SegmentCriterion::CompetitorSuccess, Some(score)) => team(score).map(|score| 1.0 - score / MOST),
        (_, Some(score)) => team(score).map(|score| score / MOST),
        _ => segment.motives,
    });
    let weights = project.people.segments.weights;
    let weights = SegmentCriterion::ALL.map(|criterion| weights.of(criterion));
    segment.score = weighted(&segment.parts, &weights);
    let known = segment.parts.iter().zip(&weights).filter(|(part, _)| part.is_some()).map(|(_, weight)| weight);
    segment.filled = ratio(known.sum(), weights.iter().sum()).unwrap_or_default();
}

/// Σ w x / Σ w over what is filled in.
fn weighted(parts: &[Option<f64>; 7], weights: &[f64; 7]) -> Option<f64> {
    let (mut sum, mut all) = (0.0, 0.0);
    for (part, weight) in parts.iter().zip(weights) {
        if let Some(part) = part {
            sum += weight * part;
            all += weight;
        }
    }
    ratio(sum, all)
}

/// How often each comes first over weightings drawn uniformly from the simplex over the seven; ties are shared equally
/// (METHOD.md §5c). The same seed gives the same shares, whatever the order of the segments.
fn draw(project: &Project, list: &mut [Segment]) {
    let weightings = project.settings.weightings;
    let mut random = ChaCha8Rng::seed_from_u64(project.settings.seed);
    random.set_stream(STREAM);
    let mut wins = vec![0.0; list.len()];
    for _ in 0..weightings {
        let weights: [f64; 7] = std::array::from_fn(|_| -(-random.random::<f64>()).ln_1p());
        let scores: Vec<Option<f64>> = list.iter().map(|segment| weighted(&segment.parts, &weights)).collect();
        let Some(best) = scores.iter().flatten().copied().reduce(f64::max) else { return };
        let first = |score: &Option<f64>| score.is_some_and(|score| score >= best - TIE);
        let share = 1.0 / count(scores.iter().filter(|score| first(score)).count());
        for (win, _) in wins.iter_mut().zip(&scores).filter(|(_, score)| first(score)) {
            *win += share;
        }
    }
    for (segment, win) in list.iter_mut().zip(wins) {
        segment.first = ratio(win, count(weightings)).unwrap_or_default();
    }
}
