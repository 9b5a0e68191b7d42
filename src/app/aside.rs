//! A view that may take longer than a frame: made on a worker, while the one before stays in sight.

use std::rc::Rc;

use eframe::egui::Context;

use crate::job::{Job, Poll};

/// The last value made, with the key it was made for, and the one being made.
#[derive(Debug)]
pub struct Aside<K, V> {
    entry: Option<(K, Rc<V>)>,
    job: Option<(K, Job<V>)>,
    made: u64,
}

impl<K, V> Default for Aside<K, V> {
    fn default() -> Self {
        Self { entry: None, job: None, made: 0 }
    }
}

impl<K: Clone + PartialEq, V: Send + 'static> Aside<K, V> {
    /// The value for `key` where it is there. Otherwise `work` makes it: at once where there is none before, or where
    /// `is_quick`; else on a worker that wakes the window, and the one before stays until then.
    pub fn get<W: FnOnce() -> V + Send + 'static>(
        &mut self,
        ctx: &Context,
        (key, is_quick): (K, bool),
        work: impl FnOnce() -> W,
    ) -> Rc<V> {
        if let Some((asked, job)) = self.job.take() {
            match job.poll() {
                Poll::Done(value) => _ = self.keep(asked, value),
                Poll::Running if asked == key => self.job = Some((asked, job)),
                // Another is wanted by now; one that failed is tried again.
                Poll::Running | Poll::Failed(_) => {}
            }
        }
        match &self.entry {
            Some((known, value)) if *known == key => {
                self.job = None;
                return Rc::clone(value);
            }
            Some((_, value)) if !is_quick => {
                if self.job.is_none() {
                    let (woken, work) = (ctx.clone(), work());
                    let job = Job::start("aside", Box::new(move || woken.request_repaint()), move |_| work());
                    self.job = Some((key, job));
                }
                return Rc::clone(value);
            }
            _ => {}
        }
        self.job = None;
        self.keep(key, work()())
    }

    fn keep(&mut self, key: K, value: V) -> Rc<V> {
        let value = Rc::new(value);
        self.entry = Some((key, Rc::clone(&value)));
        self.made += 1;
        value
    }

    /// Whether the newest is being made.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.job.is_some()
    }

    /// A number that differs after every value made.
    #[must_use]
    pub fn made(&self) -> u64 {
        self.made
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};
    use std::time::{Duration, Instant};

    use super::*;

    /// Asks until the value for `key` is there.
    fn awaited(aside: &mut Aside<u32, u32>, key: u32) -> u32 {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let value = *aside.get(&Context::default(), (key, false), || move || key * 10);
            if !aside.is_waiting() || Instant::now() > until {
                return value;
            }
            std::thread::yield_now();
        }
    }

    /// Work that ends once the other end is told to.
    fn held(value: u32) -> (impl FnOnce() -> u32 + Send, std::sync::mpsc::Sender<()>) {
        let (go, wait): (_, Receiver<()>) = channel();
        let work = move || {
            wait.recv_timeout(Duration::from_secs(20)).expect("the test lets it go on");
            value
        };
        (work, go)
    }

    #[test]
    fn the_first_and_a_quick_one_are_made_at_once() {
        let mut aside = Aside::default();
        for (key, is_quick, made) in [(1, false, 1), (1, false, 1), (2, true, 2), (2, true, 2)] {
            let value = aside.get(&Context::default(), (key, is_quick), || move || key * 10);
            assert_eq!((*value, aside.is_waiting(), aside.made()), (key * 10, false, made));
        }
    }

    #[test]
    fn the_one_before_stays_until_the_newest_is_there() {
        let (ctx, mut aside) = (Context::default(), Aside::default());
        aside.get(&ctx, (1, false), || || 10);
        let (work, go) = held(20);
        assert_eq!(*aside.get(&ctx, (2, false), || work), 10);
        assert_eq!(*aside.get(&ctx, (2, false), || || panic!("it is being made")), 10);
        assert!(aside.is_waiting());
        go.send(()).expect("it waits");
        assert_eq!((awaited(&mut aside, 2), aside.made()), (20, 2));
    }

    #[test]
    fn what_is_wanted_no_more_is_not_waited_for() {
        let (ctx, mut aside) = (Context::default(), Aside::default());
        aside.get(&ctx, (1, false), || || 10);
        let (work, _go) = held(20);
        aside.get(&ctx, (2, false), || work);
        assert_eq!(*aside.get(&ctx, (1, false), || || panic!("it is there")), 10);
        assert!(!aside.is_waiting());
        assert_eq!(awaited(&mut aside, 3), 30);
    }
}
