//! The screen as text, over small tables.

use super::*;
use crate::app::screen::tables::{CLIENTS, check_golden, printed, session, states, table, unanswered};
use crate::model::{Block, Edit};

fn view(session: &Session) -> WhiteView {
    white_view(session).expect("the project is analysed")
}

/// Everything in reading order.
fn said(view: &WhiteView) -> String {
    let mut lines = vec![format!("# {}", view.title), view.basis.clone()];
    lines.extend(view.offerings.iter().map(|(_, bar)| format!("{}: {}", bar.label, bar.value)));
    lines.extend(view.clients.iter().map(|(_, bar)| format!("{}: {}", bar.label, bar.value)));
    lines.extend(view.more_clients.clone());
    lines.extend(view.gaps.iter().map(|gap| {
        let blocked = gap.blocked.as_ref().map(|why| format!(" (set aside: {why})")).unwrap_or_default();
        format!("- {}, {}: {}, {}{blocked}", gap.client_name, gap.offering_name, gap.missing, gap.why)
    }));
    lines.extend(view.unknown.iter().map(|note| format!("? {note}")));
    printed(&lines.join("\n"))
}

#[test]
fn every_state_has_its_words() {
    let mut cases: Vec<(&str, String)> = states().iter().map(|(case, session)| (*case, said(&view(session)))).collect();
    let project = table(&CLIENTS);
    cases.push(("computed for the first time", said(&view(&unanswered(project.clone())))));
    let aside = project.edited(&set_aside(&project)).expect("the cell can be set aside");
    cases.push(("the largest set aside", said(&view(&session(aside, &[])))));
    check_golden("screen_white_space.txt", &cases);
}

#[test]
fn amounts_of_before_stay_while_newer_ones_are_computed() {
    let project = table(&CLIENTS);
    let edit = set_aside(&project);
    let (fresh, old) = (view(&session(project.clone(), &[])), view(&session(project, &[edit])));
    assert!(!fresh.is_computing && old.is_computing);
    assert_eq!((fresh.title, fresh.offerings), (old.title, old.offerings));
}

/// The largest cell, put aside with a reason.
fn set_aside(project: &Project) -> Edit {
    let gap = view(&session(project.clone(), &[])).gaps[0].clone();
    let block = Block { reason: "They do it themselves".into(), ..Block::default() };
    Edit::BlockCell { client: gap.client, offering: gap.offering, block }
}
