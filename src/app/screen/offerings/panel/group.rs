//! The group of the picked offerings: typed, with the groups there are below.

use eframe::egui::{
    Align2, EventFilter, Frame, Key, Margin, Modifiers, Response, RichText, Role, Sense, Stroke, TextEdit, Ui,
    WidgetInfo, vec2,
};

use super::{Draft, Offer, Panel, PanelAsk, Shown, group_edit};
use crate::app::screen::offerings::focus;
use crate::app::screen::offerings::view::{Chosen, Shared};
use crate::app::theme::{TextKind, palette, size, space};
use crate::app::widget;
use crate::model::fold_name;
use crate::say;

/// How many groups are offered at most.
const OFFERED: usize = 6;

/// A key that means something while a group is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    Accept,
    Move(isize),
    Leave,
}

impl Panel {
    pub(super) fn group_ui(&mut self, ui: &mut Ui, shown: Shown<'_>, chosen: &Chosen) -> Option<PanelAsk> {
        let was_focused = ui.memory(|memory| memory.has_focus(focus::group_id()));
        let pressed = if was_focused { take_key(ui) } else { None };
        let draft = self.group.as_ref().filter(|draft| draft.of == chosen.ids);
        let kept = chosen.group.all().cloned().flatten().unwrap_or_default();
        let mut typed = draft.map_or(kept, |draft| draft.text.clone());
        let response = edit_ui(ui, shown, chosen, &mut typed);
        if response.changed() {
            self.group = Some(Draft { of: chosen.ids.clone(), text: typed.clone() });
            self.offer = Some(Offer::default());
        }
        // A click on an offer takes the focus away before it is released: what was typed waits for it.
        let is_clicking = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
        if response.has_focus() {
            self.offer = Some(self.offer.unwrap_or_default());
        } else if !is_clicking {
            self.offer = None;
        }
        let Some(Offer { at }) = self.offer else { return self.typed(shown, chosen) };
        let offered = offers(shown, chosen, self.group.as_ref().map_or("", |draft| &draft.text));
        let clicked = offers_ui(ui, shown, &offered, at);
        if let Some(group) = clicked.and_then(|clicked| offered.get(clicked)) {
            return self.take(chosen, &group.0);
        }
        match pressed? {
            Pressed::Accept => match at.and_then(|at| offered.get(at)) {
                Some(group) => self.take(chosen, &group.0),
                None => self.typed(shown, chosen),
            },
            Pressed::Move(by) => {
                let last = offered.len().checked_sub(1)?;
                let next = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
                self.offer = Some(Offer { at: Some(next) });
                None
            }
            Pressed::Leave => {
                (self.group, self.offer) = (None, None);
                Some(PanelAsk::Leave)
            }
        }
    }

    /// What was typed, as the edit it asks for; a group that is there is meant however it is typed.
    fn typed(&mut self, shown: Shown<'_>, chosen: &Chosen) -> Option<PanelAsk> {
        let draft = self.group.take().filter(|draft| draft.of == chosen.ids)?;
        let folded = fold_name(&draft.text);
        let known = shown.view.groups.iter().find(|(group, _)| fold_name(group) == folded);
        let group = known.map_or(draft.text.trim(), |(group, _)| group).to_owned();
        self.take(chosen, &group)
    }

    fn take(&mut self, chosen: &Chosen, group: &str) -> Option<PanelAsk> {
        self.group = None;
        self.offer = self.offer.map(|_| Offer::default());
        let kept = chosen.group.all().map(|kept| kept.as_deref().unwrap_or_default());
        (kept != Some(group)).then(|| PanelAsk::Edit(group_edit(&chosen.ids, group)))
    }
}

/// The groups that hold the words typed, with how many offerings are in each; not the one they are all in.
fn offers<'a>(shown: Shown<'a>, chosen: &Chosen, typed: &str) -> Vec<&'a (String, usize)> {
    let folded = fold_name(typed);
    let kept = chosen.group.all().cloned().flatten();
    let groups = shown.view.groups.iter();
    let fitting = groups.filter(|(group, _)| Some(group) != kept.as_ref() && fold_name(group).contains(&folded));
    fitting.take(OFFERED).collect()
}

fn edit_ui(ui: &mut Ui, shown: Shown<'_>, chosen: &Chosen, typed: &mut String) -> Response {
    let text = shown.text;
    let differs = chosen.group == Shared::Differs;
    let hint = if differs { say!(text, "offerings-group-differs") } else { say!(text, "offerings-group-hint") };
    let hint = RichText::new(hint).color(palette(ui).muted).font(TextKind::Body.font());
    let keys = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    let width = ui.available_width() - 20.0;
    let edit = TextEdit::singleline(typed)
        .id(focus::group_id())
        .hint_text(hint)
        .font(TextKind::Body.font())
        .margin(Margin::symmetric(10, 6))
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(width, size::CONTROL))
        .desired_width(width)
        .event_filter(keys);
    ui.add(edit).accessible_name(say!(text, "offerings-group"))
}

/// Takes the keys that mean more here than in a plain field.
fn take_key(ui: &Ui) -> Option<Pressed> {
    let keys = [
        (Key::Enter, Pressed::Accept),
        (Key::ArrowDown, Pressed::Move(1)),
        (Key::ArrowUp, Pressed::Move(-1)),
        (Key::Escape, Pressed::Leave),
    ];
    ui.input_mut(|input| keys.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)))
        .map(|(_, pressed)| pressed)
}

/// The offers below the field. Returns the one clicked.
fn offers_ui(ui: &mut Ui, shown: Shown<'_>, offered: &[&(String, usize)], here: Option<usize>) -> Option<usize> {
    if offered.is_empty() {
        return None;
    }
    let mut clicked = None;
    let colors = palette(ui);
    let frame = Frame::new()
        .stroke(Stroke::new(size::LINE, colors.line))
        .corner_radius(size::CONTROL_RADIUS)
        .inner_margin(Margin::same(4));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, (group, count)) in offered.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW - 3.0), Sense::CLICK);
            let fill = match (here == Some(at), response.hovered()) {
                (true, _) => colors.selection,
                (false, true) => colors.hover,
                (false, false) => colors.panel,
            };
            ui.painter().rect_filled(rect, 4, fill);
            let inner = rect.shrink2(vec2(space::SMALL, 0.0));
            let number = widget::line(ui.painter(), &shown.text.integer(*count), TextKind::Body, inner.width());
            let room = inner.width() - number.size().x - space::SMALL;
            let words = widget::line(ui.painter(), group, TextKind::Body, room);
            widget::place(ui.painter(), inner, Align2::LEFT_CENTER, words, colors.text);
            widget::place(ui.painter(), inner, Align2::RIGHT_CENTER, number, colors.muted);
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here == Some(at), group));
            if response.clicked() {
                clicked = Some(at);
            }
        }
    });
    clicked
}
