//! What stands below the band table: how concentrated revenue is, the tiers, and what is missing.

use crate::analysis::{Outcome, WhiteSpace, tiers_by, white_space};
use crate::model::{Project, TierRule};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// One line each.
pub(super) fn lines(text: &Text, project: &Project, outcome: &Outcome) -> Vec<String> {
    let mut lines: Vec<String> = concentration(text, outcome).into_iter().collect();
    lines.extend(TierRule::ALL.iter().map(|&rule| tiers(text, project, outcome, rule)));
    lines.push(missing(text, project, &white_space(project, &outcome.basis)));
    lines
}

fn concentration(text: &Text, outcome: &Outcome) -> Option<String> {
    let found = &outcome.concentration;
    let (share, gini) = (text.percent(found.top_10_percent_share?, 0), text.number(found.gini?, 2));
    let (count, shown) = (found.top_clients, text.integer(found.top_clients));
    Some(say!(text, "cli-concentration", count = count, shown = shown, share = share, gini = gini))
}

/// The tiers as `rule` divides them: "Tiers by cumulative revenue: A 2 (55 %) · B 2 (30 %)".
fn tiers(text: &Text, project: &Project, outcome: &Outcome, rule: TierRule) -> String {
    let tiers = tiers_by(project, outcome, rule);
    let parts: Vec<String> = project
        .settings
        .tiers
        .names
        .iter()
        .zip(&tiers.rows)
        .map(|(name, tier)| {
            let share = tier.share.map_or_else(|| ABSENT.to_owned(), |share| text.percent(share, 0));
            let clients = text.integer(tier.clients.len());
            say!(text, "cli-tier", name = name.as_str(), clients = clients, share = share)
        })
        .collect();
    say!(text, "cli-tiers", rule = words::tier_rule(text, rule), tiers = parts.join(" · "))
}

fn missing(text: &Text, project: &Project, space: &WhiteSpace) -> String {
    if space.over == 0 {
        return say!(text, "cli-white-space-unknown");
    }
    let amount = |amount: f64| text.money_round(amount, project.data.currency.as_deref());
    let largest = space.offerings.iter().max_by(|a, b| a.missing.total_cmp(&b.missing)).filter(|one| one.clients > 0);
    let Some(largest) = largest else { return say!(text, "cli-white-space-none") };
    let clients = space.of_client.iter().flatten().filter(|potential| **potential > 0.0).count();
    say!(
        text,
        "cli-white-space",
        amount = amount(space.total),
        likely = amount(space.likely),
        clients = words::clients(text, clients),
        offering = project.offering(largest.offering).map_or("", |offering| offering.name.as_str()),
        part = amount(largest.missing)
    )
}
