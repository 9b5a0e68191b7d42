//! What clients could buy and do not (METHOD.md §9).

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Basis;
use super::basis::{Places, known_users, name_and_code, revenue_of};
use super::stats::{cents, count, median_of};
use crate::model::{
    Band, BuiltIn, ClientId, ClientStatus, DimensionId, NeumaierSum, OfferingId, Project, ValueId, neumaier_sum,
};

/// One cell client × offering in which revenue is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Who.
    pub client: ClientId,
    /// What they do not buy.
    pub offering: OfferingId,
    /// R_ij, at most τ.
    pub revenue: f64,
    /// E_ij, in the project's currency over the window.
    pub expected: f64,
    /// E_ij − R_ij, positive.
    pub missing: f64,
    /// The likely part of that: × buyers / peers.
    pub likely: f64,
    /// The client's peers: the *other* clients of its band, or of its band and industry.
    pub peers: usize,
    /// The peers and the client itself, in the order of the clients; one list for all cells of the same peers.
    pub among: Arc<[ClientId]>,
    /// Those that buy the offering.
    pub buyers: usize,
    /// The median of R_kj/u_k over the buyers whose users are known.
    pub per_user: f64,
    /// How many buyers that is.
    pub per_user_over: usize,
    /// The industry the peers share; `None` when they are all of the band.
    pub industry: Option<ValueId>,
    /// Whether the user set the cell aside; it is in no total then.
    pub is_blocked: bool,
}

/// The white space of one offering.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferingSpace {
    /// Which.
    pub offering: OfferingId,
    /// Σ missing over the clients, without blocked cells.
    pub missing: f64,
    /// The likely part of that.
    pub likely: f64,
    /// How many clients that is.
    pub clients: usize,
}

/// All that is missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhiteSpace {
    /// The cells, in the order of the clients, then of the offerings; blocked ones among them.
    pub gaps: Vec<Gap>,
    /// potential_i = Σ_j max(0, E_ij − R_ij) without blocked cells, by [`ClientId::index`]. 0 when nothing is missing;
    /// `None` when the size is unknown, and for clients that do not count.
    pub of_client: Vec<Option<f64>>,
    /// One per counted offering, in their order.
    pub offerings: Vec<OfferingSpace>,
    /// Σ potential_i.
    pub total: f64,
    /// The likely part of that: Σ missing · buyers / peers.
    pub likely: f64,
    /// How many clients have an estimate, be it 0.
    pub over: usize,
    /// The counted clients without one, because their size is unknown.
    pub unknown: usize,
}

impl WhiteSpace {
    /// The cells not set aside, the largest amount in cents first; equals by the names of client and offering, so that the
    /// order of the rows plays no part.
    #[must_use]
    pub fn ranked(&self, project: &Project) -> Vec<&Gap> {
        let names = |gap: &Gap| {
            let offering = project.offering(gap.offering).map_or("", |offering| offering.name.as_str());
            (name_and_code(project, gap.client), offering)
        };
        let mut open: Vec<&Gap> = self.gaps.iter().filter(|gap| !gap.is_blocked).collect();
        open.sort_by(|a, b| cents(b.missing).total_cmp(&cents(a.missing)).then_with(|| names(a).cmp(&names(b))));
        open
    }
}

/// The white space of a project whose basis is `basis` (METHOD.md §9).
///
/// The peers of client i are the other counted clients of its band; where at least `minimum_industry` of those share its
/// (primary) industry, only they are. When enough peers buy offering j (R_kj > τ) and i does not, E_ij = u_i · median over
/// buying peers of R_kj/u_k. Where E_ij is not above R_ij, nothing is missing. A client whose users or band are unknown
/// has no estimate; a buyer whose users are unknown counts as one, but not in the median.
#[must_use]
pub fn white_space(project: &Project, basis: &Basis) -> WhiteSpace {
    let groups = Groups::of(project, basis);
    let mut space = WhiteSpace { of_client: vec![None; project.data.clients.len()], ..WhiteSpace::default() };
    let mut missing = vec![Missing::default(); basis.offerings.len()];
    for &id in &basis.clients {
        let (Some(users), Some((group, industry))) = (known_users(project, id), groups.peers_of(project, basis, id))
        else {
            space.unknown += 1;
            continue;
        };
        let mut potential = NeumaierSum::default();
        for adoption in &group.usual {
            let Some(gap) = gap(project, basis, (id, users), (group, adoption)) else { continue };
            let gap = Gap { industry, ..gap };
            if !gap.is_blocked {
                potential.add(gap.missing);
                if let Some(missing) = missing.get_mut(adoption.place) {
                    missing.add(&gap);
                }
            }
            space.gaps.push(gap);
        }
        if let Some(slot) = space.of_client.get_mut(id.index()) {
            *slot = Some(potential.total());
        }
        space.over += 1;
    }
    space.offerings = basis.offerings.iter().zip(missing).map(|(&offering, missing)| missing.of(offering)).collect();
    space.total = neumaier_sum(space.of_client.iter().flatten().copied());
    space.likely = neumaier_sum(space.offerings.iter().map(|offering| offering.likely));
    space
}

