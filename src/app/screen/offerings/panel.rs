//! Beside the list: what the picked offerings are, and what can be changed of them.

mod group;
mod merge;

use eframe::egui::{Align, Layout, ScrollArea, Ui};

use self::merge::Merging;
use super::focus;
use super::view::{Chosen, OfferingsView, Shared};
use crate::app::asked::Asked;
use crate::app::theme::{self, TextKind, space};
use crate::app::widget::{self, FieldView};
use crate::model::{Edit, OfferingChange, OfferingId, OfferingKind};
use crate::say;
use crate::text::{Text, words};

/// Room for the scroll bar.
const BAR: f32 = 10.0;

/// What the panel draws from.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) text: &'a Text,
    pub(super) view: &'a OfferingsView,
    pub(super) chosen: Option<&'a Chosen>,
    /// How many of the picked offerings the filter hides.
    pub(super) hidden: usize,
}

/// What was asked for in the panel.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PanelAsk {
    /// Change the project and stay here.
    Edit(Edit),
    /// Put the picked offerings together, as this name.
    PutTogether(Edit, String),
    /// Pick nothing.
    Unpick,
    /// Back to the list.
    Leave,
}

/// What is being typed, for which offerings.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    of: Vec<OfferingId>,
    text: String,
}

/// The groups offered while one is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Offer {
    /// The one the arrows are at.
    at: Option<usize>,
}

/// Widget memory of the panel: what is being typed.
#[derive(Debug, Default)]
pub(super) struct Panel {
    name: Option<Draft>,
    group: Option<Draft>,
    /// `None` while no groups are offered.
    offer: Option<Offer>,
    merging: Option<Merging>,
}

impl Panel {
    /// Forgets what was typed for the offerings picked before.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// What was typed for offerings that are not picked any more, as the edit it asks for.
    #[must_use]
    pub(super) fn left_behind(&mut self, picked: Option<&[OfferingId]>, view: Option<&OfferingsView>) -> Option<Edit> {
        let is_left = |draft: &mut Draft| Some(draft.of.as_slice()) != picked;
        self.merging = None;
        self.offer = None;
        let name = self.name.take_if(is_left);
        let group = self.group.take_if(is_left);
        let group = group.map(|draft| group_edit(&draft.of, &draft.text));
        group.or_else(|| rename(view?, &name?))
    }

    /// Draws the panel. Returns what was asked for.
    pub(super) fn show(&mut self, ui: &mut Ui, shown: Shown<'_>) -> Asked<PanelAsk> {
        let scrolled = ScrollArea::vertical().id_salt("offerings panel").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - BAR);
            let asked = shown.chosen.map(|chosen| self.chosen_ui(ui, shown, chosen));
            if asked.is_none() {
                widget::muted(ui, &say!(shown.text, "offerings-none-picked"));
            }
            keys_ui(ui, shown.text);
            asked.unwrap_or_default()
        });
        scrolled.inner
    }

    fn chosen_ui(&mut self, ui: &mut Ui, shown: Shown<'_>, chosen: &Chosen) -> Asked<PanelAsk> {
        let text = shown.text;
        let mut asked = Asked::from(head_ui(ui, shown, chosen));
        ui.add_space(space::SMALL);
        asked.ask(kind_ui(ui, text, chosen));
        ui.add_space(space::SMALL);
        asked.ask(marks_ui(ui, text, chosen));
        ui.add_space(space::SMALL);
        widget::strong(ui, &say!(text, "offerings-group"));
        asked.ask(self.group_ui(ui, shown, chosen));
        ui.add_space(space::SMALL);
        if let Some(name) = &chosen.name {
            widget::strong(ui, &say!(text, "offerings-name"));
            asked.ask(self.name_ui(ui, shown, (chosen, name)));
        }
        if let Some(merge) = &chosen.merge {
            asked.ask(self.merge_ui(ui, shown, (chosen, merge)));
        }
        asked
    }

    fn name_ui(&mut self, ui: &mut Ui, shown: Shown<'_>, on: (&Chosen, &str)) -> Option<PanelAsk> {
        let (chosen, name) = on;
        let draft = self.name.as_ref().filter(|draft| draft.of == chosen.ids);
        let mut typed = draft.map_or_else(|| name.to_owned(), |draft| draft.text.clone());
        let label = say!(shown.text, "offerings-name");
        let field = FieldView { name: &label, hint: name, shortcut: "", width: ui.available_width() - 20.0 };
        let response = widget::field(ui, &mut typed, &field);
        let draft = Draft { of: chosen.ids.clone(), text: typed };
        let is_taken = shown.view.is_taken(&draft.text, &chosen.ids);
        if is_taken {
            ui.label(theme::plain(&say!(shown.text, "offerings-name-taken")).color(theme::palette(ui).bad));
        }
        let edit = if response.lost_focus() { rename(shown.view, &draft) } else { None };
        if response.lost_focus() && !is_taken {
            self.name = None;
        } else if response.changed() {
            self.name = Some(draft);
        }
        edit.map(PanelAsk::Edit)
    }
}

