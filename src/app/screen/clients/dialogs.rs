//! The two small dialogs: add a dimension, change a vocabulary.

use eframe::egui::{Align, Id, Layout, Margin, Modal, ScrollArea, Ui};

use super::type_ahead::named;
use super::view::{DimensionView, ValueView};
use crate::app::asked::Asked;
use crate::app::theme::{self, space};
use crate::app::widget::{self, Control, FieldView};
use crate::model::{ClientId, DimensionId, Edit, ValueId};
use crate::say;
use crate::text::{Text, words};

const WIDTH: f32 = 440.0;
const LIST: f32 = 360.0;

/// The dialog that is open, with what is being typed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Dialog {
    /// A new dimension.
    Add { name: String, several: bool, is_new: bool },
    /// Clients whose names are alike.
    Duplicates,
    /// Cells that were pasted, and the dimension they are for.
    Paste { cells: String, dimension: DimensionId },
    /// These clients, put together.
    Join(Vec<ClientId>),
    /// The values of a dimension; the one being renamed.
    Vocabulary { dimension: DimensionId, renaming: Option<(ValueId, String)> },
}

impl Dialog {
    /// An empty "Add a dimension".
    #[must_use]
    pub(super) fn add() -> Self {
        Self::Add { name: String::new(), several: false, is_new: true }
    }

    /// The vocabulary of `dimension`.
    #[must_use]
    pub(super) fn vocabulary(dimension: DimensionId) -> Self {
        Self::Vocabulary { dimension, renaming: None }
    }
}

/// Draws the open dialog. Returns the edit asked for; closes the dialog when it is done.
pub(super) fn dialog_ui(ui: &Ui, text: &Text, dimensions: &[DimensionView], open: &mut Option<Dialog>) -> Asked<Edit> {
    let Some(dialog @ (Dialog::Add { .. } | Dialog::Vocabulary { .. })) = open.as_mut() else {
        return Asked::default();
    };
    let frame = eframe::egui::Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("clients dialog")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        match dialog {
            Dialog::Duplicates | Dialog::Join(_) | Dialog::Paste { .. } => (Asked::default(), true),
            Dialog::Add { .. } => add_ui(ui, text, dimensions, dialog),
            Dialog::Vocabulary { dimension, renaming } => {
                let id = *dimension;
                let found = dimensions.iter().find(|dimension| dimension.id == id);
                found.map_or((Asked::default(), true), |found| vocabulary_ui(ui, text, found, renaming))
            }
        }
    });
    let is_closed = modal.should_close();
    let (edits, is_done) = modal.inner;
    if is_done || is_closed {
        *open = None;
    }
    edits
}

fn add_ui(ui: &mut Ui, text: &Text, dimensions: &[DimensionView], dialog: &mut Dialog) -> (Asked<Edit>, bool) {
    let Dialog::Add { name, several, is_new } = dialog else { return (Asked::default(), true) };
    widget::section(ui, &say!(text, "clients-add-title"));
    widget::muted(ui, &say!(text, "clients-add-why"));
    ui.add_space(space::SMALL);
    let label = say!(text, "clients-add-name");
    let field = FieldView { name: &label, hint: &label, shortcut: "", width: ui.available_width() - 20.0 };
    let response = widget::field(ui, name, &field);
    if std::mem::take(is_new) {
        response.request_focus();
    }
    widget::checkbox(ui, several, &say!(text, "clients-add-several"));
    let wanted = name.trim().to_lowercase();
    let is_taken = dimensions.iter().any(|dimension| dimension.name.to_lowercase() == wanted);
    if is_taken {
        ui.label(theme::plain(&say!(text, "clients-add-taken")).color(theme::palette(ui).bad));
    }
    let is_ready = !wanted.is_empty() && !is_taken;
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    let (mut add, mut cancel) = (entered && is_ready, false);
    ui.add_space(space::SMALL);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let label = say!(text, "clients-add-do");
        add |= ui.add_enabled(is_ready, Control::primary(&label)).clicked();
        cancel = widget::normal(ui, &say!(text, "clients-add-cancel")).clicked();
    });
    let edit = add.then(|| Edit::AddDimension { name: name.trim().to_owned(), multi_valued: *several });
    (edit.into(), add || cancel)
}

fn vocabulary_ui(
    ui: &mut Ui,
    text: &Text,
    dimension: &DimensionView,
    renaming: &mut Option<(ValueId, String)>,
) -> (Asked<Edit>, bool) {
    widget::section(ui, &say!(text, "clients-vocabulary-title", dimension = dimension.name.as_str()));
    widget::muted(ui, &say!(text, "clients-vocabulary-why"));
    ui.add_space(space::SMALL);
    if dimension.values.is_empty() {
        widget::muted(ui, &say!(text, "clients-vocabulary-empty"));
    }
    let mut edits = Asked::default();
    ScrollArea::vertical().max_height(LIST).auto_shrink([false, true]).show(ui, |ui| {
        for value in &dimension.values {
            edits.ask(ui.push_id(value.id, |ui| value_ui(ui, text, (dimension, value), renaming)).inner);
        }
    });
    ui.add_space(space::SMALL);
    let closed = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        widget::normal(ui, &say!(text, "clients-dialog-close")).clicked()
    });
    (edits, closed.inner)
}

fn value_ui(
    ui: &mut Ui,
    text: &Text,
    of: (&DimensionView, &ValueView),
    renaming: &mut Option<(ValueId, String)>,
) -> Asked<Edit> {
    let (dimension, value) = of;
    let being_typed = renaming.as_ref().filter(|(id, _)| *id == value.id);
    let mut name = being_typed.map_or_else(|| value.name.clone(), |(_, name)| name.clone());
    let mut edits = Asked::default();
    ui.horizontal(|ui| {
        let label = say!(text, "clients-vocabulary-name", value = value.name.as_str());
        let field = FieldView { name: &label, hint: "", shortcut: "", width: 220.0 };
        let response = widget::field(ui, &mut name, &field);
        if response.changed() {
            *renaming = Some((value.id, name.clone()));
        }
        if response.lost_focus() {
            *renaming = None;
            edits.ask(rename(dimension, value, &name));
        }
        let clients = words::clients(text, value.clients);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (label, name) = (
                say!(text, "clients-vocabulary-delete"),
                say!(text, "clients-vocabulary-delete-value", value = value.name.as_str()),
            );
            let hint = say!(text, "clients-vocabulary-delete-hint", clients = clients.as_str());
            if ui.add(Control::normal(&label).named(&name)).on_hover_text(hint).clicked() {
                edits.ask(Edit::DeleteValue { dimension: dimension.id, value: value.id });
            }
            widget::muted(ui, &clients);
        });
    });
    if renaming.as_ref().is_some_and(|(id, _)| *id == value.id)
        && let Some(other) = named(dimension, &name).filter(|other| other.id != value.id)
    {
        widget::small(ui, &say!(text, "clients-vocabulary-merge", value = other.name.as_str()));
    }
    edits
}

/// The edit a typed name asks for; `None` when it leaves everything as it was. The shown name of a shipped value leads
/// to the one the project keeps.
fn rename(dimension: &DimensionView, value: &ValueView, name: &str) -> Option<Edit> {
    let name = name.trim();
    if name.is_empty() || name == value.name {
        return None;
    }
    let other = named(dimension, name).filter(|other| other.id != value.id);
    let name = other.map_or(name, |other| &other.kept).to_owned();
    Some(Edit::RenameValue { dimension: dimension.id, value: value.id, name })
}
