//! The keyboard in a grid: one moves as in any rectangle of cells; Enter asks for the cell, Esc lets go of it.

use eframe::egui::{Id, Key, Modifiers, Ui, Vec2, vec2};

use super::{GridAction, GridState, GridView, measure::Place};
use crate::app::widget::cursor::{Extent, Pressed, pressed};

const PAGE: usize = 10;

/// Moves the cursor and keeps it in sight; Enter and Space ask for the cell, Esc lets go of it.
pub(super) fn keys(ui: &Ui, id: Id, state: &mut GridState, view: &GridView, place: &Place) -> Option<GridAction> {
    let last = (view.rows.len().checked_sub(1)?, view.columns.len().checked_sub(1)?);
    let extent = Extent { last, page: PAGE };
    state.cursor = state.cursor.map(|cell| extent.inside(cell));
    state.selected = state.selected.filter(|cell| *cell == extent.inside(*cell));
    match pressed(ui, id, state.cursor, extent) {
        Some(Pressed::Moved(to)) => {
            state.cursor = Some(to);
            state.scroll = into_sight(state.scroll, state.seen, place, to);
            None
        }
        Some(Pressed::Taken((row, column))) => Some(GridAction::Clicked(row, column)),
        None => is_let_go(ui, id, state).then_some(GridAction::Cleared),
    }
}

fn is_let_go(ui: &Ui, id: Id, state: &GridState) -> bool {
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    has_keyboard && state.selected.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// The least scrolling that shows the whole cell.
fn into_sight(scroll: Vec2, seen: Vec2, place: &Place, (row, column): (usize, usize)) -> Vec2 {
    let (x, y) = (place.column(column), place.row(row));
    let room = seen - vec2(place.left + place.right, place.header);
    let fit = |scroll: f32, from: f32, to: f32, room: f32| scroll.clamp((to - room).min(from), from).max(0.0);
    vec2(fit(scroll.x, x.min, x.max, room.x), fit(scroll.y, y.min, y.max, room.y))
}
