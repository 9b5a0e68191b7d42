//! The panel at the right: who is picked, and their values in every dimension to read and to type.

mod facts;
mod tags;

use std::collections::BTreeMap;

use eframe::egui::{Context, Frame, Margin, Rect, ScrollArea, Ui};

use self::facts::Draft;
use super::focus;
use super::panel_view::PanelView;
use super::view::DimensionView;
use crate::app::asked::Asked;
use crate::app::theme::space;
use crate::app::{theme, widget};
use crate::model::{ClientId, DimensionId, Edit, ValueId};
use crate::say;
use crate::text::Text;

/// What the panel draws from.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) text: &'a Text,
    pub(super) view: &'a PanelView,
    pub(super) dimensions: &'a [DimensionView],
    /// How many of the picked clients the filter hides.
    pub(super) hidden: usize,
}

/// What was asked for in the panel.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PanelAsk {
    /// Change the project and stay here.
    Edit(Edit),
    /// Give the picked clients a value; from a single client go on to the next.
    Tag(Edit),
    /// Give the value to those of the picked clients who have none in the dimension.
    TagUntagged { dimension: DimensionId, value: String },
    /// Leave this client as it is and go on to the next without a value in the dimension.
    Skip(DimensionId),
    /// Pick nobody.
    Unpick,
    /// Put the picked clients together.
    Join,
    /// Show the client's lines in the inspector.
    Lines(ClientId),
    /// Back to the list.
    Leave,
}

/// Widget memory of the panel: what is being typed.
#[derive(Debug, Default)]
pub(super) struct Panel {
    /// By dimension.
    typed: BTreeMap<DimensionId, String>,
    /// For whom that was typed.
    typed_of: Vec<ClientId>,
    /// Where the open offers were painted: a click there chooses, a click elsewhere leaves the field.
    offered: Option<Rect>,
    /// The dimension in which nobody of the picked clients lacks a value, once somebody asked for those.
    nobody: Option<DimensionId>,
    /// The dimension whose offers are open, and the one the arrows are at.
    open: Option<(DimensionId, Option<usize>)>,
    users: Option<Draft<ClientId>>,
    detail: Option<Draft<(ClientId, DimensionId, ValueId)>>,
}

impl Panel {
    /// Forgets what was typed for the clients picked before.
    pub(super) fn forget(&mut self) {
        self.typed.clear();
        self.typed_of.clear();
        self.open = None;
        self.nobody = None;
    }

    /// Says that all picked clients have a value in the dimension; what was typed stays.
    pub(super) fn say_nobody(&mut self, dimension: DimensionId) {
        self.nobody = Some(dimension);
    }

    /// Forgets what was typed in this dimension, now that it is a value; undo means the project again.
    pub(super) fn tagged(&mut self, ctx: &Context, dimension: DimensionId) {
        self.typed.remove(&dimension);
        widget::end_typing(ctx, focus::tag_id(dimension));
    }

    /// Draws the panel. Returns what was asked for.
    pub(super) fn show(&mut self, ui: &mut Ui, shown: Shown<'_>) -> Asked<PanelAsk> {
        let rect = ui.max_rect();
        let colors = theme::palette(ui);
        ui.painter().rect_filled(rect, 0, colors.panel);
        ui.painter().vline(
            rect.left() + 0.5,
            rect.y_range(),
            eframe::egui::Stroke::new(theme::size::LINE, colors.line),
        );
        Frame::new()
            .inner_margin(Margin::same(16))
            .show(ui, |ui| {
                ScrollArea::vertical().id_salt("clients panel").auto_shrink(false).show(ui, |ui| {
                    let mut asked = head_ui(ui, shown);
                    asked.ask(self.facts_ui(ui, shown));
                    for (at, dimension) in shown.dimensions.iter().enumerate() {
                        ui.add_space(space::SMALL);
                        asked.ask(self.dimension_ui(ui, shown, (at, dimension)));
                    }
                    keys_ui(ui, shown.text);
                    asked
                })
            })
            .inner
            .inner
    }
}

fn head_ui(ui: &mut Ui, shown: Shown<'_>) -> Asked<PanelAsk> {
    let Shown { text, view, .. } = shown;
    let mut asked = Asked::default();
    ui.horizontal(|ui| {
        widget::muted(ui, &view.eyebrow);
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            if widget::link(ui, &say!(text, "clients-unselect")).clicked() {
                asked.ask(PanelAsk::Unpick);
            }
            match &view.single {
                Some(single) => {
                    if widget::link(ui, &say!(text, "clients-show-lines")).clicked() {
                        asked.ask(PanelAsk::Lines(single.client));
                    }
                }
                None => {
                    if widget::link(ui, &say!(text, "clients-join")).clicked() {
                        asked.ask(PanelAsk::Join);
                    }
                }
            }
        });
    });
    ui.spacing_mut().item_spacing.y = space::TINY;
    if let Some(name) = &view.name {
        widget::truncated(ui, name, theme::TextKind::Section, theme::palette(ui).text);
    }
    widget::truncated(ui, &view.revenue, theme::TextKind::Finding, theme::palette(ui).text);
    widget::muted(ui, &view.basis);
    if shown.hidden > 0 {
        let hidden = say!(text, "clients-picked-hidden", count = shown.hidden, shown = text.integer(shown.hidden));
        widget::muted(ui, &hidden);
    }
    asked
}

fn keys_ui(ui: &mut Ui, text: &Text) {
    ui.add_space(space::LARGE);
    widget::strong(ui, &say!(text, "clients-keys"));
    widget::small(ui, &say!(text, "clients-keys-tag"));
    widget::small(ui, &say!(text, "clients-keys-list"));
}
