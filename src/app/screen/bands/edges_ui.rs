//! Editing the bands: edges typed or dragged, and everything follows at once.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use eframe::egui::{Align, CursorIcon, Layout, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::edges::{defaults, dragged, edge_text, read, with_one_more, without, written};
use crate::analysis::Outcome;
use crate::app::action::Action;
use crate::app::theme::{palette, size, space};
use crate::app::widget::{self, Control, FieldView};
use crate::model::{BandBy, BandScheme, EdgesError, Edit};
use crate::say;
use crate::text::{Text, words};

const FIELD_WIDTH: f32 = 64.0;
const EDGE_WIDTH: f32 = 122.0;
const EDGE_HEIGHT: f32 = 52.0;
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
    error: Option<EdgesError>,
    /// The step of undo being made.
    gesture: u64,
    /// The edge that is dragged, as it was when the drag began.
    dragged_from: Option<f64>,
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
            self.is_open = !closed;
            widget::muted(ui, &say!(text, "bands-edges-hint"));
            ui.add_space(space::TINY);
            let edges = self.edges_ui(ui, scheme, text);
            self.error_ui(ui, text);
            let actions = self.actions_ui(ui, scheme, (outcome, text));
            by.map(|by| self.band_by(ui, scheme, (by, text))).or(edges).or(actions)
        });
        asked.inner.map(|scheme| {
            self.known = Some(scheme.clone());
            Action::Edit(Edit::SetBands(scheme), Some(self.gesture))
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

    /// Starts a step of undo of its own.
    fn begin(&mut self, ui: &Ui) {
        let now = ui.input(|input| input.time).to_bits();
        self.gesture = BuildHasherDefault::<DefaultHasher>::default().hash_one(("band edges", now));
    }

    fn edges_ui(&mut self, ui: &mut Ui, scheme: &BandScheme, text: &Text) -> Option<BandScheme> {
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            for (index, edge) in scheme.edges().iter().enumerate() {
                let name = edge_text(text, *edge);
                ui.allocate_ui_with_layout(vec2(EDGE_WIDTH, EDGE_HEIGHT), Layout::top_down(Align::LEFT), |ui| {
                    ui.set_min_size(vec2(EDGE_WIDTH, EDGE_HEIGHT));
                    ui.spacing_mut().item_spacing = vec2(space::TINY, 0.0);
                    widget::small(ui, &scheme.label(index));
                    ui.horizontal(|ui| {
                        let dragged = self.handle_ui(ui, scheme, (index, *edge), text);
                        let typed = self.field_ui(ui, scheme.by, index, (&name, text));
                        let removed = self.remove_ui(ui, scheme, index, (&name, text));
                        asked = asked.take().or(dragged).or(typed).or(removed);
                    });
                });
            }
            ui.allocate_ui_with_layout(vec2(EDGE_WIDTH, EDGE_HEIGHT), Layout::top_down(Align::LEFT), |ui| {
                ui.set_min_size(vec2(EDGE_WIDTH, EDGE_HEIGHT));
                widget::small(ui, &scheme.label(scheme.edges().len()));
                widget::muted(ui, &say!(text, "bands-edge-above"));
            });
        });
        asked
    }

    /// Three dots to drag left and right: the edge shrinks and grows.
    fn handle_ui(
        &mut self,
        ui: &mut Ui,
        scheme: &BandScheme,
        (index, edge): (usize, f64),
        text: &Text,
    ) -> Option<BandScheme> {
        let name = say!(text, "bands-edge-drag", edge = edge_text(text, edge));
        let (rect, response) = ui.allocate_exact_size(vec2(14.0, size::CONTROL), Sense::drag());
        let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal).on_hover_text(&name);
        let colors = palette(ui);
        let ink = if response.hovered() || response.dragged() { colors.accent } else { colors.faint };
        for offset in [-4.0, 0.0, 4.0] {
            let x = rect.center().x + offset;
            ui.painter().vline(x, rect.center().y - 5.0..=rect.center().y + 5.0, Stroke::new(1.5, ink));
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), &name));
        if response.drag_started() {
            self.begin(ui);
            self.dragged_from = Some(edge);
        }
        let start = self.dragged_from.filter(|_| response.dragged())?;
        let points = ui.input(|input| Some(input.pointer.interact_pos()?.x - input.pointer.press_origin()?.x))?;
        let next = dragged(scheme, index, start, points).filter(|next| next != scheme)?;
        self.fields = written(text, &next);
        self.error = None;
        Some(next)
    }

    fn field_ui(&mut self, ui: &mut Ui, by: BandBy, index: usize, (edge, text): (&str, &Text)) -> Option<BandScheme> {
        let name = say!(text, "bands-edge", edge = edge);
        let field = self.fields.get_mut(index)?;
        let response = widget::field(ui, field, &FieldView { name: &name, hint: "", shortcut: "", width: FIELD_WIDTH });
        if self.focus == Some(index) {
            self.focus = None;
            response.request_focus();
        }
        if response.gained_focus() {
            self.begin(ui);
        }
        if !response.changed() {
            return None;
        }
        match read(text, by, &self.fields) {
            Ok(scheme) => {
                self.error = None;
                Some(scheme).filter(|scheme| self.known.as_ref() != Some(scheme))
            }
            Err(error) => {
                self.error = Some(error);
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
        removed.then(|| self.rewrite(ui, fewer, text))
    }

    fn error_ui(&self, ui: &mut Ui, text: &Text) {
        if let Some(error) = self.error {
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
        ui.horizontal(|ui| {
            let more = with_one_more(scheme, outcome);
            let add = ui.add_enabled(more.is_some(), Control::normal(&say!(text, "bands-edge-add")));
            let add: Response = add.on_hover_text(say!(text, "bands-edge-add-hint"));
            let standard = defaults(scheme.by);
            let reset = ui.add_enabled(standard != *scheme, Control::normal(&say!(text, "bands-edges-reset")));
            if reset.clicked() {
                return Some(self.rewrite(ui, standard, text));
            }
            let (scheme, at) = more.filter(|_| add.clicked())?;
            self.focus = Some(at);
            Some(self.rewrite(ui, scheme, text))
        })
        .inner
    }

    /// Another number to band by starts from the edges it had, or from its defaults.
    fn band_by(&mut self, ui: &Ui, scheme: &BandScheme, (by, text): (BandBy, &Text)) -> BandScheme {
        self.left.retain(|left| left.by != scheme.by);
        self.left.push(scheme.clone());
        let next = self.left.iter().find(|left| left.by == by).cloned().unwrap_or_else(|| defaults(by));
        self.rewrite(ui, next, text)
    }

    /// A change made by a button: a step of its own, and the fields are written from it.
    fn rewrite(&mut self, ui: &Ui, scheme: BandScheme, text: &Text) -> BandScheme {
        self.begin(ui);
        self.error = None;
        self.fields = written(text, &scheme);
        scheme
    }
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
