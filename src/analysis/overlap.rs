//! The overlap of all dimensions (METHOD.md §7): exact search for the best groups of clients, and how likely each is
//! chance.
//!
//! A group is a conjunction of conditions, at most one per dimension; the size band is one of the
//! dimensions. Its quality is q(g) = (n_g/n)^a · (mean_g(y) − mean(y)) for a target y; of revenue and revenue per user y
//! is the prank. The counted clients whose y is known take part; one without a value on a dimension matches no value of
//! it but stays in n.
//!
//! The search is exact: a part of it is left out only when a proven bound says that nothing better is in it
//! ([`quality`]). Equal groups keep one order whatever the number of threads ([`pool`]).

mod bits;
mod chance;
mod codes;
mod crossing;
mod figures;
mod kept;
mod listing;
mod pairs;
mod pool;
mod quality;
mod search;
mod space;
mod tagged;
mod target;
mod weigh;

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};

use super::Outcome;
use super::profile::profile_members;
use super::stats::count;
use crate::model::{Cancelled, ClientId, Condition, OverlapSettings, Profile, Progress, Project, Target};
use chance::Permutations;
use figures::{Figures, Rowed};
pub(super) use kept::Kept;
use pool::{Found, Listed};
use quality::{Measure, Quality};
use space::Space;
use target::Population;
pub use target::target_figure;

/// Above this p a group could be chance.
pub(crate) const CHANCE: f64 = 0.10;

/// The best groups of clients for one target.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlap {
    /// The revision of the project this answers.
    pub revision: u64,
    /// y.
    pub target: Target,
    /// a.
    pub exponent: f64,
    /// The most conditions a group could have.
    pub depth: usize,
    /// The fewest clients a group could have.
    pub minimum: usize,
    /// B: permutations behind every p; 0 when p was skipped.
    pub permutations: usize,
    /// n: counted clients whose y is known.
    pub clients: usize,
    /// Counted clients left out because their y is unknown.
    pub unknown: usize,
    /// mean(y), in money where y is ranked; `None` without clients.
    pub mean: Option<f64>,
    /// How many conjunctions the search covers: those of at most `depth` values that clients carry, too small ones and
    /// ones ruled out by a bound included.
    pub searched: u64,
    /// The groups, best first.
    pub groups: Vec<Group>,
    /// The pinned profile measured in the same way; `None` while nothing is pinned or none of its clients takes part.
    pub pinned: Option<Group>,
}

/// One group of clients.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What its clients have in common, in the order of the dimensions.
    pub conditions: Vec<Condition>,
    /// Its clients, y descending, then revenue descending, then name. n_g is their number.
    pub clients: Vec<ClientId>,
    /// mean_g(y), in money where y is ranked; for a yes/no target the share of yes.
    pub mean: f64,
    /// mean_g / mean; `None` unless the mean of all is positive.
    pub lift: Option<f64>,
    /// mean + (1 − p)·n_g/(n_g + 5)·(mean_g − mean): the best of many groups looks better than it is. `None` when p was
    /// skipped.
    pub deflated_mean: Option<f64>,
    /// That / mean: the lift people read. `None` without it, and unless the mean of all is positive.
    pub deflated_lift: Option<f64>,
    /// Its share of the revenue of all counted clients; `None` unless R is positive.
    pub share: Option<f64>,
    /// (n_g·mean_g + 5·mean)/(n_g + 5).
    pub shrunk_mean: f64,
    /// q(g).
    pub quality: f64,
    /// (1 + #{permutations of y whose best q over the whole search is at least q(g)})/(B + 1); `None` when skipped.
    pub p: Option<f64>,
}

impl Group {
    /// The mean people read: what chance may have added is taken off, where p is known.
    #[must_use]
    pub fn shown_mean(&self) -> f64 {
        self.deflated_mean.unwrap_or(self.mean)
    }

    /// The lift people read, likewise; `None` where p was skipped, because the best of many groups always looks better
    /// than it is.
    #[must_use]
    pub fn shown_lift(&self) -> Option<f64> {
        self.deflated_lift
    }
}

/// What p says, for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chance {
    /// p is at most 0.10.
    Unlikely,
    /// p is above 0.10.
    Possible,
    /// The group is below the minimum size.
    TooFew,
    /// p was skipped.
    NotTested,
}

