//! How many new clients of the right kind a goal takes (METHOD.md §13).

use super::stats::{count, ratio};
use super::{Outcome, profile_members};
use crate::model::{ClientId, Project, Settings};

/// What a goal takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// Nothing: the share is reached.
    Met,
    /// This many new clients in the sweet spot, at least one.
    Clients(u64),
    /// No number of new clients reaches it: all are wanted inside and some are outside.
    Never,
}

/// The goal as it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// n.
    pub clients: usize,
    /// n_T: those in the sweet spot.
    pub inside: usize,
    /// n_T / n; `None` without clients.
    pub share: Option<f64>,
    /// q, or the one suggested while nobody set a goal.
    pub wanted: f64,
    /// x; `None` when q is no fraction.
    pub needed: Option<Needed>,
}

/// How far the clients in the sweet spot are from `project`'s wanted share.
#[must_use]
pub fn goal(project: &Project, outcome: &Outcome) -> Goal {
    let (clients, wanted) =
        (outcome.basis.clients.len(), project.settings.wanted_share.unwrap_or(Settings::SUGGESTED_SHARE));
    let inside = target_clients(project, outcome).len();
    Goal {
        clients,
        inside,
        share: ratio(count(inside), count(clients)),
        wanted,
        needed: needed(clients, inside, wanted),
    }
}

/// The clients in the sweet spot: those of the pinned profile; while none is pinned those of the winning band, or of all
/// that tie.
#[must_use]
pub fn target_clients(project: &Project, outcome: &Outcome) -> Vec<ClientId> {
    match &project.pinned {
        Some(profile) => profile_members(project, &outcome.basis, profile),
        None => clients_of(outcome, &outcome.verdict.winners),
    }
}

/// The clients of `bands`, positions in the scheme; revenue descending within each.
pub(super) fn clients_of(outcome: &Outcome, bands: &[usize]) -> Vec<ClientId> {
    let rows = bands.iter().filter_map(|&band| outcome.bands.get(band));
    rows.flat_map(|row| row.clients.iter().copied()).collect()
}

/// x = ceil((q·n − n_T)/(1 − q)), 0 if already met (METHOD.md §13). A result within 1e-9 above a whole number is that
/// number: that is rounding, not a client. `None` unless q is from 0 to 1.
#[must_use]
pub fn needed(clients: usize, inside: usize, wanted: f64) -> Option<Needed> {
    if !(0.0..=1.0).contains(&wanted) {
        return None;
    }
    let lacking = wanted * count(clients) - count(inside);
    if lacking <= 1e-9 * count(clients).max(1.0) {
        return Some(Needed::Met);
    }
    let new = lacking / (1.0 - wanted);
    if !new.is_finite() || new > 1e15 {
        return Some(Needed::Never);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive and at most 1e15")]
    let whole = (new - 1e-9 * new.max(1.0)).ceil().max(1.0) as u64;
    Some(Needed::Clients(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_clients_are_whole_and_impossible_goals_say_so() {
        let cases = [
            (80, 32, 0.60, Some(Needed::Clients(40))),
            (80, 48, 0.60, Some(Needed::Met)),
            (80, 50, 0.60, Some(Needed::Met)),
            (10, 3, 0.7, Some(Needed::Clients(14))),
            (10, 1, 0.1, Some(Needed::Met)),
            (7, 0, 0.3, Some(Needed::Clients(3))),
            (10, 0, 0.01, Some(Needed::Clients(1))),
            (10, 0, 0.0, Some(Needed::Met)),
            (10, 9, 1.0, Some(Needed::Never)),
            (10, 10, 1.0, Some(Needed::Met)),
            (0, 0, 0.5, Some(Needed::Met)),
            (0, 0, 1.0, Some(Needed::Met)),
            (10, 5, 1.5, None),
            (10, 5, -0.1, None),
            (10, 5, f64::NAN, None),
        ];
        for (clients, inside, wanted, expected) in cases {
            assert_eq!(needed(clients, inside, wanted), expected, "{inside} of {clients}, {wanted}");
        }
    }

    #[test]
    fn the_number_is_the_smallest_that_reaches_the_share() {
        for clients in 0..40_u32 {
            for inside in 0..=clients {
                for percent in 1..100_u32 {
                    let reached = |new: u32| 100 * (inside + new) >= percent * (clients + new);
                    let fewest = (0..10_000).find(|&new| reached(new)).expect("below 100 % some number does");
                    let expected = if fewest == 0 { Needed::Met } else { Needed::Clients(u64::from(fewest)) };
                    let found = needed(clients as usize, inside as usize, f64::from(percent) / 100.0);
                    assert_eq!(found, Some(expected), "{inside} of {clients}, {percent} %");
                }
            }
        }
    }
}
