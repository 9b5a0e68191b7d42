//! The Bands screen.

use eframe::egui::Ui;

use crate::app::action::Action;
use crate::app::session::Session;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct BandsScreen;

impl BandsScreen {
    /// Draws the screen.
    #[must_use]
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        let _ = (ui, session);
        None
    }
}
