//! Which clients the list shows, and in which order.

use std::cmp::Ordering;
use std::sync::Arc;

use memchr::memmem::Finder;
use rayon::prelude::*;

use super::facts::{Column, Facts, Numbers};
use super::filters::{Filters, Sieve};
use super::names::Names;
use crate::model::fold_name;
use crate::model::{Band, Client, ClientId, ClientStatus, Dimension, DimensionId, ValueId};
use crate::text::words;

/// The column a list is sorted by, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) column: Column,
    pub(super) descending: bool,
}

impl Default for Sort {
    /// The largest revenue first.
    fn default() -> Self {
        Self { column: Column::Revenue, descending: true }
    }
}

impl Sort {
    /// The sort after a click on the title of `column`: numbers start with the largest, words with the first letter.
    #[must_use]
    pub(super) fn clicked(self, column: Column) -> Self {
        let descending = if self.column == column {
            !self.descending
        } else {
            matches!(column, Column::Users | Column::Revenue | Column::Breadth)
        };
        Self { column, descending }
    }
}

/// Everything that decides which clients are listed and how.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Wanted {
    /// Searched in name, code and tag values.
    pub(super) filter: String,
    /// Only clients of this status.
    pub(super) status: Option<ClientStatus>,
    /// Only clients of this tier, by position.
    pub(super) tier: Option<usize>,
    /// Only clients of this band.
    pub(super) band: Option<Band>,
    /// What single columns let through.
    pub(super) columns: Filters,
    pub(super) sort: Sort,
    /// The dimension whose untagged clients come first.
    pub(super) untagged_first: Option<DimensionId>,
}

impl Wanted {
    /// Whether it leaves any client out.
    #[must_use]
    pub(super) fn is_narrowed(&self) -> bool {
        let chosen = self.status.is_some() || self.tier.is_some() || self.band.is_some();
        chosen || !self.filter.trim().is_empty() || !self.columns.is_empty()
    }

    /// Leaves nobody out any more.
    pub(super) fn show_all(&mut self) {
        self.filter.clear();
        (self.status, self.tier, self.band) = (None, None, None);
        self.columns.clear();
    }
}

/// What a list is made from but for the numbers, ready to be taken to a worker.
pub(super) struct Listing {
    names: Arc<Names>,
    wanted: Wanted,
    search: Search,
    sieve: Sieve,
    ranks: ValueRanks,
}

impl Listing {
    #[must_use]
    pub(super) fn new(facts: &Facts<'_>, names: &Arc<Names>, wanted: &Wanted) -> Self {
        Self {
            names: Arc::clone(names),
            search: Search::new(facts, &wanted.filter),
            sieve: Sieve::new(facts.text, &wanted.columns),
            ranks: ValueRanks::new(facts, wanted.sort.column),
            wanted: wanted.clone(),
        }
    }

    /// The clients listed, in order. What is unknown in the sorted column comes last either way; names break ties.
    #[must_use]
    pub(super) fn clients(&self, numbers: Numbers<'_>) -> Vec<ClientId> {
        let all = numbers.project.data.clients.par_iter().enumerate();
        let found = all.filter(|(at, client)| {
            self.search.finds(ClientId::at(*at), client, &self.names)
                && is_wanted(numbers, client, &self.wanted)
                && self.sieve.passes(numbers, client)
        });
        let mut keys: Vec<u128> = found.map(|(_, client)| self.key(numbers, client)).collect();
        keys.par_sort_unstable();
        #[expect(clippy::cast_possible_truncation, reason = "the lowest 32 bits are the place of the name")]
        let at = |key: u128| self.names.at(key as u32);
        keys.into_iter().filter_map(at).collect()
    }

    /// Whether a value is there, whether the column is unknown, what stands in it and the place of the name: one number a
    /// client, which sorts faster than what it is made of.
    fn key(&self, numbers: Numbers<'_>, client: &Client) -> u128 {
        let Sort { column, descending } = self.wanted.sort;
        let is_tagged = self.wanted.untagged_first.is_some_and(|focus| client.tags.primary(focus).is_some());
        let key = sort_key(numbers, &self.names, client, (column, &self.ranks)).map(|key| in_order(key, descending));
        let (flags, rank) = (u128::from(is_tagged) << 1 | u128::from(key.is_none()), self.names.rank(client.id));
        flags << 96 | u128::from(key.unwrap_or_default()) << 32 | u128::from(rank)
    }
}

/// The number's bits so that they sort as the numbers do, or the other way round.
fn in_order(number: f64, descending: bool) -> u64 {
    let bits = number.to_bits();
    let rising = if number.is_sign_negative() { !bits } else { bits | 1 << 63 };
    if descending { !rising } else { rising }
}

