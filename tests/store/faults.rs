//! What stands in the way of opening and saving.

use std::path::Path;

use rusqlite::Connection;
use sweetspot::store::{self, Access, Saved, StoreError, Why};

use super::edits::rich;
use super::{opened, reopened, saved};
use crate::skip::skipped;

fn changed(path: &Path, sql: &str) {
    Connection::open(path).expect("a database").execute_batch(sql).expect("valid");
}

#[test]
fn a_second_window_reads_and_the_first_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    let first = saved(&rich());
    let mut store = store::create(&path, &first).expect("created");
    let second = opened(&path);
    assert_eq!((second.access, second.store.is_some()), (Access::ReadOnly(Why::OpenElsewhere), false));
    assert_eq!(second.saved, first);
    assert!(matches!(store::create(&path, &first), Err(StoreError::ReadOnly { .. })), "nobody writes over it");
    let mut next = first;
    next.project.name = "Another".to_owned();
    store.save(&next).expect("saved");
    assert_eq!(opened(&path).saved, next);
    drop(store);
    assert_eq!(reopened(&path), next);
}

#[test]
fn what_is_no_project_or_a_newer_one_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("text.sweetspot"), "Client;Backup\nDe Jong;100\n").expect("written");
    changed(&path("other.sweetspot"), "CREATE TABLE lines (amount)");
    drop(store::create(&path("newer.sweetspot"), &saved(&rich())).expect("created"));
    changed(&path("newer.sweetspot"), "PRAGMA user_version = 99");
    std::fs::write(path("empty.sweetspot"), "").expect("written");
    for name in ["text.sweetspot", "other.sweetspot", "empty.sweetspot", ""] {
        let error = store::open(&path(name)).expect_err("refused");
        assert!(matches!(error, StoreError::NotAProject { .. }), "{name}: {error}");
        assert!(!store::is_project(&path(name)), "{name}");
    }
    let error = store::open(&path("newer.sweetspot")).expect_err("refused");
    assert!(matches!(error, StoreError::Newer { version: 99, .. }), "{error}");
    assert!(matches!(store::open(&path("gone.sweetspot")), Err(StoreError::NotFound { .. })));
    assert!(matches!(store::create(&path("no/folder.sweetspot"), &saved(&rich())), Err(StoreError::NotFound { .. })));
}

#[test]
fn a_file_that_goes_while_it_is_open_is_noticed_and_written_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    let mut next = saved(&rich());
    let mut store = store::create(&path, &next).expect("created");
    next.project.name = "Another".to_owned();
    std::fs::remove_file(&path).expect("removed");
    assert!(matches!(store.save(&next), Err(StoreError::Gone { .. })));
    std::fs::write(&path, "somebody else's").expect("written");
    assert!(matches!(store.save(&next), Err(StoreError::Gone { .. })), "another file is not written into");
    drop(store);
    drop(store::create(&path, &next).expect("created anew"));
    assert_eq!(reopened(&path), next);
}

