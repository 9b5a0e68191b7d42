//! What clients could buy and do not (METHOD.md §9).

use std::collections::BTreeMap;

use super::Basis;
use super::basis::{Dense, known_users, revenue_of};
use super::stats::{count, median};
use crate::model::{
    Band, BuiltIn, ClientId, ClientStatus, DimensionId, NeumaierSum, OfferingId, Project, ValueId, WhiteSpaceSettings,
    neumaier_sum,
};

/// One cell client × offering in which revenue is missing.
#[derive(Clone, Copy, Debug, PartialEq)]
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
    /// The client's peers: the *other* clients of its band, or of its band and industry.
    pub peers: usize,
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
    /// How many clients have an estimate, be it 0.
    pub over: usize,
    /// The counted clients without one, because their size is unknown.
    pub unknown: usize,
}

impl WhiteSpace {
    /// The cells not set aside, the largest amount first; equals in the order of clients and offerings.
    #[must_use]
    pub fn ranked(&self) -> Vec<&Gap> {
        let mut open: Vec<&Gap> = self.gaps.iter().filter(|gap| !gap.is_blocked).collect();
        open.sort_by(|a, b| b.missing.total_cmp(&a.missing));
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
    let mut dense = Dense::new(basis);
    let mut space = WhiteSpace { of_client: vec![None; project.data.clients.len()], ..WhiteSpace::default() };
    let mut missing = vec![(NeumaierSum::default(), 0_usize); basis.offerings.len()];
    for &id in &basis.clients {
        let (Some(users), Some((group, industry))) = (known_users(project, id), groups.peers_of(project, basis, id))
        else {
            space.unknown += 1;
            continue;
        };
        let first = space.gaps.len();
        let cells = basis.offerings.iter().zip(dense.row(basis, id)).zip(&group.offerings).zip(&mut missing);
        for (((&offering, &revenue), adoption), sum) in cells {
            let asked = (&project.settings.white_space, group.clients - 1);
            if revenue > project.settings.threshold || !adoption.is_usual(asked) {
                continue;
            }
            let Some(per_user) = adoption.per_user else { continue };
            let gap = Gap {
                client: id,
                offering,
                revenue,
                expected: users * per_user,
                missing: users * per_user - revenue,
                peers: group.clients - 1,
                buyers: adoption.buyers,
                per_user,
                per_user_over: adoption.per_user_over,
                industry,
                is_blocked: project.block(id, offering).is_some(),
            };
            if gap.missing > 0.0 && gap.missing.is_finite() {
                space.gaps.push(gap);
                if !gap.is_blocked {
                    sum.0.add(gap.missing);
                    sum.1 += 1;
                }
            }
        }
        let open = space.gaps.iter().skip(first).filter(|gap| !gap.is_blocked);
        let potential = neumaier_sum(open.map(|gap| gap.missing));
        if let Some(slot) = space.of_client.get_mut(id.index()) {
            *slot = Some(potential);
        }
        space.over += 1;
    }
    let sums = basis.offerings.iter().zip(missing);
    space.offerings =
        sums.map(|(&offering, (sum, clients))| OfferingSpace { offering, missing: sum.total(), clients }).collect();
    space.total = neumaier_sum(space.of_client.iter().flatten().copied());
    space
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

/// One offering in one group of peers.
#[derive(Clone, Debug, Default)]
struct Adoption {
    buyers: usize,
    per_user: Option<f64>,
    per_user_over: usize,
}

impl Adoption {
    /// Whether enough of the peers buy it.
    fn is_usual(&self, (settings, peers): (&WhiteSpaceSettings, usize)) -> bool {
        let wanted = settings.adoption * count(peers);
        self.buyers >= settings.minimum_buyers.max(1) && count(self.buyers) >= wanted - 1e-9
    }
}

/// Clients that are each other's peers.
#[derive(Clone, Debug, Default)]
struct Group {
    clients: usize,
    /// By position among the counted offerings.
    offerings: Vec<Adoption>,
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
        groups.bands = in_band.into_iter().map(|(band, members)| (band, group(project, basis, &members))).collect();
        groups.industries =
            in_industry.into_iter().map(|(key, members)| (key, group(project, basis, &members))).collect();
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
        match narrow.filter(|group| group.clients > self.minimum_industry) {
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

/// Buyers and the median per user of every offering among `members`. A client that lacks an offering is no buyer of it,
/// so both are the same for each of them.
fn group(project: &Project, basis: &Basis, members: &[ClientId]) -> Group {
    let mut dense = Dense::new(basis);
    let mut buyers = vec![0; basis.offerings.len()];
    let mut per_user: Vec<Vec<f64>> = vec![Vec::new(); basis.offerings.len()];
    for &id in members {
        let users = known_users(project, id);
        let cells = dense.row(basis, id).iter().zip(&mut buyers).zip(&mut per_user);
        for ((&amount, buyers), ratios) in cells.filter(|((amount, _), _)| **amount > project.settings.threshold) {
            *buyers += 1;
            ratios.extend(users.map(|users| amount / users));
        }
    }
    let adoption = |(buyers, mut ratios): (usize, Vec<f64>)| {
        ratios.sort_unstable_by(f64::total_cmp);
        Adoption { buyers, per_user: median(&ratios), per_user_over: ratios.len() }
    };
    Group { clients: members.len(), offerings: buyers.into_iter().zip(per_user).map(adoption).collect() }
}