/// The open gaps of one offering.
#[derive(Clone, Copy, Debug, Default)]
struct Missing {
    whole: NeumaierSum,
    likely: NeumaierSum,
    clients: usize,
}

impl Missing {
    fn add(&mut self, gap: &Gap) {
        self.whole.add(gap.missing);
        self.likely.add(gap.likely);
        self.clients += 1;
    }

    fn of(self, offering: OfferingId) -> OfferingSpace {
        let (missing, likely) = (self.whole.total(), self.likely.total());
        OfferingSpace { offering, missing, likely, clients: self.clients }
    }
}

/// What client `id` with its users lacks of one offering that its peers usually buy; `None` when it buys it, or as much of
/// it as is expected.
fn gap(
    project: &Project,
    basis: &Basis,
    (id, users): (ClientId, f64),
    (group, adoption): (&Group, &Adoption),
) -> Option<Gap> {
    let revenue = basis.matrix.get(id, adoption.offering);
    let expected = users * adoption.per_user;
    let missing = expected - revenue;
    let peers = group.members.len().saturating_sub(1);
    (revenue <= project.settings.threshold && missing > 0.0 && missing.is_finite()).then(|| Gap {
        client: id,
        offering: adoption.offering,
        revenue,
        expected,
        missing,
        likely: missing * count(adoption.buyers) / count(peers.max(1)),
        peers,
        among: Arc::clone(&group.members),
        buyers: adoption.buyers,
        per_user: adoption.per_user,
        per_user_over: adoption.per_user_over,
        industry: None,
        is_blocked: project.block(id, adoption.offering).is_some(),
    })
}

/// The room to sell more by [`ClientId::index`]: what the file says a client could bring a year, less what it brings, and
/// where the file says nothing, its white space. `None` where neither is known, and for clients that do not count.
#[must_use]
pub fn room(project: &Project, basis: &Basis, space: &WhiteSpace) -> Vec<Option<f64>> {
    let of = |client: &crate::model::Client| {
        if client.status != ClientStatus::Client {
            return None;
        }
        let given = client.potential.filter(|potential| potential.is_finite());
        let left = given.map(|potential| (potential - revenue_of(basis, client.id)).max(0.0));
        left.or_else(|| space.of_client.get(client.id.index()).copied().flatten())
    };
    project.data.clients.iter().map(of).collect()
}

/// One offering that enough clients of a group buy.
#[derive(Clone, Debug)]
struct Adoption {
    offering: OfferingId,
    /// Its position among the counted offerings.
    place: usize,
    buyers: usize,
    per_user: f64,
    per_user_over: usize,
}

/// Clients that are each other's peers.
#[derive(Clone, Debug, Default)]
struct Group {
    members: Arc<[ClientId]>,
    usual: Vec<Adoption>,
}

/// Who is compared with whom.
struct Groups {
    industry: Option<DimensionId>,
    minimum_industry: usize,
    bands: BTreeMap<usize, Group>,
    industries: BTreeMap<(usize, ValueId), Group>,
}

