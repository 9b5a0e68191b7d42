//! The project: one import, what people said about it, and the settings. A cheap value: undo keeps whole copies.

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Block, Blocks, Client, ClientId, Dataset, Dimension, DimensionId, Edit, EditError, KnownNames, Offering,
    OfferingId, People, Period, Profile, Settings, period, profile,
};

/// Everything the window shows and the analysis reads. Every change goes through [`Project::edited`], which gives the
/// new project a new revision; results carry the revision they answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// Grows by one with every edit.
    pub revision: u64,
    /// The name shown on top, and in the report.
    pub name: String,
    /// What was imported, with every tag and correction made since.
    pub data: Dataset,
    /// The settings of the analysis.
    pub settings: Settings,
    /// The cells of the white space that were set aside.
    pub blocks: Arc<Blocks>,
    /// Earlier imports, by their last day.
    pub periods: Arc<Vec<Period>>,
    /// The profile pinned as *the* sweet spot; `None` while nobody pinned one.
    pub pinned: Option<Profile>,
    /// The clients as the file gave them, by the position each has now: what differs from it, a person said.
    pub given: Arc<Vec<Client>>,
    /// What people said of names.
    pub names: Arc<KnownNames>,
    /// What people typed about whom to call and what to tell them.
    pub people: Arc<People>,
}

impl Project {
    /// A project of freshly imported data with default settings.
    #[must_use]
    pub fn new(name: impl Into<String>, data: Dataset) -> Self {
        let given = Arc::clone(&data.clients);
        Self { revision: 1, name: name.into(), data, given, ..Self::default() }
    }

    /// The client with this id.
    #[must_use]
    pub fn client(&self, id: ClientId) -> Option<&Client> {
        self.data.clients.get(id.index())
    }

    /// The offering with this id.
    #[must_use]
    pub fn offering(&self, id: OfferingId) -> Option<&Offering> {
        self.data.offerings.get(id.index())
    }

    /// The dimension with this id.
    #[must_use]
    pub fn dimension(&self, id: DimensionId) -> Option<&Dimension> {
        self.data.dimensions.get(id.index())
    }

    /// Why this cell of the white space was set aside; `None` when it was not.
    #[must_use]
    pub fn block(&self, client: ClientId, offering: OfferingId) -> Option<&Block> {
        self.blocks.get(&(client, offering))
    }

    /// The project as it stood in `period`, under today's settings. The pinned profile finds its values again by name; those
    /// the period did not have are missing from it.
    #[must_use]
    pub fn in_period(&self, period: &Period) -> Self {
        let mut then = Self {
            revision: self.revision,
            name: period.name.clone(),
            data: self.data.clone(),
            settings: self.settings.clone(),
            pinned: self.pinned.clone(),
            ..Self::default()
        };
        profile::follow_import(&mut then, &period.data);
        then.data = period.data.clone();
        then
    }

    /// Whether data of this name and last day is the period the project stands in again, so that importing it corrects
    /// the project instead of making a period of it.
    #[must_use]
    pub fn is_same_period(&self, name: &str, asof: Option<Date>) -> bool {
        period::is_same((&self.name, self.data.asof), (name, asof))
    }

    /// The project after `edit`, one revision on.
    ///
    /// # Errors
    /// [`EditError`] when the edit names something the project does not have or a value that cannot be.
    pub fn edited(&self, edit: &Edit) -> Result<Self, EditError> {
        let mut next = self.clone();
        edit.apply(&mut next)?;
        next.revision = self.revision + 1;
        Ok(next)
    }

    /// The clients, to be changed; copied first when a snapshot still shares them.
    pub(super) fn clients_mut(&mut self) -> &mut Vec<Client> {
        Arc::make_mut(&mut self.data.clients)
    }

    /// The offerings, to be changed; copied first when a snapshot still shares them.
    pub(super) fn offerings_mut(&mut self) -> &mut Vec<Offering> {
        Arc::make_mut(&mut self.data.offerings)
    }

    /// The dimensions, to be changed; copied first when a snapshot still shares them.
    pub(super) fn dimensions_mut(&mut self) -> &mut Vec<Dimension> {
        Arc::make_mut(&mut self.data.dimensions)
    }
}
