//! Bands: the heatmap, the table behind it, the plots beside it, and the edges everything follows.

mod edges;
mod figure;
mod heat;
mod plots;
mod table;
#[cfg(test)]
mod tests;
mod tsv;
mod view;

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
        let _ = (ui, session, view::bands_view(session, heat::Choice::default()));
        None
    }
}
