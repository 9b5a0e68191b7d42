//! Looking for suggestions in what was read.

use std::collections::{HashMap, HashSet};

use super::names::{Likeness, NameKey, alike};
use super::split::{self, Written};
use super::{Named, Suggestion, SuggestionAbout};
use crate::import::Recipe;
use crate::model::fold_name;
use crate::model::{ClientId, Dataset, NeumaierSum};

/// Clients of `data` whose names may be one, as (the one that would go, the one that would stay), the most money first.
#[must_use]
pub fn alike_clients(data: &Dataset) -> Vec<(ClientId, ClientId)> {
    let names = Names::of(data, Named::Clients);
    let keys: Vec<(&str, NameKey)> = names.names.iter().map(|name| (*name, NameKey::client(name))).collect();
    let mut found = alike(&keys, true);
    let revenue = |at: usize| names.revenue.get(at).copied().unwrap_or(0.0).abs();
    found.sort_by(|a, b| revenue(b.0).total_cmp(&revenue(a.0)).then_with(|| a.cmp(b)));
    found.into_iter().map(|(goes, stays, _)| (ClientId::at(goes), ClientId::at(stays))).collect()
}

/// Names in `data` that hold two things.
pub(in crate::import) fn splits(data: &Dataset, recipe: &Recipe) -> Vec<Suggestion> {
    let found = of_both(|what| Names::of(data, what).splits());
    found.map(|(about, amount)| Suggestion::new(about, amount, recipe)).collect()
}

/// Names in `data` that may be one.
pub(in crate::import) fn merges(data: &Dataset, recipe: &Recipe) -> Vec<Suggestion> {
    let found = of_both(|what| Names::of(data, what).merges());
    found.map(|(about, amount)| Suggestion::new(about, amount, recipe)).collect()
}

/// What `find` says of clients and of offerings, looked for side by side.
fn of_both<T: Send>(find: impl Fn(Named) -> Vec<T> + Sync) -> impl Iterator<Item = T> {
    let (clients, offerings) = rayon::join(|| find(Named::Clients), || find(Named::Offerings));
    clients.into_iter().chain(offerings)
}

/// Sizes that the quantities in `data` propose.
pub(in crate::import) fn users(data: &Dataset, recipe: &Recipe) -> Vec<Suggestion> {
    let found = super::users::proposed(data).into_iter();
    found.map(|(about, amount)| Suggestion::new(about, amount, recipe)).collect()
}

/// Offerings of `data` that a list of offerings spells otherwise: the list's spelling stays.
pub(in crate::import) fn as_listed(data: &Dataset, listed: &[String], recipe: &Recipe) -> Vec<Suggestion> {
    if listed.is_empty() {
        return Vec::new();
    }
    let names = Names::of(data, Named::Offerings);
    let exact: HashSet<String> = listed.iter().map(|name| fold_name(name)).collect();
    let keyed = listed.iter().rev().map(|name| (NameKey::offering(name).squashed().to_owned(), name));
    let spelled: HashMap<String, &String> = keyed.collect();
    let each = names.names.iter().zip(&names.revenue).filter(|(name, _)| !exact.contains(&fold_name(name)));
    let found = each.filter_map(|(name, revenue)| {
        let keep = (*spelled.get(NameKey::offering(name).squashed())?).clone();
        let about = SuggestionAbout::Merge { what: Named::Offerings, keep, other: (*name).to_owned() };
        Some(Suggestion::new(about, *revenue, recipe))
    });
    found.collect()
}

/// Most money first; equal sums by key, so that the order of rows does not matter.
pub(in crate::import) fn sort(found: &mut [Suggestion]) {
    found.sort_by(|a, b| b.amount.abs().total_cmp(&a.amount.abs()).then_with(|| a.key.cmp(&b.key)));
}

/// The names of clients or of offerings, each with its revenue.
#[expect(clippy::struct_field_names, reason = "the names themselves")]
struct Names<'d> {
    what: Named,
    names: Vec<&'d str>,
    revenue: Vec<f64>,
}

impl<'d> Names<'d> {
    fn of(data: &'d Dataset, what: Named) -> Self {
        let names: Vec<&str> = match what {
            Named::Clients => data.clients.iter().map(|client| client.name.as_str()).collect(),
            Named::Offerings => data.offerings.iter().map(|offering| offering.name.as_str()).collect(),
        };
        let mut sums = vec![NeumaierSum::default(); names.len()];
        for line in data.lines.iter() {
            let position = match what {
                Named::Clients => line.client.index(),
                Named::Offerings => line.offering.index(),
            };
            if let Some(sum) = sums.get_mut(position) {
                sum.add(line.amount);
            }
        }
        Self { what, names, revenue: sums.into_iter().map(NeumaierSum::total).collect() }
    }

    fn merges(&self) -> Vec<(SuggestionAbout, f64)> {
        let is_client = self.what == Named::Clients;
        let key = if is_client { NameKey::client } else { NameKey::offering };
        let keys: Vec<(&str, NameKey)> = self.names.iter().map(|name| (*name, key(name))).collect();
        let merge = |(goes, stays, _): (usize, usize, Likeness)| {
            let (other, keep) = ((*self.names.get(goes)?).to_owned(), (*self.names.get(stays)?).to_owned());
            let amount = self.revenue.get(goes).copied().unwrap_or(0.0);
            Some((SuggestionAbout::Merge { what: self.what, keep, other }, amount))
        };
        alike(&keys, is_client).into_iter().filter_map(merge).collect()
    }

    fn splits(&self) -> Vec<(SuggestionAbout, f64)> {
        let what = self.what;
        let all = || self.names.iter().copied();
        let parents = split::parents(all()).map(|found| (found, SuggestionKind::Parent));
        let codes = split::codes(all()).map(|found| (found, SuggestionKind::Code));
        let both = parents.into_iter().chain(codes);
        both.map(|(Written { positions, sample }, kind)| {
            let revenue = positions.iter().filter_map(|position| self.revenue.get(*position).copied());
            let amount = crate::model::neumaier_sum(revenue);
            let names = positions.len();
            let about = match kind {
                SuggestionKind::Parent => SuggestionAbout::SplitParent { what, names, sample },
                SuggestionKind::Code => SuggestionAbout::SplitCode { what, names, sample },
            };
            (about, amount)
        })
        .collect()
    }
}

enum SuggestionKind {
    Parent,
    Code,
}
