//! LibreOffice without a window: opens a workbook, calculates every formula anew, and saves it again.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Recalculate always when an xlsx is loaded, whoever wrote it.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Whether LibreOffice can be started. Without it the tests say so and end, unless `SWEETSPOT_REQUIRE_LIBREOFFICE` is set.
pub(crate) fn is_there() -> bool {
    let found = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(
        found || std::env::var_os("SWEETSPOT_REQUIRE_LIBREOFFICE").is_none(),
        "LibreOffice (soffice) is required here and cannot be started"
    );
    if !found {
        println!("skipped: LibreOffice (soffice) is not installed, so no formula was recalculated");
    }
    found
}

/// The workbooks after LibreOffice calculated them, in `folder`, under their own names.
pub(crate) fn recalculated(workbooks: &[PathBuf], folder: &Path) -> Vec<PathBuf> {
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user")).expect("a profile folder");
    std::fs::write(profile.join("user/registrymodifications.xcu"), PROFILE).expect("a profile");
    let out = folder.join("recalculated");
    let result = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&out)
        .args(workbooks)
        .output()
        .expect("soffice starts");
    let paths: Vec<PathBuf> = workbooks.iter().map(|path| out.join(path.file_name().expect("a file name"))).collect();
    for path in &paths {
        assert!(path.exists(), "LibreOffice did not write {}: {result:?}", path.display());
    }
    paths
}
