//! The screen as text, over small tables.

use super::*;
use crate::analysis::{Axis, PivotQuantity};
use crate::app::screen::tables::{CLIENTS, INDUSTRY, check_golden, printed, session, states, table, unanswered};
use crate::model::Edit;

fn view(session: &Session) -> OverlapView {
    overlap_view(session).expect("the project is analysed")
}

/// Everything in reading order.
fn said(view: &OverlapView) -> String {
    let mut lines = vec![format!("# {}", view.title), view.basis.clone()];
    lines.extend(view.pinned.iter().map(|name| format!("pinned: {name}")));
    lines.extend(view.groups.iter().map(|row| {
        let mark = if row.is_pinned { "*" } else { "" };
        format!("{mark}{} | {} | {} | {} | {} | {}", row.name, row.clients, row.mean, row.lift, row.share, row.chance)
    }));
    lines.push(format!("best: {}", view.best));
    for dimension in &view.dimensions {
        let values =
            dimension.traits.iter().map(|one| format!("{} {} {} {}", one.name, one.best.1, one.all.1, one.lift));
        lines.push(format!("{}: {}", dimension.name, values.collect::<Vec<_>>().join(" | ")));
    }
    lines.push(format!("literal: {}", view.literal.title));
    lines.extend(view.literal.steps.iter().map(|step| format!("- {}: {}", step.2.label, step.2.value)));
    lines.extend(view.unknown.iter().map(|note| format!("? {note}")));
    printed(&lines.join("\n"))
}

#[test]
fn every_state_has_its_words() {
    let mut cases: Vec<(&str, String)> = states().iter().map(|(case, session)| (*case, said(&view(session)))).collect();
    let project = table(&CLIENTS);
    let group = view(&session(project.clone(), &[])).groups[0].conditions.clone();
    let pinned = session(project.clone(), &[Edit::PinProfile(Some(Profile::of(&group)))]);
    cases.push(("pinned while the search still runs", said(&view(&pinned))));
    cases.push(("searched for the first time", said(&view(&unanswered(project)))));
    check_golden("screen_overlap.txt", &cases);
}

#[test]
fn groups_of_before_stay_while_newer_ones_are_searched() {
    let project = table(&CLIENTS);
    let fresh = view(&session(project.clone(), &[]));
    let old = view(&session(project.clone(), &[Edit::SetThreshold(500.0)]));
    assert!(!fresh.is_computing && old.is_computing && !fresh.groups.is_empty());
    assert_eq!(fresh.groups, old.groups);
    let none = view(&unanswered(project));
    assert!(none.is_computing && none.groups.is_empty());
}

#[test]
fn what_is_unknown_has_no_place_on_the_scale() {
    let session = session(table(&CLIENTS), &[]);
    let axes = (Axis::Band, Axis::Dimension(INDUSTRY));
    let pivot =
        pivot_view(&session, PivotChoice { axes, quantity: PivotQuantity::AveragePerClient }).expect("analysed");
    let last = pivot.grid.columns.len() - 1;
    for (row, line) in pivot.grid.rows.iter().enumerate() {
        let is_last = row == pivot.grid.rows.len() - 1;
        for (column, cell) in line.cells.iter().enumerate() {
            let is_unknown = is_last || column == last;
            assert_eq!(cell.hatched, is_unknown, "{}", cell.name);
            assert!(!is_unknown || cell.fill.is_none(), "{}", cell.name);
        }
    }
}
