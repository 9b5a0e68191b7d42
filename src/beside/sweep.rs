//! What a program that was killed left half-written, removed by the next that writes there.
//!
//! The name of a half-written file says which process writes it, and on which machine: `.sweetspot-PROCESS-MACHINE-RANDOM`.

use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::time::Duration;

/// How the names of half-written files begin.
const MARK: &str = ".sweetspot-";
/// So old is a half-written file of which nothing else tells that nobody writes it any more.
const OLD: Duration = Duration::from_hours(24);

/// How the name of a file that this process writes begins.
pub(super) fn prefix() -> String {
    format!("{MARK}{}-{}-", std::process::id(), machine())
}

/// Removes from `folder` the half-written files that no living process writes. What cannot be removed stays: it is in
/// nobody's way.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let machine = machine();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some((process, written_on)) = name.to_str().and_then(writer) else { continue };
        // That of a link is the link's own.
        let Ok(found) = entry.metadata() else { continue };
        let is_gone = if written_on == machine && tells_processes(&found) {
            !Path::new("/proc").join(process.to_string()).exists()
        } else {
            found.modified().ok().and_then(|when| when.elapsed().ok()).is_some_and(|age| age > OLD)
        };
        if found.is_file() && is_gone {
            fs::remove_file(entry.path()).unwrap_or_default();
        }
    }
}

/// The process and the machine in the name of a half-written file; `None` for any other name.
fn writer(name: &str) -> Option<(u32, &str)> {
    let (process, rest) = name.strip_prefix(MARK)?.split_once('-')?;
    let (machine, random) = rest.split_once('-')?;
    let is_ours = !machine.is_empty() && !random.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
    is_ours.then_some(()).and_then(|()| Some((process.parse().ok()?, machine)))
}

/// Whether the system lists every process that may write `file`. Of other users' it need not.
#[cfg(target_os = "linux")]
fn tells_processes(file: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == file.uid())
}

#[cfg(not(target_os = "linux"))]
fn tells_processes(_: &Metadata) -> bool {
    false
}

/// What tells this machine, or the container this is, from others that write into the same folder over a network: there
/// the same number is another process.
fn machine() -> String {
    let said = ["/etc/machine-id", "/proc/sys/kernel/hostname"].map(|path| fs::read_to_string(path).ok());
    let mut hasher = DefaultHasher::new();
    (said, fs::read_link("/proc/self/ns/pid").ok()).hash(&mut hasher);
    format!("{:08x}", hasher.finish() & 0xffff_ffff)
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::SystemTime;

    use super::*;

    /// The number of a process that has ended.
    fn ended() -> u32 {
        let program = std::env::current_exe().expect("this test");
        let mut child = std::process::Command::new(program).arg("--list").stdout(std::process::Stdio::null()).spawn();
        let child = child.as_mut().expect("it starts");
        child.wait().expect("it ends");
        child.id()
    }

    #[test]
    fn only_what_nobody_writes_any_more_goes() {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let (gone, living, machine) = (ended(), std::process::id(), machine());
        let linux = cfg!(target_os = "linux");
        let cases = [
            (format!(".sweetspot-{gone}-{machine}-a1b2c3.xlsx"), false, !linux),
            (format!(".sweetspot-{gone}-{machine}-a1b2c3.new"), true, false),
            (format!(".sweetspot-{living}-{machine}-a1b2c3.xlsx"), false, true),
            (format!(".sweetspot-{living}-{machine}-old.xlsx"), true, linux),
            (format!(".sweetspot-{gone}-elsewhere-a1b2c3.xlsx"), false, true),
            (format!(".sweetspot-{living}-elsewhere-a1b2c3.xlsx"), true, false),
            (".sweetspot-notes-of-mine.xlsx".to_owned(), true, true),
            (format!(".sweetspot-{gone}.xlsx"), true, true),
            (format!("sweetspot-{gone}-{machine}-a1b2c3.xlsx"), true, true),
            (".De Jong.sweetspot.lock".to_owned(), true, true),
            ("De Jong.sweetspot-journal".to_owned(), true, true),
        ];
        for (name, is_old, _) in &cases {
            let file = File::create(folder.path().join(name)).expect("ours");
            if *is_old {
                file.set_modified(SystemTime::now() - 2 * OLD).expect("ours");
            }
        }
        let inside = format!(".sweetspot-{gone}-{machine}-folder");
        fs::create_dir(folder.path().join(&inside)).expect("ours");
        sweep(folder.path());
        for (name, _, stays) in &cases {
            assert_eq!(folder.path().join(name).exists(), *stays, "{name}");
        }
        assert!(folder.path().join(inside).exists());
        sweep(&folder.path().join("nowhere"));
    }
}
