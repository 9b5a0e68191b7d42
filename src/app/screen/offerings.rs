//! The panel over a screen in which offerings are grouped, marked, renamed and put together.

mod focus;
mod list;
mod panel;
#[cfg(test)]
mod tests;
mod view;

use std::rc::Rc;
use std::sync::Arc;

use eframe::egui::{Align, Frame, Id, Key, Layout, Margin, Memory, Modal, Modifiers, Ui, UiBuilder, Vec2, vec2};

use self::list::{List, ListAsk};
use self::panel::{Panel, PanelAsk};
use self::view::{Chosen, OfferingsView, Wanted, chosen, listed, offerings_view};
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Figures as Known, Session};
use crate::app::theme::{self, TextKind, space};
use crate::app::widget::{self, FieldView, Picked};
use crate::model::{Line, Offering, OfferingId, Project};
use crate::say;
use crate::text::Text;

/// Between the panel and the edge of the window.
const AROUND: f32 = 12.0;
/// Inside its frame.
const INSIDE: f32 = 16.0;
/// The widest it gets.
const WIDEST: f32 = 1240.0;
/// The width of what can be changed, beside the list.
const SIDE: f32 = 256.0;
const FILTER: f32 = 200.0;

/// Widget memory of the panel.
#[derive(Debug, Default)]
pub struct OfferingsPanel {
    is_open: bool,
    /// Opened in this frame: the list takes the keyboard.
    is_new: bool,
    view: Cached<Known, Option<OfferingsView>>,
    order: Cached<(Known, Wanted), Vec<OfferingId>>,
    chosen: Cached<(Known, u64), Option<Chosen>>,
    /// The numbers the picked offerings go by.
    numbered: Option<Numbered>,
    wanted: Wanted,
    picked: Picked<OfferingId>,
    list: List,
    panel: Panel,
    /// What offerings are being put together as: picked once it is there.
    awaited: Option<String>,
    /// Whether something beside the list had the keyboard in the last frame: Esc then leads back.
    was_beside: bool,
}

/// An import's offerings by number: kept to see when the numbers mean others.
#[derive(Clone, Debug)]
struct Numbered {
    lines: Arc<Vec<Line>>,
    offerings: Arc<Vec<Offering>>,
}

/// What one frame draws from.
struct Scene<'a> {
    text: &'a Text,
    known: Known,
    view: &'a OfferingsView,
    order: Rc<Vec<OfferingId>>,
}

impl OfferingsPanel {
    /// Opens it, with nothing picked.
    pub fn open(&mut self) {
        if !self.is_open {
            *self = Self { is_open: true, is_new: true, ..Self::default() };
        }
    }

