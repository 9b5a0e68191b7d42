//! The attention plan: what each tier is promised, its weight, and the hours that gives.

use eframe::egui::Ui;

use super::view::{PlanRow, PlanView};
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::gesture::Gestures;
use crate::app::theme::{TextKind, palette, space};
use crate::app::widget::{self, FieldView, SliderView};
use crate::model::{Edit, Promise};
use crate::say;
use crate::text::Text;

/// The highest weight.
const MOST: f64 = 16.0;
/// The room for the words of the weight.
const LABEL: f32 = 60.0;

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct PlanEditor {
    promises: Vec<Promise>,
    known: Vec<Promise>,
    hours: String,
    hours_known: Option<f64>,
    gestures: Gestures,
}

impl PlanEditor {
    /// The card.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &PlanView, text: &Text) -> Asked {
        let now: Vec<Promise> = view.rows.iter().map(|row| row.promise.clone()).collect();
        if self.known != now {
            self.promises.clone_from(&now);
            self.known = now;
        }
        widget::section(ui, &say!(text, "tiers-plan"));
        let mut asked = Asked::from(self.hours_ui(ui, view, text));
        for (tier, row) in view.rows.iter().enumerate() {
            ui.add_space(space::SMALL);
            asked.ask(self.row_ui(ui, (tier, row), text));
        }
        asked
    }

    fn hours_ui(&mut self, ui: &mut Ui, view: &PlanView, text: &Text) -> Option<Action> {
        if self.hours_known != view.hours_set || (self.hours.is_empty() && view.hours_set.is_some()) {
            self.hours_known = view.hours_set;
            self.hours = view.hours_set.map(|hours| format!("{hours}")).unwrap_or_default();
        }
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            let name = say!(text, "tiers-hours-field");
            let field = FieldView { name: &name, hint: &name, shortcut: "", width: 120.0 };
            if widget::field(ui, &mut self.hours, &field).lost_focus() {
                let typed = self.hours.trim().replace(',', ".").parse::<f64>().ok().filter(|hours| *hours >= 0.0);
                if typed != view.hours_set {
                    self.hours_known = typed;
                    asked = Some(Action::Edit(Edit::SetHours(typed), None));
                }
            }
            widget::muted(ui, &view.hours);
        });
        asked
    }

    fn row_ui(&mut self, ui: &mut Ui, (tier, row): (usize, &PlanRow), text: &Text) -> Asked {
        widget::split(
            ui,
            |ui| widget::strong(ui, &say!(text, "tiers-plan-tier", tier = row.name.as_str())),
            |ui| widget::truncated(ui, &row.hours, TextKind::Body, palette(ui).text),
        );
        let shares: Vec<String> = row.shares.iter().map(|(label, _, share)| format!("{label} {share}")).collect();
        widget::muted(ui, &shares.join(" · "));
        let promised = self.promise_ui(ui, (tier, row), text);
        let mut weight = row.weight;
        let shown = text.number(weight, 1);
        let label = say!(text, "tiers-weight");
        let slider = SliderView { label: &label, value_text: &shown, range: 0.0..=MOST, step: 0.5, label_width: LABEL };
        let response = ui.push_id(("weight of tier", tier), |ui| widget::slider(ui, &mut weight, &slider)).inner;
        self.gestures.follow(&response);
        let weighed = (response.changed() && (weight - row.weight).abs() > 1e-9).then(|| {
            // A field left in this frame is part of the promise already.
            let promise = promised.as_ref().unwrap_or(&row.promise);
            let promise = Promise { weight: Some(weight), ..promise.clone() };
            Action::Edit(Edit::SetPromise { tier, promise }, Some(self.gestures.key(("tier weight", tier))))
        });
        let promised = promised.map(|promise| Action::Edit(Edit::SetPromise { tier, promise }, None));
        Asked::from(promised).and(weighed)
    }

    /// Channel, response time and named contact: the promise once a field with something else in it is left.
    fn promise_ui(&mut self, ui: &mut Ui, (tier, row): (usize, &PlanRow), text: &Text) -> Option<Promise> {
        let promise = self.promises.get_mut(tier)?;
        let width = ((ui.available_width() - 2.0 * ui.spacing().item_spacing.x) / 3.0 - 2.0).floor().max(70.0);
        let mut left = false;
        ui.horizontal(|ui| {
            let Promise { channel, response, contact, .. } = promise;
            let fields = [
                (channel, say!(text, "tiers-channel")),
                (response, say!(text, "tiers-response")),
                (contact, say!(text, "tiers-contact")),
            ];
            for (typed, hint) in fields {
                let name = format!("{hint}, {}", row.name);
                left |=
                    widget::field(ui, typed, &FieldView { name: &name, hint: &hint, shortcut: "", width }).lost_focus();
            }
        });
        let promise = promise.clone();
        (left && promise != row.promise).then_some(promise)
    }
}
