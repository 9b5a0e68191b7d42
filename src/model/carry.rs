//! What people said of clients and offerings, carried over to the next import: clients are recognised by code, then by
//! name. What a file said is replaced by what the next one says; what a person said stays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    Client, ClientId, ClientStatus, Dataset, Dimension, DimensionId, EditError, KnownNames, Project, Tags, UsersSource,
    ValueId, fold_name,
};

/// `data` as the project takes it in, and the clients as that file gave them. Names that were said to be one are one; tags,
/// sizes and statuses that a person gave stay.
pub(super) fn carried(before: &Project, data: &Dataset) -> (Dataset, Arc<Vec<Client>>) {
    let mut next = data.clone();
    with_known_names(&mut next, &before.names);
    let mut given = Arc::clone(&next.clients);
    let same = same_clients(&before.data, &next, &before.names);
    let dimensions = Dimensions::joined(&before.data, &mut next);
    let clients = Arc::make_mut(&mut next.clients);
    for (client, old) in clients.iter_mut().zip(&same) {
        let Some(old) = old.and_then(|old| before.client(old)) else { continue };
        let as_given = before.given.get(old.id.index());
        carry_facts(client, (old, as_given));
        // What an earlier file said and this one does not is still a file's, and the next one may say otherwise.
        if let Some(given) = Arc::make_mut(&mut given).get_mut(client.id.index()) {
            carry_tags((&mut client.tags, &mut given.tags), (old, as_given), &dimensions);
        }
    }
    carry_prospects(before, (&mut next, &mut given), &same, &dimensions);
    carry_offerings(before, &mut next);
    (next, given)
}

/// Prospects and ex-clients that a person or a list brought stay, though the next file does not know them.
fn carry_prospects(
    before: &Project,
    (next, given): (&mut Dataset, &mut Arc<Vec<Client>>),
    same: &[Option<ClientId>],
    dimensions: &Dimensions,
) {
    let found: BTreeSet<ClientId> = same.iter().flatten().copied().collect();
    let known: BTreeSet<String> = next.clients.iter().map(|client| before.names.client(&client.name)).collect();
    let stays = |old: &&Client| {
        old.status != ClientStatus::Client
            && old.status_reason.is_none()
            && old.old_revenue.is_none()
            && !found.contains(&old.id)
            && !known.contains(&before.names.client(&old.name))
    };
    for old in before.data.clients.iter().filter(stays) {
        let id = ClientId::at(next.clients.len());
        let mut client = Client { id, tags: Tags::default(), ..old.clone() };
        let mut as_given = client.clone();
        carry_tags((&mut client.tags, &mut as_given.tags), (old, None), dimensions);
        Arc::make_mut(&mut next.clients).push(client);
        Arc::make_mut(given).push(as_given);
    }
}

/// For each client of `next` the client of `before` it is, where that is sure: by a code that both have, and by a name
/// where codes do not say otherwise. No client of before is two.
#[must_use]
pub fn same_clients(before: &Dataset, next: &Dataset, names: &KnownNames) -> Vec<Option<ClientId>> {
    let by_name = |data: &Dataset| once(data.clients.iter().map(|client| (names.client(&client.name), client.id)));
    let by_code = |data: &Dataset| {
        once(data.clients.iter().filter_map(|client| Some((fold_name(client.code.as_deref()?), client.id))))
    };
    let (old_names, new_names, old_codes) = (by_name(before), by_name(next), by_code(before));
    let name_of = |client: &Client| old_names.get(&names.client(&client.name)).copied().flatten();
    let code_of = |client: &Client| old_codes.get(&fold_name(client.code.as_deref()?)).copied().flatten();
    // Codes count where they are of one bookkeeping: most that are found again stand beside the same name.
    let told = next.clients.iter().filter_map(|client| Some(code_of(client)? == name_of(client)?));
    let (agree, all) = told.fold((0, 0), |(agree, all), agrees| (agree + usize::from(agrees), all + 1));
    let codes_count = agree * 2 > all;
    let mut taken = BTreeSet::new();
    let mut same = vec![None; next.clients.len()];
    if codes_count {
        for (slot, client) in same.iter_mut().zip(next.clients.iter()) {
            *slot = code_of(client).filter(|old| taken.insert(*old));
        }
    }
    for (slot, client) in same.iter_mut().zip(next.clients.iter()).filter(|(slot, _)| slot.is_none()) {
        let is_one = new_names.get(&names.client(&client.name)).copied().flatten().is_some();
        let old = name_of(client).filter(|_| is_one);
        let told_apart = |old: ClientId| {
            let code = before.clients.get(old.index()).and_then(|old| old.code.as_deref());
            codes_count && code.zip(client.code.as_deref()).is_some_and(|(a, b)| fold_name(a) != fold_name(b))
        };
        *slot = old.filter(|old| !told_apart(*old) && taken.insert(*old));
    }
    same
}

