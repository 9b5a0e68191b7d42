//! The keyboard in a sheet: arrows, Home, End, Page up and down; Enter opens the menu of the row.

use eframe::egui::{Id, Key, Modifiers, Ui};

use super::{CellsState, place::Place};
use crate::app::theme::size;

/// Moves the cursor and keeps it in sight.
pub(super) fn keys(ui: &Ui, id: Id, state: &mut CellsState, place: &Place) {
    let Some(last) = place.last() else { return };
    let inside = |(row, column): (usize, usize)| (row.min(last.0), column.min(last.1));
    state.cursor = state.cursor.map(inside);
    state.opens = None;
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let (row, column) = state.cursor.unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows on screen")]
    let page = ((state.seen.y - place.header) / size::ROW).max(2.0) as usize - 1;
    let moves = [
        (Modifiers::CTRL, Key::Home, (0, 0)),
        (Modifiers::CTRL, Key::End, last),
        (Modifiers::NONE, Key::ArrowUp, (row.saturating_sub(1), column)),
        (Modifiers::NONE, Key::ArrowDown, (row + 1, column)),
        (Modifiers::NONE, Key::ArrowLeft, (row, column.saturating_sub(1))),
        (Modifiers::NONE, Key::ArrowRight, (row, column + 1)),
        (Modifiers::NONE, Key::PageUp, (row.saturating_sub(page), column)),
        (Modifiers::NONE, Key::PageDown, (row + page, column)),
        (Modifiers::NONE, Key::Home, (row, 0)),
        (Modifiers::NONE, Key::End, (row, last.1)),
    ];
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if let Some((.., to)) = moves.into_iter().find(|(modifiers, key, _)| pressed(*modifiers, *key)) {
        let to = inside(to);
        state.cursor = Some(to);
        state.scroll = place.shown(state.scroll, state.seen, to);
    } else if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::Space) {
        state.opens = state.cursor.map(|(row, _)| row);
    }
}
