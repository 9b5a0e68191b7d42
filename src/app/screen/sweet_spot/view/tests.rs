//! The screen as text, over small tables.

use std::sync::Arc;

use super::*;
use crate::analysis::analyse;
use crate::app::action::Selection;
use crate::app::derived::Derived;
use crate::app::prefs::Prefs;
use crate::app::session::Shown;
use crate::model::{
    Cancel, CellRef, Client, ClientId, Criterion, Dataset, Edit, History, Line, Offering, OfferingId, OfferingKind,
    SheetId,
};
use crate::text::Language;

type Row<'a> = (&'a str, Option<f64>, [f64; 4]);

const OFFERINGS: [(&str, Option<OfferingKind>); 4] = [
    ("Managed", Some(OfferingKind::Recurring)),
    ("Backup", Some(OfferingKind::Recurring)),
    ("Security", Some(OfferingKind::Recurring)),
    ("Projects", Some(OfferingKind::OneOff)),
];

/// METHOD.md §14.
const WORKED: [Row<'static>; 8] = [
    ("A", Some(12.0), [6_000.0, 0.0, 0.0, 1_500.0]),
    ("B", Some(20.0), [9_600.0, 1_200.0, 0.0, 0.0]),
    ("C", Some(40.0), [24_000.0, 3_600.0, 4_800.0, 0.0]),
    ("D", Some(60.0), [36_000.0, 4_800.0, 7_200.0, 6_000.0]),
    ("E", Some(80.0), [44_800.0, 0.0, 9_600.0, 8_000.0]),
    ("F", Some(150.0), [81_000.0, 9_000.0, 0.0, 0.0]),
    ("G", Some(400.0), [0.0, 0.0, 0.0, 120_000.0]),
    ("H", None, [5_000.0, 0.0, 0.0, 0.0]),
];

