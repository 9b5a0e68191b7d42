//! Where outputs may go, and what is left of them when a run is cut short.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use calamine::{Reader, open_workbook_auto};

use crate::tables::worked_example;
use crate::{name, run};

/// The two commands that write a workbook, without `-o`.
fn commands(file: &Path) -> [Vec<&str>; 2] {
    [vec!["report", name(file)], vec!["template"]]
}

/// The names in a folder, in order.
fn listed(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is ours");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("it is listed").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn is_workbook(path: &Path) -> bool {
    open_workbook_auto(path).is_ok_and(|book| !book.sheet_names().is_empty())
}

/// Runs a command with `-o target`, expects one sentence with `reason` in it, and nothing written.
fn refused(command: &[&str], target: &Path, reason: &str) {
    let run = run(&[command, &["-o", name(target)]].concat());
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{command:?} {}: {}", target.display(), run.err);
    let sentence = run.err.trim_end();
    assert!(
        sentence.contains(reason) && sentence.contains("; ") && sentence.lines().count() == 1,
        "{reason}: {sentence}"
    );
}

#[test]
fn a_workbook_is_only_written_where_its_name_says_so() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let before = listed(folder.path());
    for command in commands(&file) {
        for wrong in ["report.xls", "report.pdf", "report.csv", "report", "report.xlsx.bak", ".xlsx"] {
            refused(&command, &folder.path().join(wrong), "does not end in .xlsx");
        }
    }
    assert_eq!(listed(folder.path()), before);
    for command in commands(&file) {
        for right in ["capitals.XLSX", "mixed.Xlsx", "v1.2.xlsx"] {
            let target = folder.path().join(right);
            let run = run(&[command.as_slice(), &["-o", name(&target)]].concat());
            assert_eq!((run.status, run.err.as_str()), (0, ""));
            assert!(target.is_file(), "{right}");
        }
    }
}

#[test]
fn a_dash_is_standard_output_and_nothing_else_is_on_it() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    for (command, said) in commands(&file).iter().zip([true, false]) {
        let output = Command::new(env!("CARGO_BIN_EXE_sweetspot-cli"))
            .args(command)
            .args(["-o", "-", "--lang", "en"])
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{command:?}");
        let written = folder.path().join("written.xlsx");
        fs::write(&written, &output.stdout).expect("the folder is ours");
        assert!(is_workbook(&written), "{command:?}");
        let notes = String::from_utf8_lossy(&output.stderr);
        assert_eq!(notes.contains("26–100"), said, "{command:?}: {notes}");
        assert!(notes.lines().count() <= 1, "{notes}");
    }
    assert!(!folder.path().join("-").exists());
}