#[cfg(unix)]
#[test]
fn permissions_are_the_owners_and_a_file_without_writing_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    let first = saved(&rich());
    let mode = || std::fs::metadata(&path).expect("a file").permissions().mode() & 0o777;
    drop(store::create(&path, &first).expect("created"));
    assert_eq!(mode(), 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("ours");
    drop(store::create(&path, &first).expect("replaced"));
    assert_eq!(mode(), 0o640);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o440)).expect("ours");
    let read = opened(&path);
    assert_eq!((read.access, read.saved), (Access::ReadOnly(Why::NotWritable), first));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_project_is_that_project() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, link) = (folder.path().join("real.sweetspot"), folder.path().join("link.sweetspot"));
    std::os::unix::fs::symlink("real.sweetspot", &link).expect("ours");
    let first = saved(&rich());
    let store = store::create(&link, &first).expect("the file it names is made");
    assert_eq!(opened(&path).access, Access::ReadOnly(Why::OpenElsewhere), "it is open by its other name");
    drop(store);
    drop(store::create(&link, &first).expect("replaced"));
    assert!(link.is_symlink() && !path.is_symlink());
    assert_eq!(reopened(&path), first);
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o444)).expect("ours");
    let error = store::create(&link, &first).expect_err("read-only");
    assert!(matches!(error, StoreError::NotWritable { .. }), "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

/// A medium that is full: what was saved before stays, and saving goes on once there is room.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    if !mounted(folder.path(), &["-t", "tmpfs", "-o", "size=512k", "tmpfs"]) {
        return skipped("no small disk can be mounted here, so a full one was not tried");
    }
    let path = folder.path().join("De Jong.sweetspot");
    let first = saved(&rich());
    let mut store = store::create(&path, &first).expect("created");
    std::fs::write(folder.path().join("fill"), vec![7; 400 << 10]).unwrap_or_default();
    let mut next = first.clone();
    next.kept.insert("long".to_owned(), "x".repeat(300 << 10));
    let error = store.save(&next).expect_err("no room");
    let on_disk = opened(&path).saved;
    std::fs::remove_file(folder.path().join("fill")).expect("removed");
    let again = store.save(&next);
    drop(store);
    let whole = opened(&path).saved;
    unmount(folder.path());
    assert!(matches!(error, StoreError::Full { .. }), "{error}");
    assert_eq!(on_disk, first);
    again.expect("there is room again");
    assert_eq!(whole, next);
}

#[cfg(unix)]
#[test]
fn a_project_in_a_folder_without_writing_is_read_and_copied_elsewhere() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    let first = saved(&rich());
    drop(store::create(&path, &first).expect("created"));
    let mode = |mode| std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).expect("ours");
    mode(0o555);
    if std::fs::write(folder.path().join("another"), "").is_ok() {
        mode(0o755);
        return skipped("whoever runs this may write into any folder, so one without writing was not tried");
    }
    let found = opened(&path);
    let (copied, refused) = (copied(&found.saved), store::save_copy(&path, &found.saved));
    mode(0o755);
    assert_eq!((found.access, found.store.is_none()), (Access::ReadOnly(Why::NotWritable), true));
    assert_eq!((&found.saved, &copied), (&first, &first));
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    assert_eq!(reopened(&path), first, "once the folder can be written it is saved into again");
}

/// As on a stick whose switch is at "read only": nobody may write there, whoever it is.
#[cfg(target_os = "linux")]
#[test]
fn a_project_on_a_medium_without_writing_is_read_and_copied_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    if !mounted(folder.path(), &["-t", "tmpfs", "tmpfs"]) {
        return skipped("no disk can be mounted here, so one without writing was not tried");
    }
    let path = folder.path().join("De Jong.sweetspot");
    let first = saved(&rich());
    drop(store::create(&path, &first).expect("created"));
    let is_locked = mounted(folder.path(), &["-o", "remount,ro"]);
    let found = opened(&path);
    let (copied, refused) = (copied(&found.saved), store::save_copy(&path, &found.saved));
    let beside = std::fs::read_dir(folder.path()).expect("a folder").count();
    unmount(folder.path());
    assert!(is_locked);
    assert_eq!((found.access, found.store.is_none()), (Access::ReadOnly(Why::NotWritable), true));
    assert_eq!((&found.saved, &copied), (&first, &first));
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    assert_eq!(beside, 1);
}

/// What a copy saved elsewhere holds.
#[cfg(unix)]
fn copied(saved: &Saved) -> Saved {
    let elsewhere = tempfile::tempdir().expect("a folder");
    let copy = elsewhere.path().join("Copy.sweetspot");
    store::save_copy(&copy, saved).expect("saved elsewhere");
    reopened(&copy)
}

#[cfg(target_os = "linux")]
fn mounted(folder: &Path, how: &[&str]) -> bool {
    let done = std::process::Command::new("mount").args(how).arg(folder).output();
    done.is_ok_and(|done| done.status.success())
}

#[cfg(target_os = "linux")]
fn unmount(folder: &Path) {
    std::process::Command::new("umount").arg(folder).status().expect("unmounted");
}
