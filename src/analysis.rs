//! What the method computes (METHOD.md §§4–6, and the common denominator of §7): pure functions from a project to an [`Outcome`]. No path, clock, global
//! or hidden randomness; every seed is a setting.
//!
//! [`analyse_now`] is everything that takes no time; [`doubt`] is the resampling beside it. [`analyse`] does both.

mod bands;
mod basis;
mod common;
mod concentration;
mod contest;
mod doubt;
mod elsewhere;
pub mod heat;
mod outcome;
mod stats;
mod tally;
mod tiers;
mod verdict;

use crate::model::{Cancel, Cancelled, Project};

pub use doubt::doubt;
pub use elsewhere::{Elsewhere, elsewhere};
pub use outcome::{
    BandCell, BandRow, Basis, CommonTrait, Concentration, CriterionResult, Doubt, LeaveOneOut, Outcome, TierRow, Tiers,
    UnknownSize, Verdict,
};

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
    let basis = basis::basis(project);
    let ranked = basis::by_revenue(project, &basis);
    let bands = bands::band_rows(project, &basis, &ranked);
    let tiers = tiers::tiers(&project.settings.tiers, &basis, &ranked);
    Outcome {
        revision: project.revision,
        total: bands::total_row(project, &basis, &ranked),
        verdict: verdict::verdict(&project.settings, &basis, &bands),
        doubt: None,
        concentration: concentration::concentration(&basis, &ranked),
        common: common::common(project, &basis, &tiers),
        tiers,
        bands,
        basis,
    }
}
