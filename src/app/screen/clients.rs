//! Clients: the list with sort, filter and choice, how far each dimension is tagged, and tagging by keyboard.

mod controls;
mod coverage;
mod dialogs;
mod duplicates;
mod facts;
mod filters;
mod focus;
mod list;
mod listed;
mod names;
mod panel;
mod panel_view;
mod paste;
mod review;
mod tally;
#[cfg(test)]
mod tests;
mod type_ahead;
mod view;

use std::rc::Rc;
use std::sync::Arc;

use eframe::egui::{Context, Event, Frame, Margin, Ui, UiBuilder, ViewportCommand};

use self::controls::ControlsAsk;
use self::dialogs::Dialog;
use self::duplicates::DuplicatesView;
use self::facts::{Facts, Numbers};
use self::list::{List, ListAsk};
use self::listed::{Listing, Wanted, next_untagged};
use self::names::Names;
use self::panel::{Panel, PanelAsk};
use self::panel_view::{PanelView, panel_view};
use self::review::ReviewState;
use self::view::{ClientsView, clients_view, shown_count};
use super::empty_ui;
use crate::app::action::{Action, Selection};
use crate::app::aside::Aside;
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Figures as Known, Session};
use crate::app::theme::{self, space};
use crate::app::widget::{self, Picked};
use crate::model::{ClientId, DimensionId, Edit};
use crate::say;

/// So many clients are sorted and filtered before the frame is drawn; more are on a worker, and come frames later.
const QUICK: usize = 10_000;

/// A value that was asked for. Once the edit is made, the next client comes; a refused one leaves everything in place.
#[derive(Debug)]
struct Tagging {
    dimension: DimensionId,
    /// The clients as they were listed.
    order: Rc<Vec<ClientId>>,
    /// How many edits had been refused before.
    refused: u64,
}

/// Widget memory of the screen.
#[derive(Debug)]
pub struct ClientsScreen {
    names: Option<Arc<Names>>,
    view: Cached<(Known, DimensionId), ClientsView>,
    order: Aside<(Known, Wanted), Vec<ClientId>>,
    panel_view: Cached<(Known, u64), Option<PanelView>>,
    /// How many of the clients listed are picked.
    picked_here: Cached<(u64, u64), usize>,
    duplicates: Cached<(Known, Option<Vec<ClientId>>), DuplicatesView>,
    /// The dimension the finding is about.
    focus: DimensionId,
    wanted: Wanted,
    picked: Picked<ClientId>,
    list: List,
    panel: Panel,
    dialog: Option<Dialog>,
    review: ReviewState,
    tagging: Option<Tagging>,
    /// What the inspector showed in the last frame.
    inspected: Selection,
}

impl Default for ClientsScreen {
    fn default() -> Self {
        Self {
            names: None,
            view: Cached::default(),
            order: Aside::default(),
            panel_view: Cached::default(),
            picked_here: Cached::default(),
            duplicates: Cached::default(),
            focus: DimensionId(0),
            wanted: Wanted::default(),
            picked: Picked::default(),
            list: List::default(),
            panel: Panel::default(),
            dialog: None,
            review: ReviewState::default(),
            tagging: None,
            inspected: Selection::default(),
        }
    }
}

/// What one frame draws from.
struct Scene<'a> {
    session: &'a Session,
    facts: Facts<'a>,
    known: Known,
    view: Rc<ClientsView>,
    order: Rc<Vec<ClientId>>,
    /// What was wanted when the frame began.
    wanted: Wanted,
    focus: DimensionId,
}

