//! The inspector: what is selected, its numbers, the clients behind it and their source cells.

mod block;
mod profile;
pub mod view;

use eframe::egui::{Frame, Id, Key, Margin, Panel, ScrollArea, Ui};

use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::theme;
use crate::app::widget::{self, KeyValue};
use crate::model::{ClientId, Edit, OfferingChange, PeopleEdit, Profile, WinnabilityScore};
use crate::say;
use crate::text::Text;

use block::BlockEditor;
use profile::ProfileEditor;
pub use view::{InspectorView, Part, inspector_view};

/// Widget memory of the inspector.
#[derive(Debug, Default)]
pub struct Inspector {
    view: Cached<(Stamp, Selection), Option<InspectorView>>,
    editors: Editors,
}

/// What is typed in parts of the inspector.
#[derive(Debug, Default)]
struct Editors {
    block: BlockEditor,
    profile: ProfileEditor,
}

impl Inspector {
    /// The panel on the right, while something is selected.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let key = (session.stamp(), session.selection.clone());
        let view = self.view.get(key, || inspector_view(session));
        let Some(view) = view.as_ref() else { return Asked::default() };
        let frame = Frame::new().fill(theme::palette(ui).panel).inner_margin(Margin::same(16));
        let panel = Panel::right("inspector").exact_size(theme::layout::INSPECTOR).resizable(false).frame(frame);
        let hears = !ui.ctx().text_edit_focused() && ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
        let closed = hears && ui.input(|input| input.key_pressed(Key::Escape));
        let editors = &mut self.editors;
        let asked = panel.show(ui, |ui| inspector_ui(ui, view, editors, &session.text)).inner;
        asked.and(closed.then_some(Action::Select(Selection::Nothing)))
    }
}

fn inspector_ui(ui: &mut Ui, view: &InspectorView, editors: &mut Editors, text: &Text) -> Asked {
    let mut asked = Asked::default();
    let close = |ui: &mut Ui| widget::close(ui, &say!(text, "inspector-close")).clicked();
    if widget::split(ui, |ui| widget::small(ui, &view.eyebrow), close).1 {
        asked.ask(Action::Select(Selection::Nothing));
    }
    ui.label(theme::heading(&view.title));
    widget::muted(ui, &view.subtitle);
    ui.add_space(theme::space::SMALL);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        widget::key_value_rows(ui, &figures(&view.figures));
        for part in &view.parts {
            asked.ask(part_ui(ui, part, editors, text));
        }
    });
    asked
}

fn part_ui(ui: &mut Ui, part: &Part, editors: &mut Editors, text: &Text) -> Option<Action> {
    ui.add_space(theme::space::LARGE);
    match part {
        Part::Clients { title, rows, more } => {
            widget::section(ui, title);
            let listed: Vec<KeyValue> = rows.iter().map(|(_, name, value)| lead(name, value)).collect();
            let clicked = widget::key_value_rows(ui, &listed).and_then(|row| rows.get(row));
            if let Some(more) = more {
                widget::muted(ui, more);
            }
            clicked.map(|(client, ..)| Action::Select(Selection::Client(*client)))
        }
        Part::Lines { title, rows } => {
            widget::section(ui, title);
            for (offering, amount, source) in rows {
                widget::source_row(ui, offering, amount, source);
            }
            None
        }
        Part::Pin { conditions, is_pinned, saved } => {
            let label = if *is_pinned { say!(text, "overlap-unpin") } else { say!(text, "overlap-pin-this") };
            let profile = (!is_pinned).then(|| Profile::of(conditions));
            let pinned = widget::normal(ui, &label).clicked().then_some(Action::Edit(Edit::PinProfile(profile), None));
            pinned.or(editors.profile.ui(ui, &Profile::of(conditions), saved.as_ref(), text))
        }
        Part::Words { title, lines } => {
            widget::section(ui, title);
            for (line, warns) in lines {
                let colors = theme::palette(ui);
                ui.label(theme::plain(line).color(if *warns { colors.bad } else { colors.text }));
            }
            None
        }
        Part::Figures { title, rows } => {
            widget::section(ui, title);
            widget::key_value_rows(ui, &figures(rows));
            None
        }
        Part::Scores { title, client, scores } => scores_ui(ui, (title, *client), scores),
        Part::Block { client, offering, block } => editors.block.ui(ui, (*client, *offering), block.as_ref(), text),
        Part::Kind { title, offering, choices, chosen } => {
            widget::section(ui, title);
            let labels: Vec<String> = choices.iter().map(|choice| choice.1.clone()).collect();
            let picked = widget::segmented(ui, &labels, *chosen)?;
            let kind = choices.get(picked)?.0;
            Some(Action::Edit(
                Edit::ChangeOfferings { offerings: vec![*offering], change: OfferingChange::Kind(kind) },
                None,
            ))
        }
    }
}

/// The four scores, each 0 to 5 or not known.
fn scores_ui(
    ui: &mut Ui,
    (title, client): (&str, ClientId),
    scores: &[(WinnabilityScore, String, Option<f64>)],
) -> Option<Action> {
    widget::section(ui, title);
    let mut asked = None;
    for (score, name, known) in scores {
        widget::muted(ui, name);
        let choices = [None, Some(0.0), Some(1.0), Some(2.0), Some(3.0), Some(4.0), Some(5.0)];
        let labels = ["–", "0", "1", "2", "3", "4", "5"].map(str::to_owned);
        let here = choices.iter().position(|choice| choice == known);
        let first = Id::unique(("score of", client, *score));
        let picked = widget::mixed_segmented(ui, first, &labels, here).and_then(|at| choices.get(at));
        if let Some(value) = picked {
            let edit = PeopleEdit::SetWinnability { clients: vec![client], score: *score, value: *value };
            asked = Some(Action::Edit(Edit::People(edit), None));
        }
        ui.add_space(theme::space::TINY);
    }
    asked
}

fn figures(rows: &[(String, String)]) -> Vec<KeyValue> {
    let row = |(label, value): &(String, String)| KeyValue {
        label: label.clone(),
        value: value.clone(),
        ..KeyValue::default()
    };
    rows.iter().map(row).collect()
}

fn lead(name: &str, value: &str) -> KeyValue {
    KeyValue { label: name.to_owned(), value: value.to_owned(), is_name: true, leads: true }
}
