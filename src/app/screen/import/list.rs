//! The cells of a part one by one beside the preview, which follows: next, previous, or any of them by a click.

use eframe::egui::{Align, Key, Layout, Modifiers, ScrollArea, Ui};

use super::parts::Part;
use crate::app::session::OpenFile;
use crate::app::theme;
use crate::app::widget::{self, Control};
use crate::model::CellRef;
use crate::say;
use crate::text::Text;

/// Where one is in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The cell that stands out, by position in the part.
    pub at: usize,
    /// Whether the list has to bring it into sight.
    pub reveal: bool,
}

/// What was asked of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListAsk {
    /// To be closed.
    Close,
    /// To show this cell in the preview.
    Show(CellRef),
}

/// "12 of 340".
#[must_use]
pub fn position(text: &Text, part: &Part, at: usize) -> String {
    say!(text, "import-list-position", at = text.integer(at + 1), count = text.integer(part.len()))
}

/// Draws the list, `height` high.
#[must_use]
pub fn list_ui(
    ui: &mut Ui,
    place: &mut Place,
    (part, height): (&Part, f32),
    file: &OpenFile,
    text: &Text,
) -> Option<ListAsk> {
    let data = &file.imported.data;
    place.at = place.at.min(part.len().saturating_sub(1));
    let top = ui.cursor().top();
    let close = |ui: &mut Ui| widget::close(ui, &say!(text, "import-list-close")).clicked();
    let name = |ui: &mut Ui| widget::truncated(ui, &part.title, theme::TextKind::Section, theme::palette(ui).text);
    let closed = widget::split(ui, name, close).1 || escaped(ui);
    let moved = steps_ui(ui, place, part, text);
    ui.add_space(theme::space::TINY);
    let room = height - (ui.cursor().top() - top);
    let clicked = rows_ui(ui, place, (part, room), file, text);
    if closed {
        return Some(ListAsk::Close);
    }
    (moved || clicked).then(|| part.cell(data, place.at).map(ListAsk::Show)).flatten()
}

/// Escape closes the list, unless something is being typed or chosen.
fn escaped(ui: &Ui) -> bool {
    !ui.ctx().text_edit_focused()
        && !eframe::egui::Popup::is_any_open(ui.ctx())
        && ui.input(|input| input.key_pressed(Key::Escape))
}

/// Where one is, and one further or back; F3 and Shift F3 do the same.
fn steps_ui(ui: &mut Ui, place: &mut Place, part: &Part, text: &Text) -> bool {
    let keys = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::F3));
    let (mut back, mut on) = (keys(Modifiers::SHIFT), keys(Modifiers::NONE));
    ui.horizontal(|ui| {
        widget::muted(ui, &position(text, part, place.at));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::space::TINY;
            let name = say!(text, "import-list-next");
            let next = ui.add_enabled(place.at + 1 < part.len(), Control::normal("›").named(&name));
            on |= next.on_hover_text(say!(text, "import-list-next-hint")).clicked();
            let name = say!(text, "import-list-previous");
            let previous = ui.add_enabled(place.at > 0, Control::normal("‹").named(&name));
            back |= previous.on_hover_text(say!(text, "import-list-previous-hint")).clicked();
        });
    });
    let before = place.at;
    if on {
        place.at = (place.at + 1).min(part.len().saturating_sub(1));
    } else if back {
        place.at = place.at.saturating_sub(1);
    }
    place.reveal |= place.at != before;
    place.at != before
}

fn rows_ui(ui: &mut Ui, place: &mut Place, (part, height): (&Part, f32), file: &OpenFile, text: &Text) -> bool {
    let row_height = widget::SOURCE_ROW;
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical().id_salt("part").max_height(height).auto_shrink(false);
    if std::mem::take(&mut place.reveal) {
        #[expect(clippy::cast_precision_loss, reason = "points in a list")]
        let top = place.at as f32 * row_height;
        area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
    }
    let mut clicked = false;
    area.show_rows(ui, row_height, part.len(), |ui, rows| {
        for at in rows {
            let Some(entry) = part.entry(text, file, at) else { continue };
            let row = ui.push_id(at, |ui| {
                widget::leading_source_row(ui, (&entry.label, &entry.amount, &entry.place), at == place.at)
            });
            if row.inner.clicked() {
                place.at = at;
                clicked = true;
            }
        }
    });
    clicked
}
