//! After an edit: the numbers at once, the doubt as a job.

use std::sync::Arc;

use eframe::egui::Context;

use super::waker;
use crate::analysis::{Outcome, analyse_now, has_same_doubt, reanalyse};
use crate::app::App;
use crate::app::action::Screen;
use crate::app::session::Shown;
use crate::app::work::{self, Finished, Task};
use crate::model::Project;
use crate::say;

/// Up to this many clients the numbers are computed within the frame of the edit; more are a job.
const INLINE_CLIENTS: usize = 20_000;

impl App {
    /// Brings the numbers up to the project's revision.
    pub(in crate::app) fn recalculate(&mut self, ctx: &Context) {
        let Some(project) = self.session.project().cloned() else { return };
        self.work.cancel(Task::Doubt);
        self.work.cancel(Task::Overlap);
        let is_inline = project.data.clients.len() <= INLINE_CLIENTS;
        let earlier = self.answered().map(|(earlier, _)| earlier.clone());
        let before = earlier.zip(self.session.outcome().cloned());
        let analysed = move || match &before {
            Some((earlier, outcome)) => reanalyse((earlier, outcome), &project),
            None => analyse_now(&project),
        };
        if is_inline {
            self.work.cancel(Task::Analyse);
            self.show_outcome(analysed(), ctx);
        } else {
            let label = say!(self.session.text, "window-job-analysing");
            self.work.start(Task::Analyse, label, waker(ctx), move |_| Finished::Analysed(Box::new(analysed())));
        }
    }

    /// Shows `outcome` unless the project has moved on, and starts its doubt. The doubt of before stays, dimmed.
    pub(in crate::app) fn show_outcome(&mut self, outcome: Outcome, ctx: &Context) {
        let Some(project) = self.session.project().cloned() else { return };
        if outcome.revision != project.revision {
            return;
        }
        let outcome = Arc::new(outcome);
        let keeps_doubt = self.answered().is_some_and(|before| has_same_doubt(before, (&project, &outcome)));
        let before = self.session.shown.take();
        let mut next = before.unwrap_or_else(|| Shown::of(Arc::clone(&outcome)));
        next.outcome = Arc::clone(&outcome);
        let doubt = next.doubt.take();
        // The doubt of the outcome before is this one's too, when it had been computed.
        let answered = self.session.answered.replace(project.clone()).map(|before| before.revision);
        let kept =
            doubt.as_ref().filter(|doubt| keeps_doubt && answered == Some(doubt.0)).map(|doubt| Arc::clone(&doubt.1));
        let is_current = kept.is_some();
        let doubt = kept.map(|doubt| (project.revision, doubt)).or(doubt);
        next.doubt = doubt;
        self.session.shown = Some(next);
        if !is_current {
            let label = say!(self.session.text, "window-job-doubt");
            self.work.start(Task::Doubt, label, waker(ctx), move |progress| work::doubt(&project, &outcome, progress));
        }
    }

    /// The outcome shown with the project it answers.
    fn answered(&self) -> Option<(&Project, &Outcome)> {
        let (project, shown) = (self.session.answered.as_ref()?, self.session.shown.as_ref()?);
        (project.revision == shown.outcome.revision).then_some((project, shown.outcome.as_ref()))
    }

    /// Starts what the screen shown asks for beyond the outcome and is not known for this revision yet.
    pub(in crate::app) fn answer_screen(&mut self, ctx: &Context) {
        let is_pinned = self.session.project().is_some_and(|project| project.pinned.is_some());
        let task = match self.session.screen {
            Screen::WhiteSpace | Screen::Tiers => Task::WhiteSpace,
            Screen::Overlap => Task::Overlap,
            Screen::SweetSpot if is_pinned => Task::Overlap,
            _ => return,
        };
        let is_known = match task {
            Task::Overlap => self.session.overlap().is_some_and(|(_, is_stale)| !is_stale),
            _ => self.session.white_space().is_some_and(|(_, is_stale)| !is_stale),
        };
        if is_known || self.session.is_outcome_stale() || self.work.is_running(task) {
            return;
        }
        let Some((project, outcome)) = self.session.project().cloned().zip(self.session.outcome().cloned()) else {
            return;
        };
        let failed = self.session.shown.as_ref().and_then(|shown| shown.failed);
        if failed == Some((task, project.revision)) {
            return;
        }
        let text = &self.session.text;
        if task == Task::Overlap {
            let label = say!(text, "window-job-overlap");
            self.work.start(task, label, waker(ctx), move |progress| work::overlap(&project, &outcome, progress));
        } else {
            let label = say!(text, "window-job-white-space");
            self.work.start(task, label, waker(ctx), move |_| work::white_space(&project, &outcome));
        }
    }
}
