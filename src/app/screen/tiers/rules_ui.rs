//! What divides the tiers: the rule, its cut-offs, how many tiers and their names.

use eframe::egui::Ui;

use super::view::RulesView;
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::gesture::Gestures;
use crate::app::theme::space;
use crate::app::widget::{self, CutMoved, FieldView, SliderView};
use crate::model::{Edit, TierRule, TierSettings};
use crate::say;
use crate::text::Text;

/// The room for a slider's words, and for a tier's name.
const LABEL: f32 = 150.0;
const NAME: f32 = 74.0;
/// From this width on the rules stand side by side.
const SIDE_BY_SIDE: f32 = 350.0;
/// The highest weight of a component.
const MOST: f64 = 5.0;

/// What is being changed.
#[derive(Debug, Default)]
pub(super) struct RulesEditor {
    gestures: Gestures,
    /// The names as typed, and those they were written from.
    names: Vec<String>,
    known: Vec<String>,
}

impl RulesEditor {
    /// The card.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &RulesView, text: &Text) -> Asked {
        widget::section(ui, &say!(text, "tiers-rules"));
        let here = TierRule::ALL.iter().position(|rule| *rule == view.rule).unwrap_or(0);
        let picked = if ui.available_width() < SIDE_BY_SIDE {
            widget::choice(ui, &say!(text, "tiers-rule"), &view.names, here)
        } else {
            widget::segmented(ui, &view.names, here)
        };
        let picked = picked.and_then(|picked| TierRule::ALL.get(picked));
        let chosen = picked.map(|rule| Action::Edit(Edit::SetTierRule(*rule), None));
        widget::muted(ui, &view.about);
        let cut = self.cutoffs_ui(ui, view);
        let weighed = self.weights_ui(ui, view, text);
        ui.add_space(space::TINY);
        let named = self.names_ui(ui, view, text);
        Asked::from(chosen).and(cut).and(weighed).and(named)
    }

    /// A cut-off moved on the curve.
    pub(super) fn moved(&mut self, view: &RulesView, moved: CutMoved) -> Option<Action> {
        if moved.begins {
            self.gestures.begin();
        }
        self.set(view, moved.cut, moved.height)
    }

    fn cutoffs_ui(&mut self, ui: &mut Ui, view: &RulesView) -> Option<Action> {
        let mut asked = None;
        for (cut, (label, value, shown)) in view.cutoffs.iter().enumerate() {
            let mut new = *value;
            let slider = SliderView { label, value_text: shown, range: 0.0..=1.0, step: 0.01, label_width: LABEL };
            let response = widget::slider(ui, &mut new, &slider);
            self.gestures.follow(&response);
            if response.changed() && (new - value).abs() > 1e-9 {
                asked = self.set(view, cut, new);
            }
        }
        asked
    }

    /// Moves one cut-off; those it would pass go along.
    fn set(&self, view: &RulesView, cut: usize, height: f64) -> Option<Action> {
        let falls = view.rule == TierRule::Value;
        let cutoffs: Vec<f64> = view
            .cutoffs
            .iter()
            .enumerate()
            .map(|(at, (_, value, _))| match at.cmp(&cut) {
                std::cmp::Ordering::Equal => height,
                std::cmp::Ordering::Less if falls => value.max(height),
                std::cmp::Ordering::Less => value.min(height),
                std::cmp::Ordering::Greater if falls => value.min(height),
                std::cmp::Ordering::Greater => value.max(height),
            })
            .collect();
        let is_new = view.cutoffs.iter().zip(&cutoffs).any(|(before, now)| (before.1 - now).abs() > 1e-12);
        is_new.then(|| {
            let edit = Edit::SetTierCutoffs { rule: view.rule, cutoffs };
            Action::Edit(edit, Some(self.gestures.key("tier cut-off")))
        })
    }

    fn weights_ui(&mut self, ui: &mut Ui, view: &RulesView, text: &Text) -> Asked {
        if view.weights.is_empty() {
            return Asked::default();
        }
        widget::small(ui, &say!(text, "tiers-value-weights"));
        let mut asked = Asked::default();
        for (component, label, weight) in &view.weights {
            let mut new = *weight;
            let shown = text.number(*weight, 1);
            let slider = SliderView { label, value_text: &shown, range: 0.0..=MOST, step: 0.5, label_width: LABEL };
            let response = widget::slider(ui, &mut new, &slider);
            self.gestures.follow(&response);
            if response.changed() && (new - weight).abs() > 1e-9 {
                let edit = Edit::SetValueWeight { component: *component, weight: new };
                asked.ask(Action::Edit(edit, Some(self.gestures.key("value weight"))));
            }
        }
        asked
    }

    fn names_ui(&mut self, ui: &mut Ui, view: &RulesView, text: &Text) -> Option<Action> {
        if self.known != view.tiers {
            self.known.clone_from(&view.tiers);
            self.names.clone_from(&view.tiers);
        }
        let counts: Vec<String> = TierSettings::NUMBER.map(|count| text.integer(count)).collect();
        let here = view.tiers.len().saturating_sub(*TierSettings::NUMBER.start());
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            if let Some(picked) = widget::choice(ui, &say!(text, "tiers-count"), &counts, here) {
                asked = Some(resized(&view.tiers, TierSettings::NUMBER.start() + picked));
            }
            for (tier, name) in self.names.iter_mut().enumerate() {
                let label = say!(text, "tiers-name", number = text.integer(tier + 1));
                let field = FieldView { name: &label, hint: "", shortcut: "", width: NAME };
                if widget::field(ui, name, &field).lost_focus() && view.tiers.get(tier) != Some(name) {
                    let mut names = view.tiers.clone();
                    if let Some(slot) = names.get_mut(tier) {
                        slot.clone_from(name);
                    }
                    asked = Some(names);
                }
            }
        });
        // What cannot be a name is written back as it was.
        self.names = if asked.is_some() { view.tiers.clone() } else { std::mem::take(&mut self.names) };
        asked.map(|names| Action::Edit(Edit::SetTierNames(names), None))
    }
}

/// The names of another number of tiers: the next letters of the alphabet that are free.
fn resized(names: &[String], count: usize) -> Vec<String> {
    let mut resized: Vec<String> = names.iter().take(count).cloned().collect();
    for letter in 'A'..='Z' {
        let name = letter.to_string();
        if resized.len() < count && !resized.contains(&name) {
            resized.push(name);
        }
    }
    resized
}
