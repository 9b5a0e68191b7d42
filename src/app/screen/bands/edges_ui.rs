//! Editing the bands: edges typed or dragged, and everything follows at once.

use eframe::egui::{
    Align, CursorIcon, EventFilter, Key, Layout, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    vec2,
};

use super::edges::{dragged, edge_text, read, stepped, with_one_more, without, written};
use crate::analysis::Outcome;
use crate::app::action::Action;
use crate::app::gesture::Gestures;
use crate::app::theme::{TextKind, palette, size, space};
use crate::app::widget::{self, Control, FieldView};
use crate::model::{BandBy, BandScheme, EdgesError, Edit};
use crate::say;
use crate::text::{Text, words};

const FIELD_WIDTH: f32 = 64.0;
/// A cell: the band's label above, the handle, the field and the cross of its edge below.
const CELL_WIDTH: f32 = 136.0;
const LABEL_HEIGHT: f32 = 18.0;
const HANDLE_WIDTH: f32 = 16.0;
const BY: [BandBy; 3] = [BandBy::Users, BandBy::Revenue, BandBy::Employees];

/// What is being typed and dragged.
#[derive(Debug, Default)]
pub(super) struct EdgesEditor {
    /// Whether the card is open.
    pub(super) is_open: bool,
    /// What stands in the fields.
    fields: Vec<String>,
    /// The scheme the fields were written from, or were last read as.
    known: Option<BandScheme>,
    /// What is wrong, and the field it was typed in.
    error: Option<(usize, EdgesError)>,
    gestures: Gestures,
    /// The edge that is dragged, as it was when the drag began, and where the pointer was then.
    dragged_from: Option<(f64, f32)>,
    /// The field to type in next.
    focus: Option<usize>,
    /// The schemes left by choosing another number to band by.
    left: Vec<BandScheme>,
}

impl EdgesEditor {
    /// The card; returns the edit asked for.
    pub(super) fn ui(&mut self, ui: &mut Ui, scheme: &BandScheme, outcome: &Outcome, text: &Text) -> Option<Action> {
        self.follow(scheme, text);
        let asked = widget::card(ui, |ui| {
            let (by, closed) = widget::split(
                ui,
                |ui| {
                    widget::section(ui, &say!(text, "bands-edges-title"));
                    by_ui(ui, scheme.by, text)
                },
                |ui| widget::normal(ui, &say!(text, "bands-edges-close")).clicked(),
            );
            if closed {
                self.is_open = false;
                // What was typed and never made a scheme is gone when the card opens again.
                self.known = None;
            }
            widget::muted(ui, &say!(text, "bands-edges-hint"));
            ui.add_space(space::TINY);
            let edges = self.edges_ui(ui, scheme, text);
            self.error_ui(ui, text);
            let actions = self.actions_ui(ui, scheme, (outcome, text));
            by.map(|by| self.band_by(scheme, (by, text))).or(edges).or(actions)
        });
        asked.inner.map(|scheme| {
            self.known = Some(scheme.clone());
            Action::Edit(Edit::SetBands(scheme), Some(self.gestures.key("band edges")))
        })
    }

    /// Writes the fields anew when the bands were changed elsewhere: by undo, by another file.
    fn follow(&mut self, scheme: &BandScheme, text: &Text) {
        if self.known.as_ref() != Some(scheme) {
            self.fields = written(text, scheme);
            self.known = Some(scheme.clone());
            self.error = None;
        }
    }

    /// Cells of one size in as many columns as there is room for, so that every cross stands in the cell of its edge.
    fn edges_ui(&mut self, ui: &mut Ui, scheme: &BandScheme, text: &Text) -> Option<BandScheme> {
        let cell = vec2(CELL_WIDTH, LABEL_HEIGHT + size::CONTROL);
        let gap = vec2(space::LARGE, space::SMALL);
        let cells = scheme.count();
        let room = ui.available_width();
        let columns = (1..=cells).take_while(|&columns| across(columns, cell.x, gap.x) <= room).count().max(1);
        let rows = cells.div_ceil(columns);
        let whole = vec2(across(columns, cell.x, gap.x), across(rows, cell.y, gap.y));
        let (whole, _) = ui.allocate_exact_size(whole, Sense::hover());
        let mut asked = None;
        for index in 0..cells {
            let at = vec2(
                across(index % columns + 1, cell.x, gap.x) - cell.x,
                across(index / columns + 1, cell.y, gap.y) - cell.y,
            );
            let builder = UiBuilder::new()
                .id_salt(("band edge", index))
                .max_rect(Rect::from_min_size(whole.min + at, cell))
                .layout(Layout::top_down(Align::LEFT));
            let mut inside = ui.new_child(builder);
            asked = asked.or(self.cell_ui(&mut inside, scheme, index, text));
        }
        asked
    }

