//! Whom to call next.

mod add;
mod list;
mod map_ui;
mod rules;
mod view;

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::gesture::Gestures;
use crate::app::session::{Session, Stamp};
use crate::app::theme::{TextKind, space};
use crate::app::widget::{self, CardRow, SliderView};
use crate::model::{Edit, PeopleEdit};
use crate::say;
use crate::text::Text;
use add::AddDialog;
use list::{ProspectList, copied};
use rules::RulesDialog;
use view::{ProspectsView, prospects_view};
pub(in crate::app) use view::{question, score_names};

/// The highest weight.
const MOST: f64 = 10.0;
/// The room for the name of a dimension beside its weight.
const LABEL: f32 = 110.0;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct ProspectsScreen {
    view: Cached<Stamp, Option<ProspectsView>>,
    cards: CardRow,
    list: ProspectList,
    add: AddDialog,
    rules: RulesDialog,
    gestures: Gestures,
}

impl ProspectsScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let view = self.view.get(session.stamp(), || prospects_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "prospects-empty"));
        };
        let asked = widget::page(ui, |ui| self.page_ui(ui, view, session));
        let project = session.project();
        let added = project.and_then(|project| self.add.ui(ui, &session.text, project));
        let ruled = project.and_then(|project| self.rules.ui(ui, &session.text, project));
        asked.and(added).and(ruled)
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &ProspectsView, session: &Session) -> Asked {
        let text = &session.text;
        let mut asked = Asked::default();
        let ((), copy) = widget::headed(
            ui,
            |ui| {
                let title = if view.is_empty { say!(text, "prospects-none") } else { view.title.clone() };
                let basis = if view.is_empty { say!(text, "prospects-none-todo") } else { view.basis.clone() };
                ui.vertical(|ui| widget::finding(ui, &title, &basis));
            },
            |ui| !view.rows.is_empty() && widget::normal(ui, &say!(text, "copy-table")).clicked(),
        );
        if copy {
            asked.ask(Action::Copy(copied(&self.list.listed(view), text)));
        }
        ui.add_space(space::SMALL);
        asked.ask(self.controls_ui(ui, view, text));
        if view.is_empty {
            return asked;
        }
        widget::dimmed_while(ui, view.is_computing);
        let selected = match session.selection {
            Selection::Client(client) => Some(client),
            _ => None,
        };
        asked.ask(self.list.ui(ui, view, (text, selected)));
        ui.add_space(space::LARGE);
        asked.ask(self.cards_ui(ui, view, text));
        ui.add_space(space::LARGE);
        if !view.unknown.is_empty() {
            widget::section(ui, &say!(text, "not-known"));
            for note in &view.unknown {
                widget::muted(ui, note);
            }
        }
        ui.add_space(space::LARGE);
        asked
    }

    fn controls_ui(&mut self, ui: &mut Ui, view: &ProspectsView, text: &Text) -> Asked {
        let mut asked = Asked::default();
        ui.horizontal_wrapped(|ui| {
            if !view.is_empty {
                self.list.filters_ui(ui, text);
            }
            if widget::normal(ui, &say!(text, "prospects-rules")).clicked() {
                self.rules.open();
            }
            if widget::normal(ui, &say!(text, "prospects-add")).clicked() {
                self.add.open();
            }
            if widget::normal(ui, &say!(text, "prospects-import")).clicked() {
                asked.ask(Action::ProspectsDialog);
            }
        });
        ui.add_space(space::TINY);
        asked
    }

    fn cards_ui(&mut self, ui: &mut Ui, view: &ProspectsView, text: &Text) -> Asked {
        let gestures = &mut self.gestures;
        self.cards.show(
            ui,
            [0.5, 0.5],
            [&mut |ui: &mut Ui| map_ui::map_ui(ui, view, text).into(), &mut |ui: &mut Ui| {
                trust_ui(ui, view, text);
                weights_ui(ui, view, (gestures, text))
            }],
        )
    }
}

fn trust_ui(ui: &mut Ui, view: &ProspectsView, text: &Text) {
    widget::section(ui, &say!(text, "prospects-trust"));
    widget::finding(ui, &view.trust.0, &view.trust.1);
    ui.add_space(space::SMALL);
}

/// The weights, each a slider.
fn weights_ui(ui: &mut Ui, view: &ProspectsView, (gestures, text): (&mut Gestures, &Text)) -> Asked {
    let mut asked = Asked::default();
    let (_, reset) = widget::split(
        ui,
        |ui| widget::section(ui, &say!(text, "prospects-weights")),
        |ui| widget::link(ui, &say!(text, "sweet-reset")).clicked(),
    );
    if reset {
        asked.ask(Action::Edit(Edit::People(PeopleEdit::ResetFitWeights), None));
    }
    for (dimension, name, known) in &view.weights {
        let mut weight = *known;
        let shown = text.number(weight, 1);
        let slider = SliderView { label: name, value_text: &shown, range: 0.0..=MOST, step: 0.5, label_width: LABEL };
        let response = ui.push_id(("fit weight", *dimension), |ui| widget::slider(ui, &mut weight, &slider)).inner;
        gestures.follow(&response);
        if response.changed() && (weight - known).abs() > 1e-9 {
            let edit = Edit::People(PeopleEdit::SetFitWeight { dimension: *dimension, weight });
            asked.ask(Action::Edit(edit, Some(gestures.key(("fit weight", *dimension)))));
        }
    }
    ui.add_space(space::TINY);
    widget::truncated(ui, &say!(text, "prospects-weights-why"), TextKind::Small, crate::app::theme::palette(ui).muted);
    asked
}
