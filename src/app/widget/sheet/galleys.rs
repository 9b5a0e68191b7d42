//! Texts laid out once a frame.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Galley, Painter};

use crate::app::theme::TextKind;
use crate::app::widget::words;

/// The same few numbers fill a sheet, so each is laid out once a frame.
///
/// Not kept longer: a galley points into the glyph atlas, which may be rebuilt between frames.
#[derive(Default)]
pub(super) struct Galleys(HashMap<(u32, bool), HashMap<String, Arc<Galley>>>);

impl Galleys {
    /// One line of at most `width` points.
    pub(super) fn line(&mut self, painter: &Painter, text: &str, kind: TextKind, width: f32) -> Arc<Galley> {
        let of_width = self.0.entry((width.to_bits(), kind == TextKind::Strong)).or_default();
        if let Some(known) = of_width.get(text) {
            return Arc::clone(known);
        }
        let galley = words::line(painter, text, kind, width);
        of_width.insert(text.to_owned(), Arc::clone(&galley));
        galley
    }
}