    /// Draws it while it is open.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        if !self.is_open {
            return Asked::default();
        }
        self.meet(session);
        let frame = Frame::popup(ui.style()).inner_margin(Margin::same(margin()));
        let back = self.was_beside && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if back {
            self.panel.forget();
        }
        let modal = Modal::new(Id::unique("offerings panel")).frame(frame).show(ui.ctx(), |ui| {
            let room = room(ui);
            ui.set_min_size(room);
            ui.set_max_size(room);
            self.contents_ui(ui, session)
        });
        let is_closed = modal.should_close();
        let (asked, is_done) = modal.inner;
        if back || std::mem::take(&mut self.is_new) {
            ui.memory_mut(|memory| memory.request_focus(focus::list_id()));
        }
        let focused = ui.memory(Memory::focused);
        self.was_beside = focused.is_some_and(|focused| focused != focus::list_id() && focused != focus::group_id());
        if !is_done && !is_closed {
            return asked;
        }
        let view = self.view.get(session.figures(), || offerings_view(session));
        let left = self.panel.left_behind(None, view.as_ref().as_ref());
        *self = Self::default();
        asked.and(left.map(|edit| Action::Edit(edit, None)))
    }

    /// Follows the picked offerings by name where their numbers have come to mean others.
    fn meet(&mut self, session: &Session) {
        let Some(project) = session.project() else { return };
        let now = Numbered::of(project);
        let Some(before) = self.numbered.replace(now.clone()) else { return };
        if Arc::ptr_eq(&before.lines, &now.lines) && before.offerings.len() == now.offerings.len() {
            return;
        }
        let names: Vec<String> = match self.awaited.take().filter(|name| now.find(name).is_some()) {
            Some(name) => vec![name],
            None => self.picked.rows().into_iter().filter_map(|id| before.name(id)).collect(),
        };
        self.picked.clear();
        self.panel.forget();
        for id in names.iter().filter_map(|name| now.find(name)) {
            self.picked.toggle(id);
            self.list.reveal(id);
        }
    }

    /// Returns what was asked for, and whether to close.
    fn contents_ui(&mut self, ui: &mut Ui, session: &Session) -> (Asked, bool) {
        let text = &session.text;
        let is_done = head_ui(ui, text);
        let known = session.figures();
        let view = self.view.get(known, || offerings_view(session));
        let Some(view) = view.as_ref().as_ref().filter(|view| !view.rows.is_empty()) else {
            ui.add_space(space::LARGE);
            widget::muted(ui, &say!(text, "offerings-empty"));
            return (Asked::default(), is_done);
        };
        ui.add_space(space::SMALL);
        self.filter_ui(ui, text);
        ui.add_space(space::TINY);
        let order = self.order.get((known, self.wanted.clone()), || listed(view, &self.wanted));
        let scene = Scene { text, known, view, order };
        let (asked, is_left) = self.parts_ui(ui, session, &scene);
        (asked, is_done || is_left)
    }

    fn filter_ui(&mut self, ui: &mut Ui, text: &Text) {
        let (name, hint) = (say!(text, "offerings-filter"), say!(text, "offerings-filter-hint"));
        let field = FieldView { name: &name, hint: &name, shortcut: "", width: FILTER };
        let response = widget::field(ui, &mut self.wanted.filter, &field).on_hover_text(hint);
        let down = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if down || entered {
            ui.memory_mut(|memory| memory.request_focus(focus::list_id()));
        }
    }

    /// The list left, what can be changed right.
    fn parts_ui(&mut self, ui: &mut Ui, session: &Session, scene: &Scene<'_>) -> (Asked, bool) {
        let whole = ui.available_rect_before_wrap();
        let split = whole.right() - SIDE;
        let main = UiBuilder::new().max_rect(whole.with_max_x(split - space::MEDIUM));
        let before = self.picked.generation();
        let listed = ui.scope_builder(main, |ui| self.list_ui(ui, scene)).inner;
        let left = if self.picked.generation() == before {
            None
        } else {
            let picked = self.picked.rows();
            self.panel.left_behind(Some(&picked), Some(scene.view))
        };
        let key = (scene.known, self.picked.generation());
        let chosen = self.chosen.get(key, || chosen(session, scene.view, &self.picked.rows()));
        let visible = scene.order.iter().filter(|id| self.picked.has(**id)).count();
        let shown = panel::Shown {
            text: scene.text,
            view: scene.view,
            chosen: chosen.as_ref().as_ref(),
            hidden: self.picked.len().saturating_sub(visible),
        };
        let side = UiBuilder::new().max_rect(whole.with_min_x(split));
        let asked = ui.scope_builder(side, |ui| self.panel.show(ui, shown)).inner;
        if self.picked.generation() != before {
            ui.request_repaint();
        }
        let left = left.map(|edit| Action::Edit(edit, None));
        (Asked::from(left).and(self.follow(ui, asked)), listed == Some(ListAsk::Leave))
    }

    fn list_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Option<ListAsk> {
        let count = say!(
            scene.text,
            "offerings-shown",
            shown = scene.text.integer(scene.order.len()),
            all = scene.text.integer(scene.view.rows.len())
        );
        let room = ui.available_rect_before_wrap();
        let below = TextKind::Small.points() + space::MEDIUM;
        let list = UiBuilder::new().max_rect(room.with_max_y(room.bottom() - below));
        let shown = list::Shown {
            text: scene.text,
            view: scene.view,
            order: &scene.order,
            sort: self.wanted.sort,
            said: &count,
        };
        let asked = ui.scope_builder(list, |ui| self.list.show(ui, &shown, &mut self.picked)).inner;
        widget::small(ui, &count);
        match asked {
            Some(ListAsk::Sort(column)) => self.wanted.sort = self.wanted.sort.clicked(column),
            Some(ListAsk::Change) => ui.memory_mut(|memory| memory.request_focus(focus::kind_id())),
            Some(ListAsk::Leave) | None => {}
        }
        asked
    }

    /// Does what was asked for beside the list.
    fn follow(&mut self, ui: &Ui, asked: Asked<PanelAsk>) -> Asked {
        let leave = || ui.memory_mut(|memory| memory.request_focus(focus::list_id()));
        let mut actions = Asked::default();
        for one in asked {
            match one {
                PanelAsk::Edit(edit) => actions.ask(Action::Edit(edit, None)),
                PanelAsk::PutTogether(edit, name) => {
                    self.awaited = Some(name);
                    actions.ask(Action::Edit(edit, None));
                    leave();
                }
                PanelAsk::Unpick => {
                    self.picked.clear();
                    leave();
                }
                PanelAsk::Leave => leave(),
            }
        }
        actions
    }
}

impl Numbered {
    fn of(project: &Project) -> Self {
        Self { lines: Arc::clone(&project.data.lines), offerings: Arc::clone(&project.data.offerings) }
    }

    fn name(&self, id: OfferingId) -> Option<String> {
        self.offerings.get(id.index()).map(|offering| offering.name.clone())
    }

    fn find(&self, name: &str) -> Option<OfferingId> {
        self.offerings.iter().find(|offering| offering.name == name).map(|offering| offering.id)
    }
}

/// The title, with the way out. Returns whether that was taken.
fn head_ui(ui: &mut Ui, text: &Text) -> bool {
    let close = |ui: &mut Ui| widget::close(ui, &say!(text, "offerings-close")).clicked();
    let head = ui.horizontal(|ui| {
        ui.label(theme::heading(&say!(text, "offerings-title")));
        ui.with_layout(Layout::right_to_left(Align::Center), close).inner
    });
    widget::muted(ui, &say!(text, "offerings-subtitle"));
    head.inner
}

#[expect(clippy::cast_possible_truncation, reason = "a space in whole points")]
fn margin() -> i8 {
    INSIDE as i8
}

/// As large as the window allows.
fn room(ui: &Ui) -> Vec2 {
    let window = ui.ctx().content_rect().size();
    let around = 2.0 * (AROUND + INSIDE);
    vec2((window.x - around).min(WIDEST), window.y - around)
}
