//! Every change a person can make to a project, as a value: applied, labelled and undone as one step.

use std::sync::Arc;

use super::{
    BandBy, BandScheme, Block, Client, ClientId, ClientStatus, Criterion, Dataset, Dimension, DimensionId,
    DimensionKind, OfferingId, OverlapSettings, Period, Profile, Project, Promise, TierError, TierRule, UsersSource,
    ValueComponent, ValueId, WhiteSpaceSettings, carry, period, profile, white_space,
};

/// One change to a project.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
pub enum Edit {
    /// Gives these clients a value in a dimension; a new value joins the vocabulary.
    Tag { clients: Vec<ClientId>, dimension: DimensionId, value: String },
    /// Takes a value away from these clients; `None` takes all of the dimension's.
    Untag { clients: Vec<ClientId>, dimension: DimensionId, value: Option<ValueId> },
    /// Sets the sub-industry or the "how" of a client's value.
    SetDetail { client: ClientId, dimension: DimensionId, value: ValueId, detail: String },
    /// Sets or clears the size.
    SetUsers { client: ClientId, users: Option<f64> },
    /// Says what these clients are.
    SetStatus { clients: Vec<ClientId>, status: ClientStatus },
    /// Adds a dimension of the user's own.
    AddDimension { name: String, multi_valued: bool },
    /// Renames a value; onto an existing name it merges the two.
    RenameValue { dimension: DimensionId, value: ValueId, name: String },
    /// Deletes a value; its clients become unknown in the dimension, or keep their other values.
    DeleteValue { dimension: DimensionId, value: ValueId },
    /// Changes what is banded and at which edges.
    SetBands(BandScheme),
    /// Bands by something else, at the edges that had before.
    SetBandBy(BandBy),
    /// Sets w_c.
    SetWeight { criterion: Criterion, weight: f64 },
    /// Sets τ.
    SetThreshold(f64),
    /// Sets K; `None` means the default of METHOD.md §4.
    SetBroadFrom(Option<usize>),
    /// Counts only recurring offerings, or all.
    SetRecurringOnly(bool),
    /// Puts w_c, τ, K and what counts back to their defaults.
    ResetWhatCounts,
    /// Sets a weight of the value score V.
    SetValueWeight { component: ValueComponent, weight: f64 },
    /// Chooses what divides the tiers.
    SetTierRule(TierRule),
    /// Names the tiers; two to five, another number adapts the cut-offs.
    SetTierNames(Vec<String>),
    /// Sets the cut-offs of one rule.
    SetTierCutoffs { rule: TierRule, cutoffs: Vec<f64> },
    /// Sets what a tier is promised and its part of the hours.
    SetPromise { tier: usize, promise: Promise },
    /// Sets the hours to divide; `None` means those spent now.
    SetHours(Option<f64>),
    /// Says when something counts as missing.
    SetWhiteSpace(WhiteSpaceSettings),
    /// Sets a cell of the white space aside.
    BlockCell { client: ClientId, offering: OfferingId, block: Block },
    /// Takes that back.
    UnblockCell { client: ClientId, offering: OfferingId },
    /// Sets q, the wanted share of clients in the sweet spot.
    SetWantedShare(f64),
    /// Forgets an earlier import, by its position.
    ForgetPeriod(usize),
    /// Puts an earlier import in the place of what is there, which becomes a period itself.
    ShowPeriod(usize),
    /// Changes what the search for overlap raises and how.
    SetOverlap(OverlapSettings),
    /// Pins a profile as the sweet spot; `None` unpins it.
    PinProfile(Option<Profile>),
    /// Gives offerings the same kind, group or mark.
    ChangeOfferings { offerings: Vec<OfferingId>, change: OfferingChange },
    /// Puts offerings together as one, under a name.
    MergeOfferings { keep: OfferingId, others: Vec<OfferingId>, name: String },
    /// Puts clients together as one of them.
    MergeClients { keep: ClientId, others: Vec<ClientId> },
    /// Says that similar names are those of two clients.
    KeepApart { one: String, other: String },
    /// Says that a client is one of an earlier period under another name: what was said of that one is said of it.
    SameClient { client: ClientId, period: usize, earlier: ClientId },
    /// Makes a value the first of its dimension.
    SetPrimary { client: ClientId, dimension: DimensionId, value: ValueId },
    /// Changes many things about many clients, in their order.
    ChangeClients(Vec<ClientChange>),
    /// Changes what is typed about whom to call and what to tell them.
    People(PeopleEdit),
    /// Renames the project.
    RenameProject(String),
    /// Puts freshly imported data in the place of what is there. The settings stay, blocked cells follow their names, and
    /// what was there becomes a period unless it was the same one.
    Import { name: String, data: Dataset },
}

