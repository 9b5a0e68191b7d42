//! The keyboard in a sheet: one moves as in any rectangle of cells; Enter opens the menu of the row.

use eframe::egui::{Id, Ui};

use super::{CellsState, place::Place};
use crate::app::theme::size;
use crate::app::widget::cursor::{Extent, Pressed, pressed};

/// Moves the cursor and keeps it in sight.
pub(super) fn keys(ui: &Ui, id: Id, state: &mut CellsState, place: &Place) {
    let Some(last) = place.last() else { return };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows on screen")]
    let page = ((state.seen.y - place.header) / size::ROW).max(2.0) as usize - 1;
    let extent = Extent { last, page };
    state.cursor = state.cursor.map(|cell| extent.inside(cell));
    state.opens = None;
    match pressed(ui, id, state.cursor, extent) {
        Some(Pressed::Moved(to)) => {
            state.cursor = Some(to);
            state.scroll = place.shown(state.scroll, state.seen, to);
        }
        Some(Pressed::Taken((row, _))) => state.opens = Some(row),
        None => (),
    }
}