    /// One band with its upper edge; the last band has none.
    fn cell_ui(&mut self, ui: &mut Ui, scheme: &BandScheme, index: usize, text: &Text) -> Option<BandScheme> {
        ui.spacing_mut().item_spacing = vec2(space::TINY, 0.0);
        let line = |height: f32| (vec2(CELL_WIDTH, height), Layout::left_to_right(Align::Center));
        let (label, middle) = line(LABEL_HEIGHT);
        let color = palette(ui).muted;
        ui.allocate_ui_with_layout(label, middle, |ui| {
            ui.set_min_height(LABEL_HEIGHT);
            widget::truncated(ui, &scheme.label(index), TextKind::Small, color);
        });
        let (controls, middle) = line(size::CONTROL);
        ui.allocate_ui_with_layout(controls, middle, |ui| {
            let Some(edge) = scheme.upper(index) else {
                widget::truncated(ui, &say!(text, "bands-edge-above"), TextKind::Body, color);
                return None;
            };
            let name = edge_text(text, edge);
            let dragged = self.handle_ui(ui, scheme, (index, edge), text);
            let typed = self.field_ui(ui, scheme, index, (&name, text));
            let removed = self.remove_ui(ui, scheme, index, (&name, text));
            dragged.or(typed).or(removed)
        })
        .inner
    }

