//! An interrupted program removes what it has half written.

use crate::beside;

/// From now on the signals that end the program remove what is half-written first.
#[cfg(unix)]
pub(super) fn watch() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    let wanted = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal));
    // Without the watch the program ends all the same, and the next one removes what it leaves.
    let Ok(mut signals) = Signals::new(wanted) else { return };
    let watching = std::thread::Builder::new().name("interrupt".to_owned()).spawn(move || {
        let Some(signal) = signals.forever().next() else { return };
        // Ended as by the signal itself, so that whoever started the program sees which one it was.
        beside::abandon(|| emulate_default_handler(signal).unwrap_or_default());
    });
    drop(watching);
}

#[cfg(windows)]
pub(super) fn watch() {
    // As shells count: 128, and 2 for an interrupt. Without the watch, as above.
    drop(ctrlc::set_handler(|| beside::abandon(|| std::process::exit(130))));
}

/// Whether the program was started with `signal` ignored, as `nohup` does; that is to stay.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
    ignored.checked_shr(u32::try_from(signal - 1).unwrap_or(u32::MAX)).is_some_and(|rest| rest & 1 == 1)
}