fn table(rows: &[Row<'_>]) -> Project {
    let (mut clients, mut lines) = (Vec::new(), Vec::new());
    for (at, (name, users, amounts)) in rows.iter().enumerate() {
        let client = ClientId::at(at);
        clients.push(Client { users: *users, ..Client::named(client, *name) });
        let bought = amounts.iter().enumerate().filter(|(_, amount)| **amount > 0.0);
        let source = CellRef { sheet: SheetId(0), row: 0, column: 0 };
        lines.extend(bought.map(|(offering, &amount)| Line {
            client,
            offering: OfferingId::at(offering),
            amount,
            date: None,
            quantity: None,
            source,
        }));
    }
    let offering =
        |(at, (name, kind)): (usize, (&str, _))| Offering { kind, ..Offering::named(OfferingId::at(at), name) };
    let data = Dataset {
        clients: Arc::new(clients),
        offerings: Arc::new(OFFERINGS.into_iter().enumerate().map(offering).collect()),
        lines: Arc::new(lines),
        currency: Some("EUR".to_owned()),
        ..Dataset::default()
    };
    Project::new("Table", data)
}

/// A session with `project` after `edits` analysed, its doubt known from before the edits when there are some.
fn session(project: Project, edits: &[Edit]) -> Session {
    let before = analyse(&project, &Cancel::default()).expect("nobody cancels");
    let doubt = before.doubt.clone().expect("all was analysed");
    let mut history = History::new(project);
    for edit in edits {
        history.apply(edit.clone(), None).expect("the edit is valid");
    }
    let outcome = crate::analysis::analyse_now(history.project());
    let mut session = Session::new(Prefs::default(), Text::new(Language::English));
    let mut shown = Shown::of(Arc::new(outcome));
    shown.answers.doubt = Derived::of(before.revision, doubt);
    session.shown = Some(shown);
    session.history = Some(history);
    session
}

fn view(project: Project, edits: &[Edit]) -> SweetSpotView {
    sweet_spot_view(&session(project, edits)).expect("the project is analysed")
}

fn weight(criterion: Criterion, weight: f64) -> Edit {
    Edit::SetWeight { criterion, weight }
}

fn printed(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn bars(bars: &[BarView]) -> Vec<String> {
    let star = |bar: &BarView| if bar.is_verdict { "*" } else { "" };
    bars.iter().map(|bar| printed(&format!("{}{} {}", star(bar), bar.label, bar.value))).collect()
}

#[test]
fn without_a_project_there_is_nothing_to_say() {
    let session = Session::new(Prefs::default(), Text::new(Language::English));
    assert_eq!(sweet_spot_view(&session), None);
}

#[test]
fn the_worked_example_in_words() {
    let view = view(table(&WORKED), &[]);
    assert!(!view.verdict.is_found, "undecided is not amber");
    assert_eq!(view.verdict.eyebrow, "26–100 users leads, by size");
    assert_eq!(view.verdict.title, "Undecided between 26–100, 1–25 and 101–500");
    assert_eq!(view.verdict.notes, ["Clients with 26–100 users buy the most: 3.3 of 4 offerings on average"]);
    assert_eq!(
        printed(&view.verdict.basis),
        "3 of 8 clients · 39 % of revenue · 3.3 offerings each, against 1.8 elsewhere · € 827 per user, against € 392"
    );
    let rows: Vec<String> = view
        .criteria
        .rows
        .iter()
        .map(|row| {
            printed(&format!("{} | {}{} | {}", row.name, if row.is_verdict { "*" } else { "" }, row.winner, row.value))
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Broad clients (2 or more offerings) | 26–100 | 3",
            "Average per client | 26–100 | € 49,600",
            "Breadth | 26–100 | 3.3",
            "Client–offering pairs | 26–100 | 10",
            "Share of revenue | 26–100 | 39 %",
            "Revenue per user | 26–100 | € 827",
        ]
    );
    assert!(view.criteria.notes.iter().any(|note| note.contains("101–500 (too few clients to count)")));
    assert_eq!(bars(&view.criteria.scores), ["1–25 too few", "26–100 100 %", "101–500 too few"]);
}

#[test]
fn a_sure_verdict_is_amber_and_its_bars_too() {
    let broad = |at: usize| (["A", "B", "C", "D", "E", "F", "G", "H", "I"][at], Some(50.0), [100.0, 50.0, 10.0, 10.0]);
    let narrow = |at: usize| (["K", "L", "M", "N", "O", "P", "Q", "R", "S"][at], Some(5.0), [10.0, 0.0, 0.0, 0.0]);
    let rows: Vec<Row<'_>> = (0..9).flat_map(|at| [broad(at), narrow(at)]).collect();
    let view = view(table(&rows), &[]);
    let card = (view.verdict.is_found, view.verdict.eyebrow.as_str(), view.verdict.title.as_str());
    assert_eq!(card, (true, "Your sweet spot", "26–100 users is your sweet spot"));
    assert_eq!(bars(&view.criteria.scores), ["1–25 0 %", "*26–100 100 %"]);
    assert!(bars(&view.doubt.resampling)[1].starts_with("*26–100"), "{:?}", bars(&view.doubt.resampling));
}

#[test]
fn the_side_says_what_is_missing_and_who_is_in_the_band() {
    let mut project = table(&WORKED);
    let tag = Edit::Tag {
        clients: (0..6).map(ClientId).collect(),
        dimension: crate::model::DimensionId(0),
        value: "Care".into(),
    };
    project = project.edited(&tag).expect("the edit is valid");
    let side = view(project, &[]).side;
    let unknown: Vec<_> = side.unknown.iter().map(|(what, who)| printed(&format!("{what}: {who}"))).collect();
    assert_eq!(unknown, ["Size: 1 client · 1.3 %", "Industry: 2 clients · 33 %"]);
    assert_eq!(
        side.unknown_notes,
        [
            "Nobody has a value yet for geography, buyer role, adoption profile, problem solved and differentiator",
            "Margins were not imported: this is revenue, not profit"
        ]
    );
    assert_eq!((side.spread.as_str(), side.selection), ("2.1 bands", Some(Selection::Band(Band::Known(1)))));
    let clients: Vec<_> =
        side.clients.iter().map(|client| printed(&format!("{} {}", client.name, client.amount))).collect();
    assert_eq!(clients, ["E € 62,400", "D € 54,000", "C € 32,400"]);
    assert_eq!(side.more, None);
}

/// What it is, its clients, the edits, and how title and basis begin.
type Case<'a> = (&'a str, &'a [Row<'a>], &'a [Edit], [&'a str; 2]);

