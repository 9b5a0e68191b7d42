//! The list by keyboard.

use eframe::egui::{EventFilter, InputState, Key, Modifiers, Ui};

use super::super::focus;
use super::super::picked::Picked;
use super::{List, ListAsk, Shown};
use crate::app::theme::size;

impl List {
    /// Acts on the keys while the list, or nothing, has the keyboard.
    pub(super) fn keys_ui(&mut self, ui: &Ui, shown: &Shown<'_>, picked: &mut Picked) -> Option<ListAsk> {
        let id = focus::list_id();
        let focused = ui.memory(eframe::egui::Memory::focused);
        if !shown.listens || focused.is_some_and(|focused| focused != id) || eframe::egui::Popup::is_any_open(ui.ctx())
        {
            return None;
        }
        ui.memory_mut(|memory| {
            let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
            memory.set_focus_lock_filter(id, filter);
        });
        #[expect(clippy::cast_possible_truncation, reason = "rows in sight")]
        let page = (self.height / size::ROW).max(2.0) as isize - 1;
        let pressed = ui.input_mut(|input| Pressed::take(input, page))?;
        ui.memory_mut(|memory| memory.request_focus(id));
        let cursor = picked.cursor();
        match pressed {
            Pressed::Step(rows, extend) => picked.step(shown.order, rows, extend),
            Pressed::Toggle => {
                if let Some(cursor) = cursor {
                    picked.toggle(cursor);
                }
            }
            Pressed::All => picked.all(shown.order),
            Pressed::Nobody => picked.clear(),
            Pressed::Tag => {
                if let (0, Some(cursor)) = (picked.len(), cursor) {
                    picked.pick(cursor);
                }
                return (picked.len() > 0).then_some(ListAsk::StartTagging);
            }
        }
        self.reveal = picked.cursor().filter(|_| matches!(pressed, Pressed::Step(..)));
        None
    }
}

/// A key that means something to the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    /// So many rows down; up when negative; with Shift the range grows.
    Step(isize, bool),
    /// Space.
    Toggle,
    /// Ctrl A.
    All,
    /// Escape.
    Nobody,
    /// Enter.
    Tag,
}

impl Pressed {
    fn take(input: &mut InputState, page: isize) -> Option<Self> {
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
                return Some(Self::Step(*rows, extend));
            }
        }
        let others = [
            (Modifiers::COMMAND, Key::A, Self::All),
            (Modifiers::NONE, Key::Space, Self::Toggle),
            (Modifiers::NONE, Key::Escape, Self::Nobody),
            (Modifiers::NONE, Key::Enter, Self::Tag),
        ];
        others.into_iter().find(|(modifiers, key, _)| input.consume_key(*modifiers, *key)).map(|(.., pressed)| pressed)
    }
}
