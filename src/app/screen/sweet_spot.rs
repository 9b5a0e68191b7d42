//! Sweet spot: the verdict in one sentence, who wins what, what counts, and how sure it is.

mod copy;
mod counts;
mod doubt;
mod side;
mod view;

use eframe::egui::{Align, Layout, Ui, vec2};

use super::empty_ui;
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::gesture::Gestures;
use crate::app::session::{Session, Stamp};
use crate::app::theme::{TextKind, palette, size, space};
use crate::app::widget::{
    self, Bar, CardRow, Control, Edge, Mark, Room, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState,
    Tone, Width,
};
use crate::model::Band;
use crate::say;
use crate::text::Text;
use view::{BarView, CriteriaView, CriterionRow, SweetSpotView, VerdictView, sweet_spot_view};

/// From this width on the side stands beside the page.
const BESIDE: f32 = 1_100.0;
/// The room for the scores beside the sentence, and the least the sentence keeps.
const SCORES: f32 = 230.0;
const SENTENCE: f32 = 440.0;
/// The room for a band's label before its bar.
const BAND_LABEL: f32 = 70.0;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct SweetSpotScreen {
    view: Cached<Stamp, Option<SweetSpotView>>,
    criteria: SheetState,
    counts: Gestures,
    upper: CardRow,
    lower: CardRow,
    beside: CardRow,
}

impl SweetSpotScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let view = self.view.get(session.stamp(), || sweet_spot_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "sweet-empty"));
        };
        let is_beside = session.selection == Selection::Nothing && ui.available_width() >= BESIDE;
        let side = if is_beside { side::panel_ui(ui, &view.side, &session.text) } else { None };
        let page = widget::page(ui, |ui| self.page_ui(ui, view, &session.text, !is_beside));
        Asked::from(side).and(page)
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &SweetSpotView, text: &Text, with_side: bool) -> Asked {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        let scored = verdict_ui(ui, view, text);
        ui.add_space(space::SMALL);
        let upper = self.upper_ui(ui, view, text);
        ui.add_space(space::SMALL);
        let lower = doubt::doubt_ui(ui, &mut self.lower, &view.doubt, text);
        let side = with_side.then(|| {
            ui.add_space(space::SMALL);
            side::cards_ui(ui, &mut self.beside, &view.side, text)
        });
        Asked::from(scored).and(upper).and(lower).and(side.unwrap_or_default())
    }

    fn upper_ui(&mut self, ui: &mut Ui, view: &SweetSpotView, text: &Text) -> Asked {
        let Self { criteria, counts, upper, .. } = self;
        upper.show(
            ui,
            [0.57, 0.43],
            [&mut |ui| criteria_ui(ui, criteria, &view.criteria, text), &mut |ui| {
                counts::counts_ui(ui, counts, &view.counts, text)
            }],
        )
    }
}

fn verdict_ui(ui: &mut Ui, view: &SweetSpotView, text: &Text) -> Option<Action> {
    let contents = |ui: &mut Ui| {
        let beside = ui.available_width() - SCORES - space::HUGE;
        if beside < SENTENCE || view.criteria.scores.is_empty() {
            sentence_ui(ui, &view.verdict);
            return scores_ui(ui, &view.criteria, text);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::HUGE;
            let down = Layout::top_down(Align::LEFT);
            ui.allocate_ui_with_layout(vec2(beside, 0.0), down, |ui| {
                ui.set_min_width(beside);
                sentence_ui(ui, &view.verdict);
            });
            ui.allocate_ui_with_layout(vec2(SCORES, 0.0), down, |ui| scores_ui(ui, &view.criteria, text)).inner
        })
        .inner
    };
    if view.verdict.is_found {
        widget::card_with_edge(ui, Edge::Amber, contents).inner
    } else {
        widget::card(ui, contents).inner
    }
}

fn sentence_ui(ui: &mut Ui, view: &VerdictView) {
    ui.spacing_mut().item_spacing.y = space::SMALL;
    ui.add_space(space::SMALL);
    widget::muted(ui, &view.eyebrow);
    if view.is_found {
        widget::verdict(ui, &view.title);
    } else {
        widget::finding(ui, &view.title, "");
    }
    ui.label(&view.basis);
    for note in &view.notes {
        widget::muted(ui, note);
    }
    if !view.conditions.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for condition in &view.conditions {
                widget::chip(ui, condition);
            }
        });
        for note in view.pinned_note.lines() {
            widget::muted(ui, note);
        }
    }
    ui.add_space(space::SMALL);
}