/// Of the clients listed, the next one below `client` by revenue who has no value in the dimension; names break ties.
#[must_use]
pub(super) fn next_untagged(
    facts: &Facts<'_>,
    order: &[ClientId],
    (client, dimension): (ClientId, DimensionId),
) -> Option<ClientId> {
    let revenue = |id: ClientId| facts.revenue(id).unwrap_or(f64::NEG_INFINITY);
    let name = |id: ClientId| facts.project.client(id).map_or("", |client| client.name.as_str());
    let compare = |a: ClientId, b: ClientId| {
        revenue(b).total_cmp(&revenue(a)).then_with(|| name(a).cmp(name(b))).then_with(|| a.cmp(&b))
    };
    let has_none = |id: &ClientId| facts.project.client(*id).is_some_and(|one| one.tags.primary(dimension).is_none());
    let below = order.iter().copied().filter(has_none).filter(|id| compare(*id, client) == Ordering::Greater);
    below.min_by(|a, b| compare(*a, *b))
}

fn is_wanted(numbers: Numbers<'_>, client: &Client, wanted: &Wanted) -> bool {
    wanted.status.is_none_or(|status| client.status == status)
        && wanted.tier.is_none_or(|tier| numbers.tier(client.id) == Some(tier))
        && wanted.band.is_none_or(|band| numbers.band(client.id) == band)
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
fn sort_key(numbers: Numbers<'_>, names: &Names, client: &Client, by: (Column, &ValueRanks)) -> Option<f64> {
    let id = client.id;
    match by.0 {
        Column::Name => Some(f64::from(names.rank(id))),
        Column::Status => Some(f64::from(client.status as u8)),
        Column::Users => client.users,
        Column::Band => match numbers.band(id) {
            Band::Known(band) => Some(band as f64),
            Band::Unknown => None,
        },
        Column::Revenue => numbers.revenue(id),
        Column::Breadth => numbers.breadth(id).map(|breadth| breadth as f64),
        Column::Tier => numbers.tier(id).map(|tier| tier as f64),
        Column::Tag(dimension) => by.1.key(client, dimension),
    }
}

/// The order of a dimension's values: the shipped ones as they follow each other, then the others by name.
#[derive(Debug, Default)]
struct ValueRanks(Vec<f64>);

impl ValueRanks {
    fn new(facts: &Facts<'_>, column: Column) -> Self {
        let Column::Tag(dimension) = column else { return Self::default() };
        let Some(dimension) = facts.project.dimension(dimension) else { return Self::default() };
        let mut order: Vec<(usize, String, ValueId)> = dimension
            .values()
            .map(|(id, name)| {
                (shipped_place(dimension, name), fold_name(&words::value(facts.text, dimension, name)), id)
            })
            .collect();
        order.sort();
        let mut ranks = vec![0.0; dimension.values.len()];
        for (place, (.., id)) in order.into_iter().enumerate() {
            if let Some(slot) = ranks.get_mut(id.index()) {
                *slot = f64::from(u32::try_from(place).unwrap_or(u32::MAX));
            }
        }
        Self(ranks)
    }

    /// By the primary value, then by the second.
    fn key(&self, client: &Client, dimension: DimensionId) -> Option<f64> {
        let mut ranks = client.tags.of(dimension).iter().filter_map(|tag| self.0.get(tag.value.index()));
        let first = ranks.next()?;
        let count = f64::from(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        Some(first + ranks.next().map_or(0.0, |second| (second + 1.0) / (count + 1.0)))
    }
}

/// Where a value stands in the shipped vocabulary; behind it when it is somebody's own.
#[must_use]
pub(super) fn shipped_place(dimension: &Dimension, name: &str) -> usize {
    let shipped = dimension.as_built_in().map_or(&[][..], crate::model::BuiltIn::vocabulary);
    shipped.iter().position(|value| *value == name).unwrap_or(shipped.len())
}

/// The typed words with the values they match, so that no client's tags are spelled out.
struct Search {
    /// `None` while nothing is typed.
    words: Option<Finder<'static>>,
    values: Vec<(DimensionId, Vec<bool>)>,
}

impl Search {
    fn new(facts: &Facts<'_>, filter: &str) -> Self {
        let folded = fold_name(filter.trim());
        if folded.is_empty() {
            return Self { words: None, values: Vec::new() };
        }
        let matches = |dimension: &Dimension, value: &Option<String>| {
            value.as_ref().is_some_and(|name| fold_name(&words::value(facts.text, dimension, name)).contains(&folded))
        };
        let dimensions = facts.project.data.dimensions.iter();
        let values = dimensions.map(|dimension| {
            (dimension.id, dimension.values.iter().map(|value| matches(dimension, value)).collect::<Vec<_>>())
        });
        let values = values.filter(|(_, values)| values.contains(&true)).collect();
        Self { words: Some(Finder::new(&folded).into_owned()), values }
    }

    fn finds(&self, id: ClientId, client: &Client, names: &Names) -> bool {
        let Some(words) = &self.words else { return true };
        words.find(names.searched(id).as_bytes()).is_some()
            || self.values.iter().any(|(dimension, values)| {
                let tags = client.tags.of(*dimension).iter();
                tags.into_iter().any(|tag| values.get(tag.value.index()).copied().unwrap_or(false))
            })
    }
}
