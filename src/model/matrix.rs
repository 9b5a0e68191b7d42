//! The revenue matrix R_ij (METHOD.md §2): clients × offerings, kept sparse.

use super::{ClientId, Line, OfferingId, neumaier_sum};

/// Net revenue of each client for each offering. Only pairs with at least one line are kept; any other pair is a plain
/// absence of lines and reads as 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RevenueMatrix {
    /// `starts[i]..starts[i + 1]` are client i's entries; n + 1 long.
    starts: Vec<usize>,
    entries: Vec<(OfferingId, f64)>,
}

impl RevenueMatrix {
    /// Adds up `lines` into a matrix of `clients` rows. Lines of a client beyond the last row are ignored. Sums are
    /// compensated, so the order of the lines does not matter.
    pub fn from_lines<'a>(clients: usize, lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let mut cells: Vec<(ClientId, OfferingId, f64)> =
            lines.into_iter().map(|line| (line.client, line.offering, line.amount)).collect();
        cells.retain(|(client, ..)| client.index() < clients);
        let (mut placed, ends) = by_client(clients, &cells);
        let mut matrix = Self { starts: vec![0], entries: Vec::with_capacity(placed.len()) };
        let mut rest = placed.as_mut_slice();
        let mut from = 0;
        for end in ends {
            let (row, after) = rest.split_at_mut(end - from);
            (rest, from) = (after, end);
            row.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            for same in row.chunk_by(|a, b| a.0 == b.0) {
                let Some(&(offering, _)) = same.first() else { continue };
                matrix.entries.push((offering, neumaier_sum(same.iter().map(|cell| cell.1))));
            }
            matrix.starts.push(matrix.entries.len());
        }
        matrix
    }

    /// The pairs that `keep` holds for; as many clients.
    #[must_use]
    pub fn filtered(&self, keep: impl Fn(ClientId, OfferingId) -> bool) -> Self {
        let mut kept = Self { starts: vec![0], entries: Vec::with_capacity(self.entries.len()) };
        for client in (0..self.clients()).map(ClientId::at) {
            kept.entries.extend(self.row(client).iter().filter(|entry| keep(client, entry.0)));
            kept.starts.push(kept.entries.len());
        }
        kept
    }

    /// The number of clients n.
    #[must_use]
    pub fn clients(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Client i's offerings with their revenue, in offering order; empty for a client without lines.
    #[must_use]
    pub fn row(&self, client: ClientId) -> &[(OfferingId, f64)] {
        let bounds = (self.starts.get(client.index()), self.starts.get(client.index() + 1));
        match bounds {
            (Some(&from), Some(&to)) => self.entries.get(from..to).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// R_ij; 0 when the pair has no lines.
    #[must_use]
    pub fn get(&self, client: ClientId, offering: OfferingId) -> f64 {
        let row = self.row(client);
        let found = row.binary_search_by_key(&offering, |entry| entry.0);
        found.ok().and_then(|at| row.get(at)).map_or(0.0, |entry| entry.1)
    }

    /// Every pair that has lines: client, offering, revenue.
    pub fn iter(&self) -> impl Iterator<Item = (ClientId, OfferingId, f64)> {
        (0..self.clients())
            .map(ClientId::at)
            .flat_map(|client| self.row(client).iter().map(move |&(offering, amount)| (client, offering, amount)))
    }
}

/// The cells client by client, in one pass whatever their order, and where each client's end.
fn by_client(clients: usize, cells: &[(ClientId, OfferingId, f64)]) -> (Vec<(OfferingId, f64)>, Vec<usize>) {
    let mut next = vec![0; clients];
    for (client, ..) in cells {
        if let Some(number) = next.get_mut(client.index()) {
            *number += 1;
        }
    }
    let mut start = 0;
    for place in &mut next {
        start += std::mem::replace(place, start);
    }
    let mut placed = vec![(OfferingId(0), 0.0); cells.len()];
    for &(client, offering, amount) in cells {
        let Some(place) = next.get_mut(client.index()) else { continue };
        if let Some(slot) = placed.get_mut(*place) {
            *slot = (offering, amount);
        }
        *place += 1;
    }
    (placed, next)
}

#[cfg(test)]
mod tests {
    use super::super::{CellRef, SheetId};
    use super::*;

    fn line(client: u32, offering: u32, amount: f64) -> Line {
        let source = CellRef { sheet: SheetId(0), row: 0, column: 0 };
        Line { client: ClientId(client), offering: OfferingId(offering), amount, date: None, quantity: None, source }
    }

    #[test]
    fn lines_of_a_pair_add_up_and_absent_pairs_are_zero() {
        let lines = [line(1, 0, 10.0), line(0, 2, 5.0), line(1, 0, -4.0), line(9, 0, 1.0)];
        let matrix = RevenueMatrix::from_lines(3, &lines);
        let all: Vec<_> = matrix.iter().map(|(c, o, amount)| (c.0, o.0, amount)).collect();
        assert_eq!(all, [(0, 2, 5.0), (1, 0, 6.0)]);
        assert_eq!(
            (matrix.clients(), matrix.get(ClientId(1), OfferingId(0)), matrix.row(ClientId(2)).len()),
            (3, 6.0, 0)
        );
        assert!(matrix.get(ClientId(1), OfferingId(2)).abs() < f64::EPSILON);
    }
}