#[test]
fn no_winner_is_said_plainly() {
    let twins = |users: f64, name: &'static str| (name, Some(users), [10.0 * users, users, 0.0, 0.0]);
    let tie = [(10.0, "A"), (11.0, "B"), (12.0, "C"), (50.0, "D"), (51.0, "E"), (52.0, "F")].map(|(u, n)| twins(u, n));
    let sizeless = WORKED.map(|(name, _, amounts)| (name, None, amounts));
    let none = [Criterion::BroadClients, Criterion::Breadth, Criterion::RevenuePerUser].map(|one| weight(one, 0.0));
    let cases: [Case<'_>; 4] = [
        ("a tie", &tie, &[], ["Undecided between ", "Give another criterion a weight"]),
        ("too few", &WORKED[..3], &[], ["Too few clients to say", "A band counts from 3 clients"]),
        (
            "no sizes",
            &sizeless,
            &[],
            ["No client has a known size", "8 clients buy 2.3 of 4 offerings on average. Add a column"],
        ),
        ("no weights", &WORKED, &none, ["No criterion has a weight", "Give at least one criterion a weight"]),
    ];
    for (case, rows, edits, [title, basis]) in cases {
        let view = view(table(rows), edits);
        assert!(!view.verdict.is_found, "{case}");
        assert!(view.verdict.title.starts_with(title), "{case}: {}", view.verdict.title);
        assert!(view.verdict.basis.starts_with(basis), "{case}: {}", view.verdict.basis);
        let all = view.criteria.scores.iter().chain(&view.doubt.resampling);
        assert!(all.chain(&view.doubt.weights).all(|bar| !bar.is_verdict), "{case}: nothing is marked");
        assert!(view.criteria.rows.iter().all(|row| !row.is_verdict), "{case}: nothing is marked");
    }
}

#[test]
fn a_project_without_clients_has_a_view() {
    let view = view(table(&[]), &[]);
    assert_eq!(view.verdict.title, "There is no client to compare");
    assert!(view.criteria.rows.iter().all(|row| (row.winner.as_str(), row.value.as_str()) == ("–", "–")));
    assert!(view.side.clients.is_empty() && view.criteria.scores.is_empty());
    assert_eq!((view.side.spread.as_str(), view.doubt.one_less.as_str()), ("–", "There is no winner to change"));
}

#[test]
fn an_older_doubt_stays_and_a_missing_one_keeps_its_place() {
    let fresh = view(table(&WORKED), &[]).doubt;
    assert!(!fresh.is_computing);
    let stale = view(table(&WORKED), &[weight(Criterion::Pairs, 1.0)]).doubt;
    assert!(stale.is_computing);
    assert_eq!(bars(&stale.resampling), bars(&fresh.resampling));

    let mut session = session(table(&WORKED), &[]);
    session.shown.as_mut().expect("there are numbers").answers.doubt = Derived::default();
    let missing = sweet_spot_view(&session).expect("the project is analysed").doubt;
    assert!(missing.is_computing);
    assert_eq!(bars(&missing.weights), ["1–25 –", "26–100 –", "101–500 –"]);
    assert_eq!(missing.resampling.len(), fresh.resampling.len());
}

