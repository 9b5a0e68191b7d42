//! The keyboard in a rectangle of cells: arrows, Home, End, Page up and down move a cursor; Enter and Space take its cell.

use eframe::egui::{Id, Key, Modifiers, Ui};

/// A cell by row and column, from 0.
pub(super) type Cell = (usize, usize);

/// What the keyboard asked of the cells that have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// The cursor goes there.
    Moved(Cell),
    /// This cell is asked for.
    Taken(Cell),
}

/// How many cells there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// The last row and column.
    pub(super) last: Cell,
    /// The rows that Page up and down pass.
    pub(super) page: usize,
}

impl Extent {
    /// `cell`, or the nearest one there is.
    pub(super) fn inside(self, (row, column): Cell) -> Cell {
        (row.min(self.last.0), column.min(self.last.1))
    }
}

/// The keys pressed while `id` has the keyboard; they are nobody else's then. Without a `cursor` one moves from the first
/// cell.
pub(super) fn pressed(ui: &Ui, id: Id, cursor: Option<Cell>, extent: Extent) -> Option<Pressed> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let key = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let moved = moves(cursor.unwrap_or_default(), extent).into_iter().find(|(with, which, _)| key(*with, *which));
    if let Some((.., to)) = moved {
        return Some(Pressed::Moved(extent.inside(to)));
    }
    let is_taken = key(Modifiers::NONE, Key::Enter) || key(Modifiers::NONE, Key::Space);
    cursor.filter(|_| is_taken).map(Pressed::Taken)
}

/// Where each key leads. Ctrl comes first: without it the same keys would match.
fn moves((row, column): Cell, Extent { last, page }: Extent) -> [(Modifiers, Key, Cell); 10] {
    [
        (Modifiers::CTRL, Key::Home, (0, 0)),
        (Modifiers::CTRL, Key::End, last),
        (Modifiers::NONE, Key::ArrowUp, (row.saturating_sub(1), column)),
        (Modifiers::NONE, Key::ArrowDown, (row.saturating_add(1), column)),
        (Modifiers::NONE, Key::ArrowLeft, (row, column.saturating_sub(1))),
        (Modifiers::NONE, Key::ArrowRight, (row, column.saturating_add(1))),
        (Modifiers::NONE, Key::PageUp, (row.saturating_sub(page), column)),
        (Modifiers::NONE, Key::PageDown, (row.saturating_add(page), column)),
        (Modifiers::NONE, Key::Home, (row, 0)),
        (Modifiers::NONE, Key::End, (row, last.1)),
    ]
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, Event, RawInput, Sense};

    use super::*;

    fn after(cursor: Option<Cell>, modifiers: Modifiers, key: Key) -> Option<Pressed> {
        let ctx = Context::default();
        let id = Id::unique("cells");
        let mut pressed = None;
        for events in
            [Vec::new(), vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]]
        {
            let input = RawInput { events, ..RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| {
                pressed = super::pressed(ui, id, cursor, Extent { last: (99, 4), page: 10 });
                ui.interact(ui.max_rect(), id, Sense::click()).request_focus();
            });
            output.textures_delta.clear();
        }
        pressed
    }

    #[test]
    fn each_key_leads_where_it_says_and_never_out() {
        let (none, ctrl) = (Modifiers::NONE, Modifiers::CTRL);
        let cases = [
            (Some((5, 2)), none, Key::ArrowUp, (4, 2)),
            (Some((5, 2)), none, Key::ArrowDown, (6, 2)),
            (Some((5, 2)), none, Key::ArrowLeft, (5, 1)),
            (Some((5, 2)), none, Key::ArrowRight, (5, 3)),
            (Some((0, 0)), none, Key::ArrowUp, (0, 0)),
            (Some((99, 4)), none, Key::ArrowRight, (99, 4)),
            (Some((95, 2)), none, Key::PageDown, (99, 2)),
            (Some((5, 2)), none, Key::PageUp, (0, 2)),
            (Some((5, 2)), none, Key::Home, (5, 0)),
            (Some((5, 2)), none, Key::End, (5, 4)),
            (Some((5, 2)), ctrl, Key::Home, (0, 0)),
            (Some((5, 2)), ctrl, Key::End, (99, 4)),
            (None, none, Key::ArrowDown, (1, 0)),
        ];
        for (cursor, modifiers, key, to) in cases {
            assert_eq!(
                after(cursor, modifiers, key),
                Some(Pressed::Moved(to)),
                "{modifiers:?} {key:?} from {cursor:?}"
            );
        }
        for key in [Key::Enter, Key::Space] {
            assert_eq!(after(Some((5, 2)), none, key), Some(Pressed::Taken((5, 2))));
            assert_eq!(after(None, none, key), None, "nothing is at the cursor");
        }
        assert_eq!(after(Some((5, 2)), none, Key::A), None);
    }
}