/// Why an edit cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The edit names a client, offering, dimension or value that is not there.
    #[error("the edit names something the project does not have")]
    Missing,
    /// A name is empty.
    #[error("a name cannot be empty")]
    EmptyName,
    /// A size or threshold that is not a usable number.
    #[error("not a usable number")]
    NotANumber,
    /// A dimension of that name exists already.
    #[error("that name is taken")]
    NameTaken,
    /// The tiers cannot be so.
    #[error(transparent)]
    Tiers(#[from] TierError),
    /// A score that is not from 0 to 5.
    #[error("a score is from 0 to 5")]
    NotAScore,
    /// A profile names nothing, too much, or what is not there.
    #[error("not a profile of this project")]
    NotAProfile,
}

mod clients;
mod names;
mod people;
mod settings;

pub use clients::{Becomes, ClientChange};
pub use names::OfferingChange;
pub use people::{NewProspect, PeopleEdit};

impl Edit {
    /// Makes the change; `project` may be half-changed on error, so it is always a copy.
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::Tag { clients, dimension, value } => tag(project, clients, *dimension, value),
            Self::Untag { clients, dimension, value } => untag(project, clients, *dimension, *value),
            Self::SetDetail { client, dimension, value, detail } => {
                each_client(project, &[*client], |found| found.tags.set_detail(*dimension, *value, detail))
            }
            Self::SetUsers { client, users } => set_users(project, *client, *users),
            Self::SetStatus { clients, status } => set_status(project, clients, *status),
            Self::AddDimension { name, multi_valued } => add_dimension(project, name, *multi_valued),
            Self::RenameValue { dimension, value, name } => rename_value(project, *dimension, *value, name),
            Self::DeleteValue { dimension, value } => delete_value(project, *dimension, *value),
            Self::ChangeOfferings { offerings, change } => names::change_offerings(project, offerings, change),
            Self::MergeOfferings { keep, others, name } => names::merge_offerings(project, *keep, others, name),
            Self::MergeClients { keep, others } => names::merge_clients(project, *keep, others),
            Self::KeepApart { one, other } => names::keep_apart(project, one, other),
            Self::SameClient { client, period, earlier } => carry::same_client(project, *client, (*period, *earlier)),
            Self::SetPrimary { client, dimension, value } => {
                each_client(project, &[*client], |found| found.tags.make_primary(*dimension, *value))
            }
            Self::ChangeClients(changes) => clients::change(project, changes),
            Self::People(edit) => people::apply(project, edit),
            Self::RenameProject(name) => rename(project, name),
            Self::Import { name, data } => import(project, name, data),
            Self::BlockCell { client, offering, block } => block_cell(project, (*client, *offering), block),
            Self::UnblockCell { client, offering } => {
                Arc::make_mut(&mut project.blocks).remove(&(*client, *offering)).map(|_| ()).ok_or(EditError::Missing)
            }
            Self::PinProfile(profile) => pin(project, profile.as_ref()),
            Self::ForgetPeriod(at) => forget_period(project, *at),
            Self::ShowPeriod(at) => show_period(project, *at),
            _ => self.apply_to_settings(project),
        }
    }
}

fn each_client(
    project: &mut Project,
    clients: &[ClientId],
    mut change: impl FnMut(&mut Client),
) -> Result<(), EditError> {
    let all = project.clients_mut();
    for client in clients {
        change(all.get_mut(client.index()).ok_or(EditError::Missing)?);
    }
    Ok(())
}

fn dimension_mut(project: &mut Project, dimension: DimensionId) -> Result<&mut Dimension, EditError> {
    project.dimensions_mut().get_mut(dimension.index()).ok_or(EditError::Missing)
}

fn tag(project: &mut Project, clients: &[ClientId], dimension: DimensionId, value: &str) -> Result<(), EditError> {
    let found = dimension_mut(project, dimension)?;
    let multi_valued = found.multi_valued;
    let value = found.intern(value).ok_or(EditError::EmptyName)?;
    each_client(project, clients, |client| client.tags.add(dimension, value, multi_valued))
}

