//! Clients and offerings: the rows and columns of the revenue matrix.

use jiff::civil::Date;

use super::{ClientId, OfferingId, Tags, Winnability};

/// What a client is to the provider (METHOD.md §1). Prospects and ex-clients carry no revenue in the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClientStatus {
    /// Buys today; counted everywhere.
    #[default]
    Client,
    /// Bought once; outside every figure.
    ExClient,
    /// Might buy; outside every figure.
    Prospect,
}

/// Why somebody whom the lines alone speak of is no client of the window (METHOD.md §1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusReason {
    /// Every line lies after the window's last day: not yet a client.
    FirstBilledAfter,
    /// A row of a client list without a line, or of a ready matrix without an amount other than 0.
    NothingBilled,
}

/// Where the number of users is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UsersSource {
    /// A column of a file.
    #[default]
    File,
    /// The quantity last billed of an offering sold per user.
    Billed,
    /// A person.
    Typed,
}

/// One client. Every number is optional, because unknown is never zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// Its place in the project's list.
    pub id: ClientId,
    /// The name as the file writes it, trimmed.
    pub name: String,
    /// The code the bookkeeping knows it by.
    pub code: Option<String>,
    /// Whether it buys today.
    pub status: ClientStatus,
    /// Why, where the lines decided that it is a prospect; `None` where a person or the file said so.
    pub status_reason: Option<StatusReason>,
    /// The number of users: the client's size u_i. Positive when known.
    pub users: Option<f64>,
    /// Where that is from; says nothing while it is unknown.
    pub users_source: UsersSource,
    /// The number of employees.
    pub employees: Option<f64>,
    /// Margin M_i over the window, in the project's currency.
    pub margin: Option<f64>,
    /// Cost of sale over the window, in the project's currency.
    pub cost_of_sale: Option<f64>,
    /// Effort E_i over the window, in hours.
    pub effort_hours: Option<f64>,
    /// The date it became a client.
    pub since: Option<Date>,
    /// The number of orders in the window.
    pub orders: Option<f64>,
    /// The revenue a year it could bring, in the project's currency.
    pub potential: Option<f64>,
    /// What an ex-client brought in its kept lines before the window, in the project's currency.
    pub old_revenue: Option<f64>,
    /// The date of the last of them.
    pub last_date: Option<Date>,
    /// How easily it is won, as far as somebody scored it.
    pub winnability: Winnability,
    /// Its values per dimension.
    pub tags: Tags,
}

impl Client {
    /// A client of which only the name is known.
    #[must_use]
    pub fn named(id: ClientId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            code: None,
            status: ClientStatus::default(),
            status_reason: None,
            users: None,
            users_source: UsersSource::default(),
            employees: None,
            margin: None,
            cost_of_sale: None,
            effort_hours: None,
            since: None,
            orders: None,
            potential: None,
            old_revenue: None,
            last_date: None,
            winnability: Winnability::default(),
            tags: Tags::default(),
        }
    }
}

/// Whether an offering's revenue comes back every period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfferingKind {
    /// Contracts and subscriptions.
    Recurring,
    /// Projects, hardware and other single sales.
    OneOff,
}

/// One offering: a column of the revenue matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offering {
    /// Its place in the project's list.
    pub id: OfferingId,
    /// The name as the file writes it, trimmed.
    pub name: String,
    /// The group the file puts it under.
    pub group: Option<String>,
    /// Recurring or one-off; `None` while nobody said so.
    pub kind: Option<OfferingKind>,
    /// Whether it is billed per user.
    pub per_user: bool,
    /// Whether it lowers the risk of the client who buys it (METHOD.md §8).
    pub lowers_risk: bool,
}

impl Offering {
    /// An offering of which only the name is known.
    #[must_use]
    pub fn named(id: OfferingId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), group: None, kind: None, per_user: false, lowers_risk: false }
    }
}
