//! The groups of the search for overlap as a table for people.

use std::io::Write;

use crate::analysis::{Group, Overlap};
use crate::cli::{Failure, table};
use crate::model::{Project, Target};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// The best groups of the search for overlap, as a table.
pub(in crate::cli) fn overlap(
    text: &Text,
    project: &Project,
    found: &Overlap,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let target = words::target(text, found.target);
    writeln!(out)?;
    if found.groups.is_empty() {
        let minimum = words::clients(text, found.minimum);
        return Ok(writeln!(out, "{}", say!(text, "cli-overlap-none", minimum = minimum, target = target))?);
    }
    let clients = words::clients(text, found.clients);
    let title = if found.unknown == 0 {
        say!(text, "cli-overlap", target = target, clients = clients)
    } else {
        say!(text, "cli-overlap-left-out", target = target, clients = clients, left = text.integer(found.unknown))
    };
    writeln!(out, "{title}")?;
    let rows: Vec<_> = found.groups.iter().map(|group| overlap_row(text, project, (found, group))).collect();
    Ok(table::write(&overlap_titles(text), &rows, out)?)
}

fn overlap_titles(text: &Text) -> Vec<String> {
    vec![
        say!(text, "cli-title-group"),
        say!(text, "cli-title-clients"),
        say!(text, "cli-title-mean"),
        say!(text, "cli-title-lift"),
        say!(text, "cli-title-share"),
        say!(text, "cli-title-chance"),
    ]
}

fn overlap_row(text: &Text, project: &Project, (found, group): (&Overlap, &Group)) -> Vec<String> {
    let currency = project.data.currency.as_deref();
    let mean = match found.target {
        Target::Value => text.number(group.mean, 2),
        Target::Breadth => text.number(group.mean, 1),
        Target::Revenue | Target::Margin => text.money_round(group.mean, currency),
        Target::RevenuePerUser => text.money(group.mean, currency),
        Target::TierA => text.percent(group.mean, 0),
    };
    // The best of many groups looks better than it is: what chance may have added is taken off.
    let lift = group
        .deflated_lift
        .or(group.lift.filter(|_| group.p.is_none()))
        .map(|lift| say!(text, "cli-lift", lift = text.number(lift, 2)));
    let chance = words::chance(text, found.chance(group));
    let chance = group.p.map(|p| say!(text, "cli-chance", p = text.number(p, 3), words = chance));
    let absent = || ABSENT.to_owned();
    vec![
        words::conditions(text, project, &group.conditions),
        text.integer(group.clients.len()),
        mean,
        lift.unwrap_or_else(absent),
        group.share.map_or_else(absent, |share| text.percent(share, 1)),
        chance.unwrap_or_else(absent),
    ]
}
