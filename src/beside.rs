//! Files that are written: beside their target, then renamed, so that nothing half-written stays; and never over what is
//! read, nor over what is no file.

mod error;
mod half;
mod sweep;
mod target;

use std::path::Path;

pub use error::NotWritable;
pub(crate) use half::{Half, abandon};
pub(crate) use target::{Target, led_to};

/// The first of `inputs` that is the file `target` leads to, whatever way their paths are written, whatever links they
/// pass, and whichever of a file's names they are. A target that is not there yet is none of them.
pub(crate) fn input_of<'i>(target: &Path, inputs: impl IntoIterator<Item = &'i Path>) -> Option<&'i Path> {
    let target = identity(target)?;
    inputs.into_iter().find(|input| identity(input).as_ref() == Some(&target))
}

/// What tells a file from any other.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    let found = path.metadata().ok()?;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<std::path::PathBuf> {
    path.canonicalize().ok()
}

/// The folder a file is in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
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
        let same_content = folder.path().join("copy.csv");
        std::fs::copy(&input, &same_content).expect("the folder is ours");
        let mut cases = vec![(input.clone(), true), (around, true), (other, false), (same_content, false)];
        #[cfg(unix)]
        {
            let hard = folder.path().join("hard.csv");
            std::fs::hard_link(&input, &hard).expect("the folder is ours");
            cases.push((hard, true));
        }
        for (target, expected) in cases {
            assert_eq!(input_of(&target, [input.as_path()]).is_some(), expected, "{}", target.display());
        }
    }
}
