//! Small tables of clients as sessions, for the tests of what screens say.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::{analyse_now, overlap, white_space};
use crate::app::derived::{Answers, Derived};
use crate::app::prefs::Prefs;
use crate::app::session::{Session, Shown};
use crate::model::{
    CellRef, Client, ClientId, Dataset, DimensionId, Edit, History, Line, Offering, OfferingId, Progress, Project,
    SheetId,
};
use crate::text::{Language, Text};

/// Name, users, amounts per offering, industry.
pub(super) type Row<'a> = (&'a str, Option<f64>, [f64; 3], &'a str);

pub(super) const INDUSTRY: DimensionId = DimensionId(0);
pub(super) const OFFERINGS: [&str; 3] = ["Managed", "Backup", "Security"];

/// Ten clients of one size, of which the four in care buy more; two of another size; one of none.
pub(super) const CLIENTS: [Row<'static>; 13] = [
    ("Anna", Some(50.0), [9_000.0, 1_000.0, 3_000.0], "Care"),
    ("Beth", Some(40.0), [8_000.0, 800.0, 2_400.0], "Care"),
    ("Clara", Some(80.0), [16_000.0, 1_600.0, 4_800.0], "Care"),
    ("Dora", Some(60.0), [12_000.0, 1_200.0, 0.0], "Care"),
    ("Elsa", Some(30.0), [3_000.0, 600.0, 0.0], "Retail"),
    ("Fay", Some(45.0), [4_500.0, 0.0, 0.0], "Retail"),
    ("Gina", Some(70.0), [7_000.0, 0.0, 0.0], "Retail"),
    ("Hope", Some(90.0), [9_000.0, 0.0, 0.0], ""),
    ("Iris", Some(55.0), [0.0, 1_100.0, 0.0], "Retail"),
    ("June", Some(35.0), [3_500.0, 0.0, 0.0], ""),
    ("Kate", Some(400.0), [30_000.0, 0.0, 0.0], "Retail"),
    ("Lena", Some(12.0), [1_200.0, 0.0, 0.0], "Care"),
    ("Mona", None, [700.0, 0.0, 0.0], "Retail"),
];

/// A project of these rows.
pub(super) fn table(rows: &[Row<'_>]) -> Project {
    let source = CellRef { sheet: SheetId(0), row: 0, column: 0 };
    let (mut clients, mut lines) = (Vec::new(), Vec::new());
    for (at, (name, users, amounts, _)) in rows.iter().enumerate() {
        let client = ClientId::at(at);
        clients.push(Client { users: *users, ..Client::named(client, *name) });
        let bought = amounts.iter().enumerate().filter(|(_, amount)| **amount > 0.0);
        lines.extend(bought.map(|(offering, &amount)| Line {
            client,
            offering: OfferingId::at(offering),
            amount,
            date: None,
            quantity: None,
            source,
        }));
    }
    let offering = |(at, name): (usize, &str)| Offering::named(OfferingId::at(at), name);
    let data = Dataset {
        clients: Arc::new(clients),
        offerings: Arc::new(OFFERINGS.into_iter().enumerate().map(offering).collect()),
        lines: Arc::new(lines),
        currency: Some("EUR".into()),
        ..Dataset::default()
    };
    let mut project = Project::new("Table", data);
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.3.is_empty()) {
        let tag = Edit::Tag { clients: [ClientId::at(at)].into(), dimension: INDUSTRY, value: row.3.into() };
        project = project.edited(&tag).expect("the value can be tagged");
    }
    project
}

/// The same clients without sizes.
fn sizeless() -> Vec<Row<'static>> {
    CLIENTS.iter().map(|row| (row.0, None, row.2, row.3)).collect()
}

/// The same clients without tags.
fn untagged() -> Vec<Row<'static>> {
    CLIENTS.iter().map(|row| (row.0, row.1, row.2, "")).collect()
}

/// A session with everything known of `project`, after which `edits` were made: what only a job can tell is older then.
pub(super) fn session(mut project: Project, edits: &[Edit]) -> Session {
    project.settings.overlap.permutations = 100;
    let outcome = analyse_now(&project);
    let revision = outcome.revision;
    let space = white_space(&project, &outcome.basis);
    let found = overlap(&project, &outcome, &Progress::default()).expect("nobody cancels");
    let mut history = History::new(project);
    for edit in edits {
        history.apply(edit.clone(), None).expect("the edit is valid");
    }
    let mut session = Session::new(Prefs::default(), Text::new(Language::English));
    let mut shown = Shown::of(Arc::new(analyse_now(history.project())));
    shown.answers.white_space = Derived::of(revision, space);
    shown.answers.overlap = Derived::of(revision, found);
    session.shown = Some(shown);
    session.history = Some(history);
    session
}

/// As [`session`], before any job has answered.
pub(super) fn unanswered(project: Project) -> Session {
    let mut session = session(project, &[]);
    if let Some(shown) = &mut session.shown {
        shown.answers = Answers::default();
    }
    session
}

/// With plain spaces, to be compared.
pub(super) fn printed(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Compares what a screen says, case by case, with the golden file; `UPDATE_GOLDEN=1` writes it.
pub(super) fn check_golden(name: &str, cases: &[(&str, String)]) {
    let said: Vec<String> = cases.iter().map(|(case, said)| format!("== {case}\n{}\n", said.trim_end())).collect();
    let found = said.join("\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &found).expect("a golden file");
    }
    let golden = std::fs::read_to_string(&path).expect("a golden file; UPDATE_GOLDEN=1 writes it");
    let golden = golden.replace("\r\n", "\n");
    let first = golden.lines().zip(found.lines()).find(|(old, new)| old != new);
    assert!(golden == found, "{name} differs, first: {first:#?}; UPDATE_GOLDEN=1 rewrites it");
}

/// The states that every screen must have words for, without the edits and jobs of its own.
pub(super) fn states() -> Vec<(&'static str, Session)> {
    let long = "A name that goes on and on, as those of foundations with several municipalities do, ".repeat(3);
    let mut named = CLIENTS.to_vec();
    named[0].0 = &long;
    let project = |rows: &[Row<'_>]| session(table(rows), &[]);
    vec![
        ("everything known", project(&CLIENTS)),
        ("nothing tagged", project(&untagged())),
        ("no sizes", project(&sizeless())),
        ("one client", project(&CLIENTS[..1])),
        ("no client", project(&[])),
        ("a very long name", project(&named)),
    ]
}
