//! Everything the screen draws, as text.

use super::heat::{Choice, HeatView, heat_view};
use super::plots::{PlotsView, plots_view};
use super::table::{TableView, table_view};
use crate::app::session::Session;
use crate::say;
use crate::text::verdict;

/// The screen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BandsView {
    /// The finding.
    pub(super) title: String,
    /// What it rests on, and what is not known.
    pub(super) subtitle: String,
    /// Band × offering, or band × breadth.
    pub(super) heat: HeatView,
    /// Every figure per band.
    pub(super) table: TableView,
    /// Bars, dots and boxes.
    pub(super) plots: PlotsView,
}

/// What the screen says of the session; `None` without a project.
pub(super) fn bands_view(session: &Session, choice: Choice) -> Option<BandsView> {
    let (project, outcome) = session.analysed()?;
    let text = &session.text;
    let standing = verdict::standing(text, project, outcome);
    let recurring = project.settings.recurring_only.then(|| say!(text, "bands-basis-recurring"));
    Some(BandsView {
        title: verdict::title(text, project, outcome),
        subtitle: match recurring {
            Some(basis) => say!(text, "bands-subtitle-basis", standing = standing, basis = basis),
            None => standing,
        },
        heat: heat_view(text, project, outcome, choice),
        table: table_view(text, project, outcome),
        plots: plots_view(text, project, outcome),
    })
}