    /// Three lines to drag left and right, or to move by the arrow keys: the edge shrinks and grows.
    fn handle_ui(
        &mut self,
        ui: &mut Ui,
        scheme: &BandScheme,
        (index, edge): (usize, f64),
        text: &Text,
    ) -> Option<BandScheme> {
        let name = say!(text, "bands-edge-drag", edge = edge_text(text, edge));
        let (rect, response) = ui.allocate_exact_size(vec2(HANDLE_WIDTH, size::CONTROL), Sense::drag());
        let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal).on_hover_text(&name);
        handle_paint(ui, rect, &response);
        response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), edge, &name));
        let next = match arrow(ui, &response) {
            Some(by) => stepped(scheme, index, by),
            None => self.drag(ui, &response, scheme, (index, edge)),
        };
        let next = next.filter(|next| next != scheme)?;
        self.fields = written(text, &next);
        self.error = None;
        Some(next)
    }

    /// Where the pointer has dragged the edge to. The press is kept here: a quick drag is over by the time it is seen.
    fn drag(
        &mut self,
        ui: &Ui,
        response: &Response,
        scheme: &BandScheme,
        (index, edge): (usize, f64),
    ) -> Option<BandScheme> {
        self.gestures.follow(response);
        let pointer = ui.input(|input| input.pointer.latest_pos());
        if response.drag_started() {
            let pressed = ui.input(|input| input.pointer.press_origin()).or(pointer)?;
            self.dragged_from = Some((edge, pressed.x));
        }
        let is_over = response.drag_stopped();
        let from = if is_over { self.dragged_from.take() } else { self.dragged_from };
        let (start, pressed) = from.filter(|_| is_over || response.dragged())?;
        dragged(scheme, index, start, pointer?.x - pressed)
    }

    fn field_ui(
        &mut self,
        ui: &mut Ui,
        scheme: &BandScheme,
        index: usize,
        (edge, text): (&str, &Text),
    ) -> Option<BandScheme> {
        let name = say!(text, "bands-edge", edge = edge);
        let field = self.fields.get_mut(index)?;
        let response = widget::field(ui, field, &FieldView { name: &name, hint: "", shortcut: "", width: FIELD_WIDTH });
        if self.focus == Some(index) {
            self.focus = None;
            response.request_focus();
        }
        if response.gained_focus() {
            self.gestures.begin();
        }
        if self.error.is_some_and(|(at, _)| at == index) {
            let stroke = Stroke::new(size::FOCUS, palette(ui).bad);
            ui.painter().rect_stroke(response.rect, size::CONTROL_RADIUS, stroke, StrokeKind::Inside);
        }
        if response.changed() {
            return self.read_fields(index, scheme.by, text);
        }
        if response.lost_focus() && self.error.is_some() {
            self.fields = written(text, scheme);
            self.error = None;
        }
        None
    }

    /// The scheme of what is typed, when it makes one and another than before.
    fn read_fields(&mut self, index: usize, by: BandBy, text: &Text) -> Option<BandScheme> {
        match read(text, by, &self.fields) {
            Ok(scheme) => {
                self.error = None;
                Some(scheme).filter(|scheme| self.known.as_ref() != Some(scheme))
            }
            Err(error) => {
                self.error = Some((index, error));
                None
            }
        }
    }

    fn remove_ui(
        &mut self,
        ui: &mut Ui,
        scheme: &BandScheme,
        index: usize,
        (edge, text): (&str, &Text),
    ) -> Option<BandScheme> {
        let fewer = without(scheme, index)?;
        let removed = widget::close(ui, &say!(text, "bands-edge-remove", edge = edge)).clicked();
        removed.then(|| self.rewrite(fewer, text))
    }

    fn error_ui(&self, ui: &mut Ui, text: &Text) {
        if let Some((_, error)) = self.error {
            let bad = palette(ui).bad;
            ui.colored_label(bad, words::edges_error(text, error));
        }
    }

    fn actions_ui(
        &mut self,
        ui: &mut Ui,
        scheme: &BandScheme,
        (outcome, text): (&Outcome, &Text),
    ) -> Option<BandScheme> {
        ui.horizontal_wrapped(|ui| {
            let more = with_one_more(scheme, outcome);
            let add = ui.add_enabled(more.is_some(), Control::normal(&say!(text, "bands-edge-add")));
            let add: Response = add.on_hover_text(say!(text, "bands-edge-add-hint"));
            let standard = BandScheme::shipped(scheme.by);
            let reset = ui.add_enabled(standard != *scheme, Control::normal(&say!(text, "bands-edges-reset")));
            if reset.clicked() {
                return Some(self.rewrite(standard, text));
            }
            let (scheme, at) = more.filter(|_| add.clicked())?;
            self.focus = Some(at);
            Some(self.rewrite(scheme, text))
        })
        .inner
    }

    /// Another number to band by starts from the edges it had, or from its defaults.
    fn band_by(&mut self, scheme: &BandScheme, (by, text): (BandBy, &Text)) -> BandScheme {
        self.left.retain(|left| left.by != scheme.by);
        self.left.push(scheme.clone());
        let next = self.left.iter().find(|left| left.by == by).cloned().unwrap_or_else(|| BandScheme::shipped(by));
        self.rewrite(next, text)
    }

    /// A change made by a button: a step of its own, and the fields are written from it.
    fn rewrite(&mut self, scheme: BandScheme, text: &Text) -> BandScheme {
        self.gestures.begin();
        self.error = None;
        self.fields = written(text, &scheme);
        scheme
    }
}

/// So many cells with their gaps between.
fn across(cells: usize, cell: f32, gap: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a number of bands")]
    let cells = cells as f32;
    cells * (cell + gap) - gap
}

fn handle_paint(ui: &Ui, rect: Rect, response: &Response) {
    let colors = palette(ui);
    let is_held = response.hovered() || response.dragged() || response.has_focus();
    let ink = if is_held { colors.accent } else { colors.faint };
    for offset in [-4.0, 0.0, 4.0] {
        let x = rect.center().x + offset;
        ui.painter().vline(x, rect.center().y - 5.0..=rect.center().y + 5.0, Stroke::new(1.5, ink));
    }
    if response.has_focus() {
        widget::focus_ring(ui, rect.shrink2(vec2(1.0, 5.0)), 2);
    }
}

/// What the arrow keys ask of the handle that has the keyboard: one more or one less.
fn arrow(ui: &Ui, response: &Response) -> Option<f64> {
    if !response.has_focus() {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    if pressed(Key::ArrowRight) || pressed(Key::ArrowUp) {
        return Some(1.0);
    }
    (pressed(Key::ArrowLeft) || pressed(Key::ArrowDown)).then_some(-1.0)
}

fn by_ui(ui: &mut Ui, by: BandBy, text: &Text) -> Option<BandBy> {
    let names = [
        say!(text, "bands-edges-by-users"),
        say!(text, "bands-edges-by-revenue"),
        say!(text, "bands-edges-by-employees"),
    ];
    let here = BY.iter().position(|known| *known == by).unwrap_or(0);
    let picked = widget::segmented(ui, &names, here)?;
    BY.get(picked).copied()
}