fn untag(
    project: &mut Project,
    clients: &[ClientId],
    dimension: DimensionId,
    value: Option<ValueId>,
) -> Result<(), EditError> {
    each_client(project, clients, |client| match value {
        Some(value) => client.tags.remove(dimension, value),
        None => client.tags.clear(dimension),
    })
}

fn set_users(project: &mut Project, client: ClientId, users: Option<f64>) -> Result<(), EditError> {
    if users.is_some_and(|users| !users.is_finite() || users <= 0.0) {
        return Err(EditError::NotANumber);
    }
    each_client(project, &[client], |found| {
        if found.users != users {
            (found.users, found.users_source) = (users, UsersSource::Typed);
        }
    })
}

fn set_status(project: &mut Project, clients: &[ClientId], status: ClientStatus) -> Result<(), EditError> {
    each_client(project, clients, |found| (found.status, found.status_reason) = (status, None))
}

fn add_dimension(project: &mut Project, name: &str, multi_valued: bool) -> Result<(), EditError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(EditError::EmptyName);
    }
    let dimensions = project.dimensions_mut();
    let wanted = DimensionKind::Own(name.to_owned());
    if dimensions.iter().any(|dimension| dimension.kind == wanted) {
        return Err(EditError::NameTaken);
    }
    let id = DimensionId::at(dimensions.len());
    dimensions.push(Dimension { id, kind: wanted, multi_valued, values: Vec::new() });
    Ok(())
}

fn rename_value(project: &mut Project, dimension: DimensionId, value: ValueId, name: &str) -> Result<(), EditError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(EditError::EmptyName);
    }
    let found = dimension_mut(project, dimension)?.clone();
    let former = found.value(value).ok_or(EditError::Missing)?;
    Arc::make_mut(&mut project.names).join_values(&found, former, name);
    Arc::make_mut(&mut project.people).rename_value(&found.kind, former, name);
    if let Some(other) = project.data.rename_value(dimension, value, name) {
        profile::follow_value(project, dimension, value, Some(other));
    }
    Ok(())
}

fn delete_value(project: &mut Project, dimension: DimensionId, value: ValueId) -> Result<(), EditError> {
    let found = dimension_mut(project, dimension)?;
    *found.values.get_mut(value.index()).ok_or(EditError::Missing)? = None;
    for client in project.clients_mut() {
        client.tags.remove(dimension, value);
    }
    profile::follow_value(project, dimension, value, None);
    Ok(())
}

fn pin(project: &mut Project, profile: Option<&Profile>) -> Result<(), EditError> {
    if profile.is_some_and(|profile| !profile.fits(project)) {
        return Err(EditError::NotAProfile);
    }
    project.pinned = profile.map(|profile| Profile::of(&profile.all_conditions()));
    Ok(())
}

fn import(project: &mut Project, name: &str, data: &Dataset) -> Result<(), EditError> {
    let before = project.clone();
    let (data, given) = carry::carried(&before, data);
    profile::follow_import(project, &data);
    project.periods = Arc::new(period::after_import(project, name, data.asof));
    (project.data, project.given) = (data, given);
    rename(project, name)?;
    project.blocks = Arc::new(white_space::carried(&before, project));
    Ok(())
}

fn block_cell(
    project: &mut Project,
    (client, offering): (ClientId, OfferingId),
    block: &Block,
) -> Result<(), EditError> {
    if project.client(client).is_none() || project.offering(offering).is_none() {
        return Err(EditError::Missing);
    }
    Arc::make_mut(&mut project.blocks).insert((client, offering), block.clone());
    Ok(())
}

fn forget_period(project: &mut Project, at: usize) -> Result<(), EditError> {
    let periods: &mut Vec<Period> = Arc::make_mut(&mut project.periods);
    if at >= periods.len() {
        return Err(EditError::Missing);
    }
    periods.remove(at);
    Ok(())
}

fn show_period(project: &mut Project, at: usize) -> Result<(), EditError> {
    let Period { name, data } = project.periods.get(at).cloned().ok_or(EditError::Missing)?;
    import(project, &name, &data)
}

