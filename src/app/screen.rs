//! The screens. Each draws from a view of plain text and returns what was asked for.

pub mod bands;
pub mod clients;
pub mod core_clients;
pub mod goal;
pub mod import;
pub mod messages;
pub mod offerings;
pub mod overlap;
pub mod prospects;
pub mod report;
pub mod segments;
pub mod start;
pub mod sweet_spot;
#[cfg(test)]
mod tables;
pub mod tiers;
pub mod white_space;

use eframe::egui::Ui;

use super::action::Action;
use super::asked::Asked;
use super::derived::Derivation;
use super::session::Session;
use super::widget;
use crate::model::Project;
use crate::say;
use crate::text::Text;
use bands::BandsScreen;
use clients::ClientsScreen;
use core_clients::CoreClientsScreen;
use goal::GoalScreen;
use import::ImportScreen;
use messages::MessagesScreen;
use offerings::OfferingsPanel;
use overlap::OverlapScreen;
use prospects::ProspectsScreen;
use report::ReportScreen;
use segments::SegmentsScreen;
use start::StartScreen;
use sweet_spot::SweetSpotScreen;
use tiers::TiersScreen;
use white_space::WhiteSpaceScreen;

/// A screen, in the order of the step list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Open a file.
    #[default]
    Start,
    /// What was understood of it.
    Import,
    /// The client list and tagging.
    Clients,
    /// The heatmap and band table.
    Bands,
    /// What the best clients have in common.
    Overlap,
    /// Which segments come first.
    Segments,
    /// The verdict and its doubt.
    SweetSpot,
    /// What clients of the same size buy and a client does not.
    WhiteSpace,
    /// Who matters most, and how attention is divided.
    Tiers,
    /// Whom to call next.
    Prospects,
    /// What to tell whom.
    Messages,
    /// The few one is there for.
    CoreClients,
    /// What is wanted, and what changed.
    Goal,
    /// The Excel report.
    Report,
}

impl Screen {
    /// The screens, in order.
    pub const ALL: [Self; 14] = [
        Self::Start,
        Self::Import,
        Self::Clients,
        Self::Bands,
        Self::Overlap,
        Self::Segments,
        Self::SweetSpot,
        Self::WhiteSpace,
        Self::Tiers,
        Self::Prospects,
        Self::Messages,
        Self::CoreClients,
        Self::Goal,
        Self::Report,
    ];

    /// Its name in the step list.
    #[must_use]
    pub fn name(self, text: &Text) -> String {
        match self {
            Self::Start => say!(text, "screen-start"),
            Self::Import => say!(text, "screen-import"),
            Self::Clients => say!(text, "screen-clients"),
            Self::Bands => say!(text, "screen-bands"),
            Self::Overlap => say!(text, "screen-overlap"),
            Self::Segments => say!(text, "screen-segments"),
            Self::SweetSpot => say!(text, "screen-sweet-spot"),
            Self::WhiteSpace => say!(text, "screen-white-space"),
            Self::Tiers => say!(text, "screen-tiers"),
            Self::Prospects => say!(text, "screen-prospects"),
            Self::Messages => say!(text, "screen-messages"),
            Self::CoreClients => say!(text, "screen-core-clients"),
            Self::Goal => say!(text, "screen-goal"),
            Self::Report => say!(text, "screen-report"),
        }
    }

    /// What it shows beyond the numbers and their doubt: a job that runs once the screen is looked at.
    #[must_use]
    pub fn needs(self, project: &Project) -> Option<Derivation> {
        match self {
            Self::WhiteSpace | Self::Tiers => Some(Derivation::WhiteSpace),
            Self::Overlap => Some(Derivation::Overlap),
            Self::Segments | Self::Prospects | Self::Messages | Self::CoreClients | Self::Goal => {
                Some(Derivation::People)
            }
            Self::SweetSpot => project.pinned.as_ref().map(|_| Derivation::Overlap),
            Self::Start | Self::Import | Self::Clients | Self::Bands | Self::Report => None,
        }
    }
}

/// The empty state every screen shares: `title`, and a button to where data comes from.
pub fn empty_ui(ui: &mut Ui, session: &Session, title: &str) -> Asked {
    let text = &session.text;
    let (lead, screen) = match session.file {
        Some(_) => (say!(text, "empty-import"), Screen::Import),
        None => (say!(text, "empty-open"), Screen::Start),
    };
    widget::empty_page(ui, title, &lead).then_some(Action::Go(screen)).into()
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
    /// Which segments come first: by history, needs and motives.
    pub segments: SegmentsScreen,
    /// Whom to call next.
    pub prospects: ProspectsScreen,
    /// What to tell each target group about each problem.
    pub messages: MessagesScreen,
    /// The few clients one is there for, as people.
    pub core_clients: CoreClientsScreen,
    /// The wanted share of clients in the sweet spot, and what changed between periods.
    pub goal: GoalScreen,
    /// The Excel report.
    pub report: ReportScreen,
    /// The panel over any of them in which offerings are changed.
    pub offerings: OfferingsPanel,
}

impl Screens {
    /// Draws the screen of the session, and the panel over it while that is open.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let left = if session.screen == Screen::Clients { Asked::default() } else { self.clients.left(session) };
        let asked = left.and(self.screen_ui(ui, session));
        asked.and(self.offerings.show(ui, session))
    }

    fn screen_ui(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        match session.screen {
            Screen::Start => self.start.show(ui, session),
            Screen::Import => self.import.show(ui, session),
            Screen::Clients => self.clients.show(ui, session),
            Screen::Bands => self.bands.show(ui, session),
            Screen::Overlap => self.overlap.show(ui, session),
            Screen::SweetSpot => self.sweet_spot.show(ui, session),
            Screen::WhiteSpace => self.white_space.show(ui, session),
            Screen::Tiers => self.tiers.show(ui, session),
            Screen::Segments => self.segments.show(ui, session),
            Screen::Prospects => self.prospects.show(ui, session),
            Screen::Messages => self.messages.show(ui, session),
            Screen::CoreClients => self.core_clients.show(ui, session),
            Screen::Goal => self.goal.show(ui, session),
            Screen::Report => self.report.show(ui, session),
        }
    }
}
