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
    let found = session.finding()?;
    let project = found.project;
    let text = &session.text;
    let standing = [verdict::reason(text, found), Some(verdict::standing(text, found))];
    let standing = standing.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
    let recurring = project.settings.recurring_only.then(|| say!(text, "bands-basis-recurring"));
    Some(BandsView {
        title: verdict::title(text, found),
        subtitle: match recurring {
            Some(basis) => say!(text, "bands-subtitle-basis", standing = standing, basis = basis),
            None => standing,
        },
        heat: heat_view(text, found, choice),
        table: table_view(text, found),
        plots: plots_view(text, found),
    })
}
