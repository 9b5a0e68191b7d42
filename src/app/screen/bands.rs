//! Bands: the heatmap, the plots beside it, the table behind it, and the edges everything follows.

mod edges;
mod edges_ui;
mod figure;
mod heat;
mod heat_ui;
mod plots;
mod plots_ui;
mod scale;
mod table;
mod table_ui;
#[cfg(test)]
mod tests;
mod view;

use eframe::egui::{Align, Layout, Ui, vec2};

use super::empty_ui;
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::theme::{size, space};
use crate::app::widget::{self, GridState};
use crate::say;
use edges_ui::EdgesEditor;
use heat::Choice;
use view::{BandsView, bands_view};

/// Below this width the actions stand below the choices.
const ONE_ROW: f32 = 760.0;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct BandsScreen {
    view: Cached<(Stamp, Choice), Option<BandsView>>,
    choice: Choice,
    grid: GridState,
    edges: EdgesEditor,
}

impl BandsScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let choice = self.choice;
        let view = self.view.get((session.stamp(), choice), || bands_view(session, choice));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "bands-empty"));
        };
        widget::page(ui, |ui| self.page_ui(ui, view, session))
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &BandsView, session: &Session) -> Asked {
        let text = &session.text;
        widget::finding(ui, &view.title, &view.subtitle);
        ui.add_space(space::SMALL);
        let copied = self.controls_ui(ui, view, session);
        let edited = self.edges_ui(ui, session);
        let heat = widget::card(ui, |ui| heat_ui::heat_ui(ui, &mut self.grid, &view.heat, (&session.selection, text)));
        ui.add_space(space::LARGE - space::SMALL);
        let plot = plots_ui::plots_ui(ui, &view.plots, text);
        ui.add_space(space::LARGE - space::SMALL);
        let table = widget::card(ui, |ui| table_card_ui(ui, view, session)).inner;
        let selected = heat.inner.or(plot).map(Action::Select);
        Asked::from(copied).and(edited).and(selected).and(table)
    }

    /// Choices left, actions right.
    fn controls_ui(&mut self, ui: &mut Ui, view: &BandsView, session: &Session) -> Option<Action> {
        let (text, shown) = (&session.text, view.heat.quantity);
        if ui.available_width() < ONE_ROW {
            ui.horizontal_wrapped(|ui| heat_ui::choices_ui(ui, &mut self.choice, shown, text));
            let row = vec2(ui.available_width(), size::CONTROL);
            let right = Layout::right_to_left(Align::Center);
            return ui.allocate_ui_with_layout(row, right, |ui| self.actions_ui(ui, view, session)).inner;
        }
        ui.horizontal(|ui| {
            heat_ui::choices_ui(ui, &mut self.choice, shown, text);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.actions_ui(ui, view, session)).inner
        })
        .inner
    }

    fn actions_ui(&mut self, ui: &mut Ui, view: &BandsView, session: &Session) -> Option<Action> {
        let text = &session.text;
        let copy = widget::normal(ui, &say!(text, "bands-copy")).on_hover_text(say!(text, "bands-copy-hint"));
        if widget::normal(ui, &say!(text, "bands-edit")).clicked() {
            self.edges.is_open = !self.edges.is_open;
        }
        let offerings =
            widget::normal(ui, &say!(text, "offerings-open")).on_hover_text(say!(text, "offerings-open-hint"));
        let copied = copy.clicked().then(|| Action::Copy(view.heat.copied.clone()));
        copied.or(offerings.clicked().then_some(Action::ShowOfferings))
    }

    fn edges_ui(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        let (project, outcome) = session.analysed().filter(|_| self.edges.is_open)?;
        let asked = self.edges.ui(ui, &project.settings.bands, outcome, &session.text);
        ui.add_space(space::SMALL);
        asked
    }
}

fn table_card_ui(ui: &mut Ui, view: &BandsView, session: &Session) -> Asked {
    let text = &session.text;
    let (_, copied) = widget::split(
        ui,
        |ui| widget::section(ui, &say!(text, "bands-table")),
        |ui| widget::normal(ui, &say!(text, "bands-copy-table")).on_hover_text(say!(text, "bands-copy-hint")).clicked(),
    );
    let selected = table_ui::table_ui(ui, &view.table).map(Action::Select);
    Asked::from(copied.then(|| Action::Copy(view.table.copied.clone()))).and(selected)
}
