//! Which field is typed in: its own steps are undone before those of the project.

use eframe::egui::{Context, Id, Response};

/// What stood in the field that has the keyboard when it got it, and what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Typing {
    field: Id,
    before: String,
    now: String,
}

fn id() -> Id {
    Id::unique("typing")
}

/// Remembers what stands in a field while it has the keyboard.
pub(in crate::app) fn note_typing(response: &Response, text: &str) {
    if !response.has_focus() {
        return;
    }
    response.ctx.data_mut(|data| {
        let known = data.get_temp::<Typing>(id()).filter(|known| known.field == response.id);
        let before = known.map_or_else(|| text.to_owned(), |known| known.before);
        data.insert_temp(id(), Typing { field: response.id, before, now: text.to_owned() });
    });
}

/// What was typed in the field has become something else: there is nothing in it to undo.
pub(in crate::app) fn end_typing(ctx: &Context, field: Id) {
    ctx.data_mut(|data| {
        if data.get_temp::<Typing>(id()).is_some_and(|typing| typing.field == field) {
            data.remove::<Typing>(id());
        }
    });
}

/// Whether undo means what is being typed.
#[must_use]
pub fn is_typing(ctx: &Context) -> bool {
    let focused = ctx.memory(eframe::egui::Memory::focused);
    let typing = ctx.data(|data| data.get_temp::<Typing>(id()));
    typing.is_some_and(|typing| Some(typing.field) == focused && typing.before != typing.now)
}
