//! What the panel says, as text, over the tables every screen is tested with.

use super::view::{Column, OfferingsView, Sort, Wanted, chosen, listed, offerings_view};
use crate::app::screen::tables::{CLIENTS, check_golden, printed, session, states, table};
use crate::app::session::Session;
use crate::model::{Edit, OfferingChange, OfferingId, OfferingKind, Project};

const MANAGED: OfferingId = OfferingId(0);
const BACKUP: OfferingId = OfferingId(1);
const SECURITY: OfferingId = OfferingId(2);

fn view(session: &Session) -> OfferingsView {
    offerings_view(session).expect("there is a project")
}

fn change(offerings: &[OfferingId], change: OfferingChange) -> Edit {
    Edit::ChangeOfferings { offerings: offerings.to_vec(), change }
}

/// Backup and Security are in a group, Managed is recurring, Security lowers risk.
fn marked() -> Vec<Edit> {
    vec![
        change(&[BACKUP, SECURITY], OfferingChange::Group(Some("Extras".into()))),
        change(&[MANAGED], OfferingChange::Kind(Some(OfferingKind::Recurring))),
        change(&[BACKUP], OfferingChange::Kind(Some(OfferingKind::OneOff))),
        change(&[SECURITY], OfferingChange::LowersRisk(true)),
    ]
}

fn written(session: &Session, picked: &[OfferingId]) -> String {
    let view = view(session);
    let mut lines = vec![view.titles.join(" | ")];
    let rows = listed(&view, &Wanted::default());
    lines.extend(rows.into_iter().filter_map(|id| view.row(id)).map(|row| row.cells.join(" | ")));
    lines.extend(view.groups.iter().map(|(group, count)| format!("group: {group} {count}")));
    if let Some(chosen) = chosen(session, &view, picked) {
        lines.push(format!("{} · {:?} · {}", chosen.eyebrow, chosen.name, chosen.figures));
        lines.push(format!("kind {:?}, group {:?}", chosen.kind, chosen.group));
        lines.push(format!("per user {:?}, lowers risk {:?}", chosen.per_user, chosen.lowers_risk));
        lines.extend(chosen.merge.into_iter().flat_map(|merge| {
            let name = format!("as {}: {:?} join {:?}", merge.name, merge.others, merge.keep);
            std::iter::once(name).chain(merge.says)
        }));
    }
    printed(&lines.join("\n"))
}

#[test]
fn the_panel_says_what_is_there_and_what_comes_of_a_choice() {
    let all = [MANAGED, BACKUP, SECURITY];
    let mut cases: Vec<(&str, String)> =
        states().iter().map(|(name, session)| (*name, written(session, &all))).collect();
    let marked = session(table(&CLIENTS), &marked());
    let choices = [("none", &[][..]), ("one", &[SECURITY]), ("two of a group", &[BACKUP, SECURITY])];
    cases.extend(choices.map(|(name, picked)| (name, written(&marked, picked))));
    check_golden("offerings.txt", &cases);
}

#[test]
fn what_is_announced_of_offerings_put_together_is_what_comes_of_it() {
    let before = session(table(&CLIENTS), &[]);
    let announced = chosen(&before, &view(&before), &[BACKUP, SECURITY]).expect("two are picked");
    let merge = announced.merge.expect("two can be put together");
    let edit = Edit::MergeOfferings { keep: merge.keep, others: merge.others, name: merge.name.clone() };
    let after = session(table(&CLIENTS), &[edit]);
    let view = view(&after);
    let one = view.rows.iter().find(|row| row.name == merge.name).expect("the one that stays");
    let found = chosen(&after, &view, &[one.id]).expect("one is picked");
    assert_eq!((view.rows.len(), found.figures), (2, announced.figures));
}

#[test]
fn numbers_of_offerings_numbered_otherwise_are_not_shown() {
    let mut before = session(table(&CLIENTS), &[]);
    before.answered = before.project().cloned();
    let edit = Edit::MergeOfferings { keep: BACKUP, others: vec![MANAGED], name: "Care".into() };
    before.history.as_mut().expect("a project is open").apply(edit, None).expect("they can be put together");
    assert!(view(&before).rows.iter().all(|row| row.figures.is_none()));
}

#[test]
fn titles_sort_with_what_is_unknown_last_either_way() {
    let session = session(table(&CLIENTS), &marked());
    let view = view(&session);
    let sorted = |column, descending| {
        let sort = Sort { column, descending };
        listed(&view, &Wanted { sort, ..Wanted::default() })
    };
    let cases = [
        (Column::Name, false, [BACKUP, MANAGED, SECURITY]),
        (Column::Name, true, [SECURITY, MANAGED, BACKUP]),
        (Column::Group, false, [BACKUP, SECURITY, MANAGED]),
        (Column::Group, true, [BACKUP, SECURITY, MANAGED]),
        (Column::Kind, false, [MANAGED, BACKUP, SECURITY]),
        (Column::Kind, true, [BACKUP, MANAGED, SECURITY]),
        (Column::LowersRisk, true, [SECURITY, BACKUP, MANAGED]),
        (Column::Revenue, true, [MANAGED, SECURITY, BACKUP]),
        (Column::Buyers, false, [SECURITY, BACKUP, MANAGED]),
    ];
    for (column, descending, expected) in cases {
        assert_eq!(sorted(column, descending), expected, "{column:?}, descending {descending}");
    }
    let first = Sort::default().clicked(Column::Kind);
    assert_eq!((first.descending, first.clicked(Column::Kind).descending), (false, true));
    assert!(!Sort::default().clicked(Column::Revenue).descending && first.clicked(Column::Buyers).descending);
}

#[test]
fn the_filter_finds_names_and_groups_however_they_are_typed() {
    let session = session(table(&CLIENTS), &marked());
    let view = view(&session);
    let cases = [("", 3), (" EXTRAS ", 2), ("back", 1), ("nothing", 0)];
    for (filter, expected) in cases {
        let wanted = Wanted { filter: filter.into(), ..Wanted::default() };
        assert_eq!(listed(&view, &wanted).len(), expected, "{filter:?}");
    }
}

#[test]
fn a_name_is_taken_by_others_only() {
    let session = session(table(&CLIENTS), &[]);
    let view = view(&session);
    let cases = [("BÁCKUP", vec![], true), ("Backup", vec![BACKUP], false), ("Care", vec![], false)];
    for (name, members, expected) in cases {
        assert_eq!(view.is_taken(name, &members), expected, "{name} beside {members:?}");
    }
}

#[test]
fn without_offerings_there_is_nothing_to_list() {
    let session = session(Project::new("Empty", crate::model::Dataset::default()), &[]);
    assert!(view(&session).rows.is_empty());
}
