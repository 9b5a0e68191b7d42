//! One segment: the size of its market, the team's scores, its motives, what its panel said, its clients.

use eframe::egui::{Id, Ui};

use super::view::Row;
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::theme::{self, space};
use crate::app::widget::{self, FieldView, KeyValue};
use crate::model::{Edit, Motive, PeopleEdit, SegmentKey, TeamScore, TypedFigure};
use crate::say;
use crate::text::{Text, words};

/// What is being typed of the segment picked.
#[derive(Debug, Default)]
pub(super) struct One {
    of: Option<SegmentKey>,
    potential: String,
    motive: String,
}

impl One {
    /// Takes up another segment.
    pub(super) fn pick(&mut self, row: &Row, text: &Text) {
        let potential = row.potential.map(|potential| text.number(potential, 0)).unwrap_or_default();
        *self = Self { of: Some(row.key.clone()), potential, motive: String::new() };
    }

    /// The segment picked.
    pub(super) fn picked(&self) -> Option<&SegmentKey> {
        self.of.as_ref()
    }

    /// Draws it.
    pub(super) fn ui(&mut self, ui: &mut Ui, row: &Row, text: &Text) -> Asked {
        let mut asked = Asked::default();
        widget::section(ui, &row.name);
        asked.ask(self.potential_ui(ui, row, text));
        ui.add_space(space::SMALL);
        widget::strong(ui, &say!(text, "segments-team"));
        for score in TeamScore::ALL {
            let known = row.team.get(score.index()).copied().flatten();
            let name = words::team_score(text, score);
            if let Some(value) = score_ui(ui, (&name, Id::unique(("team", score, &row.key.name))), known) {
                let figure = TypedFigure::Team(score);
                let edit = PeopleEdit::SetTyped { segment: row.key.clone(), figure, value };
                asked.ask(Action::Edit(Edit::People(edit), None));
            }
        }
        ui.add_space(space::SMALL);
        asked.ask(self.motives_ui(ui, row, text));
        if !row.quotes.is_empty() {
            ui.add_space(space::SMALL);
            widget::strong(ui, &say!(text, "segments-quotes"));
            for (place, quote) in &row.quotes {
                let gone = widget::split(
                    ui,
                    |ui| widget::muted(ui, quote),
                    |ui| widget::close(ui, &say!(text, "segments-quote-delete")).clicked(),
                );
                if gone.1 {
                    asked.ask(Action::Edit(Edit::People(PeopleEdit::DeleteQuote(*place)), None));
                }
            }
        }
        ui.add_space(space::SMALL);
        widget::strong(ui, &say!(text, "segments-clients"));
        let rows: Vec<KeyValue> = row
            .clients
            .iter()
            .map(|(_, name, revenue)| KeyValue {
                label: name.clone(),
                value: revenue.clone(),
                is_name: true,
                leads: true,
            })
            .collect();
        let clicked = widget::key_value_rows(ui, &rows).and_then(|at| row.clients.get(at));
        asked.ask(clicked.map(|(client, ..)| Action::Select(Selection::Client(*client))));
        asked
    }

    fn potential_ui(&mut self, ui: &mut Ui, row: &Row, text: &Text) -> Option<Action> {
        let mut left = false;
        ui.horizontal(|ui| {
            let name = say!(text, "segments-potential");
            widget::muted(ui, &name);
            let field = FieldView { name: &name, hint: &say!(text, "segments-type"), shortcut: "", width: 100.0 };
            left = widget::field(ui, &mut self.potential, &field).lost_focus();
        });
        let typed = self.potential.trim();
        let value = text.read_number(typed).filter(|potential| *potential > 0.0);
        if !typed.is_empty() && value.is_none() {
            ui.label(theme::plain(&say!(text, "clients-users-invalid")).color(theme::palette(ui).bad));
            return None;
        }
        if !left || value == row.potential {
            return None;
        }
        let edit = PeopleEdit::SetTyped { segment: row.key.clone(), figure: TypedFigure::Potential, value };
        Some(Action::Edit(Edit::People(edit), None))
    }

    /// What the segment chooses on, and how strong we are in it.
    fn motives_ui(&mut self, ui: &mut Ui, row: &Row, text: &Text) -> Asked {
        let mut asked = Asked::default();
        widget::strong(ui, &say!(text, "segment-motives"));
        let set = |motives: Vec<Motive>| {
            Action::Edit(Edit::People(PeopleEdit::SetMotives { segment: row.key.clone(), motives }), None)
        };
        for (at, motive) in row.motives.iter().enumerate() {
            let name = say!(text, "segments-motive-delete", name = motive.motive.as_str());
            let gone =
                widget::split(ui, |ui| widget::muted(ui, &motive.motive), |ui| widget::close(ui, &name).clicked());
            let with = |change: &dyn Fn(&mut Motive)| {
                let mut motives = row.motives.clone();
                if let Some(motive) = motives.get_mut(at) {
                    change(motive);
                }
                motives
            };
            if gone.1 {
                let mut motives = row.motives.clone();
                motives.remove(at);
                asked.ask(set(motives));
            }
            let id = |what: &str| Id::unique((what, &row.key.name, &motive.motive));
            let importance = say!(text, "segments-importance");
            if let Some(value) = score_ui(ui, (&importance, id("importance")), motive.importance) {
                asked.ask(set(with(&|motive| motive.importance = value)));
            }
            let strength = say!(text, "segments-strength");
            if let Some(value) = score_ui(ui, (&strength, id("strength")), motive.strength) {
                asked.ask(set(with(&|motive| motive.strength = value)));
            }
        }
        ui.horizontal(|ui| {
            let hint = say!(text, "segments-motive-new");
            widget::field(ui, &mut self.motive, &FieldView { name: &hint, hint: &hint, shortcut: "", width: 200.0 });
            let is_free = !self.motive.trim().is_empty();
            if ui.add_enabled(is_free, widget::Control::normal(&say!(text, "segments-motive-add"))).clicked() {
                let motive = std::mem::take(&mut self.motive).trim().to_owned();
                let new = Motive { segment: row.key.clone(), motive, importance: None, strength: None };
                let mut motives = row.motives.clone();
                motives.push(new);
                asked.ask(set(motives));
            }
        });
        asked
    }
}

/// A score from 0 to 5, or not known. Returns what was picked.
#[expect(clippy::option_option, reason = "nothing picked and not known are different answers")]
fn score_ui(ui: &mut Ui, (name, first): (&str, Id), known: Option<f64>) -> Option<Option<f64>> {
    let choices = [None, Some(0.0), Some(1.0), Some(2.0), Some(3.0), Some(4.0), Some(5.0)];
    let labels = ["–", "0", "1", "2", "3", "4", "5"].map(str::to_owned);
    let here = choices.iter().position(|choice| *choice == known);
    let picked =
        widget::split(ui, |ui| widget::small(ui, name), |ui| widget::mixed_segmented(ui, first, &labels, here)).1;
    picked.and_then(|at| choices.get(at)).copied()
}
