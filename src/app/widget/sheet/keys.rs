//! The keyboard in a sheet: one moves as in any rectangle of cells, or down a list in which many rows can be picked.

use eframe::egui::{Id, InputState, Key, Modifiers, Popup, Ui};

use super::{Click, Listens, Picks, RowKey, Sheet, SheetAsked, SheetState, Skin, place::Place};
use crate::app::widget::cursor::{Extent, Pressed, pressed};

/// Acts on the keys while the sheet has the keyboard: moves the cursor, keeps it in sight, and returns what was asked for.
pub(super) fn keys(
    ui: &Ui,
    id: Id,
    state: &mut SheetState,
    (sheet, place): (&Sheet<'_>, &Place<'_>),
) -> Option<SheetAsked> {
    state.opens = None;
    let last = place.last_cell()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows on screen")]
    let page = ((state.seen.y - place.head) / place.row_height(0).max(1.0)).max(2.0) as usize - 1;
    if sheet.picks == Picks::Rows {
        return row_keys(ui, id, sheet, page);
    }
    if sheet.listens == Listens::Never {
        return None;
    }
    let first = place.first_cell();
    let extent = Extent { last, page };
    let inside = |(row, column): (usize, usize)| (row.min(last.0), column.clamp(first.1, last.1));
    state.cursor = state.cursor.map(inside);
    match pressed(ui, id, state.cursor, extent) {
        Some(Pressed::Moved(to)) => {
            let to = inside(to);
            state.cursor = Some(to);
            let column = (sheet.picks == Picks::Cells).then_some(to.1);
            state.scroll = place.shown(state.scroll, state.seen, (to.0, column));
            None
        }
        Some(Pressed::Taken(cell)) => taken(state, sheet, cell),
        None => is_let_go(ui, id, state).then_some(SheetAsked::Cleared),
    }
}

fn taken(state: &mut SheetState, sheet: &Sheet<'_>, (row, column): (usize, usize)) -> Option<SheetAsked> {
    let has_boxes = sheet.columns.get(column).is_some_and(|column| column.has_boxes);
    match (sheet.picks, sheet.skin) {
        (Picks::Cells, Skin::Workbook) => {
            state.opens = Some(row);
            None
        }
        (Picks::Cells, _) => Some(SheetAsked::Cell(row, column)),
        _ if has_boxes => Some(SheetAsked::Checked(row, column)),
        _ => Some(SheetAsked::Row(row, Click::Plain)),
    }
}

fn is_let_go(ui: &Ui, id: Id, state: &SheetState) -> bool {
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    has_keyboard && state.marked.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// A key where many rows can be picked.
fn row_keys(ui: &Ui, id: Id, sheet: &Sheet<'_>, page: usize) -> Option<SheetAsked> {
    let focused = ui.memory(eframe::egui::Memory::focused);
    let listens = match sheet.listens {
        Listens::Never => false,
        Listens::Focused => focused == Some(id),
        Listens::WhenFree => focused.is_none_or(|focused| focused == id) && !Popup::is_any_open(ui.ctx()),
    };
    if !listens || !ui.memory(|memory| memory.allows_interaction(ui.layer_id())) {
        return None;
    }
    let page = isize::try_from(page).unwrap_or(isize::MAX);
    let key = ui.input_mut(|input| row_key(input, page))?;
    ui.memory_mut(|memory| memory.request_focus(id));
    Some(SheetAsked::Key(key))
}

fn row_key(input: &mut InputState, page: isize) -> Option<RowKey> {
    let far = isize::MAX / 2;
    let steps = [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::End, far),
        (Key::Home, -far),
    ];
    // Shift first: a key without modifiers also matches it with Shift.
    for (modifiers, extend) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
        if let Some((_, rows)) = steps.iter().find(|(key, _)| input.consume_key(modifiers, *key)) {
            return Some(RowKey::Step(*rows, extend));
        }
    }
    let others = [
        (Modifiers::COMMAND, Key::A, RowKey::All),
        (Modifiers::NONE, Key::Space, RowKey::Toggle),
        (Modifiers::NONE, Key::Escape, RowKey::Nobody),
        (Modifiers::NONE, Key::Enter, RowKey::Take),
    ];
    others.into_iter().find(|(modifiers, key, _)| input.consume_key(*modifiers, *key)).map(|(.., key)| key)
}
