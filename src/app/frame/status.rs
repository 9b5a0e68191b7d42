//! The bar below: how much is open, whether it balances, what runs.

use eframe::egui::{Align, Frame, Label, Layout, Margin, Panel, Ui};

use crate::app::action::Action;
use crate::app::session::{RunningJob, Session};
use crate::app::{theme, widget};
use crate::say;
use crate::text::verdict::{self, Finding};
use crate::text::words;

/// The width of the bar of progress, in points.
const BAR: f32 = 96.0;

/// With this much room beside the figures, the headline and the word on privacy both fit, in points.
const ROOMY: f32 = 620.0;

/// What the bar says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusView {
    /// Clients, offerings, revenue; empty without a project.
    pub facts: Vec<String>,
    /// The proof in a word, and whether it is good.
    pub proof: Option<(String, bool)>,
    /// Whether the project is saved, and whether that is as it should be.
    pub saved: Option<(String, bool)>,
    /// The headline of the verdict, as sure as it is; empty without a project.
    pub verdict: String,
}

/// What the bar says of the session.
#[must_use]
pub fn status_view(session: &Session) -> StatusView {
    let text = &session.text;
    let Some(found) = session.finding() else {
        return StatusView { facts: Vec::new(), proof: None, saved: None, verdict: String::new() };
    };
    let Finding { project, outcome, .. } = found;
    let currency = project.data.currency.as_deref();
    let proof = &project.data.proof;
    let word = if proof.balances() { say!(text, "status-balances") } else { say!(text, "status-off") };
    let mut facts = vec![
        words::clients(text, outcome.basis.clients.len()),
        words::offerings(text, outcome.basis.offerings.len()),
        text.money(proof.imported, currency),
    ];
    if project.settings.recurring_only {
        facts.push(say!(text, "status-recurring", amount = text.money(outcome.basis.total_revenue, currency)));
    }
    StatusView {
        facts,
        proof: Some((word, proof.balances())),
        saved: saved(session),
        verdict: verdict::title(text, found),
    }
}

fn saved(session: &Session) -> Option<(String, bool)> {
    let (text, place) = (&session.text, session.place.as_ref()?);
    if place.read_only.is_some() {
        return Some((say!(text, "status-read-only"), false));
    }
    if let Some(reason) = &place.problem {
        return Some((say!(text, "status-unsaved", reason = reason.to_lowercase()), false));
    }
    // What was just changed is saved within the second; the word does not flicker meanwhile.
    let said = match &place.saved {
        Some((_, at)) => say!(text, "status-saved", time = at.strftime("%H:%M").to_string()),
        None => say!(text, "status-saving"),
    };
    Some((said, true))
}

/// The bar.
#[must_use]
pub fn status_ui(ui: &mut Ui, session: &Session) -> Option<Action> {
    let view = status_view(session);
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 0));
    let panel = Panel::bottom("status").exact_size(theme::layout::STATUS).resizable(false).frame(frame);
    panel
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = theme::space::LARGE;
                for fact in &view.facts {
                    ui.label(theme::small(ui, fact));
                }
                if let Some((word, is_good)) = &view.proof {
                    let colour = if *is_good { palette.good } else { palette.bad };
                    ui.label(theme::small(ui, word).color(colour));
                }
                if let Some((word, is_good)) = &view.saved {
                    let words = theme::small(ui, word);
                    ui.label(if *is_good { words } else { words.color(palette.bad) });
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let running = running_ui(ui, session);
                    if view.verdict.is_empty() || ui.available_width() > ROOMY {
                        ui.add(Label::new(theme::small(ui, &say!(session.text, "program-privacy"))).truncate());
                    }
                    let left = Layout::left_to_right(Align::Center);
                    ui.with_layout(left, |ui| ui.add(Label::new(theme::small(ui, &view.verdict)).truncate()));
                    running
                })
                .inner
            })
            .inner
        })
        .inner
}

fn running_ui(ui: &mut Ui, session: &Session) -> Option<Action> {
    let RunningJob { label, fraction, .. } = session.running.first()?;
    let cancel = widget::link(ui, &say!(session.text, "status-cancel"));
    widget::progress(ui, BAR, *fraction, label);
    ui.label(theme::small(ui, label));
    cancel.clicked().then_some(Action::CancelJobs)
}
