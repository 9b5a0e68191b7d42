//! The screens. Each draws from a view of plain text and returns what was asked for.

pub mod bands;
pub mod clients;
pub mod import;
pub mod report;
pub mod start;
pub mod sweet_spot;

use bands::BandsScreen;
use clients::ClientsScreen;
use import::ImportScreen;
use report::ReportScreen;
use start::StartScreen;
use sweet_spot::SweetSpotScreen;

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
    /// The verdict and its doubt.
    pub sweet_spot: SweetSpotScreen,
    /// The Excel report.
    pub report: ReportScreen,
}
