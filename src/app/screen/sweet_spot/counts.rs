//! What counts: every choice the verdict rests on.

use eframe::egui::{DragValue, Ui};

use super::view::CountsView;
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::gesture::Gestures;
use crate::app::theme::{TextKind, space};
use crate::app::widget::{self, Control, SliderView};
use crate::model::Edit;
use crate::say;
use crate::text::Text;

/// The room for a criterion's name before its slider.
const NAME: f32 = 140.0;
/// The highest weight.
const MOST: f64 = 3.0;
/// How finely weights are set.
const STEP: f64 = 0.1;

pub(super) fn counts_ui(ui: &mut Ui, gestures: &mut Gestures, view: &CountsView, text: &Text) -> Asked {
    let title = say!(text, "sweet-counts");
    let is_reset = super::title_ui(ui, (&title, ""), &say!(text, "sweet-reset"), !view.is_default);
    let weighed = weights_ui(ui, gestures, view);
    ui.add_space(space::TINY);
    let broad = ui.horizontal(|ui| broad_ui(ui, gestures, view, text)).inner;
    widget::small(ui, &view.broad);
    let counted = ui.horizontal_wrapped(|ui| {
        let bought = bought_ui(ui, gestures, view, text);
        ui.add_space(space::SMALL);
        Asked::from(bought).and(recurring_ui(ui, view, text))
    });
    widget::small(ui, &view.recurring.hint);
    let reset = is_reset.then_some(Action::Edit(Edit::ResetWhatCounts, None));
    weighed.and(broad).and(counted.inner).and(reset)
}

fn weights_ui(ui: &mut Ui, gestures: &mut Gestures, view: &CountsView) -> Asked {
    let mut asked = Asked::default();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for weight in &view.weights {
            let mut value = weight.weight;
            let slider = SliderView {
                label: &weight.name,
                value_text: &weight.value,
                range: 0.0..=MOST,
                step: STEP,
                label_width: NAME,
            };
            let response = widget::slider(ui, &mut value, &slider);
            gestures.follow(&response);
            if response.changed() {
                let edit = Edit::SetWeight { criterion: weight.criterion, weight: (value / STEP).round() * STEP };
                asked.ask(Action::Edit(edit, Some(gestures.key(("weight", weight.criterion.index())))));
            }
        }
    });
    asked
}

/// K: dragged or typed, and back to the default.
fn broad_ui(ui: &mut Ui, gestures: &mut Gestures, view: &CountsView, text: &Text) -> Asked {
    let mut broad_from = view.broad_from;
    let value = DragValue::new(&mut broad_from)
        .range(1..=view.offerings.max(1))
        .speed(0.05)
        .prefix(say!(text, "sweet-broad-prefix"))
        .suffix(say!(text, "sweet-broad-suffix", count = view.broad_from))
        .update_while_editing(false);
    let response =
        ui.add(value).accessible_name(say!(text, "sweet-broad")).on_hover_text(say!(text, "sweet-broad-hint"));
    gestures.follow(&response);
    let gesture = gestures.key("broad from");
    let set = response.changed().then_some(Action::Edit(Edit::SetBroadFrom(Some(broad_from)), Some(gesture)));
    let half = say!(text, "sweet-broad-reset");
    let is_reset = ui.add_enabled(view.is_broad_set, Control::link(&half)).clicked();
    Asked::from(set).and(is_reset.then_some(Action::Edit(Edit::SetBroadFrom(None), None)))
}

/// τ: dragged or typed.
fn bought_ui(ui: &mut Ui, gestures: &mut Gestures, view: &CountsView, text: &Text) -> Option<Action> {
    let mut threshold = view.threshold;
    let (before, after) = &view.currency;
    let value = DragValue::new(&mut threshold)
        .range(0.0..=f64::MAX)
        .speed(10.0)
        .max_decimals(2)
        .prefix(format!("{}{before}", say!(text, "sweet-bought-prefix")))
        .suffix(after)
        .update_while_editing(false);
    let response =
        ui.add(value).accessible_name(say!(text, "sweet-bought")).on_hover_text(say!(text, "sweet-bought-hint"));
    gestures.follow(&response);
    let gesture = gestures.key("bought");
    response.changed().then_some(Action::Edit(Edit::SetThreshold(threshold), Some(gesture)))
}

fn recurring_ui(ui: &mut Ui, view: &CountsView, text: &Text) -> Option<Action> {
    let mut is_on = view.recurring.is_on;
    let label = say!(text, "sweet-recurring");
    // Its words never end in "…" while the next line has room for them.
    let words = widget::line(ui.painter(), &label, TextKind::Body, f32::INFINITY).size().x;
    if words + space::HUGE > ui.available_rect_before_wrap().width() {
        ui.end_row();
    }
    let response = ui.add_enabled_ui(view.recurring.is_enabled, |ui| widget::checkbox(ui, &mut is_on, &label)).inner;
    response.changed().then_some(Action::Edit(Edit::SetRecurringOnly(is_on), None))
}
