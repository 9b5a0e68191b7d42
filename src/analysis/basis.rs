//! Who and what counts: clients, offerings, their matrix, breadth and band (METHOD.md §§1–3).

use std::sync::Arc;

use super::Basis;
use crate::model::{
    Band, BandBy, Client, ClientId, ClientStatus, OfferingId, OfferingKind, Project, RevenueMatrix, neumaier_sum,
};

/// The counted clients (status client) and offerings (all, or the recurring ones when the settings say so), with R_ij,
/// R_i = Σ_j R_ij, k_i = number of counted j with R_ij > τ, and b(i). An amount that is no finite number is no amount.
///
/// `before` is a project with its basis: what it shares with `project` is taken from there.
pub(super) fn basis(project: &Project, before: Option<(&Project, &Basis)>) -> Basis {
    let clients: Vec<ClientId> =
        project.data.clients.iter().filter(|client| client.status == ClientStatus::Client).map(|c| c.id).collect();
    let offerings = counted_offerings(project);
    let same_amounts = before.filter(|(earlier, basis)| {
        Arc::ptr_eq(&earlier.data.lines, &project.data.lines)
            && earlier.data.clients.len() == project.data.clients.len()
            && basis.clients == clients
            && basis.offerings == offerings
    });
    let (matrix, revenue, total_revenue) = match same_amounts {
        Some((_, basis)) => (Arc::clone(&basis.matrix), basis.revenue.clone(), basis.total_revenue),
        None => amounts(project, &clients, &offerings),
    };
    let mut basis = Basis {
        breadth: Vec::new(),
        band: vec![Band::Unknown; project.data.clients.len()],
        broad_from: project.settings.broad_from.unwrap_or_else(|| offerings.len().div_ceil(2).max(1)),
        total_revenue,
        clients,
        offerings,
        matrix,
        revenue,
    };
    basis.breadth = match same_amounts {
        Some((earlier, kept)) if is_same(earlier.settings.threshold, project.settings.threshold) => {
            kept.breadth.clone()
        }
        _ => breadths(project, &basis),
    };
    fill_bands(project, &mut basis);
    basis
}

/// Whether two settings are the same number.
fn is_same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}

fn counted_offerings(project: &Project) -> Vec<OfferingId> {
    let all = project.data.offerings.iter();
    let counted = all.filter(|o| !project.settings.recurring_only || o.kind == Some(OfferingKind::Recurring));
    counted.map(|offering| offering.id).collect()
}

/// R_ij, R_i by [`ClientId::index`] and R.
fn amounts(project: &Project, clients: &[ClientId], offerings: &[OfferingId]) -> (Arc<RevenueMatrix>, Vec<f64>, f64) {
    let flags = |length: usize, ids: &mut dyn Iterator<Item = usize>| {
        let mut flags = vec![false; length];
        for id in ids {
            if let Some(slot) = flags.get_mut(id) {
                *slot = true;
            }
        }
        flags
    };
    let everyone = project.data.clients.len();
    let counts = flags(project.data.offerings.len(), &mut offerings.iter().map(|id| id.index()));
    let is_client = flags(everyone, &mut clients.iter().map(|id| id.index()));
    let is_set = |flags: &[bool], at: usize| flags.get(at).copied().unwrap_or(false);
    let lines = project.data.lines.iter().filter(|line| {
        line.amount.is_finite() && is_set(&counts, line.offering.index()) && is_set(&is_client, line.client.index())
    });
    let matrix = RevenueMatrix::from_lines(everyone, lines);
    let of_row = |at| neumaier_sum(matrix.row(ClientId::at(at)).iter().map(|entry| entry.1));
    let revenue = (0..everyone).map(of_row).collect();
    let total = neumaier_sum(matrix.iter().map(|(.., amount)| amount));
    (Arc::new(matrix), revenue, total)
}

/// k_i by [`ClientId::index`].
fn breadths(project: &Project, basis: &Basis) -> Vec<usize> {
    let threshold = project.settings.threshold;
    let mut breadths = vec![0; project.data.clients.len()];
    let mut dense = Dense::new(basis);
    for &id in &basis.clients {
        if let Some(slot) = breadths.get_mut(id.index()) {
            *slot = dense.row(basis, id).iter().filter(|&&amount| amount > threshold).count();
        }
    }
    breadths
}

fn fill_bands(project: &Project, basis: &mut Basis) {
    let scheme = &project.settings.bands;
    for id in &basis.clients {
        let at = id.index();
        let revenue = basis.revenue.get(at).copied().unwrap_or_default();
        let size = project.client(*id).and_then(|client| size(scheme.by, client, revenue));
        if let Some(slot) = basis.band.get_mut(at) {
            *slot = scheme.band_of(size);
        }
    }
}

/// A client's amounts for all counted offerings, those without a line among them: one row at a time in one buffer.
#[derive(Debug)]
pub(super) struct Dense {
    /// The position of each offering by [`OfferingId::index`].
    places: Vec<Option<usize>>,
    row: Vec<f64>,
}

impl Dense {
    pub(super) fn new(basis: &Basis) -> Self {
        let most = basis.offerings.iter().map(|id| id.index() + 1).max().unwrap_or_default();
        let mut places = vec![None; most];
        for (at, id) in basis.offerings.iter().enumerate() {
            if let Some(slot) = places.get_mut(id.index()) {
                *slot = Some(at);
            }
        }
        Self { places, row: vec![0.0; basis.offerings.len()] }
    }

    /// R_ij of client `id` over the counted offerings, in their order.
    pub(super) fn row(&mut self, basis: &Basis, id: ClientId) -> &[f64] {
        self.row.fill(0.0);
        for &(offering, amount) in basis.matrix.row(id) {
            let place = self.places.get(offering.index()).copied().flatten();
            if let Some(slot) = place.and_then(|place| self.row.get_mut(place)) {
                *slot = amount;
            }
        }
        &self.row
    }
}

/// The number that bands a client (METHOD.md §3); `None` when it is unknown.
fn size(by: BandBy, client: &Client, revenue: f64) -> Option<f64> {
    match by {
        BandBy::Users => client.users,
        BandBy::Employees => client.employees,
        BandBy::Revenue => Some(revenue),
    }
}

/// u_i when it is a positive number; anything else is unknown (METHOD.md §3).
pub(super) fn known_users(project: &Project, id: ClientId) -> Option<f64> {
    project.client(id)?.users.filter(|users| users.is_finite() && *users > 0.0)
}

/// R_i; 0 for a client that does not count.
pub(super) fn revenue_of(basis: &Basis, id: ClientId) -> f64 {
    basis.revenue.get(id.index()).copied().unwrap_or_default()
}

/// k_i; 0 for a client that does not count.
pub(super) fn breadth_of(basis: &Basis, id: ClientId) -> usize {
    basis.breadth.get(id.index()).copied().unwrap_or_default()
}

/// The counted clients by revenue descending, name breaking ties (METHOD.md §6), project order breaking equal names.
pub(super) fn by_revenue(project: &Project, basis: &Basis) -> Vec<ClientId> {
    let name = |id: ClientId| project.client(id).map_or("", |client| client.name.as_str());
    let mut ranked = basis.clients.clone();
    ranked.sort_by(|&a, &b| revenue_of(basis, b).total_cmp(&revenue_of(basis, a)).then_with(|| name(a).cmp(name(b))));
    ranked
}
