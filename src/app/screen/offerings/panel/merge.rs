//! Putting the picked offerings together: a name, and what comes of it.

use eframe::egui::{Key, Ui};

use super::{Panel, PanelAsk, Shown};
use crate::app::screen::offerings::view::{Chosen, Merge};
use crate::app::theme::{self, space};
use crate::app::widget::{self, Control, FieldView};
use crate::model::{Edit, OfferingId};
use crate::say;

/// The name being typed for offerings put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Merging {
    of: Vec<OfferingId>,
    name: String,
    /// Begun in this frame: the name takes the keyboard.
    is_new: bool,
}

impl Panel {
    /// The button that begins it, or the name with what comes of it.
    pub(super) fn merge_ui(&mut self, ui: &mut Ui, shown: Shown<'_>, on: (&Chosen, &Merge)) -> Option<PanelAsk> {
        let (chosen, merge) = on;
        self.merging.take_if(|merging| merging.of != chosen.ids);
        let Some(merging) = self.merging.as_mut() else {
            if widget::normal(ui, &say!(shown.text, "offerings-merge")).clicked() {
                self.merging = Some(Merging { of: chosen.ids.clone(), name: merge.name.clone(), is_new: true });
                ui.request_repaint();
            }
            return None;
        };
        let (is_done, is_left) = merging_ui(ui, shown, merging, merge);
        let name = merging.name.trim().to_owned();
        if is_done || is_left {
            self.merging = None;
        }
        if is_done {
            let (keep, others) = (merge.keep, merge.others.clone());
            let edit = Edit::MergeOfferings { keep, others, name: name.clone() };
            return Some(PanelAsk::PutTogether(edit, name));
        }
        is_left.then_some(PanelAsk::Leave)
    }
}

/// Returns whether to do it, and whether to leave it.
fn merging_ui(ui: &mut Ui, shown: Shown<'_>, merging: &mut Merging, merge: &Merge) -> (bool, bool) {
    let text = shown.text;
    let label = say!(text, "offerings-merge-name");
    widget::strong(ui, &label);
    let field = FieldView { name: &label, hint: &merge.name, shortcut: "", width: ui.available_width() - 20.0 };
    let response = widget::field(ui, &mut merging.name, &field);
    if std::mem::take(&mut merging.is_new) {
        response.request_focus();
        response.scroll_to_me(None);
    }
    let is_taken = shown.view.is_taken(&merging.name, &merging.of);
    if is_taken {
        ui.label(theme::plain(&say!(text, "offerings-name-taken")).color(theme::palette(ui).bad));
    }
    for sentence in &merge.says {
        widget::muted(ui, sentence);
    }
    let is_ready = !merging.name.trim().is_empty() && !is_taken;
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(space::TINY);
    let buttons = ui.horizontal(|ui| {
        let put = ui.add_enabled(is_ready, Control::primary(&say!(text, "offerings-merge-do"))).clicked();
        (put, widget::normal(ui, &say!(text, "offerings-merge-cancel")).clicked())
    });
    let (put, cancelled) = buttons.inner;
    (put || (entered && is_ready), cancelled)
}
