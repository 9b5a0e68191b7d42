//! The inspector: what is selected, its numbers, the clients behind it and their source cells.

mod view;

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::app::action::{Action, Selection};
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::{theme, widget};
use crate::model::Edit;
use crate::say;
use crate::text::Text;

pub use view::{InspectorView, Part, inspector_view};

/// Widget memory of the inspector.
#[derive(Debug, Default)]
pub struct Inspector {
    view: Cached<(Stamp, Selection), Option<InspectorView>>,
}

impl Inspector {
    /// The panel on the right, while something is selected.
    #[must_use]
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        let key = (session.stamp(), session.selection.clone());
        let view = self.view.get(key, || inspector_view(session));
        let view = view.as_ref().as_ref()?;
        let frame = Frame::new().fill(theme::palette(ui).panel).inner_margin(Margin::same(16));
        let panel = Panel::right("inspector").exact_size(theme::layout::INSPECTOR).resizable(false).frame(frame);
        panel.show(ui, |ui| inspector_ui(ui, view, &session.text)).inner
    }
}

fn inspector_ui(ui: &mut Ui, view: &InspectorView, text: &Text) -> Option<Action> {
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.label(theme::muted(ui, &view.eyebrow));
        if widget::close_button(ui, &say!(text, "inspector-close")).clicked() {
            asked = Some(Action::Select(Selection::Nothing));
        }
    });
    ui.label(theme::heading(&view.title));
    ui.label(theme::muted(ui, &view.subtitle));
    ui.add_space(theme::space::SMALL);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        widget::key_values(ui, &view.figures);
        for part in &view.parts {
            asked = asked.take().or(part_ui(ui, part));
        }
    });
    asked
}

fn part_ui(ui: &mut Ui, part: &Part) -> Option<Action> {
    ui.add_space(theme::space::LARGE);
    match part {
        Part::Clients { title, rows, more } => {
            widget::section(ui, title);
            let mut asked = None;
            for (client, name, value) in rows {
                if widget::link_row(ui, name, value).clicked() {
                    asked = Some(Action::Select(Selection::Client(*client)));
                }
            }
            if let Some(more) = more {
                ui.label(theme::muted(ui, more));
            }
            asked
        }
        Part::Lines { title, rows } => {
            widget::section(ui, title);
            for (offering, amount, source) in rows {
                widget::key_value(ui, offering, amount);
                ui.label(theme::small(ui, source));
            }
            None
        }
        Part::Note { title, text } => {
            widget::section(ui, title);
            ui.label(theme::muted(ui, text));
            None
        }
        Part::Kind { title, offering, choices, chosen } => {
            widget::section(ui, title);
            let labels: Vec<&str> = choices.iter().map(|choice| choice.1.as_str()).collect();
            let picked = widget::segments(ui, title, &labels, *chosen)?;
            let kind = choices.get(picked)?.0;
            Some(Action::Edit(Edit::SetOfferingKind { offering: *offering, kind }, None))
        }
    }
}
