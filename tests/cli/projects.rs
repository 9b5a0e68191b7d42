//! Projects on the command line: saved from a spreadsheet, and taken in the place of one.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use sweetspot::import::Recipe;
use sweetspot::model::{BandBy, BandScheme, Edit};
use sweetspot::store::{self, RECIPE, Saved};

use crate::tables::worked_example;
use crate::{name, run};

/// The worked example as a project.
fn project(folder: &Path) -> std::path::PathBuf {
    let file = worked_example(folder);
    let project = folder.join("worked.sweetspot");
    let made = run(&["project", name(&file), "-o", name(&project), "--broad-from", "3"]);
    assert_eq!((made.status, made.err.as_str()), (0, ""), "{}", made.out);
    assert!(made.out.contains(name(&project)), "{}", made.out);
    project
}

#[test]
fn a_project_answers_as_the_file_it_was_made_from() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let project = project(folder.path());
    let file = folder.path().join("worked.xlsx");
    for more in [&["--json"][..], &[], &["--bands", "30,90", "--json"], &["--threshold", "2000", "--json"]] {
        let of_file = run(&[&["analyse", name(&file), "--broad-from", "3"], more].concat());
        let of_project = run(&[&["analyse", name(&project)], more].concat());
        assert_eq!((of_project.status, of_project.err.as_str()), (0, ""), "{more:?}");
        assert_eq!(of_project.out, of_file.out, "{more:?}");
    }
    let report = folder.path().join("report.xlsx");
    let written = run(&["report", name(&project), "-o", name(&report)]);
    assert_eq!((written.status, written.err.as_str()), (0, ""), "{}", written.out);
    assert!(report.is_file() && written.out.contains("26–100"), "{}", written.out);
}

#[test]
fn a_project_keeps_its_settings_until_others_are_given() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let project = project(folder.path());
    let opened = store::open(&project).expect("it was just written");
    let (mut open, mut saved) = (opened.store.expect("nobody else has it"), opened.saved);
    let bands = BandScheme::new(BandBy::Users, vec![30.0, 90.0]).expect("the edges rise");
    saved.project = saved.project.edited(&Edit::SetBands(bands)).expect("the edit is valid");
    open.save(&saved).expect("the folder is ours");
    drop(open);
    let labels = |arguments: &[&str]| {
        let json = run(&[&["analyse", name(&project), "--json"], arguments].concat()).json();
        let bands = json["bands"].as_array().expect("bands are a list").clone();
        bands.iter().map(|band| band["label"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(labels(&[]), ["1–30", "31–90", "91+", "unknown"]);
    assert_eq!(labels(&["--bands", "50"]), ["1–50", "51+", "unknown"]);
    let json = run(&["analyse", name(&project), "--json"]).json();
    assert_eq!(json["broad_from"], 3, "as it was saved");
}

#[test]
fn a_project_remembers_how_its_file_was_understood() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let Saved { project, kept } = store::open(&project(folder.path())).expect("it was just written").saved;
    assert_eq!(project.name, "worked");
    let recipe: Recipe = serde_json::from_str(kept.get(RECIPE).expect("it is kept")).expect("it is a recipe");
    assert_eq!((recipe.header_row, recipe.roles.len()), (Some(2), 7));
}

#[test]
fn a_project_is_told_by_its_content_and_read_from_standard_input() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let project = project(folder.path());
    let renamed = folder.path().join("worked.bak");
    fs::copy(&project, &renamed).expect("the folder is ours");
    let expected = run(&["analyse", name(&project), "--json"]).out;
    assert_eq!(run(&["analyse", name(&renamed), "--json"]).out, expected);
    let input = fs::File::open(&project).expect("it is there");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sweetspot-cli"));
    let piped = command.args(["analyse", "-", "--json", "--lang", "en"]).stdin(Stdio::from(input)).output();
    let piped = piped.expect("the program runs");
    assert!(piped.status.success(), "{}", String::from_utf8_lossy(&piped.stderr));
    assert_eq!(String::from_utf8_lossy(&piped.stdout), expected);
}

#[test]
fn what_says_nothing_about_a_project_is_refused_in_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let project = project(folder.path());
    let project = name(&project);
    let recipe = folder.path().join("r.json");
    fs::write(&recipe, "{}").expect("the folder is ours");
    let other = folder.path().join("worked.xlsx");
    let cases: [(&[&str], &str); 8] = [
        (&["project", name(&other), "-o", "x.xlsx"], ".sweetspot"),
        (&["project", name(&other), "-o", name(folder.path())], "folder"),
        (&["import", project], "which is imported already"),
        (&["grid", project], "which is imported already"),
        (&["analyse", project, "--sheet", "Revenue"], "--sheet is for spreadsheets"),
        (&["analyse", project, "--recipe", name(&recipe)], "--recipe is for spreadsheets"),
        (&["analyse", project, "--asof", "2026-10-31"], "whose lines have no dates"),
        (&["project", project, "-o", project], "one of the files that are read"),
    ];
    for (arguments, said) in cases {
        let run = run(arguments);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(said) && run.err.lines().count() == 1, "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_newer_project_is_refused_and_a_damaged_one_says_what_is_missing() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let project = project(folder.path());
    let whole = fs::read(&project).expect("it is there");
    let newer = folder.path().join("newer.sweetspot");
    let mut bytes = whole.clone();
    // user_version, where SQLite keeps it.
    bytes.splice(60..64, 99_u32.to_be_bytes());
    fs::write(&newer, &bytes).expect("the folder is ours");
    let refused = run(&["analyse", name(&newer)]);
    assert_eq!((refused.status, refused.out.as_str()), (1, ""), "{}", refused.err);
    assert!(refused.err.contains("newer") && refused.err.lines().count() == 1, "{}", refused.err);
    let changed = folder.path().join("changed.sweetspot");
    fs::write(&changed, &whole).expect("the folder is ours");
    let other = rusqlite::Connection::open(&changed).expect("any program opens it");
    other.execute("DELETE FROM lines WHERE client = 0", []).expect("any program changes it");
    drop(other);
    let told = run(&["analyse", name(&changed)]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert!(told.err.contains("missing: Lines of the file") && told.err.lines().count() == 1, "{}", told.err);
}
