//! A band's criteria as running sums, so that a resample, or a table without one client, costs one pass.

use super::Basis;
use super::basis::{breadth_of, known_users, revenue_of};
use super::contest::Contender;
use super::stats::{count, ratio};
use crate::model::{Band, NeumaierSum, Project};

/// All that a client brings to the contest of the bands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Member {
    /// The position of its band; `None` for an unknown size.
    pub(super) band: Option<usize>,
    revenue: f64,
    breadth: usize,
    is_broad: bool,
    /// R_i/u_i; `None` when the users are unknown.
    per_user: Option<f64>,
}

/// The counted clients, in their order.
pub(super) fn members(project: &Project, basis: &Basis) -> Vec<Member> {
    let member = |&id| {
        let (revenue, breadth) = (revenue_of(basis, id), breadth_of(basis, id));
        Member {
            band: match basis.band.get(id.index()) {
                Some(Band::Known(band)) => Some(*band),
                _ => None,
            },
            revenue,
            breadth,
            is_broad: breadth >= basis.broad_from,
            per_user: known_users(project, id).and_then(|users| ratio(revenue, users)),
        }
    };
    basis.clients.iter().map(member).collect()
}

/// One band's running sums.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    clients: usize,
    broad: usize,
    pairs: usize,
    revenue: NeumaierSum,
    per_user: NeumaierSum,
    with_users: usize,
}

impl Tally {
    /// n_b(K), A_b, K_b, N_b, R_b/R and the mean of R_i/u_i (METHOD.md §§4–5).
    fn contender(&self, total: f64) -> Contender {
        let (clients, revenue) = (count(self.clients), self.revenue.total());
        Contender {
            clients: self.clients,
            values: [
                Some(count(self.broad)),
                ratio(revenue, clients),
                ratio(count(self.pairs), clients),
                Some(count(self.pairs)),
                ratio(revenue, total),
                ratio(self.per_user.total(), count(self.with_users)),
            ],
        }
    }
}

/// The running sums of all known bands, and of everyone's revenue.
#[derive(Clone, Debug)]
pub(super) struct Tallies {
    bands: Vec<Tally>,
    revenue: NeumaierSum,
}

impl Tallies {
    /// No clients yet in `bands` bands.
    pub(super) fn empty(bands: usize) -> Self {
        Self { bands: vec![Tally::default(); bands], revenue: NeumaierSum::default() }
    }

    /// Starts over.
    pub(super) fn clear(&mut self) {
        self.bands.fill(Tally::default());
        self.revenue = NeumaierSum::default();
    }

    /// One client more.
    pub(super) fn add(&mut self, member: &Member) {
        self.revenue.add(member.revenue);
        let Some(tally) = member.band.and_then(|band| self.bands.get_mut(band)) else { return };
        tally.clients += 1;
        tally.broad += usize::from(member.is_broad);
        tally.pairs += member.breadth;
        tally.revenue.add(member.revenue);
        if let Some(per_user) = member.per_user {
            tally.per_user.add(per_user);
            tally.with_users += 1;
        }
    }

    /// One client less, of those that were added.
    pub(super) fn remove(&mut self, member: &Member) {
        self.revenue.add(-member.revenue);
        let Some(tally) = member.band.and_then(|band| self.bands.get_mut(band)) else { return };
        tally.clients = tally.clients.saturating_sub(1);
        tally.broad = tally.broad.saturating_sub(usize::from(member.is_broad));
        tally.pairs = tally.pairs.saturating_sub(member.breadth);
        tally.revenue.add(-member.revenue);
        if let Some(per_user) = member.per_user {
            tally.per_user.add(-per_user);
            tally.with_users = tally.with_users.saturating_sub(1);
        }
    }

    /// The known bands as they compete, in scheme order, into `contenders`.
    pub(super) fn contenders(&self, contenders: &mut Vec<Contender>) {
        let total = self.revenue.total();
        contenders.clear();
        contenders.extend(self.bands.iter().map(|tally| tally.contender(total)));
    }
}
