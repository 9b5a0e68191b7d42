//! Whom to call next.

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::asked::Asked;
use crate::app::session::Session;
use crate::say;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct ProspectsScreen;

impl ProspectsScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        empty_ui(ui, session, &say!(session.text, "prospects-empty"))
    }
}
