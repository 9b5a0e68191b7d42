//! The pinned profile as the sweet spot: its name and its weight, which follow what the reader changes.

use std::collections::BTreeSet;

use super::sentences::headline;
use crate::analysis::profile_members;
use crate::model::{Band, ClientId, Condition, DimensionId, Profile, ValueId, neumaier_sum};
use crate::report::addresses::name;
use crate::report::facts::Facts;
use crate::report::live::{Live, literal, missing_if, sentence, slot, spoken_percent};
use crate::say;
use crate::text::words;

/// What it is called, its band as the edges stand.
pub(super) fn title(facts: &Facts, profile: &Profile) -> Live {
    let said = words::profile(facts.text, facts.project, profile);
    let Some(band) = profile.band else { return sentence(&said, &[]) };
    let label = facts.project.settings.bands.label(band);
    let cell = Live::new(format!("INDEX({},{})", name::BAND_LABELS, band + 1), label.as_str());
    sentence(&said.replacen(&label, &slot(0), 1), &[cell])
}

/// How many clients it has, and their share of revenue.
pub(super) fn basis(facts: &Facts, profile: &Profile) -> Live {
    let members = profile_members(facts.project, &facts.outcome.basis, profile);
    let total = facts.outcome.total.revenue;
    let revenue = neumaier_sum(members.iter().map(|&id| facts.revenue(id)));
    let share = (total > 0.0).then(|| revenue / total);
    let is_member = is_member(facts, profile);
    let share_of = format!("SUMPRODUCT({is_member}*{})/{}", name::CLIENT_REVENUE, name::TOTAL_REVENUE);
    let share_of = missing_if(&format!("{}<=0", name::TOTAL_REVENUE), &share_of);
    let parts = [
        Live::new(format!("SUMPRODUCT({is_member})"), members.len()),
        Live::new(name::CLIENT_COUNT, facts.outcome.total.clients.len()),
        spoken_percent(&share_of, share),
    ];
    let said = say!(facts.text, "report-pinned-basis", count = slot(0), clients = slot(1), share = slot(2));
    let live = sentence(&said, &parts);
    // A value may hold what separates values, and a cell of tags then reads another way than it was meant.
    let members: BTreeSet<ClientId> = members.into_iter().collect();
    let is_plain = facts.rows.iter().all(|id| members.contains(id) == reads_as_member(facts, profile, *id));
    if is_plain { live } else { live.fixed() }
}

/// What the sizes say beside it.
pub(super) fn by_size(facts: &Facts) -> Live {
    sentence(&say!(facts.text, "sweet-pinned-by-size", verdict = slot(0)), &[headline(facts)])
}

/// 1 for each client of the profile, 0 for the others: a product over its conditions.
fn is_member(facts: &Facts, profile: &Profile) -> String {
    let parts: Vec<String> = profile.all_conditions().iter().map(|one| meets(facts, *one)).collect();
    parts.join("*")
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

/// Whether the formula takes the client for a member.
fn reads_as_member(facts: &Facts, profile: &Profile, id: ClientId) -> bool {
    profile.all_conditions().iter().all(|condition| match *condition {
        Condition::Band(band) => facts.band(id) == Band::Known(band),
        Condition::Value { dimension, value } => {
            let cell = format!("; {};", facts.tags(id, dimension));
            wanted(facts, dimension, value).iter().any(|wanted| cell.contains(wanted.as_str()))
        }
    })
}
