//! What long files show while they are read or understood: how far it is, and a way to stop.

use eframe::egui::Ui;

use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::session::{OpenFile, RunningJob, Session};
use crate::app::theme;
use crate::app::widget;
use crate::app::work::Task;
use crate::say;
use crate::text::Text;

/// The width of a progress bar, in points.
const BAR: f32 = 240.0;

/// The whole screen while a file is read: `Some` when it was drawn, with what was asked for.
pub fn reading_ui(ui: &mut Ui, session: &Session) -> Option<Asked> {
    let job = running(session, Task::Open)?;
    Some(widget::page(ui, |ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.vertical_centered(|ui| {
            widget::section(ui, &job.label);
            ui.add_space(theme::space::SMALL);
            bar_ui(ui, job, &session.text);
            ui.add_space(theme::space::LARGE);
            let cancelled = widget::normal(ui, &say!(session.text, "status-cancel")).clicked();
            cancelled.then_some(Action::CancelJobs).into()
        })
        .inner
    }))
}

/// One line above the preview while corrections are worked out or another file is read.
#[must_use]
pub fn understanding_ui(ui: &mut Ui, session: &Session, file: &OpenFile) -> Option<Action> {
    let task = if file.is_stale { Task::Understand } else { Task::Open };
    let job = running(session, task)?;
    let mut asked = None;
    ui.horizontal(|ui| {
        widget::muted(ui, &job.label);
        bar_ui(ui, job, &session.text);
        if widget::link(ui, &say!(session.text, "import-stop")).clicked() {
            asked = Some(Action::CancelJobs);
        }
    });
    asked
}

fn running(session: &Session, task: Task) -> Option<&RunningJob> {
    session.running.iter().find(|job| job.task == task)
}

fn bar_ui(ui: &mut Ui, job: &RunningJob, text: &Text) {
    let name = match job.fraction {
        Some(fraction) => format!("{}: {}", job.label, text.percent(f64::from(fraction), 0)),
        None => job.label.clone(),
    };
    widget::progress(ui, BAR, job.fraction, &name);
}
