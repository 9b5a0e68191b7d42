//! A band's criteria as running sums, so that a resample, or a table without one client, costs one pass.

use super::Basis;
use super::basis::{breadth_of, known_users, name_and_code, revenue_of};
use super::contest::Contender;
use super::stats::{cents, count, ratio};
use crate::model::{Band, ClientId, NeumaierSum, Project};

/// All that a client brings to the contest of the bands. Small, because re-draws reach for members at random.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Member {
    /// Who.
    pub(super) client: ClientId,
    /// The position of its band; behind the last one for an unknown size.
    band: u32,
    breadth: u32,
    is_broad: bool,
    /// Whether the size is known.
    pub(super) has_size: bool,
    /// R_i.
    pub(super) revenue: f64,
    /// u_i; 0 when unknown.
    users: f64,
}

impl Member {
    /// The same client with no more revenue than `cap`.
    pub(super) fn capped(self, cap: f64) -> Self {
        Self { revenue: self.revenue.min(cap), ..self }
    }
}

/// What each counted client brings, in their order.
pub(super) fn members(project: &Project, basis: &Basis) -> Vec<Member> {
    let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let member = |&id: &ClientId| {
        let breadth = breadth_of(basis, id);
        let known = match basis.band.get(id.index()) {
            Some(Band::Known(band)) => Some(*band),
            _ => None,
        };
        Member {
            client: id,
            band: small(known.unwrap_or_else(|| project.settings.bands.count())),
            breadth: small(breadth),
            is_broad: breadth >= basis.broad_from,
            has_size: known.is_some(),
            revenue: revenue_of(basis, id),
            users: known_users(project, id).unwrap_or_default(),
        }
    };
    basis.clients.iter().map(member).collect()
}

/// The counted clients by name, then code, then revenue, and what is left of differences after those, so that the order
/// of the rows in a file changes no draw (METHOD.md §5).
pub(super) fn members_by_name(project: &Project, basis: &Basis) -> Vec<Member> {
    let mut members = members(project, basis);
    members.sort_by(|a, b| {
        let figures = |member: &Member| (member.band, member.breadth);
        name_and_code(project, a.client)
            .cmp(&name_and_code(project, b.client))
            .then_with(|| cents(a.revenue).total_cmp(&cents(b.revenue)))
            .then_with(|| figures(a).cmp(&figures(b)))
            .then_with(|| a.users.total_cmp(&b.users))
    });
    members
}

/// One band's running sums.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    clients: usize,
    broad: usize,
    pairs: usize,
    revenue: NeumaierSum,
    /// The part of it whose users are unknown.
    without_users: f64,
    users: NeumaierSum,
    with_users: usize,
}

impl Tally {
    /// n_b(K), A_b, K_b, N_b, R_b/R and Σ R_i/Σ u_i over the clients of known users (METHOD.md §§4–5).
    fn contender(&self, total: f64) -> Contender {
        let (clients, revenue) = (count(self.clients), self.revenue.total());
        let per_user = ratio(revenue - self.without_users, self.users.total()).filter(|_| self.with_users > 0);
        Contender {
            clients: self.clients,
            values: [
                Some(count(self.broad)),
                ratio(revenue, clients),
                ratio(count(self.pairs), clients),
                Some(count(self.pairs)),
                ratio(revenue, total),
                per_user,
            ],
        }
    }

    fn add(&mut self, member: &Member) {
        self.clients += 1;
        self.broad += usize::from(member.is_broad);
        self.pairs += member.breadth as usize;
        self.revenue.add(member.revenue);
        if member.users > 0.0 {
            self.users.add(member.users);
            self.with_users += 1;
        } else {
            self.without_users += member.revenue;
        }
    }

    fn remove(&mut self, member: &Member) {
        self.clients = self.clients.saturating_sub(1);
        self.broad = self.broad.saturating_sub(usize::from(member.is_broad));
        self.pairs = self.pairs.saturating_sub(member.breadth as usize);
        self.revenue.add(-member.revenue);
        if member.users > 0.0 {
            self.users.add(-member.users);
            self.with_users = self.with_users.saturating_sub(1);
        } else {
            self.without_users -= member.revenue;
        }
    }
}

/// The running sums of all known bands, then of the clients of unknown size.
#[derive(Clone, Debug)]
pub(super) struct Tallies(Vec<Tally>);

impl Tallies {
    /// No clients yet in `bands` bands.
    pub(super) fn empty(bands: usize) -> Self {
        Self(vec![Tally::default(); bands + 1])
    }

    /// Those of `members`.
    pub(super) fn of<'a>(bands: usize, members: impl IntoIterator<Item = &'a Member>) -> Self {
        let mut tallies = Self::empty(bands);
        for member in members {
            tallies.add(member);
        }
        tallies
    }

    /// Starts over.
    pub(super) fn clear(&mut self) {
        self.0.fill(Tally::default());
    }

    /// One client more.
    pub(super) fn add(&mut self, member: &Member) {
        if let Some(tally) = self.0.get_mut(member.band as usize) {
            tally.add(member);
        }
    }

    /// One client less, of those that were added.
    pub(super) fn remove(&mut self, member: &Member) {
        if let Some(tally) = self.0.get_mut(member.band as usize) {
            tally.remove(member);
        }
    }

    /// Whether any client has a known size.
    pub(super) fn has_known_size(&self) -> bool {
        self.0.split_last().is_some_and(|(_, known)| known.iter().any(|tally| tally.clients > 0))
    }

    /// The known bands as they compete, in scheme order, into `contenders`.
    pub(super) fn contenders(&self, contenders: &mut Vec<Contender>) {
        let mut total = NeumaierSum::default();
        for tally in &self.0 {
            total.add_sum(tally.revenue);
        }
        let total = total.total();
        contenders.clear();
        if let Some((_, known)) = self.0.split_last() {
            contenders.extend(known.iter().map(|tally| tally.contender(total)));
        }
    }
}
