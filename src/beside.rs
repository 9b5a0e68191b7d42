//! A file beside its target: written there, then renamed, so that nothing half-written stays; and never over what is read.

use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// An empty file in `target`'s folder whose name ends in `suffix`, removed again unless it is persisted as `target`. It
/// is as readable as any other file the user makes.
///
/// # Errors
/// Those of the file system, when the folder takes no new file.
pub(crate) fn beside(target: &Path, suffix: &str) -> std::io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".sweetspot-").suffix(suffix);
    // A temporary file is its owner's alone; the system's usual mask decides instead.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// The first of `inputs` that is the file `target` leads to, whatever way their paths are written and whatever links they
/// pass. A target that is not there yet is none of them.
pub(crate) fn input_of<'i>(target: &Path, inputs: impl IntoIterator<Item = &'i Path>) -> Option<&'i Path> {
    let target = target.canonicalize().ok()?;
    inputs.into_iter().find(|input| input.canonicalize().is_ok_and(|input| input == target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_an_input_however_its_path_is_written() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let input = folder.path().join("revenue.csv");
        std::fs::write(&input, "Client,Backup").expect("the folder is ours");
        std::fs::create_dir(folder.path().join("inside")).expect("the folder is ours");
        let around = folder.path().join("inside/../revenue.csv");
        let other = folder.path().join("report.xlsx");
        let cases = [(&input, true), (&around, true), (&other, false)];
        for (target, expected) in cases {
            assert_eq!(input_of(target, [input.as_path()]).is_some(), expected, "{}", target.display());
        }
    }
}
