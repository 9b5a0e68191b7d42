//! Who and what counts: clients, offerings, their matrix, breadth and band (METHOD.md §§1–3).

use std::sync::Arc;

use super::Basis;
use super::stats::{cents, count, quantile};
use crate::model::{
    Band, BandBy, Client, ClientId, ClientStatus, Offering, OfferingId, OfferingKind, Project, RevenueMatrix,
    neumaier_sum,
};

/// The counted clients (status client) and offerings (those sold in the window, or the recurring ones of them when the
/// settings say so), with R_ij, R_i = Σ_j R_ij, k_i = number of counted j with R_ij > τ, b(i), and K. An amount that is
/// no finite number is no amount.
///
/// `before` is a project with its basis: what it shares with `project` is taken from there.
pub(super) fn basis(project: &Project, before: Option<(&Project, &Basis)>) -> Basis {
    let clients: Vec<ClientId> =
        project.data.clients.iter().filter(|client| client.status == ClientStatus::Client).map(|c| c.id).collect();
    let (offerings, not_sold) = counted_offerings(project, &clients, before);
    let all = all_amounts(project, before);
    let same_amounts = before
        .filter(|(_, basis)| Arc::ptr_eq(&all, &basis.all) && basis.clients == clients && basis.offerings == offerings);
    let (matrix, revenue, total_revenue) = match same_amounts {
        Some((_, basis)) => (Arc::clone(&basis.matrix), basis.revenue.clone(), basis.total_revenue),
        None => summed(counted(&all, &clients, &offerings)),
    };
    let mut basis = Basis {
        breadth: Vec::new(),
        band: vec![Band::Unknown; project.data.clients.len()],
        broad_from: 0,
        total_revenue,
        clients,
        offerings,
        not_sold,
        matrix,
        all,
        revenue,
    };
    basis.breadth = match same_amounts {
        Some((earlier, kept)) if is_same(earlier.settings.threshold, project.settings.threshold) => {
            kept.breadth.clone()
        }
        _ => breadths(project, &basis),
    };
    fill_bands(project, &mut basis);
    basis.broad_from = project.settings.broad_from.unwrap_or_else(|| usual_broad_from(&basis));
    basis
}

/// The default K (METHOD.md §4): min(ceil(m/2), max(2, ceil(Q_.75(k_i)))) over the clients of known size with R_i > 0,
/// min(ceil(m/2), 2) without any; at least 1. Half of many offerings is out of anyone's reach.
fn usual_broad_from(basis: &Basis) -> usize {
    let is_known = |id: ClientId| matches!(basis.band.get(id.index()), Some(Band::Known(_)));
    let counted = basis.clients.iter().filter(|&&id| is_known(id) && cents(revenue_of(basis, id)) > 0.0);
    let mut breadths: Vec<f64> = counted.map(|&id| count(breadth_of(basis, id))).collect();
    breadths.sort_unstable_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two breadths")]
    let many = quantile(&breadths, 0.75).map_or(2, |breadth| breadth.ceil() as usize);
    basis.offerings.len().div_ceil(2).min(many.max(2)).max(1)
}

/// Whether two settings are the same number.
fn is_same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}

/// The offerings that count, and those nobody of `clients` has a kept line for.
fn counted_offerings(
    project: &Project,
    clients: &[ClientId],
    before: Option<(&Project, &Basis)>,
) -> (Vec<OfferingId>, Vec<OfferingId>) {
    let same_lines = before.filter(|(earlier, basis)| {
        Arc::ptr_eq(&earlier.data.lines, &project.data.lines)
            && earlier.data.offerings.len() == project.data.offerings.len()
            && basis.clients == clients
    });
    let not_sold = match same_lines {
        Some((_, basis)) => basis.not_sold.clone(),
        None => not_sold(project, clients),
    };
    let counts = |o: &&Offering| {
        (!project.settings.recurring_only || o.kind == Some(OfferingKind::Recurring))
            && not_sold.binary_search(&o.id).is_err()
    };
    let counted = project.data.offerings.iter().filter(counts).map(|offering| offering.id).collect();
    (counted, not_sold)
}

/// The offerings without a kept line of a counted client, rising. An invoice line is one whatever it comes to; a cell of a
/// ready matrix says nothing unless it holds an amount other than 0 (METHOD.md §1).
fn not_sold(project: &Project, clients: &[ClientId]) -> Vec<OfferingId> {
    let is_client = flags(clients.iter().map(|id| id.index()));
    let mut is_sold = vec![false; project.data.offerings.len()];
    for line in project.data.lines.iter() {
        let invoiced = line.date.is_some() && !project.data.ready_matrix;
        let says = line.amount.is_finite() && (invoiced || line.amount != 0.0);
        if says
            && is_client.get(line.client.index()) == Some(&true)
            && let Some(sold) = is_sold.get_mut(line.offering.index())
        {
            *sold = true;
        }
    }
    is_sold.iter().enumerate().filter(|(_, sold)| !**sold).map(|(at, _)| OfferingId::at(at)).collect()
}