impl ClientsScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let Some(facts) = Facts::of(session).filter(|facts| !facts.project.data.clients.is_empty()) else {
            return empty_ui(ui, session, &say!(session.text, "clients-empty"));
        };
        let scene = self.meet(ui, session, facts);
        let before = self.picked.generation();
        let panel = self.panel_view.get((scene.known, before), || panel_view(&facts, &self.picked));
        let panel = panel.as_ref().as_ref().filter(|_| session.selection == Selection::Nothing);
        let whole = ui.max_rect();
        let split = if panel.is_some() { whole.right() - theme::layout::INSPECTOR } else { whole.right() };
        let main = UiBuilder::new().max_rect(whole.with_max_x(split));
        let handed_out = ui.scope_builder(main, |ui| self.main_ui(ui, &scene)).inner;
        let asked = panel.map(|view| {
            let side = UiBuilder::new().max_rect(whole.with_min_x(split));
            let hidden = self.picked.len().saturating_sub(self.picked_here(&scene));
            let shown = panel::Shown { text: &session.text, view, dimensions: &scene.view.dimensions, hidden };
            ui.scope_builder(side, |ui| self.panel.show(ui, shown)).inner
        });
        let followed = self.follow(ui, &scene, asked.unwrap_or_default());
        let dialog = dialogs::dialog_ui(ui, &session.text, &scene.view.dimensions, &mut self.dialog);
        let dialog = dialog.and(self.duplicates_ui(ui, &scene)).and(self.paste_ui(ui, &scene));
        let reviewed = session.review.as_ref();
        let reviewed = reviewed.map(|review| review::review_ui(ui, &mut self.review, &scene.facts, review));
        let still = panel.filter(|_| self.picked.generation() == before).map_or(&[][..], |view| &view.clients);
        let typed = self.panel.typed_behind(still, &scene.view.dimensions);
        let typed: Asked = typed.into_iter().map(|edit| Action::Edit(edit, None)).collect();
        let inspected = self.inspect(session, before);
        if self.picked.generation() != before || self.wanted != scene.wanted || self.focus != scene.focus {
            ui.request_repaint();
        }
        let left_behind = self.panel.left_behind(&session.text, self.picked.single());
        let edited = dialog.and(left_behind).map(|edit| Action::Edit(edit, None));
        followed.and(typed).and(edited).and(reviewed.unwrap_or_default()).and(handed_out).and(inspected)
    }

    /// The screen is not shown: what was typed on it is entered, for those it was typed for.
    pub fn left(&mut self, session: &Session) -> Asked {
        let Some(facts) = Facts::of(session).filter(|_| self.panel.is_typed()) else { return Asked::default() };
        let view = self.view.get((session.figures(), self.focus), || clients_view(&facts, self.focus));
        self.panel.typed_behind(&[], &view.dimensions).into_iter().map(|edit| Action::Edit(edit, None)).collect()
    }

    /// Brings what is kept up to the session: another import starts anew, and a client shown in the inspector is picked.
    fn meet<'a>(&mut self, ui: &Ui, session: &'a Session, facts: Facts<'a>) -> Scene<'a> {
        let newest = self.names.clone().filter(|names| names.are_of(facts.project));
        let names = newest.unwrap_or_else(|| {
            let names = Arc::new(Names::new(facts.project));
            let before = self.names.replace(Arc::clone(&names));
            if before.is_some_and(|before| !before.fit(facts.project)) {
                self.order = Aside::default();
                self.picked = Picked::default();
                self.panel.forget();
                self.wanted.show_all();
                self.dialog = None;
            }
            names
        });
        if facts.project.dimension(self.focus).is_none() {
            self.focus = DimensionId(0);
        }
        self.wanted.untagged_first = self.wanted.untagged_first.map(|_| self.focus);
        if self.inspected != session.selection {
            self.inspected = session.selection.clone();
            if let Selection::Client(client) = session.selection
                && self.picked.single() != Some(client)
            {
                self.picked.pick(client);
                self.list.reveal(client);
            }
        }
        self.end_tagging(ui.ctx(), (session, &facts));
        let known = session.figures();
        let view = self.view.get((known, self.focus), || clients_view(&facts, self.focus));
        let is_quick = facts.project.data.clients.len() <= QUICK;
        let order = self.order.get(ui.ctx(), ((known, self.wanted.clone()), is_quick), || {
            let listing = Listing::new(&facts, &names, &self.wanted);
            let (project, outcome) = (facts.project.clone(), session.outcome().cloned());
            move || listing.clients(Numbers::new(&project, outcome.as_deref()))
        });
        Scene { session, facts, known, view, order, wanted: self.wanted.clone(), focus: self.focus }
    }

    /// The dialog in which clients are put together, while it is open.
    fn duplicates_ui(&mut self, ui: &Ui, scene: &Scene<'_>) -> Asked<Edit> {
        let picked = match &self.dialog {
            Some(Dialog::Duplicates) => None,
            Some(Dialog::Join(picked)) => Some(picked.clone()),
            _ => return Asked::default(),
        };
        let view = self.duplicates.get((scene.known, picked.clone()), || match &picked {
            Some(picked) => duplicates::picked_as_one(&scene.facts, picked),
            None => duplicates::duplicates(&scene.facts),
        });
        let (asked, closed) = duplicates::duplicates_ui(ui, &scene.session.text, &view);
        let is_done = picked.is_some() && asked != Asked::default();
        if closed || is_done {
            self.dialog = None;
        }
        asked
    }

    /// The dialog for a pasted column; opened by what is pasted while nothing is being typed.
    fn paste_ui(&mut self, ui: &Ui, scene: &Scene<'_>) -> Asked<Edit> {
        let is_free = self.dialog.is_none() && scene.session.review.is_none() && !ui.ctx().text_edit_focused();
        let pasted = ui.input(|input| {
            let pasted = |event: &Event| if let Event::Paste(text) = event { Some(text.clone()) } else { None };
            input.events.iter().find_map(pasted)
        });
        if let Some(cells) = pasted.filter(|cells| is_free && !cells.trim().is_empty()) {
            self.dialog = Some(Dialog::Paste { cells, dimension: self.focus });
        }
        let Some(Dialog::Paste { cells, dimension }) = &mut self.dialog else { return Asked::default() };
        let picked: Vec<ClientId> = scene.order.iter().copied().filter(|client| self.picked.has(*client)).collect();
        let of = (&scene.facts, &*scene.view);
        let (asked, closed) = paste::paste_ui(ui, of, (cells, &picked), dimension);
        if closed {
            self.dialog = None;
        }
        asked
    }

    fn main_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Option<Action> {
        let text = &scene.session.text;
        #[expect(clippy::cast_possible_truncation, reason = "a space in whole points")]
        let margin = Margin::same(space::HUGE as i8);
        let mut asked = None;
        Frame::new().inner_margin(margin).show(ui, |ui| {
            self.finding_ui(ui, scene);
            ui.add_space(space::SMALL);
            if let Some(clicked) = coverage::coverage_ui(ui, text, &scene.view.dimensions, self.focus) {
                self.focus = clicked;
            }
            ui.add_space(space::TINY);
            match controls::controls_ui(ui, text, &scene.view, (&mut self.wanted, self.focus)) {
                Some(ControlsAsk::AddDimension) => self.dialog = Some(Dialog::add()),
                Some(ControlsAsk::Paste) => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
                Some(ControlsAsk::HandOut) => {
                    let picked = self.picked.rows();
                    asked = Some(Action::TaggingDialog(if picked.is_empty() { scene.order.to_vec() } else { picked }));
                }
                Some(ControlsAsk::Duplicates) => self.dialog = Some(Dialog::Duplicates),
                Some(ControlsAsk::Vocabulary) => self.dialog = Some(Dialog::vocabulary(self.focus)),
                None => {}
            }
            ui.add_space(space::TINY);
            self.list_ui(ui, scene);
        });
        asked
    }

    fn finding_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let text = &scene.session.text;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            ui.label(theme::heading(&scene.view.title));
            ui.horizontal(|ui| {
                widget::muted(ui, &scene.view.subtitle);
                if let Some(next) = scene.view.next
                    && widget::link(ui, &say!(text, "clients-next-go")).clicked()
                {
                    self.picked.pick(next);
                    self.list.reveal(next);
                    ui.memory_mut(|memory| memory.request_focus(focus::tag_id(self.focus)));
                }
            });
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let count = shown_count(&scene.session.text, scene.order.len(), scene.facts.project.data.clients.len());
        let room = ui.available_rect_before_wrap();
        let below = theme::TextKind::Small.points() + space::MEDIUM;
        let list = UiBuilder::new().max_rect(room.with_max_y(room.bottom() - below));
        let are_all = !scene.order.is_empty() && self.picked_here(scene) == scene.order.len();
        let shown = list::Shown {
            facts: scene.facts,
            are_all,
            is_settled: !self.order.is_waiting(),
            columns: &scene.view.columns,
            order: &scene.order,
            sort: self.wanted.sort,
            known: scene.known,
            listens: self.dialog.is_none() && scene.session.review.is_none(),
        };
        let asked = ui.scope_builder(list, |ui| self.list.show(ui, &shown, &mut self.picked)).inner;
        widget::small(ui, &count);
        match asked {
            Some(ListAsk::Sort(column)) => self.wanted.sort = self.wanted.sort.clicked(column),
            Some(ListAsk::StartTagging) => {
                ui.memory_mut(|memory| memory.request_focus(focus::tag_id(self.focus)));
            }
            None => {}
        }
    }

    /// How many of the clients listed are picked.
    fn picked_here(&mut self, scene: &Scene<'_>) -> usize {
        let picked = &self.picked;
        let key = (self.order.made(), picked.generation());
        let here = self.picked_here.get(key, || picked.count_in(&scene.order));
        *here
    }

    /// Does what the panel asked for.
    fn follow(&mut self, ui: &Ui, scene: &Scene<'_>, asked: Asked<PanelAsk>) -> Asked {
        let leave = || ui.memory_mut(|memory| memory.request_focus(focus::list_id()));
        let mut actions = Asked::default();
        for one in asked {
            match one {
                PanelAsk::Edit(edit) => actions.ask(Action::Edit(edit, None)),
                PanelAsk::Tag(edit) => {
                    if let Edit::Tag { dimension, .. } = edit {
                        let (order, refused) = (Rc::clone(&scene.order), scene.session.refused);
                        self.tagging = Some(Tagging { dimension, order, refused });
                    }
                    actions.ask(Action::Edit(edit, None));
                }
                PanelAsk::TagUntagged { dimension, value } => {
                    let has_none = |client: &&ClientId| {
                        let client = scene.facts.project.client(**client);
                        client.is_some_and(|client| client.tags.primary(dimension).is_none())
                    };
                    let clients: Vec<ClientId> = self.picked.rows().iter().filter(has_none).copied().collect();
                    if clients.is_empty() {
                        self.panel.say_nobody(dimension);
                    } else {
                        self.panel.tagged(ui.ctx(), dimension);
                        actions.ask(Action::Edit(Edit::Tag { clients, dimension, value }, None));
                    }
                }
                PanelAsk::Skip(dimension) => self.go_on(&scene.facts, (&scene.order, dimension)),
                PanelAsk::Join => self.dialog = Some(Dialog::Join(self.picked.rows())),
                PanelAsk::Unpick => {
                    self.picked.clear();
                    leave();
                }
                PanelAsk::Leave => leave(),
                PanelAsk::Lines(client) => actions.ask(Action::Select(Selection::Client(client))),
            }
        }
        actions
    }

    /// Once the value asked for in the frame before is given, what was typed goes, and from a single client the next one
    /// without a value is picked.
    fn end_tagging(&mut self, ctx: &Context, (session, facts): (&Session, &Facts<'_>)) {
        if let Some(Tagging { dimension, order, refused }) = self.tagging.take()
            && refused == session.refused
        {
            self.panel.tagged(ctx, dimension);
            self.go_on(facts, (&order, dimension));
        }
    }

    /// From a single client to the next by revenue, of those listed, who has no value in the dimension.
    fn go_on(&mut self, facts: &Facts<'_>, (order, dimension): (&[ClientId], DimensionId)) {
        let next = self.picked.single().and_then(|client| next_untagged(facts, order, (client, dimension)));
        if let Some(next) = next {
            self.picked.pick(next);
            self.list.reveal(next);
        }
    }

    /// Keeps an open inspector on the client picked; several clients close it.
    fn inspect(&mut self, session: &Session, before: u64) -> Option<Action> {
        if self.picked.generation() == before {
            return None;
        }
        self.panel.forget();
        if session.selection == Selection::Nothing {
            return None;
        }
        let selection = self.picked.single().map_or(Selection::Nothing, Selection::Client);
        Some(Action::Select(selection))
    }
}
