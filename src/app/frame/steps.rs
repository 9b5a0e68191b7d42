//! The step list: every screen with its number and its state.

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::analysis::GridCell;
use crate::app::action::{Action, Screen};
use crate::app::asked::Asked;
use crate::app::session::Session;
use crate::app::widget::{StepState, StepView};
use crate::app::{theme, widget};

use crate::model::{Client, ClientStatus, CoreCard, Project};
use crate::say;
use crate::text::Text;

/// The lowest a step gets, and the lowest while there are headings.
const LOWEST: f32 = 18.0;
const LOW: f32 = 24.0;
/// How high the heading of a group is.
const HEADING: f32 = 28.0;
/// How many groups there are.
const GROUPS: f32 = 4.0;

/// The panel on the left.
pub fn steps_ui(ui: &mut Ui, session: &Session) -> Asked {
    let frame = Frame::new().fill(theme::palette(ui).panel).inner_margin(Margin::same(8));
    let panel = Panel::left("steps").exact_size(theme::layout::STEPS).resizable(false).frame(frame);
    panel
        .show(ui, |ui| {
            let heights = heights(ui.available_height());
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| list_ui(ui, session, heights)).inner
        })
        .inner
}

/// How high steps and headings are. Large letters leave less room: headings give way first, then steps stand closer, and
/// where even that is not enough the list scrolls.
fn heights(room: f32) -> (f32, f32) {
    #[expect(clippy::cast_precision_loss, reason = "a few screens")]
    let screens = Screen::ALL.len() as f32;
    let room = room - theme::space::SMALL;
    let heading = if room >= screens * LOW + GROUPS * HEADING { HEADING } else { 0.0 };
    let step = ((room - GROUPS * heading) / screens).floor().clamp(LOWEST, theme::size::STEP);
    (step, heading)
}

/// The heading above `screen`, where it begins a group.
fn heading(text: &Text, screen: Screen) -> Option<String> {
    match screen {
        Screen::Start => Some(say!(text, "steps-data")),
        Screen::Bands => Some(say!(text, "steps-find")),
        Screen::Prospects => Some(say!(text, "steps-act")),
        Screen::Report => Some(String::new()),
        _ => None,
    }
}

fn list_ui(ui: &mut Ui, session: &Session, (height, room): (f32, f32)) -> Asked {
    ui.add_space(theme::space::SMALL);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut asked = Asked::default();
    for (position, screen) in Screen::ALL.into_iter().enumerate() {
        if let Some(heading) = heading(&session.text, screen).filter(|_| room > 0.0) {
            widget::step_heading(ui, &heading, room);
        }
        let name = screen.name(&session.text);
        let state = step_state(session, screen);
        let step = StepView {
            number: u8::try_from(position + 1).unwrap_or(u8::MAX),
            name: &name,
            state,
            state_name: &state_name(&session.text, state),
            current: session.screen == screen,
            height,
        };
        if widget::step_item(ui, &step).clicked() {
            asked.ask(Action::Go(screen));
        }
    }
    asked
}

/// What the dot beside a step says.
#[must_use]
pub fn step_state(session: &Session, screen: Screen) -> StepState {
    let has_project = session.project().is_some();
    let done_if = |done: bool| if done { StepState::Done } else { StepState::Empty };
    match screen {
        Screen::Start => done_if(has_project || session.file.is_some()),
        Screen::Import => match &session.file {
            Some(file) if !file.imported.questions.is_empty() || file.missing.is_some() => StepState::NeedsYou,
            Some(_) if !has_project => StepState::NeedsYou,
            _ => done_if(has_project),
        },
        Screen::Clients => match session.project() {
            Some(project) if project.data.clients.iter().any(lacks_size) => StepState::NeedsYou,
            other => done_if(other.is_some()),
        },
        Screen::Segments | Screen::Prospects | Screen::Messages | Screen::CoreClients | Screen::Goal => {
            session.project().map_or(StepState::Empty, |project| people_state(session, project, screen))
        }
        Screen::Report => done_if(session.has_current_report()),
        // All others show the numbers of the project.
        _ => done_if(session.outcome().is_some()),
    }
}

/// How far what is typed of people is: nothing yet, waiting for somebody, or done.
fn people_state(session: &Session, project: &Project, screen: Screen) -> StepState {
    let done_if = |done: bool| if done { StepState::Done } else { StepState::Empty };
    let people = &project.people;
    match screen {
        Screen::Segments => {
            let segments = &people.segments;
            done_if(!segments.typed.is_empty() || !segments.need_scores.is_empty() || !segments.motives.is_empty())
        }
        Screen::Prospects => done_if(project.data.clients.iter().any(|client| client.status != ClientStatus::Client)),
        Screen::Messages => {
            let known = session.derived(|answers| &answers.people);
            if known.is_some_and(|(known, _)| known.messages.iter().any(GridCell::is_waiting)) {
                StepState::NeedsYou
            } else {
                done_if(!people.messages.written.is_empty())
            }
        }
        Screen::CoreClients if people.core_cards.len() > CoreCard::MOST => StepState::NeedsYou,
        Screen::CoreClients => done_if(!people.core_cards.is_empty()),
        _ => done_if(project.settings.wanted_share.is_some()),
    }
}

/// Whether somebody who counts has no size yet.
fn lacks_size(client: &Client) -> bool {
    client.status == ClientStatus::Client && client.users.is_none()
}

fn state_name(text: &Text, state: StepState) -> String {
    match state {
        StepState::Done => say!(text, "step-done"),
        StepState::NeedsYou => say!(text, "step-needs-you"),
        StepState::Empty => say!(text, "step-empty"),
    }
}
