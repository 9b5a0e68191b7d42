//! Clients and offerings put together, kept apart and renamed; what was said is remembered for the next file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::{Block, ClientId, Dataset, Offering, OfferingId, OfferingKind, Project, fold_name};
use super::EditError;

/// What several offerings get at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfferingChange {
    /// Recurring or one-off; `None` takes that back.
    Kind(Option<OfferingKind>),
    /// The group they are shown under; `None` takes them out of theirs.
    Group(Option<String>),
    /// Whether they are billed per user.
    PerUser(bool),
    /// Whether they lower the client's risk.
    LowersRisk(bool),
}

/// Puts `others` and `keep` together as `keep`: lines, tags and figures; blocked cells follow.
pub(super) fn merge_clients(project: &mut Project, keep: ClientId, others: &[ClientId]) -> Result<(), EditError> {
    let into = targets(project.data.clients.len(), keep.index(), others.iter().map(|other| other.index()))?;
    let called = |id: ClientId| project.client(id).map(|client| client.name.clone());
    let kept = called(keep).ok_or(EditError::Missing)?;
    let gone: Vec<String> = others.iter().filter_map(|other| called(*other)).collect();
    let names = Arc::make_mut(&mut project.names);
    for name in &gone {
        names.join_clients(name, &kept);
    }
    let places = project.data.join_clients(&into);
    let mut given = Dataset {
        clients: Arc::clone(&project.given),
        dimensions: Arc::clone(&project.data.dimensions),
        ..Dataset::default()
    };
    if given.clients.len() == into.len() {
        given.join_clients(&into);
        project.given = given.clients;
    }
    let client = |id: ClientId| places.get(id.index()).map_or(id, |place| ClientId::at(*place));
    follow_blocks(project, client, |offering| offering);
    Ok(())
}

/// Puts `others` and `keep` together as one offering called `name`.
pub(super) fn merge_offerings(
    project: &mut Project,
    keep: OfferingId,
    others: &[OfferingId],
    name: &str,
) -> Result<(), EditError> {
    let into = targets(project.data.offerings.len(), keep.index(), others.iter().map(|other| other.index()))?;
    let members: Vec<usize> = (0..into.len()).filter(|at| into.get(*at) == Some(&keep.index())).collect();
    let name = free_name(project, &members, name)?;
    let gone: Vec<String> =
        members.iter().filter_map(|at| project.data.offerings.get(*at)).map(|one| one.name.clone()).collect();
    let names = Arc::make_mut(&mut project.names);
    for one in &gone {
        names.join_offerings(one, &name);
    }
    let people = Arc::make_mut(&mut project.people);
    for one in &gone {
        people.rename_offering(one, &name);
    }
    if let Some(kept) = project.offerings_mut().get_mut(keep.index()) {
        kept.name = name;
    }
    let places = project.data.join_offerings(&into);
    follow_blocks(
        project,
        |client| client,
        |offering| places.get(offering.index()).map_or(offering, |place| OfferingId::at(*place)),
    );
    Ok(())
}

/// Says that two clients are two, however alike their names are.
pub(super) fn keep_apart(project: &mut Project, one: &str, other: &str) -> Result<(), EditError> {
    if [one, other].iter().any(|name| name.trim().is_empty()) {
        return Err(EditError::EmptyName);
    }
    Arc::make_mut(&mut project.names).keep_apart(one, other);
    Ok(())
}

/// Gives several offerings the same.
pub(super) fn change_offerings(
    project: &mut Project,
    offerings: &[OfferingId],
    change: &OfferingChange,
) -> Result<(), EditError> {
    let all = project.offerings_mut();
    for id in offerings {
        let found: &mut Offering = all.get_mut(id.index()).ok_or(EditError::Missing)?;
        match change {
            OfferingChange::Kind(kind) => found.kind = *kind,
            OfferingChange::Group(group) => {
                let group = group.as_deref().map(str::trim).filter(|group| !group.is_empty());
                found.group = group.map(str::to_owned);
            }
            OfferingChange::PerUser(per_user) => found.per_user = *per_user,
            OfferingChange::LowersRisk(lowers) => found.lowers_risk = *lowers,
        }
    }
    Ok(())
}

/// For each position where it ends up.
fn targets(count: usize, keep: usize, others: impl Iterator<Item = usize>) -> Result<Vec<usize>, EditError> {
    let mut into: Vec<usize> = (0..count).collect();
    if keep >= count {
        return Err(EditError::Missing);
    }
    for other in others {
        *into.get_mut(other).ok_or(EditError::Missing)? = keep;
    }
    Ok(into)
}

/// `name` without outer spaces, where no offering but `members` has it.
fn free_name(project: &Project, members: &[usize], name: &str) -> Result<String, EditError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(EditError::EmptyName);
    }
    let others = project.data.offerings.iter().enumerate().filter(|(at, _)| !members.contains(at));
    let is_taken = others.into_iter().any(|(_, other)| fold_name(&other.name) == fold_name(name));
    if is_taken { Err(EditError::NameTaken) } else { Ok(name.to_owned()) }
}

fn follow_blocks(
    project: &mut Project,
    client: impl Fn(ClientId) -> ClientId,
    offering: impl Fn(OfferingId) -> OfferingId,
) {
    if project.blocks.is_empty() {
        return;
    }
    let mut blocks: BTreeMap<(ClientId, OfferingId), Block> = BTreeMap::new();
    for (&(of, what), block) in project.blocks.iter() {
        blocks.entry((client(of), offering(what))).or_insert_with(|| block.clone());
    }
    project.blocks = Arc::new(blocks);
}
