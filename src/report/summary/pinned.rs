//! The pinned profile as the sweet spot: its name and its weight, which follow what the reader changes.

use super::sentences::headline;
use crate::analysis::profile_members;
use crate::model::{Profile, neumaier_sum};
use crate::report::addresses::name;
use crate::report::facts::Facts;
use crate::report::live::{Live, missing_if, sentence, slot, spoken_percent};
use crate::report::members::{is_member, reads_alike};
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
    let conditions = profile.all_conditions();
    let is_member = is_member(facts, &conditions);
    let share_of = format!("SUMPRODUCT({is_member}*{})/{}", name::CLIENT_REVENUE, name::TOTAL_REVENUE);
    let share_of = missing_if(&format!("{}<=0", name::TOTAL_REVENUE), &share_of);
    let parts = [
        Live::new(format!("SUMPRODUCT({is_member})"), members.len()),
        Live::new(name::CLIENT_COUNT, facts.outcome.total.clients.len()),
        spoken_percent(&share_of, share),
    ];
    let said = say!(facts.text, "report-pinned-basis", count = slot(0), clients = slot(1), share = slot(2));
    let live = sentence(&said, &parts);
    if reads_alike(facts, &conditions, &members, |_| true) { live } else { live.fixed() }
}

/// What the sizes say beside it.
pub(super) fn by_size(facts: &Facts) -> Live {
    sentence(&say!(facts.text, "sweet-pinned-by-size", verdict = slot(0)), &[headline(facts)])
}
