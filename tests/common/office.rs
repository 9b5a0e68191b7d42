//! LibreOffice without a window: opens files and saves them in another format.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::skip::skipped;

/// Settings are LibreOffice's own, by path, name and value.
pub(crate) type Setting = (&'static str, &'static str, &'static str);

/// Whether LibreOffice can be started. Without it a test says what it leaves `undone` and ends, unless
/// `SWEETSPOT_REQUIRE_LIBREOFFICE` is set.
pub(crate) fn is_there(undone: &str) -> bool {
    let found = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(
        found || std::env::var_os("SWEETSPOT_REQUIRE_LIBREOFFICE").is_none(),
        "LibreOffice (soffice) is required here and cannot be started"
    );
    if !found {
        skipped(&format!("LibreOffice (soffice) is not installed, so {undone}"));
    }
    found
}

/// The files as LibreOffice saves them in the format `to` (an ending and a filter), in `folder/<ending>` under their own
/// names. `folder` also holds a profile of its own with `settings`, so that nothing of the user's is used.
pub(crate) fn converted(files: &[PathBuf], to: (&str, &str), settings: &[Setting], folder: &Path) -> Vec<PathBuf> {
    let (ending, filter) = to;
    let profile = folder.join("profile");
    if !profile.exists() {
        std::fs::create_dir_all(profile.join("user")).expect("a profile folder");
        std::fs::write(profile.join("user/registrymodifications.xcu"), registry(settings)).expect("a profile");
    }
    let out = folder.join(ending);
    let result = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", &format!("{ending}:{filter}"), "--outdir"])
        .arg(&out)
        .args(files)
        .output()
        .expect("soffice starts");
    let saved = |path: &PathBuf| {
        let stem = path.file_stem().and_then(OsStr::to_str).expect("a file name");
        out.join(format!("{stem}.{ending}"))
    };
    let paths: Vec<PathBuf> = files.iter().map(saved).collect();
    for path in &paths {
        assert!(path.exists(), "LibreOffice did not write {}: {result:?}", path.display());
    }
    paths
}

fn registry(settings: &[Setting]) -> String {
    let item = |(path, name, value): &Setting| {
        format!(r#"<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>"#)
    };
    let items: Vec<String> = settings.iter().map(item).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{}
</oor:items>
"#,
        items.join("\n")
    )
}
