//! Which clients are picked in the list, by their id, so that sorting and filtering leave the choice alone.

use std::collections::HashSet;

use crate::model::ClientId;

/// The clients picked, with the row the keyboard is at.
#[derive(Clone, Debug, Default)]
pub(super) struct Picked {
    clients: HashSet<ClientId>,
    /// Where a range begins.
    anchor: Option<ClientId>,
    /// The row the arrows move.
    cursor: Option<ClientId>,
    /// Whether the arrows take the choice along: after a plain pick, until rows are picked one by one.
    follows: bool,
    /// Grows with every change, so that what is made from the choice knows when to be made anew.
    generation: u64,
}

impl Picked {
    /// Whether the client is picked.
    #[must_use]
    pub(super) fn has(&self, client: ClientId) -> bool {
        self.clients.contains(&client)
    }

    /// How many are picked.
    #[must_use]
    pub(super) fn len(&self) -> usize {
        self.clients.len()
    }

    /// The picked client when it is a single one.
    #[must_use]
    pub(super) fn single(&self) -> Option<ClientId> {
        if self.clients.len() == 1 { self.clients.iter().next().copied() } else { None }
    }

    /// The picked clients in project order.
    #[must_use]
    pub(super) fn clients(&self) -> Vec<ClientId> {
        let mut clients: Vec<ClientId> = self.clients.iter().copied().collect();
        clients.sort_unstable();
        clients
    }

    /// The row the keyboard is at.
    #[must_use]
    pub(super) fn cursor(&self) -> Option<ClientId> {
        self.cursor
    }

    /// A number that differs after every change of the choice.
    #[must_use]
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// Picks this client alone.
    pub(super) fn pick(&mut self, client: ClientId) {
        self.clients.clear();
        self.clients.insert(client);
        self.anchor = Some(client);
        self.cursor = Some(client);
        self.follows = true;
        self.generation += 1;
    }

    /// Adds the client to the choice, or takes it out.
    pub(super) fn toggle(&mut self, client: ClientId) {
        if !self.clients.remove(&client) {
            self.clients.insert(client);
        }
        self.anchor = Some(client);
        self.cursor = Some(client);
        self.follows = false;
        self.generation += 1;
    }

    /// Picks everything between where the range began and `client`, both included, in the order shown.
    pub(super) fn range(&mut self, order: &[ClientId], client: ClientId) {
        let begin = self.anchor.and_then(|anchor| position(order, anchor));
        let (Some(begin), Some(end)) = (begin, position(order, client)) else { return self.pick(client) };
        let range = order.get(begin.min(end)..=begin.max(end)).unwrap_or(&[]);
        self.clients = range.iter().copied().collect();
        self.cursor = Some(client);
        self.generation += 1;
    }

    /// Picks all that are listed.
    pub(super) fn all(&mut self, order: &[ClientId]) {
        self.clients = order.iter().copied().collect();
        self.follows = false;
        self.generation += 1;
    }

    /// Picks nobody; the keyboard stays where it is.
    pub(super) fn clear(&mut self) {
        if !self.clients.is_empty() {
            self.clients.clear();
            self.generation += 1;
        }
        self.follows = false;
    }

    /// Moves the keyboard's row by `rows`; with `extend` the range grows along.
    pub(super) fn step(&mut self, order: &[ClientId], rows: isize, extend: bool) {
        let at = self.cursor.and_then(|cursor| position(order, cursor));
        let wanted = match at {
            Some(at) => at.saturating_add_signed(rows),
            None => 0,
        };
        let Some(&client) = order.get(wanted.min(order.len().saturating_sub(1))) else { return };
        if extend {
            self.anchor = self.anchor.or(self.cursor);
            self.range(order, client);
        } else if self.follows {
            self.pick(client);
        } else {
            self.cursor = Some(client);
        }
    }
}

/// The client that follows `client` in the order shown; `None` at the end.
#[must_use]
pub(super) fn following(order: &[ClientId], client: ClientId) -> Option<ClientId> {
    order.get(position(order, client)? + 1).copied()
}

/// Where `client` stands in the order shown.
#[must_use]
pub(super) fn position(order: &[ClientId], client: ClientId) -> Option<usize> {
    order.iter().position(|listed| *listed == client)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(ids: &[u32]) -> Vec<ClientId> {
        ids.iter().copied().map(ClientId).collect()
    }

    /// The list as sorted: clients 4, 2, 0, 1, 3.
    fn order() -> Vec<ClientId> {
        ids(&[4, 2, 0, 1, 3])
    }

    #[test]
    fn a_range_follows_the_order_shown_from_where_it_began() {
        let cases = [((2, 1), vec![0, 1, 2]), ((1, 4), vec![0, 1, 2, 4]), ((3, 3), vec![3])];
        for ((from, to), expected) in cases {
            let mut picked = Picked::default();
            picked.pick(ClientId(from));
            picked.range(&order(), ClientId(to));
            assert_eq!(picked.clients(), ids(&expected), "{from} to {to}");
        }
    }

    #[test]
    fn a_second_range_starts_where_the_first_did() {
        let mut picked = Picked::default();
        picked.pick(ClientId(0));
        picked.range(&order(), ClientId(3));
        picked.range(&order(), ClientId(4));
        assert_eq!(picked.clients(), ids(&[0, 2, 4]));
    }

    #[test]
    fn a_range_whose_beginning_is_filtered_out_is_a_plain_pick() {
        let mut picked = Picked::default();
        picked.pick(ClientId(9));
        picked.range(&order(), ClientId(2));
        assert_eq!(picked.clients(), ids(&[2]));
    }

    #[test]
    fn toggling_picks_one_by_one_and_the_arrows_then_leave_the_choice_alone() {
        let mut picked = Picked::default();
        picked.toggle(ClientId(2));
        picked.step(&order(), 1, false);
        picked.toggle(ClientId(1));
        picked.step(&order(), 9, false);
        assert_eq!((picked.clients(), picked.cursor()), (ids(&[1, 2]), Some(ClientId(3))));
        picked.toggle(ClientId(2));
        assert_eq!(picked.single(), Some(ClientId(1)));
    }

    #[test]
    fn after_a_plain_pick_the_arrows_take_the_choice_along() {
        let mut picked = Picked::default();
        picked.pick(ClientId(2));
        picked.step(&order(), 1, false);
        assert_eq!(picked.single(), Some(ClientId(0)));
        picked.step(&order(), -9, false);
        assert_eq!(picked.single(), Some(ClientId(4)));
    }

    #[test]
    fn the_arrows_with_shift_grow_the_range_and_shrink_it() {
        let mut picked = Picked::default();
        picked.pick(ClientId(2));
        for _ in 0..3 {
            picked.step(&order(), 1, true);
        }
        picked.step(&order(), -1, true);
        assert_eq!(picked.clients(), ids(&[0, 1, 2]));
    }

    #[test]
    fn the_keyboard_starts_at_the_first_row_and_stays_in_the_list() {
        let mut picked = Picked::default();
        picked.step(&[], 1, false);
        assert_eq!(picked.cursor(), None);
        picked.step(&order(), 1, false);
        assert_eq!((picked.cursor(), picked.len()), (Some(ClientId(4)), 0));
    }

    #[test]
    fn the_next_client_is_the_one_below_and_the_last_has_none() {
        assert_eq!(following(&order(), ClientId(2)), Some(ClientId(0)));
        assert_eq!(following(&order(), ClientId(3)), None);
        assert_eq!(following(&order(), ClientId(9)), None);
    }
}
