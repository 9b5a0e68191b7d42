//! What is known of one client, and how a cell of the list says it.

use crate::analysis::Outcome;
use crate::app::session::Session;
use crate::model::{Band, Client, ClientId, ClientStatus, Dimension, DimensionId, Project};
use crate::text::{Text, words};

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Column {
    /// The client's name.
    Name,
    /// Client, ex-client or prospect.
    Status,
    /// u_i.
    Users,
    /// b(i).
    Band,
    /// R_i.
    Revenue,
    /// k_i.
    Breadth,
    /// The tier by cumulative revenue.
    Tier,
    /// The values in a dimension.
    Tag(DimensionId),
}

impl Column {
    /// Whether it holds numbers, which stand right.
    #[must_use]
    pub(super) fn is_numeric(self) -> bool {
        matches!(self, Self::Users | Self::Band | Self::Revenue | Self::Breadth)
    }
}

/// The project with its numbers. The outcome may be absent or one revision behind while a large project is computed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts<'a> {
    pub(super) text: &'a Text,
    pub(super) project: &'a Project,
    pub(super) outcome: Option<&'a Outcome>,
}

/// What of it is no words, and can be read on every core.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers<'a> {
    pub(super) project: &'a Project,
    outcome: Option<&'a Outcome>,
}

impl<'a> Numbers<'a> {
    /// What is known of `project`.
    #[must_use]
    pub(super) fn new(project: &'a Project, outcome: Option<&'a Outcome>) -> Self {
        Self { project, outcome }
    }

    /// Whether the client counts in the figures; prospects and ex-clients do not (METHOD.md §1).
    #[must_use]
    fn counts(&self, id: ClientId) -> bool {
        self.project.client(id).is_some_and(|client| client.status == ClientStatus::Client)
    }

    /// R_i; `None` for who does not count, or while it is not computed.
    #[must_use]
    pub(super) fn revenue(&self, id: ClientId) -> Option<f64> {
        let revenue = self.outcome?.basis.revenue.get(id.index()).copied();
        revenue.filter(|_| self.counts(id))
    }

    /// k_i; `None` for who does not count, or while it is not computed.
    #[must_use]
    pub(super) fn breadth(&self, id: ClientId) -> Option<usize> {
        let breadth = self.outcome?.basis.breadth.get(id.index()).copied();
        breadth.filter(|_| self.counts(id))
    }

    /// b(i), of clients of any status.
    #[must_use]
    pub(super) fn band(&self, id: ClientId) -> Band {
        let computed = self.outcome.and_then(|outcome| outcome.basis.band.get(id.index()).copied());
        computed.unwrap_or(Band::Unknown)
    }

    /// The tier's position; `None` for who has none.
    #[must_use]
    pub(super) fn tier(&self, id: ClientId) -> Option<usize> {
        self.outcome?.tiers.of_client.get(id.index()).copied().flatten()
    }

    /// The number in a column; `None` when it is unknown, or the column holds words.
    #[must_use]
    pub(super) fn figure(&self, client: &Client, column: Column) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "a number of offerings")]
        match column {
            Column::Users => client.users,
            Column::Revenue => self.revenue(client.id),
            Column::Breadth => self.breadth(client.id).map(|breadth| breadth as f64),
            Column::Name | Column::Status | Column::Band | Column::Tier | Column::Tag(_) => None,
        }
    }
}

impl<'a> Facts<'a> {
    /// The facts of the session; `None` without a project.
    #[must_use]
    pub(super) fn of(session: &'a Session) -> Option<Self> {
        let outcome = session.outcome().map(|outcome| &**outcome);
        Some(Self { text: &session.text, project: session.project()?, outcome })
    }

    fn numbers(&self) -> Numbers<'a> {
        Numbers::new(self.project, self.outcome)
    }

    /// As [`Numbers::revenue`].
    #[must_use]
    pub(super) fn revenue(&self, id: ClientId) -> Option<f64> {
        self.numbers().revenue(id)
    }

    /// As [`Numbers::breadth`].
    #[must_use]
    pub(super) fn breadth(&self, id: ClientId) -> Option<usize> {
        self.numbers().breadth(id)
    }

    /// As [`Numbers::band`].
    #[must_use]
    pub(super) fn band(&self, id: ClientId) -> Band {
        self.numbers().band(id)
    }

    /// As [`Numbers::tier`].
    #[must_use]
    pub(super) fn tier(&self, id: ClientId) -> Option<usize> {
        self.numbers().tier(id)
    }

    /// The name of the tier.
    #[must_use]
    pub(super) fn tier_name(&self, tier: usize) -> Option<&'a str> {
        self.project.settings.tiers.names.get(tier).map(String::as_str)
    }

    /// An amount in the project's currency.
    #[must_use]
    pub(super) fn money(&self, amount: f64) -> String {
        self.text.money(amount, self.project.data.currency.as_deref())
    }

    /// A client's values in a dimension as people read them, joined; `None` when unknown.
    #[must_use]
    pub(super) fn values(&self, client: &Client, dimension: &Dimension) -> Option<String> {
        let tags = client.tags.of(dimension.id).iter();
        let names = tags.filter_map(|tag| dimension.value(tag.value));
        let shown: Vec<String> = names.map(|name| words::value(self.text, dimension, name)).collect();
        (!shown.is_empty()).then(|| shown.join(", "))
    }

    /// What a cell says; `None` when it is unknown.
    #[must_use]
    pub(super) fn cell(&self, id: ClientId, column: Column) -> Option<String> {
        let client = self.project.client(id)?;
        match column {
            Column::Name => Some(client.name.clone()),
            Column::Status => Some(words::status_of(self.text, self.project, client)),
            Column::Users => client.users.map(|users| self.text.users(users)),
            Column::Band => match self.band(id) {
                Band::Unknown => None,
                band @ Band::Known(_) => Some(words::band_label(self.text, &self.project.settings.bands, band)),
            },
            Column::Revenue => self.revenue(id).map(|revenue| self.text.number(revenue, 2)),
            Column::Breadth => self.breadth(id).map(|breadth| self.text.integer(breadth)),
            Column::Tier => self.tier_name(self.tier(id)?).map(str::to_owned),
            Column::Tag(dimension) => self.values(client, self.project.dimension(dimension)?),
        }
    }
}