/// S_b per band: what the sentence rests on.
fn scores_ui(ui: &mut Ui, view: &CriteriaView, text: &Text) -> Option<Action> {
    if view.scores.is_empty() {
        return None;
    }
    ui.spacing_mut().item_spacing.y = space::TINY;
    widget::small(ui, &say!(text, "sweet-scores"));
    bars_ui(ui, &view.scores)
}

fn criteria_ui(ui: &mut Ui, state: &mut SheetState, view: &CriteriaView, text: &Text) -> Asked {
    let title = say!(text, "sweet-criteria");
    let copied = title_ui(ui, (&title, ""), &say!(text, "sweet-copy"), !view.scores.is_empty());
    let height = size::ROW * 8.0;
    let table = ui.allocate_ui(vec2(ui.available_width(), height), |ui| criteria_table_ui(ui, state, view, text));
    let picked = table.inner;
    for note in &view.notes {
        widget::muted(ui, note);
    }
    Asked::from(copied.then(|| Action::Copy(copy::criteria(view, text)))).and(picked)
}

fn criteria_table_ui(ui: &mut Ui, state: &mut SheetState, view: &CriteriaView, text: &Text) -> Option<Action> {
    let columns = [
        SheetColumn::words(say!(text, "sweet-criterion"), Width::Rest(150.0)),
        SheetColumn::numbers(say!(text, "sweet-winner"), Width::Fixed(94.0)),
        SheetColumn::numbers(say!(text, "sweet-value"), Width::Fixed(92.0)),
    ];
    let spoken = |row: &CriterionRow| SheetRow::named(format!("{}: {}, {}", row.name, row.winner, row.value));
    let sheet = Sheet {
        name: &say!(text, "sweet-criteria"),
        columns: &columns,
        rows: view.rows.len(),
        room: Room::Most(f32::INFINITY),
        row: &|row| view.rows.get(row).map(spoken).unwrap_or_default(),
        cell: &|row, column| view.rows.get(row).map(|row| criterion_cell(row, column)).unwrap_or_default(),
        ..Sheet::default()
    };
    widget::sheet_ui(ui, state, &sheet).into_iter().find_map(|asked| match asked {
        SheetAsked::Row(row, _) => Some(Action::Select(Selection::Band(Band::Known(view.rows.get(row)?.band?)))),
        _ => None,
    })
}

fn criterion_cell(row: &CriterionRow, column: usize) -> SheetCell<'_> {
    match column {
        0 => SheetCell::new(row.name.as_str()),
        1 => SheetCell::new(row.winner.as_str()).mark(if row.is_verdict { Mark::Dot } else { Mark::None }),
        _ => SheetCell::new(row.value.as_str()),
    }
}

/// A card's title, with a note beside it and a link on the right; `action` names it. Returns whether the link was clicked.
fn title_ui(ui: &mut Ui, (title, note): (&str, &str), action: &str, is_enabled: bool) -> bool {
    let name = format!("{action}: {title}");
    ui.scope(|ui| {
        // As high as its words, so that titles beside each other stand on one line.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal(|ui| {
            widget::section(ui, title);
            widget::muted(ui, note);
            let right = Layout::right_to_left(Align::Center);
            ui.with_layout(right, |ui| ui.add_enabled(is_enabled, Control::link(action).named(&name)).clicked()).inner
        })
        .inner
    })
    .inner
}

/// A bar per band; a click shows the band.
fn bars_ui(ui: &mut Ui, bars: &[BarView]) -> Option<Action> {
    let shown: Vec<Bar> = bars.iter().map(bar).collect();
    let label_width = label_width(ui, bars);
    let clicked = widget::bars(ui, &shown, label_width)?;
    Some(Action::Select(Selection::Band(Band::Known(bars.get(clicked)?.band))))
}

/// As wide as the longest label needs, so that no band is cut off while there is room.
fn label_width(ui: &Ui, bars: &[BarView]) -> f32 {
    let color = palette(ui).text;
    let widths = bars.iter().map(|bar| {
        let galley = ui.painter().layout_no_wrap(bar.label.clone(), TextKind::Body.font(), color);
        galley.size().x + space::MEDIUM
    });
    widths.fold(BAND_LABEL, f32::max).min(ui.available_width() / 2.0)
}

#[expect(clippy::cast_possible_truncation, reason = "a length on screen")]
fn bar(view: &BarView) -> Bar {
    Bar {
        label: view.label.clone(),
        value: view.value.clone(),
        share: (view.fraction > 0.0).then_some(view.fraction as f32),
        tone: if view.is_verdict { Tone::Amber } else { Tone::Accent },
    }
}
