//! Progress on a terminal: one line on standard error that is wiped when the work is done.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crate::model::Progress;

/// How long work is silent, and how often it then reports.
const PAUSE: Duration = Duration::from_millis(300);

/// Does `work`, which reports itself through the progress it is given; shown when standard error is a terminal.
pub(super) fn shown<T>(work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress::default();
    if !io::stderr().is_terminal() {
        return work(&progress);
    }
    let (done, waiting) = mpsc::channel::<()>();
    let shared = progress.clone();
    let watcher = thread::Builder::new().name("progress".to_owned()).spawn(move || {
        let mut shown = false;
        while waiting.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
            shown |= line(&shared);
        }
        if shown {
            // A terminal that is gone needs no wiping.
            drop(write!(io::stderr(), "\r\x1b[K"));
        }
    });
    let result = work(&progress);
    finish(done, watcher.ok());
    result
}

/// Ends the watcher and waits until it has wiped its line.
fn finish(done: Sender<()>, watcher: Option<thread::JoinHandle<()>>) {
    drop(done);
    if let Some(watcher) = watcher {
        drop(watcher.join());
    }
}

fn line(progress: &Progress) -> bool {
    let Some(fraction) = progress.fraction() else { return false };
    write!(io::stderr(), "\r\x1b[K{:.0} %", f64::from(fraction) * 100.0).is_ok()
}
