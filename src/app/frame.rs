//! The frame around every screen: steps on the left, the bar on top, the status below, the inspector on the right, notices
//! above everything.

pub mod inspector;
pub mod notices;
pub mod palette;
pub mod status;
pub mod steps;
pub mod top;

use eframe::egui::Ui;

use super::asked::Asked;
use super::session::Session;
use inspector::Inspector;
use palette::CommandPalette;

/// Widget memory of the frame.
#[derive(Debug, Default)]
pub struct FrameMemory {
    inspector: Inspector,
    palette: CommandPalette,
}

impl FrameMemory {
    /// Whether keys belong to the search.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.palette.is_open()
    }

    /// Draws the frame, leaving the middle of `ui` free for the screen.
    pub fn ui(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let top = top::top_ui(ui, session, &mut self.palette);
        let status = status::status_ui(ui, session);
        let steps = steps::steps_ui(ui, session);
        let inspector = self.inspector.show(ui, session);
        let notices = notices::notices_ui(ui, session);
        let palette = self.palette.ui(ui, session);
        Asked::from(palette).and(notices).and(top).and(status).and(steps).and(inspector)
    }
}
