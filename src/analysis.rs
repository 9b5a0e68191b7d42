//! What the method computes (METHOD.md §§4–6, 9, 13, and the common denominator of §7): pure functions from a project to
//! an [`Outcome`] and what can be asked of it. No path, clock, global or hidden randomness; every seed is a setting.
//!
//! [`analyse_now`] is everything that takes no time, [`reanalyse`] the same after an edit; [`doubt`] is the resampling
//! beside it. [`analyse`] does all. [`white_space()`], [`pivot()`], [`attention()`], [`goal()`] and [`compare`] answer what
//! one screen asks.

mod attention;
mod bands;
mod basis;
mod common;
mod concentration;
mod contest;
mod core_clients;
mod doubt;
mod elsewhere;
mod fit;
mod goal;
mod gower;
pub mod heat;
mod messages;
mod outcome;
mod overlap;
mod people;
mod periods;
mod pivot;
mod profile;
mod prospects;
mod rules;
mod same;
mod segments;
mod stats;
mod tally;
mod tiers;
mod value;
mod verdict;
mod white_space;

use std::sync::Arc;

use crate::model::{Cancel, Cancelled, Project, ValueComponent};

pub use attention::{Attention, AttentionRow, MapPoint, PotentialMap, Quadrant, attention, potential_map};
pub use basis::sort_by_money;
pub(crate) use contest::{Contender, Contest, Scores, TIE};
pub use core_clients::{CoreClient, core_client, counts};
pub(crate) use doubt::{FEW, GIANT, PROBABLE, SURE};
pub use doubt::{doubt, has_same_doubt};
pub use elsewhere::{Elsewhere, elsewhere};
pub use fit::{Ask, Fit, FitModel};
pub use goal::{Goal, Needed, goal, needed, target_clients};
pub use gower::{Gower, Patterns, Reader, Traits, medoid};
pub use messages::{Advice, GridCell, advice, messages};
pub use outcome::{
    BandCell, BandRow, Basis, Certainty, CommonTrait, Concentration, CriterionResult, Doubt, Giants, LeaveOneOut,
    LiteralOverlap, LiteralStep, Outcome, TierRow, Tiers, UnknownSize, Verdict,
};
pub(crate) use overlap::CHANCE;
use overlap::Kept;
pub use overlap::{Chance, Group, Overlap, overlap, target_figure};
pub use people::{People, people};
pub use periods::{Change, Comparison, KeyFigure, Migration, compare};
pub use pivot::{Axis, Key, Pivot, PivotCell, PivotQuantity, pivot};
pub use profile::profile_members;
pub use prospects::{MostLike, Prospect, Prospects, SelfCheck, prospects, self_check};
pub use rules::Rules;
pub use segments::{HistoryFigure, Segment, SegmentRanking, best_offer, segments};
pub(crate) use stats::quantile;
pub use tiers::tiers_by;
pub use value::Values;
pub use white_space::{Gap, OfferingSpace, WhiteSpace, room, white_space};

/// Everything METHOD.md §§4–6, and the common denominator of §7, say of `project`, doubts included.
///
/// # Errors
/// [`Cancelled`] when `cancel` was set meanwhile.
pub fn analyse(project: &Project, cancel: &Cancel) -> Result<Outcome, Cancelled> {
    cancel.check()?;
    let mut outcome = analyse_now(project);
    outcome.doubt = Some(doubt(project, &outcome.basis, cancel)?);
    Ok(outcome)
}

/// Everything METHOD.md §§4–6 says of `project` but the doubts, which stay `None`: the part that is done before a frame
/// is. [`doubt`] computes the rest from the same project and the returned basis.
#[must_use]
pub fn analyse_now(project: &Project) -> Outcome {
    outcome(project, None)
}

/// [`analyse_now`] of `project`, taking from `before`, a project with its outcome, what the edits between them left
/// alone. The answer is the same, sooner.
#[must_use]
pub fn reanalyse(before: (&Project, &Outcome), project: &Project) -> Outcome {
    outcome(project, Some(before))
}

fn outcome(project: &Project, before: Option<(&Project, &Outcome)>) -> Outcome {
    let settings = &project.settings;
    let basis = Arc::new(basis::basis(project, before.map(|(earlier, outcome)| (earlier, outcome.basis.as_ref()))));
    let Tables { bands, total, concentration } = tables(project, &basis, before);
    let value = match before.filter(|(earlier, outcome)| same::value(earlier, &outcome.basis, (project, &basis))) {
        Some((_, outcome)) => outcome.value.clone(),
        None => value_of(project, &basis),
    };
    let tiers = tiers::tiers((&settings.tiers, settings.tiers.rule), &basis, &total.clients, &value);
    let same_people = before.filter(|(earlier, outcome)| {
        same::people(earlier, &outcome.basis, (project, &basis))
            && outcome.tiers == tiers
            && earlier.settings.overlap == settings.overlap
    });
    let (common, literal) = match same_people {
        Some((_, outcome)) => (outcome.common.clone(), outcome.literal.clone()),
        None => common_traits(project, &basis, &tiers),
    };
    let mut outcome = Outcome {
        revision: project.revision,
        total,
        verdict: verdict::verdict(settings, &basis, &bands),
        doubt: None,
        concentration,
        value,
        literal,
        common,
        tiers,
        bands,
        basis,
        kept: Kept::default(),
    };
    if let Some(before) = before {
        outcome.kept = Kept::carried(before, (project, &outcome));
    }
    outcome
}

fn common_traits(project: &Project, basis: &Basis, tiers: &Tiers) -> (Vec<CommonTrait>, LiteralOverlap) {
    let common = common::common(project, basis, tiers);
    let literal = common::literal(project, basis, (tiers, &common));
    (common, literal)
}

/// What hangs on amounts and sizes.
struct Tables {
    bands: Vec<BandRow>,
    total: BandRow,
    concentration: Concentration,
}

fn tables(project: &Project, basis: &Basis, before: Option<(&Project, &Outcome)>) -> Tables {
    // Whose amounts, and in which order: what the ranked clients hang on.
    let same_ranks = before.filter(|(earlier, outcome)| {
        Arc::ptr_eq(&outcome.basis.matrix, &basis.matrix)
            && (&outcome.basis.clients, &outcome.basis.offerings) == (&basis.clients, &basis.offerings)
            && same::names(earlier, project)
    });
    let ranked = match same_ranks {
        Some((_, outcome)) => outcome.total.clients.clone(),
        None => basis::by_revenue(project, basis),
    };
    let same_buying = same_ranks.filter(|(earlier, outcome)| same::buying(earlier, &outcome.basis, (project, basis)));
    let (bands, total) = rayon::join(
        || bands::band_rows(project, basis, &ranked, same_buying),
        || bands::total_row(project, basis, &ranked, same_buying),
    );
    let concentration = match same_ranks {
        Some((_, outcome)) => outcome.concentration.clone(),
        None => concentration::concentration(basis, &ranked),
    };
    Tables { bands, total, concentration }
}

/// The value scores; the white space is computed only when the room to sell more has weight.
fn value_of(project: &Project, basis: &Basis) -> Values {
    let counts = project.settings.value_weights.of(ValueComponent::Potential) > 0.0;
    let room = counts.then(|| room(project, basis, &white_space(project, basis)));
    value::values(project, basis, room.as_deref())
}
