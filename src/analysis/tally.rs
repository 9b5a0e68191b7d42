//! A band's criteria as running sums, so that a resample, or a table without one client, costs one pass.

use super::Basis;
use super::basis::{breadth_of, known_users, name_and_code, revenue_of};
use super::contest::Contender;
use super::stats::{cents, count, ratio};
use crate::model::{Band, ClientId, NeumaierSum, Project};

/// All that a client brings to the contest of the bands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Member {
    /// Who.
    pub(super) client: ClientId,
    /// The position of its band; `None` for an unknown size.
    pub(super) band: Option<usize>,
    /// R_i.
    pub(super) revenue: f64,
    /// R_i as it counts in the averages: R_i itself, or no more than a large client's.
    counted: f64,
    breadth: usize,
    is_broad: bool,
    /// u_i; `None` when unknown.
    users: Option<f64>,
}

impl Member {
    /// The same client, its revenue counted no higher than `cap` in average and revenue per user (METHOD.md §5f).
    pub(super) fn capped(self, cap: f64) -> Self {
        Self { counted: self.revenue.min(cap), ..self }
    }
}

/// What each counted client brings, in their order.
pub(super) fn members(project: &Project, basis: &Basis) -> Vec<Member> {
    let member = |&id: &ClientId| {
        let (revenue, breadth) = (revenue_of(basis, id), breadth_of(basis, id));
        Member {
            client: id,
            band: match basis.band.get(id.index()) {
                Some(Band::Known(band)) => Some(*band),
                _ => None,
            },
            revenue,
            counted: revenue,
            breadth,
            is_broad: breadth >= basis.broad_from,
            users: known_users(project, id),
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
            .then_with(|| a.users.unwrap_or_default().total_cmp(&b.users.unwrap_or_default()))
    });
    members
}

/// One band's running sums.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    clients: usize,
    broad: usize,
    pairs: usize,
    /// Σ R_i.
    revenue: NeumaierSum,
    /// How much less than R_i counts in averages.
    capped: f64,
    /// The part of what counts whose users are unknown.
    without_users: f64,
    users: NeumaierSum,
    with_users: usize,
}

impl Tally {
    /// n_b(K), A_b, K_b, N_b, R_b/R and Σ R_i/Σ u_i over the clients of known users (METHOD.md §§4–5).
    fn contender(&self, total: f64) -> Contender {
        let (clients, revenue) = (count(self.clients), self.revenue.total());
        let counted = revenue - self.capped;
        let per_user = ratio(counted - self.without_users, self.users.total()).filter(|_| self.with_users > 0);
        Contender {
            clients: self.clients,
            values: [
                Some(count(self.broad)),
                ratio(counted, clients),
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
        self.pairs += member.breadth;
        self.revenue.add(member.revenue);
        self.capped += member.revenue - member.counted;
        match member.users {
            Some(users) => {
                self.users.add(users);
                self.with_users += 1;
            }
            None => self.without_users += member.counted,
        }
    }

    fn remove(&mut self, member: &Member) {
        self.clients = self.clients.saturating_sub(1);
        self.broad = self.broad.saturating_sub(usize::from(member.is_broad));
        self.pairs = self.pairs.saturating_sub(member.breadth);
        self.revenue.add(-member.revenue);
        self.capped -= member.revenue - member.counted;
        match member.users {
            Some(users) => {
                self.users.add(-users);
                self.with_users = self.with_users.saturating_sub(1);
            }
            None => self.without_users -= member.counted,
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

    fn tally(&mut self, member: &Member) -> Option<&mut Tally> {
        let unknown = self.0.len() - 1;
        self.0.get_mut(member.band.unwrap_or(unknown))
    }

    /// One client more.
    pub(super) fn add(&mut self, member: &Member) {
        if let Some(tally) = self.tally(member) {
            tally.add(member);
        }
    }

    /// One client less, of those that were added.
    pub(super) fn remove(&mut self, member: &Member) {
        if let Some(tally) = self.tally(member) {
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
