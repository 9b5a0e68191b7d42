//! Overlap: what the best clients have in common, and how likely that is chance.

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::action::Action;
use crate::app::session::Session;
use crate::say;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct OverlapScreen {}

impl OverlapScreen {
    /// Draws the screen.
    #[must_use]
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        empty_ui(ui, session, &say!(session.text, "overlap-empty"))
    }
}
