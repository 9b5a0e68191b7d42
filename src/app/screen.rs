//! The screens. Each draws from a view of plain text and returns what was asked for.

pub mod bands;
pub mod clients;
pub mod import;
pub mod overlap;
pub mod report;
pub mod start;
pub mod sweet_spot;
#[cfg(test)]
mod tables;
pub mod tiers;
pub mod white_space;

use eframe::egui::Ui;

use super::action::{Action, Screen};
use super::session::Session;
use super::widget;
use crate::say;
use bands::BandsScreen;
use clients::ClientsScreen;
use import::ImportScreen;
use overlap::OverlapScreen;
use report::ReportScreen;
use start::StartScreen;
use sweet_spot::SweetSpotScreen;
use tiers::TiersScreen;
use white_space::WhiteSpaceScreen;

/// The empty state every screen shares: `title`, and a button to where data comes from.
#[must_use]
pub fn empty_ui(ui: &mut Ui, session: &Session, title: &str) -> Option<Action> {
    let text = &session.text;
    let (lead, screen) = match session.file {
        Some(_) => (say!(text, "empty-import"), Screen::Import),
        None => (say!(text, "empty-open"), Screen::Start),
    };
    widget::empty_page(ui, title, &lead).then_some(Action::Go(screen))
}

/// The widget memory of every screen: scroll places, text being typed, views kept.
#[derive(Debug, Default)]
pub struct Screens {
    /// Open a file.
    pub start: StartScreen,
    /// What was understood of it.
    pub import: ImportScreen,
    /// The client list and tagging.
    pub clients: ClientsScreen,
    /// The heatmap and band table.
    pub bands: BandsScreen,
    /// What the best clients have in common.
    pub overlap: OverlapScreen,
    /// The verdict and its doubt.
    pub sweet_spot: SweetSpotScreen,
    /// What clients of the same size buy and a client does not.
    pub white_space: WhiteSpaceScreen,
    /// Who matters most, and how attention is divided.
    pub tiers: TiersScreen,
    /// The Excel report.
    pub report: ReportScreen,
}
