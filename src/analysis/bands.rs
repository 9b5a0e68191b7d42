//! The band table (METHOD.md §4).

use super::basis::{Places, breadth_of, known_users, revenue_of};
use super::stats::{count, mean, median, ratio, trimmed_mean};
use super::{BandCell, BandRow, Basis, Outcome, same};
use crate::model::{Band, ClientId, NeumaierSum, OfferingId, Project, neumaier_sum};

/// A project with its outcome in which the same clients bought the same: a row of the same clients is taken from there.
type Before<'a> = Option<(&'a Project, &'a Outcome)>;

/// The known bands in scheme order, then the unknown band. `ranked` holds the counted clients, revenue descending.
pub(super) fn band_rows(project: &Project, basis: &Basis, ranked: &[ClientId], before: Before<'_>) -> Vec<BandRow> {
    let mut members = vec![Vec::new(); project.settings.bands.count() + 1];
    let unknown = project.settings.bands.count();
    for &id in ranked {
        let at = match basis.band.get(id.index()) {
            Some(Band::Known(at)) => *at,
            _ => unknown,
        };
        if let Some(band) = members.get_mut(at) {
            band.push(id);
        }
    }
    let labelled = members.into_iter().enumerate();
    labelled
        .map(|(at, clients)| {
            let band = if at == unknown { Band::Unknown } else { Band::Known(at) };
            let kept = before.and_then(|(earlier, outcome)| {
                let same = |row: &&BandRow| row.band == band && row.clients == clients;
                outcome.bands.iter().find(same).filter(|row| same::users(earlier, project, &row.clients))
            });
            match kept {
                Some(kept) => kept.clone(),
                None => row(project, basis, Row { band, clients, averaged: band != Band::Unknown }),
            }
        })
        .collect()
}

/// All counted clients as one row, the unknown sizes among them, with its averages.
pub(super) fn total_row(project: &Project, basis: &Basis, ranked: &[ClientId], before: Before<'_>) -> BandRow {
    match before.filter(|(earlier, _)| same::users(earlier, project, ranked)) {
        Some((_, outcome)) => outcome.total.clone(),
        None => whole(project, basis, ranked),
    }
}

fn whole(project: &Project, basis: &Basis, ranked: &[ClientId]) -> BandRow {
    row(project, basis, Row { band: Band::Unknown, clients: ranked.to_vec(), averaged: true })
}

/// Whose figures a row shows. Without `averaged` its averages stay `None`.
struct Row {
    band: Band,
    clients: Vec<ClientId>,
    averaged: bool,
}

/// The figures of one row (METHOD.md §4):
/// R_b = Σ R_i; U_b = Σ u_i over known u_i; A_b = R_b/n_b; median and 10 % trimmed mean of R_i; per user as the mean of
/// R_i/u_i and as Σ R_i / U_b, both over the clients whose users are known; K_b = N_b/n_b; n_b(K); N_b = Σ k_i;
/// P_b = N_b/(n_b·m); R_b/R; max x_i/Σ x_i, x = max(0, R_i).
fn row(project: &Project, basis: &Basis, row: Row) -> BandRow {
    let Row { band, clients, averaged } = row;
    let mut amounts: Vec<f64> = clients.iter().rev().map(|&id| revenue_of(basis, id)).collect();
    // They stand by cents; within one cent by name.
    amounts.sort_by(f64::total_cmp);
    let revenue = neumaier_sum(amounts.iter().copied());
    let per_user = PerUser::of(project, basis, &clients);
    let number = count(clients.len());
    let breadths: Vec<usize> = clients.iter().map(|&id| breadth_of(basis, id)).collect();
    let pairs = breadths.iter().sum();
    let above_zero = neumaier_sum(amounts.iter().map(|amount| amount.max(0.0)));
    let only_averaged = |value: Option<f64>| value.filter(|_| averaged);
    BandRow {
        band,
        revenue,
        users: per_user.users,
        with_users: per_user.ratios.len(),
        average_per_client: only_averaged(ratio(revenue, number)),
        median_per_client: only_averaged(median(&amounts)),
        trimmed_mean: only_averaged(trimmed_mean(&amounts)),
        revenue_per_user_mean: only_averaged(mean(&per_user.ratios)),
        revenue_per_user_band: only_averaged(per_user.users.and_then(|users| ratio(per_user.revenue, users))),
        breadth: ratio(count(pairs), number),
        broad_clients: breadths.iter().filter(|&&breadth| breadth >= basis.broad_from).count(),
        pairs,
        penetration: ratio(count(pairs), number * count(basis.offerings.len())),
        share: ratio(revenue, basis.total_revenue),
        largest_client_share: amounts.last().and_then(|&largest| ratio(largest, above_zero)),
        cells: cells(project, basis, (&clients, averaged)),
        breadth_histogram: histogram(&breadths, basis.offerings.len()),
        clients,
    }
}

