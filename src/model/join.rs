//! Several clients, or offerings, put together as one.

use std::collections::HashSet;
use std::sync::Arc;

use super::{
    Client, ClientId, ClientStatus, Dataset, Dimension, DimensionId, Offering, OfferingId, StatusReason, Tag, ValueId,
};

impl Client {
    /// Takes what only `other` knows; the first value both know differently, as text, when there is one. Sizes and traits
    /// known stay; of several values in a dimension all count.
    pub fn fill_from(&mut self, other: &Self, dimensions: &[Dimension]) -> Option<String> {
        let mut conflict = None;
        self.stand_with(other);
        fill(&mut self.code, other.code.as_ref(), &mut conflict);
        if self.users.is_none() {
            self.users_source = other.users_source;
        }
        fill(&mut self.users, other.users.as_ref(), &mut conflict);
        fill(&mut self.employees, other.employees.as_ref(), &mut conflict);
        fill(&mut self.margin, other.margin.as_ref(), &mut conflict);
        fill(&mut self.cost_of_sale, other.cost_of_sale.as_ref(), &mut conflict);
        fill(&mut self.effort_hours, other.effort_hours.as_ref(), &mut conflict);
        fill(&mut self.since, other.since.as_ref(), &mut conflict);
        fill(&mut self.orders, other.orders.as_ref(), &mut conflict);
        fill(&mut self.potential, other.potential.as_ref(), &mut conflict);
        self.last_date = self.last_date.max(other.last_date);
        for (known, other) in self.winnability.0.iter_mut().zip(&other.winnability.0) {
            fill(known, other.as_ref(), &mut conflict);
        }
        for dimension in dimensions {
            let several = dimension.multi_valued || self.tags.of(dimension.id).is_empty();
            for Tag { value, detail, .. } in other.tags.of(dimension.id) {
                if several {
                    self.tags.add(dimension.id, *value, dimension.multi_valued);
                    self.tags.set_detail(dimension.id, *value, detail.as_deref().unwrap_or_default());
                } else if !self.tags.has(dimension.id, *value) && conflict.is_none() {
                    conflict = dimension.value(*value).map(str::to_owned);
                }
            }
        }
        conflict
    }

    /// Takes the status of `other` where its lines make more of it: somebody who is known from two places is what the
    /// lines of either make of it.
    pub fn stand_with(&mut self, other: &Self) {
        let rank = |client: &Self| match (client.status, client.status_reason) {
            (ClientStatus::Client, _) => 0,
            (ClientStatus::ExClient, _) => 1,
            (ClientStatus::Prospect, Some(StatusReason::FirstBilledAfter)) => 2,
            (ClientStatus::Prospect, _) => 3,
        };
        if rank(other) < rank(self) {
            (self.status, self.status_reason) = (other.status, other.status_reason);
        }
    }
}

fn fill<T: PartialEq + Clone + ToString>(known: &mut Option<T>, other: Option<&T>, conflict: &mut Option<String>) {
    match (known.as_ref(), other) {
        (None, Some(other)) => *known = Some(other.clone()),
        (Some(known), Some(other)) if known != other && conflict.is_none() => *conflict = Some(other.to_string()),
        _ => {}
    }
}

impl Dataset {
    /// Puts clients together: `into` says for each position at which one it ends up, which stays where it is. Returns the
    /// new position of each.
    pub fn join_clients(&mut self, into: &[usize]) -> Vec<usize> {
        let places = compacted(into);
        let mut clients: Vec<Client> = Vec::new();
        let stays = |(position, _): &(usize, &Client)| into.get(*position) == Some(position);
        for (_, client) in self.clients.iter().enumerate().filter(stays) {
            clients.push(Client { id: ClientId::at(clients.len()), ..client.clone() });
        }
        for (position, client) in self.clients.iter().enumerate().filter(|one| !stays(one)) {
            let known = places.get(position).and_then(|place| clients.get_mut(*place));
            if let Some(known) = known {
                add_figures(known, client);
                known.fill_from(client, &self.dimensions);
            }
        }
        for line in Arc::make_mut(&mut self.lines) {
            line.client = places.get(line.client.index()).map_or(line.client, |place| ClientId::at(*place));
        }
        self.clients = Arc::new(clients);
        places
    }