/// The edit a typed name asks for; `None` when it leaves everything as it was, or is another's.
fn rename(view: &OfferingsView, draft: &Draft) -> Option<Edit> {
    let name = draft.text.trim();
    let keep = *draft.of.first()?;
    let is_new = view.row(keep).is_some_and(|row| row.name != name);
    let is_free = !name.is_empty() && !view.is_taken(name, &draft.of);
    (is_new && is_free).then(|| Edit::MergeOfferings { keep, others: Vec::new(), name: name.to_owned() })
}

/// The edit that puts offerings under the group typed; nothing typed takes them out of theirs.
fn group_edit(offerings: &[OfferingId], typed: &str) -> Edit {
    let group = Some(typed.trim().to_owned()).filter(|group| !group.is_empty());
    change(offerings, OfferingChange::Group(group))
}

fn change(offerings: &[OfferingId], change: OfferingChange) -> Edit {
    Edit::ChangeOfferings { offerings: offerings.to_vec(), change }
}

fn head_ui(ui: &mut Ui, shown: Shown<'_>, chosen: &Chosen) -> Option<PanelAsk> {
    let unpicked = ui.horizontal(|ui| {
        widget::muted(ui, &chosen.eyebrow);
        let right = Layout::right_to_left(Align::Center);
        ui.with_layout(right, |ui| widget::link(ui, &say!(shown.text, "offerings-unselect")).clicked()).inner
    });
    ui.spacing_mut().item_spacing.y = space::TINY;
    if let Some(name) = &chosen.name {
        widget::truncated(ui, name, TextKind::Section, theme::palette(ui).text);
    }
    widget::strong(ui, &chosen.figures);
    if shown.hidden > 0 {
        let hidden = shown.text.integer(shown.hidden);
        widget::muted(ui, &say!(shown.text, "offerings-picked-hidden", count = shown.hidden, shown = hidden));
    }
    unpicked.inner.then_some(PanelAsk::Unpick)
}

fn kind_ui(ui: &mut Ui, text: &Text, chosen: &Chosen) -> Option<PanelAsk> {
    let differs = chosen.kind == Shared::Differs;
    widget::strong(ui, &if differs { say!(text, "offerings-kind-differs") } else { say!(text, "offerings-kind") });
    let kinds = [Some(OfferingKind::Recurring), Some(OfferingKind::OneOff), None];
    let names = kinds.map(|kind| words::offering_kind(text, kind));
    let here = chosen.kind.all().and_then(|shared| kinds.iter().position(|kind| kind == shared));
    let picked = widget::mixed_segmented(ui, focus::kind_id(), &names, here)?;
    let kind = kinds.get(picked).copied()?;
    Some(PanelAsk::Edit(change(&chosen.ids, OfferingChange::Kind(kind))))
}

fn marks_ui(ui: &mut Ui, text: &Text, chosen: &Chosen) -> Asked<PanelAsk> {
    let mut asked = Asked::default();
    widget::strong(ui, &say!(text, "offerings-marks"));
    let mut per_user = chosen.per_user.all().copied();
    if widget::mixed_checkbox(ui, &mut per_user, &say!(text, "offerings-per-user")).changed() {
        let marked = OfferingChange::PerUser(per_user.unwrap_or_default());
        asked.ask(PanelAsk::Edit(change(&chosen.ids, marked)));
    }
    let mut lowers = chosen.lowers_risk.all().copied();
    if widget::mixed_checkbox(ui, &mut lowers, &say!(text, "offerings-risk")).changed() {
        let marked = OfferingChange::LowersRisk(lowers.unwrap_or_default());
        asked.ask(PanelAsk::Edit(change(&chosen.ids, marked)));
    }
    asked
}

fn keys_ui(ui: &mut Ui, text: &Text) {
    ui.add_space(space::LARGE);
    widget::strong(ui, &say!(text, "offerings-keys"));
    widget::small(ui, &say!(text, "offerings-keys-list"));
}
