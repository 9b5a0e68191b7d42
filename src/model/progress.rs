//! How long work reports itself and is stopped. Shared by every room that computes for longer than a frame.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

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
    /// The part of all work whose steps are counted now.
    counted: Arc<Mutex<Part>>,
    /// The part of all work that this clone counts.
    own: Part,
    understands: Arc<AtomicBool>,
}

/// A part of the work, from where to where of it.
#[derive(Clone, Copy, Debug)]
struct Part {
    from: f64,
    to: f64,
}

impl Default for Part {
    fn default() -> Self {
        Self { from: 0.0, to: 1.0 }
    }
}

impl Part {
    fn at(self, fraction: f64) -> f64 {
        self.from + (self.to - self.from) * fraction.clamp(0.0, 1.0)
    }
}

impl Progress {
    /// The same progress for the part of the work between two fractions of it: the steps counted there are those of the
    /// part, and the bar runs once over all parts.
    #[must_use]
    pub fn part(&self, from: f64, to: f64) -> Self {
        Self { own: Part { from: self.own.at(from), to: self.own.at(to) }, ..self.clone() }
    }

    /// Says that what was counted is done, and what follows cannot be.
    pub fn begin_understanding(&self) {
        self.understands.store(true, Ordering::Relaxed);
    }

    /// What the work is at.
    #[must_use]
    pub fn phase(&self) -> Phase {
        if self.understands.load(Ordering::Relaxed) { Phase::Understanding } else { Phase::Counted }
    }

    /// Says how many steps the work has, of which none is done yet; 0 means unknown.
    pub fn set_total(&self, steps: u64) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        *counted = self.own;
        self.total.store(steps, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
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
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "a progress bar needs no more than 23 bits"
    )]
    pub fn fraction(&self) -> Option<f32> {
        let counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let total = self.total.load(Ordering::Relaxed);
        (total > 0 && self.phase() == Phase::Counted).then(|| counted.at(self.done() as f64 / total as f64) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_runs_once_over_all_parts() {
        let all = Progress::default();
        let second = all.part(0.5, 1.0);
        let steps = [(all.part(0.0, 0.5), 8, 2, 0.125), (second.part(0.0, 0.2), 10, 5, 0.55), (second, 4, 4, 1.0)];
        for (part, total, done, expected) in steps {
            part.set_total(total);
            part.set_done(done);
            let shown = all.fraction().expect("it is counted");
            assert!((shown - expected).abs() < 1e-6, "{shown} instead of {expected}");
        }
        all.set_total(0);
        assert_eq!(all.fraction(), None);
    }
}
