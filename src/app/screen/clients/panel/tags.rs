//! One dimension in the panel: the values present as chips, and a field that knows the vocabulary.

use eframe::egui::{
    Align2, EventFilter, Key, Margin, Modifiers, Rect, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{Panel, PanelAsk, Shown};
use crate::app::asked::Asked;
use crate::app::screen::clients::focus;
use crate::app::screen::clients::panel_view::ChipView;
use crate::app::screen::clients::type_ahead::{Offer, offers};
use crate::app::screen::clients::view::DimensionView;
use crate::app::theme::{self, TextKind, palette, size, space};
use crate::app::widget::{self, ChipAction};
use crate::model::{ClientId, Edit};
use crate::say;

/// How many of the values that would be replaced are named.
const REPLACED: usize = 4;

/// A key that means something while a value is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    Accept,
    /// Only for those without a value.
    AcceptUntagged,
    Move(isize),
    Next(isize),
    TakeAway,
    Leave,
}

impl Panel {
    pub(super) fn dimension_ui(
        &mut self,
        ui: &mut Ui,
        shown: Shown<'_>,
        at: (usize, &DimensionView),
    ) -> Asked<PanelAsk> {
        let (_, dimension) = at;
        let chips = shown.view.dimensions.iter().find(|(id, _)| *id == dimension.id).map_or(&[][..], |found| &found.1);
        widget::strong(ui, &dimension.name);
        let mut asked = Asked::from(chips_ui(ui, shown, dimension, chips));
        if let (Some(single), Some(detail)) = (&shown.view.single, &dimension.detail) {
            for chip in chips {
                asked.ask(self.detail_ui(ui, shown, (single.client, dimension.id, detail), chip));
            }
        }
        asked.and(self.field_ui(ui, shown, at, chips))
    }

