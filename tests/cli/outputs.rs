//! What the program writes: complete workbooks, or nothing at all.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};

use calamine::{Reader, open_workbook_auto};

use crate::tables::{cells, worked_example};
use crate::{name, run};

#[test]
fn a_report_is_written_and_says_where() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let report = folder.path().join("report.xlsx");
    let run = run(&["report", name(&file), "-o", name(&report)]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("26–100") && run.out.contains(name(&report)), "{}", run.out);
    let sheets = open_workbook_auto(&report).expect("it is a workbook").sheet_names();
    assert_eq!(sheets, ["Summary", "Bands", "Heatmap", "Overlap", "Clients", "Data", "Method"]);
}

#[test]
fn an_anonymous_report_names_no_client() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let rows: &[&[&str]] =
        &[&["Client", "Users", "Backup"], &["Zorggroep", "5", "10"], &["Brandsma", "7", "30"], &["Kuiper", "9", "4"]];
    let file = cells(&folder.path().join("names.xlsx"), rows);
    for (anonymise, expected) in [(false, true), (true, false)] {
        let report = folder.path().join("report.xlsx");
        let mut arguments = vec!["report", name(&file), "-o", name(&report)];
        arguments.extend(anonymise.then_some("--anonymise"));
        assert_eq!(run(&arguments).status, 0);
        let mut book = open_workbook_auto(&report).expect("it is a workbook");
        let named = book
            .worksheets()
            .iter()
            .any(|(_, cells)| cells.used_cells().any(|(.., cell)| cell.to_string().contains("Zorggroep")));
        assert_eq!(named, expected, "anonymise: {anonymise}");
    }
}

#[test]
fn a_template_is_a_workbook_the_program_reads_back() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let template = folder.path().join("empty.xlsx");
    let written = run(&["template", "-o", name(&template)]);
    assert_eq!((written.status, written.err.as_str()), (0, ""));
    assert!(written.out.contains(name(&template)), "{}", written.out);
    let grid = run(&["grid", name(&template)]);
    assert_eq!(grid.status, 0, "{}", grid.err);
    assert!(grid.out.contains("Client") && grid.out.contains("Users"), "{}", grid.out);
}

#[test]
fn what_cannot_be_written_is_said_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let taken = folder.path().join("taken.xlsx");
    fs::create_dir(&taken).expect("the folder is ours");
    let nowhere = folder.path().join("nowhere/report.xlsx");
    let inside_file = file.join("report.xlsx");
    let before = listed(folder.path());
    for target in [&taken, &nowhere, &inside_file] {
        for command in [vec!["report", name(&file)], vec!["template"]] {
            let arguments = [command.as_slice(), &["-o", name(target)]].concat();
            let run = run(&arguments);
            assert_eq!((run.status, run.out.as_str()), (1, ""), "{arguments:?}: {}", run.err);
            assert!(run.err.contains("cannot be written") && run.err.lines().count() == 1, "{}", run.err);
        }
    }
    let recipe = run(&["import", name(&file), "--save-recipe", name(&nowhere)]);
    assert_eq!((recipe.status, recipe.out.as_str()), (1, ""), "{}", recipe.err);
    assert_eq!(listed(folder.path()), before);
}

/// A folder that takes no new file, for whoever may not do everything.
#[cfg(unix)]
#[test]
fn a_folder_that_refuses_is_said_and_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let refusing = folder.path().join("refusing");
    fs::create_dir(&refusing).expect("the folder is ours");
    fs::set_permissions(&refusing, fs::Permissions::from_mode(0o555)).expect("the folder is ours");
    if fs::write(refusing.join("trial"), "").is_ok() {
        crate::skip::skipped("this user may write everywhere, so no folder refused a report");
        return;
    }
    for command in [vec!["report", name(&file)], vec!["template"]] {
        let target = refusing.join("report.xlsx");
        let run = run(&[command.as_slice(), &["-o", name(&target)]].concat());
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{command:?}: {}", run.err);
        assert!(run.err.contains("refuses permission") && run.err.lines().count() == 1, "{}", run.err);
    }
    assert_eq!(listed(&refusing), Vec::<String>::new());
}

#[test]
fn an_older_report_stays_when_the_new_one_cannot_be_made() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let report = folder.path().join("report.xlsx");
    fs::write(&report, "the report of before").expect("the folder is ours");
    let letter = cells(&folder.path().join("letter.xlsx"), &[&["Dear Sir"], &["Thank you"]]);
    let before = listed(folder.path());
    for file in [letter, folder.path().join("gone.xlsx")] {
        assert_eq!(run(&["report", name(&file), "-o", name(&report)]).status, 1);
        assert_eq!(fs::read_to_string(&report).expect("it is there"), "the report of before");
    }
    assert_eq!(listed(folder.path()), before);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let lines = (0..20_000).map(|row| format!("Client {row};{row};{row},50\n"));
    let file = folder.path().join("long.csv");
    fs::write(&file, std::iter::once("Client;Users;Backup\n".to_owned()).chain(lines).collect::<String>())
        .expect("ours");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sweetspot-cli"));
    let mut child = command
        .args(["grid", name(&file)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = [0; 6];
    let mut out = child.stdout.take().expect("it has a standard output");
    out.read_exact(&mut first).expect("it prints the titles");
    drop(out);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((&first, output.status.code()), (b"Client", Some(0)));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The names in a folder, in order.
fn listed(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is ours");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("it is listed").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn an_output_is_never_one_of_its_inputs() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let before = fs::read(&file).expect("it is there");
    fs::create_dir(folder.path().join("inside")).expect("the folder is ours");
    let around = folder.path().join("inside/..").join(file.file_name().expect("it has a name"));
    let mut targets = vec![file.clone(), around];
    #[cfg(unix)]
    {
        let link = folder.path().join("link.xlsx");
        std::os::unix::fs::symlink(&file, &link).expect("the folder is ours");
        targets.push(link);
    }
    for target in &targets {
        for arguments in
            [["report", name(&file), "-o", name(target)], ["import", name(&file), "--save-recipe", name(target)]]
        {
            let run = run(&arguments);
            assert_eq!((run.status, run.out.as_str()), (1, ""), "{arguments:?}: {}", run.err);
            assert!(run.err.contains("one of the files that are read") && run.err.lines().count() == 1, "{}", run.err);
            assert_eq!(fs::read(&file).expect("it is there"), before);
        }
    }
    let recipe = folder.path().join("recipe.json");
    assert_eq!(run(&["import", name(&file), "--save-recipe", name(&recipe)]).status, 0);
    let run = run(&["report", name(&file), "--recipe", name(&recipe), "-o", name(&recipe)]);
    assert_eq!(run.status, 1, "{}", run.err);
}