/// What the per-user figures of a row rest on: only the clients whose users are known.
struct PerUser {
    /// U_b; `None` when no client's users are known.
    users: Option<f64>,
    /// Σ R_i of those clients.
    revenue: f64,
    /// R_i/u_i of each.
    ratios: Vec<f64>,
}

impl PerUser {
    fn of(project: &Project, basis: &Basis, clients: &[ClientId]) -> Self {
        let known: Vec<(f64, f64)> =
            clients.iter().filter_map(|&id| Some((revenue_of(basis, id), known_users(project, id)?))).collect();
        Self {
            users: (!known.is_empty()).then(|| neumaier_sum(known.iter().map(|pair| pair.1))),
            revenue: neumaier_sum(known.iter().map(|pair| pair.0)),
            ratios: known.iter().filter_map(|&(revenue, users)| ratio(revenue, users)).collect(),
        }
    }
}

/// One cell per counted offering: R_bj; n_bj with R_ij > τ; P_bj = n_bj/n_b; A_bj = R_bj/n_b; R_bj/n_bj;
/// Σ R_ij / U_b over the clients whose users are known (METHOD.md §4).
fn cells(project: &Project, basis: &Basis, (clients, averaged): (&[ClientId], bool)) -> Vec<BandCell> {
    let known: Vec<Option<f64>> = clients.iter().map(|&id| known_users(project, id)).collect();
    let users = neumaier_sum(known.iter().copied().flatten());
    let mut sums = vec![CellSums::default(); basis.offerings.len()];
    let places = Places::of(basis);
    let threshold = project.settings.threshold;
    for (&id, size) in clients.iter().zip(&known) {
        for (at, amount) in places.row(basis, id) {
            let Some(sums) = sums.get_mut(at) else { continue };
            sums.revenue.add(amount);
            if size.is_some() {
                sums.with_users.add(amount);
            }
            sums.lines += 1;
            sums.buyers += usize::from(amount > threshold);
        }
    }
    let cell = |(&offering, sums): (&OfferingId, &CellSums)| {
        // Who has no line buys for 0, which a negative τ lets count.
        let without = if threshold < 0.0 { clients.len() - sums.lines } else { 0 };
        let (revenue, buyers) = (sums.revenue.total(), sums.buyers + without);
        BandCell {
            offering,
            revenue,
            buyers,
            penetration: ratio(count(buyers), count(clients.len())),
            average_per_client: ratio(revenue, count(clients.len())).filter(|_| averaged),
            average_per_buyer: ratio(revenue, count(buyers)).filter(|_| averaged),
            revenue_per_user: ratio(sums.with_users.total(), users).filter(|_| averaged),
        }
    };
    basis.offerings.iter().zip(&sums).map(cell).collect()
}

/// The running sums of a cell.
#[derive(Clone, Copy, Debug, Default)]
struct CellSums {
    revenue: NeumaierSum,
    with_users: NeumaierSum,
    /// The clients that have a line.
    lines: usize,
    /// Those of them with R_ij > τ.
    buyers: usize,
}

/// How many clients buy exactly k offerings, k = 0..=m.
fn histogram(breadths: &[usize], offerings: usize) -> Vec<usize> {
    let mut histogram = vec![0; offerings + 1];
    for &breadth in breadths {
        if let Some(bar) = histogram.get_mut(breadth) {
            *bar += 1;
        }
    }
    histogram
}
