//! Damaged files make reading libraries panic, or go on without an end; here both become errors like any other.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::model::{Cancelled, Progress};

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`, which calls a library on data nobody vouches for. A panic inside becomes `Err` with its message, and is
/// not printed.
///
/// # Errors
/// The message of the panic.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                usual(panic);
            }
        }));
    });
    let before = QUIET.replace(true);
    // Unwind safe: whatever `work` was filling is dropped with it, only the message comes out.
    let result = catch_unwind(AssertUnwindSafe(work));
    QUIET.set(before);
    result.map_err(|panic| message(panic.as_ref()))
}

/// Why work was no longer waited for.
#[derive(Debug)]
pub(super) enum Impatient {
    /// It was asked to stop and did not by itself.
    Cancelled(Cancelled),
    /// Its progress stood still.
    NoProgress,
}

/// Runs `work` on a thread of its own for as long as `progress` moves. When it stands still for `patience`, or the work is
/// cancelled and goes on, it is no longer waited for; it is asked to stop and what it may still give is dropped.
///
/// # Errors
/// [`Impatient`].
pub(super) fn with_patience<T: Send + 'static>(
    patience: Duration,
    progress: &Progress,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Impatient> {
    let (give, take) = channel();
    let worker = thread::Builder::new().name("read".to_owned());
    // Nobody may be waiting any more.
    let started = worker.spawn(move || drop(give.send(work())));
    if started.is_err() {
        return Err(Impatient::NoProgress);
    }
    let (mut done, mut since) = (progress.done(), Instant::now());
    let mut cancelled: Option<Instant> = None;
    loop {
        match take.recv_timeout(patience.min(TICK)) {
            Ok(result) => return Ok(result),
            Err(RecvTimeoutError::Disconnected) => return Err(Impatient::NoProgress),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if progress.cancel.is_cancelled() && cancelled.get_or_insert_with(Instant::now).elapsed() > GRACE {
            return Err(Impatient::Cancelled(Cancelled));
        }
        if progress.done() != done {
            (done, since) = (progress.done(), Instant::now());
        } else if since.elapsed() >= patience {
            progress.cancel.cancel();
            return Err(Impatient::NoProgress);
        }
    }
}

/// How often progress is looked at.
const TICK: Duration = Duration::from_millis(100);
/// How long cancelled work may take to stop by itself.
const GRACE: Duration = Duration::from_secs(1);

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_message() {
        assert_eq!(guarded(|| 5), Ok(5));
        let broken: Result<u8, String> = guarded(|| panic!("row {} is damaged", 7));
        assert_eq!(broken, Err("row 7 is damaged".to_owned()));
    }

    #[test]
    fn work_is_waited_for_while_it_moves_and_no_longer() {
        let patience = Duration::from_millis(150);
        let progress = Progress::default();
        let worker = progress.clone();
        let moving = with_patience(patience, &progress, move || {
            for step in 1..=8 {
                thread::sleep(Duration::from_millis(50));
                worker.set_done(step);
            }
            7
        });
        assert!(matches!(moving, Ok(7)), "{moving:?}");
        let begun = Instant::now();
        let still = with_patience(patience, &progress, || thread::sleep(Duration::from_secs(5)));
        assert!(matches!(still, Err(Impatient::NoProgress)), "{still:?}");
        assert!(begun.elapsed() < Duration::from_secs(3));
        assert!(progress.cancel.is_cancelled(), "the work is asked to stop");
    }
}
