//! What is searched for: target, exponent, depth, minimum size.

use eframe::egui::{Ui, vec2};

use super::changed;
use super::view::OverlapView;
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::theme::{TextKind, size};
use crate::app::widget::{self, SliderView};
use crate::model::{Edit, OverlapSettings, Target};
use crate::say;
use crate::text::Text;

/// The fewest clients to choose from; the first choice is automatic.
const MINIMUMS: [usize; 7] = [3, 5, 8, 10, 15, 20, 50];
/// The room for the slider of a beside its name.
const SLIDER: f32 = 200.0;

/// The exponent while it is dragged.
#[derive(Debug, Default)]
pub(super) struct SearchEditor {
    exponent: Option<f64>,
}

impl SearchEditor {
    /// The row of choices.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &OverlapView, text: &Text) -> Asked {
        let settings = &view.settings;
        let mut asked = Asked::default();
        ui.horizontal_wrapped(|ui| {
            let here = Target::ALL.iter().position(|target| *target == settings.target).unwrap_or(0);
            let picked = widget::choice(ui, &say!(text, "overlap-target"), &view.targets, here);
            if let Some(target) = picked.and_then(|picked| Target::ALL.get(picked)) {
                asked.ask(changed(settings, |next| next.target = *target));
            }
            let depths: Vec<String> = (1..=OverlapSettings::MAX_DEPTH).map(|depth| text.integer(depth)).collect();
            let here = settings.depth().saturating_sub(1);
            if let Some(picked) = widget::choice(ui, &say!(text, "overlap-depth"), &depths, here) {
                asked.ask(changed(settings, |next| next.depth = picked + 1));
            }
            asked.ask(minimum_ui(ui, view, text));
            let all = [say!(text, "overlap-best"), say!(text, "overlap-every")];
            if let Some(picked) = widget::segmented(ui, &all, usize::from(settings.all)) {
                asked.ask(changed(settings, |next| next.all = picked == 1));
            }
            asked.ask(self.exponent_ui(ui, settings, text));
        });
        asked
    }

    /// a: from the highest mean to the largest total. The search follows when the knob is let go.
    fn exponent_ui(&mut self, ui: &mut Ui, settings: &OverlapSettings, text: &Text) -> Option<Action> {
        let mut exponent = self.exponent.unwrap_or(settings.exponent);
        let shown = text.number(exponent, 2);
        let label = say!(text, "overlap-exponent");
        let label_width = widget::line(ui.painter(), &label, TextKind::Body, f32::INFINITY).size().x.ceil();
        let view = SliderView { label: &label, value_text: &shown, range: 0.0..=1.0, step: 0.05, label_width };
        let room = vec2(label_width + SLIDER, size::CONTROL);
        let response = ui.allocate_ui(room, |ui| widget::slider(ui, &mut exponent, &view)).inner;
        let response = response.on_hover_text(say!(text, "overlap-exponent-hint"));
        if response.dragged() {
            self.exponent = Some(exponent);
            return None;
        }
        let settled = self.exponent.take().or_else(|| response.changed().then_some(exponent))?;
        let is_new = (settled - settings.exponent).abs() > 1e-9;
        is_new.then(|| {
            let next = OverlapSettings { exponent: settled, ..settings.clone() };
            Action::Edit(Edit::SetOverlap(next), None)
        })
    }
}

fn minimum_ui(ui: &mut Ui, view: &OverlapView, text: &Text) -> Option<Action> {
    let settings = &view.settings;
    let mut options = vec![match settings.minimum {
        None => view.minimum.clone(),
        Some(_) => say!(text, "overlap-minimum-automatic"),
    }];
    options.extend(MINIMUMS.map(|minimum| text.integer(minimum)));
    let here = settings.minimum.and_then(|set| MINIMUMS.iter().position(|known| *known == set)).map_or(0, |at| at + 1);
    let picked = widget::choice(ui, &say!(text, "overlap-minimum"), &options, here)?;
    let minimum = picked.checked_sub(1).and_then(|at| MINIMUMS.get(at)).copied();
    Some(changed(settings, |next| next.minimum = minimum))
}
