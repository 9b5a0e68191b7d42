//! Who meets conditions, as a formula over bands and tags: a factor of 1 for those who do, 0 for the others.

use std::collections::BTreeSet;

use super::addresses::name;
use super::facts::Facts;
use super::live::literal;
use crate::model::{Band, ClientId, Condition, DimensionId, ValueId};

/// A product over the conditions, one factor for each client.
pub(super) fn is_member(facts: &Facts, conditions: &[Condition]) -> String {
    let parts: Vec<String> = conditions.iter().map(|one| meets(facts, *one)).collect();
    parts.join("*")
}

/// Whether that formula finds exactly `members`, of those whom `takes_part`. A value may hold what separates values, and
/// a cell of tags then reads another way than it was meant.
pub(super) fn reads_alike(
    facts: &Facts,
    conditions: &[Condition],
    members: &[ClientId],
    takes_part: impl Fn(ClientId) -> bool,
) -> bool {
    let members: BTreeSet<ClientId> = members.iter().copied().collect();
    let rows = facts.rows.iter().filter(|&&id| takes_part(id));
    rows.into_iter().all(|id| members.contains(id) == reads_as_member(facts, conditions, *id))
}

fn meets(facts: &Facts, condition: Condition) -> String {
    let (dimension, value) = match condition {
        Condition::Band(band) => return format!("(--({}={}))", name::CLIENT_BAND, band + 1),
        Condition::Value { dimension, value } => (dimension, value),
    };
    let cell = format!("\"; \"&INDEX({},0,{})&\";\"", name::TAGS, dimension.index() + 1);
    let found = wanted(facts, dimension, value).map(|wanted| format!("ISNUMBER(FIND({},{cell}))", literal(&wanted)));
    format!("SIGN({})", found.join("+"))
}

/// How a value stands in a cell of tags with a semicolon at either side: alone, or before its free text.
fn wanted(facts: &Facts, dimension: DimensionId, value: ValueId) -> [String; 2] {
    let value = facts.project.dimension(dimension).and_then(|found| found.value(value)).unwrap_or_default();
    [format!("; {value};"), format!("; {value} (")]
}

fn reads_as_member(facts: &Facts, conditions: &[Condition], id: ClientId) -> bool {
    conditions.iter().all(|condition| match *condition {
        Condition::Band(band) => facts.band(id) == Band::Known(band),
        Condition::Value { dimension, value } => {
            let cell = format!("; {};", facts.tags(id, dimension));
            wanted(facts, dimension, value).iter().any(|wanted| cell.contains(wanted.as_str()))
        }
    })
}