impl Groups {
    fn of(project: &Project, basis: &Basis) -> Self {
        let mut groups = Self {
            industry: project.data.dimensions.iter().find(|d| d.as_built_in() == Some(BuiltIn::Industry)).map(|d| d.id),
            minimum_industry: project.settings.white_space.minimum_industry,
            bands: BTreeMap::new(),
            industries: BTreeMap::new(),
        };
        let mut in_band: BTreeMap<usize, Vec<ClientId>> = BTreeMap::new();
        let mut in_industry: BTreeMap<(usize, ValueId), Vec<ClientId>> = BTreeMap::new();
        for &id in &basis.clients {
            let Some(band) = band_of(basis, id) else { continue };
            in_band.entry(band).or_default().push(id);
            if let Some(industry) = groups.industry_of(project, id) {
                in_industry.entry((band, industry)).or_default().push(id);
            }
        }
        let enough = |members: &Vec<ClientId>| members.len() > project.settings.white_space.minimum_industry;
        in_industry.retain(|_, members| enough(members));
        // Groups hang on nothing but their members: each core takes some, and the answer is the same.
        let grouped = |members: Vec<ClientId>| group(project, basis, members.into());
        groups.bands = in_band.into_par_iter().map(|(band, members)| (band, grouped(members))).collect();
        groups.industries = in_industry.into_par_iter().map(|(key, members)| (key, grouped(members))).collect();
        groups
    }

    fn industry_of(&self, project: &Project, id: ClientId) -> Option<ValueId> {
        project.client(id)?.tags.primary(self.industry?)
    }

    /// The client's group and, when it is narrower than the band, its industry.
    fn peers_of(&self, project: &Project, basis: &Basis, id: ClientId) -> Option<(&Group, Option<ValueId>)> {
        let band = band_of(basis, id)?;
        let industry = self.industry_of(project, id);
        let narrow = industry.and_then(|industry| self.industries.get(&(band, industry)));
        match narrow.filter(|group| group.members.len() > self.minimum_industry) {
            Some(group) => Some((group, industry)),
            None => self.bands.get(&band).map(|group| (group, None)),
        }
    }
}

fn band_of(basis: &Basis, id: ClientId) -> Option<usize> {
    match basis.band.get(id.index()) {
        Some(Band::Known(band)) => Some(*band),
        _ => None,
    }
}

/// What is usual among `members`: bought by `minimum_buyers` and by the share `adoption` of the peers of a client that
/// lacks it. That client is no buyer, so its peers hold all buyers, and the answer is the same for each such client.
fn group(project: &Project, basis: &Basis, members: Arc<[ClientId]>) -> Group {
    let (settings, threshold) = (&project.settings.white_space, project.settings.threshold);
    let places = Places::of(basis);
    let mut columns = vec![Column::default(); basis.offerings.len()];
    let mut sized = 0;
    for &id in members.iter() {
        let users = known_users(project, id);
        sized += usize::from(users.is_some());
        for (at, amount) in places.row(basis, id) {
            let Some(column) = columns.get_mut(at) else { continue };
            column.lines += 1;
            column.sized_lines += usize::from(users.is_some());
            if amount > threshold {
                column.buyers += 1;
                column.per_user.extend(users.map(|users| amount / users));
            }
        }
    }
    let wanted = settings.adoption * count(members.len() - 1);
    let adoption = |(place, (&offering, mut column)): (usize, (&OfferingId, Column))| {
        if threshold < 0.0 {
            // Who has no line buys for 0, which a negative τ lets count.
            column.buyers += members.len() - column.lines;
            column.per_user.extend(std::iter::repeat_n(0.0, sized - column.sized_lines));
        }
        let is_usual = column.buyers >= settings.minimum_buyers.max(1) && count(column.buyers) >= wanted - 1e-9;
        let per_user = median_of(&mut column.per_user).filter(|_| is_usual)?;
        Some(Adoption { offering, place, buyers: column.buyers, per_user, per_user_over: column.per_user.len() })
    };
    let all = basis.offerings.iter().zip(columns).enumerate();
    let usual = all.filter_map(adoption).collect();
    Group { members, usual }
}

/// One offering in one group of peers, as it is counted.
#[derive(Clone, Debug, Default)]
struct Column {
    /// The members that have a line, and those of them whose users are known.
    lines: usize,
    sized_lines: usize,
    /// The members with R_kj > τ.
    buyers: usize,
    /// R_kj/u_k of those whose users are known.
    per_user: Vec<f64>,
}
