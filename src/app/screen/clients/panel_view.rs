//! What the tagging panel says of the picked clients, as text.

use super::facts::Facts;
use super::tally::carried;
use crate::app::widget::Picked;
use crate::model::{Client, ClientId, ClientStatus, Dimension, DimensionId, Tag, ValueId, neumaier_sum};
use crate::say;
use crate::text::words;

/// Everything the panel shows but what is being typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PanelView {
    /// The clients, in project order.
    pub(super) clients: Vec<ClientId>,
    /// How many they are.
    pub(super) eyebrow: String,
    /// The one client's name; `None` for several.
    pub(super) name: Option<String>,
    /// Their revenue.
    pub(super) revenue: String,
    /// Their share of all revenue and their average breadth.
    pub(super) basis: String,
    /// The status of all of them; `None` when they differ.
    pub(super) status: Option<ClientStatus>,
    /// What only a single client has.
    pub(super) single: Option<SingleView>,
    /// The values present, by dimension.
    pub(super) dimensions: Vec<(DimensionId, Vec<ChipView>)>,
}

/// The facts of one client that can be changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SingleView {
    pub(super) client: ClientId,
    /// Empty when unknown.
    pub(super) users: String,
    /// Where the number of users is from; empty when unknown.
    pub(super) users_source: String,
}

/// A value present among the picked clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChipView {
    pub(super) value: ValueId,
    pub(super) name: String,
    /// How many of the picked clients carry it.
    pub(super) clients: usize,
    /// The same as people read it; `None` for a single client.
    pub(super) count: Option<String>,
    /// Whether it is the first of several values of the single client.
    pub(super) is_primary: bool,
    /// The detail of the single client's value; empty when there is none.
    pub(super) detail: String,
}

/// What the panel says; `None` while nobody is picked.
#[must_use]
pub(super) fn panel_view(facts: &Facts<'_>, picked: &Picked<ClientId>) -> Option<PanelView> {
    let text = facts.text;
    let ids = picked.rows();
    let clients: Vec<&Client> = ids.iter().filter_map(|id| facts.project.client(*id)).collect();
    let single = if let [client] = clients.as_slice() { Some(*client) } else { None };
    if clients.is_empty() {
        return None;
    }
    let revenue: Vec<f64> = ids.iter().filter_map(|id| facts.revenue(*id)).collect();
    let total = neumaier_sum(revenue.iter().copied());
    let carried = carried(facts, clients.iter().copied());
    let dimensions = facts.project.data.dimensions.iter().zip(&carried);
    Some(PanelView {
        eyebrow: say!(text, "clients-picked", count = clients.len(), shown = text.integer(clients.len())),
        name: single.map(|client| client.name.clone()),
        revenue: if revenue.is_empty() { crate::text::ABSENT.to_owned() } else { facts.money(total) },
        basis: basis(facts, &ids, total),
        status: clients
            .first()
            .map(|client| client.status)
            .filter(|first| clients.iter().all(|one| one.status == *first)),
        single: single.map(|client| SingleView {
            client: client.id,
            users: client.users.map(|users| text.users(users)).unwrap_or_default(),
            users_source: client.users.map(|_| words::users_source(text, client.users_source)).unwrap_or_default(),
        }),
        dimensions: dimensions
            .map(|(dimension, carried)| (dimension.id, chips(facts, &clients, (dimension, &carried.values))))
            .collect(),
        clients: ids,
    })
}

fn basis(facts: &Facts<'_>, ids: &[ClientId], revenue: f64) -> String {
    let text = facts.text;
    let breadths: Vec<usize> = ids.iter().filter_map(|id| facts.breadth(*id)).collect();
    let whole = facts.outcome.map_or(0.0, |outcome| outcome.basis.total_revenue);
    let breadth = match breadths.as_slice() {
        [] => return say!(text, "clients-picked-uncounted"),
        [only] => words::offerings(text, *only),
        several => {
            #[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
            let mean = several.iter().sum::<usize>() as f64 / several.len() as f64;
            say!(text, "clients-picked-breadth", breadth = text.number(mean, 1))
        }
    };
    if whole > 0.0 {
        say!(text, "clients-picked-basis", share = text.percent(revenue / whole, 1), breadth = breadth)
    } else {
        breadth
    }
}

/// The values present, the primary one first for a single client, the most frequent first for several.
fn chips(facts: &Facts<'_>, clients: &[&Client], (dimension, counts): (&Dimension, &[usize])) -> Vec<ChipView> {
    let name = |value| dimension.value(value).map(|name| words::value(facts.text, dimension, name));
    if let [client] = clients {
        let tags = client.tags.of(dimension.id);
        let chip = |(at, tag): (usize, &Tag)| {
            let detail = tag.detail.as_deref().unwrap_or_default().to_owned();
            let is_primary = at == 0 && tags.len() > 1;
            Some(ChipView { value: tag.value, name: name(tag.value)?, clients: 1, count: None, is_primary, detail })
        };
        return tags.iter().enumerate().filter_map(chip).collect();
    }
    let mut present: Vec<(usize, ValueId)> = counts
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, count)| *count > 0)
        .map(|(at, count)| (count, ValueId::at(at)))
        .collect();
    present.sort_by_key(|(count, value)| (std::cmp::Reverse(*count), *value));
    present
        .into_iter()
        .filter_map(|(count, value)| {
            let shown = Some(facts.text.integer(count));
            let detail = String::new();
            Some(ChipView { value, name: name(value)?, clients: count, count: shown, is_primary: false, detail })
        })
        .collect()
}