#[test]
fn clients_that_carry_the_verdict_are_named_with_who_would_win() {
    let broad = |name: &'static str| (name, Some(50.0), [100.0, 50.0, 10.0, 10.0]);
    let narrow = |name: &'static str| (name, Some(5.0), [10.0, 0.0, 0.0, 0.0]);
    let mut rows = vec![broad("A"), broad("B"), broad("C"), narrow("F"), narrow("G"), narrow("H"), narrow("I")];
    let doubt = view(table(&rows), &[]).doubt;
    let carriers: Vec<_> = doubt.carriers.iter().map(|c| format!("{} → {}", c.name, c.becomes)).collect();
    assert_eq!(carriers, ["A → 1–25", "B → 1–25", "C → 1–25"], "two clients are too few to count");
    assert_eq!(doubt.one_less, "Without any one of these another size wins");

    rows.push(broad("D"));
    let doubt = view(table(&rows), &[]).doubt;
    assert_eq!((doubt.one_less.as_str(), doubt.carriers.len()), ("No single client changes the winner", 0));
}

#[test]
fn what_counts_follows_the_settings_and_knows_its_defaults() {
    let counts = view(table(&WORKED), &[]).counts;
    assert_eq!((counts.broad_from, counts.is_broad_set, counts.offerings, counts.is_default), (2, false, 4, true));
    assert_eq!(printed(&counts.currency.0), "€ ");
    let edits = [
        (weight(Criterion::Pairs, 0.5), "0.5"),
        (Edit::SetBroadFrom(Some(3)), "0"),
        (Edit::SetThreshold(100.0), "0"),
        (Edit::SetRecurringOnly(true), "0"),
    ];
    for (edit, pairs) in edits {
        let counts = view(table(&WORKED), std::slice::from_ref(&edit)).counts;
        assert!(!counts.is_default, "{edit:?}");
        assert_eq!(counts.weights[Criterion::Pairs.index()].value, pairs, "{edit:?}");
        assert_eq!(counts.is_broad_set, matches!(edit, Edit::SetBroadFrom(_)), "{edit:?}");
    }
    let reset = view(table(&WORKED), &[Edit::SetBroadFrom(Some(3)), Edit::ResetWhatCounts]).counts;
    assert!(reset.is_default);
}

#[test]
fn recurring_only_explains_why_it_cannot_be_chosen() {
    let marked = view(table(&WORKED), &[]).counts.recurring;
    assert_eq!((marked.is_enabled, marked.hint.as_str()), (true, "3 of 4 offerings are marked recurring"));
    let mut project = table(&WORKED);
    for offering in Arc::make_mut(&mut project.data.offerings) {
        offering.kind = None;
    }
    let unmarked = view(project.clone(), &[]).counts.recurring;
    assert!(!unmarked.is_enabled && unmarked.hint.starts_with("No offering is marked recurring"));
    let stuck = view(project, &[Edit::SetRecurringOnly(true)]).counts.recurring;
    assert!(stuck.is_enabled, "what is on can always be turned off");
}

#[test]
fn the_tables_copy_as_cells_that_a_spreadsheet_takes() {
    let rows = [("A\tB\nInc", Some(50.0), [100.0, 50.0, 10.0, 10.0]); 3].to_vec();
    let narrow = ("F", Some(5.0), [1_000.0, 0.0, 0.0, 0.0]);
    let view = view(table(&[rows, vec![narrow; 3]].concat()), &[weight(Criterion::Breadth, 3.0)]);
    let text = Text::new(Language::English);
    let criteria = super::super::copy::criteria(&view.criteria, &text);
    let first: Vec<&str> = criteria.lines().take(3).collect();
    let expected = ["Criterion\tWinner\tIts value", "Broad clients (2 or more offerings)\t26–100\t3"];
    assert_eq!(first[..2], expected);
    assert_eq!(first[2], "Average per client\t1–25\t€ 1,000");
    let doubt = super::super::copy::doubt(&view.doubt, &text);
    let carriers: Vec<&str> = doubt.lines().skip_while(|line| !line.starts_with("Client\t")).collect();
    assert!(carriers.len() > 1 && carriers.iter().all(|line| line.matches('\t').count() == 1), "{doubt}");
    assert!(carriers.contains(&"A B Inc\t1–25"), "{doubt}");
}
