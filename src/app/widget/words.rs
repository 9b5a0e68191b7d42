//! Words on a screen, each in its place of the type scale.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, Galley, Label, Painter, Rect, Response, RichText, Sense, Ui,
    epaint::TextShape,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use crate::app::theme::{TextKind, palette, space};

/// What a screen found, in one sentence, with what lies behind it below.
pub fn finding(ui: &mut Ui, title: &str, subtitle: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.label(rich(title, TextKind::Finding, palette(ui).text));
        if !subtitle.is_empty() {
            ui.label(rich(subtitle, TextKind::Body, palette(ui).muted));
        }
    });
}

/// The one sentence of the sweet spot.
pub fn verdict(ui: &mut Ui, text: &str) -> Response {
    ui.label(rich(text, TextKind::Verdict, palette(ui).text))
}

/// The title of a card or of a part of a screen.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    ui.label(rich(text, TextKind::Section, palette(ui).text))
}

/// Words that carry weight.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    ui.label(rich(text, TextKind::Strong, palette(ui).text))
}

/// Words of second rank.
pub fn muted(ui: &mut Ui, text: &str) -> Response {
    ui.label(rich(text, TextKind::Body, palette(ui).muted))
}

/// A word or sign that all is well.
pub fn good(ui: &mut Ui, text: &str) -> Response {
    ui.label(rich(text, TextKind::Strong, palette(ui).good))
}

/// Captions: small and of second rank.
pub fn small(ui: &mut Ui, text: &str) -> Response {
    ui.label(rich(text, TextKind::Small, palette(ui).muted))
}

/// One line that ends in "…" where the room ends, and speaks in full on hover.
pub fn truncated(ui: &mut Ui, text: &str, kind: TextKind, color: Color32) -> Response {
    ui.add(Label::new(rich(text, kind, color)).truncate())
}

fn rich(text: &str, kind: TextKind, color: Color32) -> RichText {
    RichText::new(text).font(kind.font()).color(color)
}

/// Words and marks side by side, wrapping, no higher than words are.
pub(super) fn line_of_words(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.horizontal_wrapped(contents);
    });
}

/// One line laid out in at most `width` points, ending in "…" where it must; coloured when painted.
pub(in crate::app) fn line(painter: &Painter, text: &str, kind: TextKind, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), kind.font(), Color32::PLACEHOLDER);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    painter.layout_job(job)
}

/// Paints `galley` aligned in `rect`, on whole pixels.
pub(in crate::app) fn place(painter: &Painter, rect: Rect, align: Align2, galley: Arc<Galley>, color: Color32) {
    let at = align.align_size_within_rect(galley.size(), rect).min;
    let at = (at.to_vec2() * painter.pixels_per_point()).round() / painter.pixels_per_point();
    painter.add(TextShape::new(at.to_pos2(), galley, color));
}

/// Lays out and paints one line in `rect`; what is cut off speaks in full on hover.
pub(in crate::app) fn line_in(ui: &Ui, rect: Rect, align: Align2, (text, kind): (&str, TextKind), color: Color32) {
    let galley = line(ui.painter(), text, kind, rect.width());
    if galley.elided {
        let whole = ui.interact(
            rect,
            ui.scope_id().with(("whole", rect.min.x.to_bits(), rect.min.y.to_bits())),
            Sense::hover(),
        );
        if whole.hovered() {
            whole.on_hover_text(text);
        }
    }
    place(ui.painter(), rect, align, galley, color);
}

/// A row of `height` as wide as the room there is.
pub(in crate::app) fn row(ui: &mut Ui, height: f32, sense: Sense) -> (Rect, Response) {
    ui.allocate_exact_size(vec2(ui.available_width(), height), sense)
}