impl Overlap {
    /// What can be said about chance for `group`.
    #[must_use]
    pub fn chance(&self, group: &Group) -> Chance {
        match group.p {
            _ if group.clients.len() < self.minimum => Chance::TooFew,
            None => Chance::NotTested,
            Some(p) if p > CHANCE => Chance::Possible,
            Some(_) => Chance::Unlikely,
        }
    }
}

/// The best groups of `project`, whose outcome is known, under its overlap settings. The same seed gives the same
/// answer whatever the order of the clients and the number of threads.
///
/// # Errors
/// [`Cancelled`] when the progress was cancelled meanwhile.
pub fn overlap(project: &Project, outcome: &Outcome, progress: &Progress) -> Result<Overlap, Cancelled> {
    let settings = &project.settings.overlap;
    let ready = outcome.kept.ready(project, outcome);
    let (population, space) = (&ready.population, &ready.space);
    let n = population.clients.len();
    let measure = Measure::new(&ready.scale, settings.exponent, ready.minimum);
    let steps = Steps::new(progress, settings.permutations);

    let found = listed(settings, (space, population), &measure, &steps)?;
    steps.step();
    let mut measured: Vec<Rowed> =
        found.into_iter().map(|found| (space.conditions(&found.selectors), space.rows_of(&found.selectors))).collect();
    let pinned = project.pinned.as_ref().and_then(|profile| pinned(project, outcome, population, profile));
    let is_pinned = pinned.is_some();
    measured.extend(pinned);
    let p = match settings.permutations {
        0 => vec![None; measured.len()],
        number => {
            let qualities: Vec<Quality> = measured.iter().map(|(_, rows)| measure.of_rows(rows)).collect();
            let chance = Permutations { number, seed: project.settings.seed, depth: settings.depth() };
            chance.p(space, &measure, &qualities, &steps)?
        }
    };
    let total_revenue = outcome.basis.total_revenue;
    let figures = Figures { population, total_revenue, exponent: settings.exponent };
    let mut groups = figures.groups(measured, p);
    let pinned = if is_pinned { groups.pop() } else { None };
    Ok(Overlap {
        revision: project.revision,
        target: settings.target,
        exponent: settings.exponent,
        depth: settings.depth(),
        minimum: ready.minimum,
        permutations: settings.permutations,
        clients: n,
        unknown: outcome.basis.clients.len() - n,
        mean: population.mean,
        searched: space.conjunctions(settings.depth()),
        groups,
        pinned,
    })
}

/// The groups to list, best first; one whose mean in money is not above that of all only among the exact best.
fn listed(
    settings: &OverlapSettings,
    (space, population): (&Space, &Population),
    measure: &Measure,
    steps: &Steps,
) -> Result<Vec<Found>, Cancelled> {
    if settings.all {
        return search::best(space, measure, (settings.depth(), settings.top, Listed::Everything), steps);
    }
    let is_listed =
        |found: &Found| !settings.target.is_ranked() || population.is_above(&space.rows_of(&found.selectors));
    listing::without_redundant((space, &is_listed), measure, (settings.depth(), settings.top), steps)
}

/// The pinned profile's conditions, and the rows of its clients; `None` when none of them takes part.
fn pinned(project: &Project, outcome: &Outcome, population: &Population, profile: &Profile) -> Option<Rowed> {
    let members: HashSet<ClientId> = profile_members(project, &outcome.basis, profile).into_iter().collect();
    let rows = (0..).zip(&population.clients).filter(|(_, client)| members.contains(client)).map(|(row, _)| row);
    let rows: Vec<u32> = rows.collect();
    (!rows.is_empty()).then(|| (profile.all_conditions(), rows))
}

/// Progress counted by several threads: one step for the search, and one for each permutation.
struct Steps<'a> {
    progress: &'a Progress,
    done: AtomicU64,
}

impl<'a> Steps<'a> {
    fn new(progress: &'a Progress, permutations: usize) -> Self {
        progress.set_done(0);
        progress.set_total(permutations as u64 + 1);
        Self { progress, done: AtomicU64::new(0) }
    }

    fn step(&self) {
        self.progress.set_done(self.done.fetch_add(1, Ordering::Relaxed) + 1);
    }

    fn check(&self) -> Result<(), Cancelled> {
        self.progress.cancel.check()
    }
}
