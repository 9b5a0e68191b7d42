//! Import: the sheet as it was understood, every guess to be changed, and the proof.

pub mod preview;
pub mod view;

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::action::{Action, ImportAction};
use crate::app::cached::Cached;
use crate::app::session::{OpenFile, Session, Stamp};
use crate::app::theme;
use crate::app::widget::{self, Control, Edge};
use crate::say;
use crate::text::Text;
use view::{ImportView, QuestionView, import_view};

/// How many issues are listed before "… more".
const ISSUES: usize = 8;

/// The room kept below the preview for the proof and the buttons.
const BELOW: f32 = 210.0;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct ImportScreen {
    view: Cached<Stamp, Option<ImportView>>,
    shows_issues: bool,
}

impl ImportScreen {
    /// Draws the screen.
    #[must_use]
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        let view = self.view.get(session.stamp(), || import_view(session));
        let (Some(view), Some(file)) = (view.as_ref(), &session.file) else {
            return empty_ui(ui, session, &say!(session.text, "import-empty"));
        };
        widget::page(ui, |ui| self.page_ui(ui, view, file, &session.text)).map(Action::Import)
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &ImportView, file: &OpenFile, text: &Text) -> Option<ImportAction> {
        widget::finding(ui, &view.title, &view.subtitle);
        ui.add_space(theme::space::SMALL);
        let answered = questions_ui(ui, &view.questions);
        let chosen = choices_ui(ui, view, text);
        let height = (ui.available_height() - BELOW).max(240.0);
        let corrected = preview::preview_ui(ui, height, view, file, text);
        ui.add_space(theme::space::LARGE);
        proof_ui(ui, view, text);
        ui.add_space(theme::space::LARGE);
        let ended = self.end_ui(ui, view, text);
        answered.or(chosen).or(corrected).or(ended)
    }

    fn end_ui(&mut self, ui: &mut Ui, view: &ImportView, text: &Text) -> Option<ImportAction> {
        let mut asked = None;
        widget::split(
            ui,
            |ui| {
                if ui.add_enabled(view.can_accept, Control::primary(&view.accept)).clicked() {
                    asked = Some(ImportAction::Accept);
                }
                if widget::normal(ui, &say!(text, "import-discard")).clicked() {
                    asked = Some(ImportAction::Discard);
                }
            },
            |ui| {
                if view.issues.is_empty() {
                    widget::muted(ui, &view.issue_count);
                } else if widget::link(ui, &view.issue_count).clicked() {
                    self.shows_issues = !self.shows_issues;
                }
            },
        );
        if self.shows_issues {
            for issue in view.issues.iter().take(ISSUES) {
                widget::muted(ui, issue);
            }
            let more = view.issues.len().saturating_sub(ISSUES);
            if more > 0 {
                widget::muted(ui, &say!(text, "import-issues-more", count = more));
            }
        }
        asked
    }
}

fn questions_ui(ui: &mut Ui, questions: &[QuestionView]) -> Option<ImportAction> {
    let mut answered = None;
    for question in questions {
        widget::card_with_edge(ui, Edge::Accent, |ui| {
            widget::split(
                ui,
                |ui| {
                    ui.vertical(|ui| {
                        widget::strong(ui, &question.title);
                        widget::muted(ui, &question.why);
                    });
                },
                |ui| {
                    for (position, choice) in question.choices.iter().enumerate().rev() {
                        let is_assumed = position == question.assumed;
                        let button = if is_assumed { Control::primary(choice) } else { Control::normal(choice) };
                        if ui.add(button).clicked() {
                            answered = Some(ImportAction::Answer(question.key.clone(), position));
                        }
                    }
                },
            );
        });
        ui.add_space(theme::space::SMALL);
    }
    answered
}

fn choices_ui(ui: &mut Ui, view: &ImportView, text: &Text) -> Option<ImportAction> {
    let mut asked = None;
    ui.horizontal(|ui| {
        if view.sheets.len() > 1
            && let Some(picked) = widget::choice(ui, &say!(text, "import-sheet"), &view.sheets, view.sheet)
        {
            asked = Some(ImportAction::Sheet(picked));
        }
        if let Some(picked) = widget::choice(ui, &say!(text, "import-titles"), &view.header_rows, view.header_row) {
            asked = Some(ImportAction::HeaderRow(picked));
        }
    });
    ui.add_space(theme::space::SMALL);
    asked
}

fn proof_ui(ui: &mut Ui, view: &ImportView, text: &Text) {
    widget::card(ui, |ui| {
        widget::section(ui, &say!(text, "import-proof"));
        widget::stacked_bar(ui, &view.segments, &view.proof);
    });
}
