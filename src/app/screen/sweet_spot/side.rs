//! Beside the verdict: what is not known, how spread revenue is, who is in the band.

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::view::SideView;
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::theme::{TextKind, palette, space};
use crate::app::widget::{self, CardRow, KeyValue};
use crate::say;
use crate::text::Text;

/// As wide as the inspector, which takes its place.
const WIDTH: f32 = 285.0;

/// On the right of the page.
pub(super) fn panel_ui(ui: &mut Ui, view: &SideView, text: &Text) -> Option<Action> {
    let frame = Frame::new().fill(palette(ui).panel).inner_margin(Margin::same(16));
    let panel = Panel::right("sweet spot side").exact_size(WIDTH).resizable(false).frame(frame);
    panel
        .show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink(false)
                .show(ui, |ui| {
                    unknown_ui(ui, view, text);
                    ui.add_space(space::LARGE);
                    focus_ui(ui, view, text);
                    ui.add_space(space::LARGE);
                    clients_ui(ui, view, text)
                })
                .inner
        })
        .inner
}

/// Below the page, where there is no room beside it.
pub(super) fn cards_ui(ui: &mut Ui, row: &mut CardRow, view: &SideView, text: &Text) -> Asked {
    let third = 1.0 / 3.0;
    row.show(
        ui,
        [third; 3],
        [
            &mut |ui| {
                unknown_ui(ui, view, text);
                Asked::default()
            },
            &mut |ui| {
                focus_ui(ui, view, text);
                Asked::default()
            },
            &mut |ui| clients_ui(ui, view, text).into(),
        ],
    )
}

fn unknown_ui(ui: &mut Ui, view: &SideView, text: &Text) {
    widget::section(ui, &say!(text, "sweet-unknown"));
    let rows = view.unknown.iter().map(|(label, value)| KeyValue {
        label: label.clone(),
        value: value.clone(),
        ..KeyValue::default()
    });
    widget::key_value_rows(ui, &rows.collect::<Vec<_>>());
    for note in &view.unknown_notes {
        widget::muted(ui, note);
    }
}

fn focus_ui(ui: &mut Ui, view: &SideView, text: &Text) {
    widget::section(ui, &say!(text, "sweet-focus"));
    let color = palette(ui).text;
    widget::truncated(ui, &view.spread, TextKind::Finding, color);
    widget::muted(ui, &view.spread_note);
}

fn clients_ui(ui: &mut Ui, view: &SideView, text: &Text) -> Option<Action> {
    if !view.clients_title.is_empty() {
        widget::section(ui, &view.clients_title);
    }
    if view.clients.is_empty() {
        let nobody =
            if view.clients_title.is_empty() { say!(text, "sweet-no-band") } else { say!(text, "sweet-clients-none") };
        widget::muted(ui, &nobody);
        return None;
    }
    let rows = view.clients.iter().map(|client| KeyValue {
        label: client.name.clone(),
        value: client.amount.clone(),
        is_name: true,
        leads: true,
    });
    let clicked = widget::key_value_rows(ui, &rows.collect::<Vec<_>>());
    let client = clicked.and_then(|index| Some(Selection::Client(view.clients.get(index)?.client)));
    client.or(more_ui(ui, view)).map(Action::Select)
}

/// The rest of the band, in the inspector.
fn more_ui(ui: &mut Ui, view: &SideView) -> Option<Selection> {
    let more = view.more.as_ref()?;
    let Some(selection) = &view.selection else {
        widget::muted(ui, more);
        return None;
    };
    widget::link(ui, more).clicked().then(|| selection.clone())
}
