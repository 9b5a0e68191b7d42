//! A file beside its target: written there, then renamed, so that nothing half-written stays.

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
