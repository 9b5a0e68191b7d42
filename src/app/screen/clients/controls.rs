//! Above the list: what is listed, and the vocabulary.

use eframe::egui::{Align, Key, Layout, Modifiers, Ui};

use super::listed::Wanted;
use super::view::ClientsView;
use super::{filters, focus};
use crate::app::widget::{self, FieldView};
use crate::model::DimensionId;
use crate::say;
use crate::text::Text;

/// From here on everything fits one row.
const ONE_ROW: f32 = 1000.0;
const FIELD: f32 = 200.0;

/// A dialog asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ControlsAsk {
    /// To add a dimension.
    AddDimension,
    /// To change the vocabulary of the dimension in focus.
    Vocabulary,
    /// To settle which clients are one.
    Duplicates,
    /// To paste a column of tags.
    Paste,
    /// To write a workbook in which others tag.
    HandOut,
}

/// Draws the controls and changes `wanted` on the spot. Returns the dialog asked for.
#[must_use]
pub(super) fn controls_ui(
    ui: &mut Ui,
    text: &Text,
    view: &ClientsView,
    on: (&mut Wanted, DimensionId),
) -> Option<ControlsAsk> {
    let (wanted, focused) = on;
    let is_wide = ui.available_width() >= ONE_ROW;
    let asked = ui.horizontal(|ui| {
        filter_ui(ui, text, wanted);
        if is_wide {
            choices_ui(ui, text, view, (&mut *wanted, focused));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let vocabulary = widget::normal(ui, &say!(text, "clients-vocabulary")).clicked();
            let add = widget::normal(ui, &say!(text, "clients-add-dimension")).clicked();
            let more = [
                (say!(text, "duplicates-open"), ControlsAsk::Duplicates),
                (say!(text, "paste-open"), ControlsAsk::Paste),
                (say!(text, "review-save"), ControlsAsk::HandOut),
            ];
            let names = more.clone().map(|(name, _)| name);
            let label = say!(text, "clients-more");
            let picked = widget::short_choice(ui, (&label, &label), &names, names.len());
            let asked = [(vocabulary, ControlsAsk::Vocabulary), (add, ControlsAsk::AddDimension)];
            let asked = asked.into_iter().find(|(clicked, _)| *clicked).map(|(_, asked)| asked);
            picked.and_then(|picked| more.get(picked)).map(|(_, asked)| *asked).or(asked)
        })
        .inner
    });
    if !is_wide {
        ui.horizontal_wrapped(|ui| choices_ui(ui, text, view, (&mut *wanted, focused)));
    }
    if !wanted.columns.is_empty() {
        ui.horizontal_wrapped(|ui| filters::filters_ui(ui, text, view, &mut wanted.columns));
    }
    asked.inner
}

fn filter_ui(ui: &mut Ui, text: &Text, wanted: &mut Wanted) {
    let (name, hint) = (say!(text, "clients-filter"), say!(text, "clients-filter-hint"));
    let field = FieldView { name: &name, hint: &name, shortcut: "", width: FIELD };
    let response = widget::field(ui, &mut wanted.filter, &field).on_hover_text(hint);
    let down = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if down || entered {
        ui.memory_mut(|memory| memory.request_focus(focus::list_id()));
    }
}

fn choices_ui(ui: &mut Ui, text: &Text, view: &ClientsView, on: (&mut Wanted, DimensionId)) {
    let (wanted, focused) = on;
    let mut untagged = wanted.untagged_first.is_some();
    let before = untagged;
    widget::checkbox(ui, &mut untagged, &say!(text, "clients-untagged-first"));
    if untagged != before {
        wanted.untagged_first = untagged.then_some(focused);
    }
    choice_ui(ui, &say!(text, "clients-status"), &view.statuses, &mut wanted.status);
    choice_ui(ui, &say!(text, "clients-tier-choice"), &view.tiers, &mut wanted.tier);
    choice_ui(ui, &say!(text, "clients-band"), &view.bands, &mut wanted.band);
    filters::add_ui(ui, text, view, &mut wanted.columns);
    if wanted.is_narrowed() && widget::link(ui, &say!(text, "clients-clear-filters")).clicked() {
        wanted.show_all();
    }
}

fn choice_ui<T: Clone + PartialEq>(ui: &mut Ui, name: &str, options: &[(Option<T>, String)], chosen: &mut Option<T>) {
    let names: Vec<String> = options.iter().map(|option| option.1.clone()).collect();
    let here = options.iter().position(|option| option.0 == *chosen).unwrap_or(0);
    let picked = ui.push_id(name, |ui| widget::choice(ui, "", &names, here)).inner;
    if let Some((option, _)) = picked.and_then(|picked| options.get(picked)) {
        chosen.clone_from(option);
    }
}
