//! Tiers: who matters most, and how attention is divided.

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::action::Action;
use crate::app::session::Session;
use crate::say;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct TiersScreen {}

impl TiersScreen {
    /// Draws the screen.
    #[must_use]
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        empty_ui(ui, session, &say!(session.text, "tiers-empty"))
    }
}