    /// Puts offerings together in the same way; the one that stays keeps its name, group and kind.
    pub fn join_offerings(&mut self, into: &[usize]) -> Vec<usize> {
        let places = compacted(into);
        let stays = |(position, _): &(usize, &Offering)| into.get(*position) == Some(position);
        let kept = self.offerings.iter().enumerate().filter(stays);
        let offerings: Vec<Offering> = kept
            .enumerate()
            .map(|(at, (_, offering))| Offering { id: OfferingId::at(at), ..offering.clone() })
            .collect();
        for line in Arc::make_mut(&mut self.lines) {
            line.offering = places.get(line.offering.index()).map_or(line.offering, |place| OfferingId::at(*place));
        }
        self.offerings = Arc::new(offerings);
        places
    }
}

impl Dataset {
    /// Calls a value of `dimension` another name; onto one that is there already it joins the two, and gives that one.
    pub(super) fn rename_value(&mut self, dimension: DimensionId, value: ValueId, name: &str) -> Option<ValueId> {
        let found = Arc::make_mut(&mut self.dimensions).get_mut(dimension.index())?;
        let other = found.find(name).filter(|other| *other != value);
        *found.values.get_mut(value.index())? = if other.is_some() { None } else { Some(name.trim().to_owned()) };
        if let Some(other) = other {
            for client in Arc::make_mut(&mut self.clients) {
                client.tags.replace(dimension, value, other);
            }
        }
        other
    }
}

/// What adds up over a year adds up over the two; sizes and traits do not.
fn add_figures(known: &mut Client, other: &Client) {
    let added = |one: Option<f64>, other: Option<f64>| one.zip(other).map_or(one.or(other), |(a, b)| Some(a + b));
    known.margin = added(known.margin, other.margin);
    known.cost_of_sale = added(known.cost_of_sale, other.cost_of_sale);
    known.effort_hours = added(known.effort_hours, other.effort_hours);
    known.orders = added(known.orders, other.orders);
    known.old_revenue = added(known.old_revenue, other.old_revenue);
}

/// Follows each position to where it ends up; a circle ends at its smallest.
#[must_use]
pub fn resolved(into: &[usize]) -> Vec<usize> {
    let end = |start: usize| {
        let (mut at, mut seen) = (start, HashSet::new());
        while seen.insert(at) {
            match into.get(at) {
                Some(&next) if next != at => at = next,
                _ => return at,
            }
        }
        seen.into_iter().min().unwrap_or(start)
    };
    (0..into.len()).map(end).collect()
}

/// The positions once those that go are gone.
fn compacted(into: &[usize]) -> Vec<usize> {
    let mut next = 0;
    let mut place = vec![0; into.len()];
    for (position, target) in into.iter().enumerate() {
        if position == *target {
            if let Some(place) = place.get_mut(position) {
                *place = next;
            }
            next += 1;
        }
    }
    into.iter().map(|target| place.get(*target).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(status: ClientStatus, reason: Option<StatusReason>) -> Client {
        let mut client = Client::named(ClientId(0), "A");
        (client.status, client.status_reason) = (status, reason);
        client
    }

    #[test]
    fn two_places_make_somebody_what_the_lines_of_either_do() {
        use ClientStatus::{Client as Now, ExClient, Prospect};
        let (later, nothing) = (Some(StatusReason::FirstBilledAfter), Some(StatusReason::NothingBilled));
        let cases = [
            ((ExClient, None), (Now, None), (Now, None)),
            ((Now, None), (ExClient, None), (Now, None)),
            ((Prospect, later), (ExClient, None), (ExClient, None)),
            ((Prospect, nothing), (Prospect, later), (Prospect, later)),
            ((Prospect, nothing), (Prospect, nothing), (Prospect, nothing)),
        ];
        for (one, other, expected) in cases {
            let mut known = standing(one.0, one.1);
            known.stand_with(&standing(other.0, other.1));
            assert_eq!((known.status, known.status_reason), expected, "{one:?} and {other:?}");
        }
    }
}
