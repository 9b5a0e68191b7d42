//! The keyboard in a grid: arrows, Home, End, Page up and down, Enter, Esc.

use eframe::egui::{Id, Key, Modifiers, Ui, Vec2, vec2};

use super::{GridAction, GridState, GridView, measure::Place};

const PAGE: usize = 10;

/// Moves the cursor and keeps it in sight; Enter and Space ask for the cell, Esc lets go of it.
pub(super) fn keys(ui: &Ui, id: Id, state: &mut GridState, view: &GridView, place: &Place) -> Option<GridAction> {
    let last = (view.rows.len().checked_sub(1)?, view.columns.len().checked_sub(1)?);
    let inside = |(row, column): (usize, usize)| (row.min(last.0), column.min(last.1));
    state.cursor = state.cursor.map(inside);
    state.selected = state.selected.filter(|cell| *cell == inside(*cell));
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let (row, column) = state.cursor.unwrap_or_default();
    let moves = [
        (Modifiers::CTRL, Key::Home, (0, 0)),
        (Modifiers::CTRL, Key::End, last),
        (Modifiers::NONE, Key::ArrowUp, (row.saturating_sub(1), column)),
        (Modifiers::NONE, Key::ArrowDown, (row + 1, column)),
        (Modifiers::NONE, Key::ArrowLeft, (row, column.saturating_sub(1))),
        (Modifiers::NONE, Key::ArrowRight, (row, column + 1)),
        (Modifiers::NONE, Key::PageUp, (row.saturating_sub(PAGE), column)),
        (Modifiers::NONE, Key::PageDown, (row + PAGE, column)),
        (Modifiers::NONE, Key::Home, (row, 0)),
        (Modifiers::NONE, Key::End, (row, last.1)),
    ];
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if let Some((_, _, to)) = moves.into_iter().find(|(modifiers, key, _)| pressed(*modifiers, *key)) {
        let to = inside(to);
        state.cursor = Some(to);
        state.scroll = into_sight(state.scroll, state.seen, place, to);
        return None;
    }
    if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::Space) {
        return state.cursor.map(|(row, column)| GridAction::Clicked(row, column));
    }
    (state.selected.is_some() && pressed(Modifiers::NONE, Key::Escape)).then_some(GridAction::Cleared)
}

/// The least scrolling that shows the whole cell.
fn into_sight(scroll: Vec2, seen: Vec2, place: &Place, (row, column): (usize, usize)) -> Vec2 {
    let (x, y) = (place.column(column), place.row(row));
    let room = seen - vec2(place.left + place.right, place.header);
    let fit = |scroll: f32, from: f32, to: f32, room: f32| scroll.clamp((to - room).min(from), from).max(0.0);
    vec2(fit(scroll.x, x.min, x.max, room.x), fit(scroll.y, y.min, y.max, room.y))
}
