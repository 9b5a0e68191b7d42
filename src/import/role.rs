//! What columns hold, with names that scripts and saved recipes rely on.

use serde::{Deserialize, Serialize};

use crate::model::{BuiltIn, OfferingKind, WinnabilityScore};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum ColumnRole {
    /// The client's name.
    Client,
    /// The client's code.
    ClientCode,
    /// The number of users.
    Users,
    /// The number of employees.
    Employees,
    /// Matrix: the amounts of one offering, with its kind where the file says it. Lines: the offering's name.
    Offering(Option<OfferingKind>),
    /// Lines: the group an offering belongs to.
    OfferingGroup,
    /// Lines: the net amount.
    Amount,
    /// Lines: the quantity.
    Quantity,
    /// Lines: the unit price.
    UnitPrice,
    /// Lines: the discount.
    Discount,
    /// Lines: the date.
    Date,
    /// Lines: the period.
    Period,
    /// Lines: the kind of document.
    DocumentType,
    /// Lines: the document's status.
    DocumentStatus,
    /// What the client is: client, prospect or ex-client.
    ClientStatus,
    /// Lines: the document's number.
    Document,
    /// The currency.
    Currency,
    /// Lines: the tax inside the amount, or its rate; it is taken off.
    Tax,
    /// A value of a built-in dimension.
    Tag(BuiltIn),
    /// A value of a dimension of the user's own, named by the column's title.
    OwnTag,
    /// The client's margin.
    Margin,
    /// The client's margin as a share of its revenue.
    MarginPercent,
    /// The client's cost of sale.
    CostOfSale,
    /// Hours spent on the client.
    Effort,
    /// Since when it is a client.
    ClientSince,
    /// How often the client ordered, or was invoiced.
    Orders,
    /// The revenue a year the client could bring.
    Potential,
    /// How easily a prospect is won, 0–5.
    Winnability(WinnabilityScore),
    /// A column that adds up others.
    Total,
    /// Not used.
    Ignore,
}

impl ColumnRole {
    /// All of them, in the order a list shows them.
    pub const ALL: [Self; 40] = [
        Self::Client,
        Self::ClientCode,
        Self::Users,
        Self::Employees,
        Self::Offering(None),
        Self::Offering(Some(OfferingKind::Recurring)),
        Self::Offering(Some(OfferingKind::OneOff)),
        Self::OfferingGroup,
        Self::Amount,
        Self::Quantity,
        Self::UnitPrice,
        Self::Discount,
        Self::Date,
        Self::Period,
        Self::DocumentType,
        Self::DocumentStatus,
        Self::ClientStatus,
        Self::Document,
        Self::Currency,
        Self::Tax,
        Self::Tag(BuiltIn::Industry),
        Self::Tag(BuiltIn::Geography),
        Self::Tag(BuiltIn::BuyerRole),
        Self::Tag(BuiltIn::Adoption),
        Self::Tag(BuiltIn::Problem),
        Self::Tag(BuiltIn::Differentiator),
        Self::OwnTag,
        Self::Margin,
        Self::MarginPercent,
        Self::CostOfSale,
        Self::Effort,
        Self::ClientSince,
        Self::Orders,
        Self::Potential,
        Self::Winnability(WinnabilityScore::EntryBarrier),
        Self::Winnability(WinnabilityScore::Access),
        Self::Winnability(WinnabilityScore::Urgency),
        Self::Winnability(WinnabilityScore::LeadGeneration),
        Self::Total,
        Self::Ignore,
    ];

    /// Its stable name, for scripts and saved recipes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::ClientCode => "client_code",
            Self::Users => "users",
            Self::Employees => "employees",
            Self::Offering(None) => "offering",
            Self::Offering(Some(OfferingKind::Recurring)) => "offering_recurring",
            Self::Offering(Some(OfferingKind::OneOff)) => "offering_one_off",
            Self::OfferingGroup => "offering_group",
            Self::Amount => "amount",
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit_price",
            Self::Discount => "discount",
            Self::Date => "date",
            Self::Period => "period",
            Self::DocumentType => "document_type",
            Self::DocumentStatus => "document_status",
            Self::ClientStatus => "client_status",
            Self::Document => "document",
            Self::Currency => "currency",
            Self::Tax => "tax",
            Self::Tag(BuiltIn::Industry) => "tag_industry",
            Self::Tag(BuiltIn::Geography) => "tag_geography",
            Self::Tag(BuiltIn::BuyerRole) => "tag_buyer_role",
            Self::Tag(BuiltIn::Adoption) => "tag_adoption",
            Self::Tag(BuiltIn::Problem) => "tag_problem",
            Self::Tag(BuiltIn::Differentiator) => "tag_differentiator",
            Self::OwnTag => "tag_own",
            Self::Margin => "margin",
            Self::MarginPercent => "margin_percent",
            Self::CostOfSale => "cost_of_sale",
            Self::Effort => "effort",
            Self::ClientSince => "client_since",
            Self::Orders => "orders",
            Self::Potential => "potential",
            Self::Winnability(score) => score.key(),
            Self::Total => "total",
            Self::Ignore => "ignore",
        }
    }

    /// The role called `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether it holds amounts that count in the file's total.
    #[must_use]
    pub fn is_amount(self) -> bool {
        matches!(self, Self::Offering(_) | Self::Amount | Self::Total)
    }
}

impl From<ColumnRole> for &'static str {
    fn from(role: ColumnRole) -> Self {
        role.name()
    }
}

impl TryFrom<String> for ColumnRole {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::from_name(&name).ok_or_else(|| format!("no column role is called {name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::ColumnRole;

    #[test]
    fn every_role_is_found_again_by_its_name() {
        for role in ColumnRole::ALL {
            let json = serde_json::to_string(&role).expect("a role is a string");
            assert_eq!(json, format!("\"{}\"", role.name()));
            assert_eq!(serde_json::from_str::<ColumnRole>(&json).expect("the name is known"), role);
        }
        assert!(serde_json::from_str::<ColumnRole>("\"nonsense\"").is_err());
    }
}