    fn field_ui(
        &mut self,
        ui: &mut Ui,
        shown: Shown<'_>,
        at: (usize, &DimensionView),
        chips: &[ChipView],
    ) -> Option<PanelAsk> {
        let (_, dimension) = at;
        let id = focus::tag_id(dimension.id);
        let was_focused = ui.memory(|memory| memory.has_focus(id));
        let mut typed = self.typed.get(&dimension.id).cloned().unwrap_or_default();
        let pressed = if was_focused { take_key(ui, typed.is_empty() && !chips.is_empty()) } else { None };
        let response = edit_ui(ui, shown, dimension, (&mut typed, chips.is_empty()));
        if response.changed() {
            self.open = Some((dimension.id, None));
            self.typed_of.clone_from(&shown.view.clients);
            self.nobody = None;
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        self.typed.insert(dimension.id, typed.clone());
        let is_focused = response.has_focus();
        // A click on an offer takes the focus away before it is released: the offers wait for it. A window that is closed
        // takes nobody's words along.
        let is_choosing = self.is_choosing(ui);
        let is_closing = ui.input(|input| input.viewport().close_requested());
        let is_open = self.open.is_some_and(|(open, _)| open == dimension.id);
        if is_focused && !is_open {
            self.open = Some((dimension.id, None));
        } else if is_open && (is_closing || !is_focused && !is_choosing) {
            // What was typed and left counts as entered.
            let entered = self.entered(dimension).map(|offer| tagging(shown, dimension, &offer));
            self.open = None;
            return entered.map(PanelAsk::Edit);
        }
        let is_open = self.open.is_some_and(|(open, _)| open == dimension.id);
        if !is_open {
            return None;
        }
        let offered = offers(dimension, &typed);
        let at_offer = self.open.and_then(|(_, at)| at);
        let here = at_offer.or((!typed.trim().is_empty()).then_some(0)).filter(|at| *at < offered.len());
        let clicked = offers_ui(ui, shown, &offered, here, &mut self.offered);
        if self.nobody == Some(dimension.id) {
            widget::small(ui, &say!(shown.text, "clients-untagged-nobody"));
        }
        if let Some(offer) = here.and_then(|here| offered.get(here)) {
            replaces_ui(ui, shown, (dimension, chips), offer);
        }
        if let Some(offer) = clicked.and_then(|clicked| offered.get(clicked)) {
            ui.memory_mut(|memory| memory.request_focus(id));
            return Some(self.tag(shown, dimension, offer));
        }
        self.act(ui, pressed?, (shown, at, chips), (&offered, here))
    }

    fn act(
        &mut self,
        ui: &Ui,
        pressed: Pressed,
        on: (Shown<'_>, (usize, &DimensionView), &[ChipView]),
        among: (&[Offer], Option<usize>),
    ) -> Option<PanelAsk> {
        let (shown, (place, dimension), chips) = on;
        let (offered, here) = among;
        match pressed {
            Pressed::Accept => match here.and_then(|here| offered.get(here)) {
                Some(offer) => Some(self.tag(shown, dimension, offer)),
                None => Some(PanelAsk::Skip(dimension.id)),
            },
            Pressed::AcceptUntagged => {
                let offer = here.and_then(|here| offered.get(here))?;
                Some(PanelAsk::TagUntagged { dimension: dimension.id, value: offer.kept().to_owned() })
            }
            Pressed::Move(by) => {
                let last = offered.len().saturating_sub(1);
                let next = here.map_or(0, |here| here.saturating_add_signed(by).min(last));
                self.open = Some((dimension.id, Some(next)));
                None
            }
            Pressed::Next(by) => {
                let next = place.checked_add_signed(by).and_then(|next| shown.dimensions.get(next));
                let id = next.map_or_else(focus::list_id, |next| focus::tag_id(next.id));
                ui.memory_mut(|memory| memory.request_focus(id));
                let entered = self.entered(dimension).map(|offer| tagging(shown, dimension, &offer));
                self.open = None;
                entered.map(PanelAsk::Edit)
            }
            Pressed::TakeAway => {
                let last = chips.last()?;
                Some(PanelAsk::Edit(untag(shown, dimension, last)))
            }
            Pressed::Leave => {
                self.forget();
                Some(PanelAsk::Leave)
            }
        }
    }

    fn tag(&mut self, shown: Shown<'_>, dimension: &DimensionView, offer: &Offer) -> PanelAsk {
        self.open = Some((dimension.id, None));
        PanelAsk::Tag(tagging(shown, dimension, offer))
    }

    /// What is typed in a dimension, or else chosen among its offers, taken out of the field.
    fn entered(&mut self, dimension: &DimensionView) -> Option<Offer> {
        let typed = self.typed.remove(&dimension.id).unwrap_or_default();
        let chosen = self.open.filter(|(open, _)| *open == dimension.id).and_then(|(_, at)| at);
        let at = chosen.or((!typed.trim().is_empty()).then_some(0))?;
        offers(dimension, &typed).into_iter().nth(at)
    }

    /// Whether something stands in a field that is no value yet.
    pub(in super::super) fn is_typed(&self) -> bool {
        self.typed.values().any(|typed| !typed.trim().is_empty())
    }

    /// Whether the pointer is about to choose among the offers.
    fn is_choosing(&self, ui: &Ui) -> bool {
        let over = |at| self.offered.is_some_and(|offered| offered.contains(at));
        ui.input(|input| {
            (input.pointer.any_down() || input.pointer.any_released()) && input.pointer.interact_pos().is_some_and(over)
        })
    }

    /// What was typed for clients other than `picked`, as the edits it asks for.
    #[must_use]
    pub(in super::super) fn typed_behind(&mut self, picked: &[ClientId], dimensions: &[DimensionView]) -> Vec<Edit> {
        if !self.is_typed() || self.typed_of == picked {
            return Vec::new();
        }
        let clients = std::mem::take(&mut self.typed_of);
        let entered = dimensions.iter().filter_map(|dimension| {
            let value = self.entered(dimension)?.kept().to_owned();
            Some(Edit::Tag { clients: clients.clone(), dimension: dimension.id, value })
        });
        let edits = entered.collect();
        self.forget();
        edits
    }
}

fn tagging(shown: Shown<'_>, dimension: &DimensionView, offer: &Offer) -> Edit {
    Edit::Tag { clients: shown.view.clients.clone(), dimension: dimension.id, value: offer.kept().to_owned() }
}

/// Says before it happens which values would be replaced, and how to leave those alone.
fn replaces_ui(ui: &mut Ui, shown: Shown<'_>, (dimension, chips): (&DimensionView, &[ChipView]), offer: &Offer) {
    let kept = if let Offer::Known(value) = offer { Some(value.id) } else { None };
    let others: Vec<&ChipView> = chips.iter().filter(|chip| Some(chip.value) != kept).collect();
    if dimension.multi_valued || others.is_empty() {
        return;
    }
    let text = shown.text;
    let all = shown.view.clients.len();
    let replaced: usize = others.iter().map(|chip| chip.clients).sum();
    let untagged = all.saturating_sub(chips.iter().map(|chip| chip.clients).sum());
    let most = others.iter().take(REPLACED).map(|chip| match &chip.count {
        Some(count) => format!("{} {count}", chip.name),
        None => chip.name.clone(),
    });
    let mut named = most.collect::<Vec<_>>().join(", ");
    if others.len() > REPLACED {
        named.push_str(", …");
    }
    let colors = palette(ui);
    let said = if all == 1 {
        say!(text, "clients-replaces", values = named)
    } else {
        say!(
            text,
            "clients-replaces-of",
            count = replaced,
            shown = text.integer(replaced),
            all = text.integer(all),
            values = named
        )
    };
    ui.label(theme::plain(&said).color(colors.bad));
    if all > 1 && untagged > 0 {
        widget::small(ui, &say!(text, "clients-replaces-not", count = untagged, shown = text.integer(untagged)));
    }
}

fn untag(shown: Shown<'_>, dimension: &DimensionView, chip: &ChipView) -> Edit {
    Edit::Untag { clients: shown.view.clients.clone(), dimension: dimension.id, value: Some(chip.value) }
}

fn chips_ui(ui: &mut Ui, shown: Shown<'_>, dimension: &DimensionView, chips: &[ChipView]) -> Option<PanelAsk> {
    if chips.is_empty() {
        return None;
    }
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::TINY, space::TINY);
        for chip in chips {
            let label = match &chip.count {
                Some(count) => {
                    say!(shown.text, "clients-chip", value = chip.name.as_str(), count = count.as_str())
                }
                None if chip.is_primary => say!(shown.text, "clients-chip-primary", value = chip.name.as_str()),
                None => chip.name.clone(),
            };
            let remove = say!(shown.text, "clients-remove-value", value = chip.name.as_str());
            match (widget::removable_chip(ui, &label, &remove), &shown.view.single) {
                (Some(ChipAction::Removed), _) => asked = Some(PanelAsk::Edit(untag(shown, dimension, chip))),
                (Some(ChipAction::Clicked), Some(single)) if chips.len() > 1 && !chip.is_primary => {
                    let (client, dimension, value) = (single.client, dimension.id, chip.value);
                    asked = Some(PanelAsk::Edit(Edit::SetPrimary { client, dimension, value }));
                }
                _ => {}
            }
        }
    });
    asked
}