fn rename(project: &mut Project, name: &str) -> Result<(), EditError> {
    if name.trim().is_empty() {
        return Err(EditError::EmptyName);
    }
    name.trim().clone_into(&mut project.name);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Dataset;
    use super::*;
    use std::sync::Arc;

    const INDUSTRY: DimensionId = DimensionId(0);
    const BUYER: DimensionId = DimensionId(2);

    fn project() -> Project {
        let clients = (0..3).map(|i| Client::named(ClientId(i), format!("Client {i}"))).collect();
        Project::new("Test", Dataset { clients: Arc::new(clients), ..Dataset::default() })
    }

    fn tagged(project: &Project, client: u32, dimension: DimensionId, value: &str) -> Project {
        let edit = Edit::Tag { clients: vec![ClientId(client)], dimension, value: value.into() };
        project.edited(&edit).expect("the edit is valid")
    }

    fn values(project: &Project, client: u32, dimension: DimensionId) -> Vec<&str> {
        let tags = project.client(ClientId(client)).expect("the client exists").tags.of(dimension);
        let vocabulary = project.dimension(dimension).expect("the dimension exists");
        tags.iter().filter_map(|tag| vocabulary.value(tag.value)).collect()
    }

    #[test]
    fn a_single_valued_dimension_keeps_the_last_tag_and_a_multi_valued_one_all() {
        let project = tagged(&tagged(&project(), 0, INDUSTRY, "Care"), 0, INDUSTRY, "Retail");
        let project = tagged(&tagged(&project, 0, BUYER, "Owner"), 0, BUYER, "Finance director");
        assert_eq!(values(&project, 0, INDUSTRY), ["Retail"]);
        assert_eq!(values(&project, 0, BUYER), ["Owner", "Finance director"]);
    }

    #[test]
    fn renaming_onto_an_existing_value_merges_them() {
        let project = tagged(&tagged(&project(), 0, INDUSTRY, "Care"), 1, INDUSTRY, "Healthcare");
        let care = project.dimension(INDUSTRY).and_then(|d| d.find("care")).expect("care is known");
        let edit = Edit::RenameValue { dimension: INDUSTRY, value: care, name: "healthcare ".into() };
        let merged = project.edited(&edit).expect("the edit is valid");
        assert_eq!(
            (values(&merged, 0, INDUSTRY), values(&merged, 1, INDUSTRY)),
            (vec!["Healthcare"], vec!["Healthcare"])
        );
    }

    #[test]
    fn deleting_a_value_makes_its_clients_unknown() {
        let project = tagged(&project(), 2, INDUSTRY, "Care");
        let care = project.dimension(INDUSTRY).and_then(|d| d.find("Care")).expect("care is known");
        let edited = project.edited(&Edit::DeleteValue { dimension: INDUSTRY, value: care });
        assert!(values(&edited.expect("the edit is valid"), 2, INDUSTRY).is_empty());
    }

    #[test]
    fn what_cannot_be_is_refused_and_leaves_the_project_alone() {
        let project = project();
        let missing = Edit::SetUsers { client: ClientId(9), users: Some(5.0) };
        let zero = Edit::SetUsers { client: ClientId(0), users: Some(0.0) };
        let nameless = Edit::AddDimension { name: "  ".into(), multi_valued: false };
        assert_eq!(project.edited(&missing), Err(EditError::Missing));
        assert_eq!(project.edited(&zero), Err(EditError::NotANumber));
        assert_eq!(project.edited(&nameless), Err(EditError::EmptyName));
    }

    #[test]
    fn resetting_what_counts_leaves_the_other_settings_alone() {
        let scheme = BandScheme::new(BandBy::Users, vec![10.0]).expect("the edge is positive");
        let edits = [
            Edit::SetBands(scheme.clone()),
            Edit::SetWeight { criterion: Criterion::Pairs, weight: 2.5 },
            Edit::SetThreshold(100.0),
            Edit::SetBroadFrom(Some(2)),
            Edit::SetRecurringOnly(true),
            Edit::ResetWhatCounts,
        ];
        let reset = edits.iter().fold(project(), |project, edit| project.edited(edit).expect("the edit is valid"));
        assert_eq!(reset.settings, super::super::Settings { bands: scheme, ..Default::default() });
    }

    #[test]
    fn an_edit_moves_the_revision_on_and_shares_what_it_leaves_alone() {
        let before = project();
        let after = before.edited(&Edit::SetThreshold(10.0)).expect("the edit is valid");
        assert_eq!(after.revision, before.revision + 1);
        assert!(Arc::ptr_eq(&before.data.clients, &after.data.clients));
    }
}
