//! Long work on named threads: progress, cancel, a waker, and a panic that becomes an error. Knows no window.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use crate::model::Progress;

/// Called once from the worker when a job has ended, so that the window looks again.
pub type Waker = Box<dyn FnOnce() + Send>;

/// What a job says when asked.
#[derive(Debug, PartialEq, Eq)]
pub enum Poll<T> {
    /// Still at work.
    Running,
    /// Finished with this result. Said once.
    Done(T),
    /// The work panicked, with this message; or its thread could not start.
    Failed(String),
}

/// One piece of work on a thread of its own. Dropping it cancels the work.
#[derive(Debug)]
pub struct Job<T> {
    progress: Progress,
    result: Receiver<Result<T, String>>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread called `name` and calls `wake` when it ends.
    pub fn start(name: &str, wake: Waker, work: impl FnOnce(&Progress) -> T + Send + 'static) -> Self {
        let (sender, result) = channel();
        let progress = Progress::default();
        let seen = progress.clone();
        let failed = sender.clone();
        let spawned = thread::Builder::new().name(name.to_owned()).spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&seen))).map_err(|panic| panic_message(&*panic));
            // Nobody listens any more when the job was dropped; that is how it is cancelled.
            drop(sender.send(outcome));
            wake();
        });
        if let Err(error) = spawned {
            drop(failed.send(Err(error.to_string())));
        }
        Self { progress, result }
    }

    /// What it has to say now.
    #[must_use]
    pub fn poll(&self) -> Poll<T> {
        match self.result.try_recv() {
            Ok(Ok(done)) => Poll::Done(done),
            Ok(Err(message)) => Poll::Failed(message),
            Err(TryRecvError::Empty) => Poll::Running,
            Err(TryRecvError::Disconnected) => Poll::Failed("the worker ended without a result".to_owned()),
        }
    }

    /// Its progress and cancel flag.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancel.cancel();
    }
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("unknown panic").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn wait<T: Send + 'static>(job: &Job<T>) -> Poll<T> {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            match job.poll() {
                Poll::Running if Instant::now() < until => thread::sleep(Duration::from_millis(2)),
                said => return said,
            }
        }
    }

    #[test]
    fn a_job_hands_over_its_result_and_wakes() {
        let (sender, woken) = channel();
        let wake = Box::new(move || sender.send(()).expect("the test listens"));
        let job = Job::start("sum", wake, |progress| {
            progress.set_total(4);
            progress.set_done(4);
            2 + 2
        });
        assert_eq!(wait(&job), Poll::Done(4));
        assert_eq!(job.progress().fraction(), Some(1.0));
        woken.recv_timeout(Duration::from_secs(20)).expect("the waker was called");
    }

    #[test]
    fn a_panic_becomes_an_error() {
        let job: Job<()> = Job::start("broken", Box::new(|| ()), |_| panic!("no such row"));
        assert_eq!(wait(&job), Poll::Failed("no such row".to_owned()));
    }

    #[test]
    fn dropping_a_job_cancels_its_work() {
        let (sender, stopped) = channel();
        let job = Job::start("endless", Box::new(|| ()), move |progress| {
            while !progress.cancel.is_cancelled() {
                thread::sleep(Duration::from_millis(1));
            }
            sender.send(()).expect("the test listens");
        });
        drop(job);
        stopped.recv_timeout(Duration::from_secs(20)).expect("the work stopped");
    }
}
