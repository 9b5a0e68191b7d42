//! The tagging workbook's columns by keys that no language changes: the report writes them, the import finds them again
//! wherever they were moved.

use super::{BuiltIn, Dimension, DimensionId, DimensionKind, fold_name};

/// What a column of the tagging workbook holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaggingColumn {
    /// The client's name.
    Client,
    /// Its code.
    Code,
    /// The number of users.
    Users,
    /// What it is.
    Status,
    /// One of its values in a dimension, from 0; the first is primary.
    Value(DimensionId, usize),
    /// The detail of its primary value.
    Detail(DimensionId),
}

/// What a key names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaggingKey {
    /// A column.
    Column(TaggingColumn),
    /// A column of a dimension that the project does not have, by its name in the key.
    NoSuchDimension(String),
}

impl TaggingColumn {
    /// Begins the row of keys, in the first column.
    pub const MARK: &'static str = "sweetspot-tagging-1";
    /// The same on the sheet that keeps the values as they were given.
    pub const MARK_GIVEN: &'static str = "sweetspot-tagging-given-1";
    /// Begins the marks of every version.
    pub const MARK_ANY: &'static str = "sweetspot-tagging-";
    /// Marks a row that says something to people and is no client, in the first column.
    pub const NO_CLIENT: &'static str = "no-client";

    /// Its key; `None` where `dimensions` lacks its dimension.
    #[must_use]
    pub fn key(self, dimensions: &[Dimension]) -> Option<String> {
        let named = |dimension: DimensionId| dimensions.get(dimension.index()).map(dimension_key);
        Some(match self {
            Self::Client => "client".to_owned(),
            Self::Code => "code".to_owned(),
            Self::Users => "users".to_owned(),
            Self::Status => "status".to_owned(),
            Self::Value(dimension, at) => format!("{}:{}", named(dimension)?, at + 1),
            Self::Detail(dimension) => format!("{}:detail", named(dimension)?),
        })
    }

    /// What `key` names; `None` when it is no key.
    #[must_use]
    pub fn read(key: &str, dimensions: &[Dimension]) -> Option<TaggingKey> {
        let column = match key.trim() {
            "client" => Self::Client,
            "code" => Self::Code,
            "users" => Self::Users,
            "status" => Self::Status,
            other => return value_column(other, dimensions),
        };
        Some(TaggingKey::Column(column))
    }
}

fn value_column(key: &str, dimensions: &[Dimension]) -> Option<TaggingKey> {
    let (named, place) = key.rsplit_once(':')?;
    let name = named.strip_prefix("dimension:").or_else(|| named.strip_prefix("own:"))?;
    let at = match place {
        "detail" => None,
        number => Some(number.parse::<usize>().ok()?.checked_sub(1)?),
    };
    let exactly = dimensions.iter().find(|dimension| dimension_key(dimension) == named);
    let folded = || dimensions.iter().find(|dimension| fold_name(&dimension_key(dimension)) == fold_name(named));
    let Some(dimension) = exactly.or_else(folded) else { return Some(TaggingKey::NoSuchDimension(name.to_owned())) };
    let column = at.map_or(TaggingColumn::Detail(dimension.id), |at| TaggingColumn::Value(dimension.id, at));
    Some(TaggingKey::Column(column))
}

fn dimension_key(dimension: &Dimension) -> String {
    let built_in = match &dimension.kind {
        DimensionKind::Own(name) => return format!("own:{name}"),
        DimensionKind::BuiltIn(built_in) => built_in,
    };
    let name = match built_in {
        BuiltIn::Industry => "industry",
        BuiltIn::Geography => "geography",
        BuiltIn::BuyerRole => "buyer_role",
        BuiltIn::Adoption => "adoption",
        BuiltIn::Problem => "problem",
        BuiltIn::Differentiator => "differentiator",
    };
    format!("dimension:{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_back_to_their_columns() {
        let mut dimensions = Dimension::built_in();
        let own = DimensionId::at(dimensions.len());
        let kind = DimensionKind::Own("Rack: A/B".to_owned());
        dimensions.push(Dimension { id: own, kind, multi_valued: true, values: Vec::new() });
        let cases = [
            (TaggingColumn::Client, "client"),
            (TaggingColumn::Status, "status"),
            (TaggingColumn::Value(DimensionId(0), 0), "dimension:industry:1"),
            (TaggingColumn::Detail(DimensionId(0)), "dimension:industry:detail"),
            (TaggingColumn::Value(DimensionId(2), 11), "dimension:buyer_role:12"),
            (TaggingColumn::Value(own, 1), "own:Rack: A/B:2"),
        ];
        for (column, key) in cases {
            assert_eq!(column.key(&dimensions).as_deref(), Some(key));
            assert_eq!(TaggingColumn::read(key, &dimensions), Some(TaggingKey::Column(column)), "{key}");
        }
        let lost = TaggingColumn::read("own:Floor:1", &dimensions);
        assert_eq!(lost, Some(TaggingKey::NoSuchDimension("Floor".to_owned())));
        for other in ["", "Client", "dimension:industry", "dimension:industry:0", "own:x:y", TaggingColumn::MARK] {
            assert_eq!(TaggingColumn::read(other, &dimensions), None, "{other}");
        }
        assert_eq!(TaggingColumn::Value(DimensionId(90), 0).key(&dimensions), None);
    }
}
