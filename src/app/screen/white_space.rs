//! White space: what clients of the same size buy and a client does not, in money.

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::action::Action;
use crate::app::session::Session;
use crate::say;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct WhiteSpaceScreen {}

impl WhiteSpaceScreen {
    /// Draws the screen.
    #[must_use]
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        empty_ui(ui, session, &say!(session.text, "white-empty"))
    }
}
