//! A field to type in, with a hint and, for the search, its shortcut.

use eframe::egui::{Align2, Margin, Response, RichText, TextEdit, Ui, vec2};

use super::typing::note_typing;
use crate::app::theme::{TextKind, palette, size};

/// What a field shows besides the text typed.
#[derive(Clone, Copy, Debug)]
pub struct FieldView<'a> {
    /// The name a screen reader speaks.
    pub name: &'a str,
    /// Shown while it is empty.
    pub hint: &'a str,
    /// "Ctrl K", or empty.
    pub shortcut: &'a str,
    /// In points.
    pub width: f32,
}

/// One line of text being typed.
pub fn field(ui: &mut Ui, text: &mut String, view: &FieldView<'_>) -> Response {
    let colors = palette(ui);
    let hint = RichText::new(view.hint).color(colors.muted).font(TextKind::Body.font());
    let mut edit = TextEdit::singleline(text)
        .hint_text(hint)
        .font(TextKind::Body.font())
        .margin(Margin::symmetric(10, 6))
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(view.width, size::CONTROL))
        .desired_width(view.width);
    if !view.shortcut.is_empty() {
        edit = edit.suffix(RichText::new(view.shortcut).color(colors.faint).font(TextKind::Body.font()));
    }
    let response = ui.add(edit).accessible_name(view.name);
    note_typing(&response, text);
    response
}
