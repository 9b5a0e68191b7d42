//! How sure is this: re-draws, other weights, one client less.

use eframe::egui::Ui;

use super::view::{BarView, DoubtView};
use super::{bars_ui, copy, title_ui};
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::theme::space;
use crate::app::widget::{self, CardRow, KeyValue};
use crate::say;
use crate::text::Text;

pub(super) fn doubt_ui(ui: &mut Ui, row: &mut CardRow, view: &DoubtView, text: &Text) -> Asked {
    let copied = heading_ui(ui, view, text);
    let third = 1.0 / 3.0;
    let asked = row.show(
        ui,
        [third; 3],
        [
            &mut |ui| {
                share_ui(ui, view, (&say!(text, "sweet-resampling"), text), (&view.resampling, &view.resampling_note))
                    .into()
            },
            &mut |ui| {
                share_ui(ui, view, (&say!(text, "sweet-weights"), text), (&view.weights, &view.weights_note)).into()
            },
            &mut |ui| one_less_ui(ui, view, text).into(),
        ],
    );
    Asked::from(copied).and(asked)
}

fn heading_ui(ui: &mut Ui, view: &DoubtView, text: &Text) -> Option<Action> {
    let title = say!(text, "sweet-doubt");
    let note = if view.is_computing { say!(text, "sweet-recalculating") } else { String::new() };
    title_ui(ui, (&title, &note), &say!(text, "sweet-copy"), !view.is_computing && !view.resampling.is_empty())
        .then(|| Action::Copy(copy::doubt(view, text)))
}

fn share_ui(
    ui: &mut Ui,
    view: &DoubtView,
    (title, text): (&str, &Text),
    (bars, note): (&[BarView], &str),
) -> Option<Action> {
    widget::section(ui, title);
    widget::dimmed_while(ui, view.is_computing);
    if bars.is_empty() {
        widget::muted(ui, &say!(text, "sweet-no-sizes"));
        return None;
    }
    let asked = bars_ui(ui, bars);
    widget::muted(ui, note);
    asked
}

fn one_less_ui(ui: &mut Ui, view: &DoubtView, text: &Text) -> Option<Action> {
    widget::section(ui, &say!(text, "sweet-one-less"));
    widget::dimmed_while(ui, view.is_computing);
    if view.carriers.is_empty() {
        ui.label(&view.one_less);
        return None;
    }
    widget::muted(ui, &view.one_less);
    ui.add_space(-space::TINY);
    let rows = view.carriers.iter().map(|carrier| KeyValue {
        label: carrier.name.clone(),
        value: carrier.becomes.clone(),
        is_name: true,
        leads: true,
    });
    let clicked = widget::key_value_rows(ui, &rows.collect::<Vec<_>>());
    if let Some(more) = &view.more {
        widget::muted(ui, more);
    }
    Some(Action::Select(Selection::Client(view.carriers.get(clicked?)?.client)))
}
