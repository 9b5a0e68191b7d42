//! Which clients the list shows, and in which order.

use std::cmp::Ordering;

use super::facts::{Column, Facts};
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
    pub(super) sort: Sort,
    /// The dimension whose untagged clients come first.
    pub(super) untagged_first: Option<DimensionId>,
}

impl Wanted {
    /// Whether it leaves any client out.
    #[must_use]
    pub(super) fn is_narrowed(&self) -> bool {
        !self.filter.trim().is_empty() || self.status.is_some() || self.tier.is_some() || self.band.is_some()
    }

    /// Leaves nobody out any more.
    pub(super) fn show_all(&mut self) {
        self.filter.clear();
        (self.status, self.tier, self.band) = (None, None, None);
    }
}

/// The clients listed, in order. What is unknown in the sorted column comes last either way; names break ties.
#[must_use]
pub(super) fn listed(facts: &Facts<'_>, names: &Names, wanted: &Wanted) -> Vec<ClientId> {
    let search = Search::new(facts, &wanted.filter);
    let matching = facts.project.data.clients.iter().filter(|client| is_wanted(facts, client, wanted));
    let found = matching.filter(|client| search.finds(client, names));
    let ranks = ValueRanks::new(facts, wanted.sort.column);
    let mut keyed: Vec<(bool, Option<f64>, u32, ClientId)> = found
        .map(|client| {
            let is_tagged = wanted.untagged_first.is_some_and(|focus| client.tags.primary(focus).is_some());
            (is_tagged, sort_key(facts, names, client, (wanted.sort.column, &ranks)), names.rank(client.id), client.id)
        })
        .collect();
    keyed.sort_unstable_by(|a, b| {
        let by_key = unknown_last(a.1, b.1, wanted.sort.descending);
        a.0.cmp(&b.0).then(by_key).then(a.2.cmp(&b.2)).then(a.3.cmp(&b.3))
    });
    keyed.into_iter().map(|(.., id)| id).collect()
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

fn is_wanted(facts: &Facts<'_>, client: &Client, wanted: &Wanted) -> bool {
    wanted.status.is_none_or(|status| client.status == status)
        && wanted.tier.is_none_or(|tier| facts.tier(client.id) == Some(tier))
        && wanted.band.is_none_or(|band| facts.band(client.id) == band)
}

fn unknown_last(a: Option<f64>, b: Option<f64>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
fn sort_key(facts: &Facts<'_>, names: &Names, client: &Client, by: (Column, &ValueRanks)) -> Option<f64> {
    let id = client.id;
    match by.0 {
        Column::Name => Some(f64::from(names.rank(id))),
        Column::Status => Some(f64::from(client.status as u8)),
        Column::Users => client.users,
        Column::Band => match facts.band(id) {
            Band::Known(band) => Some(band as f64),
            Band::Unknown => None,
        },
        Column::Revenue => facts.revenue(id),
        Column::Breadth => facts.breadth(id).map(|breadth| breadth as f64),
        Column::Tier => facts.tier(id).map(|tier| tier as f64),
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
    folded: String,
    values: Vec<(DimensionId, Vec<bool>)>,
}

impl Search {
    fn new(facts: &Facts<'_>, filter: &str) -> Self {
        let folded = fold_name(filter.trim());
        if folded.is_empty() {
            return Self { folded, values: Vec::new() };
        }
        let matches = |dimension: &Dimension, value: &Option<String>| {
            value.as_ref().is_some_and(|name| fold_name(&words::value(facts.text, dimension, name)).contains(&folded))
        };
        let dimensions = facts.project.data.dimensions.iter();
        let values = dimensions.map(|dimension| {
            (dimension.id, dimension.values.iter().map(|value| matches(dimension, value)).collect::<Vec<_>>())
        });
        let values = values.filter(|(_, values)| values.contains(&true)).collect();
        Self { folded, values }
    }

    fn finds(&self, client: &Client, names: &Names) -> bool {
        if self.folded.is_empty() || names.folded(client.id).contains(&self.folded) {
            return true;
        }
        if client.code.as_ref().is_some_and(|code| fold_name(code).contains(&self.folded)) {
            return true;
        }
        self.values.iter().any(|(dimension, values)| {
            let tags = client.tags.of(*dimension).iter();
            tags.into_iter().any(|tag| values.get(tag.value.index()).copied().unwrap_or(false))
        })
    }
}