#[test]
fn a_reader_of_the_workbook_that_has_seen_enough_is_no_error() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    for command in commands(&file) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sweetspot-cli"))
            .args(&command)
            .args(["-o", "-"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{command:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_said() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let cases = commands(&file).map(|command| [command.as_slice(), &["-o", "-"]].concat());
    for command in cases.into_iter().chain([vec!["grid", name(&file)]]) {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has one");
        let output = Command::new(env!("CARGO_BIN_EXE_sweetspot-cli"))
            .args(["--lang", "en"])
            .args(&command)
            .stdout(full)
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{command:?}: {said}");
        let sentence = said.lines().last().unwrap_or_default();
        assert!(sentence.contains("standard output: the disk is full; "), "{command:?}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_no_workbook() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let line = format!("'{}' --lang en template -o -", env!("CARGO_BIN_EXE_sweetspot-cli"));
    let terminal = Command::new("script").args(["-qec", &line]).arg(folder.path().join("typed")).output();
    let Ok(output) = terminal else {
        crate::skip::skipped("there is no `script` here, so no terminal was tried");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("standard output is a terminal") && !said.contains("PK"), "{said}");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;
    use std::os::unix::process::ExitStatusExt as _;
    use std::path::PathBuf;
    use std::time::{Duration, Instant};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the file is ours");
    }

    fn written(command: &[&str], target: &Path) {
        let run = run(&[command, &["-o", name(target)]].concat());
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", target.display());
    }

    #[test]
    fn what_is_no_file_is_refused_by_its_kind() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let file = worked_example(folder.path());
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("folder.xlsx")).expect("ours");
        let _socket = UnixListener::bind(at("socket.xlsx")).expect("ours");
        assert!(Command::new("mkfifo").arg(at("pipe.xlsx")).status().expect("it runs").success());
        symlink("/dev/null", at("device.xlsx")).expect("ours");
        symlink("round.xlsx", at("about.xlsx")).expect("ours");
        symlink("about.xlsx", at("round.xlsx")).expect("ours");
        fs::write(at("locked.xlsx"), "before").expect("ours");
        set_mode(&at("locked.xlsx"), 0o444);
        let before = listed(folder.path());
        let cases = [
            (at("folder.xlsx"), "it is a folder"),
            (folder.path().to_path_buf(), "it is a folder"),
            (at("socket.xlsx"), "it is a socket"),
            (at("pipe.xlsx"), "it is a pipe"),
            (at("device.xlsx"), "it is a device"),
            (PathBuf::from("/dev/null"), "it is a device"),
            (at("about.xlsx"), "its links lead in a circle"),
            (at("locked.xlsx"), "is read-only"),
            (at("nowhere/report.xlsx"), "the folder does not exist"),
        ];
        for (target, reason) in &cases {
            for command in commands(&file) {
                refused(&command, target, reason);
            }
            let recipe = run(&["import", name(&file), "--save-recipe", name(target)]);
            assert_eq!((recipe.status, recipe.out.as_str()), (1, ""), "{}", recipe.err);
            assert!(recipe.err.contains(reason), "{reason}: {}", recipe.err);
        }
        assert_eq!(listed(folder.path()), before);
        assert_eq!(fs::read_to_string(at("locked.xlsx")).expect("it is there"), "before");
    }

    #[test]
    fn another_name_of_an_input_is_that_input() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let file = worked_example(folder.path());
        let before = fs::read(&file).expect("it is there");
        let other = folder.path().join("another name.xlsx");
        fs::hard_link(&file, &other).expect("the folder is ours");
        refused(&["report", name(&file)], &other, "one of the files that are read");
        let more = worked_example_copy(&file, "more.xlsx");
        for recipe in [&other, &more] {
            let run = run(&["import", name(&file), name(&more), "--save-recipe", name(recipe)]);
            assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
            assert!(run.err.contains("one of the files that are read"), "{}", run.err);
        }
        assert_eq!(fs::read(&other).expect("it is there"), before);
    }

    fn worked_example_copy(file: &Path, name: &str) -> PathBuf {
        let copy = file.with_file_name(name);
        fs::copy(file, &copy).expect("the folder is ours");
        copy
    }

    #[test]
    fn links_are_written_through_and_stay_links() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let file = worked_example(folder.path());
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("inside")).expect("ours");
        fs::write(at("inside/real.xlsx"), "before").expect("ours");
        symlink("inside/real.xlsx", at("link.xlsx")).expect("ours");
        symlink("inside/new.xlsx", at("dangling.xlsx")).expect("ours");
        for (link, real) in [("link.xlsx", "inside/real.xlsx"), ("dangling.xlsx", "inside/new.xlsx")] {
            for command in commands(&file) {
                written(&command, &at(link));
                assert!(at(link).is_symlink() && !at(real).is_symlink() && is_workbook(&at(real)), "{link}");
            }
        }
        assert_eq!(listed(&at("inside")), ["new.xlsx", "real.xlsx"]);
    }

    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let file = worked_example(folder.path());
        let target = folder.path().join("report.xlsx");
        for kept in [0o600, 0o640, 0o644, 0o666] {
            for command in commands(&file) {
                fs::write(&target, "before").expect("ours");
                set_mode(&target, kept);
                written(&command, &target);
                assert_eq!(mode(&target), kept);
                assert!(is_workbook(&target));
            }
            let recipe = folder.path().join("recipe.json");
            fs::write(&recipe, "{}").expect("ours");
            set_mode(&recipe, kept);
            assert_eq!(run(&["import", name(&file), "--save-recipe", name(&recipe)]).status, 0);
            assert_eq!(mode(&recipe), kept);
        }
    }

    /// A medium that is full is said to be, and keeps what was on it.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_and_keeps_the_older_report() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let file = worked_example(folder.path());
        let disk = folder.path().join("disk");
        fs::create_dir(&disk).expect("ours");
        let mount = |options: &str| {
            let mut command = Command::new("mount");
            command.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&disk);
            command.output().is_ok_and(|done| done.status.success())
        };
        if !mount("size=16k") {
            crate::skip::skipped("no small disk can be mounted here, so a full one was not tried");
            return;
        }
        let target = disk.join("report.xlsx");
        fs::write(&target, "before").expect("there is room");
        fs::write(disk.join("fill"), vec![7; 32 << 10]).unwrap_or_default();
        let runs = commands(&file).map(|command| run(&[command.as_slice(), &["-o", name(&target)]].concat()));
        let recipe = run(&["import", name(&file), "--save-recipe", name(&disk.join("recipe.json"))]);
        let (left, kept) = (listed(&disk), fs::read_to_string(&target));
        let is_locked = mount("remount,ro");
        let locked = run(&["template", "-o", name(&target)]);
        Command::new("umount").arg(&disk).status().expect("unmounted");
        for run in runs.iter().chain([&recipe]) {
            assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
            assert!(run.err.contains("cannot be written: the disk is full; make room"), "{}", run.err);
        }
        assert_eq!(left, ["fill", "report.xlsx"]);
        assert_eq!(kept.expect("it is there"), "before");
        assert!(!is_locked || locked.err.contains("the disk is read-only; "), "{}", locked.err);
    }

    /// A table whose report takes a while to write.
    fn long(folder: &Path) -> PathBuf {
        let lines = (0..6_000).map(|row| format!("Client {row};{row},50\n"));
        let file = folder.join("long.csv");
        let all = std::iter::once("Client;Backup\n".to_owned()).chain(lines);
        fs::write(&file, all.collect::<String>()).expect("the folder is ours");
        file
    }

    fn halves(folder: &Path) -> Vec<String> {
        listed(folder).into_iter().filter(|name| name.starts_with(".sweetspot-")).collect()
    }

    /// Starts a report, sends `signal` while it is half-written, and returns the signal it ended by.
    fn interrupted(file: &Path, target: &Path, signal: &str) -> Option<i32> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sweetspot-cli"))
            .args(["report", name(file), "-o", name(target)])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let folder = target.parent().expect("it is in a folder");
        let begun = Instant::now();
        while halves(folder).is_empty() {
            let ended = child.try_wait().expect("it can be asked");
            assert!(ended.is_none() && begun.elapsed() < Duration::from_mins(5), "nothing was half-written: {ended:?}");
            std::thread::yield_now();
        }
        let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
        assert!(sent.expect("it runs").success());
        child.wait().expect("it ends").signal()
    }

    #[test]
    fn a_run_that_is_cut_short_leaves_nothing_or_is_swept_up_after() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let file = long(folder.path());
        let out = folder.path().join("out");
        fs::create_dir(&out).expect("ours");
        let target = out.join("report.xlsx");
        fs::write(&target, "before").expect("ours");
        for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
            assert_eq!(interrupted(&file, &target, signal), Some(number), "{signal}");
            assert_eq!(listed(&out), ["report.xlsx"], "{signal}");
        }
        assert_eq!(interrupted(&file, &target, "KILL"), Some(9));
        assert_eq!(fs::read_to_string(&target).expect("it is there"), "before");
        assert_eq!(halves(&out).len(), 1);
        fs::write(out.join(".sweetspot-notes.xlsx"), "somebody's").expect("ours");
        written(&["template"], &out.join("empty.xlsx"));
        let left: &[&str] = if cfg!(target_os = "linux") {
            &[".sweetspot-notes.xlsx"]
        } else {
            // Nothing tells there that the process is gone: a day has to pass.
            return;
        };
        assert_eq!(halves(&out), left);
    }
}
