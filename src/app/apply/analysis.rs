//! After an edit: the numbers at once; what takes longer as jobs, as far as somebody looks at it.

use std::sync::Arc;

use eframe::egui::Context;

use super::waker;
use crate::analysis::{Outcome, analyse_now, has_same_doubt, reanalyse};
use crate::app::App;
use crate::app::derived::Derivation;
use crate::app::work::{Finished, Task};
use crate::model::{Part, Project};
use crate::say;

/// Up to this many clients the numbers are computed within the frame of the edit; more are a job.
const INLINE_CLIENTS: usize = 20_000;

impl App {
    /// Brings the numbers up to the project's revision.
    pub(in crate::app) fn recalculate(&mut self, ctx: &Context) {
        let Some(project) = self.session.project().cloned() else { return };
        self.drop_other_data();
        for derivation in Derivation::ALL.into_iter().filter(|derivation| derivation.ends_with_an_edit()) {
            self.work.cancel(Task::Derive(derivation));
        }
        let is_inline = project.data.clients.len() <= INLINE_CLIENTS;
        let earlier = self.answered().map(|(earlier, _)| earlier.clone());
        let before = earlier.zip(self.session.outcome().cloned());
        let analysed = move || match &before {
            Some((earlier, outcome)) => reanalyse((earlier, outcome), &project),
            None => analyse_now(&project),
        };
        if is_inline {
            self.work.cancel(Task::Analyse);
            self.show_outcome(analysed());
        } else {
            let label = say!(self.session.text, "window-job-analysing");
            self.work.start(Task::Analyse, label, waker(ctx), move |_| Finished::Analysed(Box::new(analysed())));
        }
    }

    /// Leaves behind what was computed of other data and what still computes it: an edit changes figures, but another
    /// import, its undo or another project makes them those of somebody else.
    fn drop_other_data(&mut self) {
        let (before, now) = (self.session.answered.as_ref(), self.session.project());
        let is_other = before.zip(now).is_none_or(|(before, now)| now.changed_since(before).contains(&Part::Import));
        if is_other {
            self.session.shown = None;
            self.session.answered = None;
            self.work.cancel(Task::Analyse);
            for derivation in Derivation::ALL {
                self.work.cancel(Task::Derive(derivation));
            }
        }
    }

    /// Shows `outcome` unless the project has moved on. What jobs said of before stays, dimmed.
    pub(in crate::app) fn show_outcome(&mut self, outcome: Outcome) {
        let Some(project) = self.session.project().cloned() else { return };
        if outcome.revision != project.revision {
            return;
        }
        let before = self.answered().filter(|before| has_same_doubt(*before, (&project, &outcome)));
        let same_doubt = before.map(|(earlier, _)| earlier.revision);
        let revision = project.revision;
        self.session.show(Arc::new(outcome), project);
        // The doubt of the outcome before is this one's too, when it had been computed.
        if let Some((earlier, shown)) = same_doubt.zip(self.session.shown.as_mut()) {
            shown.answers.doubt.carry(earlier, revision);
        }
    }

    /// The outcome shown with the project it answers.
    fn answered(&self) -> Option<(&Project, &Outcome)> {
        let (project, shown) = (self.session.answered.as_ref()?, self.session.shown.as_ref()?);
        (project.revision == shown.outcome.revision).then_some((project, shown.outcome.as_ref()))
    }

    /// Starts the doubt, and what the screen shown needs beyond it, where they are not known for this revision yet.
    pub(in crate::app) fn answer_screen(&mut self, ctx: &Context) {
        let Some((project, shown)) = self.session.project().zip(self.session.shown.as_ref()) else { return };
        if self.session.is_outcome_stale() {
            return;
        }
        let wanted = [Some(Derivation::Doubt), self.session.screen.needs(project)];
        let open = wanted.into_iter().flatten().filter(|&derivation| {
            !shown.answers.is_settled(derivation, project.revision) && !self.work.is_running(Task::Derive(derivation))
        });
        let open: Vec<Derivation> = open.collect();
        let (project, outcome) = (project.clone(), Arc::clone(&shown.outcome));
        for derivation in open {
            let (project, outcome) = (project.clone(), Arc::clone(&outcome));
            let label = derivation.label(&self.session.text);
            self.work.start(Task::Derive(derivation), label, waker(ctx), move |progress| {
                Finished::Derived(derivation.compute(&project, &outcome, progress))
            });
        }
    }
}
