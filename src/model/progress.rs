//! How long work reports itself and is stopped. Shared by every room that computes for longer than a frame.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A flag that asks long work to stop. Clones share the flag.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the work to stop at its next check.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the work has been asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// `Err(Cancelled)` once the work has been asked to stop, for use with `?` inside loops.
    ///
    /// # Errors
    /// [`Cancelled`] when [`Cancel::cancel`] was called.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }
}

/// The work was stopped on request; nothing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// What a piece of work is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The work it was started for, counted in steps.
    #[default]
    Counted,
    /// What follows the reading of a file: it is looked at as a whole, and nobody can say how much of that is left.
    Understanding,
}

/// Progress of one piece of work, in steps of its own choosing, with its cancel flag. Clones share the counters.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// The flag that stops the work.
    pub cancel: Cancel,
    done: Arc<AtomicU64>,
    total: Arc<AtomicU64>,
    understands: Arc<AtomicBool>,
}

impl Progress {
    /// Says that what was counted is done, and what follows cannot be.
    pub fn begin_understanding(&self) {
        self.understands.store(true, Ordering::Relaxed);
    }

    /// What the work is at.
    #[must_use]
    pub fn phase(&self) -> Phase {
        if self.understands.load(Ordering::Relaxed) { Phase::Understanding } else { Phase::Counted }
    }

    /// Says how many steps the work has; 0 means unknown.
    pub fn set_total(&self, steps: u64) {
        self.total.store(steps, Ordering::Relaxed);
    }

    /// Says how many steps are done.
    pub fn set_done(&self, steps: u64) {
        self.done.store(steps, Ordering::Relaxed);
    }

    /// The steps done so far.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Done steps as a fraction in `[0, 1]`; `None` while the total is unknown, and where nothing is counted.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a progress bar needs no more than 52 bits")]
    pub fn fraction(&self) -> Option<f32> {
        let total = self.total.load(Ordering::Relaxed);
        (total > 0 && self.phase() == Phase::Counted).then(|| (self.done() as f32 / total as f32).clamp(0.0, 1.0))
    }
}
