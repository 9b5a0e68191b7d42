//! One movement of a person is one step of undo: the edits of a drag, or of one visit by keyboard, share a key.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

use eframe::egui::Response;

/// Counts the movements of one screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Gestures(u64);

impl Gestures {
    /// What follows is a step of its own.
    pub(in crate::app) fn begin(&mut self) {
        self.0 += 1;
    }

    /// Begins anew where someone takes hold of a control, by pointer or by keyboard.
    pub(in crate::app) fn follow(&mut self, control: &Response) {
        if control.drag_started() || control.gained_focus() {
            self.begin();
        }
    }

    /// The key of the movement being made. `what` names what is moved: no two screens share a name.
    pub(in crate::app) fn key(self, what: impl Hash) -> u64 {
        BuildHasherDefault::<DefaultHasher>::default().hash_one((what, self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movement_has_one_key_and_no_other_has_it() {
        let mut gestures = Gestures::default();
        gestures.begin();
        let first = gestures.key("weight");
        assert_eq!(gestures.key("weight"), first, "while it lasts");
        assert_ne!(gestures.key("cut-off"), first, "of something else");
        gestures.begin();
        assert_ne!(gestures.key("weight"), first, "when it begins anew");
    }
}
