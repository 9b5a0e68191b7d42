//! Words in the colours and sizes of the type scale.

use eframe::egui::{RichText, Ui};

use super::{TextKind, palette};

/// Body text in the colour of its surroundings.
#[must_use]
pub fn plain(text: &str) -> RichText {
    RichText::new(text).font(TextKind::Body.font())
}

/// Body text that carries weight.
#[must_use]
pub fn strong(text: &str) -> RichText {
    RichText::new(text).font(TextKind::Strong.font())
}

/// The title of a card or section.
#[must_use]
pub fn title(text: &str) -> RichText {
    RichText::new(text).font(TextKind::Section.font())
}

/// The finding on top of a screen or of the inspector.
#[must_use]
pub fn heading(text: &str) -> RichText {
    RichText::new(text).font(TextKind::Finding.font())
}

/// Body text that steps back.
#[must_use]
pub fn muted(ui: &Ui, text: &str) -> RichText {
    plain(text).color(palette(ui).muted)
}

/// Body text that steps back further.
#[must_use]
pub fn faint(ui: &Ui, text: &str) -> RichText {
    plain(text).color(palette(ui).faint)
}

/// A caption.
#[must_use]
pub fn small(ui: &Ui, text: &str) -> RichText {
    RichText::new(text).font(TextKind::Small.font()).color(palette(ui).muted)
}

/// Body text that says all is well.
#[must_use]
pub fn good(ui: &Ui, text: &str) -> RichText {
    plain(text).color(palette(ui).good)
}
