//! Who and what counts: clients, offerings, their matrix, breadth and band (METHOD.md §§1–3).

use super::Basis;
use crate::model::{
    Band, BandBy, Client, ClientId, ClientStatus, NeumaierSum, OfferingId, OfferingKind, Project, RevenueMatrix,
    neumaier_sum,
};

/// The counted clients (status client) and offerings (all, or the recurring ones when the settings say so), with R_ij,
/// R_i = Σ_j R_ij, k_i = number of counted j with R_ij > τ, and b(i). An amount that is no finite number is no amount.
pub(super) fn basis(project: &Project) -> Basis {
    let clients: Vec<ClientId> =
        project.data.clients.iter().filter(|client| client.status == ClientStatus::Client).map(|c| c.id).collect();
    let offerings = counted_offerings(project);
    let matrix = counted_matrix(project, &offerings);
    let everyone = project.data.clients.len();
    let mut basis = Basis {
        revenue: vec![0.0; everyone],
        breadth: vec![0; everyone],
        band: vec![Band::Unknown; everyone],
        total_revenue: neumaier_sum(matrix.iter().map(|(.., amount)| amount)),
        broad_from: project.settings.broad_from.unwrap_or_else(|| offerings.len().div_ceil(2).max(1)),
        clients,
        offerings,
        matrix,
    };
    fill_client_figures(project, &mut basis);
    basis
}

fn counted_offerings(project: &Project) -> Vec<OfferingId> {
    let all = project.data.offerings.iter();
    let counted = all.filter(|o| !project.settings.recurring_only || o.kind == Some(OfferingKind::Recurring));
    counted.map(|offering| offering.id).collect()
}

fn counted_matrix(project: &Project, offerings: &[OfferingId]) -> RevenueMatrix {
    let mut counts = vec![false; project.data.offerings.len()];
    for offering in offerings {
        if let Some(slot) = counts.get_mut(offering.index()) {
            *slot = true;
        }
    }
    let lines = project.data.lines.iter().filter(|line| {
        line.amount.is_finite()
            && counts.get(line.offering.index()).copied().unwrap_or(false)
            && project.client(line.client).is_some_and(|client| client.status == ClientStatus::Client)
    });
    RevenueMatrix::from_lines(project.data.clients.len(), lines)
}

fn fill_client_figures(project: &Project, basis: &mut Basis) {
    for &id in &basis.clients {
        let mut revenue = NeumaierSum::default();
        revenue.extend(basis.matrix.row(id).iter().map(|entry| entry.1));
        let bought = basis.offerings.iter().filter(|&&j| basis.matrix.get(id, j) > project.settings.threshold).count();
        let at = id.index();
        if let Some(slot) = basis.revenue.get_mut(at) {
            *slot = revenue.total();
        }
        if let Some(slot) = basis.breadth.get_mut(at) {
            *slot = bought;
        }
        let size = project.client(id).and_then(|client| size(project.settings.bands.by, client, revenue.total()));
        if let Some(slot) = basis.band.get_mut(at) {
            *slot = project.settings.bands.band_of(size);
        }
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
