//! Segments, prospects and what to tell them, together: what several screens and the report show of one project.

use super::core_clients::{CoreClient, core_client};
use super::messages::{GridCell, messages};
use super::prospects::{Prospects, SelfCheck, prospects, self_check};
use super::segments::{SegmentRanking, segments};
use super::white_space::{room, white_space};
use super::{Comparison, Outcome, analyse_now, compare};
use crate::model::{Cancel, Cancelled, Project};

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    /// Whom to call next (METHOD.md §11).
    pub prospects: Prospects,
    /// How far that order can be trusted.
    pub check: SelfCheck,
    /// Which segments come first (§10).
    pub segments: SegmentRanking,
    /// What to tell whom (§8).
    pub messages: Vec<GridCell>,
    /// The project beside each earlier period, in their order (§13).
    pub periods: Vec<Comparison>,
    /// The card of the pinned profile or the verdict's bands, and then of each saved profile; `None` where nobody is inside
    /// (§12).
    pub core: Vec<Option<CoreClient>>,
}

/// What is known of people in `project`.
///
/// # Errors
/// [`Cancelled`] when `cancel` was set meanwhile.
pub fn people(project: &Project, outcome: &Outcome, cancel: &Cancel) -> Result<People, Cancelled> {
    cancel.check()?;
    let prospects = prospects(project, outcome);
    cancel.check()?;
    let check = self_check(project, outcome);
    cancel.check()?;
    let room = room(project, &outcome.basis, &white_space(project, &outcome.basis));
    let segments = segments(project, outcome, &room);
    cancel.check()?;
    let messages = messages(project, outcome);
    let mut periods = Vec::new();
    for period in project.periods.iter() {
        cancel.check()?;
        let then = project.in_period(period);
        periods.push(compare((&then, &analyse_now(&then)), (project, outcome)));
    }
    let mut core = vec![core_client(project, outcome, None)];
    for saved in &project.people.profiles {
        cancel.check()?;
        core.push(core_client(project, outcome, Some(&saved.profile)));
    }
    Ok(People { prospects, check, segments, messages, periods, core })
}