/// R_ij over all clients and offerings, whatever counts: added up once for as long as the lines stay.
fn all_amounts(project: &Project, before: Option<(&Project, &Basis)>) -> Arc<RevenueMatrix> {
    let kept = before.filter(|(earlier, _)| {
        Arc::ptr_eq(&earlier.data.lines, &project.data.lines)
            && earlier.data.clients.len() == project.data.clients.len()
    });
    if let Some((_, basis)) = kept {
        return Arc::clone(&basis.all);
    }
    let finite = project.data.lines.iter().filter(|line| line.amount.is_finite());
    Arc::new(RevenueMatrix::from_lines(project.data.clients.len(), finite))
}

/// What counts of `all`: the matrix itself when everything does.
fn counted(all: &Arc<RevenueMatrix>, clients: &[ClientId], offerings: &[OfferingId]) -> Arc<RevenueMatrix> {
    let is_client = flags(clients.iter().map(|id| id.index()));
    let is_offering = flags(offerings.iter().map(|id| id.index()));
    let is_set = |flags: &[bool], at: usize| flags.get(at).copied().unwrap_or(false);
    let counts = |client: ClientId, offering: OfferingId| {
        is_set(&is_client, client.index()) && is_set(&is_offering, offering.index())
    };
    if all.iter().all(|(client, offering, _)| counts(client, offering)) {
        return Arc::clone(all);
    }
    Arc::new(all.filtered(counts))
}

/// The matrix with R_i by [`ClientId::index`] and R.
fn summed(matrix: Arc<RevenueMatrix>) -> (Arc<RevenueMatrix>, Vec<f64>, f64) {
    let of_row = |at| neumaier_sum(matrix.row(ClientId::at(at)).iter().map(|entry| entry.1));
    let revenue = (0..matrix.clients()).map(of_row).collect();
    let total = neumaier_sum(matrix.iter().map(|(.., amount)| amount));
    (matrix, revenue, total)
}

/// The positions in `set`, as flags.
fn flags(set: impl Iterator<Item = usize> + Clone) -> Vec<bool> {
    let mut flags = vec![false; set.clone().max().map_or(0, |last| last + 1)];
    for at in set {
        if let Some(slot) = flags.get_mut(at) {
            *slot = true;
        }
    }
    flags
}

/// k_i by [`ClientId::index`]. An offering without a line is bought for 0, which a negative τ lets count.
fn breadths(project: &Project, basis: &Basis) -> Vec<usize> {
    let threshold = project.settings.threshold;
    let mut breadths = vec![0; project.data.clients.len()];
    for &id in &basis.clients {
        let row = basis.matrix.row(id);
        let bought = row.iter().filter(|entry| entry.1 > threshold).count();
        let without = if threshold < 0.0 { basis.offerings.len() - row.len() } else { 0 };
        if let Some(slot) = breadths.get_mut(id.index()) {
            *slot = bought + without;
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

/// The position of each counted offering among [`Basis::offerings`], by [`OfferingId::index`].
#[derive(Debug)]
pub(super) struct Places(Vec<Option<usize>>);

impl Places {
    pub(super) fn of(basis: &Basis) -> Self {
        let mut places = vec![None; basis.offerings.iter().map(|id| id.index() + 1).max().unwrap_or_default()];
        for (at, id) in basis.offerings.iter().enumerate() {
            if let Some(slot) = places.get_mut(id.index()) {
                *slot = Some(at);
            }
        }
        Self(places)
    }

    /// What client `id` has lines for: the offering's position and R_ij.
    pub(super) fn row(&self, basis: &Basis, id: ClientId) -> impl Iterator<Item = (usize, f64)> {
        let row = basis.matrix.row(id).iter();
        row.filter_map(|&(offering, amount)| Some((self.0.get(offering.index()).copied().flatten()?, amount)))
    }
}

/// The number that bands a client (METHOD.md §3); `None` when it is unknown.
fn size(by: BandBy, client: &Client, revenue: f64) -> Option<f64> {
    match by {
        BandBy::Users => client.users,
        BandBy::Employees => client.employees,
        // In whole cents, so that rounding puts nobody above an edge.
        BandBy::Revenue => Some(cents(revenue) / 100.0),
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

/// The counted clients by revenue in cents descending, name and then code breaking ties (METHOD.md §6), project order
/// breaking those.
pub(super) fn by_revenue(project: &Project, basis: &Basis) -> Vec<ClientId> {
    let cents = |id: ClientId| cents(revenue_of(basis, id));
    let mut ranked: Vec<(f64, ClientId)> = basis.clients.iter().map(|&id| (cents(id), id)).collect();
    ranked.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then_with(|| name_and_code(project, a.1).cmp(&name_and_code(project, b.1)))
    });
    ranked.into_iter().map(|(_, id)| id).collect()
}

/// Puts clients with amounts of money in the order people read: the most in whole cents first, equals by name and code
/// (METHOD.md §6).
pub fn sort_by_money(project: &Project, rows: &mut [(ClientId, f64)]) {
    rows.sort_by(|a, b| {
        let names = || name_and_code(project, a.0).cmp(&name_and_code(project, b.0));
        cents(b.1).total_cmp(&cents(a.1)).then_with(names)
    });
}

/// What clients are put in order by before any draw (METHOD.md §5), and ties are broken by.
pub(super) fn name_and_code(project: &Project, id: ClientId) -> (&str, Option<&str>) {
    project.client(id).map_or(("", None), |client| (client.name.as_str(), client.code.as_deref()))
}