/// The clients of a period, by its position, and those of today that are none of each other, as far as is sure.
#[must_use]
pub fn strangers(project: &Project, period: usize) -> (Vec<ClientId>, Vec<ClientId>) {
    let Some(period) = project.periods.get(period) else { return Default::default() };
    let same = same_clients(&period.data, &project.data, &project.names);
    let known: BTreeSet<ClientId> = same.iter().flatten().copied().collect();
    let earlier = period.data.clients.iter().map(|client| client.id).filter(|id| !known.contains(id));
    let now = project.data.clients.iter().zip(&same).filter(|(_, same)| same.is_none()).map(|(client, _)| client.id);
    (earlier.collect(), now.collect())
}

/// Says that `client` is one of an earlier period under another name; what is not known of it is taken from there.
pub(super) fn same_client(
    project: &mut Project,
    client: ClientId,
    (period, earlier): (usize, ClientId),
) -> Result<(), EditError> {
    let period = project.periods.get(period).cloned().ok_or(EditError::Missing)?;
    let old = period.data.clients.get(earlier.index()).ok_or(EditError::Missing)?;
    let name = project.client(client).map(|client| client.name.clone()).ok_or(EditError::Missing)?;
    Arc::make_mut(&mut project.names).join_clients(&old.name, &name);
    let dimensions = Dimensions::joined(&period.data, &mut project.data);
    let mut given = project.given.get(client.index()).map(|given| given.tags.clone()).unwrap_or_default();
    let found = project.clients_mut().get_mut(client.index()).ok_or(EditError::Missing)?;
    carry_facts(found, (old, None));
    carry_tags((&mut found.tags, &mut given), (old, None), &dimensions);
    Ok(())
}

/// Each key with its value, `None` where several have it.
fn once(pairs: impl Iterator<Item = (String, ClientId)>) -> BTreeMap<String, Option<ClientId>> {
    let mut found = BTreeMap::new();
    for (key, id) in pairs.filter(|(key, _)| !key.is_empty()) {
        found.entry(key).and_modify(|known| *known = None).or_insert(Some(id));
    }
    found
}

/// Clients, offerings and values go by the names people gave them.
fn with_known_names(data: &mut Dataset, names: &KnownNames) {
    let clients: Vec<_> = data.clients.iter().map(|one| (one.name.clone(), names.client_renamed(&one.name))).collect();
    if let Some((into, renamed)) = joined_names(&clients) {
        for (client, name) in Arc::make_mut(&mut data.clients).iter_mut().zip(renamed) {
            client.name = name;
        }
        data.join_clients(&into);
    }
    let offerings: Vec<_> = data.offerings.iter().map(|one| (one.name.clone(), names.offering(&one.name))).collect();
    if let Some((into, renamed)) = joined_names(&offerings) {
        for (offering, name) in Arc::make_mut(&mut data.offerings).iter_mut().zip(renamed) {
            offering.name = name;
        }
        data.join_offerings(&into);
    }
    let renames: Vec<(DimensionId, ValueId, String)> = data
        .dimensions
        .iter()
        .flat_map(|dimension| {
            let renamed = dimension.values().filter_map(|(id, name)| Some((id, names.value(dimension, name)?)));
            renamed.map(|(id, name)| (dimension.id, id, name)).collect::<Vec<_>>()
        })
        .collect();
    for (dimension, value, name) in renames {
        data.rename_value(dimension, value, &name);
    }
}