fn edit_ui(
    ui: &mut Ui,
    shown: Shown<'_>,
    dimension: &DimensionView,
    field: (&mut String, bool),
) -> eframe::egui::Response {
    let (typed, is_untagged) = field;
    let hint = if is_untagged || !dimension.multi_valued {
        say!(shown.text, "clients-tag-hint")
    } else {
        say!(shown.text, "clients-tag-hint-more")
    };
    let hint = RichText::new(hint).color(palette(ui).muted).font(TextKind::Body.font());
    let keys = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    let width = ui.available_width() - 20.0;
    let edit = TextEdit::singleline(typed)
        .id(focus::tag_id(dimension.id))
        .hint_text(hint)
        .font(TextKind::Body.font())
        .margin(Margin::symmetric(10, 6))
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(width, size::CONTROL))
        .desired_width(width)
        .event_filter(keys);
    let name = say!(shown.text, "clients-tag-input", dimension = dimension.name.as_str());
    let response = ui.add(edit).accessible_name(name);
    widget::note_typing(&response, typed);
    response
}

/// Takes the keys that mean more here than in a plain field.
fn take_key(ui: &Ui, can_take_away: bool) -> Option<Pressed> {
    ui.input_mut(|input| {
        let mut keys = vec![
            (Modifiers::SHIFT, Key::Tab, Pressed::Next(-1)),
            (Modifiers::NONE, Key::Tab, Pressed::Next(1)),
            (Modifiers::COMMAND, Key::Enter, Pressed::AcceptUntagged),
            (Modifiers::NONE, Key::Enter, Pressed::Accept),
            (Modifiers::NONE, Key::ArrowDown, Pressed::Move(1)),
            (Modifiers::NONE, Key::ArrowUp, Pressed::Move(-1)),
            (Modifiers::NONE, Key::Escape, Pressed::Leave),
        ];
        if can_take_away {
            keys.push((Modifiers::NONE, Key::Backspace, Pressed::TakeAway));
        }
        keys.into_iter().find(|(modifiers, key, _)| input.consume_key(*modifiers, *key)).map(|(.., pressed)| pressed)
    })
}

/// The offers below the field, with how many clients carry each. Returns the one clicked.
fn offers_ui(
    ui: &mut Ui,
    shown: Shown<'_>,
    offered: &[Offer],
    here: Option<usize>,
    painted: &mut Option<Rect>,
) -> Option<usize> {
    *painted = None;
    if offered.is_empty() {
        return None;
    }
    let mut clicked = None;
    let colors = palette(ui);
    let frame = eframe::egui::Frame::new()
        .stroke(eframe::egui::Stroke::new(size::LINE, colors.line))
        .corner_radius(size::CONTROL_RADIUS)
        .inner_margin(Margin::same(4));
    let framed = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, offer) in offered.iter().enumerate() {
            let (label, count, color) = match offer {
                Offer::Known(value) => (value.name.clone(), shown.text.integer(value.clients), colors.text),
                Offer::New(name) => {
                    (say!(shown.text, "clients-new-value", name = name.as_str()), String::new(), colors.muted)
                }
            };
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW - 3.0), Sense::CLICK);
            let fill = match (here == Some(at), response.hovered()) {
                (true, _) => colors.selection,
                (false, true) => colors.hover,
                (false, false) => colors.panel,
            };
            ui.painter().rect_filled(rect, 4, fill);
            let inner = rect.shrink2(vec2(space::SMALL, 0.0));
            let number = widget::line(ui.painter(), &count, TextKind::Body, inner.width());
            let room = inner.width() - number.size().x - space::SMALL;
            let words = widget::line(ui.painter(), &label, TextKind::Body, room);
            widget::place(ui.painter(), inner, Align2::LEFT_CENTER, words, color);
            widget::place(ui.painter(), inner, Align2::RIGHT_CENTER, number, colors.muted);
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here == Some(at), &label));
            if response.clicked() {
                clicked = Some(at);
            }
        }
    });
    *painted = Some(framed.response.rect);
    clicked
}
