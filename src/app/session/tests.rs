//! What is told apart, and what is found again.

use std::path::Path;

use super::*;
use crate::analysis::analyse_now;
use crate::import::{self, Recipe};
use crate::model::{Dataset, Progress};
use crate::text::Language;

const TABLE: &str = "Client;Backup;Security\nAnna;900;100\nBeth;800;300\n";

fn session() -> Session {
    Session::new(Prefs::default(), Text::new(Language::English))
}

fn file() -> OpenFile {
    let progress = Progress::default();
    let workbook = import::read_bytes(Path::new("t.csv"), TABLE.as_bytes(), &progress).expect("a table");
    let recipe = Recipe::default();
    let imported = import::understand(&workbook, &recipe, &progress).expect("a table");
    OpenFile {
        workbook: Arc::new(workbook),
        understood: recipe.clone(),
        recipe,
        latest: None,
        imported: Arc::new(imported),
        serial: Serial::default(),
        missing: None,
        fingerprint: None,
        recognised: None,
        is_stale: false,
    }
}

#[test]
fn a_value_taken_in_at_the_address_of_another_has_another_stamp() {
    let (mut session, first) = (session(), file());
    let again = first.as_taken();
    assert!(Arc::ptr_eq(&first.imported, &again.imported), "the address is the same");
    session.open_file(first);
    let before = session.stamp();
    session.open_file(again);
    assert_ne!(session.stamp(), before);
}

#[test]
fn a_project_of_equal_revision_has_another_stamp() {
    let mut session = session();
    let mut stamps = Vec::new();
    for name in ["First", "Second"] {
        session.history = None;
        let project = Project::new(name, Dataset::default());
        let outcome = analyse_now(&project);
        session.open_project(project);
        session.show(Arc::new(outcome), session.project().expect("it is open").clone());
        let revision = session.project().map(|project| project.revision);
        stamps.push((revision, session.stamp(), session.figures()));
    }
    let [first, second] = stamps.as_slice() else { panic!("two projects") };
    assert_eq!(first.0, second.0, "the revision is the same");
    assert_ne!(first.1, second.1);
    assert_ne!(first.2, second.2);
}

#[test]
fn the_source_of_the_project_is_found_again_whatever_is_looked_at() {
    let mut session = session();
    for name in ["First", "Second", "Third"] {
        session.open_file(file());
        let data = session.file.as_ref().expect("a file").imported.data.clone();
        session.keep_source();
        session.open_project(Project::new(name, data));
        assert!(session.is_taken(), "{name}");
        session.open_file(file());
        assert!(!session.is_taken(), "another reading of the same table");
        session.back_to_source();
        assert!(session.is_taken(), "{name}");
    }
    session.open_project(Project::new("From nowhere", Dataset::default()));
    session.back_to_source();
    assert!(session.file.is_none());
}