/// Where each name ends up, and what it is called; `None` when all stay as they are. A name that others are joined into
/// and that is not there itself goes to the first of them.
fn joined_names(named: &[(String, Option<String>)]) -> Option<(Vec<usize>, Vec<String>)> {
    if named.iter().all(|(_, renamed)| renamed.is_none()) {
        return None;
    }
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    for (at, (name, _)) in named.iter().enumerate().filter(|(_, (_, renamed))| renamed.is_none()) {
        place.entry(fold_name(name)).or_insert(at);
    }
    let mut into = Vec::new();
    for (at, (_, renamed)) in named.iter().enumerate() {
        into.push(renamed.as_ref().map_or(at, |name| *place.entry(fold_name(name)).or_insert(at)));
    }
    Some((into, named.iter().map(|(name, renamed)| renamed.clone().unwrap_or_else(|| name.clone())).collect()))
}

/// The dimensions of before, by their ids there, in those of the next import.
struct Dimensions(Vec<Option<Joined>>);

/// A dimension of the next import, and the values of before in it.
struct Joined {
    id: DimensionId,
    multi_valued: bool,
    values: Vec<Option<ValueId>>,
}

impl Dimensions {
    /// Adds to `next` the dimensions and values that only `before` has.
    fn joined(before: &Dataset, next: &mut Dataset) -> Self {
        let dimensions = Arc::make_mut(&mut next.dimensions);
        let joined = |old: &Dimension| {
            let at = dimensions.iter().position(|new| new.kind == old.kind).unwrap_or_else(|| {
                let id = DimensionId::at(dimensions.len());
                dimensions.push(Dimension { id, values: Vec::new(), ..old.clone() });
                dimensions.len() - 1
            });
            let new = dimensions.get_mut(at)?;
            let values = old.values.iter().map(|value| new.intern(value.as_deref()?)).collect();
            Some(Joined { id: new.id, multi_valued: new.multi_valued, values })
        };
        Self(before.dimensions.iter().map(joined).collect())
    }
}

/// Who a client is: what a person typed stays, what is not known now is taken from before. Figures of the year are the new
/// file's.
fn carry_facts(client: &mut Client, (old, as_given): (&Client, Option<&Client>)) {
    let is_typed = old.users_source == UsersSource::Typed;
    if is_typed || client.users.is_none() {
        (client.users, client.users_source) = (old.users, old.users_source);
    }
    if as_given.is_some_and(|given| given.status != old.status) {
        (client.status, client.status_reason) = (old.status, old.status_reason);
    }
    client.code = client.code.take().or_else(|| old.code.clone());
    client.employees = client.employees.or(old.employees);
    client.since = client.since.or(old.since);
    client.potential = client.potential.or(old.potential);
    for (known, old) in client.winnability.0.iter_mut().zip(old.winnability.0) {
        *known = old.or(*known);
    }
}

/// Per dimension: what a person changed stays; else what the new file says, and what is known from before where it says
/// nothing.
fn carry_tags(
    (tags, given): (&mut Tags, &mut Tags),
    (old, as_given): (&Client, Option<&Client>),
    dimensions: &Dimensions,
) {
    for (at, dimension) in dimensions.0.iter().enumerate() {
        let Some(Joined { id: new, multi_valued, values }) = dimension else { continue };
        let was = DimensionId::at(at);
        let is_changed = as_given.is_some_and(|given| given.tags.of(was) != old.tags.of(was));
        if !is_changed && !tags.of(*new).is_empty() {
            continue;
        }
        for tags in [Some(&mut *tags), Some(&mut *given).filter(|_| !is_changed)].into_iter().flatten() {
            tags.clear(*new);
            for tag in old.tags.of(was) {
                let Some(value) = values.get(tag.value.index()).copied().flatten() else { continue };
                tags.add(*new, value, *multi_valued);
                tags.set_detail(*new, value, tag.detail.as_deref().unwrap_or_default());
            }
        }
    }
}

fn carry_offerings(before: &Project, next: &mut Dataset) {
    let known: BTreeMap<String, _> =
        before.data.offerings.iter().map(|offering| (fold_name(&offering.name), offering)).collect();
    if known.is_empty() {
        return;
    }
    for offering in Arc::make_mut(&mut next.offerings) {
        let Some(old) = known.get(&fold_name(&offering.name)) else { continue };
        offering.kind = old.kind.or(offering.kind);
        offering.group = old.group.clone().or_else(|| offering.group.take());
        offering.per_user |= old.per_user;
        offering.lowers_risk |= old.lowers_risk;
    }
}

#[cfg(test)]
mod tests;
