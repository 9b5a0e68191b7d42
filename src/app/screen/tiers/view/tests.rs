//! The screen as text, over small tables.

use super::*;
use crate::app::screen::tables::{CLIENTS, check_golden, printed, session, states, table, unanswered};
use crate::model::Edit;

fn view(session: &Session) -> TiersView {
    tiers_view(session).expect("the project is analysed")
}

/// Everything in reading order.
fn said(view: &TiersView) -> String {
    let mut lines = vec![format!("# {}", view.title), view.basis.clone(), view.rules.about.clone()];
    lines.extend(view.rules.cutoffs.iter().map(|cut| format!("{}: {}", cut.0, cut.2)));
    lines.extend(view.rules.weights.iter().map(|weight| format!("{}: {}", weight.1, weight.2)));
    lines.extend(view.curve.iter().flat_map(|curve| curve.cuts.iter().map(|cut| format!("cut {}", cut.label))));
    lines.extend(view.rows.iter().map(|row| {
        let fields = [&row.name, &row.clients, &row.client_share, &row.revenue, &row.share, &row.average, &row.room];
        fields.map(String::as_str).join(" | ")
    }));
    lines.push(view.plan.hours.clone());
    lines.extend(view.plan.rows.iter().map(|row| {
        let shares: Vec<&str> = row.shares.iter().map(|share| share.2.as_str()).collect();
        format!("plan {}: {}, weight {}, {}", row.name, shares.join(" "), row.weight, row.hours)
    }));
    lines.push(format!("map: {} dots, {}", view.map.dots.len(), view.map.axes.join("; ")));
    lines.extend(view.map.quadrants.iter().map(|one| format!("- {}: {}", one.name, one.basis)));
    lines.extend(view.unknown.iter().map(|note| format!("? {note}")));
    printed(&lines.join("\n"))
}

#[test]
fn every_state_has_its_words() {
    let mut cases: Vec<(&str, String)> = states().iter().map(|(case, session)| (*case, said(&view(session)))).collect();
    let project = table(&CLIENTS);
    cases.push(("the room not known yet", said(&view(&unanswered(project.clone())))));
    cases.push(("by number", said(&view(&session(project.clone(), &[Edit::SetTierRule(TierRule::Count)])))));
    cases.push(("by value", said(&view(&session(project, &[Edit::SetTierRule(TierRule::Value)])))));
    check_golden("screen_tiers.txt", &cases);
}
